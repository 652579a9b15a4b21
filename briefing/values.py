"""Frozen values, made and compared in C: the base of every closed set of the program. The only importer of msgspec."""

from __future__ import annotations

from typing import Any, Self, dataclass_transform

from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

__all__ = ["Value", "field", "settle"]

settle = force_setattr  # a field of a value that is still being made


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(Struct, frozen=True):
    """Fields given once, by position or by name; equal to another of its class that holds the same."""

    def replaced(self, **values: Any) -> Self:
        """A copy with other values for some fields."""
        return replace(self, **values)
