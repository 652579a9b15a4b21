"""A style that extends another: what goes along with what it says, and what does not."""

from __future__ import annotations

import pytest

from briefing.kinds import KindFile, Kinds
from briefing.styles import STYLES, Style, load

HOUSE = load("secretariat")


def of_folder(text: str, *given: str) -> Style:
    file = KindFile(
        "house", "briefs/styles/house.yaml", "briefs", f"title: House\nextends: secretariat\n{text}"
    )
    trial = KindFile("house", "--set", "trial", "\n".join(given))
    kinds = Kinds((("styles", file),), trial=(("styles", trial),) if given else ())
    return kinds.load(STYLES, "house")


SCALE = "[8, 10, 12.5, 14, 17, 28, 44, 70]"


@pytest.mark.parametrize(("text", "given"), [(f"sizes: {SCALE}\n", ()), ("", (f"style.sizes={SCALE}",))])
def test_paragraphs_go_along_to_the_same_step_of_another_scale(text: str, given: tuple[str, ...]) -> None:
    style = of_folder(text, *given)
    steps = dict(zip(HOUSE.sizes, style.sizes, strict=True))
    for name, paragraph in HOUSE.paragraphs.items():
        moved = style.paragraphs[name]
        assert moved.size == steps[paragraph.size]
        assert abs(moved.leading - paragraph.leading * moved.size / paragraph.size) <= 0.25
    assert style.large_print == HOUSE.large_print


def test_a_paragraph_that_says_its_size_keeps_it() -> None:
    style = of_folder(f"sizes: {SCALE}\nparagraphs: {{body: {{size: 14, leading: 18}}}}\n")
    assert (style.paragraphs["body"].size, style.paragraphs["body"].leading) == (14, 18)


@pytest.mark.parametrize(
    ("hues", "names"),
    [
        ("{teal: '#00566B'}", list(HOUSE.hues)),  # one of them in another colour
        ("{sea: '#00566B', reef: '#7A0019'}", ["sea", "reef"]),
        ("{}", []),
    ],
)
def test_hues_are_changed_by_name_or_replaced_together(hues: str, names: list[str]) -> None:
    assert list(of_folder(f"hues: {hues}\n").hues) == names


def test_one_face_of_a_family_is_tried_with_no_other_of_it() -> None:
    style = of_folder("", "style.faces.text.regular=Lato/Lato-Regular.ttf")
    assert (
        set(style.faces["text"].files) == {"Lato/Lato-Regular.ttf"}
        and style.faces.keys() == HOUSE.faces.keys()
    )
