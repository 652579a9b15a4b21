"""A bracket behind a title is a note for the host's own side."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import pipeline
from briefing.summit import Order
from tests.folders import summit_with
from tests.reading import texts_of

TITLE = {
    "delegations/austria.yaml": (
        ("title: Канцлер,", "title: Канцлер (до января), languages: [немецкий],"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("audience", "read"), [("minister", True), ("guest", False)])
def test_a_bracket_behind_a_title_is_for_the_hosts_side(audience: str, read: bool) -> None:
    order = Order(product="book", delegation="austria", audience=audience, language="en", format="a4")
    edition = pipeline.select(summit_with(TITLE), order)
    document = pipeline.compose(edition, pipeline.BuildOptions(assets=Path()))
    (people,) = (part for part in document.parts if part.id == "people")
    said = "\n".join(texts_of(people.blocks))
    assert "Канцлер" in said and ("до января" in said) is read
