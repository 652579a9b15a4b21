"""One changed sentence in a process that has laid the book out before: layout against laying out the whole book.

    python benchmarks/edits.py [ROUNDS]

The book of the first delegation of the shipped summit; a sentence is added to each part that has a paragraph, in turn.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from briefing import formats, pipeline, styles  # noqa: E402
from briefing.document import Document, Paragraph, Text  # noqa: E402
from briefing.drawings import PictureStore  # noqa: E402
from briefing.layout import lay_out  # noqa: E402
from briefing.layout.kept import KEPT  # noqa: E402
from briefing.pipeline import BuildOptions  # noqa: E402
from briefing.summit import Order  # noqa: E402


def edits(document: Document) -> Iterator[tuple[str, Document]]:
    """The document with one sentence more, in one part after another."""
    for number, part in enumerate(document.parts):
        at = next((i for i, block in enumerate(part.blocks) if isinstance(block, Paragraph)), None)
        if at is None:
            continue
        block = part.blocks[at]
        assert isinstance(block, Paragraph)
        changed = block.replaced(content=(*block.content, Text(" One sentence more.")))
        blocks = (*part.blocks[:at], changed, *part.blocks[at + 1 :])
        parts = (*document.parts[:number], part.replaced(blocks=blocks), *document.parts[number + 1 :])
        yield part.id, document.replaced(parts=parts)


def spent(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    summit, _ = pipeline.read_and_check(ROOT / "briefs")
    first = next(iter(summit.delegations))
    settings = summit.settings
    order = Order(
        product="book", delegation=first, audience=next(iter(settings.audiences)), language=settings.languages[0], format="a4"
    )  # fmt: skip
    edition = pipeline.select(summit, order)
    document = pipeline.compose(edition, BuildOptions(ROOT / "assets"))
    format_, style = formats.load("a4", "screen"), styles.load(edition.style)
    pictures = PictureStore(ROOT / "assets", ROOT / "briefs" / ".briefing")

    def laid(one: Document) -> None:
        lay_out(one, format_, style, pictures)

    laid(document)
    whole, shares = [], dict[str, list[float]]()
    for _ in range(rounds):
        KEPT.clear()
        whole.append(spent(lambda: laid(document)))
        for name, changed in edits(document):
            shares.setdefault(name, []).append(spent(lambda changed=changed: laid(changed)))  # type: ignore[misc]
    base = statistics.median(whole)
    ratios = {name: statistics.median(times) / base for name, times in shares.items()}
    for name, ratio in ratios.items():
        print(f"{name:16} {ratio:.2f}")
    print(
        f"median {statistics.median(ratios.values()):.2f} of laying out {len(document.parts)} parts, {base * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
