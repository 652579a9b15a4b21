"""The index of names: who is meant by a family name in running text, and on which pages one stands."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefing import languages, pipeline
from briefing.document import Blocks, Emphasis, IndexMark, Inlines, Language, Paragraph, Strong, Text, plain
from briefing.pipeline import BuildOptions
from briefing.schema import Line, Plain, Prose
from briefing.sections.base import NameMarker
from briefing.sections.base.naming import index_entry
from briefing.summit import GlossaryTerm, Order, Person, Statement
from tests.conftest import TINY

ORDER = Order(product="book", delegation="austria", audience="minister", language="en", format="a4")


def person(id_: str, display: str, family: str, title: str) -> Person:
    return Person(id=id_, display=Plain(display), family=Plain(family) if family else None, title=Line(title))


HOSTS = (
    person("a", "Anna-Maria Holm", "Holm", "Foreign Secretary"),
    person("b", "Old Berg", "Berg", "Chairman"),
    person("c", "Young Berg", "Berg", "President"),
    person("d", "Theresa May", "May", "Member"),
    person("e", "Jan van Dyck", "van Dyck", "Envoy"),
    person("f", "Ann O’Hara", "O’Hara", "Envoy"),
    person("g", "Nguyễn Văn", "Nguyễn", "Envoy"),
)


def marks(*run: str | Emphasis | Strong | Language) -> list[str]:
    """The entries that a run of text gets, in order; its words must stay what they are."""
    made = pipeline.select(pipeline.read_and_check(TINY)[0], ORDER)
    terms = tuple(
        GlossaryTerm(term=Plain(term), meaning=Prose("A thing."))
        for term in ("Holm Route for Trade", "the opening of Port Holm")
    )
    made = made.replaced(hosts=HOSTS, people={}, glossary=terms)
    inlines: Inlines = tuple(Text(part) if isinstance(part, str) else part for part in run)
    printed = "They thank whoever may come."
    marked = NameMarker(made, languages.load("en"), printed).marked((Paragraph(inlines),))
    (paragraph,) = marked
    assert isinstance(paragraph, Paragraph) and plain(paragraph.content) == plain(inlines)
    return _entries(paragraph.content)


def _entries(run: Inlines) -> list[str]:
    found: list[str] = []
    for inline in run:
        if isinstance(inline, IndexMark):
            found.append(inline.entry)
        elif hasattr(inline, "children"):
            found += _entries(inline.children)
    return found


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Holm, and then Holm’s deputy", ["Holm, Anna-Maria"] * 2),
        ("Foreign Secretary Holm came", ["Holm, Anna-Maria"]),
        ("Thank Holm for it", ["Holm, Anna-Maria"]),
        ("Anna-Maria Holm", ["Holm, Anna-Maria"]),
        ("Peter Holm is another man", []),
        ("Holmes, Stock-Holm and Holm-Berg", []),
        ("Berg alone is nobody, Young Berg is, President Berg is not", ["Berg, Young"]),
        ("in May 2025, Theresa May said", ["May, Theresa"]),
        ("with van\u00a0Dyck there", ["van Dyck, Jan"]),
    ],
)
def test_a_family_name_counts_when_it_is_certain_who_bears_it(text: str, entries: list[str]) -> None:
    assert marks(text) == entries


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("The Holm Route is open, the Holm\u00a0route is not; Holm came", ["Holm, Anna-Maria"] * 2),
        ("The HOLM ROUTE", []),
        ("A Holm Prize was given to Holm", ["Holm, Anna-Maria"]),
        ("Holm President of the Council", ["Holm, Anna-Maria"]),
        ("Holm Thank you", ["Holm, Anna-Maria"]),
        ("On Tuesday Holm May come", ["Holm, Anna-Maria"]),
        ("Opening of Port Holm", []),
        ("Lake\u00a0Holm", []),
        ("d’Holm and l'Holm, O’Holm", ["Holm, Anna-Maria"] * 2),
        ("Holm–Dyck talks", ["Holm, Anna-Maria"]),
        ("O'Hara, Oʼhara, O`Hara and O’Hara", ["O’Hara, Ann"] * 3),
        ("Nguye\u0302\u0303n said", ["Nguyễn, Văn"]),
    ],
)
def test_a_person_is_not_found_inside_the_name_of_a_thing_and_however_it_is_typed(
    text: str, entries: list[str]
) -> None:
    assert marks(text) == entries


def test_what_stands_before_is_read_across_inlines_and_other_languages_are_left_alone() -> None:
    assert marks("Peter ", Strong((Text("Holm"),))) == []
    assert marks("Secretary ", Emphasis((Text("Holm"),)), " and ", Language("de", (Text("Holm"),))) == [
        "Holm, Anna-Maria"
    ]


def test_blocks_without_a_name_stay_what_they_are() -> None:
    blocks: Blocks = (Paragraph((Text("Nobody."),)),)
    made = pipeline.select(pipeline.read_and_check(TINY)[0], ORDER)
    assert NameMarker(made, languages.load("en"), "").marked(blocks) == blocks


def test_the_index_names_every_page_on_which_the_name_is_read(tmp_path: Path) -> None:
    """The printed index held against the words of the printed pages."""
    made = pipeline.select(pipeline.read_and_check(TINY)[0], ORDER)
    topic = made.topics["water"]
    body = (*topic.body, Statement(text=Prose("Так считает канцлер Мустер.")))
    made = made.replaced(topics={"water": topic.replaced(body=body)})
    pdf = pypdfium2.PdfDocument(data := pipeline.build(made, BuildOptions(assets=tmp_path)).pdf())
    texts = {pdf.get_page_label(i): pdf[i].get_textpage().get_text_range() for i in range(len(pdf))}
    whole = "\n".join(texts.values())
    entry = re.search(r"Мустер, Анна,\s+([\d, –]+)", whole)
    assert entry is not None
    printed = {n for part in entry.group(1).split(",") if part.strip() for n in _pages(part)}
    read = {int(label) for label, text in texts.items() if re.search(r"Мустер(?!, Анна)", text)}
    assert printed == read and len(read) > 1
    assert _led_to(data, read) == {str(page) for page in read}


def _led_to(data: bytes, read: set[int]) -> set[str]:
    """Labels of the pages to which the links lead whose words are one of these page numbers."""
    found = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        labels = {page.objgen: page.label for page in pdf.pages}
        for page in pdf.pages:
            for annotation in page.get("/Annots", ()):
                words = str(annotation.get("/Contents", ""))
                if "/Dest" in annotation and words.isdigit() and int(words) in read:
                    found |= {words} & {labels[annotation.Dest[0].objgen]}
    return found


def _pages(part: str) -> range:
    first, _, last = part.strip().partition("–")
    return range(int(first), int(last or first) + 1)


def test_an_entry_has_what_stands_before_and_behind_the_family_name() -> None:
    assert index_entry("Manuel P. Micaller Jr.", "Micaller") == "Micaller, Manuel P. Jr."
    assert index_entry("Henrik Ibsen", "Ibsen") == "Ibsen, Henrik" and index_entry("Pele", "Pele") == "Pele"
