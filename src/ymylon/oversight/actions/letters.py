"""Letters to teams that are asked for something: a link and no fact, one a day however much waits."""

from collections.abc import Iterable
from datetime import datetime

from ymylon.agencies.lookups import standing_in, teams_by_id
from ymylon.post.actions import queue


def write_to(team_ids: Iterable[int], *, about: str, at: datetime, link: str) -> None:
    """Queue a letter to each of these teams that reads letters; a second one of the same day and matter is none.

    For a team that is closed whoever stands for it reads.
    """
    for team in teams_by_id(standing_in(team_ids, at).values()).values():
        if team.email:
            queue(key=f"{about}:{team.ref}:{at:%Y-%m-%d}", to_email=team.email, link=link, at=at)
