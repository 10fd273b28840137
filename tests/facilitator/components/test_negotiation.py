"""The negotiation's rules, through a real library file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from facilitator import i18n
from facilitator.blocks import Bullets, Heading, Note, Paragraph, Table
from facilitator.carry import offers, take
from facilitator.component import Progress, State
from facilitator.components.clarify import Clarify, Goal
from facilitator.components.negotiation import (
    COMPARE,
    COMPONENT,
    PARTNER,
    PLAY,
    Negotiation,
    NegotiationAgenda,
    NegotiationAnswer,
    NegotiationInterest,
    NegotiationIssue,
    NegotiationNext,
    NegotiationOpen,
    NegotiationPart,
    NegotiationQuestion,
    NegotiationSeen,
    NegotiationSheet,
    NegotiationStep,
    NegotiationTrade,
    compared,
    counterpart,
    open_points,
    settled,
)
from facilitator.components.negotiation.findings import findings
from facilitator.components.negotiation.meeting import agenda_offered, observed, questions_offered
from facilitator.components.negotiation.packing import deal
from facilitator.components.negotiation.records import MAX, MIN, OURS, THEIRS, YES_NO
from facilitator.components.negotiation.sentences import sure_sentence, zone_sentence
from facilitator.components.negotiation.sheet import answered, say_yes, theirs
from facilitator.components.negotiation.trading import (
    ladder_of,
    next_partner,
    partner_of,
    shared_gets,
    suggested_steps,
    trade_lines,
    unpaired,
)
from facilitator.components.partners import Candidate, Idea, Shortlisted
from facilitator.components.strategy import StrategyResources
from facilitator.content import Course, load_course
from facilitator.decision.bargaining import Fault, Trade
from facilitator.people import Library, Person
from facilitator.search import everything_written
from facilitator.session import Put, Session
from facilitator.visibility import Activity, Phase, Viewer

OUTSIDE = Viewer(outside=True)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    i18n.use("da")
    with Session.create(tmp_path / "ærø.json", Library(name="Ærø Bibliotek")) as opened:
        yield opened


def issue(number: int, name: str, **fields: Any) -> NegotiationIssue:
    return NegotiationIssue(id=number, position=float(number), name=name, **fields)


HOURS = issue(
    1,
    "Timer i mødregruppen",
    unit="timer om måneden",
    direction=MIN,
    target=2,
    limit=5,
    promise=3,
    weight=2,
    their_target=6,
    their_limit=3,
    their_weight=4,
    criterion="Sidste års aftale",
)
VISITS = issue(
    2,
    "Minutter ved besøget",
    unit="minutter",
    direction=MAX,
    target=5,
    limit=2,
    weight=5,
    their_limit=3,
    their_weight=2,
    criterion="Besøgets længde",
)
STORE = issue(
    3,
    "Plads i depotet",
    measure=YES_NO,
    direction=MAX,
    target=1,
    limit=0,
    weight=3,
    their_limit=1,
    their_weight=3,
    criterion="Måling",
)


@pytest.fixture
def prepared(session: Session) -> Session:
    session.put("", HOURS, VISITS, STORE)
    return session


def keys(session: Session, course: Course) -> set[str]:
    return {found.remark.key for found in findings(session, course)}


# --- what others read --------------------------------------------------------------------------------


def test_what_was_settled_has_its_unit_and_its_reservation(prepared: Session) -> None:
    assert settled(prepared) == ()
    assert open_points(prepared) == ()
    prepared.put(
        "",
        HOURS.revise(settled=4),
        STORE.revise(settled=1, settled_note="Én hylde"),
        NegotiationOpen(id=5, position=1.0, text="Hvem kører?"),
    )
    one, other = settled(prepared)
    assert (one.title, one.text, one.reserved) == ("Timer i mødregruppen", "4 timer om måneden", True)
    assert (other.text, other.reserved) == ("ja. Én hylde", False)
    assert open_points(prepared) == ("Hvem kører?", "Minutter ved besøget")


def test_within_the_mandate_there_is_no_reservation_unless_people_say_so(prepared: Session) -> None:
    prepared.put("", HOURS.revise(settled=3))
    assert not settled(prepared)[0].reserved
    prepared.put("", HOURS.revise(settled=3, reserved=True))
    assert settled(prepared)[0].reserved


def test_the_counterpart_is_named_chosen_or_just_the_partner(session: Session, course: Course) -> None:
    assert counterpart(session, course) == "partneren"
    partner(session)
    assert counterpart(session, course) == "Sundhedsplejen"
    session.put("", Negotiation(counterpart="Beboerhuset"))
    assert counterpart(session, course) == "Beboerhuset"


def partner(session: Session, **cells: Any) -> None:
    session.put(
        "",
        Candidate(id=70, position=1.0, name="Sundhedsplejen", **cells),
        Idea(id=71, person=9, text="Sundhedsplejen", merged_into=70),
        Shortlisted(id=Shortlisted.key(70), position=1.0, candidate=70),
    )


# --- carrying over -----------------------------------------------------------------------------------


def test_partner_give_and_get_goals_and_hours_are_offered_and_taken(session: Session, course: Course) -> None:
    assert offers(session, course, COMPONENT) == ()
    partner(session, we_give="Ti sprog", we_get="Ind i stuen", they_give="To minutter", they_get="Noget rart")
    session.put(
        "",
        Clarify(owner_hours="25", owner_role="Leder"),
        Goal(id=80, position=1.0, what="Flere får pakken"),
    )
    found = offers(session, course, COMPONENT)
    assert {offer.carry.source for offer in found} == {"partners", "clarify"}
    put, removed = take(session, found)
    assert removed == ()
    session.put("", *put)
    assert session.form(Negotiation).counterpart == "Sundhedsplejen"
    assert "25 timer" in session.form(Negotiation).mandate
    said = {row.text: (row.side, row.assumed) for row in session.all(NegotiationInterest)}
    assert said == {
        "Ind i stuen": (OURS, False),
        "Noget rart": (THEIRS, True),
        "Flere får pakken": (OURS, False),
    }
    ways = {row.name: row.direction for row in session.all(NegotiationIssue)}
    assert ways == {"Ti sprog": MIN, "To minutter": MAX}
    assert offers(session, course, COMPONENT) == ()
    assert [offer.carry.step for offer in found if offer.draft.kind is NegotiationIssue] == ["issues"] * 2


def test_a_change_upstream_is_offered_again_to_the_same_row(session: Session, course: Course) -> None:
    partner(session, we_get="Ind i stuen")
    put, _ = take(session, offers(session, course, COMPONENT))
    session.put("", *put)
    partner(session, we_get="Helt ind i stuen")
    (again,) = offers(session, course, COMPONENT)
    assert again.again
    put, _ = take(session, (again,))
    session.put("", *put)
    assert [row.text for row in session.all(NegotiationInterest)] == ["Helt ind i stuen"]


def test_resources_of_the_anchoring_come_instead_of_the_owners_hours(
    session: Session, course: Course
) -> None:
    session.put("", Clarify(owner_hours="25"), StrategyResources(hours="6 timer om ugen", money="40.000 kr."))
    (one,) = offers(session, course, COMPONENT, "batna")
    assert one.carry.source == "strategy"
    assert one.draft.fields["mandate"] == "6 timer om ugen\n40.000 kr."


# --- zones, trades, ladders --------------------------------------------------------------------------


def test_the_zone_in_words(prepared: Session, course: Course) -> None:
    assert (
        zone_sentence(prepared, HOURS, course)
        == "Aftalezone fra 3 til 5 timer om måneden, bredde 2 (anslået)"
    )
    apart = VISITS.revise(limit=4)
    assert zone_sentence(prepared, apart, course) == (
        "Ingen aftalezone: Afstanden mellem jer er 1 minutter. Find en pakkeløsning, eller brug jeres plan B. (anslået)"
    )
    assert (
        zone_sentence(prepared, VISITS.revise(limit=3), course)
        == "Aftalezonen er ét punkt: 3 minutter (anslået)"
    )
    assert zone_sentence(prepared, STORE, course) == "Begge kan leve med både ja og nej (anslået)"
    assert zone_sentence(prepared, STORE.revise(limit=1), course) == "Aftalezonen er ét punkt: ja (anslået)"
    assert "må have ja" in zone_sentence(prepared, STORE.revise(limit=1, their_limit=0), course)
    assert "begge smertegrænser" in zone_sentence(prepared, VISITS.revise(their_limit=None), course)


def test_one_get_that_pays_for_two_gives_is_named(prepared: Session, course: Course) -> None:
    prepared.put("", HOURS.revise(id=21, position=9.0, name="Endnu en time"))
    prepared.put("", *(NegotiationTrade(id=NegotiationTrade.key(n), give=n, get=2) for n in (1, 21)))
    assert unpaired(prepared) == ()
    assert [issue.id for issue in shared_gets(prepared)] == [2]
    assert "trade_shared" in keys(prepared, course)


def test_give_ask_discuss_and_what_goes_with_what(prepared: Session, course: Course) -> None:
    lines = trade_lines(prepared)
    assert [(line.issue.id, line.kind, line.value) for line in lines] == [
        (1, Trade.GIVE, 2),
        (3, Trade.DISCUSS, 0),
        (2, Trade.ASK, -3),
    ]
    assert [one.id for one in unpaired(prepared)] == [1]
    assert "trade_unpaired" in keys(prepared, course)
    assert next_partner(prepared, 1) == 2
    prepared.put("", NegotiationTrade(id=NegotiationTrade.key(1), give=1, get=2))
    assert partner_of(prepared, 1) == VISITS
    assert unpaired(prepared) == ()
    assert "trade_shared" not in keys(prepared, course)
    assert "trade_unpaired" not in keys(prepared, course)
    assert next_partner(prepared, 1) == 3
    prepared.put("", NegotiationTrade(id=NegotiationTrade.key(1), give=1, get=3))
    assert next_partner(prepared, 1) is None
    prepared.remove("", STORE)
    assert partner_of(prepared, 1) is None


def test_a_ladder_is_judged_and_its_steps_beyond_the_mandate_need_reservation(
    prepared: Session, course: Course
) -> None:
    assert suggested_steps(HOURS) == (4, 5)
    prepared.put(
        "",
        *(
            NegotiationStep(id=20 + n, position=float(n), issue=1, value=value)
            for n, value in enumerate((3, 5, 6))
        ),
    )
    found = ladder_of(prepared, HOURS)
    assert found.faults == (None, Fault.NOT_SMALLER, Fault.PAST_LIMIT)
    assert found.reserved == (False, True, True)
    assert {"ladder_faulty", "ladder_reserved"} <= keys(prepared, course)


# --- packages ----------------------------------------------------------------------------------------


def test_packages_mark_what_is_possible_efficient_and_balanced(prepared: Session, course: Course) -> None:
    found = deal(prepared)
    assert found.offers is not None
    assert [one.id for one in found.issues] == [1, 2, 3]
    assert [one.id for one in found.assumed] == [2, 3]
    balanced = found.balanced
    assert balanced is not None
    assert balanced.place in found.offers.efficient
    assert found.sureness is not None
    assert found.sureness == deal(prepared).sureness
    assert "%" in sure_sentence(found, course)
    possible = [found.package(place).possible for place in range(len(found.offers.points))]
    assert [place for place, fine in enumerate(possible) if fine] == list(found.offers.possible)
    for package in found.best():
        assert package.past == ()
        assert {one.id for one in package.reserved} == ({1} if package.values[0] > 3 else set())


def test_an_issue_without_numbers_is_left_out_and_named(prepared: Session) -> None:
    prepared.put("", issue(4, "Navn på plakaten", direction=MAX), STORE.revise(target=0, limit=1))
    found = deal(prepared)
    assert [one.name for one in found.left_out] == ["Plads i depotet", "Navn på plakaten"]
    assert [one.id for one in found.issues] == [1, 2]


def test_sixty_issues_are_cut_to_the_most_important(session: Session) -> None:
    session.put(
        "",
        *(
            HOURS.revise(id=n, position=float(n), name=f"Punkt {n}", weight=1 + n % 5, their_weight=1)
            for n in range(1, 61)
        ),
    )
    found = deal(session)
    assert len(found.issues) == 14
    assert {one.weight for one in found.issues} == {5, 4}
    assert found.offers is not None
    assert len(found.offers.points) <= 20_000


def test_without_issues_there_are_no_packages(session: Session) -> None:
    assert deal(session).offers is None
    assert deal(session).best() == ()


# --- the partner's sheet -----------------------------------------------------------------------------

SECRET = "Vi siger ja til næsten alt"


@pytest.fixture
def with_sheet(prepared: Session) -> Session:
    prepared.put(
        "",
        NegotiationSheet(
            id=NegotiationSheet.key(), person=PARTNER, interests=SECRET, role="Sundhedsplejerske"
        ),
        NegotiationAnswer(
            id=NegotiationAnswer.key(1), person=PARTNER, issue=1, limit=4, weight=1, note=SECRET
        ),
    )
    return prepared


def everywhere(session: Session, course: Course) -> str:
    found = everything_written(session, course, Viewer(person=9), (COMPONENT,))
    facilitators = everything_written(session, course, Viewer(facilitator=True), (COMPONENT,))
    blocks = COMPONENT.report(session, course, OUTSIDE)
    return f"{found} {facilitators} {blocks} {deal(session)} {theirs(session, HOURS)} {trade_lines(session)}"


def yes(session: Session, **said: bool) -> None:
    session.edit("", lambda now: [Put(record) for record in say_yes(now, **said)])


def test_the_sheet_is_hidden_everywhere_until_both_have_said_yes(with_sheet: Session, course: Course) -> None:
    assert answered(with_sheet) == 1
    assert SECRET not in everywhere(with_sheet, course)
    assert theirs(with_sheet, HOURS).limit == 3
    yes(with_sheet, ours=True)
    assert not compared(with_sheet)
    assert SECRET not in everywhere(with_sheet, course)
    yes(with_sheet, theirs=True)
    assert compared(with_sheet)
    assert SECRET in everywhere(with_sheet, course)
    assert theirs(with_sheet, HOURS).limit == 4
    assert theirs(with_sheet, HOURS).target == 6
    assert not theirs(with_sheet, HOURS).guessed("limit")
    assert theirs(with_sheet, HOURS).guessed("target")
    assert trade_lines(with_sheet)[-1].issue.id == 2
    yes(with_sheet, theirs=False)
    assert not compared(with_sheet)
    assert SECRET not in everywhere(with_sheet, course)
    assert theirs(with_sheet, HOURS).limit == 3


def test_a_phase_alone_does_not_show_the_sheet(with_sheet: Session, course: Course) -> None:
    with_sheet.put("", Activity(id=Activity.key(COMPARE), name=COMPARE, phase=Phase.REVEALED))
    assert SECRET not in everywhere(with_sheet, course)


def test_two_laptops_that_each_say_one_yes_show_the_sheet_once_merged(
    with_sheet: Session, tmp_path: Path
) -> None:
    other = tmp_path / "kopi.json"
    with_sheet.save_copy(other)
    with Session.open(other) as laptop:
        yes(with_sheet, ours=True)
        yes(laptop, theirs=True)
        assert not compared(with_sheet)
        assert not compared(laptop)
    with_sheet.store.merge_from(other)
    with_sheet.poll()
    assert compared(with_sheet)
    assert theirs(with_sheet, HOURS).limit == 4


# --- meeting, role play, progress, report ------------------------------------------------------------


def test_guesses_become_questions_and_are_offered_until_taken(session: Session, course: Course) -> None:
    session.put(
        "",
        NegotiationInterest(id=1, position=1.0, side=THEIRS, text="Noget rart", assumed=True),
        NegotiationInterest(id=2, position=2.0, side=THEIRS, text="Fred", assumed=True, ask="Er I trætte?"),
        NegotiationInterest(id=3, position=3.0, side=THEIRS, text="Sagt højt"),
    )
    found = questions_offered(session, course)
    assert [one.text for one in found[:2]] == [
        "Vi tror, at det er vigtigt for jer: »Noget rart«. Passer det?",
        "Er I trætte?",
    ]
    assert len(found) == 2 + 5
    session.put("", NegotiationQuestion(id=9, position=1.0, text="Er I trætte?", source="interest:2"))
    assert "Er I trætte?" not in [one.text for one in questions_offered(session, course)]
    assert len(agenda_offered(session, course)) == 5
    session.put("", NegotiationAgenda(id=10, position=1.0, text="Kaffe"))
    assert agenda_offered(session, course) == ()


def test_observers_are_hidden_from_each_other_until_revealed(session: Session, course: Course) -> None:
    session.put(
        "",
        Person(id=7, name="Åse"),
        Person(id=8, name="Bo"),
        *(
            NegotiationSeen(
                id=NegotiationSeen.key(person, 1, "asked"), person=person, item="asked", score=score
            )
            for person, score in ((7, 2), (8, 5))
        ),
    )
    assert [one.mean for one in observed(session, course, Viewer(person=7))] == [2]
    assert observed(session, course, OUTSIDE) == ()
    session.put("", Activity(id=Activity.key(PLAY), name=PLAY, phase=Phase.REVEALED))
    (one,) = observed(session, course, OUTSIDE)
    assert (one.mean, one.answers) == (3.5, 2)


def test_what_is_missing_is_said_with_the_step_where_it_is_mended(prepared: Session, course: Course) -> None:
    found = {one.remark.key: (one.step, one.serious) for one in findings(prepared, course)}
    assert found["batna_missing"] == ("batna", True)
    assert found["interest_none_ours"] == ("interests", True)
    assert "issue_criterion" not in found
    prepared.put(
        "", Negotiation(batna_ours="Selv", batna_ours_strength=1, batna_theirs="x", batna_theirs_strength=4)
    )
    assert "batna_missing" not in keys(prepared, course)
    assert "batna_weak" in keys(prepared, course)
    prepared.put("", HOURS.revise(target=6), VISITS.revise(their_limit=1))
    assert {"issue_wrong", "issue_no_zone"} <= keys(prepared, course)


def test_the_record_warns_of_what_lies_past_the_limit(prepared: Session, course: Course) -> None:
    assert not {key for key in keys(prepared, course) if key.startswith("record_")}
    prepared.put("", HOURS.revise(settled=9))
    assert {"record_past_limit", "record_reserved_by_whom", "record_open", "record_next"} <= keys(
        prepared, course
    )
    prepared.put("", Negotiation(approver="Lederen"))
    assert "record_reserved" in keys(prepared, course)


def said(found: Progress) -> tuple[State, str]:
    return found.state, found.remark.key if found.remark else ""


def test_progress_from_nothing_to_done(session: Session, course: Course) -> None:
    assert said(COMPONENT.progress(session, course)) == (State.EMPTY, "")
    session.put("", NegotiationInterest(id=1, position=1.0, text="Æbler"))
    assert said(COMPONENT.progress(session, course)) == (State.STARTED, "remark_issues")
    session.put("", VISITS)
    assert said(COMPONENT.progress(session, course)) == (State.ATTENTION, "remark_batna_missing")
    session.put("", Negotiation(batna_ours="Selv"))
    assert said(COMPONENT.progress(session, course)) == (State.STARTED, "remark_issues")
    session.put("", VISITS.revise(settled=3))
    assert said(COMPONENT.progress(session, course)) == (State.STARTED, "remark_settled")
    session.put("", NegotiationNext(id=4, position=1.0, text="Send"))
    assert said(COMPONENT.progress(session, course)) == (State.DONE, "remark_settled")
    session.put("", VISITS.revise(settled=1))
    assert said(COMPONENT.progress(session, course)) == (State.ATTENTION, "remark_past_limit")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_report_tells_everything_and_names_nobody(
    with_sheet: Session, course: Course, language: i18n.Language
) -> None:
    i18n.use(language)
    hostile = "[/x] [red] [b \\ 💥 æøå"
    with_sheet.put(
        "",
        Person(id=7, name="Åse Ærø"),
        NegotiationPart(id=NegotiationPart.key(7, 1), person=7, role="observer"),
        Negotiation(
            counterpart=hostile,
            batna_ours="Selv",
            batna_ours_strength=2,
            mandate="Tre timer",
            goal="Ja",
            held=date(2026, 12, 3),
            learned="De er travle",
        ),
        HOURS.revise(settled=4),
        NegotiationInterest(id=30, position=1.0, side=THEIRS, text=hostile, assumed=True, relation="shared"),
        NegotiationStep(id=31, position=1.0, issue=1, value=3, if_you="kommer", then_we="går vi"),
        NegotiationTrade(id=NegotiationTrade.key(1), give=1, get=2, words="Så gør vi det"),
        NegotiationQuestion(id=32, position=1.0, text="Hvad nu?"),
        NegotiationAgenda(id=33, position=1.0, text="Kaffe", minutes=1),
        NegotiationNext(id=34, position=1.0, text="Send referat", due=date(2026, 12, 5)),
    )
    blocks = COMPONENT.report(with_sheet, course, OUTSIDE)
    text = " ".join(str(block) for block in blocks)
    assert "Åse" not in text
    assert text.count("💥") >= 2
    for words in ("Så gør vi det", "Hvad nu?", "Kaffe", "Send referat", "De er travle", "Tre timer"):
        assert words in text
    assert {type(block) for block in blocks} >= {Heading, Paragraph, Note, Bullets, Table}


def test_the_parts_of_the_search_are_steps(course: Course) -> None:
    steps = {step.id for step in course.words("negotiation").steps}
    assert set(COMPONENT.places.values()) <= steps
    assert {carry.step for carry in COMPONENT.carries} <= steps
    assert {carry.source for carry in COMPONENT.carries} <= set(COMPONENT.reads)
