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
    having = [id_ for id_ in summit.settings.audiences if _has(summit, id_, scope)]
    there = (
        f"there is one for {' and '.join(having)}: build {order.delegation} -a {having[0]}; or "
        if having
        else ""
    )
    raise BriefError.one(
        "no-outline", f"no outline makes a {scope} book for {order.audience}", audience.span,
        f"{there}add one to books/ with 'scope: {scope}' and 'audiences: [{order.audience}]'",
    )  # fmt: skip


def _has(summit: Summit, audience: str, scope: str) -> bool:
    """Whether an audience has a book of a scope."""
    named = summit.outlines.get(summit.settings.audiences[audience].book or "")
    fitting = (o for o in summit.outlines.values() if audience in o.audiences)
    return any(outline.scope == scope for outline in (named, *fitting) if outline is not None)
