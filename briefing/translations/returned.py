"""A file that came back from a translator, in whichever form."""

from __future__ import annotations

from typing import Final

from briefing.translations.catalogue import Catalogue
from briefing.translations.po import of_po
from briefing.translations.xliff import of_xliff

_XML: Final = ("<?xml", "<xliff")


def returned(text: str, name: str) -> Catalogue:
    """What it says; one that cannot be read is a `BriefError` at its line."""
    return of_xliff(text, name) if text.lstrip().startswith(_XML) else of_po(text, name)
