"""A chart drawn by the summit's own matplotlib code; only where the summit's settings allow scripts.

The script defines `draw(figure, rows)`: a bare matplotlib Figure of the right size, and the rows
as dictionaries of text. It runs with the rights of whoever builds the book.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from briefing.charts.base import ChartRequest, ChartSpec, Grid, Measure, Resolved, Surface, Word
from briefing.charts.base.spec import Data, Scripts
from briefing.diagnostics import BriefError, Problems, Span
from briefing.values import Value

EXAMPLE = """
kind: figure
title: The tide, drawn by our own code
data: {Morning: 1.2, Evening: 1.4}
script: tide.py
alt: The evening tide is the higher one
source: [survey]
"""


class Spec(ChartSpec):
    """`script`: a Python file of the briefs. `alt` must be written, for nobody can read it off the code."""

    needs: ClassVar[tuple[str, ...]] = ("script", "alt")
    every_column: ClassVar[bool] = True

    unwritten: ClassVar[tuple[str, ...]] = ("code",)

    data: Data = Grid((), ())
    script: Word | None = None
    code: str = ""

    def completed(self, scripts: Scripts | None, problems: Problems) -> Self | None:
        """With the text of its script, which must be allowed and there."""
        if self.script is None:
            return self
        if scripts is None:
            message = "this summit does not allow charts drawn by its own code"
            help = "set 'allow-scripts: true' in summit.yaml if you trust every file of the folder"
            problems.error("scripts-off", message, self.script.span, help)
            return None
        code = scripts(str(self.script))
        if code is None:
            message = f"there is no script '{self.script}'"
            problems.error("missing-script", message, self.script.span, "name it from the folder of briefs")
            return None
        return self.replaced(code=code)


class Scripted(Value):
    """`source` is the code itself, so that a changed script is a changed chart."""

    name: str
    source: str
    rows: tuple[tuple[tuple[str, str], ...], ...]

    def height(self, width: float, measure: Measure) -> float:
        return 200.0

    def draw(self, surface: Surface) -> None:
        surface.user_figure(self._run)

    def _run(self, figure: Any) -> None:
        names: dict[str, Any] = {"__name__": "chart"}
        try:
            exec(compile(self.source, self.name, "exec"), names)
            names["draw"](figure, [dict(row) for row in self.rows])
        except Exception as error:
            line = _line_of(error, self.name)
            raise BriefError.one("script-failed", f"{type(error).__name__}: {error}", Span(self.name, line),
                                 "correct the script; it must define draw(figure, rows)") from error  # fmt: skip


def _line_of(error: Exception, name: str) -> int:
    """The last line of the script on the way to the error."""
    line = getattr(error, "lineno", None) or 1
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return int(line)


def resolve(request: ChartRequest[Spec]) -> Resolved:
    spec, grid = request.spec, request.spec.grid
    assert spec.script is not None
    rows = tuple(
        tuple((c, cell.text) for c, cell in zip(grid.columns, row, strict=True)) for row in grid.rows
    )
    return Resolved(Scripted(str(spec.script), spec.code, rows), "")
