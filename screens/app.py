"""The application: what is open, where one can go, and errors shown in one place."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from facilitator.errors import FacilitatorError
from facilitator.glance import glance
from facilitator.i18n import LANGUAGES, N_, Language, current, tr, use
from facilitator.launch import Launch
from screens.ahead import TypingAhead
from screens.house import AFTER_FIRST_FRAME, POLL_SECONDS, Dialog, HouseScreen, key_name
from screens.terminal import terminal_is_gone
from screens.theme import first_theme, next_theme, register_themes, theme_setting

if TYPE_CHECKING:
    from facilitator.content import Course
    from facilitator.people import Seat
    from facilitator.search import Found
    from facilitator.session import Session
    from facilitator.settings import Settings
    from screens.room.table.joining import Seated


STOP_SECONDS = 2.0
"""How long a stopped program may take over its goodbye to the terminal."""


class FacilitatorApp(TypingAhead, App[int]):
    """Shows one workshop or one library. Screens ask it to go somewhere; they never import each other."""

    TITLE = "Facilitator"
    CSS_PATH = "styles/app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", N_("Quit"), id="app.quit-now", show=False, priority=True),
    ]

    def __init__(self, launch: Launch, settings: Settings | None = None) -> None:
        super().__init__()
        self._settings = settings
        self.problems: tuple[FacilitatorError, ...] = ()
        self.launch = launch
        self.course: Course | None = None
        self.sessions: list[Session] = []
        self.troubled: set[Session] = set()
        self.greeted: set[str] = set()
        self.places: dict[Session, str] = {}
        self.steps: dict[tuple[Session, str], str] = {}
        self.rooms: dict[Session, Seated] = {}
        self.leaving = False
        self.temporary: list[Path] = [launch.temporary] if launch.temporary else []

    @property
    def settings(self) -> Settings:
        """The person's settings, read when they are first needed (the first frame does with a glance)."""
        if self._settings is None:
            from facilitator.settings import load_settings

            loaded = load_settings()
            self._settings, self.problems = loaded.settings, (*self.problems, *loaded.problems)
        return self._settings

    def setting(self, name: str) -> Any:
        """One setting, without reading them all."""
        return glance(name) if self._settings is None else getattr(self._settings, name)

    # life

    def on_mount(self) -> None:
        """Colours, keys, the first screen, and the ear for other programs' changes."""
        from screens import opening

        register_themes(self)
        self.theme = first_theme(self.launch, self.setting, self.available_themes)
        if self.setting("animations") is False:
            self.animation_level = "none"
        self._listen_for_signals()
        self.watch_files()
        opening.begin(self)
        self.set_timer(10 * AFTER_FIRST_FRAME, self._own_keys)

    def _own_keys(self) -> None:
        """The person's keymap, and whatever was wrong with their own files."""
        from facilitator.settings import keymap_path

        if keymap_path(self.settings).exists():
            from screens.keymap import apply_keymap

            self.problems = (*self.problems, *apply_keymap(self, self.settings))
        for problem in self.problems:
            self.notify(" ".join(problem.parts(tr)), severity="warning", markup=False, timeout=15)
        self.problems = ()

    def _listen_for_signals(self) -> None:
        """A closed window or a stopped machine saves what is typed first."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(getattr(signal, name), self._stopped, name)

    def _stopped(self, name: str) -> None:
        """Save and leave. Without its terminal the program can say no proper goodbye, so it does not wait for one."""
        with contextlib.suppress(Exception):
            self.flush()
        for folder in self.temporary:
            shutil.rmtree(folder, ignore_errors=True)
        if name == "SIGHUP":
            os._exit(0)
        last = threading.Timer(STOP_SECONDS, os._exit, (0,))
        last.daemon = True
        last.start()
        self.exit(0)

    @work(exclusive=True, group="watch")
    async def watch_files(self) -> None:
        """Look for other programs' changes as often as the screen wants, off the screen's own time."""
        while True:
            await asyncio.sleep(getattr(self.screen, "LOOKS_EVERY", POLL_SECONDS))
            if not self.is_headless and not self.is_web and terminal_is_gone():
                self._stopped("SIGHUP")
            if not self.sessions:
                continue
            for session in tuple(self.sessions):
                if await asyncio.to_thread(session.store.has_news) and session in self.sessions:
                    self._take_news(session)

    def _take_news(self, session: Session) -> None:
        """Read what another program wrote; a file that it has damaged is told once, and again when it changes."""
        try:
            session.poll()
        except FacilitatorError as error:
            if session not in self.troubled and getattr(self.screen, "session", None) is session:
                self.troubled.add(session)
                self.show_error(error)
        else:
            self.troubled.discard(session)

    def flush(self) -> bool:
        """Save whatever is typed on any screen; False if something could not be saved."""
        saved = [screen.flush() for screen in self.screen_stack if isinstance(screen, (HouseScreen, Dialog))]
        return all(saved)

    async def action_quit(self) -> None:
        """Save and leave; if something cannot be saved, ask first."""
        if self.leaving:
            return
        self.leaving = True
        if self.flush():
            self.exit(0)
            return
        from screens.dialogs import ChoiceDialog

        self.push_screen(
            ChoiceDialog(
                tr("Something is not saved"),
                tr("The text is still in its field. Leave only if you have it somewhere else."),
                [("stay", tr("Stay"), ""), ("leave", tr("Leave without saving it"), "")],
            ),
            self._left,
        )

    def _left(self, answer: str | None) -> None:
        self.leaving = False
        if answer == "leave":
            self.exit(1)

    def _handle_exception(self, error: Exception) -> None:
        """A fault in the program must not cost what somebody has just typed."""
        saved = False
        with contextlib.suppress(Exception):
            saved = self.flush()
        if self.is_headless:
            super()._handle_exception(error)
            return
        from screens.crash import crash_words

        self._return_code = 1
        self.panic(crash_words(error, saved=saved))

    # messages to the person

    def say(self, text: str) -> None:
        """One short line that goes away by itself; never the only place of something important."""
        self.notify(text, markup=False, timeout=4)

    def show_error(self, error: FacilitatorError, retry: Callable[[], object] | None = None) -> None:
        """What happened, what is safe, what to do; with ways on."""
        from screens.opening import show_error

        show_error(self, error, retry)

    def seat_text(self, session: Session) -> str:
        """Who sits here, in words."""
        seat = session.seat
        person = session.person(seat.person)
        name = person.name if person else tr("facilitator") if seat.facilitator else tr("F4: who are you?")
        colleague = session.person(seat.answers_for)
        return tr("{name} for {colleague}", name=name, colleague=colleague.name) if colleague else name

    # going somewhere (the screens themselves are loaded when they are first shown)

    def go_component(
        self, session: Session, component: str | None, step: str | None = None, found: Found | None = None
    ) -> None:
        """Open a component of a library (None: its overview), at a step and at a text that was searched for."""
        from screens import opening

        opening.go_component(self, session, component, step, found)

    def go_component_beside(self, session: Session, component: str, by: int) -> None:
        """Open the component before or after this one; past the ends is the library's overview."""
        from screens import opening

        opening.go_component_beside(self, session, component, by)

    def go_home(self) -> None:
        """Back to the workshop's overview, or leave if only a library was opened."""
        from screens import opening

        opening.go_home(self)

    def open_path(self, path: Path) -> None:
        """Open a workshop folder or a library file."""
        from screens import opening

        opening.open_path(self, path)

    def open_workshop(self, path: Path, *, made_up: bool = False) -> None:
        """Open a workshop folder as its facilitator; `made_up` is the demo's copy, which is not remembered."""
        from screens import opening

        opening.open_workshop(self, path, made_up=made_up)

    def open_library(self, path: Path, *, facilitator: bool) -> None:
        """Open a library's file and take a seat."""
        from screens import opening

        opening.open_library(self, path, facilitator=facilitator)

    def choose_person(self, session: Session, then: Callable[[Seat | None], None]) -> None:
        """Ask who sits here."""
        from screens import opening

        opening.choose_person(self, session, then)

    def write_report(self, session: Session) -> None:
        """Write the library's report beside its file."""
        from screens import opening

        opening.write_report(self, session)

    def action_help(self) -> None:
        """F1: what this screen is for, and its keys."""
        from screens.help import HelpDialog

        if isinstance(self.screen, (HouseScreen, Dialog)) and not isinstance(self.screen, HelpDialog):
            self.push_screen(HelpDialog(self.screen))

    def action_settings(self) -> None:
        """Language, colours and motion."""
        from screens.preferences import SettingsDialog

        self.push_screen(SettingsDialog())

    # language and settings

    async def speak(self, language: Language) -> None:
        """Show everything in another language from now on."""
        if language == current() or language not in LANGUAGES:
            return
        if not self.flush():
            self.say(tr("Something is not saved yet, so the language stays as it is."))
            return
        use(language)
        self.remember(language=language)
        for screen in self.screen_stack:
            if isinstance(screen, HouseScreen):
                await screen.retranslate()

    def remember(self, **changes: object) -> None:
        """Keep a setting for next time; a folder that cannot be written is no reason to stop."""
        from facilitator.settings import save_settings

        self._settings = self.settings.revise(**changes)
        with contextlib.suppress(FacilitatorError, OSError):
            save_settings(self._settings)

    async def action_speak_other(self) -> None:
        """Danish ↔ English."""
        await self.speak("en" if current() == "da" else "da")

    def action_next_theme(self) -> None:
        """The next of the house's colour schemes."""
        self.theme = next_theme(self.theme)
        self.remember(**{theme_setting(self.launch): self.theme})

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The command palette: every key that works on this screen, and the settings."""
        from screens.palette import commands

        return commands(self, screen)

    def get_key_display(self, binding: Binding) -> str:
        """Keys as they are printed on the keyboard."""
        return key_name(binding) or super().get_key_display(binding)

    def action_command_palette(self) -> None:
        """The command palette in the user's language."""
        from screens.palette import open_palette

        open_palette(self)


def build_app(launch: Launch, settings: Settings | None = None) -> FacilitatorApp:
    """The application for what the command line asked for."""
    return FacilitatorApp(launch, settings)


def run(launch: Launch) -> int:
    """Run the application to its end; the exit code."""
    app = build_app(launch)
    try:
        return app.run() or 0
    finally:
        for folder in app.temporary:
            shutil.rmtree(folder, ignore_errors=True)
