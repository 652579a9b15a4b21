"""Hyphens stand where Pyphen's own reading of its dictionaries puts them."""

from __future__ import annotations

from datetime import date

import pyphen
import pytest

from briefing import formats, styles
from briefing.document import Document, Metadata, Paragraph, Part, Text
from briefing.layout.inline.hyphenation import LEFT, RIGHT, Patterns, _quickly, dictionary, syllables
from briefing.typesetting import typeset
from tests.pdf_inspector import inspect

HOUSE = styles.load("secretariat")
BODY = HOUSE.paragraphs["body"].replaced(align="justify", hyphenate=True, size=10.6)
DIVIDED = HOUSE.replaced(paragraphs={**HOUSE.paragraphs, "body": BODY})
WORDS = {
    "en_GB": "hyphenation counterterrorism agreements antimony necessarily oesophagus affidavit strengthened a-b",
    "ru_RU": "сотрудничество безопасность переговоры подъезд энергетика государственный",
    "fr": "approvisionnement coopération géopolitique aujourd'hui connaissance œuvre",
    "de_DE": "Zusammenarbeit Verteidigungsminister Schifffahrt",
    "hu_HU": "asszonnyal együttműködés",
}


@pytest.mark.parametrize("language", WORDS)
def test_a_dictionary_read_when_asked_is_pyphens_own(language: str) -> None:
    own = pyphen.HyphDict(pyphen.LANGUAGES[pyphen.language_fallback(language)])
    ours = dictionary(language).hd
    for word in WORDS[language].split():
        assert ours.positions(word) == own.positions(word), word
    assert ours.maxlen == own.maxlen or isinstance(ours.patterns, Patterns)


def test_the_usual_dictionaries_are_read_quickly_and_others_by_pyphen() -> None:
    """If this fails, a new Pyphen keeps its dictionaries otherwise: see `_quickly`."""
    for language in ("en_GB", "ru_RU", "fr"):
        path = pyphen.LANGUAGES[language]
        pyphen.hdcache.pop(path, None)
        _quickly(path)
        assert isinstance(pyphen.hdcache[path].patterns, Patterns)
    assert not isinstance(dictionary("hu_HU").hd.patterns, Patterns)  # it has alternatives


def test_names_acronyms_and_short_words_stay_whole() -> None:
    assert syllables("Kazakhstan", "en") == syllables("NATO", "en") == syllables("minor", "en") == ()
    word = "“agreements,”"
    cuts = syllables(word, "en")
    assert cuts and all(1 + LEFT <= at <= len(word) - 2 - RIGHT for at in cuts)
    assert syllables("agreements", "xx") == ()


def test_a_book_is_divided_by_the_dictionary_that_its_language_names() -> None:
    def divided(name: str) -> str:
        line = Paragraph((Text("servicing registered " * 60),), "body")
        made = Document(
            Metadata("T", "A", "S", (), "en", date(2025, 1, 1), hyphenation=name), (Part("p", "P", (line,)),)
        )
        pdf = typeset(made, formats.load("a6"), DIVIDED).pdf
        return "".join(words.text + "|" for words in inspect(pdf).strings)

    british, american = divided("en_GB"), divided("en_US")
    assert "servi\u00ad|" in british and "servi\u00ad|" not in american
