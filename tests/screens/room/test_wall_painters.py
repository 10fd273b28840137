"""The wall's drawings: whatever the picture and the size, nothing is wider or higher than the wall."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.room.pictures import Bar, Bars, Body, Grid, Lines, Picture, Task, Word, Words
from screens.room.wall.board import clock_block, frame
from screens.room.wall.painters import least, paint
from screens.room.wall.scenes import BLANK, Clock, Scene

LETTERS = st.text(alphabet="abcdefgÆØÅæøåé ij1259.,?/-×·→✓日\n\u200b", max_size=40)
SIGNS = st.sampled_from(["", "▸", "✓", "●", "◐", "○", "=", "1", "10="])
BARS = st.builds(Bar, LETTERS, st.floats(-1, 2), LETTERS, SIGNS, st.booleans())
CELLS = st.one_of(st.just(""), st.sampled_from(["1", "12", "✓", "2 ✓"]), LETTERS)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A map whose rows have as many cells as it has columns."""
    heads = tuple(draw(st.lists(LETTERS, max_size=12)))
    row = st.tuples(LETTERS, st.tuples(*[CELLS] * len(heads)))
    return Grid(heads, tuple(draw(st.lists(row, max_size=14))))


BODIES: st.SearchStrategy[Body] = st.one_of(
    st.builds(Bars, st.lists(BARS, max_size=20).map(tuple)),
    st.builds(Words, st.lists(st.builds(Word, LETTERS, st.integers(0, 7)), max_size=60).map(tuple)),
    grids(),
    st.builds(Lines, st.lists(st.tuples(SIGNS, LETTERS, LETTERS), max_size=40).map(tuple)),
    st.builds(Task, LETTERS),
)
PICTURES = st.builds(
    Picture,
    LETTERS,
    st.lists(BODIES, max_size=3).map(tuple),
    LETTERS,
    st.lists(LETTERS, max_size=3).map(tuple),
)
SCENES = st.builds(
    Scene,
    LETTERS,
    LETTERS,
    st.lists(LETTERS, max_size=3).map(tuple),
    LETTERS,
    st.one_of(st.none(), PICTURES),
    LETTERS,
)


def more(n: int) -> str:
    return f"og {n} til"


@given(BODIES, st.integers(1, 220), st.integers(1, 70))
def test_no_painter_leaves_its_place(body: Body, width: int, height: int) -> None:
    lines = paint(body, width, height, more)
    assert len(lines) <= height
    assert all(line.cell_length <= width for line in lines)
    assert least(body, width) >= 0


@given(SCENES, st.booleans(), st.integers(40, 220), st.integers(12, 70))
def test_a_scene_fills_the_wall_and_no_more(scene: Scene, clocked: bool, width: int, height: int) -> None:
    drawn = frame(scene, clocked, width, height, more)
    assert len(drawn.lines) == height
    assert all(line.cell_length <= width for line in drawn.lines)
    left, top, wide, high = drawn.clock
    assert left + wide <= width
    assert top + high <= height
    assert high > 0 or not clocked
    block = clock_block(Clock("04:37", "!", "snart slut"), wide, high)
    assert len(block) == high
    assert all(line.cell_length <= wide for line in block)


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40), (200, 60)])
def test_what_is_left_out_is_counted_and_nothing_else_is_lost(width: int, height: int) -> None:
    few = [f"Partner {n}" for n in range(5)]
    many = [f"Partner {n}" for n in range(300)]
    room = height - 8

    def shown(body: Body) -> str:
        return "\n".join(line.plain for line in paint(body, width, room, more))

    for names in (few, many):
        lines = shown(Lines(tuple(("", name, "") for name in names)))
        assert ("til" in lines) == (names is many)
    assert f"og {300 - (room - 1)} til" in shown(Bars(tuple(Bar(name, 0.5, "5") for name in many)))
    assert " til" in shown(Words(tuple(Word(name) for name in 7 * many)))
    heads, rows = tuple("abcdefgh"), tuple((name, ("1",) * 8) for name in many)
    assert f"og {300 - (room - 2)} til" in shown(Grid(heads, rows))


def test_a_short_task_is_large_on_every_wall_and_a_blank_wall_is_empty() -> None:
    task = Scene("Møde", "Skriv alene. Hvem møder jeres målgruppe hver mandag morgen?", done="3 af 9")
    for size in ((80, 24), (120, 40), (200, 60)):
        drawn = frame(task, True, *size, more)
        assert sum("█" in line.plain or "▀" in line.plain for line in drawn.lines) >= 8
        assert drawn.clock[3] >= 5
        assert all(not line.plain for line in frame(BLANK, False, *size, more).lines)
