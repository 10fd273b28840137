"""The mould of a component's screen: course map, work in steps, guide; one way to edit, one rule of refreshing.

A component's screen is a `ComponentScreen` with a `COMPONENT` id and a tuple `STEPS` of `StepView` classes, one for each
step of its content file, in the same order. A step view composes the work and redraws itself in `show`; everything else
(saving, errors, undo, news from colleagues, the shared activity and its reveal, the guide, language) happens here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Static

from facilitator.component import activity_of
from facilitator.content import ComponentContent, Course, StepContent
from facilitator.i18n import N_, format_time, tr
from facilitator.people import Finished, Person, Seat
from facilitator.record import Record
from facilitator.session import Change, Changed, Put, Session
from facilitator.visibility import Activity, Phase, Viewer
from screens.dialogs import ActivityDialog
from screens.house import WORD, HouseScreen, plain
from screens.panels import CourseMap, Guide, StepBar
from screens.widgets.form import RecordForm, RowList

R = TypeVar("R", bound=Record)


def house_key(key: str, action: str, text: str, binding_id: str, tooltip: str) -> Binding:
    """A function key that works wherever one is typing."""
    return Binding(key, action, text, id=binding_id, tooltip=tooltip, priority=True)


class StepView(VerticalScroll, can_focus=False):
    """The work of one step. Subclasses set `STEP` (an id of the content file), compose widgets and redraw in `show`.

    `ACTIVITY` names the shared activity that F9 reveals and closes in this step, if any; `START` is its phase until
    somebody changes it.
    """

    DEFAULT_CSS = """
    StepView { height: 1fr; padding: 0 1 0 0; scrollbar-size-vertical: 1; }
    StepView .title { text-style: bold; color: $primary; margin-top: 1; }
    StepView .muted { color: $text-muted; }
    StepView .warning { color: $text-warning; }
    """

    STEP: ClassVar[str] = ""
    ACTIVITY: ClassVar[str | None] = None
    START: ClassVar[Phase] = Phase.WRITING

    @property
    def desk(self) -> ComponentScreen:
        """The component's screen."""
        screen = self.screen
        assert isinstance(screen, ComponentScreen)
        return screen

    @property
    def session(self) -> Session:
        """The open library."""
        return self.desk.session

    @property
    def course(self) -> Course:
        """The course's content."""
        return self.desk.course

    @property
    def content_words(self) -> ComponentContent:
        """The component's texts."""
        return self.desk.content_words

    def w(self, key: str, **params: object) -> str:
        """A sentence of the component's `words`, in the language in use."""
        return self.content_words.word(key, **params)

    @property
    def viewer(self) -> Viewer:
        """Who looks at this screen."""
        return Viewer.at(self.session.seat)

    def activity(self) -> Activity:
        """The state of this step's shared activity."""
        return activity_of(self.session, self.ACTIVITY or "", self.START)

    def edit(self, label: str, make: Callable[[Session], Iterable[Change]]) -> bool:
        """One edit of the library; an error is shown to the person and False returned."""
        return self.desk.edit(label, make)

    def show(self, changed: Changed | None) -> None:  # noqa: ARG002 - step views look at what changed
        """Draw again what the records say (None: everything). Idempotent; focus and cursors stay by id.

        The base class takes care of forms and row lists; extend it for the step's own widgets.
        """
        for form in self.query(RecordForm):
            form.refresh_from_session()
        for rows in self.query(RowList):
            rows.refresh_from_session()

    def flush(self) -> bool:
        """Save what is typed and not yet saved; False if something could not be."""
        saved = [form.flush() for form in self.query(RecordForm)]
        return all(saved)

    def focus_first(self) -> None:
        """Where typing goes when the step opens: the first widget that takes keys."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus(scroll_visible=False)
                return


class ComponentScreen(HouseScreen):
    """Base of the components' screens."""

    COMPONENT: ClassVar[str] = ""
    STEPS: ClassVar[tuple[type[StepView], ...]] = ()

    # Priority, because a text area has uses of its own for some of these keys.
    BINDINGS: ClassVar[list[BindingType]] = [
        house_key("f6", "step(1)", N_("Next step"), "step.next", N_("The next step")),
        house_key("f5", "step(-1)", N_("Back a step"), "step.previous", N_("The step before this one")),
        house_key(
            "f9", "activity", N_("Reveal"), "step.reveal", N_("Show everybody's answers, or close them")
        ),
        house_key("f3", "toggle_guide", N_("Guide"), "course.guide", N_("Show or hide the guide")),
        house_key("f2", "toggle_map", N_("Course"), "course.map", N_("Show or hide the course map")),
        house_key("f4", "people", N_("Who"), "course.people", N_("Change person, or answer for a colleague")),
        house_key(
            "f7", "report", N_("Report"), "library.report", N_("Write the library's report as a document")
        ),
        Binding(
            "escape", "leave", N_("Back"), id="library.back", tooltip=N_("Back to the library's overview")
        ),
    ]

    def __init__(self, session: Session, course: Course, step: str | None = None) -> None:
        super().__init__()
        self.session = session
        self.course = course
        self.content_words = course.words(self.COMPONENT)
        self._index = max((n for n, view in enumerate(self.STEPS) if step == view.STEP), default=0)
        self._news: list[Changed] = []
        self._end_listening: Callable[[], None] = lambda: None
        self._stepping = False

    # composing

    def compose_work(self) -> ComposeResult:
        """Course map, the step, and the guide."""
        with Horizontal(id="frame"):
            yield CourseMap(self.session, self.course, self.COMPONENT)
            with Vertical(id="work"):
                yield StepBar([str(step.title) for step in self._step_contents()], self._index)
                yield Static(plain(str(self.step_content.lead)), id="lead")
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
    def step_view(self) -> StepView:
        """The step that is open."""
        return self.query_one("#step > *", StepView)

    def on_mount(self) -> None:
        """Listen to the library, and begin in the step's first field."""
        self._end_listening = self.session.subscribe(self._on_changed)
        self.update_bar()
        self._show_guide()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.is_mounted:
            self.step_view.show(None)
            self.step_view.focus_first()

    def on_unmount(self) -> None:
        """Stop listening."""
        self._end_listening()

    def binding_text(self, text: str) -> str:
        """Descriptions that begin with `word:` are the component's own words."""
        if text.startswith(WORD):
            return self.content_words.word(text.removeprefix(WORD))
        return super().binding_text(text)

    # the bar

    def where(self) -> list[str]:
        """Library, component, step."""
        number = f"{self.content_words.number} " if self.content_words.number else ""
        return [
            self.session.library.name,
            f"{number}{self.content_words.title}",
            str(self.step_content.title),
        ]

    def status(self) -> list[str]:
        """When it was saved, and who one is."""
        remarks = []
        if self.session.store.read_only:
            remarks.append(tr("read only"))
        elif self.session.saved_at is not None:
            remarks.append(tr("saved {time}", time=format_time(self.session.saved_at)))
        remarks.append(self.app.seat_text(self.session))
        return remarks

    def help_text(self) -> str:
        """The component's help page and the guide of the step."""
        step = self.step_content
        return "\n\n".join(
            str(part) for part in (self.content_words.help, step.title, step.lead, step.guide) if part
        )

    # editing

    def edit(self, label: str, make: Callable[[Session], Iterable[Change]]) -> bool:
        """One edit of the library; an error is shown to the person and False returned."""
        return self.guard(lambda: self.session.edit(label, make), retry=lambda: self.edit(label, make))

    def flush(self) -> bool:
        """Save what is typed in the open step."""
        try:
            return self.step_view.flush()
        except NoMatches:
            return True

    def on_record_form_save_failed(self, event: RecordForm.SaveFailed) -> None:
        """A form could not save: say why and offer to try again; the text stays in the field."""
        event.stop()
        self.app.show_error(event.error, retry=self.flush)

    def on_record_form_saved(self, event: RecordForm.Saved) -> None:
        """The time in the bar."""
        event.stop()
        self.update_bar()

    def action_undo(self) -> None:
        """Take back your own last edit."""
        self.flush()
        self._take_back(
            self.session.undo_label,
            self.session.undo,
            tr("Taken back: {label}"),
            tr("There is nothing to undo."),
        )

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._take_back(
            self.session.redo_label,
            self.session.redo,
            tr("Done again: {label}"),
            tr("There is nothing to redo."),
        )

    def _take_back(self, label: str | None, act: Callable[[], object], done: str, nothing: str) -> None:
        if label is None:
            self.app.say(nothing)
            return
        results: list[object] = []
        if self.guard(lambda: results.append(act())):
            left_alone = getattr(results[0], "left_alone", ())
            text = done.format(label=label)
            if left_alone:
                text += " " + tr("What a colleague has changed since was left alone.")
            self.app.say(text)
        self.step_view.show(None)

    # news

    def _on_changed(self, changed: Changed) -> None:
        self._news.append(changed)
        if len(self._news) == 1:
            self.call_later(self._show_news)

    def _show_news(self) -> None:
        news, self._news = self._news, []
        if not news or not self.is_mounted or self._stepping:
            return
        items = frozenset().union(*(changed.items for changed in news))
        self.step_view.show(Changed(items, all(changed.mine for changed in news), news[-1].label))
        self.query_one(CourseMap).show()
        self._show_guide()
        self.update_bar()
        self.refresh_bindings()

    def _show_guide(self) -> None:
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
        else:
            self.flush()
            self.app.go_component_beside(self.session, self.COMPONENT, by)

    async def go_to_step(self, index: int) -> None:
        """Save, then open another step of this component."""
        if index == self._index or self._stepping:
            return
        self.flush()
        self._stepping = True
        try:
            self._index = index
            holder = self.query_one("#step", Container)
            async with self.batch():
                await holder.remove_children()
                await holder.mount(self.STEPS[index]())
                self.query_one(StepBar).go(index)
                self.query_one("#lead", Static).update(plain(str(self.step_content.lead)))
        finally:
            self._stepping = False
        self._show_guide()
        self.update_bar()
        self.refresh_bindings()
        self._begin()

    async def on_step_bar_chosen(self, event: StepBar.Chosen) -> None:
        """A click on the step bar."""
        event.stop()
        await self.go_to_step(event.index)

    def on_course_map_chosen(self, event: CourseMap.Chosen) -> None:
        """Enter or a click in the course map."""
        event.stop()
        self.flush()
        self.remove_class("-map-open")
        self.app.go_component(self.session, event.component)

    def action_leave(self) -> None:
        """Close a drawer; else back to the library's overview."""
        for drawer in ("-map-open", "-guide-open"):
            if self.has_class(drawer):
                self.remove_class(drawer)
                self.step_view.focus_first()
                return
        self.flush()
        self.app.go_component(self.session, None)

    def action_toggle_map(self) -> None:
        """Show or hide the course map."""
        self._toggle("map", CourseMap)

    def action_toggle_guide(self) -> None:
        """Show or hide the guide."""
        self._toggle("guide", Guide)

    def _toggle(self, name: str, drawer: type[Widget]) -> None:
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

    # people and shared activities

    def action_people(self) -> None:
        """Who sits here, or for whom one answers."""
        self.flush()
        self.app.choose_person(self.session, self._seated)

    def _seated(self, seat: Seat | None) -> None:
        if seat is not None:
            self.step_view.show(None)
            self.update_bar()

    def finished(self, activity: str) -> frozenset[int]:
        """The persons who have marked this activity as finished."""
        return frozenset(
            mark.person for mark in self.session.all(Finished) if mark.activity == activity and mark.done
        )

    def toggle_finished(self, activity: str) -> bool:
        """Turn one's own "I am finished" on or off; False when nobody sits here yet."""
        seat = self.session.seat
        if seat.writes_as is None:
            self.action_people()
            return False
        person = seat.writes_as
        done = person not in self.finished(activity)
        mark = Finished(
            id=Finished.key(person, activity),
            person=person,
            entered_by=seat.entered_by,
            activity=activity,
            done=done,
        )
        return self.edit(tr("I am finished") if done else tr("Not finished yet"), lambda _: [Put(mark)])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """F9 has nothing to do in a step without a shared activity."""
        if action == "activity":
            return bool(self.STEPS[self._index].ACTIVITY)
        return super().check_action(action, parameters)

    def action_activity(self) -> None:
        """Reveal, close or open again what everybody has written; a second key confirms."""
        self.flush()
        view = self.step_view
        if view.ACTIVITY is None:
            return
        people = [person for person in self.session.people if not person.away]
        done = sum(person.id in self.finished(view.ACTIVITY) for person in people)
        dialog = ActivityDialog(view.activity(), done, len(people))
        self.app.push_screen(dialog, self._set_phase)

    def _set_phase(self, phase: Phase | None) -> None:
        if phase is None:
            return
        name, start = self.step_view.ACTIVITY or "", self.step_view.START
        self.edit(
            tr("Reveal"), lambda now: [Put(activity_of(now, name, start).revise(phase=phase, name=name))]
        )

    def action_report(self) -> None:
        """Write the library's report."""
        self.flush()
        self.app.write_report(self.session)

    # helpers for step views

    def owner(self) -> Person | None:
        """The person whose answers are being written."""
        return self.session.person(self.session.seat.writes_as)
