"""The demonstration: an invented Wales, made by the rooms' own actions and nothing else. Its times hang on when it is loaded."""

from ymylon.agencies.lookups import is_demo_whole
from ymylon.config.demo.build import build, build_large, is_empty, loaded_at
from ymylon.config.demo.sizes import is_begun, size_of

__all__ = ["build", "build_large", "is_begun", "is_demo_whole", "is_empty", "loaded_at", "size_of"]
