"""Short ways to write what the people of a made-up library answer in preparation, clarification and services.

Several choices stand in one text with spaces between them: "private association".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from facilitator.components.clarify import (
    Assumption,
    Cause,
    Clarify,
    ClarifyRating,
    Evidence,
    Goal,
    HowMightWe,
    TargetGroup,
)
from facilitator.components.intake import IntakeAnswer, IntakeChallenge, IntakePartnership
from facilitator.components.services import (
    Asset,
    Chosen,
    GateAnswer,
    Score,
    Service,
    ServicesSetup,
    Settled,
    Weight,
)
from facilitator.components.services.picking import from_deck, idea_of
from facilitator.components.services.scoring import criteria_in_use
from tools.demo.desk import Desk

DONT_KNOW, NOT_ANSWERED = "-", "."

# --- preparation ------------------------------------------------------------------------------------------


FACTS = ("sector", "group", "level", "agreement", "since", "geography", "initiator")


def partnerships(desk: Desk, *rows: tuple[str, str, str, int | None]) -> None:
    """Question 1: name, topic, facts in one text ("-" is blank, "~" a space) and satisfaction."""
    for position, (name, topic, facts, satisfaction) in enumerate(rows, 1):
        said = [fact.replace("~", " ") if fact != "-" else "" for fact in facts.split()]
        desk.put(
            IntakePartnership.model_validate(
                {
                    "id": desk.id(),
                    "position": float(position),
                    "name": name,
                    "topic": topic,
                    "satisfaction": satisfaction,
                    **dict(zip(FACTS, said, strict=False)),
                }
            )
        )


Challenge = tuple[str, str, int | None]


def answer(
    desk: Desk, person: int, idea: str, *challenges: Challenge, by: int | None = None, **said: str
) -> None:
    """Questions 2-5 of one person. `said`: wanted, known, reasons, area, wanted_other."""
    choices = {name: tuple(said.get(name, "").split()) for name in ("wanted", "known", "reasons", "area")}
    other = said.get("wanted_other", "")
    given = IntakeAnswer.blank(person, by).revise(idea=idea, wanted_other=other, **choices)
    hard = (
        IntakeChallenge.blank(person, n, by).revise(text=text, code=code, severity=severity)
        for n, (text, code, severity) in enumerate(challenges, 1)
    )
    desk.put(given, *hard)


# --- clarification ----------------------------------------------------------------------------------------


def groups(desk: Desk, *rows: tuple[str, str, str]) -> None:
    """Target groups: name, how many, where."""
    desk.put(
        *(
            TargetGroup(id=desk.id(), position=float(n), name=name, count=count, place=place)
            for n, (name, count, place) in enumerate(rows, 1)
        )
    )


def evidence(desk: Desk, *rows: tuple[str, str]) -> None:
    """What the challenge rests on: kind and text."""
    desk.put(
        *(
            Evidence(id=desk.id(), position=float(n), kind=kind, text=text)
            for n, (kind, text) in enumerate(rows, 1)
        )
    )


def why(desk: Desk, *texts: str, marked: int | None = None) -> None:
    """The chain of causes; `marked` is the number of the one that the library can influence."""
    rows = [Cause(id=desk.id(), position=float(n), text=text) for n, text in enumerate(texts, 1)]
    desk.put(*rows)
    if marked is not None:
        sheet(desk, cause=rows[marked - 1].id)


def questions(desk: Desk, *parts: tuple[str, str, str], chosen: int | None = None) -> None:
    """How-might-we questions: verb, group, change."""
    rows = [
        HowMightWe(id=desk.id(), position=float(n), verb=verb, group=group, change=change)
        for n, (verb, group, change) in enumerate(parts, 1)
    ]
    desk.put(*rows)
    if chosen is not None:
        sheet(desk, question=rows[chosen - 1].id)


def goals(desk: Desk, *rows: tuple[str, str, str, str, str, str]) -> None:
    """Goals: what, indicator, baseline, target, due, and the letters that people have ticked."""
    desk.put(
        *(
            Goal(
                id=desk.id(),
                position=float(n),
                what=what,
                indicator=indicator,
                baseline=baseline,
                target=target,
                due=date.fromisoformat(due) if due else None,
                specific="S" in ticks,
                achievable="A" in ticks,
                relevant="R" in ticks,
            )
            for n, (what, indicator, baseline, target, due, ticks) in enumerate(rows, 1)
        )
    )


def ratings(desk: Desk, digits: str) -> None:
    """The team's answers to the qualifying questions, in the course's order."""
    items = desk.course.qualify.items
    desk.put(
        *(
            ClarifyRating(id=ClarifyRating.key(item.id), item=item.id, score=score)
            for item, digit in zip(items, digits, strict=True)
            if (score := _score(digit)) is not None
        )
    )


def assumptions(desk: Desk, *rows: tuple[str, str, str, str]) -> None:
    """What is to be tried: assumption, test, role, day."""
    desk.put(
        *(
            Assumption(
                id=desk.id(),
                position=float(n),
                text=text,
                test=test,
                who=who,
                due=date.fromisoformat(due) if due else None,
            )
            for n, (text, test, who, due) in enumerate(rows, 1)
        )
    )


def sheet(desk: Desk, **changes: Any) -> None:
    """Fields of the project sheet."""
    desk.put(desk.session.form(Clarify).revise(**changes))


# --- services ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pick:
    """A service that is picked from the deck, or one of their own (`deck` empty, with a name)."""

    deck: str
    triage: str = ""
    note: str = ""
    partner: str = ""
    users: int | None = None
    resources: str = ""
    name: str = ""
    group: str = ""


def pick(desk: Desk, *picks: Pick) -> dict[str, int]:
    """Put services on the library's list; returns their ids by deck id (or name)."""
    found: dict[str, int] = {}
    rows = []
    for position, one in enumerate(picks, 1):
        idea = idea_of(desk.course, one.deck)
        fresh = (
            from_deck(idea, float(position))
            if idea is not None
            else Service(id=desk.id(), position=float(position), name=one.name, group=one.group, core="no")
        )
        rows.append(
            fresh.revise(
                triage=one.triage,
                note=one.note,
                current_partner=one.partner,
                users=one.users,
                resources=one.resources,
            )
        )
        found[one.deck or one.name] = fresh.id
    desk.put(*rows)
    return found


def assets(desk: Desk, *rows: tuple[str, str, str]) -> None:
    """What the library has to offer: kind, what, who would be glad of it."""
    desk.put(
        *(
            Asset(id=desk.id(), position=float(n), sort=sort, what=what, benefit=benefit)
            for n, (sort, what, benefit) in enumerate(rows, 1)
        )
    )


_ANSWERS = {"y": "yes", "n": "no", "?": "unclear"}


def gates(desk: Desk, service: int, signs: str, *texts: str) -> None:
    """The four gates of a service: y, n, ? or "." (not answered); `texts` are reasons and tasks in turn."""
    told = iter(texts)
    made = []
    for gate, sign in zip(desk.course.gates, signs, strict=True):
        if sign == NOT_ANSWERED:
            continue
        made.append(
            GateAnswer(
                id=GateAnswer.key(service, gate.id),
                service=service,
                gate=gate.id,
                answer=_ANSWERS[sign],
                reason=next(told, "") if sign == "n" else "",
                task=next(told, "") if sign == "?" else "",
            )
        )
    desk.put(*made)


def scores(desk: Desk, person: int, table: dict[int, str]) -> None:
    """One person's scores: a digit for each criterion, "-" for "don't know", "." for not answered."""
    criteria = criteria_in_use(desk.session, desk.course)
    desk.put(
        *(
            Score(
                id=Score.key(person, service, criterion.id),
                person=person,
                service=service,
                criterion=criterion.id,
                value=_score(digit),
            )
            for service, digits in table.items()
            for criterion, digit in zip(criteria, digits, strict=True)
            if digit != NOT_ANSWERED
        )
    )


def swing(desk: Desk, person: int, *points: int) -> None:
    """One person's swing points for each criterion, in the course's order."""
    criteria = criteria_in_use(desk.session, desk.course)
    desk.put(
        *(
            Weight(id=Weight.key(person, criterion.id), person=person, criterion=criterion.id, swing=one)
            for criterion, one in zip(criteria, points, strict=True)
        )
    )


def ranked(desk: Desk, person: int, *places: int) -> None:
    """One person's order of the criteria: the place of each, in the course's order."""
    criteria = criteria_in_use(desk.session, desk.course)
    desk.put(
        *(
            Weight(id=Weight.key(person, criterion.id), person=person, criterion=criterion.id, rank=one)
            for criterion, one in zip(criteria, places, strict=True)
        )
    )


def setup(desk: Desk, **changes: Any) -> None:
    """How the library scores."""
    desk.put(desk.session.form(ServicesSetup).revise(**changes))


def settle(desk: Desk, service: int, criterion: str, value: int, reason: str, by: int) -> None:
    """What the group agreed on after talking."""
    key = Settled.key(service, criterion)
    desk.put(Settled(id=key, service=service, criterion=criterion, value=value, reason=reason, by=by))


def choose(desk: Desk, *rows: tuple[int, str]) -> None:
    """The chosen services in order, each with its reason."""
    desk.put(
        *(
            Chosen(id=Chosen.key(service), position=float(n), service=service, reason=reason)
            for n, (service, reason) in enumerate(rows, 1)
        )
    )


def columns(table: Mapping[str, Sequence[str]], ids: dict[str, int], place: int) -> dict[int, str]:
    """One person's column of a table of scores by service."""
    return {ids[service]: rows[place] for service, rows in table.items()}


def _score(digit: str) -> int | None:
    return int(digit) if digit.isdigit() else None
