"""Ideas and what a viewer may see of them, and the candidates that the group has made of them.

A candidate lives while an idea points to it, or when it came from a case. Joining never deletes: the ideas keep their
wording, and a joined candidate keeps what was written about it, so that everything can be taken apart again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.component import Reader, activity_of
from facilitator.components.partners.records import (
    CANDIDATES_LEAST,
    IDEAS,
    OUTSIDE_LEAST,
    SECTORS_LEAST,
    Candidate,
    Idea,
)
from facilitator.content import Course, PartnerIdea, PromptCard
from facilitator.decision.similarity import Match, nearest
from facilitator.people import Person
from facilitator.visibility import Sight, Viewer, may_write, sight, sight_of_others


def revealed(reader: Reader, viewer: Viewer) -> bool:
    """Whether this viewer may see the ideas of the others."""
    return sight_of_others(viewer, activity_of(reader, IDEAS)) is not Sight.HIDDEN


def written(reader: Reader) -> tuple[Idea, ...]:
    """Every idea that says something. Count them, but show them only through `visible`."""
    return tuple(idea for idea in reader.all(Idea) if idea.text.strip())


def visible(reader: Reader, viewer: Viewer) -> tuple[Idea, ...]:
    """The ideas that this viewer may see."""
    activity = activity_of(reader, IDEAS)
    return tuple(idea for idea in written(reader) if sight(viewer, idea.person, activity) is not Sight.HIDDEN)


def own(reader: Reader, viewer: Viewer) -> tuple[Idea, ...]:
    """The viewer's own ideas, the newest last."""
    return tuple(idea for idea in written(reader) if idea.person == viewer.person and not viewer.outside)


def author(reader: Reader, idea: Idea, viewer: Viewer) -> str:
    """Who wrote the idea, or "" where the viewer is not told."""
    if sight(viewer, idea.person, activity_of(reader, IDEAS)) is not Sight.NAMED:
        return ""
    person = reader.get(Person, idea.person)
    return person.name if person is not None else ""


def may_remove(reader: Reader, idea: Idea, viewer: Viewer) -> bool:
    """One's own idea may be removed while it rests in the bank."""
    return idea.merged_into is None and may_write(viewer, idea.person, activity_of(reader, IDEAS))


def prompt_cards(course: Course) -> tuple[PromptCard, ...]:
    """The cards meant for the search for partners, or all where none is."""
    return tuple(card for card in course.cards if "partners" in card.components) or course.cards


def first_card(reader: Reader, course: Course, person: int | None) -> int:
    """Where somebody's pile of cards begins: apart from each other, so that the group sees many cards."""
    cards = prompt_cards(course)
    people = [one.id for one in reader.all(Person)]
    if not cards or person not in people:
        return 0
    return people.index(person) * len(cards) // len(people)


def deck_entry(course: Course, deck: str) -> PartnerIdea | None:
    """The entry of the deck "who else could …" with this id."""
    return next((entry for entry in course.partners.partners if entry.id == deck), None) if deck else None


def from_deck(idea: Idea, entry: PartnerIdea) -> Idea:
    """The idea with what the deck knows about this kind of partner."""
    return idea.revise(text=str(entry.name), sector=entry.sector, geography=entry.scope, deck=entry.id)


# --- candidates -------------------------------------------------------------------------------------------


def _root(candidate: Candidate, known: Mapping[int, Candidate]) -> Candidate:
    """The candidate that this one now is part of. Two that point at each other (two laptops): the lowest id stands."""
    seen = [candidate]
    while (above := known.get(seen[-1].merged_into or 0)) is not None:
        if above in seen:
            return min(seen[seen.index(above) :], key=lambda one: one.id)
        seen.append(above)
    return seen[-1]


@dataclass(frozen=True, slots=True)
class Pool:
    """The candidates in order, the ideas that each was made of, the ideas in the bank, and who stands for whom.

    `root` leads from any candidate, joined ones too, to the one that stands for it now. `ideas` and `bank` hold only
    what the viewer may see.
    """

    candidates: tuple[Candidate, ...]
    ideas: Mapping[int, tuple[Idea, ...]]
    bank: tuple[Idea, ...]
    root: Mapping[int, int]

    def members(self, candidate: int) -> tuple[int, ...]:
        """The ids of every candidate that this one stands for, its own first."""
        rest = sorted(one for one, root in self.root.items() if root == candidate != one)
        return (candidate, *rest)


def pool(reader: Reader, viewer: Viewer) -> Pool:
    """Candidates and ideas as this viewer sees them."""
    known = {candidate.id: candidate for candidate in reader.all(Candidate)}
    root = {one: _root(candidate, known).id for one, candidate in known.items()}
    ideas = written(reader)
    alive = {root[idea.merged_into] for idea in ideas if idea.merged_into in root}
    alive |= {root[one.id] for one in known.values() if one.case is not None}
    seen = visible(reader, viewer)
    made: dict[int, list[Idea]] = {one: [] for one in alive}
    bank = []
    for idea in seen:
        if idea.merged_into in root:
            made[root[idea.merged_into]].append(idea)
        else:
            bank.append(idea)
    return Pool(
        candidates=tuple(candidate for candidate in known.values() if candidate.id in alive),
        ideas={one: tuple(found) for one, found in made.items()},
        bank=tuple(bank),
        root=root,
    )


def candidates(reader: Reader) -> tuple[Candidate, ...]:
    """The candidates, in order. They are the group's, so everybody sees them."""
    return pool(reader, Viewer(outside=True)).candidates


def name_of(candidate: Candidate, nameless: str = "?") -> str:
    """What the candidate is called."""
    return candidate.name.strip() or nameless


def similar(found: Pool) -> dict[int, tuple[Match, ...]]:
    """For every idea in the bank and every candidate the three that look most like it. People decide."""
    texts = {idea.id: idea.text for idea in found.bank}
    for candidate in found.candidates:
        wordings = (idea.text for idea in found.ideas[candidate.id])
        texts[candidate.id] = " ".join(dict.fromkeys((candidate.name, *wordings)))
    return nearest(texts)


# --- the rules before anything is judged --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rule:
    """One of the course's rules: how many there are and how many there should be."""

    id: str
    have: int
    need: int

    @property
    def met(self) -> bool:
        """Whether it is kept."""
        return self.have >= self.need


def rules(found: Iterable[Candidate]) -> tuple[Rule, ...]:
    """At least twelve candidates, three sectors, one from outside the municipality."""
    listed = tuple(found)
    sectors = {candidate.sector for candidate in listed if candidate.sector}
    outside = sum(candidate.geography not in {"", "own"} for candidate in listed)
    return (
        Rule("candidates", len(listed), CANDIDATES_LEAST),
        Rule("sectors", len(sectors), SECTORS_LEAST),
        Rule("outside", outside, OUTSIDE_LEAST),
    )
