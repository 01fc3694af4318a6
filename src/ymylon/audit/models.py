"""The append-only record of who saw and did what, and the seals upon it. Only functions of the database write here."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class Line(models.Model):
    """One act: a page that showed records, a search, a write, a refusal. Holds numbers and reasons, never content."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    epoch = models.IntegerField(default=0, help_text="which database server wrote it: transactions are numbered anew on each")
    xid = models.BigIntegerField(help_text="transaction that wrote it, for sealing in the order of commits")
    actor = models.BigIntegerField(help_text="account; nought for the clock and for nobody")
    purpose = models.TextField()
    act = models.TextField()
    lane = models.TextField(blank=True)
    children = ArrayField(models.BigIntegerField(), default=list)
    about = models.TextField(blank=True, help_text="public reference of what was acted on")
    why = models.TextField(blank=True)
    leaf = models.BinaryField(help_text="hash over the row, computed by the database")

    class Meta:
        db_table = "audit_line"
        indexes = [models.Index(fields=["epoch", "xid", "id"], name="audit_line_in_order")]


class Epoch(models.Model):
    """A database server on which lines were written. After a restore into another, a new epoch begins."""

    id = models.AutoField(primary_key=True)
    system = models.BigIntegerField(help_text="the server's own number")
    begun_at = models.DateTimeField()

    class Meta:
        db_table = "audit_epoch"


class Seal(models.Model):
    """Lines sealed together: their order, their leaves, and the signed head of the tree over them and all before them."""

    id = models.BigAutoField(primary_key=True)
    start = models.BigIntegerField(unique=True, help_text="how many lines were sealed before")
    size = models.BigIntegerField(unique=True, help_text="how many are sealed with these")
    lines = ArrayField(models.BigIntegerField())
    leaves = ArrayField(models.BinaryField())
    epoch = models.IntegerField()
    horizon = models.BigIntegerField(help_text="every transaction of the epoch below this number is sealed")
    root = models.BinaryField()
    before = models.BinaryField(help_text="root of the seal before")
    peaks = ArrayField(models.BinaryField(), help_text="what the next seal goes on from")
    at = models.DateTimeField()
    signature = models.BinaryField()

    class Meta:
        db_table = "audit_seal"
        constraints = [models.CheckConstraint(condition=Q(size__gt=F("start")), name="seal_seals_something")]
