"""The third step: everybody answers alone, the partner too; all answers are hidden until they are shown at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.relations import RelationsAnswer, RelationsRespondent, health
from facilitator.components.relations.deck import deck
from facilitator.components.relations.records import PARTNER, US
from facilitator.components.relations.sentences import round_name
from facilitator.i18n import format_date
from facilitator.session import Change, Changed, Put, Session
from facilitator.visibility import Phase, Viewer, may_write
from facilitator.wording import flat
from screens.components.relations.guests import GuestStep
from screens.components.relations.parts import WholeList, key
from screens.step_parts import muted, warning
from screens.widgets.bars import progress
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import Line, say
from screens.widgets.rating import Criterion, RatingList

ANCHORS = ("1", "3", "5")
"""The numbers whose meaning stands under a statement: these fit on one line."""


class HealthStep(GuestStep):
    """Whose answers, the scale, how far both sides have come."""

    STEP = "health"
    LETTERS = frozenset({"partner", "round", "finished"})

    DEFAULT_CSS = """
    HealthStep { overflow: hidden hidden; }
    HealthStep > .page { height: 1fr; min-height: 6; }
    HealthStep #which { margin-bottom: 1; }
    HealthStep #rating { height: 1fr; min-height: 3; max-width: 110; }
    HealthStep #turnout { margin-top: 1; }
    HealthStep #sealed { height: auto; margin: 0 0 1 2; }
    .-short HealthStep #which { margin-bottom: 0; }
    .-short HealthStep #turnout { margin-top: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("p", "partner", "partner"),
        key("f", "finished", "finished"),
        key("r", "round", "round"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._writer: tuple[str, int | None] | None = None

    def compose_page(self) -> ComposeResult:
        """Whose answers, the scale, the turnout."""
        yield Static(id="which", classes="line", markup=False)
        yield RatingList(dont_know=self.w("dont_know"), id="rating")
        yield WholeList(choose_on_click=True, id="back")
        yield Static(id="turnout", classes="line", markup=False)

    def main(self) -> Widget:
        """The scale; or, when the partner has finished, the way back to us."""
        return self.query_one("#back") if self._finished_guest else self.rating

    @property
    def rating(self) -> RatingList:
        """The scale."""
        return self.query_one("#rating", RatingList)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape also ends the partner's answering; changing round and list needs that nobody answers for the partner."""
        if action == "close_details" and self._respondent is not None:
            return True
        if action in {"partner", "round"} and self._respondent is not None:
            return False
        if action == "finished" and self._finished_guest:
            return False
        return super().check_action(action, parameters)

    def on_resize(self) -> None:
        """The bar is drawn to the width."""
        if self.is_attached and self.relations.ready:
            person = self._person
            self._tell_turnout(
                health.answers_of(self.session, self.round, person) if person is not None else {}
            )

    # whose answers

    @property
    def _person(self) -> int | None:
        """The person or respondent whose answers are written."""
        if self._finished_guest:
            return None
        respondent = self.respondent
        return respondent.id if respondent is not None else self.session.seat.writes_as

    def _may_write(self) -> bool:
        person = self._person
        viewer = Viewer(person=person, facilitator=self.session.seat.facilitator)
        return person is not None and may_write(viewer, person, self.activity())

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw the answers of whoever writes, and how far both sides have come."""
        self.follow_round()
        super().show(changed)
        back = self.query_one("#back", WholeList)
        back.set_items([Item("back", [self.w("act_back")])])
        back.display, back.disabled = self._finished_guest, not self._finished_guest
        person = self._person
        self.rating.display = person is not None
        mine = health.answers_of(self.session, self.round, person) if person is not None else {}
        values: dict[Hashable, int | None] = dict(mine.items())
        self.rating.set_criteria(self._criteria(), values)
        writer = (self.round, person)
        if person is not None and writer != self._writer:
            open_ = (one.id for one in deck(self.course).statements if one.id not in mine)
            self.rating.move_to(next(open_, deck(self.course).statements[0].id))
        self._writer = writer
        self._tell_which()
        self._tell_turnout(mine)

    def _criteria(self) -> list[Criterion]:
        scale = self.course.choices.get("scale", {})
        anchors = {int(n): str(scale[n].label) for n in ANCHORS if n in scale}
        return [
            Criterion(
                asked.id,
                f"{dimension.name} {n}",
                str(asked.text),
                anchors,
            )
            for dimension in deck(self.course).dimensions
            for n, asked in enumerate(dimension.statements, 1)
        ]

    def _phase_word(self) -> str:
        match self.activity().phase:
            case Phase.FROZEN:
                return f"{self.w('hidden_now')}, {self.content_words.word('closed_now')}"
            case Phase.WRITING:
                return self.w("hidden_now")
            case Phase.REVEALED:
                return self.w("shown_now")
            case _:
                return self.w("closed_now")

    def _tell_which(self) -> None:
        held = health.held_on(self.session, self.round)
        name = round_name(self.round, self.content_words)
        when = self.w("round_line", round=name, date=format_date(held)) if held is not None else name
        where = muted(f"{when} · {self._phase_word()}")
        if self._finished_guest:
            self.put("#which", say((self.w("hand_back"), "bold $secondary")))
            return
        respondent = self.respondent
        if respondent is not None:
            role = flat(respondent.role) or self.w("role_missing")
            title = self.w("partner_typed" if respondent.typed else "partner_writes", role=role)
            note = self.w("hand_typed" if respondent.typed else "hand_over")
            self.put("#which", say((title, "bold $secondary")), say((note, "$secondary")), where)
            return
        person = self.session.person(self.session.seat.writes_as)
        if person is None:
            self.put("#which", where, warning(self.w("who_first")))
            return
        for_other = self.session.seat.entered_by is not None
        name = person.name.strip() or self.w("role_missing")
        title = self.w("who_writes_for", name=name) if for_other else self.w("who_writes")
        self.put("#which", say((title, "bold $primary")), where)

    def _tell_turnout(self, mine: dict[str, int | None]) -> None:
        if self._finished_guest:
            self.put("#turnout")
            return
        whole = len(deck(self.course).statements)
        found = health.turnout(self.session, self.round)
        partner = (
            self.w("turnout_partner", done=found.respondents_done, n=found.respondents)
            if found.respondents
            else self.w("turnout_partner_none")
        )
        both = f"{self.w('turnout_us', finished=found.finished, here=found.here)} · {partner}"
        lines: list[Line] = []
        given = len(mine)
        if self._person is not None:
            own = "own_done_for" if self.respondent is not None else "own_done"
            lines.append(
                progress(
                    given, whole, min(74, (self.size.width or 80) - 6), self.w(own, given=given, all=whole)
                )
            )
        lines.append(muted(both))
        lines.append(self._what_next(found, given == whole))
        self.put("#turnout", *lines)

    def _what_next(self, found: health.Turnout, answered: bool) -> Line:
        person = self._person
        if person is not None and not self._may_write():
            return muted(self.w("closed"))
        if self.respondent is None and found.ready and self.activity().hidden:
            return say((self.w("time_to_show"), "$primary"))
        if self.respondent is None and person in self.relations.finished(self.ACTIVITY or ""):
            return muted(self.w("you_are_finished"))
        if person is not None and answered:
            return warning(self.w("press_finished"))
        return muted(self.w("health_keys" if self.respondent is None else "health_keys_partner"))

    # answering

    def on_rating_list_rated(self, event: RatingList.Rated) -> None:
        """A digit, a question mark or a click."""
        event.stop()
        respondent, seat = self.respondent, self.session.seat
        person = self._person
        if person is None:
            self.relations.action_people()
            return
        if not self._may_write():
            self.app.say(self.w("closed"))  # type: ignore[attr-defined]
            self.show(None)
            return
        statement = str(event.key)
        record = RelationsAnswer(
            id=RelationsAnswer.key(self.round, person, statement),
            person=person,
            entered_by=seat.entered_by if respondent is None else respondent.entered_by,
            round=self.round,
            statement=statement,
            side=US if respondent is None else PARTNER,
            value=event.value,
        )
        if not self.edit(self.w("edit_answer"), lambda _: [Put(record)]):
            self.show(None)

    def action_finished(self) -> None:
        """Finished, or not yet; a respondent's answers are then sealed."""
        respondent = self.respondent
        if respondent is None:
            self.relations.toggle_finished(self.ACTIVITY or "")
            return

        def make(now: Session) -> Iterable[Change]:
            newest = now.get(RelationsRespondent, respondent.id) or respondent
            return [Put(newest.revise(done=True))]

        if not self.edit(self.w("edit_partner_done"), make):
            return
        if respondent.typed:
            self._give_back()
            self.app.notify(self.w("answers_typed"), markup=False)
        else:
            self._begin_again()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """The computer is ours again."""
        if event.control.id == "back":
            event.stop()
            self._give_back()

    async def action_close_details(self) -> None:
        """Back to the page; or, from the partner's answers, back to our own: the partner's stay as they are."""
        if self.in_details or self._respondent is None:
            await super().action_close_details()
            return
        self._give_back()

    def action_round(self) -> None:
        """The next round."""
        self.next_round()
