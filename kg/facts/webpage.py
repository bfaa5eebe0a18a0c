"""Text copied from the pages of zoek.officielebekendmakingen.nl and tweedekamer.nl: what they say above the document.

Datum publicatie | Organisatie | Vergaderjaar | Dossier- en ondernummer |
Tweede Kamer der Staten-Generaal | 2003-2004 | 28443 nr. 5 |          also without the bars, or the blanks
Tweede Kamer der Staten-Generaal | 2018-2019 | nr. 86, item 22 |

Directe link naar document (.pdf), officiële HTML versie (kst-28443-5).      pages made from the open data of the Kamer
Bron: https://zoek.officielebekendmakingen.nl/kst-28443-5.html

Brief regering : Voorbereiding gemeenteraadsverkiezingen              the kind as the Kamer names it, and the title

De vuurtorens / Kust en zee / Brief regering                     title, dossier, kind: pages made from the open data
Nummer: 2025D34162, datum: 2025-07-21, bijgewerkt: 2025-07-21 14:17, versie: 1
Onderdeel van kamerstukdossier 35334 -407 Kust en zee.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kg.facts.numbers import DOSSIER, ONDERNUMMER, dossier_number, id_facts, session_year
from kg.facts.page import DASH, Line, Page
from kg.model import Fact

_HEAD: Final = 25  # lines in which the table stands; it is printed twice
_TABLE = re.compile(
    rf"^[|\s]*(?P<chamber>Tweede|Eerste) Kamer der Staten-Generaal[|\s]*(?P<session>(?:19|20)\d\d){DASH}(?:19|20)\d\d"
    rf"[|\s]*(?:{DOSSIER},? nr\. (?P<paper>{ONDERNUMMER})(?!\w)|nr\. (?P<meeting>\d{{1,3}}), item (?P<item>\d{{1,3}}))"
)
_ID = r"(?:kst|ah-tk|ah-ek|h-tk|h-ek|kv-tk|nds-tk|nds-ek)-[0-9A-Za-z-]+"
_VERSION = re.compile(
    rf"officiële HTML[ -]versie \((?P<id>{_ID})\)|^Bron: https?://zoek\.officielebekendmakingen\.nl/(?P<at>{_ID})\.html$"
)
# The kinds of documents of the Tweede Kamer, as its pages and its open data name them.
_KINDS: Final = (
    ("antwoord-op-kamervragen", r"Antwoord schriftelijke vragen"),
    ("mededeling-uitstel-antwoord", r"Mededeling \(uitstel antwoord\)"),
    ("kamervragen", r"Schriftelijke vragen"),
    ("mondelinge-vragen", r"Mondelinge vragen"),
    ("kamerbrief", r"Brief regering"),
    ("brief-van-een-commissie", r"Brief commissie"),
    ("brief-van-een-lid", r"Brief lid / fractie"),
    ("lijst-van-vragen-en-antwoorden", r"Lijst van vragen en antwoorden"),
    ("lijst-van-vragen", r"Lijst van vragen"),
    ("inbreng-verslag-van-een-schriftelijk-overleg", r"Inbreng verslag schriftelijk overleg"),
    ("verslag-van-een-schriftelijk-overleg", r"Verslag van een schriftelijk overleg"),
    ("motie", r"Motie(?: \([^()]{1,40}\))?"),
    ("amendement", r"Amendement"),
    ("memorie-van-toelichting", r"Memorie van toelichting"),
    ("nota-naar-aanleiding-van-het-verslag", r"Nota naar aanleiding van het (?:nader )?verslag"),
    ("voorstel-van-wet", r"Voorstel van wet"),
    ("advies-raad-van-state", r"Advies Afdeling advisering Raad van State en Nader rapport"),
    ("lijst-van-vragen-en-antwoorden", r"Verslag houdende een lijst van vragen en antwoorden"),
    ("verslag-van-een-commissiedebat", r"Verslag van een commissiedebat"),
    ("verslag-van-een-algemeen-overleg", r"Verslag van een algemeen overleg"),
    ("verslag-van-een-wetgevingsoverleg", r"Verslag van een wetgevingsoverleg"),
    ("verslag-van-een-notaoverleg", r"Verslag van een notaoverleg"),
    ("verslag", r"Verslag \((?:initiatief)?wetsvoorstel\)(?: \(nader\))?"),
    ("nota-van-wijziging", r"Nota van wijziging"),
    ("handelingen", r"Stenogram"),
)
_KIND_NAMES = tuple((kind, re.compile(words)) for kind, words in _KINDS)
_ENTRY = re.compile(r"^Nummer: \d{4}D\d{5,6}, datum: (?P<date>\d{4}-\d\d-\d\d)(?!\d)")
_PART_OF = re.compile(rf"^Onderdeel van kamerstukdossier {DOSSIER}\s?{DASH}{ONDERNUMMER} (?P<title>\S.*?)\.?$")
_LABELLED = tuple((kind, re.compile(rf"{words}\s?:\s(?P<title>\S.{{4,}})")) for kind, words in _KINDS)


def webpage_facts(page: Page) -> Iterator[Fact]:
    """Number, session year and title from the page of the publisher, the subject from that of the Tweede Kamer."""
    found = _table(page)
    if found is not None:
        line, match = found
        session = session_year(match["session"])
        chamber = "ek" if match["chamber"] == "Eerste" else "tk"
        if match["paper"]:
            number = f"kst-{dossier_number(match)}-{match['paper']}"
        else:
            number = f"h-{chamber}-{session.replace('-', '')}-{match['meeting']}-{match['item']}"
        yield page.fact("official_id", number, line.span)
        yield from id_facts(page, number, line.span)
        yield page.fact("session_year", session, line.span)
        if match["item"]:
            yield from _item_title(page, match["item"])
    if (published := _published(page)) is not None:
        yield page.fact("official_id", published[1], published[0].span)
        yield from id_facts(page, published[1], published[0].span)
    label = _label(page)
    if label is not None and _kind_named(label[1]) is None:
        yield page.fact("subject", label[1], page.first[0].span)
    yield from _entry_facts(page)


def _entry_facts(page: Page) -> Iterator[Fact]:
    """date, subject and number from the lines above and below `Nummer: 2025D34162, datum: 2025-07-21`."""
    at = _entry(page)
    if at is None:
        return
    line = page.first[at]
    yield page.fact("date", line.text.partition("datum: ")[2][:10], line.span)
    part = next(((one, match) for one in page.first[at:_HEAD] if (match := _PART_OF.match(one.text))), None)
    titles = list(page.first[max(0, at - 3) : at - 1])  # of the document, then of the dossier, then the kind
    if part is not None:
        below, match = part
        number = f"kst-{dossier_number(match)}-{match['onder']}"
        yield page.fact("official_id", number, below.span)
        yield from id_facts(page, number, below.span)
        yield page.fact("title", match["title"], below.span)
        titles = [one for one in titles if one.text != match["title"]]
    if titles:
        yield page.fact("subject", titles[-1].text, titles[-1].span)


def _entry(page: Page) -> int | None:
    """Which line of the head is `Nummer: ...`, below the name of a kind; not every kind is known here."""
    lines = page.first[:_HEAD]
    found = (at for at, line in enumerate(lines) if line.text.startswith("Nummer: ") and _ENTRY.match(line.text))
    return next((at for at in found if at), None)


def _kind_named(words: str) -> str | None:
    return next((kind for kind, pattern in _KIND_NAMES if pattern.fullmatch(words)), None)


def label_type(page: Page) -> Fact | None:
    """The type that the page of the Tweede Kamer names above the document."""
    label = _label(page)
    if label is not None:
        return page.fact("type", label[0], page.first[0].span)
    at = _entry(page)
    kind = None if at is None else _kind_named(page.first[at - 1].text)
    return None if at is None or kind is None else page.fact("type", kind, page.first[at - 1].span)


def _label(page: Page) -> tuple[str, str] | None:
    """Type and title of the document, when its first line gives both."""
    for kind, pattern in _LABELLED if page.first and ":" in page.first[0].text else ():
        if match := pattern.fullmatch(page.first[0].text):
            return kind, match["title"]
    return None


def _table(page: Page) -> tuple[Line, re.Match[str]] | None:
    lines = (line for line in page.first[:_HEAD] if "Kamer der Staten-Generaal" in line.text)
    return next(((line, match) for line in lines if (match := _TABLE.match(line.text))), None)


def _published(page: Page) -> tuple[Line, str] | None:
    """The line of a page made from the open data of the Kamer that names the published document, and its number."""
    for line in page.first[:_HEAD]:
        if match := _VERSION.search(line.text):
            return line, match["id"] or match["at"]
    return None


def _item_title(page: Page, item: str) -> Iterator[Fact]:
    """`22 Regeling van werkzaamheden`: the title of an item of the agenda follows its number."""
    for line in page.first[:_HEAD]:
        if line.text.startswith(f"{item} ") and line.text[len(item) + 1 :][:1].isupper():
            yield page.fact("title", line.text[len(item) + 1 :], line.span)
            return
