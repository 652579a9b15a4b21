"""What the model says of a place in the folder: `delegations/x/points/0/text` is the text of a point."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.charts import CHARTS
from briefing.kinds import Kinds
from briefing.reference.files import FILE_KINDS
from briefing.reference.keys import Key, keys_of
from briefing.reference.meanings import slug


def described(path: tuple[str, ...], kinds: Kinds) -> Key | None:
    """The key that a path ends with, or that of the list that it leads into."""
    found = None
    for _, key in _steps(path, kinds):
        found = key
    return found


def model_at(path: tuple[str, ...], kinds: Kinds) -> str:
    """What the thing that a value is a part of is called: a point, a fact."""
    name = ""
    for model, _ in _steps(path, kinds):
        name = slug(model)
    return name


def keys_at(above: tuple[str, ...], kinds: Kinds) -> Iterator[Key]:
    """The keys that the thing at a path may have."""
    model = _model(above, kinds)
    if model is not None:
        yield from keys_of(model)


def _model(above: tuple[str, ...], kinds: Kinds) -> type[Any] | None:
    start = _start(above)
    if start is None:
        return None
    model, inner = start
    steps = list(_steps(above, kinds))
    if not steps:
        return model if not inner else None
    models = steps[-1][1].models
    return models[0] if models else None


def _start(path: tuple[str, ...]) -> tuple[type[Any], tuple[str, ...]] | None:
    """The model of a file's things, and the path inside one."""
    file = FILE_KINDS.get(path[0]) if path else None
    if file is None:
        return None
    if file.form == "one":
        return file.model, path[1:]
    if file.form in ("brief", "kind"):
        return file.model, path[2:]
    at = next((n for n, part in enumerate(path[1:], 1) if part == file.key), None)
    return (file.model, path[at + 2 :]) if at is not None else None


def _steps(path: tuple[str, ...], kinds: Kinds) -> Iterator[tuple[type[Any], Key]]:
    """From the model of a file down: each model with the key that leads on."""
    start = _start(path)
    if start is None:
        return
    model, rest = start
    models: list[type[Any]] = [model]
    if path[0] == "charts":
        models += (kinds.load(CHARTS, name).Spec for name in kinds.names(CHARTS).here)
    while rest:
        step = next(((m, key) for m in models for key in keys_of(m) if key.key == rest[0]), None)
        if step is None:
            return
        yield step
        key = step[1]
        rest = rest[1 + key.depth :]
        models = list(key.models)
