"""Frederikssund (made up): in the middle of the cases. Two have read, nothing is shown yet, and one case is shared."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.components.cases import READING
from tools.demo.desk import Desk
from tools.demo.gladsaxe_cases import own, read


def cases(desk: Desk, people: Sequence[int]) -> None:
    """Half of the component; the first two of `people` have read."""
    first, second = people[:2]
    desk.at("2026-11-12 11:00")
    own(
        desk,
        "Byttedag for legetøj på havnen",
        size="medium",
        year=2025,
        partners="Havnens sejlklub\nEn spejdergruppe",
        sectors=("association",),
        service="sustainability",
        what="Børn byttede legetøj på kajen en lørdag i maj. Spejderne lavede snobrød, og vi havde bogbussen med.",
        citizen_value="Ingen købte noget, og alle gik hjem med noget nyt.",
        partner_value="Spejderne fik otte nye medlemmer (opdigtet tal).",
        level="3",
        source="Vores opslag på nettet (opdigtet)",
        share=True,
    )
    read(
        desk,
        first,
        "district_wednesdays",
        4,
        "En fast aften, som foreningerne ejer",
        "Vi har tre filialer, ikke otte",
        "At vi skal stille stole op hver gang",
        "Foreningsrådet",
    )
    read(desk, first, "repair_cafes", 3, "De kommer med værktøjet selv")
    desk.finished(READING, first)
    read(desk, second, "workplace_shelves", None, "", "", "", "Værftet")
