"""What a style takes from the one that it extends: families and hues as a whole, and paragraphs at the steps of its own scale."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, TypeAlias

from briefing.kinds.inheritance import without
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode

Scale: TypeAlias = tuple[Decimal, ...]
LENGTHS: Final = ("leading", "before", "after")
_HALF: Final = Decimal("0.5")


def below(own: MappingNode, base: MappingNode) -> MappingNode:
    """What is left of a base under a style's own keys.

    A family is never mixed of two; hues take the place of all others, unless they are some of those. Where the style has another scale of as many sizes, each
    paragraph goes from its step of the one to the same step of the other, with its leading and the space around it.
    """
    items = {**base.items}
    faces, families = own.items.get("faces"), base.items.get("faces")
    if isinstance(faces, MappingNode) and isinstance(families, MappingNode):
        items["faces"] = without(families, *faces.items)
    hues, known = own.items.get("hues"), base.items.get("hues")
    if isinstance(hues, MappingNode) and isinstance(known, MappingNode):
        changes = bool(hues.items) and hues.items.keys() <= known.items.keys()
        items["hues"] = known if changes else without(known, *known.items)
    before, after = _scale(base.items.get("sizes")), _scale(own.items.get("sizes"))
    paragraphs = base.items.get("paragraphs")
    if before != after and len(before) == len(after) and isinstance(paragraphs, MappingNode):
        steps = dict(zip(before, after, strict=True))
        moved = {name: _moved(paragraph, steps) for name, paragraph in paragraphs.items.items()}
        items["paragraphs"] = MappingNode(moved, paragraphs.keys, paragraphs.span)
    return MappingNode(items, base.keys, base.span)


def _scale(node: Node | None) -> Scale:
    """The sizes of a style as far as they are numbers; what is none is told where it is read."""
    found = [_number(item) for item in node.items] if isinstance(node, SequenceNode) else []
    return tuple(size for size in found if size is not None)


def _number(node: Node | None) -> Decimal | None:
    value = node.value if isinstance(node, ScalarNode) else None
    return Decimal(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else None


def _moved(node: Node, steps: dict[Decimal, Decimal]) -> Node:
    """A paragraph at the same step of another scale."""
    size = _number(node.items.get("size")) if isinstance(node, MappingNode) else None
    if not isinstance(node, MappingNode) or size is None or size not in steps:
        return node
    items = {**node.items, "size": _written(node.items["size"], steps[size])}
    for key in LENGTHS:
        if (length := _number(node.items.get(key))) is not None:
            items[key] = _written(
                node.items[key], (length * steps[size] / size / _HALF).quantize(Decimal(1)) * _HALF
            )
    return MappingNode(items, node.keys, node.span)


def _written(node: Node, value: Decimal) -> Node:
    return node.replaced(text=f"{value.normalize():f}") if isinstance(node, ScalarNode) else node
