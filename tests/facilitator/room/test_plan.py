"""The ready-made plans and the check of the room's files: everything they name is there, and a mistake is named with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from facilitator import commands
from facilitator.agenda import RoomOption, RoomStep
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import load_course
from facilitator.content.course import house_course_dir
from facilitator.course import taught
from facilitator.errors import ContentError
from facilitator.people import Seat
from facilitator.record import LongText, ask_of, asked_fields
from facilitator.room import plan
from facilitator.room.checking import check_room
from facilitator.room.state import steps_of
from facilitator.room.words import words
from facilitator.session import Session
from facilitator.workshop import WORKSHOP_FILE, WorkshopFolder

COURSE = load_course()


def test_the_ready_made_plans_lead_through_the_course_and_every_reference_is_there() -> None:
    check_room(COURSE)
    found = plan.ready(COURSE)
    used = {step.place.partition(".")[0] for meeting in found for step in meeting.steps if step.place}
    assert used >= {part.id for part in taught(COURSE)} - {"about"}
    for number, meeting in enumerate(found):
        methods = [step.method for step in meeting.steps]
        assert methods[-1] == "evaluation"
        assert ("actions" in methods[:2]) is (number > 0)
        assert methods.count("break") >= 3
        stretch = 0
        for step in meeting.steps:
            stretch = 0 if step.method == "break" else stretch + step.minutes
            assert stretch <= 130, f"{meeting.id}: no break before {step.id}"
            assert step.task is not None or step.method == "break"
            assert not (step.vote and step.names), "votes are nameless"
            for text in (step.task, step.script, step.notes, step.needs):
                if text is not None:
                    assert text.da[-1] in ".?!…«"
            ask = ask_of(RoomStep, "task")
            assert isinstance(ask, LongText)
            assert step.task is None or max(len(step.task.da), len(step.task.en)) <= ask.limit
    scores = next(step for meeting in found for step in meeting.steps if step.place == "services.scores")
    assert (scores.reveal, scores.names, scores.method) == ("hand", True, "alone")


def test_every_field_of_the_plan_has_a_label() -> None:
    content = words(COURSE, "plan")
    for kind in (HomeworkMeeting, RoomStep, RoomOption):
        asked = set(asked_fields(kind)) - {"place"}
        assert asked <= set(content.fields[kind.KIND])


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "nearest"),
    [
        (
            "meetings.toml",
            '"services.scores"',
            '"services.score"',
            "services_scores.place",
            "services.scores",
        ),
        ("meetings.toml", 'question = "hub"', 'question = "hubb"', "first_hub.question", "hub"),
        ("meetings.toml", 'wall = "agreement"', 'wall = "agreements"', "services_disagree.wall", "agreement"),
        (
            "meetings.toml",
            'method = "snowball"',
            'method = "snowbal"',
            "negotiation_relations.method",
            "snowball",
        ),
        ("meetings.toml", 'id = "first_hub"', 'id = "first_meet"', "steps.first_meet", None),
        (
            "meetings.toml",
            "minutes = 45\nleast = 35",
            "minutes = 145\nleast = 35",
            "meetings.first.minutes",
            None,
        ),
        ("room/plan.toml", "[fields.room_step.script]", "[fields.room_step.scripts]", "scripts", "script"),
    ],
)
def test_a_mistake_is_told_with_its_file_its_key_and_the_nearest_name(
    tmp_path: Path,
    file: str,
    old: str,
    new: str,
    key: str,
    nearest: str | None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(house_course_dir(), tmp_path / "course")
    text = (tmp_path / "course" / file).read_text("utf-8")
    assert old in text
    (tmp_path / "course" / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as told:
        commands.check(tmp_path / "course")
    assert Path(told.value.file).name == Path(file).name
    assert told.value.key_path.endswith(key)
    assert told.value.nearest == nearest
    assert not capsys.readouterr().out


def test_a_plan_is_taken_filled_copied_and_removed_and_each_can_be_taken_back(tmp_path: Path) -> None:
    WorkshopFolder.create(tmp_path / "w", "Prøve")
    first = plan.ready(COURSE)[0]
    with Session.open(tmp_path / "w" / WORKSHOP_FILE, Seat(facilitator=True)) as session:

        def counted() -> tuple[int, int, int]:
            kinds = (HomeworkMeeting, RoomStep, RoomOption)
            return tuple(len(session.all(kind)) for kind in kinds)  # type: ignore[return-value]

        steps, options = len(first.steps), sum(len(step.options) for step in first.steps)
        session.edit("take", lambda now: plan.take(now, first)[1])
        taken = session.all(HomeworkMeeting)[0]
        assert counted() == (1, steps, options)
        assert [step.source for step in steps_of(session, taken.id)] == [step.id for step in first.steps]
        session.edit("copy", lambda now: plan.duplicate(now, taken.id, "Kopi")[1])
        copy = session.all(HomeworkMeeting)[1]
        assert counted() == (2, 2 * steps, 2 * options)
        assert (copy.title, copy.day, copy.minutes) == ("Kopi", None, taken.minutes)
        session.edit("fill", lambda now: plan.filled(now, first, copy.id))
        titles = [step.title for step in steps_of(session, copy.id)]
        assert titles == 2 * [str(step.title) for step in first.steps]
        before = counted()
        session.edit("remove", lambda now: plan.removed(now, copy.id))
        assert counted() == (1, steps, options)
        session.undo()
        assert counted() == before
        for _ in range(3):
            session.undo()
        assert counted() == (0, 0, 0)
