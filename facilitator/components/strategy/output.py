"""The two texts that come out of it: the one-page plan and the five lines for the committee's agenda.

Both are made from the records; an own version, once written, wins. A hole in them says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.blocks import Block, Bullets, Heading, Paragraph
from facilitator.component import Reader
from facilitator.components.clarify import Clarify
from facilitator.components.strategy.cycle import QUARTERS, cycle, cycle_title
from facilitator.components.strategy.gaps import APPROVAL, risk_light, some
from facilitator.components.strategy.goals import (
    codes,
    filled_activities,
    filled_decisions,
    filled_links,
    targets,
)
from facilitator.components.strategy.parties import partner_names
from facilitator.components.strategy.records import (
    StrategyAnchoring,
    StrategyDecision,
    StrategyLink,
    StrategyLogic,
    StrategyResources,
)
from facilitator.components.strategy.risks import risk_product, risks
from facilitator.content import ComponentContent, Course
from facilitator.i18n import format_date, format_list
from facilitator.wording import flat

RISKS_ON_PAGE = 3
ACTIVITIES_ON_PAGE = 8
"""So many fit on one page; the whole lists stand in the report."""


def agenda(reader: Reader, course: Course) -> tuple[str, ...]:
    """The text for the committee's agenda: five lines made from the records, or the library's own lines."""
    own = reader.form(StrategyAnchoring).agenda.strip()
    return tuple(own.splitlines()) if own else made_agenda(reader, course)


def made_agenda(reader: Reader, course: Course) -> tuple[str, ...]:
    """The five lines that the program makes: the matter, the strategies, the content, the cost, the recommendation."""
    words = course.words("strategy")
    return (
        _matter(reader, words),
        _strategies(reader, course, words),
        _content(reader, words),
        _cost(reader, words),
        _recommendation(reader, words),
    )


def _hole(words: ComponentContent, key: str) -> str:
    return words.word("hole", what=words.word(key))


def _sentence(text: str) -> str:
    """A text on one line without its full stop: the line puts its own."""
    return flat(text).rstrip(". ")


def with_names(reader: Reader, words: ComponentContent) -> str:
    """The partners as in a sentence."""
    names = partner_names(reader)
    return format_list(names) if names else _hole(words, "hole_partner")


def _matter(reader: Reader, words: ComponentContent) -> str:
    form = reader.form(StrategyLogic)
    purpose = _sentence(form.purpose) or _hole(words, "hole_purpose")
    return words.word("agenda_matter", partners=with_names(reader, words), purpose=purpose)


def link_name(row: StrategyLink, course: Course) -> str:
    """What a strategy is called: its name, else its kind."""
    return flat(row.name) or course.label("strategy_document", row.document)


def _strategies(reader: Reader, course: Course, words: ComponentContent) -> str:
    found = filled_links(reader)
    if not found:
        return words.word("agenda_strategy", strategies=_hole(words, "hole_strategy"))
    told = []
    for row in found[:2]:
        name = link_name(row, course) or words.word("unnamed")
        goal = _sentence(row.goal)
        told.append(words.word("agenda_strategy_goal", name=name, goal=goal) if goal else name)
    return words.word("agenda_strategy", strategies=format_list(told))


def _content(reader: Reader, words: ComponentContent) -> str:
    names = [row.name for row in filled_activities(reader)]
    activities = some(names, words) if names else _hole(words, "hole_activities")
    form = reader.form(StrategyLogic)
    effect = next((text for text in (form.short, form.middle, form.long) if text.strip()), "")
    first = _sentence(effect.strip().splitlines()[0]) if effect else _hole(words, "hole_effect")
    return words.word("agenda_content", activities=activities, effect=first)


def cost(reader: Reader, words: ComponentContent) -> str:
    """Time, money, duration and funding on one line; what is missing is said."""
    form = reader.form(StrategyResources)
    parts = [
        _sentence(form.hours) or _hole(words, "hole_hours"),
        _sentence(form.money) or _hole(words, "hole_money"),
        _sentence(form.duration) or _hole(words, "hole_duration"),
    ]
    if form.funding.strip():
        parts.append(words.word("cost_funding", source=_sentence(form.funding)))
    if form.own_share is not None:
        parts.append(words.word("cost_share", percent=form.own_share))
    return ". ".join(parts)


def _cost(reader: Reader, words: ComponentContent) -> str:
    return words.word("agenda_cost", cost=cost(reader, words))


def deciding(reader: Reader) -> StrategyDecision | None:
    """The stop at which the matter is decided: the last approval, else the last stop."""
    stops = filled_decisions(reader)
    approvals = tuple(row for row in stops if row.type == APPROVAL)
    return next(reversed(approvals or stops), None)


def _recommendation(reader: Reader, words: ComponentContent) -> str:
    stop = deciding(reader)
    body = (flat(stop.body) if stop else "") or _hole(words, "hole_body")
    kind = stop.type if stop and f"agenda_ask_{stop.type}" in words.words else APPROVAL
    rule = _sentence(reader.form(StrategyAnchoring).stop_rule) or _hole(words, "hole_stop")
    return words.word(f"agenda_ask_{kind}", body=body, rule=rule)


def page(reader: Reader, course: Course) -> Sequence[Block]:
    """The one-page plan: made from the records, or the library's own text."""
    own = reader.form(StrategyAnchoring).page.strip()
    return (
        [Paragraph(part.strip()) for part in own.split("\n\n") if part.strip()]
        if own
        else made_page(reader, course)
    )


def made_page(reader: Reader, course: Course) -> Sequence[Block]:
    """The plan that the program makes; headings are of level 3."""
    words = course.words("strategy")
    return (
        *_why(reader, course, words),
        *_what(reader, words),
        *_when(reader, course, words),
        *_worst(reader, course, words),
        *_after(reader, course, words),
    )


def _why(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    form, sheet = reader.form(StrategyLogic), reader.form(Clarify)
    yield Heading(words.word("page_why"))
    problem = flat(form.problem) or flat(sheet.challenge) or _hole(words, "hole_problem")
    yield Paragraph(f"{problem}\n{flat(form.purpose) or _hole(words, 'hole_purpose')}")
    if links := filled_links(reader):
        yield Bullets(
            tuple(
                words.word(
                    "page_link",
                    name=link_name(row, course) or words.word("unnamed"),
                    contribution=_sentence(row.contribution or row.goal) or _hole(words, "hole_contribution"),
                )
                for row in links
            )
        )


def _what(reader: Reader, words: ComponentContent) -> Iterator[Block]:
    yield Heading(words.word("page_what"))
    yield Paragraph(words.word("page_with", partners=with_names(reader, words)))
    lines = []
    activities = filled_activities(reader)
    for row in activities[:ACTIVITIES_ON_PAGE]:
        tied = codes(reader, words, row.id)
        lines.append(f"{flat(row.name)} ({', '.join(tied)})" if tied else flat(row.name))
    if rest := len(activities) - ACTIVITIES_ON_PAGE:
        lines += [words.word("and_more", count=rest)] if rest > 0 else []
    yield Bullets(tuple(lines) or (_hole(words, "hole_activities"),))
    if found := targets(reader, words):
        yield Paragraph(
            words.word("page_goals", goals="; ".join(f"{one.code} {one.name.rstrip('.')}" for one in found))
        )


def decision_line(row: StrategyDecision, course: Course, words: ComponentContent) -> str:
    """A stop of the decision path: "Kulturudvalget: godkendelse, 3. februar 2027"."""
    parts = (
        course.label("strategy_decision_type", row.type).lower(),
        words.word("date_missing") if row.when is None else format_date(row.when, "long"),
    )
    return f"{flat(row.body) or words.word('unnamed')}: {', '.join(part for part in parts if part)}"


def _when(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    yield Heading(words.word("page_when"))
    stops = [decision_line(row, course, words) for row in filled_decisions(reader)]
    year = []
    for quarter in QUARTERS:
        names = [cycle_title(reader, row) for row in cycle(reader) if row.quarter == quarter]
        if names:
            year.append(f"{course.label('strategy_quarter', quarter)}: {some(names, words)}")
    yield Bullets((*(stops or [_hole(words, "hole_path")]), *year))
    yield Paragraph(words.word("page_cost", cost=cost(reader, words)))


def _worst(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    yield Heading(words.word("page_risks"))
    lines = []
    for row in risks(reader)[:RISKS_ON_PAGE]:
        light = risk_light(row, course)
        points = risk_product(row)
        told = words.word("risk_unrated") if light is None else f"{words.word(f'risk_{light}')} {points}"
        response = _sentence(row.response) or _hole(words, "hole_response")
        lines.append(words.word("page_risk", light=told, risk=_sentence(row.text), response=response))
    yield Bullets(tuple(lines) or (_hole(words, "hole_risks"),))


def _after(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    form = reader.form(StrategyAnchoring)
    yield Heading(words.word("page_after"))
    lines = [
        words.word("page_owner", text=_sentence(form.owner_after) or _hole(words, "hole_owner")),
        words.word("page_budget", text=_sentence(form.budget_line) or _hole(words, "hole_budget")),
        words.word("page_stop", text=_sentence(form.stop_rule) or _hole(words, "hole_stop")),
    ]
    if form.steering:
        label = course.label("strategy_steering", form.steering)
        lines.append(words.word("page_steering", text=label))
    if form.review is not None:
        lines.append(words.word("page_review", date=format_date(form.review, "long")))
    yield Bullets(tuple(lines))
