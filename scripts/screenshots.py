#!/usr/bin/env python3
"""Makes the pictures of the explorer in docs/images/ anew, out of the five example documents.

    python scripts/screenshots.py

Chromium is the one named by KG_CHROMIUM, else one on the path. The pictures have 256 colours, to stay small.
"""

from __future__ import annotations

import os
import shutil
import struct
import tempfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from kg.build import build
from kg.store import open_graph
from kg.view import view_page
from kg.view.sparql import with_sparql

HERE = Path(__file__).resolve().parent.parent
IMAGES = HERE / "docs" / "images"
WIDE, WIDER, PHONE = (1200, 740), (1500, 860), (390, 844)
QUERY = """# Welke rapporten halen de documenten aan, en wie gaf ze uit?
CONSTRUCT { ?document kg:citesReport ?rapport . ?rapport dcterms:publisher ?uitgever }
WHERE {
  ?document a kg:Document ; kg:citesReport ?rapport .
  ?rapport dcterms:publisher ?uitgever
}"""


def _find(page: Page, text: str) -> None:
    page.fill("#search", text)
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_be_hidden()
    page.locator("#panel .passage").first.wait_for()


def _panel(page: Page) -> None:
    _find(page, "VIA")


def _path(page: Page) -> None:
    _find(page, "risbo")
    page.click("#path-from")
    _find(page, "digital services act")


def _reading(page: Page) -> None:
    page.fill("#search", "vraag 42 van 32824-451")
    page.keyboard.press("Enter")
    page.click("#read")
    page.locator("#reading [data-here]").wait_for()
    page.locator("#reading [id='Q42'] a.ref[data-kind=report]").first.click()
    page.locator("#panel .passage").first.wait_for()


def _query(page: Page) -> None:
    page.click("#sparql-open")
    page.fill("#query", QUERY)
    page.click("#ask")
    page.locator(".rows tbody tr").first.wait_for()
    page.click("#result-as-network")
    page.locator(".told", has_text="knopen").wait_for()


def _nothing(page: Page) -> None:
    page.locator("#panel .bars").first.wait_for()


SHOTS: Mapping[str, tuple[tuple[int, int], str, Callable[[Page], None]]] = {
    "overview": (WIDE, "light", _nothing),
    "panel": (WIDE, "light", _panel),
    "path": (WIDE, "light", _path),
    "reading": (WIDER, "light", _reading),
    "query": (WIDE, "light", _query),
    "dark": (WIDE, "dark", _panel),
    "phone": (PHONE, "light", _nothing),
}


# The 256 most frequent colours of a picture that differ, and for each pixel the number of the nearest.
_QUANTISE = """async (png) => {
  const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d");
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const colour = (at) => (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
  const pixels = Uint32Array.from({ length: data.length / 4 }, (_, at) => colour(4 * at));
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) || 0) + 1);
  const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const apart = (a, b) => parts(a).reduce((sum, value, part) => sum + (value - parts(b)[part]) ** 2, 0);
  const palette = [];
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    if (palette.length < 256 && palette.every((other) => apart(colour, other) > 100)) palette.push(colour);
  }
  const nearest = new Map(palette.map((colour, at) => [colour, at]));
  const near = (colour) => {
    if (nearest.has(colour)) return nearest.get(colour);
    const nearer = (best, other, at) => (apart(colour, other) < apart(colour, palette[best]) ? at : best);
    const found = palette.reduce(nearer, 0);
    nearest.set(colour, found);
    return found;
  };
  let numbers = "";
  for (const pixel of pixels) numbers += String.fromCharCode(near(pixel));
  return [bitmap.width, bitmap.height, palette.flatMap(parts), btoa(numbers)];
}"""


def main() -> None:
    path = os.environ.get("KG_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("no Chromium found; name it with KG_CHROMIUM")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build([HERE / "examples" / "documents"], folder)
        graph = open_graph(folder)
        file = Path(folder) / "all.html"
        file.write_text(with_sparql(view_page(graph, texts=Path(folder) / "texts"), graph), "utf-8")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for name, (size, theme, prepare) in SHOTS.items():
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]},
                locale="nl-NL",
                color_scheme="dark" if theme == "dark" else "light",
            )
            page = context.new_page()
            page.goto((file if name == "query" else Path(folder) / "explorer.html").as_uri())
            page.wait_for_selector("html[data-complete]")
            prepare(page)
            page.mouse.move(0, 0)
            page.wait_for_timeout(600)  # until the last picture is drawn
            picture = IMAGES / f"explorer-{name}.png"
            picture.write_bytes(_small_png(context.new_page(), page.screenshot(animations="disabled")))
            print(f"{picture.relative_to(HERE)}  {picture.stat().st_size // 1000} kB")
            context.close()
        browser.close()


def _small_png(page: Page, png: bytes) -> bytes:
    """The picture with a palette, https://www.w3.org/TR/png/#4Concepts.PNGImage"""
    width, height, palette, numbers = page.evaluate(_QUANTISE, b64encode(png).decode())
    pixels = b64decode(numbers)
    rows = b"".join(b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
    header = struct.pack(">2I5B", width, height, 8, 3, 0, 0, 0)
    chunks = (b"IHDR", header), (b"PLTE", bytes(palette)), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


if __name__ == "__main__":
    main()
