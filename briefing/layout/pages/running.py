"""What runs at head, foot and edge of a page: whose page it is when it is pulled out."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefing.document import Artwork, Document, ImageFile, Part
from briefing.formats.tabs import tab_place
from briefing.frames.colours import Colour
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.flow.artwork import draw_drawable, fitted
from briefing.layout.inline.single_lines import MORE, SingleLineLayout
from briefing.layout.pages.bands import draw_band
from briefing.layout.pages.type_area import STRIP_ROOM, TAB_HEIGHT, TAB_WIDTH, margins_of, unprintable
from briefing.layout.structure import FOOTER, HEADER, LAYOUT, WATERMARK
from briefing.layout.typography import MM
from briefing.values import Value

BETWEEN = " · "
MOST_OF_HEAD = 0.6  # of the line: for the titles at its right, beside a name at its left
FEWEST = 3  # letters of a title that tell which it is: fewer are not printed
GAP = 1.5  # between two texts of a line, in their size
LOGO = 0.3  # of the measure, for a logo in the head at most
LOGO_CLEAR = 6.0  # from it to the edge of what a printer prints
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
            made = self.line().fitted(self.words.blank, self.width - 2 * EDGE)
            made.draw(canvas, LAYOUT, type_.colour, (self.width - made.width) / 2, self.height / 2)

    def alone(self, canvas: Canvas, marking: str) -> None:
        """The draft mark and the marking of a page that has no other running words."""
        if words := BETWEEN.join(filter(None, (self.words.draft, marking))):
            made = self.line(bold=True).fitted(words, self.width - 2 * EDGE)
            colour = self.context.colour("ink")
            made.draw(canvas, LAYOUT, colour, (self.width - made.width) / 2, self.height - EDGE)

    # -- head, foot, edge

    def draw(self, canvas: Canvas, parts: Sequence[OnPage], folio: str, recto: bool) -> None:
        """The parts on the page in order, and its printed number: whose paper it is and what stands here, the marking;
        at the foot the book and the page, which stands at the outer edge.
        """
        left, right = margins_of(self.format, recto)
        part, words = parts[0].part, self.words
        top = self._head_line
        foot = (self.format.margins.bottom * MM) * 0.5
        line = _Line(self, canvas, left, self.width - right)
        self._logo(canvas, top, left, self.width - right)
        line.head(top, words.head_left, _head(parts), part.marking or words.banner)
        outer_right = recto or not self.format.print.mirrored
        book = " · ".join(w for w in (words.draft, words.book_id) if w)
        line.foot(foot, book, folio, outer_right)
        signed = next((one.part.signed for one in parts if one.number == 1 and one.part.signed), ())
        line.signed(foot, signed)
        if self.context.style.tabs:
            for one in parts:
                if one.part.tab:
                    self._thumb(canvas, one.part, recto)
        if words.strip:
            self._strip(canvas, words.strip, recto)

    def _logo(self, canvas: Canvas, baseline: float, left: float, right: float) -> None:
        """The mark of the house above the head line, in the middle of the page's width."""
        logo = self.words.logo
        if not isinstance(logo, Artwork | ImageFile):
            return
        foot = baseline + self.context.type("running").leading
        room = self.height - unprintable(self.format) - LOGO_CLEAR - foot
        wide, tall = fitted(self.context, logo, ((right - left) * LOGO, max(room, 0.0)))
        if tall > 0:
            x = (left + right - wide) / 2
            draw_drawable(self.context, canvas, HEADER, logo, (x, foot, x + wide, foot + tall))

    @property
    def _head_line(self) -> float:
        """The baseline of heads."""
        return self.height - (self.format.margins.top * MM) * 0.5

    def head_box(self, recto: bool) -> tuple[float, float, float, float]:
        """Where the head of a page stands."""
        left, right = margins_of(self.format, recto)
        y = self._head_line
        size = self.context.type("running").size
        return left, y - size * 0.5, self.width - right, y + size * 1.2

    def line(self, bold: bool = False) -> SingleLineLayout:
        type_ = self.context.type("banner" if bold else "running")
        return SingleLineLayout(self.context, type_.regular, type_.size, bold)

    def _thumb(self, canvas: Canvas, part: Part, recto: bool) -> None:
        """The tab's letter at the outer edge, level with its divider; what a printer leaves white is added to its width."""
        place = tab_place(self._letters.index(part.tab), len(self._letters), self.format.height)
        top, room = (v * MM for v in place)
        tall = min(TAB_HEIGHT, room)
        y = self.height - top - (room + tall) / 2
        outer_right = recto or not self.format.print.mirrored
        bleed, lost = self.format.print.bleed * MM, unprintable(self.format)
        x = self.width - TAB_WIDTH - lost if outer_right else -bleed
        draw_band(self.context, canvas, HEADER, "accent", (x, y, TAB_WIDTH + lost + bleed, tall))
        type_ = self.context.type("thumb")
        middle = x + TAB_WIDTH / 2 if outer_right else lost + TAB_WIDTH / 2
        left = middle - type_.regular.width(part.tab, type_.size) / 2
        at = (left, y + tall / 2 - type_.size * 0.33)
        canvas.text(HEADER, type_.regular, type_.size, type_.colour, at, part.tab)

    def _strip(self, canvas: Canvas, words: str, recto: bool) -> None:
        """Copy and recipient, upright in the outer margin."""
        made = self.line().fitted(words, self.height - 2 * STRIP_ROOM)
        thumbs = self.context.style.tabs and bool(self._letters)
        edge = unprintable(self.format) + (TAB_WIDTH if thumbs else 0.0)
        clear = 4 if edge else 8
        at_right = recto or not self.format.print.mirrored
        x = self.width - edge - clear if at_right else edge + clear + 6
        with canvas.moved((0, 1, -1, 0, x, (self.height - made.width) / 2)):
            made.draw(canvas, HEADER, self.context.type("running").colour, 0, 0)


class _Line:
    """Texts at the left and the right of one line."""

    def __init__(self, matter: RunningMatter, canvas: Canvas, left: float, right: float) -> None:
        self.matter, self.canvas, self.left, self.right = matter, canvas, left, right
        self.context = matter.context
        self.gap = self.context.type("running").size * GAP

    def head(self, y: float, whose: str, title: str, marking: str) -> None:
        """A head says what stands in full elsewhere, and may be shortened; a marking stands whole, above the line where
        the line has no room for it.
        """
        matter, whole = self.matter, self.right - self.left
        made = matter.line(bold=True).fitted(marking, whole)
        name = matter.line(bold=True).shortened(whose, whole * MOST_OF_HEAD)
        crowded = bool(marking) and made.width + name.width + 2 * self.gap > whole
        up = self.context.type("running").leading if crowded else 0.0
        made.draw(self.canvas, HEADER, self.context.type("banner").colour, self.right - made.width, y + up)
        name.draw(self.canvas, HEADER, self.context.type("banner").colour, self.left, y)
        room = whole - name.width - (0.0 if crowded or not marking else made.width + 2 * self.gap)
        apart = matter.line().line(BETWEEN if whose and title else "")
        words = matter.line().shortened(title, max(room - apart.width, 0.0))
        if len(words.text.rstrip(MORE)) < min(FEWEST, len(title)):
            return
        apart.draw(self.canvas, HEADER, self._plain, self.left + name.width, y)
        words.draw(self.canvas, HEADER, self._plain, self.left + name.width + apart.width, y)

    def foot(self, y: float, book: str, folio: str, outer_right: bool) -> None:
        """The page at the outer edge, the book at the inner one."""
        matter = self.matter
        number = matter.line(bold=True).line(folio)
        room = self.right - self.left - number.width - self.gap
        words = matter.line().fitted(book, room)
        number_at, words_at = (
            (self.right - number.width, self.left) if outer_right else (self.left, self.right - words.width)
        )
        number.draw(self.canvas, FOOTER, self.context.type("banner").colour, number_at, y)
        words.draw(self.canvas, FOOTER, self._colour_of(book), words_at, y)

    def signed(self, foot: float, sentences: Sequence[str]) -> None:
        """Who drafted and cleared what begins on this page, above the foot, in as many lines as the margin has."""
        type_, whole = self.context.type("running"), self.right - self.left
        room = max(
            int((foot - type_.leading * 0.3) / type_.leading), 1
        )  # as much is above the foot as below it
        lines = self._lines(" ".join(sentences).split(), whole)
        if len(lines) > room:
            lines = [*lines[: room - 1], " ".join(lines[room - 1 :])]
        for up, words in enumerate(reversed(lines), 1):
            made = self.matter.line().shortened(words, whole)
            made.draw(self.canvas, FOOTER, self._plain, self.left, foot + up * type_.leading)

    def _lines(self, words: Sequence[str], whole: float) -> list[str]:
        """The words, as many on a line as it holds."""
        lines: list[str] = []
        for word in words:
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.matter.line().line(longer).width <= whole:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    @property
    def _plain(self) -> Colour:
        return self.context.type("running").colour

    def _colour_of(self, words: str) -> Colour:
        """A draft's words stand out."""
        draft = self.matter.words.draft
        return self.context.colour("ink") if draft and words.startswith(draft) else self._plain


def _head(parts: Sequence[OnPage]) -> str:
    """What stands on a page: the titles of its parts."""
    return BETWEEN.join(dict.fromkeys(one.part.short_title for one in parts))
