"""The account of giving and getting: periods, parties, and the balance that each party feels."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.component import Reader
from facilitator.components.partners import chosen_partners
from facilitator.components.partners.ideas import name_of
from facilitator.components.relations.deck import deck
from facilitator.components.relations.records import (
    PARTNER,
    US,
    RelationsAccount,
    RelationsParty,
    RelationsPeriod,
)
from facilitator.content import Course
from facilitator.decision.twosides import Balance, balance
from facilitator.people import Library

BALANCES = ("-2", "-1", "0", "1", "2")


def our_name(reader: Reader, course: Course) -> str:
    """What the library is called here."""
    return reader.form(Library).name.strip() or course.words("relations").word("us_name")


def partner_name(reader: Reader, course: Course) -> str:
    """What the other side is called here: the first written party of theirs, else the first partner chosen."""
    for party in reader.all(RelationsParty):
        if party.side != US and party.name.strip():
            return party.name.strip()
    chosen = chosen_partners(reader)
    return (name_of(chosen[0]).strip() if chosen else "") or course.words("relations").word("partner_name")


def parties(reader: Reader, course: Course) -> tuple[RelationsParty, ...]:
    """The parties, ours first. One of each side is there before anybody has written it down."""
    rows = reader.all(RelationsParty)
    ours = tuple(row for row in rows if row.side == US)
    theirs = tuple(row for row in rows if row.side != US)
    if not ours:
        ours = (RelationsParty(id=RelationsParty.key(US), name=our_name(reader, course), side=US),)
    if not theirs:
        name = partner_name(reader, course)
        theirs = (RelationsParty(id=RelationsParty.key(PARTNER), position=1.0, name=name, side=PARTNER),)
    return ours + theirs


def party_name(party: RelationsParty, course: Course) -> str:
    """A party's name, or words for one without."""
    return " ".join(party.name.split()) or course.words("relations").word("unnamed")


def periods(reader: Reader, course: Course) -> tuple[RelationsPeriod, ...]:
    """The periods in order. The first is there before anybody has written it down."""
    rows = reader.all(RelationsPeriod)
    first = RelationsPeriod.first()
    if any(row.id == first for row in rows):
        return rows
    if rows and not any(entry(reader, first, party.id) for party in parties(reader, course)):
        return rows
    return (RelationsPeriod(id=first, name=course.words("relations").word("first_period")), *rows)


def period_name(period: RelationsPeriod, course: Course) -> str:
    """A period's name, or words for one without."""
    return " ".join(period.name.split()) or course.words("relations").word("unnamed_period")


def blank(period: int, party: int) -> RelationsAccount:
    """The empty account of a party for a period."""
    return RelationsAccount(id=RelationsAccount.key(period, party), period=period, party=party)


def entry(reader: Reader, period: int, party: int) -> RelationsAccount | None:
    """What stands in a party's account of a period; None while nothing does."""
    found = reader.get(RelationsAccount, RelationsAccount.key(period, party))
    if found is None or not (found.contribution.strip() or found.benefit.strip() or found.balance):
        return None
    return found


def felt(account: RelationsAccount | None) -> int | None:
    """The balance a party feels, -2 (gives much more) to 2 (gets much more); None while it has not been asked."""
    return int(account.balance) if account is not None and account.balance in BALANCES else None


@dataclass(frozen=True, slots=True)
class Standing:
    """One period: its accounts by party, and what their balances call for."""

    period: RelationsPeriod
    accounts: tuple[tuple[RelationsParty, RelationsAccount | None], ...]
    balance: Balance

    @property
    def written(self) -> bool:
        """Whether anything stands in the period."""
        return any(account is not None for _, account in self.accounts)

    @property
    def getting_more(self) -> tuple[RelationsParty, ...]:
        """The parties that feel that they get more than they give."""
        return tuple(party for party, account in self.accounts if (felt(account) or 0) > 0)

    @property
    def unasked(self) -> tuple[RelationsParty, ...]:
        """The parties that have not said how they feel the balance."""
        return tuple(party for party, account in self.accounts if felt(account) is None)


def standings(reader: Reader, course: Course) -> tuple[Standing, ...]:
    """Every period in order."""
    cuts = deck(course).cuts
    found = []
    for period in periods(reader, course):
        accounts = tuple((party, entry(reader, period.id, party.id)) for party in parties(reader, course))
        weighed = balance(
            (felt(account) for _, account in accounts), cuts.balance_extreme, cuts.balance_apart
        )
        found.append(Standing(period, accounts, weighed))
    return tuple(found)
