"""The windows of a step's page: in which part of the course the work is done, and which question it is about."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.agenda import RoomStep
from facilitator.components.dialogue import questions
from facilitator.content import ComponentContent, Course
from facilitator.course import taught
from facilitator.session import Session
from screens.dialogs import ChoiceDialog
from screens.house import HouseScreen

NOTHING = "-"
"""The key of the answer that takes a choice back."""

Chosen = Callable[[str], None]


def choose_place(screen: HouseScreen, course: Course, content: ComponentContent, chosen: Chosen) -> None:
    """First the part, then its step; `chosen` gets "part.step", or "" for a step without a screen."""
    parts = [
        (one.id, str(words.title), str(words.lead))
        for one in taught(course)
        if (words := course.words(one.id)).steps
    ]
    clear = (NOTHING, content.word("place_clear"), content.word("place_clear_more"))

    def part_chosen(part: str | None) -> None:
        if part == NOTHING:
            chosen("")
        elif part is not None:
            words = course.words(part)
            steps = [(f"{part}.{step.id}", str(step.title), str(step.lead)) for step in words.steps]
            title = f"{words.title}: {content.word('place_step')}"
            screen.app.push_screen(ChoiceDialog(title, "", steps), step_chosen)

    def step_chosen(place: str | None) -> None:
        if place is not None:
            chosen(place)

    screen.app.push_screen(ChoiceDialog(content.word("place_choose"), "", [*parts, clear]), part_chosen)


def choose_question(
    screen: HouseScreen,
    session: Session,
    course: Course,
    content: ComponentContent,
    chosen: Chosen,
) -> None:
    """One of the dialogue's questions, the facilitator's own among them; `chosen` gets its id, "" for none in particular."""
    found = [(one.id, one.text, "") for one in questions(session, course) if one.ready and one.text.strip()]

    def answered(question: str | None) -> None:
        if question is not None:
            chosen("" if question == NOTHING else question)

    choices = [*found, (NOTHING, content.word("question_clear"), "")]
    screen.app.push_screen(ChoiceDialog(content.word("question_choose"), "", choices), answered)


def placed(now: Session, step: int, place: str) -> RoomStep | None:
    """The step at this place; the question goes where there is no dialogue any more."""
    found = now.get(RoomStep, step)
    if found is None:
        return None
    return found.revise(place=place, question=found.question if place.startswith("dialogue.") else "")
