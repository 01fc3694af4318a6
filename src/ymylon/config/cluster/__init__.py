"""The database that Ymylon brings along: PostgreSQL, started, watched over and stopped by us.

    cluster = Cluster(home())
    cluster.start()      # first time: makes it; running already: joins it
    ...
    cluster.stop()       # stops it unless somebody else still uses it

Why and how: docs/decisions/0001-postgresql-only.md
"""

from .faults import ClusterFault
from .folders import home
from .server import Cluster

__all__ = ["Cluster", "ClusterFault", "home"]
