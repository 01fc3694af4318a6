"""Agencies, the teams in them, the practitioners in those, and the accounts with which they sign in.

A team may span agencies: its members keep the lanes of their own role. `scope` numbers come from one sequence, so that a
number names one agency or one team and nothing else.
"""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Func, Q, Value

from ymylon.terms.codes import AgencyKind, Role, TeamFunction, TrainingSubject


def next_scope() -> Func:
    """A fresh scope number, drawn by the database."""
    return Func(Value("scope_number"), function="nextval", output_field=models.IntegerField())


class AccountManager(BaseUserManager):
    """Makes accounts; the only place where a password is set at birth."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "Account":
        """An account that signs in with `email`; without a password nobody can sign in with one."""
        account = self.model(email=self.normalize_email(email), **fields)
        account.set_password(password) if password else account.set_unusable_password()
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, email: str) -> "Account":
        return self.get(email__iexact=email)


class Account(AbstractBaseUser):
    """What signs in: a person, a screen on a wall, the system itself, or another system."""

    class Kind(models.TextChoices):
        PERSON = "PERSON"
        SCREEN = "SCREEN"
        SYSTEM = "SYSTEM"
        API = "API"

    kind = models.TextField(choices=Kind.choices, default=Kind.PERSON)
    email = models.EmailField(unique=True)
    language = models.TextField(default="en")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    is_staff = False
    is_superuser = False

    objects = AccountManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["PERSON", "SCREEN", "SYSTEM", "API"]), name="account_kind_known"),
            models.CheckConstraint(condition=Q(language__in=["en", "cy"]), name="account_language_known"),
        ]


class Agency(models.Model):
    """A body that holds duties towards children: a force, a council's services, a board, a school, a home, a charity."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.TextField(choices=AgencyKind.choices())
    name_en = models.TextField()
    name_cy = models.TextField()
    code = models.TextField(blank=True, help_text="GSS, force or health board code; or a school's number")
    areas = ArrayField(models.TextField(), default=list, help_text="GSS codes of the authorities that it serves")
    telephone = models.TextField(blank=True)
    uses_ymylon = models.BooleanField(default=True, help_text="If not, it is told by telephone and the clock still runs")
    scope = models.IntegerField(unique=True, db_default=next_scope(), editable=False)

    def name(self, language: str) -> str:
        """The agency's name in `language` ('en' or 'cy')."""
        return self.name_cy if language == "cy" else self.name_en


class Team(models.Model):
    """Some practitioners who answer for one function. Without an agency it is a joint team."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="teams")
    function = models.TextField(choices=TeamFunction.choices())
    name_en = models.TextField()
    name_cy = models.TextField()
    areas = ArrayField(models.TextField(), default=list, help_text="GSS codes that it covers; empty: all of its agency's")
    telephone = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    next_team = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who is told when this team is silent",
    )
    manager_team = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who is told last, until somebody answers",
    )
    closed_at = models.DateTimeField(null=True, blank=True, help_text="Told of nothing new from then on; what it owes stays owed")
    scope = models.IntegerField(unique=True, db_default=next_scope(), editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(next_team=models.F("id")), name="team_not_next_to_itself")]

    def name(self, language: str) -> str:
        """The team's name in `language` ('en' or 'cy')."""
        return self.name_cy if language == "cy" else self.name_en


class Practitioner(models.Model):
    """A person who works with children, under the name by which colleagues know them."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="practitioner")
    given_name = models.TextField()
    family_name = models.TextField()
    telephone = models.TextField(blank=True)

    @property
    def name(self) -> str:
        """Given and family name, as shown beside what they did."""
        return f"{self.given_name} {self.family_name}"


class Membership(models.Model):
    """One practitioner's role in one team for a time. Ending it ends what it opened, with the next request."""

    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    role = models.TextField(choices=Role.choices())
    during = DateTimeRangeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(during__isempty=False), name="membership_has_length")]


class DutyTurn(models.Model):
    """Who answers for a team, from when until when, and who said so: themselves, somebody else, or a rota."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="turns")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="turns")
    put_down_by = models.ForeignKey(Practitioner, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    during = DateTimeRangeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(during__isempty=False), name="duty_turn_has_length")]


class Screen(models.Model):
    """A screen on a wall, enrolled by a team. It acts as a practitioner of its own, who only looks."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    practitioner = models.OneToOneField(Practitioner, on_delete=models.PROTECT, related_name="screen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="screens")
    place = models.TextField(help_text="where it hangs")
    enrolled_at = models.DateTimeField()
    enrolled_by = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+")
    code_hash = models.TextField(null=True, unique=True, help_text="of the code that opens it once; empty once it has")
    code_until = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Practitioner, null=True, on_delete=models.PROTECT, related_name="+")


class ScreenTry(models.Model):
    """A wrong code, typed at an address of which only a hash is kept, and that for a day."""

    address_hash = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["address_hash", "at"], name="screen_try_by_address")]


class CalendarAddress(models.Model):
    """The secret address of one person's calendar, kept as a hash. A new one ends the one before."""

    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+")
    secret_hash = models.TextField(null=True, unique=True, help_text="empty once it is revoked")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practitioner"], condition=Q(revoked_at__isnull=True), name="one_calendar_address"),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(secret_hash__isnull=True), name="revoked_address_is_empty"
            ),
        ]


class Session(AbstractBaseSession):
    """Somebody signed in at one browser. The key is kept as a hash and the content sealed; the rest is for its owner to see."""

    ref = models.UUIDField(unique=True)
    account = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="sessions")
    device = models.TextField(blank=True)
    whence = models.TextField(blank=True, help_text="the network, never the whole address")
    began_at = models.DateTimeField(null=True)
    active_at = models.DateTimeField(
        null=True, help_text="when its owner last did something; a page that asks by itself is nobody"
    )

    @classmethod
    def get_session_store_class(cls) -> type:
        from ymylon.agencies.sessions import SessionStore

        return SessionStore


class Tally(models.Model):
    """How often somebody tried something lately, and codes that were used: shared by all processes, and soon forgotten."""

    key_hash = models.TextField(primary_key=True)
    value = models.JSONField()
    until = models.DateTimeField(db_index=True)


class Training(models.Model):
    """One practitioner was trained: in what, when, by whom, until when it stands. Closed by policies of its own."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+")
    subject = models.TextField(choices=TrainingSubject.choices())
    held_on = models.DateField()
    given_by = models.TextField(help_text="who gave it: a body or a trainer")
    stands_until = models.DateField(null=True, help_text="the last day on which it stands; empty where nobody set one")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(Practitioner, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practitioner", "subject", "held_on"], condition=Q(taken_back_at__isnull=True), name="trained_once_a_day"
            ),
            models.CheckConstraint(condition=~Q(given_by=""), name="training_says_who_gave_it"),
            models.CheckConstraint(
                condition=Q(stands_until__isnull=True) | Q(stands_until__gte=models.F("held_on")),
                name="training_stands_from_its_day",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="training_taken_back_by_somebody",
            ),
        ]


HALF_BUILT = "half built"


class DemoMark(models.Model):
    """The one row that allows the page with the cast. The database takes it only while nobody works here yet."""

    id = models.IntegerField(primary_key=True, default=1)
    loaded_at = models.DateTimeField()
    size = models.TextField(help_text="half built until the last step of the story is told")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_demo_mark")]
