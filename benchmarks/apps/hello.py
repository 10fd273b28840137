"""The floor of every terminal figure: a Textual app of one label and one input."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input, Label


class Hello(App[None]):
    def compose(self) -> ComposeResult:
        yield Label("Hello")
        yield Input()


if __name__ == "__main__":
    Hello().run()
