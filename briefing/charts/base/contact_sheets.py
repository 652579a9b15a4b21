"""Contact sheets: every chart at full and half width with its words, to look through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from briefing.charts.base.chart import Chart
from briefing.charts.base.context import ChartContext
from briefing.charts.base.resolving import resolve
from briefing.charts.base.spec import ChartSpec
from briefing.document import (
    Block,
    Columns,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Inlines,
    KeepTogether,
    Metadata,
    Paragraph,
    Part,
    Text,
)
from briefing.markup import to_inlines
from briefing.templates import Inserts


def contact_document(
    specs: Iterable[ChartSpec], context: ChartContext, title: str, created: date
) -> Document:
    """One document with every chart, in the order given."""
    blocks: list[Block] = []
    for spec in specs:
        blocks += _chart(spec, context)
    metadata = Metadata(title, "", title, (), context.language.tag, created)
    return Document(metadata, (Part("charts", title, tuple(blocks)),))


def _chart(spec: ChartSpec, context: ChartContext) -> tuple[Block, ...]:
    own = replace(context, own=spec.only[0]) if spec.only else context
    chart = resolve(spec, own)
    assert chart is not None
    figure = Figure(
        picture=chart,
        title=_words(spec.title, own),
        subtitle=_words(spec.subtitle, own),
        note=_note(spec, chart, own),
        source=(Text(own.language.word("source") + ": " + "; ".join(spec.source)),),
        alt=chart.alt,
        id=f"chart-{spec.id}",
    )
    half = figure.replaced(id=figure.id + "-half", width="half")
    words = Paragraph((Emphasis((Text(chart.alt),)),), style="note")
    heading = Heading(3, (Text(f"{spec.id} · {spec.kind}"),))
    return (KeepTogether((heading, figure)), Columns(((half,), (words,)), (0.5, 0.5)))


def _note(spec: ChartSpec, chart: Chart, context: ChartContext) -> Inlines:
    added: tuple[Inline, ...] = tuple(Text(f" {note}") for note in chart.notes)
    return (*_words(spec.note, context), *added)


def _words(text: str | None, context: ChartContext) -> Inlines:
    """An author's words, filled and marked up; notes are not called here."""
    if not text:
        return ()
    return to_inlines(context.text(text), Inserts(), context.language.habits, lambda key: key)
