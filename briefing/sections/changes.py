"""What changed since an earlier version: section by section with its page, and every figure that moved."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from briefing.document import Block, Blocks, Column, Inlines, Paragraph, Reference, Row, Table
from briefing.editions import Change, FactChange, SessionChange
from briefing.schema import Line
from briefing.sections.base import Context, cell, head, heading, joined, paragraph, strong, text
from briefing.sections.base.wording import shortened
from briefing.summit import Fact, OutlineSection, Session

SHARES: Final = (Column(0.46), Column(0.27), Column(0.27))
MOST: Final = 4  # titles named for one section; beyond it they are counted


def compose(context: Context, section: OutlineSection) -> Blocks:
    changes = context.edition.changes
    if changes is None:
        return ()
    date = context.language.loose_date(changes.date)
    blocks: list[Block] = [
        paragraph(context.word("changes-since", version=changes.version, date=date), "lead")
    ]
    order = [s.section for s in context.edition.outline.sections]
    items = sorted((c for c in changes.items if c.section in order), key=lambda c: order.index(c.section))
    if not items and not changes.facts and not changes.sessions:
        return (*blocks, paragraph(context.word("nothing-changed")))
    if changes.sessions:
        blocks += [
            heading(2, _title(context, "run-of-show"), contents=False),
            _programme(context, changes.sessions),
        ]
    if changes.facts:
        blocks += [
            heading(2, context.word("figures-changed"), contents=False),
            _facts(context, changes.facts),
        ]
    if items:
        blocks += [heading(2, context.word("words-changed"), contents=False), _sections(context, items)]
    return tuple(blocks)


def _programme(context: Context, sessions: Iterable[SessionChange]) -> Table:
    rows = [(s.after.title, _when(context, s.before), _when(context, s.after)) for s in sessions]
    return _was_and_now(context, "what", rows)


def _when(context: Context, session: Session) -> Blocks:
    place = joined([text(session.room), text(session.place)], ", ")
    day = text(context.language.date(session.date))
    hours = paragraph(context.language.clock(session.start, session.end), "table")
    return (hours, Paragraph(joined([day, place], " · "), "table-small"))


def _facts(context: Context, facts: Iterable[FactChange]) -> Table:
    rows = [
        (f.after.label, _value(context, f.before, f.after), _value(context, f.after, f.before)) for f in facts
    ]
    return _was_and_now(context, "fact-label", rows)


def _was_and_now(context: Context, what: str, found: Iterable[tuple[Line, Blocks, Blocks]]) -> Table:
    """What each is called, as it was, as it is now; `what` is the key of the first column's head."""
    words = head(context.word(what), context.word("was"), context.word("now"))
    rows = tuple(
        Row((cell(context.inlines(title), head=True), cell(was), cell(now))) for title, was, now in found
    )
    return Table(SHARES, words, rows)


def _value(context: Context, fact: Fact, beside: Fact) -> Blocks:
    value = Paragraph(context.fact_value(fact, short=True, beside=beside), "table")
    return (value, paragraph(context.fact_age(fact), "table-small"))


def _sections(context: Context, items: list[Change]) -> Table:
    rows = []
    for kind, found in groupby(items, key=lambda c: c.section):
        changes = list(found)
        rows.append(Row((cell(_where(context, kind, changes), head=True), cell(_told(context, changes)))))
    words = head(context.word("where"), context.word("what"))
    return Table((Column(0.3), Column(0.7)), words, tuple(rows))


def _title(context: Context, kind: str) -> str:
    """What this book calls a kind of section."""
    title = next((s.title for s in context.edition.outline.sections if s.section == kind), None)
    return title or context.word(kind)


def _where(context: Context, kind: str, changes: list[Change]) -> Blocks:
    """The section and, unless all that happened is that something went, its page."""
    name = Paragraph(strong(_title(context, kind)), "table")
    if all(c.kind == "removed" for c in changes):
        return (name,)
    page: Inlines = (Reference(context.targets[kind], text(context.word("page") + "\u00a0"), "page"),)
    return (name, Paragraph(page, "table-small"))


def _told(context: Context, changes: list[Change]) -> Blocks:
    told: list[Block] = []
    for kind in ("new", "reworded", "removed"):
        chosen = [c for c in changes if c.kind == kind]
        if not chosen:
            continue
        titles = [text(shortened(context.words(c.title))) for c in chosen if c.title]
        count = sum(c.count for c in chosen)
        told.append(paragraph(strong(context.word(f"change-{kind}")), "table"))
        said = [(*text("– "), *title) for title in titles] if len(titles) <= MOST else []
        told += [Paragraph(run, "table") for run in said or [text(str(count))]]
    return tuple(told)
