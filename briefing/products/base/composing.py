"""What every product shares: the words around its pages, and what it prints that has nothing for its reader."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing import formats
from briefing.document import (
    EMPTY,
    Blocks,
    Document,
    Label,
    Metadata,
    Paragraph,
    Part,
    Placed,
    Running,
    Shape,
    Sheet,
    Text,
    called,
)
from briefing.editions import Edition
from briefing.languages import Language
from briefing.roles import OUTSIDE
from briefing.sections.base import Binder, Context, anchored, listed_in, pruned, says_something
from briefing.sections.cover import book_id

LAYOUT_WORDS = (
    "contents", "continued", "tab", "page", "figures", "source", "note", "draft", "source-code", "source-entry", "cited-on"
)  # fmt: skip


def whose(context: Context) -> str:
    """The name of the delegation on its papers, or the region."""
    brief = context.edition.delegation
    return brief.name.printed if brief else context.word("regional-overview")


def document(context: Context, parts: tuple[Part, ...], title: str) -> Document:
    """The parts as a document, with its running words and metadata; what would be empty is left out, and names are bound."""
    edition, language = context.edition, context.language
    binder = Binder(edition, language)
    parts = tuple(
        _marked(context, part).replaced(blocks=binder.bound(part.blocks))
        for part in anchored(_with_content(context, parts))
    )
    notes = {
        key: note.replaced(content=binder.run(note.content))
        for key, note in called(parts, context.notes).items()
    }
    about, order = edition.about, edition.order
    name = whose(context)
    identity = (
        ("summit", about.summit),
        ("delegation", order.delegation),
        ("audience", order.audience),
        ("language", order.language),
        ("product", order.product),
        ("format", order.format),
        ("version", about.version),
        ("book", book_id(context)),
        ("as-of", about.as_of),
    )
    return Document(
        Metadata(
            title=context.word("with-label", label=name, words=title),
            author=about.event.secretariat,
            subject=f"{about.event.name}, {about.event.place}",
            keywords=(about.event.short_name, name, edition.audience.title),
            language=language.tag,
            created=date.fromisoformat(about.date),
            identity=identity,
            key=about.key,
            hyphenation=language.setting.hyphenation or "",
        ),
        parts,
        Running(
            head_left=name,
            banner=edition.banner.text,
            book_id=book_id(context),
            blank=language.word("blank"),
        ),
        notes,
        {key: language.word(key) for key in LAYOUT_WORDS},
        hue=hue_of(edition),
    )


def hue_of(edition: Edition) -> str:
    """The number of the delegation among all, after which the style chooses its hue; "" for the host's."""
    ids = sorted(edition.names)
    whose = edition.order.delegation
    return str(ids.index(whose) + 1) if whose in ids else ""


def _with_content(context: Context, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts that hold something, without what holds nothing; of a product without any, the word for that."""
    listed = listed_in((part.blocks for part in parts), context.notes)
    left = (part.replaced(blocks=pruned(part.blocks, listed)) for part in parts)
    return tuple(part for part in left if says_something(part.blocks)) or (empty(context),)


def _marked(context: Context, part: Part) -> Part:
    """A part with the marking that its pages bear; a sheet places its own, and so does what stands for an empty product."""
    own = part.marking or part.id == EMPTY or any(isinstance(block, Sheet) for block in part.blocks)
    return part if own else part.replaced(marking=context.edition.banner.text)


def section_title(context: Context, kind: str) -> str:
    """What a section is called in this reader's papers: by the outline, else by the language, which has other words for some
    that leave the house.
    """
    given = (s.title for s in context.edition.outline.sections if s.section == kind and s.title)
    return next(given, None) or section_name(context, kind)


def section_name(context: Context, kind: str) -> str:
    """What the language calls a section in this reader's papers."""
    outside = context.edition.audience.role in OUTSIDE
    words = context.language.words.get(f"outside-{kind}", "") if outside else ""
    return words or context.language.name_of("source-list" if kind == "sources" else kind)


def tab_letter(number: int) -> str:
    """A, B … Z, AA, AB …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def start(edition: Edition, language: Language) -> Context:
    """A context for a product that calls no notes: handouts carry their sources in words."""
    return Context(edition, language, with_notes=False)


def sheet_of(context: Context) -> tuple[float, float]:
    """Width and height of the paper that the order is for (mm)."""
    paper = formats.load(context.edition.order.format, kinds=context.edition.kinds)
    return paper.width, paper.height


def sheets(
    id_: str, title: str, places: Iterable[Iterable[Placed]], marks: tuple[Shape | Label, ...] = ()
) -> Part:
    """A part of one sheet for each group of places."""
    blocks = tuple(Sheet(tuple(group), marks) for group in places)
    return Part(id_, title, blocks, numbering="none", running=False)


def empty(context: Context) -> Part:
    """What a product prints that has nothing for this reader: what it would be, whose, and that it is not there."""
    edition = context.edition
    name = context.word(
        "with-label", label=whose(context), words=context.language.name_of(edition.order.product)
    )
    lines = ((edition.banner.text, "banner-centre"), (name, "small"), (context.word("no-document"), "body"))
    blocks = tuple(Paragraph((Text(words),), style) for words, style in lines)
    return Part(EMPTY, whose(context), blocks, running=False)


def banner(context: Context, width: float, y: float, x: float = 0.0) -> Placed:
    """The banner marking of a sheet, centred in its width."""
    words = Paragraph((Text(context.edition.banner.text),), "banner-centre")
    return Placed(x, y, width, 5, (words,), artifact=True)


def sample(context: Context) -> Blocks:
    """The line that says what is invented."""
    words = context.edition.about.event.sample
    return (Paragraph((Text(words),), "sample"),) if words else ()
