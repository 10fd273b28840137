"""The fifth step: the public-law cautions as a traffic light."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.agreement.deck import Caution, cautions
from facilitator.components.agreement.records import AgreementLaw
from facilitator.components.agreement.report import SIGNS, source_line
from facilitator.components.agreement.status import Light, law_answer, light, lights, next_answer
from facilitator.record import Record
from facilitator.session import Change, Changed, Put, Session
from facilitator.wording import flat
from screens.components.agreement.parts import PagedStep, key
from screens.step_parts import muted, warning
from screens.widgets.items import Item
from screens.widgets.paint import MUTED, Line, fold, say

STYLES = {
    Light.GREEN: "$text-success",
    Light.YELLOW: "$text-warning",
    Light.RED: "$text-error",
    Light.OPEN: MUTED,
    Light.GREY: MUTED,
}


class LawStep(PagedStep):
    """The questions with their answers; Enter opens one."""

    STEP = "law"

    DEFAULT_CSS = """
    LawStep #details > .why { margin-bottom: 1; }
    LawStep #advice { margin-bottom: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("s", "answer", "answer")]

    def show(self, changed: Changed | None) -> None:
        """The count, the advice and the list; and the advice of the open question."""
        super().show(changed)
        found = lights(self.session, self.course)
        counted = self.w(
            "law_count",
            green=found[Light.GREEN],
            yellow=found[Light.YELLOW],
            red=found[Light.RED],
            open=found[Light.OPEN],
        )
        lines: list[Line] = [say(counted)]
        if found[Light.RED]:
            lines.append(say(("✕ ", "bold $text-error"), (self.w("law_stop"), "$text-error")))
        elif found[Light.YELLOW]:
            lines.append(warning(self.w("law_ask")))
        self.put("#told", *lines, muted(self.w("law_keys")))
        self.lines.set_items([self._item(caution) for caution in cautions(self.course)])
        caution = self._caution()
        if self.opened is not None and caution is not None:
            self._advise(light(self.session, caution))

    def _advise(self, colour: Light) -> None:
        if colour is Light.RED:
            self.put("#advice", say(("✕ ", "bold $text-error"), (self.w("law_stop"), "$text-error")))
        elif colour is Light.YELLOW:
            self.put("#advice", warning(self.w("law_ask_one")))
        else:
            self.put("#advice")

    def _item(self, caution: Caution) -> Item:
        colour, answer = light(self.session, caution), law_answer(self.session, caution.id)
        label = self.course.label("agreement_answer", answer.answer) or self.w("not_answered")
        note = flat(answer.note)

        def lines(width: int, _selected: bool) -> Sequence[Line]:
            room = max(10, width - 2)
            head = say(
                (f"{SIGNS[colour]} ", STYLES[colour]),
                (str(caution.area), "bold"),
                "   ",
                (label, STYLES[colour]),
            )
            asked = [say("  ", (line, MUTED)) for line in fold(str(caution.question), room, 2)]
            noted = [say("  ", line) for line in fold(note, room, 2)] if note else []
            return [head, *asked, *noted]

        return Item(caution.id, lines, version=(colour, label, note, str(caution.question)))

    def _caution(self) -> Caution | None:
        return next((one for one in cautions(self.course) if one.id == self.here), None)

    def page(self, item: Hashable) -> Iterable[Widget]:
        """The question, why it is asked, its source, and the answer."""
        caution = next((one for one in cautions(self.course) if one.id == item), None)
        if caution is None:
            return
        source = self.w("source_line", source=source_line(caution, self.content_words))
        yield self.heading(str(caution.area))
        yield Static(say((str(caution.question), "bold")), markup=False)
        yield Static(say(str(caution.why)), markup=False)
        yield Static(muted(source), classes="why", markup=False)
        yield Static(id="advice", markup=False)
        yield self.form(law_answer(self.session, caution.id), ("answer", "note", "asked", "asked_on"))

    def item_of(self, record: Record) -> Hashable | None:
        """The question that an answer belongs to."""
        if not isinstance(record, AgreementLaw):
            return None
        return next((one.id for one in cautions(self.course) if AgreementLaw.key(one.id) == record.id), None)

    def action_answer(self) -> None:
        """The next answer to the question."""
        caution = self._caution()
        if caution is None or not self.flush():
            return

        def make(now: Session) -> Iterable[Change]:
            old = law_answer(now, caution.id)
            return [Put(old.revise(item=caution.id, answer=next_answer(old.answer)))]

        self.edit(self.w("edit_law", area=str(caution.area)), make)
