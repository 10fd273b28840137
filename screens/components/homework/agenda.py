"""The first step: the tasks as a meeting goes through them, open ones first."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from facilitator.components.homework import (
    HomeworkAnswer,
    HomeworkMeeting,
    HomeworkTask,
    Todo,
    agenda,
    tasks,
)
from facilitator.components.homework.records import DONE, DROPPED, NOT_BEGUN
from facilitator.components.homework.tasks import next_state, state_of
from facilitator.i18n import format_date, relative_day
from facilitator.record import Record, between
from facilitator.session import Change, Changed, Delete, Put, Session
from screens.components.homework.parts import SIGNS, THIN, HomeworkStep, key
from screens.step_parts import muted
from screens.widgets.form import RecordForm
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say, shorten

FOR_ALL = ("title", "text", "due")
"""What the facilitator writes in a task for all libraries."""

MOST_LINES = 14
"""So many lines of a long text are shown under the task; all of it is in the form."""


class AgendaStep(HomeworkStep):
    """Open tasks, those finished since the last meeting, those before; the one under the cursor says more."""

    STEP = "agenda"
    LETTERS = frozenset({"state", "edit", "new", "remove"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "new", "new"),
        key("e", "edit", "edit"),
        key("space", "state", "state"),
        key("delete", "remove", "remove"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A task for all has no state of its own: each library has one."""
        if action == "state" and self.for_workshop:
            return False
        return super().check_action(action, parameters)

    def compose_page(self) -> ComposeResult:
        """The meeting, the keys, the tasks."""
        yield Static("", id="meeting", markup=False)
        words = "agenda_keys_all" if self.for_workshop else "agenda_keys"
        yield Static(self.w(words), id="keys", classes="muted", markup=False)
        empty = "agenda_empty_all" if self.for_workshop else "agenda_empty"
        yield LineList(empty=self.w(empty), id="tasks")

    @property
    def board(self) -> LineList:
        """The tasks."""
        return self.query_one("#tasks", LineList)

    # showing

    def show(self, changed: Changed | None) -> None:
        """The meeting and the tasks as the records say."""
        super().show(changed)
        if changed is not None and not changed.touches(HomeworkTask, HomeworkAnswer, HomeworkMeeting):
            return
        coming, last = self.next_meeting(), self.last_meeting()
        line = self.w("next_is", meeting=self.meeting_line(coming)) if coming else self.w("next_none")
        lines: list[Line] = [say((line, "bold")) if coming else muted(line)]
        if last is not None and not self.for_workshop:
            lines.append(muted(self.w("since_open", day=format_date(last.day, "day"))))
        self.put("#meeting", *lines)
        self.board.set_items(self._all_items() if self.for_workshop else self._items())

    def _items(self) -> list[Item]:
        last = self.last_meeting()
        found = agenda(self.session, self.workshop, last.after if last else None, self._when)
        if not (found.open or found.since or found.before):
            return []
        items = self._group(
            "open", self.w("head_open" if found.open else "head_open_none", n=len(found.open))
        )
        items += [self._item(todo) for todo in found.open]
        if found.since:
            day = format_date(last.day, "day") if last else ""
            n = len(found.since)
            items += self._group(
                "since", self.w("head_since", day=day, n=n) if last else self.w("head_finished", n=n)
            )
            items += [self._item(todo) for todo in found.since]
        if found.before:
            items += self._group("before", self.w("head_before", n=len(found.before)))
            items += [self._item(todo) for todo in found.before]
        return items

    def _all_items(self) -> list[Item]:
        found = tasks(self.session)
        if not found:
            return []
        head = self._group("all", self.w("head_all", n=len(found)))
        return [*head, *(self._item(todo) for todo in found)]

    def _group(self, name: str, title: str) -> list[Item]:
        air = () if name in {"open", "all"} else ("",)
        return [Item(("head", name), (*air, say((title, "bold $primary"))), disabled=True)]

    def _when(self, todo: Todo) -> datetime | None:
        """When a task came into its state: the stamp of that field."""
        found = self.session.store.stamp_of(*todo.key, "state")
        return found.time if found else None

    def _item(self, todo: Todo) -> Item:
        first, second = self._first(todo), self._second(todo)
        more = self._more(todo)

        def draw(width: int, selected: bool) -> Sequence[Line]:
            lines: list[Line] = [shorten(first, width), say("  ", shorten(second, width - 2))]
            if selected:
                for said in more:
                    lines += [
                        say((f"  {line}", THIN))
                        for line in fold(said, max(8, min(width, 90) - 2), MOST_LINES)
                    ]
            return lines

        return Item(todo.key, draw, version=(first.plain, second.plain, more))

    def _first(self, todo: Todo) -> Content:
        sign, style = SIGNS[todo.state]
        if todo.overdue(self.today()):
            sign, style = "!", "bold $text-warning"
        closed = MUTED if todo.state == DROPPED else ""
        return say((f"{sign} ", style), (self.title_of(todo), closed))

    def _second(self, todo: Todo) -> Content:
        due = todo.due
        parts: list[tuple[str, str]] = []
        if not self.for_workshop:
            parts.append((self.course.label("homework_state", todo.state), MUTED))
        if due is not None and todo.overdue(self.today()):
            parts.append((self.w("late", day=relative_day(due)), "$text-warning"))
        elif todo.open:
            parts.append((self.w("due", day=relative_day(due)) if due else self.w("due_none"), MUTED))
        if not self.for_workshop:
            parts.append((self.course.label("role", todo.owner) or self.w("owner_none"), MUTED))
        if todo.shared:
            parts.insert(-1, (self.w("for_all"), MUTED))
        line = [piece for part in parts for piece in ((" · ", MUTED), part)][1:]
        return say(*line)

    def _more(self, todo: Todo) -> tuple[str, ...]:
        place = self.place_of(todo.source)
        opens = self.w("opens", part=self.part(place[0], place[1] or "")) if place else ""
        if self.for_workshop:
            opens = self._answered(todo)
        note = self.w("note_line", note=todo.note) if todo.note else ""
        text = todo.text if todo.title else ""
        return tuple(part for part in (text, note, opens) if part)

    def _answered(self, todo: Todo) -> str:
        """How far the libraries are with a task for all; roles and notes are the libraries' own."""
        libraries = self.desk.neighbours.libraries
        if not libraries:
            return ""
        answers = [library.get(HomeworkAnswer, HomeworkAnswer.key(todo.key[1])) for library in libraries]
        states = [state_of(answer.state) if answer else NOT_BEGUN for answer in answers]
        done = states.count(DONE)
        begun = sum(state not in {NOT_BEGUN, DONE, DROPPED} for state in states)
        return self.w("answered", done=done, n=len(states), begun=begun)

    # doing

    def _todo(self, where: Hashable | None = None) -> Todo | None:
        """The task under the cursor."""
        at = where if where is not None else self.board.cursor_key
        return next((todo for todo in tasks(self.session, self.workshop) if todo.key == at), None)

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the place where the task is written; where there is none, the task itself."""
        event.stop()
        todo = self._todo(event.key)
        if todo is None:
            return
        place = None if self.for_workshop else self.place_of(todo.source)
        if place is not None:
            self.go_to(*place)
        else:
            await self._open(todo)

    async def action_edit(self) -> None:
        """Open the form of the task under the cursor."""
        if (todo := self._todo()) is not None:
            await self._open(todo)

    async def _open(self, todo: Todo) -> None:
        blank = self._record(self.session, todo)
        if blank is None:
            return
        fields = FOR_ALL if self.for_workshop else None
        form = RecordForm(self.session, blank, self.content_words, self.course, fields=fields)
        about: list[Line] = []
        if todo.shared:
            about += [todo.text, ""] if todo.title and todo.text else []
            task = self.workshop.get(HomeworkTask, todo.task) if self.workshop else None
            if task is not None and task.due is not None:
                about += [muted(self.w("common_due", day=format_date(task.due))), ""]
        title = self.title_of(todo) if todo.shared else self.w("form_own")
        await self.open_form(title, form, about=tuple(about))

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """Open the form of a task."""
        todo = self._todo((kind.KIND, record_id))
        if todo is None:
            return False
        if self.in_form:
            await self.action_close_form()
        self.board.move_to(todo.key)
        await self._open(todo)
        return self.focus_record(kind, record_id, field)

    def _record(self, now: Session, todo: Todo) -> Record | None:
        """The record that holds the task's state; for a task for all a new one, if the library has none yet."""
        kind, record_id = todo.key
        if kind == HomeworkTask.KIND:
            return now.get(HomeworkTask, record_id)
        found = now.get(HomeworkAnswer, record_id)
        if found is not None or self.workshop is None:
            return found
        task = self.workshop.get(HomeworkTask, todo.task)
        return HomeworkAnswer.to(task) if task is not None else None

    async def action_new(self) -> None:
        """Write a task of one's own; its date is the next meeting."""
        coming = self.next_meeting()
        rows = self.session.all(HomeworkTask)
        task = HomeworkTask(
            id=self.session.new_id(),
            position=between(rows[-1] if rows else None, None),
            due=coming.day if coming else None,
        )
        if not self.edit(self.w("edit_new"), lambda _: [Put(task)]):
            return
        fields = FOR_ALL if self.for_workshop else None
        form = RecordForm(self.session, task, self.content_words, self.course, fields=fields)
        await self.open_form(self.w("form_new"), form)
        self.board.move_to((HomeworkTask.KIND, task.id))

    async def action_close_form(self) -> None:
        """Back to the list; a new task in which nothing was written is taken away again."""
        if not self.flush():
            return
        for form in self.query(RecordForm):
            record = form.record
            if isinstance(record, HomeworkTask) and not (record.title + record.text + record.note).strip():
                gone = Delete(HomeworkTask, record.id)
                self.edit(self.w("edit_remove"), lambda _, gone=gone: [gone])  # type: ignore[misc]
        await super().action_close_form()

    def action_state(self) -> None:
        """The next state of the task under the cursor."""
        todo = self._todo()
        if todo is None or self.for_workshop:
            return
        state = next_state(todo.state)

        def change(now: Session) -> Iterable[Change]:
            record = self._record(now, todo)
            return [] if record is None else [Put(record.revise(state=state))]

        if self.edit(self.w("edit_begin" if todo.shared else "edit_state"), change):
            label = self.course.label("homework_state", state)
            self.tell(self.w("state_now", task=shorten(self.title_of(todo), 40).plain, state=label))

    def action_remove(self) -> None:
        """Take the task under the cursor away; a task for all stays."""
        todo = self._todo()
        if todo is None:
            return
        if todo.shared:
            self.tell(self.w("not_yours"))
        elif self.edit(self.w("edit_remove"), lambda _: [Delete(HomeworkTask, todo.key[1])]):
            self.tell(self.w("removed", task=shorten(self.title_of(todo), 40).plain))
