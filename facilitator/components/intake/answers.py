"""Who has answered, and what one viewer may count.

A person has answered a question when it is answered in full: question 2 with at least one wish, 3 with all three
places given, 4 with a text and a kind for each of the three challenges (how much it stands in the way may be "don't
know"), 5 with at least one area and an idea. All four: complete; something written: partly; nothing: not.
Question 1 belongs to the library, not to a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from facilitator.component import Reader, activity_of
from facilitator.components.intake.records import (
    ACTIVITY,
    CHALLENGES,
    TOP,
    Intake,
    IntakeAnswer,
    IntakeChallenge,
    IntakePartnership,
)
from facilitator.content import Course
from facilitator.people import Person
from facilitator.visibility import Activity, Phase, Sight, Viewer, sight

QUESTIONS = (2, 3, 4, 5)
"""The questions that each person answers."""


class Answered(StrEnum):
    """How far one person has come with questions 2-5."""

    COMPLETE = "complete"
    PARTLY = "partly"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PersonState:
    """One participant's own progress: which questions are answered in full, and whether anything is written."""

    person: Person
    questions: frozenset[int]
    begun: bool

    @property
    def answered(self) -> Answered:
        """Complete, partly or not at all."""
        if self.questions >= set(QUESTIONS):
            return Answered.COMPLETE
        return Answered.PARTLY if self.begun else Answered.NONE

    @property
    def missing(self) -> tuple[int, ...]:
        """The questions that are not answered in full."""
        return tuple(number for number in QUESTIONS if number not in self.questions)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What one viewer sees of a library's answers; `hidden` people have written what the viewer may not see yet.

    `named` are the people whose names may stand beside their words.
    """

    partnerships: tuple[IntakePartnership, ...] = ()
    answers: tuple[IntakeAnswer, ...] = ()
    challenges: tuple[IntakeChallenge, ...] = ()
    hidden: int = 0
    named: frozenset[int] = frozenset()


def activity(reader: Reader) -> Activity:
    """Whether the answers are hidden, shown or closed."""
    return activity_of(reader, ACTIVITY, Phase.REVEALED)


def partnerships(reader: Reader) -> tuple[IntakePartnership, ...]:
    """The rows of question 1 in which something is written."""
    return tuple(row for row in reader.all(IntakePartnership) if row.name.strip() or row.topic.strip())


def answer_of(reader: Reader, person: int) -> IntakeAnswer:
    """What a person has answered to questions 2, 3 and 5."""
    return reader.get(IntakeAnswer, IntakeAnswer.key(person)) or IntakeAnswer.blank(person)


def challenges_of(reader: Reader, person: int) -> tuple[IntakeChallenge, ...]:
    """A person's three challenges, written or not."""
    return tuple(
        reader.get(IntakeChallenge, IntakeChallenge.key(person, number))
        or IntakeChallenge.blank(person, number)
        for number in CHALLENGES
    )


def written(record: IntakeAnswer | IntakeChallenge) -> bool:
    """Whether anything at all is answered in this record."""
    if isinstance(record, IntakeChallenge):
        return bool(record.text.strip() or record.code or record.severity is not None)
    lists = record.wanted, record.known, record.reasons, record.area
    return any(lists) or bool(record.wanted_other.strip() or record.idea.strip())


def questions_answered(
    answer: IntakeAnswer, challenges: Iterable[IntakeChallenge], course: Course
) -> frozenset[int]:
    """The questions among 2-5 that these records answer in full."""
    places = min(TOP, len(course.choices.get("reason", {})) or TOP)
    complete = {challenge.number for challenge in challenges if challenge.text.strip() and challenge.code}
    full = {
        2: bool(answer.wanted or answer.wanted_other.strip()),
        3: len(set(answer.reasons)) >= places,
        4: complete >= set(CHALLENGES),
        5: bool(answer.area and answer.idea.strip()),
    }
    return frozenset(number for number, done in full.items() if done)


def state_of(reader: Reader, course: Course, person: Person) -> PersonState:
    """How far one participant has come."""
    answer, challenges = answer_of(reader, person.id), challenges_of(reader, person.id)
    begun = written(answer) or any(map(written, challenges))
    return PersonState(person, questions_answered(answer, challenges, course), begun)


def people_states(reader: Reader, course: Course) -> tuple[PersonState, ...]:
    """Every participant who takes part now, in the order in which they were added."""
    return tuple(state_of(reader, course, person) for person in reader.all(Person) if not person.away)


def library_answered(reader: Reader) -> bool:
    """Question 1: at least one partnership, or the tick that there is none yet."""
    return bool(partnerships(reader)) or reader.form(Intake).no_partnerships


def contradicts(reader: Reader) -> bool:
    """There are partnerships in the list, and a tick that says there are none."""
    return bool(partnerships(reader)) and reader.form(Intake).no_partnerships


def people_answered(reader: Reader, course: Course) -> bool:
    """Questions 2-5: everybody who takes part, or anybody where the group answers together."""
    states = people_states(reader, course)
    done = [state.answered is Answered.COMPLETE for state in states]
    return any(done) if reader.form(Intake).together else bool(done) and all(done)


def gather(reader: Reader, viewer: Viewer) -> Inputs:
    """The answers that this viewer may see; those that are hidden are only counted."""
    state = activity(reader)
    answers = tuple(answer for answer in reader.all(IntakeAnswer) if written(answer))
    challenges = tuple(challenge for challenge in reader.all(IntakeChallenge) if written(challenge))
    owners = {record.person for record in (*answers, *challenges)}
    seen = {owner: sight(viewer, owner, state) for owner in owners}
    return Inputs(
        partnerships=partnerships(reader),
        answers=tuple(answer for answer in answers if seen[answer.person] is not Sight.HIDDEN),
        challenges=tuple(one for one in challenges if seen[one.person] is not Sight.HIDDEN),
        hidden=sum(found is Sight.HIDDEN for found in seen.values()),
        named=frozenset(owner for owner, found in seen.items() if found is Sight.NAMED),
    )


def pool(inputs: Iterable[Inputs]) -> Inputs:
    """Several libraries' answers as one; names are left behind."""
    every = tuple(inputs)
    return Inputs(
        partnerships=tuple(row for one in every for row in one.partnerships),
        answers=tuple(answer for one in every for answer in one.answers),
        challenges=tuple(challenge for one in every for challenge in one.challenges),
        hidden=sum(one.hidden for one in every),
    )
