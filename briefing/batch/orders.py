"""From the matrix of summit.yaml, or a command line, to the list of orders and where each file lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product as combinations

from briefing import editions
from briefing.diagnostics import BriefError
from briefing.formats.kin import paper_for
from briefing.kinds import PROGRAM, Kinds
from briefing.products.base import PRODUCTS
from briefing.summit import Matrix, Order, Summit

REGIONAL = "regional"


@dataclass(frozen=True, slots=True)
class OrderFilter:
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
    found = editions.select(summit, order).distribution
    return [entry.office for entry in found for _ in range(entry.copies)]


def planned_orders(summit: Summit) -> tuple[Order, ...]:
    """Every order of summit.yaml, once each, in the order of the matrices."""
    found: dict[str, Order] = {}
    for matrix in summit.settings.orders:
        for order in _expand(summit, matrix):
            found.setdefault(path_of(order), order)
    return tuple(found.values())


def readers_of(summit: Summit, product: str) -> tuple[str, ...]:
    """The audiences for whom a product is made: those of its role; the summit's default where it is made for any.

    A product whose role nobody has is made for nobody.
    """
    role = summit.kinds.load(PRODUCTS, product).PRODUCT.role
    if role is None:
        return (summit.settings.defaults.audience,)
    return tuple(id_ for id_, rule in summit.settings.audiences.items() if rule.role == role)


def check_roles(summit: Summit, orders: Iterable[Order]) -> tuple[Order, ...]:
    """The orders; one whose product this reader may not have, or nobody has, is a `BriefError`."""
    found = tuple(orders)
    for order in found:
        role, may = (
            summit.settings.audiences[order.audience].role,
            summit.kinds.load(PRODUCTS, order.product).PRODUCT.roles,
        )
        if role not in may:
            raise BriefError.one(
                "wrong-reader",
                f"'{order.product}' may be made for {' or '.join(sorted(may))} only, and '{order.audience}' is {role}",
                help="name another audience",
            )
    return found


def without_reader(summit: Summit, product: str) -> BriefError:
    """The error of a product that is made for a role that nobody has."""
    role = summit.kinds.load(PRODUCTS, product).PRODUCT.role
    return BriefError.one(
        "no-reader", f"'{product}' is made for {role}, and no audience has that role", summit.settings.span,
        f"write 'role: {role}' at the audience in summit.yaml that shall have it, or name one with -a",
    )  # fmt: skip


def orders_for(summit: Summit, wanted: OrderFilter) -> tuple[Order, ...]:
    """Orders for a command line: what is named, and the summit's defaults for the rest."""
    defaults = summit.settings.defaults
    for product in wanted.products:
        if not wanted.audiences and not readers_of(summit, product):
            raise without_reader(summit, product)
    matrix = Matrix(
        products=wanted.products or (defaults.product,),
        delegations=wanted.delegations or tuple(summit.delegations),
        audiences=wanted.audiences,
        languages=wanted.languages or (defaults.language,),
        formats=wanted.formats,
        target=wanted.target or None,
    )
    return check_roles(summit, _expand(summit, matrix))


def matching(orders: Iterable[Order], wanted: OrderFilter) -> tuple[Order, ...]:
    """Those orders of the plan that a command line's words do not rule out."""

    def fits(order: Order) -> bool:
        return (
            (not wanted.delegations or order.delegation in wanted.delegations)
            and (not wanted.audiences or order.audience in wanted.audiences)
            and (not wanted.languages or order.language in wanted.languages)
            and (not wanted.products or order.product in wanted.products)
            and (not wanted.formats or order.format in wanted.formats)
        )

    return tuple(order for order in orders if fits(order))


def _expand(summit: Summit, matrix: Matrix) -> Iterator[Order]:
    defaults = summit.settings.defaults
    readers = {product: matrix.audiences or readers_of(summit, product) for product in matrix.products}
    audiences = dict.fromkeys(audience for found in readers.values() for audience in found)
    for values in combinations(
        matrix.delegations or tuple(summit.delegations),
        audiences,
        matrix.languages or (defaults.language,),
        matrix.products,
        matrix.formats or ("",),
    ):
        delegation, audience, language, product, format_ = values
        if audience not in readers[product]:
            continue
        order = Order(
            product=product,
            delegation=delegation,
            audience=audience,
            language=language,
            format=paper_of(summit, product, format_)
            or default_format(product, defaults.format, summit.kinds),
            target=matrix.target or defaults.target,
        )
        if not any(_matches(order, rule) for rule in matrix.except_):
            yield order


def _matches(order: Order, rule: object) -> bool:
    return isinstance(rule, dict) and all(getattr(order, key, None) == value for key, value in rule.items())


def default_format(product: str, default: str, kinds: Kinds = PROGRAM) -> str:
    """A product that is made for some papers takes that of the summit's family, or its own; the others take the summit's."""
    info = kinds.load(PRODUCTS, product).PRODUCT
    if not info.formats:
        return info.format or default
    return paper_for(info.formats, default) or info.format


def paper_of(summit: Summit, product: str, wanted: str) -> str:
    """The paper of a product that somebody wants on one; where it cannot be set on that, a `BriefError`."""
    papers = summit.kinds.load(PRODUCTS, product).PRODUCT.formats
    found = paper_for(papers, wanted) if wanted else ""
    if found is None:
        raise BriefError.one(
            "wrong-paper", f"'{product}' is made on {' or '.join(papers)}, not on {wanted}",
            getattr(wanted, "span", None), "name another paper, or leave the choice to the product",
        )  # fmt: skip
    return found
