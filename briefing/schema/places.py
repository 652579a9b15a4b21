"""What the model calls each place: `delegations/x/points/p3`, on whatever line of its file that is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias

from briefing.diagnostics import Place, Span
from briefing.schema.models import Model
from briefing.schema.rules import kebab
from briefing.schema.shapes import PLACE, Shape
from briefing.schema.values import Line, Located, Plain, Prose
from briefing.values import settle

OPENING: Final = 4  # words that tell one item of a list without ids from another
_WORD: Final = re.compile(r"\w+")
_PRINTED: Final = frozenset({Plain, Line, Prose})
_INSIDE: Final = (Located, Model, tuple, Mapping)


Named: TypeAlias = dict[int, tuple[Any, Place]]  # models by their identity, with the place that each was told


def name_places(
    value: Any, item: str = "", field: str = "", listed: str = "", named: tuple[Named, Named] | None = None
) -> None:
    """Tell every span in a model, once, which place of the model it is.

    An item of a list is called by its id; without one by its first words, so that neither what is written before it nor an
    edit further on gives it another name. `named` are models that were told their places before, which are left alone, and
    those that are told them now.
    """
    if type(value) is Located or (isinstance(value, tuple) and value and type(value[0]) is Located):
        return  # words of the program, which no page prints
    if isinstance(value, Located):
        _settle(value.span, Place(item, field, listed))
    elif isinstance(value, Model):
        here = f"{item}/{field}" if item and field else item or field
        if named is not None and _is_named(value, Place(here, "", listed), named):
            return
        _settle(value.span, Place(here, "", listed))
        held = value.__dict__
        for name, key in _names(value.shape()):
            inner = held[name]
            if type(inner) in _PRINTED:
                _settle(inner.span, Place(here, key, listed))
            elif inner and type(inner) is not Located and isinstance(inner, _INSIDE):
                name_places(inner, here, key, listed, named)
    elif isinstance(value, Mapping):
        _all(value.items(), f"{item}/{field}" if item else field, named)
    elif isinstance(value, tuple):
        _all(_keyed(value), f"{item}/{field}" if item else field, named, by_words=True)


def _is_named(model: Model, place: Place, named: tuple[Named, Named]) -> bool:
    """Whether this very model was told this place before."""
    before, now = named
    known = before.get(id(model))
    now[id(model)] = (model, place)
    return known is not None and known[0] is model and known[1] == place


def _all(entries: Any, above: str, named: tuple[Named, Named] | None, by_words: bool = False) -> None:
    for key, inner in entries:
        known = isinstance(inner, Model) and getattr(inner, "id", None)
        name_places(inner, above, str(key), above if by_words and not known else "", named)


def _settle(span: Span | None, place: Place) -> None:
    if span is not None:
        settle(span, "place", place)


@cache
def _names(shape: Shape) -> tuple[tuple[str, str], ...]:
    return tuple((name, kebab(name)) for name in shape.names if name != PLACE)


def _keyed(values: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    """The items of a list, each with a key that no other has."""
    used: dict[str, int] = {}
    for value in values:
        key = _key(value)
        number = used[key] = used.get(key, 0) + 1
        yield (key if number == 1 else f"{key}~{number}"), value


def _key(value: Any) -> str:
    if not isinstance(value, Model):
        return _opening(_written(value))
    if own := getattr(value, "id", None):
        return str(own)
    words: list[str] = []
    for name in value.shape().required_names:
        said = value.__dict__[name]
        if not isinstance(said, (Model, tuple, Mapping)):
            words += _WORD.findall(_written(said)[:80].casefold())
        if len(words) >= OPENING:
            break
    return "-".join(words[:OPENING])


def _written(value: Any) -> str:
    """The words of the author, so that every language calls a place the same."""
    return value.original if isinstance(value, Located) else str(value)


def _opening(text: str) -> str:
    return "-".join(_WORD.findall(text[:80].casefold())[:OPENING])
