"""docs/charts.md shows every kind, and every example in it is a chart without a fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.charts import ChartContext, Country, kind_names, read_chart, resolve
from briefing.diagnostics import Problems
from briefing.languages import load
from briefing.sources import MappingNode, parse_yaml
from tests.charts.briefs import drawn
from tests.charts.drawing import ASSETS

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE = (DOCS / "charts.md").read_text(encoding="utf-8")
KINDS = PAGE.split("## Every kind")[1].split("## Own code")[0]
EXAMPLES = dict(re.findall(r"pictures/charts/([a-z-]+)\.png\)\n\n```yaml\n(.*?)```", KINDS, re.S))


@pytest.mark.parametrize("id", sorted(EXAMPLES))
def test_every_example_is_a_chart(id: str) -> None:
    problems = Problems()
    node = parse_yaml(EXAMPLES[id], f"docs/{id}.yaml").items[id]
    assert isinstance(node, MappingNode)
    spec = read_chart(id, node, {}, problems)
    assert spec is not None, list(problems)
    found = resolve(
        spec,
        ChartContext(load("en"), (Country("kazakhstan", "KAZ", "Kazakhstan"),), "kazakhstan", asset=_asset),
        problems,
    )
    assert not list(problems)
    assert found is not None and drawn(found).words
    assert (DOCS / "pictures" / "charts" / f"{id}.png").is_file()


def test_every_kind_has_an_example() -> None:
    shown = {re.search(r"kind: ([a-z-]+)", text)[1] for text in EXAMPLES.values()}  # type: ignore[index]
    assert shown | {"figure"} == set(kind_names())


def _asset(name: str) -> bytes:
    return (ASSETS / name).read_bytes()
