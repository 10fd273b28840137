"""Gladsaxe (made up): the project on one page with a recorded rehearsal, feedback for Gentofte, and two notices."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.carry import ignore, offers
from facilitator.components.about import About
from facilitator.components.showcase import COMPONENT
from tools.demo.desk import Desk
from tools.demo.showcase_parts import notices, said, shown


def showcase(desk: Desk, people: Sequence[int]) -> None:  # noqa: ARG001 - every library's part is called alike
    """The whole component."""
    desk.at("2026-11-20 15:40")
    shown(
        desk,
        title="Den tredje pakke synger",
        elevator=(
            "Sammen med sundhedsplejen får vi den tredje bogpakke helt hjem i stuen, på det sprog, familien synger på."
        ),
    )
    desk.at("2026-11-20 15:55")
    shown(
        desk,
        recording="https://example.org/gladsaxe-den-tredje-pakke",
        services="Bogstart, den tredje pakke. Et sanghold på to sprog kommer til, når den første halvdel virker.",
        next_step="Sundhedsplejen tager tyve pakker med i januar. Vi fortæller på modul 5, hvad der skete.",
    )
    desk.put(*ignore(offers(desk.session, desk.course, COMPONENT)))
    desk.at("2026-11-20 16:10")
    shown(desk, shared=True)
    said(
        desk,
        "Gentofte",
        (
            "good",
            "Chaufføren, der er ugens eneste gæst: Den historie forstår alle med det samme. Begynd altid med den.",
            True,
        ),
        (
            "question",
            "Hvad gør I, hvis en besøger holder op midt i det hele? Hvem siger det til den, der venter?",
            True,
        ),
        (
            "contact",
            "Vi har også frivillige, der besøger. Skal vores tovholdere drikke en kop kaffe på modul 4?",
            False,
        ),
    )


def about(desk: Desk, people: Sequence[int]) -> None:  # noqa: ARG001 - every library's part is called alike
    """Where they say that they are, and what they have put on the board."""
    desk.at("2026-11-20 16:35")
    desk.put(About(phase="resourcing"))
    notices(
        desk,
        (
            "Rim på 14 sprog",
            (
                "Vi har samlet rim og sange på 14 sprog i et regneark. I må gerne få det. Spørg efter vores "
                "børnebibliotekar på modul 4."
            ),
            True,
        ),
        (
            "Hvem har prøvet en boligforening?",
            "Vi vil gerne høre, hvem der låser, og hvem der rydder op.",
            True,
        ),
        ("Kaffe efter modul 5?", "", False),
    )
