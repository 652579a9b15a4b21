"""Terms and acronyms that this book prints: the delegation's, its topics', and the common ones."""

import re
from functools import lru_cache

from briefing.document import Blocks, Definitions, Paragraph, Term, Text
from briefing.editions import Edition
from briefing.letters import Finder, folded
from briefing.sections.base import Context, strong, text
from briefing.summit import GlossaryTerm, OutlineSection


def compose(context: Context, section: OutlineSection) -> Blocks:
    entries: dict[str, GlossaryTerm] = {}
    for term in terms_of(context.edition):
        if printed(context, term):
            entries.setdefault(folded(str(term.acronym or term.term)), term)
    ordered = sorted(entries.values(), key=lambda t: context.language.alphabet.key(_name(context, t)))
    items = tuple(Term(strong(t.acronym or t.term), _meaning(context, t), t.span) for t in ordered)
    return (Definitions(items, 0.27, "small"),) if items else ()


def _meaning(context: Context, term: GlossaryTerm) -> Blocks:
    """What an acronym stands for opens its meaning."""
    blocks = context.blocks(term.meaning, "small")
    if not term.acronym or term.acronym == term.term or not blocks:
        return blocks
    first = blocks[0]
    if not isinstance(first, Paragraph):
        return (Paragraph(text(term.term), "small"), *blocks)
    return (first.replaced(content=(*strong(term.term), Text(". "), *first.content)), *blocks[1:])


def terms_of(edition: Edition) -> tuple[GlossaryTerm, ...]:
    """What is explained: by the delegation first, then by its topics, then for all."""
    own = edition.delegation.glossary if edition.delegation else ()
    return (*own, *(term for topic in edition.topics.values() for term in topic.glossary), *edition.glossary)


def _name(context: Context, term: GlossaryTerm) -> str:
    name = term.term
    return f"{term.acronym} ({name})" if term.acronym and term.acronym != name else name


def printed(context: Context, term: GlossaryTerm) -> bool:
    """Whether the acronym, or the term in any of its forms, stands in the book."""
    if term.acronym and next(Finder((term.acronym,)).all_in(context.printed), None):
        return True
    words = folded(term.term).split()
    forms = " +".join(_inflected(word) for word in words)
    return bool(words) and re.search(rf"(?<!\w){forms}(?!\w)", _folded_book(context.printed)) is not None


@lru_cache(maxsize=4)
def _folded_book(printed: str) -> str:
    return folded(printed)


def _inflected(word: str) -> str:
    """A pattern for a folded word with any ending: long words keep all but their last two letters."""
    stem = word[:-2] if len(word) > 5 and word.isalpha() else word
    return re.escape(stem) + r"\w{0,4}"
