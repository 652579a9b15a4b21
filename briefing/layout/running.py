"""Running head and foot, thumb tab and margin strip: what says whose page this is when it is pulled out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.document import Part
from briefing.formats.tabs import tab_place
from briefing.layout.job import MM, Job
from briefing.layout.onelines import LineSetter
from briefing.layout.paper import Slot
from briefing.layout.structure import FOOTER, HEADER, WATERMARK, Artifact

if TYPE_CHECKING:
    from briefing.layout.parts import PlacedPart

TAB_WIDTH, TAB_HEIGHT = 15.0, 26.0
STRIP_ROOM = 18.0  # at the outer edge
BETWEEN = "  |  "  # two parts on a page
MOST_OF_HEAD = 0.6  # of the line: for the titles at its right, beside a name at its left
GAP = 1.5  # between two texts of a line, in their size
WATERMARK_LENGTH, WATERMARK_HEIGHT = 0.7, 0.12  # of the page's diagonal, of its height


def draw_running(
    job: Job, parts: Sequence[tuple[Part, PlacedPart]], page: int, margins: tuple[float, float, bool]
) -> None:
    """The parts on the page in order; `margins`: left and right in points, and whether the page is a recto."""
    left, right, recto = margins
    part = parts[0][0]
    tabbed = [(p, placed) for p, placed in parts if p.tab]
    width, height = job.format.size
    words = job.document.running
    top = height - (job.format.margins.top * MM) * 0.5
    foot = (job.format.margins.bottom * MM) * 0.5
    line = _Line(job, left, width - right)
    line.set(
        HEADER, top, left=words.head_left, right=_head(parts), centre=part.marking or words.banner,
        beside=_head_room(job, line.right - line.left),
    )  # fmt: skip
    job.paper.line(HEADER, left, top - 5, width - right, top - 5, job.colour("hairline"), 0.5)
    step = job.type("running").leading
    folio, parts_ = _numbers(job, tabbed, page, line, foot)
    tail = _tail(job)
    line.end(FOOTER, foot + step, tail, line.right - line.left - parts_)
    line.end(FOOTER, foot, words.book_id, line.right - line.left - folio)
    line.centre(FOOTER, foot + step, part.marking or words.banner, max(parts_, _setter(job).line(tail).width))
    if job.style.tabs:
        for one, _ in tabbed:
            _thumb(job, one, recto, width, height)
    if words.strip:
        _strip(job, words.strip, recto, width, height)


def draw_watermark(job: Job, width: float, height: float) -> None:
    """Words from corner to corner, before anything else of the page is drawn, so that they lie behind it."""
    type_ = job.type("banner")
    runs = job.covered(job.document.running.watermark, type_.regular, True, False, None)
    em = sum(face.width(piece, 1) for face, piece in runs)
    size = min(WATERMARK_LENGTH * math.hypot(width, height) / max(em, 0.1), WATERMARK_HEIGHT * height)
    turn = math.atan2(height, width)
    across, up = math.cos(turn), math.sin(turn)
    x, y = (width - em * size * across) / 2, (height - em * size * up) / 2
    job.paper.save_state(f"{across:.4f} {up:.4f} {-up:.4f} {across:.4f} {x:.2f} {y:.2f}")
    at = 0.0
    for face, piece in runs:
        job.paper.text(WATERMARK, face, size, job.colour("watermark"), at, -size * 0.35, piece)
        at += face.width(piece, size)
    job.paper.restore_state()


def _head_room(job: Job, whole: float) -> float:
    """What the widest of all running heads takes at the right of a line."""
    if job.head_room is None:
        widths = (_setter(job).line(_part_words(p)).width for p in job.document.parts)
        job.head_room = min(max(widths, default=0.0), whole * MOST_OF_HEAD)
    return job.head_room


def _part_words(part: Part) -> str:
    return f"{part.tab} · {part.short_title}" if part.tab else part.short_title


def _head(parts: Sequence[tuple[Part, PlacedPart]]) -> str:
    """The parts on a page: those with a tab, or the one that opened it."""
    tabbed = [_part_words(part) for part, _ in parts if part.tab]
    return BETWEEN.join(tabbed) or _part_words(parts[0][0])


def _tail(job: Job) -> str:
    words = job.document.running
    return " · ".join(w for w in (words.draft, words.as_of) if w)


class _Line:
    """Texts at the left, the middle and the right of one line; the middle moves a line up where it finds no room."""

    def __init__(self, job: Job, left: float, right: float) -> None:
        self.job, self.left, self.right = job, left, right
        self.gap = job.type("running").size * GAP

    def set(
        self, artifact: Artifact, y: float, left: str = "", centre: str = "", right: str = "", beside: float = 0.0
    ) -> None:  # fmt: skip
        """`beside`: the room to leave at the sides on every page, so that the middle keeps its line. A head says what
        stands in full elsewhere, and may be shortened.
        """
        job, whole = self.job, self.right - self.left
        colour = job.type("running").colour
        title = _setter(job).shortened(right, whole * MOST_OF_HEAD if left else whole)
        title.draw(job, artifact, colour, self.right - title.width, y)
        name = _setter(job).shortened(left, whole - (title.width + self.gap if right else 0.0))
        draft = job.document.running.draft
        crimson = bool(draft) and left.startswith(draft)
        name.draw(job, artifact, job.colour("crimson") if crimson else colour, self.left, y)
        self.centre(artifact, y, centre, max(beside, name.width, title.width))

    def end(self, artifact: Artifact, y: float, words: str, room: float) -> None:
        """Words at the left of a foot, which stand nowhere else."""
        draft = self.job.document.running.draft
        crimson = bool(draft) and words.startswith(draft)
        colour = self.job.colour("crimson") if crimson else self.job.type("running").colour
        _setter(self.job).fitted(words, room).draw(self.job, artifact, colour, self.left, y)

    def centre(self, artifact: Artifact, y: float, words: str, beside: float) -> None:
        if not words:
            return
        made = _setter(self.job, bold=True).fitted(words, self.right - self.left)
        x = (self.left + self.right - made.width) / 2
        up = self.job.type("running").leading if x - self.gap < self.left + beside else 0.0
        made.draw(self.job, artifact, self.job.type("banner").colour, x, y + up)


def _setter(job: Job, bold: bool = False) -> LineSetter:
    type_ = job.type("banner" if bold else "running")
    return LineSetter(job, type_.regular, type_.size, bold)


def _numbers(
    job: Job, tabbed: Sequence[tuple[Part, PlacedPart]], page: int, line: _Line, y: float
) -> tuple[float, float]:
    """`page 17 of 42` and, above it, `C · 2 of 5`: totals are known only at the end. Returns what both may take."""
    words = job.document.running
    widest = "0" * max(3, job.digits)
    folio = parts = 0.0
    if job.folio:
        words_of_page = words.page_of.format(page=widest, pages=widest)
        folio = line.gap + _slot(job, (f"folio:{page}",), words_of_page, line.right, y)
    keys = [f"part:{placed.first}:{part.id}:{placed.pages}" for part, placed in tabbed]
    rooms = [words.part_of.format(tab=part.tab, page=widest, pages=widest) for part, _ in tabbed]
    while len(rooms) > 1 and _setter(job).line(BETWEEN.join(rooms)).width > (line.right - line.left) / 2:
        rooms.pop()
    if rooms:
        up = y + job.type("running").leading
        parts = line.gap + _slot(job, keys[: len(rooms)], BETWEEN.join(rooms), line.right, up)
    return folio, parts


def _slot(job: Job, keys: Sequence[str], widest: str, right: float, y: float) -> float:
    """Room for numbers that end at `right`; returns how wide it is."""
    type_ = job.type("running")
    room = type_.regular.width(widest, type_.size)
    words = BETWEEN.join(f"\x01{key}\x02" for key in keys)
    slot = Slot(keys[0], type_.regular, type_.size, right - room, y, room, "right", words=words)
    job.paper.slot(FOOTER, slot, type_.colour)
    return room


def _thumb(job: Job, part: Part, recto: bool, width: float, height: float) -> None:
    """The tab's letter at the outer edge, level with its divider; what a printer leaves white is added to its width."""
    letters = [p.tab for p in job.document.parts if p.tab]
    top, slot = (v * MM for v in tab_place(letters.index(part.tab), len(letters), job.format.height))
    tall = min(TAB_HEIGHT, slot)
    y = height - top - (slot + tall) / 2
    outer_right = recto or not job.format.print.mirrored
    bleed, lost = job.format.print.bleed * MM, unprintable(job)
    x = width - TAB_WIDTH - lost if outer_right else -bleed
    job.paper.rect(HEADER, x, y, TAB_WIDTH + lost + bleed, tall, fill=job.colour("accent"))
    type_ = job.type("thumb")
    middle = x + TAB_WIDTH / 2 if outer_right else lost + TAB_WIDTH / 2
    left = middle - type_.regular.width(part.tab, type_.size) / 2
    up = y + tall / 2 - type_.size * 0.33
    job.paper.text(HEADER, type_.regular, type_.size, job.colour("white"), left, up, part.tab)


def unprintable(job: Job) -> float:
    """What the printer leaves white at each edge, in points."""
    return job.format.print.unprintable * MM


def _strip(job: Job, words: str, recto: bool, width: float, height: float) -> None:
    """Copy and recipient, upright in the outer margin."""
    made = _setter(job).fitted(words, height - 2 * STRIP_ROOM)
    edge = unprintable(job) + (TAB_WIDTH if _has_thumbs(job) else 0.0)
    clear = 4 if edge else 8
    x = width - edge - clear if recto or not job.format.print.mirrored else edge + clear + 6
    job.paper.save_state(f"0 1 -1 0 {x:.2f} {(height - made.width) / 2:.2f}")
    made.draw(job, HEADER, job.type("running").colour, 0, 0)
    job.paper.restore_state()


def _has_thumbs(job: Job) -> bool:
    return job.style.tabs and any(part.tab for part in job.document.parts)
