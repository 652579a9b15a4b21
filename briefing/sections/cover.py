"""The cover: whose book it is, and nothing that can be read from afar."""

from briefing.document import Blocks, Paragraph, Rule, Space
from briefing.letters import folded
from briefing.sections.base import Context, joined, text
from briefing.sections.base.hours import days_of
from briefing.summit import OutlineSection


def compose(context: Context, section: OutlineSection) -> Blocks:
    edition, about = context.edition, context.edition.about
    whose = edition.delegation
    title = whose.name.printed if whose else context.word("regional-overview")
    native = context.formal_scripts(whose.name) if whose else ()
    named = folded(edition.audience.title) in folded(edition.outline.title)
    reader = "" if named else context.word("for-audience", audience=edition.audience.title)
    return (
        Paragraph(text(edition.banner.text), "banner-centre"),
        Space(3),
        Paragraph(text(about.event.name), "cover-event"),
        Paragraph(
            joined([text(about.event.venue), text(about.event.place), text(days_of(context))], ", "),
            "cover-place",
        ),
        Space(5),
        Paragraph(text(title), "cover-title"),
        *((Paragraph(native, "cover-native"),) if native else ()),
        Rule("accent", 2.0),
        Paragraph(text(edition.outline.title), "cover-subtitle"),
        *((Paragraph(text(reader), "cover-line"),) if reader else ()),
        Space(6),
        Paragraph(
            text(context.word("as-of-date", date=context.language.loose_date(about.as_of))), "cover-line"
        ),
        Paragraph(
            text(f"{context.word('version').capitalize()} {about.version} · {book_id(context)}"), "cover-line"
        ),
        Paragraph(text(context.word("prepared-by", office=about.event.secretariat)), "cover-line"),
    )


def book_id(context: Context) -> str:
    """The number of this book: the summit's, the delegation's code, the audience."""
    order, edition = context.edition.order, context.edition
    code = edition.codes.get(order.delegation, order.delegation.upper())
    return f"{edition.about.book_id}/{code}/{order.audience.upper()}"
