"""Who is who: whom the reader meets, a card each with photograph or monogram, and his own side as a list."""

from typing import Literal

from briefing.document import Block, Document, Heading, Part, Text
from briefing.editions import Edition
from briefing.editions.attendance import comes
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start
from briefing.sections.base import heading
from briefing.sections.base.cards import short_card
from briefing.sections.people import groups_of, own_list

PRODUCT = ProductInfo("Who is who", "1-3", "", "guests")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("whos-who")
    groups = [group._replace(people=[p for p in group.people if comes(p)]) for group in groups_of(context)]
    present = [group for group in groups if group.people]
    met = [group for group in present if not group.own]
    blocks: list[Block] = []
    for group in met:
        level: Literal[2, 3] = 3 if len(met) > 1 else 2
        blocks += (heading(2, group.title, contents=False),) if len(met) > 1 else ()
        blocks += (short_card(context, person, level) for person in group.people)
    blocks += (own_list(context, group) for group in present if group.own)
    if not blocks:
        return document(context, (empty(context),), title)
    opening = Heading(1, (Text(title),), "whos-who")
    return document(context, (Part("people", title, (opening, *blocks)),), title)
