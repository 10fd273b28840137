"""The pages of the plan: a meeting's agenda, what is said about the meeting, and one step with all its fields."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.agenda import Reveal, RoomOption, RoomStep, Voting
from facilitator.components.dialogue import question_of, questions
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import ComponentContent, Course
from facilitator.i18n import format_date
from facilitator.room.schedule import Plan, minutes_of
from facilitator.room.state import steps_of
from facilitator.session import Session
from facilitator.visibility import See, Write
from screens.room.plan.lists import AgendaRows, day_time
from screens.widgets.form import FieldBox, RecordForm, RowList
from screens.widgets.form.pickers import ChoicePicker
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, say

VOTE = "group_vote"
"""The group of a step's vote, shown only where there is one."""

METHOD = "vote"
"""The way of working that is a vote, and the wall's view of its result."""

GROUPS = (
    ("group_all", ("title", "minutes", "least", "task", "method")),
    (VOTE, ("vote", "budget", "per_option")),
    ("group_place", ()),
    ("group_private", ("script", "notes", "needs")),
    ("group_rule", ("reveal", "see", "write", "names", "ahead", "wall")),
)
"""The fields of a step in the order in which one thinks of them; the place is chosen in windows."""

DEFAULTS = {"reveal": Reveal.HAND, "see": See.ANSWERS, "write": Write.EVERYBODY}
"""What a step does while nothing else is chosen in these fields."""

DOTS_ONLY = ("budget", "per_option")
"""Fields that only a vote with dots has."""

WARNING = "$text-warning"


def joined(lines: list[Line]) -> Content:
    """Lines below each other."""
    return Content("\n").join([line if isinstance(line, Content) else say(line) for line in lines])


class Page(VerticalScroll, can_focus=False):
    """Base of the pages. `draw` shows what the records say; it is called after every change."""

    def __init__(self, session: Session, content: ComponentContent, course: Course) -> None:
        super().__init__()
        self.session, self.content, self.course = session, content, course

    def w(self, key: str, **params: object) -> str:
        """A sentence of the plan's words."""
        return self.content.word(key, **params)

    @property
    def gone(self) -> bool:
        """Whether what the page shows is no longer there."""
        return False

    def draw(self) -> None:
        """Read the records again."""
        for form in self.query(RecordForm):
            form.refresh_from_session()
        for rows in self.query(RowList):
            rows.refresh_from_session()

    def begin(self) -> None:
        """Put the cursor where one goes on."""


class AgendaPage(Page):
    """A meeting's day and time, the sum of its minutes, its steps, and what is needed in the room."""

    def __init__(
        self,
        session: Session,
        content: ComponentContent,
        course: Course,
        meeting: int,
        present: Callable[[], int | None],
    ) -> None:
        super().__init__(session, content, course)
        self.meeting, self._present = meeting, present

    def compose(self) -> ComposeResult:
        """Head, sum, steps, needs."""
        yield Static(id="agenda-head", markup=False)
        yield AgendaRows(self.session, self.content, self.course, self.meeting, self._present)
        yield Static(id="agenda-needs", markup=False)

    @property
    def rows(self) -> AgendaRows:
        """The steps."""
        return self.query_one(AgendaRows)

    @property
    def gone(self) -> bool:
        return self.session.get(HomeworkMeeting, self.meeting) is None

    def draw(self) -> None:
        super().draw()
        meeting = self.session.get(HomeworkMeeting, self.meeting)
        if meeting is None:
            return
        plan = self.rows.plan()
        lines: list[Line] = [say((meeting.title.strip() or self.w("untitled"), "bold $primary"))]
        if facts := self._facts(meeting, plan):
            lines.append(say(facts))
        lines.append(self._sum(plan))
        if meeting.starts.strip() and minutes_of(meeting.starts) is None:
            lines.append(say((self.w("starts_unread", text=meeting.starts.strip()), WARNING)))
        lines.append(say((self.w("agenda_keys"), MUTED)))
        self.query_one("#agenda-head", Static).update(joined(lines))
        self.query_one("#agenda-needs", Static).update(joined(self._needs(plan)))

    def _facts(self, meeting: HomeworkMeeting, plan: Plan) -> str:
        facts = [format_date(meeting.day, "full")] if meeting.day else []
        if plan.starts is not None and plan.room:
            span = {"start": day_time(plan.starts), "end": day_time(plan.starts + plan.room)}
            facts.append(self.w("from_to", **span))
        elif plan.starts is not None:
            facts.append(self.w("at", time=day_time(plan.starts)))
        facts += [meeting.venue.strip()] if meeting.venue.strip() else []
        return " · ".join(facts)

    def _sum(self, plan: Plan) -> Content:
        if plan.room is None or plan.spare is None:
            return say((self.w("sum_only", n=plan.total), MUTED))
        parts = [(self.w("sum_of", total=plan.total, room=plan.room), ""), (" · ", MUTED)]
        if plan.spare < 0:
            parts.append((self.w("over", n=-plan.spare), f"bold {WARNING}"))
        else:
            parts.append((self.w("spare", n=plan.spare) if plan.spare else self.w("full"), ""))
        empty = sum(1 for one in plan.steps if not one.step.skipped and not one.step.minutes)
        if empty:
            parts += [(" · ", MUTED), (self.w("timeless", n=empty), WARNING)]
        return say(*parts)

    def _needs(self, plan: Plan) -> list[Line]:
        found: list[Line] = [
            say((f"{one.step.title.strip()}: ", MUTED), one.step.needs.strip())
            for one in plan.steps
            if one.step.needs.strip() and not one.step.skipped
        ]
        return [say((self.w("needs"), "bold $primary")), *found] if found else []

    def begin(self) -> None:
        self.rows.focus_list()


class MeetingPage(Page):
    """Name, day, time, length and venue of a meeting."""

    def __init__(self, session: Session, content: ComponentContent, course: Course, meeting: int) -> None:
        super().__init__(session, content, course)
        self.meeting = meeting

    def compose(self) -> ComposeResult:
        """The form."""
        yield Static(self.w("key_details"), classes="title", markup=False)
        blank = self.session.get(HomeworkMeeting, self.meeting) or HomeworkMeeting(id=self.meeting)
        yield RecordForm(self.session, blank, self.content, self.course)

    @property
    def gone(self) -> bool:
        return self.session.get(HomeworkMeeting, self.meeting) is None

    def begin(self) -> None:
        self.query_one(RecordForm).focus_field()


class StepPage(Page):
    """One step: what everybody sees, where the work is done, what is the facilitator's own, who sees what, and its vote."""

    def __init__(self, session: Session, content: ComponentContent, course: Course, step: int) -> None:
        super().__init__(session, content, course)
        self.step_id = step

    @property
    def step(self) -> RoomStep | None:
        """The step as it is saved."""
        return self.session.get(RoomStep, self.step_id)

    def compose(self) -> ComposeResult:
        """The groups of fields, the place's list, the options of the vote."""
        yield Static(id="step-head", markup=False)
        blank = self.step or RoomStep(id=self.step_id)
        for group, fields in GROUPS:
            yield Static(self.w(group), classes=f"title {group}", markup=False)
            if fields:
                form = RecordForm(self.session, blank, self.content, self.course, fields=fields)
                form.add_class(group)
                for box in form.boxes:
                    if isinstance(box.editor, ChoicePicker):
                        box.editor.unset = DEFAULTS.get(box.field, "")
                yield form
            else:
                yield LineList(id="places")
                yield Static(self.w("choose_keys"), classes="muted", markup=False)
            if group == VOTE:
                yield self._options()

    def _options(self) -> RowList:
        """What is voted on."""
        return RowList(
            self.session,
            RoomOption,
            self.content,
            self.course,
            make=lambda row_id, position: RoomOption(id=row_id, position=position, step=self.step_id),
            summary=lambda option: option.text,
            belongs=lambda option: option.step == self.step_id,
            title=self.w("options"),
            help=self.w("options_help"),
            empty=self.w("options_empty"),
            counted=lambda n: self.w("options_counted", n=n) if n else self.w("options_none"),
            id="options",
        )

    @property
    def gone(self) -> bool:
        return self.step is None

    def draw(self) -> None:
        super().draw()
        step = self.step
        if step is None:
            return
        steps = steps_of(self.session, step.meeting)
        number = next((n for n, one in enumerate(steps, 1) if one.id == step.id), 0)
        head: list[Line] = [say((self.w("step_of", n=number, all=len(steps)), MUTED))]
        if step.skipped:
            head.append(say((self.w("step_out"), WARNING)))
        self.query_one("#step-head", Static).update(joined(head))
        places = [("place", self.w("place"), self._place(step))]
        if step.place.startswith("dialogue."):
            places.append(("question", self.w("question"), self._question(step)))
        items = [Item(key, (say((f"{label}: ", "bold"), value),)) for key, label, value in places]
        listed = self.query_one("#places", LineList)
        listed.styles.height = len(items)
        listed.set_items(items)
        votes = bool(step.vote) or step.method == METHOD
        for widget in (*self.query(f".{VOTE}"), self.query_one("#options")):
            widget.display = votes
        for box in self.query(FieldBox):
            if box.field in DOTS_ONLY:
                box.display = step.vote == Voting.DOTS

    def _place(self, step: RoomStep) -> str:
        return self.course.label("room_place", step.place) if step.place else self.w("place_none")

    def _question(self, step: RoomStep) -> str:
        if not step.question:
            return self.w("question_none")
        found = question_of(questions(self.session, self.course), step.question)
        return found.text if found is not None else step.question

    def begin(self) -> None:
        self.query(RecordForm).first().focus_field()
