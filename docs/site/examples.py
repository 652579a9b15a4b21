"""How a field looks in real briefs: the first place of the shipped summit, or of a summit of the tests, that has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Final

from briefing.sources import MappingNode, Node, SequenceNode, parse_yaml

ROOT: Final = Path(__file__).parent.parent.parent
SUMMITS: Final = (
    "briefs",
    "tests/summits/tiny",
    "tests/elsewhere/delta",
    "tests/elsewhere/sahel",
    "tests/elsewhere/tundra",
)
MOST_LINES: Final = 8


@dataclass(frozen=True, slots=True)
class Example:
    """Lines of a file of briefs."""

    file: str
    line: int
    text: str


def example_of(paths: list[str]) -> Example | None:
    """The first that stands at one of these paths, `*` standing for any one word."""
    for path in paths:
        form = re.compile(re.escape(path).replace(r"\*", "[^/]+"))
        for written, example in _written().items():
            if form.fullmatch(written):
                return example
    return None


@cache
def _written() -> Mapping[str, Example]:
    """Everything that the summits say, by its path; the first summit that says it counts."""
    found: dict[str, Example] = {}
    for summit in SUMMITS:
        for file in sorted((ROOT / summit).rglob("*.yaml")):
            words = file.relative_to(ROOT / summit).with_suffix("").parts
            text = file.read_text(encoding="utf-8")
            name, lines = file.relative_to(ROOT).as_posix(), text.splitlines()
            root = parse_yaml(text, name)
            for start, node in (
                ("/".join(words), root),
                (words[0], root),
                ("", root),
                (words[0], _inside(root)),
            ):
                for path, first, last in _keys(node, start, len(lines)):
                    found.setdefault(path, Example(name, first, _cut(lines, first, last)))
    return found


def _inside(root: Node) -> Node:
    """A file of one list has one key, which names it."""
    return next(iter(root.items.values())) if isinstance(root, MappingNode) and len(root.items) == 1 else root


def _keys(node: Node, path: str, end: int) -> Iterator[tuple[str, int, int]]:
    """The path of each key with its first and its last line."""
    if isinstance(node, MappingNode):
        starts = [span.line for span in node.keys.values()]
        for (key, value), start, after in zip(
            node.items.items(), starts, [*starts[1:], end + 1], strict=True
        ):
            last = max(start, after - 1)
            here = f"{path}/{key}".lstrip("/")
            yield here, start, last
            yield from _keys(value, here, last)
    elif isinstance(node, SequenceNode) and node.items:
        starts = [item.span.line for item in node.items]
        for number, (item, after) in enumerate(zip(node.items, [*starts[1:], end + 1], strict=True)):
            yield from _keys(item, f"{path}/{number}", max(item.span.line, after - 1))


def _cut(lines: list[str], first: int, last: int) -> str:
    """As many of the lines as show what is meant, without those that hold no words at the end."""
    kept = lines[first - 1 : last]
    while kept and (not kept[-1].strip() or kept[-1].lstrip().startswith("#")):
        kept.pop()
    rest = ["…"] if len(kept) > MOST_LINES else []
    return dedent("\n".join(kept[:MOST_LINES])).replace("\t", " ") + ("\n…" if rest else "")
