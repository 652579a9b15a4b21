"""What was published under which version: two different books never carry one number.

Content is what the briefs say to this reader. Paper, copy, watermark, style and the page of what changed are none of it,
and the same briefs made by another version of the program are the same book.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from briefing.batch.fingerprint import of_json
from briefing.batch.inputs import AROUND
from briefing.diagnostics import Diagnostic
from briefing.schema import Located, Model, content

if TYPE_CHECKING:
    from briefing.batch.build_context import BuildContext
    from briefing.document import Document
    from briefing.editions import Edition
    from briefing.publishing.manifest import Entry

Issues: TypeAlias = Mapping[tuple[str, ...], tuple["Issue", ...]]
EDITION: Final = ("product", "delegation", "audience", "language")
_NOT_SAID: Final = AROUND | {"before"}


class Issue(NamedTuple):
    """Digests of one book: of the program, of its edition, of the author's words in it, of its document."""

    program: str
    edition: str
    words: str
    document: str

    def same_as(self, other: Issue) -> bool:
        """By another program an edition may hold more, and a document say it otherwise."""
        if self.edition == other.edition or self.document == other.document:
            return True
        return self.program != other.program and self.words == other.words


def issue_of(edition: Edition, inputs: Mapping[str, str], document: Document, context: BuildContext) -> Issue:
    """What this book says, in digests that tell nothing without the key of its folder."""
    said = {name: value for name, value in inputs.items() if name.partition(" ")[0] not in _NOT_SAID}
    return Issue(
        context.versions.get("program", ""),
        of_json(said),
        of_json(sorted(set(_written(edition.replaced(before=None))))),
        of_json([document.metadata.title, content(document.parts)]),
    )


def issues_under(version: str, entries: Mapping[str, Entry]) -> Issues:
    """What lies in a folder under a version, by edition: on any paper, in any copy."""
    found: dict[tuple[str, ...], tuple[Issue, ...]] = {}
    for entry in entries.values():
        if issued := entry.issued.get(version):
            whose = tuple(entry.identity.get(name, "") for name in EDITION)
            found[whose] = (*found.get(whose, ()), Issue(*issued))
    return found


def clash(issue: Issue, published: Sequence[Issue], edition: Edition) -> Diagnostic | None:
    """An error where the edition's version stands on a book that says something else."""
    if all(issue.same_as(other) for other in published):
        return None
    version = edition.about.version
    return Diagnostic(
        "same-version",
        f"version '{version}' is published in this folder already, with other content",
        getattr(version, "span", None),
        "raise 'version' in summit.yaml; or build with --draft while you write; or with --replace, if nothing of it"
        " was handed out",
    )


def _written(value: Any) -> Iterator[str]:
    """Whatever an author wrote, apart from the fields that hold it."""
    if isinstance(value, (Located, Decimal, date, time)):
        yield str(value)
    elif isinstance(value, Model):
        for item in vars(value).values():
            yield from _written(item)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield str(key)
            yield from _written(item)
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _written(item)
