"""The quick answer: nothing at all has changed since this very command last ran.

Only hashes are compared, so that the answer needs neither the model nor the layout. Any
difference, even a comment, means that the full comparison is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from briefing import packages
from briefing.batch.fingerprint import of_files, of_json, versions
from briefing.folders import every_asset, tree
from briefing.publishing import manifest as records
from briefing.publishing.locking import locked
from briefing.publishing.manifest import Entry, as_published
from briefing.publishing.writing import beside


def state_of(project: Path, assets: Path) -> str:
    """One digest over every source file and every version."""
    files = [("briefs/" + name, path) for name, path in tree(project)]
    files += [("assets/" + name, path) for name, path in every_asset(assets).items()]
    return of_json([of_files(files), dict(versions())])


class Standing(NamedTuple):
    """Which keys the files have that stand for a state of the sources; `packages` are digests of kinds that packages bring."""

    state: str
    keys: Mapping[str, str]
    packages: Mapping[str, str]


def nothing_to_do(out: Path, request: Mapping[str, Any], state: str) -> list[Entry] | None:
    """The files that this request asks for, when all of them lie there as it left them; else None.

    Another command may have written under the same name since (a draft, a watermark, a password), so
    each must still be the one that this command made, with no other version waiting beside it.
    """
    if not (out / records.NAME).is_file() or (out / records.JOURNAL).exists():
        return None
    manifest = records.read(out)
    plan = manifest.plans.get(of_json(request))
    if not plan or plan.get("state") != state or "keys" not in plan:
        return None
    brought = plan.get("packages", {})
    if packages.installed(brought) != brought:
        return None
    found = []
    for path, key in plan["keys"].items():
        entry = manifest.entries.get(path)
        waiting = beside(Path(path)).as_posix() in manifest.entries
        if entry is None or entry.key != key or entry.protected or waiting or not as_published(out, entry):
            return None
        found.append(entry)
    return found


def remember(out: Path, request: Mapping[str, Any], stands: Standing, notice: Callable[[str], None]) -> None:
    """Note that the files of this request, with these keys, stand for this state of the sources.

    Plans of other states are forgotten: they can only come true again by undoing every change since.
    """
    with locked(out, notice):
        manifest = records.read(out)
        plans = {name: plan for name, plan in manifest.plans.items() if plan.get("state") == stands.state}
        plan = {"state": stands.state, "keys": dict(sorted(stands.keys.items()))}
        plans[of_json(request)] = plan | ({"packages": dict(stands.packages)} if stands.packages else {})
        manifest.plans = plans
        records.write(out, manifest)
