"""Writing for somebody: what a person has given alone is not opened to the facilitator while it is hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda import EVALUATE, RoomEvaluation, RoomStep, evaluation_name
from facilitator.components.intake import IntakeAnswer
from facilitator.components.partners import Dot, Idea
from facilitator.components.services import Score, Weight
from facilitator.content import load_course
from facilitator.course import COMPONENTS, KINDS
from facilitator.people import Library
from facilitator.record import Personal
from facilitator.room.behalf import kept
from facilitator.session import Session
from facilitator.visibility import Activity, Phase

COURSE = load_course()
ANNA, BO = 11, 12


def step(place: str = "", method: str = "") -> RoomStep:
    return RoomStep(id=7, meeting=5, place=place, method=method)


def turn(library: Session, name: str, phase: Phase, *, names: bool = True) -> None:
    library.put("", Activity(id=Activity.key(name), name=name, phase=phase, names=names))


@pytest.mark.parametrize(
    ("given", "place", "beside", "activity"),
    [
        (Score(id=1, person=ANNA, service=3, criterion="need"), "services.scores", "services.weights", ""),
        (Weight(id=1, person=ANNA, criterion="need"), "services.weights", "services.scores", ""),
        (Idea(id=1, person=ANNA, text="Gymnasiet"), "partners.ideas", "partners.gather", "partners.ideas"),
        (Dot(id=1, person=ANNA, candidate=4), "partners.dots", "partners.ideas", ""),
        (IntakeAnswer(id=1, person=ANNA), "intake.wishes", "intake.challenges", ""),
    ],
)
def test_a_part_in_which_somebody_has_answered_alone_stays_theirs_until_it_is_shown_with_names(
    tmp_path: Path, given: Personal, place: str, beside: str, activity: str
) -> None:
    name = given.activity_name() or activity
    with Session.create(tmp_path / "gladsaxe.json", Library(name="Gladsaxe")) as library:
        turn(library, name, Phase.WRITING)
        assert not kept(library, step(place), COURSE, ANNA)
        library.put("", given.revise(entered_by=0))
        assert not kept(library, step(place), COURSE, ANNA), "what the facilitator typed is hers to see"
        for own in (None, BO):
            library.put("", given.revise(entered_by=own))
            assert kept(library, step(place), COURSE, ANNA)
            assert kept(library, step(beside), COURSE, ANNA), "the same screen shows it one key away"
            assert not kept(library, step(place), COURSE, BO)
            assert not kept(library, step("dialogue.answer"), COURSE, ANNA)
        for phase, names, shown in (
            (Phase.FROZEN, True, False),
            (Phase.REVEALED, False, False),
            (Phase.REVEALED, True, True),
        ):
            turn(library, name, phase, names=names)
            assert kept(library, step(place), COURSE, ANNA) is not shown


def test_an_evaluation_is_never_opened_to_the_facilitator(tmp_path: Path) -> None:
    found = RoomEvaluation(id=RoomEvaluation.key(ANNA, 5), person=ANNA, meeting=5, worth=1)
    with Session.create(tmp_path / "gladsaxe.json", Library(name="Gladsaxe")) as library:
        library.put("", found)
        assert kept(library, step(method=EVALUATE), COURSE, ANNA)
        turn(library, evaluation_name(5), Phase.REVEALED, names=False)
        assert kept(library, step(method=EVALUATE), COURSE, ANNA)
        assert not kept(library, step(method=EVALUATE).revise(meeting=6), COURSE, ANNA)
        library.put("", found.revise(entered_by=0))
        assert not kept(library, step(method=EVALUATE), COURSE, ANNA)


def test_every_kind_of_a_person_s_own_is_looked_for() -> None:
    asked = {kind for part in COMPONENTS for kind in part.kinds if issubclass(kind, Personal)}
    own = {kind for kind in KINDS.values() if issubclass(kind, Personal)}
    assert {kind.KIND for kind in own - asked} == {"finished", "room_vote", "room_evaluation"}
