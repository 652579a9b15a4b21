"""Long books: memory and work in proportion to their pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MOST_MEMORY = 300  # megabytes for a thousand pages
BOOK = """
import sys
from tests.layout.test_scale import most_memory
from briefing.document import Document, Heading, Metadata, Note, NoteReference, Paragraph, Part, Reference, Running, Text
from datetime import date
from briefing import formats, styles
from briefing.typesetting import typeset
from tests.layout.torture import words

pages = int(sys.argv[1])
blocks = []
for number in range(pages * 6):
    if number % 6 == 0:
        blocks.append(Heading(2, (Text(f"Heading {number}"),), f"h{number}"))
    see = Reference(f"h{number - number % 6}", show="page")
    blocks.append(Paragraph((Text(words(101, number)), NoteReference(f"n{number % 50}"), Text(" See page "), see, Text("."))))
notes = {f"n{i}": Note((Text(words(12, i)),), i + 1) for i in range(50)}
book = Document(Metadata("T", "A", "S", (), "en", date(2025, 1, 1)), (Part("p", "P", tuple(blocks)),), Running("L"), notes)
made = typeset(book, formats.load("a4"), styles.load("secretariat").replaced(notes="foot"))
print(made.pages, most_memory())
"""


def most_memory() -> int:
    """Megabytes that this process has had at most. `ru_maxrss` would count those of the process that started it."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**20  # bytes, where there is no /proc


def _made(pages: int) -> tuple[int, int]:
    """Pages, and megabytes at most, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", BOOK, str(pages)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    made, megabytes = map(int, done.stdout.split())
    return made, megabytes


@pytest.mark.posix
@pytest.mark.slow
def test_a_thousand_pages_take_less_than_three_hundred_megabytes() -> None:
    """By what a page adds between 60 and 300 of them; `benchmarks/layout.py` sets a thousand."""
    (few, small), (many, large) = _made(60), _made(300)
    assert few >= 60 and many >= 300
    assert small + (large - small) / (many - few) * (1000 - few) < MOST_MEMORY
