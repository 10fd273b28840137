"""The preparation: who has answered, the counts, visibility, progress and report, on a real session and file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from facilitator import i18n
from facilitator.blocks import Bullets, Heading, Note, Paragraph, Table
from facilitator.component import State
from facilitator.components.intake import (
    ACTIVITY,
    COMPONENT,
    Answered,
    Facts,
    Grid,
    Intake,
    IntakeAnswer,
    IntakeChallenge,
    IntakePartnership,
    Voice,
    answered_at,
    contradicts,
    counting,
    gather,
    library_answered,
    page,
    people_states,
    pool,
    progress,
    report,
    short_names,
    voice,
)
from facilitator.content import Course, load_course
from facilitator.course import check_course
from facilitator.export.markdown import to_markdown
from facilitator.people import Library, Person
from facilitator.session import Session
from facilitator.visibility import Activity, Phase, Viewer

ROOT = Path(__file__).parents[3]
OUTSIDE = Viewer(outside=True)
ANNE, BO, CARLA = 11, 12, 13
REASONS = ("new_audiences", "skills", "visibility")


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


def library(path: Path, name: str) -> Session:
    return Session.create(path, Library(name=name))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with library(tmp_path / "æblehaven.json", "Æblehavens Bibliotek") as opened:
        yield opened


def people(session: Session, *ids: int) -> None:
    names = {ANNE: "Anne Ærø", BO: "Bo Ågård", CARLA: "Carla Østergård"}
    session.put("", *(Person(id=one, name=names[one], role="librarian") for one in ids))


def row(name: str, sector: str = "association", position: float = 1.0, **more: object) -> IntakePartnership:
    return IntakePartnership.model_validate(
        {"id": Session.new_id(), "position": position, "name": name, "sector": sector, **more}
    )


def answer(person: int, **more: object) -> IntakeAnswer:
    return IntakeAnswer.blank(person).revise(**more)


def challenge(
    person: int, number: int, code: str = "time", severity: int | None = 4, text: str = "Vi når det aldrig"
) -> IntakeChallenge:
    return IntakeChallenge.blank(person, number).revise(text=text, code=code, severity=severity)


def full_answers(session: Session, person: int) -> None:
    session.put(
        "",
        answer(person, wanted=("private",), reasons=REASONS, area=("children",), idea="Babycafé på Æblevej"),
        *(challenge(person, number) for number in (1, 2, 3)),
    )


def hide(session: Session) -> None:
    session.put("", Activity(id=Activity.key(ACTIVITY), name=ACTIVITY, phase=Phase.WRITING))


# --- who has answered ----------------------------------------------------------------------------------


def test_nothing_written_is_not_answered(session: Session, course: Course) -> None:
    people(session, ANNE)
    (state,) = people_states(session, course)
    assert (state.answered, state.missing) == (Answered.NONE, (2, 3, 4, 5))


@pytest.mark.parametrize(
    ("fields", "questions"),
    [
        ({"wanted": ("private",)}, {2}),
        ({"wanted_other": "En influencer"}, {2}),
        ({"known": ("private",)}, set()),
        ({"reasons": REASONS}, {3}),
        ({"reasons": REASONS[:2]}, set()),
        ({"area": ("health",)}, set()),
        ({"idea": "Gåture med lyd"}, set()),
        ({"area": ("health",), "idea": "Gåture med lyd"}, {5}),
        ({"wanted_other": "   ", "wanted": ("private",)}, {2}),
    ],
)
def test_a_question_is_answered_in_full_or_not(
    session: Session, course: Course, fields: dict[str, object], questions: set[int]
) -> None:
    people(session, ANNE)
    session.put("", answer(ANNE, **fields))
    (state,) = people_states(session, course)
    assert state.questions == questions
    assert state.answered is Answered.PARTLY


def test_three_challenges_need_text_and_kind_but_not_a_severity(session: Session, course: Course) -> None:
    people(session, ANNE)
    session.put("", challenge(ANNE, 1), challenge(ANNE, 2, severity=None))
    assert people_states(session, course)[0].questions == set()
    session.put("", challenge(ANNE, 3, code=""))
    assert people_states(session, course)[0].questions == set()
    session.put("", challenge(ANNE, 3, code="law", severity=None))
    assert people_states(session, course)[0].questions == {4}


def test_blank_lines_are_nothing(session: Session, course: Course) -> None:
    people(session, ANNE)
    session.put("", answer(ANNE, wanted_other="  ", idea=" "), challenge(ANNE, 1, "", None, " "))
    assert people_states(session, course)[0].answered is Answered.NONE
    assert gather(session, OUTSIDE) == gather(session, Viewer(person=ANNE))


def test_all_four_is_complete_and_one_laptop_makes_the_same_ids_as_another(
    session: Session, course: Course
) -> None:
    people(session, ANNE)
    full_answers(session, ANNE)
    assert people_states(session, course)[0].answered is Answered.COMPLETE
    assert IntakeAnswer.key(ANNE) == IntakeAnswer.blank(ANNE).id != IntakeAnswer.key(BO)
    assert len({IntakeChallenge.key(ANNE, number) for number in (1, 2, 3)}) == 3


# --- progress ------------------------------------------------------------------------------------------


def shown(session: Session, course: Course) -> tuple[State, str]:
    found = progress(session, course)
    return found.state, course.words("intake").word(
        found.remark.key, **found.remark.params
    ) if found.remark else ""


def test_progress_from_nothing_to_done(session: Session, course: Course) -> None:
    assert shown(session, course) == (State.EMPTY, "")
    people(session, ANNE, BO)
    assert shown(session, course) == (State.EMPTY, "")
    full_answers(session, ANNE)
    assert shown(session, course) == (State.STARTED, "1 af 2 har svaret")
    full_answers(session, BO)
    assert shown(session, course) == (State.STARTED, "spørgsmål 1 mangler")
    session.put("", row("Ældre Sagen"))
    assert shown(session, course) == (State.DONE, "2 af 2 har svaret")


def test_no_partnerships_yet_is_an_answer_too(session: Session, course: Course) -> None:
    people(session, ANNE)
    full_answers(session, ANNE)
    session.revise("", Intake, 1, no_partnerships=True)
    assert shown(session, course) == (State.DONE, "1 af 1 har svaret")
    assert not contradicts(session)
    session.put("", row("Ældre Sagen"))
    assert contradicts(session)


def test_an_empty_row_is_no_partnership(session: Session, course: Course) -> None:
    session.put("", row("  ", sector="private"))
    assert not library_answered(session)
    assert shown(session, course) == (State.EMPTY, "")
    session.put("", row("", topic="Højtlæsning"))
    assert library_answered(session)


def test_partnerships_alone_are_never_done(session: Session, course: Course) -> None:
    session.put("", row("Ældre Sagen"))
    assert shown(session, course) == (State.STARTED, "ingen deltagere endnu")


def test_people_who_are_away_are_not_waited_for(session: Session, course: Course) -> None:
    people(session, ANNE, BO)
    session.put("", row("Ældre Sagen"))
    full_answers(session, ANNE)
    session.revise("", Person, BO, away=True)
    assert shown(session, course) == (State.DONE, "1 af 1 har svaret")


def test_a_group_may_answer_as_one(session: Session, course: Course) -> None:
    people(session, ANNE, BO, CARLA)
    session.put("", row("Ældre Sagen"), Intake(together=True))
    assert shown(session, course) == (State.STARTED, "I svarer samlet")
    full_answers(session, BO)
    assert shown(session, course) == (State.DONE, "I har svaret samlet")


# --- counts --------------------------------------------------------------------------------------------


def test_counts_of_partnerships(course: Course) -> None:
    rows = [
        row("Ældre Sagen", "association", group="outreach", level="4", agreement="yes", satisfaction=4),
        row("Skolen", "municipal", group="school", level="4", agreement="no", satisfaction=2),
        row("Musikskolen", "municipal", group="children", level="2", agreement=""),
        row("Ukendt sektor", "marsboere", group="", level=""),
    ]
    assert counting.count_by(rows, "sector")["municipal"] == 2
    assert counting.cross(rows, "group", "sector")["school", "municipal"] == 1
    assert counting.cross(rows, "level", "sector")["4", "association"] == 1
    said = counting.agreements(rows)
    assert (said.yes, said.no, said.blank, said.share) == (1, 1, 2, 0.5)
    assert counting.satisfaction(rows) == counting.Mean(3.0, 2)
    assert counting.white_spots(rows, course) == (
        "public_other",
        "private",
        "education_culture",
        "foundation",
        "citizens",
    )


def test_nothing_answered_has_no_share_and_no_mean() -> None:
    assert counting.agreements([row("A")]).share is None
    assert counting.satisfaction([row("A")]).value is None


def test_demand_is_wanted_minus_known() -> None:
    found = counting.demand(
        [
            answer(ANNE, wanted=("private", "foundation"), known=("private", "citizens")),
            answer(BO, wanted=("private",)),
        ]
    )
    assert found["private"] == counting.Demand(2, 1)
    assert (found["private"].missing, found["private"].open) == (1, False)
    assert (found["foundation"].missing, found["foundation"].open) == (1, True)
    assert "citizens" not in found


def test_reason_points_and_a_repeated_reason_counts_once() -> None:
    answers = [
        answer(ANNE, reasons=REASONS),
        answer(BO, reasons=("skills", "skills", "economy", "innovation")),
    ]
    assert counting.reason_points(answers) == {
        "new_audiences": 3,
        "skills": 2 + 3,
        "visibility": 1,
        "economy": 2,
        "innovation": 1,
    }
    assert counting.first_places(answers) == {"new_audiences": 1, "skills": 1}


def test_challenges_are_weighted_and_a_blank_severity_is_not_nought() -> None:
    found = counting.tallies(
        [challenge(ANNE, 1), challenge(ANNE, 2, severity=2), challenge(BO, 1, severity=None)]
    )
    assert found == {"time": counting.Tally(3, 6, 2)}
    assert found["time"].mean == 3.0


def test_libraries_that_share_a_challenge() -> None:
    libraries = [
        [challenge(ANNE, 1, "time"), challenge(ANNE, 2, "law"), challenge(BO, 1, "time")],
        [challenge(ANNE, 1, "law", 5), challenge(ANNE, 2, "")],
        [challenge(ANNE, 1, "time", 1), challenge(ANNE, 2, "law", 1), challenge(ANNE, 3, "economy")],
    ]
    assert counting.shared_codes(libraries) == {"law": (0, 1, 2), "time": (0, 2)}
    assert counting.shared_codes(libraries[:1]) == {}


sectors = st.sampled_from(("municipal", "private", "foundation", "marsboere"))
reason_lists = st.lists(st.sampled_from(("skills", "places", "economy", "innovation", "x")), max_size=5)
severities = st.one_of(st.none(), st.integers(1, 5))


@given(st.lists(reason_lists, max_size=12))
def test_points_of_everybody_add_up(everyone: list[list[str]]) -> None:
    answers = [answer(n + 1, reasons=tuple(reasons)) for n, reasons in enumerate(everyone)]
    expected = sum(sum((3, 2, 1)[: min(3, len(set(reasons)))]) for reasons in everyone)
    assert sum(counting.reason_points(answers).values()) == expected
    parts = [counting.reason_points([one]) for one in answers]
    assert sum(
        parts, start=type(parts[0])() if parts else counting.reason_points([])
    ) == counting.reason_points(answers)


@given(st.lists(st.tuples(st.sets(sectors), st.sets(sectors)), max_size=12))
def test_demand_is_never_negative_and_never_more_than_wanted(wishes: list[tuple[set[str], set[str]]]) -> None:
    answers = [answer(n + 1, wanted=tuple(w), known=tuple(k)) for n, (w, k) in enumerate(wishes)]
    for found in counting.demand(answers).values():
        assert 0 <= found.missing <= found.wanted
        assert found.open == (found.known == 0)


@given(st.lists(st.tuples(st.sampled_from(("time", "law", "")), severities), max_size=20))
def test_tallies_do_not_depend_on_order(found: list[tuple[str, int | None]]) -> None:
    made = [challenge(n + 1, 1, code, severity) for n, (code, severity) in enumerate(found)]
    forward = counting.tallies(made)
    assert forward == counting.tallies(reversed(made))
    assert sum(tally.count for tally in forward.values()) == len(made)
    assert all(tally.mean is None or 1 <= tally.mean <= 5 for tally in forward.values())


# --- visibility ----------------------------------------------------------------------------------------


def test_the_preparation_is_open_unless_the_group_hides_it(session: Session) -> None:
    people(session, ANNE, BO)
    full_answers(session, ANNE)
    full_answers(session, BO)
    assert len(gather(session, Viewer(person=ANNE)).answers) == 2
    assert gather(session, Viewer(person=ANNE)).named == {ANNE, BO}
    assert gather(session, OUTSIDE).named == frozenset()
    hide(session)
    own = gather(session, Viewer(person=ANNE))
    assert [one.person for one in own.answers] == [ANNE]
    assert {one.person for one in own.challenges} == {ANNE}
    assert own.hidden == 1
    for viewer in (OUTSIDE, Viewer(facilitator=True)):
        seen = gather(session, viewer)
        assert (seen.answers, seen.challenges, seen.hidden) == ((), (), 2)


def test_hidden_answers_reach_neither_pages_nor_report(session: Session, course: Course) -> None:
    people(session, ANNE, BO)
    full_answers(session, ANNE)
    hide(session)
    text = to_markdown(report(session, course, OUTSIDE))
    assert "Babycafé" not in text
    assert "Vi når det" not in text
    assert "1 persons svar er skjult" in text
    for number in (2, 3, 4, 5):
        (only,) = page(number, [voice(session, course, Viewer(facilitator=True))], course)
        assert only == Facts("Skjult", (("", "1 persons svar er skjult, indtil de bliver vist."),))


# --- pages ---------------------------------------------------------------------------------------------


def grid_of(parts: tuple[object, ...], n: int = 0) -> Grid:
    return [part for part in parts if isinstance(part, Grid)][n]


def facts_of(parts: tuple[object, ...], title: str) -> Facts:
    return next(part for part in parts if isinstance(part, Facts) and part.title == title)


@pytest.fixture
def voices(tmp_path: Path, course: Course) -> Iterator[list[Voice]]:
    with (
        library(tmp_path / "a.json", "Gladsaxe") as first,
        library(tmp_path / "b.json", "Næstved") as second,
    ):
        for session in (first, second):
            people(session, ANNE)
            full_answers(session, ANNE)
        first.put(
            "",
            row("Ældre Sagen", agreement="yes", satisfaction=4),
            row("Skolen", "municipal", agreement="no"),
        )
        second.put("", challenge(ANNE, 1, "law", 5), answer(ANNE, wanted=("foundation",), wanted_other="DSB"))
        yield [voice(session, course, Viewer(facilitator=True)) for session in (first, second)]


def test_the_page_of_partnerships_side_by_side(voices: list[Voice], course: Course) -> None:
    parts = page(1, voices, course)
    sectors = grid_of(parts)
    assert sectors.columns == ("Gladsaxe", "Næstved")
    by_key = {row.key: row for row in sectors.rows}
    assert (by_key["association"].values, by_key["association"].total) == ((1, 0), 1)
    assert by_key["private"].white
    assert not by_key["association"].white
    assert facts_of(parts, "Skriftlig aftale").lines == (
        ("Gladsaxe", "1 af 2 har en skriftlig aftale"),
        ("I alt", "1 af 2 har en skriftlig aftale"),
    )
    assert "Fond" in facts_of(parts, "Hvide felter hos alle").lines[0][1]
    assert grid_of(parts, 1).rows[0].total == 2


def test_the_page_of_wishes(voices: list[Voice], course: Course) -> None:
    parts = page(2, voices, course)
    assert {row.key: row.values for row in grid_of(parts).rows} == {"private": (1, 0), "foundation": (0, 1)}
    assert grid_of(parts).rows[0].remark == "1 ønsker, 0 kender en · 0 biblioteker har en i dag"
    assert facts_of(parts, "Andre ønsker").lines == (("Næstved", "DSB"),)
    assert facts_of(parts, "Efterspørgsel: ønsket, men ingen kender en").lines == (("", "Privat og Fond"),)


def test_the_page_of_reasons(voices: list[Voice], course: Course) -> None:
    rows = grid_of(page(3, voices, course)).rows
    assert [(row.key, row.values, row.total) for row in rows] == [
        ("new_audiences", (3, 0), 3),
        ("skills", (2, 0), 2),
        ("visibility", (1, 0), 1),
    ]
    assert rows[0].remark == "vigtigst for 1"


def test_the_page_of_challenges(voices: list[Voice], course: Course) -> None:
    parts = page(4, voices, course)
    assert [(row.key, row.values, row.total) for row in grid_of(parts).rows] == [
        ("time", (12, 8), 20),
        ("law", (0, 5), 5),
    ]
    assert grid_of(parts).rows[0].remark == "nævnt 5 gange · 4,0 af 5 i gennemsnit"
    assert facts_of(parts, "Har samme udfordring").lines == (("Tid", "Gladsaxe og Næstved"),)
    assert facts_of(parts, "Med egne ord").lines[3] == ("Næstved", "Vi når det aldrig (Jura, 5)")


def test_the_page_of_areas(voices: list[Voice], course: Course) -> None:
    parts = page(5, voices, course)
    assert [(row.key, row.total) for row in grid_of(parts).rows] == [("children", 1)]
    assert facts_of(parts, "Idéer").lines == (("Gladsaxe", "Babycafé på Æblevej (Børn og familier)"),)


def test_one_library_alone_has_no_columns_and_no_names(voices: list[Voice], course: Course) -> None:
    for number in (1, 2, 3, 4, 5):
        for part in page(number, voices[:1], course):
            if isinstance(part, Facts):
                assert all(name == "" for name, _ in part.lines)
    assert grid_of(page(3, voices[:1], course)).columns == ()
    assert page(1, [], course) == ()


def test_no_page_and_no_report_names_a_person(voices: list[Voice], session: Session, course: Course) -> None:
    people(session, ANNE)
    full_answers(session, ANNE)
    texts = [str(page(number, voices, course)) for number in (1, 2, 3, 4, 5)]
    texts += [to_markdown(report(session, course, viewer)) for viewer in (OUTSIDE, Viewer(person=ANNE))]
    assert not [text for text in texts if "Anne Ærø" in text]


def test_values_that_the_course_does_not_know_are_shown_as_saved(session: Session, course: Course) -> None:
    people(session, ANNE)
    session.put("", row("Rumfart", "marsboere"), answer(ANNE, wanted=("marsboere",), reasons=("æblegrød",)))
    alone = [voice(session, course, Viewer(facilitator=True))]
    assert "marsboere" in {row.label for row in grid_of(page(1, alone, course)).rows}
    assert grid_of(page(2, alone, course)).rows[0].label == "marsboere"
    assert grid_of(page(3, alone, course)).rows[0].label == "æblegrød"
    assert report(session, course, OUTSIDE)


def test_pooling_adds_and_leaves_names_behind(voices: list[Voice]) -> None:
    every = pool(one.inputs for one in voices)
    assert len(every.answers) == 2
    assert every.named == frozenset()


# --- report --------------------------------------------------------------------------------------------


def test_an_empty_library_has_no_section(session: Session, course: Course) -> None:
    people(session, ANNE)
    assert report(session, course, OUTSIDE) == ()


def test_the_whole_section(session: Session, course: Course) -> None:
    people(session, ANNE, BO)
    session.put(
        "",
        row(
            "Ældre Sagen | Ærø",
            level="4",
            agreement="yes",
            since="ca. 2015",
            geography="own",
            initiator="them",
            satisfaction=5,
            topic="Højtlæsning",
        ),
    )
    full_answers(session, ANNE)
    blocks = report(session, course, OUTSIDE)
    headings = [block.text for block in blocks if isinstance(block, Heading) and block.level == 3]
    assert headings == [
        "Nuværende partnerskaber",
        "Ønskede partnere",
        "Grunde til at samarbejde",
        "Udfordringer",
        "Områder og idéer",
    ]
    assert blocks[0] == Paragraph("1 af 2 har svaret")
    table = next(block for block in blocks if isinstance(block, Table))
    assert table.rows[0] == (
        "Ældre Sagen | Ærø",
        "Højtlæsning",
        "Forening",
        "Samarbejde",
        "Ja",
        "ca. 2015",
        "Egen kommune",
        "Dem",
        "5",
    )
    assert all(
        len(row) == len(block.head) for block in blocks if isinstance(block, Table) for row in block.rows
    )
    assert Bullets(("Babycafé på Æblevej (Børn og familier)",)) in blocks
    assert "Ældre Sagen \\| Ærø" in to_markdown(blocks)


def test_no_partnerships_yet_is_said(session: Session, course: Course) -> None:
    session.revise("", Intake, 1, no_partnerships=True)
    assert Note("Biblioteket har ingen partnerskaber endnu.") in report(session, course, OUTSIDE)


def test_the_report_in_english(session: Session, course: Course) -> None:
    people(session, ANNE)
    full_answers(session, ANNE)
    session.put("", row("Ældre Sagen"))
    i18n.use("en")
    text = to_markdown(report(session, course, OUTSIDE))
    assert "1 of 1 has answered" in text
    assert "Partnerships today" in text
    assert not re.search(r"\b(har|ikke|og|kender)\b", text.replace("Vi når det aldrig", ""))


# --- content and file ----------------------------------------------------------------------------------


def test_what_is_saved_can_be_read_by_stock_tinydb(session: Session) -> None:
    full_answers(session, ANNE)
    session.put("", row("Blåbærgrød & Søn"))
    with TinyDB(session.store.path) as db:
        assert db.table("intake_partnership").all()[0]["name"] == "Blåbærgrød & Søn"
        assert db.table("intake_answer").all()[0]["reasons"] == list(REASONS)
        assert {doc["number"] for doc in db.table("intake_challenge").all()} == {1, 2, 3}


def test_the_content_fits_the_program(course: Course) -> None:
    check_course(course)
    words = course.words("intake")
    assert [step.id for step in words.steps] == [
        "partnerships",
        "wanted",
        "reasons",
        "challenges",
        "area",
        "overview",
    ]
    for step in words.steps:
        assert max(len(step.title.da), len(step.title.en)) <= 16
    for kind in COMPONENT.kinds:
        asked = set(words.fields.get(kind.KIND, {}))
        from facilitator.record import asked_fields

        assert asked == set(asked_fields(kind)), kind.KIND


def test_every_word_used_exists_and_every_word_is_used(course: Course) -> None:
    files = [
        *(ROOT / "facilitator" / "components" / "intake").glob("*.py"),
        *(ROOT / "screens" / "components" / "intake").glob("*.py"),
        ROOT / "screens" / "comparing.py",
    ]
    code = "\n".join(path.read_text("utf-8") for path in files)
    called = set(re.findall(r"""(?:word|\bw|Remark)\(\s*["']([a-z0-9_]+)["']""", code))
    called |= set(re.findall(r'"word:([a-z0-9_]+)"', code))
    known = set(course.words("intake").words)
    assert not {key for key in called if key not in known and f"{key}_one" not in known}
    written = set(re.findall(r"""["']([a-z0-9_]+)["']""", code)) | called
    built = re.compile(r"head_[a-z]+|report_\d|question_\d|person_(complete|partly|none)")
    spare = {
        key
        for key in known
        if key.removesuffix("_one").removesuffix("_room") not in written and key not in written
    }
    assert not {key for key in spare if not built.fullmatch(key)}


# --- the libraries beside each other -------------------------------------------------------------------


def test_short_names_keep_libraries_apart() -> None:
    names = (
        "Gentofte Bibliotekerne",
        "Københavns Biblioteker",
        "Biblioteket",
        "Ærø Bibliotek",
        "Ærø Hovedbibliotek",
        "Sæby Folkebibliotek",
    )
    assert short_names(names) == (
        "Gentofte",
        "Københavns",
        "Biblioteket",
        "Ærø Bibliotek",
        "Ærø Hovedbibliotek",
        "Sæby",
    )
    assert short_names(()) == ()


@given(st.lists(st.text("abÆ Bibliotek", max_size=20), max_size=6, unique=True))
def test_short_names_never_make_two_alike(names: list[str]) -> None:
    assert len(set(short_names(names))) == len(names)


def test_how_many_have_answered_a_question(voices: list[Voice], session: Session, course: Course) -> None:
    first, second = voices
    assert (answered_at(first, 1), answered_at(first, 3), answered_at(first, 0)) == ((1, 1), (1, 1), (1, 1))
    assert (answered_at(second, 1), answered_at(second, 3), answered_at(second, 0)) == (
        (0, 1),
        (0, 1),
        (0, 1),
    )
    people(session, ANNE, BO)
    full_answers(session, BO)
    assert answered_at(voice(session, course, OUTSIDE), 0) == (1, 2)
    session.put("", Intake(together=True))
    assert answered_at(voice(session, course, OUTSIDE), 0) == (1, 1)
