"""The child’s own words, and those of whoever cares for them; who was not asked, and why. Shown as theirs, and on no paper."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.design.entries import AskPage, Entry, Link, Section, Tag, child_said
from ymylon.design.moments import happened, in_sentence, language
from ymylon.design.ways import reverse
from ymylon.drafts.page import Begun
from ymylon.protection.lookups import KnownChild
from ymylon.screening.lookups import Account, accounts_of
from ymylon.screening.page.shared import back_to, may_record, who_wrote
from ymylon.screening.rules import Asked, Danger, Heard, Voice
from ymylon.screening.rules.voices import is_kept
from ymylon.terms.codes import Lane


def may_take_down(actor: Actor, child: KnownChild) -> bool:
    """Whether the actor writes down what others say; of a protected child nobody does here."""
    return child.owner is None and actor.may_with("TAKE_DOWN_WORDS", child.scopes)


def may_put_right(actor: Actor, child: KnownChild, row: Account) -> bool:
    """Whoever took it down, and social care."""
    return may_take_down(actor, child) and (row.by_id == actor.practitioner_id or may_record(actor, child))


def voices_section(actor: Actor, child: KnownChild, now: datetime) -> tuple[Section, ...]:
    """Their words, or that there are none yet. Nothing where the reader doesn’t hold the lane, or it is shut."""
    if child.owner is not None or not child.reads(actor, Lane.PERSONS):
        return ()
    hold, _before = accounts_of(actor, child.pk)
    adds, whole = may_take_down(actor, child), may_record(actor, child)
    own = [row for row in hold if row.voice == Voice.CHILD]
    carers = [row for row in hold if row.voice != Voice.CHILD]
    entries = (
        *(_entry(actor, child, row, now) for row in own),
        *(() if own else (_nobody(child, Voice.CHILD, adds=adds, whole=whole),)),
        *(_entry(actor, child, row, now) for row in carers),
        *(() if carers else (_nobody(child, None, adds=adds, whole=whole),)),
    )
    note = _(
        "Theirs, as they said it. It stands on no paper, and in no plan. Before you repeat it, think whom that could endanger."
    )
    more = Link(_("Write down somebody’s own words"), reverse("screening:words", args=[child.ref]), looks="second")
    return (Section(_("In their own words"), "voices", entries, note=note, links=(more,) if adds and hold else ()),)


def _nobody(child: KnownChild, voice: Voice | None, *, adds: bool, whole: bool) -> Entry:
    heading = voice.label(language()) if voice else _("Parents and carers")
    # Whoever doesn't read what is kept is not told that there is nothing: there may be.
    words = _("Not asked yet.") if whole else _("Nothing that you may read. Ask social care.")
    address = reverse("screening:words", args=[child.ref]) + (f"?voice={voice}" if voice else "")
    link = Link(_("Write down what they said, or why they were not asked"), address, hidden=heading)
    return Entry(heading, words, mark="waiting", links=(link,) if adds else ())


def _entry(actor: Actor, child: KnownChild, row: Account, now: datetime) -> Entry:
    voice, became = Voice[row.voice].label(language()), Asked[row.became]
    said = child_said(row.words, row.tongue) if became is Asked.SAID else None
    right = Link(_("Put right"), reverse("screening:words_right", args=[row.ref]), hidden=row.who or voice)
    return Entry(
        heading=f"{voice}: {row.who}" if row.who else voice,
        why="" if said else f"{became.label(language())}. {row.words}",
        when=happened(row.at, now),
        mark="someone" if said else "waiting",
        source=_source(row),
        tags=_kept(row),
        said=said,
        links=(right,) if may_put_right(actor, child, row) else (),
    )


def _source(row: Account) -> str:
    how = Heard[row.heard].label(language()) if row.heard else ""
    day = _("on %(day)s") % {"day": in_sentence(row.on)} if row.on else ""
    heard = ", ".join(one for one in (how, day) if one)
    who = _("Taken down by %(who)s") % {"who": who_wrote(row)}
    return ". ".join(one for one in (heard, who) if one)


def _kept(row: Any) -> tuple[Tag, ...]:
    if row.kept_since:
        return (Tag(_("Kept to social care since: do not repeat it"), "kept", "protected"),)
    if not is_kept(row.danger):
        return ()
    words = _("Kept to social care. Could endanger: %(whom)s") % {"whom": Danger[row.danger].label(language()).lower()}
    return (Tag(words, "kept", "protected"),)


def before_section(actor: Actor, child: KnownChild, now: datetime) -> tuple[Section, ...]:
    """Words as they stood before they were put right."""
    if child.owner is not None or not child.reads(actor, Lane.PERSONS):
        return ()
    _hold, before = accounts_of(actor, child.pk)
    entries = tuple(
        Entry(
            row.who or Voice[row.voice].label(language()), row.words, happened(row.at, now), source=_source(row), tags=_kept(row)
        )
        for row in before
    )
    return (Section(_("Somebody’s own words, before they were put right"), "voices", entries, tight=True),) if entries else ()


def words_page(child: KnownChild, draft: Begun | None) -> AskPage:
    """Taking down what somebody says."""
    return AskPage(
        _("In their own words: %(name)s") % {"name": child.given},
        _("What the child, a parent or a carer noticed, as they said it. Nobody has to say anything."),
        _("Save"), back_to(child),
        small=_("It goes on no paper and into no plan, and nobody is told of it by the program. What the child says of harm goes"
                " to social care or the police at once; in danger now, ring 999."),
        notices=draft.notices if draft else (), keep_url=draft.keep_url if draft else "",
    )  # fmt: skip
