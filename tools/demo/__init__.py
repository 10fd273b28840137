"""Makes the made-up workshop in data/demo: `python -m tools.demo`. Running it again gives the same files, byte for byte.

Every person, answer, number and experience is invented; only the municipalities' names are real.
"""

from __future__ import annotations

from pathlib import Path

from facilitator import i18n
from tools.demo import (
    frederiksberg,
    frederikssund,
    gentofte,
    gladsaxe,
    koebenhavn,
    naestved,
    workshop_meetings,
)
from tools.demo.desk import Desk, make_workshop, tidy
from tools.demo.homework_parts import for_all
from tools.demo.workshop_about import about
from tools.demo.workshop_dialogue import dialogue

TITLE = "Samarbejde og partnerskaber, forår 2027 (opdigtet kursus)"

LIBRARIES = {
    "Frederiksberg": frederiksberg.write,
    "Frederikssund": frederikssund.write,
    "Gentofte": gentofte.write,
    "Gladsaxe": gladsaxe.write,
    "København": koebenhavn.write,
    "Næstved": naestved.write,
}


HELD = (
    ("2026-10-05 10:00", workshop_meetings.planned),
    ("2026-10-29 15:05", workshop_meetings.first),
    ("2026-11-10 15:05", workshop_meetings.second),
    ("2026-11-17 15:05", workshop_meetings.third),
)
"""When the facilitator planned the meetings, and when those that have been held were over."""


def make(folder: Path) -> None:
    """Make the whole demo in a folder that does not exist yet."""
    i18n.use("da")
    make_workshop(folder, TITLE, "2026-10-01 09:00", (about, for_all, dialogue), HELD)
    for name, write in LIBRARIES.items():
        with Desk(folder, name, "2026-10-01 09:15") as desk:
            write(desk)
    tidy(folder)
