"""How far a library has come with the anchoring, step by step and as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.component import Progress, Reader, Remark, State
from facilitator.components.strategy.gaps import gaps, unhandled
from facilitator.components.strategy.goals import (
    filled_activities,
    filled_assumptions,
    filled_decisions,
    filled_links,
)
from facilitator.components.strategy.grid import letters, rows
from facilitator.components.strategy.parties import collective, readiness
from facilitator.components.strategy.records import (
    StrategyAim,
    StrategyAnchoring,
    StrategyCycle,
    StrategyLogic,
    StrategyResources,
)
from facilitator.components.strategy.risks import risks
from facilitator.content import Course
from facilitator.decision.raci import Breach

STEPS = ("links", "logic", "assumptions", "activities", "raci", "path", "risks", "readiness", "plan")


def begun(reader: Reader) -> Mapping[str, bool]:
    """Whether anything has been written in each step."""
    return {
        "links": bool(filled_links(reader)),
        "logic": reader.form(StrategyLogic) != StrategyLogic() or bool(filled_activities(reader)),
        "assumptions": bool(filled_assumptions(reader)),
        "activities": bool(reader.all(StrategyAim) or reader.all(StrategyCycle)),
        "raci": bool(letters(reader)),
        "path": bool(filled_decisions(reader)) or reader.form(StrategyResources) != StrategyResources(),
        "risks": bool(risks(reader)),
        "readiness": bool(readiness(reader) or collective(reader)),
        "plan": reader.form(StrategyAnchoring) != StrategyAnchoring(),
    }


def started(reader: Reader) -> bool:
    """Whether anything has been written at all."""
    return any(begun(reader).values())


def broken_rows(reader: Reader, course: Course) -> int:
    """How many rows of the responsibility grid somebody has begun and that break a rule."""
    return sum(bool(row.breaches) and Breach.EMPTY not in row.breaches for row in rows(reader, course))


def step_states(reader: Reader, course: Course) -> dict[str, State]:
    """Each step's state: done once nothing is missing in it, attention where a rule is broken."""
    open_steps = {gap.step for gap in gaps(reader, course)}
    states = {}
    for step, there in begun(reader).items():
        states[step] = State.EMPTY if not there else State.STARTED if step in open_steps else State.DONE
    if broken_rows(reader, course):
        states["raci"] = State.ATTENTION
    if unhandled(reader, course):
        states["risks"] = State.ATTENTION
    return states


def progress(reader: Reader, course: Course) -> Progress:
    """Attention while a red risk is left alone or a row breaks a rule; done once no heavy gap is left."""
    if not started(reader):
        return Progress(State.EMPTY)
    if red := unhandled(reader, course):
        return Progress(State.ATTENTION, Remark("remark_red", {"n": len(red)}))
    if broken := broken_rows(reader, course):
        return Progress(State.ATTENTION, Remark("remark_raci", {"n": broken}))
    found = gaps(reader, course)
    if not any(gap.heavy for gap in found):
        if found:
            return Progress(State.DONE, Remark("remark_light", {"n": len(found)}))
        return Progress(State.DONE, Remark("remark_done"))
    states = step_states(reader, course)
    done = sum(state is State.DONE for state in states.values())
    return Progress(State.STARTED, Remark("remark_steps", {"done": done, "all": len(states)}))
