"""Late news on a sheet of its own: laid into a book that is printed, and replaced each morning."""

from typing import Final

from briefing.document import Document, Heading, Part, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, sheet_of, start
from briefing.sections.base import says_something
from briefing.sections.late_news import PITCH, days
from briefing.sections.late_news import compose as late_news
from briefing.summit import OutlineSection

AROUND: Final = 90.0  # mm: margins, title and rule
LEAST, MOST = 3, 20  # lines of a day
PRODUCT = ProductInfo("Late-news sheet", "1-2", "", "principal", sides="one")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("late-news")
    lines = str(_lines(sheet_of(context)[1], len(list(days(edition)))))
    found = late_news(context, OutlineSection(section="late-news", options={"lines": lines}))
    if not says_something(found):
        return document(context, (empty(context),), title)
    part = Part("late-news", title, (Heading(1, (Text(title),), "late-news"), *found))
    return document(context, (part,), title)


def _lines(height: float, count: int) -> int:
    """How many lines a day has where its days fill one sheet of a height (mm)."""
    return min(max(int((height - AROUND) / PITCH / max(count, 1)) - 1, LEAST), MOST)
