"""The handouts of a summit: the set that its settings name, each for the audiences that have the role it is made for."""

from __future__ import annotations

from briefing.batch.orders import (
    OrderFilter,
    check_roles,
    default_format,
    paper_of,
    readers_of,
    without_reader,
)
from briefing.formats.kin import paper_for
from briefing.products.base import PRODUCTS
from briefing.summit import Order, Summit


def handout_orders(summit: Summit, wanted: OrderFilter) -> tuple[tuple[Order, ...], tuple[str, ...]]:
    """The orders of the set, and what is left out of it, since nobody here has the role that it is made for.

    What a person has named, in `wanted` or in summit.yaml, is never left out: for nobody, it is a `BriefError`.
    """
    defaults = summit.settings.defaults
    named = wanted.products or summit.settings.handouts
    names = named or tuple(name for name in summit.kinds.names(PRODUCTS).here if name != "book")
    orders: list[Order] = []
    left_out: dict[str, None] = {}
    for delegation in wanted.delegations or tuple(summit.delegations):
        for name in names:
            readers = wanted.audiences or readers_of(summit, name)
            if not readers and named:
                raise without_reader(summit, name)
            if not readers:
                left_out[name] = None
            for audience in readers:
                for language in wanted.languages or (defaults.language,):
                    for format_ in wanted.formats or ("",):
                        usual = default_format(name, defaults.format, summit.kinds)
                        orders.append(Order(
                            product=name, delegation=delegation, audience=audience, language=language,
                            format=_paper(summit, name, format_, bool(wanted.products)) or usual, target=wanted.target or defaults.target,
                        ))  # fmt: skip
    return check_roles(summit, orders), tuple(left_out)


def _paper(summit: Summit, product: str, wanted: str, named: bool) -> str:
    """The paper that was asked for; of a whole set a product that cannot be set on it keeps its own."""
    if not named and paper_for(summit.kinds.load(PRODUCTS, product).PRODUCT.formats, wanted) is None:
        return ""
    return paper_of(summit, product, wanted)
