"""One field as on paper: label, help, the editor, and one line that says how it stands with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from facilitator.content import Course, FieldText
from facilitator.errors import EditRejected, StoreError
from facilitator.i18n import format_time, tr
from facilitator.record import Ask
from screens.widgets.form.editor import Editor
from screens.widgets.form.make import editor_for
from screens.widgets.form.parse import Unclear
from screens.widgets.form.text import LongTextEditor
from screens.widgets.form.words import problem_text, rejection_text
from screens.widgets.paint import MUTED, say, shorten

PAUSE = 0.4
"""Seconds without a key after which what was typed is saved."""
QUOTE = 30
"""Cells of a colleague's text that are shown."""


class Keeper(Protocol):
    """Who saves for a field: the form."""

    def keep(self, field: str, value: Any) -> Any:
        """Save the value; returns it as it was saved. Raises EditRejected or StoreError."""
        ...

    def kept(self, field: str) -> None:
        """The field has been saved."""
        ...

    def failed(self, error: StoreError) -> None:
        """The field could not be saved."""
        ...

    def saved_time(self) -> Any:
        """When the file was last saved."""
        ...


@dataclass(slots=True)
class _State:
    """How it stands with a field. The first of problem, failed and theirs that is so is told."""

    problem: str = ""
    failed: bool = False
    theirs: bool = False
    their_value: Any = None
    saved: str = ""
    origin: str = ""


class FieldBox(Widget):
    """A field of a record. `base` is the saved value that the editor started from."""

    DEFAULT_CSS = """
    FieldBox {
        height: auto; width: 1fr; max-width: 78; margin-bottom: 1; layout: vertical;
        & > .form--head { height: auto; width: 1fr; }
        & > .form--status { height: 1; width: 1fr; padding-left: 2; }
        & > .form--status.-tall { height: auto; }
    }
    """

    DEFAULT_CLASSES: ClassVar[str] = "form--field"

    def __init__(
        self, field: str, ask: Ask, text: FieldText | None, unit: str, course: Course, keeper: Keeper
    ) -> None:
        super().__init__()
        self.field = field
        self.label = str(text.label) if text else field
        self.editor = editor_for(ask, course)
        self.base: Any = None
        self._text, self._unit, self._keeper = text, unit, keeper
        self._state = _State()
        self._status = Static("", classes="form--status", markup=False)
        self._told: Content | None = None
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Label and help as one text, the editor, the status."""
        yield Static(self._head(), classes="form--head", markup=False)
        yield self.editor
        yield self._status

    def _head(self) -> Content:
        parts = [say((self.label, "bold"), (f"  {self._unit}" if self._unit else "", MUTED))]
        if self._text and self._text.help:
            parts.append(say((str(self._text.help), MUTED)))
        if self._text and self._text.example:
            parts.append(say((tr("Example: {example}", example=str(self._text.example)), MUTED)))
        return Content("\n").join(parts)

    def _example(self) -> dict[str, int]:
        """The number of the field's own example, if it has one."""
        found = re.search(r"\d+", str(self._text.example)) if self._text and self._text.example else None
        return {"n": int(found[0])} if found else {}

    @property
    def dirty(self) -> bool:
        """Whether something here is not saved."""
        return self.editor.dirty

    # from the record to the editor

    def load(self, value: Any) -> None:
        """Show a saved value for the first time, or anew."""
        self.base = value
        self._state = _State(saved=self._state.saved, origin=self._state.origin)
        self.editor.show(value)
        self.tell()

    def refresh_from(self, value: Any, *, mine: bool) -> None:
        """Take in the saved value unless the person is busy here; `mine` means their own undo."""
        if value == self.base:
            if self._state.theirs:
                self._state.theirs = False
                self.tell()
        elif not self.dirty and (mine or not self.editor.has_focus):
            self._state.saved = ""
            self.load(value)
        elif mine:
            self.base = value
        elif not (self._state.theirs and self._state.their_value == value):
            self._state.theirs, self._state.their_value = True, value
            self.tell()

    # from the editor to the record

    def save(self) -> bool:
        """Save what stands here and is not saved; False if that cannot be done."""
        self._stop()
        if not self.dirty:
            self._cleared()
            return True
        try:
            value = self.editor.read()
            saved = value if value == self._as_read(self.base) else self._keeper.keep(self.field, value)
        except Unclear as unclear:
            self._refuse(problem_text(unclear.code, {**unclear.params, **self._example()}))
            return False
        except EditRejected as error:
            self._refuse(rejection_text(error, self.field))
            return False
        except StoreError as error:
            self.not_saved()
            self._keeper.failed(error)
            return False
        self._saved(saved, changed=value != self._as_read(self.base))
        return True

    def not_saved(self) -> None:
        """Say that what stands here could not be saved."""
        self._state.problem, self._state.failed = "", True
        self.tell()

    def _saved(self, value: Any, *, changed: bool) -> None:
        self.editor.settle()
        self._state.problem, self._state.failed = "", False
        if changed:
            self.base = value
            self._state.theirs = False
            moment = self._keeper.saved_time()
            self._state.saved = format_time(moment) if moment is not None else ""
            self._keeper.kept(self.field)
        self.tell()

    def _refuse(self, problem: str) -> None:
        self._state.problem, self._state.failed = problem, False
        self.tell()

    def _cleared(self) -> None:
        """Nothing is waiting here: neither a problem nor a failure is left."""
        self._state.problem, self._state.failed = "", False
        self.tell()

    @staticmethod
    def _as_read(value: Any) -> Any:
        """A saved value in the form in which editors read it: dates as text."""
        return value.isoformat() if hasattr(value, "isoformat") else value

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _edited(self) -> None:
        if not self.dirty and not self._state.problem and not self._state.failed:
            self._stop()
            return
        burst = self._timer is not None
        self._stop()
        self._timer = self.set_timer(PAUSE, self.save)
        if not burst:
            self.tell()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._edited()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if isinstance(self.editor, LongTextEditor):
            self.editor.grow()
        self._edited()

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        if isinstance(self.editor, LongTextEditor):
            self.editor.follow()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.save()

    def on_editor_picked(self, event: Editor.Picked) -> None:
        event.stop()
        self.save()

    def on_editor_moved(self, event: Editor.Moved) -> None:
        event.stop()
        self.tell()

    def on_descendant_focus(self) -> None:
        """The remark may depend on whether somebody is here."""
        self.tell()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:  # noqa: ARG002
        """Save when the field is left, then take in what a colleague wrote meanwhile."""
        if self.save() and self._state.theirs:
            self.load(self._state.their_value)

    def on_resize(self) -> None:
        """A narrower field may need two lines for its status."""
        self._told = None
        self.tell()

    # the status line

    def set_origin(self, text: str) -> None:
        """Say where the text of this field came from ("" = nowhere else)."""
        if text != self._state.origin:
            self._state.origin = text
            self.tell()

    def tell(self) -> None:
        """Draw the status line if it says something else than before."""
        content = self._content()
        if self._told is not None and content.is_same(self._told):
            return
        self._told = content
        width = self._status.content_size.width
        tall = 0 < width < content.cell_length
        changed = tall != self._status.has_class("-tall")
        self._status.set_class(tall, "-tall")
        self._status.update(content, layout=tall or changed)

    def _content(self) -> Content:
        state = self._state
        if state.problem:
            return say(("! ", "bold $error"), (state.problem, "$error"))
        if state.failed:
            return say(("✕ ", "bold $error"), (tr("not saved; the text still stands here"), "$error"))
        if state.theirs:
            text = shorten(self.editor.words(state.their_value), QUOTE).plain
            return say(
                ("↔ ", "bold $warning"), (tr("changed by a colleague: “{text}”", text=text), "$warning")
            )
        sign = say()
        if self.dirty:
            sign = say("○ ", (tr("not saved yet"), MUTED))
        elif state.saved:
            sign = say(("● ", "$success"), (tr("saved {time}", time=state.saved), MUTED))
        remark = say((" · ".join(part for part in (self.editor.remark(), state.origin) if part), MUTED))
        gap = "   " if sign.plain and remark.plain else ""
        return Content.assemble(sign, gap, remark)
