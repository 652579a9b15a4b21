"""All measures of one file, and the table that says them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median

from tests.measuring.fill import GOOD, HALF, alone, counted, distances, emptier, fill
from tests.measuring.gaps import gaps, pairs
from tests.measuring.places import outside, overlaps, unreadable
from tests.measuring.reading import Fault, Measured
from tests.measuring.reds import reds
from tests.measuring.type import faces, full_lines, line_lengths, off_scale


def faults(file: Measured) -> list[Fault]:
    """Everything that breaks a rule, by measure and page."""
    found = [
        *off_scale(file), *fill(file), *distances(file), *alone(file), *overlaps(file), *unreadable(file),
        *outside(file), *gaps(file), *pairs(file),
    ]  # fmt: skip
    if file.measure:
        found += line_lengths(file, file.measure)
    return sorted(found, key=lambda fault: (fault.rule, fault.page))


def table(file: Measured) -> Iterator[str]:
    """Lines for people."""
    pages = counted(file)
    sizes = Counter[float]()
    for (_, size), count in faces(file).items():
        sizes[size] += count
    yield f"  {len(file.pages)} pages, {file.format.id if file.format else 'no format of ours'}"
    yield f"  {len(faces(file))} faces and sizes: " + ", ".join(
        f"{size:g} ({n})" for size, n in sorted(sizes.items())
    )
    if file.measure:
        for italic, found in full_lines(file, file.measure).items():
            if found:
                name = "italic" if italic else "running text"
                yield f"  {len(found)} full lines of {name}: {min(found)} to {max(found)}, middle {median(found):g} characters"
    if pages:
        under = ", ".join(f"{len(emptier(file, than))} under {than:.0%}" for than in (HALF, GOOD))
        yield f"  {len(pages)} pages counted for their fill: {under}"
    red = Counter(text for _, text in reds(file))
    yield "  red: " + (", ".join(f"{text[:30]} ({n})" for text, n in red.most_common(12)) or "nothing")
    broken = faults(file)
    for rule, count in sorted(Counter(fault.rule for fault in broken).items()):
        yield f"  {rule}: {count}"
    for fault in broken:
        yield f"    {fault}"
