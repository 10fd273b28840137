"""How a component's screen shows what is carried over from earlier parts, and saves the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from facilitator.carry import Offer, ignore, offers, origins, take
from facilitator.course import component
from facilitator.i18n import tr
from facilitator.session import Change, Delete, Put, Session
from screens.offers import Answer, OfferLine, OffersDialog, banner, origin_words
from screens.widgets.form import RecordForm

if TYPE_CHECKING:
    from screens.base import ComponentScreen

KEY = "Ctrl+G"


class Carrying:
    """Mixin of `ComponentScreen`: the line above the work, the window behind it, and the line below a field."""

    _offered: tuple[Offer, ...] = ()

    @property
    def _desk(self) -> ComponentScreen:
        return cast("ComponentScreen", self)

    def read_offers(self) -> tuple[Offer, ...]:
        """What is offered to the open step now."""
        desk = self._desk
        return offers(desk.session, desk.course, component(desk.COMPONENT), desk.step_content.id)

    def show_offers(self) -> None:
        """Draw the line above the work, and where the texts of the open forms come from."""
        desk = self._desk
        self._offered = () if desk.session.store.read_only else self.read_offers()
        desk.query_one(OfferLine).say(banner(desk.course, self._offered), KEY)
        if isinstance(desk.app.screen, OffersDialog):
            desk.app.screen.show()
        for form in desk.query(RecordForm):
            found = origins(desk.session, type(form.record), form.record.id)
            for box in form.boxes:
                origin = found.get(box.field)
                text = origin_words(desk.course, origin.source, origin.dated) if origin else ""
                if origin and origin.changed:
                    text = tr("{origin}, changed here", origin=text)
                box.set_origin(text)

    def action_offers(self) -> None:
        """Look at what is offered."""
        desk = self._desk
        if not self._offered or not desk.ready or not desk.may_leave():
            return
        dialog = OffersDialog(desk.course, desk.COMPONENT, self.read_offers, self._answer)
        desk.app.push_screen(dialog, self._answered)

    def _answer(self, answer: Answer) -> bool:
        """Save what was taken or ignored, as one edit."""
        desk = self._desk
        wanted = {(offer.key, offer.version) for offer in answer.offers}

        def change(now: Session) -> list[Change]:
            fresh = offers(now, desk.course, component(desk.COMPONENT), desk.step_content.id)
            chosen = [offer for offer in fresh if (offer.key, offer.version) in wanted]
            if not answer.take:
                return [Put(record) for record in ignore(chosen)]
            put, remove = take(now, chosen)
            return [*(Put(record) for record in put), *(Delete(type(gone), gone.id) for gone in remove)]

        return desk.edit(tr("Take over") if answer.take else tr("Ignore a suggestion"), change)

    def _answered(self, answer: Answer | None) -> None:
        desk = self._desk
        if not desk.ready:
            return
        if answer is not None and self._answer(answer):
            desk.show_news(None)
            if answer.go:
                desk.call_later(self._go_to, answer.offers[0])
                return
        desk.step_view.focus_first()

    async def _go_to(self, offer: Offer) -> None:
        """Put the cursor where the text now stands."""
        view = self._desk.step_view
        if not await view.open_record(offer.draft.kind, offer.draft.id, next(iter(offer.draft.fields), None)):
            view.focus_first()
