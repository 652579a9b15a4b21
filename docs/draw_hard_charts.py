"""Writes docs/charts-hard.md and its pictures: the ugly data of tests/charts/hard.py, drawn by the program.

python docs/draw_hard_charts.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

DOCS = Path(__file__).parent
sys.path[:0] = [str(DOCS.parent), str(DOCS)]

from draw_charts import drawn, png  # noqa: E402

from briefing import languages  # noqa: E402
from briefing.charts import ChartContext  # noqa: E402
from tests.charts.briefs import COUNTRIES, read, table  # noqa: E402
from tests.charts.hard import CASES, Case  # noqa: E402

PICTURES = DOCS / "pictures" / "charts-hard"
PAGE = DOCS / "charts-hard.md"
DPI, GAP, COLOURS = 72, 16, 32
HEAD = """# Hard charts

Data that nobody would choose, drawn by the program at full and at half width: one point, a hundred categories, values below zero, tiny, huge and
irregular ones, long names in four scripts. `tests/charts/hard.py` holds the data; the tests hold each chart to words that are apart, inside
and all there. `python docs/draw_hard_charts.py` draws this page anew; look at it after every change to the charts.
"""


def picture(id: str, case: Case) -> bytes:
    """Full and half width side by side."""
    spec, problems = read(case.yaml, table(case.csv))
    problems.raise_if_errors()
    assert spec is not None
    book = ChartContext(languages.load(case.language), COUNTRIES, case.own)
    full, half = drawn(spec.replaced(id=id), book, DPI), drawn(spec.replaced(id=id), book, DPI, "half")
    both = Image.new("RGB", (full.width + GAP + half.width, max(full.height, half.height)), "white")
    both.paste(full, (0, 0))
    both.paste(half, (full.width + GAP, 0))
    return png(both, COLOURS)


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    parts = [HEAD]
    for id, case in CASES.items():
        (PICTURES / f"{id}.png").write_bytes(picture(id, case))
        keys = "\n".join(f"  {line}" for line in f"kind: {case.kind}\n{case.keys}".splitlines())
        parts.append(
            f"## {case.title}\n\n![{case.title}](pictures/charts-hard/{id}.png)\n\n```yaml\n{id}:\n{keys}\n```\n"
        )
    PAGE.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
