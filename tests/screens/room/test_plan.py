"""Planning by keys: a ready-made plan is taken, changed, put in order and taken back; a rehearsal changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda import RoomParked, RoomRun, RoomStep
from facilitator.component import activity_of
from facilitator.components.homework import HomeworkMeeting
from facilitator.components.homework.tasks import local_today
from facilitator.content import load_course
from facilitator.demo import copy_demo
from facilitator.room import running
from facilitator.room.clock import RoomClock
from facilitator.room.state import activity_of_step, steps_of
from facilitator.session import Session
from facilitator.visibility import Phase
from facilitator.workshop import WORKSHOP_FILE
from screens.room.plan.pages import AgendaPage, StepPage
from screens.widgets.form import FieldBox, RecordForm
from screens.widgets.form.pickers import ChoicePicker
from tests.screens.driver import Driver, driving

DAY = 86_400_000
"""Milliseconds."""


def saved(folder: Path) -> tuple[tuple[HomeworkMeeting, ...], list[RoomStep]]:
    """The meetings, and the steps of all, as they are in the file."""
    with Session.open(folder / WORKSHOP_FILE, read_only=True) as session:
        return session.all(HomeworkMeeting), list(session.all(RoomStep))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file that holds something; locks are not among them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


async def plan_of(t: Driver, *, meeting: str) -> None:
    """From the overview to the plan, with this among the words."""
    await t.until(lambda: getattr(t.app.screen, "_course", None) is not None, "the overview is read")
    await t.press("m")
    await t.shows(meeting)


def page_of(t: Driver) -> StepPage:
    """The step's page that is open."""
    return t.app.screen.query_one(StepPage)


def new_step(folder: Path, before: list[RoomStep]) -> RoomStep:
    """The step that was not there before."""
    known = {step.id for step in before}
    return next(step for step in saved(folder)[1] if step.id not in known)


async def agenda_is_open(t: Driver) -> None:
    await t.until(
        lambda: any(page.has_focus_within for page in t.app.screen.query(AgendaPage)), "the agenda is open"
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_a_ready_made_plan_becomes_ones_own_by_keys(workshop: Path, size: tuple[int, int]) -> None:
    async with driving(workshop, size=size) as t:
        await plan_of(t, meeting="Tryk T")
        await t.shows("0 møder", "T Færdig plan")
        assert not [key for key in ("Enter Åbn", "Del Fjern", "D kopiér") if key in t.text]
        await t.press("t")
        await t.shows("Hent en færdig plan", "Andet møde: cases", "giv point hver for sig, og vælg")
        await t.press("down", "enter")
        await agenda_is_open(t)
        await t.shows(
            "320 af 330 minutter", "10 minutter til rådighed", "9.30", "Hvad blev der af opgaverne?"
        )
        taken = [step.title for step in saved(workshop)[1]]
        before = [(title, False) for title in taken]

        await t.press("x", "down", "r")
        await t.shows("ikke med", "330 af 330 minutter · ● det passer")
        await t.press("r")
        await t.shows("345 af 330 minutter · ! 15 minutter for meget", "Program   19 trin")
        steps = saved(workshop)[1]
        assert [step.skipped for step in steps[:4]] == [True, False, False, False]
        assert [step.title for step in steps[1:5]] == [*3 * [taken[1]], taken[2]]
        await t.press("shift+down")
        assert [step.title for step in saved(workshop)[1]][1:5] == [taken[1], taken[1], taken[2], taken[1]]
        await t.press("n")
        await t.until(lambda: isinstance(t.app.screen.page, StepPage), "the new step is open")  # type: ignore[attr-defined]
        await t.settle()
        await t.type("Sang")
        await t.press("tab", "x", "tab")
        await t.shows("Skriv et helt tal, for eksempel 10.")
        await t.press("shift+tab")
        await t.type("12")
        await t.press("escape")
        await agenda_is_open(t)
        await t.shows("Sang", "357 af 330 minutter")
        assert [(step.title, step.minutes) for step in saved(workshop)[1]][5] == ("Sang", 12)
        await t.press("delete")
        await t.until(
            lambda: "Sang" not in [step.title for step in saved(workshop)[1]], "the step is removed"
        )

        for _ in range(20):
            if [(step.title, step.skipped) for step in saved(workshop)[1]] == before:
                break
            await t.press("f8")
        assert [(step.title, step.skipped) for step in saved(workshop)[1]] == before
        await t.press("ctrl+y")
        await t.shows("ikke med")
        await t.press("f8")

        await t.press("e")
        await t.shows("Begynder kl.")
        await t.press("escape")
        await agenda_is_open(t)
        await t.press("escape")
        await t.settle()
        await t.press("d")
        await t.shows("(kopi)")
        assert len(saved(workshop)[0]) == 2
        await t.press("delete")
        await t.shows("Mødet og dets 17 trin forsvinder")
        await t.press("down", "enter")
        await t.until(lambda: len(saved(workshop)[0]) == 1, "the copy is removed")
        await t.press("f8")
        assert (len(saved(workshop)[0]), len(saved(workshop)[1])) == (2, 2 * len(taken))
        await t.shows("gemt")
        await t.press("escape")
        await t.until(lambda: t.screen_name == "HomeScreen", "back to the overview")


async def test_a_step_says_where_its_work_is_done_and_what_is_voted_on(workshop: Path) -> None:
    async with driving(workshop, size=(110, 40)) as t:
        await plan_of(t, meeting="Tryk T")
        await t.press("t")
        await t.press("enter")
        await agenda_is_open(t)
        await t.press("down", "down", "enter")
        await t.until(lambda: isinstance(t.app.screen.page, StepPage), "the step is open")  # type: ignore[attr-defined]
        t.app.screen.query_one("#places").focus()
        await t.shows("Plenumdialog › Svar alene", "I hvor høj grad")
        await t.press("enter")
        await t.shows("Hvilken del af kurset")
        await t.press("down", "down", "down", "enter")
        await t.shows("Hvilken side åbner deltagerne?", "Vægte")
        await t.press("down", "down", "down", "down", "enter")
        await t.until(lambda: saved(workshop)[1][2].place == "services.scores", "the place is saved")
        assert saved(workshop)[1][2].question == "", "the question was about the dialogue"
        await t.press("escape")
        await agenda_is_open(t)
        await t.press("down", "down", "enter")
        await t.until(lambda: bool(t.app.screen.query("#options")), "the vote is open")
        t.app.screen.query_one("#options").scroll_visible(animate=False)
        await t.shows("Det stemmes der om", "7 muligheder", "At finde tiden")
        await t.press("escape")
        await agenda_is_open(t)
        before = saved(workshop)[1]
        await t.press("n")
        await t.until(lambda: isinstance(t.app.screen.page, StepPage), "the new step is open")  # type: ignore[attr-defined]
        await t.until(lambda: page_of(t).step_id not in {step.id for step in before}, "the new step is open")
        await t.settle()
        assert page_of(t).query_one("#options").display is False
        form = page_of(t).query(RecordForm).first()
        form.box("method").editor.focus()
        await t.type("af")
        await t.press("enter")
        await t.until(lambda: new_step(workshop, before).wall == "vote", "the wall shows the vote's result")
        assert new_step(workshop, before).vote == "dots"
        await t.until(lambda: page_of(t).query_one("#options").display, "the vote's own fields are shown")
        page_of(t).query_one("#options").scroll_visible(animate=False)
        await t.shows("Prikker til hver", "Det stemmes der om   ingen")
        reveal = next(box for box in page_of(t).query(FieldBox) if box.field == "reveal")
        assert isinstance(reveal.editor, ChoicePicker)
        assert reveal.editor.chosen() == ("hand",)


def held(session: Session, meeting: HomeworkMeeting) -> None:
    """The meeting was held three weeks ago, to its second step, whose answers were locked."""
    course, at = load_course(), RoomClock().now() - 21 * DAY
    mark = RoomClock().mark()
    session.edit("", lambda now: running.begin(now, course, meeting.id, at, mark))
    second = steps_of(session, meeting.id)[1].id
    session.edit("", lambda now: running.enter(now, course, second, at + 1, mark))
    session.edit("", lambda now: running.turn(now, course, Phase.CLOSED, at + 2, mark))
    session.edit("", lambda now: running.park(now, course, "Kørsel", at + 3, mark))
    session.edit("", lambda now: running.end(now, course, at + 4, mark))


async def test_a_rehearsal_leaves_no_trace_and_begins_a_held_meeting_anew(tmp_path: Path) -> None:
    folder = copy_demo(tmp_path / "demo")
    with Session.open(folder / WORKSHOP_FILE) as session:
        fourth = session.all(HomeworkMeeting)[3]
        session.revise("", HomeworkMeeting, fourth.id, day=local_today())
        held(session, fourth)
    async with driving(folder, size=(120, 40)) as t:
        await t.shows("Næste møde: Modul 4: aftale og forhandling, i dag kl. 9.30.")
        await plan_of(t, meeting="Modul 4")
        await t.shows("Fem linjer fra hvert bibliotek", "325 af 330 minutter")
        before = contents(folder)
        await t.press("g")
        await t.shows("GENERALPRØVE")
        copy = t.app.screen.folder  # type: ignore[attr-defined]
        assert folder not in (copy, *copy.parents)
        assert copy.parent in t.app.temporary
        await t.shows("Tryk Enter for at begynde")
        await t.press("enter")
        await t.shows("Trin 1 af", "til tiden")
        with Session.open(copy / WORKSHOP_FILE, read_only=True) as rehearsed:
            steps = steps_of(rehearsed, fourth.id)
            assert "Kørsel" not in [row.text for row in rehearsed.all(RoomParked)]
            runs = [run.step for run in rehearsed.all(RoomRun)]
            assert [step.id for step in steps if step.id in runs] == [steps[0].id]
            second = activity_of_step(steps[1], load_course())
            assert not activity_of(rehearsed, second).locked
        await t.press("pagedown", "pagedown")
        await t.settle()
        assert contents(folder) == before
        await t.press("escape")
        await t.shows("Slut generalprøven", "Kopien bliver slettet")
        await t.press("down", "enter")
        await t.until(lambda: not copy.exists(), "the copy is removed")
        assert t.screen_name == "PlanScreen"
        await t.shows("afholdt · Modul 4")
        assert contents(folder) == before
