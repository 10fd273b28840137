"""The second step: the group reads the ideas and makes candidates of them. The program suggests and never joins."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.partners import IDEAS, Candidate, Idea
from facilitator.components.partners.ideas import Pool, pool, revealed, rules, written
from facilitator.components.partners.merging import each_alone, merge, split, take_out
from facilitator.components.partners.sentences import name, rule_sentence
from facilitator.record import Record
from facilitator.session import Change, Changed, Put, Session
from facilitator.visibility import Activity
from screens.components.partners.beside import Beside, board_groups, without_work
from screens.components.partners.parts import ActionWords, PartnersStep, key
from screens.dialogs import ChoiceDialog, LineDialog
from screens.step_parts import warning
from screens.widgets.board import Board
from screens.widgets.paint import Line

ROOM_FOR_SECTORS = 20
"""Lines of the terminal from which the sectors and their digits are listed."""

FIELDS = ("name", "sector", "category", "geography", "contact_path")


class GatherStep(PartnersStep):
    """A board with the bank and the candidates; beside the card under the cursor what looks like it."""

    STEP = "gather"
    ACTIVITY = IDEAS
    LETTERS = frozenset(
        {"merge", "alike", "alone", "all_alone", "split", "new", "open", "sector", "place", "who_made"}
    )

    SCOPED_CSS = False
    DEFAULT_CSS = """
    GatherStep #board { height: 1fr; min-height: 5; }
    GatherStep #beside { height: auto; max-height: 7; margin-top: 1; }
    .-short GatherStep #beside { margin-top: 0; max-height: 4; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("m", "merge", "merge"),
        key("l", "alike", "alike"),
        key("k", "alone", "candidate"),
        key("a", "all_alone", "all"),
        key("u", "split", "split"),
        key("n", "new", "new"),
        key("e", "open", "open"),
        key("1", "sector(0)", "sector", display="1-7"),
        *(key(str(n + 1), f"sector({n})", "sector", id=f"sector-{n + 1}", show=False) for n in range(1, 9)),
        key("s", "place", "place"),
    ]

    def compose_page(self) -> ComposeResult:
        """The rules, the board, the card under the cursor."""
        yield Static(id="rules", classes="above", markup=False)
        yield Board(empty=self.w("gather_empty"), id="board")
        yield Beside(self.content_words, self.course, id="beside")
        yield ActionWords(most=2, id="sectors")
        yield ActionWords(most=2, id="keys", classes="keys")

    def main(self) -> Widget:
        """The board."""
        return self.board

    @property
    def board(self) -> Board:
        """Bank and candidates."""
        return self.query_one("#board", Board)

    @property
    def beside(self) -> Beside:
        """The card under the cursor, and what looks like it."""
        return self.query_one("#beside", Beside)

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw the board again."""
        super().show(changed)
        if changed is not None and not changed.touches(Idea, Candidate, Activity):
            return
        found, shown = self.pool(), revealed(self.session, self.viewer)
        self.set_idle(without_work(found, shown=shown))
        self._show_words()
        waiting = bool(written(self.session)) and not shown
        self.board.empty = "" if waiting else self.w("gather_empty")
        groups = board_groups(self.session, self.course, self.viewer, found)
        self.board.set_groups(groups if found.candidates or not waiting else ())
        self._show_rules(found, shown=shown)
        self.beside.compare(found)
        self.beside.look_at(self.board.cursor_key)
        self._show_sectors()

    def _show_words(self) -> None:
        keys = self.words_for("merge", "alike", "candidate", "all", "place", "split", "new", "open")
        self.query_one("#keys", ActionWords).set_words(keys)

    def _show_sectors(self) -> None:
        """Which digit is which sector, while the cursor is on a candidate."""
        here = self.board.cursor_key
        candidate = self.session.get(Candidate, here) if isinstance(here, int) else None
        shown = candidate is not None and self.app.size.height >= ROOM_FOR_SECTORS
        numbered = enumerate(self._sectors()[:9])
        words = [(f"sector({n})", f"{n + 1} {self.course.label('sector', one)}") for n, one in numbered]
        self.query_one("#sectors", ActionWords).set_words(words if shown else [])

    def _show_rules(self, found: Pool, *, shown: bool) -> None:
        lines: list[Line] = []
        if not shown and written(self.session):
            lines.append(warning(self.w("gather_hidden", n=len(written(self.session)))))
        if found.candidates or shown:
            lines.append("   ".join(rule_sentence(rule, self.course) for rule in rules(found.candidates)))
        self.put("#rules", *lines)

    def _sectors(self) -> list[str]:
        return list(self.course.choices.get("sector", {}))

    def on_board_highlighted(self, event: Board.Highlighted) -> None:
        """Another card: what looks like it?"""
        event.stop()
        self.beside.look_at(event.key)
        self._show_sectors()

    # making candidates

    def _chosen(self) -> list[int]:
        """The marked cards, else the one under the cursor."""
        keys: Iterable[Hashable] = self.board.marked or {self.board.cursor_key}
        return [one for one in keys if isinstance(one, int)]

    def _make(self, label: str, make: Callable[[Session], list[Record]], stay: int | None = None) -> bool:
        """One edit; the marks go, and the cursor goes to what became of it."""

        def changes(now: Session) -> Iterable[Change]:
            return [Put(record) for record in make(now)]

        if not self.edit(label, changes):
            return False
        self.board.set_marked(())
        self.show(None)
        if stay is not None:
            self.board.move_to(stay)
        return True

    def action_alike(self) -> None:
        """Mark the card under the cursor and the one most like it; again marks the next one."""
        here = self.board.cursor_key
        marked = set(self.board.marked)
        for other in self.beside.alike(here):
            if other not in marked:
                self.board.set_marked({*marked, here, other})
                return
        self.tell(self.w("looks_like_none"))

    def action_merge(self) -> None:
        """Put the marked cards together."""
        marked = [one for one in self.board.marked if isinstance(one, int)]
        here = self.board.cursor_key
        if len(marked) == 1 and isinstance(here, int):
            marked = list({*marked, here})
        if len(marked) < 2:
            self.tell(self.w("mark_first"))
            return
        self._join(marked)

    def _join(self, ids: list[int]) -> None:
        made: list[Record] = []

        def make(now: Session) -> list[Record]:
            made[:] = merge(now, self.course, self.viewer, ids)
            return made

        if self._make(self.w("edit_merge", n=len(ids)), make) and made:
            self.board.move_to(made[0].id)
            self.tell(self.w("merged", n=len(ids)))

    def action_alone(self) -> None:
        """Make a candidate of each chosen idea, one for each."""
        ids = [one for one in self._chosen() if self.session.get(Idea, one) is not None]
        if ids:
            self._alone(ids)

    def action_all_alone(self) -> None:
        """Make a candidate of every idea that is left in the bank."""
        ids = [idea.id for idea in self.pool().bank] if revealed(self.session, self.viewer) else []
        if ids:
            self._alone(ids)

    def _alone(self, ids: list[int]) -> None:
        self._make(
            self.w("edit_candidates", n=len(ids)), lambda now: each_alone(now, self.course, self.viewer, ids)
        )

    def action_split(self) -> None:
        """Take a candidate apart, all of it or one wording."""
        here = self.board.cursor_key
        candidate = self.session.get(Candidate, here) if isinstance(here, int) else None
        if candidate is None:
            self.tell(self.w("split_what"))
            return
        wordings = self.pool().ideas.get(candidate.id, ())
        if len(wordings) < 2:
            self._split(candidate, "all")
            return
        choices = [("all", self.w("split_all"), self.w("split_all_hint"))]
        choices += [(str(idea.id), self.w("split_one", name=idea.text), "") for idea in wordings]
        dialog = ChoiceDialog(self.w("split_title", name=name(candidate, self.course)), "", choices)
        self.app.push_screen(dialog, partial(self._split, candidate))

    def _split(self, candidate: Candidate, answer: str | None) -> None:
        if answer is None:
            return

        def make(now: Session) -> list[Record]:
            if answer == "all":
                return split(now, self.viewer, candidate.id)
            idea = now.get(Idea, int(answer))
            return [take_out(idea)] if idea is not None else []

        self._make(self.w("edit_split", name=name(candidate, self.course)), make)

    def action_new(self) -> None:
        """A candidate that comes up while the group talks: it is written as an idea of the one who types."""
        if self.session.seat.writes_as is None:
            self.desk.action_people()
            return
        if not revealed(self.session, self.viewer):
            self.tell(self.w("reveal_first"))
            return
        self.app.push_screen(LineDialog(self.w("new_title"), self.w("new_text")), self._add)

    def _add(self, words: str | None) -> None:
        seat = self.session.seat
        if not words or seat.writes_as is None:
            return
        idea = Idea(id=self.session.new_id(), person=seat.writes_as, entered_by=seat.entered_by, text=words)
        viewer = self.viewer

        def make(now: Session) -> Iterable[Change]:
            last = pool(now, viewer).candidates
            candidate = Candidate(
                id=Candidate.key(idea.id), position=last[-1].position + 1 if last else 1.0, name=idea.text
            )
            return [Put(candidate), Put(idea.revise(merged_into=candidate.id))]

        if self.edit(self.w("edit_add", name=words), make):
            self.show(None)
            self.board.move_to(Candidate.key(idea.id))

    # marking sector and place

    def _candidates(self) -> list[int]:
        return [one for one in self._chosen() if self.session.get(Candidate, one) is not None]

    def _mark(self, field: str, value: str) -> None:
        ids = self._candidates()
        if not ids:
            self.tell(self.w("candidate_first"))
            return

        def make(now: Session) -> Iterable[Change]:
            for one in ids:
                found = now.get(Candidate, one)
                if found is not None:
                    yield Put(found.revise(**{field: value}))

        self.edit(self.w("edit_mark"), make)

    def action_sector(self, number: int) -> None:
        """A digit: the sector of the chosen candidates; the same digit again takes it away."""
        sectors = self._sectors()
        if number >= len(sectors):
            return
        ids = self._candidates()
        known = {found.sector for one in ids if (found := self.session.get(Candidate, one)) is not None}
        self._mark("sector", "" if known == {sectors[number]} else sectors[number])

    def action_place(self) -> None:
        """The next place: own municipality, neighbouring, region and so on."""
        ids = self._candidates()
        first = self.session.get(Candidate, ids[0]) if ids else None
        places = ["", *self.course.choices.get("geography", {})]
        at = places.index(first.geography) if first is not None and first.geography in places else -1
        self._mark("geography", places[(at + 1) % len(places)])

    async def action_open(self) -> None:
        """A candidate's form; of an idea a candidate is made first."""
        here = self.board.cursor_key
        candidate = self.session.get(Candidate, here) if isinstance(here, int) else None
        if candidate is not None:
            await self._open(candidate)
        elif isinstance(here, int):
            self._alone([here])

    async def _open(self, candidate: Candidate) -> None:
        await self.open_details(name(candidate, self.course), self.form(candidate, FIELDS))

    async def bring_up(self, record: Record, field: str | None) -> bool:  # noqa: ARG002 - all stand in one form
        """The form of a candidate."""
        if isinstance(record, Candidate):
            self.board.move_to(record.id)
            await self._open(record)
        return False

    async def on_board_chosen(self, event: Board.Chosen) -> None:
        """Enter, or a click on the card under the cursor."""
        event.stop()
        await self.action_open()
