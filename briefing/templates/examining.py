"""What is wrong in a text, found without filling it: in branches that are not taken, and all at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from inspect import signature
from typing import TYPE_CHECKING, Any, Final

from briefing.lazy import lazy
from briefing.templates.allowing import refused
from briefing.templates.faults import TextFault, fault_in, unknown_name
from briefing.templates.filling import environment, template

if TYPE_CHECKING:
    from jinja2 import meta, nodes
else:
    meta = lazy("jinja2.meta")
    nodes = lazy("jinja2.nodes")

_CALL: Final = re.compile(
    r"""\{\{ *([a-z_]+)\(["']([\w.-]+)["'](?:, *["']([\w.-]+)["'])?((?:, *[a-z]+ *= *(?:true|false))*)\) *\}\}"""
)
_BRACES: Final = re.compile(r"\{[{%#]")


def examine(text: str, names: Mapping[str, Any]) -> tuple[str, list[TextFault]]:
    """The text filled, and everything that is wrong in it: also in branches that are not taken."""
    if "{" not in text:
        return text, []
    filled = _simple(text, names)
    if filled is not None:
        return filled, []
    try:
        tree = environment().parse(text)
        faults = list(refused(tree)) or list(_faults(tree, names))
        return ("", faults) if faults else (str(template(text).render(names)), [])
    except Exception as error:
        return "", [fault_in(error, text, names)]


def _simple(text: str, names: Mapping[str, Any]) -> str | None:
    """A text that holds nothing but good calls of the form {{ fact("x") }}, filled without Jinja."""
    if _BRACES.search(_CALL.sub("", text)):
        return None
    try:
        return _CALL.sub(lambda call: _called(call, names), text)
    except (TextFault, KeyError, TypeError):
        return None


def _called(call: re.Match[str], names: Mapping[str, Any]) -> str:
    switches = dict(re.findall(r"([a-z]+) *= *(true|false)", call[4]))
    words = [word for word in (call[2], call[3]) if word is not None]
    return str(names[call[1]](*words, **{name: value == "true" for name, value in switches.items()}))


def _faults(tree: Any, names: Mapping[str, Any]) -> Iterator[TextFault]:
    unknown = meta.find_undeclared_variables(tree) - set(names)
    loose = set()  # names that stand inside a call without quotation marks
    for call in tree.find_all(nodes.Call):
        for fault in _call_faults(call, names, unknown):
            loose.add(fault.words.split(".")[0])
            yield fault.on_line(call.lineno - 1)
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name in unknown and name.name not in loose:
            yield unknown_name(name.name, names).on_line(name.lineno - 1)


def _call_faults(call: Any, names: Mapping[str, Any], unknown: set[str]) -> Iterator[TextFault]:
    """Faults of `fact("x")` where everything that is given is written out."""
    function = names.get(call.node.name) if isinstance(call.node, nodes.Name) else None
    if not callable(function) or call.dyn_args or call.dyn_kwargs:
        return
    for argument in call.args:
        word = _dotted(argument)
        if word and word.split(".")[0] in unknown:
            help = f'put it between quotation marks: {call.node.name}("{word}")'
            yield TextFault("template", f"'{word}' stands without quotation marks", word, help)
            return
    values = [*call.args, *(pair.value for pair in call.kwargs)]
    if not all(isinstance(value, nodes.Const) for value in values):
        return
    try:
        signature(function).bind(*(a.value for a in call.args), **{p.key: p.value.value for p in call.kwargs})
        function(*(a.value for a in call.args), **{p.key: p.value.value for p in call.kwargs})
    except TextFault as fault:
        yield fault
    except TypeError:
        yield TextFault(
            "template",
            f"{call.node.name}() does not take this",
            call.node.name,
            _usage(call.node.name, function),
        )


def _usage(name: str, function: Callable[..., Any]) -> str:
    def written(p: Any) -> str:
        word = p.name.rstrip("_")
        if p.default is p.empty:
            return '"…"'
        return f"{word}={str(p.default).lower()}" if isinstance(p.default, bool) else f'"{p.default}"'

    return f"write {name}({', '.join(written(p) for p in signature(function).parameters.values())})"


def _dotted(node: Any) -> str:
    """`kz.gdp_2024` of names and points without quotation marks, or nothing."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getattr):
        before = _dotted(node.node)
        return f"{before}.{node.attr}" if before else ""
    return ""
