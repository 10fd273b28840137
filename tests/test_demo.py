"""The made-up workshop: whole, marked as made up, at the stages it is meant to show, and made the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tinydb import TinyDB

from facilitator import i18n
from facilitator.component import State, activity_of
from facilitator.components.clarify import Clarify
from facilitator.components.clarify.findings import findings
from facilitator.components.intake.answers import Answered, people_states
from facilitator.components.partners import DOTS, IDEAS, Check, Contact, Idea
from facilitator.components.partners.choosing import missing, shortlist, to_contact
from facilitator.components.partners.dots import OUTSIDE, counted
from facilitator.components.partners.ideas import pool, rules
from facilitator.components.partners.maps import by_kind, white_spots
from facilitator.components.services import SCORES, GateAnswer, Score, chosen_services
from facilitator.components.services.result import result
from facilitator.components.services.scoring import Source, who_has_answered
from facilitator.content import Course, load_course
from facilitator.course import COMPONENTS
from facilitator.demo import copy_demo
from facilitator.export.markdown import to_markdown
from facilitator.paths import data_dir
from facilitator.people import Person
from facilitator.report import report_blocks
from facilitator.session import Session
from facilitator.visibility import Phase, Viewer
from facilitator.workshop import LIBRARIES, WORKSHOP_FILE, WorkshopFolder, status_of
from tools.demo import make

DEMO = data_dir() / "demo"
SLUGS = ["frederiksberg", "frederikssund", "gentofte", "gladsaxe", "koebenhavn", "naestved"]
ROOM = Viewer(facilitator=True)

EMPTY, STARTED, DONE = State.EMPTY, State.STARTED, State.DONE
CHAIN = ("intake", "clarify", "services", "partners", "negotiation", "relations")
STAGES = {
    "naestved": (STARTED, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY),
    "koebenhavn": (DONE, STARTED, EMPTY, EMPTY, EMPTY, EMPTY),
    "frederikssund": (DONE, DONE, STARTED, EMPTY, EMPTY, EMPTY),
    "frederiksberg": (DONE, DONE, STARTED, EMPTY, EMPTY, EMPTY),
    "gentofte": (DONE, DONE, DONE, STARTED, EMPTY, EMPTY),
    "gladsaxe": (DONE, DONE, DONE, DONE, STARTED, DONE),
}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def libraries(tmp_path: Path) -> Iterator[dict[str, Session]]:
    """The six libraries, opened on a copy."""
    folder = WorkshopFolder.open(copy_demo(tmp_path / "kopi"))
    with ExitStack() as stack:
        yield {
            library.slug: stack.enter_context(Session.open(library.path)) for library in folder.libraries()
        }


def test_it_can_be_made_again_byte_for_byte(tmp_path: Path) -> None:
    make(tmp_path / "demo")
    assert contents(tmp_path / "demo") == contents(DEMO), "run: python -m tools.demo"


def test_there_is_nothing_but_the_files_themselves() -> None:
    assert sorted(contents(DEMO)) == sorted([WORKSHOP_FILE, *(f"{LIBRARIES}/{slug}.json" for slug in SLUGS)])


def test_six_libraries_each_with_an_id_of_its_own() -> None:
    folder = WorkshopFolder.open(DEMO)
    assert [(library.slug, library.copies) for library in folder.libraries()] == [
        (slug, ()) for slug in SLUGS
    ]
    assert folder.about().made_up
    assert "opdigtet" in folder.about().title


def test_every_record_is_valid_and_every_library_says_that_it_is_made_up(
    libraries: dict[str, Session],
) -> None:
    for session in libraries.values():
        assert session.set_aside() == ()
        assert session.library.made_up
        assert session.store.attic() == ()


def test_stock_tinydb_reads_the_people(libraries: dict[str, Session]) -> None:
    with TinyDB(libraries["gladsaxe"].store.path, encoding="utf-8") as db:
        assert {"name": "Åse Vinther", "role": "administration", "away": True} in db.table("person").all()


def test_people_have_different_initials_and_roles_the_course_knows(
    libraries: dict[str, Session], course: Course
) -> None:
    everybody = [person for session in libraries.values() for person in session.people]
    assert len({person.name for person in everybody}) == len(everybody)
    for session in libraries.values():
        assert 3 <= len(session.people) <= 8
        initials = ["".join(part[0] for part in person.name.split()) for person in session.people]
        assert len(set(initials)) == len(initials)
        assert all(person.role in course.choices["role"] for person in session.people)


@pytest.mark.parametrize("slug", SLUGS)
def test_each_library_stands_where_it_should(
    slug: str, libraries: dict[str, Session], course: Course
) -> None:
    progress = status_of(libraries[slug], course).progress
    assert tuple(progress[component].state for component in CHAIN) == STAGES[slug]
    begun = [component.id for component in COMPONENTS if progress[component.id].state is not EMPTY]
    assert slug != "gladsaxe" or len(begun) == len(COMPONENTS)


def test_naestved_has_hardly_begun(libraries: dict[str, Session], course: Course) -> None:
    states = [one.answered for one in people_states(libraries["naestved"], course)]
    assert states == [Answered.COMPLETE, Answered.PARTLY, Answered.NONE]


def test_koebenhavn_is_warned_of_evidence_that_is_assumed(
    libraries: dict[str, Session], course: Course
) -> None:
    found = {one.remark.key for one in findings(libraries["koebenhavn"], course)}
    assert {"evidence_assumed", "question_unchosen", "cause_unmarked"} <= found


def test_frederikssund_has_answered_about_half_of_the_gates(libraries: dict[str, Session]) -> None:
    answers = [one.answer for one in libraries["frederikssund"].all(GateAnswer)]
    assert len(answers) == 20
    assert set(answers) == {"yes", "no", "unclear"}
    assert not libraries["frederikssund"].all(Score)


def test_frederiksberg_is_scoring_blind(libraries: dict[str, Session], course: Course) -> None:
    session = libraries["frederiksberg"]
    assert activity_of(session, SCORES).phase is Phase.WRITING
    assert result(session, course, ROOM) is None
    answered = who_has_answered(session, course)
    assert [one.finished for one in answered].count(True) == 3
    given = sorted(one.given for one in answered)
    assert given[0] == 0 < given[1] < given[2] == given[4]


def test_gentofte_disagrees_is_tied_and_hides_its_ideas(
    libraries: dict[str, Session], course: Course
) -> None:
    session = libraries["gentofte"]
    found = result(session, course, ROOM)
    assert found is not None
    assert found.weights.source is Source.GROUP
    assert found.weights.people == 4
    assert sum((item.cell.variance or 0) > 1 for item in found.talk) >= 5
    assert len(found.top.border) == 2
    assert len(found.blocked) == 1
    assert len(chosen_services(session)) == 3
    ideas = session.all(Idea)
    assert (len(ideas), len({idea.person for idea in ideas})) == (23, 4)
    assert pool(session, ROOM).bank == ()


def test_gladsaxe_has_come_all_the_way(libraries: dict[str, Session], course: Course) -> None:
    session = libraries["gladsaxe"]
    found = pool(session, ROOM)
    assert len(session.all(Idea)) >= 30
    assert all(rule.met for rule in rules(found.candidates))
    assert found.bank
    assert sum(len(ideas) > 1 for ideas in found.ideas.values()) >= 6
    votes = counted(session, OUTSIDE)
    assert votes is not None
    assert votes.ties
    assert sum(map(bool, by_kind(found).values())) == 4
    assert white_spots(session, course, found).counts
    assert {check.answer for check in session.all(Check)} == {"yes", "no", "unclear"}
    assert len(shortlist(session, found)) == 5
    plans = {plan.candidate: plan for plan in session.all(Contact)}
    assert [missing(plans[one.id]) for one in to_contact(session, found)] == [(), ()]
    for activity in (IDEAS, DOTS):
        assert activity_of(session, activity).phase is Phase.REVEALED


def test_one_answer_is_very_long_and_some_hold_pictures(libraries: dict[str, Session]) -> None:
    assert len(libraries["gentofte"].form(Clarify).closing) >= 1500
    written = b"".join(contents(DEMO).values()).decode()
    assert "🙂" in written
    assert all(letter in written for letter in "æøåØÅ")


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_report_can_be_written_and_names_nobody(
    slug: str, language: i18n.Language, libraries: dict[str, Session], course: Course
) -> None:
    i18n.use(language)
    session = libraries[slug]
    text = to_markdown(report_blocks(session, course))
    assert text.startswith(f"# {session.library.name}")
    assert {"da": "Opdigtet", "en": "Made-up"}[language] in text
    assert not [person.name for person in session.all(Person) if person.name in text]


def test_working_on_a_copy_leaves_the_demo_as_it_is(libraries: dict[str, Session]) -> None:
    before = contents(DEMO)
    session = libraries["naestved"]
    session.put("ny", Person(id=session.new_id(), name="Øjvind Æbelø"))
    session.revise("omdøb", type(session.library), 1, name="Et andet navn")
    assert session.library.name == "Et andet navn"
    assert contents(DEMO) == before
