"""What `new` makes of a folder: a file of its own, or one more entry in a file that keeps its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from briefing.beginning.explained import explained, keys_in
from briefing.beginning.first import SCHEMAS, modeline
from briefing.beginning.inserting import inserted, value_of
from briefing.diagnostics import BriefError, Span
from briefing.reference.files import FILE_KINDS, FileKind
from briefing.reference.instances import instance_of
from briefing.reference.telling import flow, scalar
from briefing.schema import Model
from briefing.sources import MappingNode, display_name, parse_yaml, read_text, read_yaml
from briefing.summit import Summit
from briefing.values import Value

_TO_LABEL: Final = r"audience: \[(?:public|own)\]"  # of a template


class Addition(Value):
    """A file as it will be: `path` in the folder, `before` its bytes, None where there is none yet, and `after` them."""

    path: Path
    before: bytes | None
    after: bytes
    use: str = ""  # how briefs name what was added
    beside: str = ""  # what is kept elsewhere and was not written to


class Wanted(Value):
    """What is asked for: the id, the name that people write, the delegation of a person, the reader of a book."""

    id: str
    name: str = ""
    delegation: str = ""
    audience: str = ""


class BadId(ValueError):
    """An id that cannot be: what is wrong with it, and the cure."""

    def __init__(self, wrong: str, cure: str) -> None:
        super().__init__(wrong)
        self.wrong, self.cure = wrong, cure


def hold_free(what: str, id_: str, places: Mapping[str, Span | None]) -> None:
    if id_ in places:
        raise BriefError.one(
            "duplicate-id", f"a {what} is called '{id_}' already", places[id_], "choose another id"
        )


def spans_of(models: Iterable[Model]) -> dict[str, Span | None]:
    """Where the ids of models stand."""
    return {str(id_): getattr(id_, "span", None) or m.span for m in models if (id_ := getattr(m, "id", None))}


def named_in(name: str, summit: Summit) -> dict[str, Span | None]:
    """Where the ids of entries stand, which are keys of their files."""
    found: dict[str, Span | None] = {}
    folder = Path(summit.folder)
    for path in FILE_KINDS[name].files_in(folder):
        inner = read_yaml(path, folder).items.get(name)
        found |= inner.keys if isinstance(inner, MappingNode) else {}
    in_tables = getattr(summit, name).items() if FILE_KINDS[name].tables_in(folder) else ()
    return {id_: model.span for id_, model in in_tables} | found


def new_file(name: str, text: str, summit: Summit) -> Addition:
    path = Path(summit.folder) / name
    if path.exists() or path.is_symlink():
        span = Span(display_name(path, Path(summit.folder)))
        raise BriefError.one("duplicate-id", f"there is a file {name} already", span, "choose another id")
    kind = FILE_KINDS[name.partition("/")[0].removesuffix(".yaml")]
    head = f"{modeline(name)}\n" if (Path(summit.folder) / SCHEMAS).is_dir() else ""
    return Addition(path, None, (head + explained(text, kind)).encode())


def entry_of(name: str, entry: str, summit: Summit) -> Addition:
    """One more entry of the file of a name, or of the last one of its folder, or of a new one."""
    kind = FILE_KINDS[name]
    one = Path(summit.folder) / f"{name}.yaml"
    there = kind.files_in(one.parent)
    found = entry_in(one if one in there or not there else there[-1], kind, kind.key, entry, summit)
    tables = ", ".join(path.relative_to(one.parent).as_posix() for path in kind.tables_in(one.parent))
    return found.replaced(beside=f"{tables} stays as it is: what is new goes into YAML") if tables else found


def entry_in(path: Path, kind: FileKind, key: str, entry: str, summit: Summit) -> Addition:
    folder = Path(summit.folder)
    if not path.exists():
        text = "\n".join(f"  {line}" for line in labelled(entry, summit).rstrip("\n").split("\n"))
        return new_file(path.relative_to(folder).as_posix(), f"{key}:\n{text}\n", summit)
    read_text(path, folder)  # what is wrong with the file is said at its place
    before = path.read_bytes()
    text = before.decode("utf-8")
    name = display_name(path, folder)
    root = parse_yaml(text.removeprefix("\ufeff"), name)
    said = instance_of(root)
    entry = _as_its_neighbours(entry, said, key, summit)
    lines = _explained_entry(entry, kind, key, keys_in(root, kind)) if kind.form != "one" else entry
    after = inserted(text, key, lines)
    _hold(said, _read_again(after, name), key, entry, root.keys.get(key))
    return Addition(path, before, after.encode())


def _read_again(text: str, name: str) -> Any:
    """What a file says, None where it can no longer be read."""
    try:
        return instance_of(parse_yaml(text.removeprefix("\ufeff"), name))
    except BriefError:
        return None


def _hold(before: Any, after: Any, key: str, entry: str, place: Span | None) -> None:
    """Whether nothing but the entry is new; lists can be written in ways that no line fits into."""
    new = value_of(entry)
    there = before.get(key)
    wanted = [*(there or []), *new] if isinstance(new, list) else {**(there or {}), **new}
    if after != {**before, key: wanted}:
        help = "write each of its entries on lines of its own, then try again"
        raise BriefError.one(
            "no-room", f"one more entry of '{key}' cannot be put in as it is written", place, help
        )


def _explained_entry(entry: str, kind: FileKind, key: str, known: frozenset[str]) -> str:
    """An entry with comments on keys that its file has not had yet."""
    head = f"{key}:\n"
    whole = explained(head + entry, kind, known)
    first = whole.index(head)
    return whole[first + len(head) :]


def _as_its_neighbours(entry: str, file: Any, key: str, summit: Summit) -> str:
    """An entry with the label of the one before it; without one where the file has one for all.

    What is for the host's own side is without one too where nobody has any: then it is the strictest's.
    """
    there = file.get(key) or []
    last = (list(there.values()) if isinstance(there, dict) else there)[-1:]
    if last and isinstance(last[0], dict) and last[0].get("audience"):
        return re.sub(_TO_LABEL, lambda _: f"audience: {flow(last[0]['audience'])}", entry)
    if "audience" not in file and "audience: [public]" in entry:
        return labelled(entry, summit)
    return re.sub(rf"^ *{_TO_LABEL}\n", "", entry, flags=re.M)


def labelled(text: str, summit: Summit) -> str:
    text = text.replace("audience: [own]", f"audience: [{label_for(summit, 'principal')}]")
    return text.replace("audience: [public]", f"audience: [{widest(summit)}]")


def widest(summit: Summit) -> str:
    """The label that most audiences may read; of several the one that they name last."""
    readers: dict[str, tuple[int, int]] = {}
    for rule in summit.settings.audiences.values():
        for place, label in enumerate(rule.reads):
            many, places = readers.get(label, (0, 0))
            readers[label] = (many + 1, places + place)
    return scalar(max(readers, key=lambda label: readers[label], default=summit.settings.default_label))


def label_for(summit: Summit, role: str) -> str:
    """The label that is written for an audience of a role and for as few others as can be; else the strictest."""
    audiences = summit.settings.audiences.values()
    own = {label for rule in audiences if rule.role == role for label in rule.reads}
    outside = {label for rule in audiences if not rule.host for label in rule.reads}
    return scalar(next(iter(sorted(own - outside)), summit.settings.default_label))
