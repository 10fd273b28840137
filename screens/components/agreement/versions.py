"""The seventh and eighth step: saved versions with what changed between them, and the status meetings."""

from __future__ import annotations

import re
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.components.agreement import AgreementReading, AgreementVersion, end_date
from facilitator.components.agreement.report import version_line
from facilitator.components.agreement.status import next_reading, to_reread
from facilitator.components.agreement.versions import (
    HEAD,
    Difference,
    Op,
    Part,
    compare,
    in_order,
    version,
    whole_text,
)
from facilitator.i18n import format_date
from facilitator.session import Changed
from facilitator.wording import flat
from screens.components.agreement.parts import AgreementStep, Sheet, key
from screens.step_parts import muted, warning
from screens.widgets.form import RowAction, RowList
from screens.widgets.paint import MUTED, say

COMPARE, READ = "agreement.compare", "agreement.read"
SIGNS = {Op.GONE: ("[-", "-]", "$text-error"), Op.NEW: ("[+", "+]", "$text-success")}
AROUND = 60
"""Characters of unchanged text that are shown on each side of a change."""


class VersionsStep(AgreementStep):
    """The versions; up to two are chosen and compared under the list."""

    STEP = "versions"

    DEFAULT_CSS = """
    VersionsStep { overflow: hidden hidden; }
    VersionsStep > #saved { height: auto; max-height: 60%; scrollbar-size-vertical: 1; }
    VersionsStep > Sheet { height: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("pagedown", "turn(1)", "turn_on", show=False),
        key("pageup", "turn(-1)", "turn_back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._chosen: list[int] = []
        self._read: int | None = None

    def compose_work(self) -> ComposeResult:
        """The versions, and what changed."""
        with VerticalScroll(id="saved", can_focus=False):
            yield RowList(
                self.session,
                AgreementVersion,
                self.content_words,
                self.course,
                make=lambda row_id, position: version(self.session, self.course, row_id, position),
                summary=self._summary,
                title=self.w("title_versions"),
                help=self.w("help_versions"),
                empty=self.w("empty_versions"),
                actions=[
                    RowAction("c", self.w("key_compare"), COMPARE, self.w("tip_compare")),
                    RowAction("l", self.w("key_read"), READ, self.w("tip_read")),
                ],
                id="versions",
            )
        with Sheet(id="sheet"):
            yield Static(id="changes", classes="told", markup=False)

    def action_turn(self, pages: int) -> None:
        """Turn the text under the list."""
        sheet = self.query_one("#sheet", Sheet)
        sheet.scroll_relative(y=pages * max(1, sheet.size.height - 1), animate=False)

    def _summary(self, row: AgreementVersion) -> str:
        line = version_line(row, self.content_words)
        return self.w("version_chosen", version=line) if row.id in self._chosen else line

    def on_row_list_acted(self, event: RowList.Acted) -> None:
        """Show the version's whole text, or choose it for comparing; of three chosen the first is let go."""
        event.stop()
        before, self._read = self._read, None
        if event.action_id == READ:
            self._read = None if before == event.row_id else event.row_id
        elif event.row_id in self._chosen:
            self._chosen.remove(event.row_id)
        else:
            self._chosen = [*self._chosen, event.row_id][-2:]
        self.query_one("#sheet", Sheet).scroll_home(animate=False)
        self.show(None)

    def show(self, changed: Changed | None) -> None:
        """The rows, and what changed between those that are chosen."""
        found = [row for key in self._chosen if (row := self.session.get(AgreementVersion, key)) is not None]
        self._chosen = [row.id for row in found]
        super().show(changed)
        place = self.query_one("#changes", Static)
        read = self.session.get(AgreementVersion, self._read) if self._read is not None else None
        if read is not None:
            place.update(whole(read))
        elif not found:
            rows = self.session.all(AgreementVersion)
            place.update(muted(self.w("compare_none")) if rows else say())
        elif len(found) == 1:
            name = version_line(found[0], self.content_words)
            now = whole_text(self.session, self.course)
            place.update(self._changes(self.w("compare_now", old=name), found[0].parts, now))
        else:
            old, new = in_order(found[0], found[1])
            names = {
                "old": version_line(old, self.content_words),
                "new": version_line(new, self.content_words),
            }
            place.update(self._changes(self.w("compare_two", **names), old.parts, new.parts))

    def _changes(self, head: str, old: tuple[Part, ...], new: tuple[Part, ...]) -> Content:
        found = compare(old, new)
        lines = [say((head, "bold")), say((self.w("disclaimer"), "$text-warning"))]
        if not found:
            return Content("\n").join([*lines, muted(self.w("compare_same"))])
        lines.append(muted(self.w("compare_key")))
        for one in found:
            what = "clause_new" if one.added else "clause_gone" if one.removed else "clause_changed"
            lines += [say(), say((one.heading, "bold"), (f"   {self.w(what)}", MUTED)), runs(one)]
        return Content("\n").join(lines)


def whole(row: AgreementVersion) -> Content:
    """The whole text of a saved version."""
    lines: list[Content] = []
    for part, heading, body in row.parts:
        style = "bold $primary" if part == HEAD else "bold"
        lines += [
            *([say()] if lines else []),
            say((heading, style)),
            *(say(line) for line in body.split("\n")),
        ]
    return Content("\n").join(lines)


def runs(difference: Difference) -> Content:
    """The words that went and came, by sign and colour, with a little of what stands around them."""
    parts: list[Content] = []
    last = len(difference.runs) - 1
    for n, run in enumerate(difference.runs):
        if run.op is Op.SAME:
            parts.append(Content(_around(run.text, first=n == 0, last=n == last)))
            continue
        before, after, style = SIGNS[run.op]
        bare = run.text.strip()
        left = run.text[: len(run.text) - len(run.text.lstrip())] if bare else ""
        right = run.text[len(run.text.rstrip()) :] if bare else ""
        parts += [Content(left), Content(f"{before}{bare or run.text}{after}").stylize(style), Content(right)]
    return Content("").join(parts)


def _around(text: str, *, first: bool, last: bool) -> str:
    """Unchanged text on one line without its middle; at the ends of the clause only the part next to the change."""
    line = re.sub(r"\s+", " ", text)
    if len(line) <= (AROUND if first or last else 2 * AROUND):
        return line
    head = "" if first else line[:AROUND].rsplit(" ", 1)[0] + " "
    tail = "" if last else " " + line[-AROUND:].split(" ", 1)[-1]
    return f"{head}…{tail}"


class ReadingStep(AgreementStep):
    """The status meetings at which the agreement is read again."""

    STEP = "reading"

    DEFAULT_CSS = """
    ReadingStep > #reminder { margin-bottom: 1; }
    """

    def compose_work(self) -> ComposeResult:
        """The reminder above the meetings."""
        yield Static(id="reminder", classes="told", markup=False)
        yield RowList(
            self.session,
            AgreementReading,
            self.content_words,
            self.course,
            make=lambda row_id, position: AgreementReading(id=row_id, position=position),
            summary=self._summary,
            title=self.w("title_readings"),
            help=self.w("help_readings"),
            empty=self.w("empty_readings"),
            id="readings",
        )

    def _summary(self, row: AgreementReading) -> str:
        if row.held is None and not row.drift.strip() and not row.change.strip() and not row.read:
            return ""
        when = format_date(row.held, "long") if row.held is not None else self.w("reading_no_date")
        late = row in to_reread(self.session)
        sign, state = (
            ("●", "reading_read") if row.read else ("!", "reading_late") if late else ("○", "reading_wait")
        )
        drift = flat(row.drift)
        return f"{sign} {when} · {self.w(state)}" + (f" · {drift}" if drift else "")

    def show(self, changed: Changed | None) -> None:
        """The reminder and the rows."""
        super().show(changed)
        lines: list[Content] = []
        late = to_reread(self.session)
        if late and (held := late[-1].held) is not None:
            lines.append(warning(self.w("reread_now", date=format_date(held, "long"))))
        if (coming := next_reading(self.session)) is not None:
            lines.append(say(self.w("reread_next", date=format_date(coming, "long"))))
        elif not late:
            lines.append(muted(self.w("reread_plan")))
        if (end := end_date(self.session)) is not None:
            lines.append(muted(self.w("reread_end", date=format_date(end, "long"))))
        self.put("#reminder", *lines)
