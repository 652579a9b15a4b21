"""Every small fault of a module: one sign, word or line of it another than it should be."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Lt: ast.GtE, ast.Gt: ast.LtE, ast.And: ast.Or, ast.Or: ast.And, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
    ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` is the whole module with the fault in it."""

    line: int
    was: str
    now: str
    code: str


def faults_of(path: Path, only: frozenset[str] = frozenset()) -> Iterator[Fault]:
    """All faults inside the named functions and classes of a file, or in all of them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    skipped = {id(n) for node in nodes for only_read in _types(node) for n in ast.walk(only_read)}
    for number, node in enumerate(nodes):
        if id(node) in skipped or not _inside(tree, node, only):
            continue
        for turn, _ in enumerate(_changes(node)):
            changed = copy.deepcopy(tree)
            same = list(ast.walk(changed))[number]
            was = ast.unparse(same)
            list(_changes(same))[turn]()
            now = ast.unparse(same)
            if was != now:
                yield Fault(
                    getattr(node, "lineno", 0), was, now, ast.unparse(ast.fix_missing_locations(changed))
                )


def _types(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings and what only type checkers read."""
    if isinstance(node, ast.arguments | ast.Import | ast.ImportFrom) or _is_docstring(node):
        yield node
    elif isinstance(node, ast.AnnAssign):
        alias = isinstance(node.annotation, ast.Name) and node.annotation.id == "TypeAlias"
        yield node if alias else node.annotation


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _inside(tree: ast.Module, node: ast.AST, only: frozenset[str]) -> bool:
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and (not only or n.name in only)]
    if not only and any(n is node for a in tree.body if isinstance(a, ast.AnnAssign) for n in ast.walk(a)):
        return True  # a table of the module
    return any(any(n is node for line in f.body for n in ast.walk(line)) for f in functions)


def _changes(node: ast.AST) -> Iterator[Callable[[], None]]:
    """What can be made of a node, each done in place when called."""
    if isinstance(node, ast.Compare):
        yield lambda: node.ops.__setitem__(0, _OTHER[type(node.ops[0])]())  # type: ignore[call-overload]
    if isinstance(node, ast.BoolOp):
        yield lambda: setattr(node, "op", _OTHER[type(node.op)]())
        for at in range(len(node.values)):
            yield lambda at=at: node.values.pop(at)  # type: ignore[misc]
    if isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _OTHER:
        yield lambda: setattr(node, "op", _OTHER[type(node.op)]())
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))
    if isinstance(node, ast.comprehension):
        for at in range(len(node.ifs)):
            yield lambda at=at: node.ifs.pop(at)  # type: ignore[misc]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield lambda: setattr(node, "operand", ast.UnaryOp(ast.Not(), node.operand))
    if isinstance(node, ast.Return) and node.value is not None:
        yield lambda: setattr(node, "value", ast.Constant(None))
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield lambda: setattr(node, "value", not node.value)
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield partial(setattr, node, "value", node.value + "~")
    if isinstance(node, ast.Dict):
        for at in range(len(node.keys)):
            yield lambda at=at: (node.keys.pop(at), node.values.pop(at))  # type: ignore[misc]
    if isinstance(node, ast.Set) and len(node.elts) > 1:
        for at in range(len(node.elts)):
            yield lambda at=at: node.elts.pop(at)  # type: ignore[misc]
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
        for at in range(len(node.elts)):
            yield lambda at=at: node.elts.pop(at)  # type: ignore[misc]
    if (
        isinstance(node, ast.Call)
        and node.args
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "under"
    ):
        for at in range(len(node.args)):
            yield lambda at=at: node.args.pop(at)  # type: ignore[misc]
    for name in ("body", "orelse"):
        lines = getattr(node, name, None)
        if isinstance(lines, list) and not isinstance(node, ast.Module | ast.ClassDef):
            for at, line in enumerate(lines):
                if isinstance(
                    line, ast.Expr | ast.AugAssign | ast.Assign | ast.If | ast.For
                ) and not _is_docstring(line):
                    yield lambda lines=lines, at=at: lines.__setitem__(at, ast.Pass())  # type: ignore[misc]
