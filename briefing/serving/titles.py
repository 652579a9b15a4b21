"""What people call the papers, sizes and languages that a window may be switched to."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing import languages
from briefing.batch.orders import REGIONAL
from briefing.formats import FORMATS
from briefing.kinds import Kinds
from briefing.previewing import Choice, Choices
from briefing.products.base import PRODUCTS


def titled(choices: Choices, kinds: Kinds) -> Choices:
    """The same by their titles, where they have any."""
    return Choices(
        _named(choices.delegations, lambda id_: "All delegations" if id_ == REGIONAL else ""),
        choices.audiences,
        _named(choices.languages, lambda tag: languages.load(tag, kinds).name),
        _named(choices.formats, lambda name: kinds.load(FORMATS, name).title),
        _named(choices.products, lambda name: kinds.load(PRODUCTS, name).PRODUCT.title.partition(":")[0]),
    )


def _named(found: Iterable[Choice], title: Callable[[str], str]) -> tuple[Choice, ...]:
    return tuple(Choice(one.id, title(one.id) or one.title) for one in found)
