"""Start-up, check, cold and warm builds of the shipped summit, as whole processes; medians of seconds.

python benchmarks/start.py [rounds]
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
FIVE = ["kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan"]


def once(words: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, str(ROOT / "generate.py"), *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - started


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "out"
        bare = statistics.median(_bare() for _ in range(rounds))
        cases: list[tuple[str, list[str], bool]] = [
            ("--help", ["--help"], False),
            ("check", ["check", "-q"], False),
            ("one book, cold", ["build", FIVE[0], "-q", "-o", str(out)], True),
            ("one book, drawings kept, -f", ["build", FIVE[0], "-q", "-f", "-o", str(out)], False),
            ("one book, nothing to do", ["build", FIVE[0], "-q", "-o", str(out)], False),
            ("five books, one worker, cold", ["build", *FIVE, "-q", "-j", "1", "-o", str(out)], True),
            ("five books, two workers, cold", ["build", *FIVE, "-q", "-j", "2", "-o", str(out)], True),
            ("everything ordered, cold", ["build", "-q", "-o", str(out)], True),
            ("everything ordered, nothing to do", ["build", "-q", "-o", str(out)], False),
        ]
        print(f"{'bare interpreter':<36}{bare:>7.2f} s")
        for title, words, cold in cases:
            times = []
            for _ in range(rounds):
                if cold:
                    shutil.rmtree(out, ignore_errors=True)
                times.append(once(words))
            print(f"{title:<36}{statistics.median(times):>7.2f} s")


def _bare() -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", ""], check=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
