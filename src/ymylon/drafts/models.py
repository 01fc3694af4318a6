"""What somebody typed and has not sent: sealed, and read by its author only."""

from django.db import models


class Draft(models.Model):
    """One form as typed, sealed with a key that is not in the database."""

    account = models.ForeignKey("agencies.Account", on_delete=models.CASCADE, related_name="+")
    form = models.TextField(help_text="which form, and which record by public reference")
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "form"], name="one_draft_a_form")]
