"""Questions 2, 3 and 5, which each person answers: wishes, reasons, and the area with an idea."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.intake import (
    TOP,
    IntakeAnswer,
    answer_of,
)
from facilitator.i18n import format_list
from facilitator.session import Changed
from facilitator.visibility import may_write
from screens.components.intake.person import PersonStep
from screens.widgets.form import RecordForm
from screens.widgets.paint import MUTED, say


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
