"""Editing what a vote is about while the meeting runs: its options, how many dots each has, and how many are to be chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from facilitator.agenda import RoomStep, Voting, activity_name
from facilitator.component import activity_of
from facilitator.edits import Put
from facilitator.room import casting, telling, votes
from facilitator.room.offers import Offered, offers
from facilitator.room.votes import Election
from facilitator.visibility import Phase
from screens.dialogs import ChoiceDialog, LineDialog
from screens.house import WORD, Dialog, plain
from screens.room.votes.window import VoteDialog
from screens.widgets.lines import Item, LineList
from screens.widgets.paint import MUTED, fold, say

MOST_ROWS = 11
LARGEST = 99
NAMED = 2
"""Of more libraries it is only said how many they are."""


def _key(key: str, action: str, name: str, shown: str = "") -> Binding:
    return Binding(
        key,
        action,
        f"word:key_{name}",
        id=f"votes.{name}",
        tooltip=f"word:key_{name}_tip",
        key_display=shown or None,
    )


class OptionsDialog(VoteDialog[None]):
    """The options, with keys to add, reword and remove them and to set the limits; everything is saved at once."""

    DEFAULT_CSS = """
    OptionsDialog #options-said { margin: 1 0; height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("n", "add", "add"),
        _key("o", "take", "take"),
        _key("delete", "remove", "remove", "Del"),
        _key("b", "number('budget')", "budget"),
        _key("p", "number('per_option')", "per_option"),
        _key("v", "number('wanted')", "wanted"),
        _key("r", "rule", "rule"),
    ]

    def compose(self) -> ComposeResult:
        """The limits, the options, what was said, keys."""
        with Vertical(id="dialog"):
            yield Static(plain(self.w("options_title")), classes="title")
            yield Static(id="options-limits", markup=False)
            yield Static("")
            yield LineList(id="options", choose_on_click=False, empty=self.w("options_empty"))
            yield Static(id="options-said", markup=False)
            yield Static(id="options-keys", classes="muted", markup=False)

    def on_mount(self) -> None:
        """The list at once."""
        self.show()
        self.query_one(LineList).focus()

    def show(self) -> None:
        """The options and limits as they are now."""
        vote = self.vote
        if vote is None or not self.query("#options"):
            return
        self.query_one("#options-limits", Static).update(plain(*self._limits(vote)))
        listed = self.query_one("#options", LineList)
        rows = [(one.id, fold(f"{n}. {one.text.strip()}", 64)) for n, one in enumerate(vote.options, 1)]
        listed.styles.height = max(2, min(MOST_ROWS, sum(len(lines) for _, lines in rows)))
        listed.set_items([Item(option, lines) for option, lines in rows])
        self.query_one("#options-said", Static).update(self._said(vote))
        self.query_one("#options-keys", Static).update(
            plain(
                self.w("keys_options"),
                *([self.w("keys_budget")] if vote.budgeted else [self.w("keys_wanted")]),
            )
        )
        self.refresh_bindings()

    def _limits(self, vote: Election) -> list[str]:
        course = self.following.course
        lines = [self.w("rule_is", rule=course.label("room_vote", vote.rule))]
        if vote.budgeted:
            key = "budget_set" if vote.step.budget else "budget_suggested"
            lines.append(self.w(f"{key}_{vote.rule}", n=vote.budget, suggested=vote.suggested))
        if vote.rule is Voting.DOTS:
            lines.append(self.w("per_option_is", n=vote.most))
        lines.append(self.w("wanted_is", n=vote.wanted))
        return lines

    def _said(self, vote: Election) -> Content:
        hall = self.following.hall()
        if hall is None:
            return plain("")
        if self._is_shut(vote):
            return say((f"! {self.w('options_closed')}", "$text-warning"))
        if over := votes.over(hall, vote.step):
            return say((f"! {self.w('over', n=over)}", "$text-warning"))
        return plain(telling.turnout_words(self.texts, votes.turnout(hall, vote.step)))

    def _is_shut(self, vote: Election) -> bool:
        workshop = self.following.workshop
        return workshop is None or activity_of(workshop, activity_name(vote.step.id)).phase is Phase.CLOSED

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is changed once the vote is closed; limits only where there are any."""
        if action in {"add", "take", "remove", "number", "rule"}:
            vote = self.vote
            if vote is None or self._is_shut(vote):
                return False
            if parameters == ("budget",):
                return vote.budgeted
            if parameters == ("per_option",):
                return vote.rule is Voting.DOTS
        return super().check_action(action, parameters)

    # options

    def action_add(self) -> None:
        """Type a new option."""
        self.app.push_screen(LineDialog(self.w("add_title"), self.w("add_text")), self._added)

    def _added(self, text: str | None) -> None:
        if text:
            self.edit(lambda now: casting.add_options(now, self.step_id, [(text, "")]))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Other words for this option."""
        event.stop()
        vote, option = self.vote, int(str(event.key))
        if vote is None or self._is_shut(vote):
            return

        def reworded(text: str | None) -> None:
            if text:
                self.edit(lambda now: casting.reword_option(now, option, text))

        self.app.push_screen(
            LineDialog(self.w("reword_title"), self.w("reword_text"), vote.names.get(option, "")), reworded
        )

    def action_remove(self) -> None:
        """Take the option under the cursor off; where somebody has voted, only after a question."""
        hall, vote = self.following.hall(), self.vote
        option = self.query_one(LineList).cursor_key
        if hall is None or vote is None or not isinstance(option, int):
            return

        def remove(answer: str | None) -> None:
            if answer == "remove":
                self.edit(lambda now: casting.reword_option(now, option, ""))

        if not votes.turnout(hall, vote.step).voted:
            remove("remove")
            return
        answers = [("keep", self.w("keep"), ""), ("remove", self.w("remove"), self.w("remove_does"))]
        self.app.push_screen(ChoiceDialog(vote.names[option], "", answers), remove)

    def action_take(self) -> None:
        """Take options from what the meeting and the libraries already have."""
        hall, vote = self.following.hall(), self.vote
        if hall is None or vote is None:
            return
        known = {name.casefold() for name in vote.names.values()}
        found = [one for one in offers(hall) if one.text.casefold() not in known]
        self.app.push_screen(OffersDialog(found, self.texts.word), self._taken)

    def _taken(self, taken: list[Offered] | None) -> None:
        if taken:
            texts = [(one.text, one.source) for one in taken]
            self.edit(lambda now: casting.add_options(now, self.step_id, texts))

    # limits

    def action_number(self, field: str) -> None:
        """Type a limit; nothing but 0 goes back to the suggestion."""
        vote = self.vote
        if vote is None:
            return
        value = getattr(vote.step, field)

        def typed(text: str | None) -> None:
            if text is None:
                return
            if not text.isdigit() or int(text) > LARGEST:
                self.app.say(self.w("not_a_number", n=LARGEST))
                return
            self._set(**{field: int(text) or None})

        title = self.w(f"{field}_title")
        text = self.w(f"{field}_text", n=vote.suggested)
        self.app.push_screen(LineDialog(title, text, str(value or "")), typed)

    def action_rule(self) -> None:
        """Choose how one votes, as long as nobody has: a dot is no mark."""
        vote, hall = self.vote, self.following.hall()
        if vote is None or hall is None:
            return
        if votes.turnout(hall, vote.step).voted:
            self.app.say(self.w("rule_kept"))
            return
        listed = self.following.course.choices["room_vote"]
        answers = [(key, str(one.label), str(one.hint) if one.hint else "") for key, one in listed.items()]

        def chosen(rule: str | None) -> None:
            if rule and rule != vote.rule:
                self._set(vote=rule, budget=None, per_option=None)

        self.app.push_screen(ChoiceDialog(self.w("rule_title"), self.w("rule_text"), answers), chosen)

    def _set(self, **fields: object) -> None:
        self.edit(
            lambda now: [
                Put(step.revise(**fields)) for step in [now.get(RoomStep, self.step_id)] if step is not None
            ]
        )


class OffersDialog(Dialog[list[Offered]]):
    """What there is to vote about, group by group; the space bar chooses, Enter takes what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [_key("space", "choose_one", "choose")]

    def __init__(self, offered: list[Offered], w: Callable[..., str]) -> None:
        super().__init__()
        self._offered, self._w = offered, w
        self._chosen: set[int] = set()

    def compose(self) -> ComposeResult:
        """Title, offers, keys."""
        with Vertical(id="dialog"):
            yield Static(plain(self._w("offers_title")), classes="title")
            yield LineList(id="offers", empty=self._w("no_offers"))
            yield Static("")
            yield Static(plain(self._w("keys_offers")), classes="muted")

    def binding_text(self, text: str) -> str:
        """The words on votes."""
        return self._w(text.removeprefix(WORD)) if text.startswith(WORD) else super().binding_text(text)

    def on_mount(self) -> None:
        """The offers at once."""
        self._show()
        self.query_one(LineList).focus()

    def _show(self) -> None:
        items: list[Item] = []
        for n, one in enumerate(self._offered):
            if not n or self._offered[n - 1].group != one.group:
                items.append(Item(one.group, (say((self._w(f"group_{one.group}"), "bold")),), disabled=True))
            sign = "●" if n in self._chosen else "○"
            where = ", ".join(one.libraries)
            if len(one.libraries) > NAMED:
                where = self._w("many_libraries", n=len(one.libraries))
            items.append(Item(n, (say(f"  {sign} {one.text}", (f"  {where}", f"not bold {MUTED}")),)))
        offers_list = self.query_one(LineList)
        offers_list.styles.height = max(2, min(14, len(items)))
        offers_list.set_items(items)

    def action_choose_one(self) -> None:
        """Choose the one under the cursor, or leave it out again."""
        key = self.query_one(LineList).cursor_key
        if isinstance(key, int):
            self._chosen ^= {key}
            self._show()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Take what is chosen; without a choice the one under the cursor."""
        event.stop()
        chosen = self._chosen or {int(str(event.key))}
        self.dismiss([self._offered[n] for n in sorted(chosen)])
