"""The small part of Jinja that a text may use, so that no text can compute, grow or run without end.

A text may call the functions it knows where it prints, name parts of the event, choose with `if`, and repeat over a list that
is written out in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from briefing.sources import REFUSED
from briefing.templates.faults import FILTERS, TextFault

DEEPEST: Final = 24  # levels of a text's tree
DEEPEST_LOOP: Final = 2
MOST_STEPS: Final = 5_000
MOST_ITEMS: Final = 100  # of a list that is written in a text
TESTS: Final = ("defined", "undefined")

_PLAIN: Final = frozenset(
    {"Template", "Output", "TemplateData", "Const", "Name", "Getattr", "Call", "Filter", "If", "CondExpr", "Compare", "Operand",
     "And", "Or", "Not", "Test", "For", "List", "Tuple", "Concat", "Keyword", "Neg"}
)  # fmt: skip
_WRITTEN: Final = {
    "Macro": "{% macro", "CallBlock": "{% call", "Include": "{% include", "Import": "{% import", "FromImport": "{% from",
    "Extends": "{% extends", "Assign": "{% set", "AssignBlock": "{% set", "FilterBlock": "{% filter", "With": "{% with", "Block": "{% block",
    "Add": "+", "Sub": "-", "Mul": "*", "Div": "/", "FloorDiv": "//", "Mod": "%", "Pow": "**", "Getitem": "[", "Dict": "{", "Slice": "[",
}  # fmt: skip
_OUT: Final = "write the words out"


def refused(tree: Any) -> Iterator[TextFault]:
    """Everything in a parsed text that texts may not hold, each on its line."""
    count = 0
    for node, depth, steps, loops in _nodes(tree):
        count += steps
        if depth > DEEPEST:
            yield _on(
                node,
                TextFault("template-forbidden", "braces or brackets are nested too deep here", "{", _OUT),
            )
            return
        for fault in _at(node, loops):
            yield _on(node, fault)
    if count > MOST_STEPS:
        yield TextFault("template-forbidden", "these braces hold too much, or repeat it too often", "{", _OUT)


def _nodes(tree: Any) -> Iterator[tuple[Any, int, int, int]]:
    """Every node: how deep it lies, how often it is filled, in how many loops it stands."""
    waiting = [(tree, 0, 1, 0)]
    while waiting:
        node, depth, steps, loops = waiting.pop()
        yield node, depth, steps, loops
        inside = type(node).__name__ == "For"
        many = max(len(getattr(node.iter, "items", ())), 1) if inside else 1
        for child in reversed(list(node.iter_child_nodes())):
            waiting.append((child, depth + 1, steps * many, loops + inside))


def _at(node: Any, loops: int) -> Iterator[TextFault]:
    kind = type(node).__name__
    if kind not in _PLAIN:
        words = _WRITTEN.get(kind, "{%")
        yield TextFault("template-forbidden", "this is not allowed in a text", words, _OUT)
    elif rule := _RULES.get(kind):
        yield from rule(node, loops)


def _for(node: Any, loops: int) -> Iterator[TextFault]:
    if type(node.iter).__name__ not in ("List", "Tuple"):
        yield TextFault("template-forbidden", "a text repeats only over a list that is written in it", "for",
                        'write the list out: {% for id in ["…", "…"] %}')  # fmt: skip
    elif len(node.iter.items) > MOST_ITEMS:
        yield TextFault("template-forbidden", f"this list has more than {MOST_ITEMS} entries", "for", _OUT)
    if loops >= DEEPEST_LOOP or node.recursive:
        yield TextFault("template-forbidden", "loops are nested too deep", "{%", _OUT)


def _filter(node: Any, _: int) -> Iterator[TextFault]:
    """Filters change words; what a function prints is finished before they see it."""
    if node.node is None or (node.name not in FILTERS and not _calls(node.node)):
        return  # a block of a filter, or Jinja says which filter it is
    if called := _calls(node.node):
        yield TextFault("template", f"'{node.name}' changes nothing in what {called}() prints", node.name,
                        f"write {{{{ {called}(…) }}}} alone")  # fmt: skip
    if type(node.node).__name__ == "Filter" and type(node.node.node).__name__ == "Filter":
        yield TextFault("template-forbidden", "three filters stand behind one another", node.name, _OUT)


def _decided(node: Any, _: int) -> Iterator[TextFault]:
    test = node.test if type(node).__name__ in ("If", "CondExpr") else node
    if called := _calls(test):
        yield TextFault("template", f"what {called}() prints cannot be compared or asked for", called, _OUT)


def _call(node: Any, _: int) -> Iterator[TextFault]:
    if type(node.node).__name__ != "Name":
        word = getattr(node.node, "attr", "") or "("
        yield TextFault("template-forbidden", f"'{word}' is not allowed in a text", word, _OUT)
    for inner in (*node.args, *node.kwargs):
        if called := _calls(inner):
            yield TextFault(
                "template",
                f"{called}() cannot stand inside another call",
                called,
                "write the id between quotation marks",
            )
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        yield TextFault("template-forbidden", "a star cannot stand in a call", "*", _OUT)


def _part(node: Any, _: int) -> Iterator[TextFault]:
    if type(node.node).__name__ not in ("Name", "Getattr"):
        yield TextFault("template-forbidden", f"'{node.attr}' is not allowed in a text", node.attr, _OUT)


def _const(node: Any, _: int) -> Iterator[TextFault]:
    if isinstance(node.value, str) and REFUSED.search(node.value):
        yield TextFault("control-character", "a backslash makes an invisible character here", "\\", _OUT)


def _test(node: Any, _: int) -> Iterator[TextFault]:
    if node.name not in TESTS:
        yield TextFault("template-forbidden", f"'is {node.name}' is not known in a text", node.name, _OUT)


_RULES: Final = {
    "For": _for, "Filter": _filter, "If": _decided, "CondExpr": _decided, "Compare": _decided, "Not": _decided, "Call": _call, "Getattr": _part,
    "Const": _const, "Test": _test,
}  # fmt: skip


def _calls(node: Any) -> str:
    """The function that is called somewhere inside, or nothing."""
    waiting = [node]
    while waiting:
        inner = waiting.pop()
        if type(inner).__name__ == "Call":
            return str(getattr(inner.node, "name", "") or getattr(inner.node, "attr", ""))
        waiting += inner.iter_child_nodes()
    return ""


def _on(node: Any, fault: TextFault) -> TextFault:
    return fault.on_line(max((node.lineno or 1) - 1, 0))
