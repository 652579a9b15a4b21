"""Pocket programme: eight panels on one sheet, one slit, folded to a pamphlet; no telephone numbers."""

from briefing.diagnostics import Span
from briefing.document import Block, Document, Paragraph, Placed, Shape, Text, WritingLines
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, sample, sheets, start, whose
from briefing.sections.base import Context
from briefing.summit import Session

PRODUCT = ProductInfo("Pocket programme, one sheet folded to eight panels", "1", "a4-landscape", "delegation")
NOTE_LINES = 9
ORDER = ((6, 180), (5, 180), (4, 180), (3, 180), (7, 0), (0, 0), (1, 0), (2, 0))  # panel and turn, row by row


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    panels = _panels(context)
    width, height = 297.0 / 4, 210.0 / 2
    places = []
    for index, (panel, turn) in enumerate(ORDER):
        blocks = panels[panel]
        x, y = (index % 4) * width, (index // 4) * height
        places.append(
            (panel, Placed(x, y, width, height, blocks, 180 if turn else 0, padding=6, span=_span(context)))
        )
    in_order = [place for _, place in sorted(places, key=lambda item: item[0])]
    folds = [
        Shape("line", (width * i, 0, width * i, 210), stroke="rule", width_pt=0.4, dash=(2, 2))
        for i in (1, 2, 3)
    ]
    folds.append(Shape("line", (0, height, 297, height), stroke="rule", width_pt=0.4, dash=(2, 2)))
    title = language.word("pocket-programme")
    return document(context, (sheets("pocket", title, [in_order], tuple(folds)),), title)


def _span(context: Context) -> Span | None:
    return context.edition.programme[0].span if context.edition.programme else None


def _panels(context: Context) -> list[tuple[Block, ...]]:
    """Eight panels: cover, the steps of the day, people, back."""
    steps = list(context.edition.programme)
    per = max(2, -(-len(steps) // 5))
    panels: list[tuple[Block, ...]] = [_cover(context)]
    for start_ in range(0, len(steps), per):
        panels.append(tuple(b for step in steps[start_ : start_ + per] for b in panel_step(context, step)))
    panels = panels[:6]
    while len(panels) < 6:
        panels.append(_notes(context))
    return [*panels, _people(context), _back(context)]


def _cover(context: Context) -> tuple[Block, ...]:
    about = context.edition.about
    return (
        Paragraph((Text(about.event.short_name),), "panel-head"),
        Paragraph((Text(whose(context)),), "badge-name"),
        Paragraph((Text(about.event.place),), "panel"),
        Paragraph((Text(context.language.date(about.event.dates[0])),), "panel"),
        Paragraph((Text(about.event.time_zone_label),), "panel"),
        Paragraph((Text(context.edition.banner.text),), "source"),
    )


def panel_step(context: Context, step: Session) -> list[Block]:
    """One step: time, what, where, press, next move."""
    label = context.edition.about.event.time_zone_label
    place = ", ".join(p for p in (step.room, step.place if not step.room else "") if p)
    details = [context.word(f"press-{step.press}") if step.press != "none" else "",
               context.said("car", step.car) if step.car else "",
               context.said("moves-to", step.moves_to) if step.moves_to else ""]  # fmt: skip
    blocks: list[Block] = [
        Paragraph((Text(f"{context.language.clock(step.start, step.end)} {label}"),), "panel-time"),
        Paragraph(context.inlines(step.title), "panel-strong", span=step.span),
        Paragraph((Text(place),), "panel"),
    ]
    line = " · ".join(d for d in details if d)
    return [*blocks, Paragraph((Text(line),), "panel-note")] if line else blocks


def _notes(context: Context) -> tuple[Block, ...]:
    """A panel that the day leaves free."""
    return (Paragraph((Text(context.word("note-pages")),), "panel-head"), WritingLines(NOTE_LINES))


def _people(context: Context) -> tuple[Block, ...]:
    people = sorted(
        context.edition.delegation.people if context.edition.delegation else (), key=lambda p: p.precedence
    )[:5]
    blocks: list[Block] = [Paragraph((Text(context.word("people")),), "panel-head")]
    for person in people:
        blocks += [
            Paragraph((Text(person.display),), "panel-strong"),
            Paragraph(context.inlines(person.title), "panel-note"),
        ]
    return tuple(blocks)


def _back(context: Context) -> tuple[Block, ...]:
    return (Paragraph((Text(context.edition.about.event.secretariat),), "panel-head"), *sample(context))
