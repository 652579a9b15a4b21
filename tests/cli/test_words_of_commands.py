"""What a hurried person types: each slip gets a word that names it, and nothing is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.products.base import PRODUCTS
from tests.cli.conftest import BOOK, Here

OUT = ("-C", "briefs", "-o", "out")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "austria", "austria"), "the delegation 'austria' is named twice"),
        (("build", "austria", "AUT"), "the delegation 'austria' is named twice"),
        (("build", "-a", "guest", "-a", "guest"), "the audience 'guest' is named twice"),
        (("build", "--format", "a4", "--format", "a4"), "the format 'a4' is named twice"),
        (("build", "-p", "book", "-p", "book"), "the product 'book' is named twice"),
        (("handouts", "--only", "table-tents", "--only", "table-tents"), "'table-tents' is named twice"),
        (("build", "-l", "fr"), "these briefs have no words in 'fr'"),
        (("build", "-l", "xx"), "no language is called 'xx'; there are: en, fr, kk, ky, ru, tg, tk, uz"),
        (("build", "-l", "french"), "no language is called 'french'; did you mean 'fr'?"),
        (("build", "-l", "қазақ тілі"), "no language is called 'қазақ тілі'; did you mean 'kk'?"),
        (("handouts", "-l", "fr"), "these briefs have no words in 'fr'"),
        (("charts", "-l", "fr"), "these briefs have no words in 'fr'"),
        (("charts", "-l", "ru", "-l", "en"), "in one language"),
        (("build", "--copies", "999999999"), "999"),
        (("build", "-j", "100000"), "256"),
        (("build", "--watermark", ""), "write some words"),
        (("build", "--watermark", "W" * 400), "40 letters at most"),
        (("build", "--watermark", "two\nlines"), "in one line"),
    ],
)
def test_a_slip_of_the_command_line_is_named(here: Here, words: tuple[str, ...], said: str) -> None:
    done = here(*words, *OUT)
    assert done.code == 2 and said in done.err, done.err
    assert not list(Path().rglob("*.pdf"))


@pytest.mark.parametrize("words", [("build", "-p"), ("handouts", "--only")])
def test_all_products_are_listed_for_one_that_is_unknown(here: Here, words: tuple[str, ...]) -> None:
    done = here(*words, "qqqq", *OUT)
    assert done.code == 2 and all(name in done.err for name in PRODUCTS.of_program())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--booklet", "--notes"), "--notes does nothing with --booklet"),
        (("--nup", "2x1", "--creep", "1"), "--creep does nothing with --nup"),
        (("--booklet", "--creep", "nan"), "--creep is a few millimetres"),
        (("--booklet", "--creep", "500"), "--creep is a few millimetres"),
        (("--stack", "--range", "1-2"), "--range does nothing with --stack"),
        (("--stack", "--marks"), "--marks does nothing with --stack"),
        (("--fold", "8", "--duplex", "long-edge"), "--duplex does nothing with --fold"),
        (("--nup", "20x20"), "20x20"),
        (("--nup", "0x1"), "is no grid"),
        (("--booklet", "--range", "9-3"), "is no range"),
    ],
)
def test_an_option_of_print_that_can_have_no_effect_is_named(
    here: Here, words: tuple[str, ...], said: str
) -> None:
    here("build", "austria", "-a", "guest", "-o", "out")
    before = sorted(Path().rglob("*.pdf"))
    done = here("print", f"out/{BOOK}", *words)
    assert done.code in (1, 2) and said in done.err, done.err
    assert sorted(Path().rglob("*.pdf")) == before


def test_a_list_of_distribution_has_an_end(here: Here) -> None:
    settings = Path("briefs/summit.yaml")
    settings.write_text(settings.read_text() + "distribution: [{office: Archive, copies: 999999999}]\n")
    done = here("check")
    assert done.code == 1 and "999 is the most" in done.err
