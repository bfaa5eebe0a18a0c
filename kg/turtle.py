"""Turtle that reads well and is always the same: sorted, an empty line between subjects, each with its type first.

    doc:kst-32824-451.a21 a kg:Answer ;
        kg:citesReport report:scp-2016-integratie-in-zicht ;

Written by the Oxigraph serialiser, some thousands of triples at a time. https://www.w3.org/TR/turtle/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import pyoxigraph as ox

from kg.vocab import PREFIXES

_BATCH = 20_000  # triples; a subject is never divided
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_TYPE_TERM = f"<{_TYPE}>"
_INTEGER = '"^^<http://www.w3.org/2001/XMLSchema#integer>'
_NAMES = {space: name for name, space in PREFIXES.items()}
_PLAIN_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")  # of a name that needs no escape


def turtle(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """Yield *triples*, once each, as pieces of a Turtle file that declares those of *prefixes* that it uses."""
    ordered = sorted(frozenset(triples), key=turtle_order)
    used = used_prefixes(ordered, prefixes)
    if used:
        yield "".join(f"@prefix {name}: <{space}> .\n" for name, space in used.items()).encode()
    for batch in _batches(ordered):
        yield _body(batch, used)


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
    pairs = list(said)
    ordered = [pair for pair in pairs if pair[0] == _TYPE_TERM]
    ordered += [pair for pair in pairs if pair[0] != _TYPE_TERM]
    found = [f"\n{_short(subject)}"]
    before = ""
    for predicate, value in ordered:
        if predicate == before:
            found.append(" , ")
        else:
            found.append(f" ;\n\t{_verb(predicate)} " if before else f" {_verb(predicate)} ")
            before = predicate
        if value[-1] != ">":  # a string, of a language or of none, is the same in Turtle
            found.append(value)
        elif value.endswith(_INTEGER):
            found.append(value[1 : -len(_INTEGER)])
        elif value[0] == "<":
            found.append(_short(value))
        else:
            text, _, datatype = value.rpartition("^^")
            found.append(f"{text}^^{_short(datatype)}")
    found.append(" .\n")
    return "".join(found)


def _verb(predicate: str) -> str:
    return "a" if predicate == _TYPE_TERM else _short(predicate)


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


def used_prefixes(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Those of *prefixes* under which a name in *triples* falls, sorted."""
    starts = {re.sub(r"[^/#]*$", "", iri) for triple in triples for iri in _iris(triple)}
    return {name: space for name, space in sorted(prefixes.items()) if space in starts}


def _batches(ordered: Sequence[ox.Triple]) -> Iterator[Sequence[ox.Triple]]:
    begin = 0
    while begin < len(ordered):
        end = min(begin + _BATCH, len(ordered))
        while end < len(ordered) and ordered[end].subject == ordered[end - 1].subject:
            end += 1
        yield ordered[begin:end]
        begin = end


def _iris(triple: ox.Triple) -> Iterator[str]:
    yield triple.predicate.value
    for term in (triple.subject, triple.object):
        if isinstance(term, ox.NamedNode):
            yield term.value
        elif isinstance(term, ox.Literal):
            yield term.datatype.value
