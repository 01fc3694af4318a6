"""The demonstration: an invented Wales, made by the rooms' own actions and nothing else. Its times hang on when it is loaded."""

from ymylon.agencies.lookups import is_demo_whole
from ymylon.config.demo.build import build, is_empty, loaded_at

__all__ = ["build", "is_demo_whole", "is_empty", "loaded_at"]
