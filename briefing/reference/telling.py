"""What is said of one key, of several, and of the names of a set: lines for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing.counts import counted
from briefing.reference.choices import choices_of
from briefing.reference.keys import Key, Place, keys_of
from briefing.reference.meanings import slug
from briefing.reference.saying import default_in_words, limits_of, readers_of, words_of

WIDTH = 76
_MOST_PLACES = 4


def whole(key: Key, places: list[Place]) -> Iterator[str]:
    """Everything about one key."""
    yield f"{key.key}, a key of {slug(key.model)}"
    yield f"  {key.meaning.says}."
    yield ""
    for name, said in facts(key, places):
        yield f"  {name:<11}{said}"
        if name == "holds":
            yield from (f"  {'with':<11}{', '.join(i.key for i in keys_of(model))}" for model in key.models)
    if key.meaning.like is not None:
        yield ""
        yield "  for example"
        yield from (f"    {line}" for line in example(key).splitlines())


def facts(key: Key, places: list[Place]) -> Iterator[tuple[str, str]]:
    """Shape, choices, default, readers, places: each with its name."""
    limits = limits_of(key)
    yield "holds", re.sub(r"[<>`]", "", words_of(key.kind)) + (f", {limits}" if limits else "")
    if choices := choices_of(key.model, key.name):
        yield "choices", ", ".join(choices[:12]) + (" …" if len(choices) > 12 else "")
    default = default_in_words(key)
    yield "needed", "yes" if key.needed else f"no; nothing written: {default}" if default else "no"
    for readers in dict.fromkeys(readers_of(key, place.roles) for place in places):
        yield "read by", readers
    printed = dict.fromkeys(name for place in places for name in place.printed)
    if printed and not key.rules.unprinted:
        yield "printed in", ", ".join(printed)
    for place in places[:_MOST_PLACES]:
        yield "stands at", where(place)
    if len(places) > _MOST_PLACES:
        yield "", f"and {counted(len(places) - _MOST_PLACES, 'more place')}"


def where(place: Place) -> str:
    """A place as file and path: `delegations/*.yaml: asks/*/red-line`."""
    words = place.path.split("/")
    if words[1:2] == ["*"]:
        return f"{words[0]}/*.yaml: {'/'.join(words[2:])}"
    return f"{words[0]}.yaml: {'/'.join(words[1:])}"


def briefly(key: Key) -> str:
    """One line of a list of keys."""
    return f"{slug(key.model)}.{key.key}: {key.meaning.says}."


def example(key: Key) -> str:
    """The key with its example, as YAML."""
    return f"{key.key}: {flow(key.meaning.like)}"


def flow(value: Any) -> str:
    """A value as YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(name)}: {flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return scalar(value) if isinstance(value, str) else str(value)


_PLAIN = re.compile(r"[^\W_](?:[\w ./()’–-]*[\w.)])?")
_TAKEN = re.compile(r"(?i)(true|false|null|yes|no|on|off|~|[-+]?[\d.]+(e\d+)?|0[xo][\da-f]+)")


def scalar(text: str) -> str:
    """A text as YAML takes it in any place: bare where nothing in it is a sign, else in quotation marks."""
    if _PLAIN.fullmatch(text) and not _TAKEN.fullmatch(text):
        return text
    return "'" + text.replace("'", "''") + "'"
