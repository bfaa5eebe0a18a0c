"""From what a person types to a node of the graph: an IRI, a number, a unit of a document, a file, or a name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.asking import batched_rows, rows
from kg.catalogue import CATALOGUE_FILE, Catalogue, is_catalogue
from kg.errors import NotFoundError
from kg.gazetteer import fold
from kg.result import printable
from kg.store import GraphSource, LocalGraph

_SHOWN = 12  # names in a message
_NEAR = 5  # spellings that are near
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
_WRITTEN = tuple(
    f"SELECT ?thing ?name WHERE {{ {pattern} }}"
    for pattern in (
        f"VALUES ?class {{ {' '.join(_CLASSES)} }} ?thing a ?class ; skos:prefLabel ?name",
        "?thing skos:altLabel ?name",
        "?thing dcterms:title ?name", "?thing kg:abbreviation ?name", "?thing kg:hasNameVersion/skos:prefLabel ?name",
        "?text kg:textOf ?thing ; kg:fileName ?name",
    )
)  # fmt: skip
# The same in the catalogue, which has also the numbers of papers and laws.
_CATALOGUED = """SELECT iri, name FROM (
    SELECT thing AS id, name, folded FROM written
    UNION SELECT source, name, folded FROM link JOIN written ON written.thing = target WHERE relation = 'hasNameVersion'
  ) JOIN thing USING (id) WHERE whole IS NULL AND instr(replace(folded, ' ', ''), ?)"""
# The things of one name ($name), each pattern a look into an index; and what they are.
_NAMED = (
    "?thing skos:prefLabel $name", "?thing skos:altLabel $name", "?thing dcterms:title $name",
    "?thing kg:abbreviation $name", "?version skos:prefLabel $name . ?thing kg:hasNameVersion ?version",
    "?text kg:fileName $name ; kg:textOf ?thing",
)  # fmt: skip
_WHAT = f"""SELECT ?thing ?label ?class WHERE {{ $values ?thing a ?class FILTER(?class IN ({", ".join(_CLASSES)}))
  OPTIONAL {{ ?thing skos:prefLabel ?label }} }} ORDER BY ?thing ?label ?class"""


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
    found = list(rows(graph, f"SELECT ?x ?name WHERE {{ {units_of} }} ORDER BY ?order"))
    units = {unit.casefold(): iri for iri, unit in found}
    if name.casefold() in units:
        return units[name.casefold()]
    footnote = f"{document}.{name.lower()}"
    if _column(graph, f"SELECT ?p WHERE {{ {ox.NamedNode(footnote)} ?p ?o }} LIMIT 1"):
        return footnote
    if name[:1].upper() == "A" and (question := units.get(f"q{name[1:].casefold()}")):
        answers = _column(graph, f"SELECT ?x WHERE {{ ?x kg:answersQuestion {ox.NamedNode(question)} }} ORDER BY ?x")
        if answers:
            return answers[0]
    known = ", ".join(unit for _, unit in found[:_SHOWN]) + (", ..." if len(found) > _SHOWN else "")
    raise NotFoundError(f"{document} has no unit {printable(name)}; " + (f"it has {known}" if known else "it has none"))


def _by_exact_name(graph: GraphSource, text: str) -> str:
    found = {each.thing for each in _named(graph, text)}
    return found.pop() if len(found) == 1 else ""


def _by_name(graph: GraphSource, text: str) -> str:
    exact = _named(graph, text)  # a look into an index
    wanted = fold(text)
    names = [] if exact or not wanted else _having(graph, wanted)
    searches = (
        ("are called", exact),
        ("are called", [each for each in names if fold(each.name) == wanted]),
        ("have a name with", [each for each in names if len(wanted) >= _PART]),
    )
    for bear, found in searches:
        things = tuple(dict.fromkeys(each.thing for each in found))
        if len(things) == 1:
            return things[0]
        if things:
            raise NotFoundError(f"{len(things)} things {bear} {printable(text)!r}; say which:\n{_listed(found)}")
    near = _near(graph, wanted)
    hint = f"; near it are:\n{_listed(near)}" if near else "; `kg query things` lists what the documents refer to"
    raise NotFoundError(f"nothing in {graph.name} is called {printable(text)!r}{hint}")


def _having(graph: GraphSource, wanted: str) -> list[_Name]:
    """The names in which *wanted*, a folded text, stands."""
    return _described(graph, (pair for pair in _written(graph, wanted) if wanted in fold(pair[1])))


def _near(graph: GraphSource, wanted: str) -> list[_Name]:
    """The names that differ least; of all of them only those are compared that share most pieces of three letters."""
    by_fold: dict[str, list[tuple[str, str]]] = {}
    for pair in _written(graph):
        by_fold.setdefault(fold(pair[1]), []).append(pair)
    pieces = _pieces(wanted)
    shared = {name: len(pieces & _pieces(name)) for name in by_fold}
    likely = sorted((name for name, count in shared.items() if count), key=lambda name: (-shared[name], name))
    near = difflib.get_close_matches(wanted, likely[:_COMPARED], n=_NEAR, cutoff=0.6)
    return [each for name in near for each in _described(graph, by_fold[name])]


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


def _written(graph: GraphSource, part: str = "") -> Iterator[tuple[str, str]]:
    """Yield things with their names: from a catalogue only those with *part*, a folded text."""
    catalogue = _catalogue(graph)
    if catalogue is not None:
        yield from ((str(iri), str(name)) for iri, name in catalogue.rows(_CATALOGUED, part))
        return
    for sparql in _WRITTEN:
        yield from ((thing, name) for thing, name in rows(graph, sparql))


def _catalogue(graph: GraphSource) -> Catalogue | None:
    """What lies beside the store of a folder made by `kg build`."""
    path = Path(graph.name) / CATALOGUE_FILE
    is_there = isinstance(graph, LocalGraph) and graph.is_of_now() and is_catalogue(path)
    return Catalogue(path) if is_there else None


def _described(graph: GraphSource, pairs: Iterable[tuple[str, str]]) -> list[_Name]:
    """Names of things of the classes that can be shown, by name and IRI, with what the things are."""
    wanted = sorted({(name, thing) for thing, name in pairs})
    things = sorted({thing for _, thing in wanted})
    what = {row[0]: row[1:] for row in reversed(list(batched_rows(graph, _WHAT, "thing", things)))}
    return [_Name(thing, name, *what[thing]) for name, thing in wanted if thing in what]


def _named(graph: GraphSource, text: str) -> list[_Name]:
    """The things that are called *text*, without looking at other names."""
    patterns = (
        f"{{ {pattern.replace('$name', str(name))} }}"
        for name in (ox.Literal(text), ox.Literal(text, language="nl"))
        for pattern in _NAMED
    )
    things = _column(graph, f"SELECT DISTINCT ?thing WHERE {{ {' UNION '.join(patterns)} }}")
    return _described(graph, ((thing, text) for thing in things))


def _column(graph: GraphSource, sparql: str) -> list[str]:
    return [row[0] for row in rows(graph, sparql)]
