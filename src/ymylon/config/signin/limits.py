"""How long somebody stays signed in, and what their session is shown as: the device and the network, no more."""

import ipaddress
import re
from datetime import UTC, datetime, timedelta

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest

IDLE_FOR = timedelta(minutes=20)
AT_MOST = timedelta(hours=12)
# Written down no more often than this: reading a page need not write each time.
_NOTED_EVERY = timedelta(minutes=1)

_BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"))
_SYSTEMS = ("Windows", "iPhone", "iPad", "Android", "Macintosh", "CrOS", "Linux")


def begin(request: HttpRequest, now: datetime) -> None:
    """A session begins: since when, on what, from where."""
    request.session["began_at"] = request.session["active_at"] = now.timestamp()
    request.session["device"] = device_of(request.META.get("HTTP_USER_AGENT", ""))
    request.session["whence"] = network_of(address_of(request))


def why_over(request: HttpRequest, now: datetime) -> str:
    """IDLE or AGE where the session is over, and nothing where it goes on."""
    began, active = (_moment(request.session.get(name)) for name in ("began_at", "active_at"))
    if began is None or active is None or now - began >= AT_MOST:
        return "AGE"
    return "IDLE" if now - active >= IDLE_FOR else ""


def note_activity(request: HttpRequest, now: datetime) -> None:
    """Somebody did something; a page that asks by itself whether it is still true is nobody."""
    active = _moment(request.session.get("active_at"))
    if not asks_by_itself(request) and (active is None or now - active >= _NOTED_EVERY):
        request.session["active_at"] = now.timestamp()


def asks_by_itself(request: HttpRequest) -> bool:
    """Whether a script of ours asks, without anybody's hand: see live.js."""
    return request.headers.get("X-Requested-With") == "fetch"


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, past as many proxies as the settings trust."""
    return get_client_ip(request) or ""


def device_of(agent: str) -> str:
    """Browser and system, as "Firefox, Windows"; nothing where neither is known."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "Safari" if "Safari" in agent else "")
    system = next((name for name in _SYSTEMS if name in agent), "").replace("Macintosh", "macOS").replace("CrOS", "ChromeOS")
    return ", ".join(part for part in (browser, system) if part)


def network_of(address: str) -> str:
    """The network, coarsely: enough to tell the office from elsewhere, too little to tell where somebody lives."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if found.version == 4:
        return re.sub(r"\.\d+\.\d+$", ".…", address)
    return f"{ipaddress.ip_network(f'{address}/32', strict=False).network_address}…"


def _moment(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int | float) else None
