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

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


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
    page.click("#as-list")
    yield "list"
    opened.find("32824-378")
    page.click("#read")
    expect(page.locator("#reading article")).to_be_visible()
    yield "reading"
    page.click("#leave-reading")
    if page.locator("#toggle-filters").is_visible():
        page.click("#toggle-filters")
    page.locator("#facets summary", has_text=re.compile("^Partij")).click()
    page.get_by_label(re.compile("^VVD,")).check()
    expect(page.locator("#chips")).to_be_visible()
    yield "filters"


@pytest.mark.parametrize(
    ("theme", "size", "rules"),
    [("light", WIDE, ()), ("dark", WIDE, ("color-contrast",)), ("light", PHONE, ())],
    ids=["light", "dark", "phone"],
)
def test_axe_finds_nothing_serious(
    browser: Browser, built: Path, theme: Any, size: tuple[int, int], rules: tuple[str, ...]
) -> None:
    """In the dark only colours differ."""
    with opened(browser, built / "explorer.html", size, color_scheme=theme) as page:
        found = {state: serious_findings(page.page, *rules) for state in _states(page)}

    assert {state: findings for state, findings in found.items() if findings} == {}
