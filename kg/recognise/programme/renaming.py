"""Passages that tell that a programme got another name.

`is de naam van de Werkagenda X (ABC) in november 2022 gewijzigd. De afkorting ABC staat nu voor ‘Y’`
`het programma X dat nu wordt vervolgd onder de naam ‘Y’ (ABC)` · `het programma ABC, bekend als X` · `Y (voorheen X)`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.programme.capitals import SPLIT_NAMES
from kg.recognise.programme.words import HEAD
from kg.recognise.titles import CAPITALISED, MONTH

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


@dataclass(frozen=True, slots=True)
class Renaming:
    """Two names of one programme, in order of time; empty where the text gives no name."""

    old: str
    new: str
    abbreviation: str = ""
    date: str = ""  # "2022-11", when told

    def facts(self) -> Iterator[tuple[str, str]]:
        """`("name_version", "name|from|until")`, the dates empty where they are not told."""
        if self.old:
            yield "name_version", f"{self.old}||{self.date}"
        if self.new:
            yield "name_version", f"{self.new}|{self.date}|"


_REACH = 260  # characters around a hint that are read
HINTS = Trigger("naam", "bekend als", "voorheen", "destijds", "staat nu voor", "voortaan")
_HEADED = rf"(?:(?i:{HEAD})\s+)?"
_BRACKETED = r"(?:\s+\((?P<abbreviation>[A-Z]{2,8})\))?"
_SENTENCE_CASE = rf"(?:{CAPITALISED}|[A-Z][a-zë]+(?:\s[a-zë]+){{1,7}}?)"
_QUOTE = r"[«“‘\"'](?P<new>[^«»“”‘\"\n]{4,120}?)[»”’\"']"
# `de naam van de Werkagenda X (ABC) is in november 2022 gewijzigd … staat nu voor / in ‘Y’`
_CHANGED = re.compile(
    rf"\bnaam\s+van\s+(?:het\s+|de\s+)?{_HEADED}(?P<old>{CAPITALISED}){_BRACKETED}(?P<between>[^\n]{{0,160}}?)"
    rf"(?:gewijzigd|veranderd|aangepast|omgedoopt)[^\n]{{0,80}}?(?:\b(?:staat\s+nu\s+voor|in|naar|tot)\s+){_QUOTE}"
)
# `programma X dat nu wordt vervolgd onder de naam ‘Y’ (ABC)`
# A head before a capital; that the next word has one is told sooner than that a head stands here.
_HEAD = rf"(?=(?i:plan\ van\ |specifieke\ )?[\w’'-]++\s+[«“‘]?[A-ZÀ-Þ])(?i:{HEAD})"
_CONTINUED = re.compile(
    rf"{_HEAD}\s+[«“‘]?(?P<old>{_SENTENCE_CASE})[»”’]?,?\s+(?:dat|die)\s[^.\n]{{0,60}}?"
    rf"(?:onder\s+de\s+naam|voortaan|verder\s+als|voortgezet\s+als)\s+{_QUOTE}{_BRACKETED}"
)
# `programma ABC, bekend als X`; `Y, voorheen X`
_FORMERLY = re.compile(
    rf"{_HEAD}\s+[«“‘]?(?P<new>[A-Z]{{2,8}}|{CAPITALISED})[»”’]?\s*[,(]\s*(?:eerder\s+|voorheen\s+|destijds\s+)?"
    rf"(?:(?P<known>bekend\s+als)|voorheen|destijds)\s+(?:de\s+|het\s+)?[«“‘]?(?P<old>{CAPITALISED})"
)
# Without these the three above, which are slow to fail, cannot match.
_CHANGING = re.compile(r"gewijzigd|veranderd|aangepast|omgedoopt")
_UNDER = re.compile(
    r"\sd(?:at|ie)\s[^.\n]{0,60}?(?:onder\s+de\s+naam|voortaan|verder\s+als|voortgezet\s+als)\s+[«“‘\"']"
)
_ONCE = re.compile(r"[,(]\s*(?:(?:eerder|voorheen|destijds)\s+)?(?:bekend\s+als|voorheen|destijds)\s")
_DATE = re.compile(rf"(?P<month>{MONTH})\s+(?P<year>(?:19|20)\d\d)")


def _name(words: str) -> str:
    """*words* up to where another name begins: `Integratie op de Arbeidsmarkt en het Jaarrapport Integratie`."""
    cut = SPLIT_NAMES.search(words)
    return words[: cut.start()] if cut else words


def renamings(passage: Excerpt) -> Iterator[Renaming]:
    """The renamings that *passage* tells of."""
    text = passage.text.text
    last = 0
    for hint in passage.words_with(HINTS):
        if hint.begin >= last:
            last = min(len(text), hint.end + _REACH)
            yield from _in_window(text[max(0, hint.begin - _REACH) : last])


def _in_window(text: str) -> Iterator[Renaming]:
    """The renamings told of in a short text.

    >>> list(_in_window("het programma Alfa en Beta dat nu wordt vervolgd onder de naam ‘Gamma Delta’ (GD)"))
    [Renaming(old='Alfa en Beta', new='Gamma Delta', abbreviation='GD', date='')]
    """
    for match in _CHANGED.finditer(text) if _CHANGING.search(text) else ():
        date = _DATE.search(match["between"])
        told = f"{date['year']}-{_MONTHS.index(date['month'].casefold()) + 1:02}" if date else ""
        yield Renaming(_name(match["old"]), match["new"], match["abbreviation"] or "", told)
    for match in _CONTINUED.finditer(text) if _UNDER.search(text) else ():
        yield Renaming(_name(match["old"]), match["new"], match["abbreviation"] or "")
    for match in _FORMERLY.finditer(text) if _ONCE.search(text) else ():
        short = match["new"].isupper()
        if match["known"]:  # another name of the same time, as far as the text tells
            yield Renaming(_name(match["old"]), "", match["new"] if short else "")
        else:
            yield Renaming(_name(match["old"]), "" if short else match["new"], match["new"] if short else "")
