"""Page make-up: pieces onto pages, in one pass, with what runs at head, foot and edge."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from briefing.diagnostics import Span
from briefing.document import Part
from briefing.layout.job import MM, Job
from briefing.layout.notes import FootNotes
from briefing.layout.pieces import (
    BreakPiece,
    Filler,
    Gap,
    Group,
    Piece,
    SideBySide,
    TextPiece,
    gap_between,
    take,
)
from briefing.layout.running import draw_running, draw_watermark
from briefing.layout.structure import LAYOUT

TAIL = 0.2  # of a page: a part's end that is shorter shares its page with the next part
WINDOW = 24  # pieces looked at together: no chain of headings is longer


@dataclass(slots=True)
class PlacedPart:
    """Where a part came to lie: first page (0-based) and how many; `over` is the place of what broke its budget."""

    id: str
    title: str
    tab: str
    first: int
    pages: int = 0
    over: Span | None = None
    over_height: float = 0.0
    last_height: float = 0.0


@dataclass(slots=True)
class PageMaker:
    """Fills pages of one format. `folios` are the printed numbers, page by page."""

    job: Job
    part: Part | None = None
    placed: list[PlacedPart] = field(default_factory=list)
    folios: list[str] = field(default_factory=list)
    open: bool = False
    y: float = 0.0
    left: float = 0.0
    top: float = 0.0
    upper: Piece | None = None
    fresh: bool = True
    _roman: int = 0
    _arabic: int = 0
    _foot: FootNotes | None = None
    _here: list[tuple[Part, PlacedPart]] = field(default_factory=list)  # the parts on the page

    # -- the page

    @property
    def inner_first(self) -> bool:
        """Whether the page being made is a recto (its binding at the left)."""
        return len(self.folios) % 2 == 1

    def _margins(self) -> tuple[float, float, float, float]:
        """Left, right, top, bottom in points."""
        m, p = self.job.format.margins, self.job.format.print
        inner, outer = (m.inner + p.binding) * MM, max(m.outer - p.binding / 2, m.outer * 0.75) * MM
        if not p.binding:
            outer = m.outer * MM
        recto = self.inner_first or not p.mirrored
        left, right = (inner, outer) if recto else (outer, inner)
        return left, right, m.top * MM, m.bottom * MM

    @property
    def measure(self) -> float:
        """Width of the type area; the same on every page."""
        m, p = self.job.format.margins, self.job.format.print
        outer = m.outer if not p.binding else max(m.outer - p.binding / 2, m.outer * 0.75)
        return (self.job.format.width - m.inner - p.binding - outer) * MM

    @property
    def tall(self) -> float:
        """Height of the type area, whole lines of the grid."""
        m = self.job.format.margins
        grid = self.job.style.grid * self.job.scale
        return int((self.job.format.height - m.top - m.bottom) * MM / grid) * grid

    def start_page(self) -> None:
        assert self.part is not None
        width, height = self.job.format.size
        self.job.paper.begin_page(width, height, self.job.format.print.bleed * MM)
        self.folios.append(self._next_folio(self.part.numbering))
        self.job.folio = self.folios[-1]
        left, _, top, _ = self._margins()
        self.left, self.top = left, height - top
        self.y = self.top
        self.upper, self.fresh, self.open = None, True, True
        self.placed[-1].pages += 1
        self._here = [(self.part, self.placed[-1])]
        if self.job.document.running.watermark:
            draw_watermark(self.job, width, height)
        self._foot = FootNotes(self.job, self.measure) if self.job.style.notes == "foot" else None

    def _next_folio(self, numbering: str) -> str:
        if numbering == "none":
            if self.job.format.print.cover_counts:
                self._roman += 1
            return ""
        if numbering == "roman":
            self._roman += 1
            return roman(self._roman)
        self._arabic += 1
        return str(self._arabic)

    def finish_page(self) -> None:
        if not self.open:
            return
        if self._foot is not None:
            self._foot.draw(self.left, self.bottom)
        part = self.part
        assert part is not None
        if part.running and self.job.format.running:
            left, right, _, _ = self._margins()
            draw_running(self.job, self._here, len(self.folios), (left, right, self.inner_first))
        self._draft()
        self.job.paper.end_page()
        self.open = False

    def _draft(self) -> None:
        """The draft mark of a page that has no running words."""
        words = self.job.document.running.draft
        if words and self.part is not None and not (self.part.running and self.job.format.running):
            type_ = self.job.type("banner")
            width, height = self.job.format.size
            self.job.paper.text(
                LAYOUT, type_.bold, type_.size, self.job.colour("crimson"), width / 2 - 14, height - 14, words
            )

    @property
    def bottom(self) -> float:
        return self.top - self.tall

    @property
    def room(self) -> float:
        reserved = self._foot.height if self._foot is not None else 0.0
        return self.y - self.bottom - reserved

    # -- parts

    def begin_part(self, part: Part, first: bool) -> None:
        """A part on a new page, on a recto, or running on."""
        starts = part.starts
        rule = self.job.format.print.sections_start
        if starts != "run-on" and rule != "outline":
            starts = "recto" if rule == "recto" else "page"
        if starts == "page" and self._is_tail(part):
            starts = "run-on"
        if starts == "run-on" and self.open:
            self.part = part
            self._space_before_part()
            self.placed.append(PlacedPart(part.id, part.title, part.tab, len(self.folios) - 1, 1))
            self._here.append((part, self.placed[-1]))
            return
        self.finish_page()
        if starts == "recto" and len(self.folios) % 2 == 1 and self.job.format.print.blank_pages != "none":
            self._blank(part)
        self.part = part
        self.placed.append(PlacedPart(part.id, part.title, part.tab, len(self.folios)))
        self.start_page()

    def _is_tail(self, part: Part) -> bool:
        """Whether the page holds only the last lines of the part before: they get no page of their own."""
        if not self.open or self.part is None or self.placed[-1].pages < 2:
            return False
        alike = self.part.numbering == part.numbering and self.part.running and part.running
        return alike and self.top - self.y < TAIL * self.tall

    def _space_before_part(self) -> None:
        """A part that runs on stands clear of the one above it."""
        if not self.fresh:
            self.y -= min(self.room, 1.5 * self.job.style.grid * self.job.scale)

    def _blank(self, part: Part) -> None:
        self.part = replace(part, tab="", running=False)
        self.placed[-1].pages -= 1
        self.start_page()
        if self.job.format.print.blank_pages == "marked":
            type_ = self.job.type("running")
            words = self.job.document.running.blank
            width, height = self.job.format.size
            x = (width - type_.regular.width(words, type_.size)) / 2
            self.job.paper.text(LAYOUT, type_.regular, type_.size, type_.colour, x, height / 2, words)
        self.finish_page()

    # -- pieces

    def place_all(self, pieces: Sequence[Piece]) -> None:
        """Pieces in order; a figure that does not fit waits for the head of the next page while text goes on."""
        waiting = deque(pieces)
        floats: list[Piece] = []
        while waiting or floats:
            if floats and (self.fresh or not waiting):
                waiting.extendleft(reversed(floats))
                floats = []
            piece = waiting[0]
            if isinstance(piece, BreakPiece):
                waiting.popleft()
                waiting.extendleft(reversed(floats))
                floats = []
                self._break(piece)
            elif isinstance(piece, Filler) and piece.count is None:
                self._fill(piece)
                waiting.popleft()
            elif floats and piece.opens:
                self._next_page()
            elif not self._place_next(waiting):
                if self.fresh:
                    self._oversize(waiting.popleft())
                elif self._may_wait(waiting, floats):
                    floats.append(waiting.popleft())
                else:
                    self._next_page()

    def _place_next(self, waiting: deque[Piece]) -> bool:
        """Place the first piece, or as much of it as fits with what it is tied to; False when nothing does."""
        piece = waiting[0]
        if not piece.keep:
            gap = 0.0 if self.fresh else gap_between(self.upper, piece)
            if gap + piece.height <= self.room + 0.01:
                self._put(waiting.popleft())
                return True
        window = list(islice(waiting, WINDOW))
        gap = 0.0 if self.fresh else gap_between(self.upper, window[0])
        taken, rest = take(window, self.room - gap)
        if not taken:
            return False
        self._put(taken[0])
        waiting.popleft()
        if len(taken) == 1 and rest and (len(window) == 1 or rest[0] is not window[1]):
            waiting.appendleft(rest[0])
        return True

    def _may_wait(self, waiting: deque[Piece], floats: list[Piece]) -> bool:
        """A figure may wait while text follows it and the page still has room for text."""
        return (
            _floats(waiting[0])
            and self._text_follows(waiting)
            and len(floats) < 2
            and self.room > self.tall * 0.12
        )

    def _text_follows(self, waiting: deque[Piece]) -> bool:
        return (
            len(waiting) > 1
            and not isinstance(waiting[1], BreakPiece)
            and (not _floats(waiting[1]) or waiting[1].height + waiting[1].before < self.room)
            and not waiting[1].opens
        )

    def _put(self, piece: Piece) -> None:
        if self.fresh and isinstance(piece, Gap):
            return
        gap = 0.0 if self.fresh else gap_between(self.upper, piece)
        if self._foot is not None:
            self._foot.add(piece.notes())
        self._watch(piece)
        self.y = self._on_grid(piece, self.y - gap)
        piece.draw(self.job, self.left + piece.x, self.y)
        self.y -= piece.height
        self.upper, self.fresh = piece, False
        if self.placed:
            self.placed[-1].last_height = self.top - self.y

    def _on_grid(self, piece: Piece, y: float) -> float:
        """Where running text begins: back on the grid, in halves of it, after pieces that stand off it. Items of a
        list keep their own even distances.
        """
        half = self.job.style.grid * self.job.scale / 2
        if not isinstance(piece, TextPiece) or _off(piece.text.type.leading, half) > 0.01:
            return y
        if piece.label is not None and isinstance(self.upper, TextPiece) and self.upper.label is not None:
            return y
        short = -(self.top - y) % half
        fits = self.room - (self.y - y) - short >= piece.height
        return y - short if fits and _off(self.top - y, half) > 0.01 else y

    def _watch(self, piece: Piece) -> None:
        part, placed = self.part, self.placed[-1]
        if part is None or part.budget is None or placed.pages <= part.budget:
            return
        if placed.over is None:
            placed.over = piece.span or part.span
        placed.over_height += piece.height + max(piece.before, piece.after)

    def _break(self, piece: BreakPiece) -> None:
        if not self.fresh:
            self._next_page()

    def _fill(self, piece: Filler) -> None:
        if self.room < piece.least and not self.fresh:
            self._next_page()
        self._put(replace(piece, room=self.room - 4))

    def _next_page(self) -> None:
        self.finish_page()
        self.start_page()

    def _oversize(self, piece: Piece) -> None:
        """A piece that not even an empty page holds: cut it as far as it can be, else say where it stands."""
        halves = piece.split(self.room)
        if halves is not None:
            self._put(halves[0])
            self._next_page()
            self.place_all([halves[1]])
            return
        if isinstance(piece, Group):
            inner = list(piece.pieces)
            if len(inner) > 1:
                self.place_all(inner)
                return
        over = piece.height - self.room
        if over > 0.5:
            line = self.job.type("body").leading
            self.job.problems.error(
                "does-not-fit", f"this is {over / line:.0f} lines taller than a page and cannot be cut", piece.span,
                "split it in two, or make it shorter",
            )  # fmt: skip
        self._put(piece)


def _off(length: float, step: float) -> float:
    """How far a length is from whole steps."""
    return abs(length - round(length / step) * step)


def _floats(piece: Piece) -> bool:
    """Figures may wait for the next page; so may two beside one another."""
    if isinstance(piece, SideBySide):
        return all(len(stack) == 1 and _floats(stack[0]) for stack in piece.stacks)
    return isinstance(piece, Group) and piece.tallest >= 1e9


def roman(value: int) -> str:
    """Lower-case roman numerals."""
    found = ""
    for number, letters in ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
                            (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):  # fmt: skip
        while value >= number:
            found += letters
            value -= number
    return found
