"""Words that people use for a key in place of its own: a telephone is a `phone`, the name of a person his `display`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from briefing.letters import folded
from briefing.nearness import nearest

_ALSO: Final[Mapping[str, str]] = {
    "phone": "telephone tel mobile cell cellphone telefon",
    "email": "mail e-mail",
    "role": "function position job job-title title",
    "display": "name full-name",
    "family": "surname last-name",
    "title": "name heading headline position function job job-title office",
    "office": "department unit organisation organization ministry",
    "delegation": "country state party",
    "code": "iso iso3",
    "start": "time from begin begins starts hour",
    "end": "until till to ends finish",
    "date": "day when",
    "place": "venue location where",
    "delegations": "participants countries",
    "text": "words description",
    "label": "name title description",
    "value": "number figure amount",
    "as-of": "date year",
    "url": "link address web",
    "publisher": "author by",
    "note": "comment remark remarks",
    "photo": "picture image",
    "born": "birthday date-of-birth",
    "biography": "bio cv",
}


def key_for(word: str, known: Collection[str]) -> str:
    """The key that was probably meant: one that is spelt nearly so, else one that people call so; "" for none."""
    if near := nearest(word, known):
        return near
    said = "-".join(folded(word).replace("_", " ").split())
    return next((key for key, words in _ALSO.items() if key in known and said in words.split()), "")


def meant_key(word: str, known: Collection[str], otherwise: str) -> str:
    """The help for a key that is not known."""
    found = key_for(word, known)
    return f"did you mean '{found}'?" if found else otherwise
