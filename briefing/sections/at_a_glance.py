"""The country on two pages: big numbers, map, profile, charts."""

from briefing.checking.options import Number, number, switch
from briefing.document import Block, Blocks, Column, Columns, IfRoom, Inlines, Row, Table, plain, runs
from briefing.letters import folded
from briefing.sections.base import Context, cell, paragraph, speaks, text
from briefing.sections.topics import figure_strips, figures
from briefing.summit import OutlineSection

ABOUT_ONE = True
OPTIONS = {"texts": Number(0, 99), "charts": Number(0, 99), "room": "switch"}
EXAMPLE = "- {section: at-a-glance, budget: 2, options: {charts: 2, texts: 5, room: true}}"
ALL = 99
LINE = 30  # letters of a line of the tables


def compose(context: Context, section: OutlineSection) -> Blocks:
    """Options: `texts` and `charts` say how many of each are shown, the first ones of the brief; nothing said: all. With
    `room` as many texts are shown as the pages of the budget hold.
    """
    brief = context.brief
    blocks: list[Block] = []
    native = context.formal_names(brief.name)
    if native is not None:
        blocks.append(native)
    blocks += figure_strips(context, brief.figures)
    if brief.map and brief.map in context.edition.charts:
        blocks.append(context.figure(brief.map))
    blocks += _profile(context)
    texts = brief.profile_text[: number(section, "texts", ALL)]
    if switch(section, "room", False):
        blocks += (IfRoom(context.statements((one,))) for one in texts)
    else:
        blocks += context.statements(texts)
    blocks += figures(context, brief.charts[: number(section, "charts", ALL)])
    return tuple(blocks)


def _profile(context: Context) -> Blocks:
    """What a country is, in two short tables beside one another."""
    brief = context.brief
    known: list[tuple[Inlines, Blocks]] = []
    if brief.capital and not any(
        folded(context.words(r.label)) == folded(context.word("capital")) for r in brief.profile
    ):
        known.append((text(context.word("capital")), (paragraph(text(brief.capital), "table"),)))
    known += [(context.inlines(r.label), context.blocks(r.value, "table")) for r in brief.profile]
    told = [(label, value) for label, value in known if speaks(value)]
    rows = [Row((cell(label, head=True), cell(value))) for label, value in told]
    letters = [sum(len(plain(run)) for run in runs(value)) + LINE for _, value in told]
    half = next((n for n in range(len(rows)) if sum(letters[: n + 1]) * 2 > sum(letters) + LINE), 0) or len(
        rows
    )
    tables = [
        (Table((Column(0.32), Column(0.68)), (), tuple(part), span=brief.span),)
        for part in (rows[:half], rows[half:])
        if part
    ]
    return (Columns(tuple(tables)),) if tables else ()
