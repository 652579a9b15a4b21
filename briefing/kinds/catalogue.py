"""Which kinds there are for one folder of briefs, and the one way to get at them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, Generic, TypeAlias, TypeVar, cast

from briefing import packages
from briefing.diagnostics import BriefError
from briefing.kinds.files import LOOKED_IN, KindFile, Origin
from briefing.nearness import meant
from briefing.packages import digest_of

K_co = TypeVar("K_co", covariant=True)
_Loaded: TypeAlias = dict[tuple[str, str, str], Any]
_LOADED: Final[_Loaded] = {}  # kinds of the program, for the whole process


class OpenSet(ABC, Generic[K_co]):
    """A set that a file enlarges.

    `word` is what one of its kinds is called; `folder` is the name of its folder in the program and in a folder of briefs, and
    `briefing.<folder>` the group of its entry points.
    """

    suffix: str  # of its files

    def __init__(self, word: str, folder: str) -> None:
        self.word, self.folder = word, folder

    @property
    def group(self) -> str:
        return f"briefing.{self.folder}"

    @abstractmethod
    def of_program(self) -> tuple[str, ...]:
        """The kinds that come with the program, in order."""

    @abstractmethod
    def file_of_program(self, name: str) -> KindFile:
        """The file of one of them."""

    @abstractmethod
    def file_of_package(self, name: str, offer: packages.Offer) -> KindFile:
        """The file of a kind that an installed package offers."""

    @abstractmethod
    def build(self, file: KindFile, kinds: Kinds) -> K_co:
        """The kind of a file, or a `BriefError` with all that is wrong in it."""

    def files(self, file: KindFile, kinds: Kinds) -> tuple[KindFile, ...]:
        """A file with those that it stands on."""
        return (file,)


@dataclass(frozen=True)
class Kinds:
    """The kinds of the program and of installed packages, with those of one folder of briefs before them.

    `files` are the folder's own, each with the name of its folder; `code`: its Python may run. `trial` is what a command line
    changes in some kinds for one build, `shared` what one file of the folder says of all kinds of a set.
    """

    files: tuple[tuple[str, KindFile], ...] = ()
    code: bool = False
    trial: tuple[tuple[str, KindFile], ...] = ()
    shared: tuple[tuple[str, KindFile], ...] = ()
    _loaded: _Loaded = field(default_factory=dict, compare=False, repr=False)

    def names(self, of: OpenSet[Any]) -> Names:
        """What the kinds of a set are called."""
        return Names(self, of)

    def own(self, of: OpenSet[Any]) -> tuple[str, ...]:
        """The names of the folder's own kinds of a set."""
        return tuple(sorted(name for folder, name in self._own if folder == of.folder))

    def load(self, of: OpenSet[K_co], name: str) -> K_co:
        """A kind by name; one that is not there, or has mistakes, is a `BriefError`."""
        file = self.find(of, name)
        if file is None:
            known = self.names(of)
            help = meant(name, known, "there are: " + ", ".join(known))
            raise BriefError.one(
                f"unknown-{of.word.replace(' ', '-')}", f"there is no {of.word} '{name}'", help=help
            )
        loaded = _LOADED if file.origin == "program" else self._loaded
        key = (of.folder, name, file.origin)
        if key not in loaded:
            loaded[key] = of.build(file, self)
        return cast(K_co, loaded[key])

    def find(self, of: OpenSet[Any], name: str, below: Origin | None = None) -> KindFile | None:
        """The file of a name: the folder's own, else the program's, else a package's; with `below`, what that one hides."""
        places = LOOKED_IN[LOOKED_IN.index(below) + 1 :] if below else LOOKED_IN
        if "trial" in places:
            for folder, file in self.trial:
                if (folder, file.name) == (of.folder, name):
                    return file
        if "shared" in places and self.shared and (found := self.find(of, name, "shared")) is not None:
            shared = (replace(file, name=name) for folder, file in self.shared if folder == of.folder)
            return next(shared, found)
        if "briefs" in places and (own := self._own.get((of.folder, name))):
            return own
        if "program" in places and name in of.of_program():
            return of.file_of_program(name)
        offer = packages.offer(of.group, of.word, name)
        return of.file_of_package(name, offer) if offer else None

    def over(self, other: Kinds) -> Kinds:
        """These, with the files of another folder where this one has none of the name."""
        own = {(folder, file.name) for folder, file in self.files}
        more = [(folder, file) for folder, file in other.files if (folder, file.name) not in own]
        return replace(self, files=(*self.files, *more), code=self.code or other.code) if more else self

    def digest(self, of: OpenSet[Any], name: str) -> str:
        """Of all that makes a kind what it is, beside the program's own files; "" for one of the program."""
        parts = [_digest(file) for file in self.behind(of, name) if file.origin != "program"]
        return digest_of(*parts) if parts else ""

    def behind(self, of: OpenSet[Any], name: str) -> tuple[KindFile, ...]:
        """The files that make a kind what it is: its own, and those that it stands on."""
        file = self.find(of, name)
        return of.files(file, self) if file is not None else ()

    @cached_property
    def _own(self) -> dict[tuple[str, str], KindFile]:
        return {(folder, file.name): file for folder, file in self.files}

    def __getstate__(self) -> dict[str, Any]:
        return {
            "files": self.files,
            "code": self.code,
            "trial": self.trial,
            "shared": self.shared,
            "_loaded": {},
        }


def _digest(file: KindFile) -> str:
    return (
        packages.code_digest(file.module)
        if file.origin == "package" and not file.text
        else digest_of(file.text)
    )


class Names(Collection[str]):
    """The names of a set; packages are looked at only for a name that nothing else has, or for a list of all."""

    def __init__(self, kinds: Kinds, of: OpenSet[Any]) -> None:
        self._kinds, self._of = kinds, of

    @property
    def here(self) -> tuple[str, ...]:
        """Those of the program and of the folder, in order: what is there whatever else is installed."""
        return tuple(sorted({*self._of.of_program(), *self._kinds.own(self._of)}))

    def __contains__(self, name: object) -> bool:
        own = name in self._kinds.own(self._of) or name in self._of.of_program()
        return isinstance(name, str) and (own or name in packages.offered(self._of.group))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self.here, *packages.offered(self._of.group)}))

    def __len__(self) -> int:
        return sum(1 for _ in self)


PROGRAM: Final = Kinds()  # where no folder of briefs is at hand
