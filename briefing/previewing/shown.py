"""What a window shows of an order, as plain values that become JSON as they are."""

from __future__ import annotations

from typing import Literal, TypeAlias

from briefing.summit import Order
from briefing.values import Value

State: TypeAlias = Literal["fresh", "last-good", "none"]
Checked: TypeAlias = Literal["checking", "clean", "mistakes"]
Happening: TypeAlias = Literal["read", "checked", "verified", "gone", "program"]


class ShownPage(Value):
    """One page: `number` counts from 1, `folio` is what is printed on it; the digest is another as soon as anything on it is."""

    number: int
    folio: str
    width: float
    height: float
    digest: str
    parts: tuple[str, ...] = ()
    blank: bool = False


class Finding(Value):
    """One finding of `check` or of the layout; `page` is 0 where it stands on none of this order's pages."""

    code: str
    message: str
    help: str
    severity: Literal["error", "warning", "hint"]
    file: str = ""
    line: int = 0
    column: int = 0
    length: int = 0
    page: int = 0


class Budget(Value):
    """A section with its first page, the pages that it takes and may take (0: as many as it likes)."""

    part: str
    title: str
    tab: str
    page: int
    pages: int
    allowed: int = 0


class Entry(Value):
    """A line of the contents; level 0 is the outermost."""

    words: str
    page: int
    level: int


class PageWord(Value):
    """A word of a page and its box, in points from the upper left corner."""

    text: str
    left: float
    top: float
    width: float
    height: float


class Shown(Value):
    """An order as it now stands.

    `state`: the pages are those of the files as they are, the last good ones (`message` says why), or there are none yet.
    `changed` are the pages that differ from those of the revision before. `checked`: whether all rules have been held
    against these files yet; their findings come with a later revision. `verified`: the finished file was read back.
    """

    order: Order
    revision: int
    state: State
    checked: Checked = "checking"
    verified: bool = False
    message: str = ""
    pages: tuple[ShownPage, ...] = ()
    changed: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    budgets: tuple[Budget, ...] = ()
    contents: tuple[Entry, ...] = ()


class Choice(Value):
    """One of several, by its id and its name."""

    id: str
    title: str


class Choices(Value):
    """What a window may be switched to."""

    delegations: tuple[Choice, ...]
    audiences: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    formats: tuple[Choice, ...]
    products: tuple[Choice, ...]


class Change(Value):
    """What happened: files were saved (`read`), all rules were held against them (`checked`), a finished file was read
    back (`verified`), the folder is not there any more (`gone`), or files of this `program` were saved, which it has read already.
    """

    kind: Happening
    revision: int
    files: tuple[str, ...] = ()
    broken: bool = False
    message: str = ""
