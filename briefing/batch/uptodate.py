"""The quick answer: nothing at all has changed since this very command last ran.

Only hashes are compared, so that the answer needs neither the model nor the layout. Any
difference, even a comment, means that the full comparison is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefing.batch.fingerprint import of_files, of_json, tree, versions
from briefing.publishing import manifest as records


def state_of(project: Path, assets: Path) -> str:
    """One digest over every source file and every version."""
    files = [("briefs/" + name, path) for name, path in tree(project)]
    files += [("assets/" + name, path) for name, path in tree(assets)]
    return of_json([of_files(files), dict(versions())])


def nothing_to_do(out: Path, request: Mapping[str, Any], state: str) -> list[str] | None:
    """The paths that this request asks for, when all of them lie there as published; else None."""
    if not (out / records.NAME).is_file() or (out / records.JOURNAL).exists():
        return None
    manifest = records.read(out)
    plan = manifest.plans.get(of_json(request))
    if not plan or plan.get("state") != state:
        return None
    paths: list[str] = plan["paths"]
    for path in paths:
        entry = manifest.entries.get(path)
        try:
            if entry is None or (out / path).stat().st_size != entry.bytes:
                return None
        except OSError:
            return None
    return paths


def remember(out: Path, request: Mapping[str, Any], state: str, paths: Iterable[str]) -> None:
    """Note that all files of this request now stand for this state of the sources."""
    from filelock import FileLock

    with FileLock(out / ".lock"):
        manifest = records.read(out)
        manifest.plans[of_json(request)] = {"state": state, "paths": sorted(paths)}
        records.write(out, manifest)
