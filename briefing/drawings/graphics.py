"""The graphics context of charts, with the names that matplotlib's own has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Dashes = tuple[float, Sequence[float] | None]


class GraphicsContext:
    """How the next mark is drawn. matplotlib's own would load half of matplotlib."""

    def __init__(self) -> None:
        self._clippath = None
        self._clip: Any = None
        self._rgba: tuple[float, ...] = (0.0, 0.0, 0.0, 1.0)
        self._alpha: float | None = None
        self._width = 1.0
        self._cap, self._join = "butt", "round"
        self._dashes: Dashes = (0.0, None)
        self._hatch: str | None = None
        self._hatch_colour: Any = None
        self._hatch_width = 1.0

    def restore(self) -> None:
        """Nothing else keeps it."""

    # ---- set by artists

    def set_clip_rectangle(self, box: Any) -> None:
        self._clip = box

    def set_foreground(self, rgba: tuple[float, ...], isRGBA: bool = False) -> None:
        self._rgba = rgba

    def set_alpha(self, alpha: float) -> None:
        self._alpha = alpha

    def set_linewidth(self, width: float) -> None:
        self._width = width

    def set_capstyle(self, cap: str) -> None:
        self._cap = cap

    def set_joinstyle(self, join: str) -> None:
        self._join = join

    def set_dashes(self, offset: float, lengths: Sequence[float]) -> None:
        self._dashes = (offset, lengths)

    def set_hatch(self, hatch: str) -> None:
        self._hatch = hatch

    def set_hatch_color(self, colour: Any) -> None:
        self._hatch_colour = colour

    def set_hatch_linewidth(self, width: float) -> None:
        self._hatch_width = width

    # ---- read by the renderer

    def get_clip_rectangle(self) -> Any:
        return self._clip

    def get_rgb(self) -> tuple[float, ...]:
        return self._rgba

    def get_forced_alpha(self) -> bool:
        return self._alpha is not None

    def get_alpha(self) -> float:
        return 1.0 if self._alpha is None else self._alpha

    def get_linewidth(self) -> float:
        return self._width

    def get_capstyle(self) -> str:
        return self._cap

    def get_joinstyle(self) -> str:
        return self._join

    def get_dashes(self) -> Dashes:
        return self._dashes

    def get_hatch(self) -> str | None:
        return self._hatch

    def get_hatch_color(self) -> Any:
        return self._hatch_colour

    def get_hatch_linewidth(self) -> float:
        return self._hatch_width

    def get_sketch_params(self) -> None:
        return None
