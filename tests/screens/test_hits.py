"""Whatever the search finds lies open in front of the person: the step, the page, the form and its field."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.course import COMPONENTS
from facilitator.demo import copy_demo
from facilitator.people import Seat
from facilitator.record import Personal
from facilitator.search import Found, everything_written
from facilitator.visibility import Viewer
from facilitator.workshop import parts
from screens.base import ComponentScreen
from screens.widgets.form import RecordForm
from screens.widgets.lines import LineList
from tests.screens.driver import Driver, driving

WITHOUT_A_FORM = {"partners_check", "partners_idea", "cases_reading", "relations_respondent"}
"""Answers in a list, who has answered in a closed round, and what colleagues wrote themselves: read here, not written in."""


async def lies_open(t: Driver, found: Found, before: object) -> bool:
    """Whether the keys go into the field that was found, after a bounded number of looks."""
    for _ in range(60):
        if t.app.screen is not before and in_its_field(t, found):
            return True
        await t.pilot.pause(0.01)
    return False


def in_its_field(t: Driver, found: Found) -> bool:
    """Whether the form of the record is open and its field has the focus; a text without a form is in sight."""
    focused = t.app.screen.focused
    if found.kind.KIND in WITHOUT_A_FORM:
        return focused is not None and " ".join(found.text.split())[:12] in t.text
    return has_the_keys(t, found)


def has_the_keys(t: Driver, found: Found) -> bool:
    """Whether one types into the field that was found."""
    focused = t.app.screen.focused
    if isinstance(focused, LineList) and focused.cursor_key == ("note", found.id):
        return True  # what cannot be written in any more is read in a list
    return any(
        box.field == found.field and focused is not None and box in focused.ancestors_with_self
        for form in t.app.screen.query(RecordForm)
        if type(form.record) is found.kind and form.record.id == found.id
        for box in form.boxes
    )


@pytest.mark.parametrize("component", [component.id for component in COMPONENTS])
async def test_what_the_search_finds_lies_open_at_its_field(tmp_path: Path, component: str) -> None:
    library = copy_demo(tmp_path / "demo") / "libraries" / "gladsaxe.json"
    async with driving(library, size=(120, 40)) as t:
        await t.press("enter")
        session, course = t.app.sessions[0], t.app.course
        assert course is not None
        firsts: dict[tuple[str, str], Found] = {}
        for found in everything_written(session, course, Viewer.at(session.seat), parts(session, course)):
            if found.component == component:
                firsts.setdefault((found.kind.KIND, found.field), found)
        lost, opened = [], set()
        for place, found in sorted(firsts.items(), key=lambda one: (one[1].step, one[0][0])):
            before = t.app.screen if (found.step, found.kind) not in opened else None
            if before is not None:
                opened.add((found.step, found.kind))
                t.app.go_component(session, component, found.step, found)
            else:  # the further fields of a kind are looked for in the step that is open
                desk = t.app.screen
                assert isinstance(desk, ComponentScreen)
                await t.until(lambda desk=desk: desk.ready, "the step is there")  # type: ignore[misc]
                desk.set_focus(None)
                desk.call_later(desk.step_view.open_record, found.kind, found.id, found.field)
            if not await lies_open(t, found, before):
                lost.append((place, found.step, found.text[:30], t.app.screen.focused))
        assert not lost, "\n".join(map(str, lost))


@pytest.mark.parametrize("component", ["cases", "partners"])
async def test_what_one_wrote_oneself_lies_open_to_be_written_on(tmp_path: Path, component: str) -> None:
    library = copy_demo(tmp_path / "demo") / "libraries" / "gladsaxe.json"
    async with driving(library, size=(120, 40)) as t:
        await t.press("enter")
        session, course = t.app.sessions[0], t.app.course
        assert course is not None
        written = [
            (found, record.person)
            for found in everything_written(session, course, Viewer.at(session.seat), parts(session, course))
            if found.component == component
            and isinstance(record := session.get(found.kind, found.id), Personal)
        ]
        found, person = written[0]
        session.seat = Seat(person=person)
        before = t.app.screen
        t.app.go_component(session, component, found.step, found)
        await t.until(
            lambda: t.app.screen is not before and t.app.screen.query(RecordForm) and has_the_keys(t, found),
            f"{found.field} has the keys",
        )
