"""The first step: the challenge, whom it concerns, and the idea that is already there."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult

from facilitator.components.clarify import Clarify, TargetGroup
from facilitator.components.clarify.prefill import Offer, offers
from facilitator.components.clarify.report import group_line
from facilitator.record import FORM_ID
from facilitator.session import Change, Changed, Put, Session
from screens.components.clarify.parts import ClarifyStep, Remarks, WholeList
from screens.widgets.form import RecordForm, RowList
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import fold


class ChallengeStep(ClarifyStep):
    """Challenge, target groups and idea; ideas from the intake are offered while there is none."""

    STEP = "challenge"

    DEFAULT_CSS = """
    ChallengeStep > #offers { margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """Offers, challenge, target groups, idea."""
        form = Clarify(id=FORM_ID)
        yield WholeList(id="offers", choose_on_click=True)
        yield RecordForm(self.session, form, self.content_words, self.course, fields=("challenge",))
        yield Remarks(self.STEP, ("challenge_missing", "challenge_lacks", "challenge_solution"))
        yield RowList(
            self.session,
            TargetGroup,
            self.content_words,
            self.course,
            make=lambda row_id, position: TargetGroup(id=row_id, position=position),
            summary=group_line,
            title=self.w("title_groups"),
            empty=self.w("empty_groups"),
            id="groups",
        )
        yield Remarks(self.STEP, ("group_missing",))
        yield RecordForm(self.session, form, self.content_words, self.course, fields=("idea",), id="idea")

    def show(self, changed: Changed | None) -> None:
        """Forms, rows, offers and remarks as the records say."""
        super().show(changed)
        self.remark()
        listed = (
            () if self.session.form(Clarify).idea.strip() else offers(self.session, self.course, self.viewer)
        )
        board = self.query_one("#offers", LineList)
        if not listed and board.has_focus:
            self.query_one(RecordForm).focus_field()
        board.display = bool(listed)
        board.disabled = not listed
        board.set_head(fold(self.w("offers_head"), board.text_width))
        board.set_items([self._item(offer) for offer in listed])

    def focus_first(self) -> None:
        """The offers while the sheet is empty, else the challenge itself."""
        if self.session.form(Clarify).challenge.strip():
            self.query_one(RecordForm).focus_field()
        else:
            super().focus_first()

    def _item(self, offer: Offer) -> Item:
        areas = f" ({', '.join(offer.areas)})" if offer.areas else ""
        text = self.w("offer_line", idea=offer.idea) + areas
        return Item(offer.id, lambda width, _selected: fold(text, width, 2), version=text)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Take an offered idea; whatever a colleague has written meanwhile stays."""
        event.stop()
        offer = next((o for o in offers(self.session, self.course, self.viewer) if o.id == event.key), None)
        if offer is None or self.session.form(Clarify).idea.strip():
            return

        def take(now: Session) -> Iterable[Change]:
            form = now.form(Clarify)
            return [] if form.idea.strip() else [Put(form.revise(idea=offer.idea))]

        if self.edit(self.w("edit_take_idea"), take):
            self.app.notify(self.w("offers_taken"), markup=False)
