"""The folder of published files kept in order: journal and manifest, what is no longer ordered, cleaning."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeAlias

from briefing.batch.build_context import BuildContext
from briefing.batch.orders import path_of, planned_orders
from briefing.publishing import manifest as records
from briefing.publishing.locking import LOCK, locked
from briefing.publishing.manifest import Entry, Manifest
from briefing.publishing.sheets import outdated
from briefing.publishing.writing import sweep

CACHE: Final = ".briefing"
SECRET: Final = "secret"
Notice: TypeAlias = Callable[[str], None]


def _silent(words: str) -> None:
    pass


def cache_folder(out: Path) -> Path:
    """Finished drawings; beside the output, safe to delete."""
    return out / CACHE


def secret_of(out: Path, new: bool) -> str:
    """The key of the digests in a folder's manifest, made when the first file is; without it they say nothing."""
    path = cache_folder(out) / SECRET
    if new and not path.exists():
        with contextlib.suppress(OSError):  # said when the first file is written
            path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_hex(16))
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def fold_journal(out: Path, context: BuildContext, notice: Notice = _silent) -> Manifest:
    """Fold the journal into the manifest under the folder's lock; it then speaks of this summit."""
    settings = context.summit.settings
    with locked(out, notice):
        before = records.read(out)
        there = {path: entry for path, entry in before.entries.items() if (out / path).is_file()}
        ours = before.summit in ("", settings.id)
        plan = {path_of(order) for order in planned_orders(context.summit)}
        now = Manifest(
            settings.id,
            settings.version,
            settings.as_of.isoformat(),
            dict(context.versions),
            before.plans,
            {path: _standing(entry, plan) if ours else entry for path, entry in there.items()},
        )
        sweep({(out / path).parent for path in there} | {out})
        if now != before or (out / records.JOURNAL).exists():
            records.write(out, now)
    return now


def _standing(entry: Entry, plan: set[str]) -> Entry:
    """Whether the summit orders this file; one that it ordered once and does not now is dropped."""
    if entry.path in plan:
        return entry if entry.standing == "ordered" else replace(entry, standing="ordered")
    return replace(entry, standing="dropped") if entry.standing == "ordered" else entry


@dataclass(slots=True)
class CleanReport:
    """What `clean` took away and what it had to leave, with the reason."""

    removed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def clean(out: Path, stale: bool = False, notice: Notice = _silent) -> CleanReport:
    """Remove the files that the manifest lists, or only those no longer ordered; never one outside the folder."""
    cleared = CleanReport()
    with locked(out, notice):
        manifest = records.read(out)
        for path, entry in _to_clean(manifest, stale).items():
            if problem := _remove(out, entry):
                cleared.left.append(f"{path}: {problem}")
            else:
                cleared.removed.append(path)
                del manifest.entries[path]
        folders = {(out / path).parent for path in cleared.removed}
        sweep(folders)
        _remove_empty(folders, out)
        if manifest.entries:
            records.write(out, manifest)
        elif cleared.removed or (out / records.NAME).is_file():
            _remove_records(out)
    with contextlib.suppress(OSError):
        (out / LOCK).unlink()
    return cleared


def _to_clean(manifest: Manifest, stale: bool) -> dict[str, Entry]:
    """Everything, or what is no longer ordered and the sheets of what is no longer there."""
    if not stale:
        return dict(manifest.entries)
    staying = {path: entry for path, entry in manifest.entries.items() if entry.standing != "dropped"}
    old = {path: entry for path, entry in staying.items() if outdated(staying, entry)}
    return {path: entry for path, entry in manifest.entries.items() if path not in staying or path in old}


def _remove(out: Path, entry: Entry) -> str:
    if not records.inside(out, entry.path):
        return "does not lie in this folder"
    try:
        (out / entry.path).unlink(missing_ok=True)
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _remove_empty(folders: Iterable[Path], out: Path) -> None:
    for folder in sorted(folders, key=lambda f: -len(f.parts)):
        while folder != out and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def _remove_records(out: Path) -> None:
    """The manifest with its journal, and the drawings kept for the next build."""
    for name in (records.NAME, records.JOURNAL):
        (out / name).unlink(missing_ok=True)
    shutil.rmtree(out / CACHE, ignore_errors=True)
