"""The sixth step: the draft as one page to read."""

from __future__ import annotations

import re
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from facilitator.components.agreement.document import left_out, plain_text, sections, title
from facilitator.components.agreement.facts import party_names
from facilitator.components.agreement.language import spoken
from facilitator.components.agreement.report import document_alone, effect_line, file_word
from facilitator.components.agreement.status import Light, gaps, lights, started
from facilitator.i18n import format_list
from facilitator.session import Changed
from screens.components.agreement.parts import AgreementStep, Sheet, key
from screens.opening import write_document
from screens.step_parts import muted, warning
from screens.widgets.paint import MUTED, say

BLANK = re.compile(r"\[[^\]\n]*\]")


class DocumentStep(AgreementStep):
    """The whole text, in a readable width."""

    STEP = "document"

    SCOPED_CSS = False
    DEFAULT_CSS = """
    DocumentStep { overflow: hidden hidden; }
    DocumentStep > #keys { height: auto; }
    DocumentStep > Sheet { height: 1fr; }
    DocumentStep #text { height: auto; width: 1fr; max-width: 76; }
    .-short DocumentStep > #keys { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("g", "file", "file")]

    def compose_work(self) -> ComposeResult:
        """The page above its keys."""
        yield Static(id="state", classes="told", markup=False)
        yield Static(muted(self.w("doc_keys")), id="keys", markup=False)
        with Sheet(id="sheet"):
            yield Static(id="text", markup=False)

    def action_file(self) -> None:
        """Write the draft alone beside the library's file."""
        blocks = document_alone(self.session, self.course)
        write_document(self.desk.app, self.session, file_word(self.session, self.course), blocks)

    def show(self, changed: Changed | None) -> None:
        """The text as it is now."""
        super().show(changed)
        self.put("#state", self._state())
        with spoken(self.session):
            self.query_one("#text", Static).update(self.document())

    def _state(self) -> Content:
        """Whether it is ready, and if not, what is missing first."""
        found = gaps(self.session, self.course)
        if found:
            first = self.w(found[0].remark.key, **found[0].remark.params)
            return warning(self.w("doc_gaps", n=len(found), what=first))
        if open_ := lights(self.session, self.course)[Light.OPEN]:
            return warning(self.w("doc_open_law", n=open_))
        return say((f"● {self.w('ready_yes')}", "$text-success"))

    def document(self) -> Content:
        """Title, parties, legal effect and every relevant clause; what is still to be filled in stands out."""
        names = party_names(self.session)
        lines: list[Content] = []
        if not started(self.session):
            lines += [muted(self.w("doc_empty")), say()]
        lines.append(say((title(self.session, self.course), "bold $primary")))
        if names:
            lines.append(say(self.w("doc_between", parties=names)))
        lines.append(muted(effect_line(self.session, self.course, self.content_words)))
        lines.append(say((self.w("disclaimer"), "$text-warning")))
        in_appendices = False
        for section in sections(self.session, self.course):
            if section.appendix and not in_appendices:
                in_appendices = True
                lines += [say(), say((self.w("doc_appendices"), "bold $primary"))]
            tail = () if section.own else ((f"   {self.w('doc_model')}", MUTED),)
            lines += [say(), say((section.heading, "bold"), *tail)]
            lines += [marked(line) for line in plain_text(section.blocks).split("\n")]
        if out := left_out(self.session, self.course):
            lines += [say(), muted(self.w("doc_left_out", clauses=format_list(out)))]
        return Content("\n").join(lines)


def marked(line: str) -> Content:
    """A line in which what is to be filled in stands out."""
    content = say(line)
    for found in BLANK.finditer(content.plain):
        content = content.stylize("bold $text-warning", found.start(), found.end())
    return content
