"""Return interviews. Each table holds one lane: what was offered and arranged, what the child said, what it came to.

Nothing here is changed but an interview's state, the answer to a referral and the end of an action, each with its history;
and words that a child took back, which are erased by the database's `erase_words` and kept nowhere.
What is passed to the police is a submission in the room of intelligence; what was passed before that lies apart, in their lane.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ymylon.access.models import Laned, recorded
from ymylon.duties.models import Agreed
from ymylon.interviews import rules
from ymylon.terms.codes import Lane, Language


class _Written(Laned):
    """A row about a child that somebody wrote at a moment."""

    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # Empty only where the name would betray a protected child.
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class SafeWay(_Written):
    """How this child can be reached without danger, and who else reads it. The latest holds."""

    lane: ClassVar[Lane] = Lane.INTERVIEW_ACTIONS
    words = models.TextField()
    read_by = models.TextField(help_text="who else reads or hears it; nobody is an answer")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words="") & ~Q(read_by=""), name="safe_way_is_whole")]


class Offer(Laned):
    """An offer of a return interview with the child's response, or the reason why none was made. Never changed, only followed."""

    class Response(models.TextChoices):
        ACCEPTED = "ACCEPTED"
        REFUSED = "REFUSED"
        NOT_ANSWERED_YET = "NOT_ANSWERED_YET"

    lane: ClassVar[Lane] = Lane.INTERVIEW_ACTIONS
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField(help_text="the episode")
    was_made = models.BooleanField()
    response = models.TextField(choices=Response.choices, blank=True)
    chosen = models.TextField(choices=rules.Interviewer.choices(), blank=True, help_text="whom the child chose, by kind")
    chosen_interviewer = models.TextField(blank=True, help_text="whom the child will and will not talk to, in words")
    reason = models.TextField(blank=True, help_text="the child's reason to refuse, or why no offer was made")
    safe_way = models.TextField(blank=True, help_text="the safe way to reach this child, as recorded before the offer")
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(was_made=True) | ~Q(reason=""), name="no_offer_without_a_reason"),
            models.CheckConstraint(condition=Q(was_made=False) | ~Q(response=""), name="offer_has_a_response"),
        ]


class Attempt(_Written):
    """Somebody tried to reach the child about an interview, and how that went. It is no answer of the child's."""

    lane: ClassVar[Lane] = Lane.INTERVIEW_ACTIONS
    about = models.UUIDField(help_text="the episode")
    outcome = models.TextField(choices=rules.Outcome.choices())
    words = models.TextField(blank=True)


@recorded
class Interview(Laned):
    """One interview that a child agreed to; it may cover several episodes. Its steps say how it came to its state."""

    lane: ClassVar[Lane] = Lane.INTERVIEW_ACTIONS
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    state = models.TextField(choices=rules.InterviewState.choices())
    authority = models.TextField(blank=True, help_text="GSS code of the council of the first episode")
    team = models.ForeignKey("agencies.Team", null=True, on_delete=models.PROTECT, related_name="+", help_text="who took it on")
    route = models.TextField(choices=rules.Route.choices(), help_text="derived from who took it on")
    held_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=Q(state__in=["ACCEPTED", "SCHEDULED"]), name="one_interview_to_hold"
            )
        ]


class Covered(Laned):
    """An episode that an interview covers, with the clock that runs for that episode; a new row if its end had been wrong."""

    lane: ClassVar[Lane] = Lane.INTERVIEW_ACTIONS
    child = models.ForeignKey("children.Child", on_delete=models.PROTECT, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="covered")
    about = models.UUIDField(help_text="the episode")
    found_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["interview", "about", "found_at"], name="covered_once")]


class Step(_Written):
    """One move of an interview from state to state."""

    lane: ClassVar[Lane] = Lane.INTERVIEW_ACTIONS
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="steps")
    from_state = models.TextField(choices=rules.InterviewState.choices())
    to_state = models.TextField(choices=rules.InterviewState.choices())
    reason = models.TextField(blank=True)


@recorded
class Referral(_Written):
    """A team that holds interviews was asked. One team takes it on; whoever comes second is told so."""

    lane: ClassVar[Lane] = Lane.INTERVIEW_ACTIONS
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="referrals")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    answer = models.TextField(choices=rules.Answer.choices(), default="WAITING")
    reason = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["interview"], condition=Q(answer="ACCEPTED"), name="taken_on_once"),
            models.UniqueConstraint(
                fields=["interview", "team"], condition=Q(answer__in=["WAITING", "ACCEPTED"]), name="asked_once"
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=["DECLINED", "HANDED_BACK"]) | ~Q(reason=""), name="declined_with_a_reason"
            ),
        ]


class StaffJudgement(_Written):
    """A manager's answer where a child asks for somebody of the place that they left."""

    lane: ClassVar[Lane] = Lane.INTERVIEW_ACTIONS
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="+")
    is_agreed = models.BooleanField()
    reason = models.TextField()


class Arrangement(_Written):
    """Who, when, where, in what language and with what help. The latest holds."""

    lane: ClassVar[Lane] = Lane.INTERVIEW_ACTIONS
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="arrangements")
    who = models.TextField(choices=rules.Interviewer.choices())
    name = models.TextField(help_text="who holds it")
    met_before = models.BooleanField(null=True)
    when = models.DateTimeField()
    venue = models.TextField(choices=rules.Venue.choices())
    language = models.TextField(choices=Language.choices())
    needs = models.TextField(blank=True, help_text="what helps this child to follow and to speak")
    interpreter = models.TextField(choices=rules.Interpreter.choices())
    interpreter_name = models.TextField(blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(interpreter="FAMILY"), name="family_never_interprets")]


class Account(_Written):
    """What the child said, in the child's own words and language. Words that the child takes back are erased, not hidden."""

    lane: ClassVar[Lane] = Lane.INTERVIEW_WORDS
    interview = models.ForeignKey(Interview, null=True, on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField(help_text="the episode of which it was said")
    said = models.TextField(choices=rules.SaidWhen.choices())
    words = models.TextField()
    language = models.TextField(choices=Language.choices())
    present = models.TextField(blank=True)
    factors = ArrayField(models.TextField(), default=list)
    happened = models.TextField(blank=True, help_text="where and with whom")
    touched = ArrayField(models.TextField(), default=list)
    harm = ArrayField(models.TextField(), default=list)
    trusts = models.TextField(blank=True)
    would_help = models.TextField(blank=True)
    why_kept = models.TextField(blank=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words="") | Q(erased_at__isnull=False), name="account_has_words"),
            models.CheckConstraint(condition=~Q(said="KEPT_FOR_SAFETY") | ~Q(why_kept=""), name="kept_says_why"),
        ]


class Translation(_Written):
    """What the child said, in another language, marked with who translated it."""

    lane: ClassVar[Lane] = Lane.INTERVIEW_WORDS
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="translations")
    words = models.TextField()
    translator = models.TextField()
    erased_at = models.DateTimeField(null=True)


class Summary(_Written):
    """The interviewer's own analysis, or a summary that a child of twelve can read; never the child's words."""

    lane: ClassVar[Lane] = Lane.INTERVIEW_SUMMARY
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="+")
    is_for_child = models.BooleanField()
    words = models.TextField()
    language = models.TextField(choices=Language.choices())


class Review(_Written):
    """A manager's review against four questions."""

    lane: ClassVar[Lane] = Lane.INTERVIEW_SUMMARY
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="+")
    childs_words = models.BooleanField()
    child_chose = models.BooleanField()
    harm_followed = models.BooleanField()
    something_came = models.BooleanField()
    words = models.TextField(blank=True)


@recorded
class Output(Agreed, _Written):
    """What comes of an interview: an action with its owner, support, sharing with its basis, feedback, or why nothing."""

    lane: ClassVar[Lane] = Lane.INTERVIEW_ACTIONS
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="outputs")
    kind = models.TextField(choices=rules.OutputKind.choices())
    team = models.ForeignKey("agencies.Team", null=True, on_delete=models.PROTECT, related_name="+")
    support = models.TextField(choices=rules.Support.choices(), blank=True)
    is_wanted = models.BooleanField(null=True)
    with_whom = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    agreed = models.TextField(choices=rules.ChildAgreed.choices(), blank=True)
    why = models.TextField(blank=True)
    was_done = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kind="ACTION") | Q(team__isnull=False), name="action_has_an_owner"),
            models.CheckConstraint(condition=~Q(agreed="OVERRIDDEN") | ~Q(why=""), name="overridden_says_why"),
        ]


class Capacity(models.Model):
    """How many interviews a team can have in hand at once, from a moment on. About no child."""

    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    at_most = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", on_delete=models.PROTECT, related_name="+")
