"""Briefs held against the published schemas, as an editor does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from briefing.diagnostics import BriefError
from briefing.reference.files import FILE_KINDS
from briefing.reference.instances import instance_of
from briefing.reference.json_schema import file_name
from briefing.sources import read_yaml
from tests.conftest import ROOT

SCHEMAS = ROOT / "docs" / "schema"


@cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(json.loads((SCHEMAS / file_name(kind)).read_text(encoding="utf-8")))


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file that a schema is for, with the name of the schema."""
    for name, kind in FILE_KINDS.items():
        yield from ((name, path) for path in kind.files_in(folder) if not path.name.startswith("_"))


def marked(folder: Path) -> list[str]:
    """What an editor would mark in a folder of briefs; a file that is no YAML is left to its parser."""
    found = []
    for kind, path in files_of(folder):
        try:
            instance = instance_of(read_yaml(path, folder))
        except (BriefError, OSError):
            continue
        for error in validator(kind).iter_errors(instance):
            best = best_match([error])
            where = "/".join(map(str, best.absolute_path))
            found.append(f"{path.relative_to(folder).as_posix()}: {where}: {best.message}")
    return found
