"""The plenary on real files: what libraries have in common, who can ask whom, and lots; never a name, never what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from facilitator.agenda import Room, RoomDraw
from facilitator.components.clarify import Clarify
from facilitator.components.homework import HomeworkMeeting
from facilitator.components.intake import ACTIVITY, IntakeAnswer, IntakeChallenge, IntakePartnership
from facilitator.components.partners import Candidate, Idea
from facilitator.components.services import SCORES, Chosen, Score, Service
from facilitator.content import load_course
from facilitator.people import Person, Seat
from facilitator.room.hall import Hall, Table
from facilitator.room.pictures import Bars, Grid, Lines, Picture, texts
from facilitator.room.plenary import groups, order
from facilitator.room.plenary.challenges import challenges
from facilitator.room.plenary.partners import partner_map
from facilitator.room.plenary.services import compared
from facilitator.room.views import picture
from facilitator.session import Session
from facilitator.visibility import Activity, Phase
from facilitator.workshop import WORKSHOP_FILE, WorkshopFolder

COURSE = load_course()
PLENARY = ("challenges", "services", "partners", "order", "groups")
LIBRARIES = ("Gentofte Bibliotekerne", "Gladsaxe Bibliotek", "Næstved Bibliotek")
NAMES = ("Alma", "Birk", "Cilje", "Dagmar")


class Room3:
    """Three libraries with four people each, one of whom is away."""

    def __init__(self, folder: Path) -> None:
        made = WorkshopFolder.create(folder, "Prøve")
        self.workshop = Session.open(folder / WORKSHOP_FILE, Seat(facilitator=True))
        self.libraries = [Session.open(made.add_library(name), Seat(facilitator=True)) for name in LIBRARIES]
        for at, one in enumerate(self.libraries):
            people = [
                Person(id=10 * at + n, name=f"{name} {at}", role="librarian", away=n == 4)
                for n, name in enumerate(NAMES, 1)
            ]
            one.put("", *people)

    @property
    def hall(self) -> Hall:
        tables = tuple(Table(one.store.library_id, one, one.store.path) for one in self.libraries)
        return Hall(self.workshop, tables, COURSE, 1000)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(one.store.library_id for one in self.libraries)

    def picture(self, name: str) -> Picture:
        found = picture(name, self.hall)
        assert found.title
        assert found.says
        assert not any(person in text for person in NAMES for text in texts(found))
        return found


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room3]:
    made = Room3(tmp_path / "ws")
    yield made
    for one in (made.workshop, *made.libraries):
        one.close()


def body(found: Picture, kind: type) -> object:
    return next((one for one in found.bodies if isinstance(one, kind)), None)


def test_an_empty_room_has_something_to_say(room: Room3) -> None:
    for name in PLENARY:
        assert room.picture(name).bodies == ()
    assert "Sig hver jeres største udfordring højt" in room.picture("challenges").says
    none = Hall(room.workshop, (), COURSE, 0)
    assert all(picture(name, none).says for name in PLENARY)


def test_challenges_that_libraries_share(room: Room3) -> None:
    """The most shared first; a likeness of words names the libraries and gives no text on; hidden answers stay hidden."""
    said = (
        (("time", 5), ("law", 2)),
        (("time", 4), ("economy", 3)),
        (("time", 3), ("law", 5), ("measurement", None)),
    )
    for at, (one, given) in enumerate(zip(room.libraries, said, strict=True)):
        person = 10 * at + 1
        one.put(
            "",
            *(
                IntakeChallenge.blank(person, number).revise(
                    text="Vi når det ikke", code=code, severity=grade
                )
                for number, (code, grade) in enumerate(given, 1)
            ),
        )
    room.libraries[0].put("", Clarify(challenge="Unge har ikke et roligt sted at læse om aftenen"))
    room.libraries[2].put("", Clarify(challenge="Et roligt sted at læse om aftenen savner de unge"))
    found = challenges(room.hall)
    assert [(one.code, len(one.libraries)) for one in found.shared] == [("time", 3), ("law", 2)]
    assert [one.libraries for one in found.heaviest] == [room.keys[:2]]
    assert found.alike == ((room.keys[0], room.keys[2]),)
    shown = room.picture("challenges")
    assert shown.says.startswith("Alle 3 biblioteker deler: Tid.")
    bars = body(shown, Bars)
    assert isinstance(bars, Bars)
    assert [(bar.label, bar.value) for bar in bars.bars] == [
        ("Tid", "3 af 3 · 4,0"),
        ("Jura", "2 af 3 · 3,5"),
    ]
    assert "roligt sted" not in " ".join(texts(shown))
    assert "Vi når det" not in " ".join(texts(shown))

    for one in room.libraries[:2]:
        one.put("", Activity(id=Activity.key(ACTIVITY), name=ACTIVITY, phase=Phase.WRITING))
    found = challenges(room.hall)
    assert (found.shared, found.hidden) == ((), 2)
    assert any("2 deltageres svar er stadig skjult" in note for note in room.picture("challenges").notes)


def test_services_side_by_side(room: Room3) -> None:
    """The same service of the deck at several libraries; places by points only once the points are shown."""
    first, second, _ = room.libraries
    decks = [COURSE.services.services[n].id for n in range(3)]
    for one, picked in ((first, decks), (second, decks[:2])):
        one.put("", *(Service(id=Service.key(deck), deck=deck, triage="keep") for deck in picked))
    criteria = [criterion.id for criterion in COURSE.criteria]
    for place, deck in enumerate(decks):
        service = Service.key(deck)
        first.put(
            "",
            *(
                Score(
                    id=Score.key(1, service, name), person=1, service=service, criterion=name, value=5 - place
                )
                for name in criteria
            ),
        )
    first.put("", Chosen(id=Chosen.key(Service.key(decks[1])), service=Service.key(decks[1])))
    found = compared(room.hall)
    assert [same.deck for same in found.same] == [decks[1], decks[0]]
    assert [at.rank for same in found.same for at in same.at] == [None] * 4

    first.put("", Activity(id=Activity.key(SCORES), name=SCORES, phase=Phase.REVEALED))
    grid = body(room.picture("services"), Grid)
    assert isinstance(grid, Grid)
    assert grid.heads == ("Gentofte", "Gladsaxe")
    assert [cells for _, cells in grid.rows] == [("2 ✓", "○"), ("1", "○")]
    assert "valgt af Gentofte, på listen hos Gladsaxe" in room.picture("services").says

    second.put("", Chosen(id=Chosen.key(Service.key(decks[0])), service=Service.key(decks[0])))
    first.put("", Chosen(id=Chosen.key(Service.key(decks[0])), service=Service.key(decks[0])))
    assert "er valgt af Gentofte og Gladsaxe" in room.picture("services").says


def test_partners_seen_and_unseen(room: Room3) -> None:
    """Who has what kind today, who has thought of one, whom nobody has; a wish is sent to the one who has."""
    first, second, third = room.libraries
    first.put("", IntakePartnership(id=1, name="Hemmelig partner", sector="private"))
    second.put(
        "",
        Candidate(id=1, name="Hemmelig kandidat", sector="citizens", category="housing"),
        Idea(id=2, person=11, text="Hemmelig idé", merged_into=1),
    )
    third.put("", IntakeAnswer.blank(21).revise(wanted=("private", "foundation")))
    found = partner_map(room.hall)
    assert found.at(room.keys[0], "private").today == 1
    assert found.at(room.keys[1], "citizens").thought == 1
    assert "private" not in found.unseen
    assert {"municipal", "foundation"} <= set(found.unseen)
    assert "housing" not in found.categories
    assert "funding" in found.categories
    assert [(ask.sector, ask.library, ask.ask) for ask in found.asks] == [
        ("private", room.keys[2], (room.keys[0],))
    ]
    shown = room.picture("partners")
    assert shown.says.startswith("Ingen har: ")
    lines = body(shown, Lines)
    assert isinstance(lines, Lines)
    assert lines.lines[0][1:] == ("Næstved ønsker: Privat", "spørg Gentofte")
    assert "Hemmelig" not in " ".join(texts(shown))


def test_lots(room: Room3) -> None:
    """Drawn at a meeting, kept, drawn again; the next meeting parts those who have met, and another begins."""
    room.workshop.put("", Room(meeting=1))
    room.workshop.put("", order.draw(room.hall, 7), groups.draw(room.hall, 3, 7))
    first = order.speaking_order(room.hall)
    assert sorted(first) == sorted(room.keys)
    made = groups.groups_now(room.workshop, 1)
    assert [len(group.people) for group in made] == [3, 3, 3]
    assert all(group.from_library(key) == 1 for group in made for key in room.keys)
    assert not any(person % 10 == 4 for group in made for _, person in group.people)
    shown = room.picture("groups")
    assert shown.says == "3 grupper, 3 i hver. Lyt efter dit navn."
    assert room.picture("order").says.endswith(" begynder.")

    room.libraries[0].put("", Person(id=9, name="Birk 9"))
    assert room.picture("groups").notes == ("Én er kommet til siden. Gå med i den mindste gruppe.",)
    odd = groups.read(RoomDraw(groups=("1/x/5", "nonsense", "2/y/z", "/q/1")))
    assert [group.people for group in odd] == [(("x", 5),)]

    room.workshop.put("", Room(meeting=2))
    assert groups.groups_now(room.workshop, 2) == ()
    begun = {order.draw(room.hall, seed).libraries[0] for seed in range(30)}
    assert begun == set(room.keys) - {first[0]}
    sat = {frozenset({one, other}) for group in made for one in group.people for other in group.people}
    again = groups.read(groups.draw(room.hall, 3, 8))
    met = [
        pair
        for group in again
        for pair in (frozenset({one, other}) for one in group.people for other in group.people)
        if len(pair) == 2 and pair in sat
    ]
    assert met == []


def test_lots_drawn_between_meetings_are_for_the_next_one(room: Room3) -> None:
    """What was drawn at the meeting that has ended stays as it was, so that the same library does not begin again."""
    today = datetime.fromtimestamp(1).astimezone().date()
    room.workshop.put(
        "",
        HomeworkMeeting(id=1, position=1, title="Første", day=today),
        HomeworkMeeting(id=2, position=2, title="Andet", day=today + timedelta(days=14)),
        Room(meeting=1, begun_at=10),
    )
    room.workshop.put("", order.draw(room.hall, 7))
    first = order.speaking_order(room.hall)[0]
    room.workshop.put("", Room(meeting=1, begun_at=10, ended_at=20))
    assert order.speaking_order(room.hall) == ()
    room.workshop.put("", order.draw(room.hall, 7))
    assert order.speaking_order(room.hall)[0] != first
    assert {draw.meeting for draw in room.workshop.all(RoomDraw)} == {1, 2}
    room.workshop.put("", Room(meeting=2, begun_at=30))
    assert order.speaking_order(room.hall)[0] != first
