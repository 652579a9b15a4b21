"""What every worker holds while it works: one summit, and how its orders are to be made."""

from __future__ import annotations

import io
import pickle
import posixpath
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from briefing.batch.face_files import laid_out_in, taken_along
from briefing.batch.fingerprint import digest
from briefing.folders import every_asset, find_asset
from briefing.kinds import KindFile
from briefing.kinds.running import unpacked
from briefing.summit import Summit

_PREFIX: Final = "briefing-assets-"
FACES: Final = ".faces"  # below the assets, of which it is none


@dataclass(frozen=True, slots=True)
class BuildContext:
    """`cache` is where finished drawings are kept, None for nowhere; `cores` are those that one target may use.

    `versions` are those of the process that planned the work; a worker with others refuses.
    `draft_on_clash`: what has a published version's number and other content becomes a draft. `before` is the summit as an earlier version had it, for the pages that say what changed.
    `secret` keys the digests of what books say, so that none can be guessed from a manifest.
    `packed_assets` and `packed_faces` carry what lies beside the briefs to a worker without a shared disk. `digests` are those of assets read so far.
    """

    summit: Summit
    assets: Path
    versions: dict[str, str]
    cache: Path | None = None
    cores: int = field(default=1, compare=False)
    draft: bool = False
    draft_on_clash: bool = False
    watermark: str = ""
    before: Summit | None = field(default=None, repr=False)
    secret: str = field(default="", repr=False)
    packed_assets: bytes = field(default=b"", repr=False)
    packed_faces: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    digests: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    names: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """The folder's own code goes before the values that it made, so that any process can open them."""
        values = pickle.dumps({field.name: getattr(self, field.name) for field in fields(self)})
        own = [file for summit in (self.summit, self.before) if summit for _, file in summit.kinds.files]
        return _opened, (values, own)

    def assets_among(self, strings: Iterable[str]) -> list[str]:
        """The assets that are named by any of these strings, however their folder is written."""
        if not self.names:
            self.names.update({name.casefold(): name for name in every_asset(self.assets)} or {"": ""})
        plain = {posixpath.normpath(string).casefold() for string in strings if "." in string}
        return sorted(self.names[name] for name in plain & self.names.keys())

    def asset_digest(self, name: str) -> str:
        """Read once for a batch, before any page is set from it."""
        if name not in self.digests:
            path = find_asset(self.assets, name) or self.assets / name
            self.digests[name] = digest(path.read_bytes())
        return self.digests[name]

    def packed(self) -> BuildContext:
        """The same with its assets inside, for another machine."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, path in every_asset(self.assets).items():
                archive.writestr(zipfile.ZipInfo(name), path.read_bytes())
        faces = taken_along(self.summit)
        return replace(self, packed_assets=out.getvalue(), packed_faces=faces, cache=None)

    def unpacked(self) -> BuildContext:
        """The same with its assets on this machine's disk."""
        if not self.packed_assets:
            return self
        folder = _unpack(self.packed_assets)
        summit = laid_out_in(folder / FACES, self.packed_faces, self.summit)
        return replace(self, assets=folder, packed_assets=b"", packed_faces={}, summit=summit)

    def remove_unpacked(self) -> None:
        """Take away what `unpacked` put on this machine's disk."""
        if self.assets.name.startswith(_PREFIX):
            shutil.rmtree(self.assets, ignore_errors=True)


def _opened(values: bytes, own: list[KindFile]) -> BuildContext:
    return BuildContext(**unpacked(values, own))


def _unpack(packed_assets: bytes) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    with zipfile.ZipFile(io.BytesIO(packed_assets)) as archive:
        archive.extractall(folder)
    return folder


def differences(planned: Mapping[str, str], mine: Mapping[str, str]) -> str:
    """In what a worker is another than the planner, in words: a book must not depend on who made it."""
    other = sorted(name for name in {*planned, *mine} if planned.get(name) != mine.get(name))
    return ", ".join(f"{name} {mine.get(name)} instead of {planned.get(name)}" for name in other)
