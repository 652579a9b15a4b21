"""What a section says of an item: to whom, and that it is judgement."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing import languages, pipeline
from briefing.document import Blocks, Document, ListBlock, inlines_of, plain, walk
from briefing.kinds import PROGRAM
from briefing.products.base import PRODUCTS
from briefing.schema import Line
from briefing.sections.base import SECTIONS, Context
from briefing.summit import Order, OutlineSection
from tests.conftest import ROOT

BASE = ROOT / "tests" / "errors" / "base"
ENGLISH = languages.load("en")


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "briefs")
    return tmp_path / "briefs"


def context(briefs: Path, more: str, file: str = "delegations/malta.yaml") -> Context:
    path = briefs / file
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    summit, _ = pipeline.read_and_check(briefs)
    order = Order(product="book", delegation="malta", audience="staff", language="en", format="a4")
    return Context(pipeline.select(summit, order), ENGLISH)


def words(blocks: Blocks) -> list[str]:
    return [plain(run) for block in walk(blocks) for run in inlines_of(block) if plain(run)]


def section(context: Context, name: str, **options: object) -> list[str]:
    kind = OutlineSection(section=name, options=options)
    blocks: Blocks = PROGRAM.load(SECTIONS, name).compose(context, kind)
    return words(blocks)


ASKED = """
if-raised:
  - question: Will you buy our fish?
    press: true
    line: Your fish is welcome.
    press-question: Will you buy Maltese fish?
    press-line: Maltese fish is welcome.
  - {question: And the port?, press: true, line: The port is open.}
  - {question: And our debt?, line: You will hear from us.}
"""


def test_the_press_is_answered_in_words_of_its_own(briefs: Path) -> None:
    found = section(context(briefs, ASKED), "press-lines")
    asked = ["Will you buy Maltese fish?", "Maltese fish is welcome.", "And the port?", "The port is open."]
    assert found == asked


def test_the_press_card_holds_only_what_the_press_may_ask(briefs: Path) -> None:
    card: Document = PROGRAM.load(PRODUCTS, "press-card").compose(context(briefs, ASKED).edition, ENGLISH)
    found = words(tuple(block for part in card.parts for block in part.blocks))
    assert "Maltese fish is welcome." in found and "The port is open." in found
    assert not [w for w in found if "Your fish" in w or "debt" in w]


def test_judgement_is_marked_and_what_is_none_is_not(briefs: Path) -> None:
    made = context(briefs, "\ntactical:\n  - {text: Slow., basis: judgement}\n  - {text: Wary.}\n")
    blocks = PROGRAM.load(SECTIONS, "aims").compose(made, OutlineSection(section="aims"))
    (listed,) = (block for block in walk(blocks) if isinstance(block, ListBlock))
    assert [(item.label, words(item.blocks)) for item in listed.items] == [("◊", ["Slow."]), ("", ["Wary."])]


def test_facts_stand_apart_from_views(briefs: Path) -> None:
    part = "\nparts:\n  malta:\n    summary: On fish.\n    our-view: [{text: We wait.}]\n    facts: [{text: It rains.}]\n"
    found = section(context(briefs, part, "topics/fish.yaml"), "topics")
    assert found[-4:] == ["Facts", "It rains.", "Our view", "We wait."]


def test_facts_are_listed_with_the_days_of_their_status(briefs: Path) -> None:
    file = briefs / "facts.yaml"
    written = file.read_text(encoding="utf-8").replace(
        "as-of: '2030', sources: [fisheries], status: reported",
        "as-of: '2030', announced: '2030-02', in-force: '2030-03-04', until: '2031-05-31', checked: '2031-04', sources: [fisheries], status: in-force",
    )
    file.write_text(written, encoding="utf-8")
    made = context(briefs, "")
    made.fact("mt.catch")
    assert plain(made.inlines(Line('{{ until("mt.catch") }}'))) == "31\u00a0May 2031"
    said = section(made, "sources", facts=True)
    assert said[-4:] == [
        "in force since 4\u00a0March\u00a02030",
        "until 31\u00a0May\u00a02031",
        "announced February\u00a02030",
        "checked April\u00a02031",
    ]
    assert made.fact_age(made.edition.facts["mt.catch"]) == "4\u00a0March 2030, in force"


@pytest.mark.parametrize("short", [False, True])
def test_sources_have_code_title_date_and_address_that_can_be_typed(briefs: Path, short: bool) -> None:
    file = briefs / "sources.yaml"
    url = "https://www.port.example/log/Ħal?id=7"
    written = file.read_text(encoding="utf-8").replace(
        "{title: Log of the port,", f"{{number: 36, url: '{url}', title: Log of the port,"
    )
    file.write_text(written, encoding="utf-8")
    made = context(briefs, "")
    made.calls(["port-log", "fisheries"])
    section(made, "sources", short=short)
    note, other = made.notes["port-log"], made.notes["fisheries"]
    assert (note.number, note.code, other.number, other.code) == (36, "S-036", 37, "S-037")
    assert plain(note.content) == "Port of Valletta. Log of the port. 2\u00a0April 2031."
    assert plain(note.address) == ("" if short else "www.port.example/log/%C4%A6al?id=7")
