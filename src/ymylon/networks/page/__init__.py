"""What the page of a network says, as plain values."""

from .network import Asked, NetworkPage, child_page, entry_page, place_page

__all__ = ["Asked", "NetworkPage", "child_page", "entry_page", "place_page"]
