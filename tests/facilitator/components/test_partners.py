"""New partners: ideas, candidates, dots, maps, judging and the shortlist, through a real session on a real file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from facilitator import i18n
from facilitator.blocks import Bullets, Heading, Note, Table
from facilitator.component import State, activity_of
from facilitator.components.partners import (
    COMPONENT,
    DOTS,
    IDEAS,
    Candidate,
    CandidateFor,
    Check,
    Contact,
    Dot,
    Idea,
    MatchAnswer,
    PartnersSetup,
    Shortlisted,
    chosen_partners,
)
from facilitator.components.partners.choosing import (
    listed,
    missing,
    pitch,
    plan,
    remarks,
    shortlist,
    suggested_order,
    to_contact,
)
from facilitator.components.partners.dots import budget, counted, given_by, suggested
from facilitator.components.partners.ideas import (
    author,
    candidates,
    deck_entry,
    first_card,
    from_deck,
    may_remove,
    own,
    pool,
    prompt_cards,
    revealed,
    rules,
    similar,
    visible,
    written,
)
from facilitator.components.partners.judging import (
    Relation,
    empty_cells,
    judge,
    match_value,
    relation,
    to_find_out,
)
from facilitator.components.partners.maps import NO_SERVICE, by_kind, kind_of, novelty, services, white_spots
from facilitator.components.partners.merging import each_alone, merge, split, take_out
from facilitator.components.partners.progress import progress
from facilitator.components.partners.records import CELLS, PITCH
from facilitator.components.partners.report import report
from facilitator.components.partners.sentences import tie_sentences
from facilitator.components.services import Chosen, Service
from facilitator.content import Course, load_course
from facilitator.countdown import longer, paused, running, seconds_left, started, toggled
from facilitator.decision.quadrant import Light, Stakeholder
from facilitator.errors import EditRejected
from facilitator.people import Library, Person
from facilitator.record import Record
from facilitator.session import Delete, Put, Session
from facilitator.visibility import Activity, Phase, Viewer

ANE, BO, IDA = 11, 12, 13
HOSTILE = "[/x] [red] [b \\ 💥 æøå"
OUTSIDE = Viewer(outside=True)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = Session.create(tmp_path / "åbybro.json", Library(name="Åbybro Bibliotek"))
    opened.put(
        "people",
        Person(id=ANE, name="Æne Ødegård"),
        Person(id=BO, name="Børge"),
        Person(id=IDA, name="Åse"),
    )
    yield opened
    opened.close()


def me(person: int = ANE) -> Viewer:
    return Viewer(person=person)


def write(session: Session, *texts: str, person: int = ANE, **fields: object) -> list[int]:
    ids = []
    for text in texts:
        idea = Idea.model_validate({"id": session.new_id(), "person": person, "text": text, **fields})
        session.put("idea", idea)
        ids.append(idea.id)
    return ids


def go_to(session: Session, name: str, phase: Phase) -> None:
    session.edit("phase", lambda now: [Put(activity_of(now, name).revise(phase=phase))])


def save(session: Session, made: list[Record]) -> None:
    session.put("made", *made)


def make(session: Session, course: Course, *texts: str) -> list[Candidate]:
    """A candidate of its own for each of these."""
    go_to(session, IDEAS, Phase.REVEALED)
    save(session, each_alone(session, course, me(), write(session, *texts)))
    by_name = {candidate.name: candidate for candidate in candidates(session)}
    return [by_name[text] for text in texts]


def change(session: Session, candidate: Candidate, **fields: object) -> Candidate:
    session.revise("change", Candidate, candidate.id, **fields)
    found = session.get(Candidate, candidate.id)
    assert found is not None
    return found


def texts_of(blocks: object) -> str:
    return repr(blocks)


# --- silent writing -------------------------------------------------------------------------------------


def test_others_ideas_are_hidden_until_the_reveal(session: Session) -> None:
    write(session, "Boligforeningen", person=ANE)
    write(session, "Caféen ved åen", person=BO)
    assert [idea.text for idea in visible(session, me(ANE))] == ["Boligforeningen"]
    assert visible(session, OUTSIDE) == ()
    assert visible(session, Viewer(facilitator=True)) == ()
    assert len(written(session)) == 2
    assert not revealed(session, me())
    go_to(session, IDEAS, Phase.REVEALED)
    assert [idea.text for idea in visible(session, me(ANE))] == ["Boligforeningen", "Caféen ved åen"]
    assert revealed(session, OUTSIDE)


def test_names_are_told_only_where_they_may_be(session: Session) -> None:
    (theirs,) = write(session, "Caféen ved åen", person=BO)
    idea = session.get(Idea, theirs)
    assert idea is not None
    assert author(session, idea, me(ANE)) == ""
    go_to(session, IDEAS, Phase.REVEALED)
    assert author(session, idea, me(ANE)) == "Børge"
    assert author(session, idea, OUTSIDE) == ""
    session.edit("nameless", lambda now: [Put(activity_of(now, IDEAS).revise(names=False))])
    assert author(session, idea, me(ANE)) == ""
    assert author(session, idea, me(BO)) == "Børge"


def test_own_ideas_are_ones_own_and_blank_ones_do_not_count(session: Session) -> None:
    write(session, "Boligforeningen", "   ")
    write(session, "Caféen", person=BO)
    assert [idea.text for idea in own(session, me())] == ["Boligforeningen"]
    assert own(session, OUTSIDE) == ()
    assert len(written(session)) == 2


def test_only_ones_own_resting_idea_may_be_removed(session: Session, course: Course) -> None:
    (first,) = write(session, "Boligforeningen")
    (theirs,) = write(session, "Caféen", person=BO)

    def may(idea_id: int) -> bool:
        idea = session.get(Idea, idea_id)
        assert idea is not None
        return may_remove(session, idea, me())

    assert may(first)
    assert not may(theirs)
    go_to(session, IDEAS, Phase.REVEALED)
    save(session, each_alone(session, course, me(), [first]))
    assert not may(first)
    go_to(session, IDEAS, Phase.CLOSED)
    assert not may(theirs)


def test_the_deck_gives_sector_place_and_name(session: Session, course: Course) -> None:
    entry = deck_entry(course, "primary_school")
    assert entry is not None
    idea = from_deck(Idea(id=1, person=ANE, card="monday_morning"), entry)
    assert (idea.text, idea.sector, idea.geography, idea.deck) == (
        "Folkeskole",
        "municipal",
        "own",
        "primary_school",
    )
    assert idea.card == "monday_morning"
    assert deck_entry(course, "") is None
    assert deck_entry(course, "no such") is None


def test_people_begin_at_different_cards(session: Session, course: Course) -> None:
    cards = prompt_cards(course)
    assert len(cards) >= 20
    assert all("partners" in card.components for card in cards)
    begins = [first_card(session, course, person) for person in (ANE, BO, IDA)]
    assert len(set(begins)) == 3
    assert all(0 <= begin < len(cards) for begin in begins)
    assert first_card(session, course, None) == 0


# --- the countdown --------------------------------------------------------------------------------------

NOW = 1_900_000_000_000


def test_the_countdown_starts_pauses_and_goes_on() -> None:
    clock = Activity(id=1, name=IDEAS)
    assert seconds_left(clock, NOW) is None
    clock = toggled(clock, NOW, 480)
    assert running(clock, NOW)
    assert seconds_left(clock, NOW + 60_000) == 420
    clock = toggled(clock, NOW + 60_000, 480)
    assert not running(clock, NOW + 60_000)
    assert seconds_left(clock, NOW + 999_999) == 420
    clock = toggled(clock, NOW + 999_999, 480)
    assert seconds_left(clock, NOW + 999_999) == 420


def test_time_may_be_added_also_when_it_is_over_or_stands_still() -> None:
    clock = started(Activity(id=1), NOW, 10)
    assert seconds_left(longer(clock, NOW, 60), NOW) == 70
    assert seconds_left(longer(clock, NOW + 60_000, 60), NOW + 60_000) == 60
    assert seconds_left(longer(paused(clock, NOW), NOW, 60), NOW) == 70
    assert seconds_left(longer(Activity(id=1), NOW, 60), NOW) == 60
    assert seconds_left(paused(clock, NOW + 60_000), NOW + 60_000) is None


@given(st.lists(st.tuples(st.sampled_from(["toggle", "longer"]), st.integers(0, 600_000)), max_size=12))
def test_the_countdown_never_goes_below_zero_and_is_never_both(moves: list[tuple[str, int]]) -> None:
    clock, now = Activity(id=1), NOW
    for move, after in moves:
        now += after
        before = seconds_left(clock, now)
        clock = toggled(clock, now, 480) if move == "toggle" else longer(clock, now, 60)
        assert clock.ends_at is None or clock.left is None
        left = seconds_left(clock, now)
        assert left is None or left >= 0
        if move == "longer":
            assert left == (before or 0) + 60


# --- gathering ------------------------------------------------------------------------------------------


def test_several_ideas_become_one_candidate_and_keep_their_wording(session: Session, course: Course) -> None:
    a, b, c = write(session, "Caféen ved stationen", "kaffebaren på banegården", "Boligforeningen")
    session.revise("sector", Idea, b, sector="private", geography="own")
    go_to(session, IDEAS, Phase.REVEALED)
    save(session, merge(session, course, me(), [a, b]))
    found = pool(session, me())
    (cafe,) = found.candidates
    assert cafe.name == "Caféen ved stationen"
    assert (cafe.sector, cafe.geography) == ("private", "own")
    assert [idea.text for idea in found.ideas[cafe.id]] == [
        "Caféen ved stationen",
        "kaffebaren på banegården",
    ]
    assert [idea.id for idea in found.bank] == [c]


def test_merging_is_one_edit_that_undo_takes_back(session: Session, course: Course) -> None:
    ids = write(session, "Caféen", "Kaffebaren")
    go_to(session, IDEAS, Phase.REVEALED)
    save(session, merge(session, course, me(), ids))
    assert len(candidates(session)) == 1
    session.undo()
    assert candidates(session) == ()
    assert [idea.id for idea in pool(session, me()).bank] == ids


def test_two_laptops_that_take_the_same_idea_make_the_same_candidate(
    session: Session, course: Course
) -> None:
    (idea,) = write(session, "Caféen")
    go_to(session, IDEAS, Phase.REVEALED)
    one = merge(session, course, me(ANE), [idea])
    other = merge(session, course, me(BO), [idea])
    assert one[0].id == other[0].id == Candidate.key(idea)


def test_joining_candidates_fills_gaps_and_loses_nothing(session: Session, course: Course) -> None:
    cafe, bar = make(session, course, "Caféen", "Kaffebaren")
    change(session, cafe, they_get="Flere gæster", sector="private")
    change(session, bar, they_get="Omtale", we_get="Et sted at mødes", sector="association")
    session.put(
        "answers",
        MatchAnswer(id=MatchAnswer.key(bar.id, "purpose"), candidate=bar.id, item="purpose", value=4),
        Check(id=Check.key(bar.id, "registered"), candidate=bar.id, item="registered", answer="yes"),
        Contact(id=Contact.key(bar.id), candidate=bar.id, opening="Hej"),
    )
    save(session, merge(session, course, me(), [bar.id, cafe.id]))
    found = pool(session, me())
    (joined,) = found.candidates
    assert joined.id == cafe.id
    assert (joined.they_get, joined.we_get, joined.sector) == ("Flere gæster", "Et sted at mødes", "private")
    assert len(found.ideas[cafe.id]) == 2
    assert match_value(session, course, cafe.id).total == 75
    assert "registered" not in to_find_out(session, course, cafe.id)
    assert plan(session, cafe.id).opening == "Hej"
    kept = session.get(Candidate, bar.id)
    assert kept is not None
    assert kept.they_get == "Omtale"


def test_splitting_gives_back_what_was_joined(session: Session, course: Course) -> None:
    cafe, bar = make(session, course, "Caféen", "Kaffebaren")
    change(session, bar, they_get="Omtale")
    save(session, merge(session, course, me(), [cafe.id, bar.id]))
    save(session, split(session, me(), cafe.id))
    assert {candidate.name: candidate.they_get for candidate in candidates(session)}["Kaffebaren"] == "Omtale"
    save(session, split(session, me(), bar.id))
    assert [candidate.name for candidate in candidates(session)] == ["Caféen"]
    assert [idea.text for idea in pool(session, me()).bank] == ["Kaffebaren"]


def test_an_idea_that_comes_back_finds_its_candidate_again(session: Session, course: Course) -> None:
    (cafe,) = make(session, course, "Caféen")
    change(session, cafe, they_get="Flere gæster")
    save(session, split(session, me(), cafe.id))
    assert candidates(session) == ()
    (idea,) = pool(session, me()).bank
    save(session, merge(session, course, me(), [idea.id]))
    (again,) = candidates(session)
    assert (again.id, again.they_get) == (cafe.id, "Flere gæster")


def test_one_idea_may_leave_a_candidate_that_lives_on(session: Session, course: Course) -> None:
    first, second = write(session, "Caféen", "Kaffebaren")
    go_to(session, IDEAS, Phase.REVEALED)
    save(session, merge(session, course, me(), [first, second]))
    idea = session.get(Idea, first)
    assert idea is not None
    session.put("out", take_out(idea))
    save(session, merge(session, course, me(), [first]))
    found = pool(session, me())
    assert len(found.candidates) == 2
    assert sorted(idea.text for one in found.candidates for idea in found.ideas[one.id]) == [
        "Caféen",
        "Kaffebaren",
    ]


def test_two_candidates_joined_into_each_other_on_two_laptops_stay_one(
    session: Session, course: Course
) -> None:
    a, b = make(session, course, "Caféen", "Kaffebaren")
    session.put("both", a.revise(merged_into=b.id), b.revise(merged_into=a.id))
    found = pool(session, me())
    assert len(found.candidates) == 1
    assert len(found.ideas[found.candidates[0].id]) == 2
    save(session, split(session, me(), found.candidates[0].id))
    assert len(candidates(session)) == 2


def test_nothing_is_made_of_one_candidate_alone_or_of_what_is_gone(session: Session, course: Course) -> None:
    (cafe,) = make(session, course, "Caféen")
    assert merge(session, course, me(), [cafe.id]) == []
    assert merge(session, course, me(), [999]) == []
    assert split(session, me(), 999) == []


def test_the_deck_follows_into_the_candidate(session: Session, course: Course) -> None:
    entry = deck_entry(course, "primary_school")
    assert entry is not None
    idea = from_deck(Idea(id=session.new_id(), person=ANE, card="monday_morning"), entry)
    session.put("idea", idea)
    go_to(session, IDEAS, Phase.REVEALED)
    save(session, merge(session, course, me(), [idea.id]))
    (made,) = candidates(session)
    assert (made.category, made.form, made.card, made.deck) == (
        "municipal",
        "project",
        "monday_morning",
        "primary_school",
    )


def test_ideas_that_look_alike_are_suggested_and_never_joined(session: Session, course: Course) -> None:
    cafe, bar, other = write(
        session, "Caféen på stationen", "Cafe ved stationen", "Boligforeningens viceværter"
    )
    go_to(session, IDEAS, Phase.REVEALED)
    found = pool(session, me())
    alike = similar(found)
    assert [match.idea for match in alike[cafe]] == [bar]
    assert alike[other] == ()
    assert len(found.bank) == 3
    save(session, merge(session, course, me(), [cafe]))
    (candidate,) = candidates(session)
    assert [match.idea for match in similar(pool(session, me()))[bar]] == [candidate.id]


def test_hidden_ideas_are_not_used_for_suggestions(session: Session) -> None:
    write(session, "Caféen ved stationen", person=ANE)
    write(session, "Caféen ved stationen", person=BO)
    assert all(matches == () for matches in similar(pool(session, me())).values())


def test_rules_count_candidates_sectors_and_places(session: Session, course: Course) -> None:
    made = make(session, course, *(f"Kandidat {n}" for n in range(12)))
    for candidate, sector in zip(made, ("private", "association", "citizens", ""), strict=False):
        change(session, candidate, sector=sector, geography="own")
    assert [(rule.id, rule.have, rule.met) for rule in rules(candidates(session))] == [
        ("candidates", 12, True),
        ("sectors", 3, True),
        ("outside", 0, False),
    ]
    change(session, made[0], geography="international")
    assert all(rule.met for rule in rules(candidates(session)))


def test_five_hundred_ideas_are_fast(session: Session, course: Course) -> None:
    import time

    session.put(
        "many",
        *(Idea(id=session.new_id(), person=ANE, text=f"Forening {n} i Åby og omegn") for n in range(500)),
    )
    go_to(session, IDEAS, Phase.REVEALED)
    pool(session, me())
    begin = time.perf_counter()
    for _ in range(10):
        pool(session, me())
    assert (time.perf_counter() - begin) / 10 < 0.05


# --- dots -----------------------------------------------------------------------------------------------


def dot(session: Session, person: int, candidate: Candidate) -> None:
    session.put("dot", Dot(id=Dot.key(person, candidate.id), person=person, candidate=candidate.id))


def test_dots_are_hidden_until_they_are_shown(session: Session, course: Course) -> None:
    cafe, club = make(session, course, "Caféen", "Klubben")
    dot(session, ANE, cafe)
    dot(session, BO, cafe)
    dot(session, BO, club)
    assert counted(session, me()) is None
    assert given_by(session, ANE) == {cafe.id}
    go_to(session, DOTS, Phase.REVEALED)
    votes = counted(session, me())
    assert votes is not None
    assert votes.dots == {cafe.id: 2, club.id: 1}
    assert votes.voted == 2


def test_ties_are_ties(session: Session, course: Course) -> None:
    cafe, club, school = make(session, course, "Caféen", "Klubben", "Skolen")
    dot(session, ANE, cafe)
    dot(session, BO, club)
    go_to(session, DOTS, Phase.REVEALED)
    votes = counted(session, OUTSIDE)
    assert votes is not None
    assert votes.ties == (tuple(sorted((cafe.id, club.id))),)
    assert school.id in votes.dots


def test_joined_candidates_share_dots_but_never_two_from_one_person(session: Session, course: Course) -> None:
    cafe, bar = make(session, course, "Caféen", "Kaffebaren")
    dot(session, ANE, cafe)
    dot(session, ANE, bar)
    dot(session, BO, bar)
    save(session, merge(session, course, me(), [cafe.id, bar.id]))
    go_to(session, DOTS, Phase.REVEALED)
    votes = counted(session, me())
    assert votes is not None
    assert votes.dots == {cafe.id: 2}
    assert given_by(session, ANE) == {cafe.id}


def test_the_number_of_dots_is_suggested_and_may_be_set(session: Session, course: Course) -> None:
    make(session, course, *(f"Kandidat {n}" for n in range(18)))
    assert suggested(session) == budget(session) == 5
    session.put("set", PartnersSetup(dots=2))
    assert budget(session) == 2


# --- maps -----------------------------------------------------------------------------------------------


def choose_service(session: Session, name: str) -> int:
    service = session.new_id()
    session.put(
        "s",
        Service(id=service, name=name),
        Chosen(id=Chosen.key(service), service=service, position=float(service)),
    )
    return service


def test_white_spots_are_where_nobody_is(session: Session, course: Course) -> None:
    cafe = choose_service(session, "Sprogcafé")
    homework = choose_service(session, "Lektiehjælp")
    club, shop, loose, nowhere = make(session, course, "Klubben", "Butikken", "Koret", "Nogen")
    for candidate, sector in ((club, "association"), (shop, "private"), (loose, "association")):
        change(session, candidate, sector=sector)
    for candidate, service in ((club, cafe), (club, homework), (shop, cafe)):
        session.put(
            "for",
            CandidateFor(id=CandidateFor.key(candidate.id, service), candidate=candidate.id, service=service),
        )
    spots = white_spots(session, course, pool(session, me()))
    assert spots.rows == (cafe, homework)
    assert spots.counts == {
        (cafe, "association"): 1,
        (homework, "association"): 1,
        (cafe, "private"): 1,
    }
    assert spots.no_service == 2
    assert "foundation" in spots.white(cafe)
    assert "private" not in spots.white(cafe)
    assert "private" in spots.white(homework)
    assert spots.no_sector == 1
    assert nowhere.sector == ""
    assert services(session, course) == {cafe: "Sprogcafé", homework: "Lektiehjælp"}


def test_without_chosen_services_all_stand_in_one_row(session: Session, course: Course) -> None:
    (club,) = make(session, course, "Klubben")
    change(session, club, sector="association")
    spots = white_spots(session, course, pool(session, me()))
    assert spots.rows == (NO_SERVICE,)
    assert spots.counts == {(NO_SERVICE, "association"): 1}


@pytest.mark.parametrize(
    ("influence", "affected", "kind"),
    [
        (3, 3, Stakeholder.RESOURCE_PERSON),
        (5, 2, Stakeholder.GREY_EMINENCE),
        (2, 3, Stakeholder.HOSTAGE),
        (1, 1, Stakeholder.EXTERNAL),
        (None, 5, None),
    ],
)
def test_the_kind_follows_from_the_two_answers(
    influence: int | None, affected: int | None, kind: Stakeholder | None
) -> None:
    assert kind_of(Candidate(influence=influence, affected=affected)) is kind


def test_known_and_new_are_counted_where_both_are_answered() -> None:
    found = (
        Candidate(partner_known="yes", form_known="no"),
        Candidate(partner_known="yes", form_known="no"),
        Candidate(partner_known="no"),
    )
    assert novelty(found) == {("yes", "yes"): 0, ("yes", "no"): 2, ("no", "yes"): 0, ("no", "no"): 0}


# --- judging --------------------------------------------------------------------------------------------

FULL = {"we_give": "Rum", "we_get": "Familier", "they_give": "Frivillige", "they_get": "Medlemmer"}


@pytest.mark.parametrize(
    ("empty", "is_"),
    [
        ((), Relation.PARTNERSHIP),
        (("they_get",), Relation.SUPPLIER),
        (("we_give",), Relation.SPONSOR),
        (("they_give",), Relation.USER),
        (("we_get",), Relation.USER),
        (("we_get", "they_get"), Relation.UNCLEAR),
        (CELLS, None),
    ],
)
def test_only_where_both_give_and_get_is_it_a_partnership(
    empty: tuple[str, ...], is_: Relation | None
) -> None:
    candidate = Candidate.model_validate({**FULL, **dict.fromkeys(empty, " ")})
    assert relation(candidate) is is_
    assert set(empty_cells(candidate)) == set(empty)


def check_all(session: Session, course: Course, candidate: Candidate, answer: str = "yes") -> None:
    session.put(
        "checks",
        *(
            Check(id=Check.key(candidate.id, item), candidate=candidate.id, item=item, answer=answer)
            for item in course.choices["due_diligence"]
        ),
    )


def rate(session: Session, course: Course, candidate: Candidate, points: int) -> None:
    session.put(
        "match",
        *(
            MatchAnswer(
                id=MatchAnswer.key(candidate.id, item.id), candidate=candidate.id, item=item.id, value=points
            )
            for item in course.match
        ),
    )


def test_the_weights_of_the_match_are_the_courses(course: Course) -> None:
    assert [item.weight for item in course.match] == [20, 15, 15, 15, 15, 10, 10]


def test_something_to_find_out_keeps_a_good_match_yellow(session: Session, course: Course) -> None:
    (club,) = make(session, course, "Klubben")
    assert judge(session, course, club).light is None
    rate(session, course, club, 5)
    assert judge(session, course, club).light is Light.YELLOW
    check_all(session, course, club)
    assert judge(session, course, club).light is Light.GREEN
    for answer in ("unclear", "no", "something new"):
        session.put(
            "one",
            Check(id=Check.key(club.id, "finances"), candidate=club.id, item="finances", answer=answer),
        )
        assert judge(session, course, club).light is Light.YELLOW
        assert judge(session, course, club).open == ("finances",)
    rate(session, course, club, 1)
    assert judge(session, course, club).light is Light.RED


def test_dont_know_is_left_out_and_makes_it_provisional(session: Session, course: Course) -> None:
    (club,) = make(session, course, "Klubben")
    rate(session, course, club, 5)
    for item in ("purpose", "audience"):
        session.revise("?", MatchAnswer, MatchAnswer.key(club.id, item), value=None)
    found = match_value(session, course, club.id)
    assert found.total == 100
    assert found.provisional


def test_an_empty_they_get_blocks_contact(session: Session, course: Course) -> None:
    (club,) = make(session, course, "Klubben")
    assert judge(session, course, club).blocked
    club = change(session, club, they_get="Medlemmer")
    assert not judge(session, course, club).blocked


# --- shortlist and contact --------------------------------------------------------------------------------


def put_on_list(session: Session, *made: Candidate, reason: str = "") -> None:
    for candidate in made:
        session.put("list", listed(session, candidate.id).revise(reason=reason))


def test_only_the_first_two_are_contacted(session: Session, course: Course) -> None:
    a, b, c = make(session, course, "A", "B", "C")
    put_on_list(session, b, c, a)
    found = pool(session, me())
    assert [one.name for one, _ in shortlist(session, found)] == ["B", "C", "A"]
    assert [one.name for one in to_contact(session, found)] == ["B", "C"]
    assert [one.name for one in chosen_partners(session)] == ["B", "C", "A"]


def test_the_suggested_order_counts_dots_before_match(session: Session, course: Course) -> None:
    a, b, c = make(session, course, "A", "B", "C")
    rate(session, course, b, 5)
    dot(session, ANE, c)
    assert [one.name for one in suggested_order(session, course, pool(session, me()))] == ["B", "A", "C"]
    go_to(session, DOTS, Phase.REVEALED)
    assert [one.name for one in suggested_order(session, course, pool(session, me()))] == ["C", "B", "A"]
    assert a.name == "A"


def test_remarks_say_what_is_wrong_with_the_shortlist(session: Session, course: Course) -> None:
    made = make(session, course, *"ABCDEF")
    put_on_list(session, *made)
    assert [one.key for one in remarks(session, course)] == [
        "short_too_many",
        "short_blocked",
        "short_no_reason",
        "short_open",
    ]
    session.remove("out", *(place for _, place in shortlist(session, pool(session, me()))[1:]))
    change(session, made[0], they_get="Ro", partner_known="yes", form_known="yes")
    session.revise("why", Shortlisted, Shortlisted.key(made[0].id), reason="Fordi")
    check_all(session, course, made[0])
    assert remarks(session, course) == ()


def test_a_list_of_only_the_usual_says_so(session: Session, course: Course) -> None:
    made = [
        change(session, one, partner_known="yes", form_known="yes") for one in make(session, course, *"AB")
    ]
    put_on_list(session, *made, reason="Fordi")
    assert "short_usual" in [one.key for one in remarks(session, course)]
    change(session, made[1], form_known="no")
    assert "short_usual" not in [one.key for one in remarks(session, course)]


def test_joined_candidates_stand_once_on_the_list(session: Session, course: Course) -> None:
    a, b = make(session, course, "A", "B")
    put_on_list(session, a, b)
    save(session, merge(session, course, me(), [a.id, b.id]))
    assert len(shortlist(session, pool(session, me()))) == 1


def whole_plan(candidate: int) -> Contact:
    return Contact.model_validate(
        {
            "id": Contact.key(candidate),
            "candidate": candidate,
            "channel": "phone",
            "role": "coordinator",
            "when": date(2027, 3, 12),
            "opening": "I vil have flere unge med",
            **{slot: f"Sætning om {slot}" for slot in PITCH},
        }
    )


def test_a_plan_tells_what_is_missing(session: Session, course: Course) -> None:
    (club,) = make(session, course, "Klubben")
    empty = plan(session, club.id)
    assert len(missing(empty)) == 9
    full = whole_plan(club.id)
    assert missing(full) == ()
    assert pitch(full).written == 5
    assert pitch(full.revise(small_step=" ")).written == 4


# --- progress ---------------------------------------------------------------------------------------------


def test_progress_follows_the_work(session: Session, course: Course) -> None:
    def now() -> tuple[State, str]:
        found = progress(session, course)
        return found.state, found.remark.key if found.remark else ""

    assert now() == (State.EMPTY, "")
    write(session, "Klubben")
    assert now() == (State.STARTED, "progress_ideas")
    (made,) = make(session, course, "Koret")
    assert now() == (State.STARTED, "progress_candidates")
    put_on_list(session, made, reason="Fordi")
    assert now() == (State.STARTED, "progress_shortlist")
    session.put("plan", whole_plan(made.id))
    assert now() == (State.ATTENTION, "progress_blocked")
    change(session, made, they_get="Ro")
    assert now() == (State.DONE, "progress_contact")
    others = make(session, course, *"ABCDE")
    put_on_list(session, *others)
    assert now() == (State.ATTENTION, "progress_too_many")


def test_every_remark_of_progress_is_in_the_content_file(session: Session, course: Course) -> None:
    write(session, "Klubben")
    found = progress(session, course)
    assert found.remark is not None
    assert course.words("partners").word(found.remark.key, **found.remark.params) == "1 idé"


# --- the report -------------------------------------------------------------------------------------------


def test_no_ideas_no_section(session: Session, course: Course) -> None:
    assert tuple(report(session, course, OUTSIDE)) == ()


def test_the_report_counts_hidden_ideas_but_does_not_tell_them(session: Session, course: Course) -> None:
    write(session, "Hemmelig café")
    blocks = report(session, course, OUTSIDE)
    assert "Hemmelig" not in texts_of(blocks)
    assert "Idéer: 1" in texts_of(blocks)
    assert any(isinstance(block, Note) for block in blocks)


def test_the_report_never_names_a_person_outside(session: Session, course: Course) -> None:
    write(session, "Caféen", person=BO)
    (made,) = make(session, course, "Koret")
    change(session, made, contact_path="Bodil kender dirigenten", they_get="Ro")
    put_on_list(session, made)
    session.put("plan", whole_plan(made.id))
    outside, inside = report(session, course, OUTSIDE), report(session, course, me())
    for person in ("Æne", "Børge", "Bodil"):
        assert person not in texts_of(outside)
    assert "Bodil" in texts_of(inside)
    assert "Caféen" in texts_of(outside)


def test_the_report_has_map_matrix_shortlist_plan_and_bank(session: Session, course: Course) -> None:
    choose_service(session, "Sprogcafé")
    club, shop = make(session, course, "Klubben", HOSTILE)
    write(session, "Ubrugt idé", note="Prøv næste år")
    change(session, club, **FULL, sector="association", influence=4, affected=4, partner_known="no")
    change(session, club, form_known="no", intended="Flere unge", created="40 unge")
    change(session, club, level="3", higher="yes", shares=("premises", "people"))
    session.put(
        "check",
        Check(id=Check.key(club.id, "finances"), candidate=club.id, item="finances", task="Tovholderen"),
    )
    rate(session, course, club, 4)
    put_on_list(session, club, shop, reason="De spurgte selv")
    session.put("plan", whole_plan(club.id))
    go_to(session, DOTS, Phase.REVEALED)
    blocks = report(session, course, OUTSIDE)
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings == [
        "Udvalgte",
        "Give og få",
        "Det skal vi finde ud af",
        "Kontaktplan: Klubben",
        "Kandidater",
        "Hvide felter",
        "Interessenter",
        "Kendt og nyt",
        "Idébank",
    ]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert all(len(row) == len(table.head) for table in tables for row in table.rows)
    text = texts_of(blocks)
    assert "◐ Mangler tjek: 75 af 100" in text
    assert "Ressourceperson: Klubben" in text
    assert "Ønsket niveau: Koordinering (højere end i dag)" in text
    assert "Det deler vi: Lokaler og Folk" in text
    assert "Økonomi (→ Tovholderen)" in text
    assert "Ubrugt idé (Prøv næste år)" in text
    assert "Det lille første skridt: Sætning om small_step" in text
    assert HOSTILE in [row[0] for table in tables for row in table.rows]
    assert any(isinstance(block, Bullets) and "✓" not in block.items[0] for block in blocks)


def test_original_wordings_are_in_the_report(session: Session, course: Course) -> None:
    ids = write(session, "Caféen ved åen", "kaffe, Å-gade")
    go_to(session, IDEAS, Phase.REVEALED)
    save(session, merge(session, course, me(), ids))
    assert "Caféen ved åen: Caféen ved åen; kaffe, Å-gade" in texts_of(report(session, course, OUTSIDE))


def test_the_report_is_in_english_too(session: Session, course: Course) -> None:
    make(session, course, "Klubben")
    i18n.use("en")
    headings = [block.text for block in report(session, course, OUTSIDE) if isinstance(block, Heading)]
    assert headings == ["Candidates", "White spots"]


# --- saved ------------------------------------------------------------------------------------------------


def test_everything_is_in_a_plain_tinydb_file(session: Session, course: Course) -> None:
    write(session, "Åens både", HOSTILE)
    path = session.store.path
    session.close()
    with TinyDB(path, encoding="utf-8") as db:
        saved = [doc["text"] for doc in db.table("partners_idea").all()]
    assert saved == ["Åens både", HOSTILE]


def test_every_kind_belongs_to_the_component() -> None:
    assert COMPONENT.id == "partners"
    assert all(kind.KIND.startswith("partners_") for kind in COMPONENT.kinds)
    assert len({kind.KIND for kind in COMPONENT.kinds}) == len(COMPONENT.kinds) == 10


def test_kinds_are_shown_by_group(session: Session, course: Course) -> None:
    (club,) = make(session, course, "Klubben")
    change(session, club, influence=1, affected=5)
    found = by_kind(pool(session, me()))
    assert [one.name for one in found[Stakeholder.HOSTAGE]] == ["Klubben"]
    assert set(found) == set(Stakeholder)


def test_dots_that_are_closed_refuse_changes_and_undo_while_gathering_goes_on(
    session: Session, course: Course
) -> None:
    candidate, _ = make(session, course, "Skakklubben", "Roklubben")
    go_to(session, IDEAS, Phase.CLOSED)
    mine = Dot(id=Dot.key(BO, candidate.id), person=BO, candidate=candidate.id)
    session.put("dot", mine)
    with Session.open(session.store.path) as colleague:
        go_to(colleague, DOTS, Phase.CLOSED)
    session.poll()
    with pytest.raises(EditRejected) as caught:
        session.edit("away", lambda _: [Delete(Dot, mine.id)])
    assert caught.value.problems[0].code == "closed"
    with pytest.raises(EditRejected):
        session.undo()
    assert session.get(Dot, mine.id) == mine
    save(session, split(session, me(), candidate.id))
    assert [idea.text for idea in pool(session, me()).bank] == ["Skakklubben"]


def test_where_many_are_equal_the_screen_counts_them_and_the_report_names_them(
    session: Session, course: Course
) -> None:
    made = make(session, course, "Abc", "Bcd", "Cde", "Def")
    for candidate in made:
        session.put("dot", Dot(id=Dot.key(BO, candidate.id), person=BO, candidate=candidate.id))
    go_to(session, DOTS, Phase.REVEALED)
    votes = counted(session, OUTSIDE)
    assert votes is not None
    found = pool(session, OUTSIDE)
    assert tie_sentences(votes, found, course, most=3) == ["4 kandidater står lige med én prik hver."]
    assert tie_sentences(votes, found, course) == ["Abc, Bcd, Cde og Def står lige med én prik hver."]


def test_a_column_in_which_nobody_says_anything_is_left_out_of_the_report(
    session: Session, course: Course
) -> None:
    club, _ = make(session, course, "Klubben", "Butikken")
    change(session, club, sector="association")
    (table,) = [block for block in report(session, course, OUTSIDE) if isinstance(block, Table)][:1]
    assert table.head == ("Kandidat", "Sektor")
    rate(session, course, club, 4)
    (table,) = [block for block in report(session, course, OUTSIDE) if isinstance(block, Table)][:1]
    assert table.head == ("Kandidat", "Sektor", "Match")
