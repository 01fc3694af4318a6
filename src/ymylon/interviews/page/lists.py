"""The portal of whoever holds interviews, one referral, and the counts by provider and council."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from ymylon.access.rules import Actor
from ymylon.agencies.lookups import Team, teams_by_id
from ymylon.design.entries import Act, AskPage, Entry, Fact, Link, Notice, RecordPage, Section
from ymylon.design.moments import happened, language
from ymylon.design.ways import reverse
from ymylon.interviews.lookups.interviews import (
    Capacity,
    Facts,
    Interview,
    Referral,
    capacities,
    covered_by,
    facts_to_count,
    in_hand,
    referrals_waiting,
    still_to_place,
)
from ymylon.interviews.lookups.offers import offers_about
from ymylon.interviews.page.asking import died_notice, team_words
from ymylon.interviews.page.interview import take_act
from ymylon.interviews.rules import Answer, Interviewer, InterviewState, OutputKind, Response, Route
from ymylon.interviews.rules.judging import was_in_time
from ymylon.missing.lookups.story import ends_of
from ymylon.missing.rules.ending import may_contact_child
from ymylon.people.lookups import current_names
from ymylon.terms.geography import AUTHORITIES

_BACK = timedelta(days=365)


@dataclass(frozen=True)
class ReferralPage:
    """One referral, before it is answered."""

    title: str
    act: str
    back: Link
    lede: str
    facts: tuple[Fact, ...]
    small: str = ""
    notices: tuple = ()


def portal_page(actor: Actor, now: datetime, *, is_over: bool = False) -> RecordPage:
    """What waits for an answer, what is in hand, and what nobody has taken on; `is_over`: their part in one has just ended."""
    asked, ours = referrals_waiting(actor), in_hand(actor)
    waiting = {one.interview_id for one in asked}
    free = [one for one in still_to_place(actor) if one.pk not in waiting]
    names = current_names(actor, {one.child_id for one in (*asked, *ours, *free)})
    own = [post.team_id for post in actor.posts]
    room = capacities(own)

    def name(one: Interview | Referral) -> str:
        found = names.get(one.child_id)
        return found.full if found else _("A child")

    asks = tuple(_asked(one, name(one), now) for one in asked)
    held = tuple(_interview(one, name(one), now) for one in ours)
    places = tuple(_interview(one, name(one), now, take=bool(actor.may("ANSWER_REFERRAL"))) for one in free)
    said = tuple(_room(one) for one in room.values())
    links = (Link(_("Say how many you can take on"), reverse("interviews:capacity")),) if actor.may("ANSWER_REFERRAL") else ()
    return RecordPage(
        title=_("Return interviews"),
        lede=_("Yours alone: children whom a council referred to your team, or with whom it is involved."),
        facts=said,
        notices=(_over(),) if is_over else (),
        sections=(
            Section(_("Waiting for your answer"), "asked", asks, empty=_("Nothing waits for your answer."), links=links),
            Section(_("In hand"), "ours", held, empty=_("Your team has none in hand.")),
            Section(_("Nobody has taken on"), "free", places, empty=_("None."), links=(_counts_link(),)),
        ),
    )


def _over() -> Notice:
    words = _(
        "It is written down, and stays with the council. You were let in for this interview, and see nothing of the child now."
    )
    return Notice(_("That was the last of it"), words, "kept", "done", "over")


def _counts_link() -> Link:
    return Link(_("Counts by provider and council"), reverse("interviews:counts"))


def _room(one: Capacity) -> Fact:
    return Fact(_("You can take on"), str(one.at_most), one.words)


def _asked(one: Referral, name: str, now: datetime) -> Entry:
    taken = one.answer == Answer.TAKEN
    link = Link(_("Answer"), reverse("interviews:referral", args=[one.ref]), name, "main")
    gone = Act(_("Put away"), reverse("interviews:put_away", args=[one.ref]), hidden=name)
    return Entry(
        heading=name,
        why=Answer[one.answer].label(language()) + "." if taken else one.words,
        when=happened(one.at, now),
        mark="done" if taken else "waiting",
        links=() if taken else (link,),
        acts=(gone,) if taken else (),
    )


def _interview(one: Interview, name: str, now: datetime, *, take: bool = False) -> Entry:
    return Entry(
        heading=name,
        why=InterviewState[one.state].label(language()),
        when=happened(one.opened_at, now),
        links=(Link(_("Open"), reverse("interviews:interview", args=[one.ref]), name, "main"),),
        acts=(take_act(one),) if take else (),
    )


def referral_page(actor: Actor, referral: Referral, interview: Interview, now: datetime) -> ReferralPage:
    """What a provider needs to answer: age and place stand with the child's record, here the child's choice and the way."""
    first = covered_by(actor, interview)[-1]
    offers = offers_about(actor, first.about)
    chosen = offers[0] if offers else None
    name = current_names(actor, [interview.child_id]).get(interview.child_id)
    died = not may_contact_child(ends_of(actor, interview.child_id))
    facts = (
        Fact(_("What was said"), referral.words),
        Fact(_("The child chose"), Interviewer[chosen.chosen].label(language()) if chosen and chosen.chosen else ""),
        Fact(_("Will and won’t talk to"), chosen.chosen_interviewer if chosen else ""),
        Fact(_("Safe way"), chosen.safe_way if chosen else ""),
    )
    return ReferralPage(
        title=_("Referral: %(name)s") % {"name": name.full if name else _("a child")},
        act=_("Answer"),
        back=Link(_("Back to return interviews"), reverse("interviews:interviews")),
        lede=_("Whoever takes it on first holds it. If you decline, you lose sight of this child."),
        facts=tuple(fact for fact in facts if fact.words),
        notices=(died_notice(),) if died else (),
    )


def counts_page(actor: Actor, now: datetime) -> RecordPage:
    """Offered, accepted, held, in time, by whom, declined and why, outputs, actions done; independent and in-house apart."""
    found = facts_to_count(actor, now - _BACK)
    teams = teams_by_id(one.team_id for one in (*found.interviews, *found.declined) if one.team_id)
    return RecordPage(
        title=_("Return interviews in the last year"),
        lede=_("Of the children whom you may see. Offers are counted, not children; two offers may be one child’s."),
        sections=(_offered(found), _by_team(found, teams), _by_council(found)),
    )


def _offered(found: Facts) -> Section:
    counts = Counter(one.response if one.was_made else "NO_OFFER" for one in found.offers)
    facts = [Fact(code.label(language()), str(counts[code])) for code in Response]
    facts.append(Fact(_("No offer, with a reason"), str(counts["NO_OFFER"])))
    return Section(_("Offered"), "offered", (Entry(heading=str(len(found.offers)), facts=tuple(facts)),))


def _by_team(found: Facts, teams: dict[int, Team]) -> Section:
    groups: dict[tuple[int, str], list[Interview]] = defaultdict(list)
    for one in found.interviews:
        if one.team_id in teams:
            groups[one.team_id, one.route].append(one)
    entries = [
        Entry(
            heading=team_words(teams[number]),
            why=Route[route].label(language()),
            facts=(*_facts(found, held), *_declined(found, number)),
        )
        for (number, route), held in sorted(groups.items(), key=lambda row: (row[0][1], row[0][0]))
    ]
    silent = {one.team_id for one in found.declined} - {number for number, _route in groups}
    entries += [
        Entry(heading=team_words(teams[number]), facts=_declined(found, number)) for number in sorted(silent) if number in teams
    ]
    return Section(_("By provider"), "providers", tuple(entries), empty=_("None has been taken on."))


def _by_council(found: Facts) -> Section:
    groups: dict[str, list[Interview]] = defaultdict(list)
    for one in found.interviews:
        groups[one.authority].append(one)
    entries = tuple(
        Entry(
            heading=AUTHORITIES[code].words.in_language(language()) if code in AUTHORITIES else _("No council known"),
            facts=_facts(found, held),
        )
        for code, held in sorted(groups.items())
    )
    return Section(_("By council"), "councils", entries, empty=_("None."))


def _declined(found: Facts, number: int) -> tuple[Fact, ...]:
    reasons = [one.reason for one in found.declined if one.team_id == number and one.reason != "TAKEN"]
    return (Fact(_("Declined or handed back"), str(len(reasons)), "; ".join(reasons)),) if reasons else ()


def _facts(found: Facts, interviews: list[Interview]) -> tuple[Fact, ...]:
    held = [one for one in interviews if one.held_at]
    judged = [was_in_time(one.held_at, row.due_at) for one in held for row in found.covered[one.pk]]
    outputs = [row for one in interviews for row in found.outputs[one.pk]]
    actions = [row for row in outputs if row.kind == OutputKind.ACTION]
    counted = (
        (_("Accepted by the child"), len(interviews)),
        (_("Held"), len(held)),
        (_("Episodes in time"), sum(one is True for one in judged)),
        (_("Episodes late"), sum(one is False for one in judged)),
        (_("Outputs"), len(outputs)),
        (_("Actions"), len(actions)),
        (_("Actions done"), sum(one.was_done is True for one in actions)),
        (_("Reviewed"), sum(one.pk in found.reviews for one in interviews)),
    )
    return tuple(Fact(term, str(number)) for term, number in counted)


def capacity_page() -> AskPage:
    """The question how many more a team can take on."""
    return AskPage(
        title=_("What your team can take on"),
        act=_("Save"),
        back=Link(_("Back to return interviews"), reverse("interviews:interviews")),
        lede=_("Shown to whoever asks your team. It refuses nothing by itself."),
    )
