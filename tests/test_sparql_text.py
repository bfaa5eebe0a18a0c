"""What the query page makes of the text of queries and of answers: colours, prefixes, mistakes, rows, files."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pyoxigraph as ox
import pytest
from browsing import launched
from playwright.sync_api import Page

from kg.query import named_queries
from kg.view.bundle import bundle
from kg.vocab import PREFIXES

pytestmark = pytest.mark.browser

ENTRY = """import { formOf, linesOf, mistakeIn, prefixesIn, tokens, withDeclarations } from "./sparql-text.js";
import { compare, endColumns, edgesOf, fromJson, fromTriples, toCsv, toJson, toTsv } from "./results.js";
import { csvValue } from "./files.js";
Object.assign(window, { formOf, linesOf, mistakeIn, prefixesIn, tokens, withDeclarations });
Object.assign(window, { compare, endColumns, edgesOf, fromJson, fromTriples, toCsv, toJson, toTsv, csvValue });
"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    asset = files("kg").joinpath("page")
    script = bundle("entry", lambda name: ENTRY if name == "entry" else asset.joinpath(f"{name}.js").read_text("utf-8"))
    with launched() as browser:
        found = browser.new_page()
        found.evaluate(script)
        yield found


def test_every_named_query_is_coloured_without_loss_and_knows_its_form(page: Page) -> None:
    for query in named_queries():
        kinds = page.evaluate("(query) => tokens(query)", query.text)

        assert "".join(text for _, text in kinds) == query.text
        assert page.evaluate("(query) => formOf(query)", query.text) == "select"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?a", [["keyword", "SELECT"], ["variable", "?a"]]),
        (
            "kg:citesReport/dcterms:title",
            [["prefixed", "kg:citesReport"], ["sign", "/"], ["prefixed", "dcterms:title"]],
        ),
        ("doc:kst-32824-451.a83 .", [["prefixed", "doc:kst-32824-451.a83"], ["sign", "."]]),
        ('"# ?no" # ?yes', [["string", '"# ?no"'], ["comment", "# ?yes"]]),
        ("<https://x.nl/#a> < 3.5", [["iri", "<https://x.nl/#a>"], ["sign", "<"], ["number", "3.5"]]),
        ('"nee"@nl-NL', [["string", '"nee"'], ["tag", "@nl-NL"]]),
        ("COUNT(?a)", [["call", "COUNT"], ["sign", "("], ["variable", "?a"], ["sign", ")"]]),
        ("'''twee\nregels'''", [["string", "'''twee\nregels'''"]]),
        ("?café é", [["variable", "?café"], ["word", "é"]]),
        ("\U0001f600", [["sign", "\U0001f600"]]),
    ],
)
def test_tokens_are_those_of_the_grammar(page: Page, query: str, expected: list[list[str]]) -> None:
    found = page.evaluate("(query) => tokens(query)", query)

    assert [token for token in found if token[0] != "space"] == expected


def test_prefixes_that_are_used_are_written_above_the_query(page: Page) -> None:
    query = (
        "# Vraag?\nPREFIX eigen: <https://x.nl/#>\nSELECT * { ?a kg:citesReport eigen:b ; skos:prefLabel 'foaf:no' }"
    )
    declared = page.evaluate("([query, known]) => withDeclarations(query, known)", [query, dict(PREFIXES)])

    assert declared.splitlines()[0] == "# Vraag?"
    assert declared.splitlines()[1:4] == [
        f"PREFIX kg: <{PREFIXES['kg']}>",
        f"PREFIX skos: <{PREFIXES['skos']}>",
        "PREFIX eigen: <https://x.nl/#>",
    ]
    ox.Store().query(declared)  # no prefix is missing
    assert page.evaluate("([query, known]) => withDeclarations(query, known)", [declared, dict(PREFIXES)]) == declared


@pytest.mark.parametrize(
    ("query", "line", "unknown"),
    [("SELECT *\nWHERE { ?s foo:a ?p }", 2, "foo"), ("SELECT * WHERE {\n?s ?p }", 2, None), ("SELEC", 1, None)],
)
def test_a_mistake_has_its_line(page: Page, query: str, line: int, unknown: str | None) -> None:
    with pytest.raises(SyntaxError) as error:
        ox.Store().query(query)
    found = page.evaluate("([query, message]) => mistakeIn(query, message, {})", [query, str(error.value)])

    assert found["line"] == line
    assert found.get("unknown") == unknown


def test_the_reason_of_a_mistake_is_told_when_the_engine_has_one(page: Page) -> None:
    query = "SELECT (COUNT(*) AS ?n) ?x { ?x ?y ?z }"
    with pytest.raises(SyntaxError) as error:
        ox.Store().query(query)
    found = page.evaluate("([query, message]) => mistakeIn(query, message, {})", [query, str(error.value)])

    assert found["reason"] == "The SELECT contains a variable that is unbound"


TURTLE = b"""
<x:a> <x:p> <x:b> , "1"^^<http://www.w3.org/2001/XMLSchema#integer> , "=1+1" , "een \\"twee\\"\\n\\u00e9"@nl .
<x:b> <x:p> <x:c> .
"""


def answer(query: str, form: ox.RdfFormat | ox.QueryResultsFormat) -> str:
    """What the engine writes; any, because the kind of answer depends on the query."""
    store = ox.Store()
    store.load(TURTLE, ox.RdfFormat.TURTLE)
    found: Any = store.query(query)
    return bytes(found.serialize(format=form)).decode()


def test_triples_are_read_as_the_engine_wrote_them(page: Page) -> None:
    text = answer("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", ox.RdfFormat.N_TRIPLES)
    found = page.evaluate("(text) => fromTriples(text)", text)

    assert len(found["rows"]) == 5
    values = {row[2]["value"]: row[2] for row in found["rows"]}
    assert values['een "twee"\né'] == {"type": "literal", "value": 'een "twee"\né', "xml:lang": "nl"}
    assert values["x:b"]["type"] == "uri"
    edges = page.evaluate(
        "(text) => edgesOf(fromTriples(text), 'subject', 'object').edges.map((edge) => [edge.from, edge.to])", text
    )
    assert sorted(edges) == [["x:a", "x:b"], ["x:b", "x:c"]]


def test_rows_are_saved_as_the_engine_would(page: Page) -> None:
    query = "SELECT ?o ?unbound WHERE { <x:a> <x:p> ?o } ORDER BY STR(?o)"
    rows = answer(query, ox.QueryResultsFormat.JSON)
    tsv = page.evaluate("(text) => toTsv(fromJson(text))", rows)

    def terms(text: str) -> list[Any]:
        parsed: Any = ox.parse_query_results(text, ox.QueryResultsFormat.TSV)
        return [list(row) for row in parsed]

    assert terms(tsv) == terms(answer(query, ox.QueryResultsFormat.TSV))
    assert "'=1+1," in page.evaluate("(text) => toCsv(fromJson(text), csvValue)", rows)  # no formula
    again = page.evaluate("(text) => toJson(fromJson(text))", rows)
    assert page.evaluate("([a, b]) => JSON.stringify(fromJson(a)) === JSON.stringify(fromJson(b))", [rows, again])


def test_columns_of_things_are_the_ends_of_lines_before_words(page: Page) -> None:
    row = [{"type": "literal", "value": "een"}, {"type": "uri", "value": "x:a"}, None, {"type": "uri", "value": "x:b"}]
    found = page.evaluate("(rows) => endColumns({ columns: ['w', 'a', 'n', 'b'], rows })", [row, row])

    assert found == ["a", "b", "w"]


def test_numbers_are_sorted_by_size_and_what_is_unbound_comes_last(page: Page) -> None:
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    terms = [None, *({"type": "literal", "value": value, "datatype": integer} for value in ("10", "9", "-1"))]
    found = page.evaluate("(terms) => terms.sort(compare).map((term) => term && term.value)", terms)

    assert found == ["-1", "9", "10", None]
