"""The wall as one drawing: where the words, the clock and the picture go for the size that the terminal has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from facilitator.room.pictures import Picture
from screens.room.wall.painters import least, paint, task
from screens.room.wall.scenes import BLANK, Clock, Scene
from screens.room.wall.sizes import SCALES, SMALL_HIGH, More, at_the_left, big, large
from screens.widgets.letters import clock_lines, wall_lines
from screens.widgets.paint import MUTED, fit, fold, say, shorten, to_strip

_SENTENCE = 100
_TALL, _HUGE = 34, 60


@dataclass(frozen=True, slots=True)
class Frame:
    """The drawing without the clock: its lines, and where the clock stands."""

    lines: tuple[Content, ...]
    clock: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Left, top, width and height in cells."""


def margin(width: int) -> int:
    """Air at each side."""
    return max(1, width // 30)


def frame(scene: Scene, clocked: bool, width: int, height: int, more: More) -> Frame:
    """A scene in exactly so many lines, none of them wider; with a place for the clock if there is one."""
    if scene == BLANK and not clocked:
        return Frame(tuple(Content("") for _ in range(height)))
    side = margin(width)
    inside = max(1, width - 2 * side)
    place = (0, 0, 0, 0)
    if scene.picture is None:
        lines, place = _told(scene, clocked, inside, height)
    else:
        lines, place = _shown(scene, scene.picture, clocked, inside, height, more)
    left, top, wide, high = place
    padded = [say(" " * side, shorten(line, inside)) for line in lines[:height]]
    padded += [Content("")] * (height - len(padded))
    return Frame(tuple(padded), (left + side, top, wide, high) if high else (0, 0, 0, 0))


def _centre(lines: Sequence[Content], width: int, height: int) -> list[Content]:
    """Lines in the middle of so many."""
    above = max(0, (height - len(lines)) // 2)
    found = [*[Content("")] * above, *(fit(line, width, "center") for line in lines[:height])]
    return found + [Content("")] * (height - len(found))


# --- words and a clock ------------------------------------------------------------------------------


def _told(
    scene: Scene, clocked: bool, width: int, height: int
) -> tuple[list[Content], tuple[int, int, int, int]]:
    """A heading as large as it can be, sentences below it, and the clock under all."""
    air, high = _share(scene, clocked, width, height)
    lines = [fit(say((scene.where, "bold $text-muted")), width), *[Content("")] * air]
    foot = [*[Content("")] * air, fit(say((scene.done, "bold")), width, "center")] if scene.done else []
    room = height - len(lines) - len(foot) - high - 2 * air
    below = _sentences(scene.below, width, max(0, room // 2))
    heading = task(scene.heading, width, max(1, room - len(below) - (1 if below else 0)))
    block = [*heading, *([Content("")] if below else []), *below]
    lines += _centre(block, width, room)
    lines += [Content("")] * air
    top = len(lines)
    lines += [Content("")] * high + foot
    return lines, (0, top, width, high)


def _share(scene: Scene, clocked: bool, width: int, height: int) -> tuple[int, int]:
    """Blank lines between the parts, and lines for the clock: a third, or less where the heading is large only so."""
    most = 0 if not clocked else 1 if height < 12 else min(20, max(5, height // 3))
    foot = 1 if scene.done else 0
    under = len(scene.below) + 1 if scene.below else 0
    for air in (1, 0):
        room = height - 1 - foot - (3 + foot) * air - under
        for high in range(most, min(most, 4), -1):
            if wall_lines(scene.heading, width, room - high):
                return air, high
    return (1 if height >= 12 else 0), most


def _sentences(texts: Sequence[str], width: int, height: int) -> list[Content]:
    """Sentences in the smallest big letters where all of them fit so, else in bold ones."""
    found: list[Content] = []
    for text in texts:
        drawn = big(text, width, SMALL_HIGH)
        found += [*([Content("")] if found else []), *(say(line) for line in drawn)]
        if not drawn or len(found) > height:
            break
    else:
        return found
    lines = [line for text in texts for line in fold(text, min(width, _SENTENCE))]
    return [say((line, "bold")) for line in lines[:height]]


# --- a picture --------------------------------------------------------------------------------------


def _shown(
    scene: Scene, picture: Picture, clocked: bool, width: int, height: int, more: More
) -> tuple[list[Content], tuple[int, int, int, int]]:
    """A small head with the task and the clock, the picture, and what it means below."""
    lines = [fit(say((scene.where, "bold $text-muted")), width)]
    lines += [Content("")] if height >= _TALL else []
    wide = min(width // 2, max(24, width // 3)) if clocked and width >= 60 and height >= 16 else 0
    head = _head(scene, picture, width - wide - 2 if wide else width, height)
    place = (0, 0, 0, 0)
    if wide:
        high = min(max(len(head), 5 if height < _TALL else max(7, height // 5)), 14)
        head += [Content("")] * (high - len(head))
        place = (width - wide, len(lines), wide, high)
    elif clocked:
        place = (max(0, width - 18), 0, min(18, width), 1)
        lines[0] = fit(say((scene.where, "bold $text-muted")), max(0, width - 19))
    lines += [*head, Content("")]
    foot = _foot(scene, picture, width, height)
    room = height - len(lines) - len(foot) - (1 if foot else 0)
    if not picture.bodies and picture.says:
        foot = _foot(scene, replace(picture, says=""), width, height)
        room = height - len(lines) - len(foot)
        return [*lines, *_centre(task(picture.says, width, room), width, room), *foot], place
    drawn = _bodies(picture, width, room, more)
    said = large(picture.says, width, room - len(drawn) - 2) if height >= _TALL else []
    if said and room - len(drawn) > len(said) + 2:
        below = _foot(scene, replace(picture, says=""), width, height)
        foot = [*(fit(say((line, "bold")), width, "center") for line in said), *below]
        room = height - len(lines) - len(foot) - 1
    lines += _spread(drawn, room)
    return [*lines, *([Content("")] if foot else []), *foot], place


def _head(scene: Scene, picture: Picture, width: int, height: int) -> list[Content]:
    """The picture's title and the task, both large where there is much room, the task on one or two lines."""
    most = 2 if height < 20 else 4
    title = next((found for scale in SCALES if (found := big(picture.title, width, SMALL_HIGH, scale))), [])
    if height < _TALL or not title:
        title = fold(picture.title, width, 1 if most == 2 else 2) if picture.title else []
    text = at_the_left(scene.task, width, 2 * SMALL_HIGH) if height >= _HUGE else []
    title = [*title, ""] if text and title else title
    text = text or (fold(scene.task, width, 1 if most == 2 else 2) if scene.task else [])
    return [say((line, "bold $primary")) for line in title] + [say((line, "bold")) for line in text]


def _foot(scene: Scene, picture: Picture, width: int, height: int) -> list[Content]:
    """What the picture means, remarks, and how many are finished."""
    most = max(1, height // 10)
    lines = (
        [say((line, "bold")) for line in fold(picture.says, min(width, _SENTENCE), most + 1)]
        if picture.says
        else []
    )
    for note in picture.notes:
        lines += [say((line, MUTED)) for line in fold(note, min(width, _SENTENCE), 1)]
    if scene.done:
        lines.append(say((scene.done, "bold")))
    return lines[: most + 2]


def _bodies(picture: Picture, width: int, height: int, more: More) -> list[Content]:
    """The bodies from top to bottom: the first takes the room that it can use, the others have at least what they need."""
    lines: list[Content] = []
    for n, body in enumerate(picture.bodies):
        gap = 1 if lines and height - len(lines) > 2 else 0
        left = height - len(lines) - gap
        rest = picture.bodies[n + 1 :]
        needed = sum(least(one, width) + 1 for one in rest)
        share = left - needed
        if share < least(body, width):
            share = left // (len(rest) + 1) if left > 2 * len(rest) else left
        drawn = paint(body, width, share, more)
        lines += [*[Content("")] * (gap if drawn else 0), *drawn]
        if len(lines) >= height:
            break
    return lines[: max(0, height)]


def _spread(lines: Sequence[Content], height: int) -> list[Content]:
    """A drawing that leaves room stands a third of it down."""
    above = max(0, (height - len(lines)) // 3)
    found = [*[Content("")] * above, *lines]
    return found[: max(0, height)] + [Content("")] * max(0, height - len(found))


# --- the clock --------------------------------------------------------------------------------------


def clock_block(clock: Clock, width: int, height: int) -> list[Content]:
    """The time in digits as large as the place, with its word below; on one line where they do not fit."""
    words = " ".join(part for part in (clock.sign, clock.word) if part)
    digits = clock_lines(clock.text, width, height - 1)
    if not digits:
        text = " ".join(part for part in (clock.sign, clock.text, clock.word) if part)
        lines = [fit(say((text, clock.style)), width, "right" if height == 1 else "center")]
    else:
        lines = [fit(say((line, clock.style)), width, "center") for line in digits]
        lines.append(fit(say((words, clock.style)), width, "center"))
    return lines[:height] + [Content("")] * max(0, height - len(lines))


class Board(Widget):
    """Draws a scene and a clock over the whole room that it has."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    Board { width: 1fr; height: 1fr; color: $foreground; background: $background; }
    """

    def __init__(self, more: More, report: Callable[[Exception], None] | None = None) -> None:
        super().__init__()
        self._more, self._fault = more, report
        self._scene, self._clock = BLANK, Clock()
        self._frame: tuple[object, Frame] | None = None

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self._scene

    @property
    def clock(self) -> Clock:
        """The time that is shown."""
        return self._clock

    def set_scene(self, scene: Scene, clock: Clock) -> None:
        """Show this; what is shown already is not drawn again."""
        if scene != self._scene or clock != self._clock:
            self._scene, self._clock = scene, clock
            self.refresh()

    def set_clock(self, clock: Clock) -> None:
        """Show this time; while a clock stays where it is, only its place is drawn again."""
        if not (clock.text and self._clock.text):
            self.set_scene(self._scene, clock)
        elif clock != self._clock:
            self._clock = clock
            self.refresh(Region(*self.draw().clock))

    def draw(self) -> Frame:
        """The drawing without the clock, as it was last made for this scene and size."""
        key = self._scene, bool(self._clock.text), self.content_size
        if self._frame is None or self._frame[0] != key:
            self._frame = key, self._drawn()
        return self._frame[1]

    def _drawn(self) -> Frame:
        """The drawing; of a picture that cannot be drawn by a fault of the program's own only the words."""
        shown, clocked, (width, height) = self._scene, bool(self._clock.text), self.content_size
        try:
            return frame(shown, clocked, width, height, self._more)
        except Exception as error:
            if self._fault is None:
                raise
            self._fault(error)
            title = shown.task or (shown.picture.title if shown.picture else shown.heading)
            return frame(Scene(heading=title), clocked, width, height, self._more)

    def render_line(self, y: int) -> Strip:
        drawn = self.draw()
        width = self.content_size.width
        line = drawn.lines[y] if y < len(drawn.lines) else Content("")
        left, top, wide, high = drawn.clock
        if self._clock.text and top <= y < top + high:
            row = clock_block(self._clock, wide, high)[y - top]
            line = say(fit(line, left), row)
        return to_strip(self.app, line, self.visual_style, width)
