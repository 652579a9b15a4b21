"""What the model calls the things that blocks are made of, for blocks that print more than one text of them."""

from __future__ import annotations

from briefing.schema import Model


def place_of(model: Model) -> str:
    """The place of an item: what stands in its block belongs to it, whatever else it names."""
    place = model.span.place if model.span else None
    return str(place) if place else ""


def list_of(model: Model) -> str:
    """The list that an item without an id stands in."""
    place = model.span.place if model.span else None
    return place.listed if place else ""
