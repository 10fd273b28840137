"""Those who answer for the partner in the health check: the list of them, and the computer that is handed to one of them."""

from __future__ import annotations

from textual.widgets import Static

from facilitator.components.relations import RelationsRespondent, RelationsRound, health
from facilitator.components.relations.deck import deck
from facilitator.components.relations.records import ROUNDS
from facilitator.components.relations.sentences import round_name
from facilitator.record import Record
from facilitator.wording import flat
from screens.components.relations.parts import DetailsStep, RoundMixin
from screens.widgets.form import RecordForm, RowList
from screens.widgets.form.row_lines import RowAction


class GuestStep(RoundMixin, DetailsStep):
    """A step in which somebody of the partner's may sit at the computer."""

    # who sits here

    @property
    def _respondent(self) -> int | None:
        return self.relations.respondent

    def _hand_over(self, respondent: int) -> None:
        """Let somebody of the partner's answer, if all of ours is saved."""
        if self.relations.hand_over():
            self.relations.respondent = respondent
            self._begin_again()

    def _give_back(self) -> None:
        """We answer again."""
        self.relations.respondent = None
        self.relations.give_back()
        self._begin_again()

    def _begin_again(self) -> None:
        self.show(None)
        self.focus_first()
        self.refresh_bindings()

    @property
    def respondent(self) -> RelationsRespondent | None:
        """Who answers for the partner at this screen now; None while we answer ourselves."""
        found = (
            self.session.get(RelationsRespondent, self._respondent) if self._respondent is not None else None
        )
        return found if found is not None and not found.done and found.round == self.round else None

    @property
    def _finished_guest(self) -> bool:
        """Whether somebody of the partner's still sits here who answers no more: our own answers are not for them to see."""
        return self._respondent is not None and self.respondent is None

    # the list of them

    async def action_partner(self) -> None:
        """Who answers for the partner in this round, and on which day the round was held."""
        seat = self.session.seat
        me = seat.person if seat.person is not None else 0
        round_ = self.round
        held = RelationsRound(id=RelationsRound.key(round_), round=round_)
        day = RecordForm(self.session, held, self.content_words, self.course, id="held")
        title = round_name(round_, self.content_words)
        if not self.activity().hidden:
            lines = [self._line(row) for row in health.respondents(self.session, round_)]
            said = "\n".join(lines) or self.w("turnout_partner_none")
            await self.open_details(title, Static(said, id="sealed", markup=False), day)
            return
        rows = RowList(
            self.session,
            RelationsRespondent,
            self.content_words,
            self.course,
            make=lambda row_id, position: RelationsRespondent(
                id=row_id, position=position, round=round_, entered_by=me
            ),
            summary=self._line,
            belongs=lambda row: row.round == round_,
            fields=("role", "typed"),
            title=self.w("title_respondents"),
            help=self.w("help_respondents"),
            empty=self.w("empty_respondents"),
            actions=(RowAction("s", self.w("action_answer"), "answer", self.w("tip_action_answer")),),
            id="respondents",
        )
        await self.open_details(title, rows, day)

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """Who answers for the partner stands on a page of the round."""
        found = self.session.get(RelationsRespondent, record_id) if kind is RelationsRespondent else None
        if found is None or found.round not in ROUNDS or self._respondent is not None:
            return await super().open_record(kind, record_id, field)
        if self.in_details:
            await self.action_close_details()
        self.relations.round = found.round
        self.follow_round()
        await self.action_partner()
        return await super().open_record(kind, record_id, field) or self.in_details

    def _line(self, row: RelationsRespondent) -> str:
        role = flat(row.role)
        if not role:
            return ""
        given = len(health.answers_of(self.session, row.round, row.id))
        whole = len(deck(self.course).statements)
        state = "respondent_done" if row.done else "respondent_going" if given else "respondent_new"
        text_ = self.w(state, role=role, given=given, all=whole)
        if not row.typed:
            return text_
        person = self.session.person(row.entered_by)
        by = self.w("typed_by", name=person.name.strip()) if person is not None else self.w("typed_in")
        return f"{text_} ({by})"

    async def on_row_list_acted(self, event: RowList.Acted) -> None:
        """Begin to answer for this role, unless the answers are sealed."""
        event.stop()
        row = self.session.get(RelationsRespondent, event.row_id)
        if row is None:
            return
        if row.done:
            self.app.say(self.w("answers_sealed"))  # type: ignore[attr-defined]
            return
        await self.action_close_details()
        if not self.in_details:
            self._hand_over(row.id)
