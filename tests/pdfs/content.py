"""What is painted on each page: strings and shapes with their place, their look and their owner."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import pikepdf

from tests.pdfs.fonts import Font

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Box: TypeAlias = tuple[float, float, float, float]
UPRIGHT: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
PAINT: Final = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "INLINE IMAGE"])
TEXT: Final = frozenset(["Tj", "TJ", "'", '"'])
COLOURS: Final = {"g": False, "rg": False, "k": False, "G": True, "RG": True, "K": True}


@dataclass(frozen=True, slots=True)
class Words:
    """One shown string. `mark` is its marked-content number, `artifact` the properties of the artifact it is in."""

    page: int
    text: str
    x: float
    y: float
    width: float
    size: float
    font: str
    colour: tuple[float, ...]
    mark: int | None
    artifact: str | None
    upright: bool = True
    drawn: bool = False  # in a form: a drawing


@dataclass(frozen=True, slots=True)
class Painted:
    """A path that was filled or stroked, by the box of its points."""

    page: int
    box: tuple[float, float, float, float]
    operator: str
    fill: tuple[float, ...]
    stroke: tuple[float, ...]
    mark: int | None
    artifact: str | None
    drawn: bool = False


@dataclass(slots=True)
class PageContent:
    """All that was found on a page. `marks` tells the tag of each marked-content number."""

    number: int
    objgen: tuple[int, int]
    words: list[Words] = field(default_factory=list)
    painted: list[Painted] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)  # photographs, where they lie
    marks: dict[int, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    matrix: Matrix = UPRIGHT
    fill: tuple[float, ...] = (0.0,)
    stroke: tuple[float, ...] = (0.0,)
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    rise: float = 0.0


def read_pages(file: pikepdf.Pdf) -> tuple[list[PageContent], list[Font]]:
    """Every page of a file, and the fonts that it shows."""
    fonts: dict[tuple[int, int], Font] = {}
    found = []
    for number, page in enumerate(file.pages, 1):
        content = PageContent(number, page.obj.objgen)
        _Reader(content, fonts).stream(page, page.obj.get("/Resources", {}), 0)
        found.append(content)
    return found, list(fonts.values())


class _Reader:
    def __init__(self, content: PageContent, fonts: dict[tuple[int, int], Font]) -> None:
        self.content, self.fonts = content, fonts
        self.state = _State()
        self.stack: list[_State] = []
        self.text: Matrix = UPRIGHT
        self.line: Matrix = UPRIGHT
        self.in_text = False
        self.marked: list[tuple[str, int | None, str | None, bool]] = []
        self.path: list[tuple[float, float]] = []
        self.depth = 0

    def fault(self, words: str) -> None:
        self.content.faults.append(f"page {self.content.number}: {words}")

    def stream(self, holder: Any, resources: Any, depth: int) -> None:
        states, marks = len(self.stack), len(self.marked)
        for operands, operator in pikepdf.parse_content_stream(holder):
            self.operation(str(operator), operands, resources, depth)
        if len(self.marked) != marks:
            self.fault("marked content is not closed")
        if len(self.stack) != states:
            self.fault("q and Q do not match")

    def operation(self, op: str, operands: Any, resources: Any, depth: int) -> None:
        if op in ("BDC", "BMC"):
            self._begin(op, operands, resources, depth)
        elif op == "EMC":
            self._end()
        elif op in TEXT:
            self._show(op, operands)
        elif op in PAINT:
            self._paint(op)
        elif op == "Do":
            self._form(resources, operands, depth)
        elif op in ("BT", "ET"):
            if self.in_text == (op == "BT"):
                self.fault(f"{op} where it may not be")
            self.in_text, self.text, self.line = op == "BT", UPRIGHT, UPRIGHT
        else:
            self._state(op, operands, resources)

    # -- owners

    def _begin(self, op: str, operands: Any, resources: Any, depth: int) -> None:
        tag = str(operands[0])[1:]
        facts = operands[1] if op == "BDC" else {}
        if isinstance(facts, pikepdf.Name):
            facts = resources.Properties[str(facts)]
        mark = int(facts["/MCID"]) if "/MCID" in facts else None
        artifact = _properties(facts) if tag == "Artifact" else None
        inside = [entry for entry in self.marked if entry[1] is not None or entry[2] is not None]
        if artifact is not None and any(entry[1] is not None for entry in inside):
            self.fault("01-003: an artifact inside tagged content")
        if mark is not None and any(entry[2] is not None for entry in inside):
            self.fault("01-004: tagged content inside an artifact")
        if mark is not None and any(entry[1] is not None for entry in inside):
            self.fault("marked content inside marked content")
        if mark is not None and mark in self.content.marks:
            self.fault(f"marked content {mark} twice")
        if mark is not None and depth:
            self.fault("30-002: marked content numbered inside a form")
        if mark is not None:
            self.content.marks[mark] = tag
        self.marked.append((tag, mark, artifact, self.in_text))

    def _end(self) -> None:
        if not self.marked:
            self.fault("EMC without a beginning")
            return
        if self.marked.pop()[3] != self.in_text:
            self.fault("marked content crosses BT or ET")

    def _owner(self, op: str) -> tuple[int | None, str | None]:
        for _, mark, artifact, _ in reversed(self.marked):
            if mark is not None or artifact is not None:
                return mark, artifact
        self.fault(f"01-005: {op} outside of tagged content and artifacts")
        return None, None

    # -- ink

    def _show(self, op: str, operands: Any) -> None:
        state = self.state
        mark, artifact = self._owner(op)
        if not self.in_text or state.font is None:
            self.fault("text outside of BT and ET, or without a font")
            return
        x, y = _apply(_times(self.text, state.matrix), 0.0, state.rise)
        turned = _times(self.text, state.matrix)
        scale = _height(turned)
        upright = turned[0] > 0 and abs(turned[1]) < 1e-6
        said, start = "", self.text
        for part in operands[0] if op == "TJ" else [operands[-1]]:
            if isinstance(part, pikepdf.String):
                codes = bytes(part)
                said += state.font.text(codes)
                for code in codes:
                    wide = state.font.width(code) / 1000 * state.size + state.spacing
                    self._forward((wide + (state.word_space if code == 32 else 0.0)) * state.scale)
            else:
                self._forward(-float(part) / 1000 * state.size * state.scale)
        width = (self.text[4] - start[4]) if start[0] else (self.text[5] - start[5])
        self.content.words.append(
            Words(
                self.content.number,
                said,
                x,
                y,
                abs(width) * _height(state.matrix),
                state.size * scale,
                state.font.family,
                state.fill,
                mark,
                artifact,
                upright,
                self.depth > 0,
            )
        )

    def _forward(self, distance: float) -> None:
        self.text = _times((1.0, 0.0, 0.0, 1.0, distance, 0.0), self.text)

    def _paint(self, op: str) -> None:
        mark, artifact = self._owner(op)
        points = [_apply(self.state.matrix, *point) for point in self.path]
        if points:
            across, up = [x for x, _ in points], [y for _, y in points]
            box = (min(across), min(up), max(across), max(up))
            found = Painted(
                self.content.number,
                box,
                op,
                self.state.fill,
                self.state.stroke,
                mark,
                artifact,
                self.depth > 0,
            )
            self.content.painted.append(found)
        self.path = []

    def _form(self, resources: Any, operands: Any, depth: int) -> None:
        self._owner("Do")
        form = resources.XObject[str(operands[0])]
        if form.get("/Subtype") != "/Form" or depth > 8:
            corners = [_apply(self.state.matrix, *corner) for corner in ((0.0, 0.0), (1.0, 1.0))]
            (x, y), (across, up) = corners
            self.content.pictures.append((min(x, across), min(y, up), max(x, across), max(y, up)))
            return
        before, marks = copy(self.state), len(self.marked)
        matrix = tuple(float(v) for v in form.get("/Matrix", UPRIGHT))
        a, b, c, d, e, f = matrix
        self.state.matrix = _times((a, b, c, d, e, f), self.state.matrix)
        self.depth += 1
        self.stream(form, form.get("/Resources", resources), depth + 1)
        self.depth -= 1
        self.state = before
        del self.marked[marks:]

    # -- state

    def _state(self, op: str, operands: Any, resources: Any) -> None:
        state = self.state
        if op == "q":
            self.stack.append(copy(state))
        elif op == "Q":
            if not self.stack:
                self.fault("Q without q")
            else:
                self.state = self.stack.pop()
        elif op == "cm":
            state.matrix = _times(_matrix(operands), state.matrix)
        elif op in COLOURS:
            colour = tuple(float(v) for v in operands)
            if COLOURS[op]:
                state.stroke = colour
            else:
                state.fill = colour
        elif op in ("re", "m", "l", "c", "v", "y"):
            self._extend(op, [float(v) for v in operands])
        elif op == "n":
            self.path = []
        else:
            self._text_state(op, operands, resources)

    def _extend(self, op: str, values: list[float]) -> None:
        if op == "re":
            x, y, width, height = values
            self.path += [(x, y), (x + width, y + height)]
        else:
            self.path += zip(values[0::2], values[1::2], strict=True)

    def _text_state(self, op: str, operands: Any, resources: Any) -> None:
        state = self.state
        if op == "Tf":
            entry = resources.Font[str(operands[0])]
            if entry.objgen not in self.fonts:
                self.fonts[entry.objgen] = Font(entry)
            state.font = self.fonts[entry.objgen]
            state.size = float(operands[1])
        elif op == "Tc":
            state.spacing = float(operands[0])
        elif op == "Tw":
            state.word_space = float(operands[0])
        elif op == "Tz":
            state.scale = float(operands[0]) / 100
        elif op == "Ts":
            state.rise = float(operands[0])
        elif op == "Tm":
            self.text = self.line = _matrix(operands)
        elif op in ("Td", "TD"):
            x, y = map(float, operands)
            self.text = self.line = _times((1.0, 0.0, 0.0, 1.0, x, y), self.line)


def _properties(facts: Any) -> str:
    """Pagination/Header, Layout, Background … or "" for an artifact that says nothing."""
    parts = [str(facts[key])[1:] for key in ("/Type", "/Subtype") if key in facts]
    return "/".join(parts)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _height(matrix: Matrix) -> float:
    """How much a matrix enlarges."""
    return float((matrix[2] ** 2 + matrix[3] ** 2) ** 0.5)


def strings(pages: list[PageContent]) -> Iterator[Words]:
    """All strings of a file in the order of painting."""
    for page in pages:
        yield from page.words
