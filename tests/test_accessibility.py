"""The explorer page is usable for everybody: axe-core finds nothing serious in it, light, dark, wide and narrow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessibility import serious_findings
from browsing import PHONE, WIDE, Opened, launched, opened
from playwright.sync_api import Browser, expect

from kg.store import open_graph
from kg.view import page_of_construct, view_page
from kg.view.page import too_large_page
from kg.view.sparql import with_sparql

pytestmark = pytest.mark.browser

GRAPH_FILE = Path(__file__).parent / "data" / "explorer.ttl"
VENDORED = (Path(__file__).parent.parent / "kg" / "page" / "vendor" / "oxigraph.wasm").exists()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


# Page kinds that are reached by what is drawn or listed; the kind as the panel has it
ADDRESSES = {
    "Alle van een soort": "#rank=report",
    "Passages": "#edge=doc/kst-32824-451,body/scp",
    "Antwoord": "#thing=doc/kst-32824-451.a21",
}


DIFFERENT_WHEN_NARROW = ("overview", "thing", "list", "reading about a thing", "filters")


def _states(opened: Opened) -> Iterator[str]:
    """Bring the page into each state in turn, and yield its name."""
    page = opened.page
    yield "overview"
    page.fill("#search", "integratie")
    expect(page.locator("#found li").first).to_be_visible()
    yield "search"
    opened.find("VIA")
    expect(page.locator("#panel .passage").first).to_be_visible()
    yield "thing"
    page.click("#path-from")
    opened.find("participatiewet")
    expect(page.locator("#panel .steps .passage").first).to_be_visible()
    yield "path"
    page.click("#export summary")
    yield "files"
    page.keyboard.press("Escape")
    page.click("#as-list")
    yield "list"
    page.click("#as-network")
    for name, address in ADDRESSES.items():
        page.evaluate("(address) => { location.hash = address; }", address)
        expect(page.locator("#panel .kind").first).to_have_text(name)
        yield name
    opened.find("32824-378")
    page.click("#read")
    expect(page.locator("#reading article")).to_be_visible()
    yield "reading"
    page.locator("#reading a.ref[data-kind=body]").first.click()
    expect(page.locator("#panel .kind").first).to_have_text("Organisatie")
    yield "reading about a thing"
    page.click("#leave-reading")
    page.evaluate("location.hash = '#thing=body/none'")
    expect(page.locator("#panel")).to_contain_text("Dit is niet te tonen.")
    yield "broken address"
    if page.locator("#toggle-filters").is_visible():
        page.click("#toggle-filters")
    page.locator("#facets summary", has_text=re.compile("^Partij")).click()
    page.get_by_label(re.compile("^VVD,")).check()
    expect(page.locator("#chips")).to_be_visible()
    yield "filters"


@pytest.mark.parametrize(
    ("theme", "size"), [("light", WIDE), ("dark", WIDE), ("dark", PHONE)], ids=["light", "dark", "phone"]
)
def test_axe_finds_nothing_serious(browser: Browser, built: Path, theme: Any, size: tuple[int, int]) -> None:
    with opened(browser, built / "explorer.html", size, color_scheme=theme) as page:
        found = {
            state: serious_findings(page.page)
            for state in _states(page)
            if size == WIDE or state in DIFFERENT_WHEN_NARROW
        }

    assert {state: findings for state, findings in found.items() if findings} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_other_pages_of_a_single_file(
    browser: Browser, tmp_path: Path, theme: Any
) -> None:
    """A page of any triples, one with a notice, one of a graph that is too large, and the page for queries."""
    graph = open_graph(GRAPH_FILE)
    pages = {
        "triples": page_of_construct(graph, "CONSTRUCT { ?a dcterms:publisher ?b } WHERE { ?a dcterms:publisher ?b }"),
        "notice": view_page(graph, notice="De tien grootste documenten."),
        "too large": too_large_page(200_000, 100_000),
    }
    if VENDORED:
        pages["queries"] = with_sparql(view_page(graph), graph)
    context = browser.new_context(color_scheme=theme, locale="nl-NL", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    found = {}
    for name, html in pages.items():
        file = tmp_path / f"{name}.html"
        file.write_text(html, "utf-8")
        page.goto(file.as_uri() + ("#query=%20" if name == "queries" else ""))
        if name != "too large":
            page.wait_for_selector("html[data-complete]")
        if name == "queries":
            expect(page.locator("#query")).to_be_visible()
        found[name] = serious_findings(page)
    context.close()

    assert {name: findings for name, findings in found.items() if findings} == {}
