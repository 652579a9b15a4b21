"""SVG as drawings of paths: what is drawn is drawn as it looks; everything else is refused at its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.artwork import LARGEST, drawing_of
from briefing.diagnostics import BriefError
from briefing.drawings import PictureStore
from briefing.frames.colours import Target
from tests.drawings.rendering import page_of

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 255)


def svg(inside: str, about: str = 'viewBox="0 0 40 20"') -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{head} {about}>\n{inside}\n</svg>".encode()


def pixels(data: bytes, target: Target = "rgb") -> Any:
    """The picture, ten pixels to the unit of a plane of 40 by 20."""
    page = pypdfium2.PdfDocument(page_of(drawing_of(data, "a.svg"), target))[0]
    return np.asarray(page.render(scale=400 / page.get_width()).to_pil().convert("RGB"), dtype=int)


@pytest.mark.parametrize(
    ("inside", "spots"),
    [
        ('<rect width="20" height="20" fill="red"/>', {(5, 5): RED, (30, 5): WHITE}),
        ('<rect width="50%" height="100%" fill="red"/>', {(18, 18): RED, (22, 5): WHITE}),
        ('<circle cx="10" cy="10" r="8" fill="#00f"/>', {(10, 3): BLUE, (3, 3): WHITE}),
        ('<ellipse cx="20" cy="10" rx="18" ry="5" style="fill:red"/>', {(4, 10): RED, (20, 17): WHITE}),
        ('<rect x="5" width="30" height="20" rx="8" fill="red"/>', {(6, 1): WHITE, (20, 1): RED}),
        ('<polygon points="0,0 40,0 0,20" fill="green"/>', {(5, 5): GREEN, (35, 15): WHITE}),
        ('<path d="M0 0h40v10H0z" fill="rgb(0,0,255)"/>', {(20, 5): BLUE, (20, 15): WHITE}),
        ('<path d="M10 2a8 8 0 1116.-.1z" fill="red"/>', {(18, 1): RED}),
        ('<path d="M0 20q20-40 40 0" fill="red"/>', {(20, 10): RED, (2, 2): WHITE}),
        ('<path d="M0 10c0-10 20-10 20 0s20 10 20 0v10H0z" fill="red"/>', {(10, 5): RED, (30, 12): WHITE}),
        ('<path d="M0 0h40v20H0zM10 5h20v10H10z" fill="red" fill-rule="evenodd"/>', {(20, 10): WHITE, (5, 5): RED}),
        ('<path d="M0 0h40v20H0zM10 5h20v10H10z" fill="red"/>', {(20, 10): RED}),
        ('<g fill="red" transform="translate(20) scale(2 1)"><rect width="5" height="20"/></g>',
         {(10, 5): WHITE, (25, 5): RED, (35, 5): WHITE}),
        ('<rect width="10" height="5" fill="red" transform="rotate(90 10 10)"/>', {(17, 5): RED, (5, 2): WHITE}),
        ('<rect width="10" height="10" fill="red" transform="matrix(1,0,0,1,30,10)"/>', {(35, 15): RED, (5, 5): WHITE}),
        ('<defs><path id="p" d="M0 0h10v10H0z"/></defs><use xlink:href="#p" x="30" fill="red"/><use href="#p" y="10"/>',
         {(35, 5): RED, (5, 15): (0, 0, 0), (5, 5): WHITE}),
        ('<symbol id="s" viewBox="0 0 1 1"><rect width="2" height="1" fill="red"/></symbol>'
         '<use href="#s" x="10" width="10" height="10"/>', {(15, 5): RED, (25, 5): WHITE}),
        ('<clipPath id="c"><rect width="20" height="20"/></clipPath><g clip-path="url(#c)"><rect width="40" height="20" fill="red"/></g>',
         {(10, 5): RED, (30, 5): WHITE}),
        ('<path d="M0 10h40" stroke="red" stroke-width="10"/>', {(20, 6): RED, (20, 2): WHITE}),
        ('<path d="M0 5h20" stroke="red" stroke-width="5" transform="scale(2)"/>', {(38, 6): RED, (20, 2): WHITE}),
        ('<path d="M0 10h40" stroke="red" stroke-width="20" stroke-dasharray="10"/>', {(5, 5): RED, (15, 5): WHITE}),
        ('<style>.a{fill:red} rect{fill:blue} #z{fill:green}</style><rect width="9" height="9"/>'
         '<rect class="a" x="10" width="9" height="9"/><rect class="a" id="z" x="20" width="9" height="9" fill="#fff"/>',
         {(4, 4): BLUE, (14, 4): RED, (24, 4): GREEN}),
        ('<g color="red" fill="currentColor"><rect width="40" height="20"/></g>', {(5, 5): RED}),
        ('<rect width="40" height="20" fill="red" fill-opacity=".5"/>', {(5, 5): (255, 127, 127)}),
        ('<rect width="40" height="20" fill="rgba(255, 0, 0, 1)"/><rect width="9" height="9" fill="rgba(0,0,255,0)"/>', {(5, 5): RED}),
        ('<g display="none"><rect width="40" height="20"/></g><rect width="9" height="9" visibility="hidden"/>'
         '<path d="M30 0h9v9z" fill="red"/>', {(4, 4): WHITE, (36, 2): RED}),
    ],
)  # fmt: skip
def test_it_is_drawn_as_it_looks(inside: str, spots: dict[tuple[int, int], tuple[int, int, int]]) -> None:
    seen = pixels(svg(inside))
    for (x, y), colour in spots.items():
        assert np.abs(seen[y * 10, x * 10] - colour).max() <= 2, (x, y, seen[y * 10, x * 10])


def test_its_plane_is_its_view_box_or_its_size() -> None:
    box = '<rect x="-10" y="5" width="40" height="20" fill="red"/>'
    assert (pixels(svg(box, 'viewBox="-10 5 40 20"')) == RED).all()
    assert (
        pixels(svg('<rect width="40mm" height="20mm" fill="red"/>', 'width="40mm" height="20mm"')) == RED
    ).all()
    assert drawing_of(svg(box, 'width="30" height="20" viewBox="0 0 40 20"'), "a").height == pytest.approx(
        240
    )


def test_what_its_root_says_counts() -> None:
    about = 'viewBox="0 0 40 20" fill="red" transform="translate(20)" class="a"'
    seen = pixels(svg('<style>.a{stroke:none}</style><rect width="20" height="20"/>', about))
    assert (seen[100, 300] == RED).all() and (seen[100, 100] == WHITE).all()


def test_a_group_with_a_clip_and_a_line_leaves_the_state_as_it_was() -> None:
    code = "".join(getattr(op, "code", "") for op in drawing_of(svg(
        '<clipPath id="c"><circle r="9"/></clipPath><g clip-path="url(#c)" stroke="red"><rect width="9" height="9"/></g><rect width="3" height="3"/>'
    ), "a").operations)  # fmt: skip
    assert code.count("q") == code.count("Q") == 1


@pytest.mark.parametrize(("target", "operator"), [("rgb", " rg"), ("grey", " g"), ("cmyk", " k")])
def test_it_is_in_the_colours_of_its_target(target: Target, operator: str) -> None:
    import io

    import pikepdf

    pdf = pikepdf.open(
        io.BytesIO(page_of(drawing_of(svg('<rect width="9" height="9" fill="#c80"/>'), "a"), target))
    )
    (form,) = pdf.pages[0].Resources.XObject.values()
    assert operator in form.read_bytes().decode() and form.Subtype == "/Form"


BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>&b;</title><rect width="1" height="1"/></svg>"""
OUTSIDE = b"""<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>&x;</title></svg>"""
LOOP = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'
USES = [f'<use href="#g{n}"/>' * 10 for n in range(8)]
HEAP = "".join(f'<g id="g{n}">{uses}</g>' for n, uses in enumerate(USES, 1))


@pytest.mark.parametrize(
    ("data", "code", "line", "said"),
    [
        (BOMB, "unsupported-artwork", 2, "entities"),
        (OUTSIDE, "unsupported-artwork", 1, "entities"),
        (svg("<script>alert(1)</script>"), "unsupported-artwork", 2, "script"),
        (svg('<rect width="1" height="1" onclick="x()"/>'), "unsupported-artwork", 2, "script"),
        (svg('<use href="other.svg#a"/>'), "unsupported-artwork", 2, "outside"),
        (svg('<use href="https://example.org/a.svg#a"/>'), "unsupported-artwork", 2, "outside"),
        (svg('<image href="data:image/png;base64,AAAA"/>'), "unsupported-artwork", 2, "photograph"),
        (svg("<foreignObject/>"), "unsupported-artwork", 2, "else"),
        (svg("\n<text>Hello</text>"), "unsupported-artwork", 3, "text"),
        (svg('<rect width="9" height="9"><animate/></rect><animate/>'), "unsupported-artwork", 2, "movement"),
        (svg('<linearGradient id="g"/><rect width="9" height="9" fill="url(#g)"/>'), "unsupported-artwork", 2, "gradient"),
        (svg('<rect width="9" height="9" fill="url(http://x/y)"/>'), "unsupported-artwork", 2, "gradient"),
        (svg('<rect width="9" height="9" filter="url(#f)"/>'), "unsupported-artwork", 2, "filter"),
        (svg('<g opacity=".5"><rect width="9" height="9"/><rect width="9" height="9"/></g>'), "unsupported-artwork", 2, "seen through"),
        (svg("<style>@import url(http://x/y.css);</style>"), "bad-artwork", 2, "'@'"),
        (svg("<style>g > rect {fill:red}</style>"), "bad-artwork", 2, "selector"),
        (svg(LOOP), "too-large-artwork", 2, "uses itself"),
        (svg('<rect id="g0" width="1" height="1"/>' + HEAP), "too-large-artwork", 2, "too many things"),
        (svg('<g id="g0"/>' + HEAP), "too-large-artwork", 2, "too many things"),
        (svg("<g>" * 100 + "</g>" * 100), "too-large-artwork", 2, "within one another"),
        (svg("<g/>" * 30_000), "too-large-artwork", 2, "too many elements"),
        (svg(" " * LARGEST), "too-large-artwork", 1, "kB"),
        (svg("<rect"), "bad-artwork", 3, "not whole"),
        (svg('<path d="M0 0 L 5 x"/>'), "bad-artwork", 2, "no path"),
        (svg('<path d="M0 0 L 5"/>'), "bad-artwork", 2, "path"),
        (svg('<path d="M0 0 L 5 1e300"/>'), "bad-artwork", 2, "farther"),
        (svg('<path d="L 5 5"/>'), "bad-artwork", 2, "no path"),
        (svg('<path d="M0 0A1 1 0 2 1 5 5"/>'), "bad-artwork", 2, "arc"),
        (svg('<rect width="9furlongs" height="9"/>'), "bad-artwork", 2, "length"),
        (svg('<rect width="9" height="9" fill="reddish"/>'), "bad-artwork", 2, "colour"),
        (svg('<rect width="9" height="9" transform="spin(4)"/>'), "bad-artwork", 2, "transform"),
        (svg('<rect width="9" height="9"/>', ""), "bad-artwork", 1, "how large"),
        (svg("<title>Nothing</title>"), "bad-artwork", 1, "draws nothing"),
        (b"\x89PNG\r\n\x1a\n", "bad-artwork", 1, "not SVG"),
        (b"<html><body/></html>", "bad-artwork", 1, "'html'"),
        (svg(f'<path d="M0 0L{"1" * 100_000}!"/>'), "bad-artwork", 2, "no path"),
        (svg(f'<polygon points="{"1" * 100_000}!"/>'), "bad-artwork", 2, "no numbers"),
        (svg(f"<style>{{{'a' * 500_000}</style><g/>"), "bad-artwork", 2, "selector"),
        (svg(f"<style>{'/*' * 300_000}</style><g/>"), "bad-artwork", 1, "draws nothing"),
        (svg(f"<style>{'a{fill:red}' * 2_000}</style>"), "bad-artwork", 2, "rules"),
        (svg(f'<rect width="9" height="9" fill="url({"x" * 100_000}"/>'), "bad-artwork", 2, "too long"),
        (svg(f'<path id="g0" d="M0 0{"h1" * 20_000}"/>' + HEAP), "too-large-artwork", 2, "too many things"),
        (b"", "bad-artwork", 1, "not SVG"),
        (b"\x1f\x8b\x08\x00" + bytes(40), "bad-artwork", 1, "not SVG"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_as_it_looks_is_refused_at_its_line(
    data: bytes, code: str, line: int, said: str
) -> None:
    with pytest.raises(BriefError) as error:
        drawing_of(data, "assets/flags/abc.svg")
    found = error.value.diagnostics
    assert [d.code for d in found] == [code], found
    assert found[0].span is not None and (found[0].span.file, found[0].span.line) == (
        "assets/flags/abc.svg",
        line,
    )
    assert said in found[0].message and found[0].help


def test_all_mistakes_of_a_file_are_told_at_once_each_kind_once() -> None:
    bad = '<text/>\n<text/>\n<rect width="9" height="9" fill="url(#g)"/>\n<image/>'
    with pytest.raises(BriefError) as error:
        drawing_of(svg(bad), "a")
    assert [d.span.line for d in error.value.diagnostics if d.span] == [2, 4, 5]


_WORDS = st.sampled_from(
    ["g", "rect", "path", "use", "clipPath", "svg", "symbol", "style", "circle", "switch", "a"]
)
_VALUES = st.one_of(
    st.sampled_from(["#a", "url(#a)", "M0 0h5v5z", "M0 0a1 1 0 01 5 5", "10", "50%", "red", "rotate(3)", "none", "a", "0 0 4 4"]),
    st.text(alphabet="Mmhvaz0123456789.,- %#()url", max_size=12),
)  # fmt: skip
_KEYS = st.sampled_from(["id", "href", "d", "width", "height", "fill", "stroke", "transform", "clip-path", "opacity", "viewBox", "r", "x",
                         "class", "style", "stroke-dasharray", "display"])  # fmt: skip


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def made(word: str, given: dict[str, str], inside: list[str]) -> str:
        about = "".join(f' {key}="{value}"' for key, value in given.items())
        return f"<{word}{about}>{''.join(inside)}</{word}>"

    return st.builds(made, _WORDS, st.dictionaries(_KEYS, _VALUES, max_size=5), st.lists(inner, max_size=3))


@given(st.recursive(_element(st.just("")), _element, max_leaves=8))
def test_no_svg_brings_the_reader_down(inside: str) -> None:
    data = svg(inside)
    try:
        drawn = drawing_of(data, "a.svg")
    except BriefError as error:
        assert all(d.span is not None and d.help for d in error.diagnostics)
    else:
        code = " ".join(getattr(op, "code", "") for op in drawn.operations).split()
        assert code.count("q") == code.count("Q") and "nan" not in code and "inf" not in code


def test_a_store_has_one_drawing_of_a_file_under_the_key_of_its_content(tmp_path: Path) -> None:
    from briefing import styles
    from briefing.document import Artwork

    style = styles.load("secretariat")
    (tmp_path / "a.svg").write_bytes(svg('<rect width="9" height="9"/>'))
    store = PictureStore(assets=tmp_path)
    first = store.artwork(Artwork("a.svg", ""), style)
    assert first is not None and store.drawing(first.key).width == first.width
    assert first == PictureStore(assets=tmp_path).artwork(Artwork("a.svg", "A"), style)
    (tmp_path / "a.svg").write_bytes(svg('<rect width="8" height="9"/>'))
    assert store.artwork(Artwork("a.svg", ""), style) != first


def test_what_was_drawn_once_is_read_from_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing import styles
    from briefing.document import Artwork, Silhouette
    from briefing.drawings import store as storing

    style = styles.load("secretariat")
    (tmp_path / "a.svg").write_bytes(svg('<path d="M0 5h20" stroke="red" opacity=".5"/><circle r="3"/>'))
    pictures = (Artwork("a.svg", ""), Silhouette(("AUT", "CHE"), "ink"))
    first = PictureStore(tmp_path, tmp_path / "kept")
    sizes = [first.artwork(picture, style) for picture in pictures]
    for name in ("drawing_of", "outlined"):
        monkeypatch.setattr(storing, name, lambda *_: pytest.fail("it is drawn again"))
    second = PictureStore(tmp_path, tmp_path / "kept")
    assert [second.artwork(picture, style) for picture in pictures] == sizes
    for size in sizes:
        assert size is not None and second.drawing(size.key) == first.drawing(size.key)
