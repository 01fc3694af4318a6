"""The whole service on a country: how long a start takes, what its processes hold, and how long many clients wait at once."""

import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import psutil
from _ground import say

SECONDS = float(os.environ.get("BENCH_SECONDS", "12"))
CLIENTS = (1, 8, 32)
PAGES = ("/", "/missing/", "/missing/rows", "/find/")
_ADDRESS = re.compile(r"Ymylon (?:answers on|yn ateb ar)\s+(http://127\.0\.0\.1:\d+)/")


@contextmanager
def served(told: dict[str, str], port: int = 8970) -> Iterator[tuple[str, psutil.Process, float]]:
    """The service while this lasts: its address, its process, and the seconds until it said that it was ready."""
    command = [sys.executable, "-m", "ymylon.config.command", "serve", "--no-demo", "--port", str(port)]
    with tempfile.TemporaryFile("w+") as log:
        began = time.monotonic()
        server = subprocess.Popen(command, env=told, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        try:
            address = _announced(server, log)
            yield address, psutil.Process(server.pid), time.monotonic() - began
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(60)


def _announced(server: subprocess.Popen, log) -> str:
    while True:
        place = log.tell()
        log.seek(0)
        said = _ADDRESS.search(log.read())
        log.seek(place)
        if said:
            try:
                with urllib.request.urlopen(f"{said[1]}/ready", timeout=5) as answer:
                    if answer.status == 200:
                        return said[1]
            except OSError:
                pass
        if server.poll() is not None:
            log.seek(0)
            raise SystemExit(f"it ended by itself:\n{log.read()[-3000:]}")
        time.sleep(0.05)


def starts(told: dict[str, str]) -> dict[str, float | str]:
    """Seconds from the command to the first answer: with nothing of the database in the machine's memory, and once more."""
    say("start")
    cold = _forget()
    with served(told) as (_, _, first):
        pass
    with served(told) as (_, _, again):
        pass
    return {"cold s": round(first, 1), "warm s": round(again, 1), "cold is": cold}


def _forget() -> str:
    try:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3")
        return "after the machine had forgotten its files"
    except OSError:
        return "the first start of this run (the machine's memory can't be emptied here)"


def under_load(told: dict[str, str]) -> dict:
    """Pages asked for by so many at once without a pause, and what the processes hold afterwards."""
    with served(told) as (address, process, _):
        browsers = [_signed_in(address, name) for name in ("rhys", "gethin", "nia", "mared")]
        found = {}
        for many in CLIENTS:
            say(f"{many} clients, {SECONDS:g} s")
            found[str(many)] = _asked(address, browsers, many)
            print(f"  {found[str(many)]}", file=sys.stderr, flush=True)
        return {"clients": found, "memory MB": _memory(process)}


def _signed_in(address: str, name: str) -> str:
    """The cookie of one of the cast."""
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(f"{address}/cast", timeout=30).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    numbers = re.findall(r'action="/cast/(\d+)"(?:(?!</form>).)*?</form>|action="/cast/(\d+)"', page, re.S)
    wanted = next(one for one in re.findall(r"/cast/(\d+)", page) if name.lower() in _around(page, one).lower())
    assert numbers
    sent = f"csrfmiddlewaretoken={token}".encode()
    browser.open(
        urllib.request.Request(f"{address}/cast/{wanted}", data=sent, headers={"Referer": f"{address}/cast"}), timeout=30
    )
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def _around(page: str, number: str) -> str:
    place = page.index(f"/cast/{number}")
    return page[max(0, place - 900) : place + 900]


def _asked(address: str, browsers: list[str], many: int) -> dict[str, float | int]:
    until = time.monotonic() + SECONDS
    taken: list[float] = []
    errors: list[str] = []

    def ask(number: int) -> None:
        turn = number
        while time.monotonic() < until:
            page, cookie = PAGES[turn % len(PAGES)], browsers[turn // len(PAGES) % len(browsers)]
            turn += 1
            began = time.perf_counter()
            try:
                with urllib.request.urlopen(
                    urllib.request.Request(address + page, headers={"Cookie": cookie}), timeout=60
                ) as answer:
                    answer.read()
                taken.append((time.perf_counter() - began) * 1000)
            except (urllib.error.URLError, OSError) as fault:
                errors.append(f"{page}: {fault}")

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(many)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    taken.sort()
    return {
        "pages": len(taken),
        "a second": round(len(taken) / SECONDS, 1),
        "median ms": round(statistics.median(taken)),
        "p95 ms": round(taken[int(len(taken) * 0.95)]),
        "errors": len(errors),
        **({"first error": errors[0]} if errors else {}),
    }


def _memory(process: psutil.Process) -> dict[str, float]:
    """Of each process what is its own and its share of what it has with others, by what it is."""
    found: dict[str, float] = {}
    for one in [process, *process.children(recursive=True)]:
        try:
            command = " ".join(one.cmdline())
            kind = next((word for word in ("gunicorn", "worker", "postgres", "serve") if word in command), "other")
            found[kind] = found.get(kind, 0) + one.memory_full_info().pss / 1e6
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return {kind: round(size) for kind, size in found.items()}
