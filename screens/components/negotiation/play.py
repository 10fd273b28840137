"""The eighth step: the role play. Everybody chooses a role; observers answer six questions that are shown to all at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from facilitator.component import activity_of
from facilitator.components.negotiation import PLAY, Negotiation, NegotiationSeen
from facilitator.components.negotiation.deck import RoleCard, deck
from facilitator.components.negotiation.meeting import (
    cast,
    current_round,
    is_observer,
    observed,
    part,
    seen_by,
)
from facilitator.i18n import format_list, format_number
from facilitator.session import Change, Changed, Put, Session
from facilitator.visibility import Phase
from screens.components.negotiation.parts import NegotiationStep, Whole, WholeList, key
from screens.step_parts import muted
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, bar_cells, fit_text, fold, say
from screens.widgets.rating import Criterion, RatingList

BAR = 20


class WholeRating(Whole, RatingList):
    """The observer's form at its full height."""


class PlayStep(NegotiationStep):
    """Roles, the observer's form, and what the observers saw."""

    STEP = "play"
    ACTIVITY = PLAY

    BINDINGS: ClassVar[list[BindingType]] = [key("r", "round", "round")]

    DEFAULT_CSS = """
    PlayStep > WholeList, PlayStep > WholeRating { margin-bottom: 1; max-width: 90; }
    """

    def compose(self) -> ComposeResult:
        """Round, roles, form, result, keys."""
        yield Static("", id="round", classes="said", markup=False)
        yield WholeList(id="roles", choose_on_click=True)
        yield Static("", id="form-head", classes="said", markup=False)
        yield WholeRating(dont_know=self.w("not_seen"), id="form")
        yield Static("", id="result", classes="said", markup=False)
        yield Static(self.w("keys_play"), classes="keys", markup=False)

    @property
    def person(self) -> int | None:
        """The person whose answers are being written."""
        return self.session.seat.writes_as

    def show(self, changed: Changed | None) -> None:
        """Everything as the records say."""
        super().show(changed)
        self.put("#round", say((self.w("round_now", n=current_round(self.session)), "bold")))
        self.query_one("#roles", LineList).set_items([self._role(one) for one in deck(self.course).roles])
        person = self.person
        watching = person is not None and is_observer(self.session, person)
        form = self.query_one("#form", RatingList)
        if not watching and form.has_focus:
            self.query_one("#roles").focus()
        form.display, form.disabled = watching, not watching
        self.put("#form-head", *([say((self.w("form_head"), "bold"))] if watching else []))
        if watching and person is not None:
            criteria = [
                Criterion(one.id, str(one.name), str(one.question), {1: str(one.low), 5: str(one.high)})
                for one in deck(self.course).observer
            ]
            given: dict[Hashable, int | None] = dict(seen_by(self.session, person).items())
            form.set_criteria(criteria, given)
        self.put("#result", *self._result())

    def _role(self, card: RoleCard) -> Item:
        people = cast(self.session).get(card.id, ())
        nameless = self.w("nameless")
        names = format_list([person.name.strip() or nameless for person in people])
        mine = self.person is not None and part(self.session, self.person).role == card.id
        label = self.course.label("negotiation_role", card.id)

        def lines(width: int, _selected: bool) -> list[Line]:
            who = say((names, "$primary")) if names else say((self.w("nobody_yet"), MUTED))
            head = say((f"{'●' if mine else '○'} {label}", "bold"), "  ", who)
            return [head, *(muted(f"  {text}") for text in fold(str(card.card), max(1, width - 2)))]

        return Item(card.id, lines, version=(mine, names, label, str(card.card)))

    def _result(self) -> list[Line]:
        found = observed(self.session, self.course, self.viewer)
        waiting = activity_of(self.session, PLAY).hidden
        if not found or waiting:
            observers = len(cast(self.session).get("observer", ()))
            return [muted(self.w("result_waiting"))] if observers else []
        names = {one.id: str(one.name) for one in deck(self.course).observer}
        lines: list[Line] = [say((self.w("result_head"), "bold"))]
        width = max(map(len, names.values())) + 2
        for number in sorted({one.round for one in found}):
            lines.append(muted(self.w("round_of", n=number)))
            for one in found:
                if one.round == number:
                    bar = bar_cells((one.mean - 1) / 4, BAR)
                    lines.append(
                        say(
                            f"  {fit_text(names[one.item], width)}",
                            (fit_text(bar, BAR + 1), "$primary"),
                            f"{format_number(one.mean, 1)}  ",
                            (self.w("answers", n=one.answers), MUTED),
                        )
                    )
        return lines

    # keys

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Take this role."""
        event.stop()
        if self.person is None:
            self.desk.action_people()
            return
        person, role = self.person, str(event.key)
        by = self.session.seat.entered_by

        def take(now: Session) -> Iterable[Change]:
            return [Put(part(now, person).revise(role=role, entered_by=by))]

        self.edit(self.w("edit_role"), take)

    def on_rating_list_rated(self, event: RatingList.Rated) -> None:
        """Save the observer's answer."""
        event.stop()
        person, item, score = self.person, str(event.key), event.value
        if person is None:
            return
        by = self.session.seat.entered_by

        def rate(now: Session) -> Iterable[Change]:
            number = current_round(now)
            record_id = NegotiationSeen.key(person, number, item)
            found = now.get(NegotiationSeen, record_id) or NegotiationSeen(
                id=record_id, person=person, round=number, item=item
            )
            return [Put(found.revise(score=score, entered_by=by))]

        if not self.edit(self.w("edit_seen"), rate):
            self.show(None)

    def action_round(self) -> None:
        """A new round: new roles, an empty form, and the answers are hidden again while people write."""
        if self.desk.refuse_to_turn(PLAY):
            return

        def begin(now: Session) -> Iterable[Change]:
            form = now.form(Negotiation)
            return [
                Put(form.revise(round=current_round(now) + 1)),
                Put(activity_of(now, PLAY).revise(phase=Phase.WRITING)),
            ]

        self.edit(self.w("edit_round"), begin)
