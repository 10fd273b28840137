"""The seventh step: a contact plan and a pitch for the first two of the shortlist."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.partners import Candidate, Contact, Idea, Shortlisted
from facilitator.components.partners.choosing import missing, plan, to_contact
from facilitator.components.partners.judging import judge
from facilitator.components.partners.records import PITCH
from facilitator.components.partners.sentences import label, light_word, name
from facilitator.i18n import format_date
from facilitator.record import Record, asked_fields
from facilitator.session import Changed
from screens.components.partners.parts import ActionWords, PartnersStep, key
from screens.step_parts import muted, text, warning
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, say

CANDIDATE = ("level", "higher", "intended", "activities", "created")


class ContactStep(PartnersStep):
    """The two candidates with what is missing; under them the pitch as it is said. Enter opens the plan."""

    STEP = "contact"
    LETTERS = frozenset({"open"})

    DEFAULT_CSS = """
    ContactStep #first { height: auto; max-height: 8; max-width: 110; }
    ContactStep #pitch { height: auto; margin-top: 1; max-width: 84; }
    ContactStep > .page { overflow-y: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("e", "open", "plan")]

    def __init__(self) -> None:
        super().__init__()
        self._open: int | None = None

    def compose_page(self) -> ComposeResult:
        """The two, and the pitch of the one under the cursor."""
        yield LineList(empty=self.w("contact_empty"), id="first")
        yield ActionWords(id="keys", classes="keys")
        yield Static(id="pitch", markup=False)

    def main(self) -> Widget:
        """The two."""
        return self.first

    @property
    def first(self) -> LineList:
        """The first two of the shortlist."""
        return self.query_one("#first", LineList)

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw the two and the pitch again."""
        super().show(changed)
        if changed is not None and not changed.touches(Idea, Candidate, Shortlisted, Contact):
            return
        first = to_contact(self.session, self.pool())
        self.set_idle(() if first else self.LETTERS)
        self.query_one("#keys", ActionWords).set_words(self.words_for("plan"))
        self.first.set_items([self._item(one) for one in first])
        self._show_pitch()
        candidate = self.session.get(Candidate, self._open) if self._open is not None else None
        if candidate is not None and self.in_details:
            blocked = judge(self.session, self.course, candidate).blocked
            self.put("#standing", *([warning(self._blocked_sentence(candidate))] if blocked else []))

    def _blocked_sentence(self, candidate: Candidate) -> str:
        return self.w("contact_blocked", name=name(candidate, self.course))

    def _item(self, candidate: Candidate) -> Item:
        made = plan(self.session, candidate.id)
        found = judge(self.session, self.course, candidate)
        wanting = missing(made)
        state: Line
        if found.blocked:
            state = warning(self.w("blocked_short"))
        elif wanting:
            given = len(asked_fields(Contact)) - len(wanting)
            state = say(
                (
                    f"{'◐' if given else '○'} {self.w('plan_given', given=given, n=len(wanting) + given)}",
                    MUTED,
                )
            )
        else:
            state = say((f"● {self.w('plan_whole')}", "$success"))
        lines = (
            say((name(candidate, self.course), "bold"), (f"   {light_word(found, self.course)}", MUTED)),
            say("  ", state),
            "",
        )
        return Item(candidate.id, lines)

    def _show_pitch(self) -> None:
        here = self.first.cursor_key
        if not isinstance(here, int):
            self.put("#pitch")
            return
        made = plan(self.session, here)
        lines: list[Line] = [say((self.w("pitch_title"), "bold $primary"))]
        if made.opening.strip():
            lines.append(self.w("quoted", words=made.opening.strip()))
        for slot in PITCH:
            said = getattr(made, slot).strip()
            words = label(self.course, Contact.KIND, slot)
            lines.append(say((f"{words}: ", "bold"), " ".join(said.split()) or ("…", MUTED)))
        who = [
            self.course.label("role", made.role),
            self.course.label("channel", made.channel).lower(),
            format_date(made.when) if made.when else "",
        ]
        if any(who):
            lines.append(muted(self.w("who_calls", who=" · ".join(part for part in who if part))))
        self.put("#pitch", *lines)

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """The pitch of the other one."""
        event.stop()
        self._show_pitch()

    # the plan

    async def action_open(self) -> None:
        """Open the plan; while "they get" is empty only that can be written."""
        here = self.first.cursor_key
        candidate = self.session.get(Candidate, here) if isinstance(here, int) else None
        if candidate is not None:
            await self._plan(candidate)

    async def _plan(self, candidate: Candidate) -> None:
        self._open = candidate.id
        head = name(candidate, self.course)
        if judge(self.session, self.course, candidate).blocked:
            await self.open_details(head, self.form(candidate, ("they_get",)))
            return
        given = [
            muted(f"{label(self.course, Candidate.KIND, cell)}: {' '.join(getattr(candidate, cell).split())}")
            for cell in ("we_give", "they_get")
            if getattr(candidate, cell).strip()
        ]
        made = plan(self.session, candidate.id)
        await self.open_details(
            head,
            Static(text(*given), classes="above"),
            self.form(made, asked_fields(Contact)),
            Static(
                text(say((self.w("canvas_title"), "bold $primary")), muted(self.w("canvas_hint"))),
                classes="above",
            ),
            self.form(candidate, CANDIDATE),
        )

    async def bring_up(self, record: Record, field: str | None) -> bool:  # noqa: ARG002 - all stand on one page
        """The plan of a candidate."""
        about = record.candidate if isinstance(record, Contact) else record.id
        candidate = self.session.get(Candidate, about) if isinstance(record, Candidate | Contact) else None
        if candidate is not None:
            self.first.move_to(candidate.id)
            await self._plan(candidate)
        return False

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter, or a click on the candidate under the cursor."""
        event.stop()
        await self.action_open()

    async def action_close_details(self) -> None:
        """Back to the two."""
        await super().action_close_details()
        if not self.in_details:
            self._open = None
