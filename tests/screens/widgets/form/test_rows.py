from __future__ import annotations

import pytest

from facilitator.errors import NotSaved
from facilitator.session import Session
from screens.widgets.form import RecordForm, RowAction, RowList
from screens.widgets.form.row_lines import RowLines
from screens.widgets.form.rows import moved
from tests.screens.widgets.form.world import HOSTILE, Desk, Fact, colleague, fact_desk, text_of


def texts(session: Session) -> list[str]:
    return [fact.text for fact in session.all(Fact)]


def three(session: Session) -> list[Fact]:
    facts = [Fact(id=n, position=float(n), text=text) for n, text in ((1, "en"), (2, "to"), (3, "tre"))]
    session.put("", *facts)
    return facts


def lines(desk: Desk) -> list[str]:
    return text_of(desk.query_one(RowLines)).splitlines()


def note(desk: Desk) -> str:
    return text_of(desk.rows.query_one(".rows--note"))


async def test_an_empty_list_says_what_to_do_and_n_begins(session: Session) -> None:
    desk = fact_desk(session)
    async with desk.run_test() as pilot:
        await pilot.pause()
        assert "Skriv jeres første faktum: tryk n." in lines(desk)[0]
        assert "0 " in text_of(desk.rows.query_one(".rows--head"))
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"Børn", "enter")
        await pilot.pause()
        assert texts(session) == ["Børn"]
        assert "Børn" in lines(desk)[0]
        await pilot.press("escape")
        await pilot.pause()
        assert desk.rows.form is None
        assert isinstance(desk.focused, RowLines)


@pytest.mark.parametrize("key", ["insert", "plus", "n"])
async def test_added_rows_come_last(session: Session, key: str) -> None:
    three(session)
    desk = fact_desk(session)
    async with desk.run_test() as pilot:
        await pilot.press(key)
        await pilot.pause()
        await pilot.press(*"ny")
        assert desk.rows.flush()
        assert texts(session) == ["en", "to", "tre", "ny"]


async def test_rows_move_and_the_cursor_follows(session: Session) -> None:
    three(session)
    desk = fact_desk(session)
    async with desk.run_test() as pilot:
        await pilot.press("end", "shift+up")
        await pilot.pause()
        assert texts(session) == ["en", "tre", "to"]
        assert desk.rows.cursor == 3
        await pilot.press("shift+up", "shift+up")
        await pilot.pause()
        assert texts(session) == ["tre", "en", "to"]
        await pilot.press("shift+down")
        await pilot.pause()
        assert texts(session) == ["en", "tre", "to"]
        session.undo()
        assert texts(session) == ["tre", "en", "to"]


def test_rows_are_numbered_anew_when_there_is_no_room() -> None:
    rows = [Fact(id=n, position=1.0) for n in range(4)]
    changes = moved(rows, 3, -1)
    order = {row.id: row.position for row in rows} | {put.record.id: put.record.position for put in changes}  # type: ignore[union-attr]
    assert sorted(order, key=lambda row_id: order[row_id]) == [0, 1, 3, 2]
    assert not moved(rows, 0, -1)
    assert not moved(rows, 9, 1)


async def test_a_row_is_removed_and_undo_brings_it_back(session: Session) -> None:
    three(session)
    desk = fact_desk(session)
    async with desk.run_test() as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("end", *" [/x]", "shift+tab")
        await pilot.press("delete")
        await pilot.pause()
        assert texts(session) == ["en", "tre"]
        assert "to [/x]" in note(desk)
        assert desk.rows.form is None
        assert desk.rows.cursor == 3
        session.undo()
        desk.rows.refresh_from_session()
        assert texts(session) == ["en", "to [/x]", "tre"]


async def test_enter_opens_and_another_row_takes_the_form_over(session: Session) -> None:
    three(session)
    desk = fact_desk(session)
    async with desk.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("end", "!")
        await desk.rows.open(3)
        await pilot.pause()
        assert texts(session)[0] == "en!"
        assert len(desk.query(RecordForm)) == 1
        assert desk.form.record.id == 3
        assert lines(desk)[2].lstrip().startswith("▾ tre")


async def test_the_mouse(session: Session) -> None:
    three(session)
    desk = fact_desk(session)
    async with desk.run_test(size=(100, 40)) as pilot:
        listed = desk.query_one(RowLines)
        await pilot.click(listed, offset=(6, 1))
        assert desk.rows.cursor == 2
        assert desk.rows.form is None
        words = {word: 2 + listed.line(3).plain.index(word) for word in ("[+", "[↑", "[↓", "[✕")}
        await pilot.click(listed, offset=(words["[↑"], 3))
        await pilot.pause()
        assert texts(session) == ["to", "en", "tre"]
        await pilot.click(listed, offset=(words["[✕"], 3))
        await pilot.pause()
        assert texts(session) == ["en", "tre"]
        await pilot.click(listed, offset=(6, 1))
        await pilot.click(listed, offset=(6, 1))
        await pilot.pause()
        assert desk.form.record.id == 3
        await pilot.click(listed, offset=(words["[+"], 2))
        await pilot.pause()
        assert len(texts(session)) == 3


MARK = RowAction("m", "[vælg] som det vigtigste", "test.mark", "Vælg rækken")


@pytest.mark.parametrize("width", [110, 60, 36])
async def test_actions_of_ones_own_have_a_key_and_a_word(session: Session, width: int) -> None:
    desk = fact_desk(session, actions=(MARK,))
    async with desk.run_test(size=(width, 30)) as pilot:
        await pilot.pause()
        assert MARK.text not in text_of(desk.query_one(RowLines))
        await pilot.press("m")
        three(session)
        desk.rows.refresh_from_session()
        await pilot.press("down", "m")
        await pilot.pause()
        binding = desk.screen.active_bindings["m"].binding
        assert (binding.description, binding.id, binding.tooltip) == (MARK.text, MARK.id, MARK.tooltip)
        listed = desk.query_one(RowLines)
        word = "[m]" if width < 50 else "[m [vælg]"
        drawn = [listed.line(y).plain for y in range(listed.size.height)]
        assert all(len(line) <= listed.content_size.width for line in drawn)
        at = next(y for y, line in enumerate(drawn) if word in line)
        await pilot.press("home")
        await pilot.click(listed, offset=(2 + drawn[at].index(word), at))
        await pilot.pause()
        acted = [event for event in desk.heard if isinstance(event, RowList.Acted)]
        assert [(event.control, event.action_id, event.row_id) for event in acted] == [
            (desk.rows, "test.mark", 2),
            (desk.rows, "test.mark", 1),
        ]


async def test_nothing_to_say_takes_no_room(session: Session) -> None:
    three(session)
    desk = fact_desk(session)
    async with desk.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert desk.rows.size.height == 1 + 3 + 1
        await pilot.press("delete")
        await pilot.pause()
        assert "Fjernet" in note(desk)
        assert desk.rows.size.height == 1 + 2 + 1 + 1


async def test_tab_past_the_last_field_stays_with_the_row(session: Session) -> None:
    three(session)
    desk = fact_desk(session)
    async with desk.run_test(size=(100, 30)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("tab", "tab")
        assert isinstance(desk.focused, RowLines)
        assert len(desk.query(RecordForm)) == 1
        await pilot.press("tab", "!", "shift+tab")
        assert isinstance(desk.focused, RowLines)
        await pilot.press("escape")
        await pilot.pause()
        assert desk.rows.form is None
        assert isinstance(desk.focused, RowLines)
        assert texts(session)[1] == "to!"


async def test_hundreds_of_rows(session: Session) -> None:
    session.put("", *(Fact(id=n, position=float(n), text=f"række {n}") for n in range(1, 301)))
    desk = fact_desk(session)
    async with desk.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("end", "up", "up", "enter")
        await pilot.pause()
        assert desk.form.record.id == 298
        editor = desk.form.boxes[0].editor
        for _ in range(200):  # scrolled to once it has its place
            if desk.screen.can_view_entire(editor):
                break
            await pilot.pause(0.01)
        assert desk.screen.can_view_entire(editor)
        await pilot.press("!", "escape")
        await pilot.pause()
        assert texts(session)[297] == "række 298!"
        assert desk.rows.cursor == 298


async def test_no_more_than_the_most(session: Session) -> None:
    three(session)
    desk = fact_desk(session, most=3)
    async with desk.run_test() as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert len(texts(session)) == 3
        assert "højst" in note(desk)
        assert "3 af højst 3" in text_of(desk.rows.query_one(".rows--head"))


async def test_only_rows_that_belong(session: Session) -> None:
    three(session)
    desk = fact_desk(session, group="b")
    async with desk.run_test() as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("x")
        assert desk.rows.flush()
        assert [row.id for row in desk.rows.rows()] == [desk.rows.cursor]


async def test_a_colleagues_rows_come_in_and_the_cursor_stays_on_its_row(session: Session) -> None:
    three(session)
    desk = fact_desk(session)
    async with desk.run_test() as pilot:
        await pilot.press("down")
        other = colleague(session)
        other.put("", Fact(id=9, position=0.5, text=HOSTILE + "\n" + "x" * 5000))
        session.poll()
        desk.rows.refresh_from_session()
        await pilot.pause()
        assert desk.rows.cursor == 2
        assert lines(desk)[0].strip().startswith("[/x] [red]")
        assert lines(desk)[0].endswith("…")


async def test_a_row_that_a_colleague_removes_while_i_write_comes_back(session: Session) -> None:
    facts = three(session)
    desk = fact_desk(session)
    async with desk.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("end", "!")
        other = colleague(session)
        other.remove("", facts[0])
        session.poll()
        desk.rows.refresh_from_session()
        await pilot.pause()
        assert desk.rows.form is not None
        assert desk.rows.flush()
        assert sorted(texts(session)) == ["en!", "to", "tre"]
        other.remove("", facts[0])
        session.poll()
        desk.rows.refresh_from_session()
        await pilot.pause()
        assert len(desk.query(RecordForm)) == 0
        assert "fjernet" in note(desk)
        assert isinstance(desk.focused, RowLines)


async def test_escape_never_loses_text(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    three(session)
    desk = fact_desk(session)

    def fail(change: object) -> object:
        raise NotSaved(session.store.path, "the disk is full")

    async with desk.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        with monkeypatch.context() as broken:
            broken.setattr(session.store, "apply", fail)
            await pilot.press("end", "!", "escape")
            await pilot.pause()
            assert desk.rows.form is not None
            assert "bliver åben" in note(desk)
            desk.rows.focus_list()
            await pilot.press("end", "shift+up")
            await pilot.pause()
            assert "ikke gemt" in note(desk)
        assert desk.rows.retry()
        assert texts(session)[0] == "en!"


async def test_small_terminal(session: Session) -> None:
    session.put("", *(Fact(id=n, position=float(n), text=f"række {n} " * 20) for n in range(1, 31)))
    desk = fact_desk(session)
    async with desk.run_test(size=(40, 12)) as pilot:
        await pilot.press(*("down",) * 15)
        await pilot.pause()
        assert desk.rows.cursor == 16
        assert "▸ række 16" in "\n".join(
            "".join(segment.text for segment in strip) for strip in desk.screen._compositor.render_strips()
        )
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("x", "escape")
        await pilot.pause()
        assert session.all(Fact)[15].text.startswith("xrække") or session.all(Fact)[15].text.endswith("x")
