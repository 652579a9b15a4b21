"""The cover: whose book it is, and nothing that can be read from afar."""

from briefing.document import Blocks, Cover, Paragraph, Term
from briefing.sections.base import Context, text
from briefing.sections.base.hours import days_of
from briefing.sections.base.insignia import emblem, flag, outline
from briefing.sections.base.naming import formal_of
from briefing.summit import OutlineSection


def compose(context: Context, section: OutlineSection) -> Blocks:
    edition, about, whose = context.edition, context.edition.about, context.edition.delegation
    place = ", ".join(filter(None, (about.event.venue, about.event.place)))
    made = context.word("prepared-by", office=about.event.secretariat)
    return (
        Cover(
            title=text(whose.name.printed if whose else context.word("regional-overview")),
            natives=tuple(context.scripts([name]) for name in formal_of(whose.name)) if whose else (),
            marking=text(edition.banner.text),
            outline=outline(context),
            flag=flag(context, edition.order.delegation) if whose else None,
            emblem=emblem(context),
            event=text(about.event.name),
            lines=tuple(text(line) for line in (place, days_of(context)) if line),
            book=text(edition.outline.title),
            copy=text(context.word("copy")),
            facts=_facts(context),
            foot=text(f"{made} · {context.word('version').capitalize()} {about.version}"),
            span=section.span,
        ),
    )


def _facts(context: Context) -> tuple[Term, ...]:
    edition, about = context.edition, context.edition.about
    facts = (
        ("cover-reader", edition.audience.title),
        ("as-of-short", context.language.loose_date(about.as_of)),
        ("book", book_id(context)),
    )
    return tuple(
        Term(text(context.word(word)), (Paragraph(text(value), "cover-value"),))
        for word, value in facts
        if value
    )


def book_id(context: Context) -> str:
    """The number of this book: the summit's, the delegation's code, the audience."""
    order, edition = context.edition.order, context.edition
    code = edition.codes.get(order.delegation, order.delegation.upper())
    return f"{edition.about.book_id}/{code}/{order.audience.upper()}"
