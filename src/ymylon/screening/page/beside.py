"""What was recorded elsewhere and is not asked twice: missing episodes, school, the NRM; read only, in the reader’s own lanes."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ymylon.access.rules import Actor
from ymylon.circumstances.lookups import education_on
from ymylon.design.entries import Entry, Link, Section
from ymylon.design.moments import in_sentence, language
from ymylon.design.ways import reverse
from ymylon.duties.rules import local_day
from ymylon.exploitation.lookups import newest as newest_referral
from ymylon.missing.lookups.history import episodes_of
from ymylon.protection.lookups import KnownChild
from ymylon.terms.codes import EducationStatus, Lane


def beside_section(actor: Actor, child: KnownChild, now: datetime) -> Section:
    """What the record holds already."""
    entries = (
        *(_missing(actor, child) if child.reads(actor, Lane.EPISODE) else ()),
        *(_school(actor, child, now) if child.reads(actor, Lane.EDUCATION) else ()),
        *_nrm(actor, child),
    )
    return Section(_("Recorded already"), "beside", entries, tight=True, empty=_("Nothing that you may see."))


def _missing(actor: Actor, child: KnownChild) -> tuple[Entry, ...]:
    episodes = sorted(episodes_of(actor, [child.pk]), key=lambda one: one.opened_at)
    if not episodes:
        return (Entry(_("Missing episodes"), _("None that you may see.")),)
    words = ngettext("%(count)s missing episode", "%(count)s missing episodes", len(episodes)) % {"count": len(episodes)}
    last = episodes[-1]
    link = Link(_("Open the last one"), reverse("missing:episode", args=[last.ref]))
    return (
        Entry(words, _("The last was reported on %(day)s.") % {"day": in_sentence(local_day(last.opened_at))}, links=(link,)),
    )


def _school(actor: Actor, child: KnownChild, now: datetime) -> tuple[Entry, ...]:
    spell = education_on(actor, [child.pk], local_day(now)).get(child.pk)
    words = EducationStatus[spell.status].label(language()) if spell else _("Not known yet")
    life = Link(_("Life by date"), reverse("circumstances:life", args=[child.ref]))
    links = (life,) if actor.may_with("SEE_CIRCUMSTANCES", child.scopes) else ()
    return (Entry(_("School or college now"), words, links=links),)


def _nrm(actor: Actor, child: KnownChild) -> tuple[Entry, ...]:
    course = newest_referral(actor, child.pk)
    words = course.state.label(language()) if course else _("No referral is recorded.")
    link = (Link(_("NRM"), reverse("exploitation:nrm", args=[child.ref])),) if actor.may_with("SEE_NRM", child.scopes) else ()
    return (Entry(_("National Referral Mechanism"), words, links=link),)
