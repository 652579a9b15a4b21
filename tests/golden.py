"""What commands say, kept as text files: `GOLDEN=write pytest …` writes them anew; read each before you keep it."""

from __future__ import annotations

import os
from pathlib import Path


def held(file: Path, said: str) -> None:
    """Hold what was said against what is kept."""
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(said, encoding="utf-8")
    assert file.is_file(), f"nothing is kept in {file}"
    assert said == file.read_text(encoding="utf-8")
