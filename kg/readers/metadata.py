"""Metadata of official publications as document facts: `metadata.xml`, `metadata_owms.xml`, `<meta>` in XML and HTML.

The keys are those of https://standaarden.overheid.nl/oep (DC, DCTERMS, OVERHEIDop); the three forms hold the same ones
under slightly different names: `DC.identifier`, `dcterms:identifier`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from lxml import etree

from kg.errors import InputError
from kg.gazetteer import fold, known
from kg.model import Fact
from kg.readers.markup import PUBLICATION, attribute, local_name, markup_kind, words_of, xml_tree

# Value of DC.type (schemes KamerstukTypen, AanhangselTypen, KamervraagTypen, Parlementair) -> type of document. Left
# out: names that say less than the document itself does ("Brief", "Verslag", "Bijlage", "Overig").
TYPES: Final = {
    "motie": "motie",
    "amendement": "amendement",
    "antwoord": "antwoord-op-kamervragen",
    "mededeling": "mededeling-uitstel-antwoord",
    "schriftelijke vragen": "kamervragen",
    "mondelinge vragen": "mondelinge-vragen",
    "handeling": "handelingen",
    "voorstel van wet": "voorstel-van-wet",
    "memorie van toelichting": "memorie-van-toelichting",
    "memorie van antwoord": "memorie-van-antwoord",
    "nota naar aanleiding van het verslag": "nota-naar-aanleiding-van-het-verslag",
    "nota van wijziging": "nota-van-wijziging",
    "nota van verbetering": "nota-van-verbetering",
    "koninklijke boodschap": "koninklijke-boodschap",
    "geleidende brief": "geleidende-brief",
    "nader rapport": "nader-rapport",
    "initiatiefnota": "initiatiefnota",
    "jaarverslag": "jaarverslag",
    "verslag van een schriftelijk overleg": "verslag-van-een-schriftelijk-overleg",
    "lijst van vragen": "lijst-van-vragen",
    "lijst van vragen en antwoorden": "lijst-van-vragen-en-antwoorden",
}
_ANSWERS = ("antwoord-op-kamervragen", "mededeling-uitstel-antwoord")
_QUESTIONS = ("kamervragen", "mondelinge-vragen")
# The schemes of DC.type that name a kind, the most specific first; the kinds of items of Handelingen are agenda points.
_KIND_SCHEMES: Final = ("KamerstukTypen", "AanhangselTypen", "KamervraagTypen", "Parlementair")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ZAAK = re.compile(r"\d{4}Z\d{4,6}")
_SESSION = re.compile(r"(?P<first>(?:18|19|20)\d\d)\s*[-–/]\s*(?:\d\d)?\d\d")
_DOSSIER = re.compile(r"\d{5}(?:-[0-9A-Z]+)?")
_ORDER = re.compile(r"(?P<last>[^,()]+), (?P<first>[^,]+)")  # "Dijk, D.J.H. van": sorted by last name
BESIDE: Final = ("metadata.xml", "metadata_owms.xml")
_BELOW: Final = ("metadata", "metadataowms")  # the folders of these, beside that of the document
_MOST_FOLDERS: Final = 100


@dataclass(frozen=True, slots=True)
class Record:
    """One statement of a metadata record."""

    name: str  # as in the file: "OVERHEIDop.dossiernummer"
    scheme: str
    content: str
    where: str  # ground of facts made from it: "metadata.xml: OVERHEIDop.dossiernummer"

    @property
    def key(self) -> str:
        """The name without its prefix, in lower case: `dossiernummer`."""
        return re.split(r"[.:]", self.name)[-1].lower()


def meta_records(elements: Iterable[etree._Element], where: str) -> Iterator[Record]:
    """The records of `<meta>` or `<metadata>` elements with a name and content."""
    for element in elements:
        name, content = attribute(element, "name"), " ".join(attribute(element, "content").split())
        if name and content:
            yield Record(name, attribute(element, "scheme"), content, f"{where} {name}")


def records_of(path: Path, content: bytes) -> tuple[Record, ...]:
    """The records of a metadata file in either form. Raises InputError when it is damaged or something else."""
    root, _ = xml_tree(path, content)
    where = f"{path.name}:"
    if local_name(root) == "metadata_gegevens":
        return tuple(meta_records(root.iter("metadata"), where))
    if local_name(root) != "owms-metadata":
        raise InputError(f"{path}: holds no metadata of an official publication (its root is <{local_name(root)}>)")
    found: list[Record] = []
    for part in root:
        for element in part if isinstance(part.tag, str) else ():
            words = words_of(element) if isinstance(element.tag, str) else ""
            if words:
                name = f"{element.prefix}:{local_name(element)}" if element.prefix else local_name(element)
                found.append(Record(name, attribute(element, "scheme"), words, f"{where} {name}"))
    return tuple(found)


def metadata_facts(records: Iterable[Record]) -> tuple[Fact, ...]:
    """What records say of a document, as facts of kg.facts.KEYS, each value once."""
    found = _Facts(tuple(records))
    kept: dict[tuple[str, str], Fact] = {}
    for fact in found.all():
        kept.setdefault((fact.key, fold(fact.value)), fact)
    return tuple(kept.values())


class _Facts:
    """The records of one document by their keys."""

    def __init__(self, records: tuple[Record, ...]) -> None:
        self.records = records
        self.id = next((record.content for record in self._of("identifier") if is_official(record.content)), "")
        self.type = next((kind for record in self._of("type") if (kind := TYPES.get(record.content.lower()))), "")

    def _of(self, *keys: str) -> tuple[Record, ...]:
        """The records with the first of *keys* that there is any of."""
        for key in keys:
            found = tuple(record for record in self.records if record.key == key)
            if found:
                return found
        return ()

    def all(self) -> Iterator[Fact]:
        for record in self._of("identifier"):
            if record.content == self.id:
                yield Fact("official_id", self.id, record.where)
        for record in self._of("type"):
            if self.type and TYPES.get(record.content.lower()) == self.type:
                yield Fact("type", self.type, record.where)
        yield from self._official_kind()
        yield from self._titles()
        yield from self._dates()
        yield from self._numbers()
        yield from self._people()
        yield from self._related()

    def _official_kind(self) -> Iterator[Fact]:
        """The publisher's name for the kind: `Brief`, `Antwoord`, else the class of publication, `Bijlage`."""
        for scheme in _KIND_SCHEMES:
            for record in self._of("type"):
                if record.scheme.rpartition(".")[2] == scheme:
                    yield Fact("official_kind", record.content, record.where)
                    return

    def _titles(self) -> Iterator[Fact]:
        """Of a kamerstuk the title is that of its dossier; a title with parts (`;`) repeats these and its kind."""
        is_paper = bool(self._of("dossiertitel"))
        for record in self._of("dossiertitel") or self._of("title"):
            yield Fact("title", record.content, record.where)
        for record in self._of("documenttitel") if is_paper else ():
            yield Fact("subject", record.content, record.where)

    def _dates(self) -> Iterator[Fact]:
        for record in self._of("datumvergadering", "datumontvangst", "datumindiening", "issued"):
            if _DAY.fullmatch(record.content):
                yield Fact("date", record.content, record.where)
                if record.key == "datumontvangst" and self.type == "antwoord-op-kamervragen":
                    yield Fact("answered_date", record.content, record.where)
        for record in self._of("datumindiening") if self.type in (*_ANSWERS, *_QUESTIONS) else ():
            if _DAY.fullmatch(record.content):
                yield Fact("asked_date", record.content, record.where)

    def _numbers(self) -> Iterator[Fact]:
        # an item of the Handelingen, or an agenda, belongs to the dossiers that it treats
        for record in self._of("dossiernummer", "behandelddossier"):
            for value in re.split(r"\s*;\s*", record.content):
                if _DOSSIER.fullmatch(value):
                    yield Fact("dossier", value, record.where)
        if not self.id.startswith("blg-"):  # what is attached bears the number of what it is attached to
            for record in self._of("ondernummer", "aanhangselnummer"):
                yield Fact("number", record.content, record.where)
        if self.id.startswith("kv-"):
            for record in self._of("vraagnummer"):
                yield Fact("number", record.content, record.where)
        for record in self._of("handelingenitemnummer"):
            for issue in self._of("publicationissue"):
                yield Fact("number", f"{issue.content}-{record.content}", record.where)
        for record in self._of("vergaderjaar"):
            if session := session_year(record.content):
                yield Fact("session_year", session, record.where)

    def _people(self) -> Iterator[Fact]:
        """Who wrote it: of answers that is the one who received the questions."""
        is_answer = self.type in _ANSWERS
        for record in self._of("ontvanger") if is_answer else self._of("indiener"):
            yield Fact("author", person(record.content), record.where)
        for record in () if is_answer else self._of("ontvanger"):
            yield Fact("addressee", record.content, record.where)
        for record in self._of("creator"):
            ministry = ministry_id(record.content) if record.scheme.endswith("Ministerie") else None
            if ministry:
                yield Fact("ministry", ministry, record.where)

    def _related(self) -> Iterator[Fact]:
        """Questions name the Aanhangsel with their answer, answers their questions, attachments their letter."""
        for record in self._of("vraagnummer"):
            yield Fact("question_number", record.content, record.where)
            if self.type in _ANSWERS and _ZAAK.fullmatch(record.content):
                yield Fact("question_document", f"kv-tk-{record.content}", record.where)
        for record in self._of("aanhangsel") if self.type in _QUESTIONS else ():
            if is_official(record.content):
                yield Fact("see_also", record.content, record.where)
        for record in self._of("hoofddocument"):
            if is_official(record.content):
                yield Fact("main_document", record.content, record.where)


def is_official(words: str) -> bool:
    """Whether *words* are the id of an official publication."""
    return PUBLICATION.fullmatch(words) is not None


def session_year(words: str) -> str:
    """The session year in *words*, or an empty string.

    >>> session_year("Vergaderjaar 2020-2021"), session_year("Vergaderjaar 2020–21")
    ('2020-2021', '2020-2021')
    """
    match = _SESSION.search(words)
    return f"{match['first']}-{int(match['first']) + 1}" if match else ""


def person(name: str) -> str:
    """A name in the order in which it is spoken.

    >>> person("Dijk, D.J.H. van"), person("S.P.R.A. van Weyenberg")
    ('D.J.H. van Dijk', 'S.P.R.A. van Weyenberg')
    """
    match = _ORDER.fullmatch(name)
    return f"{match['first']} {match['last']}" if match else name


def ministry_id(name: str, on: date | None = None) -> str | None:
    """The id of the ministry with that name or abbreviation, at the day *on*; None when none or several bear it.

    >>> ministry_id("SZW"), ministry_id("Ministerie van Justitie en Veiligheid")
    ('szw', 'jenv')
    """
    wanted = fold(name)
    bearers = [
        thing
        for thing in known().of_kind("ministry")
        if any(fold(each) == wanted for each in (thing.label, *thing.names))
    ]
    if len(bearers) > 1 and on is not None:
        day = on.isoformat()
        bearers = [thing for thing in bearers if any(_holds(value, day, wanted) for _, value in thing.facts)]
    return bearers[0].id if len(bearers) == 1 else None


def _holds(period: str, day: str, name: str) -> bool:
    """Whether *period* (`1998-08-03..2002-07-21|Ontwikkelingssamenwerking`) is of that name and holds *day*."""
    dates, bar, borne = period.partition("|")
    since, dots, until = dates.partition("..")
    return bool(bar and dots) and fold(borne) == name and since <= day <= (until or "9999")


def metadata_beside(path: Path, files: MetadataFiles | None = None) -> tuple[Fact, ...]:
    """The facts of the metadata files that belong to the document at *path*; none when there are none.

    They lie in the same folder, in a folder `<id>` there, or as in the repository of official publications:
    `<id>/1/xml/<id>.xml` beside `<id>/1/metadata/metadata.xml`. A file counts when it bears the id of the document
    (its name, or the folder's), or lies alone with it. Damaged metadata is as none. *files* has looked into folders.
    """
    found: list[Record] = []
    for file in map(Path, (files or MetadataFiles()).of(str(path))):
        records = _records_in(file)
        if records and _belongs(records, file, path):
            found += records
    return metadata_facts(found)


class MetadataFiles:
    """Finds the files in which metadata of documents may be; into each folder it looks once.

    Asked of every file at every build, so with text, which takes a tenth of the time of paths.
    """

    def __init__(self) -> None:
        self._names: dict[str, frozenset[str]] = {}  # of the folders that were looked into last: what can matter

    def of(self, path: str) -> Iterator[str]:
        """Yield those of the document at *path*."""
        folder, file_name = os.path.split(path)
        folder = folder or os.curdir
        above, stem = os.path.dirname(folder) or os.curdir, os.path.splitext(file_name)[0]
        here, beside = self._of_folder(folder), self._of_folder(above)
        for name, below in zip(BESIDE, _BELOW, strict=True):
            places = (
                folder if name in here else "",
                os.path.join(folder, stem) if stem.lower() in here else "",
                os.path.join(above, below) if below in beside else "",
            )
            for place in filter(None, places):
                file = os.path.join(place, name)
                if os.path.isfile(file) and os.path.normpath(file) != os.path.normpath(path):
                    yield file

    def _of_folder(self, folder: str) -> frozenset[str]:
        """The folders in a folder, and its metadata, in small letters: some systems take them for the same."""
        if folder not in self._names:
            if len(self._names) > _MOST_FOLDERS:
                self._names.clear()
            try:
                with os.scandir(folder) as entries:
                    found = (e.name.lower() for e in entries if e.name.lower() in BESIDE or e.is_dir())
                    self._names[folder] = frozenset(found)
            except OSError:
                self._names[folder] = frozenset()
        return self._names[folder]


def _records_in(file: Path) -> tuple[Record, ...]:
    try:
        content = file.read_bytes()
        return records_of(file, content) if markup_kind(content) == "metadata" else ()
    except (OSError, InputError):
        return ()


def _belongs(records: Iterable[Record], file: Path, path: Path) -> bool:
    """Whether metadata is that of the document at *path*."""
    ids = {record.content for record in records if record.key == "identifier"}
    own = {path.stem, path.name.partition(".")[0], *(parent.name for parent in path.parents[:3])}
    if ids & own:
        return True
    others = [each for each in path.parent.iterdir() if each.is_file() and each.name not in (*BESIDE, path.name)]
    return file.parent == path.parent and not others and not is_official(path.stem)


__all__ = [
    "BESIDE", "MetadataFiles", "Record", "metadata_beside", "metadata_facts", "records_of",
]  # fmt: skip
