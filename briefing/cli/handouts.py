"""Which handouts a summit has, and for whom."""

from __future__ import annotations

from briefing.batch.orders import (
    OrderFilter,
    check_roles,
    default_format,
    readers_of,
    without_reader,
)
from briefing.cli.reporting import result, say
from briefing.products.base import PRODUCTS
from briefing.summit import Order, Summit


def handout_orders(summit: Summit, wanted: OrderFilter) -> tuple[Order, ...]:
    """The set that summit.yaml names, each for the audiences that have the role it is made for.

    Of a set that nobody named, what is made for nobody here is left out, and said.
    """
    defaults = summit.settings.defaults
    names = (
        wanted.products
        or summit.settings.handouts
        or tuple(name for name in summit.kinds.names(PRODUCTS).here if name != "book")
    )
    orders: list[Order] = []
    left_out: dict[str, None] = {}
    for delegation in wanted.delegations or tuple(summit.delegations):
        for name in names:
            readers = wanted.audiences or readers_of(summit, name)
            if not readers and (wanted.products or summit.settings.handouts):
                raise without_reader(summit, name)
            if not readers:
                left_out[name] = None
            for audience in readers:
                for language in wanted.languages or (defaults.language,):
                    for format_ in wanted.formats or (default_format(name, defaults.format, summit.kinds),):
                        orders.append(Order(
                            product=name, delegation=delegation, audience=audience, language=language,
                            format=format_, target=wanted.target or defaults.target,
                        ))  # fmt: skip
    if left_out:
        say("not made, since no audience has the role that they are for: " + ", ".join(left_out))
    return check_roles(summit, orders)


def list_handouts(summit: Summit, orders: tuple[Order, ...]) -> int:
    """Name, paper, audience and what it is, one line each."""
    seen = set()
    for order in orders:
        if order.product in seen:
            continue
        seen.add(order.product)
        info = summit.kinds.load(PRODUCTS, order.product).PRODUCT
        result(f"{order.product:<22}{order.format:<16}{order.audience:<13}{info.pages:<13}{info.title}")
    return 0
