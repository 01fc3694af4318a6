"""The tables are being made or changed, and it is killed midway: the next start goes on, and ends where one uncut would have."""

import os
import random
import signal
import subprocess
import sys
import time

from proofs._installation import installation
from proofs.test_restore_drill import shape_of

TRIES = int(os.environ.get("YMYLON_MIGRATIONS", "10"))


def test_a_migration_that_is_killed_is_taken_up_again(figure):
    dice, cut = random.Random(4), 0
    with installation(demo=False) as whole, installation(demo=False) as here:
        with whole.cluster:
            began = time.monotonic()
            migrate(whole)
            length = time.monotonic() - began
            wanted = shape_of(whole)
        with here.cluster:
            for _ in range(TRIES):
                here.cluster.recreate_database()
                for _ in range(2):
                    cut += migrate(here, kill_after=dice.uniform(0.1, 0.9) * length) != 0
                assert migrate(here) == 0
                assert shape_of(here) == wanted
    assert cut > TRIES // 2, "it was hardly ever killed in time"
    figure("migration killed midway", tries=TRIES, kills=cut, ended_alike=TRIES)


def migrate(here, kill_after: float | None = None) -> int:
    """As at every start; answers its exit code."""
    told = here.environment | {"YMYLON_ROLE": "owner", "YMYLON_SUPERVISED": "1"}
    command = [sys.executable, "-m", "ymylon.config.command", "manage", "migrate", "--noinput", "-v0"]
    from ymylon.config.command.ground import prepare_home

    prepare_home(here.home)
    begun = subprocess.Popen(command, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if kill_after is not None:
        time.sleep(kill_after)
        begun.send_signal(signal.SIGKILL)
    return begun.wait()
