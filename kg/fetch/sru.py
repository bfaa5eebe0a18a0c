"""The search service of the repository of official publications: queries in CQL, answers in XML.

SRU 2.0: https://docs.oasis-open.org/search-ws/searchRetrieve/v1.0/searchRetrieve-v1.0-part3-sru2.0.html; CQL:
https://docs.oasis-open.org/search-ws/searchRetrieve/v1.0/searchRetrieve-v1.0-part5-cql.html. Which indexes the service
has is in docs/fetch.md, with where that is known from.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

from lxml import etree

from kg.errors import FetchError, InputError
from kg.fetch.asked import KINDS, Dossier, Publication, Search, is_publication
from kg.fetch.services import METADATA_FORMS, TEXT_FORMS, Holding, Manifestation, Page
from kg.readers.markup import attribute, local_name, words_of, xml_tree
from kg.result import printable

PAGE: Final = 100  # records asked for at once; the service gives at most 1,000
_AREA = "c.product-area==officielepublicaties"
_CHAMBERS = 'w.organisatietype=="staten generaal"'


def query_of(asked: Publication | Dossier | Search) -> str:
    """The CQL query for what is asked.

    >>> query_of(Dossier("32824", "motie"))
    'c.product-area==officielepublicaties and w.dossiernummer=="32824" and w.subrubriek=="Motie"'
    """
    if isinstance(asked, Publication):
        return f"{_AREA} and dt.identifier=={_quoted(asked.id)}"
    if isinstance(asked, Dossier):
        return f"{_AREA} and w.dossiernummer=={_quoted(asked.number)} and {_of_kind(asked.kind or 'kamerstuk')}"
    clauses = [_AREA, _CHAMBERS]
    clauses += [f"cql.textAndIndexes={_quoted(words)}" for words in asked.words]
    clauses += [_of_kind(asked.kind)] if asked.kind else []
    clauses += [f"dt.date>={_quoted(asked.since)}"] if asked.since else []
    clauses += [f"dt.date<={_quoted(asked.until)}"] if asked.until else []
    return " and ".join(clauses)


def page_url(repository: str, query: str, start: int, size: int) -> str:
    """The address of the records from *start*, counted from 1."""
    parameters = {
        "operation": "searchRetrieve",
        "version": "2.0",
        "query": query,
        "startRecord": start,
        "maximumRecords": size,
        "httpAccept": "application/xml",
    }
    return f"{repository.rstrip('/')}/sru?{urlencode(parameters, quote_via=quote)}"


def read_page(content: bytes, url: str) -> Page:
    """What an answer says. Raises FetchError: it is no answer of SRU, or the service refuses the query."""
    try:
        root, _ = xml_tree(Path("answer"), content)
    except InputError as error:
        raise FetchError(f"{url}: the answer is no XML of a search service") from error
    told = next(iter(_all(root, "diagnostics")), None)
    count = next((words_of(found) for found in _all(root, "numberofrecords")), "")
    if told is not None and not count:
        raise FetchError(f"{url}: the search service refuses the query: {printable(words_of(told))[:300]}")
    if local_name(root) != "searchretrieveresponse" or not count.isdigit():
        raise FetchError(f"{url}: the answer is XML, but not of a search service (its root is <{local_name(root)}>)")
    records = _all(root, "record")
    return Page(int(count), tuple(found for found in map(_holding, records) if found), len(records))


def _holding(record: etree._Element) -> Holding | None:
    """What a record says of a document; None when it names no publication."""
    identifier = next((words_of(found) for found in _all(record, "identifier")), "")
    if not is_publication(identifier):
        return None
    title = next((words_of(found) for found in _all(record, "title")), "")
    files = tuple(
        Manifestation(form, words_of(item))
        for item in _all(record, "itemurl")
        if (form := attribute(item, "manifestation").lower()) in (*TEXT_FORMS, *METADATA_FORMS)
    )
    return Holding(identifier, title, files)


def _all(element: etree._Element, name: str) -> list[etree._Element]:
    """The elements below *element* with that local name, in lower case."""
    return [found for found in element.iter(etree.Element) if local_name(found) == name]


def _of_kind(kind: str) -> str:
    known = KINDS[kind]
    return f"{known.field}=={_quoted(known.value)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
