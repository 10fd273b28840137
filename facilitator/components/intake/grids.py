"""What a page is made of: counts in grids with a column for each library, and sentences under a heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.components.intake import counting
from facilitator.components.intake.answers import Inputs, PersonState
from facilitator.components.intake.records import IntakePartnership
from facilitator.content import Course


@dataclass(frozen=True, slots=True)
class Voice:
    """One library's part in a page: its name, what the viewer sees of its answers, and how far its people have come.

    `first`: question 1 is answered; `together`: one person answers questions 2-5 for all.
    """

    name: str
    inputs: Inputs
    people: tuple[PersonState, ...] = ()
    first: bool = False
    together: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One line of a grid: a count in each column, their total, and a short remark; `white` marks a white spot."""

    key: str
    label: str
    values: tuple[int, ...]
    total: int
    remark: str = ""
    white: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Counts by row and column. With one library there is only the total."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A heading and some sentences, each with the name of the library it is about ("" when there is only one)."""

    title: str
    lines: tuple[tuple[str, str], ...]


_LIBRARY = re.compile(r"(hoved|folke|kommune)?bibliotek(er|et|erne)?s?$|librar(y|ies)$", re.IGNORECASE)
Part = Grid | Facts
Lines = Callable[[Inputs], Iterable[str]]


def short_names(names: Sequence[str]) -> tuple[str, ...]:
    """Libraries' names without the word that they all share, unless that would leave nothing or make two alike."""
    short = [" ".join(word for word in name.split() if not _LIBRARY.match(word)) for name in names]
    alone = [one if one and short.count(one) == 1 else name for one, name in zip(short, names, strict=True)]
    return tuple(alone)


def answered_at(one: Voice, number: int) -> tuple[int, int]:
    """How many have answered this question (0: all of 2-5), of how many. Question 1 has one answer a library."""
    if number == 1:
        return int(one.first), 1
    done = [number in state.questions if number else not state.missing for state in one.people]
    return (int(any(done)), 1) if one.together else (sum(done), len(done))


def labels_of(course: Course, choices: str, found: Iterable[str], blank: str = "") -> dict[str, str]:
    """The labels of a list's values by value, with what the answers hold beyond the list."""
    held = tuple(found)
    labels = {value: course.label(choices, value) for value in counting.listed(course, choices, held)}
    if "" in held:
        labels[""] = blank or course.words("intake").word("not_chosen")
    return labels


def side_by_side(
    title: str,
    voices: Sequence[Voice],
    count: Callable[[Inputs], Mapping[str, int]],
    labels: Mapping[str, str],
) -> Grid:
    """A row for each label, a column for each library."""
    counts = [count(one.inputs) for one in voices]
    several = len(voices) > 1
    rows = []
    for key, label in labels.items():
        values = tuple(found.get(key, 0) for found in counts)
        rows.append(GridRow(key, label, values if several else (), sum(values)))
    return Grid(title, tuple(one.name for one in voices) if several else (), tuple(rows))


def ranked(grid: Grid, remark: Callable[[str], str] = lambda _: "") -> Grid:
    """The greatest total first, with remarks; a row that says nothing is left out."""
    rows = [replace(row, remark=remark(row.key)) for row in grid.rows]
    said = [row for row in rows if row.total or row.remark]
    return replace(grid, rows=tuple(sorted(said, key=lambda row: -row.total)))


def whites(grid: Grid) -> Grid:
    """A row without anything marked as a white spot."""
    return replace(grid, rows=tuple(replace(row, white=not row.total) for row in grid.rows))


def crossed(
    title: str, partnerships: Sequence[IntakePartnership], course: Course, field: str, choices: str
) -> Grid:
    """Partnerships by a field down and sector across; rows without any are left out."""
    counts = counting.cross(partnerships, field, "sector")
    down = labels_of(course, choices, (getattr(row, field) for row in partnerships))
    across = labels_of(course, "sector", (row.sector for row in partnerships))
    rows = []
    for key, label in down.items():
        values = tuple(counts[key, sector] for sector in across)
        if any(values):
            rows.append(GridRow(key, label, values, sum(values)))
    return Grid(title, tuple(across.values()), tuple(rows))


def each(voices: Sequence[Voice], title: str, lines: Lines) -> Facts:
    """The lines of every library, with its name when there are several."""
    several = len(voices) > 1
    found = ((one.name if several else "", line) for one in voices for line in lines(one.inputs) if line)
    return Facts(title, tuple(found))
