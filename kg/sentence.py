"""The sentence in which words stand, for use as evidence.

A full stop ends a sentence when a capital, a quote, a bracket or a bullet follows and no abbreviation precedes it:
`Kamerstuk 32 824, nr. 378. Het kabinet` is cut before `Het`, not after `nr.`.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.text import Span

_ABBREVIATIONS = frozenset(
    """nr nrs blz p pp art artt jl ll d.d dd o.a m.n bijv bv c.q e.v i.c i.s.m t.a.v t.b.v m.b.t n.a.v resp
    ca vgl mr dr drs prof ir ing dhr mw mevr St Stb Stcrt Trb Hfst par sub jo juncto inz max min mln
    mld incl excl evt zgn z.g o.g A B C D E F G H I J K L M N O P R
    S T U V W Y Z""".split()
)
_END = re.compile(r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[)»”’\"']*\s+(?=[A-ZÀ-Ý0-9«“‘\"'(•–-]))")
_BEFORE = re.compile(r"(?:^|[\s(«“‘])([A-Za-zÀ-ÿ](?:[A-Za-zÀ-ÿ.]*[A-Za-zÀ-ÿ])?)$")
_LONGEST = 800  # a "sentence" of more characters is a table or a list: it is cut to a window around the words


class Sentences:
    """The sentences of one reading text; told apart when they are first asked for."""

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[int] = []

    @property
    def _starts(self) -> list[int]:
        if not self._found:
            self._found = [0, *(match.end() for match in _END.finditer(self._text) if _is_end(self._text, match))]
        return self._found

    def begin(self, at: int) -> int:
        """Where the sentence that holds the character at *at* begins."""
        starts = self._starts
        return starts[bisect_right(starts, at) - 1]

    def around(self, span: Span) -> str:
        """The sentence, or sentences, that hold *span*; at most about 800 characters."""
        starts = self._starts
        first = bisect_right(starts, span.begin) - 1
        last = bisect_right(starts, max(span.begin, span.end - 1))
        begin = starts[first]
        end = starts[last] if last < len(starts) else len(self._text)
        if end - begin > _LONGEST:
            begin = max(begin, span.begin - _LONGEST // 2)
            end = min(end, span.end + _LONGEST // 2)
        return " ".join(self._text[begin:end].split())


def _is_end(text: str, match: re.Match[str]) -> bool:
    if match[0][0] != ".":
        return True
    before = _BEFORE.search(text, max(0, match.start() - 20), match.start())
    return before is None or before[1] not in _ABBREVIATIONS
