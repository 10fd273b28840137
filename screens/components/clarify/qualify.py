"""The sixth step: eight questions that the team answers together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from facilitator.components.clarify import Clarify, ClarifyRating
from facilitator.components.clarify.outcome import score
from facilitator.decision.quadrant import traffic_light
from facilitator.record import FORM_ID
from facilitator.session import Change, Changed, Put, Session
from screens.components.clarify.parts import ClarifyStep
from screens.widgets.form import RecordForm
from screens.widgets.paint import MUTED, say
from screens.widgets.rating import Criterion, RatingList

LIGHTS = {
    "red": ("✕", "light_red", "$text-error"),
    "yellow": ("!", "light_yellow", "$text-warning"),
    "green": ("●", "light_green", "$text-success"),
}


class QualifyStep(ClarifyStep):
    """The items with a scale each, the score so far, and the reason."""

    STEP = "qualify"

    DEFAULT_CSS = """
    QualifyStep > RatingList { height: 1fr; max-height: 32; }
    QualifyStep > #score { height: auto; max-width: 78; padding: 1 0 1 2; }
    """

    def compose(self) -> ComposeResult:
        """Questions, score, reason."""
        yield RatingList(dont_know=self.w("unknown"), id="items")
        yield Static("", id="score", markup=False)
        yield RecordForm(
            self.session, Clarify(id=FORM_ID), self.content_words, self.course, fields=("rating_reason",)
        )

    def on_resize(self) -> None:
        """On a small screen the questions and the score fill the view; the reason stands below."""
        self.query_one("#items").styles.min_height = max(5, min(30, self.size.height - 4))

    def show(self, changed: Changed | None) -> None:
        """Answers and score as the records say."""
        super().show(changed)
        items = self.course.qualify.items
        criteria = [
            Criterion(
                item.id,
                str(item.name),
                str(item.question),
                {int(number): str(text) for number, text in item.anchors.items()},
            )
            for item in items
        ]
        self.query_one("#items", RatingList).set_criteria(criteria, self._values())
        self.query_one("#score", Static).update(self._score())

    def _values(self) -> Mapping[Hashable, int | None]:
        return {row.item: row.score for row in self.session.all(ClarifyRating)}

    def _score(self) -> Content:
        found = score(self.session, self.course)
        light = traffic_light(found.total)
        if found.total is None or light is None:
            return say((self.w("score_none"), MUTED))
        sign, word, style = LIGHTS[light]
        line = say((f"{sign} {self.w('score_line', score=round(found.total), light=self.w(word))}", style))
        if found.provisional:
            percent = int(found.answered_weight * 100 + 1e-9)
            line = say(line, (f"\n? {self.w('score_provisional', percent=percent)}", MUTED))
        return line

    def on_rating_list_rated(self, event: RatingList.Rated) -> None:
        """Save the team's answer."""
        event.stop()
        item, given = str(event.key), event.value

        def rate(now: Session) -> Iterable[Change]:
            record_id = ClarifyRating.key(item)
            found = now.get(ClarifyRating, record_id) or ClarifyRating(id=record_id, item=item)
            return [Put(found.revise(score=given))]

        if not self.edit(self.w("edit_rate"), rate):
            self.query_one("#items", RatingList).set_values(self._values())
