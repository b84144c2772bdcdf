"""What all nodes share."""

from msgspec import Struct


class Node(Struct, frozen=True, tag_field="t", omit_defaults=True, forbid_unknown_fields=True):
    """What all nodes share: immutability and the tagged form."""
