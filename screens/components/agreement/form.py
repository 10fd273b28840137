"""The first step: intention or binding, what that means, and the facts that several clauses use."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from facilitator.components.agreement.records import COOPERATION, PARTNERSHIP, AgreementForm
from facilitator.record import FORM_ID
from facilitator.session import Changed
from screens.components.agreement.parts import AgreementStep, Gaps
from screens.widgets.form import RecordForm
from screens.widgets.paint import MUTED, say

CHOICE = ("kind", "effect", "known", "reason")
FACTS = ("title", "language", "start", "end", "notice", "personal_data")


class FormStep(AgreementStep):
    """What the two forms mean, the choice, and the facts."""

    STEP = "form"

    DEFAULT_CSS = """
    FormStep > #means { margin-bottom: 1; }
    """

    def compose_work(self) -> ComposeResult:
        """The meaning above the choice, then the facts."""
        yield Static(id="means", classes="told", markup=False)
        form = AgreementForm(id=FORM_ID)
        yield RecordForm(self.session, form, self.content_words, self.course, fields=CHOICE, id="choice")
        yield Gaps()
        yield RecordForm(self.session, form, self.content_words, self.course, fields=FACTS, id="facts")

    def show(self, changed: Changed | None) -> None:
        """The chosen form is marked in what the forms mean."""
        super().show(changed)
        chosen = self.session.form(AgreementForm).kind
        lines = [say((self.w("means_head"), "bold"))]
        for kind in (COOPERATION, PARTNERSHIP):
            here = kind == chosen
            head = f"{'●' if here else '○'} {self.course.label('agreement_kind', kind)}: "
            lines.append(
                say(
                    (head, "bold $primary" if here else "bold"),
                    (self.w(f"means_{kind}"), "" if here else MUTED),
                )
            )
        lines.append(say((self.w("means_doubt"), MUTED)))
        self.query_one("#means", Static).update(Content("\n").join(lines))

    def focus_first(self) -> None:
        """The choice."""
        self.query_one("#choice", RecordForm).boxes[0].editor.focus(scroll_visible=False)
        self.scroll_home(animate=False)
