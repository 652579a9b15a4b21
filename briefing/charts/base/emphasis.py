"""What to look at: what the author names, else the delegations that the title names, else the book's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefing.charts.base.context import ChartContext
from briefing.letters import Finder, folded

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_VOWELS = "аеёийоуыьэюя"


def same(word: str, text: str, context: ChartContext) -> bool:
    """Whether two cells mean one thing: the same word, or two names of one country."""
    if folded(word) == folded(text):
        return True
    one, other = context.country(word), context.country(text)
    return one is not None and other is not None and one.id == other.id


def emphasised(
    words: Sequence[str], title: str, there: Iterable[str], context: ChartContext
) -> frozenset[str]:
    """The cells to bring forward; a title that names all of them brings forward the book's own."""
    known = list(dict.fromkeys(there))
    if words:
        exact = {w for w in words if w in known}
        return frozenset(
            text
            for text in known
            if text in exact or any(same(w, text, context) for w in words if w not in exact)
        )
    named = frozenset(text for text in known if names_it(title, text, context))
    if named and len(named) < len(known):
        return named
    return frozenset(text for text in known if is_own(text, context))


def is_own(text: str, context: ChartContext) -> bool:
    """Whether a cell is the delegation whose book this is."""
    country = context.country(text)
    return bool(context.own) and country is not None and country.id == context.own


def names_it(title: str, text: str, context: ChartContext) -> bool:
    """Whether a title names the delegation that a cell means, by one of its names."""
    country = context.country(text)
    if country is None:
        return False
    inflected = context.language.plural == "slavic" or _CYRILLIC.search(title) is not None
    names = [name for name in (country.name, *country.aliases) if name]
    if not inflected:
        return next(Finder(names).all_in(title), None) is not None
    return any(_pattern(folded(name)).search(folded(title)) for name in names)


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    """A folded name with any of its endings, as a word of its own."""
    stem = name.rstrip(_VOWELS) if len(name) > 4 and len(name.rstrip(_VOWELS)) > 3 else name
    return re.compile(rf"(?<!\w){re.escape(stem)}\w{{0,3}}(?!\w)")
