"""Another text for one value of a file, byte for byte: quotation marks, folding, comments and line ends stay.

Several ways to write it are tried, from the least change on; the first that reads back as the same file with that one value
changed is taken. So nothing here needs to know all of YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.letters import composed
from briefing.sources.edited_text import EditedText, Way
from briefing.sources.files import unified
from briefing.sources.located import MappingNode, Node, ScalarNode
from briefing.sources.replacing_cells import CsvText
from briefing.sources.ways_to_write import Ways, escaped
from briefing.sources.yaml_files import parse_yaml

_BOM: Final = "\ufeff"


def replaced(text: str, line: int, column: int, new: str, csv: bool = False) -> str:
    """The file's text with another text for the value that begins at a line and a column, both from 1.

    A place where no value begins is a `LookupError`; a text that a brief may not hold there is `CannotHold`.
    """
    bom, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    file = CsvText(body) if csv else _Yaml(body)
    return bom + file.replaced(line, column, composed(unified(new)))


def value_at(text: str, line: int, column: int, csv: bool = False) -> str:
    """What the value that begins at a place says; a place where none begins is a `LookupError`."""
    body = text.removeprefix(_BOM)
    if csv:
        found = (
            cell.text
            for cell in CsvText(body).cells()
            if (cell.span.line, cell.span.column) == (line, column)
        )
    else:
        values = (scalar for _, scalar in scalars(parse_yaml(body, "")))
        found = (scalar.text for scalar in values if (scalar.span.line, scalar.span.column) == (line, column))
    said = next(found, None)
    if said is None:
        raise LookupError(f"no value begins in line {line}, column {column}")
    return said.rstrip("\n")


def added(text: str, line: int, column: int, key: str, new: str) -> str:
    """The file's text with one more key in the mapping that begins at a line and a column, both from 1."""
    bom, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    return bom + _Yaml(body).added(line, column, key, composed(unified(new)).rstrip("\n"))


class _Yaml(EditedText):
    def replaced(self, line: int, column: int, new: str) -> str:
        before = list(scalars(parse_yaml(self.body, "")))
        index = next(
            (n for n, (_, s) in enumerate(before) if (s.span.line, s.span.column) == (line, column)), -1
        )
        if index < 0:
            raise LookupError(f"no value begins in line {line}, column {column}")
        value = before[index][1]
        end = re.search(r"\n*\Z", value.text)
        wanted = new.rstrip("\n") + (end[0] if end and value.style in ("|", ">") and new.strip() else "")

        def sound(candidate: str) -> bool:
            after = list(scalars(parse_yaml(candidate, "")))
            return len(after) == len(before) and all(
                path == other and (_same(one.text, wanted) if n == index else one.text == old.text)
                and (n != index or not (one.is_null and wanted) )
                for n, ((path, old), (other, one)) in enumerate(zip(before, after, strict=True))
            )  # fmt: skip

        return self.first_sound(Ways(self, value, wanted).all(), sound)

    def added(self, line: int, column: int, key: str, new: str) -> str:
        root = parse_yaml(self.body, "")
        before = dict(scalars(root))
        path, owner = next(
            ((p, m) for p, m in _mappings(root) if (m.span.line, m.span.column) == (line, column)), ("", None)
        )
        if owner is None or key in owner.items:
            raise LookupError(f"no mapping without '{key}' begins in line {line}, column {column}")

        def sound(candidate: str) -> bool:
            after = dict(scalars(parse_yaml(candidate, "")))
            one = after.pop(f"{path}/{key}", None)
            same = after.keys() == before.keys() and all(after[p].text == s.text for p, s in before.items())
            return same and one is not None and one.text == new and not one.is_null

        return self.first_sound(self._additions(owner, key, new), sound)

    def _additions(self, owner: MappingNode, key: str, new: str) -> Way:
        """Behind each entry of the mapping that ends with its line, the last first; in braces at their beginning."""
        for value in dict.fromkeys((new, "'" + new.replace("'", "''") + "'", f'"{escaped(new)}"')):
            if "\n" in value:
                continue
            for name, node in reversed(owner.items.items()):
                if isinstance(node, ScalarNode) and owner.keys[name].line == node.span.line:
                    number = node.span.line - 1
                    deep = " " * (owner.span.column - 1)
                    at = self.at((number, len(self.lines[number])))
                    yield at, at, f"{self.end}{deep}{key}: {value}"
            last = max((span.line - 1, span.column) for span in owner.keys.values()) if owner.keys else None
            start = self.at(last or (owner.span.line - 1, owner.span.column))
            for brace in re.finditer(r"\s*\}", self.body[start:]):
                at = start + brace.start()
                yield at, at, f"{', ' if owner.keys else ''}{key}: {value}"


def _mappings(node: Node, path: str = "") -> Iterator[tuple[str, MappingNode]]:
    """Every mapping below a value, with its path."""
    if isinstance(node, ScalarNode):
        return
    if isinstance(node, MappingNode):
        yield path, node
    pairs = node.items.items() if isinstance(node, MappingNode) else enumerate(node.items)
    for key, inner in pairs:
        yield from _mappings(inner, f"{path}/{key}")


def _same(found: str, wanted: str) -> bool:
    """A text is the same whatever blank lines a block leaves behind it."""
    return found.rstrip("\n") == wanted.rstrip("\n")


def scalars(node: Node, path: str = "") -> Iterator[tuple[str, ScalarNode]]:
    """Every scalar below a value, with its path of keys and numbers."""
    if isinstance(node, ScalarNode):
        yield path, node
    elif isinstance(node, MappingNode):
        for key, inner in node.items.items():
            yield from scalars(inner, f"{path}/{key}")
    else:
        for number, inner in enumerate(node.items):
            yield from scalars(inner, f"{path}/{number}")
