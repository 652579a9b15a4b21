"""Handouts use their paper: the largest type that fits, nothing left out in silence, no flood of toner."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from briefing import pipeline, styles
from briefing.batch.orders import default_format
from briefing.document import Placed, Sheet
from briefing.formats import load
from briefing.pipeline import BuildOptions
from briefing.products import spine_labels
from briefing.summit import Order, Summit
from briefing.typesetting import TypesetDocument
from tests.conftest import TINY
from tests.layout.books import made_of, para
from tests.pdf_inspector import inspect
from tests.pdfs.content import PageContent

STYLE = styles.load("secretariat")


def summit_of(
    tmp_path: Path,
    people: int = 1,
    questions: int = 0,
    matters: int = 0,
    steps: int = 1,
    name: str = "Персона",
) -> Summit:
    folder = tmp_path / "briefs"
    shutil.copytree(TINY, folder)
    brief = folder / "delegations" / "austria.yaml"
    more = "".join(
        f"  - {{id: p{n}, display: {name} Номер{n}ый, title: Советник по воде, precedence: {n}}}\n"
        for n in range(2, people + 1)
    )
    asked = "".join(
        f"  - {{audience: minister, press: true, question: Вопрос{n}ый о реке и её берегах?, line: Ответ{n}ый короток.}}\n"
        for n in range(questions)
    )
    text = brief.read_text().replace("\nbottom-line:", f"\n{more}bottom-line:", 1)
    brief.write_text(text + (f"if-raised:\n{asked}" if asked else ""))
    told = "".join(
        f"  - {{heading: Дело{n}е, text: Памятка{n}я о пропусках и дверях.}}\n" for n in range(matters)
    )
    (folder / "practical.yaml").write_text(
        f"audience: guest\npractical:\n{told}" if told else "audience: guest\npractical: []\n"
    )
    day = "".join(
        f'  - {{id: s{n}, date: 2031-03-02, start: "{8 + n // 4:02d}:{n % 4 * 15:02d}", end: "{8 + (n + 1) // 4:02d}:{(n + 1) % 4 * 15:02d}", title: Шаг{n}ый, place: Мост}}\n'
        for n in range(steps)
    )  # fmt: skip
    (folder / "programme.yaml").write_text(f"audience: guest\nsessions:\n{day}")
    summit, problems = pipeline.read_and_check(folder)
    assert not [d for d in problems.sorted() if d.severity.name == "ERROR"]
    return summit


def made(summit: Summit, product: str) -> TypesetDocument:
    edition = pipeline.select(summit, Order(
        product=product, delegation="austria", audience="minister", language="ru",
        format=default_format(product, "a4"), target="screen",
    ))  # fmt: skip
    return pipeline.build(edition, BuildOptions(assets=Path())).typeset


def text_of(set_: TypesetDocument) -> str:
    pages = pypdfium2.PdfDocument(io.BytesIO(set_.pdf))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def size_of(set_: TypesetDocument, word: str) -> float:
    return max(w.size for w in inspect(set_.pdf).strings if word in w.text)


@pytest.mark.parametrize(
    "product", ["glance-sheet", "pocket-programme", "note-taker-form", "whos-who", "term-sheet"]
)
def test_everybody_who_comes_is_named(product: str, tmp_path: Path) -> None:
    found = made(summit_of(tmp_path, people=11), product)
    assert not found.problems
    assert all(f"Номер{n}ый" in text_of(found) for n in range(2, 12))


@pytest.mark.parametrize("questions", [1, 8, 9, 20])
def test_the_press_card_has_every_question_on_as_many_cards_as_it_takes(
    questions: int, tmp_path: Path
) -> None:
    found = made(summit_of(tmp_path, questions=questions), "press-card")
    assert not found.problems
    assert all(f"Ответ{n}ый" in text_of(found) for n in range(questions))
    usual = STYLE.paragraph("press-line").size * 0.94
    assert size_of(found, "Ответ0ый") >= usual
    assert not [w for w in inspect(found.pdf).strings if w.text.strip() == "continued"]


@pytest.mark.parametrize("matters", [1, 6, 14])
def test_the_pocket_programme_has_every_matter(matters: int, tmp_path: Path) -> None:
    found = made(summit_of(tmp_path, matters=matters, steps=6), "pocket-programme")
    assert not found.problems
    assert all(f"Памятка{n}я" in text_of(found) for n in range(matters))


def test_what_no_panel_has_room_for_is_said_at_its_place(tmp_path: Path) -> None:
    found = made(summit_of(tmp_path, matters=60, steps=12), "pocket-programme")
    (said,) = found.problems
    assert said.code == "does-not-fit" and said.severity.name == "ERROR"
    assert said.span is not None and said.span.file.endswith("practical.yaml")
    assert min(w.size for w in inspect(found.pdf).strings if "Памятка" in w.text) >= STYLE.smallest - 0.01


@pytest.mark.parametrize(
    ("product", "word", "style", "larger"),
    [
        ("name-badges", "Анна", "badge-name", 1.0), ("name-badges", "Канцлер", "badge-line", 1.2), ("pocket-programme", "Шаг0ый", "panel-strong", 1.2),
        ("programme-card", "Шаг0ый", "panel-strong", 1.2), ("glance-sheet", "Шаг0ый", "panel-strong", 1.2), ("press-card", "Ответ0ый", "press-line", 1.2),
    ],
)  # fmt: skip
def test_few_words_are_set_in_the_largest_step(
    product: str, word: str, style: str, larger: float, tmp_path: Path
) -> None:
    """Names of badges have a size of their own, which long ones leave."""
    found = made(summit_of(tmp_path, questions=1), product)
    usual = STYLE.paragraph(style).size
    assert usual * larger <= size_of(found, word) <= usual * max(STYLE.steps) + 0.01


def test_a_long_name_on_a_badge_is_smaller_than_a_short_one_and_whole(tmp_path: Path) -> None:
    found = made(
        summit_of(tmp_path, people=2, name="Максимилиан-Александр Константинопольский-Задунайский"),
        "name-badges",
    )
    assert not found.problems
    assert size_of(found, "Анна") > size_of(found, "Задунайский") >= STYLE.smallest


def _left(page: PageContent) -> float:
    """From the last line of a side to the foot of its text."""
    last = min((w.y, w.size) for w in page.words if w.artifact is None)
    return last[0] - last[1] * 0.25 - load("a5").margins.bottom * 72 / 25.4


def _first_item(page: PageContent) -> float:
    """How tall the first question with its answer is, with the space above the next."""
    words = [w for w in page.words if w.artifact is None]
    begins = sorted((w.y for w in words if w.text.startswith("Вопрос")), reverse=True)
    return begins[0] - begins[1]


@pytest.mark.parametrize("product", ["press-card", "programme-card"])
@pytest.mark.parametrize("count", [3, 7, 12, 18])
def test_no_side_but_the_last_is_left_half_empty(product: str, count: int, tmp_path: Path) -> None:
    found = made(summit_of(tmp_path, questions=count, steps=count), product)
    assert not found.problems
    pages = inspect(found.pdf).pages
    for page in pages[:-1]:
        ink = [w.y for w in page.words if w.artifact is None]
        height = pypdfium2.PdfDocument(io.BytesIO(found.pdf))[page.number - 1].get_height()
        full = (max(ink) - min(ink)) / height >= 0.55
        assert full or _left(page) < _first_item(pages[page.number]), f"side {page.number}"


def test_backs_of_cards_take_little_toner_and_have_nothing_to_read() -> None:
    summit, _ = pipeline.read_and_check(TINY)
    pages = list(pypdfium2.PdfDocument(io.BytesIO(made(summit, "speaking-cards").pdf)))
    for back in pages[1::2]:
        grey = np.asarray(back.render(scale=2, grayscale=True).to_pil(), dtype=float) / 255
        assert 0.005 < 1 - grey.mean() < 0.15 and back.get_textpage().count_chars() == 0


def test_words_on_spines_stand_in_the_middle() -> None:
    summit, _ = pipeline.read_and_check(TINY)
    page = pypdfium2.PdfDocument(io.BytesIO(made(summit, "spine-labels").pdf))[0]
    picture = np.asarray(page.render(scale=2, grayscale=True).to_pil(), dtype=int)
    x, mm = 9.0, 2 * 72 / 25.4
    for width in (22.0, 34.0, 46.0, 70.0):
        inside = (
            picture[
                round((31 + spine_labels.BAND) * mm) : round(259 * mm),
                round((x + 1) * mm) : round((x + width - 1) * mm),
            ]
            < 128
        )
        across, along = np.flatnonzero(inside.any(axis=0)), np.flatnonzero(inside.any(axis=1))
        assert abs((across.min() + across.max()) / 2 - inside.shape[1] / 2) < 0.1 * inside.shape[1]
        assert abs((along.min() + along.max()) / 2 - inside.shape[0] / 2) < 0.02 * inside.shape[0]
        x += width + 5


def test_a_fact_sheet_says_which_charts_it_has_no_room_for(tmp_path: Path) -> None:
    summit = summit_of(tmp_path)
    spec = summit.charts["flow"]
    names = [f"flow{n}" for n in range(4)]
    charts = {
        id_: spec.replaced(id=id_, title=type(spec.title)(f"Сколько воды {id_}", spec.title.span))
        for id_ in names
    }
    brief = summit.delegations["austria"].replaced(charts=tuple(names))
    changed = summit.replaced(
        charts=charts,
        delegations={
            **summit.delegations,
            "austria": brief,
            "switzerland": summit.delegations["switzerland"].replaced(charts=()),
        },
    )
    edition = pipeline.select(changed, Order(
        product="fact-sheet", delegation="austria", audience="guest", language="ru", format="a4", target="screen",
    ))  # fmt: skip
    edition = edition.replaced(audience=edition.audience.replaced(reads=("public",)))
    found = pipeline.build(edition, BuildOptions(assets=Path())).typeset
    text = text_of(found)
    said = " ".join(d.message for d in found.problems if d.code == "left-out")
    assert all((id_ in text) != (id_ in said) for id_ in names)


@pytest.mark.parametrize("count", [2, 3, 4, 7])
def test_figure_cards_have_every_figure(count: int, tmp_path: Path) -> None:
    summit = summit_of(tmp_path)
    fact = summit.facts["at.length"]
    facts = {
        f"f.{n}": fact.replaced(label=type(fact.label)(f"Число{n}е", fact.label.span)) for n in range(count)
    }
    topic = summit.topics["water"].replaced(figures=tuple(facts))
    found = made(summit.replaced(facts={**summit.facts, **facts}, topics={"water": topic}), "figure-cards")
    assert not found.problems and found.pages == 2 * -(-count // 3)
    assert all(f"Число{n}е" in text_of(found) for n in range(count))


@pytest.mark.parametrize("count", [1, 3, 5, 9])
def test_the_comparison_sheet_has_every_chart(count: int, tmp_path: Path) -> None:
    from briefing.summit import RegionalBrief

    summit = summit_of(tmp_path)
    spec = summit.charts["flow"]
    more = {
        f"c{n}": spec.replaced(id=f"c{n}", title=type(spec.title)(f"Рисунок{n}й", spec.title.span))
        for n in range(count)
    }
    text = summit.topics["water"].summary
    regional = RegionalBrief(
        bottom_line=text, objective=summit.programme[0].title, charts=tuple(more), audience=("guest",)
    )
    changed = summit.replaced(charts={**summit.charts, **more}, regional=regional)
    edition = pipeline.select(changed, Order(
        product="comparison-sheet", delegation="regional", audience="minister", language="ru", format="a3-landscape", target="screen",
    ))  # fmt: skip
    found = pipeline.build(edition, BuildOptions(assets=Path())).typeset
    assert all(f"Рисунок{n}й" in text_of(found) for n in range(count))


def test_places_of_one_word_have_one_size_on_all_sheets_of_a_part() -> None:
    words = (
        "short",
        "words that are so many that their place of three lines holds them only in smaller type " * 3,
    )
    sheets = tuple(Sheet((Placed(20, 20, 80, 20, (para(text, "lead"),), fit="line"),)) for text in words)
    sizes = {w.size for w in inspect(made_of(*sheets).pdf).strings if w.artifact is None}
    assert len(sizes) == 1
