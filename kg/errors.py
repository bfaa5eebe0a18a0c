"""Everything that can go wrong, as exceptions for people to act on and issues for people to look at.

KgError
├── InputError      a file or folder cannot be used as input
│   └── NoDocumentError  it is whole, but no document: metadata, an answer of a web service, an image
├── OutputError     an output folder cannot be written, or is not what it should be
├── QueryError      a query that is unknown, or that the engine refuses
├── ClusterError    the workers of a cluster cannot be used
├── ServerError     a SPARQL server that does not answer, or refuses
├── NotFoundError   no thing bears the name or number that was asked for
├── FetchError      a service of publications does not give what it was asked for
│   └── ServiceDownError  it does not answer at all: asking for the next document is of no use
└── DataError       reference data (ontology/*) that contradicts itself: a mistake of ours
"""

from __future__ import annotations

from dataclasses import dataclass


class KgError(Exception):
    """A failure with a message for a person: what is wrong, where, and what to do. Exit code 2."""


class InputError(KgError):
    """A file or folder that cannot be read as a document."""


class NoDocumentError(InputError):
    """A file that can be read, but is no document; in a folder it is passed over with the reason."""


class OutputError(KgError):
    """An output folder that cannot be written or read."""


class QueryError(KgError):
    """A query that does not exist or that the SPARQL engine refuses."""


class ServerError(KgError):
    """A SPARQL server that cannot be reached, is too slow, or refuses what it is asked."""


class NotFoundError(KgError):
    """Nothing in the graph bears the name, number or IRI that was asked for."""


class FetchError(KgError):
    """A service of official publications that refuses, or gives something else than was asked for."""


class ServiceDownError(FetchError):
    """A service that cannot be reached, or that stays overloaded."""


class ClusterError(KgError):
    """A cluster that is not there, or that cannot be used."""


class DataError(KgError):
    """Reference data that contradicts itself."""


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """Something a person should look at. Nothing was dropped because of it."""

    line: int  # in the source, from 1; 0 when it concerns the whole document
    code: str  # stable, explained in docs/issues.md: "footnote-without-marker"
    message: str  # what was seen, what was assumed, what to do
