"""Contents with tabs, the list of charts and maps, and what the signs of the book mean, as far as it has them."""

from briefing.checking.options import Number, names, number, switch
from briefing.document import Block, Blocks, Contents, FigureList, Labelled, Space
from briefing.sections.base import JUDGED, Context, heading, paragraph
from briefing.summit import OutlineSection

REPEATS = True
OPTIONS = {"depth": Number(1, 4), "figures": "switch", "first": "names"}
EXAMPLE = "- {section: contents, options: {depth: 2, figures: true, first: [bottom-line, points]}}"


def compose(context: Context, section: OutlineSection) -> Blocks:
    """Options: `first` names the sections that suffice in five minutes."""
    first = tuple(f"section-{name}" for name in names(section, "first"))
    blocks: list[Block] = [Contents(number(section, "depth", 2), first, context.word("five-minutes"))]
    if switch(section, "figures", True):
        blocks += [heading(2, context.word("figures"), contents=False), FigureList()]
    signs = (
        context.word("marks-explained", mark=JUDGED) if context.judges else context.word("calls-explained")
    )
    explained = paragraph(signs, "label-note")
    return (*blocks, Space(fill=True), Labelled((), (explained,)))
