"""The made-up workshop's meetings: three that have been held, with what came of them, and two that are planned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from facilitator.agenda import (
    Happening,
    Room,
    RoomDecision,
    RoomEvent,
    RoomOption,
    RoomParked,
    RoomRun,
    RoomStep,
)
from facilitator.components.homework import HomeworkMeeting
from facilitator.content import Course, load_course
from facilitator.record import Record, key_id
from facilitator.room.plan import ReadyStep, ready, step_from
from facilitator.session import Session

HALL = "Det Opdigtede Kulturhus, {}"

WINTER = timezone(timedelta(hours=1))
"""Denmark from 25 October; all meetings are later than that."""


@dataclass(frozen=True, slots=True)
class Held:
    """One meeting: when and where, its steps by the ids of the ready-made plans, and how much longer a step really took."""

    place: int
    day: str
    starts: str
    minutes: int
    hall: str
    source: str
    steps: tuple[str, ...]
    late: tuple[tuple[str, int], ...] = ()


FIRST = Held(
    1,
    "2026-10-29",
    "9.30",
    330,
    "sal 1",
    "first",
    (
        "first_welcome",
        "first_meet",
        "first_hub",
        "first_preparation",
        "first_break",
        "first_challenge",
        "first_evidence",
        "first_lunch",
        "services_pick",
        "services_gates",
        "first_break_2",
        "services_scores",
        "services_disagree",
        "first_homework",
        "first_minute",
    ),
    (("first_meet", 6), ("first_challenge", 4), ("services_pick", -5)),
)
SECOND = Held(
    2,
    "2026-11-10",
    "9.30",
    330,
    "sal 1",
    "partners",
    (
        "partners_welcome",
        "partners_actions",
        "services_cases",
        "services_take",
        "partners_break",
        "partners_sectors",
        "partners_ideas",
        "partners_gather",
        "partners_lunch",
        "partners_maps",
        "partners_seen",
        "partners_break_2",
        "partners_homework",
        "partners_minute",
    ),
    (("partners_actions", 7), ("partners_gather", 5)),
)
THIRD = Held(
    3,
    "2026-11-17",
    "9.30",
    330,
    "sal 1",
    "partners",
    (
        "partners_welcome",
        "partners_actions",
        "partners_dots",
        "partners_assess",
        "partners_break",
        "partners_shortlist",
        "partners_lunch",
        "partners_contact",
        "partners_call",
        "partners_break_2",
        "partners_homework",
        "partners_minute",
    ),
    (("partners_assess", 12), ("partners_contact", -5)),
)
FOURTH = Held(
    4,
    "2026-12-08",
    "9.30",
    330,
    "sal 2",
    "negotiation",
    (
        "negotiation_welcome",
        "negotiation_actions",
        "own_lines",
        "negotiation_links",
        "negotiation_logic",
        "negotiation_break",
        "negotiation_path",
        "first_common",
        "negotiation_lunch",
        "negotiation_relations",
        "negotiation_interests",
        "negotiation_batna",
        "negotiation_break_2",
        "negotiation_play",
        "negotiation_learnt",
        "negotiation_homework",
        "negotiation_minute",
    ),
)
FIFTH = Held(
    5,
    "2027-01-19",
    "10",
    240,
    "salen",
    "showcase",
    (
        "showcase_welcome",
        "showcase_actions",
        "showcase_read",
        "showcase_break",
        "showcase_health",
        "showcase_answers",
        "showcase_lunch",
        "showcase_page",
        "showcase_show",
        "showcase_together",
        "showcase_decide",
        "showcase_minute",
    ),
)

DECISIONS = {
    1: (
        (
            "Hvert bibliotek har én tovholder med timer til det",
            "Opgaver uden en rolle på blev ikke lavet sidste år.",
            "2026-12-08",
            "Hvis tovholderen bruger timerne på at rykke de andre.",
            "services_gates",
        ),
    ),
    3: (
        (
            "Alle har ringet til den første partner inden fjerde møde",
            "Så har vi noget at forhandle om, og ikke kun en liste.",
            "2026-12-08",
            "Hvis partneren selv beder om at vente til efter jul.",
            "partners_contact",
        ),
        (
            "Vi læser hinandens aftaler, før nogen skriver under",
            "Et fremmed bibliotek ser de steder, hvor to kan læse noget forskelligt.",
            "2027-01-19",
            "",
            "partners_call",
        ),
    ),
}

PARKED = {
    1: (
        (
            "Må vi bruge kommunens egne tal, når de er to år gamle?",
            "Ja, hvis årstallet står ved siden af.",
            True,
            "first_evidence",
        ),
    ),
    2: (("Kan bibliotekerne på kurset søge en pulje sammen?", "", False, "partners_seen"),),
    3: (("Må vi give en forening listen over vores frivillige?", "", False, "partners_assess"),),
}


def planned(workshop: Session) -> None:
    """All five as they were planned in October."""
    course = load_course()
    for one in (FIRST, SECOND, THIRD, FOURTH, FIFTH):
        workshop.put("", *_planned(workshop, one, course))


def first(workshop: Session) -> None:
    """The first meeting has been held."""
    workshop.put("", *_happened(FIRST, load_course()))


def second(workshop: Session) -> None:
    """The second meeting has been held."""
    workshop.put("", *_happened(SECOND, load_course()))


def third(workshop: Session) -> None:
    """The third meeting has been held."""
    workshop.put("", *_happened(THIRD, load_course()))


def _meeting(one: Held) -> int:
    return key_id(HomeworkMeeting.KIND, "demo", one.place)


def _step(one: Held, source: str) -> int:
    return key_id(RoomStep.KIND, "demo", one.place, source)


def _planned(workshop: Session, one: Held, course: Course) -> Iterator[Record]:
    found = workshop.get(HomeworkMeeting, _meeting(one))
    assert found is not None
    yield found.revise(starts=one.starts, minutes=one.minutes, venue=HALL.format(one.hall), source=one.source)
    known = {step.id: step for meeting in ready(course) for step in meeting.steps}
    for n, source in enumerate(one.steps, 1):
        if source in known:
            yield from _taken(one, known[source], n)
        else:
            yield LINES.revise(id=_step(one, source), position=float(n), meeting=_meeting(one))


def _taken(one: Held, step: ReadyStep, number: int) -> Iterator[Record]:
    step_id = _step(one, step.id)
    yield step_from(step, _meeting(one), float(number)).revise(id=step_id)
    for m, option in enumerate(step.options, 1):
        option_id = key_id(RoomOption.KIND, "demo", one.place, step.id, m)
        yield RoomOption(id=option_id, position=float(m), text=str(option), step=step_id)


LINES = RoomStep(
    title="Fem linjer fra hvert bibliotek",
    minutes=20,
    least=12,
    method="plenary",
    task="Læs jeres fem linjer op for de andre.",
    script="I læser, og vi lytter. Ingen kommentarer nu: Skriv ét spørgsmål ned, og gem det til pausen.",
    notes="Rækkefølgen trækkes på dagen. Næstved har bedt om at være med til sidst.",
    wall="order",
    reveal="open",
)
"""A step of the facilitator's own."""


def _happened(one: Held, course: Course) -> Iterator[Record]:
    """The times of the steps, what was decided and parked, and where the room stood when the meeting was over."""
    known = {step.id: step for meeting in ready(course) for step in meeting.steps}
    late = dict(one.late)
    meeting = _meeting(one)
    hour, minute = (int(part) for part in one.starts.split("."))
    day = date.fromisoformat(one.day)
    begun = round(datetime(day.year, day.month, day.day, hour, minute, tzinfo=WINTER).timestamp() * 1000)
    moment, number = begun, 0

    def event(what: Happening, at: int, step: int | None = None) -> RoomEvent:
        nonlocal number
        number += 1
        return RoomEvent(
            id=key_id(RoomEvent.KIND, "demo", one.place, number), meeting=meeting, at=at, what=what, step=step
        )

    yield event(Happening.BEGUN, begun)
    for source in one.steps:
        step = _step(one, source)
        spent = 60_000 * (known[source].minutes + late.get(source, 0))
        yield event(Happening.ENTERED, moment, step)
        if known[source].reveal == "hand":
            yield event(Happening.REVEALED, moment + spent * 2 // 3, step)
        yield RoomRun(id=RoomRun.key(step), step=step, begun_at=moment, spent=spent)
        for n, (text, why, review, doubt, during) in enumerate(DECISIONS.get(one.place, ()), 1):
            if during == source:
                yield RoomDecision(
                    id=key_id(RoomDecision.KIND, "demo", one.place, n),
                    position=float(10 * one.place + n),
                    text=text,
                    why=why,
                    review=date.fromisoformat(review),
                    doubt=doubt,
                    meeting=meeting,
                    step=step,
                    at=moment + spent,
                )
        for text, answer, handled, during in PARKED.get(one.place, ()):
            if during == source:
                yield RoomParked(
                    id=key_id(RoomParked.KIND, "demo", one.place),
                    position=float(one.place),
                    text=text,
                    answer=answer,
                    handled=handled,
                    meeting=meeting,
                    step=step,
                    at=moment + spent // 2,
                )
        moment += spent
    yield event(Happening.ENDED, moment)
    yield Room(meeting=meeting, step=_step(one, one.steps[-1]), begun_at=begun, ended_at=moment, at=moment)
