"""The showcase: the page made from the other parts, the pre-fill map, feedback between files, progress and report."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from facilitator import i18n
from facilitator.blocks import Heading, Note, Paragraph
from facilitator.carry import ignore, offers, take
from facilitator.component import State
from facilitator.components.agreement.records import AgreementForm, AgreementParty
from facilitator.components.clarify import Clarify, Goal, HowMightWe, TargetGroup
from facilitator.components.negotiation import Negotiation, NegotiationIssue, NegotiationNext
from facilitator.components.partners import Candidate, Contact, Idea, Shortlisted
from facilitator.components.relations.records import RelationsDecision, RelationsStory
from facilitator.components.services import Chosen, Service
from facilitator.components.showcase import (
    COMPONENT,
    Showcase,
    ShowcaseFeedback,
    given,
    page,
    progress,
    received,
    report,
    unsent,
)
from facilitator.content import Course, load_course
from facilitator.export.markdown import to_markdown
from facilitator.people import Library, Person
from facilitator.record import FORM_ID
from facilitator.session import Session
from facilitator.visibility import Viewer
from facilitator.web import web_address

ROOT = Path(__file__).parents[3]
OUTSIDE = Viewer(outside=True)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "ærø.json", Library(name="Ærø Bibliotek")) as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "ølstykke.json", Library(name="Ølstykke Bibliotek")) as opened:
        yield opened


def clarified(session: Session) -> None:
    session.put(
        "",
        Clarify(idea="Sang på to sprog", challenge="Den tredje pakke bliver ikke hentet.", question=41),
        TargetGroup(id=11, name="Familier", count="ca. 410", place="Ærø"),
        HowMightWe(id=41, verb="gøre det let for", group="familier", change="de bliver ved"),
        Goal(
            id=51,
            what="Flere får pakken",
            indicator="Andel",
            baseline="34 %",
            target="60 %",
            due=date(2027, 12, 31),
        ),
    )


def partnered(session: Session) -> None:
    session.put(
        "",
        Service(id=61, name="Babysang"),
        Chosen(id=Chosen.key(61), service=61),
        Candidate(
            id=71,
            name="Sundhedsplejen",
            we_give="Pakker",
            we_get="Vejen ind",
            they_give="To minutter",
            they_get="Noget rart",
        ),
        Idea(id=70, person=7, text="Sundhedsplejen", merged_into=71),
        Shortlisted(id=Shortlisted.key(71), candidate=71),
        Contact(id=Contact.key(71), candidate=71, small_step="Tyve pakker i januar"),
    )


def sections(session: Session, course: Course) -> dict[str, tuple[str, ...]]:
    return {section.field: section.lines for section in page(session, course).sections}


# --- the page ---------------------------------------------------------------------------------------------


def test_an_empty_library_has_an_empty_page(session: Session, course: Course) -> None:
    found = page(session, course)
    assert (found.title, found.elevator, found.sections, found.shared) == ("", "", (), False)
    assert "title" in found.missing


def test_the_page_is_built_from_what_is_written_in_reading_order(session: Session, course: Course) -> None:
    clarified(session)
    partnered(session)
    found = page(session, course)
    assert found.title == "Sang på to sprog"
    assert found.elevator == "Hvordan kan vi gøre det let for familier, så de bliver ved?"
    assert [section.field for section in found.sections] == [
        "challenge",
        "audience",
        "goal",
        "services",
        "partners",
        "give_get",
        "next_step",
    ]
    said = sections(session, course)
    assert said["audience"] == ("Familier (ca. 410), Ærø",)
    assert said["goal"] == ("Flere får pakken. Andel: fra 34 % til 60 %, senest 31. december 2027",)
    assert said["services"] == ("Babysang",)
    assert said["partners"] == ("Sundhedsplejen",)
    assert said["give_get"] == (
        "Sundhedsplejen giver: To minutter",
        "Sundhedsplejen får: Noget rart",
        "Biblioteket giver: Pakker",
        "Biblioteket får: Vejen ind",
    )
    assert said["next_step"] == ("Tyve pakker i januar",)
    assert found.missing == ()
    assert {section.source for section in found.sections} == {"clarify", "services", "partners"}


def test_later_parts_take_over_from_earlier_ones(session: Session, course: Course) -> None:
    partnered(session)
    session.put(
        "",
        Negotiation(counterpart="Sundhedstjenesten"),
        NegotiationIssue(id=81, name="Antal pakker", settled_note="Tyve om måneden"),
        NegotiationIssue(id=82, name="Kaffe", settled_note="Vi giver", reserved=True),
        NegotiationNext(id=83, text="Vi skriver udkastet", due=date(2026, 12, 1)),
    )
    said = sections(session, course)
    assert said["partners"] == ("Sundhedstjenesten",)
    assert said["agreed"] == ("Antal pakker: Tyve om måneden", "Kaffe: Vi giver (med forbehold)")
    assert said["next_step"] == ("Vi skriver udkastet (senest 1. december 2026)",)
    session.put(
        "",
        AgreementParty(id=91, position=1, name="Ærø  bibliotek", gives="Pakker", gets="Vejen ind"),
        AgreementParty(id=92, position=2, name="Ærø Kommunes sundhedspleje", gives="Tid"),
        RelationsDecision(decision="continue", review=date(2027, 6, 1)),
        RelationsStory(id=95, number="58 % får pakken", quote="»Vi synger nu«", share="everyone"),
    )
    said = sections(session, course)
    assert said["partners"] == ("Ærø Kommunes sundhedspleje",)
    assert said["give_get"] == (
        "Ærø bibliotek giver: Pakker",
        "Ærø bibliotek får: Vejen ind",
        "Ærø Kommunes sundhedspleje giver: Tid",
    )
    assert said["value"] == ("58 % får pakken", "»Vi synger nu«")
    assert said["next_step"][-1] == "Vi ser på det igen den 1. juni 2027."


def test_a_story_that_is_not_for_everyone_stays_off_the_page(session: Session, course: Course) -> None:
    session.put("", RelationsStory(id=95, number="58 %", share="partner"))
    assert "value" not in sections(session, course)


def test_the_form_of_the_agreement_stands_while_nothing_is_settled(session: Session, course: Course) -> None:
    session.put("", AgreementForm(kind="partnership", start=date(2027, 1, 1), end=date(2027, 12, 31)))
    assert sections(session, course)["agreed"][0].endswith("1. januar 2027 – 31. december 2027")


def test_own_words_stand_before_what_is_taken_over(session: Session, course: Course) -> None:
    clarified(session)
    session.put("", Showcase(title="Pakken hjem", challenge="  En tredjedel.\nEr det nok?  "))
    found = page(session, course)
    assert found.title == "Pakken hjem"
    first = found.sections[0]
    assert (first.lines, first.source) == (("En tredjedel.", "Er det nok?"), "")
    assert first.when is not None


def test_no_name_of_a_person_comes_onto_the_page(session: Session, course: Course) -> None:
    session.put("", Person(id=7, name="Åse Ærø"))
    clarified(session)
    partnered(session)
    assert "Åse" not in repr(page(session, course))


# --- the pre-fill map -------------------------------------------------------------------------------------


def test_every_source_is_read_and_every_field_is_offered_once(session: Session, course: Course) -> None:
    assert {carry.source for carry in COMPONENT.carries} <= set(COMPONENT.reads)
    assert len({carry.id for carry in COMPONENT.carries}) == len(COMPONENT.carries)
    assert offers(session, course, COMPONENT, "pitch") == ()
    clarified(session)
    partnered(session)
    found = offers(session, course, COMPONENT, "pitch")
    fields = [name for offer in found for name in offer.draft.fields]
    assert len(fields) == len(set(fields))
    assert {offer.carry.source for offer in found} == {"clarify", "services", "partners"}
    assert all(offer.draft.kind is Showcase and offer.draft.id == FORM_ID and offer.dated for offer in found)


def test_what_is_taken_is_kept_and_offered_again_when_it_changes(session: Session, course: Course) -> None:
    clarified(session)
    only = [one for one in offers(session, course, COMPONENT) if "challenge" in one.draft.fields]
    session.put("", *take(session, only)[0])
    assert session.form(Showcase).challenge == "Den tredje pakke bliver ikke hentet."
    left = offers(session, course, COMPONENT)
    assert "challenge" not in {name for one in left for name in one.draft.fields}
    session.revise("", Clarify, FORM_ID, challenge="Den fjerde.")
    again = [one for one in offers(session, course, COMPONENT) if "challenge" in one.draft.fields]
    assert [one.again for one in again] == [True]
    assert session.form(Showcase).challenge == "Den tredje pakke bliver ikke hentet."
    session.put("", *ignore(again))
    assert not [one for one in offers(session, course, COMPONENT) if "challenge" in one.draft.fields]


def test_all_offers_can_be_taken_at_once(session: Session, course: Course) -> None:
    clarified(session)
    partnered(session)
    session.put("", *take(session, offers(session, course, COMPONENT))[0])
    form = session.form(Showcase)
    assert form.title == "Sang på to sprog"
    assert form.challenge
    assert form.partners == "Sundhedsplejen"
    assert form.next_step
    assert offers(session, course, COMPONENT) == ()


# --- feedback ---------------------------------------------------------------------------------------------


def test_feedback_stands_with_the_one_who_says_it_and_is_read_by_the_one_it_is_for(
    session: Session, other: Session
) -> None:
    here, there = session.store.library_id, other.store.library_id
    other.put(
        "",
        Person(id=7, name="Åse Ærø"),
        ShowcaseFeedback(id=1, target=here, kind="contact", text="Ring", sent=True),
        ShowcaseFeedback(id=2, target=here, kind="good", sent=True),
        ShowcaseFeedback(id=3, target=here, kind="question", text="Kladde"),
        ShowcaseFeedback(id=4, target="en anden", kind="good", text="Ikke til dem", sent=True),
        ShowcaseFeedback(id=5, target=here, kind="question", text="  ", sent=True),
    )
    found = received(here, [(there, other)])
    assert [(one.kind, one.text) for one in found] == [("contact", "Ring")]
    assert {one.library for one in found} == {"Ølstykke Bibliotek"}
    assert "Åse" not in repr(found)
    assert [row.id for row in unsent(other)] == [3]
    assert [row.id for row in given(other, "en anden")] == [4]
    other.revise("", ShowcaseFeedback, 1, sent=False)
    assert [one.kind for one in received(here, [(there, other)])] == []


def test_a_library_hears_nothing_from_itself_and_nothing_without_an_id(session: Session) -> None:
    here = session.store.library_id
    session.put("", ShowcaseFeedback(id=1, target=here, kind="good", text="Flot", sent=True))
    assert received(here, [(here, session)]) == ()
    session.put("", ShowcaseFeedback(id=2, target="", kind="good", text="Flot", sent=True))
    assert received("", [("x", session)]) == ()


def test_an_unknown_kind_comes_last(session: Session, other: Session) -> None:
    here = session.store.library_id
    other.put(
        "",
        ShowcaseFeedback(id=1, target=here, kind="hurra", text="Hurra", sent=True),
        ShowcaseFeedback(id=2, target=here, kind="question", text="Hvordan?", sent=True),
    )
    assert [one.kind for one in received(here, [("o", other)])] == ["question", "hurra"]


# --- the address ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["https://example.org", "  http://example.org/møde?a=1#b ", "HTTPS://Example.org:8080/x"]
)
def test_web_addresses_are_opened(typed: str) -> None:
    assert web_address(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "example.org",
        "www.example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:// example.org",
        "https://example.org/a b",
        "https://[::1",
        "https://example",
        "ftp://example.org",
        "https://exa\u202emple.org",
    ],
)
def test_anything_else_is_not(typed: str) -> None:
    assert web_address(typed) is None


@over(st.text())
def test_the_check_never_fails_and_never_lets_another_scheme_through(typed: str) -> None:
    found = web_address(typed)
    assert found is None or (found == typed.strip() and re.match(r"https?://", found, re.IGNORECASE))


# --- progress and report ----------------------------------------------------------------------------------


def remark(session: Session, course: Course) -> tuple[State, str]:
    found = progress(session, course)
    words = course.words("showcase")
    return found.state, words.word(found.remark.key, **found.remark.params) if found.remark else ""


def test_progress_waits_for_own_words_then_for_what_is_missing(session: Session, course: Course) -> None:
    clarified(session)
    partnered(session)
    assert progress(session, course).state is State.EMPTY
    session.put("", Showcase(title="Pakken hjem"))
    assert remark(session, course) == (State.DONE, "kun I ser den")
    session.revise("", Showcase, FORM_ID, shared=True)
    assert remark(session, course) == (State.DONE, "vist for de andre")
    session.revise("", Showcase, FORM_ID, recording="vores film")
    assert remark(session, course) == (State.ATTENTION, "optagelsens adresse kan ikke åbnes")
    session.revise("", Showcase, FORM_ID, recording="https://example.org/film")
    session.put("", ShowcaseFeedback(id=1, target="x", kind="good", text="Godt"))
    assert remark(session, course) == (State.STARTED, "1 tilbagemelding er ikke sendt")


def test_an_unfinished_page_says_how_much_is_missing(session: Session, course: Course) -> None:
    session.put("", Showcase(title="Pakken hjem"))
    state, words = remark(session, course)
    assert (state, words) == (State.STARTED, "mangler 7 ting på siden")


def test_the_report_is_the_page_and_the_feedback_that_was_sent(session: Session, course: Course) -> None:
    assert report(session, course, OUTSIDE) == ()
    clarified(session)
    session.put(
        "",
        Showcase(title="Pakken hjem", recording="film", challenge="En tredjedel."),
        ShowcaseFeedback(id=1, target="x", target_name="Ølstykke", kind="good", text="Flot", sent=True),
        ShowcaseFeedback(id=2, target="x", target_name="Ølstykke", kind="question", text="Kladden"),
    )
    blocks = report(session, course, OUTSIDE)
    assert blocks[0] == Heading("Pakken hjem")
    assert Paragraph("En tredjedel.") in blocks
    assert any(isinstance(block, Note) and "Mangler endnu: Partnerne" in block.text for block in blocks)
    told = to_markdown(list(blocks))
    assert "Til Ølstykke (Godt): Flot" in told
    assert "Kladden" not in told


# --- content ----------------------------------------------------------------------------------------------


def test_every_field_has_its_label(course: Course) -> None:
    for field in Showcase.model_fields:
        if field != "id":
            assert course.words("showcase").field("showcase", field) is not None


def test_every_word_is_asked_for(course: Course) -> None:
    raw = tomllib.loads((ROOT / "data/courses/partnerships/components/showcase.toml").read_text("utf-8"))
    texts = set[str]()
    for folder in ("facilitator/components/showcase", "screens/components/showcase"):
        for path in (ROOT / folder).glob("*.py"):
            source = path.read_text("utf-8")
            texts |= {
                node.value
                for node in ast.walk(ast.parse(source))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
            for name in re.findall(r'\bkey\("[^"]+", "[^"]+", "(\w+)"', source):
                texts |= {f"key_{name}", f"tip_{name}"}
            for name in re.findall(r"""\bkey\("[^"]+", "say\('\w+'\)", "(\w+)"\)""", source):
                texts |= {f"key_{name}", f"tip_{name}"}
    assert {
        key
        for key in raw["words"]
        if key.removesuffix("_one") not in texts and not key.startswith("lead_all_")
    } == set()
    for key, text in course.words("showcase").words.items():
        assert set(re.findall(r"\{(\w+)\}", text.da)) == set(re.findall(r"\{(\w+)\}", text.en)), key


def test_it_speaks_english_too(session: Session, course: Course) -> None:
    i18n.use("en")
    clarified(session)
    assert sections(session, course)["goal"] == (
        "Flere får pakken. Andel: from 34 % to 60 %, by 31 December 2027",
    )
