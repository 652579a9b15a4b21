"""What a build of the summit's own orders would refuse before it lays anything out, and what of the briefs none of them prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.batch.handouts import handout_orders
from briefing.batch.orders import OrderFilter, orders_for, path_of, planned_orders
from briefing.diagnostics import BriefError, Diagnostic
from briefing.editions import select
from briefing.editions.outlining import outline_for
from briefing.folders import assets_of
from briefing.lazy import lazy
from briefing.reference.unprinted import unprinted
from briefing.summit import Order, Summit

if TYPE_CHECKING:
    from briefing import pipeline
else:
    pipeline = lazy("briefing.pipeline")


def everything(summit: Summit) -> tuple[Order, ...]:
    """Every order of summit.yaml and every handout of its set, once each."""
    orders = (
        *(planned_orders(summit) or orders_for(summit, OrderFilter())),
        *handout_orders(summit, OrderFilter())[0],
    )
    return tuple({path_of(order): order for order in orders}.values())


def told(summit: Summit) -> Iterator[Diagnostic]:
    """What is refused, and what of the briefs is printed nowhere."""
    yield from refusals(summit)
    yield from unprinted(summit, {order.product for order in everything(summit)})


def refusals(summit: Summit) -> Iterator[Diagnostic]:
    """Each refusal once, with the first file that is not made and how many more are not."""
    found: dict[tuple[object, ...], list[tuple[Diagnostic, str]]] = {}
    for order in everything(summit):
        for wrong in _of(summit, order):
            same = wrong.code, wrong.span if wrong.code != "untranslated" else order.language
            found.setdefault(same, []).append((wrong, path_of(order)))
    for files in found.values():
        first, path = files[0]
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        yield first.replaced(message=f"{path}{more} would be refused: {first.message}")


def _of(summit: Summit, order: Order) -> tuple[Diagnostic, ...]:
    try:
        outline_for(summit, order)
        if _may_lack_words(summit, order):
            edition = select(summit, order)
            if edition.untranslated is not None:  # of which the composed document shows what is printed
                pipeline.compose(edition, pipeline.BuildOptions(assets=assets_of(Path(summit.folder))))
    except BriefError as error:
        return error.diagnostics
    return ()


def _may_lack_words(summit: Summit, order: Order) -> bool:
    state = summit.said_in(order.language).translation
    return state is not None and state.refused and bool(state.missing or state.stale)
