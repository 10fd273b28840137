"""Bars: ranks and ties, scaling, patterns that tell neighbours apart, legend, progress and the dot plot."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rich.cells import cell_len

from screens.widgets.bars import PATTERNS, Ranked, RankingBars, legend, part_sign, progress, stacked
from screens.widgets.dots import Dots, DotStrip
from tests.screens.widgets.drawing import HOSTILE, SIZES, drawn, running


def ranked() -> list[Ranked]:
    return [
        Ranked("a", "Bogstart hos småbørn", 83, (43, 40), "blandt de 3 øverste"),
        Ranked("b", "Lektiecafé", 71, (31, 40), "næsten", "I er uenige om Risiko"),
        Ranked("c", "Sprogcafé", 71, (40, 31)),
        Ranked("d", "Repair café", 46.4, (46.4,)),
    ]


async def test_ranks_ties_bars_and_remarks() -> None:
    widget = RankingBars(ranked())
    async with running(widget, (120, 30)) as run:
        text = drawn(widget)
        assert text[0].startswith("▸ 1   Bogstart hos småbørn")
        rows = [line[2:6].strip() for line in text if line[2:6].strip()]
        assert rows == ["1", "2=", "2=", "4"]
        assert any("! I er uenige om Risiko" in line for line in text)
        assert text[0].rstrip().endswith("83")
        await run.pilot.press("down", "enter")
        assert [type(message).__name__ for message in run.heard] == ["Highlighted", "Chosen"]


async def test_equal_ranking_draws_nothing() -> None:
    widget = RankingBars(ranked())
    async with running(widget) as run:
        await run.pilot.press("down")
        kept = dict(widget._drawn)
        widget.set_ranking(ranked())
        assert widget._drawn == kept
        widget.set_ranking(list(reversed(ranked())))
        assert widget.cursor_key == "b"


@pytest.mark.parametrize("width", [4, 10, 33, 60, 100, 240])
def test_bars_scale_to_the_width(width: int) -> None:
    assert stacked((60, 40), 100, width).cell_length == width
    assert stacked((), 50, width).cell_length == round(width / 2)
    assert stacked((0, 0), 0, width).cell_length == 0
    assert stacked((300, 300), 120, width).cell_length == width


def test_every_part_carries_its_number_where_there_is_room() -> None:
    bar = stacked((30, 2, 30, 38), 100, 50).plain
    assert [bar.count(number) for number in "1234"] == [1, 1, 1, 1]
    assert "1" not in stacked((40,), 40, 50).plain


def test_neighbours_differ_without_colour() -> None:
    signs = [part_sign(n) for n in range(12)]
    assert all(a[0] != b[0] for a, b in pairwise(signs))
    assert len(set(signs)) == 12


def test_legend_breaks_to_the_width_and_names_everything() -> None:
    names = ["Strategisk sammenhæng", "Borgerbehov", HOSTILE, "Risiko"]
    for width in (20, 40, 80, 200):
        lines = legend(names, width)
        assert all(line.cell_length <= width for line in lines)
        assert lines[0].plain.startswith(f"1{PATTERNS[0]} ")
    assert len(legend(names, 200)) == 1


def test_progress_leaves_room_for_the_words() -> None:
    assert progress(3, 9, 22, "3 af 9").plain == "█████░░░░░░░░░  3 af 9"
    assert progress(0, 9, 10).plain == "░" * 10
    assert progress(9, 9, 10).plain == "█" * 10
    assert progress(1, 1000, 10).plain.startswith("█░")
    assert progress(999, 1000, 10).plain.endswith("█░")
    assert progress(1, 0, 5).plain == "░" * 5
    assert cell_len(progress(1, 2, 4, "lange ord her").plain) == 4


async def test_dots_are_nameless_counts_on_the_scale() -> None:
    rows = [Dots(1, "Risiko", [1, 3, 5, 5], "Hvad ved den, der gav 1?"), Dots(2, "Behov", [2] * 20)]
    widget = DotStrip(rows)
    async with running(widget, (100, 20)) as run:
        first = drawn(widget)[0]
        assert "1●" in first
        assert "5●●" in first
        assert "Hvad ved den, der gav 1?" in first
        assert any("2●×20" in line for line in drawn(widget))
        await run.pilot.press("down")
        kept = dict(widget._drawn)
        widget.set_dots(list(rows))
        assert widget._drawn == kept


@pytest.mark.parametrize("size", SIZES)
async def test_every_size(size: tuple[int, int]) -> None:
    things = [Ranked(n, HOSTILE, 100 - n, (50, 50 - n), HOSTILE, HOSTILE) for n in range(40)]
    bars = RankingBars(things)
    async with running(bars, size) as run:
        await run.pilot.press("pagedown", "down")
        assert any(line.startswith("▸") for line in drawn(bars))
        for y in range(bars.size.height):
            assert bars.render_line(y).cell_length == bars.scrollable_content_region.width
    dots = DotStrip([Dots(n, HOSTILE, [1, 5], HOSTILE) for n in range(30)])
    async with running(dots, size):
        assert any("5●" in line for line in drawn(dots))
