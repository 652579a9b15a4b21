"""Charts from YAML as an author writes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.charts import Chart, ChartContext, ChartSpec, Country, read_chart, resolve
from briefing.charts.base.spec import Scripts
from briefing.diagnostics import Diagnostic, Problems
from briefing.languages import load
from briefing.sources import MappingNode, Table, parse_yaml
from briefing.sources.csv_files import parse_csv
from tests.charts.drawing import ASSETS, Drawn, Ruler

COUNTRIES = (
    Country("avalon", "AVA", "Avalon"),
    Country("brigadoon", "BRI", "Brigadoon"),
    Country("cockaigne", "COC", "Cockaigne"),
    Country("host", "HOS", "Lilliput"),
)


def table(text: str, name: str = "data/t.csv") -> dict[str, Table]:
    """A CSV file without a disk."""
    return {name: parse_csv(text.strip() + "\n", name)}


def context(own: str = "", **more: Any) -> ChartContext:
    return ChartContext(load("en"), COUNTRIES, own, **more)


def read(
    text: str, tables: Mapping[str, Table] | None = None, script: Scripts | None = None
) -> tuple[ChartSpec | None, Problems]:
    problems = Problems()
    lines = [f"    {line}" for line in text.strip().splitlines()]
    source = "charts:\n  one:\n" + "\n".join(lines)
    for key, line in (("title", "    title: A title"), ("source", "    source: [s]")):
        if f"{key}:" not in text:
            source += "\n" + line
    inner = parse_yaml(source, "charts/x.yaml").items["charts"]
    assert isinstance(inner, MappingNode)
    node = inner.items["one"]
    assert isinstance(node, MappingNode)
    return read_chart("one", node, tables or {}, problems, script), problems


def chart(text: str, csv: str = "", own: str = "", script: Scripts | None = None, **more: Any) -> Chart:
    spec, problems = read(text, table(csv) if csv else None, script)
    assert spec is not None, [d.message for d in problems]
    found = resolve(spec, context(own, **more))
    assert found is not None
    return found


def faults(text: str, csv: str = "", own: str = "", **more: Any) -> list[Diagnostic]:
    """What reading and resolving find wrong."""
    spec, problems = read(text, table(csv) if csv else None)
    if spec is not None:
        resolve(spec, context(own, **more), problems)
    return problems.sorted()


def drawn(found: Chart, width: float = 456) -> Drawn:
    surface = Drawn(width, found.height or found.plot.height(width, Ruler()))
    found.plot.draw(surface)
    return surface


__all__ = ["ASSETS", "chart", "context", "drawn", "faults", "read", "table"]
