"""A folder of thousands of published targets, made by the real batch with everything but the pages themselves."""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path
from typing import Any

from generated import generate

DELEGATIONS, LANGUAGES, PRODUCTS = 25, ("en", "fr", "ru"), ("book", "large-print")
FORMATS = (
    "a3", "a4", "a4-landscape", "a4-large", "a5", "a6", "legal", "letter", "letter-landscape", "letter-large",
    "tabloid", "a3-landscape", "5x8", "a6-landscape", "a4-tab", "letter-tab", "cr80",
)  # fmt: skip
AUDIENCES = ("principal", "staff")


def many_targets(project: Path, out: Path) -> int:
    """Write briefs that order some five thousand files, and publish them; returns how many there are.

    Orders, editions, digests, manifest and files are those of the batch; what lies in each file is one and the
    same empty book, since nothing looks into files that are up to date.
    """
    orders: list[dict[str, object]] = [{
        "products": list(PRODUCTS), "audiences": list(AUDIENCES), "languages": list(LANGUAGES), "formats": list(FORMATS),
    }]  # fmt: skip
    generate(project, DELEGATIONS, LANGUAGES, orders, topics=1)
    with _without_pages(project):
        _command("build", "-C", str(project), "-q", "-o", str(out), "-j", "2")
    return DELEGATIONS * len(PRODUCTS) * len(AUDIENCES) * len(LANGUAGES) * len(FORMATS)


@contextlib.contextmanager
def _without_pages(project: Path) -> Any:
    """The pipeline with its last two stages done once for all."""
    from briefing import pipeline
    from briefing.batch.orders import OrderFilter, orders_for

    summit, _ = pipeline.read_and_check(project)
    (order, *_) = orders_for(summit, OrderFilter())
    empty = pipeline.build(pipeline.select(summit, order), pipeline.BuildOptions(assets=project))
    kept = pipeline.lay_out, pipeline.verify
    pipeline.lay_out, pipeline.verify = (lambda *a, **k: empty), (lambda *a, **k: ())
    try:
        yield
    finally:
        pipeline.lay_out, pipeline.verify = kept


def _command(*words: str) -> None:
    from briefing.cli import main

    before = sys.argv
    sys.argv = ["briefing", *words]
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
            main()
    finally:
        sys.argv = before
