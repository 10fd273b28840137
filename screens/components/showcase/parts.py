"""What the steps of the showcase share: how a page is drawn, recordings to open, feedback in one line."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.component import Reader
from facilitator.components.showcase import Page, Section, Showcase, ShowcaseFeedback
from facilitator.components.showcase.page import page, written
from facilitator.session import Session
from facilitator.web import web_address
from screens.base import StepView
from screens.offers import origin_words
from screens.step_parts import keys_of, muted, warning
from screens.widgets.paint import MUTED, Line, say

key = keys_of("showcase")


class ShowcaseStep(StepView):
    """A step of the showcase."""

    def name_of(self, session: Session) -> str:
        """What a library is called."""
        return " ".join(session.library.name.split()) or self.w("unnamed")

    def label(self, field: str) -> str:
        """What a section of the page is called."""
        found = self.content_words.field(Showcase.KIND, field)
        return str(found.label) if found else field

    def page_of(self, reader: Reader) -> Page:
        """A library's page."""
        return page(reader, self.course)

    def drawn(self, found: Page, *, own: bool) -> list[Line]:
        """A page as lines to read; on one's own each section says where it comes from."""
        lines: list[Line] = [say((found.title or self.w("untitled"), "bold $primary"))]
        if not own:
            lines.append(muted(found.library or self.w("unnamed")))
        if found.elevator:
            lines += ["", say((found.elevator, "italic"))]
        for section in found.sections:
            lines += ["", self._heading(section, own=own), *self._body(section)]
        lines += self._recording(found, own=own)
        return lines

    def _heading(self, section: Section, *, own: bool) -> Line:
        head = (self.label(section.field), "bold")
        if not own:
            return say(head)
        if not section.source:
            return say(head, (f"  {self.w('own_words')}", MUTED))
        day = section.when.astimezone().date() if section.when else None
        return say(head, (f"  {origin_words(self.course, section.source, day)}", MUTED))

    def _body(self, section: Section) -> Iterator[Line]:
        many = len(section.lines) > 1 and section.source
        for line in section.lines:
            yield f"· {line}" if many else line

    def _recording(self, found: Page, *, own: bool) -> Iterator[Line]:
        if not found.recording:
            if own:
                yield from ("", muted(self.w("recording_none")))
            return
        yield from ("", say(("▶ ", "$accent"), (self.label("recording"), "bold")))
        yield say((found.recording, "$accent"))
        if web_address(found.recording) is None:
            yield warning(self.w("recording_odd"))

    def open_recording(self, found: Page | None) -> None:
        """Open the recording in the browser, or say that there is none."""
        address = web_address(found.recording) if found else None
        if address is not None:
            self.app.open_url(address)
            self.desk.app.say(self.w("recording_opened"))
        elif found is not None and found.recording:
            self.desk.app.say(self.w("recording_odd"))
        else:
            self.desk.app.say(self.w("recording_missing"))

    def library_of(self, row: ShowcaseFeedback) -> str:
        """What the library is called that a piece of feedback is for: its name of today if its file is there."""
        libraries = self.desk.neighbours.libraries
        there = next((one for one in libraries if one.store.library_id == row.target), None)
        return self.name_of(there) if there is not None else row.target_name.strip() or self.w("unnamed")

    def feedback_line(self, row: ShowcaseFeedback) -> str:
        """One piece of one's own feedback, and whether the other library can read it."""
        words = self.w(
            "row_sent" if row.sent and written(row) else "row_draft",
            library=self.library_of(row),
            kind=self.course.label("showcase_feedback", row.kind),
            text=" ".join(row.text.split()),
        )
        return words.rstrip(": ")
