"""A room's screen with forms: what is typed is saved, what cannot be saved keeps its page open, and edits are taken back."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from facilitator.i18n import N_, tr
from screens import taking_back
from screens.opened import saved_words
from screens.room.base import RoomScreen
from screens.widgets.form import FieldBox, RecordForm
from screens.widgets.form.editor import bring


class Saving(RoomScreen):
    """Base of the room's screens on which the workshop's own records are written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f8,ctrl+z",
            "undo",
            N_("Undo"),
            id="app.undo",
            tooltip=N_("Take back your last edit"),
            key_display="F8",
        ),
        Binding(
            "ctrl+y", "redo", N_("Redo"), id="app.redo", show=False, tooltip=N_("Do again what you took back")
        ),
    ]

    def status(self) -> list[str]:
        """When it was saved."""
        session = self.session
        if session is None:
            return []
        if session.store.read_only:
            return [tr("read only")]
        return [tr("saved {time}", time=saved_words(session.saved_at))] if session.saved_at else []

    def flush(self) -> bool:
        """Save what is typed."""
        saved = [form.flush() for form in self.query(RecordForm)]
        return all(saved)

    def may_leave(self) -> bool:
        """Save what is typed; what cannot be saved keeps its page open."""
        if self.flush():
            return True
        for box in self.query(FieldBox):
            if box.dirty:
                box.editor.focus()
                self.call_after_refresh(bring, box.editor)
                self.app.say(
                    tr("“{field}” is not saved yet: look at what stands below the field.", field=box.label)
                )
                break
        return False

    def on_record_form_save_failed(self, event: RecordForm.SaveFailed) -> None:
        """Say why, and offer to try again; the text stays in the field."""
        event.stop()
        self.app.show_error(event.error, retry=self.flush)

    def on_record_form_saved(self, event: RecordForm.Saved) -> None:
        """The session's own news draw everything."""
        event.stop()

    def action_undo(self) -> None:
        """Take back the last edit; first of all what stands in a field and could not be saved."""
        self.flush()
        for box in self.query(FieldBox):
            if box.dirty:
                box.load(box.base)
                self.app.say(tr("“{field}” is again as it was last saved.", field=box.label))
                return
        if self.session is not None and taking_back.undo(self, self.session):
            self.show()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        if self.session is not None and taking_back.redo(self, self.session):
            self.show()
