"""Names as Wales writes and says them: made comparable for search, matches explained, and put in Welsh order."""

from .birth import birth_keys, near_birth_dates
from .explain import FACT_WORDS, Fact, FactKind, explain
from .forms import GIVEN_FORMS, SURNAME_FORMS
from .keys import KEYS_VERSION, Key, KeyKind, NameField, query_keys, search_keys
from .order import sort_key
from .sounds import sounds
from .tokens import PATRONYMICS, tokens

__all__ = [
    "FACT_WORDS",
    "GIVEN_FORMS",
    "KEYS_VERSION",
    "PATRONYMICS",
    "SURNAME_FORMS",
    "Fact",
    "FactKind",
    "Key",
    "KeyKind",
    "NameField",
    "birth_keys",
    "explain",
    "near_birth_dates",
    "query_keys",
    "search_keys",
    "sort_key",
    "sounds",
    "tokens",
]
