"""A part laid out by itself: a pure function of its blocks, type, type area, surroundings, and the side it begins on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, pairwise, zip_longest
from typing import Final

from briefing.document import Blocks, Contents, Cover, Heading, NameIndex, NoteList, Part, Sheet, plain, walk
from briefing.formats import Format
from briefing.frames.laid import LaidPart
from briefing.layout.context import PartContext
from briefing.layout.flow.blocks import BlockLayout
from briefing.layout.flow.containers import Kept, SideBySide, Stacked, flex_in, flexed
from briefing.layout.flow.fitting import chains, readable, step_for_pages, steps_of
from briefing.layout.flow.flowables import Flowable, gap_between
from briefing.layout.flow.labelled import open_lines
from briefing.layout.flow.listings import senses
from briefing.layout.flow.notes import lay_part_notes
from briefing.layout.flow.region import Region
from briefing.layout.mentions import SoFar
from briefing.layout.pages.centred_covers import CentredCoverLayout
from briefing.layout.pages.covers import CoverLayout
from briefing.layout.pages.pagination import Pagination
from briefing.layout.pages.sheets import SheetLayout
from briefing.layout.pages.spreading import LEAST_GAP
from briefing.layout.pages.type_area import TypeArea
from briefing.layout.structure import Element

COVERS: Final[Mapping[str, type[CoverLayout]]] = {"band": CoverLayout, "centred": CentredCoverLayout}
SHORT_TAIL: Final = 0.5  # of a page: so little is worth lower charts
CLOSER: Final = (0.6, 0.25)  # of the usual space; the last has rows stand half a line of the grid closer
WIDER: Final = (1.0, 0.75, 0.5, 0.25)  # lines of the grid that gaps of two facing pages may grow by together
SHARES: Final = (0.4, 0.7, 1.0)  # of what charts can give


def shares_page(part: Part, before: Part, format: Format) -> bool:
    """Whether a part may begin on the last page of the one before it: it runs on, or only a few lines stand there."""
    rule = format.print.sections_start
    if part.starts == "run-on":
        return True
    if rule == "recto" or (rule == "outline" and part.starts == "recto") or part.tab:
        return False
    if "spread" in (part.starts, before.starts):
        return False
    if part.budget == 1 and format.budgets:  # what must stand on one page is to have all of it
        return False
    return before.numbering == part.numbering and before.running and part.running


def side_of(part: Part, format: Format) -> bool | None:
    """Whether a part begins on a right-hand page, or of a spread on a left-hand one; None where it may begin on either."""
    printing = format.print
    if printing.blank_pages == "none":
        return None
    if part.starts == "spread":
        return False if printing.mirrored else None
    rule = printing.sections_start
    recto = part.starts == "recto" if rule == "outline" else rule == "recto" and part.starts != "run-on"
    return True if recto else None


def has_index(blocks: Blocks) -> bool:
    """Whether an index of names or a list of sources is in some blocks, which reads what the pages before it hold."""
    return any(isinstance(block, NameIndex | NoteList) for block in walk(blocks))


def headings_after(blocks: Blocks, above: Sequence[int]) -> list[int]:
    """The levels of the headings around what follows some blocks."""
    found = list(above)
    for block in walk(blocks):
        if isinstance(block, Heading) and plain(block.content).strip():
            while found and found[-1] >= block.level:
                found.pop()
            found.append(block.level)
    return found


def lay_part(parts: Sequence[Part], context: PartContext, area: TypeArea, recto: bool) -> LaidPart:
    """The first of some parts and those that may share its pages; `recto`: it begins on a right-hand page."""
    layout = _PartLayout(context, area, recto)
    return layout.laid(layout.told(parts))


class _PartLayout:
    def __init__(self, context: PartContext, area: TypeArea, recto: bool) -> None:
        self.context, self.area, self.recto = context, area, recto
        self.before = context.around.so_far
        self.pages = Pagination(context, area, recto)

    def laid(self, parts: Sequence[Part]) -> LaidPart:
        elements = [self._part(part, number > 0) for number, part in enumerate(parts)]
        pages = self.pages
        pages.clear_page()
        return LaidPart(
            tuple(pages.pages), tuple(element.frozen() for element in elements), tuple(pages.bookmarks),
            tuple(pages.mentions), tuple(member.placed() for member in pages.members),
            tuple(self.context.findings.problems.sorted()),
        )  # fmt: skip

    def told(self, parts: Sequence[Part]) -> Sequence[Part]:
        """With contents that leave out what their last entries hold, as far as that saves a page."""
        told = max((senses(self.context, block) for part in parts for block in _contents_of(part)), default=0)
        if not told:
            return parts

        def pages(count: int) -> int:
            trial = self.context.on_trial(1.0)
            return len(_PartLayout(trial, self.area, self.recto).laid(_telling(parts, count)).pages)

        if (all_told := pages(told)) == 1 or pages(0) == all_told:
            return parts
        return _telling(parts, bisect_right(range(told), pages(0), key=pages) - 1)

    def _part(self, part: Part, run_on: bool) -> Element:
        """One part on the pages; returns its element."""
        outer = self.context
        context = outer if not part.fill else outer.at(self._step(part))
        context.part = part.id
        context.section = part.id if context.style.notes == "section" else ""
        if has_index(part.blocks):
            context.around.before()
            context.around = context.around.after(self._so_far())
        self.pages.use(context)
        root = Element("Sect", id=context.id_of(part.id, "part"))
        began = False
        sheets = (page for page in part.blocks if isinstance(page, Sheet))
        steps = steps_of(context, [chain for sheet in sheets for chain in chains(sheet.places)])
        for page, blocks in _stretches(part.blocks):
            if page is not None:
                self._begin_page(part, (began, run_on))
                self._draw(context, page, root, steps)
            else:
                self._flow(part, BlockLayout(context).flow(blocks, self._region(root)), (began, run_on))
            began = True
        notes: list[Flowable] = []
        if context.section:
            notes = lay_part_notes(context, part.blocks, self._region(root), part.id)
        if notes or not began:
            self._flow(part, notes, (began, run_on))
        self.pages.use(outer)
        return root

    def _so_far(self) -> SoFar:
        """What the parts before this chain mention, and its own pages up to here."""
        so_far, pages = self.before, self.pages
        if pages.canvas is not None:
            pages.settle()
        firsts = [page.members[0] for page in pages.pages]
        mentions = list(pages.mentions)
        if pages.canvas is not None:
            firsts.append(pages.first_here)
            mentions += pages.canvas.mentions
        folios = so_far.printed(pages.members[member].part.numbering for member in firsts)
        names = [((m.sort, m.entry), folios[m.page]) for m in mentions if not m.note]
        calls = [(m.note, folios[m.page]) for m in mentions if m.note]
        return SoFar(so_far.mentions.with_more(names), so_far.citations.with_more(calls), so_far.folios)

    def _region(self, root: Element) -> Region:
        area = self.area
        whole = area.whole if area.label else 0.0
        return Region(area.measure, root, area.height, area.label, whole)

    def _step(self, part: Part) -> float:
        """The step of its type, where it is to fill its sheets."""
        steps = self.context.style.steps
        return step_for_pages(steps, part.fill, partial(self._pages_at, part.replaced(fill=0, budget=None)))

    def _pages_at(self, part: Part, step: float) -> int | None:
        """How many pages a part takes in a step; None where a word is too wide or type too small."""
        trial = self.context.on_trial(step)
        laid = lay_part((part,), trial, self.area, self.recto)
        return None if trial.findings.errors or not readable(trial.typography) else len(laid.pages)

    def _flow(self, part: Part, flowables: list[Flowable], how: tuple[bool, bool]) -> None:
        began, run_on = how
        if not began:
            self.pages.begin_part(part, run_on)
        elif self.pages.canvas is None:
            self.pages.start_page()
        self.pages.place_all(self._compact(part, flowables))

    def _compact(self, part: Part, flowables: list[Flowable]) -> list[Flowable]:
        """Charts lower, and then rows closer, where a part would otherwise need a page more, for a few lines or more than
        its budget.
        """
        pages, last = self.pages.tried(_without_spare(flowables))
        over = part.budget is not None and pages > part.budget
        if pages == 2 and part.starts == "spread":
            wider = (_wider(flowables, by * self.context.style.grid * self.context.scale) for by in WIDER)
            flowables = next(
                (one for one in wider if self.pages.tried(_without_spare(one))[0] == 2), flowables
            )
        if pages < 2 or not (over or last < SHORT_TAIL * self.area.height):
            return flowables
        down, _ = flex_in(flowables)
        lower = [flexed(flowables, -down * share) for share in SHARES if down]
        closer = [_closer((lower or [flowables])[-1], share) for share in CLOSER]
        tries = (*lower, *closer)
        return next((one for one in tries if self.pages.tried(_without_spare(one))[0] < pages), flowables)

    def _begin_page(self, part: Part, how: tuple[bool, bool]) -> None:
        """An empty page for a sheet or a cover."""
        began, run_on = how
        if not began:
            self.pages.begin_part(part, run_on)
        else:
            self.pages.clear_page()
        if self.pages.canvas is None:
            self.pages.start_page()

    def _draw(
        self, context: PartContext, page: Sheet | Cover, root: Element, steps: Mapping[str, float]
    ) -> None:
        if isinstance(page, Cover):
            kind = COVERS[context.style.cover]
            kind(context, self.pages.open_page, root, self.area, self.pages.recto).draw(page)
        else:
            SheetLayout(context, self.pages.open_page, root, steps).draw(page)
        self.pages.clear_page()


def _contents_of(part: Part) -> Iterator[Contents]:
    return (block for block in part.blocks if isinstance(block, Contents))


def _telling(parts: Sequence[Part], count: int) -> list[Part]:
    """The parts, whose contents say of so many entries what they hold."""
    return [
        part.replaced(
            blocks=tuple(
                block.replaced(told=count) if isinstance(block, Contents) else block for block in part.blocks
            )
        )
        for part in parts
    ]


def _without_spare(flowables: Sequence[Flowable]) -> list[Flowable]:
    """Without the ruled lines that only take what a page leaves."""
    found = ((flowable, open_lines(flowable)) for flowable in flowables)
    return [flowable for flowable, lines in found if lines is None or not lines.spare]


def _closer(flowables: Sequence[Flowable], share: float) -> list[Flowable]:
    """With less space between what is not tied together, but above what a subhead opens."""
    found: list[Flowable] = []
    for flowable, below in zip_longest(flowables, flowables[1:]):
        if isinstance(flowable, Kept):
            flowable = flowable.replaced(flowables=_closer(flowable.flowables, share))
        before = flowable.before if _opened(flowable) else flowable.before * share
        after = flowable.after if below is not None and _opened(below) else flowable.after * share
        found.append(flowable if flowable.keep else _narrowed(flowable, before, after))
    return found


def _narrowed(flowable: Flowable, before: float, after: float) -> Flowable:
    """With less space around it, which is not forgotten."""
    return flowable.replaced(
        before=before, short_before=flowable.short_before + flowable.before - before,
        after=after, short_after=flowable.short_after + flowable.after - after,
    )  # fmt: skip


def _wider(flowables: Sequence[Flowable], by: float) -> list[Flowable]:
    """With more space between what is not tied together, so that less of it stands on the first page."""
    found = list(flowables)
    for index, (upper, lower) in enumerate(pairwise(flowables)):
        gap = gap_between(upper, lower)
        if not upper.keep and gap >= LEAST_GAP:
            after = gap + by
            found[index] = upper.replaced(after=after, short_after=upper.short_after + upper.after - after)
    return found


def _opened(flowable: Flowable) -> bool:
    """Whether it is, or begins with, a subhead."""
    inside: Sequence[Flowable] = ()
    if isinstance(flowable, Stacked):
        inside = flowable.flowables
    elif isinstance(flowable, SideBySide) and flowable.stacks:
        inside = flowable.stacks[0]
    return flowable.subhead or (bool(inside) and _opened(inside[0]))


def _stretches(blocks: Blocks) -> Iterator[tuple[Sheet | Cover | None, Blocks]]:
    """Sheets and covers, and what stands between them."""
    for is_page, run in groupby(blocks, lambda block: isinstance(block, Sheet | Cover)):
        if is_page:
            yield from ((block, ()) for block in run if isinstance(block, Sheet | Cover))
        else:
            yield None, tuple(run)
