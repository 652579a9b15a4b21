"""Words in cells that decide: yes and no, estimate, total, rest; every language's own are understood."""

from __future__ import annotations

from functools import cache

from briefing import languages
from briefing.charts.base.asked import Asked
from briefing.charts.base.grid import Datum
from briefing.charts.base.spec import ChartSpec
from briefing.letters import folded

_ALWAYS = {"says-yes": ("true", "1"), "says-no": ("false", "0")}


@cache
def words_for(key: str) -> frozenset[str]:
    """The words of all languages for one decision, folded."""
    found = (word for tag in languages.names() for word in languages.load(tag).word(key).split(","))
    return frozenset(folded(w) for w in (*found, *_ALWAYS.get(key, ())))


def says(asked: Asked[ChartSpec], cell: Datum, what: str) -> bool:
    """Whether a cell says yes or names `what` (`estimate`, `total`); empty is no, another word a mistake."""
    word = folded(cell.text)
    if word in words_for("says-yes") | words_for(f"says-{what}"):
        return True
    if not word or word in words_for("says-no"):
        return False
    own = asked.setting.language
    raise asked.fail("unknown-word", f"'{cell.text.strip()}' decides nothing here", cell.span,
                     f"write {own.word('says-yes')} or {own.word('says-no')}, or leave the cell empty")  # fmt: skip


def is_rest(text: str) -> bool:
    """Whether a name is that of a remainder, which stays last."""
    return folded(text).split(" ")[0] in words_for("says-rest")


def is_total(text: str) -> bool:
    return folded(text) in words_for("says-total")
