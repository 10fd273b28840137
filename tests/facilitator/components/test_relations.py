"""The relation between the parties: its rules, what is carried over, progress and report, on a real file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tinydb import TinyDB

from facilitator import i18n
from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.carry import offers, take
from facilitator.component import State
from facilitator.components.agreement import AgreementClause, AgreementForm, AgreementParty
from facilitator.components.clarify import Clarify
from facilitator.components.partners import Candidate, Idea, Shortlisted
from facilitator.components.relations import (
    COMPONENT,
    RelationsAccount,
    RelationsAction,
    RelationsAnswer,
    RelationsCall,
    RelationsConflict,
    RelationsContact,
    RelationsDecision,
    RelationsPage,
    RelationsParty,
    RelationsPeriod,
    RelationsRespondent,
    RelationsRound,
    RelationsStory,
    RelationsValue,
    account,
    board,
    health,
    page,
    plan,
    progress,
    report,
    value_story,
)
from facilitator.components.relations.carrying import opening
from facilitator.components.relations.deck import RelationsDeck, deck
from facilitator.components.relations.findings import Weight, findings, step_states
from facilitator.components.relations.records import PARTNER, ROUNDS, US, activity_of_round
from facilitator.components.relations.sentences import total_line, verdict
from facilitator.components.relations.story import quoted
from facilitator.components.strategy import StrategyActivity, StrategyCycle
from facilitator.content import Course, load_course
from facilitator.decision.quadrant import Light
from facilitator.decision.twosides import Level, Trend
from facilitator.errors import EditRejected
from facilitator.export.markdown import to_markdown
from facilitator.people import Finished, Library, Person
from facilitator.record import key_id
from facilitator.session import Session
from facilitator.visibility import Activity, Phase, Viewer

OUTSIDE = Viewer(outside=True)
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = Session.create(tmp_path / "æblehaven.json", Library(name="Æblehavens Bibliotek"))
    opened.put(
        "", Person(id=7, name="Åse Ærø", role="librarian"), Person(id=8, name="Bo Øst", role="coordinator")
    )
    yield opened
    opened.close()


def value(value_type: str, beneficiary: str, **fields: str) -> RelationsValue:
    return board.blank(value_type, beneficiary).revise(**fields)


def entry(period: int, side: str, **fields: str) -> RelationsAccount:
    return account.blank(period, RelationsParty.key(side)).revise(**fields)


def answer(
    session: Session, course: Course, round_: str, person: int, values: int | None, side: str = US
) -> None:
    """One person answers every statement of the round alike; the partner's is a respondent by role."""
    if side == PARTNER:
        person = key_id(round_, person)
        session.put("", RelationsRespondent(id=person, round=round_, role="Leder"))
    session.put(
        "",
        *(
            RelationsAnswer(
                id=RelationsAnswer.key(round_, person, one.id),
                person=person,
                round=round_,
                statement=one.id,
                side=side,
                value=values,
            )
            for one in deck(course).statements
        ),
    )


def chosen(**fields: str) -> tuple[Candidate, Shortlisted, Idea]:
    """The health visitors on the shortlist."""
    return (
        Candidate(id=5, name="Sundhedsplejen").revise(**fields),
        Shortlisted(id=Shortlisted.key(5), candidate=5),
        Idea(id=6, person=7, text="Sundhedsplejen", merged_into=5),
    )


def phase(session: Session, round_: str, state: Phase) -> None:
    name = activity_of_round(round_)
    session.put("", Activity(id=Activity.key(name), name=name, phase=state))


def keys(session: Session, course: Course, step: str | None = None) -> list[str]:
    found = findings(session, course, OUTSIDE, TODAY)
    return [one.remark.key for one in found if step in {None, one.step}]


# --- content ------------------------------------------------------------------------------------------


def test_the_deck_asks_six_dimensions_with_three_statements_each(course: Course) -> None:
    found = deck(course)
    assert [len(one.statements) for one in found.dimensions] == [3] * 6
    assert len({str(one.text) for one in found.statements}) == 18
    assert (found.cuts.attention_below, found.cuts.act_below, found.cuts.gap_from) == (3.0, 2.5, 1.5)
    assert (found.cuts.red_up_to, found.cuts.yellow_up_to) == (35, 65)


def test_an_id_that_stands_twice_is_an_error(course: Course) -> None:
    raw = tomllib.loads((course.path / "relations.toml").read_text("utf-8"))
    raw["dimensions"][1]["statements"][0]["id"] = raw["dimensions"][0]["statements"][0]["id"]
    with pytest.raises(ValueError, match="stands twice"):
        RelationsDeck.model_validate(raw)


def test_the_board_has_four_types_and_four_beneficiaries(course: Course) -> None:
    assert board.types(course) == ("associational", "transferred", "interaction", "synergistic")
    assert board.beneficiaries(course) == ("citizen", "library", "partner", "community")


# --- the value board ----------------------------------------------------------------------------------


def test_an_empty_board_has_no_remarks_and_one_without_the_partner_is_red(
    session: Session, course: Course
) -> None:
    assert keys(session, course) == []
    session.put("", value("transferred", "library", text="Vi får timer"))
    assert keys(session, course, "value") == ["value_partner_empty"]
    found = findings(session, course, OUTSIDE, TODAY)[0]
    assert found.weight is Weight.ALERT
    assert progress(session, course).state is State.ATTENTION
    session.put("", value("transferred", "partner", text="De får et rum"))
    assert keys(session, course, "value") == []


def test_a_partner_column_that_says_none_is_still_empty(session: Session, course: Course) -> None:
    session.put("", value("transferred", "partner", text="De får intet", strength="0"))
    assert keys(session, course, "value") == ["value_partner_empty"]


def test_strong_value_wants_a_number_or_a_quote(session: Session, course: Course) -> None:
    session.put("", value("interaction", "partner", text="Tillid", strength="3"))
    assert keys(session, course, "value") == ["value_unproven"]
    session.put(
        "", value("interaction", "partner", text="Tillid", strength="3", evidence="number", proof="9 af 10")
    )
    assert keys(session, course, "value") == []
    session.put("", value("interaction", "partner", text="Tillid", strength="3", evidence="none", proof="x"))
    assert keys(session, course, "value") == ["value_unproven"]


# --- the account --------------------------------------------------------------------------------------


def test_one_party_of_each_side_and_a_period_are_there_from_the_start(
    session: Session, course: Course
) -> None:
    ours, theirs = account.parties(session, course)
    assert (ours.name, ours.side, theirs.name) == ("Æblehavens Bibliotek", US, "Partneren")
    session.put("", *chosen())
    assert account.parties(session, course)[1].name == "Sundhedsplejen"
    assert [one.name for one in account.periods(session, course)] == ["Første periode"]


def test_a_period_that_holds_something_stays_when_another_is_written(
    session: Session, course: Course
) -> None:
    session.put("", RelationsPeriod(id=3, name="Forår 2027"))
    assert [one.id for one in account.periods(session, course)] == [3]
    session.put("", entry(RelationsPeriod.first(), US, contribution="Timer"))
    assert [one.id for one in account.periods(session, course)] == [RelationsPeriod.first(), 3]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("0", "0", []),
        ("1", "0", []),
        ("1", "1", []),
        ("1", "-1", ["balance_agreed"]),
        ("-1", "-1", ["balance_strained"]),
        ("-2", "-1", ["balance_strained", "balance_extreme"]),
        ("2", "-1", ["balance_agreed", "balance_extreme"]),
        ("2", "2", ["balance_extreme"]),
        ("-2", "0", ["balance_apart", "balance_extreme"]),
        ("0", "", ["balance_unasked"]),
    ],
)
def test_an_uneven_balance_calls_for_a_talk(
    session: Session, course: Course, ours: str, theirs: str, expected: list[str]
) -> None:
    first = RelationsPeriod.first()
    session.put(
        "",
        entry(first, US, contribution="Timer", balance=ours),
        entry(first, PARTNER, contribution="Adgang", balance=theirs),
    )
    assert keys(session, course, "account") == expected


def test_an_uneven_balance_that_both_tell_of_is_called_agreed(session: Session, course: Course) -> None:
    first = RelationsPeriod.first()
    session.put("", entry(first, US, balance="1"), entry(first, PARTNER, balance="-1"))
    (said,) = [
        course.words("relations").word(f.remark.key, **f.remark.params) for f in findings(session, course)
    ]
    us = account.our_name(session, course)
    assert said == (
        f"Tal om Første periode: Balancen er skæv, og det er I enige om. {us} får mest. Er det i orden?"
    )


def test_the_one_who_feels_it_is_named(session: Session, course: Course) -> None:
    session.put("", entry(RelationsPeriod.first(), PARTNER, balance="-2"))
    said = [
        course.words("relations").word(f.remark.key, **f.remark.params) for f in findings(session, course)
    ]
    assert "Tal om Første periode: Partneren oplever en stor skævhed." in said


def test_an_unknown_balance_of_a_newer_version_is_left_out(session: Session, course: Course) -> None:
    session.put("", entry(RelationsPeriod.first(), US, balance="17"))
    assert account.felt(account.entry(session, RelationsPeriod.first(), RelationsParty.key(US))) is None
    assert "balance_unasked" in keys(session, course, "account")


# --- the health check ---------------------------------------------------------------------------------


def test_nothing_is_seen_before_the_reveal_by_anybody(session: Session, course: Course) -> None:
    answer(session, course, "start", 7, 4)
    answer(session, course, "start", 99, 2, PARTNER)
    for viewer in (Viewer(person=7), Viewer(facilitator=True), OUTSIDE):
        assert health.check(session, course, "start", viewer) is None
        assert health.shown_rounds(session, viewer) == ()
    assert "2,0" not in to_markdown(list(report(session, course, OUTSIDE)))
    phase(session, "start", Phase.REVEALED)
    found = health.check(session, course, "start", OUTSIDE)
    assert found is not None
    assert {side: found.people[side] for side in (US, PARTNER)} == {US: 1, PARTNER: 1}


def test_rounds_are_revealed_each_for_itself(session: Session, course: Course) -> None:
    answer(session, course, "start", 7, 4)
    answer(session, course, "m3", 7, 2)
    phase(session, "start", Phase.REVEALED)
    assert health.shown_rounds(session, OUTSIDE) == ("start",)
    assert health.round_to_open(session) == "m3"


def test_a_closed_round_refuses_answers_and_the_next_does_not(session: Session, course: Course) -> None:
    answer(session, course, "start", 7, 4)
    phase(session, "start", Phase.CLOSED)
    with pytest.raises(EditRejected):
        answer(session, course, "start", 7, 1)
    with pytest.raises(EditRejected):
        answer(session, course, "start", 99, 1, PARTNER)
    answer(session, course, "m3", 7, 1)


def test_means_gap_level_and_light(session: Session, course: Course) -> None:
    answer(session, course, "start", 7, 5)
    answer(session, course, "start", 8, 3)
    answer(session, course, "start", 99, 2, PARTNER)
    phase(session, "start", Phase.REVEALED)
    found = health.check(session, course, "start", OUTSIDE)
    assert found is not None
    one = found.findings[0]
    assert (one.means[US].mean, one.means[US].n, one.means[PARTNER].mean, one.means[PARTNER].n) == (
        4.0,
        6,
        2.0,
        3,
    )
    assert (one.apart, one.first, one.level, one.lower) == (2.0, True, Level.ACT, PARTNER)
    assert found.totals == pytest.approx({US: 75.0, PARTNER: 25.0})
    assert found.total == pytest.approx(50.0)
    assert found.light is Light.YELLOW
    assert total_line(found, course.words("relations")) == "I alt 50 af 100: gult. Os 75, partneren 25."
    assert verdict(one, course.words("relations")) == "tal om det først: 2,0 mellem jer · gør noget nu"
    assert keys(session, course, "result").count("health_gap") == 6


def test_dont_know_is_left_out_and_the_number_of_answers_is_told(session: Session, course: Course) -> None:
    answer(session, course, "start", 7, None)
    answer(session, course, "start", 8, 4)
    phase(session, "start", Phase.REVEALED)
    found = health.check(session, course, "start", OUTSIDE)
    assert found is not None
    assert (found.findings[0].means[US].mean, found.findings[0].means[US].n) == (4.0, 3)
    assert found.findings[0].means[PARTNER].mean is None
    assert found.findings[0].apart is None
    assert found.people == {US: 1, PARTNER: 0}
    assert found.provisional
    assert "health_silent_partner" in keys(session, course, "result")


def test_the_trend_looks_back_to_the_round_before(session: Session, course: Course) -> None:
    for round_, ours, theirs in (("start", 3, 4), ("m6", 4, 4), ("m12", 2, 4)):
        answer(session, course, round_, 7, ours)
        answer(session, course, round_, 99, theirs, PARTNER)
        phase(session, round_, Phase.REVEALED)
    found = health.check(session, course, "m6", OUTSIDE)
    assert found is not None
    assert found.before == "start"
    assert found.findings[0].trends == {US: Trend.UP, PARTNER: Trend.SAME}
    latest = health.latest(session, course, OUTSIDE)
    assert latest is not None
    assert (latest.round, latest.before) == ("m12", "m6")
    assert latest.findings[0].trends[US] is Trend.DOWN


def test_a_respondent_who_is_removed_no_longer_counts(session: Session, course: Course) -> None:
    answer(session, course, "start", 7, 4)
    answer(session, course, "start", 99, 2, PARTNER)
    phase(session, "start", Phase.REVEALED)
    session.remove("", RelationsRespondent(id=key_id("start", 99)))
    found = health.check(session, course, "start", OUTSIDE)
    assert found is not None
    assert found.people == {US: 1, PARTNER: 0}
    session.undo()
    found = health.check(session, course, "start", OUTSIDE)
    assert found is not None
    assert found.people == {US: 1, PARTNER: 1}


def test_turnout_counts_both_sides(session: Session, course: Course) -> None:
    name = activity_of_round("start")
    session.put("", RelationsRespondent(id=99, round="start", role="Leder", done=True))
    session.put("", RelationsRespondent(id=98, round="m3", role="Leder"))
    session.put("", Finished(id=Finished.key(7, name), person=7, activity=name))
    found = health.turnout(session, "start")
    assert (found.here, found.finished, found.respondents, found.respondents_done) == (2, 1, 1, 1)
    assert not found.ready
    session.put("", Finished(id=Finished.key(8, name), person=8, activity=name))
    assert health.turnout(session, "start").ready


def test_a_round_was_held_when_people_say_so_else_when_it_was_answered(
    session: Session, course: Course
) -> None:
    assert health.held_on(session, "start") is None
    answer(session, course, "start", 7, 4)
    written = health.held_on(session, "start")
    assert written is not None
    session.put("", RelationsRound(id=RelationsRound.key("start"), round="start", held=date(2026, 8, 20)))
    assert health.held_on(session, "start") == date(2026, 8, 20)


def test_answers_off_the_scale_are_refused() -> None:
    with pytest.raises(ValueError, match="less than or equal to 5"):
        RelationsAnswer(id=1, person=7, round="start", statement="need_why", value=6)


# --- actions, plan, ladder ----------------------------------------------------------------------------


def test_what_is_late_or_bare_is_told(session: Session, course: Course) -> None:
    session.put(
        "",
        RelationsAction(
            id=1, position=1, round="start", what="Ring", who="Tovholder", when=date(2026, 11, 1)
        ),
        RelationsAction(id=2, position=2, round="start", what="Skriv", who="", when=date(2026, 12, 1)),
        RelationsAction(
            id=3, position=3, round="start", what="Mødes", who="Leder", when=date(2026, 11, 1), done=True
        ),
    )
    assert keys(session, course, "result") == ["action_late", "action_bare"]


def test_a_contact_needs_somebody_and_a_backup(session: Session, course: Course) -> None:
    session.put("", RelationsContact(id=1, rhythm="quarter", occasion="Statusmøde"))
    assert keys(session, course, "plan") == ["plan_nobody", "plan_no_backup", "plan_no_calls"]
    session.put("", RelationsContact(id=1, rhythm="quarter", occasion="S", responsible="T", backup="B"))
    session.put("", RelationsCall(id=2, case="aflysning", caller="Vagten", called="Telefonvagten"))
    assert keys(session, course, "plan") == []
    assert step_states(session, course)["plan"] is State.DONE


def test_every_rung_but_the_last_goes_on_somewhere(session: Session, course: Course) -> None:
    session.put("", RelationsConflict(id=1, position=1, signal="Aflyser", who="Tovholder", deadline="en uge"))
    assert keys(session, course, "conflict") == ["ladder_short"]
    session.put("", RelationsConflict(id=2, position=2, signal="Igen", who="Leder", deadline="to uger"))
    assert plan.broken_rungs(plan.ladder(session)) == (1,)
    session.revise("", RelationsConflict, 1, next_level="Lederne")
    assert keys(session, course, "conflict") == []
    assert step_states(session, course)["conflict"] is State.DONE


# --- story and decision -------------------------------------------------------------------------------


def test_only_what_everyone_may_see_leaves_the_house(session: Session, course: Course) -> None:
    session.put(
        "",
        RelationsStory(
            id=1, position=1, half="1. halvår", number="11 familier", quote="»Vi synger«", share="everyone"
        ),
    )
    session.put(
        "",
        RelationsStory(
            id=2, position=2, half="2. halvår", number="12 hemmelige", quote="Åh", share="parties"
        ),
    )
    found = value_story(session)
    assert found is not None
    assert found.id == 1
    text = to_markdown(list(page(session, course)))
    assert "11 familier" in text
    assert "»Vi synger«" in text
    assert "hemmelige" not in text
    session.revise("", RelationsStory, 1, share="us")
    assert value_story(session) is None
    assert "story_none_shared" in keys(session, course, "story")


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Vi synger", "»Vi synger«"),
        ("»Vi synger« (en far)", "»Vi synger« (en far)"),
        ("Vi synger (højt) nu", "»Vi synger (højt) nu«"),
        ("“Vi synger”", "»Vi synger«"),
    ],
)
def test_a_quote_stands_in_the_marks_of_the_language(course: Course, quote: str, expected: str) -> None:
    assert quoted(quote, course.words("relations")) == expected


def test_the_page_has_one_value_for_each_beneficiary_the_proven_one_first(
    session: Session, course: Course
) -> None:
    session.put("", value("transferred", "citizen", text="Påstand.", strength="3"))
    session.put("", value("synergistic", "citizen", text="Vist.", strength="1", evidence="number", proof="9"))
    text = to_markdown(list(page(session, course)))
    assert "Borger: Vist (9)" in text
    assert "Påstand" not in text


def test_what_is_planned_in_all_four_quarters_is_a_contact_every_quarter(
    session: Session, course: Course
) -> None:
    session.put(
        "",
        StrategyActivity(id=40, name="Kaffemøde"),
        *(StrategyCycle(id=41 + n, activity=40, quarter=str(n)) for n in range(1, 5)),
    )
    (found,) = offers(session, course, COMPONENT)
    assert dict(found.draft.fields) == {"occasion": "Kaffemøde", "rhythm": "quarter"}


def test_the_page_is_made_from_the_records_and_has_no_scores(session: Session, course: Course) -> None:
    assert page(session, course) == ()
    session.put("", Clarify(challenge="Familier kommer ikke igen."))
    session.put(
        "",
        value("transferred", "partner", text="Et rum", strength="2", evidence="number", proof="14 familier"),
    )
    session.put("", entry(RelationsPeriod.first(), US, contribution="25 timer om måneden"))
    session.put("", RelationsPage(headline="Flere synger med", asking="En fast plads i strategien."))
    session.put("", RelationsDecision(decision="extend", reason="Det virker", review=date(2027, 5, 20)))
    answer(session, course, "start", 7, 2)
    phase(session, "start", Phase.REVEALED)
    text = to_markdown(list(page(session, course)))
    for said in (
        "Flere synger med",
        "Familier kommer ikke igen.",
        "25 timer om måneden",
        "Partner: Et rum (14 familier)",
        "Udvid",
        "20. maj 2027",
        "En fast plads i strategien.",
    ):
        assert said in text, said
    assert "af 100" not in text


def test_the_decision_wants_reason_and_date_but_an_end_wants_a_farewell(
    session: Session, course: Course
) -> None:
    session.put("", RelationsDecision(decision="adjust"))
    assert keys(session, course, "decision") == ["decision_reason_missing", "decision_review_missing"]
    assert progress(session, course).state is State.STARTED
    session.put("", RelationsDecision(decision="adjust", reason="Lederne skal med", review=date(2026, 1, 5)))
    assert keys(session, course, "decision") == ["decision_review_past"]
    session.put("", RelationsDecision(decision="end", reason="Målet er nået"))
    assert keys(session, course, "decision") == ["decision_farewell_missing"]
    found = progress(session, course)
    assert found.state is State.DONE
    assert found.remark is not None
    assert course.words("relations").word(found.remark.key, **found.remark.params) == "Besluttet: Afslut"


def test_an_empty_library_is_empty(session: Session, course: Course) -> None:
    assert progress(session, course).state is State.EMPTY
    assert report(session, course, OUTSIDE) == ()
    assert set(step_states(session, course)) == {step.id for step in course.words("relations").steps}


# --- carried over -------------------------------------------------------------------------------------


def fill_upstream(session: Session) -> None:
    session.put(
        "",
        *chosen(we_give="Et rum", we_get="Adgang", they_give="Timer", they_get="Et mødested"),
        AgreementParty(id=21, position=1, name="Æblehavens Bibliotek", contact="Tovholder"),
        AgreementParty(id=22, position=2, name="Sundhedsplejen", contact="Leder"),
        AgreementParty(id=23, position=3, name="Boligforeningen"),
        AgreementClause(
            id=AgreementClause.key("evaluation"),
            clause="evaluation",
            text="Vi gør status hvert halve år. Tallene deles.",
        ),
        AgreementForm(end=date(2027, 6, 30)),
        StrategyCycle(id=31, position=1, quarter="2", text="Åbent hus"),
    )


def test_every_carry_offers_and_nothing_is_offered_twice(session: Session, course: Course) -> None:
    assert offers(session, course, COMPONENT) == ()
    fill_upstream(session)
    found = offers(session, course, COMPONENT)
    assert {one.carry.id for one in found} == {carry.id for carry in COMPONENT.carries}
    put, removed = take(session, found)
    assert removed == ()
    session.put("", *put)
    assert offers(session, course, COMPONENT) == ()
    i18n.use("en")
    assert offers(session, course, COMPONENT) == ()


def test_what_is_taken_stands_where_it_belongs(session: Session, course: Course) -> None:
    fill_upstream(session)
    put, _ = take(session, offers(session, course, COMPONENT))
    session.put("", *put)
    cells = board.cells(session, course)
    assert cells["transferred", "partner"].text == "Et mødested"
    assert cells["transferred", "library"].text == "Adgang"
    assert [(one.name, one.side) for one in account.parties(session, course)] == [
        ("Æblehavens Bibliotek", US),
        ("Sundhedsplejen", PARTNER),
        ("Boligforeningen", PARTNER),
    ]
    standing = account.standings(session, course)[0]
    assert [(a.contribution, a.benefit) if a else None for _, a in standing.accounts] == [
        ("Et rum", "Adgang"),
        ("Timer", "Et mødested"),
        None,
    ]
    rows = plan.contacts(session)
    assert ("Tovholder", "Leder, Sundhedsplejen") in [(one.responsible, one.partner_role) for one in rows]
    assert "Vi gør status hvert halve år." in [one.occasion for one in rows]
    assert ("Åbent hus", "year") in [(one.occasion, one.rhythm) for one in rows]
    assert session.form(RelationsDecision).review == date(2027, 5, 1)


def test_a_row_has_the_same_id_on_two_laptops(session: Session, course: Course) -> None:
    fill_upstream(session)
    ids = [one.draft.id for one in offers(session, course, COMPONENT) if one.draft.kind is RelationsContact]
    assert key_id(RelationsContact.KIND, "carry", 22) in ids
    assert len(ids) == len(set(ids)) == 3


def test_a_change_upstream_is_offered_again(session: Session, course: Course) -> None:
    fill_upstream(session)
    put, _ = take(session, offers(session, course, COMPONENT))
    session.put("", *put)
    session.revise("", Candidate, 5, they_get="Et mødested og kaffe")
    again = offers(session, course, COMPONENT)
    assert {one.carry.id for one in again} == {"relations.value", "relations.account"}
    assert all(one.again for one in again)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Vi måler. Så taler vi.", "Vi måler."),
        ("Målet er 80, senest 1. juni 2028. Alle får tallet.", "Målet er 80, senest 1. juni 2028."),
        ("Parterne følger:\n– tal ét\n– tal to", "Parterne følger: tal ét tal to"),
        ("ord " * 60, ("ord " * 60)[:140].rsplit(" ", 1)[0] + " …"),
    ],
)
def test_the_opening_of_a_clause(text: str, expected: str) -> None:
    assert opening(text) == expected


# --- the report ---------------------------------------------------------------------------------------


def test_the_whole_report(session: Session, course: Course, tmp_path: Path) -> None:
    session.put("", value("transferred", "partner", text="Æbler & [rum]", strength="2"))
    session.put("", entry(RelationsPeriod.first(), US, contribution="Timer", benefit="Ro", balance="-2"))
    for round_, ours in (("start", 3), ("m3", 4)):
        answer(session, course, round_, 7, ours)
        answer(session, course, round_, 99, 2, PARTNER)
        phase(session, round_, Phase.REVEALED)
    session.put("", RelationsAction(id=1, round="m3", what="Ring", who="Tovholder", when=date(2027, 1, 5)))
    session.put(
        "",
        RelationsContact(id=2, rhythm="quarter", occasion="Status", responsible="Tovholder", backup="Leder"),
    )
    session.put(
        "",
        RelationsConflict(id=3, signal="Aflyser", who="Tovholder", deadline="en uge", next_level="Lederne"),
    )
    session.put("", RelationsStory(id=4, number="11 familier", share="everyone"))
    session.put("", RelationsDecision(decision="continue", reason="Det går godt", review=date(2027, 5, 20)))
    blocks: list[Block] = []
    for viewer in (OUTSIDE, Viewer(person=7)):
        blocks = list(report(session, course, viewer))
        text = to_markdown(blocks)
        assert "Åse" not in text
        assert "Bo Øst" not in text
        for said in (
            "Fortsæt",
            "Ring",
            "Statu",
            "Aflyser",
            "11 familier",
            "−2 Giver meget mere",
            "Efter 3 måneder",
        ):
            assert said in text, said
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings[:3] == ["Værdi", "Give og få", "Sundhedstjekket"]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert tables[2].rows[0][1:5] == ("4,0 ↑", "2,0 =", "2,0", "3 + 3")
    assert not any(isinstance(block, Note) for block in blocks)
    assert any(isinstance(block, Paragraph) and "begyndelsen på en samtale" in block.text for block in blocks)
    assert isinstance(blocks[-1], Bullets)
    i18n.use("en")
    assert "Decision about the cooperation: Continue." in to_markdown(list(report(session, course, OUTSIDE)))
    with TinyDB(session.store.path, encoding="utf-8") as db:
        assert {doc["round"] for doc in db.table("relations_answer")} == {"start", "m3"}


def test_every_round_has_a_name(course: Course) -> None:
    assert {f"round_{one}" for one in ROUNDS} <= set(course.words("relations").words)
