"""What every screen of the house has: a bar on top, a footer from its bindings, help, and words in the user's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.content import Content
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from facilitator.errors import EditRejected, FacilitatorError
from facilitator.i18n import N_, tr
from screens.widgets.footer import HouseFooter
from screens.widgets.topbar import TopBar

if TYPE_CHECKING:
    from screens.app import FacilitatorApp

T = TypeVar("T")

KEEP = ("app.help", "step.next", "library.back", "dialog.back")
"""Keys that the footer shows however narrow it is."""

POLL_SECONDS = 0.25
"""How often files are looked at for what other programs wrote."""

AFTER_FIRST_FRAME = 0.04
"""Seconds that reading waits, so that loading modules does not delay the first frame."""

WORD = "word:"
"""A binding description that begins with this is a key of the component's words instead of a catalogue text."""


class Translated:
    """Mixin of screens: bindings are declared with catalogue texts and translated when they are shown."""

    def binding_text(self, text: str) -> str:
        """A binding's description or tooltip in the language in use."""
        return tr(text) if text else text

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, described in the language in use."""
        found: dict[str, ActiveBinding] = super().active_bindings  # type: ignore[misc]
        return {
            key: active._replace(
                binding=replace(active.binding, description=self.binding_text(active.binding.description)),
                tooltip=self.binding_text(active.tooltip),
            )
            for key, active in found.items()
        }


class Housed:
    """Mixin of screens and windows: the application, known by its type."""

    @property
    def app(self) -> FacilitatorApp:
        """The house's application."""
        app: FacilitatorApp = super().app  # type: ignore[misc]
        return app


class HouseScreen(Housed, Translated, Screen[None]):  # type: ignore[misc]  # `app` is narrowed on purpose
    """Base of the full screens. A subclass composes its work in `compose_work` and says where it is in `where`."""

    # Textual repaints the whole screen when focus moves; the widgets that lose and gain it repaint themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    LOOKS_EVERY: ClassVar[float] = POLL_SECONDS
    """How often files are looked at while this screen is on top, in seconds."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (104, "-map"), (140, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f1", "app.help", N_("Help"), id="app.help", tooltip=N_("What this screen is for, and its keys")
        ),
        Binding(
            "f10,ctrl+q",
            "app.quit",
            N_("Quit"),
            id="app.quit",
            key_display="F10",
            tooltip=N_("Save and leave"),
        ),
    ]

    def scroll_to_center(self, widget: Widget, animate: bool = True, **how: Any) -> None:  # noqa: ARG002
        """Bring what has the focus into sight at once: a page that glides makes typing wait."""
        super().scroll_to_center(widget, animate=False, **how)

    def compose(self) -> ComposeResult:
        """The bar, the work, the footer."""
        yield TopBar()
        yield from self.compose_work()
        yield HouseFooter(keep=KEEP)

    def compose_work(self) -> ComposeResult:
        """The screen's own widgets, between the bar and the footer."""
        yield from ()

    def where(self) -> list[str]:
        """The breadcrumb: from the workshop down to this screen."""
        return [tr("Facilitator")]

    def status(self) -> list[str]:
        """Short remarks at the right of the bar, the most important first."""
        return []

    def help_text(self) -> str:
        """What F1 says about this screen, in the language in use."""
        return ""

    def flush(self) -> bool:
        """Save what is typed and not yet saved; False if something could not be."""
        return True

    def update_bar(self) -> None:
        """Draw the top bar again."""
        for bar in self.query(TopBar):
            bar.set_where(self.where())
            bar.set_right(self.status())

    def on_mount(self) -> None:
        """Fill the bar; whoever typed ahead is heard once there is somewhere to type."""
        self.update_bar()
        self.begin_soon()

    def begin_soon(self) -> None:
        """Let keys through that were pressed while the screen was on its way."""
        self.call_later(self.app.release_keys)

    def on_screen_resume(self) -> None:
        """The bar may have changed while another screen was on top."""
        self.update_bar()

    async def retranslate(self) -> None:
        """Build the screen again in the language in use."""
        self.flush()
        await self.recompose()
        self.update_bar()
        self.refresh_bindings()

    def guard(self, action: Callable[[], object], retry: Callable[[], object] | None = None) -> bool:
        """Do `action`; an error of the house is shown to the person instead of ending the program."""
        try:
            action()
        except EditRejected as error:
            from screens.widgets.form.words import rejection_text

            self.app.say(rejection_text(error, ""))
            return False
        except FacilitatorError as error:
            self.app.show_error(error, retry)
            return False
        return True


class Dialog(Housed, Translated, ModalScreen[T]):  # type: ignore[misc]  # `app` is narrowed on purpose
    """Base of the small windows: a title, the work, and Escape to leave without doing anything."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > #dialog {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; padding: 1 3; border: round $border-blurred;
    }
    Dialog .title { text-style: bold; color: $primary; margin-bottom: 1; width: 1fr; }
    Dialog .muted { color: $text-muted; width: 1fr; }
    Dialog .warning { color: $text-warning; width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Back"), id="dialog.back", tooltip=N_("Leave without doing anything")),
        Binding(
            "f1",
            "app.help",
            N_("Help"),
            id="dialog.help",
            tooltip=N_("What this window is for, and its keys"),
        ),
    ]

    def help_text(self) -> str:
        """What F1 says about this window, in the language in use."""
        return ""

    def flush(self) -> bool:
        """Save what is typed and not yet saved; False if something could not be."""
        return True

    def on_mount(self) -> None:
        """Whoever typed ahead is heard once there is somewhere to type."""
        self.call_later(self.app.release_keys)

    def action_leave(self) -> None:
        """Close without a result."""
        self.dismiss(None)


def key_name(binding: Binding) -> str | None:
    """The key as it is printed on the keyboard; None where Textual's own name will do."""
    shown = binding.key_display or binding.key.split(",")[0]
    names = {
        "escape": "Esc",
        "enter": "Enter",
        "space": tr("space"),
        "delete": "Del",
        "insert": "Ins",
        "tab": "Tab",
    }
    moves = {"up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn"}
    if len(shown) == 1 or (shown[0] == "f" and shown[1:].isdigit()):
        return shown.upper()
    if shown.startswith("shift+") and (end := moves.get(shown.removeprefix("shift+"))):
        return "⇧" + end
    return names.get(shown) or moves.get(shown) or binding.key_display


def plain(*lines: str) -> Content:
    """Text shown exactly as it is, never as markup."""
    return Content("\n".join(lines))
