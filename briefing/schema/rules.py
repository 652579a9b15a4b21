"""What a field says beside its type: its default, and the limits of its value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

REQUIRED: Final = object()


def kebab(name: str) -> str:
    """The key that an author writes for a field."""
    return name.rstrip("_").replace("_", "-")


@dataclass(frozen=True, slots=True)
class Rules:
    """Limits of a number (`ge`, `gt`, `le`) and of a list's length, and the `pattern` of a whole id."""

    default: Any = REQUIRED
    default_factory: Callable[[], Any] | None = None
    ge: int | None = None
    gt: int | None = None
    le: int | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None

    def broken_by(self, value: Any, written: str) -> tuple[str, str, str] | None:
        """Code, message and help of the first rule that a value breaks."""
        if self.gt is not None and value <= self.gt:
            return _large(f"'{written}' is too small; it must be more than {self.gt}")
        if self.ge is not None and value < self.ge:
            return _large(f"'{written}' is too small; {self.ge} is the least")
        if self.le is not None and value > self.le:
            return (
                "out-of-range",
                f"'{written}' is too large; {self.le} is the most",
                "write a smaller number",
            )
        if self.min_length is not None and len(value) < self.min_length:
            return "too-few", f"{self.min_length} or more are needed here", "add what is missing"
        if self.max_length is not None and len(value) > self.max_length:
            return "too-many", f"{self.max_length} are the most here", "remove what is too much"
        if self.pattern is not None and not re.fullmatch(self.pattern, value):
            return "bad-id", f"'{written}' is not an id", "use lower-case letters, digits, hyphens, points"
        return None


def _large(message: str) -> tuple[str, str, str]:
    return "out-of-range", message, "write a larger number"


def Field(**rules: Any) -> Any:
    """`Rules`, typed so that they can stand where a field's default stands."""
    return Rules(**rules)
