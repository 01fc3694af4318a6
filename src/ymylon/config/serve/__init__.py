"""Everything that runs while Ymylon is up: database, web server and job worker, under one small supervisor."""

from .service import serve

__all__ = ["serve"]
