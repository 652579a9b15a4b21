"""The neutral book in several programs, interleaved: medians and ratios to Typst. Installs the peers into a folder of its own.

python benchmarks/peers/run.py [--rounds 5] [--programs briefing,typst,...] [--python PYTHON]
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CASES = {
    "document only, charts ready": ("1", "1", "ready", "0"),
    "charts drawn afresh": ("1", "1", "fresh", "0"),
    "about 200 pages, charts ready": ("1", "5", "ready", "0"),
    "five books sharing 64 %, charts ready": ("1,2,3,4,5", "1", "ready", "0.64"),
}


def install(target: Path, python: str) -> None:
    """Typst and WeasyPrint beside the program's own libraries."""
    subprocess.run(
        [python, "-m", "pip", "install", "-q", "--target", str(target), "typst", "weasyprint"], check=True
    )


def once(
    program: str, folder: Path, case: tuple[str, ...], python: str, peers: Path
) -> tuple[float, float, float]:
    """Wall seconds, processor seconds, peak MiB of one whole process."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE), str(peers))),
        "PYTHONPYCACHEPREFIX": str(
            folder / "bytecode"
        ),  # as after an installation; written in the first round
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    done = subprocess.Popen(
        [python, str(HERE / f"with_{program}.py"), str(folder), *case],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(done.pid, 0)
    wall = time.perf_counter() - started
    if status:
        raise SystemExit(f"{program} failed")
    del before
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--programs", default="briefing,typst,reportlab,weasyprint")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument(
        "--peers", type=Path, default=None, help="folder where the peers are installed already"
    )
    words = parser.parse_args()
    programs = words.programs.split(",")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        peers = words.peers or folder / "peers"
        if words.peers is None:
            install(peers, words.python)
        for title, case in CASES.items():
            found: dict[str, list[tuple[float, float, float]]] = {p: [] for p in programs}
            for _ in range(words.rounds + 1):
                for program in programs:
                    found[program].append(once(program, folder, case, words.python, peers))
            report(title, {p: runs[1:] for p, runs in found.items()})


def report(title: str, found: dict[str, list[tuple[float, float, float]]]) -> None:
    print(
        f"\n{title}\n{'program':<12}{'wall s':>8}{'cpu s':>8}{'MiB':>7}{'wall / Typst':>14}{'cpu / Typst':>13}"
    )
    typst = found.get("typst")
    for program, runs in found.items():
        wall, cpu, memory = (statistics.median(column) for column in zip(*runs, strict=True))
        ratios = ("", "")
        if typst:
            pairs = list(zip(runs, typst, strict=True))
            ratios = tuple(f"{statistics.median(a[i] / b[i] for a, b in pairs):.2f}" for i in (0, 1))  # type: ignore[assignment]
        print(f"{program:<12}{wall:>8.2f}{cpu:>8.2f}{memory:>7.0f}{ratios[0]:>14}{ratios[1]:>13}")


if __name__ == "__main__":
    main()
