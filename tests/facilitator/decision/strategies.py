"""Workshops for property tests: a few people score a few services, with blanks."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

MARKS = st.one_of(st.none(), st.integers(1, 5))


@dataclass(frozen=True, slots=True)
class Workshop:
    scores: dict[tuple[int, int, str], int]
    services: tuple[int, ...]
    criteria: tuple[str, ...]
    weights: dict[str, float]
    persons: tuple[int, ...]


@st.composite
def workshops(
    draw: st.DrawFn, *, people: int = 4, services: int = 6, criteria: int = 4, blanks: bool = True
) -> Workshop:
    persons = tuple(range(1, draw(st.integers(1, people)) + 1))
    items = tuple(range(10, 10 + draw(st.integers(1, services))))
    names = tuple(f"c{index}" for index in range(draw(st.integers(1, criteria))))
    mark = MARKS if blanks else st.integers(1, 5)
    scores: dict[tuple[int, int, str], int] = {}
    for person in persons:
        for service in items:
            for name in names:
                given = draw(mark)
                if given is not None:
                    scores[person, service, name] = given
    weights = {name: float(draw(st.integers(0, 100))) for name in names}
    return Workshop(scores, items, names, weights, persons)
