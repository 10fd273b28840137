"""What the room lists in several places is in all of them: the wall's views, and the fields of a step."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from facilitator.agenda import RoomStep
from facilitator.content import Text, load_course
from facilitator.people import Seat
from facilitator.record import asked_fields
from facilitator.room import views
from facilitator.room.hall import Hall
from facilitator.room.pictures import Picture
from facilitator.room.plan import ReadyStep, step_from
from facilitator.room.results import NO_RESULT
from facilitator.session import Session
from facilitator.workshop import WORKSHOP_FILE, WorkshopFolder
from screens.room.plan.pages import GROUPS

COURSE = load_course()

IN_WINDOWS = {"place"}
"""Asked fields of a step that the plan asks for in windows of their own."""

ONES_OWN = {"per_option"}
"""Asked fields of a step that no ready-made plan sets."""

KEPT = {"wanted", "skipped", "meeting", "source", "position"}
"""Fields of a step that come from the meeting itself, not from a ready-made plan."""


def test_every_view_has_a_module_a_label_and_a_picture(tmp_path: Path) -> None:
    files = {file.stem for file in Path(views.__path__[0]).glob("*.py")} - {"__init__"}
    assert files == set(views.VIEWS), "a module in room/views for every name in VIEWS, and no other"
    assert set(COURSE.choices["room_wall"]) == set(views.VIEWS), "a label in choices.toml, room_wall"
    assert set(views.VIEWS) | {""} >= NO_RESULT, "results.NO_RESULT"
    folder = WorkshopFolder.create(tmp_path / "workshop", "Forår")
    with Session.open(folder.path / WORKSHOP_FILE, Seat(facilitator=True)) as workshop:
        hall = Hall(workshop, (), COURSE, 1)
        for name in views.VIEWS:
            assert callable(import_module(f"facilitator.room.views.{name}").view), name
            made = views.picture(name, hall)
            assert isinstance(made, Picture), name
            assert name == "task" or made.title or made.says or made.bodies, (
                f"{name} says so where there is nothing"
            )


def test_every_field_of_a_step_is_asked_for_in_the_plan_and_taken_from_a_ready_made_one() -> None:
    asked = set(asked_fields(RoomStep))
    grouped = [field for _, fields in GROUPS for field in fields]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) == asked - IN_WINDOWS, "screens/room/plan/pages.GROUPS"
    fields = set(RoomStep.model_fields)
    assert set(ReadyStep.model_fields) - {"options"} == fields - ONES_OWN - KEPT, "plan.ReadyStep"
    text = Text(da="Tekst", en="Text")
    other: dict[str, object] = {"vote": "dots", "minutes": 7, "least": 5, "budget": 2}
    given = {
        name: other.get(
            name,
            text
            if field.annotation in (Text, Text | None)
            else not field.default
            if field.annotation is bool
            else name,
        )
        for name, field in ReadyStep.model_fields.items()
        if name != "options"
    }
    made, blank = step_from(ReadyStep.model_validate(given), 1, 1.0), RoomStep(id=1)
    same = {name for name in fields - ONES_OWN - KEPT if getattr(made, name) == getattr(blank, name)}
    assert not same, "plan.step_from"
