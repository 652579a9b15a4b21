"""Every kind of the open sets, from the file that it is."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from briefing.reference.choices import SETS

ROOT: Final = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind; `file` is below the repository's root, `text` what the file holds."""

    set: str
    name: str
    file: str
    text: str

    @property
    def is_data(self) -> bool:
        return self.file.endswith(".yaml")

    @property
    def title(self) -> str:
        """What the file says of itself first."""
        if not self.is_data:
            return ast.get_docstring(ast.parse(self.text)) or ""
        comments = re.match(r"(?:#.*\n)*", self.text)
        said = " ".join(line.lstrip("# ") for line in comments[0].splitlines()) if comments else ""
        named = re.search(r"^(?:title|name): *(.+)$", self.text, re.M)
        return said or (named[1].strip("\"'") if named else "")


@cache
def all_kinds() -> Mapping[str, list[Kind]]:
    """By the name of their set."""
    return {set_: [_kind(set_, of.folder, name) for name in of.of_program()] for set_, of in SETS.items()}


def _kind(set_: str, folder: str, name: str) -> Kind:
    stems = (f"{name.replace('-', '_')}.py", f"{name}.yaml")
    path = next(p for stem in stems if (p := ROOT / "briefing" / folder / stem).is_file())
    return Kind(set_, name, path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


def module_of(kind: Kind) -> object:
    return importlib.import_module(kind.file.removesuffix(".py").replace("/", "."))


def chart_example(name: str) -> str:
    """What docs/charts.md shows and says of a kind of chart."""
    page = (ROOT / "docs" / "charts.md").read_text(encoding="utf-8")
    found = re.search(rf"^### {re.escape(name)}\n(.*?)(?=^##)", page, re.M | re.S)
    return found[1].strip() if found else ""


def named_in_outlines(name: str) -> list[str]:
    """The lines of the sample's outlines that name a section."""
    form = re.compile(rf"section: {re.escape(name)}\b")
    found: dict[str, None] = {}
    for path in sorted((ROOT / "briefs" / "books").glob("*.yaml")):
        found |= dict.fromkeys(
            line.strip() for line in path.read_text(encoding="utf-8").splitlines() if form.search(line)
        )
    return list(found)
