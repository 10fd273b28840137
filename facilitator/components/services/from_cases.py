"""What the cases offer the choice of services: what the group takes along and sends on to this part."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.component import Carry, Draft, Reader
from facilitator.components.cases import sent_to
from facilitator.components.services.records import Service
from facilitator.content import Course
from facilitator.record import key_id


def _drafts(reader: Reader, _: Course) -> Iterator[Draft]:
    for take in sent_to(reader, "services"):
        name, case = take.take.strip() or take.title.strip(), take.title.strip()
        if name:
            note = "\n".join(part for part in (case, take.adapt.strip()) if part and part != name)
            fields = {"name": name, "group": take.service, "note": note}
            yield Draft(Service, key_id(Service.KIND, "carry", take.id), fields, (take,), case or name)


FROM_CASES = Carry(id="services.from_cases", source="cases", step="pick", drafts=_drafts)
