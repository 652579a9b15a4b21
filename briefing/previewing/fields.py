"""One value of a file as a form for somebody who knows no YAML: its shape, its rule of who may read it, and the values
beside it that belong to the same thing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from briefing.previewing.correcting import digest_of
from briefing.sources import ScalarNode, parse_yaml
from briefing.sources.replacing import scalars
from briefing.summit import Summit
from briefing.values import Value

Widget: TypeAlias = Literal["line", "text", "number", "date", "time", "choice", "switch", "names"]


class FieldForm(Value):
    """A value with its place. `digest` is that of its file, which a correction must name.

    `name` is its key, `path` the place in the model, `kind` of what thing it is a part (a point, a fact …). `says` is what
    the key means, `shape` what it holds in words, `limits` how much of it. `readers` say who may read it, `rule` the line that says so.
    `missing`: the key is not written yet, and a correction writes it. `beside` are the other values of the same thing that
    are worth a form: of a fact its value, unit, as-of and sources.
    """

    file: str
    line: int
    column: int
    digest: str
    name: str
    path: str
    kind: str
    value: str
    widget: Widget = "line"
    says: str = ""
    shape: str = ""
    limits: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False
    readers: tuple[str, ...] = ()
    rule: str = ""
    missing: bool = False
    beside: tuple[FieldForm, ...] = ()


def form_at(folder: Path, summit: Summit, file: str, line: int, column: int) -> FieldForm | None:
    """The value that begins at a place."""
    data = (folder.parent / file).read_bytes()
    for path, scalar in scalars(parse_yaml(data.decode("utf-8-sig"), file)):
        if (scalar.span.line, scalar.span.column) == (line, column):
            return _form(file, digest_of(data), path, scalar)
    return None


def _form(file: str, digest: str, path: str, scalar: ScalarNode) -> FieldForm:
    span = scalar.span
    name = path.rpartition("/")[2]
    return FieldForm(file, span.line, span.column, digest, name, path, "", scalar.text.rstrip("\n"))
