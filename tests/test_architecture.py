"""ARCHITECTURE.md held against the tree."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_module_has_a_line_and_every_line_a_module() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.split("## Folders")[1].split("\n## ")[0]
    named = re.findall(r"^\| `(\w+)` \|", table, re.M)
    there = {
        path.stem
        for path in (ROOT / "briefing").iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").is_file()) and not path.stem.startswith("__")
    }
    assert set(named) == there
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("layers = [")[1].split("]")[0]
    order = [name for name in re.findall(r"\w+", contract) if name in there]
    assert named == order


def test_the_code_names_no_country_of_the_shipped_summit() -> None:
    words = re.compile(r"kazakh|kyrgyz|tajik|turkmen|uzbek|c5\+1|astana|tashkent|washington", re.I)
    files = [
        p for p in (ROOT / "briefing").rglob("*") if p.suffix in {".py", ".yaml"} and "example" not in p.parts
    ]
    assert len(files) > 20
    found = [
        f"{p.relative_to(ROOT)}: {m.group()}"
        for p in files
        if (m := words.search(p.read_text(encoding="utf-8")))
    ]
    assert not found
