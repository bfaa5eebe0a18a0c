"""Facts that a file states apart from its text: metadata beside it, markup. They win; where the text differs is told.

The text says less than metadata does, and no issue is made of that: a year where metadata has the day, a last name
where it has the initials too.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from kg.errors import Issue
from kg.gazetteer import fold
from kg.model import Fact
from kg.text import LineIndex

_ADDED: Final = ("subject", "author_role")  # what the text says of these stands beside what is stated


def reconciled(
    stated: Sequence[Fact], told: Sequence[Fact], source: str, single: Collection[str]
) -> tuple[list[Fact], list[Issue]]:
    """What the file states, then what only the text *source* tells, and an issue for each key in which they differ.

    Of the keys in *single* the first fact counts.
    """
    by_key: dict[str, list[Fact]] = {}
    for fact in stated:
        values = by_key.setdefault(fact.key, [])
        same = _agree if fact.key == "author" else _equal  # one author with initials in metadata, without in markup
        if not values or (fact.key not in single and not any(same(other.value, fact.value) for other in values)):
            values.append(fact)
    issues: list[Issue] = []
    rest: list[Fact] = []
    for key, group in groupby(told, key=lambda fact: fact.key):
        of_text = list(group)
        if key not in by_key:
            rest += of_text
            continue
        others = [fact for fact in of_text if not any(_agree(one.value, fact.value) for one in by_key[key])]
        by_key[key] = [_with_place(one, of_text) for one in by_key[key]]
        if key in _ADDED:
            rest += others
        elif others:
            issues.append(_issue(by_key[key], others, source))
    return [*(fact for facts in by_key.values() for fact in facts), *rest], issues


def _equal(stated: str, told: str) -> bool:
    return fold(stated) == fold(told)


def _agree(stated: str, told: str) -> bool:
    """Whether the text says the same, or the same less fully: `2024` for `2024-12-03`, `Van Zanten` with initials."""
    one, other = fold(stated), fold(told)
    last, other_last = (fold(words.rpartition(" ")[2]) for words in (stated, told))
    return one.startswith(other) or one.endswith(other) or (stated[:1] == told[:1] and last == other_last)


def _with_place(stated: Fact, told: Sequence[Fact]) -> Fact:
    """*stated*, with the words of the text that say the same."""
    same = next((fact for fact in told if fact.span is not None and fold(fact.value) == fold(stated.value)), None)
    if same is None or stated.span is not None:
        return stated
    return replace(stated, ground=f"{same.ground}; {stated.ground}", span=same.span)


def _issue(stated: Sequence[Fact], told: Sequence[Fact], source: str) -> Issue:
    place = told[0].span
    line = LineIndex(source).line(place.begin) if place is not None else 0
    here = ", ".join(repr(fact.value) for fact in stated)
    there = ", ".join(repr(fact.value) for fact in told)
    return Issue(line, "metadata-differs", f"{told[0].key}: {here} ({stated[0].ground}), but the text says {there}")
