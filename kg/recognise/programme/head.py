"""A head noun in a text, and how it and the name after it are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.recognise.programme.words import GENERIC, HEAD, PLURAL
from kg.text import Span

YEARS = r"(?:(?:19|20)\d{2}(?:\s?[-–/]\s?(?:19|20)?\d{2})?|\d\.\d?)"
SMALL_HEAD = re.compile(rf"{HEAD}{PLURAL}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun in a text."""

    begin: int  # with the adjectives before it
    span: Span
    noun: str  # "Programma"

    @property
    def small(self) -> str:
        return self.noun.casefold()


def singular(head: str) -> str:
    """`Actie-agenda` -> `actieagenda`"""
    small = head.casefold()
    if small.endswith("project"):
        return "project"  # also `samenwerkingsproject`
    return small if small in GENERIC or "uitkering" in small else small.replace("-", "")


def plain(name: str) -> str:
    """*name* without the punctuation around it; the point of a broken-off version stays: `Binnenuit 2.`"""
    stripped = name.strip(" ,.;:–-")
    point = name[name.find(stripped) + len(stripped) :].startswith(".") and re.search(r"\s\d$", stripped)
    return " ".join(stripped.split()) + ("." if point else "")
