"""Files in the order in which a tablet asks for them."""

from __future__ import annotations

import io
import random
import re

import pikepdf

from briefing.publishing.linearization import linearized


def _two_pages(seed: int) -> bytes:
    pdf = pikepdf.new()
    for number in range(2):
        pdf.add_blank_page()
        pdf.pages[number].Contents = pdf.make_stream(random.Random(seed).randbytes(seed * 3 + number * 1711))
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


def test_every_stream_is_as_long_as_it_says_and_ends_its_line() -> None:
    """ISO 19005-2, 6.1.7.1: whatever byte the compressed data happen to end with (those of 262 end with a line feed)."""
    for seed in (*range(0, 600, 7), 262):
        pdf = linearized(_two_pages(seed))
        streams = list(re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", pdf))
        assert streams
        assert all(pdf.startswith(b"\nendstream", s.end() + int(s[1])) for s in streams), seed
        assert pikepdf.open(io.BytesIO(pdf)).is_linearized
        assert linearized(_two_pages(seed)) == pdf
