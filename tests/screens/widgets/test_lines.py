"""The list: cursor by key, idempotent items, keys, mouse, widths, hostile text and speed."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from textual.content import Content

from screens.widgets.keys import About
from screens.widgets.lines import Item, LineList
from screens.widgets.paint import Line
from tests.screens.widgets.drawing import HOSTILE, SIZES, Run, drawn, running


def items(count: int, lines: int = 1) -> list[Item]:
    return [Item(n, [f"Item {n} line {k}" for k in range(lines)]) for n in range(count)]


def keys(run: Run, kind: type[About]) -> list[object]:
    return [message.key for message in run.of(kind) if isinstance(message, About)]


def at(widget: LineList) -> object:
    return widget.cursor_key


async def test_keys_move_the_cursor_and_tell() -> None:
    widget = LineList(items(50))
    async with running(widget, (40, 12)) as run:
        assert drawn(widget)[0].startswith("▸ Item 0")
        await run.pilot.press("down", "down", "up")
        assert at(widget) == 1
        assert keys(run, LineList.Highlighted) == [1, 2, 1]
        await run.pilot.press("end")
        assert at(widget) == 49
        assert any(line.startswith("▸ Item 49") for line in drawn(widget))
        await run.pilot.press("home", "pagedown")
        assert at(widget) == 11
        await run.pilot.press("pageup", "up", "up", "enter")
        assert keys(run, LineList.Chosen) == [0]


async def test_set_items_keeps_the_cursor_on_its_key() -> None:
    widget = LineList(items(10))
    async with running(widget) as run:
        widget.move_to(4)
        widget.set_items([Item("new", ["New"]), *items(10)])
        assert at(widget) == 4
        widget.set_items(items(3))
        assert at(widget) == 2
        widget.set_items([])
        assert at(widget) is None
        widget.set_items(items(2))
        await run.pilot.pause()
        assert keys(run, LineList.Highlighted) == [4, 2, None, 0]


async def test_a_vanished_key_leaves_the_cursor_where_it_was() -> None:
    widget = LineList(items(6))
    async with running(widget):
        widget.move_to(3)
        widget.set_items([item for item in items(6) if item.key != 3])
        assert at(widget) == 4


async def test_equal_items_draw_nothing() -> None:
    calls = []

    def draw(width: int, selected: bool) -> Sequence[Line]:
        calls.append(width)
        return ["drawn"]

    def make() -> list[Item]:
        styled = Content.assemble(("a", "bold"), "b")
        return [Item(1, [styled]), Item(2, draw, version="v1")]

    widget = LineList(make())
    async with running(widget):
        before = len(calls)
        widget.set_items(make())
        assert len(calls) == before
        widget.set_items([Item(1, ["ab"]), make()[1]])
        assert len(calls) > before


async def test_only_two_items_are_drawn_on_a_move() -> None:
    count = 0

    def draw(width: int, selected: bool) -> Sequence[Line]:
        nonlocal count
        count += 1
        return ["x"]

    widget = LineList([Item(n, draw) for n in range(500)])
    async with running(widget) as run:
        await run.pilot.press("down")
        count = 0
        await run.pilot.press("down")
        assert count <= 2


async def test_heights_may_depend_on_the_cursor() -> None:
    def draw(width: int, selected: bool) -> Sequence[Line]:
        return ["name", "more", "and more"] if selected else ["name"]

    widget = LineList([Item(n, draw) for n in range(4)])
    async with running(widget) as run:
        assert [line.strip() for line in drawn(widget)][:4] == ["▸ name", "more", "and more", "name"]
        await run.pilot.press("down")
        assert [line.strip() for line in drawn(widget)][:5] == ["name", "▸ name", "more", "and more", "name"]


async def test_the_cursor_passes_over_disabled_items() -> None:
    rows = [
        Item("h1", ["Heading"], disabled=True),
        *items(3),
        Item("h2", ["Other"], disabled=True),
        Item("last", ["z"]),
    ]
    widget = LineList(rows)
    async with running(widget) as run:
        assert at(widget) == 0
        await run.pilot.press("up")
        assert at(widget) == 0
        await run.pilot.press("down", "down", "down")
        assert at(widget) == "last"
        assert not widget.move_to("h2")
        await run.pilot.press("home", "end")
        assert at(widget) == "last"


async def test_mouse() -> None:
    widget = LineList(items(20, lines=2), head=["Head"])
    async with running(widget, (40, 12)) as run:
        await run.pilot.click(LineList, offset=(5, 4))
        assert at(widget) == 1
        assert keys(run, LineList.Chosen) == []
        await run.pilot.click(LineList, offset=(5, 3))
        assert keys(run, LineList.Chosen) == [1]
        await run.pilot.click(LineList, offset=(5, 0))
        assert keys(run, LineList.Chosen) == [1]


async def test_one_click_can_choose() -> None:
    widget = LineList(items(5), choose_on_click=True)
    async with running(widget) as run:
        await run.pilot.click(LineList, offset=(5, 3))
        assert keys(run, LineList.Chosen) == [3]


async def test_head_stays_while_items_scroll() -> None:
    widget = LineList(items(100), head=["Navn", "----"])
    async with running(widget, (40, 12)) as run:
        await run.pilot.press("end")
        lines = drawn(widget)
        assert [line.strip() for line in lines[:2]] == ["Navn", "----"]
        assert lines[-1].startswith("▸ Item 99")


async def test_empty_text_is_folded() -> None:
    widget = LineList(empty="Der er ingen partnere endnu. Tryk på n for at skrive den første.")
    async with running(widget, (40, 12)) as run:
        assert "".join(drawn(widget)).split() == widget.empty.split()
        await run.pilot.press("down", "up", "pagedown", "pageup", "home", "end", "enter")
        assert run.heard == []


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_is_literal_and_fits(size: tuple[int, int]) -> None:
    widget = LineList([Item(n, [HOSTILE * 3, HOSTILE]) for n in range(30)], head=[HOSTILE])
    async with running(widget, size) as run:
        await run.pilot.press("down", "pagedown")
        for y in range(widget.size.height):
            assert widget.render_line(y).cell_length == widget.scrollable_content_region.width
        text = "".join(drawn(widget))
        assert "[/x] [red] [b \\ 💥 æøå" in text
        assert "\x1b" not in text
        assert "\n" not in text


async def test_not_choosable_leaves_enter_alone() -> None:
    widget = LineList(items(2), choosable=False)
    async with running(widget) as run:
        await run.pilot.press("enter")
        await run.pilot.click(LineList, offset=(3, 0))
        assert keys(run, LineList.Chosen) == []


async def test_auto_height_follows_the_items() -> None:
    widget = LineList(items(3), head=["Head"])
    widget.styles.height = "auto"
    async with running(widget) as run:
        assert widget.size.height == 4
        widget.set_items(items(5, lines=2))
        await run.pilot.pause()
        assert widget.size.height == 11


async def test_moving_in_five_hundred_items_is_fast() -> None:
    widget = LineList(items(500, lines=2))
    async with running(widget, (120, 40)) as run:
        start = time.process_time()
        for _ in range(100):
            widget.action_step(1)
            for y in range(widget.size.height):
                widget.render_line(y)
        per_key = (time.process_time() - start) / 100
        await run.pilot.pause()
    assert per_key < 0.03  # a whole view of 40 lines each time; a real key draws two items


async def test_colours_follow_the_theme_while_running() -> None:
    widget = LineList([Item(1, [Content.assemble(("a", "$warning"))])])
    async with running(widget) as run:
        seen = set()
        for theme in ("fjord", "papir", "kontrast"):
            run.app.theme = theme
            await run.pilot.pause()
            seen.add(tuple(str(segment.style) for segment in widget.render_line(0)))
        assert len(seen) == 3


async def test_the_cursor_row_differs_without_focus() -> None:
    widget = LineList(items(2))
    async with running(widget) as run:
        focused = [str(segment.style) for segment in widget.render_line(0)]
        run.app.set_focus(None)
        await run.pilot.pause()
        assert [str(segment.style) for segment in widget.render_line(0)] != focused
        assert drawn(widget)[0].startswith("▸")
