from __future__ import annotations

import pytest

from facilitator.session import Session
from tests.screens.widgets.form.world import (
    HOSTILE,
    Sheet,
    choices,
    colleague,
    editor_text,
    make_course,
    sheet_desk,
    status_of,
)


async def test_choice_by_keys(session: Session) -> None:
    desk = sheet_desk(session, "alone")
    async with desk.run_test() as pilot:
        assert editor_text(desk, "alone") == "( ) selv   ( ) købe   ( ) netværk   ( ) partnerskab"
        await pilot.press("right", "space")
        assert session.form(Sheet).alone == "buy"
        await pilot.press("p", "enter")
        await pilot.pause()
        assert session.form(Sheet).alone == "partner"
        assert editor_text(desk, "alone").endswith("(●) partnerskab")
        assert "I har brug for hinanden." in status_of(desk, "alone")
        assert "gemt" in status_of(desk, "alone")
        await pilot.press("home", "end", "space")
        await pilot.pause()
        assert session.form(Sheet).alone == "partner"
        assert "Delete" in status_of(desk, "alone")
        await pilot.press("delete")
        assert not session.form(Sheet).alone
        await pilot.press("enter", "backspace")
        assert not session.form(Sheet).alone
        assert desk.saved() == ["alone"] * 5


async def test_the_hint_is_of_the_choice_or_names_the_option_under_the_cursor(session: Session) -> None:
    desk = sheet_desk(session, "alone", "whom")
    async with desk.run_test() as pilot:
        await pilot.pause()
        assert "selv: I kan det hele." in status_of(desk, "alone")
        await pilot.press("space")
        await pilot.pause()
        assert "I kan det hele." in status_of(desk, "alone")
        assert "selv:" not in status_of(desk, "alone")
        await pilot.press("right")  # has no hint of its own
        await pilot.pause()
        assert "I kan det hele." in status_of(desk, "alone")
        await pilot.press("end")
        await pilot.pause()
        assert "partnerskab: I har brug for hinanden." in status_of(desk, "alone")
        await pilot.press("tab")
        await pilot.pause()
        assert "I kan det hele." in status_of(desk, "alone")


async def test_choosing_what_is_chosen_leaves_it(session: Session) -> None:
    session.put("", Sheet(alone="self", sure=3, gate="yes"))
    desk = sheet_desk(session, "alone", "sure", "gate")
    async with desk.run_test() as pilot:
        await pilot.press("home", "enter", "tab", "3", "enter", "space", "tab", "home", "enter")
        await pilot.click(desk.form.box("alone").editor, offset=(3, 0))
        await pilot.click(desk.form.box("sure").editor, offset=(2 + 10, 0))
        kept = session.form(Sheet)
        assert (kept.alone, kept.sure, kept.gate) == ("self", 3, "yes")
        await pilot.pause()
        assert "Delete" in status_of(desk, "sure")
        await pilot.press("delete")
        assert session.form(Sheet).sure is None


async def test_choice_by_mouse(session: Session) -> None:
    desk = sheet_desk(session, "whom", "alone")
    async with desk.run_test() as pilot:
        await pilot.click(desk.form.box("alone").editor, offset=(2 + 11 + 3, 0))
        assert session.form(Sheet).alone == "buy"
        await pilot.click(desk.form.box("alone").editor, offset=(75, 0))
        assert session.form(Sheet).alone == "buy"


async def test_options_stand_one_a_line_when_narrow_and_arrows_follow(session: Session) -> None:
    desk = sheet_desk(session, "alone")
    async with desk.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert len(editor_text(desk, "alone").splitlines()) == 4
        await pilot.press("down", "down", "space")
        assert session.form(Sheet).alone == "net"


async def test_a_chosen_value_that_the_course_does_not_know_is_shown_and_kept(session: Session) -> None:
    session.put("", Sheet(alone=HOSTILE, goals=("gammel", "rum"), rank=("gammel",)))
    desk = sheet_desk(session, "alone", "goals", "rank")
    async with desk.run_test() as pilot:
        await pilot.pause()
        assert f"(●) {HOSTILE}".strip() in editor_text(desk, "alone")
        assert "[x] gammel" in editor_text(desk, "goals")
        await pilot.press("tab", "home", "space")
        assert session.form(Sheet).goals == ("læselyst", "rum", "gammel")
        await pilot.press("tab", "home", "space")
        assert session.form(Sheet).rank == ("gammel", "læselyst")
        assert session.form(Sheet).alone == HOSTILE


async def test_several_choices_are_counted_and_more_is_only_remarked(session: Session) -> None:
    desk = sheet_desk(session, "goals")
    async with desk.run_test() as pilot:
        await pilot.press("space", "down", "space")
        await pilot.pause()
        assert "2 af højst 2" in status_of(desk, "goals")
        await pilot.press("l", "l")
        await pilot.press("end", "enter")
        await pilot.pause()
        assert session.form(Sheet).goals == ("læselyst", "lektier", "rum")
        assert "3 valgt; højst 2" in status_of(desk, "goals")
        assert editor_text(desk, "goals").startswith("[x] læselyst   [x] lektier   [ ] brugere")


async def test_ranking(session: Session) -> None:
    desk = sheet_desk(session, "rank")
    async with desk.run_test() as pilot:
        await pilot.press("space", "down", "down", "1", "down", "2")
        assert session.form(Sheet).rank == ("brugere", "fællesskab", "læselyst")
        await pilot.pause()
        assert editor_text(desk, "rank").split() == [
            *("3.", "læselyst", "·", "lektier", "1.", "brugere", "2.", "fællesskab", "·", "rum")
        ]
        await pilot.press("down", "space")
        await pilot.pause()
        assert "Alle 3 pladser er taget" in status_of(desk, "rank")
        await pilot.press("1")
        assert session.form(Sheet).rank == ("rum", "brugere", "fællesskab")
        await pilot.press("space", "4", "9")
        await pilot.pause()
        assert session.form(Sheet).rank == ("brugere", "fællesskab")
        assert "2 af 3" in status_of(desk, "rank")
        await pilot.click(desk.form.box("rank").editor, offset=(4, 0))
        assert session.form(Sheet).rank == ("brugere", "fællesskab", "læselyst")


async def test_scale(session: Session) -> None:
    desk = sheet_desk(session, "sure")
    async with desk.run_test() as pilot:
        assert "(?)" in editor_text(desk, "sure")
        await pilot.press("3")
        assert session.form(Sheet).sure == 3
        assert "(3)" in editor_text(desk, "sure")
        assert "3 = ret sikre" in editor_text(desk, "sure")
        await pilot.press("right", "right")
        await pilot.pause()
        assert "3 = ret sikre   ▸ 5 = har tal" in editor_text(desk, "sure")
        await pilot.press("space")
        assert session.form(Sheet).sure == 5
        for clear in ("question_mark", "0", "backspace"):
            await pilot.press("2")
            assert session.form(Sheet).sure == 2
            await pilot.press(clear)
            assert session.form(Sheet).sure is None
        await pilot.press("7")
        assert session.form(Sheet).sure is None
        await pilot.click(desk.form.box("sure").editor, offset=(2 + 15, 0))
        assert session.form(Sheet).sure == 4


async def test_gate_and_tick(session: Session) -> None:
    desk = sheet_desk(session, "gate", "agreed", course=make_course(gate={}))
    async with desk.run_test() as pilot:
        assert editor_text(desk, "gate").startswith("( ) ja   ( ) nej   ( ) uklar")
        await pilot.press("u", "space", "tab", "space")
        assert (session.form(Sheet).gate, session.form(Sheet).agreed) == ("unclear", True)
        assert editor_text(desk, "agreed") == "[x] ja"
        await pilot.click(desk.form.box("agreed").editor, offset=(3, 0))
        assert session.form(Sheet).agreed is False
        assert editor_text(desk, "agreed") == "[ ] nej"


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_many_and_hostile_options(session: Session, size: tuple[int, int]) -> None:
    odd = choices(*(f"{HOSTILE}{n}" for n in range(20)), "y" * 5000)
    desk = sheet_desk(session, "alone", course=make_course(alone=odd))
    async with desk.run_test(size=size) as pilot:
        await pilot.press("end", "up", "up", "enter")
        await pilot.pause()
        assert session.form(Sheet).alone in odd
        assert "[/x] [red] [b" in editor_text(desk, "alone")


async def test_a_list_without_options_says_so(session: Session) -> None:
    desk = sheet_desk(session, "alone", course=make_course(alone={}))
    async with desk.run_test() as pilot:
        await pilot.press("down", "space", "x", "1", "home", "end")
        assert editor_text(desk, "alone") == "Der er intet at vælge imellem."
        assert not colleague(session).form(Sheet).alone
