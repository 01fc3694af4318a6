"""What a dead server leaves behind."""

from pathlib import Path

from ymylon.terms.words import Words

NO_REASON = Words("no reason given.", "ni roddwyd rheswm.", False)


def names_server(mark: Path, data: Path) -> bool:
    """Whether the process whose number stands in `mark` is alive and works on `data`; in doubt, yes."""
    import psutil  # here: the set-up reads this package before anything is installed

    try:
        process = psutil.Process(int(mark.read_text().split()[0]))
        return process.status() != psutil.STATUS_ZOMBIE and Path(process.cwd()) == data
    except (FileNotFoundError, psutil.AccessDenied):
        return True
    except (ValueError, IndexError, psutil.NoSuchProcess):
        return False


def last_complaint(log: Path) -> Words:
    """The server's last word before it gave up, in the English that it speaks, or where to look."""
    try:
        lines = log.read_text(errors="replace").splitlines()
    except OSError:
        lines = []
    complaints = [line for line in lines if "FATAL" in line or "PANIC" in line]
    if complaints:
        last = complaints[-1].split("  ", 1)[-1]
        return Words(last, last)
    return Words(f"see {log}.", f"gweler {log}.")


def last_line(text: str) -> Words:
    """What a program said last, in the English that it speaks."""
    lines = [line for line in text.splitlines() if line.strip()]
    return Words(lines[-1], lines[-1]) if lines else NO_REASON
