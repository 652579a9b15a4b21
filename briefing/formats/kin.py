"""The paper of a product that is made for some papers only, where another is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

DOUBLE: Final[Mapping[str, str]] = {
    "a4": "a3-landscape",
    "letter": "tabloid",
}  # two sheets beside one another


def paper_for(papers: Sequence[str], wanted: str) -> str | None:
    """The paper itself, or that of its family among those that there are: letter-landscape for letter; None where there is none."""
    if not papers or wanted in papers:
        return wanted
    family = next((paper for paper in papers if paper.startswith(f"{wanted}-")), None)
    return family or (DOUBLE[wanted] if DOUBLE.get(wanted) in papers else None)
