"""What a child's record may hold, and in which lane its parts stand."""

from ymylon.children.rules.involvement import INVOLVEMENT_LANES, lane_of

__all__ = ["INVOLVEMENT_LANES", "lane_of"]
