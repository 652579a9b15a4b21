"""Pages begun and finished, with the notes at their foot, and the parts on them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.diagnostics import Span
from briefing.document import Part
from briefing.frames.laid import LaidPage, Mention, PlacedPart
from briefing.frames.pages import Bookmark
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.flow.flowables import Flowable
from briefing.layout.flow.notes import FootNotes
from briefing.layout.pages.fullness import Fullness
from briefing.layout.pages.spreading import PageEnd, Placement, single_ruled_on, spread_out
from briefing.layout.pages.type_area import TypeArea
from briefing.values import Record, field

TAIL = 0.3  # of a page: a part's end that is shorter shares its page with the next part
CARRIED = 0.6  # of a page: what notes from the page before may take of it while text follows


class Member(Record):
    """A part while its pages are made."""

    part: Part
    first: int
    pages: int = 0
    over: Span | None = None
    over_height: float = 0.0

    def placed(self) -> PlacedPart:
        part = self.part
        return PlacedPart(part.id, part.title, part.tab, self.first, self.pages, self.over, self.over_height)


class PageMaker(Record):
    """The pages of one part, and of those that may share them. `y` is where the next flowable goes on the open page,
    below `upper`; `first_recto` says of which side the first page is.
    """

    context: PartContext
    area: TypeArea
    first_recto: bool
    pages: list[LaidPage] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    canvas: Canvas | None = None
    y: float = 0.0
    upper: Flowable | None = None
    fresh: bool = True
    apart: float = 0.0  # how far the next flowable stands clear of a part that ends above it
    side: float = 0.0  # how far down notes stand at the side
    placements: list[Placement] = field(default_factory=list)
    dry: bool = False  # pages are counted and not drawn
    fullness: Fullness = field(default_factory=lambda: Fullness(0.0))
    _foot: FootNotes | None = None
    _left: float | None = None  # what the page before left to what found no room on it
    _grown: float | None = None  # what gaps of the page before in the same part grew by
    _begun_under: Flowable | None = None  # above the last part that runs on
    _here: list[int] = field(default_factory=list)  # the members on the page

    def __post_init__(self) -> None:
        if self.context.style.notes == "foot":
            self._foot = FootNotes(self.context, self.area.measure)

    def use(self, context: PartContext) -> None:
        """What follows belongs to another part, or is laid out in another step of type."""
        self.context = context
        if self._foot is not None:
            self._foot.context = context

    @property
    def first_here(self) -> int:
        """The first of the parts on the open page."""
        return self._here[0]

    @property
    def open_page(self) -> Canvas:
        assert self.canvas is not None, "no page is open"
        return self.canvas

    @property
    def recto(self) -> bool:
        """Whether the page being made, or else the next one, has its binding at the left."""
        return (len(self.pages) % 2 == 0) == self.first_recto

    @property
    def left(self) -> float:
        return self.area.left(self.recto)

    @property
    def bottom(self) -> float:
        return self.area.top - self.area.height

    @property
    def room(self) -> float:
        """What is left of the open page above its notes."""
        reserved = self._foot.height if self._foot is not None else 0.0
        return self.y - self.bottom - reserved

    # -- one page

    def start_page(self, notes: float = CARRIED) -> None:
        """`notes`: the share of it that those from the page before may take."""
        area, recto = self.area, self.recto
        axis = area.left(recto)
        self.canvas = Canvas(len(self.pages), area.wide_left(recto) - axis, area.label_left(recto) - axis)
        self.y = self.side = self.area.top
        self.fullness = Fullness(self.area.top, self._left, self.upper)
        self.upper, self.fresh, self._begun_under, self.apart = None, True, None, 0.0
        self.members[-1].pages += 1
        self._here = [len(self.members) - 1]
        if self._foot is not None:
            self._foot.turn_page(notes * self.area.height)

    def settle(self) -> None:
        """Draw what stands on the open page where it stands."""
        self.fullness.tell(self.placements, self.placements)
        for placed in single_ruled_on(self.placements):
            placed.flowable.draw_at(self.open_page, self.left, placed.y)
        self.placements = []

    def finish_page(self, full: bool = False) -> None:
        """`full`: what follows in the same part found no room on it, so that it ends at its foot."""
        canvas = self.canvas
        if canvas is None:
            return
        if self.dry:
            self.placements = []
            self._keep(canvas, self._here)
            self.canvas = None
            return
        spread = self.members[-1].part.starts == "spread"
        half = self.context.style.grid * self.context.scale / 2
        self._left = self.room if full else None
        end = PageEnd(self.room, half, full, spread, self._grown)
        drawn, self._grown = spread_out(self.placements, end)
        self.fullness.tell(self.placements, drawn)
        for placed in single_ruled_on(drawn):
            placed.flowable.draw_at(canvas, self.left, placed.y)
        self.placements = []
        if self._foot is not None:
            self._foot.draw(canvas, self.left, self.bottom)
        self._leave_to_the_next_page()
        self._keep(canvas, self._here)
        self.canvas = None

    def _leave_to_the_next_page(self) -> None:
        """A part that was to run on here, and of which nothing found room, is not on this page."""
        if len(self._here) > 1 and self.upper is self._begun_under:
            left = self.members[self._here.pop()]
            left.first, left.pages = left.first + 1, left.pages - 1

    def _keep(self, canvas: Canvas, members: Sequence[int], blank: bool = False) -> None:
        self.bookmarks += canvas.bookmarks
        self.mentions += canvas.mentions
        foot = self._foot.height if self._foot is not None else 0.0
        fullness = Fullness(0.0) if blank else self.fullness
        self.pages.append(LaidPage(
            canvas.content(), tuple(canvas.links), tuple(canvas.destinations), tuple(members), blank,
            fullness.share(self.bottom, foot), fullness.begins,
        ))  # fmt: skip

    def next_page(self, full: bool = False) -> None:
        self.finish_page(full)
        self.start_page()

    def clear_page(self) -> None:
        """Finish the page, and as many more as its notes still need."""
        self.finish_page()
        while self._foot is not None and self._foot.waiting:
            self.start_page(notes=1.0)
            self.finish_page()

    def next_recto(self) -> None:
        """A right-hand page, behind a blank one where the format has such."""
        self.clear_page()
        self.blank_verso()
        self.start_page()

    def blank_verso(self) -> None:
        """A left-hand page that stays empty, where one is next and the format has blank pages."""
        if not self.recto and self.context.typography.format.print.blank_pages != "none":
            self._keep(Canvas(len(self.pages)), [len(self.members) - 1], blank=True)

    # -- parts

    def begin_part(self, part: Part, run_on: bool) -> None:
        """A part on a new page, or on the open one where it may share it and the page has room."""
        if run_on and self.canvas is not None and (part.starts == "run-on" or self._is_tail()):
            self._begun_under = self.upper
            self._space_before_part()
            self.members.append(Member(part, len(self.pages), 1))
            self._here.append(len(self.members) - 1)
            return
        self.clear_page()
        self._grown = None
        self.members.append(Member(part, len(self.pages)))
        self.start_page()

    def _is_tail(self) -> bool:
        """Whether the page holds only the last lines of the part before: they get no page of their own."""
        return self.members[-1].pages >= 2 and self.area.top - self.y < TAIL * self.area.height

    def _space_before_part(self) -> None:
        """A part that runs on stands clear of the one above it."""
        if not self.fresh:
            self.apart = min(self.room, 1.5 * self.context.style.grid * self.context.scale)
            self.y -= self.apart
