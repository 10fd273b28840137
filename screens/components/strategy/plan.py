"""The last step: what is missing, the anchoring itself, the five lines for the agenda and the one-page plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.blocks import Block, Bullets, Heading, Paragraph
from facilitator.components.strategy import StrategyAnchoring
from facilitator.components.strategy.gaps import Gap, gaps
from facilitator.components.strategy.output import agenda, made_agenda, made_page, page
from facilitator.record import FORM_ID
from facilitator.session import Change, Changed, Put, Session
from screens.components.strategy.parts import StrategyStep, WholeList, gap_text
from screens.widgets.form import RecordForm
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say

TEXTS = ("agenda", "page")
WIDE = 74


def as_lines(blocks: Iterable[Block], width: int) -> list[Line]:
    """Blocks as lines of the screen."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Heading):
            lines += [*([""] if lines else []), say((block.text, "bold"))]
        elif isinstance(block, Paragraph):
            lines += [line for part in block.text.splitlines() for line in fold(part, width)]
        elif isinstance(block, Bullets):
            for item in block.items:
                first, *more = fold(item, width - 2) or [""]
                lines += [f"· {first}", *(f"  {line}" for line in more)]
    return lines


def as_text(blocks: Iterable[Block]) -> str:
    """Blocks as a text that people go on writing in."""
    parts = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            parts.append(block.text)
        elif isinstance(block, Bullets):
            parts.append("\n".join(f"· {item}" for item in block.items))
    return "\n\n".join(parts)


class PlanStep(StrategyStep):
    """Gaps, anchoring, agenda, page."""

    STEP = "plan"

    DEFAULT_CSS = """
    PlanStep > #gaps { margin-bottom: 1; }
    PlanStep > .made { height: auto; width: 1fr; max-width: 80; padding: 0 2; margin-bottom: 1; background: $surface; }
    PlanStep > .draft { margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """From what is missing to the page."""
        form = StrategyAnchoring(id=FORM_ID)
        yield WholeList(id="gaps", choose_on_click=True)
        yield RecordForm(
            self.session,
            form,
            self.content_words,
            self.course,
            fields=("owner_after", "budget_line", "stop_rule", "review", "steering"),
            id="anchoring",
        )
        for name in TEXTS:
            yield Static(self.w(f"title_{name}"), classes="section", markup=False)
            yield Static("", id=f"whose-{name}", classes="told muted", markup=False)
            yield Static("", id=f"made-{name}", classes="made", markup=False)
            yield WholeList(id=f"draft-{name}", choose_on_click=True, classes="draft")
            yield RecordForm(
                self.session, form, self.content_words, self.course, fields=(name,), id=f"own-{name}"
            )

    def show(self, changed: Changed | None) -> None:
        """Gaps and texts as the records say."""
        super().show(changed)
        found = gaps(self.session, self.course)
        board = self.query_one("#gaps", WholeList)
        board.set_head([say((self.w("gaps_head", n=len(found)) if found else self.w("gaps_none"), MUTED))])
        if not found and board.has_focus:
            self.query_one("#anchoring", RecordForm).focus_field()
        board.disabled = not found
        board.set_items([self._gap(n, gap) for n, gap in enumerate(found)])
        form = self.session.form(StrategyAnchoring)
        for name in TEXTS:
            own = bool(getattr(form, name).strip())
            self.put(f"#whose-{name}", self.w("own_counts") if own else self.w("made_counts"))
            self.put(f"#made-{name}", *self._lines(name))
            draft = self.query_one(f"#draft-{name}", WholeList)
            if own and draft.has_focus:
                self.query_one(f"#own-{name}", RecordForm).focus_field()
            draft.display, draft.disabled = not own, own
            draft.set_items([] if own else [Item(name, [self.w("take_draft")])])

    def _gap(self, number: int, gap: Gap) -> Item:
        where = str(self.content_words.step(gap.step).title)
        sentence = gap_text(gap, self.content_words)
        sign, style = ("!", "bold $text-warning") if gap.heavy else ("?", MUTED)

        def lines(width: int, _selected: bool) -> Sequence[Line]:
            first, *more = fold(f"{where}: {sentence}", width - 2, 3) or [""]
            head = min(len(first), len(where) + 1)
            return [
                say((f"{sign} ", style), (first[:head], MUTED), first[head:]),
                *(f"  {line}" for line in more),
            ]

        return Item((number, gap.step), lines, version=(where, sentence, gap.heavy))

    def _lines(self, name: str) -> list[Line]:
        if name == "agenda":
            return [
                line
                for n, text in enumerate(agenda(self.session, self.course), 1)
                for line in self._numbered(n, text)
            ]
        return as_lines(page(self.session, self.course), WIDE)

    @staticmethod
    def _numbered(number: int, text: str) -> list[Line]:
        first, *more = fold(text, WIDE - 3) or [""]
        return [say((f"{number}. ", MUTED), first), *(f"   {line}" for line in more)]

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Go to the step where a gap is mended, or begin an own version from the program's."""
        event.stop()
        if isinstance(event.key, tuple):
            steps = [view.STEP for view in self.desk.STEPS]
            # Handed to the screen: a step cannot await its own removal.
            self.desk.call_later(self.desk.go_to_step, steps.index(event.key[1]))
        elif event.key in TEXTS:
            self._take(str(event.key))

    def _take(self, name: str) -> None:
        def take(now: Session) -> Iterable[Change]:
            form = now.form(StrategyAnchoring)
            if getattr(form, name).strip():
                return []
            if name == "agenda":
                return [Put(form.revise(agenda="\n".join(made_agenda(now, self.course))))]
            return [Put(form.revise(page=as_text(made_page(now, self.course))))]

        if self.edit(self.w("edit_draft"), take):
            self.query_one(f"#own-{name}", RecordForm).focus_field()
