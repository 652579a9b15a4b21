"""Pages begun and finished, with what runs at head, foot and edge, and the parts on them."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.document import Part
from briefing.layout.frames import margins_of, measure_of, tall_of
from briefing.layout.job import MM, Job
from briefing.layout.notes import FootNotes
from briefing.layout.onelines import LineSetter
from briefing.layout.parts import Folios, PlacedPart
from briefing.layout.pieces import Piece
from briefing.layout.running import draw_running, draw_watermark
from briefing.layout.structure import LAYOUT

TAIL = 0.3  # of a page: a part's end that is shorter shares its page with the next part
EDGE = 14.0  # points from the paper's edge to what stands by itself on a page
CARRIED = 0.6  # of a page: what notes from the page before may take of it while text follows


@dataclass(slots=True)
class Pages:
    """The pages of one document. `y` is where the next piece goes on the open one, below `upper`."""

    job: Job
    part: Part | None = None
    placed: list[PlacedPart] = field(default_factory=list)
    open: bool = False
    y: float = 0.0
    left: float = 0.0
    top: float = 0.0
    upper: Piece | None = None
    fresh: bool = True
    side: float = 0.0  # how far down notes stand at the side
    measure: float = field(init=False)
    tall: float = field(init=False)
    _folios: Folios = field(init=False)
    _foot: FootNotes | None = None
    _here: list[tuple[Part, PlacedPart]] = field(default_factory=list)  # the parts on the page

    def __post_init__(self) -> None:
        self.measure, self.tall = measure_of(self.job.format), tall_of(self.job)
        self._folios = Folios([], self.job.format.print.cover_counts)
        if self.job.style.notes == "foot":
            self._foot = FootNotes(self.job, self.measure)

    @property
    def folios(self) -> list[str]:
        return self._folios.printed

    @property
    def recto(self) -> bool:
        """Whether the page being made has its binding at the left."""
        return len(self.folios) % 2 == 1

    @property
    def bottom(self) -> float:
        return self.top - self.tall

    @property
    def room(self) -> float:
        """What is left of the open page above its notes."""
        reserved = self._foot.height if self._foot is not None else 0.0
        return self.y - self.bottom - reserved

    # -- one page

    def start_page(self, notes: float = CARRIED) -> None:
        """`notes`: the share of it that those from the page before may take."""
        assert self.part is not None
        width, height = self.job.format.size
        self.job.paper.begin_page(width, height, self.job.format.print.bleed * MM)
        self.job.folio = self._folios.next(self.part.numbering)
        self.left = margins_of(self.job.format, self.recto)[0]
        self.top = self.y = self.side = height - self.job.format.margins.top * MM
        self.upper, self.fresh, self.open = None, True, True
        self.placed[-1].pages += 1
        self._here = [(self.part, self.placed[-1])]
        if self.job.document.running.watermark:
            draw_watermark(self.job, width, height)
        if self._foot is not None:
            self._foot.turn_page(notes * self.tall)

    def finish_page(self) -> None:
        if not self.open:
            return
        if self._foot is not None:
            self._foot.draw(self.left, self.bottom)
        part = self.part
        assert part is not None
        if part.running and self.job.format.running:
            margins = margins_of(self.job.format, self.recto)
            with self.job.at(1.0):
                draw_running(self.job, self._here, len(self.folios), (*margins, self.recto))
        self._draft()
        self.job.paper.end_page()
        self.open = False

    def next_page(self) -> None:
        self.finish_page()
        self.start_page()

    def clear_page(self) -> None:
        """Finish the page, and as many more as its notes still need."""
        self.finish_page()
        while self._foot is not None and self._foot.waiting:
            self.start_page(notes=1.0)
            self.finish_page()

    def next_recto(self) -> None:
        """A right-hand page, behind a blank one where the format has such."""
        part = self.part
        assert part is not None
        self.clear_page()
        self._blank_verso(part)
        self.part = part
        self.start_page()

    def _draft(self) -> None:
        """The draft mark of a page that has no running words."""
        words = self.job.document.running.draft
        if words and self.part is not None and not (self.part.running and self.job.format.running):
            type_ = self.job.type("banner")
            width, height = self.job.format.size
            made = LineSetter(self.job, type_.bold, type_.size, bold=True).fitted(words, width - 2 * EDGE)
            made.draw(self.job, LAYOUT, self.job.colour("crimson"), (width - made.width) / 2, height - EDGE)

    # -- parts

    def begin_part(self, part: Part) -> None:
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
        self.clear_page()
        if starts == "recto":
            self._blank_verso(part)
        self.part = part
        self.placed.append(PlacedPart(part.id, part.title, part.tab, len(self.folios)))
        self.start_page()

    def _is_tail(self, part: Part) -> bool:
        """Whether the page holds only the last lines of the part before: they get no page of their own."""
        if not self.open or self.part is None or self.placed[-1].pages < 2 or part.tab:
            return False
        if part.budget == 1 and self.job.format.budgets:  # what must stand on one page is to have all of it
            return False
        alike = self.part.numbering == part.numbering and self.part.running and part.running
        return alike and self.top - self.y < TAIL * self.tall

    def _space_before_part(self) -> None:
        """A part that runs on stands clear of the one above it."""
        if not self.fresh:
            self.y -= min(self.room, 1.5 * self.job.style.grid * self.job.scale)

    def _blank_verso(self, part: Part) -> None:
        """A left-hand page that stays empty, where one is next and the format has blank pages."""
        if len(self.folios) % 2 == 0 or self.job.format.print.blank_pages == "none":
            return
        self.part = part.replaced(tab="", running=False)
        self.placed[-1].pages -= 1
        self.start_page()
        if self.job.format.print.blank_pages == "marked":
            type_ = self.job.type("running")
            words = self.job.document.running.blank
            width, height = self.job.format.size
            made = LineSetter(self.job, type_.regular, type_.size).fitted(words, width - 2 * EDGE)
            made.draw(self.job, LAYOUT, type_.colour, (width - made.width) / 2, height / 2)
        self.finish_page()
