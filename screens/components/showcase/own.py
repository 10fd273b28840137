"""One's own words: the name, the sentence, the recording, whether others may see it, and what replaces what is taken over."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.showcase import Showcase
from facilitator.record import FORM_ID
from facilitator.session import Changed
from facilitator.web import web_address
from screens.components.showcase.parts import ShowcaseStep
from screens.step_parts import warning
from screens.widgets.form import RecordForm

FIRST = ("title", "elevator", "recording")
OWN = ("challenge", "audience", "goal", "services", "partners", "give_get", "agreed", "value", "next_step")


class PitchStep(ShowcaseStep):
    """Two forms of the same record; between them what the address looks like and whether the page is shown."""

    STEP = "pitch"

    DEFAULT_CSS = """
    PitchStep > Static { height: auto; max-width: 78; }
    PitchStep > #own-help { margin-bottom: 1; }
    PitchStep > #odd { margin-bottom: 1; display: none; }
    PitchStep > #odd.-told { display: block; }
    """

    def compose(self) -> ComposeResult:
        """From the name down to the sections."""
        if self.for_workshop:
            yield Static(self.w("no_project"), markup=False)
            return
        form = Showcase(id=FORM_ID)
        yield self._form(form, FIRST, "first")
        yield Static(id="odd", markup=False)
        yield self._form(form, ("shared",), "sharing")
        yield Static(self.w("title_own"), classes="field", markup=False)
        yield Static(self.w("help_own"), id="own-help", classes="muted", markup=False)
        yield self._form(form, OWN, "own")

    def _form(self, record: Showcase, fields: tuple[str, ...], name: str) -> RecordForm:
        return RecordForm(self.session, record, self.content_words, self.course, fields=fields, id=name)

    def show(self, changed: Changed | None) -> None:
        """The forms, and a remark on an address that cannot be opened."""
        super().show(changed)
        if self.for_workshop:
            return
        typed = self.session.form(Showcase).recording.strip()
        odd = bool(typed) and web_address(typed) is None
        line = self.query_one("#odd", Static)
        line.set_class(odd, "-told")
        line.update(warning(self.w("recording_odd")) if odd else "")
