"""The first step: everybody writes alone. A card to think with, a clock that all share, and one's own list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from facilitator.component import activity_of
from facilitator.components.partners import IDEAS, Draft, Idea, PartnersSetup
from facilitator.components.partners.ideas import author, may_remove, own, revealed, visible, written
from facilitator.components.partners.records import CANDIDATES_LEAST
from facilitator.countdown import longer, toggled
from facilitator.people import Finished, Person
from facilitator.record import FORM_ID, Record
from facilitator.session import Change, Changed, Delete, Put, Session
from facilitator.visibility import Activity, may_write
from screens.components.partners.card import PromptView
from screens.components.partners.clock import ClockLine, now_ms
from screens.components.partners.deck import DeckDialog
from screens.components.partners.field import IdeaField
from screens.components.partners.parts import PartnersStep, key
from screens.step_parts import muted, warning
from screens.widgets.countdown import Countdown
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, say
from screens.widgets.table import Column, LineTable, Row

MINUTE = 60


class IdeasStep(PartnersStep):
    """Clock, card, field and list."""

    STEP = "ideas"
    ACTIVITY = IDEAS
    LETTERS = frozenset({"card", "to_field", "clock", "more", "deck", "open", "remove", "setup", "finished"})

    SCOPED_CSS = False
    DEFAULT_CSS = """
    IdeasStep #count { height: auto; max-height: 2; }
    IdeasStep #new { max-width: 100; margin-bottom: 1; }
    IdeasStep #ideas { height: 1fr; min-height: 3; }
    .-short IdeasStep #new { margin-bottom: 0; }
    IdeasStep.-tiny #card { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "card(1)", "next_card", id="card-after"),
        key("b", "card(-1)", "previous_card", id="card-before", show=False),
        key("i", "to_field", "write"),
        key("d", "deck", "deck"),
        key("t", "clock", "clock"),
        key("m", "more", "more"),
        key("f", "finished", "finished"),
        key("e", "open", "edit_idea"),
        key("delete", "remove", "remove_idea"),
        key("o", "setup", "minutes"),
    ]

    def compose_page(self) -> ComposeResult:
        """Clock and count, the card, the field, the list."""
        yield ClockLine(self.content_words)
        yield Static(id="count", markup=False)
        yield PromptView(self.course, self.content_words)
        yield IdeaField(placeholder=self.w("new_idea"), id="new")
        yield LineTable([Column("text", "")], empty=self.w("ideas_empty"), id="ideas")

    def on_resize(self, event: events.Resize) -> None:
        """In a very small window only the clock, the field and the list have room."""
        tiny = event.size.height < 12
        if tiny != self.has_class("-tiny"):
            self.set_class(tiny, "-tiny")
            self.show(None)

    def main(self) -> Widget:
        """Where ideas are typed."""
        return self.field

    @property
    def field(self) -> IdeaField:
        """The field for the next idea."""
        return self.query_one("#new", IdeaField)

    @property
    def prompt(self) -> PromptView:
        """The card to think with."""
        return self.query_one(PromptView)

    @property
    def table(self) -> LineTable:
        """The ideas."""
        return self.query_one("#ideas", LineTable)

    # showing

    def show(self, changed: Changed | None) -> None:
        """Clock, count, card, draft and list as the records say."""
        super().show(changed)
        kinds = (Idea, Draft, Activity, Finished, PartnersSetup, Person)
        if changed is not None and not changed.touches(*kinds):
            return
        self._show_clock()
        self.prompt.show(self.session)
        self.field.show_draft(self.session, mine=changed is None or changed.mine)
        self.put("#count", *(() if self.has_class("-tiny") else self._count()))
        listed = self._listed()
        self.table.set_columns(self._columns(), [self._row(idea) for idea in listed])
        self.set_idle(() if listed else {"open", "remove"})

    def _show_clock(self) -> None:
        minutes = self.session.form(PartnersSetup).minutes
        writing = isinstance(self.app.focused, IdeaField)
        self.query_one(ClockLine).show(self.activity(), minutes, letters=not writing)

    def on_descendant_focus(self) -> None:
        """The letters stand beside the words only where they work."""
        self._show_clock()

    def _count(self) -> list[Line]:
        everybody, mine = len(written(self.session)), len(own(self.session, self.viewer))
        dots = "●" * min(everybody, CANDIDATES_LEAST) + "○" * max(0, CANDIDATES_LEAST - everybody)
        name = self.colleague()
        count = self.w("ideas_count_for" if name else "ideas_count", n=everybody, mine=mine, name=name)
        lines: list[Line] = [say(count, "  ", (dots, "$primary"), (f"  {self.w('ideas_goal')}", MUTED))]
        seat = self.session.seat
        if seat.writes_as is None:
            lines.append(warning(self.w("who_first")))
        elif self.activity().locked:
            lines.append(warning(self.w("closed")))
        elif revealed(self.session, self.viewer):
            lines.append(muted(self.w("ideas_revealed")))
        elif seat.writes_as in self.desk.finished(IDEAS):
            lines.append(muted(self.w("they_are_finished" if name else "you_are_finished", name=name)))
        elif name:
            lines.append(muted(self.w("answering_for", name=name)))
        else:
            lines.append(muted(self.w("ideas_hidden")))
        return lines

    def _listed(self) -> tuple[Idea, ...]:
        """One's own ideas, or everybody's once they are shown; the newest first."""
        shown = revealed(self.session, self.viewer)
        ideas = visible(self.session, self.viewer) if shown else own(self.session, self.viewer)
        return tuple(reversed(ideas))

    def _columns(self) -> list[Column]:
        shown = revealed(self.session, self.viewer)
        name = self.colleague()
        head = "head_all_ideas" if shown else "head_their_ideas" if name else "head_own_ideas"
        columns = [
            Column("text", self.w(head, name=name), 20, 70),
            Column("sector", self.w("head_sector"), 10, 18, priority=3),
            Column("place", self.w("head_place"), 8, 20, priority=1),
        ]
        return [*columns, Column("who", self.w("head_who"), 12, 20, priority=2)] if shown else columns

    def _row(self, idea: Idea) -> Row:
        return Row(
            idea.id,
            {
                "text": say(idea.text, (f"  {idea.note}" if idea.note else "", MUTED)),
                "sector": muted(self.course.label("sector", idea.sector)),
                "place": muted(self.course.label("geography", idea.geography)),
                "who": muted(author(self.session, idea, self.viewer)),
            },
        )

    # writing

    def on_idea_field_pause(self, event: IdeaField.Pause) -> None:
        """Keep what is typed after a short pause."""
        event.stop()
        self._keep()

    def _keep(self) -> bool:
        """Save the draft; False if it could not be saved."""
        draft = self.field.draft(self.session.seat)
        return draft is None or self.field.kept(
            self.edit(self.w("edit_draft"), lambda _: [Put(draft)]), draft.text
        )

    def flush(self) -> bool:
        """The draft and the forms."""
        return self._keep() and super().flush()

    def on_idea_field_card(self, event: IdeaField.Card) -> None:
        """The page keys turn the cards."""
        event.stop()
        self.action_card(event.by)

    def on_idea_field_down(self, event: IdeaField.Down) -> None:
        """From the field to the ideas."""
        event.stop()
        self.table.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the draft becomes an idea, and the field is empty for the next."""
        if event.input is not self.field:
            return
        event.stop()
        if not event.value.strip() or not self._may_write():
            return
        seat = self.session.seat
        person = seat.writes_as or 0
        idea = Idea(
            id=self.session.new_id(),
            person=person,
            entered_by=seat.entered_by,
            text=event.value.strip(),
            card=self.prompt.card_id,
        )

        def make(now: Session) -> Iterable[Change]:
            yield Put(idea)
            if now.get(Draft, Draft.key(person)) is not None:
                yield Delete(Draft, Draft.key(person))

        if self.edit(self.w("edit_add", name=idea.text), make):
            self.field.begin_anew()
            self.show(None)
            self.table.move_to(idea.id)

    def _may_write(self) -> bool:
        person = self.session.seat.writes_as
        if person is None:
            self.desk.action_people()
            return False
        if not may_write(self.viewer, person, self.activity()):
            self.tell(self.w("closed"))
            return False
        return True

    # keys

    def action_card(self, by: int) -> None:
        """Another card to think with."""
        self.prompt.turn(by)

    def action_to_field(self) -> None:
        """Back to writing."""
        self.field.focus()

    def action_deck(self) -> None:
        """Leaf through "Who else could …"."""
        if self._may_write():
            self.app.push_screen(DeckDialog(self.desk, self.prompt.card_id), lambda _: self.show(None))

    def action_clock(self) -> None:
        """Start the clock, or let it stand still."""
        seconds = self.session.form(PartnersSetup).minutes * MINUTE
        moment = now_ms()
        self.edit(
            self.w("edit_clock"),
            lambda now: [Put(toggled(activity_of(now, IDEAS), moment, seconds))],
        )

    def action_more(self) -> None:
        """One minute more."""
        moment = now_ms()
        self.edit(self.w("edit_clock"), lambda now: [Put(longer(activity_of(now, IDEAS), moment, MINUTE))])

    def on_countdown_run_out(self, event: Countdown.RunOut) -> None:
        """The time is up: write the last one, then show them."""
        event.stop()
        self._show_clock()
        self.tell(self.w("time_is_up"))

    def action_finished(self) -> None:
        """Finished with the ideas, or not yet."""
        self.desk.toggle_finished(IDEAS)

    def _here(self) -> Idea | None:
        cursor = self.table.cursor_key
        return self.session.get(Idea, cursor) if isinstance(cursor, int) else None

    async def action_open(self) -> None:
        """Say more about one's own idea: sector, place, a note."""
        idea = self._here()
        if idea is None:
            return
        if not may_write(self.viewer, idea.person, self.activity()):
            self.tell(self.w("not_yours"))
            return
        fields = ("text", "sector", "geography", "note")
        await self.open_details(idea.text, self.form(idea, fields))

    async def bring_up(self, record: Record, field: str | None) -> bool:  # noqa: ARG002 - all stand in one form
        """One's own idea to write in; another's, once they are shown, in the list."""
        if not isinstance(record, Idea):
            return False
        self.table.move_to(record.id)
        if self.table.cursor_key != record.id:
            return False
        self.table.focus()
        if may_write(self.viewer, record.person, self.activity()):
            await self.action_open()
        return True

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter, or a click on the idea under the cursor."""
        event.stop()
        await self.action_open()

    def action_remove(self) -> None:
        """Take one's own idea back."""
        idea = self._here()
        if idea is None:
            return
        if not may_remove(self.session, idea, self.viewer):
            self.tell(self.w("not_removed" if idea.merged_into else "not_yours"))
            return
        if self.edit(self.w("edit_remove", name=idea.text), lambda _: [Delete(Idea, idea.id)]):
            self.tell(self.w("removed", name=idea.text))

    async def action_setup(self) -> None:
        """How long the silence is."""
        setup = self.session.get(PartnersSetup, FORM_ID) or PartnersSetup(id=FORM_ID)
        await self.open_details(self.w("setup_title"), self.form(setup, ("minutes",)))
