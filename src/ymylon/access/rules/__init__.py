"""Who is acting and how far they see; and what a sharing agreement covers. Plain values, alike in the database."""

from ymylon.access.rules.acting import LANE_NUMBERS, NOBODY, OWN, Actor, Case, Post, key

__all__ = ["LANE_NUMBERS", "NOBODY", "OWN", "Actor", "Case", "Post", "key"]
