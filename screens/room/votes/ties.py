"""A tie and what may follow from it. Choosing gives the edit that does it, for whoever runs the meeting to carry out."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.decision.elections import Count
from facilitator.decision.pairs import beater
from facilitator.decision.ties import Tie, Way, draw_lots
from facilitator.i18n import format_list, tr
from facilitator.room import casting, running, telling, votes
from facilitator.room.settling import settled
from facilitator.room.votes import Election
from facilitator.session import Change, Session
from facilitator.visibility import Phase, Viewer
from screens.dialogs import LineDialog
from screens.house import plain
from screens.room.following import Following
from screens.room.votes.window import VoteDialog
from screens.widgets.lines import Item, LineList
from screens.widgets.paint import MUTED, say

FACILITATOR = Viewer(facilitator=True)


@dataclass(frozen=True)
class Followed:
    """What was chosen: the edit of the workshop's file that does it, and a sentence that says so."""

    make: Callable[[Session], Iterable[Change]]
    said: str


def open_tie(following: Following, step_id: int) -> Tie | None:
    """The tie that has to be settled in this step; None while the result is hidden, where there is none, or afterwards."""
    hall = following.hall()
    step = next((one for one in hall.standing.steps if one.id == step_id), None) if hall is not None else None
    if hall is None or step is None:
        return None
    found = votes.count(hall, step, FACILITATOR)
    return found.tie if found is not None and settled(hall.workshop, step) is None else None


class TieDialog(VoteDialog[Followed]):
    """Which options are equal, and the choices there are."""

    def compose(self) -> ComposeResult:
        """The tie in words, the choices, keys."""
        with Vertical(id="dialog"):
            yield Static(plain(self.w("tie_title")), classes="title")
            yield Static(id="tie-says", markup=False)
            yield Static("")
            yield LineList(id="tie-ways", choose_on_click=True, empty=self.w("no_tie"))
            yield Static("")
            yield Static(plain(tr("Enter chooses · Esc goes back")), classes="muted")

    def on_mount(self) -> None:
        """The choices at once."""
        self.show()
        self.query_one(LineList).focus()

    def _found(self) -> tuple[Election, Count, Tie] | None:
        vote, hall = self.vote, self.following.hall()
        found = votes.count(hall, vote.step, FACILITATOR) if vote is not None and hall is not None else None
        if vote is None or found is None or found.tie is None:
            return None
        return vote, found, found.tie

    def show(self) -> None:
        """The tie as it is now; a vote that was changed may have settled it."""
        found = self._found()
        if not self.query("#tie-ways"):
            return
        ways = self.query_one("#tie-ways", LineList)
        items, says = [], ""
        if found is not None:
            vote, _, tie = found
            says = telling.tie_words(self.texts, vote, tie)
            for way in tie.ways:
                words, does = telling.way_words(self.texts, tie, way)
                items.append(Item(str(way), (say((words, "bold")), say((f"  {does}", f"not bold {MUTED}")))))
        self.query_one("#tie-says", Static).update(plain(says))
        ways.styles.height = max(1, min(14, 2 * len(items)))
        ways.set_items(items)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Do this."""
        event.stop()
        found = self._found()
        if found is None:
            return
        way = Way(str(event.key))
        if way is Way.WORDS:
            self.app.push_screen(LineDialog(self.w("way_words"), self.w("way_words_does")), self._agreed)
            return
        self.dismiss(self._followed(way, *found))

    def _agreed(self, text: str | None) -> None:
        found = self._found()
        if text and found is not None:
            self.dismiss(self._decided(found[0], found[2], text))

    def _followed(self, way: Way, vote: Election, count: Count, tie: Tie) -> Followed:
        names = vote.names
        if way is Way.RUN_OFF:
            title = self.w("run_off_title", title=vote.step.title.strip())
            return Followed(
                lambda now: casting.run_off(now, self.step_id, tie.options, tie.places, title),
                self.w("is_run_off"),
            )
        if way is Way.TALK:
            clock, course = self.following.clock, self.following.course
            return Followed(
                lambda now: running.turn(now, course, Phase.WRITING, clock.now(), clock.mark()),
                self.w("is_open_again"),
            )
        if way is Way.ALL:
            return self._decided(
                vote, tie, self.w("decided_all", names=format_list([names[one] for one in tie.options]))
            )
        if way is Way.PAIRS and count.pairs is not None:
            winner = beater(tie.options, count.pairs.beats)
            text = self.w("decided_pairs", names=names[winner] if winner is not None else "")
            return self._decided(vote, tie, text, self.w("why_pairs"))
        seed = 1000 + secrets.randbelow(9000)
        drawn = format_list([names[one] for one in draw_lots(tie.options, tie.places, seed)])
        return self._decided(vote, tie, self.w("decided_lots", names=drawn), self.w("why_lots", seed=seed))

    def _decided(self, vote: Election, tie: Tie, text: str, more: str = "") -> Followed:
        """A decision with how it came about."""
        clock, course, hall = self.following.clock, self.following.course, self.following.hall()
        turnout = (
            telling.turnout_words(self.texts, votes.turnout(hall, vote.step)) if hall is not None else ""
        )
        tied = telling.tie_words(self.texts, vote, tie)
        why = self.w("why_tie", title=vote.step.title.strip(), turnout=turnout, tie=tied)
        return Followed(
            lambda now: casting.settle(
                now,
                course,
                self.step_id,
                text=text,
                why=f"{why} {more}".strip(),
                at=clock.now(),
                mark=clock.mark(),
            ),
            self.w("is_decided", text=text),
        )
