"""Reading rules over a value and all that is in it."""

from __future__ import annotations

from briefing.editions.rules import Reader, is_item, prune, prune_inside
from briefing.schema import Line, Plain, Prose
from briefing.summit import Ask, Conversation, Named, Person, Scene, TopicBrief, TopicPart
from tests.editions.small import order, person, said


def reader(role: str = "guests", label: tuple[str, ...] = ("l2",), kept: list[str] | None = None) -> Reader:
    return Reader(
        role, frozenset({"l2"}), "ada", label, "open", (kept if kept is not None else list[str]()).append
    )


def below(value: object, one: Reader | None = None) -> Reader:
    return (one or reader()).below(value)


def test_what_a_value_says_of_itself_is_handed_down_and_nothing_else() -> None:
    kept: list[str] = []
    one = reader(kept=kept)
    said_ = below(said("x", audience=("l1", "l3"), marking="closed"), one)
    assert (said_.role, said_.reads, said_.delegation) == ("guests", frozenset({"l2"}), "ada")
    assert (said_.label, said_.marking) == (("l1", "l3"), "closed")
    said_.kept_marking("seen")
    assert kept == ["seen"]
    silent = below(said("x"), one)
    assert (silent.label, silent.marking) == (("l2",), "open")
    assert below(said("x", audience=()), one).label == ()
    assert below(order("ada", "l1"), one).label == ("l2",)  # whose audience is no label


def test_what_has_a_rule() -> None:
    assert is_item(said("x")) and not is_item(Named(text=Plain("N"), language="en"))
    assert not is_item(order("ada", "l1")) and not is_item("x") and not is_item((said("x"),))


def test_what_is_refused_is_taken_out_with_all_that_is_in_it() -> None:
    kept: list[str] = []
    one = reader(kept=kept)
    wide, secret = said("wide", marking="limited"), said("secret", audience=("l1",), marking="closed")
    elsewhere = said("elsewhere", only=("bel",))
    scene = Scene(
        bottom_line=Prose("b"),
        body=(secret, wide, elsewhere),
        last_contact=Conversation(text=Prose("c"), audience=secret.audience),
    )
    assert prune(scene, below(scene, one)) == Scene(bottom_line=Prose("b"), body=(wide,))
    assert kept == ["open", "limited"]
    closed = scene.replaced(audience=("l1",), body=(said("wide", audience=("l2",)),))
    assert prune(closed, below(closed)) is None
    assert prune_inside(closed, below(closed)) == closed.replaced(last_contact=None)


def test_a_value_of_which_nothing_is_taken_is_the_same() -> None:
    whole = Scene(bottom_line=Prose("b"), body=(said("x"),))
    assert prune(whole, below(whole)) is whole
    for value in ("words", 7, None):
        assert prune(value, reader()) is value


def test_lists_and_tables() -> None:
    secret, wide = said("s", audience=("l1",)), said("w")
    assert prune((secret, wide, secret), reader()) == (wide,)
    assert prune({"a": secret, "b": wide}, reader()) == {"b": wide}
    assert prune({"a": (wide, secret)}, reader()) == {"a": (wide,)}
    named = Named(text=Plain("N"), language="en")  # has no rule of its own, whatever the label around it
    assert prune((named,), reader(label=("l1",))) == (named,)


def test_a_table_in_an_item() -> None:
    parts = {"a": TopicPart(summary=Prose("s")), "b": TopicPart(summary=Prose("t"), audience=("l1",))}
    topic = TopicBrief(
        id="t", number=1, title=Plain("T"), short_title=Plain("T"), summary=Prose("s"), parts=parts
    )
    pruned = prune(topic, below(topic))
    assert set(pruned.parts) == {"a"} and pruned.replaced(parts={}) == topic.replaced(parts={})


def test_fields_that_name_their_readers_are_empty_for_others() -> None:
    ask = Ask(id="a", by="ours", title=Line("T"), text=Prose("x"), red_line=Prose("never"))
    chief, desk, guests = (reader(role) for role in ("principal", "staff", "guests"))
    assert prune(ask, below(ask, guests)) == ask.replaced(red_line=None)
    assert prune(ask, below(ask, chief)) is ask
    host: Person = person(
        "p", "P", dietary=Plain("no fish"), sensitivities=(said("s"), said("t", audience=("l1",)))
    )
    assert prune(host, below(host, chief)) == host.replaced(dietary=None, sensitivities=(said("s"),))
    assert prune(host, below(host, desk)) == host.replaced(sensitivities=(said("s"),))
    assert prune(host, below(host, guests)) == host.replaced(dietary=None, sensitivities=())
