"""What the cases offer the search for partners: the local partners that the group thought of while it read."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.component import Carry, Draft, Reader
from facilitator.components.cases import sent_to
from facilitator.components.partners.records import Candidate
from facilitator.content import Course
from facilitator.record import key_id


def _drafts(reader: Reader, _: Course) -> Iterator[Draft]:
    for take in sent_to(reader, "partners"):
        name = take.local_partner.strip() or ", ".join(take.partners)
        if name:
            fields = {
                "name": name,
                "sector": take.sectors[0] if len(take.sectors) == 1 else "",
                "activities": take.take.strip(),
                "case": take.id,
            }
            title = take.title.strip() or name
            yield Draft(Candidate, key_id(Candidate.KIND, "carry", take.id), fields, (take,), title)


FROM_CASES = Carry(id="partners.from_cases", source="cases", step="gather", drafts=_drafts)
