from __future__ import annotations

from datetime import date

import pytest
from textual import events
from textual.widgets import Input, TextArea

from facilitator.session import Session
from tests.screens.widgets.form.world import (
    HOSTILE,
    Sheet,
    colleague,
    editor_text,
    sheet_desk,
    status_of,
    text_of,
    until,
)


async def test_a_field_reads_like_paper(session: Session) -> None:
    desk = sheet_desk(session, "whom", "visits")
    async with desk.run_test() as pilot:
        await pilot.pause()
        assert (
            text_of(desk.form.box("whom").query_one(".form--head"))
            == "For hvem? [/x]\nHjælp til [red] feltet."
        )
        assert text_of(desk.form.box("visits").query_one(".form--head")) == "Besøg  om året"
        assert not desk.saved()


async def test_a_line_is_saved_on_pause_and_seen_by_a_colleague(session: Session) -> None:
    desk = sheet_desk(session, "whom")
    async with desk.run_test() as pilot:
        await pilot.press(*"Bør", "n", "æ", "ø", "å")
        assert "ikke gemt endnu" in status_of(desk, "whom")
        await until(pilot, lambda: desk.saved() == ["whom"])
        await pilot.pause()
        assert status_of(desk, "whom").startswith("● gemt ")
        assert "7 af 20 tegn" in status_of(desk, "whom")
        assert colleague(session).form(Sheet).whom == "Børnæøå"


async def test_a_line_is_saved_on_enter_and_when_left(session: Session) -> None:
    desk = sheet_desk(session, "whom", "short")
    async with desk.run_test() as pilot:
        await pilot.press("a", "enter")
        await pilot.pause()
        assert session.form(Sheet).whom == "a"
        await pilot.press("b", "tab")
        await pilot.pause()
        assert session.form(Sheet).whom == "ab"
        assert desk.saved() == ["whom", "whom"]


async def test_pasted_lines_are_joined_and_control_signs_dropped(session: Session) -> None:
    desk = sheet_desk(session, "whom", "challenge")
    async with desk.run_test() as pilot:
        desk.form.box("whom").editor.post_message(events.Paste("en\r\nto\x1b[31m\n\ntre"))
        desk.form.box("challenge").editor.post_message(events.Paste("en\r\nto\x1b\x00"))
        await pilot.pause()
        assert desk.form.flush()
        assert session.form(Sheet).whom == "en to[31m tre"
        assert session.form(Sheet).challenge == "en\nto"


@pytest.mark.parametrize("field", ["whom", "challenge"])
async def test_hostile_and_long_text_is_literal(session: Session, field: str) -> None:
    desk = sheet_desk(session, field)
    async with desk.run_test() as pilot:
        before, after = HOSTILE.split("💥")  # Pilot cannot press it
        await pilot.press(*before)
        desk.form.box(field).editor.post_message(events.Paste("💥"))
        await pilot.press(*after)
        await pilot.pause()
        desk.form.box(field).editor.post_message(events.Paste("x" * 5000))
        await pilot.pause()
        assert desk.form.flush()
        await pilot.pause()
        assert getattr(session.form(Sheet), field) == HOSTILE + "x" * 5000
        assert "kortere" in status_of(desk, field)
    again = sheet_desk(colleague(session), field)
    async with again.run_test() as pilot:
        await pilot.pause()
        assert "xxx" in editor_text(again, field) or "[red]" in editor_text(again, field)
        assert not again.form.dirty


async def test_long_text_grows_and_tab_goes_on(session: Session) -> None:
    desk = sheet_desk(session, "challenge", "whom")
    async with desk.run_test() as pilot:
        area = desk.query_one(TextArea)
        assert area.size.height == 3
        await pilot.press(*("a", "enter") * 5)
        await pilot.pause()
        assert area.size.height == 6
        await pilot.press(*("enter",) * 10)
        await pilot.pause()
        assert area.size.height == 12
        await pilot.press("tab")
        await pilot.pause()
        assert isinstance(desk.focused, Input)
        assert session.form(Sheet).challenge.startswith("a\na\n")


async def test_numbers(session: Session) -> None:
    desk = sheet_desk(session, "visits", "whom")
    async with desk.run_test() as pilot:
        await pilot.press(*"12.400", "enter")
        assert session.form(Sheet).visits == 12400
        await pilot.press("5", "enter")
        await pilot.pause()
        assert "helt tal" in status_of(desk, "visits")
        assert editor_text(desk, "visits") == "12.4005"
        await pilot.press(*("backspace",) * 5, *"4005", "home", "9", "enter")
        await pilot.pause()
        assert "højst" in status_of(desk, "visits")
        assert "100.000" in status_of(desk, "visits")
        assert editor_text(desk, "visits") == "9124005"
        assert not desk.form.flush()
        assert session.form(Sheet).visits == 12400
        await pilot.press("delete", *("end", "backspace"), "enter")
        await pilot.pause()
        assert "!" not in status_of(desk, "visits")
        assert desk.form.flush()
        await pilot.press(*("backspace",) * 9, "enter")
        assert session.form(Sheet).visits is None


async def test_a_date_is_understood_and_shown_in_words(session: Session) -> None:
    desk = sheet_desk(session, "due")
    async with desk.run_test() as pilot:
        await pilot.press(*"12/3/27", "enter")
        await pilot.pause()
        assert session.form(Sheet).due == date(2027, 3, 12)
        assert "fredag den 12. marts 2027" in status_of(desk, "due")
        await pilot.press("x", "enter")
        await pilot.pause()
        assert status_of(desk, "due").startswith("! ")
        assert editor_text(desk, "due") == "12/3/27x"
        assert session.form(Sheet).due == date(2027, 3, 12)


async def test_an_edit_that_breaks_a_rule_is_told_beside_the_field_and_kept(session: Session) -> None:
    desk = sheet_desk(session, "short")
    async with desk.run_test() as pilot:
        await pilot.press(*"123456", "enter")
        await pilot.pause()
        assert "højst være på 5 tegn" in status_of(desk, "short")
        assert editor_text(desk, "short") == "123456"
        assert not desk.form.flush()
        await pilot.press("backspace", "enter")
        assert session.form(Sheet).short == "12345"


async def test_text_taken_back_before_the_pause_saves_nothing(session: Session) -> None:
    desk = sheet_desk(session, "whom")
    async with desk.run_test() as pilot:
        await pilot.press("a", "backspace")
        assert desk.form.flush()
        await pilot.pause()
        assert not desk.saved()
        assert "ikke gemt" not in status_of(desk, "whom")


async def test_a_mouse_click_puts_the_cursor_in_a_field(session: Session) -> None:
    desk = sheet_desk(session, "whom", "challenge")
    async with desk.run_test() as pilot:
        await pilot.click(desk.form.box("challenge").editor, offset=(3, 0))
        assert desk.focused is desk.form.box("challenge").editor
