"""The sixth step: eight questions that the team answers together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.components.clarify import Clarify, ClarifyRating
from facilitator.components.clarify.outcome import outcome, percent_answered, unanswered
from facilitator.record import FORM_ID
from facilitator.session import Change, Changed, Put, Session
from screens.components.clarify.parts import ClarifyStep, Whole
from screens.widgets.form import RecordForm
from screens.widgets.paint import MUTED, say
from screens.widgets.rating import Criterion, RatingList

LIGHTS = {
    "red": ("✕", "light_red", "$text-error"),
    "yellow": ("!", "light_yellow", "$text-warning"),
    "green": ("●", "light_green", "$text-success"),
}
AIRY = 34
"""With so many lines there is room for air between the questions."""
LOW = 12
"""With fewer lines the questions get them all."""
FEW = 3
"""So many questions without a number are named; more can be seen in the list."""


class Questions(Whole, RatingList):
    """The questions at their full height."""


class QualifyStep(ClarifyStep):
    """The items with a scale each and the reason on a page that scrolls; under it the keys and the score."""

    STEP = "qualify"

    DEFAULT_CSS = """
    QualifyStep { overflow: hidden hidden; }
    QualifyStep > VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    QualifyStep RecordForm { margin-top: 1; }
    QualifyStep > Static { height: auto; max-width: 78; padding-left: 2; }
    QualifyStep > #keys { color: $text-muted; padding: 1 0 0 2; }
    QualifyStep.-low > #keys { display: none; }
    """

    _begun = False

    def compose(self) -> ComposeResult:
        """Questions and reason, keys, score."""
        with VerticalScroll(can_focus=False):
            yield Questions(dont_know=self.w("unknown"), id="items")
            yield RecordForm(
                self.session, Clarify(id=FORM_ID), self.content_words, self.course, fields=("rating_reason",)
            )
        yield Static(self.w("rate_keys"), id="keys", markup=False)
        yield Static("", id="score", markup=False)

    def on_resize(self) -> None:
        """In a high window there is air between the questions; in a low one the footer alone tells the keys."""
        self.set_class(self.size.height < LOW, "-low")
        self.query_one("#items").styles.min_height = AIRY - 5 if self.size.height >= AIRY else 0

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
        questions = self.query_one(Questions)
        values = self._values()
        questions.set_criteria(criteria, values)
        if not self._begun:
            self._begun = True
            questions.move_to(next((item.id for item in items if item.id not in values), ""))
        self.query_one("#score", Static).update(self._score())

    def _values(self) -> Mapping[Hashable, int | None]:
        return {row.item: row.score for row in self.session.all(ClarifyRating)}

    def _score(self) -> Content:
        """The points; their colour and verdict only once most of the weight is answered."""
        found = outcome(self.session, self.course)
        if found.score.total is None:
            return say((self.w("score_none"), MUTED))
        points, percent = round(found.score.total), percent_answered(found.score)
        if found.light is None:
            line = say((self.w("score_waiting", score=points, percent=percent), MUTED))
        else:
            sign, word, style = LIGHTS[found.light]
            line = say((f"{sign} {self.w('score_line', score=points, light=self.w(word))}", style))
        blank = [str(item.name) for item in unanswered(self.session, self.course)]
        if not 0 < len(blank) <= FEW:
            return line
        return Content("\n").join([line, say((f"  {self.w('score_blank', items=', '.join(blank))}", MUTED))])

    def on_rating_list_rated(self, event: RatingList.Rated) -> None:
        """Save the team's answer."""
        event.stop()
        item, given = str(event.key), event.value

        def rate(now: Session) -> Iterable[Change]:
            record_id = ClarifyRating.key(item)
            found = now.get(ClarifyRating, record_id) or ClarifyRating(id=record_id, item=item)
            return [Put(found.revise(score=given))]

        if not self.edit(self.w("edit_rate"), rate):
            self.query_one(Questions).set_values(self._values())
