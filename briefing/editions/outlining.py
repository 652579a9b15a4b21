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
    scope = "regional" if order.delegation == REGIONAL else "delegation"
    if (own := summit.outline_of(order.audience, scope)) is not None:
        return own
    if order.product != "book":
        return next(iter(outlines.values()))
    having = [id_ for id_ in summit.settings.audiences if summit.outline_of(id_, scope)]
    there = (
        f"there is one for {' and '.join(having)}: build {order.delegation} -a {having[0]}; or "
        if having
        else ""
    )
    raise BriefError.one(
        "no-outline", f"no outline makes a {scope} book for {order.audience}", summit.settings.audiences[order.audience].span,
        f"{there}add one to books/ with 'scope: {scope}' and 'audiences: [{order.audience}]'",
    )  # fmt: skip
