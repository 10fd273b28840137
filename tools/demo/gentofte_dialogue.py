"""Gentofte (made up): three questions answered and shown, one decision."""

from __future__ import annotations

from collections.abc import Sequence

from tools.demo.desk import Desk
from tools.demo.dialogue_parts import OUTSIDE, SECTORS, chosen, divided, outcome, ranked, scale, shown


def dialogue(desk: Desk, people: Sequence[int]) -> None:
    """Four of the course's questions."""
    desk.at("2026-11-20 13:10")
    scale(
        desk,
        people,
        "hub",
        (4, "Kulturhusene gør det samme som os og har en scene."),
        (4, "Vi har ingen samlet liste over, hvem der taler med hvem."),
        (4, ""),
        (3, "Folk tror, at man skal være stille."),
        (5, ""),
        (4, "Vores nyhedsbrev handler kun om os selv."),
    )
    desk.at("2026-11-20 13:20")
    shown(desk, "hub")
    outcome(
        desk,
        "hub",
        "Vores nyhedsbrev handler kun om os selv.",
        "I hvert nyhedsbrev skriver en partner halvdelen. Kommunikationsmedarbejderen spørger den første i denne uge.",
        share=True,
    )
    desk.at("2026-11-20 13:32")
    chosen(
        desk,
        people,
        "about",
        ("culture reading health", ""),
        ("culture community heritage", "Unge over 16."),
        ("reading culture digital", ""),
        ("heritage culture reading", "Erhvervslivet er lige uden for døren."),
        ("families reading school", ""),
        ("culture reading democracy", ""),
    )
    ranked(
        desk,
        people,
        "relations",
        ("purpose gain written", ""),
        ("gain promises contacts", "At vi kun ringede, når vi manglede noget."),
        ("contacts everyday gain", ""),
        ("promises gain honesty", ""),
        ("gain time purpose", ""),
        ("gain celebrate promises", ""),
    )
    desk.at("2026-11-20 13:44")
    shown(desk, "about")
    shown(desk, "relations")
    divided(
        desk,
        people[:5],
        "sectors",
        SECTORS,
        ("50 30 10 10", "40 30 15 15", ""),
        ("45 35 10 10", "35 35 15 15", "Et godt svar på, hvad en virksomhed får ud af det."),
        ("55 30 5 10", "45 30 10 15", ""),
        ("40 40 10 10", "40 40 10 10", ""),
        ("60 30 5 5", "40 40 10 10", ""),
    )
    divided(desk, people[:2], "outside", OUTSIDE, ("80 15 5", "70 20 10", ""), ("70 20 10", "60 30 10", ""))
    desk.at("2026-11-20 13:55")
    shown(desk, "sectors")
