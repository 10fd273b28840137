"""Sentences that screen and report share, in the language in use."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.component import Reader
from facilitator.components.negotiation.findings import Finding
from facilitator.components.negotiation.issues import amount, short_amount
from facilitator.components.negotiation.packing import Deal, Package
from facilitator.components.negotiation.records import YES_NO, NegotiationIssue
from facilitator.components.negotiation.sheet import theirs
from facilitator.components.negotiation.trading import TradeLine, partner_of, zone_of
from facilitator.content import ComponentContent, Course
from facilitator.decision.bargaining import Trade
from facilitator.i18n import format_list, format_number, format_percent

MISSING = "—"
SURE = 0.9
UNSURE = 0.6
"""From which share of the draws on a package is called sure, and below which unsure."""


def words_of(course: Course) -> ComponentContent:
    """The component's texts."""
    return course.words("negotiation")


def finding_text(finding: Finding, course: Course) -> str:
    """The sentence of a finding."""
    return words_of(course).word(finding.remark.key, **finding.remark.params)


def said_amount(issue: NegotiationIssue, value: float | None) -> str:
    """A number with its unit, a dash where there is none."""
    return MISSING if value is None else amount(issue, value)


def zone_sentence(reader: Reader, issue: NegotiationIssue, course: Course) -> str:
    """The zone of an issue in words, with how wide it is; or what is missing, or what to do where there is none."""
    words = words_of(course)
    found = zone_of(reader, issue)
    if found is None:
        return words.word("zone_unknown")
    guess = f" {words.word('zone_guess')}" if theirs(reader, issue).guessed("limit") else ""
    if issue.measure == YES_NO:
        both = found.width > 0
        key = "zone_free" if both else "zone_point" if found.exists else "zone_none_yes_no"
        return words.word(key, value=amount(issue, found.low)) + guess
    if not found.exists:
        return words.word("zone_none", gap=amount(issue, -found.width)) + guess
    if found.width == 0:
        return words.word("zone_point", value=amount(issue, found.low)) + guess
    low, high = short_amount(issue, found.low), amount(issue, found.high)
    return words.word("zone_there", low=low, high=high, width=format_number(found.width)) + guess


def trade_sentence(reader: Reader, line: TradeLine, course: Course) -> str:
    """What the issue is good for, and what it is paired with."""
    words = words_of(course)
    if line.kind is None:
        return words.word("trade_unknown")
    pair = partner_of(reader, line.issue.id) if line.kind is not Trade.ASK else None
    if pair is not None:
        return words.word("trade_pair", name=pair.name.strip())
    said = words.word(f"trade_{line.kind.value}")
    return f"{said} {words.word('trade_for_nothing')}" if line.kind is Trade.GIVE else said


def package_line(deal: Deal, package: Package) -> str:
    """The values of a package: "Time: 12 hours · Room: yes"."""
    pairs = zip(deal.issues, package.values, strict=True)
    return " · ".join(f"{issue.name.strip()}: {amount(issue, value)}" for issue, value in pairs)


def package_cares(package: Package, course: Course) -> tuple[str, ...]:
    """Where a package goes past a limit, or beyond the mandate."""
    words = words_of(course)
    made = []
    if package.past:
        made.append(words.word("package_past", names=_names(package.past)))
    if package.reserved:
        made.append(words.word("package_reserved", names=_names(package.reserved)))
    return tuple(made)


def counts_sentence(deal: Deal, course: Course) -> str:
    """How many packages there are, how many are possible, and how many efficient."""
    assert deal.offers is not None
    return words_of(course).word(
        "packages_counts",
        all=format_number(len(deal.offers.points)),
        possible=format_number(len(deal.offers.possible)),
        efficient=format_number(len(deal.offers.efficient)),
    )


def sure_sentence(deal: Deal, course: Course) -> str:
    """How sure the balanced package is; "" where there is none."""
    words = words_of(course)
    if deal.balanced is None:
        return ""
    found = deal.sureness
    if found is None:
        return words.word("sure_known")
    level = "high" if found.balanced >= SURE else "middle" if found.balanced >= UNSURE else "low"
    return words.word(
        f"sure_{level}", balanced=format_percent(found.balanced), efficient=format_percent(found.efficient)
    )


def _names(found: Sequence[NegotiationIssue]) -> str:
    return format_list([issue.name.strip() for issue in found])
