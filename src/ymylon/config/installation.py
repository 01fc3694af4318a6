"""How the installation stands, in words, for the people who look after it: what needs a hand first, then the figures."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.config.state import LETTER_LATE, SWEEP_LATE, State
from ymylon.design.entries import Fact, Notice, Section
from ymylon.design.moments import ago, lasted


@dataclass(frozen=True)
class InstallationPage:
    """What needs a hand, and the figures of this moment. None is about a child or a person."""

    title: str
    lede: str
    notices: tuple[Notice, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...] = ()


def installation_page(now_is: State, is_migrated: bool, now: datetime) -> InstallationPage:
    """The page as of `now`."""
    return InstallationPage(
        title=_("How this installation stands"),
        lede=_("As of this moment; load the page again for a later one. “ymylon doctor” on the machine looks more closely."),
        notices=_needs(now_is, is_migrated, now) or (Notice(_("Nothing needs a hand"), tone="calm", mark="done"),),
        facts=(*_clocks(now_is, now), *_late(now_is), *_jobs(now_is), *_letters(now_is), *_ground(now_is, is_migrated, now)),
    )


def _needs(now_is: State, is_migrated: bool, now: datetime) -> tuple[Notice, ...]:
    told = (
        (
            not is_migrated,
            _("The tables are older than the program"),
            _("Stop it, and start it again with “ymylon serve”, or migrate as the operating page says."),
        ),
        (
            now_is.is_silent,
            _("A clock stands still"),
            _("Silence does not climb, and nothing late is said. Start the worker: “ymylon worker”, or “ymylon serve”."),
        ),
        (
            now_is.is_mute,
            _("Mail does not leave"),
            _("A letter has waited for more than %(span)s. Nobody is told twice once it leaves: look at the mail server.")
            % {"span": lasted(LETTER_LATE)},
        ),
        (
            now_is.is_low,
            _("There is little room on the disk"),
            _("Nothing large is taken in until there is more. Make room, or move the home to a larger disk."),
        ),
        (
            now_is.is_unsaved,
            _("There is no good backup of the last day"),
            _("Take one: “ymylon backup”. The machine’s own timetable should do so each night."),
        ),
        (
            bool(now_is.jobs.get("failed")),
            _("Some jobs failed"),
            _("The log of the worker says which. What they were to do is tried again by the clock’s next round."),
        ),
    )
    return tuple(Notice(heading, words, "late", "late") for holds, heading, words in told if holds)


def _clocks(now_is: State, now: datetime) -> tuple[Fact, ...]:
    names = {"notices": _("The clock of notices"), "duties": _("The clock of duties")}
    within = _("each minute; late after %(span)s") % {"span": lasted(SWEEP_LATE)}
    return tuple(
        Fact(names[name], ago(now - age, now) if age is not None else _("has never gone round"), within)
        for name, age in now_is.sweeps.items()
    )


def _late(now_is: State) -> tuple[Fact, ...]:
    small = _("when the clock last went round, in every lane")
    duties, notices = now_is.late.get("duties"), now_is.late.get("notices")
    facts = []
    if duties is not None:
        words = ngettext("%(count)d duty", "%(count)d duties", duties) % {"count": duties}
        facts.append(Fact(_("Duties that are late"), words, small))
    if notices is not None:
        words = ngettext("%(count)d notice", "%(count)d notices", notices) % {"count": notices}
        facts.append(Fact(_("Notices past their time"), words, small))
    return tuple(facts)


def _jobs(now_is: State) -> tuple[Fact, ...]:
    waiting = now_is.jobs.get("todo", 0)
    small = _("the oldest that is due has waited %(span)s") % {"span": lasted(now_is.oldest_job)} if now_is.oldest_job else ""
    done = now_is.jobs.get("succeeded", 0)
    failed = now_is.jobs.get("failed", 0)
    return (
        Fact(_("Jobs that wait"), ngettext("%(count)d job", "%(count)d jobs", waiting) % {"count": waiting}, small),
        Fact(
            _("Jobs done"),
            ngettext("%(count)d job", "%(count)d jobs", done) % {"count": done},
            ngettext("%(count)d failed", "%(count)d failed", failed) % {"count": failed},
        ),
    )


def _letters(now_is: State) -> tuple[Fact, ...]:
    words = ngettext("%(count)d letter", "%(count)d letters", now_is.letters) % {"count": now_is.letters}
    small = _("the oldest for %(span)s") % {"span": lasted(now_is.oldest_letter)} if now_is.letters else ""
    return (Fact(_("Letters that wait"), words, small),)


def _ground(now_is: State, is_migrated: bool, now: datetime) -> tuple[Fact, ...]:
    sessions = now_is.connections
    return (
        Fact(_("Last good backup"), _("never") if now_is.backup is None else ago(now - now_is.backup, now)),
        Fact(_("Room on the disk"), _("%(size)s GB free") % {"size": f"{now_is.free / 1e9:.1f}"}),
        Fact(
            _("Database"),
            ngettext("%(count)d session", "%(count)d sessions", sessions) % {"count": sessions},
            _("every migration has run") if is_migrated else _("migrations are missing"),
        ),
        Fact("PostgreSQL", now_is.server),
    )
