"""What a user asks for: a publication, a dossier, a number of the Tweede Kamer, or a search.

    kst-32824-378, 32824-378, 32 824, nr. 378   a kamerstuk
    ah-tk-20242025-769, h-tk-20172018-50-1      any other publication by its official id
    32824, 36600-XV                             a dossier
    2022Z03332, 2023D09676                      a zaak or a document of the Tweede Kamer

Form of the ids: https://www.officielebekendmakingen.nl; of the numbers: https://opendata.tweedekamer.nl.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

from kg.errors import InputError
from kg.readers.markup import PUBLICATION

Service = Literal["repository", "tweedekamer"]


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication by its official id."""

    id: str  # "kst-32824-378"
    or_dossier: str = ""  # what the same words can also mean: `36600-X` is a chapter of the budget, or a paper


@dataclass(frozen=True, slots=True)
class Dossier:
    """All papers of a dossier, or those of one kind."""

    number: str  # "32824", "36600-XV"
    kind: str = ""  # of KINDS; empty: every kamerstuk


@dataclass(frozen=True, slots=True)
class ChamberNumber:
    """A zaak (`2022Z03332`) or a document (`2023D09676`) of the Tweede Kamer."""

    number: str


@dataclass(frozen=True, slots=True)
class Search:
    """What is published with these words, of this kind, in this period (both days included)."""

    words: tuple[str, ...] = ()  # each a word, or a phrase with blanks
    kind: str = ""  # of KINDS
    since: str = ""  # "2024-01-01"
    until: str = ""


Asked = Publication | Dossier | ChamberNumber | Search


@dataclass(frozen=True, slots=True)
class Kind:
    """How each service names a kind of document."""

    field: Literal["dt.type", "w.subrubriek"]  # index of the SRU service
    value: str  # in that index, and of OVERHEIDop.Parlementair, KamerstukTypen, AanhangselTypen, HandelingTypen
    soort: str  # Document.Soort of the Tweede Kamer; empty: it has no such kind


KINDS: Final = MappingProxyType(
    {
        "kamerstuk": Kind("dt.type", "Kamerstuk", ""),
        "aanhangsel": Kind("dt.type", "Aanhangsel van de Handelingen", "Antwoord schriftelijke vragen"),
        "kamervragen": Kind("dt.type", "Kamervragen zonder antwoord", "Schriftelijke vragen"),
        "handelingen": Kind("dt.type", "Handeling", "Stenogram"),
        "bijlage": Kind("dt.type", "Bijlage", "Bijlage"),
        "agenda": Kind("dt.type", "Agenda", ""),
        "brief": Kind("w.subrubriek", "Brief", "Brief regering"),
        "motie": Kind("w.subrubriek", "Motie", "Motie"),
        "amendement": Kind("w.subrubriek", "Amendement", "Amendement"),
        "verslag": Kind("w.subrubriek", "Verslag", "Verslag van een schriftelijk overleg"),
        "voorstel-van-wet": Kind("w.subrubriek", "Voorstel van wet", "Voorstel van wet"),
        "memorie-van-toelichting": Kind("w.subrubriek", "Memorie van toelichting", "Memorie van toelichting"),
    }
)

_CHAMBER_NUMBER = re.compile(r"\d{4}[ZD]\d{5}", re.IGNORECASE)
_PAGE = re.compile(r"https?://[a-z.]*(?:overheid|officielebekendmakingen)\.nl/(?:.*/)?(?P<id>[^/?#]+?)(?:\.\w+)?")
_PAPER = re.compile(
    r"""(?:kst-|(?:Kamerstuk(?:ken)?|dossier)\b[\sI,]*)?
        (?P<dossier>\d{2}[\s.]?\d{3})
        (?:[\s-](?P<toevoeging>[IVXLC]+[A-C]?|[A-Z]|\d{2})(?![\w]))?
        (?:(?:,?\s*nr\.?\s*|-|,\s*)(?P<number>\d{1,4}[a-z]?|[A-Z]{1,3}))?""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNCIL = "21501"  # the dossier of the councils of the EU: always with the number of the council, `21501-20`


def asked_for(text: str, kind: str = "") -> Asked:
    """What *text* asks for; *kind* (of KINDS, or empty) keeps a dossier to one kind of paper.

    Raises InputError when it is no number under which something is published.

    >>> asked_for("32 824, nr. 378").id, asked_for("36600-XV")
    ('kst-32824-378', Dossier(number='36600-XV', kind=''))
    """
    wanted = " ".join(text.split())
    if page := _PAGE.fullmatch(wanted):
        wanted = page["id"]
    if _CHAMBER_NUMBER.fullmatch(wanted):
        return ChamberNumber(wanted.upper())
    if paper := _PAPER.fullmatch(wanted):
        return _paper(paper, kind, is_id=wanted.lower().startswith("kst-"))
    if is_publication(wanted):
        return Publication(wanted)
    raise InputError(
        f"{text!r} is no number of a publication; give one like kst-32824-378, 32824-378, ah-tk-20242025-769 or "
        "2022Z03332, a dossier like 32824, or search with --words"
    )


def is_publication(text: str) -> bool:
    """Whether *text* is an official id, and so also a safe name for a file.

    >>> is_publication("ah-tk-20242025-769"), is_publication("kst-..-passwd"), is_publication("kst-1/2")
    (True, False, False)
    """
    return PUBLICATION.fullmatch(text) is not None and ".." not in text and len(text) <= 100


def described(asked: Asked) -> str:
    """What is asked for, in words for a message."""
    match asked:
        case Publication():
            return asked.id
        case ChamberNumber():
            return asked.number
        case Dossier():
            return f"dossier {asked.number}" + (f", {asked.kind}" if asked.kind else "")
        case Search():
            words = " ".join(f'"{one}"' if " " in one else one for one in asked.words)
            period = f"{asked.since or '...'} to {asked.until or '...'}" if asked.since or asked.until else ""
            return ", ".join(part for part in (words, asked.kind, period) if part)


def search(words: str = "", kind: str = "", since: str = "", until: str = "") -> Search:
    """A search; words within double quotes are one phrase. Raises InputError for a kind or day that is none.

    >>> search('inburgering "gedeelde waarden"', kind="brief", since="2024").words
    ('inburgering', 'gedeelde waarden')
    """
    phrases = tuple(
        " ".join(found.split()) for pair in re.findall(r'"([^"]*)"|(\S+)', words) for found in pair if found
    )
    asked = Search(phrases, known_kind(kind), _day(since, "01-01"), _day(until, "12-31"))
    if asked == Search():
        raise InputError("a search needs words, a kind or a period")
    if asked.since and asked.until and asked.since > asked.until:
        raise InputError(f"the period ends ({asked.until}) before it begins ({asked.since})")
    return asked


def known_kind(kind: str) -> str:
    """*kind* when it is one of KINDS, or empty; else raises InputError."""
    if kind and kind not in KINDS:
        raise InputError(f"no kind of document is called {kind!r}; the kinds are {', '.join(KINDS)}")
    return kind


def _paper(found: re.Match[str], kind: str, *, is_id: bool) -> Asked:
    dossier = re.sub(r"\D", "", found["dossier"])
    toevoeging, number = (part and part.upper() for part in (found["toevoeging"], found["number"]))
    if number:
        number = found["number"] if number[0].isdigit() else number
        return Publication("-".join(part for part in ("kst", dossier, toevoeging, number) if part))
    if not toevoeging:
        return Dossier(dossier, kind)
    whole = f"{dossier}-{toevoeging}"
    if is_id:
        return Publication(f"kst-{whole}")
    if dossier == _COUNCIL or (len(toevoeging) > 1 and not toevoeging.isdigit()):
        return Dossier(whole, kind)
    # `32824-12` is a paper; `36600-X` can be a chapter of the budget or a paper of the Eerste Kamer.
    return Publication(f"kst-{whole}", "" if toevoeging.isdigit() else whole)


def _day(text: str, rest: str) -> str:
    """*text* as a day of ISO 8601; `2024` is its first or last day by *rest*."""
    whole = f"{text}-{rest}" if re.fullmatch(r"\d{4}", text) else text
    try:
        return date.fromisoformat(whole).isoformat() if text else ""
    except ValueError as error:
        raise InputError(f"{text!r} is no day; write it as 2024-03-31, or a year as 2024") from error
