"""Letting one person into one child's record: for how long, for which lanes; and what keeps it from being done."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from ymylon.access.policy import BY_ROLE
from ymylon.access.rules import Actor
from ymylon.duties.rules.kinds import DutyKind
from ymylon.duties.rules.lengths import by_working_day
from ymylon.terms import faults
from ymylon.terms.codes import Lane, Role, TeamFunction
from ymylon.terms.words import Words

GLASS_LASTS = timedelta(hours=4)
SHORTEST_REASON = 20
LONGEST_GRANT = timedelta(days=365)
REVIEW_WORKING_DAYS = 2
REVIEW_BROKEN_GLASS = "REVIEW_BROKEN_GLASS"

DUTY_KINDS: tuple[DutyKind, ...] = (
    DutyKind(
        REVIEW_BROKEN_GLASS, Words("Judge why the glass was broken", "Barnu pam y torrwyd y gwydr", False),
        Lane.IDENTITY, TeamFunction.MANAGEMENT, "review_broken_glass", "oversight:glass",
        Words("your word, with reasons, on whether it was justified", "eich gair, gyda rhesymau, a oedd cyfiawnhad", False),
    ),
)  # fmt: skip

EVENT_WORDS = {
    "CASE_GRANTED": Words("A named person was let into this record", "Gadawyd person a enwir i mewn i’r cofnod hwn", False),
    "CASE_ENDED": Words("A named person’s way in ended", "Daeth mynediad person a enwir i ben", False),
    "GLASS_BROKEN": Words("The glass was broken in an emergency", "Torrwyd y gwydr mewn argyfwng", False),
    "GLASS_REVIEWED": Words("It was judged why the glass was broken", "Barnwyd pam y torrwyd y gwydr", False),
}  # fmt: skip


class Fault(faults.Fault):
    """An act that can't be done as it was given: why, in both languages, and the question it belongs to."""


NOT_ALLOWED = Words("Your role does not cover this.", "Nid yw eich rôl yn cynnwys hyn.")
NOBODY_THERE = Words(
    "Nobody works here under this address. Write their work e-mail address in full.",
    "Nid oes neb yn gweithio yma dan y cyfeiriad hwn. Ysgrifennwch ei gyfeiriad e-bost gwaith yn llawn.",
)
NOT_YOURSELF = Words("You can’t let yourself in.", "Ni allwch adael eich hun i mewn.")
CHOOSE_A_KIND = Words("Choose at least one kind of fact.", "Dewiswch o leiaf un math o ffaith.")
NOT_THEIRS = Words(
    "Their role never sees %(lanes)s. A grant lets nobody see more than their role does.",
    "Nid yw eu rôl byth yn gweld %(lanes)s. Nid yw caniatâd yn gadael i neb weld mwy nag y mae eu rôl yn ei weld.",
)
SAY_WHY = Words("Say why this person is let in.", "Dywedwch pam y gadewir y person hwn i mewn.")
NOT_SO_LONG = Words("A year at most. It can be given again.", "Blwyddyn ar y mwyaf. Gellir ei roi eto.")
REASON_TOO_SHORT = Words(
    "Say in at least 20 characters why it cannot wait.", "Dywedwch mewn o leiaf 20 nod pam na all aros.", False
)
NOT_ONE_RECORD = Words(
    "Nothing was opened: not exactly one record is meant by this. Ring the council’s front door.",
    "Nid agorwyd dim: nid un cofnod yn union a olygir wrth hyn. Ffoniwch ddrws ffrynt y cyngor.",
    False,
)
SAY_WHAT_YOU_FOUND = Words("Say why you judge so.", "Dywedwch pam yr ydych yn barnu felly.")


def review_due(broken_at: datetime) -> datetime:
    """The moment by which somebody must have judged: the close of the second working day after."""
    return by_working_day(broken_at, REVIEW_WORKING_DAYS)


def giving(actor: Actor, scopes: Iterable[int]) -> frozenset[Role]:
    """The roles by which the actor lets others into a record with these scopes: what another reads is not theirs to give."""
    return frozenset(post.role for post in actor.posts_for("GRANT_CASE", scopes))


def lanes_of(roles: Iterable[Role]) -> frozenset[Lane]:
    """Every lane that one of these roles reads."""
    return frozenset(lane for role in roles for lane in BY_ROLE[role].reads)


def lanes_to_give(giver: Iterable[Lane], taker: frozenset[Lane], wanted: Iterable[Lane]) -> tuple[Lane, ...]:
    """Of the lanes that are asked for, those that can't be given: not the giver's to give, or never the taker's to see."""
    own = frozenset(giver)
    return tuple(lane for lane in wanted if lane not in own or lane not in taker)
