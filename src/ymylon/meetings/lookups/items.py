"""The children on an agenda, who is asked, what was said, and what the chair opened."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import (
    BooleanField,
    Case,
    Count,
    DateTimeField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from ymylon.access.models import Overlaps
from ymylon.access.rules import OWN, Actor, key
from ymylon.audit.rules import shown
from ymylon.children.lookups import ref_beside
from ymylon.duties.lookups import open_of_kinds
from ymylon.meetings.lookups.frames import NoSuchMeeting
from ymylon.meetings.models import Answered, Asked, Closed, Item, LetIn, Meeting, Said, Setting
from ymylon.meetings.rules import AGAIN, MEETS_STRATEGY, OF_INVITED, Answer, Kind
from ymylon.missing.rules.ending import STRATEGY_MEETING
from ymylon.protection.lookups import owner_beside
from ymylon.terms.codes import Lane

__all__ = ["Asked", "Closed", "Item", "LetIn", "Said"]
_MOST = 800
ANSWER_WAITS = "MEETING_ASKED"


def _items(actor: Actor) -> QuerySet:
    """Each with whether it `is_closed`."""
    closed = Closed.objects.visible_to(actor).filter(item_id=OuterRef("pk"))
    return Item.objects.visible_to(actor).select_related("follows").annotate(is_closed=Exists(closed))


def items_of(actor: Actor, meeting: Meeting) -> list[Item]:
    """The children on the agenda, as far as this person may know of them; each is thereby shown."""
    found = list(_items(actor).filter(meeting_id=meeting.pk).order_by("id"))
    shown({one.child_id for one in found})
    return found


def for_papers(actor: Actor, meeting: Meeting, *, number: int | None = None) -> list[Item]:
    """The children on the agenda whose record this person may open, or one of them; each with `protected_by`, the team to ask.

    Whoever shows one of them says so.
    """
    rows = _items(actor).filter(meeting_id=meeting.pk, **({} if number is None else {"pk": number}))
    rows = rows.annotate(child_ref=ref_beside(actor, "child_id"), protected_by=owner_beside("child_id"))
    return list(rows.filter(child_ref__isnull=False).order_by("id"))


def item_by_ref(actor: Actor, ref: UUID) -> Item:
    """One child’s item. Raises NoSuchMeeting."""
    found = _items(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchMeeting
    shown([found.child_id])
    return found


def items_of_child(actor: Actor, child_ids: Iterable[int]) -> list[Item]:
    """Every meeting of a child that this person may know of, the latest first."""
    rows = _items(actor).filter(child_id__in=set(child_ids)).select_related("meeting__kind")
    return list(rows.order_by("-id")[:_MOST])


def such_items(actor: Actor, child_ids: Iterable[int], code: str) -> list[Item]:
    """Every item of these children at a meeting of this kind of which this person may know, the latest first, however many."""
    return list(_items(actor).filter(child_id__in=set(child_ids), meeting__kind__code=code).order_by("-id"))


class OwedSuch(NamedTuple):
    """Such a meeting is owed of a child: by when, and whether this person's own teams owe it and nobody else does."""

    due_at: datetime | None
    is_own: bool


def owed_such(actor: Actor, meeting: Meeting, child_ids: Collection[int]) -> dict[int, OwedSuch]:
    """Which of these children, and of those about whom this person's own teams owe one, are owed a meeting of this kind.

    The soonest due first, as far as this person may see. Of a protected child, and of a strategy meeting, none is one's own to
    meet beside others: somebody decides it of that child alone.
    """
    code, own = meeting.kind.code, actor.team_ids
    duties = open_of_kinds(actor, child_ids, [AGAIN, STRATEGY_MEETING], own)
    abouts = {duty.about for duty in duties if duty.kind == AGAIN}
    rows = Item.objects.visible_to(actor).filter(ref__in=abouts, meeting__kind__code=code)
    protected = dict(rows.annotate(protected_by=owner_beside("child_id")).values_list("ref", "protected_by"))
    found: dict[int, OwedSuch] = {}
    for duty in duties:
        again, strategy = duty.kind == AGAIN and duty.about in protected, duty.kind == STRATEGY_MEETING and code in MEETS_STRATEGY
        if again or strategy:
            is_own = again and code not in MEETS_STRATEGY and duty.team_id in own and protected[duty.about] is None
            before = found.get(duty.child_id)
            found[duty.child_id] = before._replace(is_own=before.is_own and is_own) if before else OwedSuch(duty.due_at, is_own)
    return found


def closed_of(actor: Actor, items: Iterable[Item]) -> dict[int, Closed]:
    """How each of these items was closed, by item."""
    rows = Closed.objects.visible_to(actor).filter(item_id__in=[one.pk for one in items]).select_related("by")
    return {row.item_id: row for row in rows}


def closed_before(actor: Actor, item: Item, code: str) -> Closed | None:
    """How the child was closed the last time before this that such a meeting was held about them."""
    rows = Closed.objects.visible_to(actor).filter(child_id=item.child_id, item__meeting__kind__code=code, item_id__lt=item.pk)
    return rows.order_by("-at", "-id").first()


class Facts(NamedTuple):
    """What an item lacks before it is closed; also of what whoever asks may not read."""

    met_here: bool
    child_view: bool
    family_view: bool


def facts_of(items: Iterable[Item]) -> dict[int, Facts]:
    """Of each item whether somebody is here who has met the child, and whether the two views are there: the same, whoever asks.

    Whoever is here for the whole meeting and was with the child, as the record has it, has met the child.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select item, met_here, child_view, family_view from meeting_facts(%s::bigint[])", [[one.pk for one in items]]
        )
        return {item: Facts(*rest) for item, *rest in cursor.fetchall()}


def _in_lane(actor: Actor) -> Q:
    """Who is asked about a child: in the lane of the team's name, of one's own teams, and of the meetings that one keeps.

    A role that reaches a whole agency reads by that no lane that it lacks: the policy of the table says the same.
    """
    lanes = [number for number in actor.keys if number % key(1, OWN) != OWN]
    own, last = actor.scopes(Lane.MEETING, writes=True), Setting.objects.filter(meeting_id=OuterRef("meeting_id"))
    chaired = Q(under=actor.practitioner_id) if actor.practitioner_id else Q(pk__in=())
    under = Subquery(last.order_by("-number").values("chair_id")[:1])
    kept = Asked.objects.alias(under=under).filter(
        chaired | Q(meeting__team__scope__in=own) | Q(meeting__team__agency__scope__in=own), pk=OuterRef("pk")
    )
    return Q(item__isnull=True) | Q(Overlaps("keys", lanes)) | Q(team__scope__in=actor.addressed_scopes) | Exists(kept)


def _asked(actor: Actor) -> QuerySet:
    """Each with its last `answer`, `met`, `met_on` and `answer_words`; and `instead`: who was to come in their place."""
    last = Answered.objects.visible_to(actor).filter(asked_id=OuterRef("pk")).order_by("-id")
    said = {name: Subquery(last.values(column)[:1]) for name, column in (("answer", "answer"), ("answer_words", "words"))}
    met = last.exclude(met="")
    said |= {name: Subquery(met.values(name)[:1]) for name in ("met", "met_on")}
    # Who came does not undo in whose place they came.
    replied = last.filter(answer__in=OF_INVITED).annotate(
        who=Case(When(answer=Answer.SUBSTITUTE, then=F("words")), default=Value(""), output_field=TextField())
    )
    said["instead"] = Subquery(replied.values("who")[:1])
    held = Asked.objects.visible_to(actor).filter(_in_lane(actor))
    return held.select_related("team__agency", "person").annotate(**said)


def asked_to(actor: Actor, meeting: Meeting) -> list[Asked]:
    """Who is asked to a meeting, for the whole of it or for one child, as far as this person may know."""
    return list(_asked(actor).filter(meeting_id=meeting.pk).order_by("id"))


def asked_to_any(actor: Actor, meetings: Collection[Meeting]) -> dict[int, list[Asked]]:
    """The same of several meetings, by meeting."""
    found: dict[int, list[Asked]] = defaultdict(list)
    for one in _asked(actor).filter(meeting_id__in=[each.pk for each in meetings]).order_by("id")[: 4 * _MOST]:
        found[one.meeting_id].append(one)
    return found


def asked_for(actor: Actor, item: Item) -> list[Asked]:
    """Who is asked about one child, and to the whole meeting."""
    rows = _asked(actor).filter(Q(item_id=item.pk) | Q(item_id__isnull=True), meeting_id=item.meeting_id)
    return list(rows.order_by("item_id", "id"))


def asked_by_ref(actor: Actor, ref: UUID) -> Asked:
    """One of those who are asked. Raises NoSuchMeeting."""
    found = _asked(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchMeeting
    return found


def own_asked(actor: Actor, meetings: Iterable[Meeting]) -> list[Asked]:
    """What this person’s own teams are asked to, of these meetings."""
    own = {post.team_id for post in actor.posts}
    rows = _asked(actor).filter(meeting_id__in=[one.pk for one in meetings], team_id__in=own)
    return list(rows.order_by("id")[:_MOST])


def answers_waiting(actor: Actor, now: Any) -> QuerySet:
    """For Today: a row for each meeting to come of which something that this person’s own teams are asked is not answered.

    One row, of however many children they are asked.
    """
    last = Setting.objects.visible_to(actor).filter(meeting_id=OuterRef("pk")).order_by("-number")
    rows = Asked.objects.visible_to(actor).filter(meeting_id=OuterRef("pk"), team_id__among=actor.team_ids)
    # That they are asked although they have another commitment is the convener's word, and no answer.
    answers = Answered.objects.visible_to(actor).filter(asked_id=OuterRef("pk")).exclude(answer=Answer.ASKED)
    asked = Meeting.objects.visible_to(actor).filter(Exists(rows.filter(~Exists(answers))))
    asked = asked.alias(state=Subquery(last.values("state")[:1]), starts=Subquery(last.values("starts_at")[:1]))
    coming = asked.filter(state__in=("SET", "MOVED"), starts__gt=now).order_by()
    return coming.annotate(what=Value(ANSWER_WAITS), waits_at=Cast(now, DateTimeField())).values_list("what", "waits_at")


class _Opened(Func):
    # What the chair opened to whoever acts: the database knows it, and so this repeats the policy of the table.
    template = "(%(expressions)s) = any((select meeting_let_in())::text[])"
    arg_joiner = " || ':' || "
    output_field = BooleanField()


def _said(actor: Actor) -> QuerySet:
    own = Said.objects.visible_to(actor)
    opened = Said.objects.alias(opened=_Opened(F("item_id"), F("lane"))).filter(opened=True)
    later = Said.objects.filter(replaces_id=OuterRef("pk"))
    rows = Said.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=opened.values("pk")))
    return rows.select_related("by", "team__agency").annotate(is_replaced=Exists(later))


def said_of(actor: Actor, items: Collection[Item]) -> list[Said]:
    """What was said about these children in the lanes of this person, and in those that the chair opened, as it was said."""
    return list(_said(actor).filter(item_id__in=[one.pk for one in items]).order_by("at", "id"))


def said_by_ref(actor: Actor, ref: UUID) -> Said:
    """One thing that was said, whether or not it was put right since. Raises NoSuchMeeting."""
    found = _said(actor).select_related("item").filter(ref=ref).first()
    if found is None:
        raise NoSuchMeeting
    shown([found.child_id])
    return found


def standing(actor: Actor, row: Said) -> Said:
    """How something that was said reads now, after whatever put it right."""
    rows = {one.replaces_id: one for one in _said(actor).filter(item_id=row.item_id, replaces_id__isnull=False)}
    while row.pk in rows:
        row = rows[row.pk]
    return row


def latest(rows: Iterable[Said], kind: Kind, until: datetime | None = None) -> list[Said]:
    """Of what was said that of one kind which still stands."""
    return [row for row in rows if row.kind == kind and not row.is_replaced and (until is None or row.at <= until)]


def lanes_read(actor: Actor, item: Item) -> list[Lane]:
    """The lanes of this child that the actor reads."""
    return [lane for lane in Lane if set(actor.scopes(lane)) & set(item.scopes)]


def opened_lanes() -> dict[int, list[str]]:
    """Which lanes of which items a chair has opened to whoever acts, and neither took back nor let run out."""
    found = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            "select split_part(one, ':', 1)::bigint, split_part(one, ':', 2) from unnest(meeting_let_in()) one order by one"
        )
        for item, lane in cursor.fetchall():
            found[item].append(lane)
    return found


def let_in(actor: Actor, item: Item, today: date) -> list[LetIn]:
    """To whom the chair opened which lanes of an item, the latest first; what was taken back or has run out is left out."""
    rows = LetIn.objects.visible_to(actor).filter(item_id=item.pk).select_related("person", "by")
    back = LetIn.objects.visible_to(actor).filter(ends_id=OuterRef("pk"))
    return list(rows.filter(~Exists(back), ends_id__isnull=True, until_on__gte=today).order_by("-at", "-id"))


def let_in_by_ref(actor: Actor, ref: UUID) -> LetIn:
    """One decision of the chair’s that holds. Raises NoSuchMeeting."""
    back = LetIn.objects.visible_to(actor).filter(ends_id=OuterRef("pk"))
    found = LetIn.objects.visible_to(actor).filter(~Exists(back), ref=ref, ends_id__isnull=True).select_related("item").first()
    if found is None:
        raise NoSuchMeeting
    shown([found.child_id])
    return found


def counted_reasons(actor: Actor, since: datetime) -> dict[str, int]:
    """How often an item was closed with nobody who had met the child, or without a view, as far as this person may know."""
    reasons = ("met_why", "child_why", "family_why")
    given = {name: Count("id", filter=~Q(**{name: ""})) for name in reasons}
    found: dict[str, int] = Closed.objects.visible_to(actor).filter(at__gte=since).aggregate(items=Count("id"), **given)
    return found
