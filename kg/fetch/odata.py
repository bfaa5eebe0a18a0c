"""The open data of the Tweede Kamer: which documents it has, and where their publications are.

OData 4.0: https://docs.oasis-open.org/odata/odata/v4.0/odata-v4.0-part2-url-conventions.html; the model:
https://opendata.tweedekamer.nl/documentatie/odata-api. A document that is officially published has files of the
publisher (`DocumentPublicatie`, XML, HTML, PDF, ODT) and metadata; each document also has the file of the Kamer itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote

from kg.errors import FetchError
from kg.fetch.asked import KINDS, ChamberNumber, Dossier, Publication, Search, is_publication
from kg.fetch.services import METADATA_FORMS, TEXT_FORMS, Holding, Manifestation, Page
from kg.result import printable

PAGE: Final = 100  # the service gives at most 250
_VERSION = "HuidigeDocumentVersie($expand=DocumentPublicatie,DocumentPublicatieMetadata)"
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DOCUMENT_NUMBER = re.compile(r"\d{4}D\d{5}")
_OWN_FORMS: Mapping[str, str] = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/msword": "doc",
}

Record = Mapping[str, object]


def query_url(odata: str, asked: Publication | Dossier | ChamberNumber | Search, skip: int, top: int) -> str:
    """The address of the documents that are asked for, *top* of them after the first *skip*.

    >>> query_url("https://h/v4", ChamberNumber("2022Z03332"), 0, 10).partition("&")[0]
    "https://h/v4/Zaak?$filter=Nummer%20eq%20'2022Z03332'"
    """
    if isinstance(asked, ChamberNumber) and asked.number[4] == "Z":
        entity, condition, expand = "Zaak", f"Nummer eq {_quoted(asked.number)}", f"Document($expand={_VERSION})"
    else:
        entity, condition, expand = "Document", _condition(asked), _VERSION
    # Written out, because this service is reported not to know an escaped `$` (%24).
    options = f"$filter={_escaped(condition)}&$expand={_escaped(expand)}&$orderby=Id&$top={top}&$skip={skip}"
    return f"{odata.rstrip('/')}/{entity}?{options}"


def read_page(content: bytes, url: str, odata: str) -> Page:
    """What an answer says. Raises FetchError when it is no answer of OData, or an error of it."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise FetchError(f"{url}: the answer is no JSON") from error
    if isinstance(answer, dict) and "error" in answer:
        raise FetchError(f"{url}: the service refuses the query: {printable(json.dumps(answer['error']))[:300]}")
    values = answer.get("value") if isinstance(answer, dict) else None
    if not isinstance(values, list):
        raise FetchError(f"{url}: the answer is JSON, but not of OData (it has no list `value`)")
    holdings = [_holding(document, odata) for document in _documents(values)]
    following = answer.get("@odata.nextLink")
    next_url = following if isinstance(following, str) else ""
    return Page(None, tuple(found for found in holdings if found), len(values), next_url)


def _condition(asked: Publication | Dossier | ChamberNumber | Search) -> str:
    if isinstance(asked, ChamberNumber):
        return f"DocumentNummer eq {_quoted(asked.number)}"
    if isinstance(asked, Publication):
        return f"HuidigeDocumentVersie/ExterneIdentifier eq {_quoted(asked.id)}"
    clauses = ["Verwijderd eq false"]
    if isinstance(asked, Dossier):
        number, _, toevoeging = asked.number.partition("-")
        added = _quoted(toevoeging) if toevoeging else "null"
        clauses.append(f"Kamerstukdossier/any(d:d/Nummer eq {number} and d/Toevoeging eq {added})")
    else:
        clauses += [f"contains(Onderwerp,{_quoted(words)})" for words in asked.words]
        clauses += [f"Datum ge {asked.since}T00:00:00Z"] if asked.since else []
        clauses += [f"Datum le {asked.until}T23:59:59Z"] if asked.until else []
    if asked.kind:
        soort = KINDS[asked.kind].soort
        if not soort:
            raise FetchError(f"the Tweede Kamer has no kind of document {asked.kind!r}; ask the repository for it")
        clauses.append(f"Soort eq {_quoted(soort)}")
    return " and ".join(clauses)


def _documents(values: list[object]) -> Iterator[Record]:
    """The documents of an answer, or those of its zaken; not what was deleted."""
    for value in values:
        if isinstance(value, dict) and not value.get("Verwijderd"):
            within = value.get("Document")
            yield from _documents(within) if isinstance(within, list) else (value,)


def _holding(document: Record, odata: str) -> Holding | None:
    version = document.get("HuidigeDocumentVersie")
    files: list[Manifestation] = []
    published = ""
    if isinstance(version, dict):
        published = _text(version, "ExterneIdentifier")
        files += _publications(version, "DocumentPublicatie", TEXT_FORMS, odata)
        files += _publications(version, "DocumentPublicatieMetadata", METADATA_FORMS, odata)
    title = _text(document, "Onderwerp") or _text(document, "Titel")
    if is_publication(published):
        return Holding(published, title, tuple(files))
    number, own = _text(document, "DocumentNummer"), _OWN_FORMS.get(_text(document, "ContentType").partition(";")[0])
    if not _DOCUMENT_NUMBER.fullmatch(number) or own is None or not _ID.fullmatch(_text(document, "Id")):
        return None
    return Holding(number, title, (Manifestation(own, f"{odata.rstrip('/')}/Document({document['Id']})/Resource"),))


def _publications(version: Record, entity: str, forms: tuple[str, ...], odata: str) -> Iterator[Manifestation]:
    found = version.get(entity)
    for one in found if isinstance(found, list) else ():
        if isinstance(one, dict) and _ID.fullmatch(_text(one, "Id")) and not one.get("Verwijderd"):
            form = _text(one, "DocumentType").lower()
            if form in forms:
                yield Manifestation(form, f"{odata.rstrip('/')}/{entity}({one['Id']})/Resource")


def _text(record: Record, key: str) -> str:
    value = record.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _quoted(text: str) -> str:
    """A string of OData: a quotation mark within it is doubled (part 2, 5.1.1.6.1)."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _escaped(text: str) -> str:
    return quote(text, safe="$'(),=/:")
