"""A withheld sentence is found however the page has broken it, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from briefing import pipeline
from briefing.publishing.leaks import Hit, ReaderTexts, Run, Search, leaks
from briefing.publishing.search_terms import CUT, TermIndex, pieces, squeeze
from briefing.publishing.searching import Words
from tests.conftest import ROOT, TINY

SECRET = "If pressed on tariffs, the delegation may fall back to a review after ninety days."
WORDS = SECRET.split(" ")


def hits(secret: str, *runs: Run, places: Run = (), allowed: Iterable[str] = ()) -> list[Hit]:
    """Where a withheld text is found, by a reader who may see what is allowed."""
    texts = [secret, *allowed]
    index = TermIndex(texts)
    own = {piece for text in allowed for piece in pieces(text)}
    reader = ReaderTexts(own, lambda: [list(allowed)], lambda: [("asks.tariff", secret)])
    return leaks(Search(index, reader), runs, places)


@given(
    st.lists(
        st.sampled_from([" ", "\n", "\u00ad\n", "-\n", "\u00a0", "  ", "\u200b", " \r\n", "\ufffe"]),
        min_size=14,
        max_size=14,
    )
)
def test_breaks_of_every_kind_hide_nothing(breaks: list[str]) -> None:
    page = "".join(w + b for w, b in zip(WORDS, [*breaks, ""], strict=True))
    page = page.replace("fall", "fa\u00adll").replace("fi", "\ufb01")
    found = hits(SECRET, [("page 1", "x"), ("page 2", page)])
    assert [(hit.item, hit.place) for hit in found] == [("asks.tariff", "page 2")]


@given(st.integers(1, len(SECRET) - 1))
def test_a_sentence_broken_over_two_pages_is_found(at: int) -> None:
    found = hits(SECRET, [("page 1", "a " + SECRET[:at]), ("page 2", SECRET[at:] + " b")])
    assert [hit.place for hit in found] == ["page 1"]


def test_places_that_have_nothing_to_do_with_one_another_are_not_joined() -> None:
    assert not hits(SECRET, places=[("a title", SECRET[:40]), ("a title", SECRET[40:])])
    assert hits(SECRET, places=[("a title", "x"), ("an address", SECRET)])[0].place == "an address"


def test_small_capitals_ligatures_and_other_places() -> None:
    found = hits(
        "The office confirms the official offer",
        places=[("x", "THE O\ufb03CE CONFIRMS THE O\ufb03CIAL OFFER")],
    )
    assert found[0].place == "x"


def test_words_the_reader_may_see_anyway_are_no_leak() -> None:
    run = [("page 1", "Note: Kazakhstan is a landlocked country. Yes.")]
    assert hits("Kazakhstan is a landlocked country.", run)
    assert not hits("Kazakhstan is a landlocked country.", run, allowed=[run[0][1]])
    inside = "They add that Kazakhstan is a landlocked country."
    assert not hits("Kazakhstan is a landlocked country.", run, allowed=[inside])


def test_part_of_a_withheld_item_is_a_leak_too() -> None:
    item = "First comes a harmless sentence. Second comes the thing nobody may read."
    assert len(hits(item, [("page 1", "so: second comes the thing nobody may read")])) == 1


def test_a_sentence_too_short_for_itself_goes_with_its_neighbours() -> None:
    assert "no" not in pieces("They may leave the room early. No. The floor is ours.")
    assert squeeze("early. No. The floor is ours.") in pieces("x. early. No. The floor is ours.")[0]
    assert not hits("They may leave the room early. Not so.", [("page 1", "it is not so")])


def test_a_date_alone_is_no_sentence() -> None:
    text = "Signed on 22 September 2025. Engine production in Astana is announced for next year."
    assert not hits(text, [("page 1", "Contract, signed on 22 September 2025")])
    assert hits(text, [("page 1", text)])


def test_what_is_filled_in_cuts_a_sentence() -> None:
    assert pieces(f"Our own floor for them is {CUT} percent of all that they name.") == (
        "ourownfloorforthemis",
        "percentofallthattheyname",
    )


@given(st.text())
def test_squeezing_is_stable(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)


@given(
    st.lists(st.text("abc", min_size=10, max_size=60), min_size=1, max_size=12),
    st.lists(st.text("abcd", max_size=40), min_size=13, max_size=13),
)
def test_an_index_finds_what_looking_for_each_piece_finds(texts: list[str], between: list[str]) -> None:
    index = TermIndex(texts)
    known = {piece for text in texts for piece in pieces(text)}
    page = between[-1] + "".join(b + t for b, t in zip(between, texts, strict=False))
    assert index.found(page) == {piece: page.index(piece) for piece in known if piece in page}


def test_every_word_that_can_be_withheld_is_in_the_index_of_its_summit() -> None:
    for folder in (TINY, ROOT / "briefs"):
        summit, _ = pipeline.read_and_check(folder)
        assert summit.judge is not None
        words = Words(summit.judge)
        known = words.index.known
        for delegation in (*summit.delegations, ""):
            for audience in summit.settings.audiences:
                for passage in summit.judge.withheld(audience, delegation):
                    assert not passage.printed or set(pieces(words.of(passage))) <= known
