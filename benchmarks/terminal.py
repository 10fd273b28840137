"""A terminal that looks on: runs a program in a pty and tells when what a person would see was there.

Bytes are stamped as they come, and drawn only once the program is quiet: drawing them costs the program nothing and does
not delay the next stamp. A moment is that of the bytes which made a condition true, in milliseconds. Questions that
programs ask terminals at start are answered as today's terminals do.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

QUIET = 0.04
"""Seconds without output after which a program is taken to have finished what a key asked of it."""
PATIENCE = 20.0

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "backspace": "\x7f",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    **{f"f{n}": f"\x1bO{letter}" for n, letter in enumerate("PQRS", 1)},
    **{f"f{n}": f"\x1b[{code}~" for n, code in enumerate((15, 17, 18, 19, 20, 21, 23, 24), 5)},
}

ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
}
"""What a terminal says about itself, its cursor, drawing in one go, and telling of its size."""

# Sequences that pyte would draw as letters: the keyboard protocol's, and those with a dollar sign.
_FOREIGN = re.compile(rb"\x1b\[[<>=][0-9;:]*[@-~]|\x1b\[\??[0-9;]*\$[@-~]")
_UNFINISHED = re.compile(rb"\x1b(\[[0-9;:?<>=$]*)?$")

Picture = tuple[tuple[object, ...], ...]


class NotShown(Exception):
    """What was waited for did not come; the message holds the screen."""


class Terminal:
    """A program in a terminal of `size` (columns, lines), started at once."""

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], size: tuple[int, int] = (120, 36)
    ) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._pending: list[tuple[float, bytes]] = []
        self._rest = self._asked = b""
        self._open = True
        self.written = 0
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        os.set_blocking(master, False)
        self._master = master
        self.started = self.last = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=dict(environ), start_new_session=True
        )
        os.close(slave)

    # listening

    def _listen(self, wait: float) -> bool:
        """Take in what the program writes within `wait` seconds; False when it wrote nothing."""
        if not self._open:
            time.sleep(wait)
            return False
        if not select.select([self._master], [], [], max(0.0, wait))[0]:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            data = b""
        if not data:
            self._open = False
            return False
        self.last = time.perf_counter()
        self.written += len(data)
        self._pending.append((self.last, data))
        self._answer(data)
        return True

    def _answer(self, data: bytes) -> None:
        seen = self._asked + data
        for question, answer in ANSWERS.items():
            for _ in range(seen.count(question)):
                os.write(self._master, answer)
        open_end = _UNFINISHED.search(seen)
        self._asked = seen[open_end.start() :] if open_end else b""

    def _draw(self, data: bytes) -> None:
        data = self._rest + data
        open_end = _UNFINISHED.search(data)
        cut = open_end.start() if open_end else len(data)
        self._rest = data[cut:]
        self._stream.feed(_FOREIGN.sub(b"", data[:cut]))

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until the program has been quiet for so many seconds, then draw."""
        self._hush(quiet, time.perf_counter() + PATIENCE)
        self.wait(lambda: True)

    def _hush(self, quiet: float, until: float) -> None:
        while time.perf_counter() < until and self._listen(quiet):
            pass

    def moments(self, seconds: float) -> list[float]:
        """When the program wrote during the next `seconds`."""
        end, found = time.perf_counter() + seconds, []
        while (left := end - time.perf_counter()) > 0:
            if self._listen(left):
                found.append(self.last)
        self.wait(lambda: True)
        return found

    # waiting

    def wait(self, shown: Callable[[], bool], *, since: float = 0.0, quiet: float = QUIET) -> float:
        """Milliseconds from `since` to the bytes that made `shown` true.

        Raises:
            NotShown: it did not become true, or the program ended.
        """
        return self.wait_each([shown], since=since, quiet=quiet)[0]

    def wait_each(
        self, stages: Sequence[Callable[[], bool]], *, since: float, quiet: float = QUIET
    ) -> list[float]:
        """The same for several things that become true in this order.

        Raises:
            NotShown: one of them did not become true, or the program ended.
        """
        until = time.perf_counter() + PATIENCE
        found: list[float] = []
        self._pass(stages, found, since, since)
        while True:
            for stamp, data in self._pending:
                self._draw(data)
                self._pass(stages, found, stamp, since)
            self._pending.clear()
            if len(found) == len(stages):
                return found
            if time.perf_counter() > until or not self._open:
                why = "too late" if self._open else f"the program ended ({self.process.poll()})"
                raise NotShown(f"{why}:\n{self.text()}")
            self._hush(quiet, until)

    @staticmethod
    def _pass(stages: Sequence[Callable[[], bool]], found: list[float], stamp: float, since: float) -> None:
        while len(found) < len(stages) and stages[len(found)]():
            found.append((stamp - since) * 1e3)

    def shows(self, *texts: str) -> Callable[[], bool]:
        """The condition that all these texts are on the screen."""
        return lambda: all(text in self.text() for text in texts)

    # writing

    def send(self, *keys: str) -> float:
        """Press keys; the moment just before."""
        data = "".join(KEYS.get(key, key) for key in keys).encode()
        now = time.perf_counter()
        while data:
            select.select([], [self._master], [], PATIENCE)
            data = data[os.write(self._master, data) :]
        return now

    def press(
        self, key: str, shown: Callable[[], bool] | None = None, quiet: float = QUIET
    ) -> tuple[float, float]:
        """Press a key: milliseconds until the screen has changed (or `shown` is so), and until the last byte."""
        self._hush(0.0, time.perf_counter() + QUIET)
        self.wait(lambda: True)
        before = self.picture()
        since = self.send(key)
        first = self.wait(shown or (lambda: self.picture() != before), since=since, quiet=quiet)
        return first, (self.last - since) * 1e3

    def echo(self, letter: str) -> float:
        """Type a letter: milliseconds until the screen shows one more of it."""
        count = self.text().count(letter)
        return self.press(letter, lambda: self.text().count(letter) > count)[0]

    # looking

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def picture(self) -> Picture:
        """All that is on the screen, colours too."""
        buffer = self.screen.buffer
        return tuple(
            tuple(buffer[y][x] for x in range(self.screen.columns)) for y in range(self.screen.lines)
        )

    # the process

    def memory(self) -> float:
        """Resident memory in MiB."""
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{self.process.pid}/status").read_text())
        assert found
        return int(found[1]) / 1024

    def busy(self) -> float:
        """Seconds of processor time used so far, by all threads."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(path.read_text().split()[0]) for path in tasks) / 1e9

    def close(self) -> None:
        """End the program."""
        for how in (signal.SIGTERM, signal.SIGKILL):
            if self.process.poll() is None:
                self.process.send_signal(how)
                end = time.perf_counter() + 2
                while self.process.poll() is None and time.perf_counter() < end:
                    self._listen(0.02)
        os.close(self._master)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Companion(Terminal):
    """One of several programs: while one waits for it, all of its company are listened to, so that none is held up."""

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        size: tuple[int, int] = (120, 36),
        *,
        company: list[Companion],
    ) -> None:
        super().__init__(command, environ, size)
        self._company = company
        company.append(self)

    def _listen(self, wait: float) -> bool:
        if not self._open:
            return super()._listen(wait)
        end = time.perf_counter() + max(0.0, wait)
        while True:
            heard = {one._master: one for one in self._company if one._open}
            ready = select.select(list(heard), [], [], max(0.0, end - time.perf_counter()))[0]
            for one in ready:
                super(Companion, heard[one])._listen(0.0)
            if self._master in ready:
                return self._open
            if time.perf_counter() >= end:
                return False

    def close(self) -> None:
        """End the program; it is listened to no more."""
        if self in self._company:
            self._company.remove(self)
            super().close()
