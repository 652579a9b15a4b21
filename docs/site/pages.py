"""The generated pages of the site: one for each code, each field and each kind, and a table of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from briefing.charts import ChartSpec
from briefing.kinds import PROGRAM
from briefing.reference.codes import Code, codes
from briefing.reference.keys import Key, all_keys, by_model, keys_of
from briefing.reference.meanings import slug
from briefing.reference.saying import default_in_words, limits_of, readers_of, words_of
from briefing.sections.base import SECTIONS
from docs.site import kinds as kinds_
from docs.site.examples import example_of
from docs.site.mistakes import Mistake, mistakes

MOST_MISTAKES: Final = 3


def pages() -> dict[str, str]:
    """Markdown by its path inside the site, without its ending."""
    found = {f"reference/codes/{code.name}": _code_page(code) for code in codes().values()}
    found["reference/codes"] = _codes_page()
    for model, own in by_model().items():
        found[f"reference/models/{slug(model)}"] = _model_page(model, own)
        found |= {f"reference/fields/{page.page}": _field_page(page) for page in own}
    found["reference/fields"] = _fields_page()
    for set_, them in kinds_.all_kinds().items():
        found |= {f"reference/{set_}/{kind.name}": _kind_page(kind) for kind in them}
        found[f"reference/{set_}s"] = _set_page(set_, them)
    return {path: f"{text.rstrip()}\n" for path, text in found.items()}


# ------------------------------------------------------------------ codes


def _codes_page() -> str:
    rows = [
        (f"[`{code.name}`](codes/{code.name}.md)", _severity(code), _plain(next(iter(code.says), "")))
        for code in codes().values()
    ]
    lead = "What `check`, a build or `verify` can say, by the code that stands in brackets behind `error` or `warning`."
    return f"# Codes\n\n{lead} `…` stands for what is filled in.\n\n" + _table(("code", "is", "says"), rows)


def _code_page(code: Code) -> str:
    lines = [
        "---",
        "orphan: true",
        "---",
        f"# `{code.name}`",
        "",
        f"{_severity(code).capitalize()}. It says:",
        "",
    ]
    lines += _bullets(sayings(code)) or ["- what the tool that found it says"]
    if code.help:
        lines += ["", "What to do:", "", *_bullets(code.help)]
    found = mistakes().get(code.name, [])[:MOST_MISTAKES]
    for mistake in found:
        lines += ["", *_mistake(mistake)]
    if not found:
        lines += [
            "",
            "Its words above are all that is known of it here: no case of the tests shows it in a small brief.",
        ]
    told = ", ".join(f"`{file}`" for file in sorted(code.files))
    return "\n".join([*lines, "", f"Told by {told}.", "", "[All codes](../codes.md)"])


def sayings(code: Code) -> dict[str, None]:
    """The forms of its messages, and the messages of the cases that have none of these forms."""
    forms = [re.compile(re.sub(r"…|\\{\w+\\}", ".*", re.escape(form))) for form in code.says]
    told = [said for mistake in mistakes().get(code.name, ()) for said in mistake.said(code.name)]
    return code.says | dict.fromkeys(said for said in told if not any(form.search(said) for form in forms))


def _mistake(mistake: Mistake) -> Iterator[str]:
    yield f"## {mistake.title.rstrip('.')}"
    for change in mistake.changes:
        yield from ("", f"Wrong, in `{change.file}`:", "", *_fenced(change.wrong, change.file))
    yield from ("", *_fenced(mistake.message, ""))
    for change in mistake.changes:
        if change.right:
            yield from ("", f"Right, in `{change.file}`:", "", *_fenced(change.right, change.file))


def _severity(code: Code) -> str:
    return " or ".join(sorted(code.severities))


# ------------------------------------------------------------------ fields


def _fields_page() -> str:
    lines = ["# Fields", "", "Everything that a brief may hold, by what it stands in.", ""]
    rows = []
    for model, own in by_model().items():
        links = ", ".join(f"[`{page.key}`](fields/{page.page}.md)" for page in own)
        rows.append((f"[{slug(model)}](models/{slug(model)}.md)", _places(own), links))
    return "\n".join([*lines, _table(("what", "stands in", "its fields"), rows)])


def _places(own: list[Key]) -> str:
    return ", ".join(f"`{place.path.rpartition('/')[0]}`" for place in own[0].places[:3])


def _model_page(model: type[Any], own: list[Key]) -> str:
    inherited = [page for page in keys_of(model) if page.model is not model]
    rows = [
        (
            f"[`{page.key}`](../fields/{page.page}.md)",
            "needed" if page.needed else "",
            _linked(words_of(page.kind), "../"),
        )
        for page in (*own, *inherited)
    ]
    head = ["---", "orphan: true", "---", f"# {slug(model)}", "", _plain(model.__doc__ or ""), ""]
    return "\n".join([*head, _table(("field", "", "holds"), rows), "", "[All fields](../fields.md)"])


def _field_page(page: Key) -> str:
    head = ["---", "orphan: true", "---", f"# `{page.key}`", ""]
    model = f"[{slug(page.model)}](../../models/{slug(page.model)}.md)"
    facts = [
        ("field of", model),
        (
            "holds",
            _linked(words_of(page.kind), "../../") + (f", {limits}" if (limits := limits_of(page)) else ""),
        ),
        ("needed", "yes" if page.needed else f"no; nothing written: {_code(default_in_words(page))}"),
        *(("read by", readers) for readers in dict.fromkeys(readers_of(page, p.roles) for p in page.places)),
        ("stands at", ", ".join(f"`{place.path}`" for place in page.places)),
    ]
    facts.insert(0, ("means", _plain(page.meaning.says)))
    if printed := dict.fromkeys(name for place in page.places for name in place.printed):
        facts.append(("printed in", ", ".join(f"`{name}`" for name in printed)))
    lines = [*head, _table(("", ""), facts)]
    if example := example_of([place.path for place in page.places]):
        lines += ["", f"As in `{example.file}`, line {example.line}:", "", *_fenced(example.text, "x.yaml")]
    return "\n".join([*lines, "", "[All fields](../../fields.md)"])


def _code(default: str) -> str:
    return f"`{default}`" if default else "nothing"


def _linked(words: str, up: str) -> str:
    return re.sub(r"<([\w-]+)>", rf"[\1]({up}models/\1.md)", words)


# ------------------------------------------------------------------ kinds


def _set_page(set_: str, them: list[kinds_.Kind]) -> str:
    rows = [(f"[`{kind.name}`]({set_}/{kind.name}.md)", _plain(kind.title.split("\n\n")[0])) for kind in them]
    return f"# {set_.capitalize()}s\n\n" + _table((set_, "what it is"), rows)


def _kind_page(kind: kinds_.Kind) -> str:
    lines = ["---", "orphan: true", "---", f"# {kind.name}", "", _plain(kind.title), ""]
    if kind.is_data:
        lines += _fenced(kind.text, kind.file)
    else:
        lines += _ABOUT[kind.set](kind)
    return "\n".join([*lines, "", f"Its file is `{kind.file}`. [All {kind.set}s](../{kind.set}s.md)"])


def _section(kind: kinds_.Kind) -> list[str]:
    section = PROGRAM.load(SECTIONS, kind.name)
    rows = [(f"`{name}`", _plain(str(takes))) for name, takes in section.OPTIONS.items()]
    lines = ["Options:", "", _table(("option", "takes"), rows), ""] if rows else ["It has no options.", ""]
    if section.EXAMPLE:
        lines += ["In an outline, with all of them:", "", *_fenced(section.EXAMPLE, "x.yaml"), ""]
    if named := kinds_.named_in_outlines(kind.name):
        lines += ["In the outlines of the sample:", "", *_fenced("\n".join(named), "x.yaml")]
    return lines


def _product(kind: kinds_.Kind) -> list[str]:
    info = getattr(kinds_.module_of(kind), "PRODUCT", None)
    facts: list[tuple[str, str]] = []
    for name in ("title", "pages", "format", "formats", "role", "roles", "sides", "per_person"):
        value = getattr(info, name, None)
        if value:
            shown = ", ".join(sorted(value)) if isinstance(value, (tuple, frozenset)) else str(value)
            facts.append((name.replace("_", " "), _plain(shown)))
    return [
        _table(("", ""), facts),
        "",
        *_fenced(f"python generate.py build DELEGATION --product {kind.name}", ""),
    ]


def _chart(kind: kinds_.Kind) -> list[str]:
    lines: list[str] = []
    if spec := getattr(kinds_.module_of(kind), "Spec", None):
        own = [page for page in keys_of(spec) if page.model is spec]
        rows = [
            (
                f"`{page.key}`",
                "needed" if page.needed else "",
                _plain(words_of(page.kind)),
                _plain(page.meaning.says),
            )
            for page in own
        ]
        rows += [(_common(key), "needed", "as in every chart", "") for key in spec.needs]
        rows += [(_common(key), "", "as in every chart", "") for key in sorted(spec.takes)]
        lines += (
            [_plain(spec.__doc__ or ""), "", _table(("field", "", "holds", ""), rows), ""] if rows else []
        )
    example = kinds_.chart_example(kind.name)
    return [*lines, example.replace("](pictures/", "](../../pictures/").replace("](#", "](../../charts.md#")]


def _common(key: str) -> str:
    """A key of every chart, with a link to its page."""
    page = next((p for (model, name), p in all_keys().items() if model is ChartSpec and name == key), None)
    return f"[`{key}`](../fields/{page.page}.md)" if page else f"`{key}`"


_ABOUT = {"section": _section, "product": _product, "chart": _chart}


# ------------------------------------------------------------------ Markdown


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), *(list(row) for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _bullets(texts: Mapping[str, None]) -> list[str]:
    return [f"- {_plain(text)}" for text in texts]


def _plain(text: str) -> str:
    """A text of the program in one line of Markdown, with nothing in it that Markdown would read but code."""
    parts = re.split(r"(`[^`]*`)", " ".join(text.split()))
    return "".join(p if p.startswith("`") else re.sub(r"([\\*_<>\[\]{}#$^~|])", r"\\\1", p) for p in parts)


def _fenced(text: str, file: str) -> list[str]:
    kind = "yaml" if file.endswith(".yaml") else "text"
    return [f"~~~~{kind}", text.rstrip("\n"), "~~~~"]
