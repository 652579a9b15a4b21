"""One more delegation, topic, person, fact or whatever else a summit is made of, in the place where briefs have such things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from briefing.beginning.additions import (
    Addition,
    BadId,
    Wanted,
    entry_in,
    entry_of,
    hold_free,
    label_for,
    labelled,
    named_in,
    new_file,
    spans_of,
    widest,
)
from briefing.beginning.answers import Guest
from briefing.beginning.first import delegation_words, filled, sample_person
from briefing.beginning.names import RESERVED, code_for, code_of, id_of
from briefing.beginning.owning import OWN, why_not_own
from briefing.diagnostics import BriefError
from briefing.languages.territories import territory
from briefing.nearness import meant
from briefing.products.base import PRODUCTS
from briefing.reference.files import FILE_KINDS
from briefing.reference.telling import scalar
from briefing.schema import why_no_id, why_no_key
from briefing.summit import Person, Summit

EARLIEST, LATEST = 8, 22  # hours of a programme
HOUR: Final = timedelta(hours=1)


def addition(what: str, wanted: Wanted, summit: Summit) -> Addition:
    """What one more of a kind makes of the folder; an id that is taken is a `BriefError` at its place."""
    return _MAKERS[what](wanted, summit)


def why_no_name(what: str, id_: str) -> tuple[str, str] | None:
    """What is wrong with an id of a kind, and the cure."""
    if what in ("fact", "source", "chart"):
        return why_no_key(id_) or _with_spaces(id_)
    if what in OWN:
        return why_not_own(what, id_)
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


# ------------------------------------------------------------------ files of their own


def _delegation(wanted: Wanted, summit: Summit) -> Addition:
    hold_free("delegation", wanted.id, spans_of(summit.delegations.values()))
    said = wanted.id.replace("-", " ").title()
    name = wanted.name or territory("en", code_of(said)) or said
    taken = {summit.settings.event.host_code, *(brief.code for brief in summit.delegations.values())}
    guest = Guest(name, wanted.id, code_for(name, taken))
    words = delegation_words(guest, _free_number(summit))
    audience = f"audience: [{label_for(summit, 'principal')}]"
    text = filled("delegation", words).replace("audience: [principal]", audience)
    text = text.replace("audience: [public]", f"audience: [{widest(summit)}]")
    return new_file(f"delegations/{wanted.id}.yaml", text, summit)


def _topic(wanted: Wanted, summit: Summit) -> Addition:
    hold_free("topic", wanted.id, spans_of(summit.topics.values()))
    number = max((topic.number for topic in summit.topics.values()), default=0) + 1
    title = scalar(wanted.name or f"{wanted.id.replace('-', ' ').capitalize()} (sample)")
    text = filled("topic", {"id": scalar(wanted.id), "number": str(number), "title": title})
    parts = "".join(filled("topic-part", {"id": scalar(id_)}) for id_ in summit.delegations)
    text += filled("topic-parts", {}) + parts if parts else ""
    return new_file(f"topics/{wanted.id}.yaml", labelled(text, summit), summit)


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
    hold_free("person", wanted.id, spans_of(_everybody(summit)))
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
        return entry_in(path, FILE_KINDS["delegations"], "people", entry, summit)
    return entry_of("people", entry, summit)


def _session(wanted: Wanted, summit: Summit) -> Addition:
    hold_free("session", wanted.id, spans_of(summit.programme))
    start = _free_hour(summit)
    words = {
        "id": scalar(wanted.id), "day": start.date().isoformat(), "start": f"{start:%H:%M}", "end": f"{start + HOUR:%H:%M}",
        "title": scalar(wanted.name or "One more session (sample)"),
        "place": scalar(str(summit.settings.event.venue or summit.settings.event.place)),
    }  # fmt: skip
    return entry_of("programme", filled("new-session", words), summit)


def _free_hour(summit: Summit) -> datetime:
    """The first full hour of a day of the summit in which nothing is; the first hour of the last day where all are taken."""
    days = summit.settings.event.dates
    busy = [(session.begins, session.ends or session.begins + HOUR) for session in summit.programme]
    hours = [datetime.combine(day, time(hour)) for day in days for hour in range(EARLIEST, LATEST)]
    free = (hour for hour in hours if all(hour >= end or hour + HOUR <= begin for begin, end in busy))
    return next(free, datetime.combine(days[-1], time(EARLIEST)))


def _fact(wanted: Wanted, summit: Summit) -> Addition:
    hold_free("fact", wanted.id, named_in("facts", summit))
    words = {
        "id": scalar(wanted.id),
        "label": scalar(wanted.name or "What the figure is (sample)"),
        "year": str(summit.settings.as_of.year - 1),
        "source": _a_source(summit, "fact"),
    }
    found = entry_of("facts", filled("new-fact", words), summit)
    return found.replaced(
        use=f'{{{{ fact("{wanted.id}") }}}} prints it; until a text does, check says that nothing prints it'
    )


def _source(wanted: Wanted, summit: Summit) -> Addition:
    hold_free("source", wanted.id, named_in("sources", summit))
    title = scalar(wanted.name or "What was read (sample)")
    words = {"id": scalar(wanted.id), "title": title, "year": str(summit.settings.as_of.year - 1)}
    found = entry_of("sources", filled("new-source", words), summit)
    return found.replaced(
        use=f"[^{wanted.id}] calls it; until a text does, check says that nothing prints it"
    )


def _chart(wanted: Wanted, summit: Summit) -> Addition:
    hold_free("chart", wanted.id, named_in("charts", summit))
    title = scalar(wanted.name or "The message of the chart, as a sentence (sample)")
    words = {"id": scalar(wanted.id), "title": title, "source": _a_source(summit, "chart")}
    found = entry_of("charts", filled("new-chart", words), summit)
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
    hold_free("handout", wanted.id, {str(name): getattr(name, "span", None) for name in settings.handouts})
    known = [name for name in summit.kinds.names(PRODUCTS) if name != settings.defaults.product]
    if wanted.id not in known:
        raise BadId("is no product", meant(wanted.id, known, "there are: " + ", ".join(known)))
    path = Path(summit.folder) / "summit.yaml"
    return entry_in(path, FILE_KINDS["summit"], "handouts", f"- {scalar(wanted.id)}\n", summit)


def _deliverable(wanted: Wanted, summit: Summit) -> Addition:
    there = summit.deliverables.joint if summit.deliverables is not None else ()
    hold_free("deliverable", wanted.id, spans_of(there))
    text = scalar(wanted.name or "What is to come out of the summit (sample).")
    entry = filled("new-deliverable", {"id": scalar(wanted.id), "text": text})
    path = Path(summit.folder) / "deliverables.yaml"
    if (
        not path.exists()
    ):  # for the host's own side as a whole: an entry can have no more readers than its file
        own, _, rest = entry.partition("  audience: [own]\n")
        text = "".join(f"  {line}\n" for line in f"{own}{rest}".splitlines())
        return new_file("deliverables.yaml", labelled(f"audience: [own]\njoint:\n{text}", summit), summit)
    return entry_in(path, FILE_KINDS["deliverables"], "joint", entry, summit)


def _news(wanted: Wanted, summit: Summit) -> Addition:
    """One more piece of the day that is its id; a folder without the file gets it with the rule for who enters what."""
    path = Path(summit.folder) / "news.yaml"
    text = scalar(wanted.name or "What happened, in a sentence or two (sample).")
    if not path.exists():
        whole = filled("news", {"day": wanted.id, "text": text})
        own = f"audience: [{label_for(summit, 'principal')}]"
        return new_file("news.yaml", whole.replace("audience: [principal]", own), summit)
    entry = filled("new-news", {"id": wanted.id, "text": text})
    return entry_in(path, FILE_KINDS["news"], "items", entry, summit)


_MAKERS: Final[Mapping[str, Callable[[Wanted, Summit], Addition]]] = {
    "delegation": _delegation, "topic": _topic, "person": _person, "chart": _chart, "session": _session, "fact": _fact,
    "source": _source, "handout": _handout, "deliverable": _deliverable, "news": _news, **OWN,
}  # fmt: skip
KINDS: Final = tuple(_MAKERS)
