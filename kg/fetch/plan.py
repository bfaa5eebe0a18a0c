"""From what is asked to what the services hold of it: each document with its addresses.

The repository is asked first: it has every official publication, in XML where there is one. What it does not have, and
what bears a number of the Tweede Kamer only, is looked for there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from kg.errors import NotFoundError
from kg.fetch import odata, sru
from kg.fetch.asked import Asked, ChamberNumber, Dossier, Publication, Search, Service, described, is_publication
from kg.fetch.services import Holding, Page, Services


@dataclass(frozen=True, slots=True)
class Found:
    """What there is of one thing asked for."""

    total: int | None  # how many documents, when a service says so
    holdings: Iterator[Holding]


@dataclass(frozen=True, slots=True)
class Planner:
    """Asks the services what they hold."""

    services: Services
    ask: Callable[[str], bytes]  # the body of the answer for an address; raises FetchError

    def find(self, asked: Asked, limit: int, service: Service = "repository") -> Found:
        """The documents that are asked for, at most *limit*; asked for page by page, as they are used.

        Raises NotFoundError when there are none, FetchError as the services do.
        """
        if isinstance(asked, Publication):
            return self._publication(asked, limit)
        if isinstance(asked, ChamberNumber):
            return self._of_the_chamber(asked)
        return self._listed(asked, limit, service)

    def _publication(self, asked: Publication, limit: int) -> Found:
        for holdings in (self._repository_pages(asked, 1), self._chamber_pages(asked, 1)):
            found = [holding for page in holdings for holding in page.holdings if holding.id == asked.id]
            if found:
                return Found(1, iter(found[:1]))
            if asked.or_dossier:
                return self._listed(Dossier(asked.or_dossier), limit, "repository")
        raise NotFoundError(
            f"{asked.id}: neither the repository nor the Tweede Kamer has a publication with this number"
        )

    def _of_the_chamber(self, asked: ChamberNumber) -> Found:
        """The documents of a zaak, or one document; those that are published, from the repository when it has them."""
        found = {holding.id: holding for page in self._chamber_pages(asked, sru.PAGE) for holding in page.holdings}
        if not found:
            raise NotFoundError(f"{asked.number}: the Tweede Kamer has no document with this number")
        return Found(len(found), (self._best(holding) for holding in found.values()))

    def _best(self, holding: Holding) -> Holding:
        if not is_publication(holding.id):
            return holding
        pages = self._repository_pages(Publication(holding.id), 1)
        return next((one for page in pages for one in page.holdings if one.id == holding.id), holding)

    def _listed(self, asked: Dossier | Search, limit: int, service: Service) -> Found:
        pages = self._repository_pages if service == "repository" else self._chamber_pages
        each = pages(asked, limit)
        first = next(each, None)
        if first is None or not first.records:
            raise NotFoundError(f"{described(asked)}: nothing found")

        return Found(first.total, islice(_each_once(chain([first], each)), limit))

    def _repository_pages(self, asked: Publication | Dossier | Search, limit: int) -> Iterator[Page]:
        query, start = sru.query_of(asked), 1
        while start <= limit:
            url = sru.page_url(self.services.repository, query, start, min(sru.PAGE, limit - start + 1))
            page = sru.read_page(self.ask(url), url)
            yield page
            start += page.records
            if not page.records or (page.total is not None and start > page.total):
                return

    def _chamber_pages(self, asked: Asked, limit: int) -> Iterator[Page]:
        skip, next_url = 0, ""
        while skip < limit:
            top = min(odata.PAGE, limit - skip)
            url = next_url or odata.query_url(self.services.odata, asked, skip, top)
            page = odata.read_page(self.ask(url), url, self.services.odata)
            yield page
            skip, next_url = skip + page.records, page.next_url
            if not page.records or (page.records < top and not next_url):
                return


def _each_once(pages: Iterable[Page]) -> Iterator[Holding]:
    """The documents of *pages*; a list that changes while it is read can name one twice."""
    seen: set[str] = set()
    for page in pages:
        for holding in page.holdings:
            if holding.id not in seen:
                seen.add(holding.id)
                yield holding
