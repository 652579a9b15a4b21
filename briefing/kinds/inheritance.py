"""`extends: NAME`: a file that says only what differs from another of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.diagnostics import BriefError
from briefing.nearness import nearest
from briefing.sources import MappingNode, ScalarNode

EXTENDS: Final = "extends"
_ONCE: Final = "base"  # what it was called at first


def extended(node: MappingNode, word: str) -> ScalarNode | None:
    """The name of what a file stands on; a key that is nearly `extends`, or was it once, is a `BriefError`."""
    if EXTENDS not in node.items:
        for key, span in node.keys.items():
            if key == _ONCE or nearest(key, (EXTENDS,)):
                help = f"it is called '{EXTENDS}' now" if key == _ONCE else f"did you mean '{EXTENDS}'?"
                raise BriefError.one("unknown-field", f"unknown field '{key}'", span, help)
        return None
    said = node.items[EXTENDS]
    if not isinstance(said, ScalarNode) or said.is_null:
        raise BriefError.one(
            "not-text", f"'{EXTENDS}' is the name of one {word}", said.span, f"write '{EXTENDS}: …'"
        )
    return said


def circle(word: str, files: Sequence[tuple[str, ScalarNode]]) -> BriefError:
    """The error of files that stand on one another, each with what it extends: told once, at the first of their names."""
    first = min(range(len(files)), key=lambda at: files[at][0])
    (name, said), *others = (*files[first:], *files[:first])
    way = ", ".join(f"'{other}'" for other, _ in others) or "nothing else"
    message = f"'{name}' stands on itself, by way of {way}"
    help = f"name another {word}, or leave '{EXTENDS}' out"
    return BriefError.one("extends-circle", message, said.span, help)


def over(own: MappingNode, base: MappingNode) -> MappingNode:
    """A mapping with what it does not say itself taken from another; inside its mappings too."""
    items, keys = {**base.items}, {**base.keys, **own.keys}
    for key, value in own.items.items():
        below = items.get(key)
        both = isinstance(value, MappingNode) and isinstance(below, MappingNode)
        items[key] = over(value, below) if both else value  # type: ignore[arg-type]
    return MappingNode(items, keys, own.span)


def different(node: MappingNode, base: MappingNode) -> MappingNode:
    """What a mapping says otherwise than the one that it was made of; of its mappings that alone too."""
    found = without(node, *(key for key, value in node.items.items() if base.items.get(key) is value))
    for key, value in found.items.items():
        before = base.items.get(key)
        if isinstance(value, MappingNode) and isinstance(before, MappingNode):
            found.items[key] = different(value, before)
    return found


def without(node: MappingNode, *names: str) -> MappingNode:
    """The same without some keys."""
    items = {key: value for key, value in node.items.items() if key not in names}
    return MappingNode(items, {key: node.keys[key] for key in items}, node.span)
