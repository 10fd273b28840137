"""What earlier parts of the course offer the open step: one line above the work, and a window to take, change or ignore it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.carry import Offer
from facilitator.content import Course
from facilitator.i18n import N_, format_date, format_list, tr, trn
from facilitator.record import asked_fields
from facilitator.wording import field_label, value_words
from screens.house import Dialog, plain
from screens.widgets.lines import Item, LineList
from screens.widgets.paint import MUTED, Line, fold, say

LONGEST = 6
"""Rows of one text that the window shows."""


def part_name(course: Course, component: str) -> str:
    """A part of the course as it is named within a sentence."""
    title = str(course.words(component).title) if component in course.components else component
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def origin_words(course: Course, source: str, dated: date | None) -> str:
    """Such as "from project clarification, 12 March"."""
    part = part_name(course, source)
    if dated is None:
        return tr("from {part}", part=part)
    this_year = dated.year == datetime.now().astimezone().year
    return tr("from {part}, {day}", part=part, day=format_date(dated, "day" if this_year else "long"))


def banner(course: Course, found: Sequence[Offer]) -> str:
    """The line above the work; "" when nothing is offered. One source is named with its day, several by name."""
    if not found:
        return ""
    sources = list(dict.fromkeys(offer.carry.source for offer in found))
    if len(sources) == 1:
        days = [offer.dated for offer in found if offer.dated is not None]
        text = origin_words(course, sources[0], max(days, default=None))
    else:
        text = tr("from {part}", part=format_list([part_name(course, source) for source in sources]))
    return trn("{n} suggestion {origin}", "{n} suggestions {origin}", len(found), origin=text)


class OfferLine(Static):
    """One line above the work that says what is offered; a click opens the window."""

    DEFAULT_CSS = """
    OfferLine { height: auto; max-height: 2; display: none; color: $secondary; }
    OfferLine.-some { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(id="offer-line", markup=False)

    def say(self, text: str, key: str) -> None:
        """Show the line, or nothing for an empty text."""
        self.set_class(bool(text), "-some")
        if text:
            shown = say(
                ("↓ ", "bold $secondary"),
                (text + ". ", "$secondary"),
                (tr("{key} shows them.", key=key), MUTED),
            )
            self.update(shown)

    def on_click(self) -> None:
        """As the key does."""
        self.app.call_later(self.screen.run_action, "offers")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person did in the window: these offers are taken or ignored; `go` means that they want to change the text."""

    offers: tuple[Offer, ...]
    take: bool
    go: bool = False


class OffersDialog(Dialog[Answer]):
    """Every open offer of the step with its text, and what stands here now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "take", N_("Take it"), id="offers.take", tooltip=N_("Write this text here"), show=True
        ),
        Binding("a", "take_all", N_("Take all"), id="offers.all", tooltip=N_("Take every suggestion")),
        Binding(
            "e",
            "change",
            N_("Take and change"),
            id="offers.change",
            tooltip=N_("Take it and go to its field"),
        ),
        Binding(
            "delete,x",
            "ignore",
            N_("Ignore"),
            id="offers.ignore",
            key_display="Del",
            tooltip=N_("It is not offered again before it changes"),
        ),
    ]

    DEFAULT_CSS = """
    OffersDialog > #dialog { width: 90; }
    OffersDialog LineList { height: auto; max-height: 20; }
    """

    def __init__(
        self,
        course: Course,
        component: str,
        read: Callable[[], tuple[Offer, ...]],
        answer: Callable[[Answer], bool],
    ) -> None:
        super().__init__()
        self._course = course
        self._component = component
        self._read = read
        self._answer = answer
        self._offers: tuple[Offer, ...] = ()
        self._gone = False

    def compose(self) -> ComposeResult:
        """Title, the offers, the keys."""
        with Vertical(id="dialog"):
            yield Static(plain(tr("From earlier parts of the course")), classes="title")
            yield Static(
                plain(tr("Nothing is written here before you take it. What you take you can change freely.")),
                classes="muted",
            )
            yield Static("")
            yield LineList(id="offer-list", choose_on_click=False)
            keys = tr(
                "Enter takes it · A takes all · E takes it and goes to the field · Del ignores it · Esc back"
            )
            yield Static(plain(keys), classes="muted")

    def on_mount(self) -> None:
        """Show the offers."""
        self.show()
        self.query_one(LineList).focus()

    def help_text(self) -> str:
        """What the window is for."""
        return tr(
            "What you decided in an earlier part of the course is offered here, with the day on which it was written there. "
            "If it is changed there later, it is offered again; what stands here is never changed by itself."
        )

    def show(self) -> None:
        """Draw the open offers again; with the last one the window goes."""
        if self._gone or not self.is_attached or not self.query(LineList):
            return  # news that come before the window is there, or after it has gone
        self._offers = self._read()
        listed = self.query_one(LineList)
        listed.set_items([self._item(offer) for offer in self._offers])
        if not self._offers:
            self._gone = True
            self.dismiss(None)

    def _item(self, offer: Offer) -> Item:
        origin = origin_words(self._course, offer.carry.source, offer.dated)
        title = offer.draft.title or self._labels(offer)
        note = (
            tr("removed there; stands here still")
            if offer.gone
            else tr("changed there since last time")
            if offer.again
            else ""
        )
        texts = self._texts(offer)

        def draw(width: int, _: bool) -> list[Line]:
            if cell_len(title) + cell_len(origin) + 2 <= width:
                lines: list[Line] = [say((title, "bold"), ("  " + origin, MUTED))]
            else:
                lines = [say((title, "bold")), say(("  " + origin, MUTED))]
            if note:
                lines.append(say(("  ! ", "bold $warning"), (note, "$warning")))
            for sign, text, style in texts:
                parts = text.splitlines() or [""]
                rows = [row for part in parts for row in fold(part, max(10, width - 6), LONGEST)]
                lines += [
                    say((f"  {sign if n == 0 else ' '} ", style), (row, style)) for n, row in enumerate(rows)
                ]
            return [*lines, ""]

        return Item(offer.key, draw, version=(title, origin, note, tuple(texts)))

    def _labels(self, offer: Offer) -> str:
        kind = offer.draft.kind
        return ", ".join(field_label(self._course, self._component, kind, name) for name in _readable(offer))

    def _texts(self, offer: Offer) -> list[tuple[str, str, str]]:
        """The offered words, and those that stand here now where they differ."""
        found = []
        new = self._words(offer, {**offer.draft.fields})
        if not offer.gone:
            found.append(("→", new, ""))
        if offer.present is not None:
            now = self._words(offer, {name: getattr(offer.present, name) for name in offer.draft.fields})
            if now.strip():
                found.append(("·", tr("stands here: {text}", text=now), MUTED))
        return found

    def _words(self, offer: Offer, fields: dict[str, object]) -> str:
        kind, readable = offer.draft.kind, _readable(offer)
        said = [
            (name, value_words(self._course, kind, name, value))
            for name, value in fields.items()
            if name in readable
        ]
        if len(said) == 1:
            return said[0][1]
        return "\n".join(
            f"{field_label(self._course, self._component, kind, name)}: {text}" for name, text in said if text
        )

    # doing

    def _chosen(self) -> tuple[Offer, ...]:
        key = self.query_one(LineList).cursor_key
        return tuple(offer for offer in self._offers if offer.key == key)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter takes the offer under the cursor."""
        event.stop()
        self.action_take()

    def _do(self, offers: tuple[Offer, ...], *, take: bool) -> None:
        if offers and self._answer(Answer(offers, take)):
            self.show()

    def action_take(self) -> None:
        """Take the offer under the cursor."""
        self._do(self._chosen(), take=True)

    def action_take_all(self) -> None:
        """Take every offer."""
        self._do(self._offers, take=True)

    def action_ignore(self) -> None:
        """Ignore the offer under the cursor until it changes."""
        self._do(self._chosen(), take=False)

    def action_change(self) -> None:
        """Take the offer under the cursor and go to its field."""
        chosen = self._chosen()
        if chosen and not self._gone:
            self._gone = True
            self.dismiss(Answer(chosen, take=True, go=True))


def _readable(offer: Offer) -> tuple[str, ...]:
    """The offered fields that a form asks for (ids and positions say nothing to people); all where none is asked for."""
    asked = asked_fields(offer.draft.kind)
    return tuple(name for name in offer.draft.fields if name in asked) or tuple(
        name for name in offer.draft.fields if name != "position"
    )
