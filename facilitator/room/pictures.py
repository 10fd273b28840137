"""What the wall can show, as plain values: few words, thick bars, words of different weight, a grid, or lines.

A picture holds no names of people and nothing hidden: views make it with `hall.WALL` as the viewer. How large it is
drawn is the screen's business.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bar:
    """One thick bar: `share` 0..1 of the full length, `value` the words at its end, `sign` a state sign before the label."""

    label: str
    share: float
    value: str
    sign: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A ranking or a count, best first."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a word wall; `weight` 1..5."""

    text: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A wall of words, the heaviest first."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A map: `heads` of the columns, then for each row its label and one text for each column ("" is empty)."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A few lines to read: (sign, text, remark)."""

    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """The task itself, as large as it can be."""

    text: str


Body = Bars | Words | Grid | Lines | Task


@dataclass(frozen=True, slots=True)
class Picture:
    """What the wall shows below its heading: a title, bodies from top to bottom, and one sentence that says what it means."""

    title: str
    bodies: tuple[Body, ...] = ()
    says: str = ""
    notes: tuple[str, ...] = field(default=())


def texts(picture: Picture) -> tuple[str, ...]:
    """Every text in a picture, for tests and for the spoken version."""
    found = [picture.title, picture.says, *picture.notes]
    for body in picture.bodies:
        match body:
            case Bars(bars):
                found += [text for bar in bars for text in (bar.sign, bar.label, bar.value)]
            case Words(words):
                found += [word.text for word in words]
            case Grid(heads, rows):
                found += [*heads, *(text for label, cells in rows for text in (label, *cells))]
            case Lines(lines):
                found += [text for line in lines for text in line]
            case Task(text):
                found.append(text)
    return tuple(text for text in found if text)
