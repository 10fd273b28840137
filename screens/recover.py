"""A damaged library file: the newest good earlier version and what could be read, side by side; the person decides."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.errors import Damaged, FacilitatorError
from facilitator.i18n import N_, format_datetime, tr, trn
from facilitator.store import Choice, Recovery, examine, restore
from facilitator.workshop import WORKSHOP_FILE
from screens.house import HouseScreen, plain
from screens.widgets.lines import Item, LineList

CHOICES: dict[str, Choice] = {"combined": "combined", "backup": "backup", "salvage": "salvage"}


class RecoverScreen(HouseScreen):
    """Nothing is written before a choice is made, and the damaged file is kept whatever is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Back"), id="recover.back", tooltip=N_("Leave everything as it is")),
    ]

    DEFAULT_CSS = """
    RecoverScreen #recover { padding: 1 3; height: 1fr; max-width: 100; }
    RecoverScreen #ways { height: auto; max-height: 12; margin-top: 1; }
    """

    def __init__(self, path: Path, error: Damaged, *, facilitator: bool) -> None:
        super().__init__()
        self._path = path
        self._error = error
        self._facilitator = facilitator
        self._recovery: Recovery | None = None

    def compose_work(self) -> ComposeResult:
        """What happened, what is safe, and the ways on."""
        what, safe, _ = self._error.parts(tr)
        with Vertical(id="recover"):
            yield Static(plain(tr("The library's file is damaged")), classes="title")
            yield Static(plain(f"{what}\n{safe}\n"))
            yield Static(id="found")
            yield LineList(id="ways")

    def where(self) -> list[str]:
        """The file."""
        return [self._path.name]

    def help_text(self) -> str:
        """What the choices mean."""
        return tr(
            "A disk fault, a full disk or another program can damage a file. Earlier versions are kept beside it.\n\n"
            "Choose what the library is to hold now. The damaged file is kept under another name in the same folder, "
            "so that nothing is lost by choosing."
        )

    def on_mount(self) -> None:
        """Look at what there is."""
        self.update_bar()
        try:
            self._recovery = examine(self._path)
        except FacilitatorError as error:
            self.app.show_error(error)
            return
        self._show(self._recovery)

    def _show(self, found: Recovery) -> None:
        items = []
        if found.reason is None:
            self._whole()
            return
        readable = bool(found.salvaged)
        if found.backup is not None and readable:
            remark = tr(
                "{n} entries. The earlier version, plus everything that can still be read.",
                n=_entries(found, "combined"),
            )
            items.append(Item("combined", (tr("Both together (recommended)"), f"  {remark}", "")))
        if found.backup is not None:
            remark = tr(
                "{n} entries, saved {time}.",
                n=_entries(found, "backup"),
                time=format_datetime(found.backup.time),
            )
            items.append(Item("backup", (tr("The newest whole earlier version"), f"  {remark}", "")))
        if readable:
            lost = trn("{n} line could not be read.", "{n} lines could not be read.", found.lost_lines)
            remark = tr("{n} entries.", n=_entries(found, "salvage")) + " " + lost
            items.append(
                Item("salvage", (tr("Only what can be read in the damaged file"), f"  {remark}", ""))
            )
        items.append(Item("", (tr("Change nothing now"),)))
        self.query_one("#found", Static).update(plain(self._table(found)))
        ways = self.query_one("#ways", LineList)
        ways.set_items(items)
        ways.focus()

    def _whole(self) -> None:
        """The file can be read after all: nothing is to be chosen."""
        self.query_one("#found", Static).update(
            plain(tr("The file can be read now. Nothing needs to be restored."))
        )
        ways = self.query_one("#ways", LineList)
        ways.set_items([Item("", (tr("Back"),))])
        ways.focus()

    def _table(self, found: Recovery) -> str:
        """Both sides, table by table: how many entries the earlier version has, and how many can be read."""
        names = sorted({name for choice in ("backup", "salvage") for name in found.counts[choice]})
        earlier, readable = tr("earlier version"), tr("readable now")
        lines = [f"{'':<28}{earlier:>18}{readable:>18}"]
        for name in names:
            counts = [found.counts[choice].get(name, 0) for choice in ("backup", "salvage")]
            lines.append(f"{self._kind_name(name)[:27]:<28}{counts[0]:>18}{counts[1]:>18}")
        return "\n".join(lines)

    def _kind_name(self, table: str) -> str:
        """The component that the table belongs to, and the table's own name."""
        from facilitator.course import COMPONENTS

        course = self.app.course
        for component in COMPONENTS:
            if course is not None and any(table == kind.KIND for kind in component.kinds):
                return f"{course.words(component.id).short}: {table.rsplit('_', maxsplit=1)[-1]}"
        return table

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Restore, or leave."""
        event.stop()
        key = str(event.key)
        if not key or self._recovery is None:
            self.action_leave()
            return
        try:
            restore(self._recovery, CHOICES[key])
        except FacilitatorError as error:
            self.app.show_error(error)
            return
        self.app.pop_screen()
        if self._path.name == WORKSHOP_FILE:
            self.app.open_path(self._path.parent)
        else:
            self.app.open_library(self._path, facilitator=self._facilitator)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        if len(self.app.screen_stack) > 2:
            self.app.pop_screen()
        else:
            self.app.exit(0)


def _entries(found: Recovery, choice: str) -> int:
    return sum(found.counts[choice].values())
