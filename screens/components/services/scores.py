"""The fifth step: one's own scores, service by service, or all of them in a table. Nobody sees the others'."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.services import SCORES, GateAnswer, Hunch, Score, Service, ServicesSetup, title
from facilitator.components.services.picking import group_name, to_score
from facilitator.components.services.scoring import criteria_in_use, finished_count, is_finished
from facilitator.components.services.sentences import genitive
from facilitator.content import Criterion
from facilitator.people import Finished
from facilitator.session import Change, Changed, Put, Session
from facilitator.visibility import Activity, may_write
from screens.components.services.hunch import HunchDialog
from screens.components.services.parts import ServicesStep, asked, key, muted, text, warning
from screens.house import plain
from screens.widgets.bars import progress
from screens.widgets.paint import MUTED, Line, say
from screens.widgets.rating import RatingList
from screens.widgets.table import Column, LineTable, Row

OPEN = muted("·")
"""Stands where nothing has been answered yet."""

Answers = dict[Hashable, int | None]
"""One's own answers by criterion: a value, or None for "don't know"."""


class OwnRating(RatingList):
    """A rating list whose page keys turn to another service."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("pagedown", "turn(1)", "next_service", display="PgDn"),
        key("pageup", "turn(-1)", "previous_service", show=False),
    ]

    def action_turn(self, by: int) -> None:
        """Ask the step for the service beside this one."""
        step = next(node for node in self.ancestors if isinstance(node, ScoresStep))
        step.action_turn(by)


class ScoresStep(ServicesStep):
    """A service at a time with the meaning of the numbers; T shows all of one's own scores as a table."""

    STEP = "scores"
    ACTIVITY = SCORES

    DEFAULT_CSS = """
    ScoresStep #mine { display: none; }
    ScoresStep.-table #mine { display: block; }
    ScoresStep.-table #rating { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("t", "table", "table"),
        key("f", "finished", "finished"),
        key("m", "hunch", "hunch"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._service: int | None = None
        self._writer: int | None = None

    def compose_page(self) -> ComposeResult:
        """Which service, the scale or the table, how far one has come."""
        yield Static(id="which", classes="above", markup=False)
        yield OwnRating(dont_know=self.w("dont_know"), id="rating")
        yield LineTable([Column("name", "")], cell_cursor=True, takes="12345?0", id="mine")
        yield Static(id="done", classes="below", markup=False)

    def main(self) -> Widget:
        """The scale or the table."""
        return self.query_one("#mine" if self.has_class("-table") else "#rating")

    @property
    def rating(self) -> RatingList:
        """The scale."""
        return self.query_one("#rating", RatingList)

    @property
    def table(self) -> LineTable:
        """All of one's own scores."""
        return self.query_one("#mine", LineTable)

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw one's own scores again, if they or what is asked may have changed."""
        super().show(changed)
        if changed is not None and not changed.touches(
            Score, Service, GateAnswer, ServicesSetup, Activity, Finished, Hunch
        ):
            return
        person = self.session.seat.writes_as
        another = person != self._writer
        if another:
            self._writer, self._service = person, None
        lead = str(self.desk.step_content.lead)
        if self.colleague is not None:
            lead = self.w("scores_lead_for", whose=genitive(self.colleague.name.strip() or self.w("unnamed")))
        self.desk.query_one("#lead", Static).update(plain(lead))
        services = to_score(self.session, self.course)
        ids = [service.id for service in services]
        criteria = criteria_in_use(self.session, self.course)
        mine = {service: self._mine(service, criteria) for service in ids}
        if self._service not in mine:
            behind = (service for service in ids if len(mine[service]) < len(criteria))
            self._service = next(behind, ids[0] if ids else None)
        asks = bool(services) and self.session.seat.writes_as is not None
        self.rating.display = asks and not self.has_class("-table")
        self.table.display = asks and self.has_class("-table")
        self._tell_which(services)
        if asks:
            if self.has_class("-table"):
                self._show_table(services, mine)
            else:
                self.rating.set_criteria(asked(criteria), mine[self._service or ids[0]])
            if another and self._service is not None:
                self._go_to_open(self._service, [one.id for one in criteria], mine[self._service])
        self._tell_done(mine, asks=asks)

    def _go_to_open(self, service: int, criteria: Sequence[str], mine: Answers) -> None:
        """To the first criterion of the service that the person has not answered."""
        first = next((name for name in criteria if name not in mine), criteria[0])
        self.rating.move_to(first)
        self.table.move_to_cell(service, first)

    def _mine(self, service: int, criteria: Sequence[Criterion]) -> Answers:
        """One's own answers for a service: a value, or None for "don't know"."""
        person = self.session.seat.writes_as
        if person is None:
            return {}
        found = {one.id: self.session.get(Score, Score.key(person, service, one.id)) for one in criteria}
        return {name: score.value for name, score in found.items() if score is not None}

    def _tell_which(self, services: tuple[Service, ...]) -> None:
        service = next((one for one in services if one.id == self._service), None)
        if service is None:
            self.put("#which", self.w("scores_empty"))
            return
        if self.session.seat.writes_as is None:
            self.put("#which", warning(self.w("who_first")))
            return
        number = [one.id for one in services].index(service.id) + 1
        where = self.w("scores_where", number=number, n=len(services))
        writing = self.activity().hidden
        hidden = self.own_word("scores_hidden") if writing else self.w("scores_shown")
        if self.has_class("-table"):
            self.put("#which", muted(f"{self.own_word('scores_table')} · {hidden}"))
            return
        name = say((title(service, self.course) or self.w("unnamed"), "bold $primary"))
        lines: list[Line] = [Content.assemble(name, "  ", muted(group_name(service.group, self.course)))]
        lines.append(muted(f"{where} · {hidden}"))
        if service.note.strip() and self.app.size.height >= 30:
            lines.append(muted(" ".join(service.note.split())))
        self.put("#which", *lines)

    def _show_table(self, services: Sequence[Service], every: Mapping[int, Answers]) -> None:
        criteria = criteria_in_use(self.session, self.course)
        columns = [Column("name", self.w("head_service"), 16, 34)]
        columns += [Column(one.id, str(one.name), 8, 14) for one in criteria]
        rows: list[Row] = []
        for service in services:
            mine = every[service.id]
            cells: dict[object, Line] = {"name": title(service, self.course) or self.w("unnamed")}
            for one in criteria:
                cells[one.id] = _score_text(mine[one.id]) if one.id in mine else OPEN
            rows.append(Row(service.id, cells))
        self.table.set_columns(columns, rows)

    def _tell_done(self, mine: Mapping[int, Answers], *, asks: bool) -> None:
        if not asks:
            self.put("#done")
            return
        whole = len(mine) * len(criteria_in_use(self.session, self.course))
        given = sum(map(len, mine.values()))
        finished, here = finished_count(self.session, SCORES)
        others = self.w("scores_who", done=finished, n=here)
        words = f"{self.w('scores_done', given=given, n=whole)} · {others}"
        lines: list[Line] = [progress(given, whole, 74, words)]
        person = self.session.seat.writes_as or 0
        if not may_write(self.viewer, person, self.activity()):
            lines.append(muted(self.w("closed")))
        elif is_finished(self.session, person, SCORES):
            lines.append(muted(self.own_word("you_are_finished")))
        elif given == whole:
            lines.append(warning(self.own_word("press_finished")))
        else:
            lines.append(muted(self.w("table_keys" if self.has_class("-table") else "scores_keys")))
        self.query_one("#done", Static).update(text(*lines))
        self.query_one("#done", Static).display = True

    # rating

    def on_rating_list_rated(self, event: RatingList.Rated) -> None:
        """A digit, a question mark or a click."""
        event.stop()
        if self._service is not None:
            self._save(self._service, str(event.key), event.value)

    def on_line_table_typed(self, event: LineTable.Typed) -> None:
        """A digit in the table."""
        event.stop()
        if not isinstance(event.row, int):
            return
        value = int(event.character) if event.character in "12345" else None
        if self._save(event.row, str(event.column), value):
            self.table.action_aside(1)

    def _save(self, service: int, criterion: str, value: int | None) -> bool:
        seat = self.session.seat
        person = seat.writes_as
        if person is None:
            self.desk.action_people()
            return False
        if not may_write(self.viewer, person, self.activity()):
            self.desk.app.say(self.w("closed"))
            self.show(None)
            return False
        record = Score(
            id=Score.key(person, service, criterion),
            person=person,
            entered_by=seat.entered_by,
            service=service,
            criterion=criterion,
            value=value,
        )

        def make(_: Session) -> Iterable[Change]:
            return [Put(record)]

        if self.edit(self.w("edit_score"), make):
            return True
        self.show(None)
        return False

    def action_turn(self, by: int) -> None:
        """The next service or the one before."""
        ids = [service.id for service in to_score(self.session, self.course)]
        if self._service not in ids:
            return
        at = ids.index(self._service) + by
        if not 0 <= at < len(ids):
            self.desk.app.say(self.w("last_service" if by > 0 else "first_service"))
            return
        self._service = ids[at]
        self.show(None)
        self.rating.action_edge(-1)

    def action_table(self) -> None:
        """Between one service and the table of all."""
        if self.has_class("-table") and isinstance(self.table.cursor_key, int):
            self._service = self.table.cursor_key
        self.toggle_class("-table")
        self.show(None)
        if self.has_class("-table") and self._service is not None:
            self.table.move_to(self._service)
        self.focus_first()

    def on_line_table_cell_chosen(self, event: LineTable.CellChosen) -> None:
        """Enter in the table: that service with the meaning of the numbers."""
        event.stop()
        self.action_table()
        self.rating.move_to(event.column)

    def action_hunch(self) -> None:
        """Name the services that one would choose now, to hold beside the result later."""
        if self.session.seat.writes_as is None:
            self.desk.action_people()
        elif not self.activity().hidden:
            self.desk.app.say(self.w("hunch_late"))
        elif self.activity().refuses(facilitator=self.session.seat.facilitator):
            self.desk.app.say(self.w("closed"))
        elif to_score(self.session, self.course):
            self.app.push_screen(HunchDialog(self.desk, self.own_word("hunch_title")))

    def action_finished(self) -> None:
        """Finished with the scores, or not yet."""
        self.desk.toggle_finished(SCORES)


@lru_cache
def _score_text(value: int | None) -> Line:
    return say((str(value), "bold")) if value is not None else say(("?", MUTED))
