"""Lone figures, dates and short names: found in every form where only withheld texts hold them, counted where not."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from briefing import languages
from briefing.publishing.leaks import ReaderTexts, Search, marked
from briefing.publishing.readback import APART, read_back
from briefing.publishing.search_terms import TermIndex
from briefing.publishing.searching import marks_of
from briefing.publishing.telling_values import dates_in, figures_in, is_name, is_telling, unbroken

SECRET = [
    ("a.floor", "Our floor is 1,234.5 km of road, agreed on 14 March 2031 in the Blue Room."),
    ("a.share", "They own 17.3 percent."),
    ("a.person", "Ann Voe"),
    ("a.room", "Salon B7"),
]


def found(page: str, *may: str, language: str = "en") -> set[str]:
    marks = marks_of(SECRET, may, languages.load(language))
    search = Search(TermIndex(()), ReaderTexts((), lambda: (), lambda: ()), marks=marks)
    return {hit.item for hit in marked(search, [("page 1", page)])}


@pytest.mark.parametrize(
    "form",
    ["1,234.5 km", "1 234,5 km", "1.234,5\u00a0kilometers", "1234.5 км", "1\u202f234,5 kilomètres", "1’234.5\nkm", "1,234.5 kilo\u00admeters"],
)  # fmt: skip
def test_a_figure_in_every_form(form: str) -> None:
    assert found(f"The road has {form} in all.") == {"a.floor"}


@pytest.mark.parametrize(
    "form", ["17.3%", "17,3 %", "17.3 percent", "17.3 per cent", "17,3 процента", "17,3 pour"]
)
def test_a_share_in_every_form(form: str) -> None:
    assert found(f"It is {form} now.") == ({"a.share"} if "pour" not in form else set())


@pytest.mark.parametrize(
    "form", ["14 March 2031", "March 14, 2031", "14.03.2031", "2031-03-14", "14 марта 2031", "14 mars 2031", "14\nMarch 2031"]
)  # fmt: skip
def test_a_date_in_every_form(form: str) -> None:
    assert found(f"On {form} they met.") == {"a.floor"}


@pytest.mark.parametrize("form", ["Ann Voe", "ANN VOE", "Ann\nVoe", "An\u00adn Voe", "Ann-\nVoe"])
def test_a_name_however_it_is_broken(form: str) -> None:
    assert found(f"With {form}, of course.") == (set() if form == "Ann-\nVoe" else {"a.person"})


def test_what_stands_alone_or_inside_another_word_is_something_else() -> None:
    assert not found("Joann Voeller has 1234.5 tonnes and 91,234.5 km, 173 percent, on 15 March 2031 in B7.")
    assert found("in Salon B7") == {"a.room"}


def test_what_may_be_read_anyway_is_no_leak_and_is_counted() -> None:
    may = ["The road is 1234.5 km long.", "On 2031-03-14 we meet Ann Voe."]
    assert not found("1,234.5 km on 14 March 2031 with Ann Voe", *may)
    marks = marks_of([*SECRET, ("a.round", "About 50 percent")], may, languages.load("en"))
    assert marks.unproven == {"figures": 2, "dates": 1, "names": 1}


def test_what_a_chart_computes_may_be_like_a_withheld_figure_by_chance() -> None:
    """In a drawing only a figure of four digits with its unit in the same run betrays; a name may be on the map."""
    search = Search(
        TermIndex(()),
        ReaderTexts((), lambda: (), lambda: ()),
        marks=marks_of(SECRET, (), languages.load("en")),
    )
    told = [("page 1", "17.3%"), ("page 1", "Salon B7"), ("page 1", "1,234.5"), ("page 1", "km")]
    assert list(marked(search, [], told)) == []
    assert {hit.item for hit in marked(search, told)} == {"a.share", "a.room"}
    for run in ("1,234.5 km", "14 March 2031"):
        assert {hit.item for hit in marked(search, [], [*told, ("page 2", run)])} == {"a.floor"}


def test_the_words_of_drawings_are_read_run_by_run() -> None:
    canvas = Canvas("", pagesize=(200, 200))
    for name, words in (("inner", "1,234.5 km"), ("outer", "of road")):
        canvas.beginForm(name, 0, 0, 200, 200)
        canvas.drawString(10, 50 if name == "inner" else 90, words)
        if name == "outer":
            canvas.doForm("inner")
        canvas.endForm()
    canvas.drawString(10, 10, "Outside")
    canvas.showPage()
    canvas.doForm("outer")
    drawn = read_back(canvas.getpdfdata()).drawn
    assert sorted((place, words.strip()) for place, words in drawn) == [
        ("page 2", "1,234.5 km"),
        ("page 2", "of road"),
    ]


def test_small_round_and_bare_numbers_and_years_tell_nothing() -> None:
    telling = {text: [is_telling(*figure) for figure in figures_in(text)] for text in ("12 km", "1,500 km", "2031 km", "1234", "0.125 km", "12.8 km")}  # fmt: skip
    assert telling == {"12 km": [False], "1,500 km": [False], "2031 km": [False], "1234": [False], "0.125 km": [False], "12.8 km": [True]}  # fmt: skip
    assert is_name("Room 14") and not is_name("March 2031") and not is_name("soon") and not is_name("Abc")
    assert list(dates_in("31 Foo 2031, 3 May 2031")) == ["2031-05-03"]


def test_two_cells_are_no_one_date() -> None:
    """A number in one cell and a month with its year in the next are not a day."""
    assert list(dates_in(unbroken(f"at least{APART}21{APART}July 2022"))) == []
    assert list(dates_in(unbroken("on 21 July 2022"))) == ["2022-07-21"]
