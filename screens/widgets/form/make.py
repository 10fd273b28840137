"""The right editor for each kind of field."""

from __future__ import annotations

from textual.widget import Widget

from facilitator.content import Course
from facilitator.record import (
    Ask,
    Choice,
    Choices,
    Date,
    Gate,
    Line,
    LongText,
    Number,
    Ranking,
    Scale,
    Tick,
)
from screens.widgets.form.editor import Editor
from screens.widgets.form.pickers import (
    ChoicePicker,
    ChoicesPicker,
    GatePicker,
    RankingPicker,
    TickPicker,
    options_of,
)
from screens.widgets.form.scale import ScalePicker
from screens.widgets.form.text import DateEditor, LineEditor, LongTextEditor, NumberEditor


class EditorWidget(Editor, Widget):
    """What `editor_for` returns, for the type checker: a widget that is an editor."""


def editor_for(ask: Ask, course: Course) -> EditorWidget:
    """A new editor for a field that is asked for in this way."""
    made: object
    match ask:
        case LongText():
            made = LongTextEditor(ask)
        case Number():
            made = NumberEditor(ask)
        case Date():
            made = DateEditor()
        case Choice():
            made = ChoicePicker(options_of(course, ask.choices))
        case Choices():
            made = ChoicesPicker(options_of(course, ask.choices), ask)
        case Ranking():
            made = RankingPicker(options_of(course, ask.choices), ask)
        case Scale():
            made = ScalePicker(options_of(course, ask.choices))
        case Gate():
            made = GatePicker(options_of(course, ask.choices))
        case Tick():
            made = TickPicker()
        case _:
            made = LineEditor(ask if isinstance(ask, Line) else None)
    return made  # type: ignore[return-value]
