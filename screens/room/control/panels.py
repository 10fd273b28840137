"""What the control view says about the meeting, as lines of text: the step, the phase, the people, the agenda."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from facilitator.agenda import RoomStep
from facilitator.content import Course
from facilitator.room import votes
from facilitator.room.hall import Done, Hall, Table
from facilitator.room.schedule import steps_done
from facilitator.room.state import Standing
from facilitator.room.tables import gathers
from facilitator.room.views import shown
from facilitator.visibility import Activity, Phase, See, Write
from screens.widgets.paint import MUTED, Part, fold, say

W = Callable[..., str]
"""A sentence of the area's words."""

DONE, WAITING = "●", "○"
HERE, PAST, LEFT_OUT = "▸", "✓", "–"
PHASE_SIGNS: Final = {Phase.WRITING: "○", Phase.FROZEN: "▣", Phase.REVEALED: "●", Phase.CLOSED: "■"}


def joined(lines: list[Content]) -> Content:
    """Lines below each other."""
    return Content("\n").join(lines)


@dataclass(frozen=True)
class Panels:
    """The texts of one moment."""

    hall: Hall
    here: Standing
    w: W

    @property
    def course(self) -> Course:
        """The course that names methods and views."""
        return self.hall.course

    # the present step

    def title(self) -> Content:
        """Number and title of the present step, how people work in it and for how long."""
        step = self.here.step
        if step is None:
            return say((self.w("no_step"), "bold"))
        number = str(self.here.number) if self.here.number else LEFT_OUT
        facts = [self.course.label("room_method", step.method)] if step.method else []
        facts += [self.w("minutes", n=step.minutes)] if step.minutes else []
        return say((f"{number}  {step.title}", "bold $primary"), (f"   {' · '.join(facts)}", MUTED))

    def task(self) -> str:
        """The task as the participants read it."""
        return self.here.step.task if self.here.step else ""

    def phase(self) -> Content:
        """Who writes and who sees what, by a sign and in words."""
        step = self.here.step
        if step is None:
            return Content("")
        activity = self.here.activity
        if not gathers(step, self.course):
            return (
                say(f"{PHASE_SIGNS[activity.phase]} {self._shown_or_not(step, activity)}")
                if step.wall
                else Content("")
            )
        words = [self.w(f"phase_{activity.phase.value}{'_vote' if step.vote else ''}")]
        if activity.write is Write.FACILITATOR:
            words.append(self.w("only_you_write"))
        elif activity.write is Write.NOBODY:
            words.append(self.w("nobody_writes"))
        if activity.see is See.OWN:
            words.append(self.w("own_only"))
        elif not activity.hidden:
            words.append(self.w("with_names" if activity.names else "without_names"))
        return say((f"{PHASE_SIGNS[activity.phase]} ", "bold $primary"), " ".join(words))

    def _shown_or_not(self, step: RoomStep, activity: Activity) -> str:
        view = self.course.label("room_wall", step.wall)
        return self.w("view_waits" if activity.hidden else "view_shown", view=view)

    def wall(self) -> Content:
        """What the wall shows."""
        if self.here.room.blank:
            return say((self.w("wall_blank"), "$text-warning"))
        chosen = "wall_chosen" if self.here.room.wall else "wall_shows"
        return say((self.w(chosen, view=self.course.label("room_wall", shown(self.hall))), MUTED))

    def private(self) -> Content:
        """The facilitator's own: what is needed, the notes, and what one may say."""
        step = self.here.step
        parts: list[Content] = []
        for field, key in (("needs", "needs"), ("notes", "notes"), ("script", "script")):
            text = str(getattr(step, field)) if step else ""
            if text.strip():
                parts.append(say((self.w(key), "bold $primary")))
                parts += [say(line) for line in text.strip().splitlines()]
                parts.append(Content(""))
        return joined(parts[:-1]) if parts else say((self.w("no_notes"), MUTED))

    def following(self, at: str) -> Content:
        """The next step; `at` is when it is planned, "" when nobody knows."""
        step = self.here.following
        if step is None:
            return say((self.w("last_step"), MUTED))
        number = self.here.number + 1 if self.here.number else 0
        parts: list[Part] = [
            (self.w("next") + " ", MUTED),
            f"{number}  {step.title}" if number else step.title,
        ]
        facts = [self.w("planned_at", time=at)] if at else []
        facts += [self.w("minutes", n=step.minutes)] if step.minutes else []
        return say(*parts, (f"   {' · '.join(facts)}", MUTED))

    # the people

    def done(self, width: int) -> Content:
        """Who is finished, or has voted: every library with its people, folded to the width.

        Where there is nothing to be finished with it only says who is here.
        """
        step = self.here.step
        asked = step is not None and gathers(step, self.course)
        head = "who_voted" if asked and step is not None and step.vote else "who" if asked else "who_is_here"
        lines = [say((self.w(head), "bold $primary"))]
        if step is None or not self.hall.tables:
            return joined([*lines, say((self.w("no_libraries"), MUTED))])
        if step.vote:
            lines.append(say((self._turnout(step), "bold")))
        for one in self._given(step) if asked else [Done(table, (), ()) for table in self.hall.tables]:
            lines += self._table(one, width, asked=asked)
        return joined(lines)

    def short_done(self) -> Content:
        """How many are finished or have voted, in one line for a small screen; nothing where nobody is asked for anything."""
        step = self.here.step
        if step is None or not gathers(step, self.course):
            return Content("")
        done = self._given(step)
        finished, waiting = (sum(len(getattr(one, name)) for one in done) for name in ("finished", "waiting"))
        if not finished + waiting:
            return Content("")
        if step.vote:
            return say((self.w("see_who", text=self._turnout(step)), MUTED))
        return say((self.w("finished_all", done=finished, n=finished + waiting), MUTED))

    def _turnout(self, step: RoomStep) -> str:
        found = votes.turnout(self.hall, step)
        return self.w("have_voted", done=found.voted, n=found.of)

    def _given(self, step: RoomStep) -> tuple[Done, ...]:
        """At every table who is finished; in a vote who has voted, also where dots are left."""
        if not step.vote:
            return self.hall.done(step)
        vote = votes.election(self.hall.workshop, step)
        return tuple(self._voted(table, vote) for table in self.hall.tables)

    def _voted(self, table: Table, vote: votes.Election) -> Done:
        voted = {*votes.voters(table.reader, vote), *votes.blanks(table.reader, vote)}
        people = table.people
        return Done(
            table,
            tuple(person for person in people if person.id in voted),
            tuple(person for person in people if person.id not in voted),
        )

    def _table(self, one: Done, width: int, *, asked: bool) -> list[Content]:
        there = len(one.table.people)
        key = ("of" if asked else "participants") if there else "nobody_there"
        sign = PAST if one.all else " "
        count = self.w(key, done=len(one.finished), n=there)
        lines = [say((f"{sign} {one.table.name}", "bold"), (f"   {count}", MUTED))]
        row: list[Part] = []
        cells = 0
        for name, finished in self._names(one):
            part = f"{DONE if finished else WAITING} {name}" if asked else name
            if row and cells + cell_len(part) + 4 > width:
                lines.append(say("  ", *row))
                row, cells = [], 0
            row += [(part, "" if finished else MUTED), "  "]
            cells += cell_len(part) + 2
        return [*lines, say("  ", *row)] if row else lines

    def _names(self, one: Done) -> list[tuple[str, bool]]:
        """Everybody's first name, or the whole name where two at the table share it, and whether they are finished."""
        whole = [person.name.strip() or self.w("no_name") for person in one.table.people]
        first = [name.split()[0] for name in whole]
        return [
            (name if first.count(short) > 1 else short, person in one.finished)
            for person, name, short in zip(one.table.people, whole, first, strict=True)
        ]

    # the agenda

    def agenda(self, times: dict[int, str], width: int) -> Content:
        """The steps of the meeting with their marks, folded to the width; `times` by step id."""
        lines = [say((self.w("agenda"), "bold $primary"), (f"   {self.w('planned_expected')}", MUTED))]
        for step in self.here.steps:
            lines += self._agenda_lines(step, times.get(step.id, ""), width)
        return joined(lines)

    def agenda_line(self, step: RoomStep) -> Content:
        """One step on one line: its mark and its title."""
        return self._agenda_lines(step, "", 500)[0]

    def _agenda_lines(self, step: RoomStep, at: str, width: int) -> list[Content]:
        """One step: its mark, when it is planned, its title, which goes on below its own beginning."""
        sign = self.mark(step)
        style = "bold" if sign == HERE else MUTED if sign in {PAST, LEFT_OUT} else ""
        time = f"{at}  " if at else ""
        skipped = f"  ({self.w('skipped')})" if step.skipped else ""
        head = f"{sign} {time}"
        rows = fold(f"{step.title}{skipped}", width - cell_len(head)) or [""]
        return [say(((head if n == 0 else " " * cell_len(head)) + row, style)) for n, row in enumerate(rows)]

    def mark(self, step: RoomStep) -> str:
        """▸ now, ✓ done, – skipped."""
        if self.here.step is not None and step.id == self.here.step.id:
            return HERE
        if step.skipped:
            return LEFT_OUT
        return PAST if step.id in self._done else " "

    @cached_property
    def _done(self) -> frozenset[int]:
        return steps_done(self.hall.workshop, self.here)
