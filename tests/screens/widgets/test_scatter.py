"""The map and the matrix: places, shared places, legend, white spots."""

from __future__ import annotations

import pytest

from screens.widgets.matrix import HeatMatrix
from screens.widgets.scatter import Plane, Point, ScatterMap
from screens.widgets.table import LineTable
from tests.screens.widgets.drawing import HOSTILE, SIZES, drawn, running

PLANE = Plane("påvirket", "indflydelse", ("grå eminence", "ressourceperson", "ekstern interessent", "gidsel"))
POINTS = [
    Point("s", "Sundhedsplejen", 4.5, 4.5),
    Point("o", "Ordrup Dagtilbud", 4.5, 4.5),
    Point("l", "Lokalavisen", 1.5, 1.5),
    Point("h", "Hjørnet", 5, 5),
    Point("b", "Bunden", 1, 1),
]


def at(chart: ScatterMap) -> object:
    return chart.cursor_key


async def test_points_axes_and_names() -> None:
    chart = ScatterMap(POINTS, PLANE)
    async with running(chart, (100, 30)):
        text = drawn(chart)
        assert text[0].startswith("indflydelse")
        assert "grå eminence" in text[1]
        assert "ressourceperson" in text[1]
        assert any("[1],2" in line for line in text)
        assert any("▸ 1 Sundhedsplejen" in line for line in text)
        assert "påvirket 5" in text[-1]
        assert text[1].strip().startswith("│")
        assert text[2][:5].strip() == "5 │"


@pytest.mark.parametrize("size", [(40, 16), (77, 13), (100, 30)])
async def test_points_never_cover_the_names_of_the_quarters(size: tuple[int, int]) -> None:
    points = [Point((x, y), f"{x} {y}", x, y) for x in range(1, 6) for y in range(1, 6)]
    plane = Plane("x", "y", ("oppe v", "oppe h", "nede v", "nede h"))
    chart = ScatterMap(points, plane)
    async with running(chart, size) as run:
        for key in ("home", "end", "down"):
            await run.pilot.press(key)
            text = "\n".join(drawn(chart))
            assert all(name in text for name in plane.quarters), text


async def test_the_cursor_walks_the_points() -> None:
    chart = ScatterMap(POINTS, PLANE)
    async with running(chart, (100, 30)) as run:
        await run.pilot.press("down", "right", "enter")
        assert at(chart) == "l"
        assert [m.key for m in run.of(ScatterMap.Chosen) if isinstance(m, ScatterMap.Chosen)] == ["l"]
        await run.pilot.press("end", "down", "home", "up")
        assert at(chart) == "s"
        assert any("[1],2" in line for line in drawn(chart))


async def test_clicks_on_points_and_names() -> None:
    chart = ScatterMap(POINTS, PLANE)
    async with running(chart, (100, 30)) as run:
        y, line = next((n, line) for n, line in enumerate(drawn(chart)) if "Lokalavisen" in line)
        await run.pilot.click(ScatterMap, offset=(line.index("Lokal"), y))
        assert at(chart) == "l"
        y, line = next((n, line) for n, line in enumerate(drawn(chart)) if "1,2" in line)
        await run.pilot.click(ScatterMap, offset=(line.index("1,2") + 2, y))
        assert at(chart) == "o"


async def test_new_points_keep_the_cursor() -> None:
    chart = ScatterMap(POINTS, PLANE)
    async with running(chart, (100, 30)) as run:
        chart.move_to("h")
        chart.set_points(list(reversed(POINTS)))
        assert at(chart) == "h"
        chart.set_points([])
        chart.set_points([Point(1, "Én", 3, 3)])
        await run.pilot.pause()
        assert any("[1]" in line for line in drawn(chart))


@pytest.mark.parametrize("size", SIZES)
async def test_map_in_every_size(size: tuple[int, int]) -> None:
    points = [Point(n, HOSTILE, 1 + n % 5, 1 + n // 12) for n in range(60)]
    hostile = Plane(HOSTILE, HOSTILE, (HOSTILE, HOSTILE, HOSTILE, HOSTILE))
    chart = ScatterMap(points, hostile)
    async with running(chart, size) as run:
        for key in ("end", "home", "pagedown", "up"):
            await run.pilot.press(key)
            text = drawn(chart)
            assert len(text) == size[1]
            assert any(f"[{chart.cursor_key + 1}]" in line for line in text)  # type: ignore[operator]
            assert any(f"▸ {chart.cursor_key + 1}" in line.replace("▸  ", "▸ ") for line in text)  # type: ignore[operator]


async def test_percent_scale_and_empty_map() -> None:
    chart = ScatterMap(
        [], Plane("værdi", "indsats", low=0, high=100, cut_x=50, cut_y=40), empty="Ingen endnu"
    )
    async with running(chart, (60, 20)) as run:
        text = "\n".join(drawn(chart))
        assert "Ingen endnu" in text
        assert "100" in text
        await run.pilot.press("down", "enter", "end")
        assert run.heard == []


ROWS = [("b", "Bogstart hos småbørn"), ("l", "Lektiecafé")]
SECTORS = [(name, name) for name in ("kommunal", "forening", "privat", "uddannelse", "fond")]


async def test_matrix_says_white_spots_in_a_word() -> None:
    matrix = HeatMatrix(ROWS, SECTORS, {("b", "kommunal"): 2, ("l", "fond"): 8}, white="hvidt")
    async with running(matrix, (100, 20)) as run:
        text = drawn(matrix)
        assert "kommunal" in text[0]
        assert "░░ 2" in text[1]
        assert "██ 8" in text[2]
        assert text[1].count("hvidt") == 4
        await run.pilot.press("down", "right", "enter")
        chosen = run.of(LineTable.CellChosen)
        assert [(m.row, m.column) for m in chosen if isinstance(m, LineTable.CellChosen)] == [
            ("l", "forening")
        ]


@pytest.mark.parametrize("size", SIZES)
async def test_matrix_in_every_size(size: tuple[int, int]) -> None:
    heads = [(n, f"{n} {HOSTILE}") for n in range(9)]
    matrix = HeatMatrix(heads, heads, {(n, n): n for n in range(9)}, white="hvidt felt uden nogen")
    async with running(matrix, size) as run:
        assert any("·" in line for line in drawn(matrix))
        await run.pilot.press(*["right"] * 8, "end")
        assert "[" in drawn(matrix)[9]
        for y in range(matrix.size.height):
            assert matrix.render_line(y).cell_length == matrix.scrollable_content_region.width


async def test_matrix_counts_change_and_repeat() -> None:
    matrix = HeatMatrix(ROWS, SECTORS, {}, white="hvidt")
    async with running(matrix, (100, 20)):
        matrix.move_to_cell("l", "privat")
        matrix.set_counts(ROWS, SECTORS, {("l", "privat"): 3})
        assert (matrix.cursor_key, matrix.cursor_column) == ("l", "privat")
        assert "██ 3" in drawn(matrix)[2]
        kept = dict(matrix._drawn)
        matrix.set_counts(ROWS, SECTORS, {("l", "privat"): 3})
        assert matrix._drawn == kept
