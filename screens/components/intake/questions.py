"""Questions 2-5, which each person answers: the forms of whoever sits here, or of the colleague they answer for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from facilitator.component import State
from facilitator.components.intake import (
    ACTIVITY,
    CHALLENGES,
    TOP,
    IntakeAnswer,
    IntakeChallenge,
    answer_of,
    challenges_of,
    state_of,
)
from facilitator.components.intake.answers import written
from facilitator.i18n import format_list
from facilitator.people import Person
from facilitator.record import Personal
from facilitator.session import Changed
from facilitator.visibility import Phase, may_write
from screens.panels import SIGNS
from screens.step import StepView
from screens.widgets.form import RecordForm
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, say

COLOURS = {State.EMPTY: MUTED, State.STARTED: "$primary", State.DONE: "$text-success"}


class PersonStep(StepView):
    """A question that each person answers. Subclasses set `NUMBER` and make the forms in `forms`."""

    ACTIVITY = ACTIVITY
    START = Phase.REVEALED
    NUMBER = 0

    DEFAULT_CSS = """
    PersonStep > Static { width: 1fr; max-width: 78; height: auto; }
    PersonStep > #whose { margin-bottom: 1; }
    PersonStep > #nobody { height: auto; max-width: 78; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._seat: tuple[int | None, int | None] | None = None

    def compose(self) -> ComposeResult:
        """Whose answer it is, and the forms; without anybody a way to say who one is."""
        yield Static(id="whose", markup=False)
        seat, owner = self.session.seat, self.desk.owner()
        self._seat = (seat.writes_as, seat.entered_by)
        if owner is None:
            yield LineList([Item("people", (self.w("who_first"),))], id="nobody", choose_on_click=True)
        else:
            yield from self.forms(owner.id, seat.entered_by)

    def forms(self, person: int, entered_by: int | None) -> Iterable[Widget]:
        """The forms of this person's answer to the question."""
        raise NotImplementedError

    def form(self, blank: Personal, *fields: str) -> RecordForm:
        """One form of the answer."""
        return RecordForm(self.session, blank, self.content_words, self.course, fields=fields or None)

    def show(self, changed: Changed | None) -> None:
        """The forms and how far the answer has come; other forms when another person sits here."""
        seat = self.session.seat
        if self._seat != (seat.writes_as, seat.entered_by):
            self._seat = (seat.writes_as, seat.entered_by)
            self.call_next(self._another)
            return
        super().show(changed)
        owner = self.desk.owner()
        closed = owner is not None and not may_write(self.viewer, owner.id, self.activity())
        for form in self.query(RecordForm):
            form.disabled = closed
        self.query_one("#whose", Static).update(self._whose(owner, closed))

    async def _another(self) -> None:
        if self.is_mounted:
            await self.recompose()
            self.recomposed()
            self.show(None)
            self.focus_first()

    def recomposed(self) -> None:
        """The step has new forms."""

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Say who one is."""
        event.stop()
        self.desk.action_people()

    # what stands above the forms

    def _whose(self, owner: Person | None, closed: bool) -> Content:
        if owner is None:
            return say(self.w("nobody"))
        done, text = self.how_far(owner.id)
        begun = State.STARTED if self.begun(owner.id) else State.EMPTY
        state = State.DONE if done else begun
        acting = self.session.seat.entered_by is not None
        name = self.w("whose_for" if acting else "whose", name=owner.name.strip() or self.w("unnamed"))
        lines = [say((name, "bold"), "   ", (f"{SIGNS[state]} {text}", COLOURS[state]))]
        if closed:
            lines.append(say((self.w("closed"), "$text-warning")))
        elif self.activity().phase is Phase.WRITING:
            lines.append(say((self.w("hidden"), MUTED)))
        return Content("\n").join(lines)

    def how_far(self, person: int) -> tuple[bool, str]:
        """Whether the question is answered in full, and what is missing."""
        found = self.session.person(person)
        if found is not None and self.NUMBER in state_of(self.session, self.course, found).questions:
            return True, self.w("answered")
        return False, self.missing(person)

    def begun(self, person: int) -> bool:
        """Whether something is written."""
        raise NotImplementedError

    def missing(self, person: int) -> str:
        """What is missing before the question is answered."""
        raise NotImplementedError


class WantedStep(PersonStep):
    """Question 2: the types of partner one wants, and where one knows somebody."""

    STEP = "wanted"
    NUMBER = 2

    DEFAULT_CSS = """
    WantedStep > #known { height: auto; }
    WantedStep > #known > Static { width: 1fr; max-width: 78; margin-bottom: 1; }
    """

    _listed: tuple[int, tuple[str, ...]] | None = None

    def forms(self, person: int, entered_by: int | None) -> Iterable[Widget]:
        """Wishes and acquaintances, and what is left."""
        yield self.form(IntakeAnswer.blank(person, entered_by), "wanted", "wanted_other")
        yield Vertical(id="known")
        yield Static(id="left", markup=False)

    def show(self, changed: Changed | None) -> None:
        """Also where one knows somebody among what one wants, and the list of what one wants but does not know."""
        super().show(changed)
        owner = self.desk.owner()
        if owner is None:
            return
        answer = answer_of(self.session, owner.id)
        for left in self.query("#left").results(Static):
            left.update(self._left(answer))
        sectors = tuple(
            sector
            for sector in self.course.choices.get("sector", {})
            if sector in answer.wanted or sector in answer.known
        )
        if self.query("#known") and (owner.id, sectors) != self._listed:
            self._listed = (owner.id, sectors)
            self.call_next(self._list_known, owner.id, sectors)

    def recomposed(self) -> None:
        """The list of acquaintances is to be made anew."""
        self._listed = None

    async def _list_known(self, person: int, sectors: tuple[str, ...]) -> None:
        """Ask only about the types that are wanted (and those ticked before, so that a stray tick can be taken away)."""
        if not self.is_mounted or (person, sectors) != self._listed:
            return
        holder = self.query_one("#known", Vertical)
        inside = self.desk.focused is not None and holder in self.desk.focused.ancestors
        async with self.desk.batch():
            await holder.remove_children()
            if not sectors:
                await holder.mount(Static(say((self.w("known_later"), MUTED))))
                return
            every = self.course.choices["sector"]
            only = replace(
                self.course, choices={**self.course.choices, "sector": {one: every[one] for one in sectors}}
            )
            blank = IntakeAnswer.blank(person, self.session.seat.entered_by)
            form = RecordForm(self.session, blank, self.content_words, only, fields=("known",))
            form.disabled = not may_write(self.viewer, person, self.activity())
            await holder.mount(form)
        if inside:
            form.focus_field()

    def _left(self, answer: IntakeAnswer) -> Content:
        unknown = [sector for sector in answer.wanted if sector not in answer.known]
        lines = []
        if unknown:
            names = format_list([self.course.label("sector", sector) for sector in unknown])
            lines.append(say((self.w("left_unknown", names=names), "bold")))
        stray = [sector for sector in answer.known if sector not in answer.wanted]
        if stray:
            names = format_list([self.course.label("sector", sector) for sector in stray])
            lines.append(say((self.w("left_stray", names=names), MUTED)))
        return Content("\n").join(lines)

    def begun(self, person: int) -> bool:
        answer = answer_of(self.session, person)
        return bool(answer.wanted or answer.wanted_other.strip() or answer.known)

    def missing(self, person: int) -> str:  # noqa: ARG002 - the same for everybody
        return self.w("missing_wanted")


class ReasonsStep(PersonStep):
    """Question 3: the three most important reasons."""

    STEP = "reasons"
    NUMBER = 3

    def forms(self, person: int, entered_by: int | None) -> Iterable[Widget]:
        """The ranking."""
        yield self.form(IntakeAnswer.blank(person, entered_by), "reasons")

    def begun(self, person: int) -> bool:
        return bool(answer_of(self.session, person).reasons)

    def missing(self, person: int) -> str:
        return self.w("missing_reasons", done=len(answer_of(self.session, person).reasons), all=TOP)


class ChallengesStep(PersonStep):
    """Question 4: exactly three challenges."""

    STEP = "challenges"
    NUMBER = 4

    DEFAULT_CSS = """
    ChallengesStep > .which { margin-bottom: 1; }
    """

    def forms(self, person: int, entered_by: int | None) -> Iterable[Widget]:
        """Three forms under each other, each with its heading."""
        for number in CHALLENGES:
            yield Static(id=f"which-{number}", classes="which", markup=False)
            yield self.form(IntakeChallenge.blank(person, number, entered_by))

    def show(self, changed: Changed | None) -> None:
        """Also how far each of the three has come."""
        super().show(changed)
        owner = self.desk.owner()
        if owner is None:
            return
        for one in challenges_of(self.session, owner.id):
            for heading in self.query(f"#which-{one.number}").results(Static):
                heading.update(self._heading(one))

    def _heading(self, one: IntakeChallenge) -> Content:
        full = bool(one.text.strip() and one.code)
        state = State.DONE if full else State.STARTED if written(one) else State.EMPTY
        text = self.w("which", number=one.number, all=len(CHALLENGES))
        return say((f"{SIGNS[state]} ", COLOURS[state]), (text, "bold $primary"))

    def begun(self, person: int) -> bool:
        return any(written(one) for one in challenges_of(self.session, person))

    def missing(self, person: int) -> str:
        done = sum(bool(one.text.strip() and one.code) for one in challenges_of(self.session, person))
        return self.w("missing_challenges", done=done, all=len(CHALLENGES))


class AreaStep(PersonStep):
    """Question 5: one or two areas, and an idea in one sentence."""

    STEP = "area"
    NUMBER = 5

    def forms(self, person: int, entered_by: int | None) -> Iterable[Widget]:
        """Areas and idea."""
        yield self.form(IntakeAnswer.blank(person, entered_by), "area", "idea")

    def begun(self, person: int) -> bool:
        answer = answer_of(self.session, person)
        return bool(answer.area or answer.idea.strip())

    def missing(self, person: int) -> str:
        answer = answer_of(self.session, person)
        if answer.area:
            return self.w("missing_idea")
        return self.w("missing_area_only" if answer.idea.strip() else "missing_area")
