"""What the wall's views say of the made-up workshop: what is revealed, counted, and left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from facilitator.components.dialogue import activity_name
from facilitator.components.homework import HomeworkMeeting
from facilitator.components.partners import Idea
from facilitator.people import Person, Seat
from facilitator.room.hall import Hall, Table
from facilitator.room.pictures import Bars, Grid, Lines, Picture, Words
from facilitator.room.views import picture, shown
from facilitator.session import Session
from facilitator.visibility import Activity, Phase
from tests.screens.room.meeting import RoomOf

STEPS: tuple[dict[str, object], ...] = (
    {"title": "Velkomst", "minutes": 10},
    {"title": "Ydelser", "minutes": 20, "place": "services.scores", "method": "alone", "wall": "scores"},
    {"title": "Overset", "minutes": 5, "skipped": True},
    {"title": "Idéer", "minutes": 15, "place": "partners.ideas", "wall": "ideas"},
    {"title": "Dialog", "minutes": 15, "place": "dialogue.answer", "question": "hub", "wall": "dialogue"},
)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[RoomOf]:
    held = RoomOf(tmp_path / "demo", STEPS)
    held.session.remove("", *(one for one in held.session.all(HomeworkMeeting) if one.id != held.meeting.id))
    held.session.put("", held.meeting.revise(starts="9.30"))
    yield held
    held.session.close()


@contextmanager
def hall_of(room: RoomOf) -> Iterator[Hall]:
    """The room as the wall reads it now."""
    opened = [
        Session.open(path, read_only=True) for path in sorted((room.folder / "libraries").glob("*.json"))
    ]
    tables = tuple(Table(one.store.library_id, one, one.store.path) for one in opened)
    try:
        yield Hall(room.session, tables, room.course, room.clock.now())
    finally:
        for one in opened:
            one.close()


def look(room: RoomOf, view: str) -> Picture:
    with hall_of(room) as hall:
        return picture(view, hall)


def test_the_agenda_tells_where_the_meeting_is_and_when_the_rest_comes(room: RoomOf) -> None:
    before = look(room, "agenda").bodies[0]
    assert before == Lines(
        (("", "Velkomst", "9.30"), ("", "Ydelser", "9.40"), ("", "Idéer", "10.00"), ("", "Dialog", "10.15"))
    )
    room.begin()
    room.enter(2)
    made = look(room, "agenda")
    assert isinstance(made.bodies[0], Lines)
    assert [(sign, title) for sign, title, _ in made.bodies[0].lines] == [
        ("✓", "Velkomst"),
        ("▸", "Ydelser"),
        ("", "Idéer"),
        ("", "Dialog"),
    ]
    assert made.says == "Bagefter: Idéer"
    room.enter(5)
    assert look(room, "agenda").says == "Det er det sidste trin i dag."


def test_how_far_the_tables_are_is_counted_without_names(room: RoomOf) -> None:
    assert look(room, "done").says == "Der er ikke et trin i gang lige nu."
    room.begin()
    room.enter(2)
    made = look(room, "done")
    assert isinstance(made.bodies[0], Bars)
    bars = {bar.label: (bar.sign, bar.value) for bar in made.bodies[0].bars}
    assert bars["Gladsaxe"] == ("●", "7 af 7")
    assert bars["Næstved"] == ("○", "0 af 3")
    assert made.says.endswith("af 30 deltagere er færdige.")


def test_the_ranking_of_a_library_is_on_the_wall_once_it_is_revealed_there(room: RoomOf) -> None:
    room.begin()
    room.enter(2)
    with hall_of(room) as hall:
        assert shown(hall) == "task"
    assert look(room, "scores").says == "Intet bibliotek har vist sine point endnu."
    room.turn(Phase.REVEALED)
    with hall_of(room) as hall:
        assert shown(hall) == "scores"
    made = look(room, "scores")
    assert isinstance(made.bodies[0], Grid)
    libraries = [name for name, _ in made.bodies[0].rows]
    assert {"Frederiksberg", "Gentofte", "Gladsaxe"} == set(libraries)
    assert made.bodies[0].heads == ("Nr. 1", "Nr. 2", "Nr. 3")
    apart = look(room, "agreement")
    assert isinstance(apart.bodies[0], Bars)
    assert all(0 < bar.share <= 1 for bar in apart.bodies[0].bars)


def test_ideas_come_when_they_are_revealed_and_never_with_somebodys_name(room: RoomOf) -> None:
    with Session.open(room.library("gentofte"), Seat(facilitator=True)) as library:
        person = library.all(Person)[0]
        for text in ("Et cirkus", f"{person.name.upper()} kender en", "boligforeningen"):
            library.put("", Idea(id=library.new_id(), person=person.id, text=text))
    before = look(room, "ideas")
    assert isinstance(before.bodies[0], Words)
    assert "Et cirkus" not in {word.text for word in before.bodies[0].words}
    room.begin()
    room.enter(4)
    room.turn(Phase.REVEALED)
    made = look(room, "ideas")
    assert isinstance(made.bodies[0], Words)
    found = [word.text for word in made.bodies[0].words]
    assert "Et cirkus" in found
    assert not any(person.name.casefold() in text.casefold() for text in found)
    assert "Boligforeningen ×4" in found
    weights = [word.weight for word in made.bodies[0].words]
    assert max(weights) == weights[0]
    across = look(room, "maps").bodies[0]
    assert isinstance(across, Grid)


def test_the_dialogue_shows_the_present_question_only_where_it_is_revealed(room: RoomOf) -> None:
    room.begin()
    room.enter(5)
    name = activity_name("hub")
    for slug in ("gentofte", "koebenhavn"):
        with Session.open(room.library(slug), Seat(facilitator=True)) as library:
            found = library.get(Activity, Activity.key(name)) or Activity(id=Activity.key(name), name=name)
            library.put("", found.revise(phase=Phase.WRITING))
    made = look(room, "dialogue")
    shown_ones = [bar.label for bar in made.bodies[0].bars] if made.bodies else []  # type: ignore[union-attr]
    assert not {"Gentofte", "København"} & set(shown_ones)
    room.turn(Phase.REVEALED)
    made = look(room, "dialogue")
    assert isinstance(made.bodies[0], Bars)
    assert [bar.label for bar in made.bodies[0].bars] == ["Gentofte", "Gladsaxe", "København"]
    assert made.bodies[0].bars[0].value == "4,0 (3-5)"


def test_every_view_of_an_empty_room_says_that_there_is_nothing_yet(room: RoomOf) -> None:
    for view in ("agenda", "done", "scores", "agreement", "ideas", "maps", "dialogue"):
        made = picture(view, Hall(room.session, (), room.course, room.clock.now()))
        assert made.title
        assert made.says.endswith((".", "?"))
