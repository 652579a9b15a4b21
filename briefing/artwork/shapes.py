"""Basic shapes of SVG as path data."""

from __future__ import annotations

import math
from typing import Final

from briefing.artwork.geometry import Unreadable, length, numbers
from briefing.artwork.markup import Element

SHAPES: Final = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")


def data_of(element: Element, frame: tuple[float, float]) -> str:
    """The path data of a shape in a frame of a width and height; "" for one that has no size."""
    given, across = element.attributes, ("x", "cx", "width", "rx", "x1", "x2")

    def of(key: str) -> float:
        whole = frame[0] if key in across else frame[1] if key != "r" else math.hypot(*frame) / math.sqrt(2)
        return length(given.get(key, ""), whole)

    match element.name:
        case "path":
            return given.get("d", "").strip()
        case "rect":
            return _rectangle(of("x"), of("y"), of("width"), of("height"), _radii(given))
        case "circle":
            return _ellipse(of("cx"), of("cy"), of("r"), of("r"))
        case "ellipse":
            return _ellipse(of("cx"), of("cy"), of("rx"), of("ry"))
        case "line":
            return f"M{of('x1')!r} {of('y1')!r}L{of('x2')!r} {of('y2')!r}"
        case _:
            return _line(numbers(given.get("points", "")), closed=element.name == "polygon")


def _radii(given: dict[str, str]) -> tuple[float, float]:
    rx, ry = ("" if (value := given.get(key, "")) == "auto" else value for key in ("rx", "ry"))
    return length(rx or ry), length(ry or rx)


def _rectangle(x: float, y: float, width: float, height: float, radii: tuple[float, float]) -> str:
    if width <= 0 or height <= 0:
        return ""
    rx, ry = min(radii[0], width / 2), min(radii[1], height / 2)
    right, low = x + width, y + height
    if rx <= 0 or ry <= 0:
        return f"M{x!r} {y!r}H{right!r}V{low!r}H{x!r}Z"
    turn = f"A{rx!r} {ry!r} 0 0 1"
    return (
        f"M{x + rx!r} {y!r}H{right - rx!r}{turn} {right!r} {y + ry!r}V{low - ry!r}{turn} {right - rx!r} {low!r}"
        f"H{x + rx!r}{turn} {x!r} {low - ry!r}V{y + ry!r}{turn} {x + rx!r} {y!r}Z"
    )


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> str:
    if rx <= 0 or ry <= 0:
        return ""
    turn = f"A{rx!r} {ry!r} 0 0 1"
    return f"M{cx - rx!r} {cy!r}{turn} {cx + rx!r} {cy!r}{turn} {cx - rx!r} {cy!r}Z"


def _line(points: list[float], *, closed: bool) -> str:
    if len(points) % 2:
        raise Unreadable("it has a point with one number")
    pairs = [f"{x!r} {y!r}" for x, y in zip(points[::2], points[1::2], strict=True)]
    return f"M{' L'.join(pairs)}{'Z' if closed else ''}" if len(pairs) > 1 else ""
