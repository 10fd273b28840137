"""Gentofte (made up): a page that is half-way, already shown to the others, and a question for Gladsaxe."""

from __future__ import annotations

from collections.abc import Sequence

from tools.demo.desk import Desk
from tools.demo.showcase_parts import notices, said, shown


def showcase(desk: Desk, people: Sequence[int]) -> None:  # noqa: ARG001 - every library's part is called alike
    """A name and a sentence; the partners are still missing."""
    desk.at("2026-11-20 15:30")
    shown(
        desk,
        title="Bogen kommer, og nogen bliver",
        elevator="Når vi kommer med bogen, kommer der et menneske med, som har tid til at blive siddende.",
    )
    shown(desk, shared=True)
    said(
        desk,
        "Gladsaxe",
        ("good", "At familiens eget sprog er det, der skal bruges. Det vender hele spørgsmålet om.", True),
        (
            "question",
            "Hvordan fik I sundhedsplejen til at sige ja til noget mere i de 25 minutter?",
            True,
        ),
        ("contact", "Vi vil gerne se, hvordan I pakker. Spørg efter vores tovholder.", True),
    )


def about(desk: Desk, people: Sequence[int]) -> None:  # noqa: ARG001 - every library's part is called alike
    """A notice."""
    desk.at("2026-11-20 15:50")
    notices(
        desk,
        (
            "Samtykke til at blive filmet",
            "Har nogen en kort samtykkeerklæring på dansk, som ældre kan læse uden briller? Vi deler gerne vores udkast.",
            True,
        ),
    )
