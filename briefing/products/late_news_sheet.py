"""Late news on a sheet of its own: laid into a book that is printed, and replaced each morning."""

from briefing.document import Document, Heading, Part, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start
from briefing.sections.base import says_something
from briefing.sections.late_news import compose as late_news
from briefing.summit import OutlineSection

PRODUCT = ProductInfo("Late-news sheet", "1-2", "", "principal", sides="one")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("late-news")
    found = late_news(context, OutlineSection(section="late-news", options={"lines": "3"}))
    if not says_something(found):
        return document(context, (empty(context),), title)
    part = Part("late-news", title, (Heading(1, (Text(title),), "late-news"), *found))
    return document(context, (part,), title)
