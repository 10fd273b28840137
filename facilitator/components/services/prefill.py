"""What the intake offers the choice of services: the groups of services that people pointed at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from facilitator.component import Reader, activity_of
from facilitator.components.intake import ACTIVITY, IntakeAnswer
from facilitator.visibility import Phase, Sight, Viewer, sight


def pointed_at(reader: Reader, viewer: Viewer) -> Mapping[str, int]:
    """How many people pointed at each group of services, of the answers that `viewer` may see."""
    activity = activity_of(reader, ACTIVITY, Phase.REVEALED)
    return Counter(
        area
        for answer in reader.all(IntakeAnswer)
        if sight(viewer, answer.person, activity) is not Sight.HIDDEN
        for area in answer.area
    )
