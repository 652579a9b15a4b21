"""Where the briefs lie, and what stands beside them: nothing is built that nobody asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Here

COMMANDS = (
    ("build",), ("build", "kazakhstan"), ("handouts",), ("handouts", "--list"), ("check",), ("list",), ("charts",),
    ("explain", "x.pdf"), ("watch",), ("readers",), ("why", "words"), ("new", "topic", "x")
)  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS)
def test_a_folder_without_briefs_says_so_and_offers_to_begin(here: Here, words: tuple[str, ...]) -> None:
    shutil.rmtree("briefs")
    done = here(*words)
    assert (
        done.code == 2
        and "there are no briefs here" in done.err
        and "briefing init\n" in done.err
        and "briefing init --sample\n" in done.err
    )
    assert not list(Path().iterdir())


@pytest.mark.slow
def test_the_sample_is_written_into_a_new_folder_and_is_good(here: Here) -> None:
    shutil.rmtree("briefs")
    assert here("init", "--sample", "mine").code == 0
    assert here("check", "-C", "mine").code == 0 and here("list", "-C", "mine/briefs").code == 0
    written = Path("mine/briefs/summit.yaml").read_bytes()
    again = here("init", "--sample", "mine")
    assert again.code == 2 and "is not empty" in again.err
    assert Path("mine/briefs/summit.yaml").read_bytes() == written


def test_own_assets_lie_over_those_of_the_program(here: Here) -> None:
    """A folder of assets of one's own takes nothing away: the sample's maps are drawn beside an own photograph."""
    shutil.rmtree("briefs")
    here("init", "--sample")
    Path("briefs/assets/photos").mkdir(parents=True)
    Image.new("RGB", (8, 8)).save("briefs/assets/photos/x.png")
    done = here("check")
    assert done.code == 0, done.err
    outline = Path("briefs/assets/geo/central-asia.geojson")
    outline.parent.mkdir()
    outline.write_text("{}")
    assert here("check").code == 1


@pytest.mark.posix
def test_a_link_that_leads_out_of_the_assets_is_no_asset(tmp_path: Path) -> None:
    from briefing.folders import every_asset, find_asset

    own = tmp_path / "assets"
    (own / "deep").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(b"secret")
    (own / "out.png").symlink_to(tmp_path / "secret.png")
    (own / "up").symlink_to(tmp_path)
    (own / "deep" / "round").symlink_to(own)
    (own / "here.png").write_bytes(b"mine")
    (own / "again.png").symlink_to(own / "here.png")
    found = every_asset(own)
    assert {"here.png", "again.png"} <= set(found) and not {"out.png", "up/secret.png"} & set(found)
    assert len(found) < 40
    assert find_asset(own, "out.png") is None and find_asset(own, "../secret.png") is None
    assert find_asset(own, "again.png") is not None


def test_nothing_is_built_into_the_briefs(here: Here, tmp_path: Path) -> None:
    for out in ("briefs", "briefs/build"):
        answer = here("build", "austria", "-o", out)
        assert answer.code == 2 and "folder of briefs" in answer.err
    assert not (tmp_path / "briefs" / "austria").exists()
