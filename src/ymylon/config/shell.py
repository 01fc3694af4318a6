"""The frame around every page, for whoever is signed in."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ymylon.access.rules import NOBODY, Actor
from ymylon.config.signin import issuer
from ymylon.design.entries import Link
from ymylon.design.shell import NavItem, Shell
from ymylon.design.ways import reverse
from ymylon.terms.calendars import clock, long_date

_PLACES = (
    ("SEE_OWN_WORK", "today:today"),
    ("SEE_BOARD", "missing:board"),
    ("SEARCH_CHILDREN", "linkage:search"),
    ("SEE_INTERVIEWS", "interviews:interviews"),
    ("SEE_CASELOAD", "circumstances:caseload"),
    ("SEE_HEALTH_NEEDS", "circumstances:health"),
    ("SEE_NRM", "exploitation:cohort"),
    ("GRADE_INTELLIGENCE", "intelligence:desk"),
)


def shell(request: HttpRequest) -> dict[str, Shell | str]:
    """The frame: navigation to what this person may open, the other language, and the mark on paper."""
    actor = getattr(request, "actor", NOBODY)
    language = get_language() or "en"
    path = request.get_full_path() if request.method == "GET" else request.path
    other = "en" if language == "cy" else "cy"
    words = {
        "today:today": _("Today"),
        "missing:board": _("Missing"),
        "linkage:search": _("Children"),
        "interviews:interviews": _("Interviews"),
        "circumstances:caseload": _("Caseload"),
        "circumstances:health": _("Health needs"),
        "exploitation:cohort": _("NRM"),
        "intelligence:desk": _("Intelligence"),
    }
    nav = tuple(
        NavItem(words[name], reverse(name), request.path == reverse(name))
        for code, name in _PLACES
        if actor is not NOBODY and actor.may(code)
    )
    frame = Shell(
        who=actor.name,
        language=language,
        other_language_url=f"{reverse('language', args=[other])}?next={path}",
        nav=nav,
        report_url=reverse("missing:report") if actor is not NOBODY and actor.may("REPORT_MISSING") else "",
        print_mark=_mark(actor.name, language) if actor is not NOBODY else "",
        sign_out_url=reverse("account_logout") if actor is not NOBODY else "",
        footer=(Link(_("Accessibility"), reverse("accessibility")), *_screens(actor), *_oversight(actor), *_own(actor)),
        help_words=settings.HELP_WORDS,
        is_plain=request.COOKIES.get("ymylon_plain") == "1",
    )
    return {"shell": frame, "single_sign_on": issuer.name()}


def _screens(actor: Actor) -> tuple[Link, ...]:
    if actor is NOBODY or not actor.may("ENROL_SCREEN"):
        return ()
    return (Link(_("Screens on walls"), reverse("missing:screens")),)


def _oversight(actor: Actor) -> tuple[Link, ...]:
    words = (
        ("SEE_OWN_HISTORY", _("Your own history"), "oversight:own"),
        ("KEEP_TRAINING", _("Training"), "oversight:training"),
        ("REVIEW_GRANTS", _("Who still belongs in the team"), "oversight:reviews"),
        ("SEE_WHAT_STANDS_OUT", _("What stands out"), "oversight:standing_out"),
        ("NOTE_WORRY", _("Note a worry about a child"), "worries:begin"),
        ("SEE_SUBMISSIONS", _("Intelligence for the police"), "intelligence:mine"),
        ("SEE_REGISTER", _("Register of high-risk missing children"), "signals:register"),
        ("SEE_OWN_WORK", _("Published triggers"), "signals:triggers"),
        ("SEE_ASSOCIATES", _("Persons and things of concern"), "associates:held"),
        ("SEE_ORDERS", _("Warning notices and orders"), "orders:every"),
        ("SEE_CONTEXTS", _("Places and groups"), "contexts:every"),
        ("SEE_MEETINGS", _("Meetings"), "meetings:every"),
        ("SEE_PANEL", _("Exploitation Prevention Panel"), "panels:panel"),
        ("SEE_GLASS", _("Where the glass was broken"), "oversight:glasses"),
        ("SEE_AGREEMENTS", _("Sharing agreements"), "oversight:agreements"),
        ("SEE_OWN_HISTORY", _("Data standard, proposed"), "publication:standard"),
        ("SEE_RETURNS", _("Returns"), "returns:every"),
        ("FIND_SOURCE", _("Where a reference leads"), "returns:source"),
        ("SEE_OWN_HISTORY", _("Safeguarding boards"), "governance:boards"),
        ("SEE_INSTALLATION", _("How this installation stands"), "installation"),
    )
    if actor is NOBODY:
        return ()
    found = [Link(said, reverse(name)) for code, said, name in words if actor.may(code)]
    # Whoever sees a panel finds its record there.
    if actor.may("SEE_PANEL_RECORD") and not actor.may("SEE_PANEL"):
        found.append(Link(_("How panels went"), reverse("panels:record")))
    return tuple(found)


def _own(actor: Actor) -> tuple[Link, ...]:
    if actor is NOBODY or not actor.may("SEE_OWN_SIGN_IN"):
        return ()
    return (Link(_("Signing in"), reverse("mfa_index")),)


def _mark(name: str, language: str) -> str:
    now = timezone.localtime()
    return _("OFFICIAL-SENSITIVE. Printed by %(name)s on %(day)s at %(time)s. Protected facts are not printed.") % {
        "name": name,
        "day": long_date(now.date(), language),
        "time": clock(now),
    }
