"""The responsibility grid: activities by roles, and what is wrong with a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.component import Reader
from facilitator.components.strategy.deck import deck
from facilitator.components.strategy.goals import filled_activities
from facilitator.components.strategy.records import StrategyActivity, StrategyRaci, StrategyRole
from facilitator.content import Course
from facilitator.decision.raci import Breach, breaches, cell, toggled
from facilitator.wording import flat


@dataclass(frozen=True, slots=True)
class RoleColumn:
    """A role of the grid: `short` is its name in a narrow column."""

    id: str
    name: str
    short: str


def letters(reader: Reader) -> Mapping[tuple[int, str], str]:
    """The letters by activity and role; empty cells are left out."""
    return {
        (row.activity, row.role): there for row in reader.all(StrategyRaci) if (there := cell(row.letters))
    }


def columns(reader: Reader, course: Course) -> tuple[RoleColumn, ...]:
    """The course's roles, then the library's own. The common partner column gives way to partners with their own,
    unless something stands in it.
    """
    own = [row for row in reader.all(StrategyRole) if row.name.strip()]
    named = any(row.partner for row in own)
    used = {role for _, role in letters(reader)} if named else set()
    return (
        *(
            RoleColumn(role.id, str(role.name), str(role.short))
            for role in deck(course).roles
            if not (role.partner and named) or role.id in used
        ),
        *(RoleColumn(str(row.id), flat(row.name), flat(row.name)) for row in own),
    )


@dataclass(frozen=True, slots=True)
class GridRow:
    """An activity with its letters by role, and what is wrong."""

    activity: StrategyActivity
    cells: Mapping[str, str]
    breaches: tuple[Breach, ...]


def rows(reader: Reader, course: Course) -> tuple[GridRow, ...]:
    """Every activity of the grid. Letters of a role that is gone do not count."""
    roles = [column.id for column in columns(reader, course)]
    known = letters(reader)
    most = deck(course).rules.consulted_most
    found = []
    for activity in filled_activities(reader):
        cells = {role: known.get((activity.id, role), "") for role in roles}
        found.append(GridRow(activity, cells, breaches(cells.values(), most)))
    return tuple(found)


def typed(reader: Reader, activity: int, role: str, letter: str) -> StrategyRaci:
    """The cell after a letter was typed in it; "" empties it."""
    key = StrategyRaci.key(activity, role)
    found = reader.get(StrategyRaci, key) or StrategyRaci(id=key, activity=activity, role=role)
    return found.revise(letters=toggled(found.letters, letter) if letter else "")
