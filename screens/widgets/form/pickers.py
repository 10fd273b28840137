"""The kinds of picker: one option, several, the most important in order, yes or no, and a tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.content import Course
from facilitator.i18n import format_number, tr
from facilitator.record import Choices, Ranking
from screens.widgets.form.picker import Option, Picker


def options_of(course: Course, choices: str) -> tuple[Option, ...]:
    """The course's list of this name as options."""
    return tuple(
        Option(value, str(choice.label), str(choice.hint) if choice.hint else "")
        for value, choice in course.choices.get(choices, {}).items()
    )


class ChoicePicker(Picker):
    """One of the options, or none. `unset` is the option that nothing chosen amounts to; it is shown as chosen."""

    unset = ""

    def chosen(self) -> tuple[str, ...]:
        kept = self.value or self.unset
        return (kept,) if kept else ()

    def pick(self, option: Option) -> None:
        if option.value == self.value:
            self.chosen_again()
        else:
            self.change(option.value)


class GatePicker(Picker):
    """Yes, no or unclear, in the course's words if it has any."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__(
            options or (Option("yes", tr("yes")), Option("no", tr("no")), Option("unclear", tr("unclear")))
        )


class TickPicker(Picker):
    """Yes or no as one box to tick."""

    def __init__(self) -> None:
        super().__init__((Option("on", tr("no")),))

    def empty(self) -> Any:
        return False

    def chosen(self) -> tuple[str, ...]:
        return ("on",) if self.value else ()

    def sign(self, option: Option) -> str:
        return "[x] " if option.value in self.chosen() else "[ ] "

    def pick(self, option: Option) -> None:  # noqa: ARG002 - there is only one
        self.change(not self.value)

    def words(self, value: Any) -> str:
        return tr("yes") if value else tr("no")

    def show(self, value: Any) -> None:
        super().show(bool(value))
        self._relabel()

    def change(self, value: Any) -> None:
        super().change(value)
        self._relabel()

    def _relabel(self) -> None:
        self._known = self.options = (Option("on", self.words(self.value)),)


class ChoicesPicker(Picker):
    """Several options; more than the advised number brings a remark, no refusal."""

    def __init__(self, options: Sequence[Option], ask: Choices) -> None:
        self._most = ask.most
        super().__init__(options)

    def empty(self) -> Any:
        return ()

    def chosen(self) -> tuple[str, ...]:
        return tuple(self.value)

    def sign(self, option: Option) -> str:
        return "[x] " if option.value in self.value else "[ ] "

    def pick(self, option: Option) -> None:
        wanted = set(self.value) ^ {option.value}
        self.change(tuple(item.value for item in self.options if item.value in wanted))

    def show(self, value: Any) -> None:
        super().show(tuple(value or ()))

    def remark(self) -> str:
        count, most = len(self.value), self._most
        shown = {"count": format_number(count), "most": format_number(most or 0)}
        if most is None:
            counted = tr("{count} chosen", **shown) if count else ""
        elif count > most:
            counted = tr("{count} chosen; at most {most} is best", **shown)
        else:
            counted = tr("{count} of at most {most}", **shown)
        hint = self.options[self.cursor].hint if self.has_focus and self.options else ""
        return "   ".join(part for part in (counted, hint) if part)


class RankingPicker(Picker):
    """The most important options in order. A digit gives the option under the cursor that place."""

    def __init__(self, options: Sequence[Option], ask: Ranking) -> None:
        self._top = ask.top
        self._full = False
        super().__init__(options)

    def empty(self) -> Any:
        return ()

    def chosen(self) -> tuple[str, ...]:
        return tuple(self.value)

    def sign(self, option: Option) -> str:
        return f"{self.value.index(option.value) + 1}.".ljust(4) if option.value in self.value else "·   "

    def pick(self, option: Option) -> None:
        self._full = False
        if option.value in self.value:
            self.change(tuple(value for value in self.value if value != option.value))
        elif len(self.value) < self._top:
            self.change((*self.value, option.value))
        else:
            self._full = True
            self.post_message(self.Moved())

    def digit(self, number: int) -> bool:
        if not 1 <= number <= self._top or not self.options:
            return False
        self._full = False
        mine = self.options[self.cursor].value
        others = [value for value in self.value if value != mine]
        others.insert(number - 1, mine)
        self.change(tuple(others[: max(self._top, len(self.value))]))
        return True

    def go(self, index: int) -> None:
        self._full = False
        super().go(index)

    def show(self, value: Any) -> None:
        super().show(tuple(value or ()))

    def remark(self) -> str:
        count, top = format_number(len(self.value)), format_number(self._top)
        if self._full:
            return tr("All {top} places are taken. Remove one first, or press a digit.", top=top)
        if self.has_focus:
            return tr("{count} of {top} placed. Press 1-{top} to give a place.", count=count, top=top)
        return tr("{count} of {top} placed", count=count, top=top)
