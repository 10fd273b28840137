"""The work of one step within a component's screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import VerticalScroll
from textual.widget import Widget

from facilitator.component import activity_of
from facilitator.content import ComponentContent, Course
from facilitator.i18n import tr
from facilitator.record import Record
from facilitator.session import Change, Changed, Session
from facilitator.visibility import Activity, Phase, Viewer
from facilitator.workshop import is_shared
from screens.locking import CLOSED_WORDS, IN_A_MEETING, lock_words
from screens.widgets.form import RecordForm, RowList
from screens.widgets.form.editor import bring

if TYPE_CHECKING:
    from screens.base import ComponentScreen


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
        return cast("ComponentScreen", self.screen)

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

    @property
    def for_workshop(self) -> bool:
        """Whether this is the workshop's own file, where the facilitator keeps what is for everybody."""
        return is_shared(self.session)

    def w(self, key: str, **params: object) -> str:
        """A sentence of the component's `words`, in the language in use; a meeting has words of its own."""
        if key in CLOSED_WORDS and self.is_attached:
            activity = self.activity()
            words = lock_words(activity, facilitator=self.session.seat.facilitator)
            if not words and activity.locked and self.desk.governed(activity.name):
                words = tr("The answers are shown and locked.")
            if words:
                return words
        if f"{key}{IN_A_MEETING}" in self.content_words.words and self.is_attached and self._in_a_meeting():
            key += IN_A_MEETING
        return self.content_words.word(key, **params)

    def _in_a_meeting(self) -> bool:
        """Whether a meeting shows and locks what is done here: this step's activity, or one of its component's."""
        return self.desk.governed(self.activity().name or f"{self.desk.COMPONENT}.")

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

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """Put the cursor where a record stands, for a suggestion that was taken or a hit of the search; whether it was found.

        The base class knows forms and row lists; extend it for pages of the step's own.
        """
        for rows in self.query(RowList):
            if rows.kind is kind and await rows.open(record_id):
                break
        return self.focus_record(kind, record_id, field)

    async def open_matter(self, matter: str) -> None:
        """Open what a meeting's step is about within this step, such as one question of many."""

    def focus_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """Put the cursor in the field of a record whose form is open (else in the form's first); whether there is one."""
        forms = [
            form
            for form in self.query(RecordForm)
            if type(form.record) is kind and form.record.id == record_id
        ]
        for form in forms:
            if field in {box.field for box in form.boxes}:
                form.focus_field(field)
                return True
        for form in forms[:1]:
            form.focus_field()
        return bool(forms)

    def focus_first(self) -> None:
        """Where typing goes when the step opens: the first widget that takes keys, in sight however far one has scrolled."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus(scroll_visible=False)
                self.call_after_refresh(self._into_sight, widget)
                return

    def _into_sight(self, widget: Widget) -> None:
        """Scroll to a widget of which nothing is seen; what stands above it is the step's beginning."""
        if widget.is_attached and not self._seen(widget):
            bring(widget)

    def action_page_down(self) -> None:
        """A page down, and the keys go along."""
        self.scroll_page_down(animate=False)
        self.call_after_refresh(self.call_after_refresh, self._follow)

    def action_page_up(self) -> None:
        """A page up, and the keys go along."""
        self.scroll_page_up(animate=False)
        self.call_after_refresh(self.call_after_refresh, self._follow)

    def _follow(self) -> None:
        """What one types into stays in sight: else the first that is seen takes the keys."""
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors or self._seen(focused):
            return
        seen = next((widget for widget in self.query("*") if widget.focusable and self._seen(widget)), None)
        if seen is not None:
            seen.focus(scroll_visible=False)

    def _seen(self, widget: Widget) -> bool:
        return widget.region.intersection(self.region).area > 0
