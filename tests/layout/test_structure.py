"""Tags of hard documents are sound, and the checker sees faults that are planted."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from tests.layout.torture import torture
from tests.structure import faults


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return torture(rows=60).pdf


def test_a_torture_document_has_no_fault(pdf: bytes) -> None:
    assert faults(pdf) == []


def _drop_alt(file: pikepdf.Pdf) -> None:
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure":
            del thing["/Alt"]


def _untag_page(file: pikepdf.Pdf) -> None:
    page = file.pages[1]
    page.Contents = file.make_stream(page.Contents.read_bytes() + b"\nBT (x) Tj ET")


def _skip_heading(file: pikepdf.Pdf) -> None:
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/H2":
            thing["/S"] = pikepdf.Name("/H4")


def _drop_scope(file: pikepdf.Pdf) -> None:
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/TH" and "/A" in thing:
            del thing["/A"]


def _drop_tabs(file: pikepdf.Pdf) -> None:
    del file.pages[0]["/Tabs"]


def _drop_title(file: pikepdf.Pdf) -> None:
    file.docinfo["/Title"] = ""


def _drop_contents(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        for annotation in page.get("/Annots", []):
            del annotation["/Contents"]


def _orphan(file: pikepdf.Pdf) -> None:
    page = file.pages[1]
    page.Contents = file.make_stream(page.Contents.read_bytes() + b"\n/P <</MCID 9999>> BDC BT (x) Tj ET EMC")


def _drop_language(file: pikepdf.Pdf) -> None:
    del file.Root["/Lang"]


@pytest.mark.parametrize(
    ("plant", "words"),
    [
        (_drop_alt, "no alternative text"),
        (_untag_page, "outside of tagged content"),
        (_skip_heading, "follows level"),
        (_drop_scope, "no scope"),
        (_drop_tabs, "tab order"),
        (_drop_title, "no title"),
        (_drop_contents, "a link has no words"),
        (_orphan, "belongs to nothing"),
        (_drop_language, "no language"),
    ],
)
def test_a_planted_fault_is_found(pdf: bytes, plant: Callable[[pikepdf.Pdf], None], words: str) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        plant(file)
        file.save(out)
    assert any(words in fault for fault in faults(out.getvalue()))
