"""Which outline a book follows."""

from __future__ import annotations

from typing import Final

from briefing.diagnostics import BriefError
from briefing.summit import Order, Outline, Summit

REGIONAL: Final = "regional"


def outline_for(summit: Summit, order: Order) -> Outline:
    """The outline that the order names, else its audience's own, else the first that fits."""
    outlines = summit.outlines
    if order.outline:
        return outlines[order.outline]
    audience = summit.settings.audiences[order.audience]
    scope = "regional" if order.delegation == REGIONAL else "delegation"
    if audience.book and outlines[audience.book].scope == scope:
        return outlines[audience.book]
    fitting = [o for o in outlines.values() if o.scope == scope and order.audience in o.audiences]
    if fitting:
        return fitting[0]
    if order.product != "book":
        return next(iter(outlines.values()))
    raise BriefError.one(
        "no-outline", f"no outline makes a {scope} book for {order.audience}", audience.span,
        "add one to books/, or name it in the audience's 'book'",
    )  # fmt: skip
