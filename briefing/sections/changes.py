"""What changed since an earlier version: section by section with its page, and every figure that moved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from briefing.document import Block, Blocks, Column, Inlines, Paragraph, Reference, Row, Table
from briefing.editions import FactChange, SessionChange
from briefing.schema import Line
from briefing.sections.base import Context, cell, head, heading, joined, paragraph, strong, text
from briefing.sections.base.comparing import Change
from briefing.sections.base.earlier import RUN_OF_SHOW, moved, other_facts
from briefing.sections.base.wording import shortened
from briefing.summit import Fact, OutlineSection, Session

SHARES: Final = (Column(0.46), Column(0.27), Column(0.27))
REPEATS = True
MOST: Final = 4  # titles named for one section; beyond it they are counted


def compose(context: Context, section: OutlineSection) -> Blocks:
    before = context.edition.before
    if before is None:
        return ()
    date = context.language.loose_date(before.about.date)
    blocks: list[Block] = [
        paragraph(context.word("changes-since", version=before.about.version, date=date), "lead")
    ]
    tables = (
        (_title(context, RUN_OF_SHOW), _programme(context, list(moved(context.edition)))),
        (
            context.word("figures-changed"),
            _facts(context, list(other_facts(context.edition, context.facts_called))),
        ),
        (context.word("words-changed"), _sections(context)),
    )
    for title, table in tables:
        if table.body:
            blocks += [heading(2, title, contents=False), table]
    return tuple(blocks) if len(blocks) > 1 else (*blocks, paragraph(context.word("nothing-changed")))


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


def _sections(context: Context) -> Table:
    rows = [
        Row((cell(_where(context, kind, changes), head=True), cell(_told(context, changes))))
        for kind, changes in context.changes.items()
        if changes
    ]
    words = head(context.word("where"), context.word("what"))
    return Table((Column(0.3), Column(0.7)), words, tuple(rows))


def _title(context: Context, kind: str) -> str:
    """What this book calls a kind of section."""
    title = next((s.title for s in context.edition.outline.sections if s.section == kind), None)
    return title or context.word("source-list" if kind == "sources" else kind)


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
        titles = [text(shortened(c.title)) for c in chosen if c.title]
        count = sum(c.count for c in chosen)
        told.append(paragraph(strong(context.word(f"change-{kind}")), "table"))
        said = [(*text("– "), *title) for title in titles] if len(titles) <= MOST else []
        told += [Paragraph(run, "table") for run in said or [text(str(count))]]
    return tuple(told)
