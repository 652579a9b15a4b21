"""What was taken out is nowhere: a word is planted in every text, and each edition holds its own words only."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefing import editions, pipeline
from briefing.batch.orders import OrderFilter, orders_for
from briefing.diagnostics import BriefError
from briefing.editions import Edition
from briefing.judging import Passage
from briefing.pipeline import BuildOptions
from briefing.publishing.readback import read_back
from briefing.schema import AuthorText, Model, Plain
from briefing.summit import Order, Summit
from tests.folders import changed, summit_with

TEXTS = ("text", "title", "objective", "summary", "fallback", "red-line", "you-do")
CANARY = re.compile(r"canary[a-z]{8}")


@pytest.fixture(scope="module")
def summit(tmp_path_factory: pytest.TempPathFactory) -> Summit:
    folder = changed(tmp_path_factory.mktemp("planted"), {})
    before, _ = pipeline.read_and_check(folder)
    assert before.judge is not None
    for number, passage in enumerate(reversed(before.judge.passages)):
        if passage.field.startswith("summit/"):
            continue
        if passage.printed and passage.field.rpartition("/")[2] in TEXTS:
            plant(folder.parent / passage.span.file, passage, name(number))
    found, _ = pipeline.read_and_check(folder)
    return found


def name(number: int) -> str:
    """`canary` and eight letters, so that no hyphen or figure is in it."""
    return "canary" + "".join(chr(97 + (number // 26**i) % 26) for i in range(8))


def plant(path: Path, passage: Passage, word: str) -> None:
    """Write a word of its own at the end of a text."""
    lines = path.read_text(encoding="utf-8").split("\n")
    line = lines[passage.span.line - 1]
    assert passage.text in line[passage.span.column - 1 :]
    start = line.index(passage.text, passage.span.column - 1) + len(passage.text)
    lines[passage.span.line - 1] = f"{line[:start]} {word}{line[start:]}"
    path.write_text("\n".join(lines), encoding="utf-8")


def canaries(value: Any) -> set[str]:
    if isinstance(value, str):
        return set(CANARY.findall(value))
    if isinstance(value, Model):
        return {c for k, v in value.__dict__.items() if k != "span" for c in canaries(v)}
    if isinstance(value, (tuple, list)):
        return {c for v in value for c in canaries(v)}
    if isinstance(value, Mapping):
        return {c for v in value.values() for c in canaries(v)}
    return set()


def order(delegation: str, audience: str, product: str = "book") -> Order:
    return Order(product=product, delegation=delegation, audience=audience, language="ru", format="a4")


ORDERS = [(d, a) for d in ("austria", "switzerland") for a in ("minister", "guest")]


@pytest.mark.parametrize(("delegation", "audience"), ORDERS)
def test_nothing_withheld_is_in_the_edition_or_in_the_finished_file(
    summit: Summit, delegation: str, audience: str, tmp_path: Path
) -> None:
    ordered = order(delegation, audience)
    edition = pipeline.select(summit, ordered)
    assert summit.judge is not None
    taken = {c for passage in summit.judge.withheld(audience, delegation) for c in canaries(passage.text)}
    kept = canaries(edition)
    assert taken and kept and not taken & kept
    made = pipeline.build(edition, BuildOptions(assets=tmp_path))
    back = read_back(made.pdf())
    for place, text in back.places.items():
        found = set(
            CANARY.findall(
                text.replace("\u00ad", "").replace("\n", "").replace("\r", "").replace("\ufffe", "")
            )
        )
        assert not found & taken, place
    assert len(kept & set(CANARY.findall("".join(back.places.values()).replace("\r\n", "")))) > 3


def test_the_guest_reads_nothing_of_the_minister(summit: Summit) -> None:
    guest, minister = (pipeline.select(summit, order("austria", a)) for a in ("guest", "minister"))
    assert guest.delegation is not None and minister.delegation is not None
    assert guest.delegation.bottom_line is None and not guest.delegation.points and not guest.delegation.asks
    assert minister.delegation.bottom_line is not None and minister.delegation.asks
    assert not guest.topics["water"].host_view and minister.topics["water"].host_view


def test_parts_and_briefs_of_others_are_gone(summit: Summit) -> None:
    edition = pipeline.select(summit, order("austria", "minister"))
    assert set(edition.delegations) == {"austria"} and set(edition.topics["water"].parts) == {"austria"}
    assert edition.names["switzerland"].short == "Швейцария"


def test_the_banner_is_the_highest_marking_inside(summit: Summit) -> None:
    assert pipeline.select(summit, order("austria", "minister")).banner.text == "ЗАКРЫТО"
    assert pipeline.select(summit, order("austria", "guest")).banner.text == "ОТКРЫТО"


def test_facts_and_sources_are_those_that_are_printed(summit: Summit) -> None:
    edition: Edition = pipeline.select(summit, order("austria", "guest"))
    assert set(edition.facts) == {"at.length", "ch.flow"} and set(edition.sources) == {"yearbook"}


def test_a_text_that_prints_a_fact_its_reader_may_not_see_is_an_error(summit: Summit) -> None:
    facts = {k: v.replaced(audience=("minister",)) for k, v in summit.facts.items()}
    with pytest.raises(BriefError) as caught:
        pipeline.select(summit.replaced(facts=facts), order("austria", "guest"))
    (problem,) = caught.value.diagnostics
    assert (
        problem.code == "fact-not-readable" and problem.span is not None and "water.yaml" in problem.span.file
    )


def test_figures_of_a_brief_are_left_out_for_who_reads_neither_it_nor_them() -> None:
    """What is for the minister alone, figures of his, is no error in the book of the guest."""
    for_minister = (
        (
            "audience: guest\nname: {short: Австрия",
            "audience: minister\nfigures: [own]\nname: {short: Австрия",
        ),
    )
    fact = "  own: {audience: minister, label: Шлюзы, value: 3, unit: km, as-of: '2030', sources: yearbook}\n"
    found = summit_with({"delegations/austria.yaml": for_minister, "facts.yaml": (("", fact),)})
    order = Order(product="book", delegation="austria", audience="guest", language="ru", format="a4")
    guest, minister = (editions.select(found, order.replaced(audience=a)) for a in ("guest", "minister"))
    assert guest.delegation is not None and minister.delegation is not None
    assert (guest.delegation.figures, minister.delegation.figures) == ((), ("own",))


def test_a_leak_in_a_later_stage_stops_the_file(summit: Summit, tmp_path: Path) -> None:
    """A page that somehow holds a withheld sentence is caught when it is read back."""
    ordered = order("austria", "guest")
    secret = "Согласиться на один шлюз только в крайнем случае."
    edition = pipeline.select(summit, ordered)
    topic = edition.topics["water"]
    leaking = topic.replaced(summary=AuthorText(f"Вода. {secret}"))
    made = pipeline.build(edition.replaced(topics={"water": leaking}), BuildOptions(assets=tmp_path))
    clean = pipeline.build(edition, BuildOptions(assets=tmp_path))
    assert not pipeline.verify(summit, edition, clean, clean.pdf(), "x.pdf")
    faults = pipeline.verify(summit, edition, made, made.pdf(), "x.pdf")
    assert [f.code for f in faults] == ["leak"] and "austria.asks.at-ask.fallback" in faults[0].message
    assert "page" in faults[0].message


def test_a_file_for_somebody_else_is_not_published(summit: Summit, tmp_path: Path) -> None:
    """The right name on the wrong book: its metadata say whose it is."""
    austria, switzerland = (pipeline.select(summit, order(d, "guest")) for d in ("austria", "switzerland"))
    wrong = pipeline.build(switzerland, BuildOptions(assets=tmp_path))
    right = pipeline.build(austria, BuildOptions(assets=tmp_path))
    mixed = pipeline.LaidOut(right.document, wrong.typeset)
    assert "wrong-identity" in {f.code for f in pipeline.verify(summit, austria, mixed, mixed.pdf(), "x.pdf")}


def test_identity_is_in_the_metadata(summit: Summit, tmp_path: Path) -> None:
    made = pipeline.build(
        pipeline.select(summit, order("austria", "guest")), BuildOptions(assets=tmp_path, copy=3, copies=12)
    )
    back = read_back(made.pdf())
    assert back.identity["delegation"] == "austria" and back.identity["copy"] == "3" and back.language == "ru"
    assert "экз. 3 из 12" in back.places["page 2"]
    with pikepdf.open(io.BytesIO(made.pdf())) as file:
        assert "Австрия" in str(file.docinfo["/Title"])


def test_a_wish_takes_the_defaults_of_the_summit(summit: Summit) -> None:
    (found,) = orders_for(summit, OrderFilter(delegations=("austria",)))
    assert (found.audience, found.language, found.format, found.product) == ("minister", "ru", "a4", "book")


def test_what_is_secret_by_its_nature_stays_so_however_wide_its_item_is(summit: Summit) -> None:
    """An ask labelled for the guests: they read it without its fallback, its red line and its owner."""
    brief = summit.delegations["austria"]
    ask = brief.asks[0].replaced(audience=("guest",), owner_ours=Plain("Ведомство"))
    opened = summit.replaced(delegations={"austria": brief.replaced(asks=(ask,))})
    for audience, may in (("minister", True), ("guest", False)):
        order = Order(product="book", delegation="austria", audience=audience, language="ru", format="a4")
        read = editions.select(opened, order).delegations["austria"].asks[0]
        assert read.title == ask.title
        assert [bool(read.fallback), bool(read.red_line), bool(read.owner_ours)] == [may] * 3
