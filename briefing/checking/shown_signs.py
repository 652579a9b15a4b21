"""Signs that a cell of a workbook shows beside its digits: a percentage is a number of percent, and a sign in a text would be lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.schema import shown
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode

_QUANTITIES: Final = ("value", "to")  # of facts, which say their unit beside


def check(checkup: Checkup) -> None:
    """Report each cell of which paper would show something else than the sheet."""
    signs = checkup.reading.signs
    if not signs:
        return
    for guest in checkup.reading.guests:
        _hold(checkup, guest.person)
    for root in checkup.reading.nodes.values():
        for mapping in _inside(root):
            _hold(checkup, mapping)


def _hold(checkup: Checkup, entry: MappingNode) -> None:
    signs = checkup.reading.signs
    for key, value in entry.items.items():
        for cell in value.items if isinstance(value, SequenceNode) else (value,):
            if isinstance(cell, ScalarNode) and (sign := signs.get(cell.span)):
                _report(checkup, entry, key, cell, sign)


def _report(checkup: Checkup, entry: MappingNode, key: str, cell: ScalarNode, sign: str) -> None:
    if key not in _QUANTITIES:
        said = f"this cell shows '{sign}', which is no part of what it holds: '{shown(cell.text)}' would be printed"
        help = "give the cell the format Text and write it as it shall be printed"
        checkup.problems.error("lost-sign", said, cell.span, help)
        return
    unit = entry.items.get("unit")
    name = unit.text if isinstance(unit, ScalarNode) else ""
    if (sign == "%" and not _is_percent(checkup, name)) or not name:
        beside = f"the unit beside it is '{name}'" if name else "no unit stands beside it"
        wanted = "percent" if sign == "%" else "the unit that it stands for"
        help = f"write {wanted} under 'unit', or give the cell the format of a plain number"
        checkup.problems.error("lost-sign", f"this cell shows '{sign}', and {beside}", cell.span, help)


def _is_percent(checkup: Checkup, unit: str) -> bool:
    """Whether numbers of a unit are percentages: by its name, or by the sign that a language prints with it."""
    forms = [language.units[unit] for language in checkup.languages.values() if unit in language.units]
    return unit.startswith("percent") or any("%" in f"{form.many}{form.short}" for form in forms)


def _inside(node: Node) -> Iterator[MappingNode]:
    if isinstance(node, MappingNode):
        yield node
    for inner in (
        node.items.values()
        if isinstance(node, MappingNode)
        else node.items
        if isinstance(node, SequenceNode)
        else ()
    ):
        yield from _inside(inner)
