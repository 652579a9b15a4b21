"""The charts of the neutral book as matplotlib draws them, for the peers: SVG or PNG files."""

from __future__ import annotations

from pathlib import Path

from content import ChartData


def draw(chart: ChartData, path: Path) -> None:
    """One chart, a figure of 160 x 75 mm, without pyplot."""
    import matplotlib
    from matplotlib.figure import Figure

    matplotlib.rcParams.update({"font.size": 8, "svg.fonttype": "path", "svg.hashsalt": "x"})
    figure = Figure(figsize=(6.3, 2.95))
    axes = figure.add_axes((0.06, 0.12, 0.84, 0.83))
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", lw=0.4, color="#ccc")
    if chart.kind == "line":
        for name, values in zip(chart.names, chart.series, strict=True):
            axes.plot(range(2015, 2015 + len(values)), values, lw=1.6)
            axes.annotate(name, (2014 + len(values), values[-1]), xytext=(4, -3), textcoords="offset points")
    else:
        values = chart.series[0]
        axes.bar(chart.names, values, color="#0B2545")
        for index, value in enumerate(values):
            axes.text(index, value, f"{value:.1f}", ha="center", va="bottom")
    figure.savefig(path, dpi=300, metadata={"Date": None} if path.suffix == ".svg" else None)
