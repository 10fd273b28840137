"""A made-up meeting of three hours in a workshop's own file: eight steps, one of each way of working."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from facilitator.agenda import EVALUATE, RoomOption, RoomStep
from facilitator.components.homework import HomeworkMeeting
from facilitator.people import Seat
from facilitator.session import Put, Session

TITLE = "Første møde"
MINUTES = 180
STEPS: tuple[dict[str, Any], ...] = (
    {
        "title": "Velkomst",
        "minutes": 10,
        "method": "welcome",
        "task": "Sig jeres navn, og hvad I håber at gå hjem med.",
    },
    {
        "title": "Hvad er et knudepunkt?",
        "minutes": 25,
        "method": "alone",
        "task": "Svar hver for sig. Vi taler om det bagefter.",
        "place": "dialogue.answer",
        "question": "hub",
        "wall": "dialogue",
    },
    {
        "title": "Point hver for sig",
        "minutes": 40,
        "method": "alone",
        "task": "Giv point alene. Ingen ser de andres endnu.",
        "place": "services.scores",
        "wall": "scores",
    },
    {"title": "Kaffe", "minutes": 15, "method": "break"},
    {
        "title": "Idéer til partnere",
        "minutes": 35,
        "method": "alone",
        "task": "Skriv de partnere, som I kommer i tanke om.",
        "place": "partners.ideas",
        "wall": "ideas",
    },
    {
        "title": "Hvad tager vi først?",
        "minutes": 20,
        "method": "vote",
        "task": "Giv jeres prikker.",
        "vote": "dots",
        "budget": 3,
        "wall": "vote",
    },
    {
        "title": "Næste skridt",
        "minutes": 25,
        "method": "plenary",
        "task": "Hvem gør hvad inden næste gang?",
    },
    {
        "title": "Mødets minut",
        "minutes": 10,
        "method": EVALUATE,
        "task": "Hvad var mødet værd?",
        "wall": "evaluation",
    },
)
OPTIONS = ("Læsegrupper på arbejdspladser", "Åbent værksted om søndagen", "Ferielejr i skoven")


@dataclass(frozen=True, slots=True)
class Agenda:
    """The ids of the meeting, of its steps and of the options of its vote, in order."""

    meeting: int
    steps: tuple[int, ...]
    options: tuple[int, ...]


def make_agenda(workshop: Path, day: date | None = None) -> Agenda:
    """Write the meeting into a workshop's folder, on this day or without one."""
    with Session.open(workshop / "workshop.json", Seat(facilitator=True)) as session:
        meeting = HomeworkMeeting(id=session.new_id(), title=TITLE, day=day, starts="9.30", minutes=MINUTES)
        steps = [
            RoomStep(id=session.new_id(), position=float(n), meeting=meeting.id, **step)
            for n, step in enumerate(STEPS, 1)
        ]
        vote = next(step for step in steps if step.vote)
        options = [
            RoomOption(id=session.new_id(), position=float(n), text=text, step=vote.id)
            for n, text in enumerate(OPTIONS, 1)
        ]
        session.edit("", lambda _: [Put(meeting), *map(Put, steps), *map(Put, options)])
    return Agenda(meeting.id, tuple(step.id for step in steps), tuple(option.id for option in options))
