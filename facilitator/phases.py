"""The project's progress line: the phases of a partnership, seen from how far the library has come and from its own word.

The phases are those of The Partnering Toolbook (Tennyson, The Partnering Initiative); which part of the course belongs to
which phase is the course's own data, `phases.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from facilitator.component import Reader, State
from facilitator.components.about import About, Phase, Phases
from facilitator.components.agreement import AgreementForm
from facilitator.components.homework import local_today
from facilitator.content import Course
from facilitator.course import taught


@dataclass(frozen=True, slots=True)
class PhaseState:
    """A phase of the library's project.

    `number` counts from 1. `here` is true for exactly one: the phase the team says that it is in, else the first that is
    not done. `said` means that the state rests on the team's word and not on what it has written.
    """

    phase: Phase
    number: int
    state: State
    here: bool = False
    said: bool = False


def component_states(reader: Reader, course: Course) -> dict[str, State]:
    """How far the library has come with every component of the course, by id."""
    return {one.id: one.progress(reader, course).state for one in taught(course)}


def phases(
    reader: Reader, course: Course, states: Mapping[str, State] | None = None, today: date | None = None
) -> tuple[PhaseState, ...]:
    """The phases of the library's project in order, each with its state; `states` are its components' if known already.

    Without the team's word a phase is done when all components in its `done` are, under way when one of its components
    is begun, and needs attention when one of them does; filled-in pages do not make a phase done that lies behind an
    agreement which is not ready or has not begun. The team's mark says that it is in this phase: those before it
    count as done, it is itself under way, and those after it stay as they are seen. A mark that the course no longer knows
    counts as none.
    """
    known = component_states(reader, course) if states is None else states
    listed = course.deck("phases", Phases).phases
    agreed = in_force(reader, known, today)
    seen = [_seen(phase, known, agreed=agreed) for phase in listed]
    ids = [phase.id for phase in listed]
    mark = reader.form(About).phase
    if mark not in ids:
        here = next((n for n, state in enumerate(seen) if state is not State.DONE), len(seen) - 1)
        return tuple(
            PhaseState(phase, n + 1, state, here=n == here)
            for n, (phase, state) in enumerate(zip(listed, seen, strict=True))
        )
    at = ids.index(mark)
    found = []
    for n, (phase, state) in enumerate(zip(listed, seen, strict=True)):
        told = State.DONE if n < at else State.STARTED if n == at and state is not State.ATTENTION else state
        found.append(PhaseState(phase, n + 1, told, here=n == at, said=n == at or told is not state))
    return tuple(found)


def current(line: tuple[PhaseState, ...]) -> PhaseState:
    """The phase in which the project is."""
    return next((one for one in line if one.here), line[0])


def in_force(reader: Reader, states: Mapping[str, State], today: date | None = None) -> bool:
    """Whether the agreement is ready and its first day has come."""
    if states.get("agreement") is not State.DONE:
        return False
    start = reader.form(AgreementForm).start
    return start is not None and start <= (today or local_today())


def _seen(phase: Phase, states: Mapping[str, State], *, agreed: bool) -> State:
    """The state of a phase as the components say; parts that the course does not use do not count."""
    done = [states[name] for name in phase.done if name in states]
    every = [*done, *(states[name] for name in phase.begun if name in states)]
    if done and all(state is State.DONE for state in done) and (agreed or not phase.agreed):
        return State.DONE
    if State.ATTENTION in every:
        return State.ATTENTION
    return State.STARTED if any(state is not State.EMPTY for state in every) else State.EMPTY
