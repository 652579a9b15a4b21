"""Shapes, lengths and matrices of SVG, as PDF's path operators in the coordinates of the drawing."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, Final

from briefing.counts import counted
from briefing.frames.matrices import UPRIGHT, Matrix, times
from briefing.frames.numbers import number
from briefing.lazy import lazy

if TYPE_CHECKING:
    from fontTools.svgLib import path as svg_path
else:
    svg_path = lazy("fontTools.svgLib.path")

FARTHEST: Final = 1e7
_NUMBER: Final = (
    r"[-+]?+(?>\d++\.?+\d*+|\.\d++)(?>[eE][-+]?+\d++)?+"  # atomic: what does not match fails at once
)
_NUMBERS: Final = re.compile(_NUMBER)
_LIST: Final = re.compile(rf"(?>{_NUMBER}|[\s,])*+")
_PATH: Final = re.compile(rf"(?>{_NUMBER}|[MmZzLlHhVvCcSsQqTtAa]|[\s,])*+")
_PIECES: Final = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])")
_ARC: Final = re.compile(
    rf"[\s,]*({_NUMBER})[\s,]*({_NUMBER})[\s,]*({_NUMBER})[\s,]*([01])[\s,]*([01])[\s,]*({_NUMBER})[\s,]*({_NUMBER})"
)
_LENGTH: Final = re.compile(rf"({_NUMBER})\s*([a-z]*|%)")
_TURN: Final = re.compile(r"\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)\s*,?")
UNITS: Final = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class Unreadable(ValueError):
    """Numbers, a path or a matrix that are none; says what they are in words."""


def numbers(text: str) -> list[float]:
    """Numbers with spaces or commas between them."""
    if not _LIST.fullmatch(text):
        raise Unreadable(f"'{text[:30]}' are no numbers")
    return [_near(float(found)) for found in _NUMBERS.findall(text)]


def length(text: str, whole: float = 0.0) -> float:
    """A length in user units, a percentage that of `whole`; 0 where nothing is said."""
    if not text.strip():
        return 0.0
    found = _LENGTH.fullmatch(text.strip().lower())
    if found and found[2] == "%" and whole > 0:
        return float(found[1]) * whole / 100
    if not found or found[2] not in UNITS:
        raise Unreadable(f"'{text[:30]}' is no length that can be read")
    return _near(float(found[1]) * UNITS[found[2]])


def matrix(text: str) -> Matrix:
    """What `transform` says, all its steps in one."""
    found, at = UPRIGHT, 0
    while at < len(text.rstrip()):
        step = _TURN.match(text, at)
        if step is None:
            raise Unreadable(f"'{text[:30]}' is no transform")
        found, at = times(_step(step[1], numbers(step[2])), found), step.end()
    return found


def _step(kind: str, given: list[float]) -> Matrix:
    match kind, given:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate", [x, *rest] if len(rest) < 2:
            return (1, 0, 0, 1, x, rest[0] if rest else 0.0)
        case "scale", [x, *rest] if len(rest) < 2:
            return (x, 0, 0, rest[0] if rest else x, 0, 0)
        case "rotate", [degrees, *rest] if len(rest) in (0, 2):
            c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
            x, y = rest or (0.0, 0.0)
            return (c, s, -s, c, x - c * x + s * y, y - s * x - c * y)
        case "skewX", [degrees]:
            return (1, 0, math.tan(math.radians(degrees)), 1, 0, 0)
        case "skewY", [degrees]:
            return (1, math.tan(math.radians(degrees)), 0, 1, 0, 0)
    raise Unreadable(f"'{kind}' has {counted(len(given), 'number')}")


def size_of(matrix: Matrix) -> float:
    """How much larger it makes areas, as a length."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))


class _Operators:
    """A pen of fontTools that writes PDF's operators."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix, self.at = matrix, (0.0, 0.0)
        self.found: list[str] = []

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        a, b, c, d, e, f = self.matrix
        for x, y in points:
            self.found += [number(_near(a * x + c * y + e)), number(_near(b * x + d * y + f))]
            self.at = (x, y)
        self.found.append(operator)

    def moveTo(self, at: Any) -> None:
        self._write("m", _point(at))

    def lineTo(self, at: Any) -> None:
        self._write("l", _point(at))

    def curveTo(self, *points: Any) -> None:
        self._write("c", *map(_point, points))

    def qCurveTo(self, middle: Any, end: Any) -> None:
        (x, y), (x1, y1), (x2, y2) = self.at, _point(middle), _point(end)
        near = (x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3), (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3)
        self._write("c", *near, (x2, y2))

    def closePath(self) -> None:
        self._write("h")

    def endPath(self) -> None:
        """What is open stays open."""


def _point(at: Any) -> tuple[float, float]:
    return (at.real, at.imag) if isinstance(at, complex) else (float(at[0]), float(at[1]))


def _near(value: float) -> float:
    if not abs(value) <= FARTHEST:
        raise Unreadable("it reaches farther than can be drawn")
    return value


def path(data: str, matrix: Matrix) -> str:
    """The operators of path data."""
    data = " ".join(data.split())
    if not _PATH.fullmatch(data) or data[:1] not in ("M", "m", ""):
        raise Unreadable(f"'{data[:30]}' is no path")
    pen = _Operators(matrix)
    try:
        pieces = _PIECES.split(data)
        svg_path.parse_path(" ".join(map(_plainly, pieces[1::2], pieces[2::2])), pen)
    except Unreadable:
        raise
    except (ValueError, IndexError, TypeError, ArithmeticError, AttributeError, AssertionError) as error:
        raise Unreadable(f"'{data[:30]}' is no whole path") from error
    return " ".join(pen.found)


def _plainly(command: str, given: str) -> str:
    """A command with its numbers as fontTools knows them: it takes neither `1.` nor `007`, and would skip what it does not know."""
    if command not in "Aa":
        return command + " ".join(repr(float(found)) for found in _NUMBERS.findall(given))
    found, at = [command], 0
    while arc := _ARC.match(given, at):
        rx, ry, turned, large, sweep, x, y = arc.groups()
        found.append(
            " ".join(map(repr, map(float, (rx, ry, turned)))) + f" {large} {sweep} {float(x)!r} {float(y)!r}"
        )
        at = arc.end()
    if given[at:].strip(" ,") or not at:
        raise Unreadable(f"'{command}{given[:30]}' is no arc")
    return " ".join(found)
