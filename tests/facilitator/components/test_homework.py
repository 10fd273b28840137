"""Homework: the agenda of a meeting, tasks for all, the course's tasks, progress and report, on real files."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import i18n
from facilitator.blocks import Heading, Table
from facilitator.carry import offers, take
from facilitator.component import State
from facilitator.components.clarify import Assumption
from facilitator.components.homework import (
    COMPONENT,
    HomeworkAnswer,
    HomeworkMeeting,
    HomeworkTask,
    Todo,
    agenda,
    assignment,
    assignments,
    last_meeting,
    meetings,
    next_meeting,
    open_tasks,
    progress,
    report,
    tasks,
)
from facilitator.components.homework.records import DONE, DROPPED, NOT_BEGUN, STARTED, STATES
from facilitator.components.homework.tasks import by_date, next_state, state_of
from facilitator.components.negotiation import NegotiationNext
from facilitator.content import Course, load_course
from facilitator.people import Library, Person
from facilitator.record import asked_fields
from facilitator.session import Session
from facilitator.store import Store
from facilitator.visibility import Viewer

ROOT = Path(__file__).parents[3]
OUTSIDE = Viewer(outside=True)
TODAY = date(2026, 11, 20)


class Clock:
    """A clock that stands where it is put."""

    def __init__(self, moment: str) -> None:
        self.moment = datetime.fromisoformat(moment).astimezone()

    def set(self, moment: str) -> None:
        self.moment = datetime.fromisoformat(moment).astimezone()

    def __call__(self) -> float:
        return self.moment.timestamp()


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def clock() -> Clock:
    return Clock("2026-11-01 09:00")


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    with Session(Store.open(tmp_path / "ærø.json", create=True, clock=clock)) as opened:
        opened.put("", Library(name="Ærø Bibliotek"))
        yield opened


@pytest.fixture
def workshop(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    with Session(Store.open(tmp_path / "workshop.json", create=True, clock=clock)) as opened:
        yield opened


def titles(found: tuple[Todo, ...]) -> list[str]:
    return [todo.title for todo in found]


# --- the list ---------------------------------------------------------------------------------------------


def test_open_tasks_come_by_date_then_without_date_then_as_a_danish_dictionary(session: Session) -> None:
    session.put(
        "t",
        HomeworkTask(id=1, title="Åbn døren"),
        HomeworkTask(id=2, title="Ærinde", due=date(2026, 12, 3)),
        HomeworkTask(id=3, title="Zoneplan"),
        HomeworkTask(id=4, title="Ring", due=date(2026, 11, 12)),
        HomeworkTask(id=5, title="Øl til festen"),
        HomeworkTask(id=6, title="Færdig", state=DONE, due=date(2026, 11, 1)),
        HomeworkTask(id=7),
    )
    assert titles(open_tasks(session)) == ["Ring", "Ærinde", "Zoneplan", "Øl til festen", "Åbn døren"]
    assert [todo.title for todo in open_tasks(session) if todo.overdue(TODAY)] == ["Ring"]
    assert titles(tasks(session))[-1] == "Færdig"


def test_a_task_is_late_only_after_its_day(session: Session) -> None:
    session.put("t", HomeworkTask(id=1, title="Ring", due=TODAY))
    [todo] = open_tasks(session)
    assert not todo.overdue(TODAY)
    assert todo.overdue(TODAY + timedelta(days=1))
    session.revise("t", HomeworkTask, 1, state=DROPPED)
    assert not tasks(session)[0].overdue(TODAY + timedelta(days=1))


@given(st.lists(st.tuples(st.sampled_from([*STATES, "", "?"]), st.none() | st.dates(), st.text(max_size=5))))
def test_whatever_is_open_stands_before_what_is_not(rows: list[tuple[str, date | None, str]]) -> None:
    todos = [
        Todo(("homework_task", n), title, "", "", due, state_of(state), "", "")
        for n, (state, due, title) in enumerate(rows)
    ]
    ordered = sorted(todos, key=by_date)
    opened = [todo.open for todo in ordered]
    assert opened == sorted(opened, reverse=True)
    days = [todo.due for todo in ordered if todo.open]
    dated = [day for day in days if day is not None]
    assert days == sorted(dated) + [None] * (len(days) - len(dated))


def test_states_go_round_and_unknown_ones_are_not_begun() -> None:
    assert [next_state(state) for state in STATES] == [STARTED, DONE, DROPPED, NOT_BEGUN]
    assert next_state("of a newer version") == STARTED
    assert state_of("") == NOT_BEGUN


def test_the_agenda_of_a_meeting(session: Session, clock: Clock) -> None:
    session.put("t", *(HomeworkTask(id=n, title=f"opgave {n}") for n in (1, 2, 3, 4)))
    clock.set("2026-11-12 15:00")
    session.revise("t", HomeworkTask, 1, state=DONE)
    clock.set("2026-11-13 08:00")
    session.revise("t", HomeworkTask, 2, state=DONE)
    session.revise("t", HomeworkTask, 3, state=DROPPED)
    since = HomeworkMeeting(id=9, title="Møde", day=date(2026, 11, 12))
    session.put("m", since)
    last = last_meeting(session, today=TODAY)
    assert last is not None
    found = agenda(session, since=last.after)
    assert titles(found.open) == ["opgave 4"]
    assert titles(found.since) == ["opgave 2", "opgave 3"]
    assert titles(found.before) == ["opgave 1"]
    assert titles(agenda(session).since) == ["opgave 1", "opgave 2", "opgave 3"]


def test_a_note_written_later_does_not_finish_a_task_again(session: Session, clock: Clock) -> None:
    session.put("t", HomeworkTask(id=1, title="Ring", state=DONE))
    clock.set("2026-11-19 10:00")
    session.revise("t", HomeworkTask, 1, note="De ringede tilbage")

    def when(todo: Todo) -> datetime | None:
        stamp = session.store.stamp_of(*todo.key, "state")
        return stamp.time if stamp else None

    assert titles(agenda(session, None, date(2026, 11, 13), when).before) == ["Ring"]


# --- tasks for all ----------------------------------------------------------------------------------------


def test_a_task_for_all_has_each_librarys_own_state(session: Session, workshop: Session) -> None:
    task = HomeworkTask(id=70, title="Læs forløbet", text="Kapitel 2", due=date(2026, 12, 1))
    workshop.put("t", task)
    [todo] = open_tasks(session, workshop)
    assert (todo.shared, todo.state, todo.due, todo.task) == (True, NOT_BEGUN, date(2026, 12, 1), 70)
    assert open_tasks(session) == ()

    session.put("a", HomeworkAnswer.to(task).revise(state=STARTED, owner="librarian"))
    [todo] = open_tasks(session, workshop)
    assert (todo.state, todo.owner) == (STARTED, "librarian")
    session.revise("a", HomeworkAnswer, HomeworkAnswer.key(70), due=date(2026, 11, 28))
    assert open_tasks(session, workshop)[0].due == date(2026, 11, 28)
    assert workshop.all(HomeworkTask) == (task,)


def test_a_task_for_all_is_known_from_the_librarys_own_file_when_the_workshop_is_away(
    session: Session, workshop: Session
) -> None:
    task = HomeworkTask(id=70, title="Læs forløbet", due=date(2026, 12, 1), source="ask_three")
    workshop.put("t", task)
    session.put("a", HomeworkAnswer.to(task).revise(note="Halvvejs"))
    [todo] = open_tasks(session)
    assert (todo.title, todo.due, todo.source) == ("Læs forløbet", date(2026, 12, 1), "ask_three")
    workshop.revise("t", HomeworkTask, 70, title="Læs hele forløbet")
    assert titles(open_tasks(session, workshop)) == ["Læs hele forløbet"]
    workshop.remove("t", workshop.all(HomeworkTask)[0])
    assert titles(open_tasks(session, workshop)) == ["Læs forløbet"]


# --- meetings ---------------------------------------------------------------------------------------------


def test_meetings_of_the_library_and_the_workshop(session: Session, workshop: Session) -> None:
    assert next_meeting(session, workshop, TODAY) is None
    assert last_meeting(session, workshop, TODAY) is None
    session.put(
        "m", HomeworkMeeting(id=1, title="Os", day=date(2026, 12, 9)), HomeworkMeeting(id=2, title="Snart")
    )
    workshop.put(
        "m",
        HomeworkMeeting(id=3, title="Modul 3", day=date(2026, 11, 12)),
        HomeworkMeeting(id=4, title="Modul 4", day=TODAY),
    )
    assert [(one.title, one.shared) for one in meetings(session, workshop)] == [
        ("Modul 3", True),
        ("Modul 4", True),
        ("Os", False),
    ]
    coming, last = next_meeting(session, workshop, TODAY), last_meeting(session, workshop, TODAY)
    assert coming is not None
    assert coming.title == "Modul 4"
    assert last is not None
    assert (last.title, last.after) == ("Modul 3", date(2026, 11, 13))
    assert [one.title for one in meetings(workshop)] == ["Modul 3", "Modul 4"]


# --- the course's tasks -----------------------------------------------------------------------------------


def test_the_course_has_tasks_for_its_parts(course: Course) -> None:
    found = assignments(course)
    assert 12 <= len(found) <= 20
    assert len({one.after for one in found}) >= 7
    for one in found:
        assert len(one.title.da) <= 60, one.id
        assert one.text.da.endswith((".", "?"))
        assert assignment(course, one.id) is one
        if one.component in course.components:
            steps = [step.id for step in course.words(one.component).steps]
            assert not one.step or one.step in steps, (one.id, steps)
    assert assignment(course, "") is None
    assert assignment(course, "of another course") is None


def test_a_course_task_is_the_same_row_on_two_laptops() -> None:
    assert HomeworkTask.key("ask_three") == HomeworkTask.key("ask_three") != HomeworkTask.key("interview")


# --- what earlier parts offer -----------------------------------------------------------------------------


def test_assumptions_and_next_steps_are_offered_as_tasks(session: Session, course: Course) -> None:
    assert offers(session, course, COMPONENT) == ()
    session.put(
        "u",
        Assumption(
            id=1, text="Pakken bliver læst", test="Spørg tre", who="Børnebibliotekar", due=date(2026, 12, 1)
        ),
        Assumption(id=2, text="Uden prøve"),
        NegotiationNext(id=3, text="Send referatet", who="Tovholder"),
        NegotiationNext(id=4),
    )
    first, second = offers(session, course, COMPONENT)
    assert first.draft.fields == {
        "title": "Pakken bliver læst",
        "text": "Spørg tre",
        "owner": "children_librarian",
        "due": date(2026, 12, 1),
    }
    assert second.draft.fields == {"title": "Send referatet", "owner": "coordinator"}
    put, _ = take(session, [first, second])
    session.put("take", *put)
    assert titles(open_tasks(session)) == ["Pakken bliver læst", "Send referatet"]
    assert offers(session, course, COMPONENT) == ()
    session.revise("u", HomeworkTask, first.draft.id, state=DONE, note="Gjort")
    assert offers(session, course, COMPONENT) == ()
    session.revise("u", NegotiationNext, 3, due=date(2026, 12, 5))
    [again] = offers(session, course, COMPONENT)
    assert again.again


# --- progress and report ----------------------------------------------------------------------------------


def test_progress(session: Session, course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.components.homework.local_today", lambda: TODAY)
    assert progress(session, course).state is State.EMPTY
    session.put("t", HomeworkTask(id=1, title="Ring", due=TODAY))
    found = progress(session, course)
    assert (found.state, found.remark and found.remark.params) == (State.STARTED, {"n": 1})
    session.revise("t", HomeworkTask, 1, due=date(2026, 11, 19))
    assert progress(session, course).state is State.ATTENTION
    session.revise("t", HomeworkTask, 1, state=DROPPED)
    assert progress(session, course).state is State.DONE


def test_the_report_names_roles_and_never_people(session: Session, course: Course) -> None:
    assert report(session, course, OUTSIDE) == ()
    session.put(
        "t",
        Person(id=7, name="Åse Ærø", role="librarian"),
        HomeworkTask(
            id=1, title="Ring til æblehaven", owner="librarian", due=date(2026, 12, 3), note="Optaget"
        ),
        HomeworkTask(id=2, title="Spørg borgerne", state=DONE),
    )
    blocks = report(session, course, OUTSIDE)
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings == ["Skal gøres", "Er gjort"]
    first, second = (block for block in blocks if isinstance(block, Table))
    assert first.rows == (("Ring til æblehaven", "Bibliotekar", "3. dec. 2026", "Ikke begyndt", "Optaget"),)
    assert second.head == ("Opgave", "Status")
    assert "Åse" not in str(blocks)
    i18n.use("en")
    assert "To be done" in str(report(session, course, OUTSIDE))


# --- words ------------------------------------------------------------------------------------------------


def sources() -> list[Path]:
    places = (ROOT / "facilitator/components/homework", ROOT / "screens/components/homework")
    return [path for place in places for path in sorted(place.glob("*.py"))]


def test_every_word_is_used_and_there_and_every_field_has_a_label(course: Course) -> None:
    strings: set[str] = set()
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "key":
                word = node.args[2]
                assert isinstance(word, ast.Constant)
                assert isinstance(word.value, str)
                strings |= {f"key_{word.value}", f"tip_{word.value}"}
    file = ROOT / "data/courses/partnerships/components/homework.toml"
    words = tomllib.loads(file.read_text("utf-8"))["words"]
    assert (
        sorted(
            key
            for key in words
            if key.removesuffix("_one") not in strings and not key.startswith("lead_all_")
        )
        == []
    )
    content = course.words("homework")
    for kind in COMPONENT.kinds:
        for name in asked_fields(kind):
            assert content.field(kind.KIND, name) is not None, (kind.KIND, name)
        assert COMPONENT.places[kind.KIND] in {step.id for step in content.steps}
