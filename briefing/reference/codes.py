"""Every code that the program can give a problem, with what it says, read off the program's own source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from briefing.checking.references import REFERENCES
from briefing.reference.source_text import GAP, Place, Source, shown

PROGRAM: Final = Path(__file__).parent.parent
_CODE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FEWEST: Final = 3  # words of a message that stands beside its code in a table


@dataclass(slots=True)
class Code:
    """One kind of problem; `says` and `help` are forms of its messages and cures, `files` the modules that tell it."""

    name: str
    severities: set[str] = field(default_factory=set)
    says: dict[str, None] = field(default_factory=dict)
    help: dict[str, None] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Told:
    """A place in the source that tells a problem: the expressions of its code, its message and its cure."""

    place: Place
    severity: str
    code: ast.expr
    message: ast.expr | None
    help: ast.expr | None


@cache
def codes() -> Mapping[str, Code]:
    """By name."""
    source = Source(PROGRAM)
    found: dict[str, Code] = {}
    for told in _all_told(source):
        for name in _names(told.code, told.place, source):
            code = found.setdefault(name, Code(name))
            code.severities.add(told.severity)
            code.files.add(told.place.file)
            code.says |= dict.fromkeys(source.forms(told.message, told.place))
            code.help |= dict.fromkeys(source.forms(told.help, told.place))
    for name, message in _references():
        code = found.setdefault(name, Code(name, {"error"}))
        code.says[message] = None
        code.files.add("briefing/checking/references.py")
    return {name: found[name] for name in sorted(found)}


def _references() -> Iterator[tuple[str, str]]:
    """The codes of fields that name something by its id: each is called after what it names."""
    for names in REFERENCES.values():
        for what in names.values():
            word = what.partition(" ")[0]
            yield f"unknown-{word}", f"no {word} is called '{GAP}'"


def _all_told(source: Source) -> Iterator[_Told]:
    tellers = _tellers(source)
    for node, place in source.nodes:
        if isinstance(node, ast.Call):
            yield from _of_call(node, place, tellers)
        elif isinstance(node, ast.Tuple):
            yield from _of_tuple(node, place)
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            yield from _of_yield(node.value, place)


def _of_call(call: ast.Call, place: Place, tellers: Mapping[str, list[str]]) -> Iterator[_Told]:
    """A call of something that takes a code and words; what only hands a code on tells nothing itself."""
    given = _arguments(call, tellers.get(place.called(call), []))
    code = given.get("code")
    handed_on = isinstance(code, ast.Name) and code.id == "code" and place.name in tellers
    if code is None or handed_on:
        return
    severity = ast.unparse(given["severity"]) if "severity" in given else place.called(call)
    message = given.get("message") or given.get("said") or _refusal(given.get("what"))
    yield _Told(place, "warning" if "warn" in severity.lower() else "error", code, message, given.get("help"))


def _refusal(what: ast.expr | None) -> ast.expr | None:
    """The message of a value that is not what is wanted, where only that is said."""
    return ast.Constant(f"'{GAP}' is not {shown(what)}") if shown(what) else None


def _of_tuple(node: ast.Tuple, place: Place) -> Iterator[_Told]:
    """A code beside its words: in a table of the module, or handed back to whoever tells it."""
    for code, message, *rest in zip(node.elts, node.elts[1:], [*node.elts[2:], None], strict=False):
        spoken = shown(message) if isinstance(message, ast.Constant | ast.JoinedStr) else ""
        if _is_code(code) and len(spoken.split()) >= _FEWEST:
            yield _Told(place, "error", code, message, rest[0])


def _of_yield(node: ast.Tuple, place: Place) -> Iterator[_Told]:
    """A code beside a message that was made elsewhere, of a function that gives pairs of the two."""
    returns = ast.unparse(place.function.returns) if place.function and place.function.returns else ""
    code = node.elts[0]
    if returns == "Iterator[tuple[str, str]]" and _is_code(code) and "-" in ast.unparse(code):
        yield _Told(place, "error", code, node.elts[1], None)


def _tellers(source: Source) -> dict[str, list[str]]:
    """Functions and classes that take a code and the words of its message, each with what it takes."""
    found: dict[str, list[str]] = {}
    for name, takes in source.takers:
        if "code" in takes and {"message", "said", "help"} & {*takes}:
            found[name] = takes
    return found


def _arguments(call: ast.Call, takes: list[str]) -> dict[str, ast.expr]:
    """What a call gives, by the names of what is taken."""
    named = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg and takes}
    return dict(zip(takes, call.args, strict=False)) | named


def _names(code: ast.expr, place: Place, source: Source, deep: int = 3) -> Iterator[str]:
    """What an expression for a code can be; a parameter is what the calls of its function give."""
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        if _CODE.fullmatch(code.value):
            yield code.value
    elif isinstance(code, ast.IfExp):
        yield from _names(code.body, place, source, deep)
        yield from _names(code.orelse, place, source, deep)
    elif isinstance(code, ast.JoinedStr):
        yield from _joined(code, place, source, deep)
    elif isinstance(code, ast.Name) and (place.file, code.id) in source.constants and deep:
        yield from _names(source.constants[place.file, code.id], place, source, deep - 1)
    elif isinstance(code, ast.Name) and code.id in place.takes and deep:
        for call, around in source.calls_of(place.name):
            given = _arguments(call, place.takes)
            if code.id in given:
                yield from _names(given[code.id], around, source, deep - 1)


def _joined(code: ast.JoinedStr, place: Place, source: Source, deep: int) -> Iterator[str]:
    """A code of which one word is filled in."""
    open_ = [part for part in code.values if isinstance(part, ast.FormattedValue)]
    if len(open_) == 1:
        for word in _names(open_[0].value, place, source, deep):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else word for p in code.values)


def _is_code(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_CODE.fullmatch(node.value))
    )
