"""Kinds that installed packages bring: entry points, looked at only when a name is not known otherwise."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.diagnostics import BriefError
from briefing.folders import tree
from briefing.lazy import lazy

if TYPE_CHECKING:
    from importlib import metadata, resources
else:
    metadata, resources = lazy("importlib.metadata"), lazy("importlib.resources")

IN_PACKAGE: Final = re.compile(r"([A-Za-z_]\w+(?:\.\w+)*):(.+)")  # a file of a package; C:\ is a drive
_READ: Final = (".py", ".yaml", ".json", ".csv", ".toml")


class Offer(NamedTuple):
    """What a distribution says of one kind: the module that it is, or that its file lies beside."""

    module: str
    package: str  # name and version


@cache
def offered(group: str) -> Mapping[str, tuple[Offer, ...]]:
    """What is installed for a group, by the names of the kinds."""
    found: dict[str, tuple[Offer, ...]] = {}
    for point in metadata.entry_points(group=group):
        package = f"{point.dist.name} {point.dist.version}" if point.dist else ""
        offer = Offer(point.module, package)
        if offer not in found.get(point.name, ()):
            found[point.name] = (*found.get(point.name, ()), offer)
    return found


def offer(group: str, word: str, name: str) -> Offer | None:
    """The one offer of a name; two packages that offer the same name are a `BriefError`."""
    offers = offered(group).get(name, ())
    if len(offers) > 1:
        both = " and ".join(offer.package for offer in offers)
        help = (
            f"uninstall one of the two, or put a file of your own into the folder {group.partition('.')[2]}"
        )
        raise BriefError.one("two-packages", f"'{name}' is a {word} of {both}", help=help)
    return offers[0] if offers else None


def unusable(word: str, name: str, offer: Offer, why: object) -> BriefError:
    """The error of a package that does not hold what it offers."""
    said = f"the package {offer.package} offers the {word} '{name}' in {offer.module}, which cannot be used: {why}"
    return BriefError.one(
        "bad-kind", said, help="install another version of the package, or take the name out"
    )


def text_of(word: str, name: str, offer: Offer) -> str:
    """The YAML file of a name that lies in the package which an offer names."""
    try:
        return (resources.files(offer.module) / f"{name}.yaml").read_text(encoding="utf-8-sig")
    except (ImportError, OSError, TypeError, UnicodeDecodeError) as error:
        raise unusable(word, name, offer, error) from error


def installed(files: Iterable[str]) -> dict[str, str]:
    """Digests of what lies outside of the briefs, as it is here; "" where it is not.

    `styles/house.yaml` and `sections/weather.py` are kinds that a package brings; a whole path is a file, `module:name` one of a package.
    """
    return {file: _digest_here(file) for file in files}


def _digest_here(file: str) -> str:
    if IN_PACKAGE.fullmatch(file):
        return _of_file(file_of(file) or Path(file))
    return _of_file(Path(file)) if Path(file).is_absolute() else _digest(*file.split("/", 1))


def _of_file(path: Path) -> str:
    try:
        return digest_of(path.read_bytes().hex())
    except OSError:
        return ""


def _digest(folder: str, file: str) -> str:
    name, _, suffix = file.rpartition(".")
    try:
        found = offer(f"briefing.{folder}", folder, name)
        if found is None:
            return ""
        return digest_of(text_of(folder, name, found)) if suffix == "yaml" else code_digest(found.module)
    except (BriefError, ImportError, OSError):
        return ""


def folders_of(module: str) -> tuple[Path, ...]:
    """Where the files of an installed package lie; nowhere for one that is not installed."""
    try:
        spec = find_spec(module) if module else None
    except (ImportError, ValueError):
        return ()
    if spec is None:
        return ()
    inside = tuple(map(Path, spec.submodule_search_locations or ()))
    return inside or ((Path(spec.origin).parent,) if spec.origin else ())


def file_of(named: str) -> Path | None:
    """`harbor_faces:Harbor-Regular.ttf`, a file inside an installed package; None for what is not written so, or not there."""
    if not (found := IN_PACKAGE.fullmatch(named)):
        return None
    paths = (folder / found[2] for folder in folders_of(found[1]))
    return next((path for path in paths if path.is_file()), None)


@cache
def code_digest(module: str) -> str:
    """Of all files of the package that a module is in: it may use any of them."""
    spec = find_spec(module.partition(".")[0])
    places = list(spec.submodule_search_locations or ()) if spec else []
    files = [file for place in places for file in tree(Path(place)) if file[1].suffix in _READ]
    if spec and spec.origin and not places:
        files = [(module, Path(spec.origin))]
    return digest_of(*(part for name, path in files for part in (name, path.read_bytes().hex())))


def digest_of(*parts: str) -> str:
    """32 hexadecimal digits over some texts, each delimited by its length."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode()
        state.update(len(data).to_bytes(8, "big") + data)
    return state.hexdigest()


def to_install(*names: str) -> str:
    """The command that puts libraries beside this program, wherever it is installed: environments may have no pip of their own."""
    words = " ".join(f"'{name}'" if set(name) & set("<>=[]; ") else name for name in names)
    if find_spec("pip") is not None:
        return f"python -m pip install {words}"
    return f'python3 -m pip --python "{sys.prefix}" install {words}'


def extra(name: str) -> tuple[str, ...]:
    """The libraries of an extra of this program, by their names."""
    try:
        lines = metadata.requires("briefing") or []
    except metadata.PackageNotFoundError:  # a checkout that is not installed
        lines = []
    own = [line for line in lines if re.search(rf"extra == ['\"]{re.escape(name)}['\"]", line)]
    found = [named[0] for line in own if (named := re.match(r"[A-Za-z0-9][\w.-]*", line))]
    return tuple(found) or (f"briefing[{name}]",)
