"""What the set-up tells the person who waits: a line for each step, and something that moves."""

import shutil
import sys
import time


class Stop(Exception):
    """The set-up can't go on; the message is one sentence that says what to do."""


def step(text: str) -> None:
    """Say what happens next, and how big it is."""
    print(f"· {text}", flush=True)


class Progress:
    """A bar that moves on a terminal; elsewhere a plain line, now and then."""

    def __init__(self, total: int) -> None:
        self.total = max(total, 1)
        self.done = 0
        self._moves = sys.stdout.isatty()
        self._said_at = time.monotonic()

    def advance(self, label: str) -> None:
        """One more is done, or under way."""
        self.done = min(self.done + 1, self.total)
        self.show(label)

    def show(self, label: str) -> None:
        """Draw the state, with `label` beside it."""
        if self._moves:
            filled = round(24 * self.done / self.total)
            line = f"  {'█' * filled}{'░' * (24 - filled)} {self.done} of {self.total}  {label}"
            print("\r\033[K" + line[: shutil.get_terminal_size().columns - 1], end="", flush=True)
        elif time.monotonic() - self._said_at > 5:
            self._said_at = time.monotonic()
            print(f"  {self.done} of {self.total}  {label}", flush=True)

    def end(self) -> None:
        """Leave the line clean."""
        if self._moves:
            print("\r\033[K", end="", flush=True)
