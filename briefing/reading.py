"""A folder of briefs read and checked with the kinds that this program has; nothing that lays out is loaded for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from briefing import kinds
from briefing.checking import load
from briefing.checking.options import Takes
from briefing.checking.orders import Makes, Products
from briefing.diagnostics import Problems
from briefing.summit import Summit

SECTIONS: Final = "briefing.sections"
PRODUCTS: Final = "briefing.products"


def load_into(problems: Problems, folder: Path, judged: bool = True) -> Summit:
    """The summit of a folder with all that is wrong in it added to the problems; files are verified by one that is `judged`.

    Raises `BriefError` when nothing can be put together at all.
    """
    products = Products(kinds.names(PRODUCTS), _makes)
    return load(
        folder, problems, section_options=_Options(kinds.names(SECTIONS)), products=products, judged=judged
    )


class _Options(Mapping[str, Mapping[str, Takes]]):
    """What outlines may say of each section kind; a kind is looked at only when an outline names it."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names

    def __getitem__(self, name: str) -> Mapping[str, Takes]:
        if name not in self._names:
            raise KeyError(name)
        options: Mapping[str, Takes] = getattr(kinds.load(SECTIONS, name), "OPTIONS", {})
        return options

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _makes(product: str) -> Makes:
    info = kinds.load(PRODUCTS, product).PRODUCT
    return Makes(info.title, info.role, info.roles, info.per_person)
