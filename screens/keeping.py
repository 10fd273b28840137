"""What a component's screen does so that no text is lost: saving, staying open, and taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.css.query import NoMatches

from facilitator.i18n import tr
from facilitator.visibility import Activity, Phase
from screens.opened import OpenLibraryScreen
from screens.widgets.form import FieldBox, RecordForm
from screens.widgets.form.editor import bring

if TYPE_CHECKING:
    from screens.base import ComponentScreen


class Keeping(OpenLibraryScreen):
    """Base of `ComponentScreen`."""

    @property
    def _here(self) -> ComponentScreen:
        return cast("ComponentScreen", self)

    def flush(self) -> bool:
        """Save what is typed in the open step."""
        try:
            return self._here.step_view.flush()
        except NoMatches:
            return True

    def may_leave(self) -> bool:
        """Save what is typed; what cannot be saved keeps its step open, so that no text is lost."""
        screen = self._here
        if screen.handed_over:
            if self.flush() or self.session.store.read_only:
                screen.say_give_back_first()
            else:
                self._tell_unsaved()
            return False
        if self.flush() or self.session.store.read_only:
            return True
        if screen.ready and screen.step_view.ACTIVITY:
            return self.may_leave_locked(screen.step_view.activity())
        self._tell_unsaved()
        return False

    def may_leave_locked(self, activity: Activity) -> bool:
        """Whether what could not be saved is left: for good only where the answers are shown and locked.

        What a meeting stops for a while keeps the text in its field, to be saved when it goes on.
        """
        if not activity.refuses(facilitator=self.session.seat.facilitator):
            self._tell_unsaved()
            return False
        if activity.phase is Phase.CLOSED:
            self.app.say(tr("The answers were locked meanwhile; what you wrote last is not among them."))
            return True
        for box in self.query(FieldBox):
            if box.dirty:
                box.editor.focus()
                self.call_after_refresh(bring, box.editor)
        self.app.say(
            tr("The answers are locked just now. Your text waits in its field; F8 takes it away instead.")
        )
        return False

    def _tell_unsaved(self) -> None:
        """What keeps the step open, with the cursor in it."""
        for box in self.query(FieldBox):
            if box.dirty:
                box.editor.focus()
                self.call_after_refresh(bring, box.editor)
                self.app.say(
                    tr("“{field}” is not saved yet: look at what stands below the field.", field=box.label)
                )
                return
        self.app.say(tr("This step stays open: something in it is not saved yet."))

    def action_undo(self) -> None:
        """Take back your own last edit; first of all what stands in a field and could not be saved."""
        self.flush()
        for box in self.query(FieldBox):
            if box.dirty:
                box.load(box.base)
                self.app.say(tr("“{field}” is again as it was last saved.", field=box.label))
                return
        super().action_undo()

    def on_record_form_save_failed(self, event: RecordForm.SaveFailed) -> None:
        """A form could not save: say why and offer to try again; the text stays in the field."""
        event.stop()
        self.app.show_error(event.error, retry=self.flush)

    def on_record_form_saved(self, event: RecordForm.Saved) -> None:
        """The session's own news draw the time in the bar."""
        event.stop()
