"""The outbox. A letter holds a link and no fact, and leaves once."""

from django.db import models


class Letter(models.Model):
    """One mail to a team's desk: which address, which link, under a key that makes it unique."""

    key = models.TextField(unique=True)
    to_email = models.EmailField()
    language = models.TextField(default="en")
    link = models.TextField()
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
