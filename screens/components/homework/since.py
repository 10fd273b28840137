"""The third step: what the library has changed since the last meeting, in every part of the course."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from facilitator.changes import (
    GONE,
    NEW,
    PartChange,
    RecordChange,
    around,
    changes_since,
    start_of,
    versions,
)
from facilitator.components.homework import meetings
from facilitator.i18n import format_date, relative_day
from facilitator.session import Changed, Session
from screens.components.homework.changed import amount, field_lines, single
from screens.components.homework.parts import HomeworkStep, key
from screens.dialogs import ChoiceDialog, LineDialog
from screens.step_parts import muted
from screens.widgets.form.parse import Unclear, parse_date
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, say, shorten

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

AT_ONCE = 12
"""Up to so many changes are shown at once; where there are more, each part is folded up until somebody opens it."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)

SIGNS = {NEW: ("+", "$text-success"), GONE: ("−", "$text-error")}


class SinceStep(HomeworkStep):
    """Every part that has changed; under it its changes, the newest first, with what stood there before where that is known."""

    STEP = "since"
    LETTERS = frozenset({"when"})

    BINDINGS: ClassVar[list[BindingType]] = [key("v", "when", "when")]

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[PartChange, ...] = ()
        self._known: Hashable = None
        self._unfolded: set[str] = set()
        self._backups: tuple[Hashable, ExitStack, tuple[Session, ...]] = (None, ExitStack(), ())

    def on_unmount(self) -> None:
        """Let go of the backups."""
        self._backups[1].close()

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
        self._look()
        self.query_one("#changes", LineList).set_items(self._items())
        self.put("#since", *self._head())

    def _look(self) -> None:
        """Find what has changed; nothing to do where file, backups and day are those of the last time."""
        since = start_of(self._since())
        paths = tuple(backup.path for backup in around(self.session.store.backups(), since))
        state = (since, paths, self.session.store.generation, self.viewer)
        if state == self._known:
            return
        if self._backups[0] != (since, paths):
            self._backups[1].close()
            stack = ExitStack()
            self._backups = ((since, paths), stack, stack.enter_context(versions(self.session, since)))
        earlier = self._backups[2]
        self._parts = changes_since(self.session, self.course, since, self.viewer, earlier, OWN)
        self._known = state

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
            count = sum(map(amount, self._parts))
            parts = self.w("parts", n=len(self._parts))
            lines.append(muted(self.w("since_count", n=count, parts=parts)))
        return lines

    def _items(self) -> list[Item]:
        folds = sum(map(amount, self._parts)) > AT_ONCE
        items: list[Item] = []
        for part in self._parts:
            unfolded = not folds or part.component in self._unfolded
            items.append(self._part_head(part, folds=folds, unfolded=unfolded, first=not items))
            if unfolded:
                items += self._records(part)
        return items

    def _part_head(self, part: PartChange, *, folds: bool, unfolded: bool, first: bool) -> Item:
        """The name of a part; where parts are folded up with a sign, and how much has changed and when."""
        name = self.part(part.component)
        key = ("head", part.component)
        if not folds:
            line = say((name, "bold $primary"))
            return Item(key, (line,) if first else ("", line), disabled=True)
        day = f" · {relative_day(part.at.astimezone().date())}" if part.at else ""
        said = f" · {self.w('part_count', n=amount(part))}{day}"
        return Item(key, (say(("[−] " if unfolded else "[+] ", "$primary"), (name, "bold"), (said, MUTED)),))

    def _records(self, part: PartChange) -> list[Item]:
        """Each change, the newest first; of a kind without words, such as scores, no more than a few."""
        found: list[tuple[datetime, Item]] = []
        wordless = Counter(record.kind for record in part.records if record.wordless)
        counted: set[str] = set()
        for record in part.records:
            if not record.wordless or wordless[record.kind] <= MOST_WORDLESS:
                found += [(one.at or LONG_AGO, self._item(part.component, one)) for one in single(record)]
            elif record.kind not in counted:
                counted.add(record.kind)
                moments = [one.at for one in part.records if one.kind == record.kind and one.at]
                found.append(
                    (max(moments, default=LONG_AGO), self._many(part, record, wordless[record.kind]))
                )
        if part.answers:
            line = self.w("answers", n=part.answers)
            item = Item((part.component, "", "answers", 0, ""), (say(f"· {line}"),))
            found.append((LONG_AGO, item))
        found.sort(key=lambda one: one[0], reverse=True)
        return [item for _, item in found]

    def _many(self, part: PartChange, record: RecordChange, n: int) -> Item:
        step = self._step_title(part.component, record.step)
        where = f" · {self.w('in_step', step=step)}" if step else ""
        line = say("◐ ", self.w("many", n=n), (where, MUTED))
        return Item((part.component, record.step, record.kind, 0, ""), (line,))

    def _item(self, component: str, record: RecordChange) -> Item:
        sign, style = SIGNS.get(record.what, ("◐", "$primary"))
        step = self._step_title(component, record.step)
        name = record.name or next((field.label for field in record.fields), "") or step
        told = self._told(record)
        if step and step != name:
            told += f" · {self.w('in_step', step=step)}"
        fields = () if record.name and record.what in {NEW, GONE} else record.fields
        with_label = bool(record.name)

        def draw(width: int, selected: bool) -> Sequence[Line]:
            most = MANY if selected else FEW
            tail = f"  {told}"
            lines: list[Line] = [
                say((f"{sign} ", style), shorten(name, max(10, width - len(tail) - 2)), (tail, MUTED))
            ]
            for field in fields:
                lines += field_lines(self.content_words, field, width - 4, most, with_label=with_label)
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

    # doing

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Fold a part out or up; open the place where a change stands."""
        event.stop()
        if isinstance(event.key, tuple) and event.key[0] == "head":
            self._unfolded ^= {str(event.key[1])}
            self.query_one("#changes", LineList).set_items(self._items())
        elif isinstance(event.key, tuple) and len(event.key) == 5:
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
