"""What a fact is a bound of is said of its number in charts too."""

from __future__ import annotations

from decimal import Decimal

from briefing.charts.figure_strip import _parted
from briefing.schema import Line, Plain
from briefing.summit import Fact
from tests.charts.briefs import chart, drawn

FIRMS = Fact(
    label=Line("Firms", None),
    value=Decimal(600),
    bound="over",
    unit="companies",
    as_of=Plain("2030", None),
    sources=("register",),
)
DATA = "data: {Firms: av.firms, Boats: 300}\nby: name\nvalue: value"


def test_a_chart_that_draws_a_bound_says_so_in_its_note() -> None:
    found = chart(f"kind: ranked-bar\n{DATA}", facts={"av.firms": FIRMS})
    assert found.notes == ("Firms: over\u00a0600.",)
    assert not chart(f"kind: ranked-bar\n{DATA.replace('av.firms', '600')}").notes


def test_a_large_figure_prints_its_bound_before_itself() -> None:
    found = chart(f"kind: figure-strip\n{DATA}", facts={"av.firms": FIRMS})
    assert "over\u00a0600" in drawn(found).words and not found.notes


def test_the_groups_of_a_large_figure_stay_together() -> None:
    assert _parted("over 25\u00a0000\u00a0companies".replace(" ", "\u00a0")) == [
        "over\u00a025\u00a0000",
        "companies",
    ]
