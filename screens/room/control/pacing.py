"""How the meeting goes against its plan, in words, and the window in which the facilitator catches up."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.i18n import format_time, tr
from facilitator.room.catching import Proposal, Way, proposals
from facilitator.room.moments import local
from facilitator.room.schedule import Expected, Pace
from screens.house import Dialog, plain
from screens.room.control.panels import HERE, PAST, W, joined
from screens.widgets.lines import Item, LineList
from screens.widgets.paint import MUTED, say


def time_of(moment: int) -> str:
    """A moment of the room's clock as a time of day."""
    return format_time(local(moment))


def pace_words(pace: Pace, w: W) -> str:
    """Ahead or behind, in a few words."""
    behind = pace.behind
    if not behind:
        return w("on_time")
    return w("behind" if behind > 0 else "in_front", time=long_time(abs(behind), w))


def long_time(minutes: int, w: W) -> str:
    """Minutes as people say them: from an hour on in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return w("minutes", n=rest)
    return w("hours_minutes", hours=hours, n=rest) if rest else w("hours", hours=hours)


def step_times(pace: Pace) -> dict[int, str]:
    """The planned time of each step by id, and beside it the expected one where that is another minute."""
    return {one.step.id: _times(one) for one in pace.steps}


def _times(one: Expected) -> str:
    planned = time_of(one.planned)
    if one.past or one.present or one.start is None:
        return planned
    expected = time_of(one.start)
    return planned if expected == planned else f"{planned} → {expected}"


def effect(pace: Pace, w: W) -> Content:
    """What the delay does to the rest of the day."""
    lines = [say((pace_words(pace, w), "bold $primary"))]
    lines.append(say(w("will_end", time=time_of(pace.ends_at), due=time_of(pace.agreed_at))))
    if pace.over:
        lines.append(say((w("over_length", n=pace.over), "$text-warning")))
    lines += [Content(""), say((w("planned_expected"), MUTED))]
    for one in pace.steps:
        sign = HERE if one.present else PAST if one.done else " "
        style = MUTED if one.past else "bold" if one.present else ""
        lines.append(say((f"{sign} {_times(one):<15}{one.step.title}", style)))
    return joined(lines)


def proposal_lines(proposal: Proposal, pace: Pace, w: W) -> tuple[str, str]:
    """A proposal: what is done, and which steps it touches."""
    titles = {step.id: (step.title, step.minutes or 0) for step in pace.coming}
    match proposal.way:
        case Way.SHORTEN:
            cuts = [
                w("cut", title=titles[step][0], was=titles[step][1], n=minutes)
                for step, minutes in proposal.minutes
            ]
            return w("way_shorten", n=proposal.saves), ", ".join(cuts)
        case Way.LEAVE_OUT:
            names = [w("quoted", title=titles[step][0]) for step in proposal.skipped]
            return w("way_leave_out", titles=", ".join(names)), w("saves", n=proposal.saves)
        case Way.LATER:
            return w("way_later", time=time_of(pace.ends_at)), w("way_later_hint")


class PaceDialog(Dialog[Proposal]):
    """What the delay does, and ways to catch up. Gives the proposal that is taken, or None."""

    DEFAULT_CSS = """
    PaceDialog #day { height: auto; max-height: 40vh; }
    """

    def __init__(self, pace: Pace, w: W) -> None:
        super().__init__()
        self._pace = pace
        self._w = w
        self._found = proposals(pace)

    def compose(self) -> ComposeResult:
        """The day, then the ways."""
        with Vertical(id="dialog"):
            yield Static(plain(self._w("pace_title")), classes="title")
            with VerticalScroll(id="day", can_focus=False):
                yield Static(effect(self._pace, self._w), markup=False)
            yield Static("")
            yield LineList(id="ways", choose_on_click=True, empty=self._w("no_need"))
            yield Static(plain(tr("Enter chooses · Esc goes back")), classes="muted")

    def on_mount(self) -> None:
        """Show the ways."""
        ways = self.query_one("#ways", LineList)
        rows = [proposal_lines(one, self._pace, self._w) for one in self._found]
        items = [
            Item(str(n), tuple(line for line in (first, f"  {second}" if second else "") if line))
            for n, (first, second) in enumerate(rows)
        ]
        ways.styles.height = max(1, min(9, sum(1 + bool(second) for _, second in rows)))
        ways.set_items(items)
        ways.focus()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """This way."""
        event.stop()
        self.dismiss(self._found[int(str(event.key))])
