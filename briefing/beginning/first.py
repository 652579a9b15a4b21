"""The files of a first summit: small, each key explained where it stands, sample people marked as such."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from string import Template
from typing import Any, Final

from briefing.beginning.answers import Answers, Guest, short_name
from briefing.beginning.explained import explained
from briefing.beginning.names import id_of
from briefing.beginning.own_language import language_text
from briefing.languages import LANGUAGES
from briefing.reference.files import FILE_KINDS
from briefing.reference.json_schema import file_name, schemas, text_of
from briefing.reference.telling import flow, scalar

TEMPLATES: Final = Path(__file__).parent / "templates"
SCHEMAS: Final = ".schema"
_ALPHABET: Final = (
    "Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliet", "Kilo", "Lima", "Mike",
    "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey", "Xray", "Yankee", "Zulu",
)  # fmt: skip
_FIRST_MEETING: Final = 10  # o'clock
_MEETINGS_A_DAY: Final = 8
TOPIC: Final = "first-topic"


def files_of(answers: Answers) -> dict[str, str]:
    """The text of each file, by its path in the folder."""
    found = {
        f"delegations/{guest.id}.yaml": _delegation(guest, number)
        for number, guest in enumerate(answers.delegations)
    }
    found |= {
        "summit.yaml": filled("summit", _settings(answers)),
        "people.yaml": filled("people", _hosts(len(answers.delegations))),
        "programme.yaml": _programme(answers),
        f"topics/{TOPIC}.yaml": _topic(answers),
        "facts.yaml": filled("facts", {"year": str(answers.dates[0].year - 1)}),
        "sources.yaml": filled("sources", {"year": str(answers.dates[0].year - 1)}),
        "charts.yaml": filled("charts", _years(answers)),
        "deliverables.yaml": filled("deliverables", {}),
        "news.yaml": filled("news", _news(answers)),
        "books/principal.yaml": filled("principal", {}),
        "books/guests.yaml": filled("guests", {}),
    }
    own = {
        f"languages/{tag}.yaml": language_text(tag)
        for tag in answers.languages
        if tag not in LANGUAGES.of_program()
    }
    return {path: whole(path, text) for path, text in sorted((found | own).items())} | schema_files()


def schema_files() -> dict[str, str]:
    """The schemas beside the briefs, so that an editor needs no network."""
    return {f"{SCHEMAS}/{file_name(name)}": text_of(schema) for name, schema in schemas().items()}


def whole(path: str, text: str) -> str:
    """A file with the line that names its schema to an editor, and a comment on each key."""
    kind = FILE_KINDS[path.partition("/")[0].removesuffix(".yaml")]
    return f"{modeline(path)}\n{explained(text, kind)}"


def modeline(path: str) -> str:
    """The first line of a file: editors read in it which schema the file has."""
    name = path.partition("/")[0].removesuffix(".yaml")
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{SCHEMAS}/{file_name(name)}"


def filled(template: str, values: Mapping[str, str]) -> str:
    """A template with its words; each value is YAML already."""
    return Template((TEMPLATES / f"{template}.yaml").read_text(encoding="utf-8")).substitute(values)


def sample_person(number: int) -> dict[str, str]:
    """The id and the names of somebody made up, of whom there is one for each number."""
    turn, letter = divmod(number, len(_ALPHABET))
    family = _ALPHABET[letter] if not turn else f"{_ALPHABET[(turn - 1) % 26][:2]}{_ALPHABET[letter].lower()}"
    return {"id": f"sample-{family.lower()}", "display": f"Sample {family}", "family": family}


def _settings(answers: Answers) -> dict[str, str]:
    short = short_name(answers.event)
    first = answers.dates[0]
    initials = "".join(char for char in short if char.isalnum() and (char.isupper() or char.isdigit()))[:10]
    words: dict[str, Any] = {
        "summit": id_of(short, "summit"),
        "event": answers.event,
        "short": short,
        "host": answers.host,
        "code": answers.code,
        "place": answers.place,
        "dates": [day.isoformat() for day in answers.dates],
        "zone": answers.zone,
        "as_of": (first - timedelta(days=7)).isoformat(),
        "date": (first - timedelta(days=6)).isoformat(),
        "number": initials or answers.code,
        "languages": list(answers.languages),
        "language": answers.languages[0],
    }
    return {name: flow(value) for name, value in words.items()}


def _hosts(after: int) -> dict[str, str]:
    people = {"principal": sample_person(after), "minister": sample_person(after + 1)}
    found = {who: person["id"] for who, person in people.items()}
    for who, person in people.items():
        found |= {f"{who}_display": person["display"], f"{who}_family": person["family"]}
    return found


def delegation_words(guest: Guest, number: int) -> dict[str, str]:
    """What the template of a delegation asks for."""
    person = sample_person(number)
    return {
        "id": scalar(guest.id), "code": scalar(guest.code), "name": scalar(guest.name),
        "head": person["id"], "display": person["display"], "family": person["family"],
    }  # fmt: skip


def _delegation(guest: Guest, number: int) -> str:
    return filled("delegation", delegation_words(guest, number))


def _programme(answers: Answers) -> str:
    words = {"day": answers.dates[0].isoformat(), "place": scalar(answers.place)}
    parts = [filled("programme", words)]
    for number, guest in enumerate(answers.delegations):
        turn, place = divmod(number, _MEETINGS_A_DAY)
        day = answers.dates[turn % len(answers.dates)]
        hour = _FIRST_MEETING + place
        parts.append(
            filled(
                "programme-meeting",
                {
                    "id": f"meeting-{guest.id}", "delegation": guest.id, "guest": scalar(guest.id), "day": day.isoformat(),
                    "start": f"{hour:02}:00", "end": f"{hour:02}:45", "place": scalar(answers.place),
                },
            )
        )  # fmt: skip
    return "".join(parts)


def _topic(answers: Answers) -> str:
    parts = "".join(filled("topic-part", {"id": scalar(guest.id)}) for guest in answers.delegations)
    common = filled("topic", {"id": TOPIC, "number": "1", "title": "The first topic (sample)"})
    return common + filled("topic-figures", {}) + filled("topic-parts", {}) + parts


def _news(answers: Answers) -> dict[str, str]:
    day = answers.dates[0] - timedelta(days=1)
    return {"day": day.isoformat(), "text": "What happened, in a sentence or two (sample)."}


def _years(answers: Answers) -> dict[str, str]:
    last = answers.dates[0].year - 1
    return {f"year_{number}": str(last - 4 + number) for number in range(1, 5)}
