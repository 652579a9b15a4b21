"""Figures that use what a drawing library can do, one feature each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Draw = Callable[[Any], None]


def _axes(figure: Any) -> Any:
    axes = figure.add_axes((0.12, 0.16, 0.82, 0.78))
    axes.tick_params(labelsize=7)
    return axes


def hatches(figure: Any) -> None:
    axes = _axes(figure)
    for i, hatch in enumerate(("/", "xx", "..", "O", "+")):
        axes.bar(i, i + 2, hatch=hatch, facecolor="#cce0e8", edgecolor="#0b2545", linewidth=1)


def alpha(figure: Any) -> None:
    axes = _axes(figure)
    for i in range(4):
        axes.barh(i / 2, 3 - i / 2, height=0.9, left=i / 3, color=f"C{i}", alpha=0.4)
    axes.text(0.2, 0.9, "half seen", alpha=0.5, fontsize=14, color="black")


def clips(figure: Any) -> None:
    from matplotlib.patches import Circle

    axes = _axes(figure)
    image = axes.imshow(np.arange(64).reshape(8, 8), cmap="viridis", extent=(0, 8, 0, 8), aspect="auto")
    image.set_clip_path(Circle((4, 4), 3, transform=axes.transData))
    axes.plot([-3, 12], [1, 7], color="red", linewidth=3)


def gouraud(figure: Any) -> None:
    axes = _axes(figure)
    x = np.array([0, 1, 0.5, 1.5])
    y = np.array([0, 0, 1, 1])
    axes.tripcolor(x, y, np.array([0.0, 1.0, 0.5, 0.2]), shading="gouraud", cmap="plasma")


def even_mesh(figure: Any) -> None:
    _axes(figure).pcolormesh(np.arange(48).reshape(6, 8), cmap="viridis")


def uneven_mesh(figure: Any) -> None:
    _axes(figure).pcolormesh([0, 1, 3, 4, 8], [0, 2, 3, 7], np.arange(12).reshape(3, 4), cmap="magma")


def dashes(figure: Any) -> None:
    axes = _axes(figure)
    for i, style in enumerate(("-", "--", "-.", ":", (0, (5, 1, 1, 1)))):
        axes.plot(
            [0, 1, 2],
            [i, i + 1, i],
            linestyle=style,
            linewidth=1 + i,
            solid_capstyle="round",
            dash_capstyle="butt",
        )


def markers(figure: Any) -> None:
    axes = _axes(figure)
    for i, marker in enumerate("os^Dvx+*p"):
        axes.plot(
            [i], [i % 3], marker=marker, markersize=9, markerfacecolor="#e0912f", markeredgecolor="#0b2545"
        )
    axes.scatter(
        np.arange(9),
        np.arange(9) % 4 + 0.5,
        s=np.arange(9) * 12 + 10,
        c=np.arange(9),
        cmap="viridis",
        alpha=0.6,
    )


def arrows(figure: Any) -> None:
    axes = _axes(figure)
    axes.set(xlim=(0, 4), ylim=(0, 4))
    axes.annotate(
        "here",
        xy=(3, 3),
        xytext=(1, 1),
        arrowprops={"arrowstyle": "->", "connectionstyle": "arc3,rad=0.3"},
        fontsize=9,
    )
    axes.annotate(
        "", xy=(3.5, 0.5), xytext=(1, 3), arrowprops={"facecolor": "#a4161a", "width": 3, "headwidth": 9}
    )


def turned_text(figure: Any) -> None:
    for i, angle in enumerate((0, 30, 90, 200)):
        figure.text(0.2 + 0.2 * i, 0.5, "AVAToday", rotation=angle, fontsize=11, ha="center", va="center")


def formula(figure: Any) -> None:
    figure.text(0.1, 0.5, r"$\frac{a_1}{b^2} + \sqrt{x}$ and words", fontsize=14)


def picture(figure: Any) -> None:
    axes = _axes(figure)
    rgba = np.zeros((10, 10, 4))
    rgba[..., 0], rgba[..., 3] = 0.8, np.linspace(0, 1, 10)
    axes.imshow(rgba, extent=(0, 4, 0, 4), aspect="auto", interpolation="nearest")
    figure.figimage(np.dstack([np.linspace(0, 1, 40).reshape(2, 20)] * 3), 10, 10)


def contours(figure: Any) -> None:
    grid = np.linspace(-2, 2, 25)
    _axes(figure).contourf(grid, grid, np.outer(np.sin(grid), np.cos(grid)), cmap="RdBu")


def legend(figure: Any) -> None:
    axes = _axes(figure)
    axes.plot([0, 1], [0, 1], label="Қазақстан")
    axes.bar([0.3], [0.6], width=0.2, label="Ўзбекистон", color="#9cc9e3")
    axes.legend(fontsize=8, framealpha=0.6, loc="upper left")


FEATURES: dict[str, Draw] = {
    draw.__name__: draw
    for draw in (hatches, alpha, clips, gouraud, even_mesh, uneven_mesh, dashes, markers, arrows, turned_text, formula,
                 picture, contours, legend)
}  # fmt: skip
