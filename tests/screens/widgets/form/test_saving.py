from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from facilitator import i18n
from facilitator.errors import NotSaved, Problem
from facilitator.session import Session
from screens.widgets.form import RecordForm
from screens.widgets.form.words import problem_text
from tests.screens.widgets.form.world import (
    CONTENT,
    COURSE,
    HOSTILE,
    Answer,
    Desk,
    Fact,
    Sheet,
    colleague,
    editor_text,
    sheet_desk,
    status_of,
    until,
)


@pytest.fixture
def broken(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """While the list holds True the file cannot be written."""
    state = [False]
    apply = session.store.apply

    def fail(change: object) -> object:
        if state[-1]:
            raise NotSaved(session.store.path, "the disk is full")
        return apply(change)  # type: ignore[arg-type]

    monkeypatch.setattr(session.store, "apply", fail)
    return state


async def test_a_failed_save_keeps_the_text_and_is_tried_again(session: Session, broken: list[bool]) -> None:
    desk = sheet_desk(session, "whom", "alone", "short")
    async with desk.run_test() as pilot:
        broken.append(True)
        await pilot.press(*"Børn", "tab", "space")
        await pilot.pause()
        assert "ikke gemt" in status_of(desk, "whom")
        assert "ikke gemt" in status_of(desk, "alone")
        assert editor_text(desk, "whom") == "Børn"
        assert [type(event) for event in desk.heard] == [RecordForm.SaveFailed] * 2
        assert not desk.form.flush()
        assert desk.form.dirty
        desk.form.refresh_from_session()
        assert editor_text(desk, "whom") == "Børn"
        broken.append(False)
        assert desk.form.retry()
        await pilot.pause()
        assert (session.form(Sheet).whom, session.form(Sheet).alone) == ("Børn", "self")
        assert "● gemt" in status_of(desk, "whom")


async def test_the_next_key_tries_again(session: Session, broken: list[bool]) -> None:
    desk = sheet_desk(session, "whom")
    async with desk.run_test() as pilot:
        broken.append(True)
        await pilot.press("a", "enter")
        broken.append(False)
        await pilot.press("b")
        await until(pilot, lambda: session.form(Sheet).whom == "ab")


async def test_flush_saves_what_the_last_key_wrote(session: Session) -> None:
    desk = sheet_desk(session, "whom", "challenge")
    async with desk.run_test() as pilot:
        desk.query_one(Input).value = "skrevet lige nu"
        assert desk.form.flush()
        assert session.form(Sheet).whom == "skrevet lige nu"
        await pilot.pause()


async def test_a_form_that_goes_away_saves_first(session: Session) -> None:
    desk = sheet_desk(session, "whom")
    async with desk.run_test() as pilot:
        await pilot.press("a")
        await desk.form.remove()
        assert session.form(Sheet).whom == "a"


async def test_values_from_the_file_save_nothing(session: Session) -> None:
    session.put("", Sheet(whom="to\nlinjer\tog tab", visits=12000, rank=("rum",), agreed=True))
    before = session.store.generation
    desk = sheet_desk(session)
    async with desk.run_test() as pilot:
        await pilot.pause()
        assert desk.form.flush()
        desk.form.refresh_from_session()
        await pilot.press(*("tab",) * 12)
        await pilot.pause()
        assert desk.form.flush()
        assert not desk.saved()
        assert session.store.generation == before


async def test_a_colleagues_edit_shows_in_other_fields(session: Session) -> None:
    desk = sheet_desk(session, "whom", "challenge", "alone", "sure")
    async with desk.run_test() as pilot:
        colleague(session).put("", Sheet(challenge=HOSTILE, alone="net", sure=4))
        session.poll()
        desk.form.refresh_from_session()
        await pilot.pause()
        assert HOSTILE.strip() in editor_text(desk, "challenge")
        assert "(●) netværk" in editor_text(desk, "alone")
        assert "(4)" in editor_text(desk, "sure")
        assert desk.focused is desk.form.box("whom").editor
        assert not desk.form.dirty


async def test_a_colleagues_edit_of_my_field_is_told_and_mine_wins_when_saved(session: Session) -> None:
    desk = sheet_desk(session, "whom", "short")
    async with desk.run_test(size=(120, 30)) as pilot:
        await pilot.press(*"mit")
        colleague(session).put("", Sheet(whom="deres [/x]", short="hej"))
        session.poll()
        desk.form.refresh_from_session()
        await pilot.pause()
        assert "ændret af en kollega: »deres [/x]«" in status_of(desk, "whom")
        assert editor_text(desk, "whom") == "mit"
        assert editor_text(desk, "short") == "hej"
        assert desk.form.flush()
        await pilot.pause()
        assert session.form(Sheet).whom == "mit"
        assert "kollega" not in status_of(desk, "whom")


async def test_a_colleagues_edit_of_the_field_i_only_look_at_is_taken_in_when_i_leave(
    session: Session,
) -> None:
    desk = sheet_desk(session, "whom", "short")
    async with desk.run_test() as pilot:
        colleague(session).put("", Sheet(whom="deres"))
        session.poll()
        desk.form.refresh_from_session()
        await pilot.pause()
        assert not editor_text(desk, "whom")
        assert "deres" in status_of(desk, "whom")
        await pilot.press("tab")
        await pilot.pause()
        assert editor_text(desk, "whom") == "deres"
        assert not desk.saved()


async def test_own_undo_shows_even_where_the_cursor_is(session: Session) -> None:
    desk = sheet_desk(session, "whom", "alone")
    async with desk.run_test() as pilot:
        await pilot.press("a", "enter")
        session.undo()
        desk.form.refresh_from_session()
        await pilot.pause()
        assert not editor_text(desk, "whom")
        assert "kollega" not in status_of(desk, "whom")
        session.redo()
        desk.form.refresh_from_session()
        await pilot.pause()
        assert editor_text(desk, "whom") == "a"


async def test_a_record_that_a_colleague_removed_comes_back_with_what_is_written(session: Session) -> None:
    fact = Fact(id=session.new_id(), position=1, text="gammel", kind="net")
    session.put("", fact)
    desk = Desk(lambda: RecordForm(session, fact, CONTENT, COURSE))
    async with desk.run_test() as pilot:
        await pilot.press("end", "!")
        other = colleague(session)
        other.remove("", fact)
        session.poll()
        desk.form.refresh_from_session()
        assert desk.form.flush()
        saved = session.get(Fact, fact.id)
        assert saved is not None
        assert (saved.text, saved.kind) == ("gammel!", "net")


async def test_who_typed_a_persons_answer_is_saved_with_it(session: Session) -> None:
    session.put("", Answer(id=5, person=3, entered_by=7, text="x"))
    desk = Desk(lambda: RecordForm(session, Answer(id=5, person=3), CONTENT, COURSE))
    async with desk.run_test() as pilot:
        await pilot.press("y")
        assert desk.form.flush()
        assert session.get(Answer, 5) == Answer(id=5, person=3, text="xy")


async def test_hidden_and_unknown_fields_are_left_alone(session: Session) -> None:
    session.put("", Sheet(secret="gemt væk"))
    desk = sheet_desk(session)
    async with desk.run_test() as pilot:
        await pilot.press("a")
        assert desk.form.flush()
        assert session.form(Sheet).secret == "gemt væk"
        with pytest.raises(KeyError):
            desk.form.box("secret")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (300, 80)])
async def test_every_size(session: Session, size: tuple[int, int]) -> None:
    session.put("", Sheet(challenge="æøå " * 200, sure=3))
    desk = sheet_desk(session)
    async with desk.run_test(size=size) as pilot:
        for _ in range(11):
            await pilot.press("space", "tab")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert all(box.region.width <= 78 for box in desk.form.boxes)
        desk.form.focus_field("goals")
        await pilot.press("end", "space")
        await pilot.pause()
        assert "rum" in session.form(Sheet).goals


def test_problems_are_sentences_in_both_languages(tmp_path: Path) -> None:
    problem = Problem("x", 1, "y", "never heard of", {"error": ValueError("x")})
    for language in i18n.LANGUAGES:
        i18n.use(language)
        assert problem_text(problem.code, problem.params).endswith(".")
        assert "1" in problem_text("less_than_equal", {"le": 1000})
