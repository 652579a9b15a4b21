"""Which handouts a summit has, and for whom, as a person is told."""

from __future__ import annotations

from briefing.batch import handouts
from briefing.batch.orders import OrderFilter
from briefing.cli.reporting import result, say
from briefing.products.base import PRODUCTS
from briefing.summit import Order, Summit


def handout_orders(summit: Summit, wanted: OrderFilter) -> tuple[Order, ...]:
    """The set that summit.yaml names; what is made for nobody here is said."""
    orders, left_out = handouts.handout_orders(summit, wanted)
    if left_out:
        say("not made, since no audience has the role that they are for: " + ", ".join(left_out))
    return orders


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
