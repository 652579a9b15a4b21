"""Who reads what of this book, for the one who signs; printed for the host's staff alone."""

from __future__ import annotations

import re
from typing import Final

from briefing.diagnostics import BriefError
from briefing.document import Block, Blocks, Column, Definitions, Paragraph, Row, Table, Term
from briefing.editions import Readership
from briefing.roles import STAFF
from briefing.schema import Line
from briefing.sections.base import Context, cell, head, label, paragraph, text
from briefing.sections.base.wording import shortened
from briefing.summit import OutlineSection

REPEATS = True
_FILLED: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
BEGINNING: Final = 44  # letters of the first item
PARTS: Final = {
    "scene": "scene-setter", "press": "press-lines", "profile": "at-a-glance", "profile-text": "at-a-glance", "tactical": "aims",
    "programme": "run-of-show", "charts": "figures", "welcome": "practical", "regional": "regional-overview",
    "news": "late-news",
}  # fmt: skip
"""What a book calls a part of the briefs, where it does not call it as the briefs do."""
TO_SIGN: Final = ("name", "date", "signature")


def compose(context: Context, section: OutlineSection) -> Blocks:
    edition = context.edition
    if edition.audience.role not in STAFF or not edition.readers:
        return ()
    whose = edition.delegation.name.printed if edition.delegation else context.word("regional-overview")
    words = head(*(context.word(key) for key in ("what", "read-by", "why")))
    rows = tuple(_row(context, readers) for readers in edition.readers)
    blocks: list[Block] = [
        paragraph(context.word("readers-note", name=whose), "small"),
        Table((Column(0.46), Column(0.26), Column(0.28)), words, rows, size="table-small"),
    ]
    lines = tuple(
        Term(label(_capital(context.word(key))), (Paragraph(text("_" * 40), "body"),)) for key in TO_SIGN
    )
    return (*blocks, Definitions(lines, 0.2))


def _row(context: Context, readers: Readership) -> Row:
    many = f" ({readers.many})" if readers.many > 1 else ""
    what = f"{_part(context, readers)}{many}: {shortened(_first(context, readers.first), BEGINNING)}"
    why = [_reason(context, *reason) for reason in readers.why]
    why += [context.word("accepted", reason=reason.rstrip(".")) for reason in readers.accepted]
    return Row(
        tuple(
            cell(words, style="table-small") for words in (what, ", ".join(readers.readers), "; ".join(why))
        )
    )


def _first(context: Context, words: Line) -> str:
    """The first item in the words that the book prints: filled in, and what is only named by what it is called."""
    edition = context.edition
    if words in edition.facts:
        return context.words(edition.facts[words].label)
    if words in edition.charts:
        return context.words(edition.charts[words].title)
    quiet = Context(edition, context.language, with_notes=False)
    try:
        return quiet.words(words)
    except BriefError:
        return _FILLED.sub("…", words)


def _part(context: Context, readers: Readership) -> str:
    edition = context.edition
    if readers.kind == "topics" and readers.whose in edition.topics:
        return edition.topics[readers.whose].short_title
    part = readers.part or readers.kind
    key = PARTS.get(part, part)
    words = context.word(key) if key in context.language.words else part
    name = edition.names[readers.whose].printed if readers.kind == "delegations" and readers.whose else ""
    if not readers.part:
        return name or words
    return f"{name}, {words}" if name and edition.delegation is None else words


def _reason(context: Context, key: str, delegations: tuple[str, ...]) -> str:
    names = context.edition.names
    return context.word(key, names=", ".join(names[id_].printed for id_ in delegations if id_ in names))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
