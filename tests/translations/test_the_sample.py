"""The sample in its second language: what the README promises is made, and nothing of it is out of date."""

from __future__ import annotations

import pytest

from briefing import pipeline
from briefing.reading import problems_of
from briefing.summit import Order
from tests.conftest import ROOT
from tests.shipped import shipped


def test_no_translation_of_the_sample_is_out_of_date() -> None:
    assert not [d for d in problems_of(ROOT / "briefs") if d.span and d.span.file.endswith(".ru.yaml")]


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["delegation", "public"])
@pytest.mark.parametrize(
    "delegation", ["kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan"]
)
def test_guests_and_public_have_their_book_in_russian(delegation: str, audience: str) -> None:
    order = Order(product="book", delegation=delegation, audience=audience, language="ru", format="a4")
    options = pipeline.BuildOptions(assets=ROOT / "assets")
    laid = pipeline.build(pipeline.select(shipped(), order), options)
    assert not [d for d in laid.problems if d.severity.name != "HINT"]
