"""Pages of the server as HTML: a thing, a document to read, the named queries, a query of one's own.

All markup is made by kg.reading.markup, which escapes whatever comes from documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup

from kg.query import NamedQuery, named_queries
from kg.reading import Links
from kg.reading.markup import Content, element
from kg.serve.pool import Answered
from kg.show import Account
from kg.show.account import Passage
from kg.view.page import json_in_html
from kg.vocab import PREFIXES

MOST_PASSAGES = 300  # on the page of a thing; the explorer has the rest
_NAVIGATION = (("/", "Verkenner"), ("/queries", "Vragen aan de graaf"), ("/query", "SPARQL"))


class Addresses:
    """Where the pages of things and documents are, for IRIs that begin with *base* and for all others."""

    def __init__(self, base: str) -> None:
        self.base = base  # https://w3id.org/kamergraaf/id/

    def thing(self, iri: str) -> str:
        """`/id/body/scp` for our own things, `/thing?iri=...` for those of others."""
        if self.base and iri.startswith(self.base):
            return f"/id/{quote(iri.removeprefix(self.base), safe='/.-_~')}"
        return f"/thing?iri={quote(iri, safe='')}"

    def document(self, iri: str, anchor: str = "") -> str:
        """`/doc/kst-32824-378#A21`"""
        name = iri.removeprefix(f"{self.base}doc/")
        return f"/doc/{quote(name, safe='.-_~')}" + (f"#{quote(anchor)}" if anchor else "")

    @property
    def links(self) -> Links:
        return Links(self.thing, self.document)


def whole(
    title: str,
    *content: Content,
    scripts: Sequence[str] = (),
    styles: Sequence[str] = ("tokens", "reading", "serve"),
) -> str:
    """A page with the title, the navigation and *content*."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{title} · Kamergraaf"),
        [element("link", rel="stylesheet", href=f"/static/{name}.css") for name in styles],
        [element("script", src=f"/static/{name}", defer=True) for name in scripts],
    )
    links = [element("a", text, href=address) for address, text in _NAVIGATION]
    top = element("header", element("a", "Kamergraaf", href="/", class_="name"),
                  element("nav", links, aria_label="Pagina’s"), class_="top")  # fmt: skip
    body = element("body", element("a", "Naar de inhoud", href="#content", class_="skip"), top,
                   element("main", content, id="content"))  # fmt: skip
    return f"<!doctype html>{element('html', head, body, lang='nl')}"


def thing_page(told: Account, addresses: Addresses, is_document: bool) -> str:
    """All about a thing, with the passages that refer to it and those in which it refers to others."""
    at = addresses.thing(told.iri)
    forms = [element("a", text, href=f"{at}{'&' if '?' in at else '?'}format={form}") for form, text in
             (("turtle", "Turtle"), ("jsonld", "JSON-LD"))]  # fmt: skip
    pairs = [*told.facts, *told.related, *(("ook genoemd", name) for name in told.names)]
    pairs += [(f"naam {_period(one.since, one.until)}", one.name) for one in told.names_in_time]
    facts = [element("div", element("dt", key), element("dd", _linked(value))) for key, value in pairs]
    return whole(
        told.label,
        element("p", told.kind, class_="over"),
        element("h1", told.label),
        element("p", element("code", told.iri)),
        element("p", [element("a", "Lezen", href=addresses.document(told.iri)) if is_document else None,
                      element("a", "In de verkenner", href=f"/#thing={quote(told.iri, safe='')}"), forms],
                class_="forms"),
        element("dl", facts, class_="facts") if facts else None,
        element("blockquote", told.text) if told.text else None,
        _passages("Wie hiernaar verwijst", told.referred_to, addresses, outward=False),
        _passages("Waarnaar dit verwijst", told.refers_to, addresses, outward=True),
    )  # fmt: skip


def _period(since: str, until: str) -> str:
    return f"{f'sinds {since}' if since else ''}{f' tot {until}' if until else ''}".strip()


def _linked(value: str) -> Content:
    return element("a", value, href=value, rel="noopener") if value.startswith(("http://", "https://")) else value


def _passages(heading: str, found: Sequence[Passage], addresses: Addresses, *, outward: bool) -> Markup | None:
    if not found:
        return None
    groups = groupby(found[:MOST_PASSAGES], key=lambda one: one.document)
    rest = len(found) - MOST_PASSAGES
    return element(
        "section",
        element("h2", f"{heading} ({len(found)})"),
        [_of_document(document, [*passages], addresses, outward=outward) for document, passages in groups],
        element("p", f"En nog {rest}: de verkenner toont ze alle.") if rest > 0 else None,
    )


def _of_document(document: str, passages: Sequence[Passage], addresses: Addresses, *, outward: bool) -> Markup:
    rows = [
        element(
            "li",
            element("a", f"{one.unit} {one.via}".strip(), href=addresses.document(document, one.unit)),
            f", regel {one.place}: ",
            element("a", one.target_label, href=addresses.thing(one.target)) if outward and one.target else None,
            element("q", _marked(one.sentence, one.quote)),
        )
        for one in passages
    ]
    title = element("h3", element("a", passages[0].label, href=addresses.document(document)))
    return element("div", title, element("ul", rows, class_="passages"))


def _marked(sentence: str, quoted: str) -> Content:
    words = " ".join(quoted.split())
    before, found, after = sentence.partition(words)
    return [before, element("mark", words), after] if found else sentence


def queries_page() -> str:
    rows = [
        element("li", element("a", one.question, href=f"/queries/{one.name}"), " ", element("code", one.name))
        for one in named_queries()
    ]
    return whole("Vragen aan de graaf", element("h1", "Vragen aan de graaf"), element("ul", rows, class_="queries"))


def query_result_page(query: NamedQuery, answered: Answered, addresses: Addresses) -> str:
    """The first rows of a named query, its SPARQL and the whole as CSV."""
    return whole(
        query.question,
        element("h1", query.question),
        element("p", element("a", "CSV", href=f"/queries/{query.name}.csv"),
                element("a", "In SPARQL", href=f"/query?name={query.name}"), class_="forms"),
        table(answered, addresses),
        element("details", element("summary", "SPARQL"), element("pre", query.text)),
    )  # fmt: skip


def table(answered: Answered, addresses: Addresses) -> Markup:
    """Rows as a table in a box that scrolls by itself; IRIs as links to their pages."""
    head = element("tr", [element("th", column, scope="col") for column in answered.columns])
    rows = [element("tr", [element("td", _cell(value, addresses)) for value in row]) for row in answered.rows()]
    note = "Er zijn meer rijen; de CSV heeft ze alle." if answered.more else f"{len(rows)} rijen"
    box = element("div", element("table", element("thead", head), element("tbody", rows)), class_="scroll",
                  tabindex=0, role="region", aria_label="Uitkomst")  # fmt: skip
    return element("div", element("p", note, class_="note"), box)


def _cell(value: tuple[str, str] | None, addresses: Addresses) -> Content:
    if value is None:
        return None
    kind, text = value
    return element("a", text.rpartition("/")[2] or text, href=addresses.thing(text)) if kind == "iri" else text


def query_page(text: str, base: str, limits: str) -> str:
    """The page that `kg/page/query-page.js` makes of what it is told here."""
    told = {
        "mode": "served", "api": "/api/", "sparql": "/sparql", "base": base, "prefixes": dict(PREFIXES), "query": text,
        "queries": [(each.name, each.question, each.text) for each in named_queries()], "limits": limits,
    }  # fmt: skip
    return whole(
        "SPARQL",
        element("script", Markup(json_in_html(told)), id="config", type="application/json"),
        element(
            "div", element("noscript", "Deze pagina heeft JavaScript nodig. This page needs JavaScript."), id="bench"
        ),
        scripts=("vis-network.js", "query.js"),
        styles=("tokens", "serve", "bench"),
    )  # fmt: skip


def message_page(title: str, message: str, lines: Iterable[str] = ()) -> str:
    return whole(title, element("h1", title), element("p", message), [element("p", line) for line in lines])
