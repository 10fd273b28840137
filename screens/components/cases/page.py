"""One case on a page: the facts, what one thinks of it oneself, and what the others think once it is shown."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.component import Reader, activity_of
from facilitator.components.cases import READING, Case, CasesReading, CasesTake
from facilitator.components.cases.reading import NOTES, named, reading_of, readings, relevance, says
from facilitator.components.cases.sentences import (
    basis_of,
    facts,
    label_of,
    origin_of,
    place_of,
    relevance_of,
    targets_of,
    words_of,
)
from facilitator.content import Course
from facilitator.people import Person
from facilitator.visibility import Sight, Viewer, sight_of_others
from screens.step_parts import muted, text
from screens.widgets.paint import Line, say

VALUES = {"citizen_value", "library_value", "partner_value"}


class CasePage(VerticalScroll, can_focus=True):
    """A case to read; the arrow keys and the page keys move in it."""

    DEFAULT_CSS = """
    CasePage { scrollbar-size-vertical: 1; height: 1fr; }
    CasePage > Static { height: auto; width: 1fr; max-width: 84; padding-right: 1; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._body = Static(markup=False)
        self._ref = ""
        self._shown: Content | None = None

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._body

    def show_case(self, ref: str, lines: list[Line]) -> None:
        """Show this text; another case begins at its top, the same text changes nothing."""
        content = text(*lines)
        if self._shown is None or not content.is_same(self._shown):
            self._shown = content
            self._body.update(content)
        if ref != self._ref:
            self._ref = ref
            self.scroll_home(animate=False)


def case_lines(case: Case, reader: Reader, course: Course, viewer: Viewer) -> list[Line]:
    """The whole page."""
    lines: list[Line] = [say((case.title, "bold $primary"))]
    lines += [muted(part) for part in (place_of(case, course), origin_of(case, course)) if part]
    lines.append("")
    said = False
    for label, words in facts(case, course):
        parts = words.splitlines()
        if len(parts) > 1:
            lines.append(say((label, "bold")))
            lines += [say("  • ", part) for part in parts]
        else:
            lines.append(say((label if label.endswith("?") else f"{label}:", "bold"), " ", words))
    if basis := basis_of(case, course):
        said = any(getattr(case, name) for name in VALUES)
        lines += [muted(basis)] if said else []
    lines += ["", *_taken(case, reader, course), *_own(case, reader, course, viewer)]
    return [*lines, *_others(case, reader, course, viewer)]


def _taken(case: Case, reader: Reader, course: Course) -> list[Line]:
    take = reader.get(CasesTake, CasesTake.key(case.ref))
    if take is None:
        return []
    where = targets_of(take, course)
    words = words_of(course)
    sentence = words.word("page_sent", where=where) if where else words.word("page_taken")
    return [say(("✓ ", "bold $success"), sentence), ""]


def note_lines(reading: CasesReading, course: Course, *, head: str = "") -> list[Line]:
    """What stands in a reading, one line for each field."""
    lines: list[Line] = []
    if head:
        lines.append(say((head, "bold")))
    if reading.relevance is not None:
        label = words_of(course).word("column_relevance")
        scale = course.label("scale", str(reading.relevance))
        lines.append(say("  ", (f"{label}: ", "$text-muted"), f"{reading.relevance} {scale}"))
    for name in NOTES:
        if said := " ".join(getattr(reading, name).split()):
            label = label_of(course, CasesReading, name)
            lines.append(say("  ", (f"{label}: ", "$text-muted"), said))
    return lines


def _own(case: Case, reader: Reader, course: Course, viewer: Viewer) -> list[Line]:
    words = words_of(course)
    if viewer.person is None:
        return []
    reading = reading_of(reader, viewer.person, case.ref)
    if not says(reading):
        return [muted(words.word("page_write")), ""]
    return [*note_lines(reading, course, head=words.word("page_own")), ""]


def _others(case: Case, reader: Reader, course: Course, viewer: Viewer) -> list[Line]:
    words = words_of(course)
    if sight_of_others(viewer, activity_of(reader, READING)) is Sight.HIDDEN:
        wrote = {one.person for one in reader.all(CasesReading) if one.case == case.ref and says(one)}
        count = len(wrote - {viewer.person})
        return [muted(words.word("page_hidden", n=count))] if count else []
    return others_lines(case.ref, reader, course, viewer, without=viewer.person)


def others_lines(
    ref: str, reader: Reader, course: Course, viewer: Viewer, without: int | None = None
) -> list[Line]:
    """The readings of a case that may be shown, named where that is allowed, and the mean relevance."""
    words = words_of(course)
    seen = readings(reader, viewer).get(ref, ())
    lines: list[Line] = []
    if mean := relevance_of(relevance(seen), course):
        lines.append(words.word("others_relevance", mean=mean))
    for one in seen:
        if one.person == without:
            continue
        person = reader.get(Person, one.person) if named(reader, viewer, one) else None
        lines += note_lines(one, course, head=person.name if person else words.word("somebody"))
    return lines
