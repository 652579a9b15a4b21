"""`python -m docs.site [FOLDER]`: the documentation as HTML in a folder, `build/site` if none is named.

The pages of the repository keep their places beside one another, so that their links hold; what is made from the program
lies in `docs/reference`. A link that leads nowhere is an error.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from docs.site.pages import pages

ROOT: Final = Path(__file__).parent.parent.parent
HERE: Final = Path(__file__).parent
_FETCHES: Final = re.compile(r"""<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)=["'](?:https?:)?//""")


def stage(folder: Path) -> None:
    """Everything that Sphinx reads."""
    for name in (
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs/pictures",
        "docs/schema",
    ):
        _copy(ROOT / name, folder / name)
    for page in (ROOT / "docs").glob("*.md"):
        _copy(page, folder / "docs" / page.name)
    for name in ("conf.py", "index.md"):
        _copy(HERE / name, folder / name)
    for path, text in pages().items():
        page = folder / "docs" / f"{path}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")


def build(result: Path) -> int:
    """0 if every link leads somewhere and no page fetches anything from elsewhere."""
    from sphinx.cmd.build import main as sphinx

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stage(folder / "source")
        doctrees = str(folder / "doctrees")
        failed = sphinx(["-q", "-W", "--keep-going", "-d", doctrees, str(folder / "source"), str(result)])
    fetching = [page for page in result.rglob("*.html") if _FETCHES.search(page.read_text(encoding="utf-8"))]
    if fetching:
        sys.stderr.write(f"{len(fetching)} pages fetch something from elsewhere: {fetching[0]}\n")
    return failed or len(fetching) > 0


def _copy(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.copytree(path, to)
    else:
        shutil.copyfile(path, to)


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "site"))
