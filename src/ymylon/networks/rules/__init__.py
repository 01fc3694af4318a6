"""What a network is: which links make it, where it stops, and how it is drawn. Free of Django."""

from .codes import NodeKind, Shape
from .picture import HUB_NEIGHBOURS, MOST_DRAWN, Key, Node, Picture, Step, key_here, key_there, picture_of, walked_on
from .placing import WIDTH, Placed, height_for, placed

__all__ = [
    "HUB_NEIGHBOURS", "MOST_DRAWN", "WIDTH", "Key", "Node", "NodeKind", "Picture", "Placed", "Shape", "Step", "height_for",
    "key_here", "key_there", "picture_of", "placed", "walked_on",
]  # fmt: skip
