"""Big letters and digits for the wall."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.widgets.font import GLYPHS
from screens.widgets.letters import SCALES, clock_lines, glyph_of, wall_lines, wall_scale
from screens.widgets.wall_text import WallText
from tests.screens.widgets.drawing import HOSTILE, drawn, running, wait_until

TASK = "Skriv alene. Hvem møder jeres målgruppe hver mandag morgen?"
TEXTS = [TASK, "Tal om det, I er mest uenige om", "Which partner would you miss most?"]
HOUSE = string.ascii_letters + string.digits + "ÆØÅæøåÄÖÜäöüÉéß" + ".,:;!?-–—'’\"“”()/&%+=·…€"
HALF_CELLS = {3: (6, 3), 2.5: (5, 3), 2: (4, 2), 1.5: (3, 2), 1: (2, 1), 0.5: (1, 1)}
_QUARTERS = {sign: n for n, sign in enumerate(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")}


def pixels(lines: list[str], across: int, down: int) -> list[str]:
    """The pixels of a drawing, each of which took so many half cells."""
    halves = []
    for line in lines:
        quarters = [_QUARTERS[sign] for sign in line]
        halves.append("".join(".#"[q & 1] + ".#"[q >> 1 & 1] for q in quarters))
        halves.append("".join(".#"[q >> 2 & 1] + ".#"[q >> 3 & 1] for q in quarters))
    return [row[::across] for row in halves[::down]]


def read(rows: list[str], text: str) -> list[str]:
    """The words of the text that stand in the pixels, one after the other, line under line."""
    found: list[str] = []
    line, left = 0, 0
    for word in text.split():
        signs = [glyph_of(sign) for sign in word]
        top, bottom = min(one.top for one in signs), max(one.bottom for one in signs)
        shape = [".".join(one.row(y) for one in signs) for y in range(top, bottom)]
        for base in range(line, len(rows)):
            start = left if base == line else 0
            at = rows[base + top].find(shape[0], start) if 0 <= base + top < len(rows) else -1
            while at >= 0 and not stands(rows, shape, base + top, at):
                at = rows[base + top].find(shape[0], at + 1)
            if at >= 0:
                found.append(word)
                line, left = base, at + len(shape[0])
                break
    return found


def stands(rows: list[str], shape: list[str], y: int, x: int) -> bool:
    """Is the shape at this place?"""
    return y + len(shape) <= len(rows) and all(
        rows[y + n][x : x + len(row)] == row for n, row in enumerate(shape)
    )


@given(st.text(max_size=80), st.integers(0, 210), st.integers(0, 55), st.sampled_from([None, *SCALES]))
@example(HOSTILE, 200, 50, None)
@example("a" * 5000, 200, 50, None)
@example("Bibliotekscenterfilialbestyrer", 30, 20, None)
def test_a_drawing_is_never_larger_than_its_room(
    text: str, width: int, height: int, scale: float | None
) -> None:
    lines = wall_lines(text, width, height, scale=scale)
    if lines:
        assert len(lines) <= height
        assert {len(line) for line in lines} == {cell_len(lines[0])}
        assert len(lines[0]) <= width
        assert set("".join(lines)) <= set(_QUARTERS)


@given(
    st.lists(st.text(HOUSE, min_size=1, max_size=7), min_size=1, max_size=12).map(" ".join),
    st.integers(40, 210),
    st.integers(4, 50),
)
@example(TASK, 116, 16)
def test_what_fits_shows_every_word_in_order(text: str, width: int, height: int) -> None:
    lines = wall_lines(text, width, height)
    if lines is None:
        return
    scale = wall_scale(text, width, height)
    across, down = HALF_CELLS[scale or 1]
    assert read(pixels(lines, across, down), text) == text.split()


def test_the_largest_letters_that_fit_are_taken() -> None:
    assert wall_scale("Tal", 200, 50) == 3
    for text in TEXTS:
        taken = [wall_scale(text, width, height) or 0 for width, height in ((76, 14), (116, 16), (196, 24))]
        assert all(taken), "every task is drawn large"
        assert taken == sorted(taken)
        assert taken[1] >= 1
        assert wall_lines(text, 116, 16, scale=SCALES[SCALES.index(taken[1]) - 1]) is None
    assert wall_lines(TASK, 60, 4) is None
    assert wall_lines(" \n ", 60, 4) == []
    cut = wall_lines("Bibliotekscenterfilialbestyrer", 30, 20)
    assert cut is not None
    assert len(cut) > 12, "one word on three lines"


def test_every_sign_of_the_house_has_a_shape_of_its_own() -> None:
    shapes = {glyph_of(sign): sign for sign in HOUSE}
    alike = [(sign, shapes[glyph_of(sign)]) for sign in HOUSE if shapes[glyph_of(sign)] != sign]
    assert not alike
    box = glyph_of("漢")
    assert box not in shapes
    assert all(len({len(row) for row in one.rows}) == 1 for one in GLYPHS.values())
    assert glyph_of("ŵ").rows[-5:] == glyph_of("w").rows
    assert glyph_of("ķ").rows[:7] == glyph_of("k").rows
    assert glyph_of("î").rows[-5:] == (".#.",) * 5, "no dot under a hat"


@given(
    st.from_regex(r"[−-]?([0-9]:)?[0-9]{2}:[0-9]{2}", fullmatch=True), st.integers(0, 210), st.integers(0, 40)
)
def test_a_clock_is_never_larger_than_its_room(text: str, width: int, height: int) -> None:
    lines = clock_lines(text, width, height)
    assert len(lines) <= height
    assert len({len(line) for line in lines}) <= 1
    assert all(len(line) <= width for line in lines)
    assert all(line.strip() for line in (lines[0], lines[-1])) if lines else True


@pytest.mark.parametrize(
    ("width", "height", "rows"),
    [(40, 5, 5), (76, 7, 7), (116, 12, 12), (196, 20, 20), (60, 30, 9), (20, 12, 0), (80, 3, 0)],
)
def test_digits_fill_the_room(width: int, height: int, rows: int) -> None:
    lines = clock_lines("04:37", width, height)
    assert len(lines) >= rows if rows else not lines
    assert {len(clock_lines(f"{n}{n}:{n}{n}", width, height)) for n in range(10)} == {len(lines)}
    assert len({tuple(clock_lines(f"{n}{n}:{n}{n}", width, height)) for n in range(10)}) == (
        10 if rows else 1
    )
    assert clock_lines("snart", width, height) == []


async def test_the_wall_draws_as_large_as_its_size_allows() -> None:
    widget = WallText(TASK, classes="-primary")
    async with running(widget, (120, 16)) as run:
        rows = drawn(widget)
        assert [line.strip() for line in rows if line.strip()] == [
            line.strip() for line in wall_lines(TASK, 120, 16) or [] if line.strip()
        ]
        left = min(len(line) - len(line.lstrip()) for line in rows if line.strip())
        right = min(len(line) - len(line.rstrip()) for line in rows if line.strip())
        assert abs(left - right) <= 2, "in the middle"
        await run.pilot.resize_terminal(50, 5)
        await wait_until(run.pilot, lambda: "målgruppe" in " ".join(drawn(widget)))
        assert [line.strip() for line in drawn(widget)] == [
            "",
            "Skriv alene. Hvem møder jeres målgruppe hver",
            "mandag morgen?",
            "",
            "",
        ]
        widget.set_text(HOSTILE, primary=False)
        assert not widget.has_class("-primary")
        assert "[/x]" in " ".join(drawn(widget))
        widget.styles.height = "auto"
        widget.set_text("Ja")
        await wait_until(run.pilot, lambda: widget.size.height == len(wall_lines("Ja", 50, 5) or []))
        assert "█" in "".join(drawn(widget))
