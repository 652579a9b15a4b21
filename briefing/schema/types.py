"""What the type of a field is made of."""

from __future__ import annotations

from typing import Any, get_args


def parts_of(kind: Any) -> list[Any]:
    """A type and everything that it is made of."""
    return [kind, *(part for inner in get_args(kind) for part in parts_of(inner))]


def depth_of(kind: Any) -> int:
    """How many lists and mappings lie between a field and what stands in it."""
    return str(kind).count("tuple[") + str(kind).count("Mapping[")
