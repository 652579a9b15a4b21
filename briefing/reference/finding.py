"""What a person means by a word: a key, wherever it stands, a kind, or a code."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.nearness import nearest
from briefing.reference.files import FILE_KINDS
from briefing.reference.keys import Key, Place, all_keys
from briefing.reference.meanings import slug


def keys_called(asked: str) -> list[tuple[Key, list[Place]]]:
    """The keys whose path ends in these words (`red-line`, `asks.red-line`), each with its places that do.

    A key may also be asked for by what it stands in: `ask.red-line`.
    """
    words = tuple(word for word in asked.replace("/", ".").split(".") if word and word != "*")
    found = []
    for key in all_keys().values():
        places = [place for place in key.places if words and place.words[-len(words) :] == words]
        if not places and words == (slug(key.model), key.key):
            places = key.places
        if places:
            found.append((key, places))
    return found


def nearest_key(asked: str) -> str | None:
    """The key, or the path, that was probably meant: one that stands where it was looked for goes before others."""
    *above, last = asked.replace("/", ".").split(".")
    everywhere = {place.words for key in all_keys().values() for place in key.places}
    there = {words[-1] for words in everywhere if words[-1 - len(above) : -1] == tuple(above)}
    if near := nearest(last, sorted(there)):
        return ".".join((*above, near))
    names = {words[-1] for words in everywhere}
    return last if last in names else nearest(last, sorted(names))


def keys_of_file(name: str) -> Iterator[Key]:
    """The keys that stand at the head of a file, or of each entry of it."""
    file = FILE_KINDS[name]
    for key in all_keys().values():
        if any(place.path == f"{file.path}/{key.key}" for place in key.places):
            yield key
