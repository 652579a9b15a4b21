"""Quotation marks, apostrophes, primes and the spaces around them, in each language; set once, not twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import languages
from briefing.markup import one_stop, typographic

ENGLISH = {
    "'Tis so, 'twas": "’Tis so, ’twas",
    "rock 'n' roll, rock 'n roll": "rock ’n’ roll, rock ’n roll",
    "5'10\" tall and 6' wide": "5′10″ tall and 6′ wide",
    "40° 26' 46\" N, 3°41.5' W": "40° 26′ 46″ N, 3°41.5′ W",
    '"-5 degrees" and "(-3)"': "“−5 degrees” and “(−3)”",
    "the '90s, in '68, the 1990's": "the ’90s, in ’68, the 1990’s",
    "\"He said 'no' to 'them'\"": "“He said ‘no’ to ‘them’”",
    '"He said "no" twice"': "“He said ‘no’ twice”",
    '("so")—"yes"–"no", [a "b"]': "(“so”)—“yes”–“no”, [a “b”]",
    'pre-"war" and "post"-war': "pre-“war” and “post”-war",
    "the dogs' bone, Ann O'Hara's": "the dogs’ bone, Ann O’Hara’s",
    '**"Bold"** and *\'it\'*': "**“Bold”** and *‘it’*",
    '"the 90s" ended in "2010"': "“the 90s” ended in “2010”",
    "'68' and 'in 2010'": "‘68’ and ‘in 2010’",
    '"One.\n\n"Two."': "“One.\n\n“Two.”",
    '"see `"x"` there" [a](https://b.c/"d")': '“see `"x"` there” [a](https://b.c/"d")',
    "“Typed 'so'”": "“Typed ‘so’”",
    "\"'Tis,\" he said.": "“’Tis,” he said.",
    "\"What?\" - 'No!'": "“What?”\u00a0– ‘No!’",
    'a 10" gun': "a 10″ gun",
    "'round the clock, 'cause": "’round the clock, ’cause",
    "the 'round table' talks": "the ‘round table’ talks",
}  # fmt: skip
RUSSIAN = {
    'Он сказал: "да".': "Он сказал: «да».",
    '"Слово "в слове" тут"': "«Слово „в слове“ тут»",
    "'слово' и О'Хара": "„слово“ и О’Хара",
    '("так")': "(«так»)",
}
FRENCH = {
    'Il dit "oui" !': "Il dit «\u202foui\u202f»\u202f!",
    "Quoi? Non; si!": "Quoi\u202f? Non\u202f; si\u202f!",
    "Ainsi: l'eau, à 10:30": "Ainsi\u00a0: l’eau, à 10:30",
    "« mot » et «mot»": "«\u202fmot\u202f» et «\u202fmot\u202f»",
    '"Le "mot" juste"': "«\u202fLe “mot” juste\u202f»",
    "Aujourd'hui, d'\"accord\"": "Aujourd’hui, d’«\u202faccord\u202f»",
    "https://a.fr/b?c=d; fin": "https://a.fr/b?c=d; fin",
    "Vraiment ?!": "Vraiment\u202f?!",
}
ALL = [
    (tag, *pair)
    for tag, cases in (("en", ENGLISH), ("ru", RUSSIAN), ("fr", FRENCH))
    for pair in cases.items()
]


@pytest.mark.parametrize(("tag", "typed", "printed"), ALL)
def test_marks_are_those_of_the_language(tag: str, typed: str, printed: str) -> None:
    habits = languages.load(tag).habits
    assert typographic(typed, habits) == printed == typographic(printed, habits)


@given(st.text(st.sampled_from("ab1 \"'-–(«“.!?:;*\n°"), max_size=24), st.sampled_from(languages.names()))
def test_nothing_is_lost_and_no_straight_mark_is_left(text: str, tag: str) -> None:
    habits = languages.load(tag).habits
    once = typographic(text, habits)
    assert '"' not in once and "'" not in once
    assert [c for c in once if c.isalnum()] == [c for c in text if c.isalnum()]


@given(
    st.lists(st.sampled_from(["word", "it's", "(so)", "5%", "O'Neill"]), min_size=1, max_size=4),
    st.sampled_from(languages.names()),
)
def test_what_is_quoted_opens_and_closes(words: list[str], tag: str) -> None:
    habits = languages.load(tag).habits
    inner = " ".join(words)
    made = typographic(f'"{inner}", ("{inner}") "{inner} \'a\' "b"."', habits)
    assert made.count(habits.double[0]) == made.count(habits.double[1]) == 3
    assert made.startswith(habits.double[0]) and made.endswith(habits.double[1])


def test_an_abbreviation_ends_a_sentence_with_one_stop() -> None:
    assert one_stop("5 мая 2027 г.. Да… и... ../x U.S.. a.b") == "5 мая 2027 г. Да… и... ../x U.S. a.b"
