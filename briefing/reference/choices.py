"""Keys that name something of the program: which names there are. A folder may bring others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from briefing.charts import CHARTS, ChartSpec
from briefing.formats import FORMATS, targets
from briefing.kinds import PROGRAM, Kinds, OpenSet
from briefing.languages import LANGUAGES, MODEL, load
from briefing.products.base import PRODUCTS
from briefing.sections.base import SECTIONS
from briefing.styles import STYLES
from briefing.summit import Defaults, Fact, Matrix, OutlineSection, SummitSettings

SETS: Final[Mapping[str, OpenSet[Any]]] = {
    "section": SECTIONS, "chart": CHARTS, "product": PRODUCTS, "format": FORMATS, "style": STYLES, "language": LANGUAGES,
}  # fmt: skip
_NAMED: Final[Mapping[tuple[type[Any], str], str]] = {
    (OutlineSection, "section"): "section",
    (ChartSpec, "kind"): "chart",
    (ChartSpec, "unit"): "unit",
    (Fact, "unit"): "unit",
    (SummitSettings, "languages"): "language",
    (SummitSettings, "handouts"): "product",
    (Defaults, "language"): "language",
    (Defaults, "format"): "format",
    (Defaults, "style"): "style",
    (Defaults, "product"): "product",
    (Defaults, "target"): "target",
    (Matrix, "products"): "product",
    (Matrix, "languages"): "language",
    (Matrix, "formats"): "format",
    (Matrix, "target"): "target",
}


@cache
def names(of: str, kinds: Kinds = PROGRAM) -> tuple[str, ...]:
    """The names of a set, of the units or of the print targets; those of packages are left out."""
    if of == "unit":
        return tuple(load(MODEL, kinds).units)
    return targets() if of == "target" else kinds.names(SETS[of]).here


def choices_of(model: type[Any], name: str, kinds: Kinds = PROGRAM) -> tuple[str, ...]:
    """The names that a field may hold, none where it names nothing of the program."""
    of = _NAMED.get((model, name))
    return names(of, kinds) if of else ()
