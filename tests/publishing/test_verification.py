"""A file that is not the ordered one, or shows that it is another's, is not published."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefing import formats, pipeline, styles
from briefing.batch.orders import OrderFilter, matching, orders_for, path_of, planned_orders
from briefing.cli.handouts import handout_orders
from briefing.document import Document, Running
from briefing.drawings import PictureStore
from briefing.editions import Edition
from briefing.pipeline import BuildOptions, LaidOut
from briefing.summit import Order, Summit
from briefing.typesetting import typeset
from tests.conftest import ROOT, TINY
from tests.folders import summit_with
from tests.shipped import shipped

ORDER = Order(product="book", delegation="austria", audience="guest", language="ru", format="a4")
NOWHERE = Path("nowhere")


@cache
def summit() -> Summit:
    return pipeline.read_and_check(TINY)[0]


def edition(order: Order = ORDER) -> Edition:
    return pipeline.select(summit(), order)


def document(**options: Any) -> Document:
    return pipeline.compose(edition(), BuildOptions(NOWHERE, **options))


def made(as_composed: Document, running: Running | None = None, format_: str = "a4") -> LaidOut:
    """The document as it should be, and beside it what was set of it with other running words or on other paper."""
    set_ = as_composed.replaced(running=running or as_composed.running)
    typeset_ = typeset(set_, formats.load(format_), styles.load("secretariat"), PictureStore(NOWHERE))
    return LaidOut(as_composed, typeset_)


def faults(made_: LaidOut, pdf: bytes = b"") -> list[str]:
    found = pipeline.verify(summit(), edition(), made_, pdf or made_.pdf(), path_of(ORDER))
    return [f"{d.code}: {d.message.split(': ', 1)[1]}" for d in found]


def test_the_ordered_file_has_no_fault() -> None:
    assert faults(made(document())) == []
    assert faults(made(document(copy=3, copies=12, recipient="Канцелярия", draft=True))) == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"head_left": "Швейцария"}, "does not show its delegation, 'Австрия'"),
        ({"book_id": "РС/2031/SUI/GUEST"}, "does not show its number, 'RS/2031/AUT/GUEST'"),
        ({"strip": ""}, "does not show its copy, 'экз. 3 из 12'"),
        ({"strip": "экз. 3 из 12 · кому-то"}, "does not show its recipient, 'Канцелярия'"),
        ({"strip": "экз. 4 из 12 · Канцелярия"}, "does not show its copy, 'экз. 3 из 12'"),
    ],
)
def test_running_words_of_another_file(wrong: dict[str, str], words: str) -> None:
    right = document(copy=3, copies=12, recipient="Канцелярия")
    found = faults(made(right, right.running.replaced(**wrong)))
    assert found and all(fault.startswith("wrong-print: page 2 ") for fault in found) and words in found[0]


def test_a_head_that_shortens_a_long_name_shows_it() -> None:
    long = "Австрия и все земли её короны от Форарльберга до Бургенланда, " * 4
    name = "short: Австрия, formal: Австрийская Республика"
    changed = summit_with(
        {"delegations/austria.yaml": ((name, f'short: "{long.strip()}", formal: Австрия'),)}
    )
    order = ORDER.replaced(product="one-page-points", audience="minister", format="a5")
    edition = pipeline.select(changed, order)
    made_ = pipeline.build(edition, BuildOptions(NOWHERE))
    assert not pipeline.verify(changed, edition, made_, made_.pdf(), "x.pdf")


def test_the_number_of_another_book_beside_its_own() -> None:
    right = document()
    running = right.running.replaced(head_left="Австрия RS/2031/CHE/GUEST")
    assert "page 2 shows the number of another book, RS/2031/CHE/GUEST" in faults(made(right, running))[0]
    running = right.running.replaced(head_left="Австрия RS/2031/AUT/MINISTER")
    assert "page 2 shows the number of another book, RS/2031/AUT/MINISTER" in faults(made(right, running))[0]


def test_another_version_on_its_cover() -> None:
    other = summit().replaced(settings=summit().settings.replaced(version="4"))
    set_ = pipeline.compose(pipeline.select(other, ORDER), BuildOptions(NOWHERE))
    typeset_ = typeset(set_, formats.load("a4"), styles.load("secretariat"), PictureStore(NOWHERE))
    found = faults(LaidOut(document(), typeset_))
    assert "wrong-print: no page shows its version, 'версия 3'" in found
    assert any(fault.startswith("wrong-identity") for fault in found)


def test_other_paper_than_ordered() -> None:
    found = faults(made(document(), format_="letter"))
    assert found[0] == "wrong-size: page 1 is 612.0 by 792.0 pt"


def test_bookmarks_and_tags_that_are_gone() -> None:
    right = made(document())
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(right.pdf())) as file:
        del file.Root.Outlines, file.Root.StructTreeRoot
        file.remove_unreferenced_resources()
        file.save(out)
    codes = {fault.partition(":")[0] for fault in faults(right, out.getvalue())}
    assert {"no-bookmarks", "untagged"} <= codes


def test_a_damaged_stream_is_said() -> None:
    right = made(document())
    pdf = right.pdf()
    at = pdf.index(b"stream", pdf.index(b"FlateDecode")) + 30
    found = faults(right, pdf[:at] + b"????????" + pdf[at + 8 :])
    assert any(fault.startswith(("damaged-pdf", "unreadable-pdf")) for fault in found)


@pytest.mark.parametrize("target", ["screen", "office", "press"])
def test_no_false_alarm_on_any_target_of_the_shipped_books(target: str) -> None:
    wanted = OrderFilter(
        delegations=("turkmenistan",), audiences=("public",), formats=("a4", "a5"), target=target
    )
    for order in orders_for(shipped(), wanted):
        own = pipeline.select(shipped(), order)
        made_ = pipeline.build(own, BuildOptions(ROOT / "assets", copy=3, copies=12, recipient="Registry"))
        assert pipeline.verify(shipped(), own, made_, made_.pdf(), path_of(order)) == ()


def test_every_ordered_file_of_the_small_summit_passes() -> None:
    for order in planned_orders(summit()):
        own = edition(order)
        made_ = pipeline.build(own, BuildOptions(NOWHERE))
        assert pipeline.verify(summit(), own, made_, made_.pdf(), path_of(order)) == ()


@pytest.mark.slow
def test_no_false_alarm_on_the_papers_of_one_shipped_delegation(tmp_path: Path) -> None:
    """Every book and every handout of it."""
    wanted = OrderFilter(delegations=("kyrgyzstan",))
    for order in (*matching(planned_orders(shipped()), wanted), *handout_orders(shipped(), wanted)):
        own = pipeline.select(shipped(), order)
        made_ = pipeline.build(own, BuildOptions(ROOT / "assets", cache=tmp_path))
        assert pipeline.verify(shipped(), own, made_, made_.pdf(), path_of(order)) == ()
