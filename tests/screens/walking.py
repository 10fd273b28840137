"""Walks through the whole application by keys alone: from part to part, from step to step, from field to field.

Everything that is done is a key; what is looked at is where the focus is, what the screen says, and the library's file.
"""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

from textual.events import Key
from textual.keys import _character_to_key
from textual.widgets import Input, TextArea
from tinydb import TinyDB

from facilitator.i18n import Language
from screens.base import ComponentScreen
from screens.library import LibraryScreen
from screens.offers import OffersDialog
from screens.widgets.board import Board
from screens.widgets.form import FieldBox, RecordForm, RowList
from screens.widgets.form.picker import Picker
from screens.widgets.form.row_lines import RowLines
from screens.widgets.items import ItemView
from screens.widgets.table import LineTable
from tests.screens.driver import Driver

FRAME = " │▌▏▎▁▂▃▄▅▆▇█"
"""What stands beside the words of a line."""

GLANCE = 8
"""Lines by which one goes on while reading a long text: fewer than are seen, so that nothing falls between two looks."""

MOST_STOPS = 80
"""Presses of one key after which a walker gives up looking for a field, an option or a line."""


class Walker:
    """Somebody at the keyboard of one library; `language` is what they write."""

    def __init__(self, t: Driver, file: Path, language: Language) -> None:
        self.t, self.file, self.language = t, file, language

    def say(self, da: str, en: str) -> str:
        """The one of the two that is written and read here."""
        return da if self.language == "da" else en

    @property
    def words(self) -> str:
        """What the screen says, without frames and line breaks."""
        return " ".join(" ".join(line.strip(FRAME) for line in self.t.lines).split())

    async def shows(self, *words: str) -> None:
        """Wait until the screen says these words, wherever its lines break."""
        for word in words:
            await self.t.until(lambda word=word: word in self.words, f"shows {word!r}")  # type: ignore[misc]

    # where one is

    @property
    def desk(self) -> ComponentScreen:
        """The screen of the part that is open."""
        screen = self.t.app.screen
        assert isinstance(screen, ComponentScreen), screen
        return screen

    def _is_at(self, step: str) -> bool:
        screen = self.t.app.screen
        return isinstance(screen, ComponentScreen) and screen.ready and step == screen.step_view.STEP

    async def _arrived(self, step: str) -> None:
        await self.t.until(lambda: self._is_at(step), f"step {step}")
        await self.t.until(lambda: self.t.app._ahead is None, "keys are let through")
        await self.t.settle()

    async def begin(self, name: str) -> None:
        """Say who one is when the library is opened for the first time."""
        await self.t.shows(self.say("Hvem er du?", "Who are you?"))
        await self.type(name)
        await self.t.press("enter")
        await self.t.until(lambda: isinstance(self.t.app.screen, LibraryScreen), "the library")
        await self.t.shows(name)

    async def open(self, component: str, step: str) -> None:
        """From wherever one is to a part, by way of the library's overview; it opens at the step where one was last."""
        for _ in range(MOST_STOPS):
            if isinstance(self.t.app.screen, LibraryScreen):
                break
            await self.t.press("escape")
        await self.t.until(lambda: isinstance(self.t.app.screen, LibraryScreen), "the overview")
        await self.t.press("home")
        await self.line(component, "#components")
        await self.t.press("enter")
        await self._arrived(step)
        assert component == self.desk.COMPONENT

    async def on(self, step: str) -> None:
        """F6, or F5, until the step is there."""
        steps = [view.STEP for view in self.desk.STEPS]
        here, there = steps.index(self.desk.step_view.STEP), steps.index(step)
        key, by = ("f6", 1) if here < there else ("f5", -1)
        for passed in range(here + by, there + by, by):
            await self.t.press(key)
            await self._arrived(steps[passed])

    # going to something within a step

    def _box(self) -> FieldBox | None:
        focused = self.t.app.focused
        return (
            next((node for node in focused.ancestors if isinstance(node, FieldBox)), None)
            if focused
            else None
        )

    async def _step(self, key: str) -> None:
        """One key of the many that it takes to come somewhere."""
        await self.t.pilot.press(key)
        await self.t.pilot.pause()

    async def _tab_to(self, there: str, is_there: object) -> None:
        assert callable(is_there)
        for _ in range(MOST_STOPS):
            if is_there():
                return
            await self._step("tab")
        raise AssertionError(f"Tab never comes to {there}\n{self.t.text}")

    def _in_field(self, field: str, kind: str) -> bool:
        box = self._box()
        form = next((node for node in box.ancestors if isinstance(node, RecordForm)), None) if box else None
        return bool(box and form and box.field == field and kind in ("", type(form.record).KIND))

    async def at(self, field: str, kind: str = "") -> None:
        """Tab until the cursor is in a field of the open forms."""
        await self._tab_to(field, lambda: self._in_field(field, kind))

    async def focus(self, selector: str) -> None:
        """Tab until a widget has the focus."""
        wanted = self.t.app.screen.query_one(selector)
        await self._tab_to(selector, lambda: self.t.app.focused is wanted)

    async def line(self, key: Hashable, selector: str = "") -> None:
        """Arrow down until the cursor of a list or a table is on a line."""
        if selector:
            await self.focus(selector)
        listed = self.t.app.focused
        assert isinstance(listed, (ItemView, Board)), listed
        for _ in range(MOST_STOPS):
            if listed.cursor_key == key:
                return
            await self._step("down")
        raise AssertionError(f"no line {key}\n{self.t.text}")

    async def read(self) -> list[str]:
        """From the top to the bottom a few lines at a time: what the screen said at each of them."""
        seen: list[str] = []
        await self.t.press("home")
        while not seen or seen[-1] != self.words:
            seen.append(self.words)
            await self.t.press(*["down"] * GLANCE)
        return seen

    # writing

    async def type(self, text: str) -> None:
        """Type in the field that has the focus, as fast as hands can, until it has taken everything in."""
        field = self.t.app.focused
        assert isinstance(field, (Input, TextArea)), field
        for letter in text:
            self.t.app.post_message(Key(_character_to_key(letter), letter))
        await self.t.until(
            lambda: text in (field.value if isinstance(field, Input) else field.text), f"{text!r} is typed"
        )

    async def write(self, field: str, text: str, kind: str = "") -> None:
        """Type at the end of a field."""
        await self.at(field, kind)
        await self.type(text)

    async def pick(self, field: str, value: str, kind: str = "") -> None:
        """Choose an option of a field."""
        await self.at(field, kind)
        picker = self.t.app.focused
        assert isinstance(picker, Picker), picker
        await self.t.press("home")
        for _ in range(MOST_STOPS):
            if picker.options[picker.cursor].value == value:
                break
            await self._step("right")
        assert picker.options[picker.cursor].value == value, f"no option {value}"
        await self.t.press("space")

    def _rows(self, kind: str) -> RowList | None:
        focused = self.t.app.focused
        if not isinstance(focused, RowLines):
            return None
        rows = next((node for node in focused.ancestors if isinstance(node, RowList)), None)
        return rows if rows is not None and kind == rows.kind.KIND else None

    async def rows(self, kind: str) -> None:
        """Tab until the cursor is in the list of a kind."""
        await self._tab_to(kind, lambda: self._rows(kind))

    async def add(self, kind: str, **fields: str) -> None:
        """A new row with these texts; then back to the list."""
        await self.rows(kind)
        rows = self._rows(kind)
        assert rows is not None
        await self.t.press("n")
        await self.t.until(lambda: rows.form is not None and self._box() is not None, f"a new {kind}")
        for field, text in fields.items():
            await self.write(field, text, kind)
        await self.t.press("escape")
        await self.t.until(lambda: rows.form is None and self._rows(kind), f"back in the list of {kind}")

    async def take_all(self, *words: str) -> None:
        """Everything that earlier parts offer the open step; the window must say these words."""
        await self.t.until(lambda: self.desk._offered, "something is offered")
        await self.t.press("ctrl+g")
        await self.t.until(lambda: isinstance(self.t.app.screen, OffersDialog), "the window of suggestions")
        await self.shows(*words)
        await self.t.press("a")
        await self._back()
        assert not self.desk._offered, self.t.text

    async def take_one(self, *words: str) -> None:
        """The first thing that is offered, and the window away again."""
        await self.t.until(lambda: self.desk._offered, "something is offered")
        count = len(self.desk._offered)
        desk = self.desk
        await self.t.press("ctrl+g")
        await self.t.until(lambda: isinstance(self.t.app.screen, OffersDialog), "the window of suggestions")
        await self.shows(*words)
        await self.t.press("enter")
        await self.t.until(lambda: len(desk.read_offers()) < count, "one is taken")
        if isinstance(self.t.app.screen, OffersDialog):
            await self.t.press("escape")
        await self._back()

    async def _back(self) -> None:
        await self.t.until(
            lambda: isinstance(self.t.app.screen, ComponentScreen) and self.t.app.screen.ready,
            "back in the step",
        )
        await self.t.settle()

    async def reveal(self) -> None:
        """F9, and the first answer: everybody's answers are shown."""
        desk = self.desk
        await self.t.press("f9")
        await self.t.until(lambda: self.t.app.screen is not desk, "the question")
        await self.t.press("enter")
        await self._back()

    async def cell(self, row: Hashable, column: Hashable, selector: str) -> None:
        """Arrow keys until the cursor of a table is in a cell."""
        await self.line(row, selector)
        table = self.t.app.focused
        assert isinstance(table, LineTable), table
        for _ in range(MOST_STOPS):
            if table.cursor_column == column:
                return
            await self._step("right")
        raise AssertionError(f"no column {column}\n{self.t.text}")

    # the file

    def table(self, kind: str) -> list[dict[str, object]]:
        """What plain TinyDB reads of a table."""
        with TinyDB(self.file, encoding="utf-8") as db:
            return [{**found, "id": found.doc_id} for found in db.table(kind).all()]

    async def saved(self, kind: str, *words: str) -> None:
        """Wait until these words stand in a table of the file."""
        for word in words:
            await self.t.until(
                lambda word=word: word in str(self.table(kind)),  # type: ignore[misc]
                f"{word!r} in {kind}: {self.table(kind)}",
            )
