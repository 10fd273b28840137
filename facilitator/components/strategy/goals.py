"""Activities and the goals that they serve. An activity without a goal is a loose end."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.component import Reader
from facilitator.components.clarify import Goal
from facilitator.components.strategy.records import (
    StrategyActivity,
    StrategyAim,
    StrategyAssumption,
    StrategyDecision,
    StrategyLink,
)
from facilitator.content import ComponentContent
from facilitator.wording import flat


@dataclass(frozen=True, slots=True)
class Target:
    """A goal that activities may point to: `source` is its table, `code` what it is called in a narrow grid ("M1")."""

    source: str
    id: int
    code: str
    name: str


def excerpt(text: str, width: int = 60) -> str:
    """A text on one line, cut with … where it is longer."""
    line = flat(text)
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def filled_links(reader: Reader) -> tuple[StrategyLink, ...]:
    """The strategy links that say something."""
    return tuple(row for row in reader.all(StrategyLink) if (row.name + row.goal + row.contribution).strip())


def filled_activities(reader: Reader) -> tuple[StrategyActivity, ...]:
    """The activities that have a name."""
    return tuple(row for row in reader.all(StrategyActivity) if row.name.strip())


def filled_assumptions(reader: Reader) -> tuple[StrategyAssumption, ...]:
    """The assumptions that are written."""
    return tuple(row for row in reader.all(StrategyAssumption) if row.text.strip())


def filled_decisions(reader: Reader) -> tuple[StrategyDecision, ...]:
    """The stops of the decision path that say something, in their own order."""
    return tuple(row for row in reader.all(StrategyDecision) if (row.body + row.papers).strip())


def targets(reader: Reader, words: ComponentContent) -> tuple[Target, ...]:
    """The goals of the clarification (M1, M2 …), then the goals of the strategy links (S1, S2 …)."""
    goals = [row for row in reader.all(Goal) if (row.what + row.indicator).strip()]
    links = [row for row in filled_links(reader) if (row.goal + row.name).strip()]
    return (
        *(
            Target(Goal.KIND, row.id, words.word("code_goal", n=n), flat(row.what or row.indicator))
            for n, row in enumerate(goals, 1)
        ),
        *(
            Target(StrategyLink.KIND, row.id, words.word("code_link", n=n), flat(row.goal or row.name))
            for n, row in enumerate(links, 1)
        ),
    )


def aims(reader: Reader, words: ComponentContent) -> frozenset[tuple[int, str, int]]:
    """Every (activity, table, goal) that is tied, as far as the goal is still there."""
    known = {(target.source, target.id) for target in targets(reader, words)}
    return frozenset(
        (row.activity, row.source, row.goal)
        for row in reader.all(StrategyAim)
        if (row.source, row.goal) in known
    )


def aim(activity: int, target: Target) -> StrategyAim:
    """The tie between an activity and a goal."""
    key = StrategyAim.key(activity, target.source, target.id)
    return StrategyAim(id=key, activity=activity, source=target.source, goal=target.id)


def codes(reader: Reader, words: ComponentContent, activity: int) -> tuple[str, ...]:
    """The codes of the goals that an activity points to."""
    tied = aims(reader, words)
    return tuple(t.code for t in targets(reader, words) if (activity, t.source, t.id) in tied)


def loose_ends(reader: Reader, words: ComponentContent) -> tuple[StrategyActivity, ...]:
    """The activities that point to no goal."""
    tied = {activity for activity, _, _ in aims(reader, words)}
    return tuple(row for row in filled_activities(reader) if row.id not in tied)
