"""The explorer page in Chromium: what a reader does with it, offline, and that nothing from documents runs.

Chromium is the one named by KG_CHROMIUM, else one on the path. Run without it: `pytest -m "not browser"`.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from kg.store import LocalGraph, open_graph
from kg.view import view_page

pytestmark = pytest.mark.browser

GRAPH_FILE = Path(__file__).parent / "data" / "explorer.ttl"
WIDE, PHONE = (1400, 900), (390, 844)
HOSTILE = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'><b>vet</b>"


def chromium() -> str | None:
    """The path of the browser, or None."""
    named = os.environ.get("KG_CHROMIUM")
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return named or next((path for path in found if path), None)


@dataclass(slots=True)
class Opened:
    """A page in the browser, with what it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def panel(self, text: str) -> None:
        """Check that *text* is to be read in the panel."""
        expect(self.page.locator("#panel")).to_contain_text(text)

    def find(self, text: str) -> None:
        """Search for *text* and take the first thing found."""
        self.page.fill("#search", text)
        self.page.keyboard.press("Enter")

    def drawn(self) -> int:
        """How many things are drawn, by the list."""
        self.page.click("#as-list")
        count = self.page.locator("#list tbody tr").count()
        self.page.click("#as-network")
        return count


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip("no Chromium found; name it with KG_CHROMIUM")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield launched
        launched.close()


def opened(browser: Browser, file: Path, size: tuple[int, int] = WIDE, locale: str = "nl-NL") -> Iterator[Opened]:
    """The page in *file* with every request refused but the one for the file itself."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale=locale)
    found = Opened(context.new_page())

    def note(request: Request) -> None:
        if request.url.split("#")[0] != file.as_uri() and not request.url.startswith("data:"):
            found.requests.append(request.url)

    found.page.on("request", note)
    found.page.on("console", lambda message: found.complaints.append(message.text))
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.page.route("http*://**", lambda route: route.abort())
    found.page.goto(file.as_uri())
    found.page.wait_for_selector("html[data-ready]")
    yield found
    assert found.requests == []
    assert found.complaints == []
    context.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "explorer.html"
    path.write_text(view_page(open_graph(GRAPH_FILE)), "utf-8")
    return path


@pytest.fixture
def wide(browser: Browser, file: Path) -> Iterator[Opened]:
    yield from opened(browser, file)


@pytest.fixture
def phone(browser: Browser, file: Path) -> Iterator[Opened]:
    yield from opened(browser, file, PHONE)


def test_the_page_opens_on_an_overview(wide: Opened) -> None:
    expect(wide.page.locator("#figures")).to_have_text("2 documenten · 5 zaken · 7 verwijzingen")
    wide.panel("Waar verwijzen deze documenten naar?")
    wide.panel("Antwoorden over wonen")
    expect(wide.page.locator("#canvas canvas")).to_be_visible()
    assert wide.drawn() == 7


def click_something(page: Page, what: str) -> None:
    """Move the mouse over the drawing until it is on a "node" (or its label) or an "edge", and click."""
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    for y in range(80, int(box["height"]), 14):
        for x in range(30, int(box["width"]), 24):
            page.mouse.move(box["x"] + x, box["y"] + y)
            if page.locator("#canvas").get_attribute("data-under") == what:
                page.mouse.click(box["x"] + x, box["y"] + y)
                return
    raise AssertionError(f"no {what} is drawn")


def test_a_click_on_a_node_shows_what_it_is_and_its_passages(wide: Opened) -> None:
    wide.find("woningwet")
    wide.page.click("text=Alleen deze omgeving")
    wide.page.go_back()
    wide.panel("Waar verwijzen deze documenten naar?")

    click_something(wide.page, "node")

    wide.panel("De Woningwet geldt." if "Wet" in wide.page.locator("#panel .kind").inner_text() else "Wetten")


def test_a_click_on_a_line_shows_its_passages(wide: Opened) -> None:
    wide.find("woningwet")
    wide.page.click("text=Alleen deze omgeving")

    click_something(wide.page, "edge")

    wide.panel("Passages")
    wide.panel("De Woningwet geldt.")


def test_search_finds_by_name_and_shows_sentence_words_and_place(wide: Opened) -> None:
    wide.find("pbl")

    expect(wide.page.locator("#panel h2")).to_have_text("Planbureau voor de Leefomgeving (PBL)")
    expect(wide.page.locator("#panel blockquote").first).to_contain_text("onderzoekt huren.")
    expect(wide.page.locator("#panel mark")).to_have_text(["Planbureau voor de Leefomgeving", "PBL"])
    wide.panel("Antwoord op vraag 12 · noot 3 · regel 9")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("woonverk", "Wonen in Nederland. Een verkenning"),
        ("onder dak", "Iedereen een thuis"),
        ("11111-2", "Kamerstuk 11111, nr. 2"),
        ("BWBR0002888", "Woningwet"),
        ("vraag 12", "Vraag 12"),
    ],
)
def test_search_finds_by_other_names_and_numbers(wide: Opened, typed: str, found: str) -> None:
    wide.find(typed)

    expect(wide.page.locator("#panel h2")).to_have_text(found)


def test_search_tells_when_there_is_nothing(wide: Opened) -> None:
    wide.page.fill("#search", "xyzzy")

    expect(wide.page.locator("#found")).to_have_text("Niets gevonden")


def test_names_over_time_are_shown(wide: Opened) -> None:
    wide.find("thuis")

    expect(wide.page.locator("#panel .versions li")).to_have_text(
        ["… – 2022-11Onder dak", "2022-11 – hedenIedereen een thuis"]
    )


def test_showing_neighbours_adds_nodes(wide: Opened) -> None:
    wide.find("woningwet")
    wide.page.click("text=Alleen deze omgeving")
    assert wide.drawn() == 2

    wide.find("huren")
    wide.page.click("#expand")

    expect(wide.page.locator("#note")).to_have_text("3 buren toegevoegd")
    assert wide.drawn() == 5


def test_a_kind_can_be_switched_off_and_on(wide: Opened) -> None:
    box = wide.page.get_by_label("Wetten: tonen of verbergen")

    box.uncheck()
    assert wide.drawn() == 6

    box.check()
    assert wide.drawn() == 7


def test_an_unresolved_reference_is_shown_with_its_reason(wide: Opened) -> None:
    wide.find("Antwoord op vraag 12")
    wide.page.click("summary:has-text('Onopgelost')")

    wide.panel("twee rapporten gaan vooraf")


def test_back_and_a_link_lead_to_what_was_shown(wide: Opened) -> None:
    wide.find("woningwet")
    wide.find("pbl")
    assert wide.page.url.endswith("#body%2Fpbl")

    wide.page.go_back()
    expect(wide.page.locator("#panel h2")).to_have_text("Woningwet")

    wide.page.goto(f"{wide.page.url.split('#')[0]}#programme%2Fthuis")
    wide.page.reload()
    wide.page.wait_for_selector("html[data-ready]")
    expect(wide.page.locator("#panel h2")).to_have_text("Iedereen een thuis")


def test_links_out_tell_the_other_site_nothing(wide: Opened) -> None:
    wide.find("11111-2")
    link = wide.page.locator("#panel a")

    expect(link).to_have_attribute("href", "https://zoek.officielebekendmakingen.nl/kst-11111-2.html")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_the_keyboard_is_enough(wide: Opened) -> None:
    page = wide.page
    page.keyboard.press("/")
    page.keyboard.type("huren")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Kamerbrief over huren")

    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#panel h2").inner_text() != "Kamerbrief over huren"

    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()

    page.locator("#canvas").focus()
    page.keyboard.press("Escape")
    wide.panel("Waar verwijzen deze documenten naar?")


def test_the_language_can_be_switched(wide: Opened) -> None:
    wide.page.click("#en")

    expect(wide.page.locator("html")).to_have_attribute("lang", "en")
    wide.panel("What do these documents refer to?")


def test_a_browser_in_another_language_gets_english(browser: Browser, file: Path) -> None:
    for english in opened(browser, file, locale="de-DE"):
        english.panel("What do these documents refer to?")


def test_everything_can_be_reached_on_a_telephone(phone: Opened) -> None:
    phone.find("pbl")

    phone.panel("onderzoekt huren.")
    width = phone.page.evaluate("document.documentElement.scrollWidth")
    assert width == PHONE[0]


def test_nothing_from_a_document_runs(browser: Browser, tmp_path: Path) -> None:
    quoted = json.dumps(HOSTILE)
    text = GRAPH_FILE.read_text("utf-8")
    for words in ('"Woningwet"', '"De Woningwet geldt."', '"Onder dak"', '"wonen.txt"', '"twee rapporten gaan vooraf"'):
        text = text.replace(words, quoted)
    text = text.replace("https://zoek.officielebekendmakingen.nl/kst-11111-2.html", "javascript:window.ran=1")
    store = ox.Store()
    store.load(text.encode(), ox.RdfFormat.TURTLE)
    path = tmp_path / "hostile.html"
    path.write_text(view_page(LocalGraph(store)), "utf-8")

    for hostile in opened(browser, path):
        for words in ("img src", "11111-2", "thuis", "vraag 12", "huren"):
            hostile.find(words)
        hostile.find("img src")
        expect(hostile.page.locator("#panel h2")).to_have_text(HOSTILE)
        hostile.page.click("#as-list")
        assert hostile.page.evaluate("window.ran") is None
        assert hostile.page.locator("img, #panel b, a[href^=javascript]").count() == 0
