"""The command palette: everything that can be done here, found by its name or by what is said about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import SystemCommand
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from facilitator.i18n import tr

if TYPE_CHECKING:
    from textual.screen import Screen

    from screens.app import FacilitatorApp


def commands(app: FacilitatorApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """Every key that works on the screen, by its name, and the settings."""
    seen: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if (
            binding.id
            and active.enabled
            and binding.description
            and binding.id not in {*seen, "app.quit-now"}
        ):
            seen.add(binding.id)
            node, action = active.node, binding.action
            text = active.tooltip or binding.description
            yield SystemCommand(
                binding.description, text, lambda a=action, n=node: app.call_later(app.run_action, a, n)
            )
    if "app.settings" not in seen:
        yield SystemCommand(tr("Settings"), tr("Language, colours and motion"), app.action_settings)
    yield SystemCommand("Dansk / English", tr("Switch language"), app.action_speak_other)
    yield SystemCommand(tr("Colours"), tr("Next colours: dark, light, high contrast"), app.action_next_theme)


class HouseCommands(Provider):
    """The app's commands. What fits nothing is answered in the person's own language."""

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for command in sorted(self.app.get_system_commands(self.screen), key=lambda command: command.title):
            yield DiscoveryHit(command.title, command.callback, help=command.help)

    async def search(self, query: str) -> Hits:
        """Commands whose name or explanation fits."""
        matcher = self.matcher(query)
        found = False
        for command in self.app.get_system_commands(self.screen):
            by_name = matcher.match(command.title)
            score = max(by_name, matcher.match(command.help) * 0.6)
            if score > 0:
                found = True
                title = matcher.highlight(command.title) if by_name else command.title
                yield Hit(score, title, command.callback, help=command.help)
        if not found:
            yield Hit(
                0.01,
                tr("No command fits"),
                partial(cast("FacilitatorApp", self.app).say, tr("No command fits")),
            )


def open_palette(app: FacilitatorApp) -> None:
    """Show it, once."""
    if not any(isinstance(screen, CommandPalette) for screen in app.screen_stack):
        placeholder = tr("Write what you want to do …")
        app.push_screen(CommandPalette([HouseCommands], placeholder=placeholder, id="--command-palette"))
