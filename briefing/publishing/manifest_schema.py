"""A manifest is read as strictly as a brief: every field by its type, none unknown, none missing."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

Test: TypeAlias = Callable[[Any], bool]
LONGEST_PART: Final = 255  # characters of a name that a file system takes


def text(value: Any) -> bool:
    return isinstance(value, str)


def texts(value: Any) -> bool:
    return isinstance(value, dict) and all(map(text, value.values()))


def flag(value: Any) -> bool:
    return isinstance(value, bool)


def count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def number(value: Any) -> bool:
    return (count(value) or isinstance(value, float)) and math.isfinite(value) and value >= 0


def listed(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(map(text, value))


def path(value: Any) -> bool:
    return (
        text(value)
        and value.isprintable()
        and bool(value)
        and max(map(len, value.split("/"))) <= LONGEST_PART
    )


def each(test: Test) -> Test:
    return lambda value: isinstance(value, dict) and all(map(test, value.values()))


def digests(number: int) -> Test:
    return lambda value: listed(value) and len(value) == number


def one_of(*choices: str) -> Test:
    return lambda value: value in choices


def plan(value: Any) -> bool:
    return isinstance(value, dict) and text(value.get("state")) and texts(value.get("keys", {}))


NEEDED: Final[Mapping[str, Test]] = {
    "path": path, "sha256": text, "bytes": count, "pages": count, "seconds": number, "key": text, "identity": texts,
    "inputs": texts,
}  # fmt: skip
OPTIONAL: Final[Mapping[str, Test]] = {
    "warnings": listed, "protected": flag, "tagged": flag, "document": text, "unproven": each(count), "issued": each(digests(4)),
    "standing": one_of("asked", "ordered", "dropped", "sheets"),
}  # fmt: skip
HEAD: Final[Mapping[str, Test]] = {
    "summit": text, "version": text, "as_of": text, "versions": texts, "plans": each(plan),
    "entries": lambda value: isinstance(value, list), "digests": each(texts),
}  # fmt: skip


def held(
    item: Any, optional: Mapping[str, Test], needed: Mapping[str, Test] | None = None, where: str = ""
) -> dict[str, Any]:
    """The same mapping, or a ValueError that names the first field that is not as it must be."""
    known = {**optional, **(needed or {})}
    if not isinstance(item, dict):
        raise ValueError(f"{where or 'it'} is no record")
    for name in (*item, *(needed or ())):
        if name not in known or name not in item or not known[name](item[name]):
            raise ValueError(f"{where + '.' if where else ''}{str(name)[:40]}")
    return item
