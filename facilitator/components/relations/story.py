"""The value story: what may be shown to whom, and the page for politicians that is made from the records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from facilitator.blocks import Block, Bullets, Heading, Paragraph
from facilitator.component import Reader
from facilitator.components.clarify import Clarify
from facilitator.components.relations.account import parties, party_name, standings
from facilitator.components.relations.board import (
    BENEFICIARIES,
    STRENGTHS,
    beneficiaries,
    cells,
    proven,
    strength,
)
from facilitator.components.relations.records import (
    RelationsDecision,
    RelationsPage,
    RelationsStory,
    RelationsValue,
)
from facilitator.content import ComponentContent, Course
from facilitator.i18n import format_date, format_list
from facilitator.wording import flat

EVERYONE = "everyone"
"""The value of `relations_share` that lets a story leave the house."""
MARKS = '»«“”" '
"""Quotation marks that people type themselves."""


def stories(reader: Reader) -> tuple[RelationsStory, ...]:
    """The half years in which something is told, oldest first."""
    return tuple(
        row
        for row in reader.all(RelationsStory)
        if row.number.strip() or row.quote.strip() or row.picture.strip()
    )


def value_story(reader: Reader) -> RelationsStory | None:
    """The newest story that everyone may see; None while there is none."""
    shared = [row for row in stories(reader) if row.share == EVERYONE]
    return shared[-1] if shared else None


def page(reader: Reader, course: Course) -> tuple[Block, ...]:
    """The one page for politicians: only what everyone may see, roles and parties instead of names, no scores.

    Empty while there is nothing to tell.
    """
    parts = (
        *_why(reader, course),
        *_gives(reader, course),
        *_value(reader, course),
        *_told(reader, course),
        *_next(reader, course),
    )
    if not parts:
        return ()
    words = course.words("relations")
    names = format_list([party_name(party, course) for party in parties(reader, course)])
    headline = flat(reader.form(RelationsPage).headline) or words.word("page_headline", names=names)
    return (Heading(headline), *parts)


def _why(reader: Reader, course: Course) -> Iterator[Block]:
    if challenge := reader.form(Clarify).challenge.strip():
        yield Paragraph(f"{course.words('relations').word('page_why')} {challenge}")


def _gives(reader: Reader, course: Course) -> Iterator[Block]:
    written = [one for one in standings(reader, course) if one.written]
    if not written:
        return
    lines = tuple(
        f"{party_name(party, course)}: {' '.join(account.contribution.split())}"
        for party, account in written[-1].accounts
        if account is not None and account.contribution.strip()
    )
    if lines:
        yield Paragraph(course.words("relations").word("page_gives"))
        yield Bullets(lines)


def _value(reader: Reader, course: Course) -> Iterator[Block]:
    best: dict[str, RelationsValue] = {}
    for (_, beneficiary), one in cells(reader, course).items():
        if (
            one.text.strip()
            and one.strength != STRENGTHS[0]
            and _weight(one) > _weight(best.get(beneficiary))
        ):
            best[beneficiary] = one
    lines = []
    for beneficiary in beneficiaries(course):
        if beneficiary in best:
            one = best[beneficiary]
            text = f"{course.label(BENEFICIARIES, beneficiary)}: {flat(one.text)}"
            lines.append(f"{text.rstrip('.')} ({flat(one.proof).rstrip('.')})" if proven(one) else text)
    if lines:
        yield Paragraph(course.words("relations").word("page_value"))
        yield Bullets(tuple(lines))


def _weight(one: RelationsValue | None) -> tuple[bool, bool, int]:
    """What is shown first of several values for the same beneficiary: what is proven, then what is strong."""
    return (one is not None, one is not None and proven(one), (strength(one) or 0) if one is not None else 0)


def quoted(quote: str, words: ComponentContent) -> str:
    """A quote in the language's marks; who said it, in brackets at the end, stands outside them."""
    found = re.fullmatch(r"(.*?)\s*(\([^()]*\))?", flat(quote))
    said, who = (found[1], found[2] or "") if found else (flat(quote), "")
    return f"{words.word('page_quote', text=said.strip(MARKS))} {who}".strip()


def _told(reader: Reader, course: Course) -> Iterator[Block]:
    words = course.words("relations")
    story = value_story(reader)
    if story is None:
        return
    half = flat(story.half)
    if story.number.strip():
        text = flat(story.number)
        yield Paragraph(words.word("page_number", half=half, text=text) if half else text)
    if story.quote.strip():
        yield Paragraph(quoted(story.quote, words))
    if story.picture.strip():
        yield Paragraph(words.word("page_picture", text=flat(story.picture)))


def _next(reader: Reader, course: Course) -> Iterator[Block]:
    words = course.words("relations")
    own = reader.form(RelationsDecision)
    if own.decision:
        label = course.label("relations_decision", own.decision)
        text = words.word("page_decision", decision=label)
        if own.review is not None:
            text += " " + words.word("page_review", date=format_date(own.review, "long"))
        yield Paragraph(text)
    if asking := reader.form(RelationsPage).asking.strip():
        yield Paragraph(f"{words.word('page_asking')} {asking}")
