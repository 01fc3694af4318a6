"""What was sent, what was found in it, and what was said of that. About no child: rows, fields and rules, and never a value.

Each table is closed by policies of its own: whoever keeps the returns of a body reads what is that body's. A file lies here
sealed until it is judged, and no page can read it.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ymylon.returns.rules.queue import Kind, Outcome


class _Rows(models.QuerySet):
    """Reads that begin with what somebody may see: here the database alone decides, by the body."""

    def visible_to(self, actor) -> "_Rows":
        """The rows of the bodies whose returns the actor may see; the row policy of each table narrows them."""
        return self.all() if actor.may("SEE_RETURNS") else self.none()


class Upload(models.Model):
    """A return as it was sent once, of one body and year. Sent again, it is another row with the next number."""

    ref = models.UUIDField(unique=True, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    body = models.TextField(help_text="the agency’s code as it was: the rows say the same of whose they are")
    first_year = models.IntegerField(help_text="2025 is the collection year 2025-26")
    number = models.IntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", on_delete=models.PROTECT, related_name="+")
    files = models.JSONField(help_text="name, size and SHA-256 of each file, and whether it is last year’s")
    begun_at = models.DateTimeField(null=True, help_text="when reading began; the clock writes it, and how many files are read")
    read = models.IntegerField(default=0)

    objects = _Rows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "first_year", "number"], name="return_number_once"),
            models.CheckConstraint(condition=Q(first_year__range=(2000, 2200)), name="return_of_a_year"),
            models.CheckConstraint(condition=Q(number__gte=1), name="return_counts_from_one"),
        ]


class SealedFile(models.Model):
    """The bytes of one file, sealed. They are taken away with the judgement, whatever it is."""

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="+")
    place = models.IntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "place"], name="return_file_once")]


class Judgement(models.Model):
    """What came of judging it: which tables it has, how full they are, and how many episodes began where."""

    upload = models.OneToOneField(Upload, on_delete=models.PROTECT, related_name="judgement")
    at = models.DateTimeField()
    outcome = models.TextField(choices=Outcome.choices())
    files = models.JSONField(default=list)
    asked = models.IntegerField(default=0)
    not_asked = ArrayField(models.TextField(), default=list)
    filled = models.JSONField(default=dict)
    episodes = models.JSONField(default=dict)

    objects = _Rows.as_manager()


class Problem(models.Model):
    """What one rule found in one file: in which rows, and by which marks those are known again. The words are the program's."""

    ref = models.UUIDField(unique=True, editable=False)
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    severity = models.TextField()
    file = models.TextField()
    is_before = models.BooleanField(default=False, help_text="the file is last year’s")
    table = models.TextField(blank=True)
    fields = ArrayField(models.TextField(), default=list)
    rows = ArrayField(models.IntegerField(), default=list)
    count = models.IntegerField(default=0)
    marks = ArrayField(models.BigIntegerField(), default=list)
    words_en = models.TextField()
    words_cy = models.TextField()

    objects = _Rows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(severity__in=["error", "query", "information"]), name="problem_of_a_severity"),
            models.CheckConstraint(condition=Q(count__gte=0), name="problem_counts_rows"),
        ]


class Said(models.Model):
    """What one person said of a problem: an explanation, or that an explanation is accepted. Nothing is written over."""

    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    kind = models.TextField(choices=Kind.choices())
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey("agencies.Practitioner", on_delete=models.PROTECT, related_name="+")
    explained_by = models.ForeignKey(
        "agencies.Practitioner", null=True, on_delete=models.PROTECT, related_name="+", help_text="whose explanation is accepted"
    )

    objects = _Rows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["problem", "number"], name="said_of_problem_once"),
            models.CheckConstraint(condition=~Q(words=""), name="said_of_problem_in_words"),
            models.CheckConstraint(
                condition=Q(explained_by__isnull=True) | ~Q(explained_by=F("by")), name="accepted_by_another_than_explained"
            ),
        ]
