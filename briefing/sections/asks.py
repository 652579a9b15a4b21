"""What each side asks for, with owner, state, fallback and red line."""

from briefing.document import Block, Blocks, Definitions, Inlines, KeepTogether, Paragraph, Term
from briefing.sections.base import Context, heading, joined, label, text
from briefing.summit import Ask, OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    blocks: list[Block] = []
    for side, word in (("ours", "our-asks"), ("theirs", "their-asks")):
        asks = [ask for ask in context.brief.asks if ask.by == side]
        if asks:
            blocks.append(heading(2, context.word(word)))
            for number, ask in enumerate(asks, 1):
                blocks.append(KeepTogether(_ask(context, ask, number)))
    return tuple(blocks)


def _ask(context: Context, ask: Ask, number: int) -> Blocks:
    title: Inlines = (*text(f"{number}  "), *context.inlines(ask.title))
    blocks: list[Block] = [
        heading(3, title, contents=False, span=ask.span, item=True),
        *context.blocks(ask.text),
    ]
    rows = [
        ("owner", _line(joined([text(ask.owner_ours) if ask.owner_ours else (), text(ask.owner_theirs) if ask.owner_theirs else ()], " · "))),
        ("status", context.blocks(ask.status, "small")),
        ("fallback", context.blocks(ask.fallback, "small")),
        ("red-line", context.blocks(ask.red_line, "small")),
        ("announce", context.blocks(ask.announce, "small")),
        ("due", _line(text(context.language.loose_date(ask.due))) if ask.due else ()),
    ]  # fmt: skip
    terms = tuple(Term(label(context.word(word)), value, ask.span) for word, value in rows if value)
    if terms:
        blocks.append(Definitions(terms, 0.16, "small", ask.span))
    return tuple(blocks)


def _line(content: Inlines) -> Blocks:
    return (Paragraph(content, "small"),) if content else ()
