"""Homework on the screen: pressing keys, reading the screen, and then the file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from facilitator import i18n
from facilitator.changes import versions
from facilitator.components.clarify import Clarify, ClarifyRating, Goal
from facilitator.components.homework import (
    HomeworkAnswer,
    HomeworkMeeting,
    HomeworkTask,
    assignments,
    local_today,
)
from facilitator.components.intake.records import IntakeAnswer
from facilitator.i18n import Language
from facilitator.launch import Launch
from facilitator.people import Person
from facilitator.session import Session
from facilitator.settings import Settings
from facilitator.workshop import WORKSHOP_FILE
from screens.app import build_app
from screens.components.homework import HomeworkScreen, since
from tests.screens.driver import Driver, table

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
STEPS = ("agenda", "course", "since", "meetings")
COMING = local_today() + timedelta(days=10)


@asynccontextmanager
async def at(
    path: Path, step: str = "agenda", size: tuple[int, int] = (110, 40), language: Language = "da"
) -> AsyncIterator[Driver]:
    i18n.use(language)
    with Session.open(path) as session:
        session.put("p", Person(id=7, name="Åse Ærø", role="librarian"))
        settings = Settings(animations=False, people={session.store.library_id: 7})
    app = build_app(Launch(path=path), settings)
    async with app.run_test(size=size, notifications=True) as pilot:
        desk = Driver(app, pilot)
        await desk.until(lambda: app.sessions, "the library is open")
        await desk.settle()
        app.go_component(app.sessions[0], "homework", step)
        await desk.until(lambda: isinstance(app.screen, HomeworkScreen) and app.screen.ready, "the step")
        await desk.settle()
        yield desk


def put(path: Path, *records: object) -> None:
    with Session.open(path) as session:
        session.put("", *records)  # type: ignore[arg-type]


async def test_a_course_task_is_taken_with_one_key_and_gets_the_next_meetings_date(
    workshop: Path, library: Path
) -> None:
    put(workshop / WORKSHOP_FILE, HomeworkMeeting(id=3, title="Modul 4", day=COMING))
    async with at(library, "course") as desk:
        await desk.shows("○ Spørg tre borgere", "Efter", "Hvorfor?")
        await desk.until(lambda: desk.app.screen.neighbours.workshop, "the workshop is read")  # type: ignore[attr-defined]
        await desk.press("enter")
        await desk.shows("● Spørg tre borgere", "taget: ikke begyndt")
        [saved] = table(library, HomeworkTask.KIND)
        assert (saved["source"], saved["due"]) == ("ask_three", COMING.isoformat())
        await desk.press("f5")
        await desk.shows("Næste møde: Modul 4", "Åbne opgaver (1)", "○ Spørg tre borgere")


async def test_a_new_task_by_keys_alone(library: Path) -> None:
    async with at(library) as desk:
        await desk.shows("I har ingen opgaver endnu.")
        await desk.press("n")
        await desk.shows("Ny opgave")
        await desk.type("Ring til æblehaven")
        await desk.press("escape")
        await desk.shows("Åbne opgaver (1)", "○ Ring til æblehaven", "ingen frist", "ingen har lovet den")
        await desk.press("space")
        await desk.shows("◐ Ring til æblehaven", "I gang")
        await desk.press("space")
        await desk.shows("● Ring til æblehaven", "Afsluttet (1)", "Ingen åbne opgaver")
        [saved] = table(library, HomeworkTask.KIND)
        assert (saved["title"], saved["state"]) == ("Ring til æblehaven", "done")
        await desk.press("delete")
        await desk.shows("Fjernet: Ring til æblehaven.")
        assert table(library, HomeworkTask.KIND) == []
        await desk.press("f8")
        await desk.shows("● Ring til æblehaven")


async def test_enter_opens_the_place_where_the_task_is_written(library: Path) -> None:
    put(library, HomeworkTask(id=HomeworkTask.key("ask_three"), title="Spørg tre", source="ask_three"))
    async with at(library) as desk:
        await desk.shows("Enter åbner 1 Projektafklaring, trinnet »Det ved I«")
        await desk.press("enter")
        await desk.until(lambda: desk.screen_name == "ClarifyScreen", "the clarification")
        await desk.shows("Det ved I")


async def test_a_task_without_a_place_opens_its_form_and_the_state_is_chosen_there(library: Path) -> None:
    put(library, HomeworkTask(id=5, title="Ring", text=HOSTILE, due=local_today() - timedelta(days=3)))
    async with at(library) as desk:
        await desk.shows("! Ring", "over fristen:", HOSTILE)
        await desk.press("enter")
        await desk.shows("Ret opgaven", "Begynd med et udsagnsord")
        await desk.press("end")
        await desk.type(" [/x] æøå")
        await desk.press("escape")
        await desk.shows("! Ring [/x] æøå")
        [saved] = table(library, HomeworkTask.KIND)
        assert saved["title"] == "Ring [/x] æøå"


async def test_a_new_task_with_nothing_in_it_is_taken_away_again(library: Path) -> None:
    async with at(library) as desk:
        await desk.press("n")
        await desk.shows("Ny opgave")
        assert len(table(library, HomeworkTask.KIND)) == 1
        await desk.press("escape")
        await desk.shows("I har ingen opgaver endnu.")
        assert table(library, HomeworkTask.KIND) == []


async def test_a_task_for_all_has_the_librarys_own_state(workshop: Path, library: Path) -> None:
    put(workshop / WORKSHOP_FILE, HomeworkTask(id=70, title="Skriv fem linjer", text="Kort", due=COMING))
    async with at(library) as desk:
        await desk.shows("○ Skriv fem linjer", "stillet til alle")
        await desk.press("space")
        await desk.shows("◐ Skriv fem linjer")
        await desk.press("delete")
        await desk.shows("kan ikke fjernes")
        await desk.press("e")
        await desk.shows("Fælles frist:", "Hvem gør det hos jer?")
        await desk.press("escape")
        [saved] = table(library, HomeworkAnswer.KIND)
        assert (saved["task"], saved["state"], saved["title"]) == (70, "started", "Skriv fem linjer")
        assert table(library, HomeworkTask.KIND) == []


async def test_the_facilitator_sets_a_task_for_all_and_sees_how_far_they_are(
    workshop: Path, library: Path
) -> None:
    file = workshop / WORKSHOP_FILE
    async with at(file) as desk:
        await desk.shows("Her stiller du opgaver til alle biblioteker.")
        await desk.press("n")
        await desk.type("Læs kapitel 2")
        await desk.press("escape")
        await desk.shows("Opgaver til alle biblioteker (1)", "0 af 2 biblioteker er færdige, 0 er i gang")
        [saved] = table(file, HomeworkTask.KIND)
        with Session.open(file) as session:
            [task] = session.all(HomeworkTask)
        assert saved["title"] == "Læs kapitel 2"
        put(library, HomeworkAnswer.to(task).revise(state="done"))
        await desk.shows("1 af 2 biblioteker er færdige")
        await desk.press("f6", "f6")
        await desk.shows("Det, der er ændret, ser man i hvert biblioteks egen fil.")


async def test_meetings_are_typed_and_become_the_date_of_the_next_task(library: Path) -> None:
    async with at(library, "meetings") as desk:
        await desk.shows("Der er ingen møder i kalenderen endnu.", "Ingen møder endnu.")
        await desk.press("n")
        await desk.type("Møde i projektgruppen")
        await desk.press("tab")
        await desk.type(COMING.isoformat())
        await desk.press("escape")
        await desk.shows("▸", "Møde i projektgruppen", "næste møde")
        [saved] = table(library, HomeworkMeeting.KIND)
        assert saved["day"] == COMING.isoformat()
        await desk.press("f5", "f5", "f5")
        await desk.shows("Næste møde: Møde i projektgruppen")


async def test_what_has_changed_before_and_now(library: Path) -> None:
    put(library, Clarify(challenge="De kommer ikke igen"))
    put(library, HomeworkMeeting(id=3, title="Modul 3", day=local_today() - timedelta(days=1)))
    put(library, Clarify(challenge=f"Familierne kommer ikke {HOSTILE}"))
    async with at(library, "since") as desk:
        await desk.shows("Ændret siden Modul 3", "1 ændring i 1 del af kurset", "Udfordringen", "i dag")
        await desk.press("enter")
        await desk.until(lambda: desk.screen_name == "ClarifyScreen", "the clarification")


async def test_many_changes_are_folded_up_by_part_and_backups_are_read_once(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []

    def count(session: Session, day: datetime) -> AbstractContextManager[tuple[Session, ...]]:
        opened.append(day)
        return versions(session, day)

    monkeypatch.setattr(since, "versions", count)
    put(library, *(Goal(id=n, position=n, what=f"Mål nummer {n}") for n in range(1, 15)))
    put(library, Clarify(challenge="De kommer ikke igen"))
    async with at(library, "since") as desk:
        await desk.shows("[+] 1 Projektafklaring · 15 ændringer · i dag")
        assert "Mål nummer" not in desk.text
        await desk.press("enter")
        await desk.shows(
            "[−] 1 Projektafklaring", "+ Udfordringen", "»De kommer ikke igen«", "+ Mål nummer 14"
        )
        assert desk.text.index("Udfordringen") < desk.text.index("Mål nummer 14")
        put(library, Goal(id=15, position=15, what="Mål nummer 15"))
        await desk.shows("[−] 1 Projektafklaring · 16 ændringer", "+ Mål nummer 15")
        assert len(opened) == 1
        await desk.press("down", "enter")
        await desk.until(lambda: desk.screen_name == "ClarifyScreen", "the clarification")


async def test_many_scores_are_counted_and_what_people_wrote_alone_is_not_shown(library: Path) -> None:
    ratings = [
        ClarifyRating(id=ClarifyRating.key(item), item=item, score=3)
        for item in ("need", "novelty", "breadth", "x")
    ]
    put(library, *ratings, IntakeAnswer(id=8, person=7, idea="Hemmelig idé"))
    async with at(library, "since") as desk:
        await desk.shows(
            "4 vurderinger, valg eller krydser er nye eller ændrede", "1 svar er nyt eller ændret."
        )
        assert "Hemmelig" not in desk.text
        await desk.press("enter")
        await desk.until(lambda: desk.screen_name == "IntakeScreen", "the intake")


async def test_how_far_to_look_back_is_chosen(library: Path) -> None:
    put(library, Clarify(challenge="De kommer ikke igen"))
    tomorrow = local_today() + timedelta(days=1)
    async with at(library, "since", language="en") as desk:
        await desk.shows("Changed since", "1 change in 1 part of the course", "+ The challenge", "new today")
        await desk.press("v")
        await desk.shows("Since when?", "Another day")
        await desk.press("end", "enter")
        await desk.shows("Write the day")
        await desk.type("nonsense")
        await desk.press("enter")
        await desk.shows("could not be read as a day")
        await desk.press("v", "end", "enter")
        await desk.shows("Write the day")
        await desk.type(tomorrow.isoformat())
        await desk.press("enter")
        await desk.shows("Nothing has been changed in that time.")
        await desk.press("v", "home")
        await desk.press("down", "down", "down", "enter")
        await desk.shows("From the beginning", "1 change in 1 part of the course")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_every_step_at_every_size_with_far_too_much_in_it(library: Path, size: tuple[int, int]) -> None:
    long = f"{HOSTILE} " * 90
    rows = [
        HomeworkTask(
            id=n,
            position=n,
            title=f"{n} {HOSTILE}" if n % 7 else long,
            text=long,
            note=long,
            due=local_today() + timedelta(days=n - 20) if n % 3 else None,
            state=("not_begun", "started", "done", "dropped")[n % 4],
        )
        for n in range(1, 60)
    ]
    meetings = [
        HomeworkMeeting(id=n, position=n, title=HOSTILE, day=local_today() + timedelta(days=7 * (n - 5)))
        for n in range(1, 12)
    ]
    put(library, *rows, *meetings, Clarify(challenge=long, idea=long))
    async with at(library, size=size) as desk:
        for step in STEPS:
            assert step == desk.app.screen.step_view.STEP  # type: ignore[attr-defined]
            await desk.press("down", "pagedown", "end", "home")
            assert all(len(line) <= size[0] + 2 for line in desk.lines)
            if step != STEPS[-1]:
                await desk.press("f6")


async def test_the_course_has_a_suggestion_for_every_taught_part_and_english_is_whole(library: Path) -> None:
    async with at(library, "course", language="en", size=(120, 60)) as desk:
        await desk.shows(
            "Ask three members of the public", "Why?", "about 90 minutes", "tasks have been taken"
        )
        assert "»" not in desk.text
        assert len(assignments(desk.app.screen.course)) == 16  # type: ignore[attr-defined]
