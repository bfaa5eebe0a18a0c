"""Turtle that reads well and is always the same: sorted, an empty line between subjects, each with its type first.

    doc:kst-32824-451.a21 a kg:Answer ;
        kg:citesReport report:scp-2016-integratie-in-zicht ;

Written by the Oxigraph serialiser, some thousands of triples at a time. https://www.w3.org/TR/turtle/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby, islice
from typing import TypeVar

import pyoxigraph as ox

from kg.sorting import in_order
from kg.vocab import PREFIXES

T = TypeVar("T", ox.Triple, ox.Quad)

_BATCH = 20_000  # triples; a subject is never divided
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_TYPE_TERM = f"<{_TYPE}>"
_INTEGER = '"^^<http://www.w3.org/2001/XMLSchema#integer>'
_NAMES = {space: name for name, space in PREFIXES.items()}
_PLAIN_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")  # of a name that needs no escape


def turtle(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """Yield *triples*, once each, as pieces of a Turtle file that declares those of *prefixes* that it uses."""
    used = Used(prefixes)
    ordered = in_turtle_order(used.seen(triples))  # read whole before the first one comes out
    first = next(ordered, None)
    if first is None:
        return
    yield used.head()
    for batch in _batches(chain((first,), ordered)):
        yield _body(batch, used.prefixes())


class Used:
    """Which prefixes triples use that pass by."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._starts: set[str] = set()

    def seen(self, triples: Iterable[T]) -> Iterator[T]:
        """Yield the *triples* (or quads), of which the names are noted."""
        for triple in triples:
            self._starts.update(_start(iri) for iri in _iris(triple))
            yield triple

    def prefixes(self) -> dict[str, str]:
        """Those under which a name fell, sorted."""
        return {name: space for name, space in sorted(self._prefixes.items()) if space in self._starts}

    def head(self) -> bytes:
        return "".join(f"@prefix {name}: <{space}> .\n" for name, space in self.prefixes().items()).encode()


def in_turtle_order(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield *triples*, each once, sorted by subject, its type first; very many are sorted in files, not in memory."""
    lines = (f"{_place(triple)}\n" for triple in triples)
    return (quad.triple for quad in _read_back(lines))


def in_trig_order(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield *quads*, each once, in that order in each graph, and the graphs in order."""
    lines = (f"{quad.graph_name}{_APART}{_place(quad)}\n" for quad in quads)
    return _read_back(lines)


_APART = "\0"  # before every sign that a term can have
_TYPE_FIRST, _OTHERS_LATER = "0", "1"


def _place(triple: ox.Triple | ox.Quad) -> str:
    """Subject, predicate and object in a line that sorts as `turtle_order` does."""
    predicate = triple.predicate.value
    later = _TYPE_FIRST if predicate == _TYPE else _OTHERS_LATER
    return f"{triple.subject}{_APART}{later}{predicate}{_APART}{triple.object}"


def _read_back(lines: Iterable[str]) -> Iterator[ox.Quad]:
    """Yield the triples or quads of such lines, sorted, each once."""
    once = (line for line, _ in groupby(in_order(lines)))
    while batch := list(islice(once, _BATCH)):
        yield from ox.parse("".join(map(_statement, batch)), format=ox.RdfFormat.N_QUADS, lenient=True)


def _statement(line: str) -> str:
    """The line of N-Quads."""
    *graph, subject, predicate, value = line.removesuffix("\n").split(_APART)
    named = f" {graph[0]}" if graph and graph[0] != _DEFAULT else ""
    return f"{subject} <{predicate[1:]}> {value}{named} .\n"


_DEFAULT = str(ox.DefaultGraph())


def turtle_head(prefixes: Mapping[str, str]) -> bytes:
    """The beginning of a Turtle file that declares all of *prefixes*."""
    return "".join(f"@prefix {name}: <{space}> .\n" for name, space in sorted(prefixes.items())).encode()


def turtle_block(triples: Iterable[ox.Triple], prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """*triples*, which are all of their subjects, as a piece of a Turtle file that declares *prefixes* at its head.

    Pieces that are put one after the other are a file as `turtle` would write it, but for the order of subjects.
    """
    ordered = sorted(triples, key=turtle_order)
    return b"".join(_body(batch, prefixes) for batch in _batches(ordered))


def _body(ordered: Sequence[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    text = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""
    body = re.sub(rb"\A(?:@prefix [^\n]*\n)*", b"", text)
    # The end of a line stands in a literal as \n, so that a full stop before one always ends a subject.
    return b"\n" + re.sub(rb" \.\n(?=.)", b" .\n\n", body, flags=re.DOTALL)


def text_block(subject: str, said: Iterable[tuple[str, str]]) -> str:
    """What `turtle_block` gives for one subject, sooner: predicates and objects are terms of N-Triples, sorted.

    Of the datatypes that Turtle has a short form of, there may be whole numbers.
    """
    types: list[str] = []
    found: list[str] = []
    before = ""
    for predicate, value in said:
        if predicate == _TYPE_TERM:
            types.append(_short(value))
            continue
        if predicate == before:
            found.append(" , ")
        else:
            found.append(_verb(predicate))
            before = predicate
        if value[-1] != ">":  # a string, of a language or of none, is the same in Turtle
            found.append(value)
        elif value[0] == "<":
            found.append(_short(value))
        elif value.endswith(_INTEGER):
            found.append(value[1 : -len(_INTEGER)])
        else:
            text, _, datatype = value.rpartition("^^")
            found.append(f"{text}^^{_short(datatype)}")
    # The first verb follows on its subject, each other one stands on a line of its own.
    kind = f"{_NEXT}a {' , '.join(types)}" if types else ""
    return f"\n{_short(subject)} {(kind + ''.join(found)).removeprefix(_NEXT)} .\n"


_NEXT = " ;\n\t"


@lru_cache(maxsize=1 << 10)
def _verb(predicate: str) -> str:
    return f"{_NEXT}{_short(predicate)} "


@lru_cache(maxsize=1 << 14)
def _short(iri: str) -> str:
    """`kg:line` for an IRI in brackets that falls under a prefix; as the serialiser writes it."""
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    name, local = _NAMES.get(iri[1:end]), iri[end:-1]
    if name is not None and _PLAIN_LOCAL.fullmatch(local):
        return f"{name}:{local}"
    node = ox.NamedNode(iri[1:-1])
    text = ox.serialize([ox.Triple(node, node, node)], format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b""
    return text.decode().rstrip(" .\n").rpartition(" ")[2]


def turtle_order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    """Sorts subjects together and puts the type of each first."""
    predicate = triple.predicate.value
    return str(triple.subject), predicate != _TYPE, predicate, str(triple.object)


def _batches(ordered: Iterable[ox.Triple]) -> Iterator[Sequence[ox.Triple]]:
    """Yield some thousands at a time; a subject is never divided."""
    batch: list[ox.Triple] = []
    for triple in ordered:
        if len(batch) >= _BATCH and triple.subject != batch[-1].subject:
            yield batch
            batch = []
        batch.append(triple)
    if batch:
        yield batch


@lru_cache(maxsize=1 << 16)
def _start(iri: str) -> str:
    """What an IRI begins with, up to the last slash or hash sign."""
    return re.sub(r"[^/#]*$", "", iri)


def _iris(triple: ox.Triple | ox.Quad) -> Iterator[str]:
    yield triple.predicate.value
    for term in (triple.subject, triple.object):
        if isinstance(term, ox.NamedNode):
            yield term.value
        elif isinstance(term, ox.Literal):
            yield term.datatype.value
