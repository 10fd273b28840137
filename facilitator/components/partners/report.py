"""The component's section of a library's report. What is hidden on the screen is hidden here; nobody is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.component import Reader
from facilitator.components.partners.choosing import (
    begun,
    pitch,
    plan,
    remarks,
    shortlist,
    suggested_order,
    to_contact,
)
from facilitator.components.partners.dots import counted
from facilitator.components.partners.ideas import Pool, pool, revealed, rules, written
from facilitator.components.partners.judging import checks, judge
from facilitator.components.partners.maps import by_kind, novelty, services, services_of, white_spots
from facilitator.components.partners.records import CELLS, PITCH, Candidate, Contact
from facilitator.components.partners.sentences import (
    due_matter,
    label,
    light_word,
    name,
    names,
    row_name,
    rule_sentence,
    tie_sentences,
    unjudged,
    white_sentences,
    words_of,
)
from facilitator.content import Course
from facilitator.i18n import format_date, format_list
from facilitator.visibility import Viewer

NONE = "—"


def report(reader: Reader, course: Course, viewer: Viewer) -> Sequence[Block]:
    """From the number of ideas to the contact plan, and the bank; nothing while nobody has written."""
    ideas = written(reader)
    found = pool(reader, viewer)
    if not ideas and not found.candidates:
        return ()
    words = words_of(course)
    blocks: list[Block] = [
        Paragraph(words.word("report_counts", ideas=len(ideas), candidates=len(found.candidates)))
    ]
    if found.candidates:
        blocks += [
            *_rules(found, course),
            *_shortlist(reader, course, found),
            *_contacts(reader, course, found, viewer),
            *_candidates(reader, course, found, viewer),
            *_white_spots(reader, course, found),
            *_kinds(course, found),
            *_novelty(course, found),
        ]
    if ideas and not revealed(reader, viewer):
        return [*blocks, Note(words.word("report_hidden"))]
    return [*blocks, *_bank(course, found)]


def _heading(course: Course, key: str) -> Heading:
    return Heading(words_of(course).word(key))


def _rules(found: Pool, course: Course) -> Iterator[Block]:
    yield Bullets(tuple(rule_sentence(rule, course) for rule in rules(found.candidates)))


def _candidates(reader: Reader, course: Course, found: Pool, viewer: Viewer) -> Iterator[Block]:
    words = words_of(course)
    votes = counted(reader, viewer)
    meant, titles = services_of(reader, found), services(reader, course)
    head = [words.word("column_candidate"), label(course, "partners_candidate", "sector")]
    head += [label(course, "partners_candidate", "geography"), words.word("column_services")]
    head += [words.word("column_dots")] if votes else []
    rows = []
    for candidate in suggested_order(reader, course, found):
        chosen = [title for one, title in titles.items() if one in meant[candidate.id]]
        row = [name(candidate, course), course.label("sector", candidate.sector) or NONE]
        row += [course.label("geography", candidate.geography) or NONE, format_list(chosen) or NONE]
        row += [str(votes.dots[candidate.id])] if votes else []
        rows.append((*row, light_word(judge(reader, course, candidate), course)))
    yield _heading(course, "report_candidates")
    yield Table((*head, words.word("column_match")), tuple(rows)).without_empty_columns(
        NONE, unjudged(course)
    )
    if votes and (ties := tie_sentences(votes, found, course)):
        yield Bullets(tuple(ties))


def _white_spots(reader: Reader, course: Course, found: Pool) -> Iterator[Block]:
    words, titles = words_of(course), services(reader, course)
    spots = white_spots(reader, course, found)
    yield _heading(course, "report_white")
    yield Paragraph(words.word("report_white_means"))
    yield Table(
        (
            words.word("column_service"),
            *(course.label("sector", column) for column in spots.columns),
        ),
        tuple(
            (
                row_name(row, titles, course),
                *(str(spots.counts.get((row, column), words.word("white"))) for column in spots.columns),
            )
            for row in spots.rows
        ),
    )
    if sentences := white_sentences(spots, titles, course):
        yield Bullets(tuple(sentences))
    if spots.no_service:
        yield Note(words.word("no_service", n=spots.no_service))
    if spots.no_sector:
        yield Note(words.word("no_sector", n=spots.no_sector))


def _kinds(course: Course, found: Pool) -> Iterator[Block]:
    placed = {kind: listed for kind, listed in by_kind(found).items() if listed}
    if placed:
        yield _heading(course, "report_kinds")
        yield Bullets(
            tuple(
                f"{course.label('stakeholder_type', kind)}: {names(listed, course)}"
                for kind, listed in placed.items()
            )
        )


def _novelty(course: Course, found: Pool) -> Iterator[Block]:
    counts = novelty(found.candidates)
    if not any(counts.values()):
        return
    words = words_of(course)
    yield _heading(course, "report_novelty")
    yield Table(
        ("", words.word("form_known"), words.word("form_new")),
        tuple(
            (words.word(row), str(counts[known, "yes"]), str(counts[known, "no"]))
            for row, known in (("partner_known", "yes"), ("partner_new", "no"))
        ),
    )


def _shortlist(reader: Reader, course: Course, found: Pool) -> Iterator[Block]:
    chosen = shortlist(reader, found)
    if not chosen:
        return
    words = words_of(course)
    yield _heading(course, "report_shortlist")
    head = [words.word("column_candidate"), words.word("column_reason"), words.word("column_match")]
    head += [label(course, "partners_candidate", field) for field in ("form", "level")]
    yield Table(
        tuple(head),
        tuple(
            (
                name(candidate, course),
                place.reason.strip() or NONE,
                light_word(judge(reader, course, candidate), course),
                course.label("form", candidate.form) or NONE,
                course.label("level", candidate.level) or NONE,
            )
            for candidate, place in chosen
        ),
    ).without_empty_columns(NONE, unjudged(course))
    for remark in remarks(reader, course):
        yield Note(words.word(remark.key, **remark.params))
    yield _heading(course, "report_give_get")
    yield Table(
        (words.word("column_candidate"), *(label(course, "partners_candidate", cell) for cell in CELLS)),
        tuple(
            (
                name(candidate, course),
                *(getattr(candidate, cell).strip() or words.word("cell_empty") for cell in CELLS),
            )
            for candidate, _ in chosen
        ),
    )
    open_ = [line for candidate, _ in chosen if (line := _open_line(reader, course, candidate))]
    if open_:
        yield _heading(course, "report_open")
        yield Bullets(tuple(open_))


def _open_line(reader: Reader, course: Course, candidate: Candidate) -> str:
    """What is to be found out about a candidate, and by whom; "" when there is nothing."""
    said = checks(reader, course, candidate.id)
    parts = []
    for item in judge(reader, course, candidate).open:
        task = said[item].task.strip() if item in said else ""
        parts.append(f"{due_matter(course, item)} (→ {task})" if task else due_matter(course, item))
    return f"{name(candidate, course)}: {'; '.join(parts)}" if parts else ""


def _contacts(reader: Reader, course: Course, found: Pool, viewer: Viewer) -> Iterator[Block]:
    first = [(candidate, plan(reader, candidate.id)) for candidate in to_contact(reader, found)]
    if not any(begun(made) for _, made in first):
        return
    words = words_of(course)
    for candidate, made in first:
        if not begun(made):
            continue
        yield Heading(words.word("report_contact", name=name(candidate, course)))
        if judge(reader, course, candidate).blocked:
            yield Note(words.word("contact_blocked", name=name(candidate, course)))
        yield Bullets(tuple(_plan_lines(course, candidate, made, viewer)))
        if pitch(made).written:
            yield Paragraph(words.word("report_pitch"))
            yield Bullets(
                tuple(
                    f"{label(course, 'partners_contact', slot)}: {getattr(made, slot).strip() or NONE}"
                    for slot in PITCH
                ),
                ordered=True,
            )
        canvas = [
            f"{heading}: {getattr(candidate, field).strip()}"
            for field, heading in (
                ("intended", label(course, "partners_candidate", "intended")),
                ("activities", words.word("report_activities")),
                ("created", label(course, "partners_candidate", "created")),
            )
            if getattr(candidate, field).strip()
        ]
        if canvas:
            yield Paragraph(words.word("report_canvas"))
            yield Bullets(tuple(canvas))


def _plan_lines(course: Course, candidate: Candidate, made: Contact, viewer: Viewer) -> Iterator[str]:
    shown = {
        "channel": course.label("channel", made.channel),
        "role": course.label("role", made.role),
        "when": format_date(made.when) if made.when else "",
        "opening": made.opening.strip(),
    }
    for field, text in shown.items():
        yield f"{label(course, 'partners_contact', field)}: {text or NONE}"
    level = course.label("level", candidate.level) if candidate.level else ""
    if level and candidate.higher == "yes":
        level = f"{level} ({words_of(course).word('report_higher')})"
    shares = format_list([course.label("sharing", one) for one in candidate.shares])
    if level:
        yield f"{label(course, 'partners_candidate', 'level')}: {level}"
    if shares:
        yield f"{words_of(course).word('report_shares')}: {shares}"
    if candidate.contact_path.strip() and not viewer.outside:
        text = candidate.contact_path.strip()
        yield f"{label(course, 'partners_candidate', 'contact_path')}: {text}"


def _bank(course: Course, found: Pool) -> Iterator[Block]:
    merged = [
        (candidate, ideas)
        for candidate in found.candidates
        if len(ideas := found.ideas[candidate.id]) > 1 or any(idea.note.strip() for idea in ideas)
    ]
    if merged:
        yield _heading(course, "report_wordings")
        yield Bullets(
            tuple(
                f"{name(candidate, course)}: " + "; ".join(_wording(idea.text, idea.note) for idea in ideas)
                for candidate, ideas in merged
            )
        )
    if found.bank:
        yield _heading(course, "report_bank")
        yield Bullets(tuple(_wording(idea.text, idea.note) for idea in found.bank))


def _wording(text: str, note: str) -> str:
    return f"{text.strip()} ({note.strip()})" if note.strip() else text.strip()
