"""Pages of the server as HTML: what they all have, the named queries, a query of one's own. A thing: kg.serve.thing.

All markup is made by kg.reading.markup, which escapes whatever comes from documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from markupsafe import Markup

from kg.query import NamedQuery, named_queries
from kg.reading import Links
from kg.reading.markup import Content, element
from kg.serve.columns import column_name
from kg.serve.pool import Answered
from kg.serve.words import Words
from kg.view.page import json_in_html
from kg.vocab import PREFIXES

_NAVIGATION = (("/", "explorer"), ("/queries", "queries"), ("/query", "SPARQL"))
_LANGUAGES = {"nl": "Nederlands", "en": "English"}


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


@dataclass(frozen=True, slots=True)
class View:
    """For whom a page is: the language, and the address that was asked for."""

    addresses: Addresses
    say: Words
    path: str = "/"
    asked: tuple[tuple[str, str], ...] = ()  # the query of that address, without the language

    @property
    def language(self) -> str:
        return self.say.language

    def in_language(self, language: str) -> str:
        """The same address, asking for another language."""
        return f"{quote(self.path, safe='/.-_~')}?{urlencode([*self.asked, ('lang', language)])}"


def whole(
    view: View,
    title: str,
    *content: Content,
    scripts: Sequence[str] = (),
    styles: Sequence[str] = ("tokens", "reading", "serve"),
    here: Content = None,
) -> str:
    """A page with the title, the navigation, the choice of language, and *content*; *here* says what is read."""
    say = view.say
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{title} · Kamergraaf"),
        [element("link", rel="stylesheet", href=f"/static/{name}.css") for name in styles],
        [element("script", src=f"/static/{name}", defer=True) for name in scripts],
    )
    links = [element("a", text if text == "SPARQL" else say(text), href=address,
                     aria_current="page" if address == view.path else None)
             for address, text in _NAVIGATION]  # fmt: skip
    choice = [element("a", name, href=view.in_language(code), hreflang=code, lang=code,
                      aria_current="true" if code == view.language else None)
              for code, name in _LANGUAGES.items()]  # fmt: skip
    top = element("header", element("a", "Kamergraaf", href="/", class_="name"),
                  element("nav", links, aria_label=say("pages")), here,
                  element("nav", choice, aria_label=say("language"), class_="languages"), class_="top")  # fmt: skip
    body = element("body", element("a", say("skip"), href="#content", class_="skip"), top,
                   element("main", content, id="content"))  # fmt: skip
    return f"<!doctype html>{element('html', head, body, lang=view.language)}"


def queries_page(view: View) -> str:
    title = view.say("queries")
    rows = [
        element("li", element("a", one.asked_in(view.language), href=f"/queries/{one.name}"), " ",
                element("code", one.name))
        for one in named_queries()
    ]  # fmt: skip
    return whole(view, title, element("h1", title), element("ul", rows, class_="queries"))


def query_result_page(view: View, query: NamedQuery, answered: Answered) -> str:
    """The first rows of a named query, its SPARQL and the whole as CSV."""
    question = query.asked_in(view.language)
    return whole(
        view,
        question,
        element("h1", question),
        element("p", element("a", "CSV", href=f"/queries/{query.name}.csv"),
                element("a", view.say("in_sparql"), href=f"/query?name={query.name}"), class_="forms"),
        _table(view, answered),
        element("details", element("summary", "SPARQL"), element("pre", query.text, tabindex=0)),
        element("p", view.say("example"), ": ", element("code", query.example), class_="note"),
    )  # fmt: skip


def _table(view: View, answered: Answered) -> Markup:
    """Rows as a table in a box that scrolls by itself; IRIs as links to their pages."""
    names = [column_name(column, view.language) for column in answered.columns]
    head = element("tr", [element("th", name, scope="col") for name in names])
    rows = [element("tr", [element("td", _cell(value, view.addresses)) for value in row]) for row in answered.rows()]
    note = view.say("more_rows" if answered.more else "rows", len(rows))
    box = element("div", element("table", element("thead", head), element("tbody", rows)), class_="scroll",
                  tabindex=0, role="region", aria_label=view.say("result"))  # fmt: skip
    return element("div", element("p", note, class_="note"), box)


def _cell(value: tuple[str, str] | None, addresses: Addresses) -> Content:
    if value is None:
        return None
    kind, text = value
    return element("a", text.rpartition("/")[2] or text, href=addresses.thing(text)) if kind == "iri" else text


def query_page(view: View, text: str, limits: str) -> str:
    """The page that `kg/page/query-page.js` makes of what it is told here."""
    told = {
        "mode": "served", "api": "/api/", "sparql": "/sparql", "base": view.addresses.base, "prefixes": dict(PREFIXES),
        "query": text, "limits": limits,
        "queries": [(each.name, each.asked_in(view.language), each.text) for each in named_queries()],
    }  # fmt: skip
    return whole(
        view,
        "SPARQL",
        element("script", Markup(json_in_html(told)), id="config", type="application/json"),
        element("div", element("noscript", view.say("needs_script")), id="bench"),
        scripts=("vis-network.js", "query.js"),
        styles=("tokens", "serve", "bench"),
    )


def message_page(view: View, title: str, *message: Content) -> str:
    return whole(view, title, element("h1", title), element("p", message))
