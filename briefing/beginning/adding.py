"""One more delegation, topic, person, chart, session, fact, source, handout, deliverable or piece of news, in the place where briefs have such things."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from briefing.beginning.answers import Guest
from briefing.beginning.explained import explained, keys_in
from briefing.beginning.first import SCHEMAS, delegation_words, filled, modeline, sample_person
from briefing.beginning.inserting import inserted, value_of
from briefing.beginning.names import RESERVED, code_for, code_of, id_of
from briefing.diagnostics import BriefError, Span
from briefing.languages.territories import territory
from briefing.nearness import meant
from briefing.products.base import PRODUCTS
from briefing.reference.files import FILE_KINDS, FileKind
from briefing.reference.instances import instance_of
from briefing.reference.telling import flow, scalar
from briefing.schema import Model, why_no_id, why_no_key
from briefing.sources import MappingNode, display_name, parse_yaml, read_text, read_yaml
from briefing.summit import Person, Summit
from briefing.values import Value

EARLIEST, LATEST = 8, 22  # hours of a programme
HOUR: Final = timedelta(hours=1)
_TO_LABEL: Final = r"audience: \[(?:public|own)\]"  # of a template


class Addition(Value):
    """A file as it will be: `path` in the folder, `before` its bytes, None where there is none yet, and `after` them."""

    path: Path
    before: bytes | None
    after: bytes
    use: str = ""  # how briefs name what was added
    beside: str = ""  # what is kept elsewhere and was not written to


class Wanted(Value):
    """What is asked for: the id, the name that people write, and the delegation that a person belongs to."""

    id: str
    name: str = ""
    delegation: str = ""


class BadId(ValueError):
    """An id that cannot be: what is wrong with it, and the cure."""

    def __init__(self, wrong: str, cure: str) -> None:
        super().__init__(wrong)
        self.wrong, self.cure = wrong, cure


def addition(what: str, wanted: Wanted, summit: Summit) -> Addition:
    """What one more of a kind makes of the folder; an id that is taken is a `BriefError` at its place."""
    return _MAKERS[what](wanted, summit)


def why_no_name(what: str, id_: str) -> tuple[str, str] | None:
    """What is wrong with an id of a kind, and the cure."""
    if what in ("fact", "source", "chart"):
        return why_no_key(id_) or _with_spaces(id_)
    if what == "delegation" and id_ in RESERVED:
        return "is a name of the program", "choose another"
    return _no_day(id_) if what == "news" else why_no_id(id_)


def offered(what: str, id_: str) -> str:
    """An id made of the name that was given in its place, "" where none can be."""
    wrong = why_no_name(what, id_)
    if what == "news" or wrong is None or not wrong[0].startswith("is not "):
        return ""
    found = id_of(id_, "")
    return found if found and why_no_name(what, found) is None else ""


def _no_day(id_: str) -> tuple[str, str] | None:
    """News has no name of its own: it goes by its day."""
    try:
        date.fromisoformat(id_)
    except ValueError:
        return "is not a day", "write the day on which it happened: 2027-05-26"
    return None


def _with_spaces(id_: str) -> tuple[str, str] | None:
    """Facts and sources are named inside of texts, where a space would end their name."""
    bad = any(char.isspace() or char in "[]{}^,:#\"'" for char in id_)
    return ("is not a key", "use letters, digits, hyphens, points") if bad else None


def _taken(what: str, id_: str, places: Mapping[str, Span | None]) -> None:
    if id_ in places:
        raise BriefError.one(
            "duplicate-id", f"a {what} is called '{id_}' already", places[id_], "choose another id"
        )


def _spans(models: Iterable[Model]) -> dict[str, Span | None]:
    """Where the ids of models stand."""
    return {str(id_): getattr(id_, "span", None) or m.span for m in models if (id_ := getattr(m, "id", None))}


def _named(name: str, summit: Summit) -> dict[str, Span | None]:
    """Where the ids of entries stand, which are keys of their files."""
    found: dict[str, Span | None] = {}
    folder = Path(summit.folder)
    for path in FILE_KINDS[name].files_in(folder):
        inner = read_yaml(path, folder).items.get(name)
        found |= inner.keys if isinstance(inner, MappingNode) else {}
    in_tables = getattr(summit, name).items() if FILE_KINDS[name].tables_in(folder) else ()
    return {id_: model.span for id_, model in in_tables} | found


# ------------------------------------------------------------------ files of their own


def _delegation(wanted: Wanted, summit: Summit) -> Addition:
    _taken("delegation", wanted.id, _spans(summit.delegations.values()))
    said = wanted.id.replace("-", " ").title()
    name = wanted.name or territory("en", code_of(said)) or said
    taken = {summit.settings.event.host_code, *(brief.code for brief in summit.delegations.values())}
    guest = Guest(name, wanted.id, code_for(name, taken))
    words = delegation_words(guest, _free_number(summit))
    audience = f"audience: [{_label(summit, 'principal')}]"
    text = filled("delegation", words).replace("audience: [principal]", audience)
    text = text.replace("audience: [public]", f"audience: [{_widest(summit)}]")
    return _new_file(f"delegations/{wanted.id}.yaml", text, summit)


def _topic(wanted: Wanted, summit: Summit) -> Addition:
    _taken("topic", wanted.id, _spans(summit.topics.values()))
    number = max((topic.number for topic in summit.topics.values()), default=0) + 1
    title = scalar(wanted.name or f"{wanted.id.replace('-', ' ').capitalize()} (sample)")
    text = filled("topic", {"id": scalar(wanted.id), "number": str(number), "title": title})
    parts = "".join(filled("topic-part", {"id": scalar(id_)}) for id_ in summit.delegations)
    text += filled("topic-parts", {}) + parts if parts else ""
    return _new_file(f"topics/{wanted.id}.yaml", _labelled(text, summit), summit)


def _new_file(name: str, text: str, summit: Summit) -> Addition:
    path = Path(summit.folder) / name
    if path.exists() or path.is_symlink():
        span = Span(display_name(path, Path(summit.folder)))
        raise BriefError.one("duplicate-id", f"there is a file {name} already", span, "choose another id")
    kind = FILE_KINDS[name.partition("/")[0].removesuffix(".yaml")]
    head = f"{modeline(name)}\n" if (Path(summit.folder) / SCHEMAS).is_dir() else ""
    return Addition(path, None, (head + explained(text, kind)).encode())


def _everybody(summit: Summit) -> list[Person]:
    return [*summit.hosts, *(person for brief in summit.delegations.values() for person in brief.people)]


def _free_number(summit: Summit) -> int:
    """The first made-up person whose names nobody has."""
    people = _everybody(summit)
    taken = {person.id for person in people} | {str(person.display) for person in people}
    number = 0
    while not taken.isdisjoint(sample_person(number).values()):
        number += 1
    return number


# ------------------------------------------------------------------ entries of files


def _person(wanted: Wanted, summit: Summit) -> Addition:
    _taken("person", wanted.id, _spans(_everybody(summit)))
    sample = sample_person(_free_number(summit))
    if wanted.name:
        sample |= {"display": wanted.name, "family": wanted.name.split()[-1]}
    own: tuple[Person, ...] = summit.hosts
    if wanted.delegation:
        own = summit.delegations[wanted.delegation].people
    words = {
        "id": scalar(wanted.id), "display": scalar(sample["display"]), "family": scalar(sample["family"]),
        "title": scalar(f"Official {sample['family']} (sample)"),
        "precedence": str(max((p.precedence for p in own if p.precedence < 99), default=0) + 1),
    }  # fmt: skip
    entry = filled("new-person", words)
    if wanted.delegation:
        path = Path(summit.folder) / "delegations" / f"{wanted.delegation}.yaml"
        return _entry_in(path, FILE_KINDS["delegations"], "people", entry, summit)
    return _entry("people", entry, summit)


def _session(wanted: Wanted, summit: Summit) -> Addition:
    _taken("session", wanted.id, _spans(summit.programme))
    start = _free_hour(summit)
    words = {
        "id": scalar(wanted.id), "day": start.date().isoformat(), "start": f"{start:%H:%M}", "end": f"{start + HOUR:%H:%M}",
        "title": scalar(wanted.name or "One more session (sample)"),
        "place": scalar(str(summit.settings.event.venue or summit.settings.event.place)),
    }  # fmt: skip
    return _entry("programme", filled("new-session", words), summit)


def _free_hour(summit: Summit) -> datetime:
    """The first full hour of a day of the summit in which nothing is; the first hour of the last day where all are taken."""
    days = summit.settings.event.dates
    busy = [(session.begins, session.ends or session.begins + HOUR) for session in summit.programme]
    hours = [datetime.combine(day, time(hour)) for day in days for hour in range(EARLIEST, LATEST)]
    free = (hour for hour in hours if all(hour >= end or hour + HOUR <= begin for begin, end in busy))
    return next(free, datetime.combine(days[-1], time(EARLIEST)))


def _fact(wanted: Wanted, summit: Summit) -> Addition:
    _taken("fact", wanted.id, _named("facts", summit))
    words = {
        "id": scalar(wanted.id),
        "label": scalar(wanted.name or "What the figure is (sample)"),
        "year": str(summit.settings.as_of.year - 1),
        "source": _a_source(summit, "fact"),
    }
    found = _entry("facts", filled("new-fact", words), summit)
    return found.replaced(
        use=f'{{{{ fact("{wanted.id}") }}}} prints it; until a text does, check says that nothing prints it'
    )


def _source(wanted: Wanted, summit: Summit) -> Addition:
    _taken("source", wanted.id, _named("sources", summit))
    title = scalar(wanted.name or "What was read (sample)")
    words = {"id": scalar(wanted.id), "title": title, "year": str(summit.settings.as_of.year - 1)}
    found = _entry("sources", filled("new-source", words), summit)
    return found.replaced(
        use=f"[^{wanted.id}] calls it; until a text does, check says that nothing prints it"
    )


def _chart(wanted: Wanted, summit: Summit) -> Addition:
    _taken("chart", wanted.id, _named("charts", summit))
    title = scalar(wanted.name or "The message of the chart, as a sentence (sample)")
    words = {"id": scalar(wanted.id), "title": title, "source": _a_source(summit, "chart")}
    found = _entry("charts", filled("new-chart", words), summit)
    return found.replaced(use=f"name it under 'charts' of a topic or a delegation: charts: [{wanted.id}]")


def _a_source(summit: Summit, what: str) -> str:
    """Any source: a fact and a chart must name one."""
    if not summit.sources:
        said = f"a {what} names a source, and there is none yet"
        raise BriefError.one("no-source", said, None, "briefing new source ID")
    return scalar(next(iter(summit.sources)))


def _handout(wanted: Wanted, summit: Summit) -> Addition:
    """A product of the program, of the folder or of a package, among those that are made for each delegation."""
    settings = summit.settings
    _taken("handout", wanted.id, {str(name): getattr(name, "span", None) for name in settings.handouts})
    known = [name for name in summit.kinds.names(PRODUCTS) if name != settings.defaults.product]
    if wanted.id not in known:
        raise BadId("is no product", meant(wanted.id, known, "there are: " + ", ".join(known)))
    path = Path(summit.folder) / "summit.yaml"
    return _entry_in(path, FILE_KINDS["summit"], "handouts", f"- {scalar(wanted.id)}\n", summit)


def _deliverable(wanted: Wanted, summit: Summit) -> Addition:
    there = summit.deliverables.joint if summit.deliverables is not None else ()
    _taken("deliverable", wanted.id, _spans(there))
    text = scalar(wanted.name or "What is to come out of the summit (sample).")
    entry = filled("new-deliverable", {"id": scalar(wanted.id), "text": text})
    path = Path(summit.folder) / "deliverables.yaml"
    if (
        not path.exists()
    ):  # for the host's own side as a whole: an entry can have no more readers than its file
        own, _, rest = entry.partition("  audience: [own]\n")
        text = "".join(f"  {line}\n" for line in f"{own}{rest}".splitlines())
        return _new_file("deliverables.yaml", _labelled(f"audience: [own]\njoint:\n{text}", summit), summit)
    return _entry_in(path, FILE_KINDS["deliverables"], "joint", entry, summit)


def _news(wanted: Wanted, summit: Summit) -> Addition:
    """One more piece of the day that is its id; a folder without the file gets it with the rule for who enters what."""
    path = Path(summit.folder) / "news.yaml"
    text = scalar(wanted.name or "What happened, in a sentence or two (sample).")
    if not path.exists():
        whole = filled("news", {"day": wanted.id, "text": text})
        own = f"audience: [{_label(summit, 'principal')}]"
        return _new_file("news.yaml", whole.replace("audience: [principal]", own), summit)
    entry = filled("new-news", {"id": wanted.id, "text": text})
    return _entry_in(path, FILE_KINDS["news"], "items", entry, summit)


def _entry(name: str, entry: str, summit: Summit) -> Addition:
    """One more entry of the file of a name, or of the last one of its folder, or of a new one."""
    kind = FILE_KINDS[name]
    one = Path(summit.folder) / f"{name}.yaml"
    there = kind.files_in(one.parent)
    found = _entry_in(one if one in there or not there else there[-1], kind, kind.key, entry, summit)
    tables = ", ".join(path.relative_to(one.parent).as_posix() for path in kind.tables_in(one.parent))
    return found.replaced(beside=f"{tables} stays as it is: what is new goes into YAML") if tables else found


def _entry_in(path: Path, kind: FileKind, key: str, entry: str, summit: Summit) -> Addition:
    folder = Path(summit.folder)
    if not path.exists():
        text = "\n".join(f"  {line}" for line in _labelled(entry, summit).rstrip("\n").split("\n"))
        return _new_file(path.relative_to(folder).as_posix(), f"{key}:\n{text}\n", summit)
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
        return _labelled(entry, summit)
    return re.sub(rf"^ *{_TO_LABEL}\n", "", entry, flags=re.M)


def _labelled(text: str, summit: Summit) -> str:
    text = text.replace("audience: [own]", f"audience: [{_label(summit, 'principal')}]")
    return text.replace("audience: [public]", f"audience: [{_widest(summit)}]")


def _widest(summit: Summit) -> str:
    """The label that most audiences may read; of several the one that they name last."""
    readers: dict[str, tuple[int, int]] = {}
    for rule in summit.settings.audiences.values():
        for place, label in enumerate(rule.reads):
            many, places = readers.get(label, (0, 0))
            readers[label] = (many + 1, places + place)
    return scalar(max(readers, key=lambda label: readers[label], default=summit.settings.default_label))


def _label(summit: Summit, role: str) -> str:
    """The label that is written for an audience of a role and for as few others as can be; else the strictest."""
    audiences = summit.settings.audiences.values()
    own = {label for rule in audiences if rule.role == role for label in rule.reads}
    outside = {label for rule in audiences if not rule.host for label in rule.reads}
    return scalar(next(iter(sorted(own - outside)), summit.settings.default_label))


_MAKERS: Final[Mapping[str, Callable[[Wanted, Summit], Addition]]] = {
    "delegation": _delegation, "topic": _topic, "person": _person, "chart": _chart, "session": _session, "fact": _fact,
    "source": _source, "handout": _handout, "deliverable": _deliverable, "news": _news,
}  # fmt: skip
KINDS: Final = tuple(_MAKERS)
