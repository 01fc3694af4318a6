"""What can stand in the way of the database, said so that somebody can mend it."""

from ymylon.config.terminal import Spoken


class ClusterFault(Spoken):
    """The database can't run here; the words are one sentence that names the cause and the remedy."""
