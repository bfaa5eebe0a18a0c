"""Chromium for tests, with every request refused but the one for the page itself.

Chromium is the one named by KG_CHROMIUM, else one on the path.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

WIDE, PHONE = (1400, 900), (390, 844)


def chromium() -> str | None:
    """The path of the browser, or None."""
    named = os.environ.get("KG_CHROMIUM")
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return named or next((path for path in found if path), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser; skips the test where there is none."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium found; name it with KG_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@dataclass(slots=True)
class Opened:
    """A page in the browser, with what it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def heading(self, text: str) -> None:
        """Check the heading of the panel."""
        expect(self.page.locator("#panel h2")).to_have_text(text)

    def panel(self, text: str) -> None:
        """Check that *text* is to be read in the panel."""
        expect(self.page.locator("#panel")).to_contain_text(text)

    def find(self, text: str) -> None:
        """Search for *text* and take the first thing found."""
        self.page.fill("#search", text)
        self.page.keyboard.press("Enter")

    def drawn(self, count: int) -> None:
        """Check how many things are drawn."""
        expect(self.page.locator("#drawn")).to_have_text(f"{count} getekend")

    def start_again(self) -> None:
        """Go to the overview as the page opens with it; quicker than to load it again."""
        self.page.click("#nl")
        self.page.evaluate(
            "history.pushState(null, '', location.pathname); dispatchEvent(new PopStateEvent('popstate'))"
        )
        self.panel("Waar verwijzen deze documenten naar?")
        expect(self.page.locator("#chips")).to_be_hidden()

    def ready(self) -> None:
        self.page.wait_for_selector("html[data-complete]")


@contextmanager
def opened(
    browser: Browser, file: Path, size: tuple[int, int] = WIDE, locale: str = "nl-NL", hash: str = "", **options: Any
) -> Iterator[Opened]:
    """The page in *file*; fails when it asked for anything else or complained."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale=locale, **options)
    found = Opened(context.new_page())

    def note(request: Request) -> None:
        if request.url.split("#")[0] != file.as_uri() and not request.url.startswith(("data:", "blob:")):
            found.requests.append(request.url)

    found.page.on("request", note)
    found.page.on("console", lambda message: found.complaints.append(message.text))
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.page.route("http*://**", lambda route: route.abort())
    found.page.goto(f"{file.as_uri()}{hash}")
    found.ready()
    yield found
    assert found.requests == []
    assert found.complaints == []
    context.close()
