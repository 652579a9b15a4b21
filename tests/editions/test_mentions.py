"""Whatever fact a text names, by whichever function, is in the edition of its reader."""

from __future__ import annotations

from briefing import languages, pipeline
from briefing.editions import Edition
from briefing.sections.base import Context
from briefing.summit import Order
from briefing.templates import Inserts, TextFault
from tests.folders import summit_with

FACT = "  zz.depth: {label: Глубина, value: 7, unit: km, as-of: '2030', until: '2032', sources: yearbook}\n"
POINT = "Мы ценим ваши шлюзы."
CALL = '{{{{ {name}("zz.depth") }}}}'
ORDER = Order(product="book", delegation="austria", audience="minister", language="en", format="a4")


def edition(text: str) -> Edition:
    changes = {
        "facts.yaml": (("", FACT),),
        "delegations/austria.yaml": ((POINT, text),),
    }
    return pipeline.select(summit_with(changes), ORDER)


def functions_of_facts() -> list[str]:
    """Those that ask for a fact when a text calls them."""
    context = Context(edition(f"'{CALL.format(name='fact')}'"), languages.load("en"))
    found = []
    for name, function in context.functions(Inserts()).items():
        if not callable(function):
            continue
        context.facts_called.clear()
        try:
            function("zz.depth")
        except TextFault:  # one of people or countries
            continue
        found += [name] if "zz.depth" in context.facts_called else []
    return found


def test_a_fact_is_there_for_each_function_that_prints_something_of_it() -> None:
    names = functions_of_facts()
    assert {"fact", "as_of", "status", "until"} <= set(names)
    lacking = [n for n in names if "zz.depth" not in edition(f"'{CALL.format(name=n)}'").facts]
    assert lacking == []
