"""Acting as whoever has a post in the setting of a child."""

from contextlib import AbstractContextManager

from ymylon.access.actions import acting
from ymylon.access.rules import Actor

from .setting import Setting

PURPOSE = "demo"


def acting_as(here: Setting, place: str, post: str) -> AbstractContextManager[Actor]:
    """A transaction in which they act."""
    return acting(here.parts[place].posts[post].account, PURPOSE)
