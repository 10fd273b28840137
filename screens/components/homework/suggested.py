"""The second step: the course's own tasks, to be taken over with one key."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.homework import (
    Assignment,
    HomeworkAnswer,
    HomeworkMeeting,
    HomeworkTask,
    assignments,
)
from facilitator.components.homework.tasks import state_of
from facilitator.i18n import format_date
from facilitator.record import between
from facilitator.session import Change, Changed, Put, Session
from screens.components.homework.parts import THIN, HomeworkStep
from screens.step_parts import muted
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say, shorten


class SuggestedStep(HomeworkStep):
    """The tasks by the part of the course that they follow; the one under the cursor says what to do and why."""

    STEP = "course"

    def compose_page(self) -> ComposeResult:
        """How many are taken, and the tasks."""
        yield Static("", id="count", classes="muted", markup=False)
        yield LineList(empty=self.w("course_empty"), choose_on_click=False, id="suggested")

    # showing

    def _shown(self) -> list[Assignment]:
        """The tasks that have a place in this course, by the part that they follow, in the course's order."""
        parts = list(self.course.components)
        known = [one for one in assignments(self.course) if one.after in parts]
        known = [one for one in known if not one.component or one.component in parts]
        return sorted(known, key=lambda one: parts.index(one.after))

    def show(self, changed: Changed | None) -> None:
        """The tasks, and which are taken."""
        super().show(changed)
        if changed is not None and not changed.touches(HomeworkTask, HomeworkAnswer, HomeworkMeeting):
            return
        shown = self._shown()
        items: list[Item] = []
        taken = 0
        for after, group in groupby(shown, key=lambda one: one.after):
            head = say((self.w("after_part", part=self.part(after)), "bold $primary"))
            items.append(Item(("head", after), ("", head) if items else (head,), disabled=True))
            for one in group:
                state = self._state(one)
                taken += bool(state)
                items.append(self._item(one, state))
        self.query_one("#suggested", LineList).set_items(items)
        self.put("#count", muted(self.w("course_count", taken=taken, n=len(shown))))

    def _state(self, one: Assignment) -> str:
        """How far the library is with this task, in words; "" while it is not on the list."""
        own = self.session.get(HomeworkTask, HomeworkTask.key(one.id))
        if own is not None:
            return self.w("taken", state=self.course.label("homework_state", state_of(own.state)).lower())
        return self.w("for_all") if self._set_for_all(one) else ""

    def _set_for_all(self, one: Assignment) -> bool:
        return self.workshop is not None and any(
            task.source == one.id for task in self.workshop.all(HomeworkTask)
        )

    def _item(self, one: Assignment, state: str) -> Item:
        title = say(("● " if state else "○ ", "$text-success" if state else ""), str(one.title))
        time = self.w("minutes", n=one.minutes)
        second = " · ".join(part for part in (time, state) if part)
        where = self.part(one.component, one.step)
        do = "take_open" if state else "take_all" if self.for_workshop else "take"
        said = [
            str(one.text),
            self.w("why_line", why=one.why),
            f"{self.w(do)}{f' · {where}' if where else ''}",
        ]

        def draw(width: int, selected: bool) -> Sequence[Line]:
            lines: list[Line] = [shorten(title, width), say(("  " + second, MUTED))]
            if selected:
                for part in said[:-1]:
                    lines += [say((f"  {line}", THIN)) for line in fold(part, max(8, min(width, 90) - 2))]
                lines += [muted(f"  {line}") for line in fold(said[-1], max(8, min(width, 90) - 2))]
            return lines

        return Item(one.id, draw, version=(title.plain, second, tuple(said)))

    # doing

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Take the task over; one that is on the list already is shown there."""
        event.stop()
        one = next((one for one in self._shown() if one.id == event.key), None)
        if one is None:
            return
        if self._state(one):
            self.go_step("agenda")
            return
        coming = self.next_meeting()
        task_id = HomeworkTask.key(one.id)

        def take(now: Session) -> list[Change]:
            if now.get(HomeworkTask, task_id) is not None:
                return []
            rows = now.all(HomeworkTask)
            return [
                Put(
                    HomeworkTask(
                        id=task_id,
                        position=between(rows[-1] if rows else None, None),
                        title=str(one.title),
                        text=str(one.text),
                        due=coming.day if coming else None,
                        source=one.id,
                    )
                )
            ]

        if self.edit(self.w("edit_take"), take):
            if coming is None:
                self.tell(self.w("took", task=one.title))
            else:
                self.tell(self.w("took_due", task=one.title, day=format_date(coming.day, "day")))
