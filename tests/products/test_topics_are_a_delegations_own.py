"""A topic in the papers of one delegation begins and ends with what is that delegation's, so that neither page of its spread could be another's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefing import pipeline
from briefing.document import Part, plain, runs
from briefing.summit import Order, TopicBrief
from tests.conftest import ROOT
from tests.shipped import shipped


def topics(delegation: str) -> Iterator[tuple[TopicBrief, Part]]:
    order = Order(product="book", delegation=delegation, audience="principal", language="en", format="a4")
    edition = pipeline.select(shipped(), order)
    document = pipeline.compose(edition, pipeline.BuildOptions(assets=ROOT / "assets"))
    for id_, topic in edition.topics.items():
        yield topic, next(part for part in document.parts if part.id.endswith(f"topic-{id_}"))


@pytest.mark.parametrize("delegation", sorted(shipped().delegations))
def test_what_is_its_own_stands_around_what_all_share(delegation: str) -> None:
    found = list(topics(delegation))
    assert found
    for topic, part in found:
        said = [plain(run).replace("\xa0", " ") for run in runs(part.blocks)]
        own = topic.parts[delegation]
        label = next(i for i, words in enumerate(said) if words.endswith("on this topic"))
        views = [i for i, words in enumerate(said) if words in ("Their view", "Our view")]
        shared = [i for i, words in enumerate(said) if topic.body and words == topic.body[0].heading]
        assert own.our_view or own.their_view, (delegation, topic.id)
        assert label < shared[0] < views[0], (delegation, topic.id)
