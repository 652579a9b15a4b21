"""The generated summits of the benchmarks are summits like any other."""

from __future__ import annotations

import runpy
from pathlib import Path

from briefing import pipeline
from briefing.batch.orders import path_of, planned_orders
from briefing.pipeline import BuildOptions
from tests.conftest import ROOT

generate = runpy.run_path(str(ROOT / "benchmarks" / "generated.py"))["generate"]


def test_a_generated_summit_is_valid_and_its_files_pass(tmp_path: Path) -> None:
    products = ["book", "one-page-points", "speaking-cards"]
    orders: list[dict[str, object]] = [{"products": products, "languages": ["en", "fr"]}]
    summit, problems = pipeline.read_and_check(generate(tmp_path / "briefs", 3, ("en", "fr"), orders))
    assert not problems.warnings
    planned = planned_orders(summit)
    assert len(planned) == 3 * 2 * len(products)
    for order in planned[:6]:
        edition = pipeline.select(summit, order)
        made = pipeline.build(edition, BuildOptions(tmp_path))
        assert pipeline.verify(summit, edition, made, made.pdf(), path_of(order)) == (), path_of(order)
