"""The screen for somebody who has no workshop open: try the demo, make a new workshop, open one."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.errors import FacilitatorError
from facilitator.i18n import N_, tr
from facilitator.paths import typed_path, user_documents_dir
from screens.house import HouseScreen, plain
from screens.widgets.lines import Item, LineList


class StartScreen(HouseScreen):
    """Three ways to begin."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "s", "app.settings", N_("Settings"), id="app.settings", tooltip=N_("Language, colours and motion")
        ),
        Binding(
            "escape", "back", N_("Back"), id="start.back", tooltip=N_("Back to the workshop that is open")
        ),
        Binding("l", "app.speak_other", "Dansk / English", id="app.language", tooltip=N_("Switch language")),
    ]

    def action_back(self) -> None:
        """Back to the workshop that is open, if there is one."""
        if len(self.app.screen_stack) > 2:
            self.app.pop_screen()

    DEFAULT_CSS = """
    StartScreen #start { padding: 2 4; height: 1fr; max-width: 90; }
    StartScreen.-short #start { padding: 1 2; }
    StartScreen #ways { height: auto; margin-top: 1; }
    """

    def compose_work(self) -> ComposeResult:
        """A welcome and the ways to begin."""
        with Vertical(id="start"):
            yield Static(plain(tr("Welcome")), classes="title")
            yield Static(
                plain(
                    tr(
                        "Here you plan and run the course “Cooperation and partnerships”. Each library's work is a file of its own "
                        "on this computer; nothing is sent anywhere."
                    )
                )
            )
            yield LineList(id="ways", choose_on_click=True)
            yield Static("")
            yield Static(
                plain(tr("Choose with the arrow keys and press Enter. L: dansk / English")), classes="muted"
            )

    def where(self) -> list[str]:
        """The beginning."""
        return [tr("Facilitator")]

    def help_text(self) -> str:
        """What the three ways are."""
        return tr(
            "Try the demo: a made-up workshop with six libraries, on a copy, so nothing can go wrong.\n\n"
            "Make a new workshop: you choose a folder, and give each library that takes part its own file in it.\n\n"
            "Open: a workshop folder (you are the facilitator) or one library's file (you take part)."
        )

    def on_mount(self) -> None:
        """Show the ways."""
        self.update_bar()
        ways = self.query_one("#ways", LineList)
        ways.set_items(
            [
                Item(
                    "demo",
                    (tr("Try the demo"), "  " + tr("A copy of a made-up workshop with six libraries."), ""),
                ),
                Item(
                    "new",
                    (tr("Make a new workshop"), "  " + tr("For a course that you are going to run."), ""),
                ),
                Item(
                    "open",
                    (
                        tr("Open a folder or a library's file"),
                        "  " + tr("A workshop that is already there, or your own library."),
                    ),
                ),
            ]
        )
        ways.focus()

    async def retranslate(self) -> None:
        """Fill the new list again."""
        await super().retranslate()
        self.on_mount()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """One of the ways."""
        event.stop()
        from screens.dialogs import LineDialog

        match str(event.key):
            case "demo":
                self._demo()
            case "new":
                title, text = (
                    tr("Make a new workshop"),
                    tr("What is the workshop called? A folder of that name is made in your documents."),
                )
                self.app.push_screen(LineDialog(title, text), self._new)
            case "open":
                title, text = (
                    tr("Open"),
                    tr("Write the full name of a workshop folder or of a library's file."),
                )
                self.app.push_screen(LineDialog(title, text, str(user_documents_dir())), self._open)

    def _demo(self) -> None:
        from facilitator.demo import copy_demo

        try:
            folder = copy_demo()
        except FacilitatorError as error:
            self.app.show_error(error)
            return
        self.app.temporary.append(folder.parent)
        self.app.open_workshop(folder, made_up=True)

    def _new(self, title: str | None) -> None:
        if not title:
            return
        from facilitator.workshop import WorkshopFolder, slugify

        try:
            folder = WorkshopFolder.create(user_documents_dir() / slugify(title), title)
        except FacilitatorError as error:
            self.app.show_error(error)
            return
        self.app.open_workshop(folder.path)

    def _open(self, name: str | None) -> None:
        if name:
            self.app.open_path(typed_path(name))
