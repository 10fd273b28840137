"""For people without a device: the facilitator types a person's ballot, or counts hands.

What somebody has given on their own is not shown here and cannot be changed here.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from facilitator.agenda import Voting
from facilitator.errors import FacilitatorError
from facilitator.i18n import tr
from facilitator.people import Person
from facilitator.room import casting, telling, votes
from facilitator.room.hall import Table
from facilitator.room.votes import BY_FACILITATOR, Election
from facilitator.session import Session
from screens.dialogs import LineDialog
from screens.house import plain
from screens.room.following import Following
from screens.room.newcomers import NEW, add_line, added
from screens.room.votes.ballot import Ballot
from screens.room.votes.hands import HandsDialog
from screens.room.votes.slip import Slip
from screens.room.votes.window import VoteDialog
from screens.widgets.lines import Item, LineList
from screens.widgets.paint import MUTED, say

VOTED, NOT_VOTED = "●", "○"
HANDS = "hands"
MOST_ROWS = 13


class EntryDialog(VoteDialog[None]):
    """Everybody in the room by library, with who has voted; Enter fills in that person's ballot."""

    def compose(self) -> ComposeResult:
        """Title, how many have voted, people, keys."""
        with Vertical(id="dialog"):
            yield Static(plain(self.w("entry_title")), classes="title")
            yield Static(id="entry-turnout", markup=False)
            yield Static("")
            yield LineList(id="entry-people", choose_on_click=True, empty=self.w("no_people"))
            yield Static(id="entry-said", classes="warning", markup=False)
            yield Static(plain(tr("Enter chooses · Esc goes back")), classes="muted")

    def on_mount(self) -> None:
        """The list at once."""
        self.show()
        self.query_one(LineList).focus()

    def show(self) -> None:
        """The people as they are now."""
        vote, hall = self.vote, self.following.hall()
        if vote is None or hall is None or not self.query("#entry-people"):
            return
        found = votes.turnout(hall, vote.step)
        self.query_one("#entry-turnout", Static).update(plain(telling.turnout_words(self.texts, found)))
        items = []
        if vote.rule is not Voting.RANKING:
            raised = self.w("hands_n", n=found.by_hand) if found.by_hand else ""
            items.append(Item(HANDS, (say(self.w("hands"), (f"  {raised}", MUTED)),)))
        for table in hall.tables:
            items += self._people(table, vote)
        people = self.query_one("#entry-people", LineList)
        people.styles.height = max(1, min(MOST_ROWS, len(items)))
        people.set_items(items)

    def _people(self, table: Table, vote: Election) -> list[Item]:
        given, blank = votes.voters(table.reader, vote), votes.blanks(table.reader, vote)
        there = [one for one in table.reader.all(Person) if one.id in given or not one.away]
        rows = [Item(table.key, (say((table.name, "bold")),), disabled=True)]
        for person in there:
            voted = person.id in given or person.id in blank
            remark = ""
            if given.get(person.id):
                remark = self.w("typed")
            elif person.id in blank:
                remark = self.w("voted_blank")
            name = person.name.strip() or self.w("no_name")
            line = say(f"  {VOTED if voted else NOT_VOTED} {name}", (f"  {remark}" if remark else "", MUTED))
            rows.append(Item(f"{table.key}/{person.id}", (line,)))
        return [*rows, add_line(table.key, self.w("add_person"))]

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Count hands, or fill in this person's ballot unless they have voted themselves."""
        event.stop()
        vote, said = self.vote, ""
        if event.key == HANDS:
            self.app.push_screen(HandsDialog(self.following, self.step_id))
        elif vote is not None:
            library, _, number = str(event.key).rpartition("/")
            session = next((one for one in self.following.tables if one.store.library_id == library), None)
            if session is not None and number == NEW:
                self._ask_who(session)
                return
            person = session.get(Person, int(number)) if session is not None else None
            if session is None or person is None:
                return
            if casting.kept(session, vote, person.id, BY_FACILITATOR):
                said = self.w("refused_own")
            else:
                self.app.push_screen(PersonDialog(self.following, self.step_id, session, person))
        self.query_one("#entry-said", Static).update(plain(f"! {said}" if said else ""))

    def _ask_who(self, session: Session) -> None:
        title = self.w("add_person_title", library=session.library.name)
        self.app.push_screen(
            LineDialog(title, self.w("add_person_text")), lambda name: self._named(session, name)
        )

    def _named(self, session: Session, name: str | None) -> None:
        if not name:
            return
        try:
            person = added(session, name)
        except FacilitatorError as error:
            self.app.show_error(error, retry=lambda: self._named(session, name))
            return
        self.show()
        self.query_one(LineList).move_to(f"{session.store.library_id}/{person.id}")


class PersonDialog(VoteDialog[None]):
    """One person's ballot, typed by the facilitator; every key is saved at once."""

    DEFAULT_CSS = """
    PersonDialog #person-ballot { height: auto; max-height: 16; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "blank", "word:key_blank", id="votes.blank", tooltip="word:key_blank_tip")
    ]

    def __init__(self, following: Following, step_id: int, session: Session, person: Person) -> None:
        super().__init__(following, step_id)
        self._session, self._person = session, person

    def compose(self) -> ComposeResult:
        """Whose it is, the ballot, keys."""
        name = self._person.name.strip() or self.w("no_name")
        with Vertical(id="dialog"):
            yield Static(plain(self.w("entry_for", name=name)), classes="title")
            yield Static(plain(self.w("entry_says")), classes="muted")
            with VerticalScroll(id="person-ballot", can_focus=False):
                yield Ballot(
                    self._session,
                    self.following,
                    self.step_id,
                    self._person.id,
                    BY_FACILITATOR,
                    result=False,
                )
            yield Static("")
            yield Static(id="person-keys", classes="muted", markup=False)

    def on_mount(self) -> None:
        """Type at once."""
        vote = self.vote
        if vote is not None:
            keys = (
                f"keys_{vote.rule}_several"
                if vote.rule is Voting.DOTS and vote.most > 1
                else f"keys_{vote.rule}"
            )
            self.query_one("#person-keys", Static).update(plain(self.w(keys)))
        self.query_one(Slip).focus()

    def action_leave(self) -> None:
        """Back to the list; whoever has given something is finished."""
        self._hand_in(blank=False)

    def action_blank(self) -> None:
        """A ballot without anything on it, handed in."""
        self._hand_in(blank=True)

    def _hand_in(self, *, blank: bool) -> None:
        vote, person = self.vote, self._person.id
        try:
            if vote is not None:
                self._session.edit(
                    self.w("label_vote"),
                    lambda now: casting.hand_in(now, vote, person, BY_FACILITATOR, blank=blank),
                )
        except FacilitatorError as error:
            self.app.show_error(error, retry=lambda: self._hand_in(blank=blank))
            return
        self.dismiss(None)
