"""Sheets for the print room and contact sheets: they destroy nothing, and verify, clean and print know them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import BOOK, Here

GUEST = ("build", "austria", "-a", "guest", "-o", "out")
OTHER = BOOK.replace("austria", "switzerland")
NAME = Path(BOOK).stem


def everything() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


@pytest.mark.posix
@pytest.mark.parametrize(
    ("result", "said"),
    [
        (f"out/{BOOK}", "is the file that is to be printed"),
        (f"out/{OTHER}", "is a published file"),
        ("briefs/summit.yaml", "sheets are a PDF"),
        ("briefs/delegations/austria.yaml", "sheets are a PDF"),
        ("mine.pdf", "was not made by this command"),
        ("link.pdf", "is a published file"),
        (f"out/{Path(BOOK).parent}/new.pdf", "would lie among published files; name it out/_sheets/new.pdf"),
    ],
)
@pytest.mark.parametrize("way", [("--booklet",), ("--stack",)])
def test_print_writes_over_nothing(here: Here, result: str, said: str, way: tuple[str, ...]) -> None:
    here("build", "-a", "guest", "-C", "briefs", "-o", "out", "-p", "book")
    Path("mine.pdf").write_bytes(Path("out", OTHER).read_bytes())
    Path("link.pdf").symlink_to(f"out/{OTHER}")
    before = everything()
    done = here("print", f"out/{BOOK}", *way, "-o", result)
    assert done.code == 2 and said in done.err, done.err
    assert everything() == before


def test_sheets_lie_in_a_folder_that_verify_and_clean_know(here: Here) -> None:
    here("build", "-C", "briefs", "-o", "out")
    for words in (("--booklet",), ("--nup", "2x1", "--paper", "a3"), ("--stack",)):
        for _ in range(2):  # over its own sheets print may write
            done = here("print", f"out/{BOOK}", *words)
            assert done.code == 0, done.err
            assert done.out.strip() == f"out/_sheets/{NAME}_{words[0].strip('-')}.pdf"
    assert here("charts", "-C", "briefs", "-o", "out/_sheets").code == 0
    assert here("charts", "-C", "briefs", "-o", "out/_sheets").code == 0
    verified = here("verify", "out")
    assert verified.code == 0 and "all as published" in verified.err, verified.out
    (Path("out/_sheets") / "stray.pdf").write_bytes(b"%PDF-1.7")
    assert "_sheets/stray.pdf: is not in the manifest" in here("verify", "out").out
    (Path("out/_sheets") / "stray.pdf").unlink()
    assert here("clean", "-o", "out").code == 0 and not list(Path("out").iterdir())


def test_sheets_of_an_earlier_book_are_named_and_cleaned(here: Here) -> None:
    here(*GUEST)
    here("print", f"out/{BOOK}", "--booklet")
    here(*GUEST, "--watermark", "Образец")
    verified = here("verify", "out")
    assert verified.code == 1 and f"was made of an earlier {BOOK}" in verified.out
    assert "removed 1 file" in here("clean", "--stale", "-o", "out").err
    assert here("verify", "out").code == 0 and not Path("out/_sheets").exists()


@pytest.mark.parametrize("way", [("--stack",), ("--booklet",), ("--nup", "2x1", "--paper", "a3")])
def test_sheets_are_no_book_to_print(here: Here, way: tuple[str, ...]) -> None:
    here(*GUEST)
    here("print", f"out/{BOOK}", "--stack", "-o", "stack.pdf")
    for books in (("stack.pdf",), ("stack.pdf", f"out/{BOOK}")):
        if len(books) > 1 and way != ("--stack",):
            continue
        done = here("print", *books, *way)
        assert done.code == 2 and "stack.pdf is sheets already (stack)" in done.err
    assert here("print", f"out/{BOOK}", "--booklet", "-o", "stack.pdf").code == 0


def test_a_book_that_was_mailed_around_is_printed_where_it_lies(here: Here) -> None:
    here(*GUEST)
    Path("mail").mkdir()
    Path("mail/book.pdf").write_bytes(Path("out", BOOK).read_bytes())
    Path("manifest.json").write_text('{"name": "a page of somebody else"}')
    done = here("print", "mail/book.pdf", "--booklet")
    assert done.code == 0 and done.out.strip() == "mail/book_booklet.pdf"


def test_charts_write_over_nothing_of_somebody_elses(here: Here) -> None:
    Path("mine").mkdir()
    Path("mine/charts-01.png").write_bytes(b"mine")
    done = here("charts", "-o", "mine")
    assert done.code == 3 and "not made by this command" in done.err
    assert Path("mine/charts-01.png").read_bytes() == b"mine"
    assert here("charts").code == 0 and Path("build/_sheets/charts.pdf").is_file()
    assert here("verify", "build").code == 0
    assert here("clean").code == 0 and not list(Path("build").iterdir())
