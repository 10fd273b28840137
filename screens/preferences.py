"""Settings of this computer: language, colours, motion, sound."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.i18n import current, tr
from screens.house import Dialog, plain
from screens.widgets.lines import Item, LineList


class SettingsDialog(Dialog[None]):
    """Each line is one setting; Enter changes it at once."""

    def compose(self) -> ComposeResult:
        """A list."""
        with Vertical(id="dialog"):
            yield Static(plain(tr("Settings")), classes="title", id="settings-title")
            yield LineList(id="settings", choose_on_click=True)
            yield Static(plain(tr("Enter changes · Esc goes back")), classes="muted", id="settings-keys")

    def on_mount(self) -> None:
        """Show them."""
        self._show()
        self.query_one(LineList).focus()

    def _show(self) -> None:
        themes = {"fjord": tr("dark"), "papir": tr("light"), "kontrast": tr("high contrast")}
        motion = tr("on") if self.app.settings.animations else tr("off")
        sound = tr("on") if self.app.settings.sound else tr("off")
        language = "dansk" if current() == "da" else "English"
        rows = [
            Item("language", (tr("Language: {value}", value=language),)),
            Item("theme", (tr("Colours: {value}", value=themes.get(self.app.theme, self.app.theme)),)),
            Item("animations", (tr("Motion: {value}", value=motion),)),
            Item("sound", (tr("A sound when a meeting's time is nearly up: {value}", value=sound),)),
        ]
        settings = self.query_one(LineList)
        settings.styles.height = len(rows)
        settings.set_items(rows)
        self.query_one("#settings-title", Static).update(plain(tr("Settings")))
        self.query_one("#settings-keys", Static).update(plain(tr("Enter changes · Esc goes back")))

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Change it."""
        event.stop()
        match str(event.key):
            case "language":
                await self.app.action_speak_other()
            case "theme":
                self.app.action_next_theme()
            case "animations":
                self.app.remember(animations=not self.app.settings.animations)
                self.app.animation_level = "full" if self.app.settings.animations else "none"
            case "sound":
                self.app.remember(sound=not self.app.settings.sound)
        self._show()
