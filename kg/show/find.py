"""From what a person types to a node of the graph: an IRI, a number, a unit of a document, a file, or a name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.gazetteer import fold
from kg.result import Rows, printable
from kg.store import GraphSource

_SHOWN = 12  # names in a message
_COMPARED = 400  # names that are compared letter by letter
_PART = 4  # letters that a part of a name has at least

# `32824-378`, `kst-32824-378`, `32 824, nr. 378`, `Kamerstukken II 36 600 XV, nr. 24`, `36600-XV`, `32824`
_NUMBER = re.compile(
    r"""(?:kst-|Kamerstuk(?:ken)?\b[\sI,]*|dossier\s+)?
        (?P<dossier>\d{2}[\s.]?\d{3})
        (?:[\s-](?P<toevoeging>[IVXLC]+|[A-Z]|\d{2})(?![\w]))?
        (?:(?:,?\s*nr\.?\s*|-|,\s*|\s+)(?P<number>\d{1,5}|[A-Z]{1,3}))?""",
    re.VERBOSE | re.IGNORECASE,
)
# the last word of `kst-32824-451 A47`: the name of a unit or of a footnote
_UNIT = re.compile(r"(?P<document>.+?)[\s,]+(?P<unit>D|[QA]\d+[a-z]?(?:\.\d+)?|[VR]-\S.*|fn\d+\S*)", re.IGNORECASE)

# Every name of a thing that documents refer to, or of a document.
_CLASSES = (
    "kg:Document", "kg:Dossier", "kg:Report", "kg:WebPage", "kg:Law", "kg:Article", "kg:Programme", "kg:Body",
    "kg:Ministry", "kg:Party", "kg:Committee", "kg:Person", "kg:Place", "kg:Motion",
)  # fmt: skip
# One question a property: a UNION of them takes the engine ten times as long.
_KINDS = f"SELECT ?thing ?class WHERE {{ VALUES ?class {{ {' '.join(_CLASSES)} }} ?thing a ?class }}"
_LABELS = (
    f"SELECT ?thing ?label WHERE {{ VALUES ?class {{ {' '.join(_CLASSES)} }} ?thing a ?class ; skos:prefLabel ?label }}"
)
_OTHER_NAMES = tuple(
    f"SELECT ?thing ?name WHERE {{ {pattern} }}"
    for pattern in (
        "?thing skos:altLabel ?name", "?thing dcterms:title ?name", "?thing kg:abbreviation ?name",
        "?thing kg:hasNameVersion/skos:prefLabel ?name", "?text kg:textOf ?thing ; kg:fileName ?name",
    )
)  # fmt: skip
# The things of one name ($name), each pattern a look into an index; and what they are.
_NAMED = (
    "?thing skos:prefLabel $name", "?thing skos:altLabel $name", "?thing dcterms:title $name",
    "?thing kg:abbreviation $name", "?version skos:prefLabel $name . ?thing kg:hasNameVersion ?version",
    "?text kg:fileName $name ; kg:textOf ?thing",
)  # fmt: skip
_WHAT = f"""SELECT ?label ?class WHERE {{ $thing a ?class FILTER(?class IN ({", ".join(_CLASSES)}))
  OPTIONAL {{ $thing skos:prefLabel ?label }} }}"""


@dataclass(frozen=True, slots=True)
class _Name:
    thing: str
    name: str
    label: str  # its preferred name
    kind: str  # IRI of its class


def find_thing(graph: GraphSource, text: str) -> str:
    """The IRI of the one thing that *text* means.

    *text* is an IRI, the number of a paper or dossier in any form, a unit (`32824-451 A47`), the name of a file, or a
    name of a thing; a part of a name will do when only one thing has it. Raises NotFoundError: with the names that are
    near when there is none, with the choice when there are several.
    """
    wanted = " ".join(text.split())
    if re.match(r"https?://", wanted, re.I):
        return _by_iri(graph, wanted)
    number = _by_number(graph, wanted)
    if number:
        return number
    unit = _UNIT.fullmatch(wanted)
    if unit and (document := _by_number(graph, unit["document"]) or _by_exact_name(graph, unit["document"])):
        return _unit(graph, document, unit["unit"])
    return _by_name(graph, wanted)


def _by_iri(graph: GraphSource, iri: str) -> str:
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise NotFoundError(f"{printable(iri)} is not an IRI") from error
    found = _column(graph, f"SELECT ?p WHERE {{ {{ {node} ?p ?o }} UNION {{ ?s ?p {node} }} }} LIMIT 1")
    if not found:
        raise NotFoundError(f"the graph does not speak of {printable(iri)}")
    return iri


def _by_number(graph: GraphSource, text: str) -> str:
    """The document or dossier with that number, or an empty string."""
    ids = [text]
    match = _NUMBER.fullmatch(text)
    if match:
        dossier = re.sub(r"\D", "", match["dossier"])
        parts = [part.upper() for part in (match["toevoeging"], match["number"]) if part]
        ids = [f"kst-{'-'.join((dossier, *parts))}", "-".join((dossier, *parts))]
    for value in ids:
        number = ox.Literal(value)
        either = f"{{ ?x kg:officialId {number} }} UNION {{ ?x kg:dossierNumber {number} }}"
        found = _column(graph, f"SELECT ?x WHERE {{ {either} }}")
        if found:
            return found[0]
    return ""


def _unit(graph: GraphSource, document: str, name: str) -> str:
    """A unit or footnote of a document; `A22` is also the answer that is printed for 21 and 22 together."""
    node = ox.NamedNode(document)
    if name.upper() == "D":
        return document
    units_of = f"?x kg:unitOf {node} ; kg:unitName ?name ; kg:order ?order"
    rows = _rows(graph, f"SELECT ?x ?name WHERE {{ {units_of} }} ORDER BY ?order")
    units = {unit.casefold(): iri for iri, unit in rows}
    if name.casefold() in units:
        return units[name.casefold()]
    footnote = f"{document}.{name.lower()}"
    if _column(graph, f"SELECT ?p WHERE {{ {ox.NamedNode(footnote)} ?p ?o }} LIMIT 1"):
        return footnote
    if name[:1].upper() == "A" and (question := units.get(f"q{name[1:].casefold()}")):
        answers = _column(graph, f"SELECT ?x WHERE {{ ?x kg:answersQuestion {ox.NamedNode(question)} }} ORDER BY ?x")
        if answers:
            return answers[0]
    known = ", ".join(unit for _, unit in rows[:_SHOWN]) + (", ..." if len(rows) > _SHOWN else "")
    raise NotFoundError(f"{document} has no unit {printable(name)}; " + (f"it has {known}" if known else "it has none"))


def _by_exact_name(graph: GraphSource, text: str) -> str:
    found = {each.thing for each in _named(graph, text)}
    return found.pop() if len(found) == 1 else ""


def _by_name(graph: GraphSource, text: str) -> str:
    exact = _named(graph, text)  # a look into an index; all names of a large graph take seconds
    names = [] if exact else _names(graph)
    wanted = fold(text)
    searches = (
        ("are called", exact),
        ("are called", [each for each in names if wanted and fold(each.name) == wanted]),
        ("have a name with", [each for each in names if len(wanted) >= _PART and wanted in fold(each.name)]),
    )
    for bear, found in searches:
        things = tuple(dict.fromkeys(each.thing for each in found))
        if len(things) == 1:
            return things[0]
        if things:
            raise NotFoundError(f"{len(things)} things {bear} {printable(text)!r}; say which:\n{_listed(found)}")
    near = _near(wanted, names)
    hint = f"; near it are:\n{_listed(near)}" if near else "; `kg query things` lists what the documents refer to"
    raise NotFoundError(f"nothing in {graph.name} is called {printable(text)!r}{hint}")


def _near(wanted: str, names: Sequence[_Name]) -> list[_Name]:
    """The names that differ least; of all of them only those are compared that share most pieces of three letters."""
    by_fold: dict[str, list[_Name]] = {}
    for each in names:
        by_fold.setdefault(fold(each.name), []).append(each)
    pieces = _pieces(wanted)
    shared = {name: len(pieces & _pieces(name)) for name in by_fold}
    likely = sorted((name for name, count in shared.items() if count), key=lambda name: (-shared[name], name))
    near = difflib.get_close_matches(wanted, likely[:_COMPARED], n=5, cutoff=0.6)
    return [each for name in near for each in by_fold[name]]


def _pieces(name: str) -> set[str]:
    padded = f" {name} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _listed(names: Iterable[_Name]) -> str:
    one_each = list({each.thing: each for each in names}.values())
    lines = [f"  {printable(each.label)} ({_kind(each)})  {each.thing}" for each in one_each[:_SHOWN]]
    if len(one_each) > _SHOWN:
        lines.append(f"  ... and {len(one_each) - _SHOWN} more")
    return "\n".join(lines)


def _kind(each: _Name) -> str:
    return each.kind.rpartition("#")[2].lower()


def _names(graph: GraphSource) -> list[_Name]:
    """Every name of everything that can be shown."""
    kinds = dict(sorted(_pairs(graph, _KINDS), reverse=True))
    labels = list(_pairs(graph, _LABELS))
    of_thing = dict(sorted(labels, reverse=True))
    others = (pair for sparql in _OTHER_NAMES for pair in _pairs(graph, sparql))
    found = {pair: None for pair in (*labels, *others) if pair[0] in kinds}
    return [
        _Name(thing, name, of_thing.get(thing, ""), kinds[thing]) for name, thing in sorted((n, t) for t, n in found)
    ]


def _pairs(graph: GraphSource, sparql: str) -> Iterator[tuple[str, str]]:
    return ((row[0], row[1]) for row in _rows(graph, sparql))


def _named(graph: GraphSource, text: str) -> list[_Name]:
    """Those of `_names` that are *text*, without looking at the others."""
    patterns = (
        f"{{ {pattern.replace('$name', str(name))} }}"
        for name in (ox.Literal(text), ox.Literal(text, language="nl"))
        for pattern in _NAMED
    )
    things = _column(graph, f"SELECT DISTINCT ?thing WHERE {{ {' UNION '.join(patterns)} }}")
    return [
        _Name(thing, text, label, kind)
        for thing in sorted(things)
        for label, kind in sorted(_rows(graph, _WHAT.replace("$thing", str(ox.NamedNode(thing)))))
    ]


def _column(graph: GraphSource, sparql: str) -> list[str]:
    return [row[0] for row in _rows(graph, sparql)]


def _rows(graph: GraphSource, sparql: str) -> list[tuple[str, ...]]:
    result = graph.query(sparql)
    return list(result.texts()) if isinstance(result, Rows) else []
