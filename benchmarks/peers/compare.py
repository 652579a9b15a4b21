"""The neutral book in several programs, interleaved: medians and ratios to Typst.

python3 benchmarks/run.py peers makes the environment that has them all; there, this is
python benchmarks/peers/compare.py [--rounds 5] [--programs briefing,typst,...] [--quick]
"""

from __future__ import annotations

import argparse
import os
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


def there(program: str) -> bool:
    """Whether it can be run here; WeasyPrint needs libraries of the system beside its package."""
    module = "briefing.typesetting" if program == "briefing" else program
    tried = subprocess.run(
        [sys.executable, "-c", f"import {module}"], capture_output=True, text=True, check=False
    )
    if tried.returncode:
        print(
            f"{program} is left out: {(tried.stderr.strip().splitlines() or ['it cannot be imported'])[-1]}"
        )
    return tried.returncode == 0


def once(program: str, folder: Path, case: tuple[str, ...]) -> tuple[float, float, float]:
    """Wall seconds, processor seconds, peak MiB of one whole process."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE))),
        "PYTHONPYCACHEPREFIX": str(
            folder / "bytecode"
        ),  # as after an installation; written in the first round
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    done = subprocess.Popen(
        [sys.executable, str(HERE / f"with_{program}.py"), str(folder), *case],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(done.pid, 0)
    wall = time.perf_counter() - started
    if status:
        raise SystemExit(f"{program} failed")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--programs", default="briefing,typst,reportlab,weasyprint")
    parser.add_argument("--quick", action="store_true", help="only the first case")
    words = parser.parse_args()
    programs = [program for program in words.programs.split(",") if there(program)]
    cases = list(CASES.items())[: 1 if words.quick else None]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for title, case in cases:
            found: dict[str, list[tuple[float, float, float]]] = {p: [] for p in programs}
            for _ in range(words.rounds + 1):
                for program in programs:
                    found[program].append(once(program, folder, case))
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
