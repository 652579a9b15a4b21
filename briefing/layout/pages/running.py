"""What runs at head, foot and edge of a page: whose page it is when it is pulled out."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefing.document import Document, Part
from briefing.formats.tabs import tab_place
from briefing.frames.colours import Colour
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.inline.single_lines import SingleLineLayout
from briefing.layout.pages.type_area import STRIP_ROOM, TAB_HEIGHT, TAB_WIDTH, margins_of, unprintable
from briefing.layout.structure import FOOTER, HEADER, LAYOUT, WATERMARK, Artifact
from briefing.layout.typography import MM
from briefing.values import Value

BETWEEN = "  |  "  # two parts on a page
MOST_OF_HEAD = 0.6  # of the line: for the titles at its right, beside a name at its left
GAP = 1.5  # between two texts of a line, in their size
EDGE = 14.0  # points from the paper's edge to what stands by itself on a page
WATERMARK_LENGTH, WATERMARK_HEIGHT = 0.7, 0.12  # of the page's diagonal, of its height


class OnPage(Value):
    """A part on a page: which of its own pages that is, of how many."""

    part: Part
    number: int
    pages: int


class RunningMatter:
    """The running matter of one document; `arabic` is how many of its pages have arabic numbers."""

    def __init__(self, context: PartContext, document: Document, arabic: int) -> None:
        self.context, self.document, self.words = context, document, document.running
        self.format = context.typography.format
        self.width, self.height = self.format.size
        self.arabic = arabic
        self._letters = [part.tab for part in document.parts if part.tab]
        self._head_room: float | None = None

    # -- behind and instead

    def watermark(self, canvas: Canvas) -> None:
        """Words from corner to corner, before anything else of the page is drawn, so that they lie behind it."""
        if not self.words.watermark:
            return
        context, type_ = self.context, self.context.type("banner")
        runs = context.covered(self.words.watermark, type_.regular, True, False, None)
        em = sum(face.width(piece, 1) for face, piece in runs)
        size = min(
            WATERMARK_LENGTH * math.hypot(self.width, self.height) / max(em, 0.1),
            WATERMARK_HEIGHT * self.height,
        )
        turn = math.atan2(self.height, self.width)
        across, up = math.cos(turn), math.sin(turn)
        x, y = (self.width - em * size * across) / 2, (self.height - em * size * up) / 2
        at = 0.0
        with canvas.moved((across, up, -up, across, x, y)):
            for face, piece in runs:
                canvas.text(WATERMARK, face, size, context.colour("watermark"), (at, -size * 0.35), piece)
                at += face.width(piece, size)

    def blank(self, canvas: Canvas) -> None:
        """The words of a page that is left empty."""
        if self.format.print.blank_pages == "marked":
            type_ = self.context.type("running")
            made = self._line().fitted(self.words.blank, self.width - 2 * EDGE)
            made.draw(canvas, LAYOUT, type_.colour, (self.width - made.width) / 2, self.height / 2)

    def draft(self, canvas: Canvas) -> None:
        """The draft mark of a page that has no running words."""
        if self.words.draft:
            made = self._line(bold=True).fitted(self.words.draft, self.width - 2 * EDGE)
            colour = self.context.colour("crimson")
            made.draw(canvas, LAYOUT, colour, (self.width - made.width) / 2, self.height - EDGE)

    # -- head, foot, edge

    def draw(self, canvas: Canvas, parts: Sequence[OnPage], folio: str, recto: bool) -> None:
        """The parts on the page in order, and its printed number."""
        left, right = margins_of(self.format, recto)
        part, words = parts[0].part, self.words
        tabbed = [one for one in parts if one.part.tab]
        top = self.height - (self.format.margins.top * MM) * 0.5
        foot = (self.format.margins.bottom * MM) * 0.5
        line = _Line(self, canvas, left, self.width - right)
        line.head(
            top, left=words.head_left, right=_head(parts), centre=part.marking or words.banner,
            beside=self._room_of_heads(line.right - line.left),
        )  # fmt: skip
        hairline = self.context.colour("hairline")
        canvas.line(HEADER, left, top - 5, self.width - right, top - 5, hairline, 0.5)
        step = self.context.type("running").leading
        numbered, counted = self._numbers(canvas, tabbed, folio, line, foot)
        tail = " · ".join(w for w in (words.draft, words.as_of) if w)
        line.foot(foot + step, tail, line.right - line.left - counted)
        line.foot(foot, words.book_id, line.right - line.left - numbered)
        beside = max(counted, self._line().line(tail).width)
        line.centre(FOOTER, foot + step, part.marking or words.banner, beside)
        if self.context.style.tabs:
            for one in tabbed:
                self._thumb(canvas, one.part, recto)
        if words.strip:
            self._strip(canvas, words.strip, recto)

    def _line(self, bold: bool = False) -> SingleLineLayout:
        type_ = self.context.type("banner" if bold else "running")
        return SingleLineLayout(self.context, type_.regular, type_.size, bold)

    def _room_of_heads(self, whole: float) -> float:
        """What the widest of all running heads takes at the right of a line."""
        if self._head_room is None:
            widths = (self._line().line(_part_words(p)).width for p in self.document.parts)
            self._head_room = min(max(widths, default=0.0), whole * MOST_OF_HEAD)
        return self._head_room

    def _numbers(
        self, canvas: Canvas, tabbed: Sequence[OnPage], folio: str, line: _Line, y: float
    ) -> tuple[float, float]:
        """`page 17 of 42` and, above it, `C · 2 of 5`. Returns what both may take on every page."""
        words, widest = self.words, "0" * max(3, len(str(self.arabic)))
        numbered = counted = 0.0
        if folio:
            said = words.page_of.format(page=folio, pages=self.arabic) if folio.isdigit() else folio
            room = words.page_of.format(page=widest, pages=widest)
            numbered = line.gap + self._at_right(canvas, said, room, line.right, y)
        rooms = [words.part_of.format(tab=one.part.tab, page=widest, pages=widest) for one in tabbed]
        while len(rooms) > 1 and self._line().line(BETWEEN.join(rooms)).width > (line.right - line.left) / 2:
            rooms.pop()
        if rooms:
            counts = [
                words.part_of.format(tab=one.part.tab, page=one.number, pages=one.pages) for one in tabbed
            ]
            up = y + self.context.type("running").leading
            said = BETWEEN.join(counts[: len(rooms)])
            counted = line.gap + self._at_right(canvas, said, BETWEEN.join(rooms), line.right, up)
        return numbered, counted

    def _at_right(self, canvas: Canvas, words: str, widest: str, right: float, y: float) -> float:
        """Numbers that end at `right`; returns how wide the widest are."""
        type_ = self.context.type("running")
        x = right - type_.regular.width(words, type_.size)
        canvas.text(FOOTER, type_.regular, type_.size, type_.colour, (x, y), words)
        return type_.regular.width(widest, type_.size)

    def _thumb(self, canvas: Canvas, part: Part, recto: bool) -> None:
        """The tab's letter at the outer edge, level with its divider; what a printer leaves white is added to its width."""
        place = tab_place(self._letters.index(part.tab), len(self._letters), self.format.height)
        top, room = (v * MM for v in place)
        tall = min(TAB_HEIGHT, room)
        y = self.height - top - (room + tall) / 2
        outer_right = recto or not self.format.print.mirrored
        bleed, lost = self.format.print.bleed * MM, unprintable(self.format)
        x = self.width - TAB_WIDTH - lost if outer_right else -bleed
        canvas.rect(HEADER, x, y, TAB_WIDTH + lost + bleed, tall, fill=self.context.colour("accent"))
        type_ = self.context.type("thumb")
        middle = x + TAB_WIDTH / 2 if outer_right else lost + TAB_WIDTH / 2
        left = middle - type_.regular.width(part.tab, type_.size) / 2
        at = (left, y + tall / 2 - type_.size * 0.33)
        canvas.text(HEADER, type_.regular, type_.size, type_.colour, at, part.tab)

    def _strip(self, canvas: Canvas, words: str, recto: bool) -> None:
        """Copy and recipient, upright in the outer margin."""
        made = self._line().fitted(words, self.height - 2 * STRIP_ROOM)
        thumbs = self.context.style.tabs and bool(self._letters)
        edge = unprintable(self.format) + (TAB_WIDTH if thumbs else 0.0)
        clear = 4 if edge else 8
        at_right = recto or not self.format.print.mirrored
        x = self.width - edge - clear if at_right else edge + clear + 6
        with canvas.moved((0, 1, -1, 0, x, (self.height - made.width) / 2)):
            made.draw(canvas, HEADER, self.context.type("running").colour, 0, 0)


class _Line:
    """Texts at the left, the middle and the right of one line; the middle moves a line up where it finds no room."""

    def __init__(self, matter: RunningMatter, canvas: Canvas, left: float, right: float) -> None:
        self.matter, self.canvas, self.left, self.right = matter, canvas, left, right
        self.context = matter.context
        self.gap = self.context.type("running").size * GAP

    def head(self, y: float, left: str, centre: str, right: str, beside: float) -> None:
        """`beside`: the room to leave at the sides on every page, so that the middle keeps its line. A head says what
        stands in full elsewhere, and may be shortened.
        """
        whole = self.right - self.left
        title = self.matter._line().shortened(right, whole * MOST_OF_HEAD if left else whole)
        title.draw(self.canvas, HEADER, self._plain, self.right - title.width, y)
        name = self.matter._line().shortened(left, whole - (title.width + self.gap if right else 0.0))
        name.draw(self.canvas, HEADER, self._colour_of(left), self.left, y)
        self.centre(HEADER, y, centre, max(beside, name.width, title.width))

    def foot(self, y: float, words: str, room: float) -> None:
        """Words at the left of a foot, which stand nowhere else."""
        self.matter._line().fitted(words, room).draw(
            self.canvas, FOOTER, self._colour_of(words), self.left, y
        )

    def centre(self, artifact: Artifact, y: float, words: str, beside: float) -> None:
        if not words:
            return
        made = self.matter._line(bold=True).fitted(words, self.right - self.left)
        x = (self.left + self.right - made.width) / 2
        up = self.context.type("running").leading if x - self.gap < self.left + beside else 0.0
        made.draw(self.canvas, artifact, self.context.type("banner").colour, x, y + up)

    @property
    def _plain(self) -> Colour:
        return self.context.type("running").colour

    def _colour_of(self, words: str) -> Colour:
        """A draft's words stand out."""
        draft = self.matter.words.draft
        return self.context.colour("crimson") if draft and words.startswith(draft) else self._plain


def _part_words(part: Part) -> str:
    return f"{part.tab} · {part.short_title}" if part.tab else part.short_title


def _head(parts: Sequence[OnPage]) -> str:
    """The parts on a page: those with a tab, or the one that opened it."""
    tabbed = [_part_words(one.part) for one in parts if one.part.tab]
    return BETWEEN.join(tabbed) or _part_words(parts[0].part)
