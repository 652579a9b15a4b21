"""The one page that must do if only one page is read: objective, decisions, asks, what they raise, limits, one number."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document import (
    Block,
    Blocks,
    Column,
    Columns,
    Inlines,
    Labelled,
    ListBlock,
    ListItem,
    Paragraph,
    Reference,
    Row,
    Rule,
    Space,
    Table,
    Text,
)
from briefing.sections.base import Context, cell, joined, paragraph, row, speaks, text
from briefing.sections.base.clearances import cleared_line
from briefing.sections.base.decisions import waiting
from briefing.summit import Ask, BottomLine, Decision, OutlineSection, Raised

ABOUT_ONE = True
ANSWERS = ("yes", "no", "discuss")
BOX = "☐"


def compose(context: Context, section: OutlineSection) -> Blocks:
    brief = context.brief
    line = brief.bottom_line
    if line is None:
        return ()
    objective = paragraph(context.inlines(line.objective), "objective", span=line.objective.span)
    blocks: list[Block] = [*row(context.word("objective"), (objective,), span=line.span)]
    blocks += _decisions(context, line.decisions)
    ours = _column(context, "our-asks", _asks(context, [a for a in brief.asks if a.by == "ours"]), "host")
    theirs = _column(context, "they-will-raise", _raised(context, line.they_will_raise), "hue")
    if ours or theirs:
        blocks.append(Columns((ours, theirs)))
    limits = tuple(b for limit in line.red_lines for b in context.statement(limit, "line"))
    blocks += row(context.word("red-lines"), limits, "limit", span=line.span)
    notes = tuple(b for note in line.watch_outs for b in context.statement(note, "small"))
    blocks += row(context.word("watch-outs"), notes)
    number = _one_number(context, line)
    return (*blocks, Space(0, fill=True), *number) if number else tuple(blocks)


def _decisions(context: Context, decisions: Sequence[Decision]) -> Blocks:
    """A table to tick, with who has kept each open; beside it until when, and a place for initials."""
    if not decisions:
        return ()
    dues = list(dict.fromkeys(d.due for d in decisions if d.due))
    label: list[Block] = [paragraph(text(context.word("for-your-decision")), "label")]
    if len(dues) == 1:
        label.append(paragraph(_before(context, dues[0]), "label-note"))
    label += [Space(0.5), paragraph(text(f"{context.word('initials')}  {'_' * 8}"), "label-note")]
    if state := cleared_line(context, context.brief.clearance):
        label += [Space(0.5), paragraph(state, "label-note")]
    head = Row(tuple(
        cell(context.word(f"decide-{answer}") if answer else "", head=True, style="table-head")
        for answer in ("", "", *ANSWERS)
    ))  # fmt: skip
    rows = tuple(_decision(context, d, n, len(dues) > 1) for n, d in enumerate(decisions, 1))
    columns = (Column(0.06), Column(0.55), *(Column(0.13, "center") for _ in ANSWERS))
    table = Table(columns, (head,), rows, span=decisions[0].span)
    return (Labelled(tuple(label), (table,), span=decisions[0].span),)


def _decision(context: Context, decision: Decision, number: int, dated: bool) -> Row:
    words: list[Block] = [paragraph(context.inlines(decision.text), "body", span=decision.text.span)]
    if dated and decision.due:
        words.append(paragraph(_before(context, decision.due), "table-small"))
    boxes = (cell(BOX, style="objective") for _ in ANSWERS)
    return Row((cell(str(number), head=True, style="label"), cell(tuple(words)), *boxes))


def _before(context: Context, due: str) -> Inlines:
    return text(context.word("tick-before", date=context.language.loose_date(due)))


def _column(context: Context, word: str, listed: Blocks, role: str) -> Blocks:
    if not speaks(listed):
        return ()
    return (Rule(role, 1.5), paragraph(text(context.word(word)), "label", keep=True), *listed)


def _asks(context: Context, asks: Sequence[Ask]) -> Blocks:
    """Each with its fallback; the title leads to its page."""
    items = []
    for ask in asks:
        title: Inlines = (Reference(f"ask-{ask.id}", context.inlines(ask.title)),)
        run = joined([title, waiting(context, ask.waits_for)], " ")
        items.append(_item(run, _small(context, "fallback", ask), ask))
    return (ListBlock(tuple(items), "number", tight=False),) if items else ()


def _small(context: Context, word: str, ask: Ask) -> Inlines:
    words = context.words(ask.fallback)
    return text(context.said(word, words)) if words else ()


def _raised(context: Context, raised: Sequence[Raised]) -> Blocks:
    """Each with what is said to it, without numbers: those are of our asks alone."""
    items = []
    for item in raised:
        said = context.statement(item)
        answer: Inlines = ()
        if item.you_say:
            answer = (
                *text(context.word("with-label", label=context.word("you-say"), words="")),
                *context.inlines(item.you_say),
            )
        below = (paragraph(answer, "label-note"),) if answer else ()
        items.append(ListItem((*said, *below), span=item.span))
    return (ListBlock(tuple(items), "dash", tight=False),) if items else ()


def _item(run: Inlines, small: Inlines, ask: Ask) -> ListItem:
    below = (Paragraph(small, "label-note"),) if small else ()
    return ListItem((Paragraph(run, span=ask.title.span), *below), span=ask.span)


def _one_number(context: Context, line: BottomLine) -> Blocks:
    """The figure to remember, with what it is and how old it is."""
    if not line.one_number:
        return ()
    fact = context.edition.facts[line.one_number]
    number = context.figure_of(line.one_number)
    label = context.inlines(line.one_number_label or fact.label)
    note: Inlines = (*text(context.fact_age(fact)), *context.codes(fact.sources))
    words: Blocks = (paragraph(label, "point"), paragraph(note, "label-note"))
    return (Labelled((Paragraph((Text(number, fact.span),), "one-number"),), words, span=line.span),)
