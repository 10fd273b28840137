"""The third step: what the library has changed since the last meeting, in every part of the course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from facilitator.changes import (
    GONE,
    NEW,
    FieldChange,
    PartChange,
    RecordChange,
    apart,
    changes_since,
    start_of,
    versions,
)
from facilitator.components.homework import meetings
from facilitator.i18n import format_date, relative_day
from facilitator.session import Changed
from screens.components.homework.parts import THIN, HomeworkStep, key
from screens.dialogs import ChoiceDialog, LineDialog
from screens.step_parts import muted
from screens.widgets.form.parse import Unclear, parse_date
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say, shorten

if TYPE_CHECKING:
    from screens.components.homework import HomeworkScreen

OWN = frozenset({"homework"})
"""The tasks themselves are not told about here: they have their own step."""

FALLBACK = 14
"""So many days back while there is no meeting behind us."""

DAYS = (7, 14, 30)
BEGINNING = date(2000, 1, 1)

FEW, MANY = 2, 12
"""Lines of a text, of which the cursor's item shows more."""

MOST_WORDLESS = 3
"""So many scores or ticks of one kind are shown one by one; more are only counted."""

SIGNS = {NEW: ("+", "$text-success"), GONE: ("−", "$text-error")}


def single(record: RecordChange) -> list[RecordChange]:
    """A form without a name as one change for each of its fields; anything else as it is."""
    if record.name or record.what == GONE:
        return [record]
    return [replace(record, fields=(field,), at=field.at, step=field.step) for field in record.fields]


class SinceStep(HomeworkStep):
    """Every changed record under its part, with what stood there before where that is known."""

    STEP = "since"
    LETTERS = frozenset({"when"})

    BINDINGS: ClassVar[list[BindingType]] = [key("v", "when", "when")]

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[PartChange, ...] = ()

    def compose_page(self) -> ComposeResult:
        """Since when and how much, the keys, the changes."""
        yield Static("", id="since", markup=False)
        yield Static(self.w("since_keys"), id="keys", classes="muted", markup=False)
        words = "since_not_here" if self.for_workshop else "since_empty"
        yield LineList(empty=self.w(words), id="changes")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to choose in the workshop's own file."""
        if action == "when" and self.for_workshop:
            return False
        return super().check_action(action, parameters)

    # showing

    def _since(self) -> date:
        """The first day that counts: as chosen, else after the last meeting, else two weeks back."""
        chosen = cast("HomeworkScreen", self.desk).since
        if chosen is not None:
            return chosen
        last = self.last_meeting()
        return last.after if last else self.today() - timedelta(days=FALLBACK)

    def show(self, changed: Changed | None) -> None:
        """Look again at what has changed."""
        super().show(changed)
        self.query_one("#keys").set_class(self.for_workshop, "-none")
        if self.for_workshop:
            self.put("#since")
            return
        since = start_of(self._since())
        with versions(self.session, since) as earlier:
            self._parts = changes_since(self.session, self.course, since, self.viewer, earlier, OWN)
        self.query_one("#changes", LineList).set_items(self._items())
        self.put("#since", *self._head())

    def _head(self) -> list[Line]:
        day = self._since()
        found = meetings(self.session, self.workshop)
        meeting = next((one for one in reversed(found) if one.after == day), None)
        if day == BEGINNING:
            line = self.w("when_all")
        elif meeting is not None:
            line = self.w("since_meeting", meeting=self.meeting_line(meeting))
        else:
            line = self.w("since_day", day=format_date(day))
        lines: list[Line] = [say((line, "bold"))]
        if self._parts:
            count = sum(
                part.answers + sum(len(single(record)) for record in part.records) for part in self._parts
            )
            parts = self.w("parts", n=len(self._parts))
            lines.append(muted(self.w("since_count", n=count, parts=parts)))
        return lines

    def _items(self) -> list[Item]:
        items: list[Item] = []
        for part in self._parts:
            head = say((self.part(part.component), "bold $primary"))
            items.append(Item(("head", part.component), ("", head) if items else (head,), disabled=True))
            items += self._records(part)
            if part.answers:
                line = self.w("answers", n=part.answers)
                when = f" ({relative_day(part.at.astimezone().date())})" if part.at else ""
                items.append(Item((part.component, "", "answers", 0, ""), (say(f"· {line}", (when, MUTED)),)))
        return items

    def _records(self, part: PartChange) -> list[Item]:
        """Each change; of a kind without words, such as scores, no more than a few."""
        items: list[Item] = []
        for kind, group in groupby(part.records, key=lambda record: record.kind):
            records = list(group)
            wordless = [record for record in records if record.wordless]
            for record in records:
                if record.wordless and len(wordless) > MOST_WORDLESS:
                    continue
                items += [self._item(part.component, one) for one in single(record)]
            if len(wordless) > MOST_WORDLESS:
                step = self._step_title(part.component, wordless[0].step)
                line = self.w("many", n=len(wordless))
                where = f" · {self.w('in_step', step=step)}" if step else ""
                key = (part.component, wordless[0].step, kind, 0, "")
                items.append(Item(key, (say("◐ ", line, (where, MUTED)),)))
        return items

    def _item(self, component: str, record: RecordChange) -> Item:
        sign, style = SIGNS.get(record.what, ("◐", "$primary"))
        step = self._step_title(component, record.step)
        name = record.name or next((field.label for field in record.fields), "") or step
        told = self._told(record)
        if step and step != name:
            told += f" · {self.w('in_step', step=step)}"
        fields = () if record.what in {NEW, GONE} else record.fields
        with_label = bool(record.name)

        def draw(width: int, selected: bool) -> Sequence[Line]:
            most = MANY if selected else FEW
            tail = f"  {told}"
            lines: list[Line] = [
                say((f"{sign} ", style), shorten(name, max(10, width - len(tail) - 2)), (tail, MUTED))
            ]
            for field in fields:
                lines += self._field(field, width - 4, most, with_label=with_label)
            return lines

        return Item(
            (component, record.step, record.kind, record.id, "" if record.name else name),
            draw,
            version=(record.what, name, told, fields, with_label),
        )

    def _told(self, record: RecordChange) -> str:
        if record.at is None:
            return self.w("sign_gone")
        day = relative_day(record.at.astimezone().date())
        return self.w("new_day" if record.what == NEW else "changed_day", day=day)

    def _step_title(self, component: str, step: str) -> str:
        steps = self.course.words(component).steps
        return next((str(one.title) for one in steps if one.id == step), "")

    def _field(self, field: FieldChange, width: int, most: int, *, with_label: bool) -> list[Line]:
        """A field's before and now on one line, or where that is too long on lines of their own."""
        width = max(8, min(width, 96))
        limit = max(20, width * most - 8)
        quoted = apart(field.before, field.now) if field.before else ("", field.now)
        before, now = (shorten(text, limit).plain for text in quoted)
        label = f"{field.label}: " if with_label and field.label else ""
        if field.before is None:
            said = [self.w("now_only", now=now) if now else self.w("now_empty")]
        elif not field.before:
            said = [self.w("before_none", now=now)]
        elif not now:
            said = [self.w("now_none", before=before)]
        else:
            said = [self.w("before_now", before=before, now=now)]
            if cell_len(label + said[0]) > width:
                said = [self.w("line_before", before=before), self.w("line_now", now=now)]
                said = [label.strip(), *said] if label else said
                label = ""
        first, *more = [line for part in [label + said[0], *said[1:]] for line in fold(part, width, most + 1)]
        head = len(label) if first.startswith(label) else 0
        return [
            say("    ", (first[:head], f"{MUTED} {THIN}"), (first[head:], THIN)),
            *(say("    ", (line, THIN)) for line in more),
        ]

    # doing

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the place where it stands."""
        event.stop()
        if isinstance(event.key, tuple) and len(event.key) == 5:
            component, step, *_ = event.key
            self.go_to(str(component), str(step) or None)

    def action_when(self) -> None:
        """Choose how far to look back."""
        today = self.today()
        past = [one for one in reversed(meetings(self.session, self.workshop)) if one.day < today]
        choices = [
            (
                one.after.isoformat(),
                one.title or self.w("meeting_nameless"),
                self.w("when_meeting", day=format_date(one.day)),
            )
            for one in past[:4]
        ]
        choices += [
            ((today - timedelta(days=days)).isoformat(), self.w("when_days", n=days), "") for days in DAYS
        ]
        choices += [(BEGINNING.isoformat(), self.w("when_all"), ""), ("own", self.w("when_own"), "")]
        dialog = ChoiceDialog(self.w("when_title"), self.w("when_text"), choices)
        self.app.push_screen(dialog, self._chosen)

    def _chosen(self, answer: str | None) -> None:
        if answer == "own":
            self.app.push_screen(LineDialog(self.w("when_title"), self.w("when_own_text")), self._typed)
        elif answer:
            self._look_from(datetime.fromisoformat(answer).date())

    def _typed(self, text: str | None) -> None:
        if not text:
            return
        try:
            day = parse_date(text)
        except Unclear:
            day = None
        if day is None:
            self.tell(self.w("when_wrong", text=text))
        else:
            self._look_from(day)

    def _look_from(self, day: date) -> None:
        cast("HomeworkScreen", self.desk).since = day
        self.show(None)
