"""What a network is: which links make it, where it stops, and how it is drawn. Free of Django."""

from .codes import NodeKind, Shape
from .giving import (
    NEEDED,
    NOT_COVERED,
    NOT_OF_PROTECTED,
    NOTHING_TO_GIVE,
    Relation,
    Thing,
    entities,
    kept,
    lanes_by_child,
)
from .picture import HUB_NEIGHBOURS, MOST_DRAWN, Key, Node, Picture, Step, key_here, key_there, picture_of, refs_in, walked_on
from .placing import WIDTH, Placed, height_for, placed

__all__ = [
    "HUB_NEIGHBOURS", "MOST_DRAWN", "NEEDED", "NOTHING_TO_GIVE", "NOT_COVERED", "NOT_OF_PROTECTED", "WIDTH", "Key", "Node",
    "NodeKind", "Picture", "Placed", "Relation", "Shape", "Step", "Thing", "entities", "height_for", "kept", "key_here",
    "key_there", "lanes_by_child", "picture_of", "placed", "refs_in", "walked_on",
]  # fmt: skip
