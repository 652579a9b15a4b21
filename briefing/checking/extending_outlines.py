"""Outlines that extend others: what one says beside the other, and its sections with those that it leaves out, changes or adds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from briefing.diagnostics import BriefError, Diagnostic, Problems, Span
from briefing.kinds.inheritance import EXTENDS, circle, extended, over, without
from briefing.nearness import meant
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode

LEAVE_OUT, CHANGE, ADD = "leave-out", "change", "add"
OWN: Final = ("id", "title", "audiences")  # what no outline takes from another
BY_HAND: Final = (EXTENDS, LEAVE_OUT, CHANGE, ADD)
_ANCHORS: Final = ("after", "before")


class _Unreadable(Exception):
    """The outline that another one extends has a mistake of its own."""


def extended_outlines(
    files: Mapping[str, MappingNode], problems: Problems, unreadable: Collection[str] = ()
) -> dict[str, MappingNode]:
    """Every outline as if it said all of itself; one that cannot be had is told, and left out. What an `unreadable` one lacks was told
    at its own place.
    """
    found: dict[str, MappingNode] = {}
    for id_, node in files.items():
        try:
            found[id_] = _whole(id_, node, files, unreadable)
        except BriefError as error:
            problems.add(error.diagnostics)
        except _Unreadable:
            continue
    return found


def _whole(
    id_: str, node: MappingNode, files: Mapping[str, MappingNode], unreadable: Collection[str]
) -> MappingNode:
    line: list[tuple[str, MappingNode, ScalarNode]] = []
    while (said := extended(node, "outline")) is not None:
        line.append((id_, node, said))
        id_ = said.text
        if any(id_ == other for other, _, _ in line):
            first = next(n for n, (other, _, _) in enumerate(line) if other == id_)
            raise circle("outline", [(name, one) for name, _, one in line[first:]])
        if id_ in unreadable:
            raise _Unreadable
        if id_ not in files:
            known = sorted(files.keys() - {line[0][0]})
            help = meant(id_, known, "there are: " + ", ".join(known))
            raise BriefError.one("unknown-outline", f"no outline is called '{id_}'", said.span, help)
        node = files[id_]
    for _, own, _ in reversed(line):
        node = _over(own, node)
    return node


def _over(own: MappingNode, base: MappingNode) -> MappingNode:
    """An outline over the one that it extends."""
    found = over(without(own, *BY_HAND), without(base, *OWN))
    sections = found.items.get("sections")
    if not isinstance(sections, SequenceNode):
        return found
    wrong: list[Diagnostic] = []
    items = list(sections.items)
    for left in _names(own.items.get(LEAVE_OUT)):
        _at(items, left, wrong)
        items = [item for item in items if _kind(item) != left.text]
    changes = own.items.get(CHANGE)
    for name, change in changes.items.items() if isinstance(changes, MappingNode) else ():
        at = (
            _at(items, ScalarNode(name, changes.keys[name]), wrong)
            if isinstance(changes, MappingNode)
            else None
        )
        if at is not None and isinstance(change, MappingNode) and isinstance(item := items[at], MappingNode):
            items[at] = over(change, item)
    added = own.items.get(ADD)
    for item in added.items if isinstance(added, SequenceNode) else ():
        _add(items, item, wrong)
    if wrong:
        raise BriefError(wrong)
    return MappingNode(
        {**found.items, "sections": SequenceNode(items, sections.span)}, found.keys, found.span
    )


def _add(items: list[Node], item: Node, wrong: list[Diagnostic]) -> None:
    """A section more: after or before another, else at the end."""
    at = len(items)
    for step, key in ((1, "after"), (0, "before")):
        if isinstance(item, MappingNode) and isinstance(anchor := item.items.get(key), ScalarNode):
            found = _at(items, anchor, wrong)
            at = found + step if found is not None else at
    items.insert(at, without(item, *_ANCHORS) if isinstance(item, MappingNode) else item)


def _at(items: Sequence[Node], name: ScalarNode, wrong: list[Diagnostic]) -> int | None:
    """Where a section stands; one that is not there is told with those that are."""
    kinds = [_kind(item) for item in items]
    if name.text in kinds:
        return kinds.index(name.text)
    known = list(dict.fromkeys(filter(None, kinds)))
    help = meant(name.text, known, "there are: " + ", ".join(known))
    wrong.append(Diagnostic("unknown-section", f"the outline has no section '{name.text}'", name.span, help))
    return None


def _kind(item: Node) -> str:
    kind = item.items.get("section") if isinstance(item, MappingNode) else None
    return kind.text if isinstance(kind, ScalarNode) else ""


def _names(node: Node | None) -> Iterator[ScalarNode]:
    items = node.items if isinstance(node, SequenceNode) else [node]
    yield from (item for item in items if isinstance(item, ScalarNode) and not item.is_null)


def wrong_forms(node: MappingNode) -> Iterator[Diagnostic]:
    """What is no list of names, no mapping of sections, no list of sections; or stands there though nothing is extended."""
    for key, kind, help in (
        (LEAVE_OUT, SequenceNode, "write [contacts, glossary]"),
        (CHANGE, MappingNode, "write 'points: {budget: 3}' below it"),
        (ADD, SequenceNode, "write '- {section: glossary, after: people}' below it"),
    ):
        if key not in node.items:
            continue
        place: Span = node.keys[key]
        if EXTENDS not in node.items:
            said = f"'{key}' stands in an outline that extends no other"
            yield Diagnostic("unknown-field", said, place, f"add '{EXTENDS}: …', or write 'sections'")
        elif not isinstance(node.items[key], kind):
            yield Diagnostic("not-a-list", f"'{key}' has another form", place, help)
