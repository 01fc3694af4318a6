"""What a process that reads somebody's files may take, and how it says how far it is."""

import resource
from contextlib import suppress
from pathlib import Path

# Twice what the largest return needs that may be sent; a file that wants more ends this process and no other.
MEMORY = 2 << 30
SECONDS = 120
READ = b"read"


def limited() -> None:
    """From here on this process can take so much memory and time, open few files, and leave no copy of itself behind."""
    # Where memory is short, this one ends before any that somebody works with.
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Writing nothing but its answer, which goes into a pipe.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
