"""Located YAML as an editor has it: the values of the YAML 1.2 core schema, without their places."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from briefing.sources import MappingNode, Node, SequenceNode


def instance_of(node: Node) -> Any:
    """A value as JSON knows it."""
    if isinstance(node, MappingNode):
        return {key: instance_of(value) for key, value in node.items.items()}
    if isinstance(node, SequenceNode):
        return [instance_of(item) for item in node.items]
    return float(node.value) if isinstance(node.value, Decimal) else node.value
