"""Papers in another language than that of the briefs: shown as a draft has them, with who may read each text."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.diagnostics import BriefError
from briefing.previewing import Engine
from briefing.serving.printing import finished
from briefing.summit import Order
from tests.translations.conftest import briefs, change, in_russian, translate

__all__ = ["briefs"]
POINT = "We value your port."


@pytest.fixture
def both(briefs: Path) -> Path:
    translate(briefs, "ru")
    return briefs


def in_its_language(engine: Engine) -> Order:
    return engine.order("malta", audience="staff", language="ru")


def said(engine: Engine, order: Order) -> str:
    pages = engine.show(order).pages
    return " ".join(word.text for page in pages for word in engine.words(order, page.number))


def test_a_paper_with_a_translation_out_of_date_is_shown_as_a_draft_and_not_printed(both: Path) -> None:
    change(both / "delegations" / "malta.yaml", POINT, "We value your new port.")
    engine = Engine(both, checks=False)
    order = in_its_language(engine)
    shown = engine.show(order)
    assert shown.state == "fresh" and shown.pages
    assert said(engine, order).count("перевод устарел") == 1 and in_russian(POINT) in said(engine, order)
    (finding,) = [f for f in shown.findings if f.severity == "error"]
    assert finding.code == "stale-translation" and finding.file == "briefs/delegations/malta.ru.yaml"
    assert finding.page
    with pytest.raises(BriefError, match="1 translation of this file"):
        finished(both, order)

    change(both / "delegations" / "malta.yaml", "We value your new port.", POINT)
    engine.look()
    assert "перевод устарел" not in said(engine, order)
    assert not [f for f in engine.show(order).findings if f.severity == "error"]


def test_the_form_of_a_translated_text_says_who_may_read_it_as_that_of_its_original_does(both: Path) -> None:
    engine = Engine(both, checks=False)
    original = place_of(both / "delegations" / "malta.yaml", POINT)
    theirs = place_of(both / "delegations" / "malta.ru.yaml", in_russian(POINT))
    first, second = (
        engine.field(f"briefs/delegations/{name}", *at)
        for name, at in (("malta.yaml", original), ("malta.ru.yaml", theirs))
    )
    assert first is not None and second is not None
    assert first.readers and first.rules
    assert (second.readers, second.rules) == (first.readers, first.rules)
    assert second.value == in_russian(POINT)


def test_what_another_reader_does_not_get_is_named_in_a_translated_paper_too(both: Path) -> None:
    engine = Engine(both, checks=False)
    order = in_its_language(engine)
    withheld = engine.withheld(order, "guest")
    named = [one for one in withheld if one.words == in_russian(POINT)]
    assert named and named[0].file == "briefs/delegations/malta.ru.yaml" and named[0].why
    assert [
        one.words for one in engine.withheld(order.replaced(language="en"), "guest") if one.words == POINT
    ]


def place_of(path: Path, words: str) -> tuple[int, int]:
    for number, line in enumerate(path.read_text().split("\n"), 1):
        if words in line:
            return number, line.index(words) + 1
    raise LookupError(words)


def test_a_language_is_put_together_only_while_somebody_looks_at_it(both: Path) -> None:
    def languages() -> set[str]:
        summit = engine.summit
        assert summit is not None
        return set(summit.languages.summits) if summit.languages is not None else set()

    engine = Engine(both, checks=False)
    russian = in_its_language(engine)
    original = russian.replaced(language="en")
    assert POINT in said(engine, original) and not languages()
    assert in_russian(POINT) in said(engine, russian) and languages() == {"ru"}

    change(both / "delegations" / "malta.yaml", POINT, "We value your new port.")
    engine.look()
    assert "your new port" in said(engine, original) and not languages()
    assert said(engine, russian).count("перевод устарел") == 1
    assert not [f for f in engine.show(original).findings if f.code == "unread-file"]
