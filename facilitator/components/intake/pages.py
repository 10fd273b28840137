"""One page for each question: counts in grids and sentences beside them, of one library or of several side by side.

The library's own summary, the facilitator's comparison and the report draw the same pages. No page names a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from facilitator.component import Reader
from facilitator.components.intake import counting
from facilitator.components.intake.answers import Inputs, gather, library_answered, people_states, pool
from facilitator.components.intake.grids import (
    Facts,
    Lines,
    Part,
    Voice,
    crossed,
    each,
    labels_of,
    ranked,
    side_by_side,
    whites,
)
from facilitator.components.intake.records import Intake, IntakeChallenge
from facilitator.content import ComponentContent, Course
from facilitator.i18n import format_list, format_number
from facilitator.people import Library
from facilitator.visibility import Viewer

PAGES = (1, 2, 3, 4, 5)


def voice(reader: Reader, course: Course, viewer: Viewer) -> Voice:
    """One library as a voice."""
    own = reader.form(Library).name.strip()
    people = people_states(reader, course)
    together = reader.form(Intake).together
    return Voice(own, gather(reader, viewer), people, library_answered(reader), together)


def page(number: int, voices: Sequence[Voice], course: Course) -> tuple[Part, ...]:
    """Everything that is known about one question, the most important first; empty while nothing is known."""
    make = {1: _partnerships, 2: _wanted, 3: _reasons, 4: _challenges, 5: _areas}[number]
    words = course.words("intake")
    parts = make(voices, course, words)
    hidden = each(voices if number > 1 else (), words.word("page_hidden_title"), _hidden_lines(words))
    return tuple(part for part in (hidden, *parts) if not isinstance(part, Facts) or part.lines)


# --- the five questions --------------------------------------------------------------------------------


def _partnerships(voices: Sequence[Voice], course: Course, words: ComponentContent) -> Iterable[Part]:
    every = pool(one.inputs for one in voices)
    rows = every.partnerships
    if not rows:
        return

    def by_sector(inputs: Inputs) -> Mapping[str, int]:
        return counting.count_by(inputs.partnerships, "sector")

    sectors = labels_of(course, "sector", (row.sector for row in rows))
    yield whites(side_by_side(words.word("page_sectors"), voices, by_sector, sectors))
    together = [*voices, Voice(words.word("total"), every)] if len(voices) > 1 else voices
    yield each(together, words.word("page_agreements"), lambda inputs: _agreement_lines(inputs, words))
    yield each(together, words.word("page_satisfaction"), lambda inputs: _satisfaction_lines(inputs, words))
    yield each(voices, words.word("page_white"), lambda inputs: _white_lines(inputs, course))
    if len(voices) > 1:
        everywhere = _names(counting.white_spots(rows, course), course, "sector")
        yield Facts(words.word("page_white_all"), (("", everywhere or words.word("page_white_none")),))
    yield crossed(words.word("page_groups"), rows, course, "group", "service_group")
    yield crossed(words.word("page_levels"), rows, course, "level", "level")
    yield each(voices, words.word("page_partners"), _partner_lines(course, words))


def _wanted(voices: Sequence[Voice], course: Course, words: ComponentContent) -> Iterable[Part]:
    every = pool(one.inputs for one in voices)
    wishes = counting.demand(every.answers)
    have = {
        sector: sum(any(row.sector == sector for row in one.inputs.partnerships) for one in voices)
        for sector in wishes
    }

    def remark(sector: str) -> str:
        found = wishes.get(sector, counting.Demand())
        if not found.wanted:
            return ""
        text = words.word("page_wanted_by", n=found.wanted, known=found.known)
        if len(voices) == 1:
            return f"{text} · {words.word('page_have_here')}" if have[sector] else text
        return f"{text} · {words.word('page_have', n=have[sector])}"

    def missing(inputs: Inputs) -> Mapping[str, int]:
        return {sector: one.missing for sector, one in counting.demand(inputs.answers).items()}

    if wishes:
        sectors = labels_of(course, "sector", wishes)
        yield ranked(side_by_side(words.word("page_demand"), voices, missing, sectors), remark)
        open_ones = [sector for sector, one in sectors.items() if wishes.get(sector, counting.Demand()).open]
        text = format_list([sectors[sector] for sector in open_ones]) or words.word("page_demand_none")
        yield Facts(words.word("page_demand_list"), (("", text),))
    yield each(
        voices,
        words.word("page_other"),
        lambda inputs: [answer.wanted_other.strip() for answer in inputs.answers],
    )


def _reasons(voices: Sequence[Voice], course: Course, words: ComponentContent) -> Iterable[Part]:
    every = pool(one.inputs for one in voices)
    points, firsts = counting.reason_points(every.answers), counting.first_places(every.answers)

    def remark(reason: str) -> str:
        return words.word("page_first", n=firsts[reason]) if firsts[reason] else ""

    def by_reason(inputs: Inputs) -> Mapping[str, int]:
        return counting.reason_points(inputs.answers)

    if points:
        reasons = labels_of(course, "reason", points)
        yield ranked(side_by_side(words.word("page_reasons"), voices, by_reason, reasons), remark)


def _challenges(voices: Sequence[Voice], course: Course, words: ComponentContent) -> Iterable[Part]:
    every = pool(one.inputs for one in voices)
    found = counting.tallies(every.challenges)

    def remark(code: str) -> str:
        tally = found.get(code)
        if tally is None:
            return ""
        mean = "" if tally.mean is None else words.word("page_mean", mean=format_number(tally.mean, 1))
        return " · ".join(part for part in (words.word("page_named", n=tally.count), mean) if part)

    def weights(inputs: Inputs) -> Mapping[str, int]:
        return {code: tally.weight for code, tally in counting.tallies(inputs.challenges).items()}

    if found:
        codes = labels_of(course, "challenge_code", found, words.word("page_no_kind"))
        yield ranked(side_by_side(words.word("page_challenges"), voices, weights, codes), remark)
    shared = counting.shared_codes([one.inputs.challenges for one in voices])
    lines = (
        (course.label("challenge_code", code), format_list([voices[place].name for place in places]))
        for code, places in shared.items()
    )
    yield Facts(words.word("page_shared"), tuple(lines))
    yield each(voices, words.word("page_own_words"), _challenge_lines(course))


def _areas(voices: Sequence[Voice], course: Course, words: ComponentContent) -> Iterable[Part]:
    every = pool(one.inputs for one in voices)
    chosen = counting.areas(every.answers)

    def by_area(inputs: Inputs) -> Mapping[str, int]:
        return counting.areas(inputs.answers)

    if chosen:
        yield ranked(
            side_by_side(
                words.word("page_areas"), voices, by_area, labels_of(course, "service_group", chosen)
            )
        )
    yield each(voices, words.word("page_ideas"), _idea_lines(course))


# --- lines of one library ------------------------------------------------------------------------------


def _partner_lines(course: Course, words: ComponentContent) -> Lines:
    def lines(inputs: Inputs) -> Iterable[str]:
        for row in inputs.partnerships:
            details = [
                course.label("sector", row.sector),
                row.topic.strip(),
                course.label("level", row.level),
            ]
            name = row.name.strip() or words.word("unnamed")
            yield " · ".join([name, *(detail for detail in details if detail)])

    return lines


def _agreement_lines(inputs: Inputs, words: ComponentContent) -> list[str]:
    said = counting.agreements(inputs.partnerships)
    known = [words.word("page_agreement", yes=said.yes, n=said.answered)] if said.answered else []
    blank = [words.word("page_blank", n=said.blank)] if said.blank else []
    return [" · ".join(known + blank)]


def _satisfaction_lines(inputs: Inputs, words: ComponentContent) -> list[str]:
    mean = counting.satisfaction(inputs.partnerships)
    if mean.value is None:
        return []
    return [words.word("page_satisfied", mean=format_number(mean.value, 1), n=mean.count)]


def _white_lines(inputs: Inputs, course: Course) -> list[str]:
    if not inputs.partnerships:
        return []
    return [_names(counting.white_spots(inputs.partnerships, course), course, "sector")]


def _challenge_lines(course: Course) -> Lines:
    def lines(inputs: Inputs) -> Iterable[str]:
        for one in sorted(inputs.challenges, key=lambda found: -(found.severity or 0)):
            yield challenge_line(one, course)

    return lines


def challenge_line(one: IntakeChallenge, course: Course) -> str:
    """A challenge with its kind and severity: "Vi når det aldrig (Tid, 4)"."""
    marks = [course.label("challenge_code", one.code), "" if one.severity is None else str(one.severity)]
    about = ", ".join(mark for mark in marks if mark)
    text = one.text.strip()
    if not text:
        return about if one.code else ""
    return f"{text} ({about})" if about else text


def _idea_lines(course: Course) -> Lines:
    def lines(inputs: Inputs) -> Iterable[str]:
        for answer in inputs.answers:
            about = ", ".join(course.label("service_group", group) for group in answer.area)
            idea = answer.idea.strip()
            if idea:
                yield f"{idea} ({about})" if about else idea

    return lines


def _names(values: Iterable[str], course: Course, choices: str) -> str:
    return format_list([course.label(choices, value) for value in values])


def _hidden_lines(words: ComponentContent) -> Lines:
    def lines(inputs: Inputs) -> Iterable[str]:
        if inputs.hidden:
            yield words.word("page_hidden", n=inputs.hidden)

    return lines
