"""A click on a word of a page leads to that word in the author's file, or to the fact whose value it is."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.languages import load
from briefing.letters import folded
from briefing.previewing import Engine, Origin
from briefing.previewing.page_text import PageText
from briefing.previewing.tokens import norm, tokens_of
from briefing.summit import Order
from tests.conftest import ROOT

SUMMITS = ROOT / "tests" / "summits"
ELSEWHERE = ROOT / "tests" / "elsewhere"
DERIVED = frozenset(
    {"value", "to", "as-of", "date", "dates", "start", "end", "unit", "born", "since", "from", "until"}
)
"""Keys of numbers, days and times, which a page prints in the words of its language."""


class Clicks:
    """Random clicks on one summit's papers; what they led to is in `table`, by kind."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random = folder, random.Random(seed)
        self.engine = Engine(folder, checks=False)
        self.table: Counter[tuple[str, str]] = Counter()
        self.astray: list[str] = []

    def on(self, order: Order, many: int) -> None:
        pages = self.engine.show(order).pages
        if not pages:  # no outline makes a book for this audience
            return
        texts = {page.number: self.engine.page_text(order, page.number) for page in pages}
        full = [number for number, text in texts.items() if text.tokens]
        for _ in range(many):
            number = self.random.choice(full)
            self.click(order, number, texts[number], self.random.randrange(len(texts[number].tokens)))

    def click(self, order: Order, number: int, text: PageText, at: int) -> None:
        token = text.tokens[at]
        left, top, width, height = text.box_of_piece(token.pieces[0])
        origin = self.engine.origin_at(order, number, left + width / 2, top + height / 2)
        assert origin is not None
        if origin.kind == "program":
            self.table["program", "right" if self._by_the_program(order, token.text) else "unknown"] += 1
            return
        right = self._right(origin, token.word) and self._own(order, origin)
        self.table[origin.kind, "right" if right else "astray"] += 1
        if not right:
            around = " ".join(t.text for t in text.tokens[max(at - 4, 0) : at + 5])
            self.astray.append(
                f"{token.text!r} in {around!r} led to {origin.file}:{origin.line}:{origin.column}"
            )

    def _right(self, origin: Origin, word: str) -> bool:
        line = (self.folder.parent / origin.file).read_text(encoding="utf-8-sig").split("\n")[origin.line - 1]
        there = next(tokens_of(line[origin.column - 1 :]), None)
        if origin.field in DERIVED or origin.path.startswith("facts/"):
            return there is not None
        divided = norm(origin.word).startswith(there.word) if there is not None else False
        return there is not None and (there.word == word or divided or folded(origin.word) in folded(line))

    def _own(self, order: Order, origin: Origin) -> bool:
        """Whether the place is no text of another delegation, of which a page shows only the names and the people at its table."""
        folder, _, rest = origin.path.partition("/")
        whose = rest.partition("/")[0]
        return (
            folder != "delegations"
            or whose == order.delegation
            or "/name/" in origin.path
            or "/people/" in origin.path
        )

    def _by_the_program(self, order: Order, word: str) -> bool:
        words = load(order.language, self.engine.kinds).words.values()
        return word.isdigit() or len(word) <= 2 or any(folded(word) in folded(said) for said in words)


def orders_of(engine: Engine) -> Iterator[Order]:
    """The books of the first delegation, and its handouts."""
    choices = engine.choices()
    first = choices.delegations[0].id
    for audience in choices.audiences:
        yield engine.order(first, audience=audience.id)
    yield from engine.handouts(first)


def show(table: Counter[tuple[str, str]]) -> str:
    kinds = sorted({kind for kind, _ in table})
    rows = (
        f"{kind:<10}{table[kind, 'right']:>6} right{table[kind, 'astray'] + table[kind, 'unknown']:>6} not"
        for kind in kinds
    )
    return "\n".join(rows)


def test_clicks_lead_to_the_word() -> None:
    clicks = Clicks(SUMMITS / "tiny", 1)
    for order in orders_of(clicks.engine):
        clicks.on(order, 25)
    assert not clicks.astray, "\n".join(clicks.astray)
    assert sum(n for (kind, _), n in clicks.table.items() if kind != "program") > 40, show(clicks.table)


def test_a_big_number_leads_to_its_own_fact() -> None:
    engine = Engine(ROOT / "briefs", checks=False)
    order = next(o for o in orders_of(engine) if (o.delegation, o.product) == ("kazakhstan", "book"))
    led = []
    for page in engine.show(order).pages:
        text = engine.page_text(order, page.number)
        for token in text.tokens:
            left, top, width, height = text.box_of_piece(token.pieces[0])
            if height > 30 and token.text[0].isdigit():
                origin = engine.origin_at(order, page.number, left + width / 2, top + height / 2)
                assert origin is not None
                led.append((token.text, origin.path.removeprefix("facts/")))
    assert ("24", "kazakhstan/facts/kz.us_uranium_2024/value") in led  # with a label of its own
    assert ("33", "united_states/facts/us.uranium_third/value") in led  # also the number of a source
    assert ("3", "united_states/facts/us.jv_bill/value") in led
    assert all(path.endswith("/value") for _, path in led[2:]), led


def test_a_number_that_the_program_counts_leads_to_no_value_that_happens_to_be_the_same() -> None:
    engine = Engine(ROOT / "briefs", checks=False)
    order = engine.order("kazakhstan", audience="staff")
    called, contents, counted = [], [], []
    for page in engine.show(order).pages:
        text = engine.page_text(order, page.number)
        for at, token in enumerate(text.tokens):
            if not token.word.isdigit() or text.tag(at) not in ("Lbl", "Link"):
                continue
            left, top, width, height = text.box_of_piece(token.pieces[0])
            origin = engine.origin_at(order, page.number, left + width / 2, top + height / 2)
            assert origin is not None
            if text.is_call(at):
                called.append((token.text, origin.path))
            elif text.tag(at) == "Lbl":
                counted.append(origin)
            elif page.number in (3, 4):
                contents.append(origin)
    assert len(counted) > 100 and {origin.kind for origin in counted} == {"program"}
    assert len(contents) > 40 and not [o for o in contents if o.path.startswith(("facts/", "sources/"))]
    assert len(called) > 100 and {text.isdigit() for text, _ in called} == {True}
    assert not [(text, path) for text, path in called if not path.endswith("/number")]


@pytest.mark.slow
def test_five_hundred_clicks_on_three_summits(capsys: pytest.CaptureFixture[str]) -> None:
    table: Counter[tuple[str, str]] = Counter()
    astray: list[str] = []
    for seed, folder in enumerate((ROOT / "briefs", ELSEWHERE / "delta", ELSEWHERE / "sahel")):
        clicks = Clicks(folder, seed)
        orders = [*orders_of(clicks.engine)]
        for order in orders:
            clicks.on(order, -(-170 // len(orders)))
        table += clicks.table
        astray += clicks.astray
    with capsys.disabled():
        print("\n" + show(table))
    clicked = sum(n for (kind, _), n in table.items() if kind != "program")
    assert clicked >= 300 and len(astray) <= clicked / 100, "\n".join(astray)
    assert table["program", "unknown"] <= clicked / 50, show(table)
