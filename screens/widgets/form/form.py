"""A form that builds itself from a record's fields and saves as people write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from facilitator.content import ComponentContent, Course
from facilitator.errors import StoreError
from facilitator.record import Number, Personal, Record, ask_of, asked_fields
from facilitator.session import Change, Changed, Put, Session
from screens.widgets.form.box import FieldBox
from screens.widgets.form.editor import bring


class RecordForm(Widget):
    """The fields of one record, `blank` until it has been saved.

    `fields` names those to show (None: all that are asked for).
    """

    DEFAULT_CSS = """
    RecordForm { height: auto; width: 1fr; layout: vertical; }
    """

    class Saved(Message):
        """A field has been saved."""

        def __init__(self, kind: type[Record], record_id: int, field: str) -> None:
            super().__init__()
            self.kind, self.record_id, self.field = kind, record_id, field

    class SaveFailed(Message):
        """Something could not be written to the file. The text is still in its field; `retry` tries again."""

        def __init__(self, error: StoreError, retry: Callable[[], bool] | None = None) -> None:
            super().__init__()
            self.error, self.retry = error, retry

    def __init__(
        self,
        session: Session,
        blank: Record,
        content: ComponentContent,
        course: Course,
        *,
        fields: Sequence[str] | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.session = session
        self._blank = blank
        self._last = session.get(type(blank), blank.id) or blank
        self._own_news = self._saving = False
        self._unsubscribe: Callable[[], None] | None = None
        names = asked_fields(type(blank)) if fields is None else fields
        self.boxes = tuple(self._box(name, content, course) for name in names)

    def _box(self, name: str, content: ComponentContent, course: Course) -> FieldBox:
        ask = ask_of(type(self._blank), name)
        unit = ask.unit if isinstance(ask, Number) else ""
        unit = str(content.words[unit]) if unit in content.words else unit
        box = FieldBox(name, ask, content.field(self._blank.KIND, name), unit, course, self)
        box.load(getattr(self._last, name))
        return box

    def compose(self) -> ComposeResult:
        """One box a field."""
        yield from self.boxes

    def on_mount(self) -> None:
        """Listen for the person's own undo, which may change even the field they are in."""
        self._unsubscribe = self.session.subscribe(self._hear)

    def on_unmount(self) -> None:
        """A last try for what nobody has flushed."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        if self.dirty:
            self.flush()

    def _hear(self, changed: Changed) -> None:
        if changed.mine and not self._saving and (self._blank.KIND, self._blank.id) in changed.items:
            self._own_news = True

    # for the screen

    @property
    def record(self) -> Record:
        """The record as it was last seen or saved."""
        return self._last

    @property
    def dirty(self) -> bool:
        """Whether something in the form is not saved."""
        return any(box.dirty for box in self.boxes)

    def box(self, field: str) -> FieldBox:
        """The box of a field.

        Raises:
            KeyError: the form does not show it.
        """
        for box in self.boxes:
            if box.field == field:
                return box
        raise KeyError(field)

    def focus_field(self, field: str | None = None) -> None:
        """Put the cursor in a field (None: the first)."""
        box = self.box(field) if field is not None else next(iter(self.boxes), None)
        if box is not None:
            box.editor.focus(scroll_visible=False)
            self.call_after_refresh(bring, box.editor)

    def flush(self) -> bool:
        """Save everything that is pending right now; False if something could not be saved."""
        self._failure = False
        done = True
        for box in self.boxes:
            if self._failure and box.dirty:
                box.not_saved()
                done = False
            else:
                done = box.save() and done
        return done

    def retry(self) -> bool:
        """Try again to save what could not be saved."""
        return self.flush()

    def refresh_from_session(self) -> None:
        """Read the record again and show what has changed, except where the person is writing."""
        mine, self._own_news = self._own_news, False
        found = self.session.get(type(self._blank), self._blank.id)
        if found is not None:
            self._last = found
        elif mine or self._blank.SINGLE:
            self._last = self._blank
        for box in self.boxes:
            box.refresh_from(getattr(self._last, box.field), mine=mine)

    # for the boxes

    _failure = False

    def keep(self, field: str, value: Any) -> Any:
        """Save one field in the newest version of the record; one that is gone comes back as last seen."""
        changes: dict[str, Any] = {field: value}
        if isinstance(self._blank, Personal):
            changes["entered_by"] = self._blank.entered_by
        made: list[Record] = []

        def put(now: Session) -> Iterable[Change]:
            made[:] = [(now.get(type(self._blank), self._blank.id) or self._last).revise(**changes)]
            return [Put(made[0])]

        self._saving = True
        try:
            self.session.edit(self.box(field).label, put)
        finally:
            self._saving = False
        self._last = made[0]
        return getattr(made[0], field)

    def kept(self, field: str) -> None:
        """Tell that a field has been saved."""
        self.post_message(self.Saved(type(self._blank), self._blank.id, field))

    def failed(self, error: StoreError) -> None:
        """Tell that something could not be saved."""
        self._failure = True
        self.post_message(self.SaveFailed(error, self.retry))

    def saved_time(self) -> datetime | None:
        """When the file was last saved."""
        return self.session.saved_at
