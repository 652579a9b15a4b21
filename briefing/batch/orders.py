"""From the matrix of summit.yaml, or a command line, to the list of orders and where each file lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product as combinations

from briefing.summit import Matrix, Order, Summit

REGIONAL = "regional"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a command line asks for; an empty field leaves the choice to summit.yaml."""

    delegations: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    target: str = ""


def path_of(order: Order) -> str:
    """`<delegation>/<audience>/<language>/<all of it>.pdf`: a file mailed around still says whose it is."""
    name = "_".join((order.delegation, order.audience, order.language, order.product, order.format))
    if order.target != "screen":
        name += f"_{order.target}"
    if order.copies > 1:
        name += f"_{order.copies}-copies"
    return f"{order.delegation}/{order.audience}/{order.language}/{name}.pdf"


def recipients(summit: Summit, order: Order) -> list[str]:
    """The office of each numbered copy of this order, from the distribution list."""
    from briefing import editions

    found = editions.select(summit, order).distribution
    return [entry.office for entry in found for _ in range(entry.copies)]


def ordered(summit: Summit) -> tuple[Order, ...]:
    """Every order of summit.yaml, once each, in the order of the matrices."""
    found: dict[str, Order] = {}
    for matrix in summit.settings.orders:
        for order in _expand(summit, matrix):
            found.setdefault(path_of(order), order)
    return tuple(found.values())


def wished(summit: Summit, wish: Wish) -> tuple[Order, ...]:
    """Orders for a command line: what is named, and the summit's defaults for the rest."""
    defaults = summit.settings.defaults
    matrix = Matrix(
        products=wish.products or (defaults.product,),
        delegations=wish.delegations or tuple(summit.delegations),
        audiences=wish.audiences or (defaults.audience,),
        languages=wish.languages or (defaults.language,),
        formats=wish.formats,
        target=wish.target or None,
    )
    return tuple(_expand(summit, matrix))


def chosen(orders: Iterable[Order], wish: Wish) -> tuple[Order, ...]:
    """Those orders of the plan that a command line's words do not rule out."""

    def fits(order: Order) -> bool:
        return (
            (not wish.delegations or order.delegation in wish.delegations)
            and (not wish.audiences or order.audience in wish.audiences)
            and (not wish.languages or order.language in wish.languages)
            and (not wish.products or order.product in wish.products)
            and (not wish.formats or order.format in wish.formats)
        )

    return tuple(order for order in orders if fits(order))


def _expand(summit: Summit, matrix: Matrix) -> Iterator[Order]:
    defaults = summit.settings.defaults
    for values in combinations(
        matrix.delegations or tuple(summit.delegations),
        matrix.audiences or (defaults.audience,),
        matrix.languages or (defaults.language,),
        matrix.products,
        matrix.formats or ("",),
    ):
        delegation, audience, language, product, format_ = values
        order = Order(
            product=product,
            delegation=delegation,
            audience=audience,
            language=language,
            format=format_ or usual_format(product, defaults.format),
            target=matrix.target or defaults.target,
        )
        if not any(_matches(order, rule) for rule in matrix.except_):
            yield order


def _matches(order: Order, rule: object) -> bool:
    return isinstance(rule, dict) and all(getattr(order, key, None) == value for key, value in rule.items())


def usual_format(product: str, default: str) -> str:
    """A product that is made for one paper says so (`FORMAT`); the others take the summit's."""
    from briefing import kinds

    try:
        module = kinds.load("briefing.products", product)
    except LookupError:
        return default
    info = getattr(module, "PRODUCT", None)
    return getattr(info, "format", None) or default
