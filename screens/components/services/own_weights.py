"""One's own weights: a number of up to 100 for each criterion, or an order. Only what the keys do; drawing is the step's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.timer import Timer

from facilitator.components.services import WEIGHTS, Weight
from facilitator.components.services.scoring import criteria_in_use, method
from facilitator.content import Criterion
from facilitator.session import Change, Put, Session
from facilitator.visibility import may_write
from screens.components.services.parts import ServicesStep, key
from screens.widgets.table import LineTable

DIGITS = tuple("0123456789")
PAUSE = 0.8
"""Seconds without a digit after which the number that was typed is saved."""


class OwnWeights(ServicesStep):
    """The half of the step in which a person answers."""

    ACTIVITY = WEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        key("plus,right", "more(5)", "more", display="→"),
        key("minus,left", "more(-5)", "less", display="←"),
        key("shift+up", "move(-1)", "move_up"),
        key("shift+down", "move(1)", "move_down"),
        key("enter", "accept", "accept"),
        key("delete,backspace", "forget", "forget", show=False),
        key("f", "finished", "finished"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.typed: tuple[str, str] | None = None
        self._timer: Timer | None = None

    @property
    def table(self) -> LineTable:
        """The criteria."""
        return self.query_one("#criteria", LineTable)

    @property
    def own_method(self) -> bool:
        """Whether people give weights of their own."""
        return method(self.session) in {"swing", "rank"}

    def own(self) -> dict[str, Weight]:
        """What the person who writes has answered, by criterion."""
        person = self.session.seat.writes_as
        if person is None:
            return {}
        found = (self.session.get(Weight, Weight.key(person, one.id)) for one in self.course.criteria)
        return {weight.criterion: weight for weight in found if weight is not None}

    def ordered(self, own: dict[str, Weight]) -> list[Criterion]:
        """The criteria in the course's order, or in one's own where people line them up."""
        criteria = list(criteria_in_use(self.session, self.course))
        if method(self.session) == "rank":
            ranks = {name: weight.rank for name, weight in own.items() if weight.rank is not None}
            criteria.sort(key=lambda one: ranks.get(one.id, len(criteria) + 1))
        return criteria

    def criterion_here(self) -> Criterion | None:
        """The criterion under the cursor."""
        cursor = self.table.cursor_key
        return next((one for one in self.course.criteria if one.id == cursor), None)

    def is_in(self, criterion: Criterion) -> bool:
        """Whether the group scores on this criterion."""
        return criterion in criteria_in_use(self.session, self.course)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Swing points and the order have keys of their own."""
        how = method(self.session)
        wanted = {
            "more": how == "swing",
            "forget": how == "swing",
            "move": how == "rank",
            "accept": how == "rank",
        }
        if not wanted.get(action, True) or (action == "finished" and not self.own_method):
            return False
        return super().check_action(action, parameters)

    def can_write(self) -> bool:
        """Whether somebody sits here and the weights are not closed."""
        person = self.session.seat.writes_as
        return person is not None and may_write(self.viewer, person, self.activity())

    def _writer(self) -> int | None:
        """Who writes, if somebody sits here and it is not closed; else say what is the matter."""
        person = self.session.seat.writes_as
        if person is None:
            self.desk.action_people()
        elif not self.can_write():
            self.desk.app.say(self.w("closed"))
            return None
        return person

    def on_key(self, event: events.Key) -> None:
        """Digits make a number of up to 100; it is saved after a pause, on moving on and on leaving."""
        sign = event.character or ""
        if method(self.session) != "swing" or sign not in DIGITS:
            return
        event.stop()
        criterion = self.criterion_here()
        if criterion is None or not self.is_in(criterion) or self._writer() is None:
            return
        before = self.typed[1] if self.typed is not None and self.typed[0] == criterion.id else ""
        typed = before + sign if int(before + sign) <= 100 else sign
        self.typed = (criterion.id, str(int(typed)))
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self.keep_typed)
        self.show(None)

    def keep_typed(self) -> bool:
        """Save the number that is being typed; False if it could not be saved."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.typed is None:
            return True
        (criterion, number), self.typed = self.typed, None
        if self._save({criterion: {"swing": int(number)}}):
            return True
        self.typed = (criterion, number)
        return False

    def flush(self) -> bool:
        """Save the number that is being typed, too."""
        return self.keep_typed() and super().flush()

    def _save(self, changes: dict[str, dict[str, int | None]]) -> bool:
        seat = self.session.seat
        person = seat.writes_as
        if person is None:
            return False

        def make(now: Session) -> Iterable[Change]:
            for criterion, fields in changes.items():
                known = Weight.key(person, criterion)
                old = now.get(Weight, known) or Weight(id=known, person=person, criterion=criterion)
                yield Put(old.revise(entered_by=seat.entered_by, **fields))

        return self.edit(self.w("edit_weight"), make)

    def action_more(self, by: int) -> None:
        """Five points more or less."""
        self.keep_typed()
        criterion = self.criterion_here()
        if criterion is None or not self.is_in(criterion) or self._writer() is None:
            return
        weight = self.own().get(criterion.id)
        now = weight.swing if weight is not None and weight.swing is not None else 0
        self._save({criterion.id: {"swing": min(100, max(0, now + by))}})

    def action_forget(self) -> None:
        """Take one's own answer back."""
        self.typed = None
        criterion = self.criterion_here()
        if criterion is not None and criterion.id in self.own() and self._writer() is not None:
            self._save({criterion.id: {"swing": None}})

    def action_move(self, by: int) -> None:
        """Move the criterion up or down in one's own order."""
        criterion = self.criterion_here()
        if criterion is None or not self.is_in(criterion) or self._writer() is None:
            return
        order = [one.id for one in self.ordered(self.own())]
        at = order.index(criterion.id)
        if 0 <= at + by < len(order):
            order.insert(at + by, order.pop(at))
        self._save({name: {"rank": place} for place, name in enumerate(order, 1)})

    def action_accept(self) -> None:
        """Save the order as it stands."""
        if self._writer() is not None:
            order = [one.id for one in self.ordered(self.own())]
            self._save({name: {"rank": place} for place, name in enumerate(order, 1)})

    def action_finished(self) -> None:
        """Finished with the weights, or not yet."""
        self.keep_typed()
        self.desk.toggle_finished(WEIGHTS)
