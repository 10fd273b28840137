"""What is coming: written in the workshop's own file, read by everybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from facilitator.components.about import AboutEvent, Event, calendar
from facilitator.components.homework import local_today
from facilitator.i18n import current, format_date
from facilitator.record import Row
from facilitator.session import Changed, Session
from facilitator.web import web_address
from screens.components.about.parts import AboutStep
from screens.step_parts import keys_of
from screens.widgets.form import RowList
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say
from screens.widgets.reading import WholeList

key = keys_of("about")


class EventRows(RowList):
    """The events by date, those without one last; so none is moved by hand."""

    def rows(self, now: Session | None = None) -> tuple[Row, ...]:
        """The events, the earliest first."""
        found = (now or self.session).all(AboutEvent)
        return tuple(sorted(found, key=lambda row: (row.day or date.max, row.time, row.position)))

    def _move(self, row_id: int, step: int) -> None:  # noqa: ARG002
        self._say(self._content.word("events_by_date"))


class EventsStep(AboutStep):
    """The calendar as a list; for the facilitator with the rows to write in above it."""

    STEP = "events"

    DEFAULT_CSS = """
    EventsStep > LineList { max-width: 84; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("o", "open_link", "open")]

    def compose(self) -> ComposeResult:
        """Rows for the facilitator; the calendar for everybody."""
        if self.for_workshop:
            yield EventRows(
                self.session,
                AboutEvent,
                self.content_words,
                self.course,
                make=lambda row_id, position: AboutEvent(id=row_id, position=position),
                summary=self._summary,
                title=self.w("title_events"),
                help=self.w("help_events"),
                empty=self.w("empty_events"),
                id="rows",
            )
            yield Static(self.w("title_seen"), classes="field", markup=False)
            yield WholeList(id="calendar")
        else:
            yield LineList(id="calendar")

    def _summary(self, row: AboutEvent) -> str:
        day = format_date(row.day, "medium") if row.day else ""
        parts = (day, row.title, row.time, row.place)
        return " · ".join(" ".join(part.split()) for part in parts if part.strip())

    @property
    def list(self) -> LineList:
        """The calendar."""
        return self.query_one("#calendar", LineList)

    def show(self, changed: Changed | None) -> None:
        """What is coming, then what is past."""
        super().show(changed)
        found = calendar(self.workshop, local_today())
        items: list[Item] = []
        if found.coming or found.past:
            items.append(self._head("coming", self.w("head_coming")))
            items += [self._item(one) for one in found.coming]
            if not found.coming:
                items.append(Item("none", (say((self.w("none_coming"), MUTED)), ""), disabled=True))
        if found.past:
            items.append(self._head("past", self.w("head_past")))
            items += [self._item(one, past=True) for one in found.past]
        self.list.empty = self.w(self.nothing("none_events"))
        self.list.set_items(items)
        self.list.renew()

    def _head(self, name: str, words: str) -> Item:
        return Item(name, (say((words, "bold $primary")),), disabled=True, version=words)

    def _item(self, one: Event, *, past: bool = False) -> Item:
        day = format_date(one.day, "weekday" if not past else "long") if one.day else self.w("no_day")
        rest = " · ".join(part for part in (one.time, one.place) if part)
        link = self.w("link_shown", link=one.link) if web_address(one.link) else one.link
        if one.link and not web_address(one.link):
            link = self.w("link_odd", link=one.link)

        def lines(width: int, _selected: bool) -> Sequence[Line]:
            title = fold(one.title or "…", max(10, width - len(day) - 2), 2)
            drawn: list[Line] = [
                say((f"{day}  ", MUTED if past else "bold"), (title[0], "" if past else "bold"))
            ]
            drawn += [f"  {line}" for line in title[1:]]
            if rest:
                drawn += [f"  {line}" for line in fold(rest, width - 2, 2)]
            if one.note and not past:
                drawn += [say((f"  {line}", MUTED)) for line in fold(one.note, width - 2, 3)]
            if link:
                drawn += [say((f"  {line}", "$accent")) for line in fold(link, width - 2, 3)]
            return [*drawn, ""]

        return Item(one.key, lines, version=(one, past, current()))

    def _here(self) -> Event | None:
        found = calendar(self.workshop, local_today())
        return next((one for one in (*found.coming, *found.past) if one.key == self.list.cursor_key), None)

    def action_open_link(self) -> None:
        """Open the link of the event under the cursor."""
        here = self._here()
        self.open_link(here.link if here else "")

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter, or a click on the event under the cursor."""
        event.stop()
        self.action_open_link()
