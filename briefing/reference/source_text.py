"""The source of the program as it is written: who calls what with which words."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

GAP: Final = "…"  # what is known only when the program runs
Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node of the source stands: its file, and the function around it."""

    file: str
    function: Function | None

    @property
    def name(self) -> str:
        """Of the function; `__init__` is called by the name of its class, which nothing here needs."""
        return self.function.name if self.function else ""

    @property
    def takes(self) -> list[str]:
        return parameters(self.function) if self.function else []

    @staticmethod
    def called(call: ast.Call) -> str:
        """The last name of what is called."""
        function = call.func
        if isinstance(function, ast.Attribute):
            return function.attr
        return function.id if isinstance(function, ast.Name) else ""


class Source:
    """All modules of a folder, read once."""

    def __init__(self, folder: Path) -> None:
        self.nodes: list[tuple[ast.AST, Place]] = []
        self._calls: dict[str, list[tuple[ast.Call, Place]]] = defaultdict(list)
        self.constants: dict[tuple[str, str], ast.expr] = {}  # of a module, by its file and name
        for path in sorted(folder.rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            file = path.relative_to(folder.parent).as_posix()
            self.nodes += _walk(tree, Place(file, None))
            self.constants |= {(file, name): value for name, value in _constants(tree)}
        for node, place in self.nodes:
            if isinstance(node, ast.Call):
                self._calls[place.called(node)].append((node, place))

    def calls_of(self, name: str) -> list[tuple[ast.Call, Place]]:
        return self._calls[name]

    @property
    def takers(self) -> Iterator[tuple[str, list[str]]]:
        """Every function and class with the names of what it takes, without `self` and `cls`."""
        for node, _ in self.nodes:
            if isinstance(node, ast.ClassDef):
                yield node.name, _fields(node)
            elif isinstance(node, Function):
                yield node.name, parameters(node)

    def forms(self, text: ast.expr | None, place: Place, deep: int = 2) -> Iterator[str]:
        """What a text can read like, through the names that it was given in its function."""
        if isinstance(text, ast.IfExp):
            yield from self.forms(text.body, place, deep)
            yield from self.forms(text.orelse, place, deep)
        elif isinstance(text, ast.Call) and Place.called(text) == "meant":
            yield f"did you mean '{GAP}'?"
            yield from self.forms(text.args[-1], place, deep)
        elif isinstance(text, ast.Name) and place.function is not None and deep:
            for value in _assigned(text.id, place.function):
                yield from self.forms(value, place, deep - 1)
        elif form := shown(text):
            yield form


def _assigned(name: str, function: Function) -> Iterator[ast.expr]:
    """Everything that a name is given in a function."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name) and target.id == name:
                    yield node.value
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = zip(target.elts, node.value.elts, strict=False)
                    yield from (v for t, v in pairs if isinstance(t, ast.Name) and t.id == name)


def shown(text: ast.expr | None) -> str:
    """A text as people read it, with a gap for each thing that is filled in; nothing where it is made elsewhere."""
    if isinstance(text, ast.Constant):
        return text.value if isinstance(text.value, str) else ""
    if isinstance(text, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else GAP for part in text.values)
    if isinstance(text, ast.BinOp) and isinstance(text.op, ast.Add):
        return (shown(text.left) or GAP) + (shown(text.right) or GAP)
    return ""


def parameters(function: Function) -> list[str]:
    """The names of what a function takes, without `self` and `cls`."""
    given = function.args
    names = [argument.arg for argument in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def _fields(made: ast.ClassDef) -> list[str]:
    for node in made.body:
        if isinstance(node, ast.FunctionDef) and node.name == "__init__":
            return parameters(node)
    return [n.target.id for n in made.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)]


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """What a module names at its top."""
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node.target.id, node.value


def _walk(tree: ast.AST, place: Place) -> Iterator[tuple[ast.AST, Place]]:
    for node in ast.iter_child_nodes(tree):
        yield node, place
        yield from _walk(node, Place(place.file, node) if isinstance(node, Function) else place)
