"""Words in cells that decide: yes and no, estimate, total, rest; every language's own are understood."""

from __future__ import annotations

from functools import lru_cache

from briefing import languages
from briefing.charts.base.grid import Datum
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.spec import ChartSpec
from briefing.kinds import Kinds
from briefing.letters import folded

_ALWAYS = {"says-yes": ("true", "1"), "says-no": ("false", "0")}


@lru_cache(maxsize=64)
def words_for(key: str, kinds: Kinds) -> frozenset[str]:
    """The words of all languages for one decision, folded."""
    found = (word for language in languages.every(kinds) for word in language.word(key).split(","))
    return frozenset(folded(w) for w in (*found, *_ALWAYS.get(key, ())))


def says(request: ChartRequest[ChartSpec], cell: Datum, what: str) -> bool:
    """Whether a cell says yes or names `what` (`estimate`, `total`); empty is no, another word a mistake."""
    word, kinds = folded(cell.text), request.context.kinds
    if word in words_for("says-yes", kinds) | words_for(f"says-{what}", kinds):
        return True
    if not word or word in words_for("says-no", kinds):
        return False
    own = request.context.language
    raise request.fail("unknown-word", f"'{cell.text.strip()}' decides nothing here", cell.span,
                     f"write {own.word('says-yes')} or {own.word('says-no')}, or leave the cell empty")  # fmt: skip


def is_rest(text: str, kinds: Kinds) -> bool:
    """Whether a name is that of a remainder, which stays last."""
    return folded(text).split(" ")[0] in words_for("says-rest", kinds)


def is_total(text: str, kinds: Kinds) -> bool:
    return folded(text) in words_for("says-total", kinds)
