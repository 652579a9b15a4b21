"""Every benchmark, in an environment of its own: what a stranger runs, with any Python from 3.11 on that has pip.

    python3 benchmarks/run.py                   # all of them: about half an hour on two quiet cores
    python3 benchmarks/run.py layout peers      # some: layout, edits, preview, charts, start, summits, imposition, peers
    python3 benchmarks/run.py --quick           # each once and small, to see that they run; their figures say nothing

The environment lies in build/benchmarks and is used again. The machine and all versions are printed first; figures are
ratios of what is timed in turn in one run.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent
ENVIRONMENT: Final = ROOT / "build" / "benchmarks"
PEERS: Final = ("typst", "weasyprint")
SHOWN: Final = ("briefing", "reportlab", "matplotlib", "pikepdf", "msgspec", *PEERS)


class Benchmark(NamedTuple):
    """A script with its words for a full run and for a quick one."""

    script: str
    full: tuple[str, ...] = ()
    quick: tuple[str, ...] = ("1",)


BENCHMARKS: Final = {
    "layout": Benchmark("layout.py"),
    "edits": Benchmark("edits.py"),
    "preview": Benchmark("preview.py"),
    "charts": Benchmark("charts.py"),
    "start": Benchmark("start.py"),
    "summits": Benchmark("summits.py", quick=("3", "1")),
    "imposition": Benchmark("imposition.py"),
    "peers": Benchmark("peers/compare.py", quick=("--rounds", "1", "--quick")),
}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="of a benchmark; none named: all")
    parser.add_argument("--quick", action="store_true", help="each once and small")
    words = parser.parse_args()
    if unknown := [name for name in words.names if name not in BENCHMARKS]:
        parser.error(f"there is no benchmark {unknown[0]!r}; there are: {', '.join(BENCHMARKS)}")
    names = words.names or list(BENCHMARKS)
    python = environment(PEERS if {"peers", "preview"} & set(names) else ())
    print(machine(python), flush=True)
    failed = [name for name in names if not ran(python, BENCHMARKS[name], words.quick)]
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def environment(peers: Sequence[str]) -> Path:
    """The Python of an environment that has this program, and the other programs where they are asked for."""
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(ENVIRONMENT)], check=True)
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(ENVIRONMENT),
        "install",
        "-q",
        "-e",
        str(ROOT),
        *peers,
    ]
    subprocess.run(install, check=True, cwd=ROOT)
    return python


def machine(python: Path) -> str:
    """Processor, memory, system, and the versions of what is timed."""
    asked = (
        "from contextlib import suppress\nfrom importlib.metadata import PackageNotFoundError, version\n"
        f"for name in {SHOWN!r}:\n  with suppress(PackageNotFoundError): print(name, version(name))"
    )
    done = subprocess.run([str(python), "-c", asked], capture_output=True, text=True, check=True)
    lines = [
        f"{platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} processors, {_processor()}",
        f"Python {platform.python_version()}",
        *done.stdout.splitlines(),
    ]
    return "\n".join(lines)


def _processor() -> str:
    """Its name, where the system says it."""
    info = Path("/proc/cpuinfo")
    names = (
        [line for line in info.read_text().splitlines() if line.startswith("model name")]
        if info.is_file()
        else []
    )
    return names[0].partition(":")[2].strip() if names else platform.processor() or "unnamed"


def ran(python: Path, benchmark: Benchmark, quick: bool) -> bool:
    """Whether it ended well; what it prints goes through."""
    script = HERE / benchmark.script
    print(f"\n== {script.relative_to(ROOT).as_posix()}", flush=True)
    words = benchmark.quick if quick else benchmark.full
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE)))}
    return (
        subprocess.run([str(python), str(script), *words], cwd=ROOT, env=variables, check=False).returncode
        == 0
    )


if __name__ == "__main__":
    sys.exit(main())
