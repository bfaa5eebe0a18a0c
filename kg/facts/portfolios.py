"""Members of the cabinet by portfolio: `de Minister van Justitie en Veiligheid`, and the ministry they stand for.

The names of ministries, with the periods in which they were borne, come from ontology/ministries.toml; so do portfolios
of ministers without a ministry of their own (`portfolio = ["2012-11-05..|Buitenlandse Handel"]`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from kg.facts.page import DASH, even
from kg.gazetteer import fold, known
from kg.model import Thing
from kg.text import Span

# "Staatsecretaris" is a frequent misprint.
_OFFICE = r"(?i:ministers?|staatss?ecretaris(?:sen)?)(?![\w‑-])"
ROLE: Final = rf"(?:(?i:(?:vice-)?minister[-‑ ]president)(?!\w)|{_OFFICE})"
_PRIME_MINISTER = "az"  # the minister-president is minister van Algemene Zaken (Grondwet art. 45, reglement van orde)
# A portfolio that is not the name of a ministry: words with a capital, "Primair en Voortgezet Onderwijs".
_WORD = r"(?!(?:Minister|Staatssecretaris)\b)[A-ZÀ-Ý][\w’'&-]*"
_UNKNOWN = re.compile(rf"{_WORD}(?:(?:,\s++|\s++en\s++|\s++){_WORD})*")
_ABBREVIATION = r"(?:\s*\([A-Z][A-Za-z&]{1,7}\))?"  # "Minister van Buitenlandse Zaken (BZ)"
# "de Minister en Staatssecretaris van Binnenlandse Zaken": two offices, one portfolio
_MEMBER = re.compile(
    rf"(?:\s*,\s*|\s++)?(?i:en\s++)?(?i:(?:de|het|onze)\s++)?(?:(?P<first>{_OFFICE})\s++(?i:en)\s++(?i:de\s++)?"
    rf"(?={_OFFICE}\s++(?i:van|voor)(?![A-Za-z])))?"
    rf"(?P<role>{ROLE})(?:\s++(?i:(?P<link>van|voor))\s*(?=[A-Z]))?",
)
_MORE = re.compile(
    r"(?i:(?:\s*,|\s++en|,\s++en)\s++(?P<link>van|voor)\s++(?:de\s++)?)(?=[A-Z])"
)  # "... en van Asiel en Migratie"
_END = re.compile(_ABBREVIATION)
_PART = re.compile(rf"\s++{DASH}\s++")


@dataclass(frozen=True, slots=True)
class Bewindspersoon:
    """A minister or state secretary, by office."""

    role: str  # "staatssecretaris", as printed, in the singular
    link: str  # "van", "voor", or empty
    portfolio: str  # "Justitie en Veiligheid", as printed; empty when only the role is printed
    ministry: str | None  # id in the gazetteer: "jenv"
    span: Span  # in the text in which it was found

    @property
    def title(self) -> str:
        """`staatssecretaris van Justitie en Veiligheid`"""
        return " ".join(part for part in (self.role, self.link, self.portfolio) if part)


class Portfolios:
    """The names of ministries, as they follow `Minister van`."""

    def __init__(self, ministries: Iterable[Thing]) -> None:
        self._bearers: dict[str, list[Thing]] = defaultdict(list)
        names: dict[str, None] = {}
        for thing in ministries:
            portfolios_of = (value.partition("|")[2] for key, value in thing.facts if key == "portfolio")
            for printed in (thing.label, *thing.names, *portfolios_of):
                name = re.sub(r"(?i)^ministerie\s++van\s++(?:de\s++)?", "", printed)
                if thing not in self._bearers[fold(name)]:
                    self._bearers[fold(name)].append(thing)
                names[name] = None
        ordered = sorted(names, key=lambda name: (-len(name), name))
        flexible = [(name, r"\s+".join(re.escape(word) for word in name.split())) for name in ordered]
        # An abbreviation is only meant in its own capitals; a long name also in those of a heading.
        long = "|".join(pattern for name, pattern in flexible if len(name) > 7)
        short = "|".join(pattern for name, pattern in flexible if len(name) <= 7)
        self._proper = {fold(name): name for name in reversed(names)}  # of two spellings the first
        self._pattern = re.compile(rf"(?:(?i:{long or '(?!)'})|{short or '(?!)'})(?!\w)")

    def name_at(self, text: str, begin: int, end: int | None = None) -> str:
        """The portfolio whose name stands at *begin*: a known one, else words with capitals; empty when neither."""
        limit = len(text) if end is None else end
        match = self._pattern.match(text, begin, limit) or _UNKNOWN.match(text, begin, limit)
        return match[0] if match else ""

    def ministry(self, name: str, on: date | None) -> str | None:
        """The id of the ministry that bears *name*, on that day; None when it is not known or not one.

        A state secretary's part of it may follow after a dash: `Financiën – Fiscaliteit en Belastingdienst`.
        """
        bearers = self._bearers.get(fold(name)) or self._bearers.get(fold(_PART.split(name)[0]), [])
        if len(bearers) > 1:
            latest = max(_until(thing, name) for thing in bearers)
            bearers = [t for t in bearers if (_existed(t, name, on.isoformat()) if on else _until(t, name) == latest)]
        return bearers[0].id if len(bearers) == 1 else None

    def of_role(self, role: str) -> str | None:
        """The id of the ministry that a role alone tells: the minister-president's."""
        words = role.lower()
        return _PRIME_MINISTER if "president" in words and "vice" not in words else None

    def proper(self, name: str) -> str:
        """The printed form of a name that stands in the capitals of a heading."""
        return self._proper.get(fold(name), name)

    def members(
        self, text: str, begin: int = 0, end: int | None = None, on: date | None = None
    ) -> Iterator[Bewindspersoon]:
        """The members of the cabinet enumerated from *begin*: `de Ministers van A en van B, de minister-president`."""
        at, limit = begin, len(text) if end is None else end
        while match := _MEMBER.match(text, at, limit):
            roles = [role for role in (match["first"], match["role"]) if role]
            start, link, at = (
                match.start("first") if match["first"] else match.start("role"),
                match["link"] or "",
                match.end(),
            )
            while True:
                name = self.name_at(text, at, limit) if link else ""
                at = _skip(text, at + len(name), limit)
                for role in roles:
                    yield self._member(role, link if name else "", name, Span(start, at), on)
                more = _MORE.match(text, at, limit)
                if more is None or not name:
                    break
                start, link, at = more.start("link"), more["link"], more.end()

    def _member(self, role: str, link: str, name: str, span: Span, on: date | None) -> Bewindspersoon:
        singular = re.sub(r"(?i)(?<=minister)s$|(?<=secretaris)sen$", "", even(role))
        singular = re.sub(r"(?i)(?<=staats)(?=ecretaris)", "s", singular)
        ministry = self.ministry(name, on) if name else self.of_role(singular)
        return Bewindspersoon(singular, link, even(name), ministry, span)


def _skip(text: str, at: int, end: int) -> int:
    match = _END.match(text, at, end)
    return match.end() if match else at


def _periods(thing: Thing, name: str) -> list[tuple[str, str]]:
    """The periods, first and last day, in which *thing* bore *name*; for an abbreviation all its periods."""
    periods = [value.partition("|") for key, value in thing.facts if key in ("period", "portfolio")]
    dates = [dates for dates, _, borne in periods if fold(borne) == fold(name)] or [dates for dates, _, _ in periods]
    return [(since, until or "9999") for since, _, until in (period.partition("..") for period in dates)]


def _existed(thing: Thing, name: str, day: str) -> bool:
    return any(since <= day <= until for since, until in _periods(thing, name))


def _until(thing: Thing, name: str) -> str:
    """The last day on which *thing* bore *name*: without a date, the most recent bearer is meant."""
    return max((until for _, until in _periods(thing, name)), default="9999")


@cache
def portfolios() -> Portfolios:
    """Those of the reference data."""
    return Portfolios(known().of_kind("ministry"))
