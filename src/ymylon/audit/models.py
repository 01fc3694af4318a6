"""The append-only record of who saw and did what. Only the database function `audit` writes here."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Line(models.Model):
    """One act: a page that showed records, a search, a write, a refusal. Holds numbers and reasons, never content."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
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
