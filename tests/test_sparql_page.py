"""The single file with graph and engine: any SPARQL, offline; what it says where the engine is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from browsing import launched, opened
from playwright.sync_api import Browser, expect

from kg.errors import InputError
from kg.query import named_query
from kg.result import Rows
from kg.store import LocalGraph, open_graph
from kg.view import sparql, view_page

VENDORED = (Path(sparql.__file__).parent.parent / "page" / "vendor" / "oxigraph.wasm").exists()
HOSTILE = "</script></dialog><img src=x onerror='window.ran = 1'><b>vet</b>"
GRAPH_FILE = Path(__file__).parent / "data" / "explorer.ttl"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not VENDORED:
        pytest.skip("npm was not there: no engine in kg/page/vendor")
    with launched() as found:
        yield found


@pytest.mark.browser
def test_the_file_answers_named_queries_and_any_other_without_a_request(
    browser: Browser, built: Path, tmp_path: Path
) -> None:
    graph = open_graph(built)
    file = tmp_path / "all.html"
    file.write_text(sparql.with_sparql(view_page(graph), graph), "utf-8")
    expected = graph.query(named_query("top-reports").text)
    assert isinstance(expected, Rows)
    count = len(list(expected.rows))

    with opened(browser, file) as found:
        page = found.page
        page.click("#sparql-open")
        page.select_option("#sparql-examples", "top-reports")
        page.click("#sparql-run")
        expect(page.locator("#sparql-output tbody tr")).to_have_count(count)
        expect(page.locator("#sparql-output")).to_contain_text("Gevestigd, maar niet thuis")

        page.fill("#sparql-query", "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#sparql-status")).to_have_text("The service <http://x.example/> is not supported")

        page.fill("#sparql-query", "ASK { doc:kst-32824-451.a83 kg:seeAnswer doc:kst-32824-451.q47 }")
        page.click("#sparql-run")
        expect(page.locator("#sparql-status")).to_have_text("Ja")


@pytest.mark.browser
def test_values_are_text_in_the_table(browser: Browser, tmp_path: Path) -> None:
    store = ox.Store()
    store.load(GRAPH_FILE.read_bytes().replace(b'"Woningwet"', str(ox.Literal(HOSTILE)).encode()), ox.RdfFormat.TURTLE)
    graph = LocalGraph(store)
    file = tmp_path / "hostile.html"
    file.write_text(sparql.with_sparql(view_page(graph), graph), "utf-8")

    with opened(browser, file) as found:
        found.page.click("#sparql-open")
        found.page.fill("#sparql-query", "SELECT ?label { ?law a kg:Law ; skos:prefLabel ?label }")
        found.page.click("#sparql-run")
        expect(found.page.locator("#sparql-output tbody")).to_contain_text(HOSTILE)
        assert found.page.evaluate("window.ran") is None
        assert found.page.locator("#sparql-output img, #sparql-output b").count() == 0


def test_error_says_what_to_do_where_the_engine_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparql, "_MODULE", "none.js")
    graph = open_graph(GRAPH_FILE)

    with pytest.raises(InputError, match=r"built without npm .* run scripts/vendor.py"):
        sparql.with_sparql(view_page(graph), graph)
