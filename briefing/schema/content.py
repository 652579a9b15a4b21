"""What a value says, without where it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from briefing.schema.models import Model
from briefing.values import Value

NOT_CONTENT: Final = frozenset({"span", "folder", "kinds"})


def content(value: Any) -> Any:
    """The same value as JSON knows it, without places in files; of what kind it is counts too."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, Model | Value) or is_dataclass(value):
        return {"": type(value).__name__} | {name: content(item) for name, item in members(value)}
    if isinstance(value, Mapping):
        return {str(key): content(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(str(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [content(item) for item in value]
    return str(value)


def members(value: Any) -> Iterator[tuple[str, Any]]:
    """The fields of a model or of another value that say something, by name."""
    if isinstance(value, Model):
        names: Iterator[str] = iter(value.__dict__)
    elif isinstance(value, Value):
        names = iter(value.__struct_fields__)
    else:
        names = (field.name for field in fields(value))
    return ((name, getattr(value, name)) for name in names if name not in NOT_CONTENT)
