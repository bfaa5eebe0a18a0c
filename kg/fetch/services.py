"""The two services that are asked, and what they say that they hold of a document.

- The repository of official publications (KOOP): search by SRU, files in the layout of FRBR.
- The open data of the Tweede Kamer: OData, with the publications that belong to its documents.

What is known of their addresses, and from where: docs/fetch.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from kg.errors import InputError

REPOSITORY: Final = "https://repository.overheid.nl"
ODATA: Final = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0"
TEXT_FORMS: Final = ("xml", "html", "pdf", "odt", "docx", "doc")  # the one that says most of the document first
METADATA_FORMS: Final = ("metadata", "metadataowms")


@dataclass(frozen=True, slots=True)
class Services:
    """Where the services are; other addresses than the official ones are for a mirror, or for tests."""

    repository: str = REPOSITORY
    odata: str = ODATA

    def __post_init__(self) -> None:
        for address in (self.repository, self.odata):
            parts = urlsplit(address)
            if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
                raise InputError(f"{address!r} is no address of a service; write it as {REPOSITORY}")

    @property
    def hosts(self) -> frozenset[str]:
        """The only `scheme://host:port` from which anything is fetched."""
        return frozenset(origin(address) for address in (self.repository, self.odata))


@dataclass(frozen=True, slots=True)
class Manifestation:
    """One file of a document at a service."""

    form: str  # of TEXT_FORMS or METADATA_FORMS
    url: str


@dataclass(frozen=True, slots=True)
class Holding:
    """What a service holds of one document."""

    id: str  # official id; for what is not officially published the document number, `2023D09676`
    title: str
    files: tuple[Manifestation, ...]

    @property
    def texts(self) -> tuple[Manifestation, ...]:
        """Its text, in the order of TEXT_FORMS."""
        return self._of(TEXT_FORMS)

    @property
    def metadata(self) -> tuple[Manifestation, ...]:
        return self._of(METADATA_FORMS)

    def _of(self, forms: tuple[str, ...]) -> tuple[Manifestation, ...]:
        return tuple(file for form in forms for file in self.files if file.form == form)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an answer of a service."""

    total: int | None  # how many there are in all, when the service says so
    holdings: tuple[Holding, ...]
    records: int  # how many records the page has, also those that are no document
    next_url: str = ""  # where the next page is, when the service says so


def origin(url: str) -> str:
    """`scheme://host:port` of an address, in lower case, always with the port.

    >>> origin("https://Repository.overheid.nl/sru?x=1")
    'https://repository.overheid.nl:443'
    """
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    try:
        port = parts.port or (443 if scheme == "https" else 80)
    except ValueError:
        port = 0
    return f"{scheme}://{(parts.hostname or '').lower()}:{port}"
