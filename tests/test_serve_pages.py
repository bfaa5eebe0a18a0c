"""The pages that `kg serve` makes, in a browser: to be read by everybody, in both languages, with scripts off or on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from accessibility import serious_findings
from browsing import PHONE, WIDE, launched
from playwright.sync_api import Browser, Page, expect
from test_serve import served

import kg
from kg.serve.words import LANGUAGES, Words

pytestmark = pytest.mark.browser

PAGES = {
    "overview": "/",
    "thing": "/id/body/scp",
    "reading": "/doc/kst-32824-451",
    "queries": "/queries",
    "result": "/queries/top-reports",
    "query": "/query",
    "nothing": "/queries/nothing",
}


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with served(built) as (address, _):
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


def opened(browser: Browser, address: str, size: tuple[int, int] = WIDE, **options: Any) -> Page:
    """A page that may ask nothing of any other host, and must not complain."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    page = context.new_page()
    page.on("request", lambda request: _fail(request.url) if not _is_own(request.url, address) else None)
    page.on("pageerror", lambda error: _fail(str(error)))
    return page


def _is_own(url: str, address: str) -> bool:
    return url.startswith((f"{address}/", "data:", "blob:"))


def _fail(why: str) -> None:
    raise AssertionError(why)


def ready(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    if path in ("/", "/query"):
        page.wait_for_selector("html[data-ready]")


@pytest.mark.parametrize(("theme", "size"), [("light", WIDE), ("dark", WIDE), ("dark", PHONE)])
def test_axe_finds_nothing_serious_in_any_page(
    browser: Browser, address: str, theme: Any, size: tuple[int, int]
) -> None:
    page = opened(browser, address, size, locale="nl-NL", color_scheme=theme, bypass_csp=True)
    found = {}
    for name, path in PAGES.items():
        ready(page, address, path)
        found[name] = serious_findings(page)
        width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0, f"{name} is wider than the screen"
    page.context.close()
    assert {name: findings for name, findings in found.items() if findings} == {}


def test_pages_follow_the_browser_and_then_the_choice(browser: Browser, address: str) -> None:
    page = opened(browser, address, locale="en-GB")
    ready(page, address, "/id/body/scp")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h2").first).to_contain_text("Who refers to it")
    page.get_by_role("link", name="Nederlands").click()
    expect(page.locator("h2").first).to_contain_text("Wie verwijst hiernaar")
    page.get_by_role("link", name="Vragen aan de graaf").click()
    expect(page.get_by_role("link", name="Op welke rapporten steunen de documenten het meest?")).to_be_visible()
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Which reports do the documents rely on most?").click()
    expect(page.locator("td").first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.context.close()


def test_a_language_chosen_in_one_page_holds_in_all(browser: Browser, address: str) -> None:
    page = opened(browser, address, locale="en-GB")
    ready(page, address, "/queries?lang=nl")
    ready(page, address, "/")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    page.click("#en")
    ready(page, address, "/query")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.context.close()


def test_words_of_both_languages_and_no_others(address: str) -> None:
    """A page in one language has no heading, fact or link in the other."""
    english, dutch = (
        httpx.get(f"{address}/id/body/scp", headers={"Accept-Language": each}).text for each in ("en", "nl")
    )
    keys = ("referred", "published", "explorer", "queries", "skip", "kind_body", "in_explorer")
    for html, own, other in ((dutch, "nl", "en"), (english, "en", "nl")):
        for key in keys:
            assert f">{Words(own)(key)}" in html
            assert f">{Words(other)(key)}" not in html
    assert LANGUAGES == ("nl", "en")


def test_from_a_thing_to_the_passage_in_its_text(browser: Browser, address: str) -> None:
    page = opened(browser, address, locale="nl-NL")
    ready(page, address, "/id/body/scp")
    sentence = page.locator(".passages q").first.inner_text()
    page.locator(".passages li a").first.click()
    anchor = page.url.rpartition("#")[2]
    expect(page.locator(f"#{anchor}")).to_be_visible()
    words = page.locator(f"#{anchor}").inner_text()
    assert " ".join(words.split()) in " ".join(sentence.split())
    page.context.close()


def test_pages_can_be_read_without_scripts_and_by_keyboard(browser: Browser, address: str) -> None:
    page = opened(browser, address, locale="nl-NL", java_script_enabled=False)
    ready(page, address, "/queries/top-reports")
    expect(page.locator("td").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.context.close()


def test_hostile_text_runs_nowhere(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "29 826 <script>document.title='x'</script>\nNr. 260\nBRIEF VAN DE MINISTER VAN FINANCIËN\nAan de Voorzitter\n"
        "Den Haag, 30 juni 2021\nUit het rapport «<img src=x onerror=\"document.title='x'\"> in beeld» van het CBS "
        '(2019) blijkt dit. Zie https://example.org/"><script>document.title="x"</script> en javascript:alert(1) en '
        "het rapport «{{constructor}}» van het SCP (2020).\n",
        "utf-8",
    )
    kg.build([tmp_path / "in"], tmp_path / "out")
    with served(tmp_path / "out") as (address, _):
        page = opened(browser, address, locale="nl-NL")
        paper = httpx.post(f"{address}/api/overview", json={}).json()["groups"][0]["iris"][0].rpartition("/")[2]
        paths = [f"/doc/{paper}", f"/id/doc/{paper}", "/id/body/cbs", "/queries/references", "/queries/passages", "/"]
        for path in paths:
            ready(page, address, path)
            assert page.title() != "x", path
            assert page.locator("img[src=x]").count() == 0
            assert page.locator("a[href^=javascript]").count() == 0
        hostile = "/thing?iri=%22%3E%3Cscript%3Edocument.title='x'%3C/script%3E"
        for path in (hostile, "/queries/%3Cscript%3E", "/id/%3Cscript%3E", "/doc/%22onload=%22", "/query?name=%3Cb%3E"):
            answer = page.goto(f"{address}{path}")
            assert answer is not None
            assert answer.status in (400, 404)
            assert page.title() != "x"
        page.context.close()


def test_the_explorer_asks_nothing_twice_when_it_expands(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    asked: list[str] = []
    page.on("request", lambda call: asked.append(f"{call.url} {call.post_data}") if call.post_data else None)
    page.goto(f"{address}/")
    page.get_by_role("combobox").fill("SCP")
    page.get_by_role("option").first.click()
    expect(page.locator("#expand")).to_be_visible()
    page.wait_for_load_state("networkidle")
    before = len(asked)
    page.locator("#expand").click()
    expect(page.locator("#note")).to_be_visible()

    assert any("neighbours" in one for one in asked[before:])
    assert len(asked) == len(set(asked))
