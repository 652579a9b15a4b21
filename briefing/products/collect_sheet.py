"""Collect sheet: every numbered copy with who has it, when it went out and when it came back."""

from __future__ import annotations

from briefing.document import Block, Column, Document, Heading, Part, Row, Table, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, sample, start
from briefing.sections.base import cell, head, paragraph

PRODUCT = ProductInfo("Collect sheet", "1", "", "staff")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("collect-sheet")
    offices = [entry.office for entry in edition.distribution for _ in range(entry.copies)]
    if not offices:
        return document(context, (empty(context),), title)
    words = head(*(context.word(key) for key in ("copy", "recipient", "handed-to", "back-at")))
    rows = tuple(
        Row((cell(str(number), head=True), cell(office), cell("\u00a0"), cell("\u00a0")), keep=True)
        for number, office in enumerate(offices, 1)
    )
    blocks: tuple[Block, ...] = (
        Heading(1, (Text(title),), "collect"),
        paragraph(context.word("collect-note"), "body"),
        Table((Column(0.1), Column(0.32), Column(0.36), Column(0.22)), words, rows, style="form"),
        *sample(context),
    )
    return document(context, (Part("collect", title, blocks),), title)
