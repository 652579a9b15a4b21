"""What a batch costs: nothing to do, one changed paragraph, two cores against one, and whether a target's time grows.

python benchmarks/summits.py [delegations [rounds]]     # 20 and 3; the whole of a large summit: 193 1
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from alone import again, one_target
from generated import generate
from measuring import ROOT, Spent, Watched, briefing, in_turn, row
from plenty import many_targets

BRIEFS = ROOT / "briefs"
FIVE = ("kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan")
WORD = re.compile(r"\bsaid\b")  # of a paragraph: changed to another and back
PRODUCTS = ("book", "one-page-points", "speaking-cards")


def main() -> None:
    delegations = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        nothing_to_do(folder, rounds)
        one_change(folder, rounds)
        five_books(folder, rounds)
        many(folder, rounds)
        growth(folder, delegations)


def nothing_to_do(folder: Path, rounds: int) -> None:
    """The whole shipped summit, built and then asked for again."""
    out = folder / "all"
    built = briefing("build", "-C", BRIEFS, "-q", "-o", out).spent
    again, helped = in_turn(
        rounds,
        lambda: briefing("build", "-C", BRIEFS, "-q", "-o", out).spent,
        lambda: briefing("--help").spent,
    )
    row(f"nothing to do for the shipped summit ({_count(out)} files)",
        f"{again.cpu:.2f} s, {100 * again.cpu / built.cpu:.1f} % of building it, {again.cpu / helped.cpu:.1f} times `--help`",
        "0.4 s")  # fmt: skip


def _nothing(project: Path, out: Path) -> Spent:
    done = briefing("build", "-C", project, "-o", out)
    assert "nothing to do" in done.said, done.said
    return done.spent


def one_change(folder: Path, rounds: int) -> None:
    """One book after one word has changed, against the same book cold and against drawings kept."""
    project, out = folder / "briefs", folder / "one"
    shutil.copytree(BRIEFS, project)
    shutil.copytree(ROOT / "assets", folder / "assets")
    brief = project / "delegations" / "kazakhstan.yaml"
    texts = [brief.read_text(), WORD.sub("told us", brief.read_text(), count=1)]
    assert texts[0] != texts[1], f"{brief} holds no {WORD.pattern}"
    words = ("build", FIVE[0], "-C", project, "-q", "--replace", "-o", out)

    def cold() -> Spent:
        shutil.rmtree(out, ignore_errors=True)
        return briefing(*words).spent

    def changed() -> Spent:
        texts.reverse()
        brief.write_text(texts[0])
        return briefing(*words).spent

    first, second = in_turn(rounds, cold, changed)
    row("one changed paragraph: one book again, against cold",
        f"{second.cpu / first.cpu:.2f} of the processor time ({second.cpu:.2f} s of {first.cpu:.2f} s), "
        f"{second.wall / first.wall:.2f} of the wall time", "0.33")  # fmt: skip
    warm = again(project, FIVE[0], out / ".briefing")
    row("the same in a process that has done it before, as `watch` has",
        f"{warm / first.cpu:.2f} of the processor time ({warm:.2f} s)", "0.33")  # fmt: skip


def five_books(folder: Path, rounds: int) -> None:
    """The same five books by one worker and by two."""
    out = folder / "five"

    def cold(workers: int) -> Spent:
        shutil.rmtree(out, ignore_errors=True)
        return briefing("build", *FIVE, "-C", BRIEFS, "-q", "-j", workers, "-o", out, times=25).spent

    one, two = in_turn(rounds, lambda: cold(1), lambda: cold(2))
    row("five books on two cores, against one", f"{two.wall / one.wall:.2f} of the wall time; "
        f"{two.path / one.cpu:.2f} where both cores are free (main process and busier worker)", "0.65")  # fmt: skip


def many(folder: Path, rounds: int) -> None:
    """Five thousand targets that have all been made."""
    project, out = folder / "plenty", folder / "plenty-out"
    count = many_targets(project, out)
    (again,) = in_turn(rounds, lambda: _nothing(project, out))
    size = (out / "manifest.json").stat().st_size / 1e6
    row(f"nothing to do for {count:,} targets",
        f"{again.cpu:.2f} s of processor time, {again.wall:.2f} s on the clock, a manifest of {size:.0f} MB", "1 s")  # fmt: skip


def growth(folder: Path, delegations: int) -> None:
    """A small generated summit and a large one, made whole; targets and memory at the beginning and at the end."""
    few = max(3, delegations // 10)
    small, large = _made(folder, few), _made(folder, delegations)
    in_order = _seconds(folder / f"out{delegations}")
    grown = one_target(folder / f"generated{few}", folder / f"generated{delegations}", PRODUCTS)
    count = delegations * 2 * len(PRODUCTS)
    row(f"{delegations} delegations, 2 languages, 3 products: {count} files by two workers",
        f"{large.spent.wall:.0f} s on the clock, {1000 * large.spent.cpu / count:.0f} ms of processor time a file", "runs through")  # fmt: skip
    for product in PRODUCTS:
        high = in_order[product]
        tenth = max(1, len(high) // 10)
        first, last = statistics.median(high[:tenth]), statistics.median(high[-tenth:])
        row(f"one {product} of {delegations} delegations, against one of {few}",
            f"{grown[product]:.2f} of the processor time; last tenth of the run against its first: {last / first:.2f} on the clock", "1")  # fmt: skip
    cpu = large.spent.cpu / count / (small.spent.cpu / (few * 2 * len(PRODUCTS)))
    row(f"processor time a file of {delegations} delegations, against {few}", f"{cpu:.2f}", "1 or less")
    for column, who in ((1, "main process"), (2, "largest worker")):
        begin, middle, end = _memory(large, column)
        row(f"memory of the {who} after a tenth, at the middle and at the end",
            f"{begin:.0f}, {middle:.0f} and {end:.0f} MB", "flat")  # fmt: skip


def _made(folder: Path, delegations: int) -> Watched:
    project, out = folder / f"generated{delegations}", folder / f"out{delegations}"
    orders: list[dict[str, object]] = [{"products": list(PRODUCTS), "languages": ["en", "fr"]}]
    generate(project, delegations, ("en", "fr"), orders)
    return briefing("build", "-C", project, "-q", "-j", 2, "-o", out, times=10)


def _seconds(out: Path) -> dict[str, list[float]]:
    """By product, how long each target took, in the order in which they were published."""
    entries = json.loads((out / "manifest.json").read_text())["entries"]
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for entry in entries:
        moment = (out / entry["path"]).stat().st_mtime_ns
        found[entry["identity"]["product"]].append((moment, entry["seconds"]))
    return {product: [seconds for _, seconds in sorted(times)] for product, times in found.items()}


def _memory(watched: Watched, column: int) -> tuple[float, float, float]:
    """The most that was in memory around a tenth, the middle and the end of the run."""
    samples = [(sample[0] / watched.spent.wall, sample[column]) for sample in watched.samples]

    def most(low: float, high: float) -> float:
        return max((size for at, size in samples if low <= at <= high), default=0.0)

    return most(0.05, 0.15), most(0.45, 0.55), most(0.9, 1.0)


def _count(out: Path) -> int:
    return sum(1 for _ in out.rglob("*.pdf"))


if __name__ == "__main__":
    main()
