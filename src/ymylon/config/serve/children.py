"""A program that must stay up: started again when it dies, sooner at first and then less often."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from ymylon.config.cluster.accounts import Account
from ymylon.terms.words import Words

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
_STEADY = 60.0
_PR_SET_PDEATHSIG = 1


class Child:
    """One program, run as `account`, with nothing open but what is named."""

    def __init__(
        self,
        name: Words,
        command: Sequence[str],
        *,
        account: Account,
        environment: Mapping[str, str],
        keep_open: Sequence[int] = (),
    ) -> None:
        self.name = name
        self._command = list(command)
        self._account = account
        self._environment = dict(environment)
        self._keep_open = tuple(keep_open)
        self._program: subprocess.Popen[bytes] | None = None
        self._pause = _FIRST_PAUSE
        self._start_at = 0.0
        self._started_at = 0.0

    def keep_up(self, say: Callable[[Words], None]) -> None:
        """Start it if it is due; note it and wait longer each time if it has died."""
        now = time.monotonic()
        if self._program is None:
            if now >= self._start_at:
                self._start(now)
            return
        if self._program.poll() is None:
            return
        if now - self._started_at > _STEADY:
            self._pause = _FIRST_PAUSE
        how, pause = _how(self._program.returncode), f"{self._pause:g} s"
        again = Words(
            f"The {self.name.en} ended ({how.en}); starting it again in {pause}.",
            f"Daeth y {self.name.cy} i ben ({how.cy}); caiff ei gychwyn eto ymhen {pause}.",
            False,
        )
        say(again)
        self._program = None
        self._start_at = now + self._pause
        self._pause = min(self._pause * 2, _LONGEST_PAUSE)

    def stop(self, within: float) -> None:
        """Ask it to end, and end it if it doesn't."""
        if self._program is None:
            return
        self._signal(signal.SIGTERM)
        try:
            self._program.wait(within)
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
            self._program.wait(5)
        self._program = None

    def _start(self, now: float) -> None:
        self._started_at = now
        # A session of its own: Ctrl-C at the terminal reaches only the supervisor, which then stops all in order.
        self._program = subprocess.Popen(  # noqa: PLW1509 - the supervisor has one thread
            self._command,
            cwd="/",
            env=self._environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=self._keep_open,
            preexec_fn=_end_with_parent,
            **self._account.for_subprocess(),
        )

    def _signal(self, number: signal.Signals) -> None:
        assert self._program is not None
        try:
            if number == signal.SIGKILL:
                os.killpg(self._program.pid, number)
            else:
                self._program.send_signal(number)
        except ProcessLookupError:
            pass


def _end_with_parent() -> None:
    # Where the kernel offers it: a supervisor that was killed leaves no web server behind that holds the port.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _how(code: int) -> Words:
    if code >= 0:
        return Words(f"code {code}", f"cod {code}")
    try:
        name = signal.Signals(-code).name
    except ValueError:
        return Words(f"signal {-code}", f"signal {-code}")
    return Words(name, name)
