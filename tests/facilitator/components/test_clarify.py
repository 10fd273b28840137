"""The project clarification: its rules, suggestions, progress and report, through a real session on a real file."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from facilitator import i18n
from facilitator.blocks import Bullets, Heading, Note, Paragraph, Table
from facilitator.component import State
from facilitator.components.clarify import (
    COMPONENT,
    Assumption,
    Cause,
    Clarify,
    ClarifyRating,
    Evidence,
    Goal,
    HowMightWe,
    TargetGroup,
    progress,
    report,
)
from facilitator.components.clarify.findings import (
    Finding,
    Level,
    excerpt,
    findings,
    marked_cause,
    smart,
    solution_opening,
    solution_word,
)
from facilitator.components.clarify.outcome import (
    Status,
    outcome,
    question_sentence,
    score,
    step_states,
    suggestions,
)
from facilitator.components.clarify.prefill import offers
from facilitator.components.clarify.report import group_line, hours_line, smart_marks
from facilitator.components.intake.records import ACTIVITY, IntakeAnswer
from facilitator.content import Course, load_course
from facilitator.decision.quadrant import Light
from facilitator.decision.value import value
from facilitator.people import Library, Person
from facilitator.record import Record
from facilitator.session import Session
from facilitator.visibility import Activity, Phase, Viewer

ROOT = Path(__file__).parents[3]
OUTSIDE = Viewer(outside=True)
CHALLENGE = "Familier med små børn i Nordbyen bruger ikke biblioteket, efter at barnet er fyldt et år."


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = Session.create(tmp_path / "æblehaven.json", Library(name="Æblehavens Bibliotek"))
    yield opened
    opened.close()


def keys(found: tuple[Finding, ...]) -> list[str]:
    return [finding.remark.key for finding in found]


def rate(session: Session, scores: dict[str, int]) -> None:
    session.put(
        "rate", *(ClarifyRating(id=ClarifyRating.key(item), item=item, score=n) for item, n in scores.items())
    )


def whole_sheet(session: Session, course: Course, points: int = 5) -> None:
    """A clarification in which nothing is missing."""
    session.put(
        "all",
        Clarify(
            challenge=CHALLENGE,
            cause=31,
            question=41,
            alone="partnership",
            alone_reason="Sundhedsplejen møder alle familierne.",
            scope_in="Nordbyen",
            scope_out="Institutioner",
            owner_role="Børnebibliotekar",
            owner_hours="10",
        ),
        TargetGroup(id=11, name="Familier med børn på et til tre år", count="ca. 420", place="Nordbyen"),
        Evidence(id=21, kind="number", text="38 ud af 100 etårige har lånt i år"),
        Cause(id=30, position=1, text="De ved ikke, at der sker noget"),
        Cause(id=31, position=2, text="Vi fortæller det kun på biblioteket"),
        HowMightWe(id=41, verb="gøre det let for", group="familier", change="de bliver ved med at komme"),
        Goal(
            id=51,
            what="Flere familier kommer igen",
            indicator="Andel af toårige, der har lånt",
            baseline="38 %",
            target="55 %",
            due=date(2027, 6, 1),
            specific=True,
            achievable=True,
            relevant=True,
        ),
    )
    rate(session, {item.id: points for item in course.qualify.items})


# --- findings ---------------------------------------------------------------------------------------------


def test_an_empty_sheet_says_everything_that_is_missing(session: Session, course: Course) -> None:
    found = findings(session, course)
    assert keys(found) == [
        "challenge_missing",
        "group_missing",
        "evidence_missing",
        "cause_missing",
        "question_missing",
        "goal_missing",
        "alone_missing",
        "scope_missing",
        "owner_missing",
    ]
    gates = [f.remark.key for f in found if f.level is Level.GATE]
    assert gates == ["group_missing", "alone_missing", "owner_missing"]


def test_a_whole_sheet_has_nothing_to_mend(session: Session, course: Course) -> None:
    whole_sheet(session, course)
    assert findings(session, course) == ()
    assert set(step_states(session, course).values()) == {State.DONE, State.EMPTY}
    assert step_states(session, course)["result"] is State.EMPTY


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Vi mangler en app", "vi mangler"),
        ("  VI  MANGLER: frivillige", "vi mangler"),
        ("Der mangler rum til unge", "der mangler"),
        ("We lack a makerspace", "we lack"),
        ("Vi manglede ikke noget", None),
        ("De unge siger, at vi mangler noget", None),
        ("", None),
    ],
)
def test_a_challenge_that_begins_as_a_missing_solution(
    text: str, opening: str | None, course: Course
) -> None:
    assert solution_opening(text, course) == opening


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Unge kender ikke vores hjemmesider.", "hjemmesider"),
        ("En APP ville hjælpe", "APP"),
        ("Applaus og appetit er ikke løsninger", None),
        ("Few parents see the website", "website"),
        (CHALLENGE, None),
    ],
)
def test_a_challenge_that_names_a_solution(text: str, word: str | None, course: Course) -> None:
    assert solution_word(text, course) == word


def test_solution_warnings_are_only_notes(session: Session, course: Course) -> None:
    whole_sheet(session, course)
    session.revise("c", Clarify, 1, challenge="Vi mangler en app til æblerne")
    assert keys(findings(session, course)) == ["challenge_lacks"]
    assert outcome(session, course).status is Status.GO


def test_evidence_of_assumptions_only_is_yellow(session: Session, course: Course) -> None:
    session.put("e", Evidence(id=1, kind="assumption", text="Vi tror det"), Evidence(id=2, text="Uden slags"))
    assert "evidence_assumed" in keys(findings(session, course))
    session.put("e", Evidence(id=3, kind="citizen_voice", text="“Vejen er lang”"))
    assert not {"evidence_assumed", "evidence_missing"} & set(keys(findings(session, course)))


def test_blank_rows_count_as_nothing(session: Session, course: Course) -> None:
    rows: list[Record] = [
        TargetGroup(id=1, name=" "), Evidence(id=2), Cause(id=3), HowMightWe(id=4), Goal(id=5, specific=True),
    ]  # fmt: skip
    session.put("blank", *rows)
    assert "goal_missing" in keys(findings(session, course))
    assert outcome(session, course).status is None
    assert progress(session, course).state is State.EMPTY
    assert report(session, course, OUTSIDE) == ()


def test_marking_a_cause_and_choosing_a_question(session: Session, course: Course) -> None:
    session.put(
        "c", Cause(id=1, text="Ingen ved det"), HowMightWe(id=2, verb="nå", group="unge", change="de kommer")
    )
    assert {"cause_unmarked", "question_unchosen"} <= set(keys(findings(session, course)))
    session.put("m", Clarify(cause=1, question=2))
    assert not {"cause_unmarked", "question_unchosen"} & set(keys(findings(session, course)))
    marked = marked_cause(session)
    assert marked is not None
    session.remove("gone", marked)
    assert marked_cause(session) is None
    assert "cause_missing" in keys(findings(session, course))


def test_long_chains_and_many_goals_are_noted(session: Session, course: Course) -> None:
    session.put("c", *(Cause(id=n, position=n, text=f"fordi {n}") for n in range(1, 7)))
    session.put("g", *(Goal(id=n, what=f"mål {n}") for n in range(1, 5)))
    noted = {f.remark.key: f.remark.params for f in findings(session, course) if f.level is Level.NOTE}
    assert noted["cause_many"] == {"n": 6, "most": 5}
    assert noted["goal_many"] == {"n": 4, "most": 3}


def test_smart_is_seen_from_fields_and_ticked_by_people() -> None:
    goal = Goal(id=1, what="Flere kommer", indicator="andel", specific=True)
    assert smart(goal).missing == "M, A, R, T"
    assert smart_marks(goal) == "S----"
    goal = goal.revise(target="55 %", due=date(2027, 6, 1), achievable=True, relevant=True)
    assert smart(goal).missing == ""
    assert smart_marks(goal) == "SMART"


def test_a_goal_date_that_has_passed_is_remarked_gently(session: Session, course: Course) -> None:
    whole_sheet(session, course)
    assert keys(findings(session, course, date(2027, 6, 1))) == []
    noted = findings(session, course, date(2027, 6, 2))
    assert [(f.remark.key, f.level) for f in noted] == [("goal_past", Level.NOTE)]
    assert noted[0].remark.params["date"] == "1. juni 2027"


# --- outcome ----------------------------------------------------------------------------------------------


def test_the_courses_worked_score(session: Session, course: Course) -> None:
    order = ["need", "future", "usefulness", "novelty", "breadth", "involvement", "strategy", "measurability"]
    assert [item.weight for item in sorted(course.qualify.items, key=lambda i: order.index(i.id))] == [
        20, 15, 15, 10, 10, 10, 10, 10,
    ]  # fmt: skip
    rate(session, dict(zip(order, [5, 4, 3, 4, 2, 3, 5, 4], strict=True)))
    assert score(session, course).total == pytest.approx(71.25)


def test_go_on_when_nothing_is_missing_and_the_score_is_green(session: Session, course: Course) -> None:
    whole_sheet(session, course, points=4)
    found = outcome(session, course)
    assert (found.status, found.light, found.reasons) == (Status.GO, Light.GREEN, ())


@pytest.mark.parametrize("answer", ["ourselves", "buy", "network", "noget helt nyt"])
def test_anything_but_a_partnership_is_parked(answer: str, session: Session, course: Course) -> None:
    whole_sheet(session, course)
    session.revise("a", Clarify, 1, alone=answer)
    found = outcome(session, course)
    assert found.status is Status.PARK
    assert keys(found.reasons) == ["alone_other"]
    assert progress(session, course).state is State.ATTENTION


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"owner_role": " "}, "owner_missing"),
        ({"owner_hours": " "}, "owner_hours_missing"),
        ({"owner_hours": "0"}, "owner_hours_missing"),
        ({"alone": ""}, "alone_missing"),
        ({"alone_reason": ""}, "alone_reason_missing"),
        ({"scope_out": ""}, "scope_missing"),
        ({"challenge": ""}, "challenge_missing"),
    ],
)
def test_an_open_gate_or_a_yellow_flag_blocks_green(
    changes: dict[str, object], reason: str, session: Session, course: Course
) -> None:
    whole_sheet(session, course)
    session.revise("c", Clarify, 1, **changes)
    found = outcome(session, course)
    assert found.status is Status.ELABORATE
    assert keys(found.reasons) == [reason]


def test_a_red_score_parks_and_a_yellow_one_elaborates(session: Session, course: Course) -> None:
    whole_sheet(session, course, points=2)
    assert keys(outcome(session, course).reasons) == ["score_red"]
    assert outcome(session, course).status is Status.PARK
    rate(session, {item.id: 3 for item in course.qualify.items})
    assert keys(outcome(session, course).reasons) == ["score_yellow"]
    assert outcome(session, course).status is Status.ELABORATE


def test_a_provisional_score_never_parks_and_never_goes_on(session: Session, course: Course) -> None:
    whole_sheet(session, course)
    for item in course.qualify.items[2:]:
        session.revise("blank", ClarifyRating, ClarifyRating.key(item.id), score=None)
    found = outcome(session, course)
    assert found.status is Status.ELABORATE
    assert keys(found.reasons) == ["score_provisional"]
    names = "Fremtidsperspektiv, Anvendelighed, Bredde, Brugerinddragelse, Strategisk betydning, Målbarhed"
    assert found.reasons[0].remark.params == {"percent": 30, "items": names}
    assert found.light is None
    rate(session, {course.qualify.items[0].id: 1, course.qualify.items[1].id: 1})
    assert outcome(session, course).status is Status.ELABORATE
    assert keys(outcome(session, course).reasons) == ["score_provisional"]


@given(st.dictionaries(st.sampled_from(["need", "novelty", "future", "breadth"]), st.integers(1, 5)))
def test_a_blank_never_acts_as_zero(scores: dict[str, int]) -> None:
    course = load_course()
    items = [item.id for item in course.qualify.items]
    weights = {item.id: item.weight for item in course.qualify.items}
    found = value({k: float(v) for k, v in scores.items()}, weights, items)
    if not scores:
        assert found.total is None
    else:
        assert found.total is not None
        low, high = (25.0 * (pick(scores.values()) - 1) for pick in (min, max))
        assert low - 1e-9 <= found.total <= high + 1e-9


def test_unknown_saved_values_are_tolerated(session: Session, course: Course) -> None:
    whole_sheet(session, course)
    session.revise("s", Clarify, 1, status="noget nyt")
    session.put("r", ClarifyRating(id=ClarifyRating.key("ukendt"), item="ukendt", score=1))
    rate(session, {"need": 9})
    assert outcome(session, course).score.answered_weight == pytest.approx(0.8)
    assert progress(session, course).state is State.STARTED


# --- progress ---------------------------------------------------------------------------------------------


def test_progress_from_empty_to_decided(session: Session, course: Course) -> None:
    words = course.words("clarify")
    assert progress(session, course).state is State.EMPTY
    session.put("c", Clarify(challenge=CHALLENGE), TargetGroup(id=1, name="Småbørnsfamilier"))
    now = progress(session, course)
    assert now.state is State.STARTED
    assert now.remark is not None
    assert words.word(now.remark.key, **now.remark.params) == "1 af 7 trin"
    whole_sheet(session, course)
    session.revise("d", Clarify, 1, status="go_on")
    now = progress(session, course)
    assert now.state is State.DONE
    assert now.remark is not None
    assert words.word(now.remark.key, **now.remark.params) == "Gå videre"


def test_a_decision_against_the_suggestion_needs_a_reason(session: Session, course: Course) -> None:
    whole_sheet(session, course)
    session.revise("d", Clarify, 1, status="park")
    assert progress(session, course).state is State.ATTENTION
    assert step_states(session, course)["result"] is State.STARTED
    session.revise("d", Clarify, 1, status_reason="Ledelsen vil vente til efteråret")
    assert progress(session, course).state is State.DONE
    session.revise("d", Clarify, 1, status="elaborate")
    assert progress(session, course).state is State.STARTED


# --- assumptions ------------------------------------------------------------------------------------------


def test_three_assumptions_are_suggested_in_turn(session: Session, course: Course) -> None:
    assert suggestions(session, course) == ()
    whole_sheet(session, course)
    assert suggestions(session, course) == ()
    session.put(
        "weak",
        Evidence(id=22, position=1, kind="assumption", text="Forældre ved ikke,\nat der er babyrytmik"),
        Evidence(id=23, position=2, kind="assumption", text="Vejen er for lang"),
        Goal(id=52, position=2, what="Flere låner", indicator="udlån"),
    )
    rate(session, {"strategy": 1, "need": 2})
    offered = suggestions(session, course)
    assert [s.source for s in offered] == ["evidence:22", "item:need", "goal:52"]
    assert offered[0].text == "Forældre ved ikke, at der er babyrytmik"
    session.put("take", Assumption(id=1, text=offered[0].text, source=offered[0].source))
    assert [s.source for s in suggestions(session, course)] == ["item:need", "goal:52"]
    session.put("own", Assumption(id=2, text="Vores egen"), Assumption(id=3, text="Og en til"))
    assert suggestions(session, course) == ()


def test_the_item_that_costs_most_points_comes_first(session: Session, course: Course) -> None:
    rate(session, {"strategy": 1, "need": 2, "future": 5})
    assert [s.source for s in suggestions(session, course)] == [
        "item:need",
        "item:strategy",
        "item:usefulness",
    ]


# --- report -----------------------------------------------------------------------------------------------


def texts(blocks: object) -> str:
    lines: list[str] = []
    assert isinstance(blocks, tuple)
    for block in blocks:
        match block:
            case Heading() | Paragraph() | Note():
                lines.append(block.text)
            case Bullets():
                lines.extend(block.items)
            case Table():
                assert all(len(row) == len(block.head) for row in block.rows)
                lines.extend(" | ".join(row) for row in (block.head, *block.rows))
    return "\n".join(lines)


def test_the_report_tells_the_whole_sheet(session: Session, course: Course) -> None:
    whole_sheet(session, course, points=4)
    session.put("p", Person(id=7, name="Åse Ærø", role="librarian"))
    session.put("q", HowMightWe(id=42, position=2, verb="låne", group="bøger ud", change="de læser"))
    session.put("a", Assumption(id=9, text="Forældre vil gerne", test="Spørg ti", who="Børnebibliotekar"))
    session.revise(
        "d", Clarify, 1, status="park", status_reason="Vi venter.", closing="Problemet er i midten"
    )
    text = texts(report(session, course, OUTSIDE))
    for part in (
        "Beslutning: Parkér. Vi venter.",
        "Svarene pegede på Gå videre. Biblioteket har besluttet noget andet.",
        CHALLENGE,
        "Familier med børn på et til tre år (ca. 420), Nordbyen",
        "Tal: 38 ud af 100",
        "Vi fortæller det kun på biblioteket (den kan biblioteket gøre noget ved)",
        "Hvordan kan vi gøre det let for familier, så de bliver ved med at komme?",
        "Parkeret: Hvordan kan vi låne bøger ud, så de læser?",
        "Flere familier kommer igen | Andel af toårige, der har lånt | 38 % | 55 % | 1. juni 2027 | SMART",
        "Ejer: Børnebibliotekar, 10 timer om måneden",
        "Behov | 4 | 20",
        "75 af 100 point",
        "Forældre vil gerne | Spørg ti | Børnebibliotekar | —",
        "Problemet er i midten",
    ):
        assert part in text
    assert "Åse" not in text


def test_the_report_says_what_is_missing(session: Session, course: Course) -> None:
    session.put("c", Clarify(challenge=CHALLENGE))
    text = texts(report(session, course, OUTSIDE))
    assert "Ikke besluttet endnu. Forslag ud fra svarene: Uddyb." in text
    assert "Projektet har ingen ejer på biblioteket." in text
    rate(session, {"need": 5})
    text = texts(report(session, course, OUTSIDE))
    assert "Foreløbigt 100 af 100 point: 20 % af vægten er besvaret." in text
    assert "Her mangler et tal: Nyhedsværdi, Fremtidsperspektiv" in text


def test_the_report_in_english_and_with_hostile_text(session: Session, course: Course) -> None:
    hostile = "[/x] [red] {goal} {0} [b \\ 💥 æøå"
    whole_sheet(session, course)
    session.put("h", Goal(id=52, what=hostile), TargetGroup(id=12, name=hostile))
    session.revise("o", Clarify, 1, owner_role=hostile, owner_hours="1")
    i18n.use("en")
    text = texts(report(session, course, OUTSIDE))
    assert f"The goal “{hostile}” lacks an indicator." in text
    assert f"Owner: {hostile}, 1 hour a month" in text
    assert "How might we" in text


def test_helpers_of_the_report(course: Course) -> None:
    words = course.words("clarify")
    assert group_line(TargetGroup(id=1, name="Unge", count="ca. 1.200")) == "Unge (ca. 1.200)"
    assert group_line(TargetGroup(id=1, name="Unge", place="byen")) == "Unge, byen"
    hours = {"1,5": "1,5 timer om måneden", "1": "1 time om måneden", "6-8": "6-8 timer om måneden"}
    for typed, read in (hours | {"½": "½ timer om måneden", "en dag om ugen": "en dag om ugen"}).items():
        assert hours_line(typed, words) == read
    assert excerpt("a\n b  " + "x" * 80, 10) == "a b xxxxx…"
    assert question_sentence("nå", "", "de læser", course) == "Hvordan kan vi nå …, så de læser?"


# --- file and content -------------------------------------------------------------------------------------


def test_everything_is_in_the_file_as_typed(session: Session, course: Course, tmp_path: Path) -> None:
    whole_sheet(session, course)
    session.close()
    with TinyDB(tmp_path / "æblehaven.json", encoding="utf-8") as db:
        assert db.table("clarify").get(doc_id=1)["challenge"] == CHALLENGE
        assert len(db.table("clarify_rating")) == 8
    again = Session.open(tmp_path / "æblehaven.json")
    assert again.form(Clarify).owner_role == "Børnebibliotekar"
    assert again.set_aside() == ()
    again.close()


def test_every_asked_field_and_choice_has_words(course: Course) -> None:
    from facilitator.record import Choice, ask_of, asked_fields

    words = course.words("clarify")
    for kind in COMPONENT.kinds:
        for field in asked_fields(kind):
            assert words.field(kind.KIND, field), f"{kind.KIND}.{field}"
            ask = ask_of(kind, field)
            if isinstance(ask, Choice):
                assert ask.choices in course.choices
    asked = {kind.KIND: set(asked_fields(kind)) for kind in COMPONENT.kinds}
    assert {(kind, field) for kind, fields in words.fields.items() for field in fields} == {
        (kind, field) for kind, fields in asked.items() for field in fields
    }
    assert set(course.choices["verdict"]) == {status.value for status in Status}
    assert "partnership" in course.choices["alone"]
    assert "assumption" in course.choices["evidence_kind"]


def test_the_content_file_keeps_to_its_measures(course: Course) -> None:
    words = course.words("clarify")
    assert tuple(words.step(step).id for step in step_states_names()) == tuple(
        step.id for step in words.steps
    )
    for text in (words.short.da, words.short.en):
        assert len(text) <= 18
    for step in words.steps:
        assert max(len(step.title.da), len(step.title.en)) <= 16


def step_states_names() -> list[str]:
    return ["challenge", "evidence", "why", "goals", "frame", "qualify", "result"]


def test_words_and_code_know_the_same_keys(course: Course) -> None:
    words = course.words("clarify").words
    files = [
        *(ROOT / "facilitator/components/clarify").glob("*.py"),
        *(ROOT / "screens/components").glob("clarify*/*.py"),
    ]
    literals: set[str] = set()
    asked: set[str] = set()
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value.removeprefix("word:"))
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value.startswith("word:")
            ):
                asked.add(node.value.removeprefix("word:"))
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if name in {"word", "w", "Remark", "_gate", "_yellow", "_note"}:
                    asked.add(str(node.args[0].value))
    assert asked <= set(words)
    composed = {f"report_{key}" for key in HELD}
    assert {key.removesuffix("_one") for key in words} - composed <= literals


HELD = {
    "challenge_missing",
    "group_missing",
    "evidence_missing",
    "evidence_assumed",
    "cause_missing",
    "cause_unmarked",
    "question_missing",
    "question_unchosen",
    "goal_missing",
    "goal_indicator",
    "alone_missing",
    "alone_other",
    "alone_reason_missing",
    "scope_missing",
    "owner_missing",
    "owner_hours_missing",
    "score_missing",
    "score_provisional",
    "score_red",
    "score_yellow",
}
"""The findings that hold a project back: told on the screen to the team, and in the report about the library."""


def sheets(session: Session, course: Course) -> Iterator[None]:
    """One state of the sheet after another, in which every finding and every remark occurs."""
    yield
    session.put("c", Clarify(alone="buy", owner_role="Leder", challenge="Vi mangler en bænk"))
    yield
    session.put("c", Clarify(challenge="En podcast"), Evidence(id=1, kind="assumption", text="Vi tror det"))
    session.put("g", Goal(id=1, what="Flere kommer", due=date(2020, 1, 1)), TargetGroup(id=1, name="Unge"))
    session.put("w", Cause(id=1, text="De ved det ikke"), HowMightWe(id=1, verb="nå", change="de kommer"))
    yield
    session.put("m", *(Goal(id=n, what=f"mål {n}") for n in range(2, 6)))
    session.put("w", *(Cause(id=n, text=f"fordi {n}") for n in range(2, 8)))
    rate(session, {"need": 3})
    yield
    for points in (1, 3):
        rate(session, {item.id: points for item in course.qualify.items})
        yield
    session.revise("d", Clarify, 1, status="go_on")
    yield
    session.revise("d", Clarify, 1, status_reason="Vi tør")
    yield
    whole_sheet(session, course)
    session.revise("d", Clarify, 1, challenge="", status="park")
    yield


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_remark_has_its_sentence(session: Session, course: Course, language: str) -> None:
    i18n.use("da" if language == "da" else "en")
    words = course.words("clarify")
    seen: set[str] = set()
    for _ in sheets(session, course):
        told = progress(session, course).remark
        held = outcome(session, course).reasons
        for remark in [*([told] if told else []), *(f.remark for f in (*findings(session, course), *held))]:
            assert "{" not in words.word(remark.key, **remark.params)
            seen.add(remark.key)
        for finding in held:
            sentence = words.word(f"report_{finding.remark.key}", **finding.remark.params)
            assert not re.search(r"\b(I|[Jj]eres?|[Yy]ou|[Yy]our)\b", sentence.replace("I dag", "")), sentence
            assert finding.remark.key in HELD
    notes = {
        "challenge_lacks",
        "challenge_solution",
        "cause_many",
        "goal_baseline",
        "goal_smart",
        "goal_past",
    }
    assert seen == {*HELD, *notes, "goal_many", "remark_steps", "remark_decided", "remark_reason"}


def test_the_report_speaks_of_the_library_and_never_to_it(session: Session, course: Course) -> None:
    for key, text in course.words("clarify").words.items():
        if key.startswith(("report_", "column_")):
            assert not re.search(
                r"\b(I|[Jj]er|[Jj]eres|vi|Vi|vores|os)\b", re.sub("Hvordan kan vi|I dag", "", text.da)
            )
            assert not re.search(r"\b([Yy]ou|[Yy]our|we|We|our|us)\b", text.en.replace("How might we", "")), (
                key
            )


def test_quotes_are_those_of_the_language() -> None:
    file = ROOT / "data/courses/partnerships/components/clarify.toml"
    with file.open("rb") as opened:
        told = list(sentences(tomllib.load(opened)))
    assert len(told) > 300
    for language, text in told:
        assert not set(text) & set('"“”' if language == "da" else '"»«'), text


def sentences(node: object) -> Iterator[tuple[str, str]]:
    """Every text of a content file with its language."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in {"da", "en"} and isinstance(value, str):
                yield key, value
            else:
                yield from sentences(value)
    elif isinstance(node, list):
        for one in node:
            yield from sentences(one)


def test_numbers_of_earlier_files_are_read_as_text(tmp_path: Path, course: Course) -> None:
    file = tmp_path / "gammel.json"
    first = Session.create(file, Library(name="Ærø"))
    first.put(
        "g", Clarify(owner_role="Leder"), TargetGroup(id=11, name="Unge"), TargetGroup(id=12, name="Børn")
    )
    first.close()
    with TinyDB(file, encoding="utf-8") as db:
        db.table("clarify").update({"owner_hours": 12}, doc_ids=[1])
        db.table("clarify_group").update({"count": 420}, doc_ids=[11])
        db.table("clarify_group").update({"count": None}, doc_ids=[12])
    again = Session.open(file)
    assert again.set_aside() == ()
    assert again.form(Clarify).owner_hours == "12"
    assert [group.count for group in again.all(TargetGroup)] == ["420", ""]
    again.revise("g", TargetGroup, 11, count="ca. 310")
    assert "Unge (ca. 310)" in texts(report(again, course, OUTSIDE))
    again.close()


# --- what the intake offers -------------------------------------------------------------------------------


def test_the_intake_offers_ideas_without_names_and_hides_what_is_hidden(
    session: Session, course: Course
) -> None:
    session.put(
        "intake",
        IntakeAnswer.blank(7).revise(idea="Babyrytmik med\nsundhedsplejen", area=("children",)),
        IntakeAnswer.blank(8).revise(idea="babyrytmik MED sundhedsplejen"),
        IntakeAnswer.blank(9).revise(idea="Sprogcafé på havnen"),
        IntakeAnswer.blank(10),
    )
    found = offers(session, course, Viewer(person=7))
    assert {offer.idea.casefold() for offer in found} == {
        "babyrytmik med sundhedsplejen",
        "sprogcafé på havnen",
    }
    session.put("hide", Activity(id=Activity.key(ACTIVITY), name=ACTIVITY, phase=Phase.WRITING))
    assert [offer.idea for offer in offers(session, course, Viewer(person=9))] == ["Sprogcafé på havnen"]
    assert offers(session, course, OUTSIDE) == ()
