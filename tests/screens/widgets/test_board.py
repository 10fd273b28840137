"""The board: two directions, marks, columns or one list, many cards."""

from __future__ import annotations

import time

import pytest

from screens.widgets.board import Board, Card, Group
from tests.screens.widgets.drawing import HOSTILE, SIZES, drawn, running


def groups(columns: int = 5, cards: int = 100) -> list[Group]:
    return [
        Group(c, f"Gruppe {c}", [Card((c, r), f"Forslag {c}.{r}", "kommunal", r % 8) for r in range(cards)])
        for c in range(columns)
    ]


async def test_two_directions_and_messages() -> None:
    board = Board(groups())
    async with running(board, (120, 30)) as run:
        await run.pilot.press("down", "right", "right", "left", "enter")
        assert board.cursor_key == (1, 1)
        assert board.cursor_group == 1
        assert [m.key for m in run.of(Board.Chosen) if isinstance(m, Board.Chosen)] == [(1, 1)]
        text = drawn(board)
        assert "Gruppe 0  100" in text[0]
        assert "▸ Forslag 1.1" in text[3]
        await run.pilot.press("end")
        assert board.cursor_key == (1, 99)
        assert any("▸ Forslag 1.99" in line for line in drawn(board))
        await run.pilot.press("home", "pagedown", "up")
        assert board.cursor_key == (1, 12)


async def test_space_marks_and_marks_survive_new_groups() -> None:
    board = Board(groups())
    async with running(board, (120, 30)) as run:
        await run.pilot.press("space", "down", "space", "down", "space", "space")
        assert board.marked == {(0, 0), (0, 1)}
        assert "▸" not in drawn(board)[1]
        assert "✓Forslag 0.0" in drawn(board)[1]
        board.set_groups([Group("only", "Alle", [Card((0, 1), "Nyt navn"), Card("x", "X")])])
        await run.pilot.pause()
        assert board.marked == {(0, 1)}
        marks = [m.keys for m in run.of(Board.Marked) if isinstance(m, Board.Marked)]
        assert marks[-1] == {(0, 1)}


async def test_the_cursor_follows_its_card_to_another_group() -> None:
    board = Board(groups(3, 4))
    async with running(board, (120, 30)):
        board.move_to((1, 2))
        new = [Group(0, "A", [Card((1, 2), "flyttet")]), Group(1, "B", [Card("z", "Z")])]
        board.set_groups(new)
        assert (board.cursor_key, board.cursor_group) == ((1, 2), 0)
        board.set_groups([Group(1, "B", [Card("z", "Z")])])
        assert board.cursor_key == "z"
        board.set_groups([])
        assert board.cursor_key is None


async def test_narrow_boards_are_one_list() -> None:
    board = Board(groups(3, 3))
    async with running(board, (40, 14)) as run:
        text = drawn(board)
        assert not board.in_columns
        assert "Gruppe 0  3" in text[0]
        assert text[2].rstrip().endswith("kommunal  ●")
        await run.pilot.press("down", "down", "down")
        assert board.cursor_key == (1, 0)
        await run.pilot.press("right")
        assert board.cursor_key == (2, 0)
        await run.pilot.press("up")
        assert board.cursor_key == (1, 2)


@pytest.mark.parametrize("size", [(40, 14), (120, 30)])
async def test_clicks(size: tuple[int, int]) -> None:
    board = Board(groups(2, 4))
    async with running(board, size) as run:
        y, line = next((n, line) for n, line in enumerate(drawn(board)) if "Forslag 0.2" in line)
        await run.pilot.click(Board, offset=(line.index("Forslag 0.2") + 1, y))
        assert board.cursor_key == (0, 2)
        assert run.of(Board.Chosen) == []
        await run.pilot.click(Board, offset=(line.index("Forslag 0.2") + 1, y))
        assert len(run.of(Board.Chosen)) == 1
        await run.pilot.click(Board, offset=(1, 0))
        assert board.cursor_key == (0, 2)


async def test_empty_board_says_what_to_do() -> None:
    board = Board([Group(1, "Tom")], empty="Skriv det første forslag.")
    async with running(board) as run:
        assert "Skriv det første forslag." in drawn(board)[0]
        await run.pilot.press("down", "right", "space", "enter", "pagedown", "home")
        assert run.heard == []


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_cards_in_every_size(size: tuple[int, int]) -> None:
    hostile = [
        Group(c, HOSTILE, [Card((c, r), HOSTILE * 2, HOSTILE, r) for r in range(50)]) for c in range(4)
    ]
    board = Board(hostile)
    async with running(board, size) as run:
        await run.pilot.press("down", "right", "pagedown", "space", "end")
        assert any("▸✓[/x]" in line or "▸ [/x]" in line for line in drawn(board))
        for y in range(board.size.height):
            assert board.render_line(y).cell_length == board.scrollable_content_region.width


async def test_a_move_among_five_hundred_cards_is_cheap() -> None:
    board = Board(groups())
    async with running(board, (120, 40)) as run:
        await run.pilot.pause()
        start = time.process_time()
        for _ in range(200):
            board._go(0, 0 if board.cursor_key == (0, 1) else 1)
            for y in range(1, 5):
                board.render_line(y)
        assert (time.process_time() - start) / 200 < 0.01
        await run.pilot.pause()
