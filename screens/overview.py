"""Drawing the workshop's overview: one row per library, one column per component, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from facilitator.component import Progress, State
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import Course
from facilitator.course import taught
from facilitator.i18n import format_list, relative_day, tr, trn
from facilitator.workshop import LibraryStatus
from screens.panels import SIGNS, state_word
from screens.widgets.lines import Item

PREPARATION = "intake"
"""The part that everybody does before the first meeting."""

LAST = 16
"""Cells of the column that says when a library was last changed."""

COLOURS = {
    State.EMPTY: "$text-muted",
    State.STARTED: "$primary",
    State.DONE: "$text-success",
    State.ATTENTION: "$text-warning",
}


def shown_components(course: Course) -> list[str]:
    """The ids of the course's components, in order."""
    return [component.id for component in taught(course)]


def _columns(course: Course, width: int) -> tuple[int, int, int]:
    """Width of the name column, of each component's column, and of the remark at the end (0 when there is no room)."""
    count = len(shown_components(course))
    last = LAST if width >= 14 + 4 * count + LAST else 0
    name = max(14, min(28, width - 4 * count - last))
    longest = max((cell_len(str(course.words(c).short)) for c in shown_components(course)), default=6) + 4
    column = max(4, min(longest, (width - name - last) // max(1, count)))
    return name, column, last


def _fit(text: str, width: int) -> str:
    """Exactly `width` cells; cut with … when longer."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, max(0, width - 2)) + "… " if width > 2 else set_cell_size(text, width)


def matrix_head(course: Course, width: int) -> Content:
    """The names of the components over their columns; their numbers when it is narrow."""
    name, column, last = _columns(course, width)
    heads = [_fit(_head(course, found, column), column) for found in shown_components(course)]
    return Content(
        _fit(tr("Library"), name) + "".join(heads) + (_fit(tr("Last changed"), last) if last else "")
    )


def _head(course: Course, component_id: str, column: int) -> str:
    """What stands over a component's column: its number and name, or something shorter where there is no room."""
    words = course.words(component_id)
    full = f"{words.number} {words.short}".strip()
    if cell_len(full) < column:
        return full
    short = str(words.short)
    return words.number or (f"{short[:4].strip()}." if column > 5 else short[: column - 1].strip())


def abbreviations(course: Course, width: int) -> str:
    """What the short heads stand for; "" where every name is written out."""
    column = _columns(course, width)[1]
    found = []
    for component_id in shown_components(course):
        words = course.words(component_id)
        head = _head(course, component_id, column)
        if head != f"{words.number} {words.short}".strip():
            found.append(f"{head} {words.short}")
    return " · ".join(found)


def library_row(course: Course, path: Path, name: str, status: LibraryStatus | None, when: str) -> Item:
    """One library: its name, a sign and word for each component, when it was last changed."""

    def draw(width: int, selected: bool) -> list[Content]:  # noqa: ARG001 - the list marks the row itself
        name_width, column, last = _columns(course, width)
        parts = [Content(_fit(name, name_width))]
        if status is None:
            return [
                parts[0]
                + Content(_fit(f"! {when}" if when else "…", width - name_width)).stylize("$text-warning")
            ]
        for component_id in shown_components(course):
            progress = status.progress.get(component_id)
            state = progress.state if progress else State.EMPTY
            word = f"{SIGNS[state]} {state_word(state)}" if column >= 14 else SIGNS[state]
            parts.append(Content(_fit(word, column)).stylize(COLOURS[state]))
        if last:
            parts.append(Content(_fit(when, last)).stylize("$text-muted"))
        return [Content("").join(parts)]

    states = tuple((c, p.state) for c, p in status.progress.items()) if status else ()
    return Item(str(path), draw, version=(name, when, states, tr("Library")))


def legend() -> str:
    """What the signs mean."""
    return "   ".join(f"{SIGNS[state]} {state_word(state)}" for state in State)


def meeting_thing(meeting: HomeworkMeeting) -> Content:
    """The next meeting: title, day and time."""
    when = relative_day(meeting.day) if meeting.day else ""
    if meeting.starts.strip():
        from facilitator.room.schedule import tidy

        when = tr("{day} at {time}", day=when, time=tidy(meeting.starts))
    return _thing(
        "▸", "$primary", tr("Next meeting: {title}, {when}.", title=meeting.title.strip(), when=when)
    )


def next_things(course: Course, libraries: Sequence[tuple[str, LibraryStatus, int]]) -> list[Content]:
    """Who has not finished the preparation, what needs attention, and who can begin on what."""
    things: list[Content] = []
    first = PREPARATION if PREPARATION in course.components else ""
    missing = [
        name
        for name, status, _ in libraries
        if first and (first not in status.progress or status.progress[first].state is not State.DONE)
    ]
    if missing:
        text = trn(
            "{names} has not finished the preparation.",
            "{names} have not finished the preparation.",
            len(missing),
            names=format_list(missing),
        )
        things.append(_thing("!", "$text-warning", text))
    elif libraries and first:
        things.append(_thing("●", "$text-success", tr("Every library has finished the preparation.")))
    for name, status, copies in libraries:
        if not status.people:
            things.append(_thing("!", "$text-warning", tr("{name} has no participants yet.", name=name)))
        if copies:
            things.append(
                _thing(
                    "!",
                    "$text-warning",
                    tr(
                        "{name} has a second copy of its file; open the library to bring them together.",
                        name=name,
                    ),
                )
            )
        things.extend(
            _thing("!", "$text-warning", f"{name}: {_remark(course, component_id, progress)}")
            for component_id, progress in status.progress.items()
            if progress.state is State.ATTENTION and component_id != first
        )
    for component_id in shown_components(course):
        if not course.words(component_id).number:
            continue  # what accompanies the whole course is never finished
        done = sum(
            found.state is State.DONE
            for _, status, _ in libraries
            if (found := status.progress.get(component_id))
        )
        if done:
            text = trn(
                "{n} of {all} libraries is finished with {component}.",
                "{n} of {all} libraries are finished with {component}.",
                done,
                all=len(libraries),
                component=str(course.words(component_id).title),
            )
            things.append(_thing("●", "$text-success", text))
    return things


def _remark(course: Course, component_id: str, progress: Progress) -> str:
    words = course.words(component_id)
    remark = (
        words.word(progress.remark.key, **progress.remark.params)
        if progress.remark
        else state_word(progress.state)
    )
    return f"{words.short}: {remark}"


def _thing(sign: str, colour: str, text: str) -> Content:
    return Content(sign).stylize(f"bold {colour}") + Content(f" {text}")
