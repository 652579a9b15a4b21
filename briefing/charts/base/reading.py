"""From a located mapping of charts/*.yaml to a chart specification that holds its own rows."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.charts.base import grid as grids
from briefing.charts.base.kind import CHARTS
from briefing.charts.base.spec import OPTIONAL, ChartSpec, Scripts
from briefing.diagnostics import BriefError, Diagnostic, Problems
from briefing.kinds import PROGRAM, Kinds
from briefing.kinds.failures import failure
from briefing.nearness import meant, nearest
from briefing.schema import build, kebab
from briefing.sources import MappingNode, ScalarNode, Table


def kind_names() -> tuple[str, ...]:
    """The chart kinds of the program."""
    return CHARTS.of_program()


def read_chart(
    id: str,
    node: MappingNode,
    tables: Mapping[str, Table],
    problems: Problems,
    scripts: Scripts | None = None,
    kinds: Kinds = PROGRAM,
) -> ChartSpec | None:
    """The chart of one entry, with the rows it shows and no others; None when it has mistakes.

    `scripts` reads a script of the briefs; it is None unless the summit's settings allow scripts.
    """
    kind = node.items.get("kind")
    if not isinstance(kind, ScalarNode) or kind.text not in kinds.names(CHARTS):
        problems.add([_no_kind(node, kind.text if isinstance(kind, ScalarNode) else "", kinds)])
        return None
    try:
        model = kinds.load(CHARTS, kind.text).Spec
        spec = _built(id, model, node, problems, scripts)
    except BriefError as error:
        problems.add(d.replaced(span=d.span or kind.span) for d in error.diagnostics)
        return None
    except Exception as error:
        file = kinds.find(CHARTS, kind.text)
        if file is None or file.origin == "program":
            raise
        problems.add(failure(CHARTS.word, file, error).diagnostics)
        return None
    return _with_rows(spec, tables, problems) if spec is not None else None


def _built(
    id: str,
    model: type[ChartSpec],
    node: MappingNode,
    problems: Problems,
    scripts: Scripts | None,
) -> ChartSpec | None:
    """What an author wrote about a chart, without the rows of other files."""
    for key in model.unwritten:
        if key in node.items:
            problems.error("unknown-field", f"unknown field '{key}'", node.keys[key], "remove it")
            return None
    if _unused(model, node, problems):
        return None
    spec = build(model, node, problems)
    spec = spec.completed(scripts, problems) if spec is not None else None
    return spec.replaced(id=id) if spec is not None else None


def _with_rows(spec: ChartSpec, tables: Mapping[str, Table], problems: Problems) -> ChartSpec | None:
    """The specification with the rows that it shows."""
    try:
        whole = (
            spec.data if isinstance(spec.data, grids.Grid) else grids.named(spec.data, tables, spec.data.span)
        )
    except BriefError as error:
        problems.add(error.diagnostics)
        return None
    rows = _rows(spec, whole, problems)
    return None if rows is None else spec.replaced(data=rows)


def _unused(model: type[ChartSpec], node: MappingNode, problems: Problems) -> bool:
    """Keys that this kind would do nothing with."""
    idle = [key for key in OPTIONAL if key not in model.takes and kebab(key) in node.items]
    kind = node.items["kind"]
    assert isinstance(kind, ScalarNode)
    for key in idle:
        others = ", ".join(name for name in kind_names() if key in PROGRAM.load(CHARTS, name).Spec.takes)
        problems.error("unused-key", f"a chart of kind '{kind.text}' does nothing with '{kebab(key)}'", node.keys[kebab(key)],
                       f"remove it; it is for {others}")  # fmt: skip
    return bool(idle)


def _no_kind(node: MappingNode, kind: str, kinds: Kinds) -> Diagnostic:
    known = tuple(kinds.names(CHARTS))
    if not kind:
        return Diagnostic(
            "missing-field",
            "'kind' is missing here",
            node.span,
            "add 'kind: …', one of: " + ", ".join(known),
        )
    help = meant(kind, known, "there are: " + ", ".join(known))
    return Diagnostic("unknown-chart-kind", f"there is no chart kind '{kind}'", node.items["kind"].span, help)


def _rows(spec: ChartSpec, whole: grids.Grid, problems: Problems) -> grids.Grid | None:
    """The rows that `where` leaves and the columns that the kind reads."""
    before = len(problems.found)
    for need in spec.needs:
        if not any(getattr(spec, name) for name in need.split("|")):
            keys = [kebab(name) for name in need.split("|")]
            names = " or ".join(f"'{key}'" for key in keys)
            column = (
                f", a column of the data: {', '.join(whole.columns)}"
                if need.split("|")[0] in spec.column_keys
                else ""
            )
            problems.error(
                "missing-field",
                f"a chart of kind '{spec.kind}' needs {names}",
                spec.span,
                f"add '{keys[0]}: …'{column}",
            )
    wanted = {*spec.columns(), *spec.where}
    for column in (*spec.columns(), *(grids.Word(w) for w in spec.where)):
        if column not in whole.columns:
            problems.error("missing-column", f"the data has no column '{column}'", getattr(column, "span", None) or spec.span,
                           _column_help(column, whole.columns))  # fmt: skip
    if not whole.columns and not wanted and len(problems.found) == before:
        return whole
    if len(problems.found) > before or not grids.check_where(whole, spec.where, problems):
        return None
    kept = grids.selected(whole, spec.where)
    if not kept:
        problems.error("empty-selection", "no row of the data is left for this chart", spec.span,
                       "loosen 'where', or remove the chart" if spec.where else "write rows below the head of the data")  # fmt: skip
        return None
    return whole.kept(kept, {c for c in whole.columns if c in wanted or spec.every_column})


def _column_help(column: str, columns: tuple[str, ...]) -> str:
    near = nearest(column, columns)
    head = "the head row is: " + ",".join(columns)
    return f"did you mean '{near}'? {head}" if near else head
