"""The figures of `country.py` in words, as a small page, and which of them miss their aim."""

from html import escape

AIMS = {"processor ms above an empty page": 25, "questions": 10}
MORE_QUESTIONS = 16  # a page about one child, or one episode
P95_AT_8 = 300


def misses(found: dict) -> list[str]:
    """What is worse than was promised, in words."""
    missed = []
    for page, said in found.get("pages", {}).items():
        most = MORE_QUESTIONS if page.startswith(("child", "episode")) else AIMS["questions"]
        if said["questions"] > most:
            missed.append(f"{page}: {said['questions']} questions, {most} at most")
        if said["processor ms above an empty page"] > AIMS["processor ms above an empty page"]:
            missed.append(f"{page}: {said['processor ms above an empty page']} ms of processor above an empty page, 25 at most")
        missed += [f"{page} reads a large table from end to end: {one}" for one in said["read whole"]]
    said = found.get("report", {}).get("processor ms above an empty page", 0)
    if said > AIMS["processor ms above an empty page"]:
        missed.append(f"a report: {said} ms of processor above an empty page, 25 at most")
    clients = found.get("clients", {})
    if clients.get("8", {}).get("p95 ms", 0) > P95_AT_8:
        missed.append(f"8 clients: {clients['8']['p95 ms']} ms at the 95th percentile, {P95_AT_8} at most")
    missed += [f"{many} clients: {said['errors']} errors" for many, said in clients.items() if said["errors"]]
    return missed


def printed(found: dict) -> str:
    """For a terminal."""
    lines = [", ".join(f"{name} {value}" for name, value in found["machine"].items())]
    for heading, rows in _tables(found):
        lines += ["", heading]
        lines += ["  ".join(f"{value!s:>14}" if place else f"{value!s:32}" for place, value in enumerate(row)) for row in rows]
    return "\n".join(lines)


def _tables(found: dict) -> list[tuple[str, list[list]]]:
    tables = []
    if "pages" in found:
        columns = ["processor ms above an empty page", "median ms", "p95 ms", "questions"]
        rows = [["", "above empty", "median ms", "p95 ms", "questions", "read whole"]]
        rows += [[page, *(said[one] for one in columns), len(said["read whole"])] for page, said in found["pages"].items()]
        tables.append(("Pages, one at a time", rows))
        tables.append(
            ("A report that is sent, of a child on the record", [[name, value] for name, value in found["report"].items()])
        )
        tables.append(("Rows", [[name, f"{count:,}"] for name, count in found["rows"].items()]))
    if "clients" in found:
        rows = [["clients", "a second", "median ms", "p95 ms", "errors"]]
        rows += [[many, *(said[one] for one in rows[0][1:])] for many, said in found["clients"].items()]
        tables.append(("Pages, without a pause", rows))
        tables.append(("Memory, MB", [[kind, size] for kind, size in found["memory MB"].items()]))
    if "sweep" in found:
        rounds = found["sweep"]["rounds"]
        rows = [list(rounds[0])] + [list(one.values()) for one in rounds]
        tables.append((f"A round of the clock; {found['sweep']['duties that exist']:,} duties exist", rows))
    if "start" in found:
        tables.append(("Start", [[name, value] for name, value in found["start"].items()]))
    return tables


def drawn(found: dict, missed: list[str]) -> str:
    """As a page that needs nothing else."""
    parts = [f"<h1>Ymylon, {escape(found['size'])}</h1>", f"<p>{escape(found['at'])}; {escape(str(found['machine']))}</p>"]
    parts += [f"<p class=missed>Missed: {escape(one)}</p>" for one in missed]
    for heading, rows in _tables(found):
        parts.append(f"<h2>{escape(heading)}</h2><table>")
        parts += ["<tr>" + "".join(f"<td>{escape(str(value))}</td>" for value in row) + "</tr>" for row in rows]
        parts.append("</table>")
    style = "body{font:16px sans-serif;max-width:60rem;margin:2rem auto}td{padding:.2rem 1rem .2rem 0}.missed{color:#942514}"
    head = f'<meta charset="utf-8"><title>Ymylon</title><style>{style}</style>'
    return f'<!doctype html><html lang="en">{head}{"".join(parts)}</html>\n'
