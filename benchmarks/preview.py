"""From a save to the changed page in a process that is open: a sentence, a fact that stands on many pages, a chart's data.

    python benchmarks/preview.py [SAVES] [--memory]

The book of the first delegation of the shipped summit. A time begins before the file is written and ends when the first
page that changed is a picture, with the event of the system and the waiting in it; all rules are held against the files meanwhile in
a process beside. `--memory` saves a thousand times and says what the process holds every hundred.
With typst-py, its incremental compiler sets the same number of pages of the neutral book, one word changed each time.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from queue import Empty, SimpleQueue

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks" / "peers")]

from briefing.previewing import Change, Engine  # noqa: E402
from briefing.summit import Order  # noqa: E402
from briefing.values import collect_seldom  # noqa: E402

GOALS = {"sentence": 200, "fact": 350, "chart": 500}  # ms, 95th percentile
LONGEST_WAIT = 30.0


@contextmanager
def summit() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(ROOT / "briefs", Path(name) / "briefs")
        shutil.copytree(ROOT / "assets", Path(name) / "assets")
        yield Path(name) / "briefs"


def originals(folder: Path) -> list[Path]:
    """The files under it without their translations, `kazakhstan.ru.yaml`."""
    return [path for path in sorted(folder.rglob("*.yaml")) if "." not in path.stem]


def sentence(briefs: Path) -> Callable[[int], None]:
    """Another word in a text that the book prints."""
    path = originals(briefs / "delegations")[0]
    before = path.read_text()
    match = re.search(r"^    text: .*?\b(and)\b", before, re.M)
    assert match is not None

    def save(number: int) -> None:
        path.write_text(
            before[: match.start(1)] + ("and so" if number % 2 else "and") + before[match.end(1) :]
        )

    return save


def fact(briefs: Path, used: str) -> Callable[[int], None]:
    """Another value of the fact that most pages print."""
    for path in originals(briefs):
        before = path.read_text()
        match = re.search(rf"^  {re.escape(used)}: .*?value: ([0-9.]+)", before, re.M | re.S)
        if (match is not None and "facts" in path.parts) or (match is not None and path.stem == "facts"):
            break
    assert match is not None
    found, text = match, before

    def save(number: int) -> None:
        value = found[1] if number % 2 == 0 else found[1] + ("1" if "." in found[1] else ".1")
        path.write_text(text[: found.start(1)] + value + text[found.end(1) :])

    return save


def charts(briefs: Path) -> Iterator[Callable[[int], None]]:
    """Another number in the data of one chart after another."""
    for path in sorted((briefs / "data").rglob("*.csv")):
        before = path.read_text()
        match = re.search(r",(\d+(?:\.\d+)?)\n", before)
        if match is not None:
            yield partial(_save_number, path, before, match.span(1))


def _save_number(path: Path, text: str, at: tuple[int, int], number: int) -> None:
    value = text[at[0] : at[1]]
    other = "1" + value
    path.write_text(text[: at[0]] + (other if number % 2 else value) + text[at[1] :])


def most_used(briefs: Path) -> str:
    """The fact that texts call most often."""
    calls = [c for path in originals(briefs) for c in re.findall(r"fact\([\"']([^\"']+)", path.read_text())]
    return str(statistics.mode(calls))


class Desk:
    """One window on one book."""

    def __init__(self, engine: Engine, order: Order) -> None:
        self.engine, self.order = engine, order
        self.heard: SimpleQueue[Change] = SimpleQueue()
        engine.subscribe(self.heard.put)

    def saved(self, save: Callable[[int], None], number: int) -> tuple[float, int]:
        """How long it took until a changed page was a picture, and how many pages changed."""
        self._quiet()
        before = time.perf_counter()
        save(number)
        while self.heard.get(timeout=LONGEST_WAIT).kind != "read":
            pass
        shown = self.engine.show(self.order)
        for page in shown.changed[:1]:
            self.engine.page(self.order, page)
        return time.perf_counter() - before, len(shown.changed)

    def _quiet(self) -> None:
        """Until the process beside is done with what was before."""
        try:
            while self.heard.get(timeout=0.7):
                pass
        except Empty:
            return


def say(name: str, times: list[float], pages: list[int]) -> None:
    ordered = sorted(1000 * one for one in times)
    high = ordered[max(-(-95 * len(ordered) // 100) - 1, 0)]
    print(
        f"{name:9} median {statistics.median(ordered):5.0f} ms, 95th percentile {high:5.0f} ms (goal {GOALS[name]}),"
        f" {max(pages)} pages changed, {len(ordered)} saves"
    )


def typst_saves(saves: int) -> None:
    """The neutral book of the same length through Typst's incremental compiler: from a changed word to the pages as pictures."""
    if importlib.util.find_spec("typst") is None:
        print("typst-py is not installed")
        return
    import rendercv_fonts
    import typst

    peer, neutral = import_module("with_typst"), import_module("content")

    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "book.typ"
        text = peer.source(neutral.book(1, scale=1.0), Path(name), True)
        path.write_text(text)
        fonts = [str(Path(rendercv_fonts.__file__).parent / "Source Sans 3")]
        compiler = typst.Compiler(input=str(path), root=name, font_paths=fonts)
        compiler.compile(format="pdf")
        times = []
        last = [match for match in re.finditer(r"^(\w+) \w+ \w+", text, re.M)][-1]  # a paragraph's first word
        at, end = last.span(1)
        for number in range(saves):
            before = time.perf_counter()
            path.write_text(text[:at] + ("other" if number % 2 else text[at:end]) + text[end:])
            compiler.compile(format="pdf")
            times.append(1000 * (time.perf_counter() - before))
        ordered = sorted(times)
        print(
            f"typst-py  median {statistics.median(ordered):5.0f} ms, 95th percentile {ordered[int(0.95 * len(ordered))]:5.0f} ms, whole PDF"
        )


def resident() -> float:
    """Megabytes that this process holds (Linux)."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


def first_page(briefs: Path) -> None:
    """The first page of a book in a process that has just begun, and the whole command `build` of it; both with nothing drawn yet."""
    delegation = originals(briefs / "delegations")[0].stem
    program = str(ROOT / "generate.py")
    build = [sys.executable, program, "build", delegation, "-C", str(briefs), "-o"]
    times: dict[str, list[float]] = {"open": [], "build": []}
    for number in range(3):
        for name, command in {
            "open": [
                sys.executable,
                __file__,
                "--open",
                str(briefs),
                str(briefs.parent / f"cache-{number}"),
                delegation,
            ],
            "build": [*build, str(briefs.parent / f"out-{number}")],
        }.items():
            before = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times[name].append(time.perf_counter() - before)
    opened, built = (statistics.median(times[name]) for name in ("open", "build"))
    print(
        f"first page {1000 * opened:.0f} ms after start, build {1000 * built:.0f} ms: {opened / built:.2f} of it (goal 1.2)"
    )


def open_once(briefs: Path, cache: Path, delegation: str) -> None:
    """What `--open` runs: an engine, and the first page as a picture."""
    with Engine(briefs, cache) as engine:
        order = engine.order(delegation)
        engine.show(order)
        engine.page(order, 1)


def main() -> None:
    if "--open" in sys.argv:
        where, drawings, delegation = sys.argv[-3:]
        open_once(Path(where), Path(drawings), delegation)
        return
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    collect_seldom()
    with summit() as briefs:
        first_page(briefs)
        with Engine(briefs, briefs.parent / "cache") as engine:
            desk = Desk(engine, engine.order(next(iter(engine.choices().delegations)).id))
            engine.show(desk.order)
            measure(desk, briefs, numbers[0] if numbers else 60)
            if "--memory" in sys.argv:
                remember(desk, sentence(briefs))
    typst_saves(numbers[0] if numbers else 60)


def measure(desk: Desk, briefs: Path, saves: int) -> None:
    """Saves in a row of each kind."""
    kinds = {"sentence": sentence(briefs), "fact": fact(briefs, most_used(briefs))}
    kinds["chart"] = next(save for save in charts(briefs) if desk.saved(save, 1)[1])
    for name, save in kinds.items():
        done = [desk.saved(save, number) for number in range(1, saves + 3)][2:]
        say(name, [time_ for time_, _ in done], [pages for _, pages in done])
        save(0)


def remember(desk: Desk, save: Callable[[int], None]) -> None:
    """What the process holds through a thousand saves."""
    for number in range(1, 1001):
        save(number)
        while desk.heard.get(timeout=LONGEST_WAIT).kind != "read":
            pass
        desk.engine.show(desk.order)
        if number % 100 == 0:
            print(f"{number:5} saves: {resident():.0f} MB")


if __name__ == "__main__":
    main()
