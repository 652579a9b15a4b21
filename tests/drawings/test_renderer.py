"""What is rendered looks like what matplotlib's own PDF writer makes of the same figure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.drawings.cachefile import from_bytes, to_bytes
from briefing.frames.drawing import Drawing, PaintMesh, SetColour, SetHatch, SetOpacity, ShowText
from tests.drawings.rendering import differing, figure, look, own_pdf, page_of, pixels, words
from tests.drawings.torture import FEATURES

CLOSE = 3.0


def rendered(drawn: Any) -> Drawing:
    from briefing.drawings.figures import FigureRenderer
    from briefing.drawings.renderer import render

    width, height = drawn.get_size_inches()
    return render(drawn, FigureRenderer(width * 72, height * 72, look().faces))


@pytest.mark.parametrize("name", sorted(FEATURES))
def test_the_drawing_is_the_one_that_was_meant(name: str) -> None:
    drawn = figure()
    FEATURES[name](drawn)
    drawing = from_bytes(to_bytes(rendered(drawn)), look().faces.names)
    theirs = pixels(own_pdf(drawn))
    ours = pixels(page_of(drawing))
    assert ours.shape == theirs.shape
    assert differing(ours, theirs) < CLOSE


@pytest.mark.parametrize(
    ("name", "lost"),
    [("alpha", SetOpacity), ("dashes", SetColour), ("gouraud", PaintMesh), ("hatches", SetHatch)],
)
def test_a_lost_feature_would_be_seen(name: str, lost: type) -> None:
    drawn = figure()
    FEATURES[name](drawn)
    drawing = rendered(drawn)
    kept = tuple(op for op in drawing.operations if not isinstance(op, lost))
    poorer = drawing.replaced(operations=kept)
    assert differing(pixels(page_of(poorer)), pixels(own_pdf(drawn))) > CLOSE


def test_an_even_mesh_has_no_seams() -> None:
    from matplotlib.colors import ListedColormap

    drawn = figure(100, 100)
    axes = drawn.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.pcolormesh([[1, 1, 1]] * 3, cmap=ListedColormap(["#204060"]))
    assert pixels(page_of(rendered(drawn))).std(axis=(0, 1)).max() < 1


def test_text_is_text_in_the_books_faces() -> None:
    drawn = figure()
    drawn.text(0.1, 0.7, "AVATAR Тоҷикистон", fontsize=10)
    drawn.text(0.1, 0.3, "bold", fontweight="bold", rotation=90)
    drawing = rendered(drawn)
    assert [(op.face, op.text) for op in drawing.operations if isinstance(op, ShowText)] == [
        (look().faces.named("regular").file, "AVATAR Тоҷикистон"),
        (look().faces.named("bold").file, "bold"),
    ]
    assert "AVATAR Тоҷикистон" in words(page_of(drawing))


def test_a_formula_reads_as_its_source() -> None:
    import pikepdf

    drawn = figure()
    FEATURES["formula"](drawn)
    pdf = pikepdf.open(__import__("io").BytesIO(page_of(rendered(drawn))))
    form = next(iter(pdf.pages[0].Resources.XObject.values()))
    assert "\\frac".encode("utf-16-be").hex().upper().encode() in form.read_bytes()


@pytest.mark.posix
def test_a_face_is_known_by_another_way_to_its_file(tmp_path: Path) -> None:
    """As in an environment that is reached through a link."""
    regular = look().faces.named("regular")
    (tmp_path / "linked.ttf").symlink_to(regular.path)
    assert look().faces.of_file(str(tmp_path / "linked.ttf")) is regular


def test_what_cannot_be_kept_is_named() -> None:
    from briefing.drawings.content import UnsupportedArtist

    drawn = figure()
    line = drawn.add_axes((0, 0, 1, 1)).plot([0, 1], [0, 1])[0]
    line.set_agg_filter(lambda image, dpi: (image, 0, 0))
    with pytest.raises(UnsupportedArtist, match="agg_filter"):
        rendered(drawn)


def test_every_private_hook_of_matplotlib_is_as_it_was() -> None:
    import inspect

    from matplotlib import _path, text
    from matplotlib.backend_bases import GraphicsContextBase, RendererBase

    renderer: Any = RendererBase
    collection = list(inspect.signature(renderer._iter_collection).parameters)
    assert collection[-1] == "hatchcolors", "collections are iterated with other arguments"
    assert "_get_font_height_metrics" in inspect.getsource(text.Text), (
        "lines of text are measured in another way"
    )
    assert hasattr(_path, "convert_to_string"), "paths are written by other means"
    assert hasattr(GraphicsContextBase(), "_clippath"), "a clip path is kept elsewhere"
    assert hasattr(renderer(), "_text2path"), "formulas are parsed elsewhere"


def test_a_chart_loads_little_of_matplotlib() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from tests.drawings.test_workers import bars, drawings; drawings(None, 1, bars(1))\n"
        "print('matplotlib' in sys.modules, [m for m in ('figure', 'backend_bases', 'text') if f'matplotlib.{m}' in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True []"


@pytest.mark.slow
def test_no_part_of_matplotlibs_output_machinery_is_used() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from tests.drawings.rendering import *; from tests.drawings.test_renderer import rendered\n"
        "f = figure(); f.add_axes((0, 0, 1, 1)).plot([0, 1]); page_of(rendered(f))\n"
        "print([m for m in ('matplotlib.pyplot', 'matplotlib.backends.backend_agg', 'matplotlib.backends.backend_pdf') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
