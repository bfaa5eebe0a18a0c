"""The page for queries: in a file with graph and engine, offline; and that of kg serve."""

from __future__ import annotations

import csv
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pyoxigraph as ox
import pytest
from accessibility import serious_findings
from browsing import PHONE, WIDE, Opened, launched, opened
from playwright.sync_api import Browser, Page, expect

from kg.errors import InputError
from kg.query import named_queries, named_query
from kg.result import Rows
from kg.store import LocalGraph, open_graph
from kg.view import sparql, view_page

VENDORED = (Path(sparql.__file__).parent.parent / "page" / "vendor" / "oxigraph.wasm").exists()
needs_engine = pytest.mark.skipif(not VENDORED, reason="npm was not there: no engine in kg/page/vendor")
HOSTILE = "</script></dialog><img src=x onerror='window.ran = 1'><b>vet</b>"
GRAPH_FILE = Path(__file__).parent / "data" / "explorer.ttl"
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
PUBLISHERS = """CONSTRUCT { ?d kg:citesReport ?r . ?r dcterms:publisher ?p }
WHERE { ?d kg:citesReport ?r . ?d a kg:Document . ?r dcterms:publisher ?p }"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def file(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = open_graph(built)
    path = tmp_path_factory.mktemp("sparql") / "all.html"
    path.write_text(sparql.with_sparql(view_page(graph), graph), "utf-8")
    return path


@pytest.fixture(scope="module")
def mailed(browser: Browser, file: Path) -> Iterator[Opened]:
    """The file, with its page for queries open."""
    with opened(browser, file, permissions=["clipboard-read", "clipboard-write"]) as found:
        found.page.click("#sparql-open")
        yield found


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """A server of the example documents."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "kg", "serve", "-g", str(built), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                urlopen(f"http://127.0.0.1:{port}/health").close()
                break
            except (URLError, OSError):
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="module")
def served(browser: Browser, address: str) -> Iterator[Page]:
    """The page for queries of the server; fails when it complains, or asks anything of another host."""
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]}, locale="nl-NL")
    page = context.new_page()
    complaints: list[str] = []
    elsewhere: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda asked: None if asked.url.startswith((address, "blob:")) else elsewhere.append(asked.url))
    page.goto(f"{address}/query")
    page.wait_for_selector("html[data-ready]")
    yield page
    assert [each for each in complaints if "status of 400" not in each] == []  # of the mistake that a test makes
    assert elsewhere == []
    context.close()


def ask(page: Page, query: str) -> None:
    page.fill("#query", query)
    page.keyboard.press("Control+Enter")


def row_count(page: Page, count: int) -> None:
    expect(page.locator("#state")).to_contain_text(f"{count} rij")


@needs_engine
@pytest.mark.browser
def test_the_file_answers_named_queries_as_kg_query_does(mailed: Opened, built: Path) -> None:
    graph = open_graph(built)
    for query in named_queries()[::4]:
        expected = graph.query(query.text)
        assert isinstance(expected, Rows)
        count = len(list(expected.rows))
        mailed.page.click(f"[data-example={query.name}]")
        mailed.page.click("#ask")
        expect(mailed.page.locator("#state")).to_contain_text(
            f"{count:,}".replace(",", ".") + (" rij " if count == 1 else " rijen ") if count else "Geen enkele rij"
        )


@needs_engine
@pytest.mark.browser
def test_a_slow_query_is_stopped_and_the_page_stays_alive(mailed: Opened) -> None:
    page = mailed.page
    ask(page, SLOW)
    expect(page.locator("#state")).to_contain_text("Bezig")
    page.evaluate("new Promise(requestAnimationFrame)")  # the page itself goes on
    page.click("#stop")

    expect(page.locator("#state")).to_have_text("Gestopt.")
    ask(page, "ASK { doc:kst-32824-451.a83 kg:seeAnswer doc:kst-32824-451.q47 }")
    expect(page.locator("#state")).to_have_text("Ja")


@needs_engine
@pytest.mark.browser
def test_the_file_asks_no_other_host(mailed: Opened) -> None:
    ask(mailed.page, "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }")

    expect(mailed.page.locator("#state")).to_contain_text("http://x.example/")


@needs_engine
@pytest.mark.browser
def test_a_mistake_is_shown_at_its_line_in_the_file_too(mailed: Opened) -> None:
    for query, said in {
        "SELECT * { ?s foo:a ?p }": "Regel 1, teken 20: hier klopt de vraag niet. De prefix foo: is niet bekend.",
        "SELECT *\n{ ?s ?p }": "Regel 2, teken 10: hier klopt de vraag niet.",
    }.items():
        ask(mailed.page, query)
        expect(mailed.page.locator("#state")).to_contain_text(said)
        expect(mailed.page.locator(".sheet .wrong")).to_have_count(1)


@needs_engine
@pytest.mark.browser
def test_a_thing_of_the_answer_opens_in_the_explorer_and_back_shows_the_answer(mailed: Opened) -> None:
    page = mailed.page
    ask(page, "SELECT ?r (COUNT(*) AS ?n) WHERE { ?d kg:citesReport ?r } GROUP BY ?r ORDER BY ?r")
    page.locator(".rows a", has_text="Gevestigd, maar niet thuis").click()
    mailed.heading("Gevestigd, maar niet thuis. Eerste bevindingen uit de Survey integratie migranten (SIM2020)")
    expect(page.locator("#bench")).to_be_hidden()

    page.go_back()
    expect(page.locator(".rows a", has_text="Gevestigd, maar niet thuis")).to_be_visible()


@needs_engine
@pytest.mark.browser
def test_the_page_for_queries_is_in_english_too(mailed: Opened) -> None:
    mailed.page.click("#en")
    expect(mailed.page.locator(".bench-head h2")).to_have_text("Ask in SPARQL")
    expect(mailed.page.locator("#ask")).to_have_text("Run")
    expect(mailed.page.locator("[data-example=top-reports]")).to_contain_text("Which reports")

    mailed.page.click("#nl")
    expect(mailed.page.locator("#ask")).to_have_text("Voer uit")
    expect(mailed.page.locator("[data-example=top-reports]")).to_contain_text("Op welke rapporten")


@needs_engine
@pytest.mark.browser
def test_a_link_to_a_query_asks_it_again(browser: Browser, mailed: Opened, file: Path) -> None:
    page = mailed.page
    ask(page, PUBLISHERS)
    page.click("#result-as-network")
    page.click("#share-query")
    expect(page.locator("#state")).to_have_text("Gekopieerd")
    link = page.evaluate("navigator.clipboard.readText()")
    told = page.locator(".told").inner_text()

    with opened(browser, file, hash="#" + link.split("#")[1]) as other:
        expect(other.page.locator(".told")).to_have_text(told)
        assert other.page.input_value("#query") == PUBLISHERS
    page.click("#result-as-table")


@needs_engine
@pytest.mark.browser
def test_values_are_text_in_table_and_network(browser: Browser, tmp_path: Path) -> None:
    store = ox.Store()
    store.load(GRAPH_FILE.read_bytes().replace(b'"Woningwet"', str(ox.Literal(HOSTILE)).encode()), ox.RdfFormat.TURTLE)
    graph = LocalGraph(store)
    path = tmp_path / "hostile.html"
    path.write_text(sparql.with_sparql(view_page(graph), graph), "utf-8")
    query = """SELECT ?law ?label ?address WHERE { ?law a kg:Law ; skos:prefLabel ?label
      BIND("javascript:window.ran=1" AS ?address) BIND(IRI("javascript:window.ran=1") AS ?iri) }"""

    with opened(browser, path) as found:
        page = found.page
        page.click("#sparql-open")
        ask(page, query.replace("?address WHERE", "?address ?iri WHERE"))
        expect(page.locator("#result tbody")).to_contain_text(HOSTILE)
        page.click("#result-as-network")
        expect(page.locator(".told")).to_contain_text("2 knopen")
        page.locator(".canvas").focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator(".about-node")).to_be_visible()
        assert page.evaluate("window.ran") is None
        assert page.locator("#bench img, #bench b, #bench a[href^=javascript]").count() == 0


def test_error_says_what_to_do_where_the_engine_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sparql, "_MODULE", "none.js")
    graph = open_graph(GRAPH_FILE)

    with pytest.raises(InputError, match=r"built without npm .* run scripts/vendor.py"):
        sparql.with_sparql(view_page(graph), graph)


@pytest.mark.browser
def test_the_answer_of_the_server_is_a_table_that_can_be_sorted_and_saved(served: Page, tmp_path: Path) -> None:
    served.click("[data-example=top-reports]")
    served.click("#ask")
    rows = open_rows(named_query("top-reports").text, served)
    row_count(served, rows)
    head = served.locator(".rows th", has_text="year")
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    years = [text for text in served.locator(".rows tbody td:nth-child(3)").all_inner_texts() if text]
    assert years == sorted(years, reverse=True)

    served.fill("#narrow", "planbureau")
    expect(served.locator("#state")).to_have_text(re.compile(rf"^\d van {rows} rijen$"))
    expect(served.locator(".rows tbody tr").first).to_contain_text("Planbureau")

    saved = {}
    for ending in ("csv", "tsv", "json"):
        with served.expect_download() as download:
            served.click(f"[data-file={ending}]")
        download.value.save_as(tmp_path / ending)
        saved[ending] = (tmp_path / ending).read_bytes().decode("utf-8-sig")
    assert len(list(csv.DictReader(saved["csv"].splitlines()))) == rows
    assert saved["tsv"].count("\n") == rows + 1
    assert len(json.loads(saved["json"])["results"]["bindings"]) == rows


def open_rows(query: str, page: Page) -> int:
    """How many rows the endpoint itself gives."""
    found: int = page.evaluate(
        """async (query) => (await (await fetch("/sparql", { method: "POST", body: query, headers: {
          "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json" } })).json()
        ).results.bindings.length""",
        query,
    )
    return found


@pytest.mark.browser
def test_things_are_links_with_their_names_and_terms_have_their_prefix(served: Page, address: str) -> None:
    ask(served, "SELECT ?s ?p ?o WHERE { ?s ?p ?o . FILTER(?p = dcterms:publisher) } LIMIT 3")
    row_count(served, 3)

    expect(served.locator(".rows a").first).to_have_attribute("href", re.compile("^/id/report/"))
    expect(served.locator(".rows code").first).to_have_text("dcterms:publisher")
    link = served.locator(".rows a[href^='/id/body/']").first.get_attribute("href")
    assert urlopen(f"{address}{link}").status == 200


@pytest.mark.browser
def test_the_explorer_of_a_server_leads_to_its_page_for_queries(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="nl-NL")
    page.goto(address)
    page.click("#sparql-open")

    expect(page.locator("#query")).to_be_visible()
    page.close()


@pytest.mark.browser
def test_constructed_triples_are_drawn_and_walked_with_the_keyboard(served: Page, tmp_path: Path) -> None:
    ask(served, PUBLISHERS)
    served.click("#result-as-network")
    expect(served.locator(".told")).to_contain_text("knopen")
    expect(served).to_have_url(re.compile("#query=CONSTRUCT.*&as=network$"))

    served.locator(".canvas").focus()
    served.keyboard.press("ArrowRight")
    first = served.locator(".about-node h3").inner_text()
    served.keyboard.press("ArrowDown")
    expect(served.locator(".about-node h3")).not_to_have_text(first)
    with served.expect_download() as download:
        served.click("[data-file=svg]")
    download.value.save_as(tmp_path / "svg")
    assert "Sociaal en Cultureel" in (tmp_path / "svg").read_text("utf-8") or "SCP" in (tmp_path / "svg").read_text(
        "utf-8"
    )
    served.click("#result-as-table")
    with served.expect_download() as download:
        served.click("[data-file=ttl]")
    download.value.save_as(tmp_path / "ttl")
    store = ox.Store()
    store.load((tmp_path / "ttl").read_bytes(), ox.RdfFormat.TURTLE)
    assert store.query("ASK { ?a <http://purl.org/dc/terms/publisher> ?b }")


@pytest.mark.browser
def test_the_field_indents_and_lets_go(served: Page) -> None:
    served.fill("#query", "")
    served.locator("#query").press_sequentially("SELECT * {")
    served.keyboard.press("Enter")
    served.keyboard.type("?s ?p ?o")
    served.keyboard.press("Tab")
    served.keyboard.press("Enter")
    served.keyboard.type("}")
    assert served.input_value("#query") == "SELECT * {\n  ?s ?p ?o  \n}"

    served.keyboard.press("Escape")
    served.keyboard.press("Tab")
    expect(served.locator("#ask")).to_be_focused()
    served.keyboard.press("Shift+Tab")  # somebody who only walks through the page is not held either
    expect(served.locator("#query")).to_be_focused()
    served.keyboard.press("Tab")
    expect(served.locator("#ask")).to_be_focused()
    served.focus("#query")
    served.keyboard.press("Control+z")
    assert served.input_value("#query") != "SELECT * {\n  ?s ?p ?o  \n}"


@pytest.mark.browser
def test_prefixes_and_words_of_the_graph_are_put_into_the_query(served: Page) -> None:
    served.fill("#query", "ASK { ?d  ?r }")
    served.evaluate("document.getElementById('query').setSelectionRange(9, 9)")
    served.click("summary:has-text('Woorden van de graaf')")
    served.fill(".bench-side input", "citesReport")
    served.locator(".terms li:not([hidden]) button").first.click()
    served.click("#declare")

    assert served.input_value("#query").splitlines()[1] == "ASK { ?d kg:citesReport ?r }"
    served.click("#ask")
    expect(served.locator("#state")).to_have_text("Ja")
    served.click("summary:has-text('Woorden van de graaf')")


@pytest.mark.browser
@pytest.mark.parametrize(("theme", "size"), [("light", WIDE), ("dark", PHONE)], ids=["light", "dark"])
def test_axe_finds_nothing_serious_in_the_page_for_queries(
    browser: Browser, address: str, theme: str, size: tuple[int, int]
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if theme == "dark" else "light",
        bypass_csp=True,
        locale="nl-NL",
    )
    page = context.new_page()
    page.goto(f"{address}/query")
    page.wait_for_selector("html[data-ready]")
    found = {}
    ask(page, PUBLISHERS)
    expect(page.locator(".rows tbody tr").first).to_be_visible()
    found["table"] = serious_findings(page)
    page.click("#result-as-network")
    page.locator(".canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".about-node")).to_be_visible()
    found["network"] = serious_findings(page)
    ask(page, "SELECT")
    expect(page.locator("#state.mistake")).to_be_visible()
    page.evaluate("for (const each of document.querySelectorAll('.bench-side details')) each.open = true")
    expect(page.locator(".terms code").first).to_be_visible()
    found["mistake"] = serious_findings(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    context.close()

    assert {state: findings for state, findings in found.items() if findings} == {}
