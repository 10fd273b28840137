"""The pre-fill map: what the clarification, the services and the partners already say about the anchoring."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.component import Carry, Draft, Reader
from facilitator.components.clarify import Assumption, Clarify, Goal, HowMightWe
from facilitator.components.partners import Check
from facilitator.components.services import chosen_services, title
from facilitator.components.strategy.parties import partners
from facilitator.components.strategy.records import (
    StrategyActivity,
    StrategyAssumption,
    StrategyLogic,
    StrategyResources,
    StrategyRisk,
    StrategyRole,
)
from facilitator.content import Course
from facilitator.i18n import format_date
from facilitator.record import FORM_ID, key_id
from facilitator.wording import flat

UNSETTLED = ("no", "unclear")


def _problem(reader: Reader, _course: Course) -> Iterator[Draft]:
    form = reader.form(Clarify)
    if form.challenge.strip():
        yield Draft(StrategyLogic, FORM_ID, {"problem": form.challenge.strip()}, (form,))


def _purpose(reader: Reader, course: Course) -> Iterator[Draft]:
    form = reader.form(Clarify)
    chosen = None if form.question is None else reader.get(HowMightWe, form.question)
    if chosen is None or not (chosen.verb.strip() and chosen.change.strip()):
        return
    text = course.words("strategy").word(
        "carry_purpose",
        doing=" ".join(part for part in (flat(chosen.verb), flat(chosen.group)) if part),
        change=flat(chosen.change).rstrip(".?"),
    )
    yield Draft(StrategyLogic, FORM_ID, {"purpose": text}, (chosen,))


def _effects(reader: Reader, course: Course) -> Iterator[Draft]:
    words = course.words("strategy")
    goals = [goal for goal in reader.all(Goal) if goal.what.strip()]
    lines = []
    for goal in goals:
        line = flat(goal.what)
        if goal.baseline.strip() and goal.target.strip():
            line = words.word(
                "carry_effect", what=line, baseline=flat(goal.baseline), target=flat(goal.target)
            )
        lines.append(line if goal.due is None else f"{line}, {format_date(goal.due, 'long')}")
    if lines:
        yield Draft(StrategyLogic, FORM_ID, {"middle": "\n".join(lines)}, tuple(goals))


def _hours(reader: Reader, course: Course) -> Iterator[Draft]:
    form = reader.form(Clarify)
    hours = flat(form.owner_hours)
    if not hours.strip("0,. "):
        return
    if hours[-1].isdigit():
        hours = course.words("strategy").word("carry_hours", n=1 if hours == "1" else 2, hours=hours)
    role = flat(form.owner_role)
    yield Draft(StrategyResources, FORM_ID, {"hours": f"{role}, {hours}" if role else hours}, (form,))


def _assumptions(reader: Reader, _course: Course) -> Iterator[Draft]:
    for row in reader.all(Assumption):
        if row.text.strip():
            fields = {"text": row.text, "test": row.test, "who": row.who, "due": row.due}
            key = key_id(StrategyAssumption.KIND, "carry", row.id)
            yield Draft(StrategyAssumption, key, fields, (row,), flat(row.text))


def _services(reader: Reader, course: Course) -> Iterator[Draft]:
    for service in chosen_services(reader):
        name = title(service, course).strip()
        if name:
            key = key_id(StrategyActivity.KIND, "carry", service.id)
            yield Draft(StrategyActivity, key, {"name": name}, (service,), name)


def _inputs(reader: Reader, course: Course) -> Iterator[Draft]:
    words = course.words("strategy")
    found = [one for one in partners(reader) if (one.we_give + one.they_give).strip()]
    lines = []
    for one in found:
        if one.we_give.strip():
            lines.append(words.word("carry_we_give", partner=flat(one.name), what=flat(one.we_give)))
        if one.they_give.strip():
            lines.append(words.word("carry_they_give", partner=flat(one.name), what=flat(one.they_give)))
    if lines:
        yield Draft(StrategyLogic, FORM_ID, {"inputs": "\n".join(lines)}, tuple(found))


def _activities(reader: Reader, course: Course) -> Iterator[Draft]:
    words = course.words("strategy")
    for one in partners(reader):
        if one.activities.strip():
            note = words.word("carry_with", partner=flat(one.name))
            fields = {"name": flat(one.activities), "note": note}
            key = key_id(StrategyActivity.KIND, "carry", one.id)
            yield Draft(StrategyActivity, key, fields, (one,), flat(one.name))


def _roles(reader: Reader, _course: Course) -> Iterator[Draft]:
    for one in partners(reader):
        fields = {"name": flat(one.name), "partner": True}
        yield Draft(StrategyRole, key_id(StrategyRole.KIND, "carry", one.id), fields, (one,), flat(one.name))


def _risks(reader: Reader, course: Course) -> Iterator[Draft]:
    """What the partners' due diligence left open."""
    words = course.words("strategy")
    matters = course.choices.get("due_diligence", {})
    for one in partners(reader):
        for check in reader.all(Check):
            matter = matters.get(check.item)
            if check.candidate != one.id or check.answer not in UNSETTLED or matter is None:
                continue
            text = words.word("carry_risk", partner=flat(one.name), matter=str(matter.hint or matter.label))
            fields = {"text": text, "response": flat(check.task)}
            yield Draft(StrategyRisk, key_id(StrategyRisk.KIND, "carry", check.id), fields, (check,), text)


CARRIES: tuple[Carry, ...] = (
    Carry(id="strategy.problem", source="clarify", step="logic", drafts=_problem),
    Carry(id="strategy.purpose", source="clarify", step="logic", drafts=_purpose),
    Carry(id="strategy.inputs", source="partners", step="logic", drafts=_inputs),
    Carry(id="strategy.services", source="services", step="logic", drafts=_services),
    Carry(id="strategy.activities", source="partners", step="logic", drafts=_activities),
    Carry(id="strategy.effects", source="clarify", step="logic", drafts=_effects),
    Carry(id="strategy.assumptions", source="clarify", step="assumptions", drafts=_assumptions),
    Carry(id="strategy.roles", source="partners", step="raci", drafts=_roles),
    Carry(id="strategy.hours", source="clarify", step="path", drafts=_hours),
    Carry(id="strategy.risks", source="partners", step="risks", drafts=_risks),
)
"""What earlier parts of the course offer, in the order of the steps."""
