"""One person's ballot: what one gives, what is left, and after the reveal what everybody gave together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from facilitator.agenda import RoomStep, Voting
from facilitator.component import Remark
from facilitator.content import ComponentContent
from facilitator.decision.elections import Count
from facilitator.errors import EditRejected, FacilitatorError
from facilitator.room import casting, telling, votes
from facilitator.room.hall import Hall
from facilitator.room.words import words
from facilitator.visibility import Viewer
from screens.room.following import Following
from screens.room.votes.slip import Slip
from screens.widgets.paint import MUTED, Line, bar_cells, fold, say, widest

if TYPE_CHECKING:
    from facilitator.session import Change, Changed, Session

WARN = "$text-warning"


BAR = 30
"""The cells of the longest bar."""

WIDE = 76


def result_lines(texts: ComponentContent, vote: votes.Election, found: Count) -> list[Line]:
    """The result, best first: the place and the option, and below its bar, its number and one remark."""
    places = [one.rank for one in found.results]
    values = [telling.value_words(texts, vote, one) for one in found.results]
    wide = widest(values)
    lines: list[Line] = []
    for one, value in zip(found.results, values, strict=True):
        place = "–" if one.rank is None else f"{one.rank}=" if places.count(one.rank) > 1 else str(one.rank)
        strong = "bold $primary" if one.option in found.chosen else "bold"
        named = fold(vote.names[one.option], WIDE - 4)
        lines += [
            say((place.ljust(4) if not n else "    ", strong), (line, strong)) for n, line in enumerate(named)
        ]
        bar = bar_cells(telling.share(vote, found, one), BAR).ljust(BAR)
        remark = telling.remark_words(texts, vote, found, one)
        lines.append(say("    ", (bar, "$primary"), "  ", (value.ljust(wide), "bold"), "  ", (remark, MUTED)))
    return lines


class Ballot(Vertical):
    """The ballot of `person` (whoever writes at this seat, if it is not said) for the vote of one step.

    `following` is the room; the result is counted from its tables, or from files that are opened for it when there are
    none; `result` False leaves it out. It keeps itself up to date while it is mounted.
    """

    DEFAULT_CSS = """
    Ballot { height: auto; max-width: 84; margin-top: 1; }
    Ballot > * { height: auto; width: 1fr; }
    Ballot > #ballot-head { margin-bottom: 1; }
    Ballot > #ballot-said { margin-top: 1; }
    """

    def __init__(
        self,
        session: Session,
        following: Following,
        step_id: int,
        person: int | None = None,
        entered_by: int | None = None,
        *,
        result: bool = True,
    ) -> None:
        super().__init__()
        self.session, self.following, self.step_id = session, following, step_id
        own = person is None
        self.person = session.seat.writes_as if own else person
        self.entered_by = session.seat.entered_by if own else entered_by
        self.texts = words(following.course, "votes")
        self._with_result = result
        self._refused, self._late = "", False
        self._all: Following | None = None
        self._ends: list[Callable[[], None]] = []

    def compose(self) -> ComposeResult:
        """What to do, the options, what was said, the result."""
        yield Static(id="ballot-head", markup=False)
        yield Slip(empty=self.texts.word("no_options"), id="ballot-slip")
        yield Static(id="ballot-said", markup=False)
        yield Static(id="ballot-outcome", markup=False)

    def on_mount(self) -> None:
        """Follow the library's file and the room."""
        for session in filter(None, (self.session, self.following.workshop)):
            self._ends.append(session.subscribe(self._heard))
        self.show()

    def on_unmount(self) -> None:
        """Let go of both."""
        for end in self._ends:
            end()
        if self._all is not None:
            self._all.close()

    def _heard(self, _changed: Changed) -> None:
        self.call_next(self.show)

    # reading

    @property
    def vote(self) -> votes.Election | None:
        """The vote, as long as there is one."""
        workshop = self.following.workshop
        step = workshop.get(RoomStep, self.step_id) if workshop is not None else None
        return votes.election(workshop, step) if workshop is not None and step is not None else None

    def w(self, key: str, **params: object) -> str:
        """A sentence of the words on votes."""
        return self.texts.word(key, **params)

    # drawing

    def show(self) -> None:
        """Draw everything again; equal content changes nothing."""
        vote = self.vote
        if vote is None or self.person is None or not self.is_attached or not self.query("#ballot-slip"):
            return
        own = casting.kept(self.session, vote, self.person, self.entered_by)
        given = {} if own else votes.given(self.session, vote, self.person)
        locked = own or not casting.may_vote(self.session, self.session.seat, vote.step)
        self._put("head", *self._head(vote, given))
        self.query_one(Slip).set_slip(vote.rule, vote.names, given, max(1, vote.most), locked=locked)
        self._put("said", *([self.w("refused_own")] if own else self._said(vote, given, locked=locked)))
        self._show_result(vote)

    def _put(self, widget: str, *lines: Line) -> None:
        found = self.query_one(f"#ballot-{widget}", Static)
        found.display = bool(lines)
        if lines:
            found.update(Content("\n").join([say(line) for line in lines]))

    def _head(self, vote: votes.Election, given: dict[int, int]) -> list[Line]:
        lines: list[Line] = [self.w(f"ask_{vote.rule}", n=vote.most)]
        rest = votes.left(vote, given)
        if rest is not None and vote.options:
            lines.append(say((self.w(f"left_{vote.rule}", n=rest, of=vote.budget), "bold $primary")))
        elif vote.rule is Voting.RATING and vote.options:
            lines.append(say((self.w("left_rating", n=len(given), of=len(vote.options)), "bold $primary")))
        return lines

    def _said(self, vote: votes.Election, given: dict[int, int], *, locked: bool) -> list[Line]:
        if self._refused and (self._late or not locked):
            return [say((f"! {self._refused}", WARN))]
        if locked:
            return [say((self.w("locked"), WARN))]
        if not vote.options:
            return []
        key = "changeable" if given else "nothing_yet" if self._is_hidden(vote) else "still_open"
        return [say((self.w(key), MUTED))]

    def _is_hidden(self, vote: votes.Election) -> bool:
        hall = self._hall()
        return hall is None or votes.hidden(hall, vote.step, Viewer.at(self.session.seat))

    # the result

    def _hall(self) -> Hall | None:
        return (self._all or self.following).hall()

    def _show_result(self, vote: votes.Election) -> None:
        hall = self._hall()
        if not self._with_result or hall is None or self._is_hidden(vote):
            self._put("outcome")
            return
        if not hall.tables:
            if self._all is None:
                self._all = self._everyone()
                self._read_tables(self._all)
            return
        found = votes.count(hall, vote.step, Viewer.at(self.session.seat))
        if found is None:
            return
        turnout = telling.turnout_words(self.texts, votes.turnout(hall, vote.step))
        lines: list[Line] = ["", say((self.w("result"), "bold $primary"), f"  {turnout}")]
        if found.tie is not None:
            settled = telling.settled_words(self.texts, hall, vote.step)
            lines += [say((line, "bold $primary")) for line in fold(settled, WIDE) if line]
            tied = telling.tie_words(self.texts, vote, found.tie)
            lines += [say((line, MUTED if settled else WARN)) for line in fold(tied, WIDE)]
        if compared := telling.pairs_words(self.texts, vote, found):
            lines += [say((line, MUTED)) for line in fold(compared, WIDE)]
        self._put("outcome", *lines, "", *result_lines(self.texts, vote, found))

    def _everyone(self) -> Following:
        """The whole room, for reading: the page that the ballot stands on may have read the workshop's file only."""
        room = self.following
        return Following(room.app, room.folder, room.course, self.show, tables=True)

    @work(group="ballot")
    async def _read_tables(self, everyone: Following) -> None:
        try:
            await everyone.open()
        except FacilitatorError:
            everyone.close()
            self._all = None

    # voting

    def on_slip_asked(self, event: Slip.Asked) -> None:
        """Take the vote, or say why it is not taken."""
        event.stop()
        vote, option, value = self.vote, int(str(event.key)), event.value
        if vote is None or self.person is None:
            return
        told = casting.refusal(self.session, vote, self.person, option, value, self.entered_by)
        if told is not None:
            self._say(told)
            return
        person = self.person
        self._edit(lambda now: casting.cast(now, vote, person, option, value, self.entered_by))

    def on_slip_withdrawn(self, event: Slip.Withdrawn) -> None:
        """Take back everything."""
        event.stop()
        vote, person = self.vote, self.person
        if vote is not None and person is not None:
            self._edit(lambda now: casting.withdraw(now, vote, person, self.entered_by))

    def _say(self, told: Remark) -> None:
        self._refused, self._late = telling.said(self.texts, told), False
        self.show()

    def _edit(self, make: Callable[[Session], Iterable[Change]]) -> None:
        self._refused, self._late = "", False
        try:
            self.session.edit(self.w("label_vote"), make)
        except EditRejected:
            self._refused, self._late = self.w("closed"), True
        except FacilitatorError as error:
            self.following.app.show_error(error, retry=lambda: self._edit(make))
        self.show()
