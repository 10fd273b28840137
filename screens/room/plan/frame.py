"""The frame of the plan: list and page beside each other or one after the other, going in and out, saving, taking back."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from facilitator.components.homework import HomeworkMeeting
from facilitator.components.homework.tasks import local_today
from facilitator.i18n import tr
from facilitator.room.state import meetings
from facilitator.session import Session
from screens.room.plan.lists import MeetingRows, Opened
from screens.room.plan.pages import AgendaPage, MeetingPage, Page, StepPage
from screens.room.saving import Saving
from screens.widgets.form import RecordForm


def _key(key: str, action: str) -> Binding:
    return Binding(key, action, f"word:key_{action}", id=f"plan.{action}", tooltip=f"word:key_{action}_tip")


class PlanFrame(Saving):
    """The meetings on the left, on the right a page about the chosen one; on a small screen one after the other."""

    AREA = "plan"
    RUNS = True
    TABLES = False
    AUTO_FOCUS: ClassVar[str | None] = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("t", "take"),
        _key("f", "fill"),
        _key("e", "details"),
        _key("s", "start"),
        _key("g", "rehearse"),
        Binding("escape", "leave", "word:key_leave", id="library.back", tooltip="word:key_leave_tip"),
    ]

    DEFAULT_CSS = """
    PlanFrame #plan { height: 1fr; padding: 1 1 0 2; }
    PlanFrame #meetings { width: 45%; min-width: 46; max-width: 60; height: 1fr; padding: 0 3 0 0; }
    PlanFrame #meetings-keys { color: $text-muted; }
    PlanFrame #place { width: 1fr; height: 1fr; }
    PlanFrame Page { height: 1fr; padding: 0 1 0 0; scrollbar-size-vertical: 1; }
    PlanFrame Page .title { text-style: bold; color: $primary; margin: 1 0; }
    PlanFrame Page .muted { color: $text-muted; margin-bottom: 1; }
    PlanFrame #agenda-head, PlanFrame #agenda-needs, PlanFrame #places, PlanFrame #step-head { max-width: 78; }
    PlanFrame #agenda-head { margin-bottom: 1; }
    PlanFrame AgendaRows { max-width: 96; }
    PlanFrame.-narrow #meetings { width: 1fr; max-width: 100%; padding: 0; }
    PlanFrame.-narrow #place { display: none; }
    PlanFrame.-narrow.-inside #meetings { display: none; }
    PlanFrame.-narrow.-inside #place { display: block; }
    PlanFrame.-short #plan { padding: 0 1 0 2; }
    """

    def __init__(self, folder: Path, meeting: int | None = None) -> None:
        super().__init__(folder)
        self.chosen: int | None = meeting
        self._inside = meeting is not None
        self._going = False

    # composing

    def compose_work(self) -> ComposeResult:
        """The place of the list, and the place of the page."""
        with Horizontal(id="plan"):
            yield VerticalScroll(id="meetings", can_focus=False)
            yield VerticalScroll(id="place", can_focus=False)

    async def opened(self) -> None:
        """Fill list and page; the next meeting is the chosen one until somebody chooses."""
        from facilitator.room.checking import check_room

        session = self.session
        assert session is not None
        self.guard(lambda: check_room(self.course))
        if self.chosen is None:
            self.chosen = self._coming(session)
        side = self.query_one("#meetings")
        await side.remove_children()
        rows = MeetingRows(session, self.content_words, self.course, self.running_meeting)
        await side.mount(rows, Static(self.w("meetings_keys"), id="meetings-keys", markup=False))
        rows.go_to(self.chosen)
        await self._open(self.agenda_page())
        if not self._inside:
            rows.focus_list()

    def _coming(self, session: Session) -> int | None:
        rows = meetings(session)
        today = local_today()
        coming = sorted((row.day, row.id) for row in rows if row.day is not None and row.day >= today)
        return coming[0][1] if coming else rows[-1].id if rows else None

    def agenda_page(self) -> Page | None:
        """The agenda of the chosen meeting; None while none is chosen."""
        if self.session is None or self.chosen is None:
            return None
        return AgendaPage(self.session, self.content_words, self.course, self.chosen, self.present_step)

    def running_meeting(self) -> int | None:
        """The id of the meeting that runs now."""
        here = self.standing
        return here.room.meeting if here is not None and here.running else None

    def present_step(self) -> int | None:
        """The id of the step that the meeting is at."""
        here = self.standing
        return here.room.step if here is not None and here.running else None

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        return next(iter(self.query(Page)), None)

    @property
    def rows(self) -> MeetingRows:
        """The list of meetings."""
        return self.query_one(MeetingRows)

    @property
    def at_list(self) -> bool:
        """Whether one is in the list of meetings."""
        if self.has_class("-narrow"):
            return not self._inside
        return self.focused is not None and self.query_one("#meetings") in self.focused.ancestors

    async def _open(self, page: Page | None) -> None:
        """Put a page in its place; what is typed has been saved before."""
        self._going = True
        try:
            place = self.query_one("#place")
            async with self.batch():
                await place.remove_children()
                if page is not None:
                    await place.mount(page)
        finally:
            self._going = False
        self.set_class(self._inside, "-inside")
        if page is not None:
            page.draw()
            if self._inside:
                page.begin()
        self.update_bar()
        self.refresh_bindings()

    async def go_page(self, page: Page | None, *, inside: bool) -> bool:
        """Save, then open another page; False where something could not be saved."""
        if self._going or not self.may_leave():
            return False
        self._inside = inside
        await self._open(page)
        return True

    # the bar

    def where(self) -> list[str]:
        """The meetings, the chosen one."""
        where = [tr("Facilitator"), self.w("meetings") or tr("Workshop")]
        meeting = self.meeting_meant()
        if meeting is not None and self._inside:
            where.append(meeting.title.strip() or self.w("untitled"))
        return where

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with a meeting needs one."""
        if action in {"take", "fill", "details", "start", "rehearse"}:
            in_form = self._inside and isinstance(self.page, (MeetingPage, StepPage)) and not self.at_list
            return not in_form and (action == "take" or self.meeting_meant() is not None)
        return super().check_action(action, parameters)

    # drawing

    def show(self) -> None:
        """Draw again what the file says; a page whose meeting or step is gone gives way."""
        if self._going or not self.query(MeetingRows):
            return
        self.rows.refresh_from_session()
        page = self.page
        if page is None:
            return
        if page.gone and not any(form.dirty for form in page.query(RecordForm)):
            self.call_later(self._gone)
        else:
            page.draw()

    def beat(self) -> None:
        """Beside the list stands the agenda of the meeting under the cursor."""
        if not self._going and self.query(MeetingRows) and self.at_list and isinstance(self.page, AgendaPage):
            cursor = self.rows.cursor
            if cursor is not None and cursor != self.chosen and not self.has_class("-narrow"):
                self.chosen = cursor
                self.call_later(self._beside)

    async def _beside(self) -> None:
        if not self._going and self.at_list:
            await self.go_page(self.agenda_page(), inside=False)

    async def _gone(self) -> None:
        page = self.page
        if page is None or not page.gone or self._going:
            return
        if isinstance(page, StepPage) and self.meeting_meant() is not None:
            await self._open(self.agenda_page())
            return
        at_list, self.chosen = self.at_list, self.rows.cursor
        self._inside = False
        await self._open(self.agenda_page())
        if at_list or self.chosen is None or self.has_class("-narrow"):
            self.rows.focus_list()

    # going in and out

    async def on_opened(self, event: Opened) -> None:
        """Enter on a row, or a row just added."""
        event.stop()
        session = self.session
        if session is None:
            return
        if isinstance(event.rows, MeetingRows):
            before, self.chosen = self.chosen, event.row
            page = (
                MeetingPage(session, self.content_words, self.course, event.row)
                if event.fresh
                else self.agenda_page()
            )
            if not await self.go_page(page, inside=True):
                self.chosen = before
        else:
            await self.go_page(StepPage(session, self.content_words, self.course, event.row), inside=True)

    async def action_leave(self) -> None:
        """From the step to the agenda, from there to the list, from there to the overview."""
        page = self.page
        if self.at_list or page is None:
            if self.may_leave():
                self.app.pop_screen()
        elif isinstance(page, AgendaPage):
            if self.may_leave():
                self._inside = False
                self.remove_class("-inside")
                self.rows.go_to(self.chosen)
                self.rows.focus_list()
                self.update_bar()
        else:
            step = page.step_id if isinstance(page, StepPage) else None
            if await self.go_page(self.agenda_page(), inside=True) and isinstance(self.page, AgendaPage):
                self.page.rows.go_to(step)

    async def action_details(self) -> None:
        """Name, day, time, length and venue."""
        meeting = self.meeting_meant()
        if meeting is not None and self.session is not None:
            self.chosen = meeting.id
            page = MeetingPage(self.session, self.content_words, self.course, meeting.id)
            await self.go_page(page, inside=True)

    def meeting_meant(self) -> HomeworkMeeting | None:
        """The meeting that the keys are about: under the cursor while one is in the list, else the chosen one."""
        if self.session is None or not self.query(MeetingRows):
            return None
        wanted = self.rows.cursor if self.at_list else self.chosen
        return self.session.get(HomeworkMeeting, wanted) if wanted is not None else None
