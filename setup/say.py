"""What the set-up tells whoever waits, in the language of their terminal: a line for each step, and something that moves."""

import shutil
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from ymylon.config.terminal import OF, STOPPED, Spoken, here  # noqa: E402
from ymylon.config.terminal import say as step  # noqa: E402
from ymylon.terms.words import Words  # noqa: E402

__all__ = ["STOPPED", "Progress", "Stop", "Words", "here", "step"]


class Stop(Spoken):
    """The set-up can't go on; the words are one sentence that says what to do."""


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
            line = f"  {'█' * filled}{'░' * (24 - filled)} {self._how_far()}  {label}"
            print("\r\033[K" + line[: shutil.get_terminal_size().columns - 1], end="", flush=True)
        elif time.monotonic() - self._said_at > 5:
            self._said_at = time.monotonic()
            print(f"  {self._how_far()}  {label}", flush=True)

    def _how_far(self) -> str:
        return here(OF).format(done=self.done, total=self.total)

    def end(self) -> None:
        """Leave the line clean."""
        if self._moves:
            print("\r\033[K", end="", flush=True)
