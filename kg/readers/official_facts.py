"""What the elements of an official publication say of the publication itself: number, dossier, dates, who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from lxml import etree

from kg.model import Fact
from kg.readers.markup import attribute, local_name
from kg.readers.metadata import is_official, meta_records, metadata_facts, ministry_id, session_year
from kg.text import Span

_RECORD = re.compile(r"(?:^|/)(?P<id>[a-z]+-[0-9A-Za-z.()-]+)/metadata\.xml")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DUTCH_DAY = re.compile(r"(?P<day>\d{1,2})\s?(?P<month>[a-z]+) (?P<year>\d{4})")
MONTHS: Final = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)  # fmt: skip
_OFFICE = re.compile(r"\b(?:Vice-)?(?:Minister-[Pp]resident|Minister|Staatssecretaris)\b")
_FIRST_WORDS: Final = {"antwoord": "antwoord-op-kamervragen", "mededeling": "mededeling-uitstel-antwoord"}
_HEADS: Final = (
    "tekstregel dossiernummer titel ondernummer datumtekst kamervraagnummer kamervraagomschrijving "
    "kamervraagonderwerp handelingen item-titel vergaderdatum"
).split()
PLACED: Final = frozenset((*_HEADS, "datum", "naam", "organisatie"))  # elements on whose words facts rest
_SINGLE: Final = frozenset(("official_id", "type", "title", "date", "answered_date", "number", "session_year"))


def official_facts(root: etree._Element, places: Mapping[etree._Element, Span]) -> tuple[Fact, ...]:
    """The facts in the markup of a publication; *places* tells where the words of elements stand in its text."""
    kept: dict[tuple[str, str], Fact] = {}
    for fact in _Publication(root, places).facts():
        kept.setdefault((fact.key, "" if fact.key in _SINGLE else fact.value), fact)
    return tuple(kept.values())


class _Publication:
    """The elements of a publication by their names."""

    def __init__(self, root: etree._Element, places: Mapping[etree._Element, Span]) -> None:
        self._places = places
        self._metas = list(root.iter("meta"))
        self._head: dict[str, list[etree._Element]] = {}
        for element in root.iter(*_HEADS):
            self._head.setdefault(str(element.tag), []).append(element)
        self.id = ""

    def facts(self) -> Iterator[Fact]:
        records = tuple(meta_records(self._metas, "markup: meta"))
        stated = metadata_facts(records)
        yield from stated
        self.id = next((fact.value for fact in stated if fact.key == "official_id"), "")
        for record in records:
            match = _RECORD.search(record.content) if record.key == "externmetadatarecord" else None
            if match and is_official(match["id"]):
                self.id = self.id or match["id"]
                yield Fact("official_id", match["id"], record.where)
        yield from self._kamerstuk()
        yield from self._questions()
        yield from self._handelingen()
        yield from self._session()

    def _all(self, name: str, above: str = "") -> Iterator[etree._Element]:
        """The elements of that name that are not in a quoted document; with *above*, only those right in it."""
        for element in self._head.get(name, ()):
            parent = element.getparent()
            if not above or (parent is not None and local_name(parent) == above):
                yield element

    def _fact(self, key: str, value: str, element: etree._Element) -> Fact:
        return Fact(key, value, f"markup: {local_name(element)}", self._places.get(element))

    def _session(self) -> Iterator[Fact]:
        for element in self._all("tekstregel"):
            session = session_year(_words(element)) if attribute(element, "inhoud") == "vergaderjaar" else ""
            if session:
                yield self._fact("session_year", session, element)

    def _kamerstuk(self) -> Iterator[Fact]:
        for element in self._all("dossiernummer", "dossier"):
            if number := dossier_id(element):
                yield self._fact("dossier", number, element)
        for element in self._all("titel", "dossier"):
            yield self._fact("title", _words(element), element)
        for element in self._all("ondernummer"):
            number = _words(element)
            yield self._fact("number", number, element)
            yield from self._own_id(number, element)
        for element in self._all("datumtekst", "stuk"):
            yield from self._dates(element, "date")

    def _own_id(self, number: str, element: etree._Element) -> Iterator[Fact]:
        """The id as its parts make it, where no metadata states it."""
        dossier = next((dossier_id(each) for each in self._all("dossiernummer", "dossier")), "")
        if dossier and re.fullmatch(r"[0-9A-Za-z]{1,6}", number) and not self.id:
            yield self._fact("official_id", f"kst-{dossier}-{number}", element)

    def _dates(self, element: etree._Element, *keys: str) -> Iterator[Fact]:
        for day in element.iter("datum"):
            value = attribute(day, "isodatum")
            if _DAY.fullmatch(value):
                yield from (self._fact(key, value, day) for key in keys)
                return
        if value := dutch_day(_words(element)):
            yield from (self._fact(key, value, element) for key in keys)

    def _questions(self) -> Iterator[Fact]:
        """The lines above written questions: who asks what of whom, and who answered when."""
        for element in self._all("kamervraagnummer"):
            yield self._fact("number", _words(element), element)
        descriptions = {attribute(each, "type"): each for each in self._all("kamervraagomschrijving")}
        answer = descriptions.get("antwoord")
        if answer is None:
            answer = descriptions.get("mededeling")
        question = descriptions.get("vraag")
        if answer is not None:
            yield from self._answer(answer)
        elif question is not None:
            is_spoken = _words(question).lower().startswith("mondeling")
            yield self._fact("type", "mondelinge-vragen" if is_spoken else "kamervragen", question)
            yield from self._dates(question, "date")
            yield from (self._fact("author", _words(name), name) for name in question.iter("naam"))
        for element in self._all("kamervraagonderwerp"):
            yield self._fact("subject", _words(element), element)

    def _answer(self, element: etree._Element) -> Iterator[Fact]:
        words = _words(element)
        kind = next((kind for word, kind in _FIRST_WORDS.items() if word in words.lower()[:40]), "")
        if kind:
            yield self._fact("type", kind, element)
        keys = ("date", "answered_date") if kind == "antwoord-op-kamervragen" else ("date",)
        dates = tuple(self._dates(element, *keys))
        yield from dates
        on = date.fromisoformat(dates[0].value) if dates else None
        for name in element.iter("naam"):
            yield self._fact("author", _words(name), name)
            office = _OFFICE.findall(" ".join(_texts_before(name, element)))
            portfolio = next(iter(_following(name, "organisatie")), None)
            if office:
                of = _words(portfolio) if portfolio is not None else ""
                yield self._fact("author_role", f"{office[-1]} {of}".strip(), name)
        for portfolio in element.iter("organisatie"):
            ministry = ministry_id(_words(portfolio), on) or ministry_id(attribute(portfolio, "afkorting"), on)
            if ministry:
                yield self._fact("ministry", ministry, portfolio)

    def _handelingen(self) -> Iterator[Fact]:
        if self._head.get("handelingen") is None:
            return
        if self.id.startswith("h-"):
            _, _, session, *number = (*self.id.split("-"), "", "")
            meta = f"markup: number {self.id}"
            yield Fact("type", "handelingen", meta)
            yield Fact("number", "-".join(part for part in number if part), meta)
            if re.fullmatch(r"\d{8}", session):
                yield Fact("session_year", session_year(f"{session[:4]}-{session[4:]}"), meta)
        for element in self._all("item-titel"):
            yield self._fact("title", _words(element), element)
        for element in self._all("vergaderdatum"):
            if day := dutch_day(_words(element)):
                yield self._fact("date", day, element)


def dossier_id(element: etree._Element) -> str:
    """The id of a dossier from the parts of its number; a number of the Kingdom (R2160) is no part of it.

    `36 410` with `VII` -> 36410-VII; `21 501` with the Council's number `20` -> 21501-20; `36 027 (R2160)` -> 36027.
    """
    number = next((_words(each) for each in element.iter("dossiernr")), "")
    added = next((_words(each) for each in element.iter("begrotingshoofdstuk", "raadnr")), "")
    digits, _, letters = re.sub(r"[\s\u00a0.]", "", number).partition("-")
    match = re.fullmatch(r"(?P<digits>\d{5})(?P<letters>[A-Z]*)", digits)
    if match is None:
        return ""
    suffix = re.sub(r"[\s\u00a0()]", "", added) or letters or match["letters"]
    return f"{match['digits']}-{suffix}" if suffix else match["digits"]


def dutch_day(words: str) -> str:
    """A printed day as an ISO date, or an empty string.

    >>> dutch_day("Donderdag 8 februari 2018")
    '2018-02-08'
    """
    match = _DUTCH_DAY.search(words.lower())
    if match is None or match["month"] not in MONTHS or not 1 <= int(match["day"]) <= 31:
        return ""
    return f"{match['year']}-{MONTHS.index(match['month']) + 1:02}-{int(match['day']):02}"


def _words(element: etree._Element) -> str:
    """The words of an element, without footnotes; first and last names are words, whatever blanks the file has."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    is_name = element.tag == "naam"
    for child in element:
        if isinstance(child.tag, str) and child.tag != "noot":
            yield " " if is_name else ""
            yield from _pieces(child)
        yield child.tail or ""


def _texts_before(element: etree._Element, within: etree._Element) -> Iterable[str]:
    """The text right in *within* before *element*."""
    yield within.text or ""
    for child in within:
        if child is element:
            return
        yield child.tail or ""


def _following(element: etree._Element, name: str) -> Iterable[etree._Element]:
    return (each for each in element.itersiblings(name))
