"""What a target really read, by name and digest: its edition piece by piece, and what it is made with.

The edition holds only what its reader may see, so a change elsewhere leaves these digests as
they are; places in files are no content, so a comment changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefing.batch.fingerprint import digest, of_json, tree
from briefing.schema import Model

if TYPE_CHECKING:
    from briefing.batch.work import Task
    from briefing.batch.workshop import Workshop
    from briefing.editions import Edition

NOT_CONTENT: Final = frozenset({"span", "folder"})


def inputs_of(edition: Edition, task: Task, shop: Workshop) -> dict[str, str]:
    """Named digests of everything that decides the bytes of this target."""
    found = dict(_edition(edition))
    found |= {f"asset {name}": value for name, value in _assets(shop.assets)}
    found |= {f"version {name}": version for name, version in shop.versions.items()}
    found["made as"] = of_json([shop.draft, shop.watermark, task.copy, task.copies, task.recipient])
    return found


def key_of(inputs: Mapping[str, str]) -> str:
    return digest(json.dumps(inputs, sort_keys=True))


def _edition(edition: Edition) -> Iterator[tuple[str, str]]:
    for name, value in _members(edition):
        if isinstance(value, Mapping):
            for key, item in value.items():
                yield f"{name} {key}", of_json(content(item))
        elif isinstance(value, Model):
            for key, item in _members(value):
                yield f"{name} {key}", of_json(content(item))
        else:
            yield name, of_json(content(value))


def content(value: Any) -> Any:
    """The same value as JSON knows it, without places in files."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, Model) or is_dataclass(value):
        return {name: content(item) for name, item in _members(value)}
    if isinstance(value, Mapping):
        return {str(key): content(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(str(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [content(item) for item in value]
    return str(value)


def _members(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Model):
        pairs: Iterator[tuple[str, Any]] = iter(value.__dict__.items())
    else:
        pairs = ((f.name, getattr(value, f.name)) for f in fields(value))
    return (pair for pair in pairs if pair[0] not in NOT_CONTENT)


_DIGESTS: dict[tuple[str, int, int], str] = {}


def _assets(folder: Path) -> Iterator[tuple[str, str]]:
    """Digests of the assets, each file read once a process while its size and time stand still."""
    for name, path in tree(folder):
        about = path.stat()
        known = (str(path), about.st_size, about.st_mtime_ns)
        if known not in _DIGESTS:
            _DIGESTS[known] = digest(path.read_bytes())
        yield name, _DIGESTS[known]
