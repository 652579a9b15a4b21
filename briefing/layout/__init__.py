"""Stage five: documents become pages. Nothing here knows PDF, ReportLab or matplotlib.

`lay_out(document, format, style, pictures)` lays each part out by itself (`parts`): its blocks become flowables (`flow`,
`grid`) of lines (`inline`), these fill pages (`pages`), and the pages are put together (`assembly`).
"""

from briefing.layout.if_room import with_what_has_room
from briefing.layout.laying_out import lay_out

__all__ = ["lay_out", "with_what_has_room"]
