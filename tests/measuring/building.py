"""Files that are measured, each built once in a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing import formats, pipeline, styles
from briefing.checking.given import Given
from briefing.summit import Order, Summit
from tests.conftest import ROOT
from tests.measuring.reading import Measured

ELSEWHERE = ROOT / "tests" / "elsewhere"


@cache
def summit(folder: Path, style: str = "") -> Summit:
    given = Given.of([f"style={style}"] if style else [])
    return pipeline.read_and_check(folder, given)[0]


@cache
def made(
    folder: Path, delegation: str, audience: str, product: str, format: str, target: str, style: str = ""
) -> pipeline.LaidOut:
    """One file of a summit, in its own language."""
    read = summit(folder, style)
    order = Order(
        product=product, delegation=delegation, audience=audience, language=read.settings.defaults.language,
        format=format, target=target,
    )  # fmt: skip
    return pipeline.build(pipeline.select(read, order), pipeline.BuildOptions(assets=folder / "assets"))


@cache
def built(
    folder: Path, delegation: str, audience: str, product: str, format: str, target: str, style: str = ""
) -> Measured:
    """One file of a summit as it is measured."""
    pdf = made(folder, delegation, audience, product, format, target, style).pdf()
    return Measured(pdf, formats.load(format, target), styles.load(style) if style else None)
