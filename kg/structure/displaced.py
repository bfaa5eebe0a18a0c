"""Footnotes whose numbers were parted from their words, as an export by columns prints the foot of a page.

    1                                      1
    2                                      De Kustbode, 24 september
    Kamerstuk 36 410, nr. 106              De Zeebode, 27 september
    Kamerstuk 36 410, nr. 82               3
                                           Kamerstuk 28 828, nr. 70
                                           2

Numbers above each other share the words below them; one with nothing below it belongs to the words of the number
before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.clean import Layout
from kg.structure.bodies import Body

LONE = re.compile(r"[1-9][0-9]{0,2}")
BEGINS = re.compile(r"[A-ZÀ-Þ«“‘\"(]|https?:|www\.")
FULL = 0.85  # of the longest line: what is shorter ends a paragraph


def displaced_bodies(pages: Layout, first: int, end: int, expected: int) -> tuple[Body, ...]:
    """The bodies from number *expected* on among the lines, the first with the lines of all numbers; none when all is
    in order.

    All numbers from there to the end of the page must be on lines of their own and follow on each other.
    """
    texts = pages.lines.texts
    content = [line for line in range(first, end) if texts[line] and pages.kinds[line] is None]
    lone = [line for line in content if LONE.fullmatch(texts[line])]
    for at in range(len(lone) - 1, -1, -1):
        numbers = [int(texts[line]) for line in lone[at:]]
        if (
            numbers[0] == expected
            and len(numbers) > 1
            and sorted(numbers) == [*range(expected, expected + len(numbers))]
        ):
            groups = _groups(texts, content[content.index(lone[at]) :], set(lone))
            bodies = [body for numbers, words in groups for body in _parted(texts, numbers, words)]
            is_whole = len(bodies) == len(numbers) and all(one.first < two.first for one, two in pairwise(bodies))
            if not is_whole or all(len(shared) == 1 for shared, _ in groups):
                return ()
            return (replace(bodies[0], apart=tuple(lone[at:])), *bodies[1:])
    return ()


def _groups(texts: Sequence[str], content: Sequence[int], lone: set[int]) -> list[tuple[list[int], list[int]]]:
    """The numbers that share words, and the lines of these words."""
    groups: list[tuple[list[int], list[int]]] = []
    for line in content:
        if line not in lone:
            groups[-1][1].append(line)
        elif groups and not groups[-1][1]:
            groups[-1][0].append(int(texts[line]))
        else:
            groups.append(([int(texts[line])], []))
    if groups and not groups[-1][1]:
        for number in sorted(groups.pop()[0]):
            next((one for one, _ in groups if number - 1 in one), []).append(number)
    return groups


def _parted(texts: Sequence[str], numbers: Sequence[int], words: Sequence[int]) -> list[Body]:
    """The words of several numbers one by one: each begins with a capital, best below a line that ends something."""
    longest = max((len(texts[line]) for line in words), default=0)
    places: list[tuple[int, int]] = []  # how clearly a body begins there, the clearest first
    for at, (above, line) in enumerate(pairwise(words), start=1):
        if BEGINS.match(texts[line]):
            is_short, is_ended = len(texts[above]) < FULL * longest, texts[above][-1] in ".?!)»”"
            places.append((-2 * is_short - is_ended, at))
    needed = len(numbers) - 1
    begins = [0, *sorted(at for doubt, at in sorted(places)[:needed] if doubt or len(places) == needed)]
    if len(begins) != len(numbers):
        return []
    ends = [*begins[1:], len(words)]
    return [
        Body(number, words[begin], words[end - 1] + 1, 0)
        for number, begin, end in zip(sorted(numbers), begins, ends, strict=True)
    ]
