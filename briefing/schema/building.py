"""A model of located values, or every mistake in them at its own line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import ValidationError

from briefing.diagnostics import Problems, Span
from briefing.schema.models import AuthorText, Model
from briefing.sources import Mapping, Node, Scalar, Sequence

M = TypeVar("M", bound=Model)


def build(model: type[M], node: Mapping, problems: Problems) -> M | None:
    """The model of a located mapping; None when it has mistakes, which are then in `problems`."""
    try:
        return model.model_validate(plain(node))
    except ValidationError as error:
        from briefing.schema.faults import diagnostics

        problems.add(diagnostics(model, node, error))
        return None


def plain(node: Node) -> Any:
    """Located values as pydantic takes them: mappings know their `span`, texts are `AuthorText`."""
    if isinstance(node, Scalar):
        return None if node.is_null else AuthorText(node.text, node.span)
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    found = {key: plain(value) for key, value in node.items.items()}
    found["span"] = found.get("span", node.span)
    return found


def value_span(node: Node, loc: Iterable[Any]) -> Span:
    """Place of the value at a path, or of the nearest thing above it that exists."""
    for part in loc:
        if isinstance(node, Mapping) and str(part) in node.items:
            node = node.items[str(part)]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
    return node.span


def key_span(node: Node, loc: tuple[Any, ...]) -> Span:
    """Place of the key at the end of a path."""
    parent = node
    for part in loc[:-1]:
        if isinstance(parent, Mapping) and str(part) in parent.items:
            parent = parent.items[str(part)]
        elif isinstance(parent, Sequence) and isinstance(part, int):
            parent = parent.items[part]
    if isinstance(parent, Mapping) and str(loc[-1]) in parent.keys:
        return parent.keys[str(loc[-1])]
    return parent.span
