"""The cases: the deck, the base, search, readings, dots, what is taken along and sent on, progress and report."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import i18n
from facilitator.carry import offers, take
from facilitator.component import State, activity_of
from facilitator.components import partners, services
from facilitator.components.cases import (
    COMPONENT,
    DOTS,
    READING,
    CasesDot,
    CasesOwn,
    CasesReading,
    CasesSetup,
    CasesTake,
    Origin,
    case_base,
    find_case,
    sent_to,
    taken,
)
from facilitator.components.cases.base import Case, deck, heat
from facilitator.components.cases.reading import (
    budget,
    counted,
    given_by,
    named,
    next_dots,
    readings,
    relevance,
    something_hidden,
)
from facilitator.components.cases.records import DOTS_ON_ONE
from facilitator.components.cases.searching import FILTERS, LISTS, Wanted, counts, found, values
from facilitator.components.cases.sentences import facts, level_of, place_of, source_of, year_of
from facilitator.components.cases.taking import lost, new_take, ranked
from facilitator.components.partners.ideas import candidates, pool
from facilitator.components.partners.merging import split
from facilitator.components.services import Service
from facilitator.content import Course, load_course
from facilitator.errors import EditRejected
from facilitator.export.markdown import to_markdown
from facilitator.people import Library, Person
from facilitator.record import Number, ask_of, asked_fields
from facilitator.session import Put, Session
from facilitator.visibility import Phase, Viewer

ROOT = Path(__file__).parents[3]
ASE, BO, EVA = 7, 8, 9
ME, OUTSIDE = Viewer(person=ASE), Viewer(outside=True)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "ærø.json", Library(name="Ærø Bibliotek", municipality="Ærø")) as made:
        made.put("people", Person(id=ASE, name="Åse"), Person(id=BO, name="Bo"), Person(id=EVA, name="Eva"))
        yield made


def go_to(session: Session, name: str, phase: Phase, *, names: bool = True) -> None:
    session.edit(
        "phase", lambda now: [Put(activity_of(now, name).revise(phase=phase, name=name, names=names))]
    )


def read(session: Session, person: int, case: str, **said: object) -> CasesReading:
    made = CasesReading.model_validate(
        {"id": CasesReading.key(person, case), "person": person, "case": case, **said}
    )
    session.put("reading", made)
    return made


def dot(session: Session, person: int, case: str, dots: int = 1) -> None:
    session.put("dot", CasesDot(id=CasesDot.key(person, case), person=person, case=case, dots=dots))


def own(session: Session, title: str, **fields: object) -> CasesOwn:
    made = CasesOwn.model_validate({"id": session.new_id(), "title": title, **fields})
    session.put("own", made)
    return made


# --- the deck -------------------------------------------------------------------------------------------


def test_there_are_twenty_five_cases_whose_every_choice_the_course_knows(course: Course) -> None:
    cards = deck(course)
    assert len(cards) == 25
    for card in cards:
        assert card.source
        assert card.checked == date(2026, 10, 1)
        assert card.level in course.choices["level"]
        assert card.service in course.choices["service_group"]
        assert set(card.sectors) <= set(course.choices["sector"])
        assert card.land in course.choices["cases_land"]
        assert card.size in course.choices["cases_size"]
        assert card.citizen_value or card.library_value or card.partner_value


def test_a_year_that_no_source_gives_is_said_to_be_unknown(course: Course) -> None:
    unknown = [card.id for card in deck(course) if card.year is None and card.year_note is None]
    assert unknown == ["workplace_shelves", "nordbyen_reads", "read_for_me", "room_for_you", "korskilde"]
    for case in (case for case in base_of(course) if case.ref in unknown):
        assert year_of(case, course) == "årstal ukendt"
        assert year_of(case, course, short=True) == "ukendt"


def base_of(course: Course) -> tuple[Case, ...]:
    from facilitator.components.cases.base import of_card

    return tuple(map(of_card, deck(course)))


def test_the_course_says_that_the_level_is_its_own_reading_and_how_good_the_source_is(course: Course) -> None:
    by_ref = {case.ref: case for case in base_of(course)}
    assert level_of(by_ref["imaginon"], course) == "5 Partnerskab (vores læsning, ikke bibliotekets egen)"
    assert "Kontrolleret 1. oktober 2026." in source_of(by_ref["imaginon"], course)
    assert [ref for ref, case in by_ref.items() if case.evaluated] == ["bookstart"]
    assert year_of(by_ref["repair_cafes"], course) == "2019-25"
    assert year_of(by_ref["idea_stores"], course) == "fra slutningen af 1990'erne"
    assert "fjerde år" in year_of(by_ref["hip_hop"], course)


def test_every_case_reads_in_both_languages(course: Course) -> None:
    for language in i18n.LANGUAGES:
        i18n.use(language)
        for case in base_of(course):
            assert case.title
            assert place_of(case, course)
            assert len(facts(case, course)) >= 7
            assert not any("{" in text for _, text in facts(case, course))
    i18n.use("en")
    assert place_of(next(iter(base_of(course))), course).endswith("Denmark · large municipality")


# --- the base -------------------------------------------------------------------------------------------


def test_own_cases_join_the_list_when_they_have_a_title(session: Session, course: Course) -> None:
    made = own(
        session, "  Bogkassen på æøå  ", partners="Svømmeklubben\n\n Skolen ", sectors=("association",)
    )
    own(session, "   ")
    mine = [case for case in case_base(session, course) if case.origin is Origin.OWN]
    assert [(case.title, case.partners) for case in mine] == [
        ("Bogkassen på æøå", ("Svømmeklubben", "Skolen"))
    ]
    assert find_case(session, course, made.ref) == mine[0]
    assert find_case(session, course, "own:1") is None
    assert source_of(mine[0], course) == "ingen kilde skrevet. Ikke kontrolleret."


def test_only_what_another_library_has_ticked_is_seen(
    session: Session, course: Course, tmp_path: Path
) -> None:
    with Session.create(tmp_path / "b.json", Library(name="Ølstykke")) as other:
        other.put("person", Person(id=1, name="Hemmelige Hans"))
        own(other, "Delt", share=True)
        own(other, "Hemmelig")
        every = case_base(session, course, libraries=(other,))
        shared = [case for case in every if case.origin is Origin.NEIGHBOUR]
        assert [(case.title, case.lender) for case in shared] == [("Delt", "Ølstykke")]
        assert case_base(session, course)[-1].origin is Origin.COURSE
        assert case_base(other, course, libraries=(other,))[-1].origin is Origin.OWN


def test_the_facilitators_cases_are_for_everybody(session: Session, course: Course, tmp_path: Path) -> None:
    with Session.create(tmp_path / "workshop.json", Library(name="Kurset")) as workshop:
        made = own(workshop, "Fra konsulenten")
        (case,) = [
            one for one in case_base(session, course, workshop=workshop) if one.origin is Origin.WORKSHOP
        ]
        assert case.ref == made.ref
        assert case_base(workshop, course, for_workshop=True)[-1].origin is Origin.WORKSHOP


def test_the_heat_map_counts_a_case_once_in_each_of_its_sectors(session: Session, course: Course) -> None:
    before = heat(case_base(session, course))
    assert before["sustainability", "association"] == 1
    own(session, "Ny", service="sustainability", sectors=("association", "private"))
    own(session, "Uden ydelse", sectors=("private",))
    after = heat(case_base(session, course))
    assert after["sustainability", "association"] == 2
    assert after["sustainability", "private"] == 1
    assert sum(after.values()) == sum(before.values()) + 2


# --- looking --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("look", "ref"),
    [
        ("hoje gladsaxe", "hoeje_gladsaxe"),
        ("HØJE", "hoeje_gladsaxe"),
        ("hoeje", "hoeje_gladsaxe"),
        ("sundhedsplejersker", "bookstart"),
        ("norge fond", "oslo_workshops"),
        ("2005", "imaginon"),
        ("møbel", "alleroed_furniture"),
        ("   ældre   sagen ", "book_friends"),
    ],
)
def test_a_search_finds_words_in_any_order_and_spelling(course: Course, look: str, ref: str) -> None:
    assert ref in [case.ref for case in found(base_of(course), course, Wanted(look=look))]


def test_filters_narrow_together_and_their_counts_tell_what_is_left(course: Course) -> None:
    every = base_of(course)
    wanted = Wanted(sector="private", land="dk")
    listed = found(every, course, wanted)
    assert listed
    assert all("private" in case.sectors and case.land == "dk" for case in listed)
    left = counts(every, course, wanted, "level")
    assert sum(left.values()) == len(listed)
    assert counts(every, course, Wanted(), "land")["no"] == 2
    assert counts(every, course, Wanted(), "size")["several"] == 4
    assert list(left) == ["1", "2", "3", "4", "5"]
    assert not Wanted(look="  ").any
    assert wanted.any


@given(st.text(max_size=12), st.data())
def test_a_count_beside_a_filter_is_what_choosing_it_shows(
    course: Course, look: str, data: st.DataObject
) -> None:
    every = base_of(course)
    name = data.draw(st.sampled_from(FILTERS))
    other = data.draw(st.sampled_from(FILTERS))
    wanted = Wanted(look=look).with_value(
        other, data.draw(st.sampled_from(["", *course.choices[LISTS[other]]]))
    )
    for value, count in counts(every, course, wanted, name).items():
        chosen = found(every, course, wanted.with_value(name, value))
        assert len(chosen) == count
        assert all(value in values(case, name) for case in chosen)


# --- readings -------------------------------------------------------------------------------------------


def test_readings_are_hidden_until_the_group_shows_them_and_never_named_outside(session: Session) -> None:
    read(session, ASE, "imaginon", relevance=4, take="Fælles hus")
    read(session, BO, "imaginon", relevance=2, avoid="Stort byggeri")
    read(session, EVA, "imaginon")
    assert [one.person for one in readings(session, ME)["imaginon"]] == [ASE]
    assert readings(session, OUTSIDE) == {}
    assert readings(session, Viewer(facilitator=True)) == {}
    go_to(session, READING, Phase.REVEALED)
    seen = readings(session, ME)["imaginon"]
    assert [one.person for one in seen] == [ASE, BO]
    assert named(session, ME, seen[1])
    assert not named(session, OUTSIDE, seen[1])
    assert relevance(seen).mean == 3.0
    assert relevance(seen).answers == 2
    assert relevance([]).mean is None


def test_it_is_known_whether_something_of_others_is_hidden(session: Session) -> None:
    assert not something_hidden(session, ME)
    read(session, ASE, "imaginon", take="Mit")
    assert not something_hidden(session, ME)
    dot(session, BO, "imaginon")
    assert something_hidden(session, ME)
    go_to(session, DOTS, Phase.REVEALED)
    assert not something_hidden(session, ME)
    read(session, BO, "imaginon", take="Bos")
    assert something_hidden(session, ME)


def test_locked_readings_cannot_be_changed(session: Session) -> None:
    read(session, ASE, "imaginon", relevance=4)
    go_to(session, READING, Phase.CLOSED)
    with pytest.raises(EditRejected):
        read(session, ASE, "imaginon", relevance=5)


# --- dots -----------------------------------------------------------------------------------------------


def test_dots_go_one_two_none_and_stop_at_the_budget() -> None:
    given: dict[str, int] = {}
    pressed = []
    for _ in range(4):
        wanted = next_dots(given, "a", 3)
        pressed.append(wanted)
        given["a"] = wanted or 0
    assert pressed == [1, 2, 0, 1]
    assert next_dots({"a": 2, "b": 1}, "c", 3) is None
    assert next_dots({"a": 2, "b": 1}, "b", 3) == 0


@given(st.lists(st.sampled_from("abcd"), max_size=30), st.integers(3, 5))
def test_nobody_ever_has_too_many_dots(presses: list[str], allowed: int) -> None:
    given: dict[str, int] = {}
    for case in presses:
        wanted = next_dots(given, case, allowed)
        if wanted is not None:
            given[case] = wanted
        assert sum(given.values()) <= allowed
        assert max(given.values(), default=0) <= DOTS_ON_ONE


def test_dots_are_blind_then_counted_with_ties(session: Session, course: Course) -> None:
    every = case_base(session, course)
    dot(session, ASE, "imaginon", 2)
    dot(session, BO, "imaginon")
    dot(session, BO, "hip_hop", 2)
    dot(session, BO, "tingbjerg")
    dot(session, EVA, "hip_hop")
    dot(session, EVA, "own:42")
    assert counted(session, ME, every) is None
    assert given_by(session, ASE, every) == {"imaginon": 2}
    go_to(session, DOTS, Phase.REVEALED)
    votes = counted(session, ME, every)
    assert votes is not None
    assert (votes.dots["imaginon"], votes.voters["imaginon"]) == (3, 2)
    assert votes.ranks["imaginon"] == votes.ranks["hip_hop"] == 1
    assert votes.ranks["tingbjerg"] == 3
    assert votes.voted == 3
    assert [case.ref for case in ranked(session, ME, every)][:3] == ["hip_hop", "imaginon", "tingbjerg"]


def test_each_has_three_to_five_dots(session: Session) -> None:
    assert budget(session) == 4
    session.put("setup", CasesSetup(dots=5))
    assert budget(session) == 5
    for wrong in (2, 6):
        with pytest.raises(EditRejected):
            session.revise("setup", CasesSetup, 1, dots=wrong)


# --- taking along -----------------------------------------------------------------------------------------


def taking(session: Session, course: Course, ref: str, **changes: object) -> CasesTake:
    case = next(case for case in case_base(session, course) if case.ref == ref)
    made = new_take(session, ME, case).revise(**changes)
    session.put("take", made)
    return made


def test_what_is_taken_begins_with_the_readings_once_they_are_revealed(
    session: Session, course: Course
) -> None:
    read(session, ASE, "bookstart", take="Bogen med hjem", local_partner="Sundhedsplejen")
    read(session, BO, "bookstart", take="Bogen med hjem", avoid="Pakker, der skal hentes")
    hidden = taking(session, course, "bookstart")
    assert (hidden.take, hidden.avoid, hidden.local_partner) == ("", "", "")  # nor one's own notes
    go_to(session, READING, Phase.REVEALED)
    shown = taking(session, course, "bookstart")
    assert (shown.take, shown.avoid) == ("Bogen med hjem", "Pakker, der skal hentes")
    assert shown.local_partner == "Sundhedsplejen"
    assert shown.id == hidden.id == CasesTake.key("bookstart")
    assert taken(session) == (shown,)


def test_what_was_taken_can_be_read_when_the_case_is_gone(session: Session, course: Course) -> None:
    made = own(session, "Bogkassen")
    taking(session, course, made.ref)
    session.remove("away", made)
    (gone,) = lost(session, case_base(session, course))
    assert gone.title == "Bogkassen"


def test_one_key_offers_a_service_with_its_origin_and_again_after_a_change(
    session: Session, course: Course
) -> None:
    made = taking(session, course, "bookstart", take="Bogen med hjem", adapt="Sundhedsplejen bringer den")
    assert offers(session, course, services.COMPONENT) == ()
    session.revise("send", CasesTake, made.id, to_services=True)
    (offer,) = offers(session, course, services.COMPONENT, "pick")
    assert offer.dated is not None
    put, _ = take(session, [offer])
    session.put("taken over", *put)
    (service,) = session.all(Service)
    assert (service.name, service.group) == ("Bogen med hjem", "children")
    assert "Bogstart" in service.note
    assert "Sundhedsplejen bringer den" in service.note
    assert offers(session, course, services.COMPONENT) == ()
    session.revise("other words", CasesTake, made.id, take="Bøger med hjem")
    (again,) = offers(session, course, services.COMPONENT)
    assert again.again
    assert session.all(Service)[0].name == "Bogen med hjem"
    i18n.use("en")
    assert len(offers(session, course, services.COMPONENT)) == 1


def test_one_key_offers_a_candidate_that_lives_without_an_idea(session: Session, course: Course) -> None:
    made = taking(
        session,
        course,
        "bookstart",
        take="Bogen med hjem",
        local_partner="Sundhedsplejen på Ærø",
        to_partners=True,
    )
    (offer,) = offers(session, course, partners.COMPONENT, "gather")
    put, _ = take(session, [offer])
    session.put("taken over", *put)
    (candidate,) = candidates(session)
    assert (candidate.name, candidate.activities) == ("Sundhedsplejen på Ærø", "Bogen med hjem")
    assert candidate.sector == ""
    assert partners.COMPONENT.progress(session, course).state is State.STARTED
    assert "Sundhedsplejen på Ærø" in to_markdown(list(partners.COMPONENT.report(session, course, OUTSIDE)))
    session.put("apart", *split(session, ME, candidate.id))
    assert candidates(session) == ()
    assert pool(session, ME).bank == ()
    assert offers(session, course, partners.COMPONENT) == ()
    assert sent_to(session, "partners") == (session.get(CasesTake, made.id),)


def test_without_a_local_partner_the_cases_own_partners_are_offered(session: Session, course: Course) -> None:
    taking(session, course, "repair_cafes", to_partners=True)
    (offer,) = offers(session, course, partners.COMPONENT)
    assert offer.draft.fields["name"] == "Lokale Repair Café-grupper"
    assert offer.draft.fields["sector"] == "association"
    i18n.use("en")
    (same,) = offers(session, course, partners.COMPONENT)
    assert same.draft.fields == offer.draft.fields


# --- progress and report ----------------------------------------------------------------------------------


def test_progress_goes_from_nothing_to_taken_along(session: Session, course: Course) -> None:
    def remark() -> tuple[State, str]:
        found = COMPONENT.progress(session, course)
        return found.state, found.remark.key if found.remark else ""

    assert remark() == (State.EMPTY, "")
    own(session, "Bogkassen")
    assert remark() == (State.STARTED, "progress_own")
    read(session, ASE, "imaginon", relevance=3)
    assert remark() == (State.STARTED, "progress_read")
    dot(session, ASE, "imaginon")
    assert remark() == (State.STARTED, "progress_dots")
    made = taking(session, course, "imaginon")
    assert remark() == (State.STARTED, "progress_write")
    session.revise("what", CasesTake, made.id, take="Fælles hus")
    assert remark() == (State.DONE, "progress_taken")


def test_the_report_says_what_is_taken_and_names_nobody(session: Session, course: Course) -> None:
    assert COMPONENT.report(session, course, OUTSIDE) == ()
    read(session, BO, "bookstart", relevance=5, take="Bogen med hjem")
    dot(session, BO, "bookstart", 2)
    own(session, "Bogkassen | * _x_", source="Årsberetning", level="2")
    taking(session, course, "bookstart", take="Bogen med hjem", to_services=True)
    text = to_markdown(list(COMPONENT.report(session, course, OUTSIDE)))
    assert "Prikkerne er ikke vist for alle endnu" in text
    assert "Bo" not in text.split()
    assert "ydelser" in text
    assert "Årsberetning" in text
    go_to(session, DOTS, Phase.REVEALED)
    go_to(session, READING, Phase.REVEALED)
    text = to_markdown(list(COMPONENT.report(session, course, OUTSIDE)))
    assert "5,0 (1 svar)" in text
    assert "Alle 26 cases" in text
    assert "Bo" not in text.split()
    i18n.use("en")
    assert "What we take along" in to_markdown(list(COMPONENT.report(session, course, OUTSIDE)))


# --- words ------------------------------------------------------------------------------------------------

PLACES = ("facilitator/components/cases", "screens/components/cases")
FAMILIES = {
    "target_": {"services", "partners"},
    "filter_": set(FILTERS),
    "key_filter_": set(FILTERS),
    "tip_filter_": set(FILTERS),
}


def strings() -> set[str]:
    found: set[str] = set()
    for place in PLACES:
        for path in (ROOT / place).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value.removeprefix("word:"))
                if (
                    isinstance(node, ast.Call)
                    and getattr(node.func, "id", "") == "key"
                    and isinstance(node.args[2], ast.Constant)
                ):
                    found |= {f"key_{node.args[2].value!s}", f"tip_{node.args[2].value!s}"}
    return found


def test_every_word_is_used_and_every_composed_one_exists(course: Course) -> None:
    words = course.words("cases").words
    composed = {f"{family}{end}" for family, ends in FAMILIES.items() for end in ends}
    assert composed <= set(words)
    used = strings() | composed
    unused = [
        key for key in words if key not in used and key.removesuffix("_one").removesuffix("_room") not in used
    ]
    assert unused == []


def test_every_asked_field_has_a_label_and_every_unit_a_word(course: Course) -> None:
    words = course.words("cases")
    for kind in COMPONENT.kinds:
        for name in asked_fields(kind):
            assert words.field(kind.KIND, name), (kind.KIND, name)
            ask = ask_of(kind, name)
            if isinstance(ask, Number) and ask.unit:
                assert ask.unit in words.words
