"""The things that documents refer to, cited or known beforehand: their names and facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.iri import Iris
from kg.model import Target
from kg.triples.terms import (
    CELEX_PAGE,
    CLASS,
    LABEL,
    NUMBER,
    OTHER_LABEL,
    PAGE,
    TYPE,
    Statement,
    Term,
    about,
    date_literal,
    dutch,
    in_dossier,
    literal,
    own,
    plain,
    published_as,
    resource,
    whole,
)
from kg.vocab import DCTERMS, ELI, FABIO, KG, OWL, SDO

# fact -> property, by what the value is
_WORDS = {
    "bwb": own(KG.bwbId),
    "celex": own(KG.celex),
    "abbreviation": own(KG.abbreviation),
    "role": own(SDO.jobTitle),
}
_THINGS = {"law": own(ELI.is_part_of), "publisher": own(DCTERMS.publisher)}
_ADDRESSES = {"url": PAGE, "homepage": PAGE, "source": own(DCTERMS.source)}
_PAGES = {
    "bwb": "https://wetten.overheid.nl/{}",
    "celex": CELEX_PAGE,
}
_TITLE, _YEAR, _SAME_AS = own(DCTERMS.title), own(FABIO.hasPublicationYear), own(OWL.sameAs)
_DOSSIER_NUMBER, _SEQUENCE_NUMBER = own(KG.dossierNumber), own(KG.sequenceNumber)
_NAME_VERSION, _HAS_NAME_VERSION = own(KG.NameVersion), own(KG.hasNameVersion)
_FROM, _UNTIL, _ORDER = own(KG.validFrom), own(KG.validUntil), own(KG.order)
_DAY = len("2022-11-14")
_NAME_VERSIONS = ("name_version", "period")


def thing_statements(target: Target, iris: Iris) -> Iterator[Statement]:
    """The thing itself, with the names and facts that came along.

    A question that is pointed at (`seealso`) is a unit of the document and described there. Facts that only serve
    recognition say nothing here.
    """
    if target.kind == "seealso":
        return
    node = resource(target.iri)
    yield from about(
        node,
        (TYPE, CLASS[target.kind]),
        (LABEL, dutch(target.label)),
        *((OTHER_LABEL, dutch(name)) for name in dict.fromkeys(target.names) if name != target.label),
        (_TITLE, dutch(_title(target))),
    )
    for key, value in target.facts:
        yield from _identifier(node, target.kind, key, value, iris)
        yield from _fact(node, key, value, iris)
    for order, version in enumerate(name_versions(target), 1):
        yield from _name_version(node, order, version, iris)


def name_versions(target: Target) -> list[Version]:
    """The names that the thing bore one after the other; none when it always had its name."""
    versions = [_version(key, value) for key, value in target.facts if key in _NAME_VERSIONS]
    return versions if len(versions) > 1 or any(version.begin or version.end for version in versions) else []


def _title(target: Target) -> str:
    """The whole title of a report, subtitle included."""
    if target.kind != "report":
        return ""
    subtitle = next((value for key, value in target.facts if key == "subtitle"), "")
    return f"{target.label}: {subtitle}" if subtitle else target.label


def _identifier(node: Term, kind: str, key: str, value: str, iris: Iris) -> Iterator[Statement]:
    match key:
        case "official_id":
            yield from published_as(node, value)
        case "dossier" if kind == "dossier":
            yield node, _DOSSIER_NUMBER, plain(value)
        case "dossier":
            yield from in_dossier(node, value, iris)
        case "number":
            yield node, NUMBER if kind == "article" else _SEQUENCE_NUMBER, plain(value)
        case "tooi" if kind != "ministry":  # a ministry's code is its IRI
            yield node, _SAME_AS, resource(value)


def _fact(node: Term, key: str, value: str, iris: Iris) -> Iterator[Statement]:
    if key in _WORDS:
        yield from about(node, (_WORDS[key], literal(value)))
    if key in _THINGS:
        yield node, _THINGS[key], resource(value)
    if key in _ADDRESSES and value != node[1:-1]:  # the source of a ministry is its IRI
        yield node, _ADDRESSES[key], resource(iris.web_page(value))
    if key in _PAGES:
        yield node, PAGE, resource(_PAGES[key].format(value))
    if key == "year":
        yield from about(node, (_YEAR, date_literal(value)))


@dataclass(frozen=True, slots=True)
class Version:
    name: str
    begin: str  # "2022-11-30", "2022-11", "2022", or empty
    end: str

    def holds_on(self, day: str) -> bool:
        """Whether it was the name on that day, as a query finds it: only whole days can be compared with one."""
        return all(not date or len(date) == _DAY for date in (self.begin, self.end)) and (
            (not self.begin or self.begin <= day) and (not self.end or day <= self.end)
        )


def _version(key: str, value: str) -> Version:
    """A name for a time: `<name>|<from>|<until>`, or in the reference data `<from>..<until>|<name>`."""
    if key == "period":
        period, _, name = value.partition("|")
        begin, _, end = period.partition("..")
    else:
        name, begin, end = (*value.split("|"), "", "")[:3]
    return Version(name, begin, end)


def _name_version(node: Term, order: int, version: Version, iris: Iris) -> Iterator[Statement]:
    name = own(iris.name_version(node[1:-1], order))
    yield node, _HAS_NAME_VERSION, name
    yield from about(
        name,
        (TYPE, _NAME_VERSION),
        (LABEL, dutch(version.name)),
        (_FROM, date_literal(version.begin)),
        (_UNTIL, date_literal(version.end)),
        (_ORDER, whole(order)),
    )
