"""The fifth and the sixth step: who keeps in touch, who calls if, and the conflict ladder."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.relations import RelationsCall, RelationsConflict, RelationsContact
from facilitator.components.relations.sentences import call_line, contact_line, rung_line
from facilitator.session import Changed
from screens.components.relations.parts import RelationsStep
from screens.widgets.form import RowList


class PlanStep(RelationsStep):
    """The fixed contacts, and who calls whom if something happens."""

    STEP = "plan"

    def compose(self) -> ComposeResult:
        """Two lists and the remarks."""
        yield RowList(
            self.session,
            RelationsContact,
            self.content_words,
            self.course,
            make=lambda row_id, position: RelationsContact(id=row_id, position=position),
            summary=lambda row: contact_line(row, self.course),
            title=self.w("title_contacts"),
            empty=self.w("empty_contacts"),
            id="contacts",
        )
        yield Static(id="remarks", classes="line", markup=False)
        yield RowList(
            self.session,
            RelationsCall,
            self.content_words,
            self.course,
            make=lambda row_id, position: RelationsCall(id=row_id, position=position),
            summary=lambda row: call_line(row, self.content_words),
            title=self.w("title_calls"),
            empty=self.w("empty_calls"),
            id="calls",
        )

    def show(self, changed: Changed | None) -> None:
        """Lists and remarks as the records say."""
        super().show(changed)
        self.remark()


class ConflictStep(RelationsStep):
    """The ladder, the lowest rung first."""

    STEP = "conflict"

    def compose(self) -> ComposeResult:
        """The rungs and the remarks."""
        yield RowList(
            self.session,
            RelationsConflict,
            self.content_words,
            self.course,
            make=lambda row_id, position: RelationsConflict(id=row_id, position=position),
            summary=self._summary,
            title=self.w("title_ladder"),
            empty=self.w("empty_ladder"),
            id="ladder",
        )
        yield Static(id="remarks", classes="line", markup=False)

    def _summary(self, row: RelationsConflict) -> str:
        said = rung_line(row, self.content_words)
        ids = [one.id for one in self.session.all(RelationsConflict)]
        return f"{ids.index(row.id) + 1}. {said}" if said and row.id in ids else said

    def show(self, changed: Changed | None) -> None:
        """Rungs and remarks as the records say."""
        super().show(changed)
        self.remark()
