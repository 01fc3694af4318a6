"""What somebody typed and has not sent: sealed, and read by its author only; and which forms were sent, by a keyed hash."""

from django.db import models


class Draft(models.Model):
    """One form as typed, sealed with a key that is not in the database."""

    account = models.ForeignKey("agencies.Account", on_delete=models.CASCADE, related_name="+")
    form = models.TextField(help_text="which form, and which record by public reference")
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "form"], name="one_draft_a_form")]


class Sent(models.Model):
    """A form of one page was sent, and led somewhere: sent again from the same page, it leads there and does nothing."""

    account = models.ForeignKey("agencies.Account", on_delete=models.CASCADE, related_name="+")
    said = models.TextField(help_text="keyed hash of the page's own token, the address and what was sent")
    led_to = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "said"], name="a_form_is_sent_once")]
