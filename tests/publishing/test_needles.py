"""A withheld sentence is found however the page has broken it, and nothing else is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.publishing.needles import needles, search, squeeze

SECRET = "If pressed on tariffs, the delegation may fall back to a review after ninety days."
WORDS = SECRET.split(" ")


@given(
    st.lists(
        st.sampled_from([" ", "\n", "\u00ad\n", "-\n", "\u00a0", "  ", "\u200b", " \r\n"]),
        min_size=14,
        max_size=14,
    )
)
def test_breaks_of_every_kind_hide_nothing(breaks: list[str]) -> None:
    page = "".join(w + b for w, b in zip(WORDS, [*breaks, ""], strict=True))
    page = page.replace("fall", "fa\u00adll").replace("fi", "\ufb01")
    hits = search(needles([("asks.tariff.fallback", SECRET)], []), {"page 1": "x", "page 2": page})
    assert [(hit.item, hit.place) for hit in hits] == [("asks.tariff.fallback", "page 2")]


@given(st.integers(1, len(SECRET) - 1))
def test_a_sentence_broken_over_two_pages_is_found(at: int) -> None:
    hits = search(needles([("x", SECRET)], []), {"page 1": "a " + SECRET[:at], "page 2": SECRET[at:] + " b"})
    assert len(hits) == 1


def test_small_capitals_ligatures_and_other_places() -> None:
    wanted = needles([("x", "The office confirms the official offer")], [])
    assert search(wanted, {"bookmark": "THE O\ufb03CE CONFIRMS THE O\ufb03CIAL OFFER"})[0].place == "bookmark"


def test_words_the_reader_may_see_anyway_are_no_needles() -> None:
    assert not needles(
        [("x", "Kazakhstan is a landlocked country.")], ["Note: Kazakhstan is a landlocked country. Yes."]
    )


def test_part_of_a_withheld_item_is_a_leak_too() -> None:
    item = "First comes a harmless sentence. Second comes the thing nobody may read."
    hits = search(needles([("x", item)], []), {"page 1": "so: second comes the thing nobody may read"})
    assert len(hits) == 1


@given(st.text())
def test_squeezing_is_stable(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)
