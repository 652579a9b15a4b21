"""Everything of the preview below its page: an engine that keeps what has not changed, where each word was written, and
corrections of one value.

    with Engine(folder) as engine:
        order = engine.order("atlantis", audience="staff")
        shown = engine.show(order)                       # pages as numbers and digests, findings, budgets, state
        image = engine.page(order, 1, scale=2.0)         # one page as PNG
        origin = engine.origin_at(order, 1, 120, 300)    # points from the page's upper left corner
        engine.subscribe(lambda change: ...)             # after every save: which pages changed
        engine.correct(origin.file, origin.line, origin.column, "New words.", form.digest)

`watch` and `preview` are both made of it. All methods may be called from any thread.
"""

from briefing.previewing.correcting import Correction, Refusal
from briefing.previewing.engine import Engine
from briefing.previewing.fields import FieldForm
from briefing.previewing.pointing import Origin, Position
from briefing.previewing.shown import (
    Budget,
    Change,
    Choice,
    Choices,
    Entry,
    Finding,
    PageWord,
    Shown,
    ShownPage,
)
from briefing.previewing.withheld import Withheld

__all__ = [
    "Budget",
    "Change",
    "Choice",
    "Choices",
    "Correction",
    "Engine",
    "Entry",
    "FieldForm",
    "Finding",
    "Origin",
    "PageWord",
    "Position",
    "Refusal",
    "Shown",
    "ShownPage",
    "Withheld",
]
