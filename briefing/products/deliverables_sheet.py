"""Deliverables sheet: what is agreed and open and whose pen it is, the draft of the joint statement, and what the guest takes home.

Guests have of it what is written for them: the joint deliverables and the words of the draft.
"""

from briefing.document import Document, Heading, Part, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, sample, start
from briefing.sections.base import says_something
from briefing.sections.deliverables import compose as deliverables
from briefing.summit import OutlineSection

PRODUCT = ProductInfo("Deliverables sheet", "1-3", "", "staff", sides="one")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("deliverables-sheet")
    found = deliverables(context, OutlineSection(section="deliverables"))
    if not says_something(found):
        return document(context, (empty(context),), title)
    part = Part("deliverables", title, (Heading(1, (Text(title),), "deliverables"), *sample(context), *found))
    return document(context, (part,), title)
