"""A file's located values with the words of a translation in place of the author's; everything else stays what it is."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.diagnostics import Span
from briefing.judging.traversal import LISTS
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode
from briefing.translations.matching import Match
from briefing.translations.units import NAMES


def said(match: Match) -> ScalarNode:
    """The translation as a value of the original: it stands in its own file, and knows what it stands for."""
    assert match.entry.text is not None
    node = match.entry.text
    return node.replaced(span=node.span.replaced(original=match.unit.text))


def applied(name: str, root: MappingNode, matches: Iterable[Match]) -> MappingNode:
    """The mapping of a file in another language; its readers, ids, figures and choices are those of the original."""
    by_span = {match.unit.span: match for match in matches if not match.unit.cell}
    cells = [match for match in matches if match.unit.cell]
    kind = name.partition("/")[0]
    found = _replaced(root, by_span)
    assert isinstance(found, MappingNode)
    if cells and kind == "charts":
        found = _named_cells(found, cells)
    return MappingNode(found.items, found.keys, found.span.replaced())  # its place is told anew


def _replaced(node: Node, by_span: dict[Span, Match]) -> Node:
    if isinstance(node, ScalarNode):
        match = by_span.get(node.span)
        return said(match) if match is not None and match.unit.text == node.text else node
    if isinstance(node, SequenceNode):
        items = [_replaced(item, by_span) for item in node.items]
        same = all(a is b for a, b in zip(items, node.items, strict=True))
        return node if same else SequenceNode(items, node.span)
    values = {key: _replaced(value, by_span) for key, value in node.items.items()}
    if all(values[key] is value for key, value in node.items.items()):
        return node
    return MappingNode(values, node.keys, node.span)


def _named_cells(root: MappingNode, cells: Iterable[Match]) -> MappingNode:
    """The charts of a file with names for cells that the author printed as they are."""
    inner = root.items[LISTS["charts"]]
    assert isinstance(inner, MappingNode)
    charts = dict(inner.items)
    for match in cells:
        id_ = match.unit.key[: -len(f"/{NAMES}/{match.unit.cell}")]
        chart = charts[id_]
        assert isinstance(chart, MappingNode)
        before = chart.items.get(NAMES)
        names, keys = (dict(before.items), dict(before.keys)) if isinstance(before, MappingNode) else ({}, {})
        names[match.unit.cell], keys[match.unit.cell] = said(match), match.unit.span
        place = before.span if before is not None else chart.span
        charts[id_] = MappingNode(
            {**chart.items, NAMES: MappingNode(names, keys, place)}, {NAMES: place, **chart.keys}, chart.span
        )
    return MappingNode(
        {**root.items, LISTS["charts"]: MappingNode(charts, inner.keys, inner.span)}, root.keys, root.span
    )
