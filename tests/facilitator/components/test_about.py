"""About the course: the notice board and the calendar over several files, progress, report and content, through real files."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from facilitator import i18n
from facilitator.blocks import Bullets, Paragraph, Table
from facilitator.component import State
from facilitator.components.about import (
    COMPONENT,
    About,
    AboutConsultant,
    AboutCourse,
    AboutEvent,
    AboutNotice,
    Phases,
    board,
    calendar,
    consultants,
    progress,
    report,
)
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import Course, load_course
from facilitator.export.markdown import to_markdown
from facilitator.people import Person
from facilitator.session import Session
from facilitator.visibility import Viewer
from facilitator.workshop import WorkshopFolder

ROOT = Path(__file__).parents[3]
OUTSIDE = Viewer(outside=True)
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


class Room:
    """A workshop's own file and two libraries' files, all open."""

    def __init__(self, folder: Path) -> None:
        made = WorkshopFolder.create(folder / "workshop", "Forår på Ærø")
        self.here = Session.open(made.add_library("Ærø Bibliotek"))
        self.there = Session.open(made.add_library("Ølstykke Bibliotek"))
        self.workshop = Session.open(made.path / "workshop.json")

    def close(self) -> None:
        for session in (self.here, self.there, self.workshop):
            session.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    found = Room(tmp_path)
    yield found
    found.close()


# --- the board --------------------------------------------------------------------------------------------


def test_the_board_merges_every_file_and_shows_only_what_is_posted(room: Room) -> None:
    room.here.put(
        "", AboutNotice(id=11, title="Plakat søges", posted=True), AboutNotice(id=12, title="Kladde")
    )
    room.there.put("", AboutNotice(id=21, text="Vi har to stole tilovers", posted=True))
    room.workshop.put("", AboutNotice(id=31, title="Husk nøglerne", posted=True))
    found = board(room.here, room.workshop, [room.there])
    assert {one.notice.id for one in found} == {11, 21, 31}
    by_id = {one.notice.id: one for one in found}
    assert (by_id[11].own, by_id[11].library) == (True, "Ærø Bibliotek")
    assert (by_id[21].own, by_id[21].library, by_id[21].course) == (False, "Ølstykke Bibliotek", False)
    assert by_id[31].course
    assert [one.when for one in found] == sorted((one.when for one in found), reverse=True)  # type: ignore[type-var]


def test_the_newest_notice_hangs_first(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = {
        11: datetime(2026, 11, 3, 9, tzinfo=UTC),
        21: datetime(2026, 11, 20, 9, tzinfo=UTC),
        31: datetime(2026, 11, 12, 9, tzinfo=UTC),
    }
    room.here.put("", AboutNotice(id=11, title="Gammelt", posted=True))
    room.there.put("", AboutNotice(id=21, title="Nyt", posted=True))
    room.workshop.put("", AboutNotice(id=31, title="Midt imellem", posted=True))
    monkeypatch.setattr(Session, "changed_at", lambda _self, _kind, record_id: moments[record_id])
    assert [one.notice.id for one in board(room.here, room.workshop, [room.there])] == [21, 31, 11]


def test_an_empty_notice_and_one_taken_down_do_not_hang(room: Room) -> None:
    room.here.put(
        "", AboutNotice(id=11, title="  ", posted=True), AboutNotice(id=12, title="Æbler", posted=True)
    )
    assert [one.notice.id for one in board(room.here, None, [])] == [12]
    room.here.revise("", AboutNotice, 12, posted=False)
    assert board(room.here, None, []) == ()
    room.here.undo()
    assert [one.notice.title for one in board(room.here, None, [])] == ["Æbler"]


def test_the_workshop_reads_its_own_notices_as_the_courses(room: Room) -> None:
    room.workshop.put("", AboutNotice(id=31, title="Husk nøglerne", posted=True))
    room.here.put("", AboutNotice(id=11, title="Ja tak", posted=True))
    found = {one.notice.id: one.own for one in board(room.workshop, None, [room.here, room.there])}
    assert found == {31: True, 11: False}


def test_no_person_stands_on_the_board(room: Room) -> None:
    room.there.put("", Person(id=7, name="Åse Ærø"), AboutNotice(id=21, title="Hej", posted=True))
    assert "Åse" not in repr(board(room.here, room.workshop, [room.there]))


# --- calendar and consultants -----------------------------------------------------------------------------


def test_the_calendar_has_the_nearest_first_and_what_has_no_date_last(room: Room) -> None:
    room.workshop.put(
        "",
        AboutEvent(id=1, title="Frist", day=date(2026, 12, 1)),
        AboutEvent(id=2, title="Engang"),
        AboutEvent(id=3, title="I dag", day=TODAY),
        AboutEvent(id=4, title="Første møde", day=date(2026, 10, 1)),
        AboutEvent(id=5, title="Andet møde", day=date(2026, 11, 3)),
        AboutEvent(id=6),
    )
    found = calendar(room.workshop, TODAY)
    assert [one.title for one in found.coming] == ["I dag", "Frist", "Engang"]
    assert [one.title for one in found.past] == ["Andet møde", "Første møde"]


def test_meetings_stand_in_the_calendar_unless_something_else_does_that_day(room: Room) -> None:
    room.workshop.put(
        "",
        HomeworkMeeting(id=1, title="Tredje møde", day=date(2027, 1, 12)),
        HomeworkMeeting(id=2, title="Fjerde møde", day=date(2027, 3, 2)),
        AboutEvent(id=3, title="Møde på Ærø", day=date(2027, 1, 12), place="Sal 2"),
    )
    found = calendar(room.workshop, TODAY)
    assert [(one.title, one.meeting) for one in found.coming] == [
        ("Møde på Ærø", False),
        ("Fjerde møde", True),
    ]


def test_without_a_workshop_there_is_nothing_to_read() -> None:
    assert calendar(None, TODAY).coming == ()
    assert consultants(None) == ()


def test_a_consultant_needs_a_name_or_a_way_to_be_reached(room: Room) -> None:
    room.workshop.put(
        "",
        AboutConsultant(id=1),
        AboutConsultant(id=2, email="mail@example.org"),
        AboutConsultant(id=3, hours="9"),
    )
    assert [one.id for one in consultants(room.workshop)] == [2]


# --- progress and report ----------------------------------------------------------------------------------


def test_there_is_nothing_to_do_but_to_put_up_a_draft(room: Room, course: Course) -> None:
    assert progress(room.here, course).state is State.DONE
    room.here.put("", AboutNotice(id=11, title="Kladde"))
    found = progress(room.here, course)
    assert found.state is State.STARTED
    assert found.remark is not None
    assert course.words("about").word(found.remark.key, **found.remark.params) == "1 opslag er kun en kladde"


def test_the_report_names_the_phase_and_the_notices_but_no_person(room: Room, course: Course) -> None:
    assert report(room.here, course, OUTSIDE) == ()
    room.here.put("", About(phase="building"), AboutNotice(id=11, title="Hej", text="med jer", posted=True))
    blocks = report(room.here, course, OUTSIDE)
    assert Paragraph("Biblioteket siger selv, at projektet er i fasen: Bygge.") in blocks
    assert Bullets(("Hej: med jer",)) in blocks


def test_the_workshops_report_keeps_names_and_addresses_inside(room: Room, course: Course) -> None:
    room.workshop.put(
        "",
        AboutConsultant(id=1, name="Åse Ærø", role="Kursusleder", email="aase@example.org", hours="tirsdag"),
        AboutEvent(id=2, title="Møde", day=date(2027, 1, 12), time="kl. 9", link="https://example.org"),
    )
    outside = to_markdown(list(report(room.workshop, course, OUTSIDE)))
    assert "Kursusleder" in outside
    assert "Åse" not in outside
    assert "aase" not in outside
    inside = report(room.workshop, course, Viewer(facilitator=True))
    assert "Åse Ærø" in to_markdown(list(inside))
    tables = [block for block in inside if isinstance(block, Table)]
    assert tables[0].rows == (("Møde", "12. januar 2027", "kl. 9", "https://example.org"),)


# --- content ----------------------------------------------------------------------------------------------


def test_the_description_says_what_it_must_in_both_languages(course: Course) -> None:
    told = course.deck("about", AboutCourse)
    assert {"purpose", "prerequisites", "run"} <= {section.id for section in told.sections}
    assert [one.id for one in told.references] == ["crowther_trott", "hoyer_kruse", "ud_af_boksen"]
    assert {one.id: one.seen for one in told.references}["hoyer_kruse"] == "none"
    for one in told.references:
        assert one.seen_note.da
        assert one.seen_note.en


def test_an_id_may_not_stand_twice(course: Course) -> None:
    listed = course.deck("phases", Phases)
    with pytest.raises(ValidationError, match="stands twice"):
        Phases(source=listed.source, phases=(listed.phases[0], listed.phases[0]))


def test_every_word_that_is_asked_for_exists_and_every_word_is_asked_for() -> None:
    """Keys that are put together from parts count by their beginning."""
    raw = tomllib.loads((ROOT / "data/courses/partnerships/components/about.toml").read_text("utf-8"))
    texts, starts = set[str](), set[str]()
    for folder in ("facilitator/components/about", "screens/components/about"):
        for path in (ROOT / folder).glob("*.py"):
            source = path.read_text("utf-8")
            texts |= {
                node.value
                for node in ast.walk(ast.parse(source))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
            starts |= set(re.findall(r"""f["']([a-z]+_)\{""", source))
            for name in re.findall(r'\bkey\("[^"]+", "[^"]+", "(\w+)"', source):
                texts |= {f"key_{name}", f"tip_{name}"}
    unused = {
        key
        for key in raw["words"]
        if key.removesuffix("_one") not in texts
        and not key.startswith("lead_all_")
        and not any(key.startswith(start) for start in starts)
    }
    assert unused == set()


def test_the_languages_say_it_with_the_same_places_to_fill_in(course: Course) -> None:
    for key, text in course.words("about").words.items():
        assert set(re.findall(r"\{(\w+)\}", text.da)) == set(re.findall(r"\{(\w+)\}", text.en)), key
    for language in i18n.LANGUAGES:
        i18n.use(language)
        assert str(course.words("about").title)


def test_the_component_says_where_its_words_are_shown() -> None:
    assert COMPONENT.shared
    assert set(COMPONENT.places) == {"about_consultant", "about_event", "about_notice"}
