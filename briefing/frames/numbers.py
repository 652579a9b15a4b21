"""Lengths as PDF's operators take them."""

from __future__ import annotations


def number(value: float) -> str:
    """At most four decimals, no trailing zeros."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
