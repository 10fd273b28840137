"""Every step of every component, in the made-up libraries: all sizes, both languages, hostile text in every field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input, TextArea

from facilitator import i18n
from facilitator.content import Course, load_course
from facilitator.course import COMPONENTS
from facilitator.demo import copy_demo
from facilitator.people import Library
from facilitator.record import Line, LongText, Record, Row, ask_of, asked_fields
from facilitator.session import Put, Session
from screens.components import screen_for
from screens.widgets.form import RecordForm
from tests.screens.driver import Driver, driving

HOSTILE = "[/x] [red] [b \\ =1+1 {curly} %s æøå ÆØÅ\x07\x1b[31m" + "ø" * 300


KEYS = ("tab", "tab", "down", "pagedown", "f3", "f3")
"""What moves the focus, the page and the guide."""
LARGE = (200, 60)
LARGE_KEYS = ("tab", "down")
"""On a large screen nothing can get out of sight."""


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    return copy_demo(tmp_path / "demo")


async def open_step(t: Driver, component: str, step: str) -> None:
    session = t.app.screen.session  # type: ignore[attr-defined]
    t.app.go_component(session, component, step)
    wanted = screen_for(component)
    await t.until(lambda: type(t.app.screen) is wanted, f"{component} opens")
    await t.settle()


def assert_focus_is_in_sight(t: Driver) -> None:
    """What one types into is on the screen, at least in part."""
    focused = t.app.screen.focused
    if isinstance(focused, (Input, TextArea)):
        visible = focused.region.intersection(t.app.screen.region)
        assert visible.area > 0, f"{focused!r} at {focused.region} of {t.app.screen.region}"


async def press_in_sight(t: Driver, *keys: str) -> None:
    """Press keys: the focus stays in sight and no line is longer than the screen."""
    for key in keys:
        await t.press(key)
        assert_focus_is_in_sight(t)
    assert max(map(len, t.lines)) <= t.app.size.width


@pytest.mark.parametrize("component", [component.id for component in COMPONENTS])
@pytest.mark.parametrize(
    ("name", "size"),
    [("naestved", (40, 12)), ("gladsaxe", (80, 24))],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
async def test_every_step_in_small_windows(
    demo: Path, component: str, name: str, size: tuple[int, int]
) -> None:
    async with driving(demo / "libraries" / f"{name}.json", size=size) as t:
        await t.press("escape")
        await open_step(t, component, screen_for(component).STEPS[0].STEP)
        for view in screen_for(component).STEPS:
            await t.until(lambda view=view: type(t.app.screen.step_view) is view, f"{view.STEP} opens")  # type: ignore[attr-defined, misc]
            await press_in_sight(t, *KEYS)
            await t.press("f6")


@pytest.mark.parametrize("component", [component.id for component in COMPONENTS])
async def test_every_step_in_a_large_window_speaks_the_language_and_switches(
    demo: Path, component: str
) -> None:
    words = load_course().words(component)
    languages: tuple[i18n.Language, ...] = ("da", "en")
    async with driving(demo / "libraries" / "gladsaxe.json", size=LARGE) as t:
        await t.press("escape")
        await open_step(t, component, screen_for(component).STEPS[0].STEP)
        for n, view in enumerate(screen_for(component).STEPS):
            await t.until(lambda view=view: type(t.app.screen.step_view) is view, f"{view.STEP} opens")  # type: ignore[attr-defined, misc]
            step = words.step(view.STEP)
            assert getattr(step.lead, i18n.current())[:30] in t.text
            if n % 3 == 0:  # building the whole screen anew takes long
                await t.app.speak(languages[(n // 3 + 1) % 2])
                await t.settle()
                assert getattr(step.lead, i18n.current())[:30] in t.text
            await press_in_sight(t, *LARGE_KEYS)
            await t.press("f6")


class Fields(App[None]):
    """One form over one record kind."""

    def __init__(self, session: Session, blank: Record, component: str, course: Course) -> None:
        super().__init__()
        self.form = RecordForm(session, blank, course.words(component), course)

    def compose(self) -> ComposeResult:
        yield self.form


TEXT_KINDS = [
    (component.id, kind)
    for component in COMPONENTS
    for kind in component.kinds
    if any(isinstance(ask_of(kind, name), (Line, LongText)) for name in asked_fields(kind))
]


@pytest.mark.parametrize(("component", "kind"), TEXT_KINDS, ids=lambda part: getattr(part, "KIND", part))
async def test_hostile_text_in_every_text_field_reads_back_as_pasted(
    tmp_path: Path, component: str, kind: type[Record]
) -> None:
    course = load_course()
    path = tmp_path / "x.json"
    with Session.create(path, Library(name="X")) as session:
        required = {
            name: field.annotation for name, field in kind.model_fields.items() if field.is_required()
        }
        needed: dict[str, Any] = {name: 1 if kind_of is int else "x" for name, kind_of in required.items()}
        blank = kind(id=session.new_id() if issubclass(kind, Row) or not kind.SINGLE else 1, **needed)
        session.edit("", lambda _: [Put(blank)])
        app = Fields(session, blank, component, course)
        async with app.run_test(size=(100, 60)) as pilot:
            await pilot.pause()
            for editor in list(app.query(Input)) + list(app.query(TextArea)):
                editor.post_message(events.Paste(HOSTILE))
                await pilot.pause()
            app.form.flush()
            await pilot.pause()
    kept = HOSTILE.replace("\x07", "").replace("\x1b", "")
    with Session.open(path) as session:
        found = session.get(kind, blank.id)
        assert found is not None
        for name in asked_fields(kind):
            if isinstance(ask_of(kind, name), (Line, LongText)):
                assert getattr(found, name) == kept, name
