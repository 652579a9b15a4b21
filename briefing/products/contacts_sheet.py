"""Contacts: for staff only, and never in one document with the programme."""

from briefing.document import Document, Heading, Part, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, sample, start
from briefing.roles import STAFF
from briefing.sections.contacts import contact_table

PRODUCT = ProductInfo("Contacts sheet, staff only", "1", "", "staff", roles=STAFF, sides="one")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("contacts-sheet")
    own = edition.delegation.contacts if edition.delegation else ()
    table = contact_table(context, (*own, *edition.contacts))
    if not table:
        return document(context, (empty(context),), title)
    part = Part(
        "contacts",
        title,
        (Heading(1, (Text(title),), "contacts"), *sample(context), *table),
        budget=2,
        fill=1,
    )
    return document(context, (part,), title)
