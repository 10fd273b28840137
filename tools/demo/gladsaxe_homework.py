"""Gladsaxe (made up): what was promised between the meetings, and how far it has come."""

from __future__ import annotations

from collections.abc import Sequence

from tools.demo.desk import Desk
from tools.demo.homework_parts import answered, own, own_meeting, taken


def homework(desk: Desk, people: Sequence[int]) -> None:  # noqa: ARG001 - every library's part is called alike
    """Six of the course's tasks, four of their own, and the one for all."""
    desk.at("2026-11-20 14:40")
    own_meeting(desk, "Projektgruppen", "2026-11-27")
    taken(
        desk,
        "ask_three",
        "done",
        "children_librarian",
        "2026-10-29",
        "To mødre i den åbne legestue og en farmor (opdigtet). Alle tre troede, at den tredje pakke kom med posten.",
    )
    taken(
        desk,
        "numbers",
        "done",
        "librarian",
        "2026-11-10",
        "34 % henter den tredje pakke (opdigtet tal). Talt op i lånersystemet for det sidste år.",
    )
    taken(
        desk,
        "strategy_papers",
        "done",
        "library_manager",
        "2026-11-17",
        "Børnestrategien side 8 og sundhedspolitikken side 14 (begge opdigtede).",
    )
    taken(
        desk,
        "riskiest",
        "started",
        "coordinator",
        "2026-11-20",
        "Antagelsen er, at pakken bliver brugt, når den bliver afleveret hjemme. Otte familier har sagt ja til at prøve.",
    )
    desk.at("2026-11-20 15:00")
    taken(desk, "interview", "started", "children_librarian", "2026-12-03")
    taken(desk, "head", "not_begun", "library_manager", "2026-12-08")
    own(
        desk,
        "Spørg kommunens jurist om boligforeningens lokale",
        "not_begun",
        "coordinator",
        "2026-12-18",
        text="Må vi bruge fælleslokalet uden leje, og hvem hæfter, hvis noget går i stykker?",
    )
    own(desk, "Find et sted til tyve pakker i sundhedsplejens depot", "not_begun", "children_librarian")
    own(
        desk,
        "Ring til beboerhusets køkken",
        "done",
        "librarian",
        "2026-11-20",
        note="De vil gerne lave suppe den sidste tirsdag i måneden.",
    )
    own(
        desk,
        "Lav en plakat om sang på to sprog",
        "dropped",
        "communicator",
        note="Vi venter, til vi ved, hvem der synger.",
    )
    answered(desk, "started", "communicator", "Fire linjer er skrevet. Den om partneren mangler.")
