"""Interrupts real batches at random moments, every other one between two of its files: python -m tests.batch.interrupting FOLDER TIMES

Each batch is a process group of its own with its own workers, begun from this process with the libraries loaded, so
that nearly all of its time is work that can be interrupted. Two versions of the briefs take turns: what is left behind
is a mixture, of which each file must still be listed as what it is. Ctrl-C and kill -9 take turns as well.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from briefing.cli.commands import cli
from briefing.cli.exit_codes import exit_code_of
from briefing.publishing import manifest as records
from tests.batch.sound import assert_sound
from tests.conftest import TINY

MIXTURES = 3  # how many files of the newer version the folders held that must have been met
WORDS = ("build", "austria", "switzerland", "-a", "minister", "-p", "speaking-cards", "-p", "table-tents")


def batch(project: Path, out: Path, log: Path) -> int:
    """Begin one; returns its process group."""
    group = os.fork()
    with contextlib.suppress(OSError):
        os.setpgid(group, group)  # by both, so that it is done whoever comes first
    if group:
        return group
    code = 1
    try:
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        cli([*WORDS, "-C", str(project), "-o", str(out), "-j", "2"], standalone_mode=False)
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException as error:
        code = exit_code_of(error)
    finally:
        os._exit(code)


def ended(group: int, how: signal.Signals | None = None) -> int:
    """The exit code, negative where a signal ended it; nobody of the group is left."""
    if how is not None:
        os.killpg(group, how)
    code = os.waitstatus_to_exitcode(os.waitpid(group, 0)[1])
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
    return code


def runs(group: int) -> bool:
    return os.waitid(os.P_PID, group, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def files_of(out: Path, version: str) -> int:
    """How many of the files in a folder are of this version."""
    return (
        sum(e.identity["version"] == version for e in records.read(out).entries.values())
        if out.is_dir()
        else 0
    )


def wait_for_files(group: int, out: Path, version: str, many: int) -> None:
    """Until a batch has published so many of its files, or has ended."""
    while runs(group) and files_of(out, version) < many:
        time.sleep(0.002)


def main(folder: Path, times: int) -> dict[str, object]:
    versions = [folder / "one", folder / "two"]
    for version in versions:
        shutil.copytree(TINY, version)
    settings = versions[1] / "summit.yaml"
    settings.write_text(settings.read_text().replace("version: '3'", "version: '4'"))
    warm, out, log = folder / "warm", folder / "out", folder / "log"
    for version in versions:  # loads the libraries
        with contextlib.suppress(SystemExit):
            words = ["-C", str(version), "-o", str(warm), "--executor", "inline", "-q"]
            cli([*WORDS, *words], standalone_mode=False)
    dice, interrupted, begun, longest = random.Random(7), 0, 0, 0.2
    seen: set[int] = set()
    while interrupted < times or len(seen) < MIXTURES:
        how = (signal.SIGINT, signal.SIGKILL)[begun // 2 % 2]
        group = batch(versions[begun % 2], out, log)
        begun += 1
        if begun % 3 == 0:  # between its files, whatever the machine's pace
            wait_for_files(group, out, "34"[(begun - 1) % 2], dice.randint(1, 3))
        else:
            time.sleep(dice.uniform(0, longest))
        cut = ended(group, how) in (130, -signal.SIGKILL, -signal.SIGINT)
        interrupted += cut
        longest *= 1.05 if cut else 0.85  # most batches are interrupted, some only just not
        assert "Traceback" not in log.read_text(), log.read_text()
        if out.is_dir():
            assert_sound(out)
            seen.add(files_of(out, "4"))
    for version in versions:
        assert ended(batch(version, out, log)) == 0, log.read_text()
        assert assert_sound(out) == 4
    assert not list(out.rglob("*.part"))
    same = {
        p.relative_to(out).as_posix()
        for p in out.rglob("*.pdf")
        if p.read_bytes() == (warm / p.relative_to(out)).read_bytes()
    }
    return {"interrupted": interrupted, "begun": begun, "seen": sorted(seen), "same": len(same)}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
