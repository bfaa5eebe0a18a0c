"""The explorer page in Chromium: what a reader does with it, offline, and that nothing from documents runs.

Run without a browser: `pytest -m "not browser"`.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from browsing import PHONE, Opened, launched, opened
from playwright.sync_api import Browser, Page, expect

from kg.store import LocalGraph, open_graph
from kg.view import view_page

pytestmark = pytest.mark.browser

GRAPH_FILE = Path(__file__).parent / "data" / "explorer.ttl"
HOSTILE = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'><b>vet</b>"
ID = "https://w3id.org/kamergraaf/id/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "small.html"
    path.write_text(view_page(open_graph(GRAPH_FILE)), "utf-8")
    return path


@pytest.fixture(scope="module")
def real_file(built: Path) -> Path:
    return built / "explorer.html"


@pytest.fixture(scope="module")
def small_page(browser: Browser, file: Path) -> Iterator[Opened]:
    with opened(browser, file) as page:
        yield page


@pytest.fixture(scope="module")
def real_page(browser: Browser, real_file: Path) -> Iterator[Opened]:
    with opened(browser, real_file, permissions=["clipboard-read", "clipboard-write"]) as page:
        yield page


@pytest.fixture
def small(small_page: Opened) -> Opened:
    """The small graph, with two documents; back at the overview."""
    small_page.start_again()
    return small_page


@pytest.fixture
def real(real_page: Opened) -> Opened:
    """The five example documents; back at the overview."""
    real_page.start_again()
    return real_page


# What people come for


def test_all_answers_that_rest_on_reports_of_the_scp_and_a_passage_to_copy(real: Opened) -> None:
    page = real.page
    real.find("scp")
    published = page.locator("section").filter(has_text="Wie steunt op zijn publicaties")
    answers = published.locator(".group").filter(has_text="Kamerstuk 32824, nr. 451")
    answers.locator(".passage").first.wait_for()

    expect(answers.locator(".where").first).to_contain_text("Antwoord op vraag")
    passage = answers.locator(".passage").first
    passage.get_by_role("button", name="Kopieer").click()

    expect(page.locator("#note")).to_have_text("Gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    sentence = passage.locator("blockquote").inner_text()
    assert copied.startswith("“")
    assert sentence.split(" — ")[-1][:40] in copied
    assert re.search(r"\nKamerstuk 32824, nr\. 451.*, Antwoord op vraag .*regel \d+$", copied)


def test_who_cites_a_paper(real: Opened) -> None:
    real.find("kst-32824-378")

    real.heading("Kamerstuk 32824, nr. 378")
    cited_by = real.page.locator("section").filter(has_text="Wie verwijst hiernaar").locator(".group")
    assert cited_by.count() >= 2
    expect(cited_by.first).to_contain_text("Reactie publicatie SCP Gevestigd, maar niet thuis.")
    expect(cited_by.first.locator("mark", has_text="32 824, nr. 378").first).to_be_visible()
    expect(cited_by.first.locator(".where", has_text="Inbreng VVD").first).to_be_visible()


def test_a_question_is_read_and_leads_to_where_it_is_really_answered(real: Opened) -> None:
    page = real.page
    real.find("vraag 83 van 32824-451")
    real.heading("Vraag 83")

    page.click("#read")
    question = page.locator("#reading [id='Q83']")
    expect(question).to_be_in_viewport()
    expect(page.locator("#reading [id='A83']")).to_contain_text("Zie beantwoording onder vraag 47")
    page.locator("#reading [id='A83'] a.ref").click()
    expect(page.locator("#reading [id='Q47']")).to_be_in_viewport()
    expect(page.locator("#reading [id='A47']")).to_be_in_viewport()

    page.locator("#reading a.ref[data-kind=body]").first.click()
    expect(page.locator("#panel .kind").first).to_have_text("Organisatie")
    page.click("#leave-reading")
    expect(page.locator("#canvas")).to_be_visible()


def test_a_passage_leads_to_its_place_in_the_text_and_back(real: Opened) -> None:
    page = real.page
    real.find("participatiewet")
    passage = page.locator("#panel .passage").first
    words = passage.locator("mark").first.inner_text()

    passage.get_by_role("button", name="Lees in document").click()
    place = page.locator("#reading [data-here]")
    expect(place).to_be_in_viewport()
    expect(place).to_have_text(re.compile(re.escape(words)))

    page.go_back()
    expect(page.locator("#canvas")).to_be_visible()
    real.heading("Participatiewet")


def test_under_which_names_a_programme_went(real: Opened) -> None:
    real.find("VIA")

    expect(real.page.locator("#panel .versions li")).to_have_text(
        ["… – 2022-11Verdere Integratie op de Arbeidsmarkt", "2022-11 – hedenVoor een Inclusieve Arbeidsmarkt"]
    )


def test_what_is_drawn_can_be_saved(real: Opened, tmp_path: Path) -> None:
    saved: dict[str, bytes] = {}
    for form in ("png", "svg", "csv", "turtle"):
        real.page.click("#export summary")
        with real.page.expect_download() as download:
            real.page.click(f"[data-export={form}]")
        download.value.save_as(tmp_path / form)
        saved[form] = (tmp_path / form).read_bytes()
    rows = list(csv.DictReader(saved["csv"].decode("utf-8-sig").splitlines()))
    store = ox.Store()
    store.load(saved["turtle"], ox.RdfFormat.TURTLE)

    assert saved["png"].startswith(b"\x89PNG")
    assert b"Gevestigd, maar niet thuis" in saved["svg"]
    assert {"citesReport", "publisher"} <= {row["relation"] for row in rows}
    assert store.query(
        "ASK { ?d <https://w3id.org/kamergraaf/def#citesReport> ?r . ?r <http://purl.org/dc/terms/publisher> ?p }"
    )


def tab_to(page: Page, name: str) -> None:
    """Go forward with the Tab key to what is called *name*."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(
            "(name) => (document.activeElement.ariaLabel ?? document.activeElement.innerText).startsWith(name)", name
        ):
            return
    raise AssertionError(f"the Tab key does not come to {name!r}")


def test_the_keyboard_is_enough(real: Opened, tmp_path: Path) -> None:
    """Neither the mouse nor a call that sets the focus is used."""
    page = real.page
    page.keyboard.press("/")
    page.keyboard.type("32824-378")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    real.heading("Kamerstuk 32824, nr. 378")
    expect(page.locator("#panel")).to_be_focused()

    tab_to(page, "Kopieer")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_have_text("Gekopieerd")
    page.keyboard.press("Shift+Tab")  # Lees in document
    page.keyboard.press("Enter")
    expect(page.locator("#reading [data-here]")).to_be_in_viewport()
    expect(page.locator(".reading-text")).to_be_focused()
    page.keyboard.press("Shift+Tab")  # Terug naar het netwerk
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()

    page.keyboard.press("Shift+Tab")
    expect(page.locator("#canvas")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel h2")).not_to_have_text("Kamerstuk 32824, nr. 378")
    page.keyboard.press("e")
    expect(page.locator("#note")).to_contain_text("buren")
    page.keyboard.press("p")
    expect(page.locator("#pin")).to_have_text("Maak los")
    page.keyboard.press("w")
    expect(page.locator("#asking")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("participatiewet")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .kind").first).to_have_text("Pad")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    real.panel("Waar verwijzen deze documenten naar?")

    page.keyboard.press("/")
    tab_to(page, "Bewaar")
    page.keyboard.press("Enter")
    tab_to(page, "Tabel (CSV)")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "drawn.csv")
    tab_to(page, "Rapporten, ")
    page.keyboard.press("Space")
    expect(page.locator("#chips")).to_contain_text("Rapporten")


def test_it_can_be_used_on_a_telephone(browser: Browser, real_file: Path) -> None:
    with opened(browser, real_file, PHONE, has_touch=True, is_mobile=True) as phone:
        phone.find("scp")
        phone.heading("Sociaal en Cultureel Planbureau")
        phone.page.tap("#toggle-filters")
        phone.page.get_by_label(re.compile("^Kamerstukken,")).tap()
        expect(phone.page.locator("#chips")).to_contain_text("Kamerstukken")
        expect(phone.page.locator("#filters-on")).to_have_text("1")
        phone.page.keyboard.press("Escape")
        expect(phone.page.locator("#facets")).to_be_hidden()
        assert int(phone.page.locator("#drawn").inner_text().split()[0]) >= 8  # what is left has the room of the rest

        phone.find("vraag 83 van 32824-451")
        phone.page.tap("#read")
        expect(phone.page.locator("#reading [id='Q83']")).to_be_in_viewport()
        expect(phone.page.locator("#panel")).to_be_hidden()
        phone.page.locator("#reading a.ref[data-kind=body]").first.tap()
        expect(phone.page.locator("#panel .kind").first).to_have_text("Organisatie")
        phone.page.tap("#close-about")
        expect(phone.page.locator("#panel")).to_be_hidden()
        assert phone.page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_a_link_shows_somebody_else_the_same(browser: Browser, real_file: Path, real: Opened) -> None:
    page = real.page
    real.find("VIA")
    page.click("#pin")
    page.get_by_label(re.compile("^Rapporten,")).check()
    page.click("#share")
    address = page.evaluate("navigator.clipboard.readText()")
    drawn = page.locator("#drawn").inner_text()

    with opened(browser, real_file, hash="#" + address.split("#")[1]) as other:
        other.heading("Werkagenda Voor een Inclusieve Arbeidsmarkt")
        expect(other.page.locator("#pin")).to_have_text("Maak los")
        expect(other.page.locator("#chips")).to_contain_text("Rapporten")
        expect(other.page.locator("#drawn")).to_have_text(drawn)


# What the page does


def test_the_page_opens_on_an_overview(small: Opened) -> None:
    expect(small.page.locator("#figures")).to_have_text("2 documenten · 5 zaken · 7 verwijzingen")
    small.panel("Waar verwijzen deze documenten naar?")
    small.panel("Antwoorden over wonen")
    expect(small.page.locator("#canvas canvas")).to_be_visible()
    small.drawn(7)


def places_of(page: Page, *colours: str) -> list[tuple[float, float]]:
    """The middle of what is drawn in each colour of the style sheet, "--kind-law", in pixels of the window."""
    found: list[tuple[float, float]] = page.evaluate(
        """(names) => {
          const canvas = document.querySelector("#canvas canvas");
          const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const box = canvas.getBoundingClientRect();
          const ratio = canvas.width / box.width;
          return names.map((name) => {
            const colour = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
            const wanted = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
            let [x, y, count] = [0, 0, 0];
            for (let at = 0; at < data.length; at += 4) {
              if (!wanted.every((value, part) => Math.abs(data[at + part] - value) < 3)) continue;
              x += (at / 4) % width; y += Math.floor(at / 4 / width); count += 1;
            }
            return [box.left + x / count / ratio, box.top + y / count / ratio];
          });
        }""",
        list(colours),
    )
    return found


def test_a_click_on_a_node_or_a_line_shows_its_passages(small: Opened) -> None:
    page = small.page
    small.find("woningwet")
    page.get_by_label("Alleen deze omgeving, 1 stap ver").click()
    small.drawn(2)
    page.click("#home")
    small.panel("Waar verwijzen deze documenten naar?")
    page.go_back()
    small.drawn(2)
    page.click("#as-list")
    page.click("#list .thing:has-text('huren')")
    page.click("#as-network")
    small.heading("Kamerbrief over huren")
    law, letter = places_of(page, "--kind-law", "--kind-document")

    page.mouse.click(*law)
    small.heading("Woningwet")
    small.panel("De Woningwet geldt.")

    middle = ((law[0] + letter[0]) / 2, (law[1] + letter[1]) / 2)
    page.mouse.move(*middle)
    page.mouse.click(*middle)
    expect(page.locator("#panel .kind").first).to_have_text("Passages")
    small.panel("De Woningwet geldt.")


def test_a_passage_shows_sentence_words_and_place(small: Opened) -> None:
    small.find("pbl")

    small.heading("Planbureau voor de Leefomgeving (PBL)")
    own = small.page.locator("section").filter(has_text="Wie verwijst hiernaar")
    expect(own.locator("blockquote").first).to_be_visible()
    expect(own.locator("mark")).to_have_text(["PBL", "Planbureau voor de Leefomgeving"])
    small.panel("Antwoord op vraag 12 · noot 3 · regel 9")


def test_search_finds_by_other_names_and_numbers(small: Opened) -> None:
    for typed, found in {
        "woonverk": "Wonen in Nederland. Een verkenning",
        "onder dak": "Iedereen een thuis",
        "11111-2": "Kamerstuk 11111, nr. 2",
        "BWBR0002888": "Woningwet",
        "vraag 12": "Vraag 12",
    }.items():
        small.find(typed)
        small.heading(found)


def test_search_tells_when_there_is_nothing(small: Opened) -> None:
    small.page.fill("#search", "xyzzy")

    expect(small.page.locator("#found")).to_have_text("Niets gevonden")


def test_neighbours_are_added_and_taken_back(small: Opened) -> None:
    small.find("woningwet")
    small.page.get_by_label("Alleen deze omgeving, 1 stap ver").click()
    small.drawn(2)
    small.find("huren")
    small.page.click("#expand")

    expect(small.page.locator("#note")).to_have_text("3 buren toegevoegd")
    small.drawn(5)

    small.page.click("#undo")
    small.drawn(2)
    small.page.click("#undo")
    small.drawn(7)


def test_the_overview_says_in_words_what_is_referred_to_most(real: Opened) -> None:
    expect(real.page.locator(".summary")).to_contain_text("5 documenten verwijzen")
    expect(real.page).to_have_title("Kamergraaf")
    first = real.page.locator(".summary a").first
    thing = first.get_attribute("data-iri")
    first.click()
    expect(real.page.locator("#panel .passage").first).to_be_visible()
    assert str(thing).partition("/id/")[2] in real.page.url
    expect(real.page).to_have_title(f"{real.page.locator('#panel h2').inner_text()} · Kamergraaf")


def test_a_button_for_the_drawing_keeps_the_focus_and_the_passages(small: Opened) -> None:
    small.find("woningwet")
    expect(small.page.locator("#panel .passage").first).to_be_visible()
    small.page.evaluate("document.querySelector('#panel .passage').dataset.mine = ''")
    small.page.locator("#pin").focus()
    small.page.keyboard.press("Enter")
    expect(small.page.locator("#pin")).to_have_attribute("aria-pressed", "true")
    expect(small.page.locator("#pin")).to_be_focused()
    expect(small.page.locator("#panel .passage[data-mine]")).to_be_visible()
    small.page.keyboard.press("Enter")


def test_depth_shows_more_of_the_surroundings(small: Opened) -> None:
    small.find("woningwet")
    small.page.get_by_label("Alleen deze omgeving, 2 stappen ver").click()

    small.drawn(5)


def test_a_thing_can_be_hidden(small: Opened) -> None:
    small.find("woningwet")
    small.page.click("#collapse")

    small.drawn(6)


def test_a_filter_leaves_what_holds_and_counts_the_rest(small: Opened) -> None:
    small.page.get_by_label(re.compile("^Wetten,")).check()
    small.drawn(2)
    expect(small.page.get_by_label(re.compile("^Organisaties,"))).to_have_attribute(
        "aria-label", "Organisaties, 2 verwijzingen"
    )

    small.page.click("#clear-filters")
    small.drawn(7)


def test_a_path_is_shown_with_its_passages(small: Opened) -> None:
    small.find("woningwet")
    small.page.click("#path-from")
    small.find("woonverkenning")

    small.panel("3 stappen")
    expect(small.page.locator("#panel .steps > li")).to_have_count(3)
    small.panel("De Woningwet geldt.")
    small.panel("Uitgever")


def test_what_is_drawn_is_a_list_too(small: Opened) -> None:
    small.page.click("#as-list")

    expect(small.page.locator("#list tbody tr")).to_have_count(7)
    small.page.click("#list .thing:has-text('Woningwet')")
    small.heading("Woningwet")


def test_an_unresolved_reference_is_shown_with_its_reason(small: Opened) -> None:
    small.find("antwoord op vraag 12")
    small.page.click("summary:has-text('Onopgelost')")

    small.panel("twee rapporten gaan vooraf")


def test_back_and_a_link_lead_to_what_was_shown(small: Opened) -> None:
    small.find("woningwet")
    small.heading("Woningwet")
    small.find("pbl")
    expect(small.page).to_have_url(re.compile("#thing=body/pbl$"))

    small.page.go_back()
    small.heading("Woningwet")
    small.page.go_forward()
    small.heading("Planbureau voor de Leefomgeving (PBL)")

    small.page.evaluate("location.hash = '#programme%2Fthuis'")
    small.heading("Iedereen een thuis")


def test_a_broken_address_says_so(browser: Browser, file: Path) -> None:
    with opened(browser, file, hash="#thing=%E0%A4%A&kind=nonsense&pin=a@b,x@1:2&drawn=nothing/here") as page:
        page.ready()
    for thing in ("body/none", "javascript:window.ran=1", "%3Cimg src=x onerror=window.ran=1%3E"):
        with opened(browser, file, hash=f"#thing={thing}") as page:
            page.panel("Dit is niet te tonen.")
            assert page.page.evaluate("window.ran") is None


def test_links_out_tell_the_other_site_nothing(small: Opened) -> None:
    small.find("11111-2")
    link = small.page.locator("#panel dl a")

    expect(link).to_have_attribute("href", "https://zoek.officielebekendmakingen.nl/kst-11111-2.html")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_the_language_can_be_switched(small: Opened) -> None:
    small.page.click("#en")

    expect(small.page.locator("html")).to_have_attribute("lang", "en")
    small.panel("What do these documents refer to?")


def test_a_browser_in_another_language_gets_english(browser: Browser, file: Path) -> None:
    with opened(browser, file, locale="de-DE") as page:
        page.panel("What do these documents refer to?")


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

    with opened(browser, path) as hostile:
        for words in ("img src", "11111-2", "thuis", "vraag 12", "huren"):
            hostile.find(words)
            expect(hostile.page.locator("#found")).to_be_hidden()
        hostile.page.get_by_label(re.compile("^Wetten,")).check()
        hostile.find("img src")
        hostile.panel(HOSTILE)
        saved = {}
        for form in ("svg", "csv", "turtle"):
            hostile.page.click("#export summary")
            with hostile.page.expect_download() as download:
                hostile.page.click(f"[data-export={form}]")
            download.value.save_as(tmp_path / form)
            saved[form] = (tmp_path / form).read_bytes()
        hostile.page.click("#as-list")
        assert hostile.page.evaluate("window.ran") is None
        assert hostile.page.locator("img, #panel b, a[href^=javascript]").count() == 0
    drawn = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(saved["svg"]).iter()}
    assert drawn <= {"svg", "rect", "g", "line", "polygon", "path", "title", "text"}
    assert HOSTILE in {row["target_label"] for row in csv.DictReader(saved["csv"].decode("utf-8-sig").splitlines())}
    ox.Store().load(saved["turtle"], ox.RdfFormat.TURTLE)
