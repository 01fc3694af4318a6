"""What the page of a network says, as plain values."""

from .giving import file_name, file_of, give_page
from .network import Asked, NetworkPage, child_page, context_page, entry_page, place_page

__all__ = ["Asked", "NetworkPage", "child_page", "context_page", "entry_page", "file_name", "file_of", "give_page", "place_page"]
