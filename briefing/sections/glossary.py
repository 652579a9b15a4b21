"""Terms and acronyms of this book: those of the delegation, of its topics, and the common ones that it uses."""

import re

from briefing.document import Blocks, Definitions, Paragraph, Term, plain
from briefing.sections.base import Context, strong
from briefing.summit import GlossaryTerm, OutlineSection


def compose(context: Context, section: OutlineSection) -> Blocks:
    edition = context.edition
    own = list(edition.delegation.glossary) if edition.delegation else []
    for topic in edition.topics.values():
        own += topic.glossary
    words = " ".join(_words(edition.model_dump(exclude={"glossary"}, mode="python")))
    common = [t for t in edition.glossary if _used(t, words)]
    entries: dict[str, GlossaryTerm] = {}
    for term in (*own, *common):
        entries.setdefault(str(term.acronym or term.term).casefold(), term)
    ordered = sorted(entries.values(), key=lambda t: str(t.acronym or t.term).casefold())
    items = tuple(
        Term(strong(_name(context, t)), (Paragraph(context.inlines(t.meaning), "small"),), t.span)
        for t in ordered
    )
    return (Definitions(items, 0.27, "small"),) if items else ()


def _name(context: Context, term: GlossaryTerm) -> str:
    name = plain(context.inlines(term.term))
    return f"{term.acronym} ({name})" if term.acronym and term.acronym != name else name


def _used(term: GlossaryTerm, words: str) -> bool:
    name = term.acronym or str(term.term)
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [w for v in value.values() for w in _words(v)]
    if isinstance(value, list | tuple):
        return [w for v in value for w in _words(v)]
    return []
