"""What the steps of this component share: a page that gives way to one record's form, and keys with our own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.services.sentences import genitive
from facilitator.content import Criterion
from facilitator.people import Person
from facilitator.record import Record
from facilitator.session import Changed
from screens.base import StepView
from screens.step_parts import keys_of, muted, text, warning
from screens.widgets import rating
from screens.widgets.form import RecordForm
from screens.widgets.paint import Line, say

__all__ = ["ServicesStep", "asked", "key", "muted", "text", "warning"]

TINY = 18
"""Lines of the terminal below which only the list and one line above it are shown."""


key = keys_of("services")
"""Bindings of this component."""


def asked(criteria: Sequence[Criterion]) -> list[rating.Criterion]:
    """The criteria as a rating list asks for them."""
    return [
        rating.Criterion(
            criterion.id,
            str(criterion.name),
            str(criterion.question),
            {int(number): str(words) for number, words in criterion.anchors.items()},
        )
        for criterion in criteria
    ]


class ServicesStep(StepView):
    """A step with a page. `open_form` lets a record's form take its place until Escape."""

    DEFAULT_CSS = """
    ServicesStep > .page { height: 1fr; min-height: 6; }
    ServicesStep > #form { height: auto; display: none; }
    ServicesStep.-form > .page { display: none; }
    ServicesStep.-form > #form { display: block; }
    ServicesStep .note { height: auto; width: 1fr; max-width: 100; }
    ServicesStep .above { height: auto; width: 1fr; max-width: 100; margin-bottom: 1; }
    ServicesStep .below { height: auto; width: 1fr; max-width: 100; margin-top: 1; }
    .-short ServicesStep .above { margin-bottom: 0; }
    .-short ServicesStep .below { margin-top: 0; }
    ServicesStep.-tiny .above { max-height: 1; }
    ServicesStep.-tiny .below { max-height: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("escape", "close_form", "close")]

    LETTERS: ClassVar[frozenset[str]] = frozenset()
    """Actions of this step that have nothing to do while a form is open."""

    form: RecordForm | None = None

    def compose(self) -> ComposeResult:
        """The page, and the place of a form."""
        with Vertical(classes="page"):
            yield from self.compose_page()
        yield Vertical(id="form")

    def compose_page(self) -> ComposeResult:
        """The step's own widgets."""
        yield from ()

    def main(self) -> Widget | None:
        """The widget that takes the keys while no form is open."""
        return None

    @property
    def tiny(self) -> bool:
        """Whether there is hardly room for the list itself."""
        return self.app.size.height < TINY

    def on_resize(self) -> None:
        """On a very low screen the lines around the list stand back."""
        self.set_class(self.tiny, "-tiny")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Closing needs an open form; the page's own keys need that none is open."""
        if action == "close_form":
            return self.form is not None
        if action in self.LETTERS and self.form is not None:
            return False
        return super().check_action(action, parameters)

    def focus_first(self) -> None:
        """The form, if one is open, else what the page is about."""
        main = self.main()
        if self.form is not None:
            self.form.focus_field()
        elif main is not None:
            main.focus(scroll_visible=False)

    async def open_form(
        self, record: Record, title: str, fields: Sequence[str] | None = None, above: Sequence[str] = ()
    ) -> None:
        """Show the form of a record in place of the page, with these lines above it."""
        if self.form is not None:
            return
        self.form = RecordForm(self.session, record, self.content_words, self.course, fields=fields)
        place = self.query_one("#form", Vertical)
        await place.remove_children()
        head = text(say((title, "bold")), *above, muted(self.w("form_hint")))
        await place.mount(Static(head, classes="above"), self.form)
        self.add_class("-form")
        self.scroll_home(animate=False)
        self.form.focus_field()
        self.refresh_bindings()

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """Open what the record stands in, and put the cursor in its field."""
        record = self.session.get(kind, record_id)
        shown = record is not None and self.flush() and await self.bring_up(record, field)
        return await super().open_record(kind, record_id, field) or shown

    async def bring_up(self, record: Record, field: str | None) -> bool:  # noqa: ARG002 - steps look at them
        """Open the page in which a record stands; whether its text is now in sight."""
        return False

    async def reopen(
        self, record: Record, title: str, fields: Sequence[str] | None = None, above: Sequence[str] = ()
    ) -> None:
        """Show this form, in place of one that is open."""
        if self.form is not None:
            await ServicesStep.action_close_form(self)
        await self.open_form(record, title, fields, above)

    async def action_close_form(self) -> None:
        """Save and go back to the page; the form stays if something in it cannot be saved."""
        if self.form is None or not self.form.flush():
            return
        self.form = None
        await self.query_one("#form", Vertical).remove_children()
        self.remove_class("-form")
        self.show(None)
        self.focus_first()
        self.refresh_bindings()

    def show(self, changed: Changed | None) -> None:
        """Draw again; when what took the keys is no longer there, something else takes them."""
        super().show(changed)
        if self.has_the_keys:
            self.call_later(self._keep_the_keys)

    @property
    def has_the_keys(self) -> bool:
        """Whether keys go to something in this step, or to nothing at all."""
        focused = self.screen.focused
        return focused is None or self in focused.ancestors

    def _keep_the_keys(self) -> None:
        if not self.is_attached:
            return
        focused = self.screen.focused
        if focused is None or not all(
            node.display for node in focused.ancestors_with_self if isinstance(node, Widget)
        ):
            self.focus_first()

    @property
    def colleague(self) -> Person | None:
        """The colleague for whom one answers, if any."""
        seat = self.session.seat
        return self.session.person(seat.answers_for) if seat.entered_by is not None else None

    def own_word(self, word: str, **params: object) -> str:
        """A sentence to the person who answers; another one, with the name, to whoever answers for a colleague."""
        if self.colleague is None:
            return self.w(word, **params)
        name = self.colleague.name.strip() or self.w("unnamed")
        return self.w(f"{word}_for", name=name, whose=genitive(name), **params)

    def put(self, selector: str, *lines: Line) -> None:
        """Write lines into a text of the page; none hides it."""
        place = self.query_one(selector, Static)
        place.display = bool(lines)
        place.update(text(*lines))
