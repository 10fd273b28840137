"""What has been decided at this meeting, and the earlier decisions that are to be looked at again."""

from __future__ import annotations

from facilitator.agenda import RoomDecision
from facilitator.i18n import format_date
from facilitator.room.actions import decided, decision_text, due, today_of
from facilitator.room.hall import Hall
from facilitator.room.naming import left_out, unnamed
from facilitator.room.pictures import Body, Lines, Picture
from facilitator.room.words import words
from facilitator.wording import flat


def view(hall: Hall) -> Picture:
    """Today's decisions numbered, then those whose day has come, with what would change our mind.

    What names a participant is left out.
    """
    texts = words(hall.course, "minutes")
    made = decided(hall, hall.standing.room.meeting or 0)
    before = tuple(one for one in due(hall, today_of(hall)) if one not in made)
    today, again = unnamed(hall, made, lambda one: one.text), unnamed(hall, before, decision_text)
    away = left_out(hall, len(made) + len(before) - len(today) - len(again))

    def review(one: RoomDecision) -> str:
        return texts.word("decisions_review", date=format_date(one.review, "medium")) if one.review else ""

    bodies: list[Body] = []
    if today:
        bodies.append(
            Lines(tuple((f"{place}.", flat(one.text), review(one)) for place, one in enumerate(today, 1)))
        )
    if again:
        lines = (
            (
                "↻",
                flat(one.text),
                texts.word("actions_doubt", text=flat(one.doubt)) if one.doubt.strip() else "",
            )
            for one in again
        )
        bodies.append(Lines(tuple(lines)))
    says = [texts.word("decisions_says", n=len(today))] if today else []
    says += [texts.word("decisions_again", n=len(again))] if again else []
    none = "" if away else texts.word("decisions_none")
    return Picture(texts.word("decisions_title"), tuple(bodies), " ".join(says) or none, away)
