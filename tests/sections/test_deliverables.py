"""What comes out of the summit and late news: who reads which of it, and what stands on a day without news."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing import languages, pipeline
from briefing.diagnostics import Severity
from briefing.document import Document, Labelled, WritingLines, plain, runs, walk
from briefing.sections import late_news
from briefing.sections.base import Context
from briefing.summit import Order, OutlineSection, Summit
from tests.pdf_inspector import inspect
from tests.shipped import shipped

FOLDER = Path(__file__).parents[1] / "errors" / "base"
DELIVERABLES = """\
audience: guest
joint:
  - {id: nets, audience: staff, text: One mesh for all nets., state: agreed, pen: Fisheries office, note: The port wants less.}
  - {id: fee, text: A fee for each landing., state: open, pen: Treasury office, due: 2031-05-06}
statement:
  status: Draft of the host.
  paragraphs:
    - {id: sea, text: The sea is ours together., state: open, pen: Treasury office}
"""
NEWS = """\
audience: staff
rule: Written here and nowhere else.
items:
  - {date: 2031-05-03, time: '18:40', text: The port was closed at noon., changes: The first point., by: JS}
"""
OWN = """\
drafted-by: Island desk
clearance: [{audience: staff, office: Net office, status: cleared}, {audience: staff, office: Fee office, status: pending}]
takes-home:
  - {id: net, audience: staff, text: A net of their own., state: open, pen: Net office}
gifts:
  - {by: ours, audience: staff, text: A chart of the bay., to: zammit, session: opening, note: Handed over at the door.}
points:
"""
TALK = """\
scene:
  last-contact:
    audience: staff
    text: We spoke at the harbor.
    basis: judgement
    promises:
      - {audience: staff, by: theirs, text: A list of boats., status: late}
"""
SECTIONS = ("contents", "late-news", "deliverables", "people", "scene-setter")


@dataclass(frozen=True)
class Grown:
    summit: Summit

    def document(self, audience: str, product: str = "book") -> Document:
        order = Order(product=product, delegation="malta", audience=audience, language="en", format="a4")
        edition = pipeline.select(self.summit, order)
        return pipeline.compose(edition, pipeline.BuildOptions(assets=FOLDER))


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Grown:
    folder = tmp_path_factory.mktemp("outcomes") / "briefs"
    for path in (p for p in FOLDER.rglob("*") if p.is_file()):
        target = folder / path.relative_to(FOLDER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (folder / "deliverables.yaml").write_text(DELIVERABLES)
    (folder / "news.yaml").write_text(NEWS)
    brief = folder / "delegations" / "malta.yaml"
    brief.write_text(brief.read_text().replace("points:\n", OWN).replace("scene:\n", TALK))
    outline = folder / "books" / "main.yaml"
    kept = "  - {section: topics, tab: true}\n"
    listed = "".join(f"  - {{section: {name}, tab: true}}\n" for name in SECTIONS)
    text = outline.read_text().replace("  - {section: scene-setter, tab: true, budget: 2}\n", "")
    outline.write_text(text.replace(kept, kept + listed))
    summit, problems = pipeline.read_and_check(folder)
    assert not [found for found in problems if found.severity is Severity.ERROR]
    return Grown(summit)


def words_of(document: Document) -> str:
    return "\n".join(plain(run) for part in document.parts for run in runs(part.blocks))


def test_the_host_reads_how_far_each_is_and_whose_pen_it_is(grown: Grown) -> None:
    said = words_of(grown.document("staff"))
    for words in (
        "One mesh for all nets.", "agreed", "pen: Fisheries office", "The port wants less.", "open · 6", "A net of their own.",
        "Draft of the host.", "The sea is ours together.", "We spoke at the harbor.", "They promised: A list of boats. [late]",
        "From us: A chart of the bay.", "Handed over at the door.",
    ):  # fmt: skip
        assert words in said, words
    assert "To: Maria Zammit" in said.replace("\u00a0", " "), "a gift is for somebody, and not for an id"


def test_guests_read_the_words_and_neither_pen_nor_promise(grown: Grown) -> None:
    for product in ("book", "deliverables-sheet"):
        said = words_of(grown.document("guest", product))
        assert "A fee for each landing." in said and "The sea is ours together." in said
        for words in (
            "pen:",
            "Treasury",
            "mesh",
            "net of their own",
            "promised",
            "chart of the bay",
            "Written here",
        ):
            assert words not in said, (product, words)


@pytest.mark.parametrize("product", ["book", "late-news-sheet"])
def test_each_day_until_the_summit_has_its_news_or_room_for_it(grown: Grown, product: str) -> None:
    document = grown.document("staff", product)
    part = next(part for part in document.parts if part.id.startswith("late-news"))
    days = {}
    for block in walk(part.blocks):
        if isinstance(block, Labelled) and block.label:
            ruled = any(isinstance(inner, WritingLines) for inner in walk(block.blocks))
            label = " ".join(plain(run) for run in runs(block.label)).replace("\xa0", " ")
            days[label] = ruled
    assert {day: ruled for day, ruled in days.items() if "2031" in day} == {
        "2 May 2031": True, "3 May 2031": False, "4 May 2031": True, "5 May 2031": True,
    }  # fmt: skip
    said = words_of(document)
    assert "Written here and nowhere else." in said and "18:40 · Overtakes: The first point. · JS" in said


def test_on_a_page_that_others_have_begun_the_days_stand_in_one_row(grown: Grown) -> None:
    edition = pipeline.select(
        grown.summit, Order(product="book", delegation="malta", audience="staff", language="en", format="a4")
    )
    options = OutlineSection(section="late-news", options={"short": True})
    [whole] = late_news.compose(Context(edition, languages.load("en")), options)
    assert isinstance(whole, Labelled)
    said = [plain(run).replace("\xa0", " ") for run in runs((whole,))]
    assert said[:2] == ["Late news", "Written here and nowhere else."]
    assert [words for words in said if "2031" in words] == [f"{day} May 2031" for day in (2, 3, 4, 5)]
    assert said.index("3 May 2031") < said.index("The port was closed at noon.") < said.index("4 May 2031")


def test_each_tab_about_the_delegation_says_at_its_foot_who_drafted_and_cleared_it(grown: Grown) -> None:
    signed = {part.id: part.signed for part in grown.document("staff").parts if part.signed}
    assert signed["scene-setter"] == (
        "Drafted by: Island desk.",
        "Cleared: Net office.",
        "Pending: Fee office.",
    )
    assert not any(part.signed for part in grown.document("guest").parts)


def test_marks_are_explained_to_who_finds_them(grown: Grown) -> None:
    guest, staff = (words_of(grown.document(audience)) for audience in ("guest", "staff"))
    assert "A small number leads to its source." in guest and "judgment" not in guest
    assert "◊, italics and “we think” mark our judgment." in staff


def test_papers_of_all_say_that_something_waits_and_not_for_which_decision() -> None:
    order = Order(product="book", delegation="regional", audience="staff", language="en", format="a4")
    edition = pipeline.select(shipped(), order)
    said = words_of(pipeline.compose(edition, pipeline.BuildOptions(assets=FOLDER)))
    assert "[waits for decision]" in said.replace("\xa0", " ") and "Kazakhstan: to take home" in said


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_the_foot_of_a_tab_fits_however_many_offices_there_are(grown: Grown, paper: str) -> None:
    order = Order(product="book", delegation="malta", audience="staff", language="en", format=paper)
    edition = pipeline.select(grown.summit, order)
    options = pipeline.BuildOptions(assets=FOLDER)
    document = pipeline.compose(edition, options)
    many = tuple(f"Cleared: Office of the affairs of island number {n}." for n in range(30))
    part = next(p for p in document.parts if p.id == "scene-setter").replaced(signed=many)
    made = pipeline.lay_out(document.replaced(parts=(part,)), edition, options)
    assert not [found for found in made.problems if found.code == "does-not-fit"]
    assert "Office of the affairs of island number 1." in " ".join(
        words.text for words in inspect(made.pdf()).strings
    )


def test_large_print_says_it_in_the_text(grown: Grown) -> None:
    document = grown.document("staff", "large-print")
    assert not any(part.signed for part in document.parts)
    assert "Drafted by: Island desk. Cleared: Net office. Pending: Fee office." in words_of(document)
