"""Whatever is hidden in the room is nowhere to be read: not on the wall, in a report, a search or another's suggestions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facilitator.agenda import Room, RoomEvaluation, RoomOption, RoomRun, RoomStep, RoomVote, Voting
from facilitator.blocks import Block
from facilitator.carry import offers
from facilitator.component import activity_of
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import load_course
from facilitator.course import COMPONENTS, KINDS
from facilitator.demo import copy_demo
from facilitator.export.markdown import to_markdown
from facilitator.people import Person, Seat
from facilitator.record import Personal
from facilitator.report import report_blocks
from facilitator.room.catching_up import catch_up
from facilitator.room.hall import Hall, Table
from facilitator.room.minutes import minutes_blocks
from facilitator.room.pictures import texts
from facilitator.room.views import VIEWS, picture
from facilitator.search import everything_written
from facilitator.session import Put, Session
from facilitator.visibility import Phase, See, Viewer
from facilitator.wording import written_fields

COURSE = load_course()
SECRET = "Hemmelig note til facilitator: Bent skal ikke have ordet først"
MEETING, STEP, BALLOT = 77, 78, 79
OPTIONS = (81, 82, 83)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Session, list[Session]]]:
    """The made-up workshop in the middle of a meeting, with all its libraries."""
    folder = copy_demo(tmp_path_factory.mktemp("demo") / "workshop")
    workshop = Session.open(folder / "workshop.json", Seat(facilitator=True))
    meeting = HomeworkMeeting(id=MEETING, title="Prøvemøde", minutes=60)
    step = RoomStep(
        id=STEP,
        position=1.0,
        meeting=MEETING,
        title="Ydelser",
        task="Giv point",
        place="services.scores",
        notes=SECRET,
        script=SECRET,
    )
    ballot = RoomStep(
        id=BALLOT, meeting=MEETING, title="Hvad først?", vote=Voting.DOTS, budget=3, per_option=3
    )
    options = [
        RoomOption(id=one, position=float(n), text=f"Forslag {n}", step=BALLOT)
        for n, one in enumerate(OPTIONS)
    ]
    runs = [RoomRun(id=RoomRun.key(one), step=one, begun_at=1, spent=1) for one in (BALLOT, STEP)]
    room = Room(meeting=MEETING, step=STEP, begun_at=1, at=1)
    workshop.put("", meeting, ballot, step, room, *options, *runs)
    libraries = [
        Session.open(path, Seat(facilitator=True)) for path in sorted((folder / "libraries").glob("*.json"))
    ]
    for library in libraries:
        give(library, favourite=0)
    yield workshop, libraries
    for session in (workshop, *libraries):
        session.close()


def give(library: Session, favourite: int) -> None:
    """Everybody votes for one option and evaluates the meeting, in words of their own and with a colleague's name."""
    people = library.all(Person)
    library.edit(
        "",
        lambda _: [
            change
            for n, person in enumerate(people)
            for change in (
                Put(
                    RoomVote(
                        id=RoomVote.key(person.id, BALLOT, OPTIONS[0]),
                        person=person.id,
                        step=BALLOT,
                        option=OPTIONS[0],
                        value=(1 + n % 2 + favourite) or None,
                    )
                ),
                Put(
                    RoomEvaluation(
                        id=RoomEvaluation.key(person.id, MEETING),
                        person=person.id,
                        meeting=MEETING,
                        worth=1 + (n + favourite) % 5,
                        keep=f"Ros nummer {library.store.library_id} {n}",
                        change=f"{people[n - 1].name if n % 2 else people[n - 1].name.split()[0]} taler for meget",
                    )
                ),
            )
        ],
    )


def names_of_activities(library: Session) -> set[str]:
    found = {name for part in COMPONENTS for name in part.activities.values()}
    for kind in KINDS.values():
        if issubclass(kind, Personal):
            found |= {name for one in library.all(kind) if (name := one.activity_name()) is not None}
    return found


def turn_all(library: Session, phase: Phase, see: See) -> None:
    library.edit(
        "",
        lambda now: [
            Put(activity_of(now, name).revise(name=name, phase=phase, see=see))
            for name in names_of_activities(library)
        ],
    )


def turn_everything(room: tuple[Session, list[Session]], phase: Phase, see: See) -> None:
    """Every activity of the libraries, and the meeting's own in the workshop's file, as the control view does."""
    workshop, libraries = room
    for library in libraries:
        turn_all(library, phase, see)
    own = {name for library in libraries for name in names_of_activities(library)}
    workshop.edit(
        "",
        lambda now: [
            Put(activity_of(now, name).revise(name=name, phase=phase, see=see, names=False)) for name in own
        ],
    )


def own_words(library: Session) -> dict[str, int]:
    """What people wrote for themselves in shared activities, of a length that cannot be met by chance, and whose it is."""
    common: list[str] = []
    own: dict[str, int] = {}
    for kind in KINDS.values():
        for record in library.all(kind):
            said = [str(getattr(record, name)) for name in written_fields(kind)]
            if isinstance(record, Personal) and record.activity_name() is not None:
                own |= {text: record.person for text in said if len(text) > 14}
            else:
                common += said
    heap = "\n".join(common)
    return {text: person for text, person in own.items() if text not in heap}


def everything_shown(workshop: Session, libraries: list[Session]) -> Iterator[tuple[str, str]]:
    """Every way out of the room, with all that it says."""
    tables = tuple(Table(one.store.library_id, one, one.store.path) for one in libraries)
    hall = Hall(workshop, tables, COURSE, now=1)
    for view in VIEWS:
        yield f"the wall's view {view}", "\n".join(texts(picture(view, hall)))
    meeting = hall.standing.meeting
    assert meeting is not None
    yield "the minutes", to_markdown(minutes_blocks(hall, meeting))
    yield "the page for those who come late", repr(catch_up(hall).passed)
    for library in libraries:
        for viewer in (Viewer(outside=True), Viewer(facilitator=True)):
            title, _made_now, *rest = report_blocks(library, COURSE, viewer)
            blocks: list[Block] = [title, *rest]
            yield f"the report for {viewer}", to_markdown(blocks)
            found = everything_written(library, COURSE, viewer, COMPONENTS)
            yield f"the search of {viewer}", "\n".join(one.text for one in found)
        for part in COMPONENTS:
            fields = [str(offer.draft.fields) for offer in offers(library, COURSE, part)]
            yield f"suggestions to {part.id}", "\n".join(fields)


@pytest.mark.parametrize(
    ("phase", "see"),
    [(Phase.WRITING, See.ANSWERS), (Phase.FROZEN, See.ANSWERS), (Phase.CLOSED, See.OWN)],
)
def test_nothing_hidden_is_read_anywhere(room: tuple[Session, list[Session]], phase: Phase, see: See) -> None:
    workshop, libraries = room
    secrets: dict[str, int] = {}
    said: list[list[tuple[str, str]]] = []
    for favourite in (0, 1):
        turn_everything(room, Phase.WRITING, See.ANSWERS)
        for library in libraries:
            give(library, favourite)
        turn_everything(room, phase, see)
        said.append(list(everything_shown(workshop, libraries)))
    assert said[0] == said[1], "how they voted and marked the meeting makes no difference while it is hidden"
    for library in libraries:
        secrets |= own_words(library)
    assert sum("taler for meget" in secret for secret in secrets) > 20
    assert sum("Ros nummer" in secret for secret in secrets) > 20
    for way, found in said[0]:
        for secret in secrets:
            assert secret not in found, (way, secret)
    turn_everything(room, Phase.REVEALED, See.ANSWERS)
    told = {
        secret for _, found in everything_shown(workshop, libraries) for secret in secrets if secret in found
    }
    thanks = {secret for secret in secrets if "Ros nummer" in secret}
    assert thanks <= told
    named = {secret for secret in secrets if "taler for meget" in secret}
    assert len(told) > len(secrets.keys() - named) / 2, (
        "what is revealed is told, so the same eyes would have found it"
    )
    assert said[0] != list(everything_shown(workshop, libraries)), "and so is the vote"


def test_no_name_and_no_private_note_leaves_the_room(room: tuple[Session, list[Session]]) -> None:
    workshop, libraries = room
    turn_everything(room, Phase.REVEALED, See.ANSWERS)
    names = {person.name for library in libraries for person in library.all(Person)}
    first = {f" {name.split()[0]} " for name in names}
    assert len(names) > 10
    for way, said in everything_shown(workshop, libraries):
        if "facilitator=True" not in way and "suggestions" not in way:
            assert not [name for name in names if name in said], way
        if "wall" in way:
            assert not [name for name in first if name in f" {said} "], way
        assert SECRET not in said, way
