"""The agreement: form, clauses, law, document, versions and what earlier parts offer, on a real session and a real file."""

from __future__ import annotations

import ast
import re
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from facilitator import i18n
from facilitator.blocks import Note, Table
from facilitator.carry import ignore, offers, take
from facilitator.component import State
from facilitator.components.agreement import (
    COMPONENT,
    AgreementClause,
    AgreementForm,
    AgreementLaw,
    AgreementParty,
    AgreementPoint,
    AgreementReading,
    AgreementVersion,
    clause_text,
    end_date,
    is_ready,
    parties,
)
from facilitator.components.agreement.carrying import CLAUSES, party_key
from facilitator.components.agreement.deck import blank, blanks, cautions, clause_of, deck, grouped
from facilitator.components.agreement.document import plain_text, sections, title
from facilitator.components.agreement.facts import FACTS, ORIGINS
from facilitator.components.agreement.language import spoken
from facilitator.components.agreement.report import report
from facilitator.components.agreement.status import (
    Light,
    completeness,
    gaps,
    lacking,
    lights,
    must_have,
    next_answer,
    next_reading,
    next_status,
    progress,
    status_of,
    ticked,
    to_reread,
)
from facilitator.components.agreement.versions import (
    HEAD,
    Op,
    compare,
    in_order,
    latest,
    version,
    whole_text,
    words_changed,
)
from facilitator.components.agreement.wording import filled, names_in, outdated
from facilitator.components.clarify import Clarify, Goal
from facilitator.components.negotiation import NegotiationIssue, NegotiationOpen
from facilitator.components.partners import Candidate, Idea, Shortlisted
from facilitator.components.services import Chosen, Service
from facilitator.components.strategy import (
    StrategyAnchoring,
    StrategyCycle,
    StrategyResources,
    StrategyRisk,
)
from facilitator.content import Course, load_course
from facilitator.export.markdown import to_markdown
from facilitator.people import Library, Person
from facilitator.session import Put, Session
from facilitator.visibility import Viewer

ROOT = Path(__file__).parents[3]
OUTSIDE = Viewer(outside=True)
CHALLENGE = "Børn på øen hører ikke nok sprog, før de er tre år."
DISCLAIMER = "Udkast – ikke juridisk rådgivning"


@cache
def house() -> Course:
    return load_course()


@pytest.fixture(scope="module")
def course() -> Course:
    return house()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = Session.create(tmp_path / "æblehaven.json", Library(name="Æblehavens Bibliotek"))
    yield opened
    opened.close()


def write(session: Session, clause_id: str, text: str = "", status: str = "") -> None:
    key = AgreementClause.key(clause_id)
    session.put("", AgreementClause(id=key, clause=clause_id, text=text, status=status))


def upstream(session: Session) -> None:
    """What a library has written in the parts before."""
    session.put(
        "",
        Clarify(challenge=CHALLENGE, owner_role="Børnebibliotekar"),
        Goal(
            id=51,
            what="Flere børn synger hjemme",
            indicator="Andel familier, der synger",
            baseline="34 %",
            target="60 %",
            due=date(2027, 6, 1),
        ),
        Service(id=61, name="Sang på to sprog"),
        Chosen(id=62, service=61),
        Idea(id=70, person=1, text="Sundhedsplejen", merged_into=71),
        Candidate(
            id=71,
            name="Sundhedsplejen",
            we_give="Pakken",
            we_get="Vejen ind",
            they_give="To minutter",
            they_get="Noget rart at komme med",
            activities="Pakken bliver afleveret hjemme.",
        ),
        Shortlisted(id=Shortlisted.key(71), position=1, candidate=71),
        NegotiationIssue(id=81, name="Lokale", settled_note="tirsdag formiddag"),
        NegotiationIssue(id=82, name="Penge", settled=4000, unit="kr.", reserved=True),
        NegotiationOpen(id=83, text="Hvem henter nøglen?"),
        StrategyRisk(
            id=91, text="Ingen kommer.", probability=4, consequence=4, response="Vi går hjem til dem"
        ),
        StrategyCycle(id=92, quarter="1", text="Første hold"),
        StrategyResources(hours="6 om ugen", money="20.000 kr."),
        StrategyAnchoring(owner_after="Børnebiblioteket", stop_rule="færre end fem familier kommer"),
    )


def everything_in_place(session: Session, course: Course) -> None:
    """An agreement in which nothing is missing."""
    session.put(
        "",
        AgreementForm(
            kind="partnership",
            effect="binding",
            known=True,
            personal_data="no",
            title="Sang på to sprog",
            start=date(2027, 1, 1),
            end=date(2028, 6, 30),
            notice="tre måneder",
        ),
        AgreementParty(
            id=11, position=1, name="Æblehavens Bibliotek", signer="Bibliotekschef", hours="4 om ugen"
        ),
        AgreementParty(
            id=12, position=2, name="Sundhedsplejen", signer="Leder", gives="To minutter ved besøget"
        ),
    )
    for one in deck(course).clauses:
        text = re.sub(r"\[[^\]]*\]", "aftalt", filled(session, course, one))
        write(session, one.id, text, "in_place")
    session.put(
        "", *(AgreementLaw(id=AgreementLaw.key(c.id), item=c.id, answer="ok") for c in cautions(course))
    )


# the course's files


def test_the_course_has_21_clauses_and_five_appendices_in_both_languages(course: Course) -> None:
    found = deck(course).clauses
    assert [one.number for one in found] == [*map(str, range(1, 22)), *"ABCDE"]
    assert [one.number for one in found if one.must] == ["1", "2", "4", "5", "7", "11", "15", "17", "21"]
    assert sum(len(clauses) for _, clauses in grouped(course)) == 26
    assert all(len({point.id for point in one.points}) == len(one.points) > 0 for one in found)


def test_every_name_in_a_wording_is_a_fact_with_words_for_its_absence(course: Course) -> None:
    for one in deck(course).clauses:
        for text in (one.wording, *([one.soft] if one.soft else [])):
            assert names_in(text.da) == names_in(text.en), one.id
            assert set(names_in(text.da)) <= FACTS.keys() & deck(course).placeholders.keys(), one.id
    assert FACTS.keys() == deck(course).placeholders.keys()


def test_the_pre_fill_map_names_clauses_facts_and_sources_that_exist(course: Course) -> None:
    for clause_id, source, names in CLAUSES:
        found = clause_of(course, clause_id)
        assert found is not None
        assert source in COMPONENT.reads
        assert set(names) <= ORIGINS.keys()
        assert set(names) <= set(names_in(found.wording.da))


def test_cautions_name_their_source_and_no_amount(course: Course) -> None:
    for caution in cautions(course):
        assert str(caution.source)
        text = f"{caution.question.da} {caution.why.da} {caution.question.en} {caution.why.en}"
        assert not re.search(r"\d", text), caution.id
    assert {"powers", "impartiality", "procurement", "state_aid", "data_protection"} <= {
        c.id for c in cautions(course)
    }


# texts


def test_a_clause_without_a_text_shows_the_model_wording_with_facts_and_blanks(
    session: Session, course: Course
) -> None:
    duration = clause_of(course, "duration")
    assert duration is not None
    assert "[udfyldes: startdato]" in filled(session, course, duration)
    session.put("", AgreementForm(start=date(2027, 1, 1)))
    text = filled(session, course, duration)
    assert "fra 1. januar 2027 til [udfyldes: slutdato]" in text
    assert "slutdato" in blanks(course, text)
    assert clause_text(session, "duration") == ""
    write(session, "duration", " Til sommer. ")
    assert clause_text(session, "duration") == "Til sommer."


def test_blanks_are_found_in_both_languages(course: Course) -> None:
    assert blanks(course, "a [udfyldes: x y] b [fill in: z] [x]") == ("x y", "z")
    i18n.use("en")
    assert blank(course, "start") == "[fill in: start date]"
    assert blank(course, "nothing known") == "[fill in: nothing known]"


def test_a_cooperation_agreement_has_softer_words_and_no_breach(session: Session, course: Course) -> None:
    session.put("", AgreementForm(kind="cooperation"))
    text = "\n".join(part[2] for part in whole_text(session, course))
    assert "ikke ment som juridisk bindende" in text
    assert "efter bedste evne" in text
    breach = clause_of(course, "breach")
    assert breach is not None
    assert status_of(session, breach) == "irrelevant"
    write(session, "breach", status="partial")
    assert status_of(session, breach) == "partial"


def test_own_facts_that_a_text_no_longer_says_are_named(session: Session, course: Course) -> None:
    duration = clause_of(course, "duration")
    assert duration is not None
    session.put("", AgreementForm(end=date(2027, 12, 31)))
    write(session, "duration", filled(session, course, duration), "in_place")
    assert outdated(session, course, duration) == ()
    session.put("", AgreementForm(end=date(2028, 6, 30)))
    assert outdated(session, course, duration) == ("end",)
    assert "gap_outdated" in {gap.remark.key for gap in gaps(session, course)}
    assert end_date(session) == date(2028, 6, 30)


# status, gate, completeness


def test_status_comes_from_people_else_from_the_text(session: Session, course: Course) -> None:
    purpose = clause_of(course, "purpose")
    assert purpose is not None
    assert status_of(session, purpose) == "missing"
    write(session, "purpose", "Vi vil")
    assert status_of(session, purpose) == "partial"
    write(session, "purpose", "Vi vil", "in_place")
    assert status_of(session, purpose) == "in_place"
    write(session, "purpose", "", "noget nyt")
    assert status_of(session, purpose) == "noget nyt"
    assert next_status("noget nyt") == "missing"


def test_one_key_goes_through_all_statuses_and_answers() -> None:
    seen = ["missing"]
    while len(seen) < 5:
        seen.append(next_status(seen[-1]))
    assert seen == ["missing", "partial", "in_place", "irrelevant", "missing"]
    answers = [""]
    while len(answers) < 6:
        answers.append(next_answer(answers[-1]))
    assert answers == ["", "ok", "unsure", "problem", "irrelevant", ""]


def test_without_personal_data_the_processing_agreement_is_not_relevant(
    session: Session, course: Course
) -> None:
    appendix = clause_of(course, "data_processing")
    assert appendix is not None
    assert status_of(session, appendix) == "missing"
    session.put("", AgreementForm(personal_data="no"))
    assert status_of(session, appendix) == "irrelevant"


def test_the_agreements_language_is_spoken_here_and_nowhere_else(session: Session) -> None:
    i18n.use("en")
    session.put("", AgreementForm(language="da"))
    inside, go_on = threading.Event(), threading.Event()

    def write() -> None:
        with spoken(session):
            inside.set()
            go_on.wait(10)

    thread = threading.Thread(target=write)
    thread.start()
    assert inside.wait(10)
    elsewhere = i18n.current()
    go_on.set()
    thread.join()
    assert elsewhere == "en"
    with i18n.speaking("en"), spoken(session):
        assert i18n.current() == "da"
    assert i18n.current() == "en"


def test_reading_the_offers_leaves_the_language_alone(session: Session, course: Course) -> None:
    session.put("", Clarify(challenge="Færre børn"), Goal(id=1, what="Flere læser"))
    session.put("", *ignore(offers(session, course, COMPONENT)))
    session.revise("", Clarify, 1, challenge="Noget andet")
    assert offers(session, course, COMPONENT)
    assert i18n.current() == "da"


def test_the_gate_asks_for_personal_data_unless_there_are_none(session: Session, course: Course) -> None:
    assert "11" in {one.number for one in must_have(session, course)}
    session.put("", AgreementForm(personal_data="no"))
    assert [one.number for one in must_have(session, course)] == ["1", "2", "4", "5", "7", "15", "17", "21"]
    personal = clause_of(course, "personal_data")
    assert personal is not None
    assert status_of(session, personal) == "irrelevant"
    session.put("", AgreementForm(personal_data="yes"))
    assert "11" in {one.number for one in lacking(session, course)}


@given(st.lists(st.sampled_from(["missing", "partial", "in_place", "irrelevant"]), min_size=26, max_size=26))
def test_completeness_is_in_place_out_of_relevant(states: list[str]) -> None:
    course = house()

    class Reader:
        def form(self, kind: type[AgreementForm]) -> AgreementForm:
            return kind()

        def all(self, _kind: object) -> tuple[()]:
            return ()

        def get(self, kind: object, record_id: int) -> AgreementClause | None:
            found = dict(zip((AgreementClause.key(c.id) for c in deck(course).clauses), states, strict=True))
            return AgreementClause(id=record_id, status=found[record_id]) if kind is AgreementClause else None

    found = completeness(Reader(), course)  # type: ignore[arg-type]
    assert found.in_place == states.count("in_place")
    assert found.relevant == 26 - states.count("irrelevant")
    assert found.share is None if not found.relevant else 0 <= (found.share or 0) <= 1


def test_a_draft_is_ready_when_nothing_stands_in_the_way(session: Session, course: Course) -> None:
    assert progress(session, course).state is State.EMPTY
    everything_in_place(session, course)
    assert [gap.remark for gap in gaps(session, course)] == []
    assert is_ready(session, course)
    assert progress(session, course).state is State.DONE
    write(session, "changes", "[udfyldes: hvem]", "in_place")
    assert [gap.remark.key for gap in gaps(session, course)] == ["gap_blank"]
    assert not is_ready(session, course)
    state = progress(session, course)
    assert state.state is State.STARTED
    assert state.remark is not None
    assert state.remark.params == {"done": 26, "all": 26}


def test_form_and_effect_must_agree(session: Session, course: Course) -> None:
    session.put(
        "", AgreementForm(kind="cooperation", effect="binding", start=date(2027, 5, 1), end=date(2027, 1, 1))
    )
    keys = [gap.remark.key for gap in gaps(session, course) if gap.step == "form"]
    assert keys == ["gap_soft_binding", "gap_known", "gap_personal", "gap_dates"]
    session.put("", AgreementForm(kind="partnership", effect="intention", known=True, personal_data="no"))
    assert [gap.remark.key for gap in gaps(session, course) if gap.step == "form"] == ["gap_hard_intention"]


def test_a_party_must_give_and_sign(session: Session, course: Course) -> None:
    session.put("", AgreementParty(id=1, name="Koret"), AgreementParty(id=2, name=" "))
    assert [row.id for row in parties(session)] == [1]
    assert [gap.remark.key for gap in gaps(session, course) if gap.step == "parties"] == [
        "gap_parties",
        "gap_signer",
        "gap_gives",
    ]


def test_points_are_ticked_one_by_one(session: Session, course: Course) -> None:
    purpose = clause_of(course, "purpose")
    assert purpose is not None
    session.put("", AgreementPoint(id=AgreementPoint.key("purpose", "own"), clause="purpose", point="own"))
    assert ticked(session, purpose) == {"own"}


# the law


def test_the_law_is_a_traffic_light(session: Session, course: Course) -> None:
    n = len(cautions(course))
    assert lights(session, course)[Light.OPEN] == n
    answers = {
        "powers": "ok",
        "impartiality": "unsure",
        "procurement": "problem",
        "state_aid": "irrelevant",
        "volunteers": "?",
    }
    session.put("", *(AgreementLaw(id=AgreementLaw.key(k), item=k, answer=a) for k, a in answers.items()))
    assert lights(session, course) == {
        Light.GREEN: 1,
        Light.YELLOW: 1,
        Light.RED: 1,
        Light.OPEN: n - 4,
        Light.GREY: 1,
    }
    state = progress(session, course)
    assert state.state is State.ATTENTION
    assert state.remark is not None
    assert state.remark.key == "remark_law"
    blocks = report(session, course, OUTSIDE)
    assert Note("Spørg en jurist, før I skriver under.") in blocks


# status meetings


def test_a_status_meeting_that_passed_unread_calls_for_attention(session: Session, course: Course) -> None:
    today = datetime.now().astimezone().date()
    session.put(
        "",
        AgreementReading(id=1, position=1, held=date(2020, 1, 1)),
        AgreementReading(id=2, position=2, held=today.replace(year=today.year + 1, day=1)),
        AgreementReading(id=3, position=3),
    )
    assert [row.id for row in to_reread(session)] == [1]
    assert next_reading(session) == today.replace(year=today.year + 1, day=1)
    assert progress(session, course).state is State.ATTENTION
    session.revise("", AgreementReading, 1, read=True)
    assert to_reread(session) == ()
    assert progress(session, course).state is State.STARTED


# what earlier parts offer


def test_an_empty_library_is_offered_nothing(session: Session, course: Course) -> None:
    assert offers(session, course, COMPONENT) == ()


def test_what_was_decided_before_is_offered_with_its_origin(session: Session, course: Course) -> None:
    upstream(session)
    found = offers(session, course, COMPONENT)
    assert {offer.carry.id for offer in found} == {carry.id for carry in COMPONENT.carries}
    assert all(offer.dated is not None for offer in found)
    put, _ = take(session, found)
    session.put("", *put)
    assert offers(session, course, COMPONENT) == ()
    assert CHALLENGE in clause_text(session, "purpose")
    assert "– Flere børn synger hjemme" in clause_text(session, "purpose")
    assert "– Andel familier, der synger: i dag 34 %, mål 60 %, senest 1. juni 2027" in clause_text(
        session, "evaluation"
    )
    assert "– Sang på to sprog" in clause_text(session, "activities")
    assert "– Sundhedsplejen: Pakken bliver afleveret hjemme." in clause_text(session, "activities")
    agreed = clause_text(session, "contributions")
    assert "– Lokale: tirsdag formiddag" in agreed
    assert "(med forbehold)" in agreed
    assert "Hvem henter nøglen?" in blanks(course, agreed)
    assert "– Ingen kommer. Så gør vi dette: Vi går hjem til dem" in clause_text(session, "organisation")
    assert "Tovholder i det daglige er: Børnebibliotekar." in clause_text(session, "organisation")
    assert "færre end fem familier kommer" in clause_text(session, "termination")
    assert "Børnebiblioteket" in clause_text(session, "duration")
    assert "– Timer: 6 om ugen" in clause_text(session, "economy")
    assert "Første hold" in clause_text(session, "timetable")
    assert [row.name for row in parties(session)] == ["Æblehavens Bibliotek", "Sundhedsplejen"]
    theirs = session.get(AgreementParty, party_key(71))
    assert theirs is not None
    assert (theirs.gives, theirs.gets) == ("To minutter", "Noget rart at komme med")


def test_risks_are_offered_but_never_shown_to_the_partner_unasked(session: Session, course: Course) -> None:
    upstream(session)
    text = "\n".join(part[2] for part in whole_text(session, course))
    assert CHALLENGE in text
    assert "Ingen kommer" not in text


def test_a_change_upstream_is_offered_again_and_overwrites_nothing(session: Session, course: Course) -> None:
    upstream(session)
    put, _ = take(session, offers(session, course, COMPONENT))
    session.put("", *put)
    write(session, "purpose", "Vores egne ord om børnene")
    assert offers(session, course, COMPONENT) == ()
    session.revise("", Clarify, 1, challenge="Noget helt andet er svært.")
    again = offers(session, course, COMPONENT)
    assert [offer.carry.id for offer in again] == ["agreement.purpose"]
    assert again[0].again
    assert clause_text(session, "purpose") == "Vores egne ord om børnene"


# document and versions


def test_the_document_holds_the_parties_their_contributions_and_signatures(
    session: Session, course: Course
) -> None:
    everything_in_place(session, course)
    found = {section.id: plain_text(section.blocks) for section in sections(session, course)}
    assert "Skriver under: Bibliotekschef" in found["parties"]
    assert "CVR-nummer: [udfyldes]" in found["parties"]
    assert "Æblehavens Bibliotek:\n– Timer: 4 om ugen" in found["contributions"]
    assert "Sundhedsplejen:\n– Bidrager med: To minutter ved besøget" in found["contributions"]
    assert "For Sundhedsplejen, Leder" in found["signature"]
    assert title(session, course) == "Sang på to sprog"


def test_a_danish_agreement_stays_danish_in_an_english_program(session: Session, course: Course) -> None:
    upstream(session)
    session.put("", AgreementForm(language="da", end=date(2027, 12, 31)))
    put_, _ = take(session, offers(session, course, COMPONENT))
    session.put("", *put_)
    danish = whole_text(session, course)
    i18n.use("en")
    assert offers(session, course, COMPONENT) == ()
    assert whole_text(session, course) == danish
    assert i18n.current() == "en"
    assert "til 31. december 2027" in {key: text for key, _, text in danish}["duration"]


def test_an_irrelevant_clause_is_left_out(session: Session, course: Course) -> None:
    write(session, "force_majeure", "x", "irrelevant")
    assert "force_majeure" not in {section.id for section in sections(session, course)}
    assert "19 Force majeure" in to_markdown(report(session, course, OUTSIDE))


def test_a_version_keeps_the_whole_text_and_shows_what_changed(session: Session, course: Course) -> None:
    session.put("", AgreementForm(title="Før"))
    write(session, "purpose", "Vi synger hver tirsdag med børnene.")
    session.put(
        "", version(session, course, 101, 1, "Til udvalget æøå", datetime(2026, 11, 20, 10, 30, tzinfo=UTC))
    )
    write(session, "purpose", "Vi synger hver onsdag med børnene.")
    write(session, "force_majeure", status="irrelevant")
    session.put("", AgreementForm(title="Efter"))
    old = latest(session)
    assert old is not None
    assert old.label == "Til udvalget æøå"
    assert ("purpose", "2 Baggrund og formål", "Vi synger hver tirsdag med børnene.") in old.parts
    changed = {one.id: one for one in compare(old.parts, whole_text(session, course))}
    assert changed.keys() == {HEAD, "purpose", "force_majeure"}
    assert [(run.op, run.text) for run in changed["purpose"].runs] == [
        (Op.SAME, "Vi synger hver "),
        (Op.GONE, "tirsdag"),
        (Op.NEW, "onsdag"),
        (Op.SAME, " med børnene."),
    ]
    assert changed["force_majeure"].removed
    assert not changed["force_majeure"].added
    newer = version(session, course, 102, 2)
    assert in_order(newer, old) == (old, newer)
    with TinyDB(session.store.path, encoding="utf-8") as db:
        (saved,) = db.table("agreement_version").all()
        assert ["purpose", "2 Baggrund og formål", "Vi synger hver tirsdag med børnene."] in saved["parts"]


@given(st.text(alphabet="ab æ\n.", max_size=60), st.text(alphabet="ab æ\n.", max_size=60))
def test_runs_put_together_give_both_texts(old: str, new: str) -> None:
    runs = words_changed(old, new)
    assert "".join(run.text for run in runs if run.op is not Op.NEW) == old
    assert "".join(run.text for run in runs if run.op is not Op.GONE) == new
    if old == new:
        assert all(run.op is Op.SAME for run in runs)


def test_removing_and_undo_bring_a_version_back(session: Session, course: Course) -> None:
    session.put("", version(session, course, 101))
    session.remove("", *session.all(AgreementVersion))
    assert latest(session) is None
    session.undo()
    assert latest(session) is not None


# report


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_report_says_draft_holds_everything_and_names_nobody(
    session: Session, course: Course, language: i18n.Language
) -> None:
    i18n.use(language)
    session.put("", Person(id=7, name="Åse Ærø", role="librarian"))
    upstream(session)
    everything_in_place(session, course)
    session.put(
        "",
        version(session, course, 101, 1, "Første"),
        AgreementReading(id=1, held=date(2027, 4, 1), drift="Nej"),
    )
    blocks = report(session, course, OUTSIDE)
    text = to_markdown(blocks)
    assert "Åse" not in text
    assert blocks[0] == Note(course.words("agreement").word("disclaimer"))
    assert sum(isinstance(block, Note) and block == blocks[0] for block in blocks) == 2
    assert any(
        isinstance(block, Table) and "To minutter ved besøget" in sum(block.rows, ()) for block in blocks
    )
    for one in deck(course).clauses:
        assert one.heading in text
    assert "Første" in text


def test_a_long_hostile_text_stays_whole(session: Session, course: Course) -> None:
    text = "[/x] [red] [b \\ 💥 æøå {end} " * 70
    write(session, "purpose", text)
    assert clause_text(session, "purpose") == text.strip()
    assert text.strip() in plain_text(sections(session, course)[1].blocks)
    session.edit("", lambda now: [Put(version(now, course, 5))])
    assert len(compare(latest(session).parts, whole_text(session, course))) == 0  # type: ignore[union-attr]


def test_every_word_used_exists_and_every_word_is_used(course: Course) -> None:
    words = course.words("agreement").words
    strings: set[str] = set()
    for folder in ("facilitator/components/agreement", "screens/components/agreement"):
        for path in (ROOT / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    strings.add(node.value)
    made = {f"{kind}_{name}" for kind in ("key", "tip") for name in strings}
    made |= {f"means_{kind}" for kind in ("cooperation", "partnership")}
    unused = {key for key in words if key.removesuffix("_one") not in strings | made and key not in strings}
    assert unused == set()
    gap_keys = {
        key for key in strings if re.fullmatch(r"gap_[a-z_]+|remark_[a-z]+|fact_[a-z_]+|doc_[a-z_]+", key)
    }
    assert gap_keys - words.keys() == set()
