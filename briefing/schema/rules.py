"""What a field says beside its type: its default, and the limits of its value."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, Literal, TypeAlias

from briefing.values import Value

REQUIRED: Final = object()


def kebab(name: str) -> str:
    """The key that an author writes for a field."""
    return name.rstrip("_").replace("_", "-")


class Rules(Value):
    """Limits of a number (`ge`, `gt`, `le`) and of a list's length, the `pattern` of a whole text.

    `fault` says what is wrong with a text and how to mend it. `reads`: the roles that may have the field; nothing said: all
    who may have the item. `unprinted` says why no page shows the field by itself. `translated`: no other language says it, or
    only one with other letters must; nothing said: every language that a book is made in.
    """

    default: Any = REQUIRED
    default_factory: Callable[[], Any] | None = None
    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    fault: Callable[[str], tuple[str, str] | None] | None = None
    reads: frozenset[str] | None = None
    unprinted: str = ""
    translated: Literal["", "name", "never"] = ""

    def broken_by(self, value: Any, written: str) -> tuple[str, str, str] | None:
        """Code, message and help of the first rule that a value breaks."""
        for name, breaks, code, message, help in _LIMITS:
            limit = getattr(self, name)
            if limit is not None and breaks(value, limit):
                return code, message.format(text=written, limit=limit), help
        if self.fault and (wrong := self.fault(str(value))):
            return "bad-id", f"'{written}' {wrong[0]}", wrong[1]
        return None


def Field(**rules: Any) -> Any:
    """`Rules`, typed so that they can stand where a field's default stands."""
    return Rules(**rules)


_Limit: TypeAlias = tuple[str, Callable[[Any, Any], bool], str, str, str]
_LIMITS: Final[tuple[_Limit, ...]] = (
    ("gt", lambda value, limit: value <= limit, "out-of-range", "'{text}' is too small; it must be more than {limit}", "write a larger number"),
    ("ge", lambda value, limit: value < limit, "out-of-range", "'{text}' is too small; {limit} is the least", "write a larger number"),
    ("le", lambda value, limit: value > limit, "out-of-range", "'{text}' is too large; {limit} is the most", "write a smaller number"),
    ("min_length", lambda value, limit: len(value) < limit, "too-few", "{limit} or more are needed here", "add what is missing"),
    ("max_length", lambda value, limit: len(value) > limit, "too-many", "{limit} are the most here", "remove what is too much"),
    ("pattern", lambda value, limit: not re.fullmatch(limit, value), "bad-id", "'{text}' is not an id",
     "use lower-case letters, digits, hyphens, points"),
)  # fmt: skip
