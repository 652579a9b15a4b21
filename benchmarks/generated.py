"""Generated summits of any size, for timing: same schema as real briefs, words from dice."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import yaml

SYLLABLES = ("ba", "der", "gri", "ka", "lo", "mar", "ne", "por", "qua", "ri", "sto", "tu", "ve")
WORDS = ["".join(parts) for parts in product(SYLLABLES, repeat=3)]  # so many that no sentence is made twice
VERBS = ["opens", "keeps", "funds", "limits", "joins", "moves", "renews", "checks", "lifts", "shares"]


def generate(
    folder: Path,
    delegations: int,
    languages: tuple[str, ...],
    orders: list[dict[str, object]],
    topics: int = 4,
) -> Path:
    """Write a folder of briefs; returns it."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = [f"d{i:03d}" for i in range(delegations)]
    _dump(folder / "summit.yaml", _settings(languages, orders))
    _dump(
        folder / "sources.yaml",
        {"sources": {"s1": {"title": "Yearbook", "publisher": "Office", "date": "2025"}}},
    )
    facts = {
        f"{d}.f{n}": {
            "label": f"Fact {n}",
            "value": n * 3 + 1,
            "unit": "percent",
            "as-of": "2024",
            "sources": ["s1"],
            "audience": ["principal"],
        }
        for d in ids
        for n in range(6)
    }
    _dump(folder / "facts.yaml", {"facts": facts})
    _dump(folder / "people.yaml", {"people": [_person("host", "Host Person", "head")]})
    _dump(folder / "programme.yaml", {"sessions": [_session()]})
    for number, id_ in enumerate(ids):
        _dump(folder / "delegations" / f"{id_}.yaml", _delegation(id_, number))
    for number in range(topics):
        _dump(folder / "topics" / f"t{number}.yaml", _topic(number, ids))
    for id_, audiences, scope in (
        ("principal", ["principal"], "delegation"),
        ("staff", ["staff"], "delegation"),
    ):
        _dump(folder / "books" / f"{id_}.yaml", _outline(id_, audiences, scope))
    return folder


def _dump(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110), encoding="utf-8")


def sentence(dice: random.Random, words: int = 12) -> str:
    text = " ".join(f"the {dice.choice(WORDS)} {dice.choice(VERBS)}" for _ in range(words // 3))
    return text.capitalize() + "."


def paragraph(dice: random.Random, sentences: int = 5) -> str:
    return " ".join(sentence(dice, dice.randrange(9, 18)) for _ in range(sentences))


def _settings(languages: tuple[str, ...], orders: list[dict[str, object]]) -> dict[str, object]:
    return {
        "id": "generated",
        "event": {
            "name": "Generated Summit", "short-name": "GS", "host": {"short": "Host", "formal": "State of Host"},
            "host-code": "HOS", "place": "Host City", "dates": ["2025-11-06"], "time-zone": "Etc/UTC",
            "time-zone-label": "UTC", "secretariat": "Secretariat",
        },
        "as-of": "2025-10-31", "date": "2025-10-31", "version": "1", "book-id": "GS/2025", "languages": list(languages),
        "audiences": {
            "staff": {"title": "Staff", "role": "staff", "reads": ["staff", "principal"], "book": "staff"},
            "principal": {"title": "Principal", "role": "principal", "reads": ["principal"], "book": "principal"},
        },
        "default-label": "staff",
        "markings": {"plain": {"text": "GENERATED", "rank": 1}}, "default-marking": "plain",
        "defaults": {"audience": "principal", "language": languages[0], "format": "a4", "style": "secretariat"},
        "orders": orders,
    }  # fmt: skip


def _person(id_: str, name: str, role: str) -> dict[str, object]:
    return {
        "id": id_,
        "display": name,
        "title": "President",
        "role": role,
        "precedence": 1,
        "audience": "principal",
    }


def _session() -> dict[str, object]:
    return {
        "id": "plenary", "date": "2025-11-06", "start": "10:00", "end": "11:00", "title": "Plenary",
        "place": "Hall", "audience": "principal", "you-do": "You greet the delegation.",
    }  # fmt: skip


def _delegation(id_: str, number: int) -> dict[str, object]:
    dice = random.Random(number)

    def text(count: int = 3) -> str:
        return paragraph(dice, count)

    return {
        "audience": "principal", "id": id_, "code": f"X{number:03d}", "name": {"short": f"Land {number}", "formal": f"Republic of Land {number}"},
        "head": f"{id_}-head", "people": [_person(f"{id_}-head", f"Person {number}", "head")],
        "bottom-line": {"objective": sentence(dice), "one-number": f"{id_}.f0", "they-will-raise": [{"text": sentence(dice)} for _ in range(3)],
                        "red-lines": [{"text": sentence(dice)} for _ in range(3)]},
        "scene": {"bottom-line": text(2), "body": [{"text": text(5)} for _ in range(6)]},
        "points": [{"id": f"{id_}.p{n}", "text": sentence(dice)} for n in range(6)],
        "aims": [{"aim": sentence(dice), "response": text(2)} for _ in range(4)],
        "background": {"may-use": [{"text": text(3) + f' {{{{ fact("{id_}.f{n}") }}}}.'} for n in range(1, 6)],
                       "do-not-disclose": [{"text": text(3)} for _ in range(3)]},
        "asks": [{"id": f"{id_}.a{n}", "by": "ours", "title": sentence(dice, 4), "text": text(2), "fallback": sentence(dice)} for n in range(3)],
        "if-raised": [{"question": sentence(dice), "line": sentence(dice), "back-up": text(2)} for _ in range(8)],
    }  # fmt: skip


def _topic(number: int, ids: list[str]) -> dict[str, object]:
    dice = random.Random(5000 + number)
    return {
        "audience": "principal", "id": f"t{number}", "number": number + 1, "title": f"Topic {number}", "short-title": f"Topic {number}",
        "summary": sentence(dice), "body": [{"text": paragraph(dice, 6)} for _ in range(6)],
        "parts": {id_: {"summary": paragraph(random.Random(f"{number}{id_}"), 3)} for id_ in ids},
    }  # fmt: skip


def _outline(id_: str, audiences: list[str], scope: str) -> dict[str, object]:
    names = [
        "bottom-line",
        "run-of-show",
        "scene-setter",
        "points",
        "aims",
        "background",
        "asks",
        "topics",
        "if-raised",
        "people",
    ]
    sections: list[dict[str, object]] = [{"section": "cover"}, {"section": "contents"}]
    sections += [{"section": name, "tab": True} for name in names]
    return {"id": id_, "title": "Briefing book", "audiences": audiences, "scope": scope, "sections": sections}
