"""What has changed since a day: from real files with real backups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import i18n
from facilitator.changes import (
    CHANGED,
    GONE,
    NEW,
    PartChange,
    apart,
    around,
    changes_since,
    start_of,
    versions,
)
from facilitator.components.clarify import COMPONENT, Assumption, Clarify, ClarifyRating, Goal, TargetGroup
from facilitator.components.intake.records import IntakeAnswer, IntakePartnership
from facilitator.content import Course, load_course
from facilitator.people import Library, Person
from facilitator.session import Session
from facilitator.store import Backup, Store
from facilitator.visibility import Viewer

ANYBODY = Viewer()
MEETING = start_of(date(2026, 11, 13))
OLD = "Familier bruger ikke biblioteket."
NEWER = "Familier i Nordbyen kommer ikke igen, efter at barnet er fyldt et år."


class Clock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.set("2026-11-01 09:00")

    def set(self, moment: str) -> None:
        self.seconds = datetime.fromisoformat(moment).astimezone().timestamp()

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    with Session(Store.open(tmp_path / "ærø.json", create=True, clock=clock)) as opened:
        opened.put("", Library(name="Ærø Bibliotek"))
        yield opened


def look(session: Session, course: Course, since: datetime = MEETING) -> dict[str, PartChange]:
    with versions(session, since) as earlier:
        return {part.component: part for part in changes_since(session, course, since, ANYBODY, earlier)}


def test_nothing_has_changed(session: Session, course: Course, clock: Clock) -> None:
    session.put("c", Clarify(challenge=OLD))
    clock.set("2026-11-20 09:00")
    assert look(session, course) == {}


def test_a_field_before_and_now(session: Session, course: Course, clock: Clock) -> None:
    session.put("c", Clarify(challenge=OLD, alone="partnership"))
    clock.set("2026-11-18 14:00")
    session.revise("c", Clarify, 1, challenge=NEWER)
    [record] = look(session, course)["clarify"].records
    assert (record.what, record.name) == (CHANGED, "")
    [field] = record.fields
    assert (field.label, field.before, field.now) == ("Udfordringen", OLD, NEWER)
    assert field.at.astimezone().date() == date(2026, 11, 18)
    assert field.step == "challenge"


def test_without_a_backup_only_the_present_text_is_known(
    session: Session, course: Course, clock: Clock
) -> None:
    session.put("c", Clarify(challenge=OLD, alone="partnership"))
    clock.set("2026-11-18 14:00")
    session.revise("c", Clarify, 1, challenge=NEWER)
    for backup in session.store.backups():
        backup.path.unlink()
    [record] = look(session, course)["clarify"].records
    assert (record.fields[0].before, record.fields[0].now) == (None, NEWER)


def test_a_damaged_backup_is_passed_over(session: Session, course: Course, clock: Clock) -> None:
    session.put("c", Clarify(challenge=OLD))
    clock.set("2026-11-18 14:00")
    session.revise("c", Clarify, 1, challenge=NEWER, idea="Bog i bussen")
    for backup in session.store.backups():
        backup.path.unlink()
        backup.path.write_text("{ikke json", encoding="utf-8")
    [record] = look(session, course)["clarify"].records
    assert {field.before for field in record.fields} == {None}


def test_what_stood_there_before_that_day_not_in_between(
    session: Session, course: Course, clock: Clock
) -> None:
    session.put("c", Clarify(challenge=OLD))
    for day, text in ((14, "Et udkast"), (16, "Et til"), (18, NEWER)):
        clock.set(f"2026-11-{day} 14:00")
        session.revise("c", Clarify, 1, challenge=text)
    [record] = look(session, course)["clarify"].records
    assert record.fields[0].before == OLD
    [record] = look(session, course, start_of(date(2026, 11, 15)))["clarify"].records
    assert record.fields[0].before == "Et udkast"


def test_what_was_changed_and_changed_back_is_no_change(
    session: Session, course: Course, clock: Clock
) -> None:
    session.put("c", Clarify(challenge=OLD))
    for day, text in ((14, NEWER), (18, OLD)):
        clock.set(f"2026-11-{day} 14:00")
        session.revise("c", Clarify, 1, challenge=text)
    assert look(session, course) == {}


def test_rows_are_new_changed_or_gone(session: Session, course: Course, clock: Clock) -> None:
    session.put(
        "r",
        TargetGroup(id=1, name="Unge", count="40"),
        TargetGroup(id=2, name="Ældre"),
        Goal(id=3, what="Mål"),
    )
    clock.set("2026-11-18 14:00")
    session.revise("r", TargetGroup, 1, count="60")
    clock.set("2026-11-18 14:05")
    session.put("r", TargetGroup(id=9, name="Børn på øen", place="Ærø"))
    clock.set("2026-11-18 14:10")
    session.remove("r", TargetGroup(id=2))
    found = {record.id: record for record in look(session, course)["clarify"].records}
    assert {key: record.what for key, record in found.items()} == {1: CHANGED, 9: NEW, 2: GONE}
    assert (found[1].name, found[1].fields[0].before, found[1].fields[0].now) == ("Unge", "40", "60")
    assert found[9].name == "Børn på øen"
    assert [field.field for field in found[9].fields] == ["name", "place"]
    assert (found[2].name, found[2].at) == ("Ældre", None)


def test_moving_a_row_and_an_empty_new_row_are_no_changes(
    session: Session, course: Course, clock: Clock
) -> None:
    session.put("r", TargetGroup(id=1, name="Unge"), TargetGroup(id=2, name="Ældre"))
    clock.set("2026-11-18 14:00")
    session.revise("r", TargetGroup, 2, position=-1.0)
    session.put("r", Goal(id=5))
    assert look(session, course) == {}


def test_values_are_told_in_words(session: Session, course: Course, clock: Clock) -> None:
    item = course.qualify.items[0]
    key = ClarifyRating.key(item.id)
    session.put(
        "c",
        Clarify(alone="partnership"),
        ClarifyRating(id=key, item=item.id, score=2),
        Assumption(id=4, text="Tro"),
    )
    clock.set("2026-11-18 14:00")
    session.revise("c", Clarify, 1, alone="buy")
    session.revise("c", ClarifyRating, key, score=None)
    session.revise("c", Assumption, 4, due=date(2026, 12, 3))
    found = {record.kind: record for record in look(session, course)["clarify"].records}
    assert found["clarify"].fields[0].before == course.label("alone", "partnership")
    assert found["clarify_rating"].name == str(item.name)
    assert (found["clarify_rating"].fields[0].now, bool(found["clarify_rating"].fields[0].before)) == (
        "",
        True,
    )
    assert (found["clarify_rating"].wordless, found["clarify_assumption"].wordless) == (True, False)
    assert found["clarify_assumption"].fields[0].now == "3. december 2026"
    i18n.use("en")
    assert "3 December 2026" in str(look(session, course))


def test_what_people_wrote_alone_is_only_counted(session: Session, course: Course, clock: Clock) -> None:
    session.put("p", Person(id=7, name="Åse"), IntakeAnswer(id=8, person=7, idea="Hemmelig idé"))
    clock.set("2026-11-18 14:00")
    session.revise("p", IntakeAnswer, 8, idea="En anden hemmelig idé")
    session.put("p", IntakePartnership(id=9, name="Musikskolen"))
    part = look(session, course)["intake"]
    assert part.answers == 1
    assert [record.name for record in part.records] == ["Musikskolen"]
    assert "emmelig" not in str(part)
    assert "Åse" not in str(part)


def test_what_is_concealed_is_left_out(
    session: Session, course: Course, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.put("r", TargetGroup(id=1, name="Skjult før"), TargetGroup(id=2, name="Skjult og væk"))
    clock.set("2026-11-18 14:00")
    session.revise("r", TargetGroup, 1, name="Skjult nu")
    session.remove("r", TargetGroup(id=2))
    hiding = replace(COMPONENT, conceals=lambda _reader, _viewer, record: isinstance(record, TargetGroup))
    assert look(session, course)
    monkeypatch.setattr("facilitator.changes.taught", lambda _: (hiding,))
    assert look(session, course) == {}


def test_parts_can_be_left_out(session: Session, course: Course) -> None:
    session.put("c", Clarify(challenge=OLD))
    since = start_of(date(2026, 10, 1))
    assert [part.component for part in changes_since(session, course, since, ANYBODY)] == ["clarify"]
    assert changes_since(session, course, since, ANYBODY, leave_out=frozenset({"clarify"})) == ()


@given(st.lists(st.integers(0, 100), max_size=30, unique=True), st.integers(0, 100))
def test_the_backups_looked_at_are_the_nearest(minutes: list[int], at: int) -> None:
    zero = datetime(2026, 11, 1, tzinfo=UTC)
    backups = [Backup(Path(str(n)), zero + timedelta(minutes=n), 1) for n in sorted(minutes, reverse=True)]
    found = around(backups, zero + timedelta(minutes=at))
    after = [n for n in sorted(minutes) if n >= at]
    before = [n for n in sorted(minutes, reverse=True) if n < at]
    assert [int(str(one.path)) for one in found] == [*after[:1], *before[:2]]


def test_only_what_differs_is_quoted() -> None:
    before = "Familier med et andet sprog end dansk derhjemme henter de to første pakker, når barnet er halvandet år."
    now = "Familier med et andet sprog end dansk derhjemme henter de to første bøger, når barnet er halvandet år."
    assert apart(before, now) == (
        "… henter de to første pakker, når barnet er halvandet år.",
        "… henter de to første bøger, når barnet er halvandet år.",
    )
    assert apart("ja", "nej") == ("ja", "nej")
    assert apart("", "noget nyt") == ("", "noget nyt")
    assert apart("a b c d e f g", "a b c d e f g h") == ("… d e f g", "… d e f g h")


@given(st.lists(st.sampled_from("abc"), max_size=20), st.lists(st.sampled_from("abc"), max_size=20))
def test_what_differs_is_never_cut_away(old: list[str], new: list[str]) -> None:
    before, now = apart(" ".join(old), " ".join(new))
    assert (before == now) == (old == new)
    assert set(before.replace("…", "").split()) <= set(old)
