"""The mould of a component's screen: course map, work in steps, guide; one way to edit, one rule of refreshing.

A component's screen is a `ComponentScreen` with a `COMPONENT` id and a tuple `STEPS` of `StepView` classes, one for each
step of its content file, in the same order. A step view composes the work and redraws itself in `show`; everything else
(saving, errors, undo, news from colleagues, the shared activity and its reveal, the guide, language) happens here.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from facilitator.content import Course, StepContent
from facilitator.i18n import N_, tr
from facilitator.people import Person
from facilitator.search import Found
from facilitator.session import Changed, Session
from screens.activities import SharedActivities
from screens.carrying import Carrying
from screens.handing_over import HandingOver
from screens.house import WORD, plain
from screens.keeping import Keeping
from screens.locking import LockLine
from screens.neighbours import Neighbours
from screens.offers import OfferLine
from screens.opened import house_key
from screens.panels import CourseMap, Guide, StepBar
from screens.since import SinceLine
from screens.step import StepView

NEXT_STEP = N_("Next step")


class ComponentScreen(Carrying, SharedActivities, HandingOver, Keeping):  # type: ignore[misc]  # `app` is narrowed on purpose
    """Base of the components' screens."""

    # Every step says itself where typing goes; a hidden course map must not take the focus.
    AUTO_FOCUS: ClassVar[str | None] = ""

    COMPONENT: ClassVar[str] = ""
    STEPS: ClassVar[tuple[type[StepView], ...]] = ()
    TELLS_SINCE: ClassVar[bool] = False
    """Whether people work on this part between the meetings, so that each step says what has changed since the last one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        house_key("f6", "step(1)", NEXT_STEP, "step.next", N_("The next step")),
        house_key("f5", "step(-1)", N_("Back a step"), "step.previous", N_("The step before this one")),
        house_key(
            "f9",
            "activity",
            N_("Reveal or lock"),
            "step.reveal",
            N_("Show everybody's answers, or lock them"),
        ),
        house_key(
            "ctrl+g",
            "offers",
            N_("Suggestions"),
            "course.offers",
            N_("What earlier parts of the course offer here"),
        ),
        house_key("f3", "toggle_guide", N_("Guide"), "course.guide", N_("Show or hide the guide")),
        house_key("f2", "toggle_map", N_("Course"), "course.map", N_("Show or hide the course map")),
    ]

    def __init__(self, session: Session, course: Course, step: str | None = None) -> None:
        super().__init__(session, course)
        self.content_words = course.words(self.COMPONENT)
        self._index = max((n for n, view in enumerate(self.STEPS) if step == view.STEP), default=0)
        self._stepping = False
        self.neighbours = Neighbours(self, session)
        self.found: Found | None = None
        self.about = ""

    # composing

    def compose_work(self) -> ComposeResult:
        """Course map, the step, and the guide."""
        with Horizontal(id="frame"):
            yield CourseMap(self.session, self.course, self.COMPONENT)
            with Vertical(id="work"):
                yield StepBar([str(step.title) for step in self._step_contents()], self._index)
                yield Static(plain(str(self.step_content.lead)), id="lead")
                yield LockLine()
                yield OfferLine()
                if self.TELLS_SINCE:
                    yield SinceLine()
                with Container(id="step"):
                    yield self.STEPS[self._index]()
            yield Guide()

    def _step_contents(self) -> list[StepContent]:
        return [self.content_words.step(view.STEP) for view in self.STEPS]

    @property
    def step_content(self) -> StepContent:
        """The texts of the step that is open."""
        return self.content_words.step(self.STEPS[self._index].STEP)

    @property
    def ready(self) -> bool:
        """Whether a step is there to be worked with: not while another is on its way."""
        if not self.is_attached or self._stepping:
            return False
        steps = self.query("#step > *")
        return bool(steps) and all(step.is_mounted and step.is_attached for step in steps)

    @property
    def step_view(self) -> StepView:
        """The step that is open."""
        return self.query_one("#step > *", StepView)

    def on_mount(self) -> None:
        """Listen to the library, and begin in the step's first field."""
        self._remember()
        self._show_guide()
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        """Stop listening, and let go of the other files; a guest leaves with the screen."""
        if self.handed_over:
            self.session.guest = False
        self.neighbours.close()

    def _remember(self) -> None:
        self.app.steps[self.session, self.COMPONENT] = self.STEPS[self._index].STEP
        self.show_room()

    @property
    def place(self) -> str:
        """The component and the step that is open."""
        return f"{self.COMPONENT}.{self.STEPS[self._index].STEP}"

    def show_room(self) -> None:
        """Where one works while a meeting is on is kept for a restart."""
        super().show_room()
        if self.room is not None:
            self.room.remember(self.place)

    def _begin(self) -> None:
        if self.ready:
            self.step_view.show(None)
            self.show_offers()
            self.show_lock()
            self.step_view.focus_first()
            if self.about:
                self.call_later(self.step_view.open_matter, self.about)
                self.about = ""
            if self.found is not None:
                self.call_later(self.step_view.open_record, self.found.kind, self.found.id, self.found.field)
                self.found = None
        self.app.release_keys()

    def begin_soon(self) -> None:
        """Keys are let through when the step has the focus."""

    async def retranslate(self) -> None:
        """Fill the new step and the new guide again."""
        await super().retranslate()
        self._show_guide()
        self._begin()

    def binding_text(self, text: str) -> str:
        """Descriptions that begin with `word:` are the component's own words."""
        if text == NEXT_STEP and self._index == len(self.STEPS) - 1:
            return tr("Next part")
        if text.startswith(WORD):
            return self.content_words.word(text.removeprefix(WORD))
        return super().binding_text(text)

    # the bar

    def where(self) -> list[str]:
        """Library, component, step."""
        number = f"{self.content_words.number} " if self.content_words.number else ""
        return [
            self.library_name,
            f"{number}{self.content_words.title}",
            str(self.step_content.title),
        ]

    def help_text(self) -> str:
        """The component's help page and the guide of the step."""
        step = self.step_content
        return "\n\n".join(
            str(part) for part in (self.content_words.help, step.title, step.lead, step.guide) if part
        )

    # news

    def show_news(self, changed: Changed | None) -> None:
        """Draw again what the records say (None: everything)."""
        if not self.ready:
            return
        self.step_view.show(changed)
        self.show_offers()
        self.show_lock()
        self.query_one(CourseMap).show()
        self._show_guide()
        self.update_bar()
        self.refresh_bindings()

    def _show_guide(self) -> None:
        for line in self.query(SinceLine):
            line.show(self.session, self.neighbours.workshop, self.course, self.COMPONENT)
        view = self.STEPS[self._index]
        finished: list[tuple[str, bool]] = []
        if view.ACTIVITY:
            done = self.finished(view.ACTIVITY)
            finished = [(person.name, person.id in done) for person in self.session.people if not person.away]
        self.query_one(Guide).show(self.course, self.step_content, finished)

    # steps

    async def action_step(self, by: int) -> None:
        """Go some steps on or back; past the last step comes the next component."""
        target = self._index + by
        if 0 <= target < len(self.STEPS):
            await self.go_to_step(target)
        elif self.may_leave():
            self.app.go_component_beside(self.session, self.COMPONENT, by)

    async def go_to_step(self, index: int) -> None:
        """Save, then open another step of this component."""
        if index == self._index or self._stepping:
            return
        self.app.clear_notifications()
        if self.room is not None and (refusal := self.room.refusal(self.COMPONENT, self.STEPS[index].STEP)):
            self.app.say(refusal)
            return
        if not self.may_leave():
            return
        self._stepping = True
        self.app.hold_keys()
        try:
            self._index = index
            holder = self.query_one("#step", Container)
            async with self.batch():
                await holder.remove_children()
                if not self.is_attached:  # somebody left while the step was on its way
                    return
                await holder.mount(self.STEPS[index]())
                for bar in self.query(StepBar):
                    bar.go(index)
                for lead in self.query("#lead").results(Static):
                    lead.update(plain(str(self.step_content.lead)))
        finally:
            self._stepping = False
        if not self.ready or not self.query(CourseMap):
            return
        self._remember()
        self.query_one(CourseMap).show()
        self._show_guide()
        self.update_bar()
        self.refresh_bindings()
        self._begin()

    def action_since(self) -> None:
        """The list of everything that has changed since the last meeting."""
        if "homework" in self.course.components and self.may_leave():
            self.app.go_component(self.session, "homework", "since")

    async def on_step_bar_chosen(self, event: StepBar.Chosen) -> None:
        """A click on the step bar."""
        event.stop()
        await self.go_to_step(event.index)

    def on_course_map_chosen(self, event: CourseMap.Chosen) -> None:
        """Enter or a click in the course map."""
        event.stop()
        if self.may_leave():
            self.remove_class("-map-open")
            self.app.go_component(self.session, event.component)

    def action_leave(self) -> None:
        """Close a drawer; else back to the library's overview."""
        if not self.ready:
            return
        for drawer in ("-map-open", "-guide-open"):
            if self.has_class(drawer):
                self.remove_class(drawer)
                self.step_view.focus_first()
                return
        if self.may_leave():
            self.app.go_component(self.session, None)

    def action_toggle_map(self) -> None:
        """Show or hide the course map."""
        self._toggle("map", CourseMap)

    def action_toggle_guide(self) -> None:
        """Show or hide the guide."""
        self._toggle("guide", Guide)

    def _toggle(self, name: str, drawer: type[Widget]) -> None:
        if not self.ready:
            return
        panel = self.query_one(drawer)
        if panel.display and not self.has_class(f"-{name}-open"):
            self.toggle_class(f"-{name}-shut")
        elif self.has_class(f"-{name}-shut"):
            self.remove_class(f"-{name}-shut")
        else:
            self.toggle_class(f"-{name}-open")
        if panel.display:
            panel.focus()
        else:
            self.step_view.focus_first()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """F9 has nothing to do in a step without a shared activity, Ctrl+G nothing where nothing is offered."""
        if self.refused(action):
            return False
        if action == "activity":
            return bool(self.STEPS[self._index].ACTIVITY)
        if action == "offers":
            return bool(self._offered)
        return super().check_action(action, parameters)

    # helpers for step views

    def owner(self) -> Person | None:
        """The person whose answers are being written."""
        return self.session.person(self.session.seat.writes_as)


__all__ = ["ComponentScreen", "StepView", "house_key"]
