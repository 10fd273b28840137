"""The component's section of a library's report. What is hidden on the screen is hidden here."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.component import Reader
from facilitator.components.services.choosing import choices, passed_over, remarks
from facilitator.components.services.depth import Depth, deepen
from facilitator.components.services.picking import assets, gates, group_name, sorted_as, title
from facilitator.components.services.records import Service
from facilitator.components.services.result import Result, result
from facilitator.components.services.sentences import (
    NONE,
    REPORT,
    criterion_name,
    gate_lines,
    names_of,
    notes_on,
    place,
    points_of,
    shared_order_sentence,
    talk_question,
    tie_sentences,
    weight_sentences,
    weight_source,
    words_of,
)
from facilitator.content import Course
from facilitator.decision.draws import Setting
from facilitator.decision.gates import Status
from facilitator.i18n import format_list, format_number, format_percent
from facilitator.people import Person
from facilitator.visibility import Viewer


def report(reader: Reader, course: Course, viewer: Viewer) -> Sequence[Block]:
    """Everything from the list of services to the choice; empty where nothing has been done."""
    blocks: list[Block] = []
    services = reader.all(Service)
    blocks.extend(_assets(reader, course))
    if not services:
        return blocks
    found = result(reader, course, viewer)
    blocks.extend(_choice(reader, course))
    blocks.extend(_passed_over(reader, course, found))
    if found is None:
        blocks.append(Note(words_of(course).word("report_hidden")))
    elif found.placed:
        blocks.extend(_ranking(found, course))
        blocks.extend(_talk(found, course))
        blocks.extend(_people(found, reader, course))
    blocks.extend(_gates(reader, course))
    blocks.extend(_services(services, course))
    return blocks


def _assets(reader: Reader, course: Course) -> list[Block]:
    listed = assets(reader)
    if not listed:
        return []
    items: list[str] = []
    for asset in listed:
        sort = course.label("sharing", asset.sort)
        text = " · ".join(part for part in (asset.what.strip(), asset.benefit.strip()) if part)
        items.append(f"{sort}: {text}" if sort else text)
    return [Heading(words_of(course).word("report_assets")), Bullets(tuple(items))]


def _choice(reader: Reader, course: Course) -> list[Block]:
    made = choices(reader)
    if not made:
        return []
    words = words_of(course)
    silent = words.word("report_no_reason")
    items = tuple(f"{title(service, course)}: {choice.reason.strip() or silent}" for service, choice in made)
    blocks: list[Block] = [Heading(words.word("report_choice")), Bullets(items, ordered=True)]
    return blocks + [Note(words.word(f"{REPORT}{one.key}", **one.params)) for one in remarks(reader, course)]


def _passed_over(reader: Reader, course: Course, found: Result | None) -> list[Block]:
    """Why services were not chosen, the highest placed first."""
    words = words_of(course)
    items: list[tuple[int, str]] = []
    for known, reason in passed_over(reader).items():
        service = reader.get(Service, known)
        if service is None:
            continue
        placed = found.of(known) if found is not None else None
        name = title(service, course) or words.word("unnamed")
        if placed is not None and placed.rank is not None:
            name = words.word("report_passed_name", name=name, place=place(placed))
        items.append((placed.rank or 999 if placed else 999, f"{name}: {reason}"))
    if not items:
        return []
    return [Heading(words.word("report_passed")), Bullets(tuple(line for _, line in sorted(items)))]


def _ranking(of: Result, course: Course) -> list[Block]:
    words = words_of(course)
    depth = deepen(of)
    assert depth is not None
    keys = ("place", "service", "points", "map", "near", "same_order", "all")
    head = tuple(words.word(f"head_{key}") for key in keys)
    reached = points_of(of)
    rows = tuple(
        (
            place(one),
            title(one.service, course),
            reached[one.service.id],
            words.word(f"quadrant_{one.quadrant.value}") if one.quadrant else NONE,
            *(_percent(depth, one.service.id, setting) for setting in Setting),
        )
        for one in of.placed
    )
    blocks: list[Block] = [
        Heading(words.word("report_ranking")),
        Paragraph(f"{words.word('report_ranking_lead', k=of.k)} {weight_source(of, course, REPORT)}"),
        _table(head, rows, {NONE}),
    ]
    notes = [
        f"{title(one.service, course)}: {note}"
        for one in of.placed
        for note in notes_on(one, of, course, REPORT)
    ]
    if notes:
        blocks.append(Bullets(tuple(notes)))
    sentences = [*tie_sentences(of, course, REPORT), *weight_sentences(depth, of, course)]
    if sentences:
        blocks.append(Paragraph("\n".join(sentences)))
    if of.hunches:
        blocks.append(Paragraph(_hunch(of, course)))
    weights = tuple((str(one.name), format_percent(of.shares[one.id])) for one in of.criteria)
    blocks.extend(
        (
            Heading(words.word("report_weights")),
            Table((words.word("head_criterion"), words.word("head_weight")), weights),
        )
    )
    if of.unscored:
        names = ", ".join(title(one.service, course) for one in of.unscored)
        blocks.append(Note(words.word("report_unscored", names=names)))
    return blocks


def _hunch(of: Result, course: Course) -> str:
    """What people's hunch said, beside the places that the points gave."""
    words, names = words_of(course), names_of(of, course)
    listed = sorted(of.hunches, key=lambda service: (-of.hunches[service], names.get(service, "")))
    said = [
        words.word("report_hunch_item", name=names[service], n=of.hunches[service], of=of.hunchers)
        for service in listed
        if service in names
    ]
    return words.word("report_hunch", names=format_list(said))


def _percent(depth: Depth, service: int, setting: Setting) -> str:
    found = depth.percent[setting].get(service)
    return NONE if found is None else format_percent(found / 100)


def _talk(of: Result, course: Course) -> list[Block]:
    words, names = words_of(course), names_of(of, course)
    blocks: list[Block] = []
    if of.talk:
        items = tuple(
            words.word(
                "report_talk_item",
                service=names[item.cell.service],
                criterion=criterion_name(of.criteria, item.cell.criterion),
                low=item.cell.low,
                high=item.cell.high,
                question=talk_question(item, of, course),
            )
            for item in of.talk
        )
        blocks.extend((Heading(words.word("report_talk", n=len(of.talk))), Bullets(items)))
    agreed = [
        words.word(
            "report_settled_item",
            service=names[service],
            criterion=criterion_name(of.criteria, criterion),
            value=one.value,
            reason=one.reason.strip() or words.word("report_no_reason"),
        )
        for (service, criterion), one in of.agreed.items()
        if service in names
    ]
    if agreed:
        blocks.extend((Heading(words.word("report_settled")), Bullets(tuple(agreed))))
    return blocks


def _people(of: Result, reader: Reader, course: Course) -> list[Block]:
    if len(of.people) < 2:
        return []
    words, names = words_of(course), names_of(of, course)
    items: list[str] = []
    for n, one in enumerate(of.people, 1):
        person = reader.get(Person, one.person) if one.person is not None else None
        who = person.name.strip() if person is not None else ""
        best = sorted(one.ranks, key=lambda service: (one.ranks[service], names[service]))[: of.k]
        order = " · ".join(f"{one.ranks[service]} {names[service]}" for service in best)
        items.append(f"{who or words.word('participant', number=n)}: {order}")
    blocks: list[Block] = [Heading(words.word("report_people")), Bullets(tuple(items))]
    if sentence := shared_order_sentence(of, course, REPORT):
        blocks.append(Paragraph(sentence))
    return blocks


def _gates(reader: Reader, course: Course) -> list[Block]:
    said = gates(reader, course)
    words = words_of(course)
    items: list[str] = []
    for service in reader.all(Service):
        found = said[service.id]
        begun = found.status is Status.BLOCKED or any(gate.answer is not None for gate in found.tasks)
        if sorted_as(service) != "drop" and begun:
            items.extend(f"{title(service, course)}: {line}" for line in gate_lines(found, course))
    return [Heading(words.word("report_gates")), Bullets(tuple(items))] if items else []


def _services(services: Sequence[Service], course: Course) -> list[Block]:
    words = words_of(course)
    keys = ("service", "group", "sorted", "partner", "users", "resources")
    head = tuple(words.word(f"head_{key}") for key in keys)
    rows = tuple(
        (
            title(service, course) or words.word("unnamed"),
            group_name(service.group, course) or NONE,
            course.label("triage", sorted_as(service)) or NONE,
            service.current_partner.strip() or NONE,
            words.word("unknown") if service.users is None else format_number(service.users),
            service.resources.strip() or NONE,
        )
        for service in services
    )
    empty = {NONE, words.word("unknown")}
    return [Heading(words.word("report_services", n=len(services))), _table(head, rows, empty)]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], empty: Collection[str]) -> Table:
    """A table without the columns that say nothing in any row."""
    kept = [n for n in range(len(head)) if n == 0 or any(row[n] not in empty for row in rows)]
    return Table(tuple(head[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in rows))
