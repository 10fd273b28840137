"""Votes over several libraries' real files: limits, hands, what the facilitator types, closing, hiding, and ties."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda import RoomDecision, RoomOption, RoomParked, RoomStep, RoomVote, Voting, activity_name
from facilitator.decision.ties import Way
from facilitator.errors import EditRejected
from facilitator.people import Finished, Person, Seat
from facilitator.room import casting, running, votes
from facilitator.room.automatic import phase_to_show
from facilitator.room.offers import offers
from facilitator.room.pictures import Bars, texts
from facilitator.room.views import picture, shown
from facilitator.room.votes import BY_FACILITATOR
from facilitator.visibility import Phase, See, Viewer
from facilitator.workshop import WORKSHOP_FILE
from tests.facilitator.room.polling import COURSE, MARK, OPTIONS, START, STEP, polling

CAFE, CLUB, TALK, SHOP = OPTIONS
BOSS = Viewer(facilitator=True)


def test_dots_from_every_library_with_hands_and_what_the_facilitator_typed(tmp_path: Path) -> None:
    with polling(tmp_path) as poll:
        assert (poll.vote.suggested, poll.vote.budget, poll.vote.most) == (3, 3, 1)
        poll.cast("Aby", 11, (CAFE, 1), (CLUB, 1), (TALK, 1))
        told = casting.refusal(poll.tables["Aby"], poll.vote, 11, SHOP, 1)
        assert told is not None
        assert (told.key, told.params) == ("refused_spent_dots", {"n": 3})
        poll.cast("Aby", 11, (SHOP, 1), (TALK, 0), (SHOP, 1))
        assert votes.given(poll.tables["Aby"], poll.vote, 11) == {CAFE: 1, CLUB: 1, SHOP: 1}
        poll.cast("Brede", 21, (CAFE, 1), by=BY_FACILITATOR)
        poll.blank("Aby", 12)
        poll.raise_hands((0, 0, 2), (CAFE, 0, 2), (TALK, 0, 1))
        assert votes.voters(poll.tables["Aby"], poll.vote) == {11: False}
        assert votes.voters(poll.tables["Brede"], poll.vote) == {21: True}
        there = votes.turnout(poll.hall, poll.step)
        assert (there.voted, there.of, there.blank, there.by_hand) == (5, 6, 1, 2)
        assert votes.count(poll.hall, poll.step) is None

        poll.turn(Phase.REVEALED)
        found = votes.count(poll.hall, poll.step)
        assert found is not None
        assert {one.option: one.points for one in found.results} == {CAFE: 4, CLUB: 1, TALK: 1, SHOP: 1}
        assert (found.voted, found.blank, found.by_hand, found.of, found.chosen) == (4, 1, 2, 6, (CAFE,))
        poll.workshop.revise("", RoomStep, STEP, budget=2, per_option=2)
        assert votes.over(poll.hall, poll.step) == 1
        counted = votes.count(poll.hall, poll.step)
        assert counted is not None
        assert counted.results == found.results
        poll.tables["Brede"].revise("", Person, 21, away=True)
        assert votes.turnout(poll.hall, poll.step).of == 6
        poll.tables["Brede"].revise("", Person, 22, away=True)
        assert votes.turnout(poll.hall, poll.step).of == 5


def test_once_closed_nothing_can_be_given_or_taken_back(tmp_path: Path) -> None:
    """Whoever tries: the voter, the facilitator, hands, and undo."""
    with polling(tmp_path) as poll:
        poll.cast("Aby", 11, (CAFE, 1))
        poll.raise_hands((CAFE, 0, 1))
        for phase in (Phase.REVEALED, Phase.FROZEN, Phase.CLOSED):
            poll.turn(phase)
            if phase is Phase.REVEALED:
                assert casting.may_vote(poll.tables["Aby"], Seat(person=11), poll.step)
                continue
            for by in (None, BY_FACILITATOR):
                with pytest.raises(EditRejected) as refused:
                    poll.cast("Aby", 12, (CLUB, 1), by=by)
                assert refused.value.problems[0].code == "closed"
            with pytest.raises(EditRejected):
                poll.tables["Aby"].edit("", lambda now: casting.withdraw(now, poll.vote, 11))
            assert not casting.may_vote(poll.tables["Aby"], Seat(person=11), poll.step)
        with pytest.raises(EditRejected):
            poll.tables["Aby"].undo()
        poll.raise_hands((CAFE, 0, 5))
        found = votes.count(poll.hall, poll.step)
        assert found is not None
        assert found.result(CAFE).points == 2
        poll.turn(Phase.WRITING)
        poll.tables["Aby"].edit("", lambda now: casting.withdraw(now, poll.vote, 11))
        assert votes.given(poll.tables["Aby"], poll.vote, 11) == {}


def test_the_facilitator_does_not_see_or_change_what_somebody_gave(tmp_path: Path) -> None:
    """She types for whoever has not voted; what a person has given is that person's until it is taken back."""
    with polling(tmp_path) as poll:
        session = poll.tables["Aby"]
        poll.cast("Aby", 11, (CAFE, 1))
        assert casting.kept(session, poll.vote, 11, BY_FACILITATOR)
        assert casting.refusal(session, poll.vote, 11, CLUB, 1, BY_FACILITATOR) is not None
        poll.cast("Aby", 11, (CLUB, 1), by=BY_FACILITATOR)
        session.edit("", lambda now: casting.withdraw(now, poll.vote, 11, BY_FACILITATOR))
        assert votes.given(session, poll.vote, 11) == {CAFE: 1}
        session.edit("", lambda now: casting.withdraw(now, poll.vote, 11))
        poll.cast("Aby", 11, (CLUB, 1), by=BY_FACILITATOR)
        assert votes.given(session, poll.vote, 11) == {CLUB: 1}
        assert {one.entered_by for one in session.all(RoomVote) if one.value} == {BY_FACILITATOR}
        poll.blank("Aby", 12)
        assert casting.hand_in(session, poll.vote, 12, BY_FACILITATOR) == []
        poll.turn(Phase.CLOSED)
        assert casting.hand_in(session, poll.vote, 13, BY_FACILITATOR, blank=True) == []


@pytest.mark.parametrize("rule", list(Voting))
def test_what_is_hidden_is_nowhere(tmp_path: Path, rule: Voting) -> None:
    """While people vote, and where nothing is to be shown, no picture differs by what was given; turnout does."""
    with polling(tmp_path, rule, wall="vote") as poll:
        poll.cast("Aby", 11, (CAFE, 1), (CLUB, 2 if rule in {Voting.RATING, Voting.RANKING} else 1))
        poll.cast("Brede", 21, (CAFE, 1))
        poll.raise_hands((0, 0, 1), (CAFE, 0, 1))
        for phase in (Phase.WRITING, Phase.FROZEN):
            if phase is Phase.FROZEN:
                poll.turn(phase)
            assert votes.count(poll.hall, poll.step) is None
            assert votes.count(poll.hall, poll.step, BOSS) is None
            assert shown(poll.hall) == "vote"
            drawn = picture("vote", poll.hall)
            assert [one.value for body in drawn.bodies if isinstance(body, Bars) for one in body.bars] == [
                "3 af 6"
            ]
            assert drawn.says.startswith(
                "Afstemningen er låst" if phase is Phase.FROZEN else "Stem hver for sig"
            )
        poll.turn(Phase.WRITING)
        hidden = picture("vote", poll.hall)
        poll.cast("Brede", 21, (CAFE, 0), (SHOP, 1))
        assert picture("vote", poll.hall) == hidden
        poll.turn(Phase.REVEALED)
        assert votes.count(poll.hall, poll.step) is not None
        told = " ".join(texts(picture("vote", poll.hall)))
        assert "3 af 6 har stemt" in told
        assert not any(name in told for name in ("Anna", "Dan"))
    with polling(tmp_path / "own", rule, see=See.OWN) as poll:
        poll.cast("Aby", 11, (CAFE, 1))
        poll.turn(Phase.REVEALED)
        assert votes.count(poll.hall, poll.step, BOSS) is None


def test_a_ranking_closes_up_and_makes_room(tmp_path: Path) -> None:
    with polling(tmp_path, Voting.RANKING, budget=3) as poll:
        session = poll.tables["Aby"]
        poll.cast("Aby", 11, (CAFE, 1), (TALK, 3), (CLUB, 2))
        assert votes.given(session, poll.vote, 11) == {CAFE: 1, CLUB: 2, TALK: 3}
        told = casting.refusal(session, poll.vote, 11, SHOP, 1)
        assert told is not None
        assert told.key == "refused_spent_ranking"
        poll.cast("Aby", 11, (TALK, 1))
        assert votes.given(session, poll.vote, 11) == {TALK: 1, CAFE: 2, CLUB: 3}
        poll.cast("Aby", 11, (CAFE, 0), (SHOP, 1))
        assert votes.given(session, poll.vote, 11) == {SHOP: 1, TALK: 2, CLUB: 3}
        poll.cast("Brede", 21, (TALK, 1), (SHOP, 2))
        poll.cast("Cram", 31, (TALK, 1), (CLUB, 2))
        poll.turn(Phase.REVEALED)
        found = votes.count(poll.hall, poll.step)
        assert found is not None
        assert found.pairs is not None
        assert found.pairs.winner == TALK
        assert [(one.option, one.points) for one in found.results] == [
            (TALK, 8),
            (SHOP, 5),
            (CLUB, 3),
            (CAFE, 0),
        ]


def test_marks_and_hands_for_a_mark(tmp_path: Path) -> None:
    with polling(tmp_path, Voting.RATING) as poll:
        poll.cast("Aby", 11, (CAFE, 1), (CLUB, 4))
        poll.cast("Brede", 21, (CAFE, 5), (CLUB, 4))
        told = casting.refusal(poll.tables["Aby"], poll.vote, 12, CAFE, 6)
        assert told is not None
        poll.raise_hands((CLUB, 3, 1), (CAFE, 5, 1), (CAFE, 9, 4))
        poll.turn(Phase.REVEALED)
        found = votes.count(poll.hall, poll.step)
        assert found is not None
        assert (found.voted, found.by_hand) == (3, 1)
        assert (found.result(CAFE).histogram, found.result(CAFE).split) == ((1, 0, 0, 0, 2), True)
        assert found.result(CLUB).points == pytest.approx(11 / 3)
        assert "Stor uenighed om: Lektiecafé" in " ".join(texts(picture("vote", poll.hall)))


def test_a_tie_is_said_and_followed_by_a_run_off_or_a_decision(tmp_path: Path) -> None:
    with polling(tmp_path, Voting.APPROVAL) as poll:
        poll.cast("Aby", 11, (CAFE, 1), (CLUB, 1))
        poll.cast("Brede", 21, (CAFE, 1), (CLUB, 1), (TALK, 1))
        poll.turn(Phase.REVEALED)
        found = votes.count(poll.hall, poll.step)
        assert found is not None
        assert found.tie is not None
        assert (found.tie.options, found.tie.places) == ((CAFE, CLUB), 1)
        assert found.tie.ways[:2] == (Way.RUN_OFF, Way.ALL)
        drawn = picture("vote", poll.hall)
        assert [bar.sign for body in drawn.bodies if isinstance(body, Bars) for bar in body.bars] == [
            "=",
            "=",
            "",
            "",
        ]
        assert "Lektiecafé og Læseklub står lige" in drawn.says
        assert "omvalg · alle med" in " ".join(drawn.notes)

        poll.workshop.edit("", lambda now: casting.run_off(now, STEP, (CAFE, CLUB), 1, "Omvalg"))
        again = poll.hall.standing.following
        assert again is not None
        second = votes.election(poll.workshop, again)
        assert (second.rule, second.budget, second.most, second.wanted) == (Voting.DOTS, 1, 1, 1)
        assert list(second.names.values()) == ["Lektiecafé", "Læseklub"]
        assert not set(second.ids) & set(OPTIONS)
        assert votes.hidden(poll.hall, again)
        assert phase_to_show(again) is Phase.CLOSED
        assert picture("vote", poll.hall).says == "Det afgøres i trinnet »Omvalg«."

        poll.workshop.edit(
            "",
            lambda now: casting.settle(
                now, COURSE, STEP, text="Vi tager begge", why="lige mange", at=START, mark=MARK
            ),
        )
        (made,) = poll.workshop.all(RoomDecision)
        assert (made.text, made.why, made.step, made.meeting) == ("Vi tager begge", "lige mange", STEP, 1)
        drawn = picture("vote", poll.hall)
        assert drawn.says == "Vi tager begge", "the latest: the decision after the run-off"
        assert not any("Nu kan I vælge" in note for note in drawn.notes)
        poll.workshop.put("", made.revise(text="Vi gør som Anna siger"))
        assert "Anna" not in " ".join(texts(picture("vote", poll.hall)))
        poll.workshop.edit("", lambda now: running.turn(now, COURSE, Phase.WRITING, START + 1, MARK))
        poll.turn(Phase.CLOSED)
        poll.workshop.revise("", RoomStep, again.id, skipped=True)
        assert "omvalg" in " ".join(picture("vote", poll.hall).notes), (
            "opened again it is to be settled again"
        )


def test_options_are_added_once_and_offered_from_the_course(tmp_path: Path) -> None:
    with polling(tmp_path) as poll:
        poll.workshop.put(
            "", RoomParked(id=7, text="Skal vi dele busser?"), RoomParked(id=8, handled=True, text="x")
        )
        offered = offers(poll.hall)
        assert [(one.group, one.text) for one in offered] == [("parked", "Skal vi dele busser?")]
        new = [(one.text, one.source) for one in offered]
        for _ in range(2):
            poll.workshop.edit("", lambda now: casting.add_options(now, STEP, [*new, ("  læseklub ", "")]))
        assert list(poll.vote.names.values()) == [*OPTIONS.values(), "Skal vi dele busser?"]
        poll.cast("Aby", 11, (CAFE, 1))
        poll.workshop.edit("", lambda now: casting.reword_option(now, CAFE, ""))
        assert poll.workshop.get(RoomOption, CAFE) is None
        assert votes.turnout(poll.hall, poll.step).voted == 0
        assert (tmp_path / WORKSHOP_FILE).is_file()


def test_whoever_has_given_everything_is_finished_until_they_say_otherwise(tmp_path: Path) -> None:
    with polling(tmp_path) as poll:

        def finished() -> set[int]:
            return {person.id for one in poll.hall.done(poll.step) for person in one.finished}

        poll.cast("Aby", 11, (CAFE, 1), (CLUB, 1))
        assert finished() == set(), "a dot is left"
        poll.cast("Aby", 11, (TALK, 1))
        poll.blank("Aby", 12)
        assert finished() == {11, 12}
        name = activity_name(STEP)
        back = Finished(id=Finished.key(11, name), person=11, activity=name, done=False)
        poll.tables["Aby"].put("", back)
        assert finished() == {12}
