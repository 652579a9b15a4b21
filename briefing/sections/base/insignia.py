"""What shows whose paper it is: flag or plate, the host's emblem, the outline of the country."""

from __future__ import annotations

from briefing.document import Artwork, Figure, Plate, Silhouette
from briefing.sections.base.context import Context


def outline(context: Context) -> Silhouette:
    """The countries of the book together; of a region that lies all over the world nothing is drawn."""
    edition = context.edition
    codes = tuple(brief.code for brief in edition.delegations.values())
    return Silhouette(codes, "hue-line", edition.insignia.borders)


def flag(context: Context, delegation: str) -> Artwork | Plate:
    """The flag of a delegation; a plate with its code where there is none."""
    edition = context.edition
    return _flag(context, edition.codes.get(delegation, ""), edition.names[delegation].printed)


def own_flag(context: Context, tall: float) -> Figure:
    """The flag of whose paper it is, or a plate, on a sheet: at most so many millimetres high."""
    picture = flag(context, context.edition.order.delegation)
    return Figure(picture, in_list=False, frame=False, height=tall)


def code_of(context: Context, delegation: str) -> str:
    """The code of a delegation, or of the host."""
    return context.edition.codes.get(delegation, "") or context.edition.about.event.host_code


def host_flag(context: Context) -> Artwork | Plate:
    """The flag of the host, or a plate with his code."""
    event = context.edition.about.event
    return _flag(context, event.host_code, event.host.printed)


def _flag(context: Context, code: str, name: str) -> Artwork | Plate:
    file = context.edition.insignia.flags.get(code.casefold())
    return Artwork(file, context.word("flag", name=name), "hairline") if file else Plate(code, "")


def emblem(context: Context) -> Artwork | None:
    """The host's emblem, where the assets have one."""
    event = context.edition.about.event
    file = context.edition.insignia.emblems.get(event.host_code.casefold())
    return Artwork(file, context.word("emblem", name=event.host.printed)) if file else None
