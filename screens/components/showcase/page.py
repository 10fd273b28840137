"""The project on one page, as the others would read it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from facilitator.components.showcase.page import Page
from facilitator.session import Changed
from screens.components.showcase.parts import ShowcaseStep, key
from screens.step_parts import muted, text, warning
from screens.widgets.paint import Line, say
from screens.widgets.reading import Reading


class PageStep(ShowcaseStep):
    """The page; under it who may see it and what is missing."""

    STEP = "page"

    SCOPED_CSS = False
    DEFAULT_CSS = """
    PageStep > #state { height: auto; max-width: 80; margin-top: 1; }
    PageStep > #keys { height: 1; }
    .-short PageStep > #state { margin-top: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("o", "open", "open"), key("e", "own_words", "edit")]

    def compose(self) -> ComposeResult:
        """The page, how it stands with it, the keys."""
        yield Reading(id="page")
        yield Static(id="state", markup=False)
        yield Static(self.w("keys_page"), id="keys", classes="muted", markup=False)

    def show(self, changed: Changed | None) -> None:
        """The page as the records say."""
        super().show(changed)
        if self.for_workshop:
            self.query_one(Reading).show([self.w("no_project")])
            self.query_one("#keys", Static).display = False
            return
        found = self.page_of(self.session)
        empty = not (found.title or found.elevator or found.sections or found.recording)
        lines: list[Line] = list(self.w("page_empty").splitlines()) if empty else self.drawn(found, own=True)
        self.query_one(Reading).show(lines)
        self.query_one("#state", Static).update(text(*self._state(found, empty=empty)))

    def _state(self, found: Page, *, empty: bool) -> list[Line]:
        lines: list[Line] = []
        if found.missing and not empty:
            lines.append(warning(self.w("missing", fields=", ".join(map(self.label, found.missing)))))
        if found.shared:
            lines.append(say(("● ", "$text-success"), self.w("page_shared")))
        else:
            lines.append(muted(f"○ {self.w('page_own')}"))
        return lines

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A workshop has no page."""
        if action in {"open", "own_words"}:
            return not self.for_workshop
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """Open the recording."""
        self.open_recording(self.page_of(self.session))

    def action_own_words(self) -> None:
        """Go to the step where they are written."""
        steps = [view.STEP for view in self.desk.STEPS]
        # Handed to the screen: a step cannot await its own removal.
        self.desk.call_later(self.desk.go_to_step, steps.index("pitch"))
