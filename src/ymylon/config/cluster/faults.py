"""What can stand in the way of the database, said so that somebody can mend it."""


class ClusterFault(Exception):
    """The database can't run here; the message is one sentence that names the cause and the remedy."""
