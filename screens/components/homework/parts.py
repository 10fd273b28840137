"""What the steps of the homework share: a page that gives way to a form, and words for tasks, days and parts."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.homework import (
    Meeting,
    Todo,
    assignment,
    last_meeting,
    local_today,
    next_meeting,
)
from facilitator.components.homework.records import DONE, DROPPED, NOT_BEGUN, STARTED
from facilitator.i18n import format_date
from facilitator.session import Session
from screens.base import StepView
from screens.step_parts import keys_of, text
from screens.widgets.paint import Line

key = keys_of("homework")

SIGNS = {
    NOT_BEGUN: ("○", ""),
    STARTED: ("◐", "$primary"),
    DONE: ("●", "$text-success"),
    DROPPED: ("✕", "$text-muted"),
}
"""The sign and colour of a state; its word always stands beside it."""


THIN = "not bold"
"""The style of running text under the cursor, where titles are bold."""

LOW = 11
"""With fewer lines than this the lines above the list make way for it."""


class HomeworkStep(StepView):
    """A step with a page. `open_form` lets a form take its place until Escape."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    HomeworkStep { overflow: hidden hidden; }
    HomeworkStep > .page { height: 1fr; }
    HomeworkStep > #form { height: 1fr; display: none; }
    HomeworkStep #form > .head { height: auto; max-width: 84; margin-bottom: 1; }
    HomeworkStep #form > VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    HomeworkStep.-form > .page { display: none; }
    HomeworkStep.-form > #form { display: block; }
    HomeworkStep .page > Static { height: auto; width: 1fr; max-width: 100; }
    HomeworkStep .page > LineList { height: 1fr; max-width: 110; margin-top: 1; }
    HomeworkStep #title { margin: 0; }
    .-short HomeworkStep .page > LineList { margin-top: 0; }
    .-short HomeworkStep #hint { display: none; }
    HomeworkStep Static.-none { display: none; }
    HomeworkStep #about { height: auto; max-width: 78; }
    HomeworkStep.-low .page > Static { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("escape", "close_form", "close")]

    LETTERS: ClassVar[frozenset[str]] = frozenset()
    """Actions of this step that have nothing to do while a form is open."""

    @property
    def in_form(self) -> bool:
        """Whether a form stands in place of the page."""
        return self.has_class("-form")

    def on_resize(self) -> None:
        """In a low window the list has all the room; the footer and the guide tell the rest."""
        self.set_class(self.size.height < LOW, "-low")

    def compose(self) -> ComposeResult:
        """The page, and the place of the form."""
        with Vertical(classes="page"):
            yield from self.compose_page()
        yield Vertical(id="form")

    def compose_page(self) -> ComposeResult:
        """The step's own widgets."""
        yield from ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Closing needs an open form; the page's own keys need that none is open."""
        if action == "close_form":
            return self.in_form
        if action in self.LETTERS and self.in_form:
            return False
        return super().check_action(action, parameters)

    def focus_first(self) -> None:
        """The form, if it is open, else the first widget of the page that takes keys."""
        place = "#form *" if self.in_form else ".page *"
        for widget in self.query(place):
            if widget.focusable:
                widget.focus(scroll_visible=False)
                return

    async def open_form(self, title: str, *widgets: Widget, about: tuple[Line, ...] = ()) -> None:
        """Show these in place of the page, under a head that stays while they scroll."""
        place = self.query_one("#form", Vertical)
        await place.remove_children()
        hint = Static(self.w("form_hint"), id="hint", classes="muted", markup=False)
        head = Vertical(Static(title, id="title", classes="title", markup=False), hint, classes="head")
        said = [Static(text(*about), id="about", markup=False)] if about else []
        await place.mount(head, VerticalScroll(*said, *widgets, can_focus=False))
        self.add_class("-form")
        self.show(None)
        self.focus_first()
        self.refresh_bindings()

    async def action_close_form(self) -> None:
        """Save and go back to the page; the form stays if something in it cannot be saved."""
        if not self.flush():
            return
        self.remove_class("-form")
        await self.query_one("#form", Vertical).remove_children()
        self.show(None)
        self.focus_first()
        self.refresh_bindings()

    # what the steps read

    @property
    def workshop(self) -> Session | None:
        """The workshop's own file, as soon as it has been read; None within it and outside a workshop."""
        return None if self.for_workshop else self.desk.neighbours.workshop

    def today(self) -> date:
        """Today."""
        return local_today()

    def next_meeting(self) -> Meeting | None:
        """The first meeting today or later."""
        return next_meeting(self.session, self.workshop, self.today())

    def last_meeting(self) -> Meeting | None:
        """The last meeting before today."""
        return last_meeting(self.session, self.workshop, self.today())

    # words

    def meeting_line(self, meeting: Meeting) -> str:
        """A meeting with its day."""
        title = meeting.title or self.w("meeting_nameless")
        return self.w("meeting_line", title=title, day=format_date(meeting.day, "weekday"))

    def title_of(self, todo: Todo) -> str:
        """What a task is called, on one line."""
        return " ".join((todo.title or todo.text).split()) or self.w("nameless")

    def part(self, component: str, step: str = "") -> str:
        """A part of the course with its number, and a step in it, as people know them; "" for one that is not taught."""
        content = self.course.components.get(component)
        if content is None:
            return ""
        name = f"{content.number} {content.title}".strip()
        title = next((str(one.title) for one in content.steps if one.id == step), "")
        return self.w("part_step", part=name, step=title) if title else name

    def place_of(self, source: str) -> tuple[str, str | None] | None:
        """The component and step in which a task of the course is written; None where there is nothing to open."""
        found = assignment(self.course, source)
        if found is None or found.component not in self.course.components:
            return None
        steps = {step.id for step in self.course.words(found.component).steps}
        return found.component, found.step if found.step in steps else None

    def go_to(self, component: str, step: str | None) -> None:
        """Open another part of the course, when what is going on here is over."""
        self.desk.call_later(self.desk.app.go_component, self.session, component, step)

    def go_step(self, step: str) -> None:
        """Open another step of the homework."""
        steps = [view.STEP for view in self.desk.STEPS]
        self.desk.call_later(self.desk.go_to_step, steps.index(step))

    def tell(self, sentence: str) -> None:
        """One short sentence to the person, in place of the one before."""
        self.app.clear_notifications()
        self.desk.app.say(sentence)

    def put(self, selector: str, *lines: Line) -> None:
        """Write lines into a text of the page; none hides it."""
        place = self.query_one(selector, Static)
        place.set_class(not lines, "-none")
        place.update(text(*lines))
