"""Makes the made-up workshop in data/demo: `python -m tools.demo`. Running it again gives the same files, byte for byte.

Every person, answer, number and experience is invented; only the municipalities' names are real.
"""

from __future__ import annotations

from pathlib import Path

from facilitator import i18n
from tools.demo import frederiksberg, frederikssund, gentofte, gladsaxe, koebenhavn, naestved
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


def make(folder: Path) -> None:
    """Make the whole demo in a folder that does not exist yet."""
    i18n.use("da")
    make_workshop(folder, TITLE, "2026-10-01 09:00", (about, for_all, dialogue))
    for name, write in LIBRARIES.items():
        with Desk(folder, name, "2026-10-01 09:15") as desk:
            write(desk)
    tidy(folder)
