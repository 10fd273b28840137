"""The choice: up to three services, each with a reason. Others read it through `chosen_services`."""

from __future__ import annotations

from facilitator.component import Reader, Remark
from facilitator.components.services.picking import gates, title
from facilitator.components.services.records import CHOSEN_MOST, Chosen, PassedOver, Service
from facilitator.content import Course
from facilitator.decision.gates import Status
from facilitator.i18n import format_list


def choices(reader: Reader) -> tuple[tuple[Service, Chosen], ...]:
    """The chosen services in the order of preference; a choice whose service is gone is left out."""
    found = [(reader.get(Service, choice.service), choice) for choice in reader.all(Chosen)]
    return tuple((service, choice) for service, choice in found if service is not None)


def chosen_services(reader: Reader) -> tuple[Service, ...]:
    """The services that the library goes on with, in the order of preference."""
    return tuple(service for service, _ in choices(reader))


def chosen_titles(reader: Reader, course: Course) -> dict[int, str]:
    """The chosen services' names by id, in the order of preference."""
    return {service.id: title(service, course) for service in chosen_services(reader)}


def passed_over(reader: Reader) -> dict[int, str]:
    """Why services that are not chosen were passed over, by service, where somebody has written it."""
    made = {service.id for service, _ in choices(reader)}
    return {
        one.service: one.reason.strip()
        for one in reader.all(PassedOver)
        if one.reason.strip() and one.service not in made
    }


def remarks(reader: Reader, course: Course) -> tuple[Remark, ...]:
    """What must be mended or remembered about the choice, the most serious first."""
    made = choices(reader)
    said = gates(reader, course)

    def names(status: Status) -> list[str]:
        return [title(service, course) for service, _ in made if said[service.id].status is status]

    found: list[Remark] = []
    if len(made) > CHOSEN_MOST:
        over = len(made) - CHOSEN_MOST
        found.append(Remark("choose_too_many", {"n": over, "made": len(made), "most": CHOSEN_MOST}))
    if blocked := names(Status.BLOCKED):
        found.append(Remark("choose_blocked", {"n": len(blocked), "names": format_list(blocked)}))
    if silent := [title(service, course) for service, choice in made if not choice.reason.strip()]:
        found.append(Remark("choose_no_reason", {"n": len(silent), "names": format_list(silent)}))
    if pending := names(Status.PENDING):
        found.append(Remark("choose_pending", {"n": len(pending), "names": format_list(pending)}))
    return tuple(found)
