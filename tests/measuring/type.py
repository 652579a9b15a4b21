"""Type: sizes off the scale, type that is too small, and how many characters a full line has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median

from tests.measuring.reading import Fault, Measured, MeasuredPage, is_watermark
from tests.pdfs.content import Words

SMALLEST, SMALLEST_LARGE = 7.0, 16.0
FULL = 0.93  # of the measure: shorter lines are no full ones
LEAST, MOST, MOST_ITALIC = 66, 74, 78  # characters
FEW, NEAR = 0.1, 4  # of the lines that may be further from these, in characters


def faces(file: Measured) -> Counter[tuple[str, float]]:
    """How many strings are set in each face and size."""
    return Counter((w.font, round(w.size, 2)) for page in file.pages for w in _all(page))


def _all(page: MeasuredPage) -> list[Words]:
    """Running matter too."""
    return [w for w in page.content.words if w.text.strip() and not is_watermark(w)]


def off_scale(file: Measured) -> Iterator[Fault]:
    """Every size is one of the style's, and none is smaller than people can read."""
    large = file.format is not None and file.format.large_print
    least = SMALLEST_LARGE if large else SMALLEST
    for page in file.pages:
        for words in _all(page):
            size = round(words.size, 2)
            if not any(abs(size - one) < 0.02 for one in file.sizes):
                yield Fault("size", page.number, f"{size:g} pt: {words.text.strip()[:40]!r}")
            elif size < least:
                yield Fault("small", page.number, f"{size:g} pt: {words.text.strip()[:40]!r}")


def full_lines(file: Measured, measure: float) -> dict[bool, list[int]]:
    """The characters of each full line of running text, by whether it is italic."""
    found: dict[bool, list[int]] = {False: [], True: []}
    for page in file.pages:
        lines: dict[tuple[int, int], list[Words]] = {}
        for words in page.words:
            if words.upright and not words.drawn and abs(words.size - file.body) < 0.02:
                lines.setdefault((round(words.y), int(words.mark is None)), []).append(words)
        for line in lines.values():
            for run in _runs_of(sorted(line, key=lambda w: w.x)):
                text = "".join(w.text for w in run).rstrip()
                width = run[-1].x + run[-1].width - run[0].x
                if width >= FULL * measure and width < 1.05 * measure and text:
                    found[sum("Italic" in w.font for w in run) * 2 > len(run)].append(len(text))
    return found


def _runs_of(line: list[Words]) -> Iterator[list[Words]]:
    """Strings that stand beside one another without a gap."""
    run: list[Words] = []
    for words in line:
        if run and words.x - (run[-1].x + run[-1].width) > 6:
            yield run
            run = []
        run.append(words)
    if run:
        yield run


def line_lengths(file: Measured, measure: float) -> Iterator[Fault]:
    """The middle of all full lines lies where lines are read best, and nearly all of them are close to it."""
    for italic, found in full_lines(file, measure).items():
        most = MOST_ITALIC if italic else MOST
        if len(found) > 20 and not LEAST <= median(found) <= most:
            yield Fault("line", 0, f"{median(found):g} characters in the middle of {len(found)} full lines")
        strays = [count for count in found if not LEAST - NEAR <= count <= most + NEAR]
        if len(found) > 20 and len(strays) > FEW * len(found):
            yield Fault(
                "line",
                0,
                f"{len(strays)} of {len(found)} full lines have {min(strays)} to {max(strays)} characters",
            )
