"""A release as a static site in both languages, without scripts: only numbers that passed the gate, and words."""

from ymylon.publication.rules.site.edition import Change, Edition
from ymylon.publication.rules.site.writing import NotBuilt, write

__all__ = ["Change", "Edition", "NotBuilt", "write"]
