"""Files of translations as text: what does not change keeps its bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Final

from briefing.diagnostics import Span
from briefing.sources import MappingNode, ScalarNode, parse_yaml
from briefing.translations.files import TEXTS
from briefing.translations.units import Unit
from briefing.values import Value

WIDTH: Final = 100
_PLAIN_KEY: Final = re.compile(r"[a-z][\w.-]*(/[\w.-]+)*")
_ODD: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\t\r]")


class Saying(Value):
    """What a file of translations shall say of a text; without `text` it is left to be translated."""

    unit: Unit
    text: str = ""


@dataclass(slots=True)
class _Block:
    """The lines of one entry; `key` is "" for what stands between two."""

    key: str
    lines: list[str] = field(default_factory=list)


def written(before: str, sayings: Sequence[Saying], order: Sequence[str], head: Sequence[str] = ()) -> str:
    """The text of a file with these entries in place of its own, or behind those that stand before them in `order`.

    `before` is the file as it is, "" where there is none; a new one begins with the comment lines of `head`.
    """
    broken = "\r\n" in before
    mark = "\ufeff" if before.startswith("\ufeff") else ""
    lines = before.removeprefix("\ufeff").replace("\r\n", "\n").split("\n") if before else []
    above, blocks, below = _taken_apart(lines) if lines else ([*head, f"{TEXTS}:"], [], [""])
    indent = next((_indent(block.lines[0]) for block in blocks if block.key), 2)
    places = {key: number for number, key in enumerate(order)}
    for saying in sayings:
        new = entry(saying, indent)
        old = next((block for block in blocks if block.key == saying.unit.key), None)
        if old is not None:
            old.lines = new + _blank_tail(old.lines)
        else:
            blocks.insert(_behind(blocks, places, saying.unit.key), _Block(saying.unit.key, new))
    text = "\n".join([*above, *(line for block in blocks for line in block.lines), *below])
    return mark + (text.replace("\n", "\r\n") if broken else text)


def _taken_apart(lines: list[str]) -> tuple[list[str], list[_Block], list[str]]:
    """What stands above the entries of a file, the entries, and what stands below them."""
    root = parse_yaml("\n".join(lines), "")
    texts = root.items.get(TEXTS)
    if not isinstance(texts, MappingNode) or not _is_block(texts, root):
        return _put_in_blocks(lines, root, texts)
    starts = sorted((span.line - 1, key) for key, span in texts.keys.items())
    column = min(span.column for span in texts.keys.values()) - 1
    blocks = []
    for number, (start, key) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(lines)
        last = start + 1
        while last < end and (not lines[last].strip() or _indent(lines[last]) > column):
            last += 1
        while last > start + 1 and not lines[last - 1].strip():
            last -= 1
        blocks.append(_Block(key, lines[start:last]))
        if number + 1 < len(starts):
            blocks.append(_Block("", lines[last:end]))
        else:
            return lines[: starts[0][0]], blocks, lines[last:]
    return lines, [], []


def _is_block(texts: MappingNode, root: MappingNode) -> bool:
    """Whether every entry begins on a line of its own, below the key that holds them."""
    found = [span.line for span in texts.keys.values()]
    columns = {span.column for span in texts.keys.values()}
    return (
        bool(found)
        and len(set(found)) == len(found)
        and len(columns) == 1
        and min(found) > root.keys[TEXTS].line
    )


def _put_in_blocks(
    lines: list[str], root: MappingNode, texts: object
) -> tuple[list[str], list[_Block], list[str]]:
    """A file whose entries stand between braces, or that has none yet: they get lines of their own."""
    held = root.keys.get(TEXTS)
    if held is None:
        return [*lines, f"{TEXTS}:"] if lines[-1].strip() else [*lines[:-1], f"{TEXTS}:"], [], [""]
    start = held.line - 1
    last = max((span.line for span in _places(texts)), default=held.line) - 1 if texts else start
    while last + 1 < len(lines) and _open_braces(lines[start : last + 1]):
        last += 1
    entries = texts.items if isinstance(texts, MappingNode) else {}
    blocks = []
    for key, node in entries.items():
        inner = node.items if isinstance(node, MappingNode) else {}
        said = [
            f"    {name}: {scalar(value.text)}" for name, value in inner.items() if hasattr(value, "text")
        ]
        blocks.append(_Block(key, [f"  {_key(key)}:", *said]))
    return [*lines[:start], f"{TEXTS}:"], blocks, lines[last + 1 :]


def _open_braces(lines: Sequence[str]) -> bool:
    """Whether a brace is open at the end of some lines; those of quoted texts do not count."""
    text = re.sub(r"'[^']*'|\"(?:[^\"\\\\]|\\\\.)*\"", "", "\n".join(lines))
    return text.count("{") > text.count("}")


def _places(node: object) -> Iterator[Span]:
    """The places of all keys and values in a node."""
    if isinstance(node, ScalarNode):
        yield node.span
    elif isinstance(node, MappingNode):
        yield from node.keys.values()
        for inner in node.items.values():
            yield from _places(inner)


def _behind(blocks: Sequence[_Block], places: Mapping[str, int], key: str) -> int:
    """Where a new entry goes: behind the last of those that stand before it in the original."""
    here = places.get(key, len(places))
    before = [n for n, block in enumerate(blocks) if block.key and places.get(block.key, -1) < here]
    return before[-1] + 1 if before else 0


def _blank_tail(lines: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for line in reversed(lines):
        if line.strip():
            break
        kept.append(line)
    return kept


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def entry(saying: Saying, indent: int = 2) -> list[str]:
    """The lines of one entry: the words of the original as a comment, their digest, and the translation."""
    pad, deeper = " " * indent, " " * (indent + 2)
    said = _ODD.sub(" ", saying.unit.text.replace("\t", " "))
    original = [f"{deeper}# {line}".rstrip() for line in _wrapped(said)]
    text = value_lines("text", saying.text, indent + 2) if saying.text else [f"{deeper}text:"]
    return [f"{pad}{_key(saying.unit.key)}:", *original, f"{deeper}of: {scalar(saying.unit.digest)}", *text]


def _wrapped(text: str) -> list[str]:
    return [piece for line in text.strip().split("\n") for piece in (wrap(line, WIDTH) or [""])]


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else scalar(key)


def value_lines(key: str, text: str, indent: int) -> list[str]:
    """A key with a text, which reads back as that very text."""
    pad = " " * indent
    if (
        _ODD.search(text)
        or text != text.strip("\n ") + ("\n" if text.endswith("\n") else "")
        or "\n\n\n" in text
    ):
        return [f"{pad}{key}: {scalar(text)}"]
    if "\n" in text.rstrip("\n") or text.endswith("\n"):
        if any(line != line.rstrip() for line in text.split("\n")) or text.endswith("\n\n"):
            return [f"{pad}{key}: {scalar(text)}"]
        sign = "|" if text.endswith("\n") else "|-"
        return [f"{pad}{key}: {sign}", *(f"{pad}  {line}".rstrip() for line in text.rstrip("\n").split("\n"))]
    if len(text) > WIDTH - indent and "  " not in text:
        folded = wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
        if " ".join(folded) == text:
            return [f"{pad}{key}: >-", *(f"{pad}  {line}" for line in folded)]
    return [f"{pad}{key}: {scalar(text)}"]


def scalar(text: str) -> str:
    """A text in one line between quotation marks, or as it is where that reads as the same text."""
    if re.fullmatch(r"[^\W\d][\w ’«»“”–—()/-]*[\w.!?)»”]", text) and not _is_word_of_yaml(text):
        return text
    if not _ODD.search(text) and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]", lambda sign: f"\\u{ord(sign[0]):04x}", quoted)


def _is_word_of_yaml(text: str) -> bool:
    """Whether plain text would be read as something else, by this or another reader of YAML."""
    return text.casefold() in ("true", "false", "null", "yes", "no", "on", "off", "y", "n") or bool(
        re.fullmatch(r"[\d_.eE]+|[0-9a-f]*[eE][0-9]+", text)
    )
