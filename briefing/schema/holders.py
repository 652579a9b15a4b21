"""Which values of a model hold others: asked of thousands of texts at every save, so it is remembered for each type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from briefing.schema.models import Model


def _holds(kind: Any) -> bool:
    """Whether a value of this type is a model, a list or a mapping."""
    return issubclass(kind, (Model, tuple, Mapping))


holds: Final[Callable[[Any], bool]] = cache(_holds)
