"""The seventh step: one number, one quote and one picture a half year, and the page for politicians made of it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.blocks import Block, Bullets, Heading, Paragraph
from facilitator.components.relations import RelationsPage, RelationsStory, page
from facilitator.components.relations.story import quoted
from facilitator.record import FORM_ID
from facilitator.session import Changed
from facilitator.wording import flat
from screens.components.relations.parts import RelationsStep
from screens.step_parts import muted
from screens.widgets.form import RecordForm, RowList
from screens.widgets.paint import Line, say


class StoryStep(RelationsStep):
    """The half years, the team's own words, and the page as it reads."""

    STEP = "story"

    DEFAULT_CSS = """
    StoryStep #page-title { margin-left: 2; }
    StoryStep #page { max-width: 80; margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """List, remarks, form, page."""
        yield RowList(
            self.session,
            RelationsStory,
            self.content_words,
            self.course,
            make=lambda row_id, position: RelationsStory(id=row_id, position=position),
            summary=self._summary,
            title=self.w("title_stories"),
            empty=self.w("empty_stories"),
            id="stories",
        )
        yield Static(id="remarks", classes="line", markup=False)
        yield RecordForm(
            self.session, RelationsPage(id=FORM_ID), self.content_words, self.course, id="own-words"
        )
        yield Static(self.w("title_page"), id="page-title", classes="title", markup=False)
        yield Static(id="page", classes="line", markup=False)

    def _summary(self, row: RelationsStory) -> str:
        share = self.course.label("relations_share", row.share)
        quote = quoted(row.quote, self.content_words) if row.quote.strip() else ""
        parts = [flat(row.half), flat(row.number), quote, flat(row.picture), share]
        return " · ".join(part for part in parts if part)

    def show(self, changed: Changed | None) -> None:
        """List, remarks and page as the records say."""
        super().show(changed)
        self.remark()
        lines = [line for block in page(self.session, self.course) for line in _drawn(block)]
        self.put("#page", *(lines or [muted(self.w("page_empty"))]))


def _drawn(block: Block) -> Iterator[Line]:
    match block:
        case Heading(text=text):
            yield say((text, "bold"))
            yield ""
        case Paragraph(text=text):
            yield flat(text)
            if not text.endswith(":"):
                yield ""
        case Bullets(items=items):
            yield from (f"  · {item}" for item in items)
            yield ""
        case _:
            yield from ()
