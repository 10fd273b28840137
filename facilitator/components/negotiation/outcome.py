"""What the meeting led to: what is settled, what is open, and with whom. Other components read the negotiation here."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.component import Reader
from facilitator.components.negotiation.issues import amount, beyond, issues
from facilitator.components.negotiation.records import Negotiation, NegotiationIssue, NegotiationOpen
from facilitator.components.partners import chosen_partners
from facilitator.content import Course


@dataclass(frozen=True, slots=True)
class Settled:
    """One issue that was agreed: `text` says what, with its unit; `reserved` whether with reservation."""

    record: NegotiationIssue
    title: str
    text: str
    reserved: bool


def is_settled(issue: NegotiationIssue) -> bool:
    """Whether something was agreed on this issue."""
    return issue.settled is not None or bool(issue.settled_note.strip())


def is_reserved(issue: NegotiationIssue) -> bool:
    """Whether it was agreed with reservation: people said so, or it lies beyond what may be promised."""
    return issue.reserved or (issue.settled is not None and beyond(issue, issue.settled))


def settled(reader: Reader) -> tuple[Settled, ...]:
    """The issues that were agreed, in order."""
    return tuple(
        Settled(issue, issue.name.strip(), _agreed(issue), is_reserved(issue))
        for issue in issues(reader)
        if is_settled(issue)
    )


def _agreed(issue: NegotiationIssue) -> str:
    said = "" if issue.settled is None else amount(issue, issue.settled)
    note = issue.settled_note.strip()
    return f"{said}. {note}" if said and note else said or note


def has_met(reader: Reader) -> bool:
    """Whether the meeting has been held, as far as the record tells."""
    return reader.form(Negotiation).held is not None or any(is_settled(issue) for issue in issues(reader))


def open_points(reader: Reader) -> tuple[str, ...]:
    """What is still open: the points written down, and, once they have met, every issue that was not settled."""
    written = tuple(row.text.strip() for row in reader.all(NegotiationOpen) if row.text.strip())
    if not has_met(reader):
        return written
    unsettled = tuple(issue.name.strip() for issue in issues(reader) if not is_settled(issue))
    return (*written, *(name for name in unsettled if name and name not in written))


def counterpart(reader: Reader, course: Course) -> str:
    """What the other side is called: as written here, else the first partner chosen, else "the partner"."""
    written = reader.form(Negotiation).counterpart.strip()
    chosen = next((one.name.strip() for one in chosen_partners(reader) if one.name.strip()), "")
    return written or chosen or course.words("negotiation").word("the_partner")
