"""Files that are measured, each built once in a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing import formats, pipeline
from briefing.batch.orders import default_format
from briefing.summit import Order, Summit
from tests.conftest import ROOT
from tests.measuring.reading import Measured

ELSEWHERE = ROOT / "tests" / "elsewhere"


@cache
def summit(folder: Path) -> Summit:
    return pipeline.read_and_check(folder)[0]


@cache
def built(
    folder: Path,
    delegation: str,
    audience: str,
    product: str = "book",
    format: str = "",
    target: str = "screen",
) -> Measured:
    """One file of a summit; without a format on the paper that the product is made for."""
    read = summit(folder)
    defaults = read.settings.defaults
    format = format or default_format(product, defaults.format)
    order = Order(
        product=product, delegation=delegation, audience=audience, language=defaults.language, format=format,
        target=target,
    )  # fmt: skip
    edition = pipeline.select(read, order)
    made = pipeline.build(edition, pipeline.BuildOptions(assets=folder / "assets"))
    return Measured(made.pdf(), formats.load(format, target))
