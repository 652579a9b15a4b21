"""The cover: whose book it is, and nothing that can be read from afar."""

from briefing.document import Artwork, Blocks, Cover, Paragraph, Picture, Plate, Silhouette, Term
from briefing.sections.base import Context, text
from briefing.sections.base.hours import days_of
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
            outline=outline_of(context),
            flag=flag_of(context, edition.order.delegation) if whose else None,
            emblem=emblem_of(context),
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


def outline_of(context: Context) -> Picture:
    """The countries of the book together; of a region that lies all over the world nothing is drawn."""
    edition = context.edition
    codes = tuple(brief.code for brief in edition.delegations.values())
    return Silhouette(codes, "hue-line", edition.insignia.borders)


def flag_of(context: Context, delegation: str) -> Picture:
    """The flag of a delegation; a plate with its code where there is none."""
    edition = context.edition
    return _flag(context, edition.codes.get(delegation, ""), edition.names[delegation].printed)


def host_flag(context: Context) -> Picture:
    """The flag of the host, or a plate with his code."""
    event = context.edition.about.event
    return _flag(context, event.host_code, event.host.printed)


def _flag(context: Context, code: str, name: str) -> Picture:
    file = context.edition.insignia.flags.get(code.casefold())
    return Artwork(file, context.word("flag", name=name), "hairline") if file else Plate(code, "")


def emblem_of(context: Context) -> Picture | None:
    """The host's emblem, where the assets have one."""
    event = context.edition.about.event
    file = context.edition.insignia.emblems.get(event.host_code.casefold())
    return Artwork(file, context.word("emblem", name=event.host.printed)) if file else None


def book_id(context: Context) -> str:
    """The number of this book: the summit's, the delegation's code, the audience."""
    order, edition = context.edition.order, context.edition
    code = edition.codes.get(order.delegation, order.delegation.upper())
    return f"{edition.about.book_id}/{code}/{order.audience.upper()}"
