"""The result in sentences, the same on the screen, in the report and on the wall."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.components.services.depth import Depth
from facilitator.components.services.picking import title
from facilitator.components.services.records import Service
from facilitator.components.services.result import Placed, Result
from facilitator.components.services.scoring import Source
from facilitator.content import ComponentContent, Course, Criterion
from facilitator.decision.cells import TOLERANCE
from facilitator.decision.critical import CriticalChange
from facilitator.decision.disagreement import TalkItem
from facilitator.decision.draws import Setting
from facilitator.decision.gates import GateResult, Status
from facilitator.i18n import current, format_list, format_number, format_percent

ID = "services"
NONE = "\u2013"
"""A dash for what is not there."""

REPORT = "report_"
"""The voice of the report: its sentences say "we"."""


def words_of(course: Course) -> ComponentContent:
    """The component's own words."""
    return course.words(ID)


def genitive(name: str) -> str:
    """Whose it is, in the language in use: a name that ends in s, x or z takes only the apostrophe in Danish."""
    if current() == "en":
        return f"{name}\u2019s"
    return f"{name}\u2019" if name[-1:].casefold() in {"s", "x", "z"} else f"{name}s"


def names_of(of: Result, course: Course) -> dict[int, str]:
    """What every service of the result is called."""
    return {one.service.id: title(one.service, course) for one in (*of.placed, *of.unscored, *of.blocked)}


def criterion_name(criteria: Sequence[Criterion], criterion: str) -> str:
    """What a criterion is called; one that the course no longer has is shown as it is saved."""
    return next((str(found.name) for found in criteria if found.id == criterion), criterion)


def points(total: float | None) -> str:
    """A total of 0 to 100 as a whole number, a dash where there is none."""
    return NONE if total is None else format_number(int(total + 0.5))


def points_of(of: Result) -> dict[int, str]:
    """Every total in words, with a decimal where whole numbers would make different places look equal."""
    reached = {one.rank: points(one.value.total) for one in of.placed}
    decimals = 1 if len(set(reached.values())) < len(reached) else 0
    return {
        one.service.id: NONE if one.value.total is None else format_number(one.value.total, decimals)
        for one in (*of.placed, *of.unscored, *of.blocked)
    }


def place(one: Placed) -> str:
    """The place; a shared one is marked with "=" as on a score list."""
    return NONE if one.rank is None else f"{one.rank}=" if one.tied else str(one.rank)


def notes_on(one: Placed, of: Result, course: Course, voice: str = "") -> list[str]:
    """What must be said about this line: few answers, an open gate, a minimum missed, disagreement.

    Here and below `voice` is `REPORT` for the library's own document, which says "we".
    """
    words = words_of(course)
    found: list[str] = []
    if one.gate.status is Status.BLOCKED:
        found.append(words.word("note_blocked"))
    elif one.gate.status is Status.PENDING:
        found.append(words.word("note_pending", n=len(one.gate.tasks)))
    if one.value.provisional and one.value.total is not None:
        found.append(words.word("note_provisional", share=format_percent(one.value.answered_weight)))
    if one.below:
        below = format_list([criterion_name(of.criteria, name) for name in one.below])
        found.append(words.word("note_below", criteria=below))
    if one.disputed:
        names = format_list([criterion_name(of.criteria, name) for name in one.disputed[:3]])
        found.append(words.word(f"{voice}note_disputed", criteria=names))
    return found


def share_of_weightings(depth: Depth, service: int, of: Result, course: Course, setting: Setting) -> str:
    """In how large a share of one kind of weightings the service is among the top."""
    percent = depth.percent[setting].get(service)
    if percent is None:
        return ""
    return words_of(course).word("robust", k=of.k, percent=format_percent(percent / 100), n=of.k)


def steadiness(depth: Depth, service: int, course: Course) -> str:
    """The three settings in one line."""
    numbers = {
        setting.value: format_percent(depth.percent[setting].get(service, 0) / 100) for setting in Setting
    }
    return words_of(course).word("robust_three", **numbers)


def swap_sentence(change: CriticalChange, of: Result, course: Course) -> str:
    """The weight that would have to change, from what to what, and which two services would change places."""
    names = names_of(of, course)
    exact = change.swap_percent is None or change.needs_decimals
    new = change.tie_share if exact or change.swap_percent is None else change.swap_percent / 100
    return words_of(course).word(
        "swap",
        criterion=criterion_name(of.criteria, change.criterion),
        new=format_percent(new, 1 if exact else 0),
        old=format_percent(change.old_share, 1 if exact else 0),
        ahead=names[change.ahead],
        behind=names[change.behind],
    )


def weight_sentences(depth: Depth, of: Result, course: Course) -> list[str]:
    """What one changed weight can do: to the first place, to the border of the top, and by 5 points."""
    words = words_of(course)
    found: list[str] = []
    if len(of.placed) < 2:
        return found
    changes = [change for change in (depth.winner, depth.border, depth.nearest) if change is not None]
    for change in changes:
        sentence = swap_sentence(change, of, course)
        if sentence not in found:
            found.append(sentence)
    if not changes and not of.placed[0].tied:
        found.append(words.word("swap_never"))
    if len(of.placed) > of.k and not of.top.border:
        found.append(words.word("nudge_moves" if depth.nudges else "nudge_steady", k=of.k, n=of.k))
    return found


def tie_sentences(of: Result, course: Course, voice: str = "") -> list[str]:
    """Ties are said, never broken: who shares the first place, and who shares the border of the top."""
    words, names = words_of(course), names_of(of, course)
    found: list[str] = []
    first = [names[one.service.id] for one in of.placed if one.rank == 1]
    if len(first) > 1:
        found.append(words.word("tie_first", names=format_list(first)))
    if of.top.border:
        border = format_list([names[service] for service in of.top.border])
        places = of.top.places
        found.append(words.word(f"{voice}tie_border", names=border, places=places, n=places, k=of.k))
    return found


def talk_question(item: TalkItem, of: Result, course: Course) -> str:
    """What to ask about a disagreement: those at the end that is farther from the mean, or the fewer of two ends."""
    cell = item.cell
    if cell.low is None or cell.high is None or cell.mean is None:
        return ""
    low, high = (given_to(of, cell.service, cell.criterion).count(end) for end in (cell.low, cell.high))
    lower, upper = cell.mean - cell.low, cell.high - cell.mean
    at_low = lower > upper + TOLERANCE or (abs(lower - upper) <= TOLERANCE and low <= high)
    n, score = (low, cell.low) if at_low else (high, cell.high)
    return words_of(course).word("talk_question", score=score, n=n)


def given_to(of: Result, service: int, criterion: str) -> tuple[int, ...]:
    """What people gave one cell, lowest first, so that nobody can be told from the place."""
    return tuple(
        sorted(score for key, score in of.given.items() if key[1] == service and key[2] == criterion)
    )


def weight_source(of: Result, course: Course, voice: str = "") -> str:
    """Whose weights the ranking rests on."""
    words = words_of(course)
    if of.weights.source is Source.GROUP:
        return words.word("weights_group", n=of.weights.people)
    own = voice if of.weights.source is Source.WAITING else ""
    return words.word(f"{own}weights_{of.weights.source.value}")


def shared_order_sentence(of: Result, course: Course, voice: str = "") -> str:
    """How much people rank the services alike, in a word; nothing for one person."""
    if of.shared.rho is None:
        return ""
    return words_of(course).word(f"{voice}order_{of.shared.level.value}", n=of.shared.persons)


def part_names(one: Placed, of: Result) -> list[str]:
    """The criteria with the points that each gives this service, in the order of the parts of its bar."""
    parts = one.value.parts
    return [
        f"{criterion.name} {format_number(parts[criterion.id], 0) if criterion.id in parts else NONE}"
        for criterion in of.criteria
    ]


def gate_lines(said: GateResult, course: Course) -> list[str]:
    """Each no with its reason and each unclear one with its task."""
    words = words_of(course)
    question = {gate.id: str(gate.question) for gate in course.gates}
    silent, idle = words.word("gate_no_reason"), words.word("gate_no_task")
    found = [
        words.word("gate_no_line", question=question[gate.id], reason=gate.reason.strip() or silent)
        for gate in said.reasons
    ]
    return found + [
        words.word("gate_task_line", question=question[gate.id], task=gate.task.strip() or idle)
        for gate in said.tasks
    ]


def service_line(service: Service, course: Course) -> str:
    """A service with its note, in one line."""
    note = " ".join(service.note.split())
    name = title(service, course) or words_of(course).word("unnamed")
    return f"{name}: {note}" if note else name
