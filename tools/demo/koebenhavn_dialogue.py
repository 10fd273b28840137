"""København (made up): two questions shown, one still hidden."""

from __future__ import annotations

from collections.abc import Sequence

from tools.demo.desk import Desk
from tools.demo.dialogue_parts import SECTORS, chosen, divided, outcome, ranked, scale, shown


def dialogue(desk: Desk, people: Sequence[int]) -> None:
    """Four of the course's questions."""
    desk.at("2026-11-18 13:00")
    scale(
        desk,
        people,
        "hub",
        (3, "Byen har hundrede steder, der vil være omdrejningspunkt."),
        (2, "Foreningerne har deres egne huse."),
        (2, "Vi er mange biblioteker og svarer forskelligt, når nogen ringer."),
        (3, ""),
        (5, "Ingen andre har åbent for alle syv dage om ugen."),
    )
    chosen(
        desk,
        people,
        "about",
        ("language community democracy digital", ""),
        ("language community advice", "Boligområderne, hvor vi ikke har et hus."),
        ("language reading school", ""),
        ("digital language advice", ""),
        ("culture democracy language", ""),
    )
    desk.at("2026-11-18 13:15")
    shown(desk, "hub", names=False)
    shown(desk, "about")
    outcome(
        desk,
        "hub",
        "Vi er mange biblioteker og svarer forskelligt, når nogen ringer.",
        "Én indgang for foreninger: Tovholderen laver et udkast til én side inden den 1. februar.",
        share=True,
    )
    desk.at("2026-11-18 13:25")
    ranked(
        desk,
        people,
        "relations",
        ("written backing contacts", ""),
        ("contacts everyday honesty", "Projektpenge, der slap op midt i det hele."),
        ("gain contacts time", ""),
    )
    divided(
        desk,
        people,
        "sectors",
        SECTORS,
        ("60 30 5 5", "45 40 10 5", ""),
        ("50 45 0 5", "40 50 5 5", ""),
        ("55 40 0 5", "45 50 0 5", "Frivilligcentret kunne åbne døre, vi ikke kan."),
        ("70 20 5 5", "50 30 15 5", ""),
        ("65 25 5 5", "50 35 5 10", ""),
    )
    desk.at("2026-11-18 13:40")
    shown(desk, "sectors")
