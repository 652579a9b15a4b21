"""Which handouts a summit has, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.reporting import result

if TYPE_CHECKING:
    from briefing.batch.orders import Wish
    from briefing.summit import Order, Summit


def handout_orders(summit: Summit, wish: Wish) -> tuple[Order, ...]:
    """The set that summit.yaml names, each for the audience the product is made for, where the summit has it."""
    from briefing import kinds
    from briefing.batch.orders import usual_format
    from briefing.pipeline import PRODUCTS
    from briefing.summit import Order

    defaults = summit.settings.defaults
    names = (
        wish.products or summit.settings.handouts or tuple(n for n in kinds.names(PRODUCTS) if n != "book")
    )
    orders = []
    for delegation in wish.delegations or tuple(summit.delegations):
        for name in names:
            info = kinds.load(PRODUCTS, name).PRODUCT
            usual = info.audience if info.audience in summit.settings.audiences else defaults.audience
            for audience in wish.audiences or (usual,):
                for language in wish.languages or (defaults.language,):
                    for format_ in wish.formats or (usual_format(name, defaults.format),):
                        orders.append(Order(
                            product=name, delegation=delegation, audience=audience, language=language,
                            format=format_, target=wish.target or defaults.target,
                        ))  # fmt: skip
    return tuple(orders)


def list_handouts(orders: tuple[Order, ...]) -> int:
    """Name, paper, audience and what it is, one line each."""
    from briefing import kinds
    from briefing.pipeline import PRODUCTS

    seen = set()
    for order in orders:
        if order.product in seen:
            continue
        seen.add(order.product)
        info = kinds.load(PRODUCTS, order.product).PRODUCT
        result(f"{order.product:<22}{order.format:<16}{order.audience:<13}{info.pages:<13}{info.title}")
    return 0
