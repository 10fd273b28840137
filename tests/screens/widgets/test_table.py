"""The table: sharing the width, dropping columns, cells, typing and sliding sideways."""

from __future__ import annotations

import pytest

from screens.widgets.lines import LineList
from screens.widgets.table import Column, LineTable, Row, share_width
from tests.screens.widgets.drawing import HOSTILE, SIZES, drawn, running

COLUMNS = [
    Column("name", "Bibliotek", 8, 20),
    Column("a", "Forberedelse", 5, 12, "center", priority=1),
    Column("b", "Cases", 5, 8, "right", priority=3),
    Column("c", "Sidst ændret", 8, 16, priority=2),
]


def rows(count: int) -> list[Row]:
    return [Row(n, {"name": f"Bibliotek {n}", "a": "●", "b": str(n), "c": "i går"}) for n in range(count)]


def wide(count: int = 60, columns: int = 10) -> LineTable:
    heads = [Column("name", "Ydelse", 10, 24), *(Column(n, f"Kolonne {n}", 5, 9) for n in range(columns))]
    cells = [Row(r, {"name": f"Ydelse {r}", **{n: f"{r}.{n}" for n in range(columns)}}) for r in range(count)]
    return LineTable(heads, cells, cell_cursor=True)


@pytest.mark.parametrize("width", range(0, 120, 3))
def test_columns_never_take_more_than_the_width(width: int) -> None:
    widths = share_width(COLUMNS, width)
    assert 0 in widths
    assert sum(widths.values()) + 2 * (len(widths) - 1) <= max(width, 0)


def test_low_priority_leaves_first_and_high_priority_grows_first() -> None:
    assert list(share_width(COLUMNS, 32)) == [0, 1, 2, 3]
    assert list(share_width(COLUMNS, 31)) == [0, 2, 3]
    assert list(share_width(COLUMNS, 15)) == [0, 2]
    assert share_width(COLUMNS, 200) == {0: 20, 1: 12, 2: 8, 3: 16}
    assert share_width(COLUMNS, 42)[2] > 5
    assert share_width(COLUMNS, 42)[3] == 8


async def test_head_stays_and_cells_are_aligned() -> None:
    table = LineTable(COLUMNS, rows(50))
    async with running(table, (80, 12)) as run:
        await run.pilot.press("end")
        lines = drawn(table)
        assert lines[0].split() == ["Bibliotek", "Forberedelse", "Cases", "Sidst", "ændret"]
        assert lines[-1].startswith("▸ Bibliotek 49")
        end = lines[0].index("Cases") + len("Cases")
        assert lines[-1][end - 2 : end] == "49"


async def test_equal_rows_keep_the_drawing_and_new_cells_replace_it() -> None:
    table = LineTable(COLUMNS, rows(3))
    async with running(table) as run:
        await run.pilot.press("down")
        kept = dict(table._drawn)
        table.set_rows(rows(3))
        assert table._drawn == kept
        table.set_rows([*rows(1), Row(1, {"name": "Ny"})])
        assert table.cursor_key == 1
        assert "▸ Ny" in drawn(table)[2]


async def test_cell_cursor_moves_types_and_chooses() -> None:
    table = wide()
    async with running(table, (120, 20)) as run:
        await run.pilot.press("down", "right", "right", "left", "7", "x", "enter")
        typed = run.of(LineTable.Typed)
        assert [(m.row, m.column, m.character) for m in typed if isinstance(m, LineTable.Typed)] == [
            (1, 1, "7")
        ]
        chosen = run.of(LineTable.CellChosen)
        assert [(m.row, m.column) for m in chosen if isinstance(m, LineTable.CellChosen)] == [(1, 1)]
        assert run.of(LineList.Chosen) == []
        assert "[1.1" in drawn(table)[2]


async def test_the_cell_cursor_is_drawn_in_its_column_in_every_row() -> None:
    table = wide()
    async with running(table, (120, 20)) as run:
        await run.pilot.press("down", "up", "right", "down")
        assert "[1.1" in drawn(table)[2]
        assert "[1.0" not in drawn(table)[2]


async def test_columns_slide_under_a_standing_first_column() -> None:
    table = wide()
    async with running(table, (40, 12)) as run:
        assert "›" in drawn(table)[0]
        await run.pilot.press(*["right"] * 9)
        lines = drawn(table)
        assert table.cursor_column == 9
        assert lines[0].startswith("  Ydelse")
        assert "‹" in lines[0]
        assert "[0.9" in lines[1]
        await run.pilot.press(*["left"] * 9)
        assert "[0.0" in drawn(table)[1]


async def test_a_click_finds_the_cell() -> None:
    table = wide()
    async with running(table, (120, 20)) as run:
        spot = drawn(table)[3].index("2.4")
        await run.pilot.click(LineTable, offset=(spot, 3))
        assert (table.cursor_key, table.cursor_column) == (2, 4)
        assert run.of(LineTable.CellChosen) == []
        await run.pilot.click(LineTable, offset=(spot, 3))
        assert len(run.of(LineTable.CellChosen)) == 1


async def test_move_to_cell_and_changed_columns() -> None:
    table = wide()
    async with running(table, (40, 12)):
        assert table.move_to_cell(30, 7)
        assert any("[30.7" in line for line in drawn(table))
        assert not table.move_to_cell(30, "none")
        table.set_columns([Column("name", "Ydelse"), Column(3, "Tre"), Column(7, "Syv")])
        assert table.cursor_column == 7


async def test_without_cell_cursor_arrows_and_digits_are_left_alone() -> None:
    table = LineTable(COLUMNS, rows(3))
    async with running(table) as run:
        await run.pilot.press("right", "5", "enter")
        assert [type(message) for message in run.heard] == [LineList.Chosen]


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_cells_in_every_size(size: tuple[int, int]) -> None:
    columns = [Column(n, HOSTILE, 4, 20, priority=n) for n in range(6)]
    cells = [Row(r, dict.fromkeys(range(6), HOSTILE)) for r in range(40)]
    for cell_cursor in (True, False):
        table = LineTable(columns, cells, cell_cursor=cell_cursor)
        async with running(table, size) as run:
            await run.pilot.press("down", "right", "right", "pagedown")
            for y in range(table.size.height):
                assert table.render_line(y).cell_length == table.scrollable_content_region.width


async def test_one_new_cell_draws_one_row() -> None:
    table = LineTable(COLUMNS, rows(30))
    async with running(table, (80, 12)) as run:
        await run.pilot.press("down")
        kept = dict(table._drawn)
        changed = rows(30)
        changed[2] = Row(2, {"name": "Ærø", "b": "9"})
        table.set_rows(changed)
        await run.pilot.pause()
        assert any("Ærø" in line for line in drawn(table))
        assert {spot for spot in kept if table._drawn.get(spot) is not kept[spot]} == {(2, False)}
        assert table.cursor_key == 1
