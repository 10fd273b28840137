"""What keeps a form quick: no layout for a letter or a save, no gliding, and keys taken in the order of pressing."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, TextArea

from facilitator.session import Session
from screens.widgets.form.picker import Picker
from tests.screens.widgets.form.world import Desk, Sheet, editor_text, sheet_desk, status_of, until


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the times that a whole screen is laid out anew (scrolling not counted)."""
    found: list[int] = []
    plain = Screen._refresh_layout

    def counted(screen: Screen[Any], size: Any = None, scroll: bool = False) -> None:
        if not scroll:
            found.append(1)
        plain(screen, size, scroll)

    monkeypatch.setattr(Screen, "_refresh_layout", counted)
    return found


def burst(desk: Desk, *keys: str) -> None:
    """Keys that come all at once, as from a slow line."""
    for key in keys:
        desk.post_message(events.Key(key, key if len(key) == 1 else {"space": " "}.get(key)))


async def test_letters_and_saving_lay_out_nothing(session: Session, layouts: list[int]) -> None:
    desk = sheet_desk(session, "whom", "visits", "alone", "rank", "sure", "gate", "agreed")
    async with desk.run_test(size=(100, 50)) as pilot:
        await pilot.pause()
        for field in ("whom", "visits", "alone", "rank", "sure", "gate", "agreed"):
            layouts.clear()
            for key in ("1", "2", "right", "down", "space", "left", "home", "end", "backspace", "3"):
                await pilot.press(key)
                await pilot.pause()
            if field == "whom":
                await until(pilot, lambda: "● gemt" in status_of(desk, "whom"))
            await pilot.press("tab")
            await pilot.pause()
            assert not layouts, field


async def test_a_line_scrolls_sideways(session: Session) -> None:
    desk = sheet_desk(session, "whom")
    async with desk.run_test(size=(40, 12)) as pilot:
        await pilot.press(*"abcdefghijklmnopqrstuvwxyzæøå" * 3)
        await pilot.pause()
        field = desk.query_one(Input)
        assert field.scroll_offset.x > 0
        assert editor_text(desk, "whom").endswith("yzæøå")
        await pilot.press("home")
        await pilot.pause()
        assert field.scroll_offset.x == 0
        assert editor_text(desk, "whom").startswith("abcdefg")
        await pilot.press("end")
        await pilot.resize_terminal(30, 12)
        await until(pilot, lambda: field.container_size.width < 30)
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert editor_text(desk, "whom").endswith("yzæøå1")
        await pilot.press(*("backspace",) * 70)
        await pilot.pause()
        assert field.scroll_offset.x == 0
        assert editor_text(desk, "whom") == field.value


async def test_the_page_does_not_glide(session: Session) -> None:
    desk = sheet_desk(session)
    async with desk.run_test(size=(80, 14)) as pilot:
        page = desk.query_one(VerticalScroll)
        chain = [box.editor for box in desk.form.boxes]
        for key, order in (("tab", chain[1:]), ("shift+tab", chain[-2::-1])):
            for editor in order:
                await pilot.press(key)
                assert desk.focused is editor
                assert not desk.animator.is_being_animated(page, "scroll_y")
                assert page.scroll_offset.y == page.scroll_target_y
                await pilot.pause()
                assert desk.screen.can_view_entire(editor)
                assert not desk.animator.is_being_animated(page, "scroll_y")
        await pilot.press("shift+tab")
        assert desk.focused is chain[-1]


@pytest.mark.parametrize("field", ["whom", "challenge"])
async def test_keys_that_come_at_once_keep_their_order(session: Session, field: str) -> None:
    desk = sheet_desk(session, field)
    async with desk.run_test() as pilot:
        await pilot.pause()
        burst(desk, *"abc", *("backspace",) * 3, "z", "y", "left", "x", "home", "delete", "space", "end", "!")
        await pilot.pause()
        editor = desk.form.box(field).editor
        assert editor.raw() == " xy!"


async def test_what_is_typed_after_tab_lands_in_the_next_field(session: Session) -> None:
    desk = sheet_desk(session, "whom", "challenge", "alone", "sure", "visits")
    async with desk.run_test() as pilot:
        await pilot.pause()
        burst(desk, *"et", "tab", *"to", "tab", "down", "space", "tab", "4", "tab", *"50", "shift+tab", "2")
        await until(pilot, lambda: session.form(Sheet).sure == 2)
        assert desk.form.flush()
        form = session.form(Sheet)
        assert (form.whom, form.challenge, form.visits) == ("et", "to", 50)
        assert form.alone
        assert isinstance(desk.focused, Picker)


async def test_a_key_that_means_nothing_here_goes_on(session: Session) -> None:
    desk = sheet_desk(session, "whom", "challenge", "alone")
    heard: list[str] = []
    desk.bind("f4", "heard", description="")
    desk.action_heard = lambda: heard.append("f4")  # type: ignore[attr-defined]
    async with desk.run_test() as pilot:
        for _ in range(3):
            await pilot.press("f4", "tab")
        assert heard == ["f4"] * 3
        assert desk.query_one(TextArea).text == ""
