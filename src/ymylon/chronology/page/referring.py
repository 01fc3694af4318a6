"""The pages of a C1: the question with what is known beside it, what was sent and what followed, and the same on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import practitioners_by_id, teams_by_id
from ymylon.children import lookups as children
from ymylon.chronology.page.known import Known, known_of
from ymylon.design.entries import Act, AskPage, Entry, Fact, Link, Notice, Said, Section
from ymylon.design.moments import happened, language, told
from ymylon.design.ways import reverse
from ymylon.notices import lookups as notices
from ymylon.notices.lookups import ReferralAuthor
from ymylon.people import lookups as people
from ymylon.terms.codes import ReferralConsent, ReferralOutcome, ReferralReason


@dataclass(frozen=True)
class ReferPage(AskPage):
    """The question, beside what goes with the referral from the record."""

    facts: tuple[Fact, ...] = ()
    facts_title: str = ""


@dataclass(frozen=True)
class ReferralPage:
    """One C1: what was sent, and what followed."""

    title: str
    lede: str
    back: Link
    tags: tuple = ()
    notices: tuple[Notice, ...] = ()
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    mark: str = ""


def refer_page(actor: Actor, child, now: datetime, about: UUID | None, begun: tuple[Notice, ...], keep_url: str) -> ReferPage:
    """The C1 of a child: what is known stands there, and only what nobody can know is asked."""
    known = known_of(actor, child, now)
    standing = notices.open_referral(child.pk, about, ReferralReason)
    return ReferPage(
        title=_("Refer %(name)s to the council (C1)") % {"name": known.given},
        lede=_("Only the first box must be filled. In danger now? Ring 999, and the council’s front door."),
        act=_("Send the C1"),
        small=_("It goes to the council’s front door, which acknowledges and decides. It can’t be changed; more can be added."),
        back=Link(_("Back to %(name)s") % {"name": known.given}, reverse("chronology:child", args=[child.ref])),
        notices=(*_protected(known), *_stands(standing, now), *_rung_link(child), *begun),
        keep_url=keep_url,
        facts=known.facts(),
        facts_title=_("Sent with it from the record: %(name)s") % {"name": known.name},
    )  # fmt: skip


def _protected(known: Known) -> tuple[Notice, ...]:
    if not known.is_protected:
        return ()
    words = _("Write no place, school or home in any box. Ask the team that answers for the child.")
    return (Notice(_("This child is protected"), words, "kept", "protected"),)


def _stands(standing, now: datetime) -> tuple[Notice, ...]:
    if standing is None:
        return ()
    words = _("If it is the same episode or one of the same reasons, what you write is added to it, and the council sees both.")
    return (Notice(_("A C1 has been open since %(when)s") % {"when": told(standing.made_at, now)}, words, mark="someone"),)


def _rung_link(child) -> tuple[Notice, ...]:
    link = Link(_("I have rung the council: put down who answered"), reverse("chronology:ring_first", args=[child.ref]))
    words = _("A telephone call is owed in writing within 24 hours.")
    return (Notice(_("Rung first?"), words, links=(link,)),)


def rung_page(actor: Actor, child) -> AskPage:
    """The council was rung: by name, who answered."""
    name = people.current_names(actor, [child.pk]).get(child.pk)
    called = (name.given or name.family) if name else _("this child")
    return AskPage(
        title=_("The council was rung about %(name)s") % {"name": called},
        lede=_("Who answered is put down, and the C1 is owed in writing."),
        act=_("Save the call"),
        small="",
        back=Link(_("Back"), reverse("chronology:refer", args=[child.ref])),
    )


def decide_page(referral) -> AskPage:
    """What the council does about a C1."""
    return AskPage(
        title=_("Decide on a C1 referral"),
        lede=_("By the end of the next working day. Where a crime is possible, the police are spoken to at once."),
        act=_("Save the decision"),
        small=_("A decision stays. If more becomes known, a new C1 is made."),
        back=Link(_("Back to the referral"), reverse("chronology:referral", args=[referral.ref])),
    )


# What was sent, and what followed


def referral_page(actor: Actor, ref: UUID, now: datetime, *, on_paper: bool = False) -> ReferralPage:
    """One C1 for social care, or for whoever sent it; on paper it never says whose name is withheld. Raises NoSuchReferral."""
    referral = notices.referral_by_ref(actor, ref)
    after = notices.what_followed(actor, referral)
    authors = _authors(actor, referral, after) if not on_paper else {}
    team = authors[None].from_team_id if None in authors else referral.from_team_id
    name = people.current_names(actor, [referral.child_id]).get(referral.child_id)
    child = children.refs_of(actor, [referral.child_id])[referral.child_id]
    called = name.full if name else _("Name not known yet")
    teams = teams_by_id(number for number in (team, referral.to_team_id) if number)
    wrote = {row.pk: authors[row.pk].by_id if row.pk in authors else row.by_id for row in after.added}
    first = authors[None].by_id if None in authors else referral.made_by_id
    who = practitioners_by_id([first, *wrote.values(), *_by(after)])
    return ReferralPage(
        title=_("C1 referral: %(name)s") % {"name": called},
        lede=_("Sent %(when)s to %(team)s.")
        % {"when": told(referral.made_at, now), "team": team_in_full(teams[referral.to_team_id])},
        back=Link(_("Back to %(name)s") % {"name": called}, reverse("chronology:child", args=[child])),
        notices=_how_it_stands(actor, referral, after, who, now),
        facts=(Fact(_("Referred by"), _from(referral, team, first, teams, who)), *_said(referral)),
        sections=(_followed(after, wrote, who, now),),
    )


def _by(after) -> list[int | None]:
    return [row.by_id for row in (after.decision, after.feedback) if row is not None]


def team_in_full(team) -> str:
    """What a team is called, with its agency."""
    name = team.name(language())
    return f"{team.agency.name(language())}, {name}" if team.agency else name


def _authors(actor: Actor, referral, after) -> Mapping[int | None, ReferralAuthor]:
    """Whose names are withheld, for whoever decides and may have to ring back, and for the author's own team."""
    withheld = referral.withhold_name or any(row.withhold_name for row in after.added)
    own = referral.from_scope in {post.team_scope for post in actor.posts}
    return notices.authors_of(actor, referral) if withheld and (own or actor.may_with("DECIDE_REFERRAL", referral.scopes)) else {}


def _from(referral, team: int | None, number: int | None, teams: Mapping[int, object], who) -> str:
    person = who.get(number or 0)
    if team is None and person is None:
        return _("Name withheld") if referral.withhold_name else _("a protected team")
    named = [person.name if person else "", team_in_full(teams[team]) if team else ""]
    return ", ".join(part for part in named if part)


def _said(referral) -> tuple[Fact, ...]:
    tongue = language()
    reasons = ", ".join(ReferralReason[code].label(tongue) for code in referral.reasons)
    consent = ReferralConsent[referral.consent].label(tongue) if referral.consent else ""
    rows = (
        (_("What it is about"), reasons),
        (_("What happened, and the worry"), referral.worries),
        (_("When"), referral.happened),
        (_("What can be seen"), referral.injuries),
        (_("Done at once"), referral.safety_now),
        (_("In the child’s own words"), referral.childs_words),
        (_("Parents or carers say"), referral.parents_view),
        (_("What works well"), referral.working),
        (_("What needs to happen"), referral.wanted),
        (_("What the family knows"), ". ".join(part for part in (consent, referral.consent_why) if part)),
        (
            _("Who referred"),
            _("The family is not to learn it: it stands on no paper, in no file and in no chronology.")
            if referral.withhold_name
            else "",
        ),
    )
    return tuple(Fact(term, words) for term, words in rows if words)


def may_give(actor: Actor, referral) -> bool:
    """False for the team whose name is withheld: paper and file say who made them."""
    return not (referral.withhold_name and referral.from_scope in {post.team_scope for post in actor.posts})


def _how_it_stands(actor: Actor, referral, after, who, now: datetime) -> tuple[Notice, ...]:
    notice = after.notice
    own = referral.to_team_id in {post.team_id for post in actor.posts}  # nobody rings themselves
    links = [Link(_("Decide"), reverse("chronology:decide_referral", args=[referral.ref]), looks="main")]
    acts = tuple(
        Act(words, reverse(name, args=[referral.ref]), main=False)
        for code, words, name in (
            ("PRINT_CHILD", _("Make it ready to print"), "chronology:print_referral"),
            ("EXPORT_CHILD", _("Make a file of it"), "chronology:file_referral"),
        )
        if actor.may_with(code, referral.scopes) and may_give(actor, referral)
    )
    if after.feedback is not None or after.decision is not None:
        row = after.decision or after.feedback
        outcome = ReferralOutcome[row.outcome].label(language())
        return (Notice(_("Decided: %(what)s") % {"what": outcome}, told(row.at, now), "done", "done", acts=acts),)
    if notice is None or notice.acknowledged_at is None:
        heading, mark = _("The council has not acknowledged yet"), "waiting"
        call = (
            f"{reverse('notices:telephone', args=[notice.ref])}?next={reverse('chronology:referral', args=[referral.ref])}"
            if notice
            else ""
        )
        rings = bool(call) and not own and actor.may_with("TELL_BY_TELEPHONE", referral.scopes)
        calls = [Link(_("Tell by telephone"), call)] if rings else []
    else:
        heading, mark, calls = _("Acknowledged %(when)s") % {"when": told(notice.acknowledged_at, now)}, "done", []
    decides = links if actor.may_with("DECIDE_REFERRAL", referral.scopes) else []
    return (Notice(heading, _("Nobody has decided yet."), mark=mark, links=(*decides, *calls), acts=acts),)  # fmt: skip


def _followed(after, wrote, who, now: datetime) -> Section:
    entries = [
        Entry(
            _("Added"),
            why=row.worries,
            when=happened(row.at, now),
            said=Said(row.childs_words, "") if row.childs_words else None,
            source=_name(who, wrote[row.pk]) or (_("Name withheld") if row.withhold_name else ""),
        )
        for row in after.added
    ]
    if after.decision is not None:
        outcome = ReferralOutcome[after.decision.outcome].label(language())
        entries.append(
            Entry(
                outcome,
                why=after.decision.reason,
                when=happened(after.decision.at, now),
                mark="done",
                source=_name(who, after.decision.by_id),
            )
        )
    if after.feedback is not None:
        entries.append(
            Entry(_("Told to the referrer"), why=after.feedback.words, when=happened(after.feedback.at, now), mark="done")
        )
    rung = tuple(
        Entry(_("The council was rung first"), why=_("%(who)s answered.") % {"who": row.answered_by}, when=happened(row.at, now))
        for row in after.rung
    )
    return Section(_("What followed"), "followed", (*rung, *entries), empty=_("Nothing was added, and nobody has decided yet."))


def _name(who, number: int | None) -> str:
    return who[number].name if number in who else ""
