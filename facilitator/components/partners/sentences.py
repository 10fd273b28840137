"""Sentences that screen and report share, in the language in use."""

from __future__ import annotations

from facilitator.components.partners.ideas import Pool, Rule, name_of
from facilitator.components.partners.judging import Judgement
from facilitator.components.partners.maps import NO_SERVICE, WhiteSpots, kind_of
from facilitator.components.partners.records import Candidate
from facilitator.content import ComponentContent, Course
from facilitator.decision.quadrant import Light, traffic_light
from facilitator.decision.votes import Tally
from facilitator.i18n import format_list

SIGNS = {Light.GREEN: "●", Light.YELLOW: "◐", Light.RED: "!", None: "○"}
MET, NOT_MET = "✓", "!"


def words_of(course: Course) -> ComponentContent:
    """The component's texts."""
    return course.words("partners")


def label(course: Course, kind: str, field: str) -> str:
    """A field's label."""
    text = words_of(course).field(kind, field)
    return str(text.label) if text else field


def name(candidate: Candidate, course: Course) -> str:
    """What the candidate is called, a word where nobody has named it."""
    return name_of(candidate, words_of(course).word("nameless"))


def names(found: tuple[Candidate, ...], course: Course) -> str:
    """Several candidates in one sentence."""
    return format_list([name(candidate, course) for candidate in found])


def rule_sentence(rule: Rule, course: Course) -> str:
    """One rule with its sign: how many there are, and how many there should be where that is more."""
    words = words_of(course)
    if rule.met:
        return f"{MET} {words.word(f'rule_{rule.id}', n=rule.have)}"
    return f"{NOT_MET} {words.word(f'rule_{rule.id}_short', have=rule.have, need=rule.need)}"


def light_word(judgement: Judgement, course: Course, *, short: bool = False) -> str:
    """The light as sign, word and points; what is unanswered makes it provisional. `short` is for a column."""
    words = words_of(course)
    if judgement.light is None or judgement.match.total is None:
        return unjudged(course)
    good = traffic_light(judgement.match.total) is Light.GREEN
    kind = "open" if good and judgement.light is not Light.GREEN else judgement.light
    key = f"light_{kind}_short" if short else f"light_{kind}"
    sentence = words.word(key, points=round(judgement.match.total))
    if judgement.match.provisional and not short:
        sentence += f", {words.word('light_provisional')}"
    return f"{SIGNS[judgement.light]} {sentence}"


def unjudged(course: Course) -> str:
    """What stands in place of a light while no question of the match has been answered."""
    return f"{SIGNS[None]} {words_of(course).word('light_none')}"


def kind_word(candidate: Candidate, course: Course) -> str:
    """What kind of interested party it is, "" while that is unknown."""
    kind = kind_of(candidate)
    return course.label("stakeholder_type", kind) if kind else ""


def row_name(row: int, services: dict[int, str], course: Course) -> str:
    """The name of a row of the white-spot matrix."""
    return words_of(course).word("all_candidates") if row == NO_SERVICE else services[row]


def white_sentences(spots: WhiteSpots, services: dict[int, str], course: Course) -> list[str]:
    """Where there is nobody yet, one sentence a service."""
    words = words_of(course)
    made = []
    for row in spots.rows:
        white = spots.white(row)
        if row != NO_SERVICE and white:
            sectors = format_list([course.label("sector", one) for one in white])
            made.append(words.word("white_sentence", service=services[row], sectors=sectors, n=len(white)))
    return made


def tie_sentences(votes: Tally, found: Pool, course: Course, most: int | None = None) -> list[str]:
    """The ties, named as ties; where more than `most` are equal they are only counted."""
    return [
        words_of(course).word(
            "dots_tie" if most is None or len(group) <= most else "dots_tie_many",
            names=names(tuple(one for one in found.candidates if one.id in group), course),
            candidates=len(group),
            n=votes.dots[group[0]],
        )
        for group in votes.ties
    ]


def due_label(course: Course, item: str) -> str:
    """A question of the due diligence."""
    return course.label("due_diligence", item)


def due_matter(course: Course, item: str) -> str:
    """What the question is about, in a word or two; the question itself where the course has no shorter words."""
    found = course.choices.get("due_diligence", {}).get(item)
    return str(found.hint) if found is not None and found.hint else due_label(course, item)
