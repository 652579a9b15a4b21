"""What a window asks, read off its address and its body; a wrong question is a `ValueError` in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from briefing.previewing import Engine
from briefing.summit import Order

CHOICES: Final = ("delegation", "product", "audience", "language", "format")
SHARPEST: Final = 8.0  # dots to the point: 576 to the inch


def order_of(engine: Engine, query: Mapping[str, str]) -> Order:
    """The file that a window shows; what it does not say is as summit.yaml has it."""
    return engine.order(**{name: query.get(name, "") for name in CHOICES})


def whole(values: Mapping[str, Any], name: str, least: int = 1) -> int:
    """A whole number of at least so much."""
    value = values.get(name)
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:
        value = int(value)
    if type(value) is not int or value < least:
        raise ValueError(f"'{name}' must be a whole number from {least} on")
    return value


def length(values: Mapping[str, str], name: str, most: float = 1e5) -> float:
    """A number from 0 up to the most that makes sense."""
    try:
        value = float(values.get(name, ""))
    except ValueError:
        value = -1.0
    if not 0 <= value <= most:
        raise ValueError(f"'{name}' must be a number from 0 to {most:g}")
    return value


def words(values: Mapping[str, Any], name: str) -> str:
    """Some text."""
    value = values.get(name)
    if not isinstance(value, str):
        raise ValueError(f"'{name}' must be words")
    return value


def author_file(folder: Path, name: str) -> Path:
    """A file of the folder of briefs by the name that origins give it; any other is a `ValueError`."""
    root = folder.resolve()
    inside = name.removeprefix(f"{root.name}/")
    try:
        path = (root / inside).resolve()
        good = path.is_relative_to(root) and path.is_file() and "\\" not in inside
    except (OSError, ValueError, RuntimeError):
        good = False
    if not good:
        raise ValueError(f"'{name}' is no file of the folder of briefs")
    return path
