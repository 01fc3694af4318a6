"""What a dead server leaves behind."""

from pathlib import Path


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


def last_complaint(log: Path) -> str:
    """The server's last word before it gave up, or where to look."""
    try:
        lines = log.read_text(errors="replace").splitlines()
    except OSError:
        lines = []
    complaints = [line for line in lines if "FATAL" in line or "PANIC" in line]
    return complaints[-1].split("  ", 1)[-1] if complaints else f"see {log}."


def last_line(text: str) -> str:
    """What a program said last."""
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason given."
