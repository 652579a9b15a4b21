"""`python -m docs.generated`: writes `docs/keys.md` and `docs/schema/`, which are made from the program. A test holds them to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from briefing.reference.files import FILE_KINDS
from briefing.reference.json_schema import file_name, schemas, text_of
from briefing.reference.keys import Key, by_model
from briefing.reference.meanings import slug
from briefing.reference.saying import readers_of
from briefing.reference.telling import example, facts, where

HERE: Final = Path(__file__).parent
_HEAD: Final = """\
# Every key

What each key of the briefs means, what it holds, who reads it and where it is printed. `briefing help KEY` says the same in a terminal
(`briefing help red-line`, `briefing help asks.owner-ours`), and an editor that knows the [schemas](schema/README.md) shows it while you write.

This page is made from the program by `python -m docs.generated`.

## Files

| file | what an entry is |
|---|---|
"""
_SCHEMA: Final = """\
# JSON Schema

One schema for each kind of file of a folder of briefs, made from the program by `python -m docs.generated`. With them an editor completes
keys, explains each, and marks what is wrong while it is written. `briefing schema --all .schema` writes the same into your own folder,
with the kinds that it brings, and `briefing init` begins every file with the line that names its own:

```yaml
# yaml-language-server: $schema=.schema/summit.schema.json
```

In a folder below (`delegations/`, `topics/` ...) the line begins with `../`. Editors that use yaml-language-server read it: VS Code with
the extension YAML, Neovim, Helix, Emacs, Zed. It works without a network. The schemas take whatever the program takes, so that nothing is
marked that builds; what only the whole folder can show (an id that nothing has, a fact that is not there) is for `check`.

| files | schema |
|---|---|
"""


def generated() -> Mapping[str, str]:
    """The text of each file, by its path below `docs/`."""
    found = {f"schema/{file_name(name)}": text_of(schema) for name, schema in schemas().items()}
    rows = [
        f"| `{'`, `'.join(kind.globs)}` | [{file_name(kind.name)}]({file_name(kind.name)}) |"
        for kind in FILE_KINDS.values()
    ]
    return {"keys.md": _keys(), "schema/README.md": _SCHEMA + "\n".join(rows) + "\n", **found}


def _keys() -> str:
    rows = [
        f"| `{'`, `'.join((*kind.globs, *kind.tables))}` | {_link(kind.model)} |"
        for kind in FILE_KINDS.values()
    ]
    lines = [_HEAD + "\n".join(rows)]
    for model, keys in by_model().items():
        lines += ["", f"## {slug(model)}", "", _escaped(model.__doc__ or "")]
        for key in keys:
            lines += ["", *_key(key)]
    return "\n".join(lines) + "\n"


def _key(key: Key) -> Iterator[str]:
    yield f"### `{key.key}` of {slug(key.model)}"
    yield ""
    yield f"{_escaped(key.meaning.says)}."
    yield ""
    for name, said in facts(key, key.places):
        if name not in ("stands at", ""):
            yield f"- {name}: {_linked(_escaped(said))}"
    yield f"- stands at: {_places(key)}"
    if key.meaning.like is not None:
        yield f"- for example: `{example(key)}`"
    if key.rules.unprinted:
        return
    readers = {readers_of(key, place.roles) for place in key.places}
    if len(readers) > 1:
        yield "- who reads it depends on what it stands in: see there"


def _places(key: Key) -> str:
    shown = [f"`{where(place)}`" for place in key.places[:3]]
    more = len(key.places) - len(shown)
    return ", ".join(shown) + (f" and {more} more places" if more else "")


def _link(model: type[Any]) -> str:
    return f"[{slug(model)}](#{slug(model)})"


def _linked(said: str) -> str:
    """The name of a model after "each entry:" leads to it."""
    names = "|".join(sorted(map(slug, by_model()), key=len, reverse=True))
    return re.sub(rf"(each (?:entry|value): )({names})$", r"\1[\2](#\2)", said)


def _escaped(text: str) -> str:
    parts = re.split(r"(`[^`]*`)", " ".join(text.split()))
    return "".join(p if p.startswith("`") else re.sub(r"([\\*_<>{}|])", r"\\\1", p) for p in parts)


def main() -> None:
    """Write them all; what is no longer made goes."""
    made = generated()
    for path in (HERE / "schema").glob("*"):
        if f"schema/{path.name}" not in made:
            path.unlink()
    for name, text in made.items():
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
