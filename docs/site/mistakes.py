"""Mistakes with the message that each gets, from the cases that the tests hold the program against."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent.parent.parent / "tests" / "errors"
MOST_LINES: Final = 16
_TOLD: Final = re.compile(r"^\S*?:? ?\b(?:error|warning)\[([a-z0-9-]+)\] (.*)$", re.M)


@dataclass(frozen=True, slots=True)
class Change:
    """What a mistake makes of a file: lines that are right, and what stands there instead."""

    file: str
    right: str
    wrong: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """`title` says in a sentence what is wrong."""

    title: str
    changes: tuple[Change, ...]
    message: str

    def said(self, code: str) -> list[str]:
        """The messages of one code, without places and cures."""
        return [said for told, said in _TOLD.findall(self.message) if told == code]


@cache
def mistakes() -> Mapping[str, list[Mistake]]:
    """By the codes of their messages; first those that get no other."""
    found: dict[str, list[tuple[int, Mistake]]] = defaultdict(list)
    for path in sorted((FOLDER / "cases").glob("*.txt")):
        mistake = _read(path.read_text(encoding="utf-8"))
        told = {code for code, _ in _TOLD.findall(mistake.message)}
        for code in told:
            found[code].append((len(told), mistake))
    return {code: [m for _, m in sorted(them, key=lambda pair: pair[0])] for code, them in found.items()}


def _read(text: str) -> Mistake:
    title, *rest = re.split(r"^=== (\w+) ?(.*)\n", text, flags=re.M)
    parts = list(zip(rest[::3], rest[1::3], rest[2::3], strict=True))
    changes = tuple(change for verb, file, body in parts if (change := _change(verb, file, body)))
    return Mistake(title.strip(), changes, parts[-1][2].rstrip())


def _change(verb: str, file: str, body: str) -> Change | None:
    if verb == "change":
        lines = body.rstrip("\n").split("\n")
        right = "\n".join(line[1:] for line in lines if line.startswith("-"))
        return Change(file, right, "\n".join(line[1:] for line in lines if line.startswith("+")))
    if verb == "set":
        return Change(
            "the command line", "", "\n".join(f"--set {line}" for line in body.rstrip("\n").split("\n"))
        )
    if verb == "write":
        before = FOLDER / "base" / file
        right = before.read_text(encoding="utf-8") if before.is_file() else ""
        return Change(file, shortened(right), shortened(body))
    said = {"delete": "(no such file)", "folder": "(a folder of this name)"}.get(verb)
    return Change(file, "", said) if said else None


def shortened(text: str) -> str:
    """The first lines of a text."""
    lines = text.rstrip("\n").split("\n")
    return "\n".join(lines[:MOST_LINES]) + ("\n…" if len(lines) > MOST_LINES else "")
