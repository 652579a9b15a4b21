"""Small folders of briefs that differ from one another by a few words."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefing import pipeline
from briefing.summit import Summit
from tests.conftest import TINY

Changes = Mapping[str, tuple[tuple[str, str], ...]]


def changed(folder: Path, changes: Changes, base: Path = TINY) -> Path:
    """A copy of a folder of briefs; each change of a file is what stands in it once and what stands there instead."""
    copy = folder / "briefs"
    shutil.copytree(base, copy)
    for name, replacements in changes.items():
        path = copy / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        for old, new in replacements:
            assert not old or text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
            text = text.replace(old, new) if old else text + new
        path.write_text(text, encoding="utf-8")
    return copy


def summit_with(changes: Changes, base: Path = TINY) -> Summit:
    """The summit of such a copy; its texts are printed as they are, in whatever language a test asks for it."""
    with tempfile.TemporaryDirectory() as folder:
        summit, _ = pipeline.read_and_check(changed(Path(folder), changes, base))
    return summit.replaced(languages=None)


def tiny() -> Summit:
    """The summit of `summits/tiny` as it is, in whatever language a test asks for it."""
    return summit_with({})
