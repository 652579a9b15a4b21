"""Roles of colour that are the delegation's hue, or tints of it in a fixed lightness, unless a style says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HUED: Final[Mapping[str, int | None]] = {
    "accent": None, "series-1": None, "series-3": 62, "series-5": 81, "series-3-ink": 48, "series-5-ink": 48,
    "positive-2": None, "positive-1": 70, "scale-1": 91, "scale-2": 80, "scale-3": 65, "scale-4": 49, "scale-5": None,
}  # fmt: skip
"""By the lightness of each (CIE L*); None is the hue itself."""
