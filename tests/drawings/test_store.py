"""Drawings are kept as plain data, checked when read, and cost neither matplotlib nor a home."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from briefing import styles
from briefing.charts import Chart
from briefing.charts.base.text_surface import lost, sketch, struck
from briefing.drawings import PictureStore
from briefing.drawings.cachefile import SpoiltDrawing, from_bytes, to_bytes
from briefing.frames.drawing import (
    Drawing,
    Hatch,
    Mesh,
    Operators,
    PaintRaster,
    Raster,
    SetColour,
    SetOpacity,
    ShowText,
)
from briefing.frames.pages import PlacedDrawing
from tests.charts.briefs import chart
from tests.charts.drawing import ASSETS
from tests.drawings.rendering import pages_of

BARS = "kind: ranked-bar\ndata: {Ann: 3, Bob: 1}\nby: name\nvalue: value"
FACE = "Sans/Bold.ttf"
WHOLE = Drawing(
    100.0,
    50.0,
    (
        SetColour("#0b2545"),
        Operators("0 0 m 1 1 l S"),
        SetOpacity(0.5, 1.0),
        ShowText(FACE, 8.0, (1, 0, 0, 1, 5, 5), "Қ"),
        PaintRaster(0, (1, 0, 0, 1, 0, 0)),
    ),
    (Raster(1, 1, True, zlib.compress(b"a"), None),),
    (Hatch("0 0 m", "#ffffff", None, 1.0),),
    (Mesh(0.0, 1.0, 0.0, 1.0, zlib.compress(b"")),),
)


def style() -> Any:
    return styles.load("secretariat")


def placed(store: PictureStore, found: Chart, target: Any = "rgb") -> bytes:
    placed = PlacedDrawing(store.key(found, 456, style()), 20, 20)
    return pages_of([(500, 400, placed)], store, target)


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.drawing"))


def test_a_drawing_survives_its_bytes() -> None:
    assert from_bytes(to_bytes(WHOLE), {FACE}) == WHOLE


def test_from_cache_it_is_the_same_page(tmp_path: Path) -> None:
    fresh, again = PictureStore(cache=tmp_path), PictureStore(cache=tmp_path)
    assert placed(fresh, chart(BARS)) == placed(again, chart(BARS))
    assert (len(fresh.drawn), len(again.drawn)) == (1, 0)


@pytest.mark.parametrize("change", ["data", "own", "style", "width"])
def test_what_shows_is_in_the_key(tmp_path: Path, change: str) -> None:
    store = PictureStore(cache=tmp_path)
    text = BARS.replace("Ann", "avalon")
    placed(store, chart(text))
    other, look, width = chart(text), style(), 456
    if change == "data":
        other = chart(text.replace("3", "4"))
    elif change == "own":
        other = chart(text, own="avalon")
    elif change == "style":
        look = look.replaced(colours={**look.colours, "chart-context": "#123456"})
    else:
        width = 216
    store.drawing(store.key(other, width, look))
    assert len(store.drawn) == 2 and len(files(tmp_path)) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda d: d[: len(d) // 2],
        lambda d: b"",
        lambda d: d[:40] + b"\0" + d[41:],
        lambda d: zlib.compress(b"[1]"),
    ],
)
def test_a_spoilt_file_is_drawn_again(tmp_path: Path, damage: Any) -> None:
    first = placed(PictureStore(cache=tmp_path), chart(BARS))
    (kept,) = files(tmp_path)
    kept.write_bytes(damage(kept.read_bytes()))
    store = PictureStore(cache=tmp_path)
    assert placed(store, chart(BARS)) == first
    assert store.drawn and from_bytes(kept.read_bytes(), store.look(style()).faces.names)


@pytest.mark.parametrize(
    "wrong",
    [
        Operators("0 0 m /Evil Do"), Operators("q 0 0 m"), SetColour("red; rm"), SetColour("#12345"),
        ShowText("../face", 8, (1, 0, 0, 1, 0, 0), "x"), PaintRaster(7, (1, 0, 0, 1, 0, 0)), SetOpacity(float("nan"), 1),
        SetOpacity(1e9, 1), PaintRaster(0, (1, 0, 0, 1, 0)), SetColour(7), ["?"],  # type: ignore[arg-type]
    ],
)  # fmt: skip
def test_a_drawing_that_says_too_much_is_refused(wrong: Any) -> None:
    with pytest.raises(SpoiltDrawing):
        from_bytes(to_bytes(WHOLE.replaced(operations=(wrong,))), {FACE})


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert placed(PictureStore(cache=blocked), chart(BARS)) == placed(PictureStore(), chart(BARS))


def _run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    given = {k: v for k, v in os.environ.items() if k != "MPLCONFIGDIR"}
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**given, **environment}, check=True
    )


PLACE = (
    "import sys, pathlib; from tests.drawings.test_store import *\n"
    "store = PictureStore(cache=pathlib.Path({cache!r}) if {cache!r} else None)\n"
    "placed(store, chart(BARS))\n"
    "print(sorted({{m.split('.')[0] for m in sys.modules}} & {{'matplotlib', 'numpy', 'fontTools'}}))\n"
)


def test_cached_charts_import_neither_matplotlib_nor_numpy_nor_fonttools(tmp_path: Path) -> None:
    assert "matplotlib" in _run(PLACE.format(cache=str(tmp_path))).stdout
    code = PLACE.format(cache=str(tmp_path)).replace("from tests.drawings.test_store import *", _light())
    assert _run(code).stdout.strip() == "[]"


def _light() -> str:
    """The same names without the test helpers that need numpy themselves."""
    return (
        "from briefing import styles; from briefing.drawings import PictureStore; from briefing.pdf import write\n"
        "from briefing.document import Metadata; from datetime import date; from tests.charts.briefs import chart\n"
        "from briefing.frames.laid import LaidDocument; from briefing.frames.pages import MarkedContent, Page, PlacedDrawing\n"
        f"BARS = {BARS!r}\n"
        "def placed(store, found):\n"
        "    item = PlacedDrawing(store.key(found, 456, styles.load('secretariat')), 20, 20)\n"
        "    page = Page(500, 400, (MarkedContent('', '/Type/Layout', (item,)),))\n"
        "    laid = LaidDocument((page,), 0.0, (), (), (), (), (), {})\n"
        "    return write(laid, Metadata('t', 'a', 's', (), 'en', date(2025, 10, 31)), 'rgb', store)"
    )


@pytest.mark.slow
def test_an_unwritable_home_costs_no_font_scan(tmp_path: Path) -> None:
    code = (
        "import logging; logging.basicConfig(level=logging.DEBUG)\n"
        + PLACE.format(cache="")
        + "import matplotlib.font_manager as fm; print(len(fm.fontManager.ttflist)); import os; print('MPLCONFIGDIR' in os.environ)"
    )
    done = _run(
        code, HOME=str(tmp_path / "gone"), XDG_CONFIG_HOME="/proc/nowhere", XDG_CACHE_HOME="/proc/nowhere"
    )
    assert "generated new fontManager" not in done.stderr and "is not a writable directory" not in done.stderr
    _, faces, left_behind = done.stdout.split("\n")[:3]
    assert int(faces) < 60 and left_behind == "False"


@pytest.mark.slow
def test_a_configuration_folder_of_the_users_own_is_used(tmp_path: Path) -> None:
    code = (
        PLACE.format(cache=str(tmp_path / "cache")) + "import matplotlib; print(matplotlib.get_configdir())"
    )
    done = _run(code, MPLCONFIGDIR=str(tmp_path / "mine"))
    assert done.stdout.strip().endswith(str(tmp_path / "mine"))
    assert not (tmp_path / "cache" / "matplotlib").exists()


def test_every_face_that_comes_with_matplotlib_is_known_by_its_name() -> None:
    from briefing.drawings.configuration import bundled
    from tests.drawings.rendering import figure

    figure()
    import matplotlib
    from matplotlib import font_manager

    for file in (Path(matplotlib.get_data_path()) / "fonts" / "ttf").glob("*.ttf"):
        real = font_manager.ttfFontProperty(font_manager.get_font(str(file)))
        assert bundled(file.name)[1:] == (real.name, real.style, real.weight), file.name


@pytest.mark.slow
def test_keys_are_the_same_in_every_process(tmp_path: Path) -> None:
    code = (
        "from tests.drawings.test_store import *\n"
        "store = PictureStore()\n"
        "text = 'kind: column\\ndata: {2020: 1, 2021: 2, 2022: 3}\\nx: name\\nvalue: value\\nprojection-from: 2021'\n"
        "print(store.key(chart(text), 456, style()))"
    )
    assert len({_run(code, PYTHONHASHSEED=seed).stdout for seed in ("1", "2", "3")}) == 1


def test_a_missing_asset_is_the_charts_mistake(tmp_path: Path) -> None:
    from briefing.diagnostics import BriefError

    found = chart("kind: map\noutline: geo/none.geojson\nareas: [AFG]")
    with pytest.raises(BriefError) as error:
        PictureStore(assets=ASSETS).measure(found, 456, style())
    assert [(d.code, str(d.span)) for d in error.value.diagnostics] == [
        ("missing-asset", "charts/x.yaml:3:5")
    ]
    with pytest.raises(BriefError):
        PictureStore(assets=ASSETS / "geo").asset("../README.md")


@pytest.mark.parametrize("width", [480, 228])
def test_charts_of_large_print_are_set_in_its_sizes_with_room_for_them(width: float) -> None:
    store, look = PictureStore(), style().enlarged()
    for text in (BARS, "kind: line\ndata: [{t: 2020, a: 1, b: 2}, {t: 2024, a: 4, b: 3}]\nx: t\ny: [a, b]"):
        found = chart(text)
        flex = store.measure(found, width, look)
        drawing = store.drawing(store.key(found, width, look))
        assert drawing.width * flex.scale == pytest.approx(width)
        sizes = {round(op.size * flex.scale, 2) for op in drawing.operations if isinstance(op, ShowText)}
        assert sizes and min(sizes) >= 16 and sizes <= set(look.sizes)
        made = sketch(found, width / flex.scale, store.ruler(look), flex.least / flex.scale)
        assert struck(made) == [] and lost(made) == []


def test_papers_of_several_hues_share_their_drawings() -> None:
    store, found = PictureStore(), chart(BARS)
    first, *others = (store.key(found, 456, style().of_hue(hue)) for hue in style().hues)
    assert set(others) == {first}


SCRIPT = "def draw(figure, rows):\n    figure.text(0.1, 0.5, rows[0]['word'], fontsize=9)\n"
OWN = "kind: figure\nscript: charts/own.py\nalt: A word\ndata: [{word: Own}]"


def test_a_script_of_the_summit_draws_when_it_is_allowed() -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(placed(PictureStore(), chart(OWN, script=lambda name: SCRIPT)))[0]
    assert page.get_textpage().get_text_range() == "Own"


def test_what_a_script_sets_ends_with_its_chart() -> None:
    from briefing.diagnostics import BriefError

    plain = "def draw(figure, rows):\n    figure.add_axes((0, 0, 1, 1)).plot([1, 2])\n"
    bold = "import matplotlib\n" + plain.replace(
        "    figure", "    matplotlib.rcParams['lines.linewidth'] = 9\n    figure"
    )
    failing = bold + "    raise ValueError\n"

    def drawn(store: PictureStore, code: str) -> Drawing:
        return store.drawing(store.key(chart(OWN, script=lambda name: code), 216, style()))

    store = PictureStore()
    assert drawn(store, bold) != drawn(PictureStore(), plain)
    with pytest.raises(BriefError):
        drawn(store, failing)
    assert drawn(store, plain) == drawn(PictureStore(), plain)


def test_what_a_script_draws_and_cannot_be_kept_is_named() -> None:
    from briefing.diagnostics import BriefError

    filtered = "def draw(figure, rows):\n    figure.text(0, 0, 'x').set_agg_filter(lambda image, dpi: (image, 0, 0))\n"
    with pytest.raises(BriefError, match="agg_filter") as error:
        placed(PictureStore(), chart(OWN, script=lambda name: filtered))
    assert [(d.code, str(d.span)) for d in error.value.diagnostics] == [
        ("cannot-record", "charts/x.yaml:3:5")
    ]


def test_a_failing_script_is_named_with_its_line() -> None:
    from briefing.diagnostics import BriefError

    with pytest.raises(BriefError) as error:
        placed(PictureStore(), chart(OWN, script=lambda name: SCRIPT.replace("word", "wort")))
    assert [(d.code, str(d.span)) for d in error.value.diagnostics] == [
        ("script-failed", "charts/own.py:2:1")
    ]


def test_threads_draw_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of matplotlib are those of a process, so that no thread may draw while another does."""
    inside: list[int] = []
    together: list[int] = []

    def slowly(drawn: Any, surface: Any) -> None:
        inside.append(1)
        together.append(len(inside))
        Event().wait(0.02)
        inside.pop()

    charts = [chart(BARS.replace("3", str(value))) for value in range(3, 7)]
    monkeypatch.setattr(type(charts[0].plot), "draw", slowly)
    store = PictureStore()
    keys = [store.key(one, 456, style()) for one in charts]
    with ThreadPoolExecutor(4) as threads:
        drawn = list(threads.map(store.drawing, keys))
    assert len(drawn) == 4 and set(together) == {1}
