"""Collect sheet: every numbered copy with who has it, when it went out and when it came back."""

from __future__ import annotations

from briefing.document import Block, Column, Document, Heading, Part, Row, Rule, Table, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, sample, start, whose
from briefing.products.base.forms import OPENING
from briefing.sections.base import Context, cell, head, paragraph
from briefing.sections.cover import book_id

PRODUCT = ProductInfo("Collect sheet", "1", "", "principal", sides="one")


def _which(context: Context) -> str:
    """The book whose copies these are, so that a sheet found alone says what is missing."""
    about, word = context.edition.about, context.word
    book = f"{context.edition.outline.title}, {whose(context)}"
    version = f"{word('version')} {about.version}, {context.language.loose_date(about.date)}"
    return " · ".join((word("of-copies", book=book), book_id(context), version))


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("collect-sheet")
    offices = [entry.office for entry in edition.distribution for _ in range(entry.copies)]
    if not offices:
        return document(context, (empty(context),), title)
    words = head(*(context.word(key) for key in ("copy", "recipient", "handed-to", "back-at")))
    rows = tuple(
        Row(
            (
                cell(str(number), head=True, style="signature"),
                cell(office, style="signature"),
                cell("\u00a0", style="signature"),
                cell("\u00a0"),
            ),
            keep=True,
        )
        for number, office in enumerate(offices, 1)
    )
    blocks: tuple[Block, ...] = (
        Heading(1, (Text(title),), "collect"),
        paragraph(_which(context), "lead"),
        paragraph(context.word("collect-note"), "body"),
        Rule("host", OPENING),
        Table((Column(0.1), Column(0.32), Column(0.36), Column(0.22)), words, rows, style="form"),
        *sample(context),
    )
    return document(context, (Part("collect", title, blocks),), title)
