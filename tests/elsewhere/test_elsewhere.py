"""Small summits that share nothing with the shipped one, made whole: what is written is what the pages say, to whom it is said."""

from __future__ import annotations

import re
from typing import Final

import pytest

from briefing import languages, pipeline
from briefing.publishing.search_terms import squeeze
from briefing.roles import OUTSIDE
from tests.canaries.test_canaries import INSTEAD, UNPRINTED
from tests.elsewhere.building import Whole, whole
from tests.elsewhere.entitled import Reader, Rules, Said, printed_for

BRACKET: Final = re.compile(r"\s*\([^()]*\)$")
EMPTY: Final = "nothing-for-reader"  # a paper that says only that
SUMMITS: Final = ("delta", "sahel", "atoll", "tundra")
HERE: Final = {
    "MarkingRule.text": "the highest of a book alone",
    "OutlineSection.options": "introduction alone is words: the tests of the sections",
    "OutlineSection.title": "of sections that hold something for this reader",
    "OutlineSection.short_title": "the same",
}
SHORTEST: Final = 10  # letters that do not stand elsewhere by chance
DATE: Final = re.compile(r"\d{4}(-\d\d){0,2}")
RAW: Final = re.compile(r"""["'`]|\*\*|\[\^|\{\{|\{%|(?<!\w)\*\w|^[-*] """)


def of(name: str) -> pytest.MarkDecorator:
    """A summit is made in one process, for all tests that look at its files."""
    return pytest.mark.xdist_group(f"elsewhere {name}")


def marks_of(name: str) -> list[pytest.MarkDecorator]:
    """The largest summit waits for .ci/run."""
    return [of(name), *([pytest.mark.slow] if name == "sahel" else [])]


@pytest.fixture(scope="module", params=[pytest.param(name, marks=marks_of(name)) for name in SUMMITS])
def made(request: pytest.FixtureRequest) -> Whole:
    return whole(request.param)


def test_check_has_nothing_to_say(made: Whole) -> None:
    _, problems = pipeline.read_and_check(made.folder)
    assert not list(problems)


def test_every_file_is_good(made: Whole) -> None:
    assert [(f.name, d.code, d.message) for f in made.files for d in f.problems if d.code != EMPTY] == []


def test_each_reader_finds_all_that_is_written_for_him(made: Whole) -> None:
    missing = [
        f"{said.field} for {reader.audience} of {reader.delegation or 'all'}: {part}"
        for reader in made.readers()
        for said, part in missed(made, reader)
    ]
    assert not missing, "\n".join(missing)


def missed(made: Whole, reader: Reader) -> list[tuple[Said, str]]:
    """What a reader may have and does not find; of the papers of all, what is written for them."""
    mine, _ = printed_for(made.summit, reader)
    if not reader.delegation:
        mine = [said for said in mine if said.field.startswith("RegionalBrief.")]
    pages = "".join(file.pages for file in made.of(reader))
    language = made.files[0].order.language
    explained = said_in_vain(mine, pages)
    missing = [
        (said, part)
        for said in mine
        if not excused(said) and said.rules not in explained
        for part in said.parts
        if not stands(_for(reader, said, part), pages, language)
    ]
    if missing:
        pages = "".join(file.pages for file in made.others(reader))
    return [(s, part) for s, part in missing if not stands(_for(reader, s, part), pages, language)]


def _for(reader: Reader, said: Said, part: str) -> str:
    """A bracket behind a title is a note for the host's own side."""
    return BRACKET.sub("", part) if said.field == "Person.title" and reader.role in OUTSIDE else part


def excused(said: Said) -> bool:
    """Whether the model, or the list of the canaries, says why this reader need not meet the words."""
    names = (said.field, said.field.partition(".")[0])
    return said.field in UNPRINTED or said.field in HERE or any(name in INSTEAD for name in names)


def said_in_vain(mine: list[Said], pages: str) -> set[Rules]:
    """Terms that no page says: the glossary explains those of its book alone. A term's rules name it."""
    terms: dict[Rules, list[str]] = {}
    for said in mine:
        if said.field in ("GlossaryTerm.term", "GlossaryTerm.acronym"):
            terms.setdefault(said.rules, []).append(squeeze(said.text))
    return {rules for rules, words in terms.items() if not any(word in pages for word in words)}


def stands(part: str, pages: str, language: str) -> bool:
    """Whether a part of a string is printed; a date in the words of the language, in either case of its month."""
    forms = [part]
    if DATE.fullmatch(part):
        forms = [languages.load(language).loose_date(part, of=of) for of in (False, True)]
    return any(squeeze(form) in pages for form in forms)


def test_no_reader_finds_what_is_not_for_him(made: Whole) -> None:
    found = [
        f"{said.field} in {file.name}: {part}"
        for reader in made.readers()
        for said, part in refused(made, reader)
        for file in made.of(reader)
        if squeeze(part) in file.everything
    ]
    assert not found, "\n".join(found)


def refused(made: Whole, reader: Reader) -> list[tuple[Said, str]]:
    """What a reader may not have, and has from nowhere else either; a name may stand where the person is named."""
    mine, others = printed_for(made.summit, reader)
    has = squeeze("".join(str(said.text) for said in mine))
    return [
        (said, part)
        for said in others
        if not said.field.startswith(("Person.", "Name.", "Named."))
        for part in said.parts
        if len(words := squeeze(part)) >= SHORTEST and words not in has
    ]


def test_what_is_printed_is_typographic(made: Whole) -> None:
    raw = [f"{file.name}: {text}" for file in made.files for text in file.texts if RAW.search(text)]
    raw += [f"{file.name}: {line}" for file in made.files for line in file.lines if RAW.search(line)]
    assert not raw, "\n".join(raw[:40])


@pytest.mark.slow
@of("sahel")
def test_a_term_sheet_has_the_terms_of_topics_and_the_formal_name_once() -> None:
    (sheet,) = (
        f for f in whole("sahel").files if (f.order.product, f.order.delegation) == ("term-sheet", "mali")
    )
    words = squeeze("".join(sheet.texts))
    assert [words.count(squeeze(name)) for name in ("Le livre des débits", "Mali ka Fasojamana")] == [1, 1]


@pytest.mark.slow
@of("sahel")
def test_french_signs_stand_off_and_never_alone() -> None:
    """Before ; ! ? a narrow space, before : a full one, none of which ends a line; guillemets hold their words."""
    wrong = [
        f"{file.name}: {text}"
        for file in whole("sahel").files
        for text in file.texts
        if WRONG_FRENCH.search(ADDRESS.sub("", text))
    ]
    assert not wrong, "\n".join(wrong[:40])


@pytest.mark.slow
@of("sahel")
def test_french_dates_and_figures() -> None:
    texts = "\n".join("\n".join(file.texts) for file in whole("sahel").files)
    pages = re.sub(
        r"(?<=1er)\u00a0|(?<=dimanche)\u00a0|\u00a0(?=avril|mai)|(?<=mai)\u00a0", " ", texts
    ).casefold()
    for words in (
        "dimanche 1er mai 2033", "1er mai 1966", "avril 2033", "12\u00a0450,5\u00a0milliards", "43–47,5\u00a0%",
        "environ\u00a014\u00a0millions", "−2,5\u00a0points", "«\u202fune seule eau\u202f»",
    ):  # fmt: skip
        assert words in pages, words


@of("tundra")
def test_russian_dates_figures_and_quotation_marks() -> None:
    texts = (
        "\n".join("\n".join(file.texts) for file in whole("tundra").files).replace("\u00a0", " ").casefold()
    )
    for words in (
        "28 февраля – 1 марта 2035", "1 марта 1961", "с мая 2034", "май 2036", "«лёд и ё»", "наш лёд: «один север»", "ваш лёд – наш лёд",
        "(+1)", "−12,5", "комиссия «алтын-тоо»",
    ):  # fmt: skip
        assert words in texts, words


WRONG_FRENCH: Final = re.compile(
    r"[\w)»%]\s?(?<![\u202f\u00a0])[;!?]|[\w)»%](?<!\d) ?:(?=\s|$)|«[^\u202f]|[^\u202f]»"
)
ADDRESS: Final = re.compile(r"\S*(?:https?:|@)\S*")
