"""The explorer page in Chromium: time until it can be used, per key of a search, to expand, and frames while dragging.

Two single files: the five example documents, and a made-up graph with as many things and references as are asked for.
Chromium is the one named by KG_CHROMIUM, else one on the path; it draws in software.

    python scripts/bench.py page
    python scripts/bench.py page --size 100000 --runs 5
    python scripts/bench.py page -g output               # the same page from kg serve, which is started for it
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench_serve import server
from playwright.sync_api import Browser, Page, sync_playwright

from kg.build import build
from kg.view.contents import Contents, Link, Passage, Thing
from kg.view.kinds import KINDS
from kg.view.page import page as page_of

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "documents"
ID = "https://w3id.org/kamergraaf/id/"
# kind -> segment of the IRI, relation, share of the things, share of the references
_KINDS = {
    "report": ("report", "citesReport", 0.3, 0.25),
    "programme": ("programme", "mentionsProgramme", 0.15, 0.2),
    "body": ("body", "mentionsBody", 0.2, 0.25),
    "law": ("law", "citesLaw", 0.1, 0.1),
    "kamerstuk": ("doc", "citesDocument", 0.25, 0.15),
    "ministry": ("ministry", "mentionsMinistry", 0.0, 0.05),
}
_WORDS = (EXAMPLES / "kamerbrief-gevestigd-maar-niet-thuis.txt").read_text("utf-8").split()

_WHEN_READY = """
addEventListener("DOMContentLoaded", () => {
  new MutationObserver(() => {
    if (document.documentElement.dataset.ready) window.usableAt ??= performance.now();
    if (document.documentElement.dataset.complete) window.completeAt ??= performance.now();
  }).observe(document.documentElement, { attributes: true });
});
"""
_SEARCH = """async (text) => {
  const [box, found, times] = [document.getElementById("search"), document.getElementById("found"), []];
  for (let end = 1; end <= text.length; end += 1) {
    box.value = text.slice(0, end);
    const began = performance.now();
    const changed = new Promise((done) => {
      new MutationObserver((_, observer) => { observer.disconnect(); done(); }).observe(found, { childList: true });
    });
    box.dispatchEvent(new Event("input"));
    await changed;
    times.push(performance.now() - began);
  }
  return times;
}"""
_EXPAND = """async () => {
  const note = document.getElementById("note");
  const began = performance.now();
  const told = new Promise((done) => {
    new MutationObserver((_, observer) => { observer.disconnect(); done(); }).observe(note, { childList: true });
  });
  document.getElementById("expand").click();
  await told;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - began;
}"""
_MIDDLE_OF_MINISTRY = """() => {
  const canvas = document.querySelector("#canvas canvas");
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--kind-ministry").trim();
  const wanted = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let [x, y, count] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if (!wanted.every((value, part) => Math.abs(data[at + part] - value) < 3)) continue;
    x += (at / 4) % width; y += Math.floor(at / 4 / width); count += 1;
  }
  const box = canvas.getBoundingClientRect();
  return [box.left + x / count * box.width / canvas.width, box.top + y / count * box.height / canvas.height];
}"""
_COUNT_FRAMES = """() => {
  window.frames_ = 0;
  const count = () => { window.frames_ += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--size", type=int, default=100_000, help="things and references of the made-up graph")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("-g", "--graph", type=Path, help="a folder made by kg build: only its page from kg serve")


def run(options: argparse.Namespace) -> None:
    path = os.environ.get("KG_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("no Chromium found; name it with KG_CHROMIUM")
    print("\n| page | what | figure |\n|---|---|---|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        if options.graph is not None:
            with server(options.graph) as (_, address):
                _measure(browser, f"kg serve -g {options.graph.name}", address, options.runs, "scp")
        else:
            _files(browser, options.size, options.runs)
        browser.close()


def _files(browser: Browser, size: int, runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "output" / "explorer.html", Path(folder) / "large.html"
        build([EXAMPLES], small.parent)
        began = time.perf_counter()
        large.write_text(page_of(made_up(size)), "utf-8")
        _row(f"{size:,} things and references", "written in", f"{time.perf_counter() - began:.1f} s")
        for name, file, typed in (("five documents", small, "integratie"), (f"{size:,}", large, "kamerstuk 20000")):
            _row(name, "size of the file", f"{file.stat().st_size / 1e6:.1f} MB")
            _measure(browser, name, file.as_uri(), runs, typed)
        _drag(browser, f"{size:,}", large)


def _row(page: str, what: str, figure: str) -> None:
    print(f"| {page} | {what} | {figure} |")


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1400, "height": 900}, locale="nl-NL").new_page()
    page.add_init_script(_WHEN_READY)
    page.goto(address)
    page.wait_for_selector("html[data-complete]", timeout=60_000)
    return page


def _measure(browser: Browser, name: str, address: str, runs: int, typed: str) -> None:
    figures: dict[str, list[float]] = {}
    for _ in range(runs):
        page = _opened(browser, address)
        figures.setdefault("overview drawn", []).append(page.evaluate("window.usableAt"))
        figures.setdefault("overview, panel and filters complete", []).append(page.evaluate("window.completeAt"))
        figures.setdefault("first search after it", []).append(max(page.evaluate(_SEARCH, typed[:1])))
        figures.setdefault("search, slowest key", []).append(max(page.evaluate(_SEARCH, typed)))
        page.fill("#search", typed)
        page.keyboard.press("Enter")
        page.wait_for_selector("#expand")
        figures.setdefault("expanding a node", []).append(page.evaluate(_EXPAND))
        page.context.close()
    for what, values in figures.items():
        _row(name, what, f"{statistics.median(values):.0f} ms (worst {max(values):.0f})")


def _drag(browser: Browser, name: str, file: Path) -> None:
    """Frames a second while one of five hundred nodes is dragged."""
    kinds = [("report", 200), ("body", 149), ("programme", 100), ("law", 50), ("ministry", 1)]
    drawn = ",".join(f"{kind}/m{number}" for kind, most in kinds for number in range(most))
    page = _opened(browser, f"{file.as_uri()}#drawn={drawn}")
    x, y = page.evaluate(_MIDDLE_OF_MINISTRY)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(_COUNT_FRAMES)
    began = time.perf_counter()
    for step in range(120):
        page.mouse.move(x + 2 * (step % 60), y - step % 60)
    frames = page.evaluate("window.frames_") / (time.perf_counter() - began)
    page.mouse.up()
    _row(name, f"dragging one of {page.locator('#drawn').inner_text()}", f"{frames:.0f} frames/s")
    page.context.close()


def made_up(size: int) -> Contents:
    """A graph of *size* things and references, three quarters of them references; some are referred to very often."""
    chance = random.Random(1)
    documents = max(size // 130, 2)
    names = {kind: _things_of(chance, kind, size // 5) for kind in _KINDS}
    papers = [_paper(chance, number) for number in range(documents)]
    passages: list[Passage] = []
    while len(passages) < size * 3 // 4:
        source = papers[len(passages) % documents].iri
        kind = chance.choices(list(_KINDS), [share for *_, share in _KINDS.values()])[0]
        passages.append(_passage(chance, source, names[kind], _KINDS[kind][1], len(passages)))
    things = sorted((*papers, *(thing for some in names.values() for thing in some)), key=_order)
    passages.sort(key=lambda passage: (passage.source, passage.begin))
    links = tuple(Link(paper.iri, "responsibleMinistry", f"{ID}ministry/m{at % 12}") for at, paper in enumerate(papers))
    return Contents(tuple(things), tuple(passages), links)


def _order(thing: Thing) -> tuple[int, str, str]:
    return KINDS.index(thing.kind), thing.label.casefold(), thing.iri


def _name(chance: random.Random, number: int) -> str:
    return f"{' '.join(chance.choices(_WORDS, k=chance.randint(2, 7)))} {number}"


def _things_of(chance: random.Random, kind: str, total: int) -> list[Thing]:
    segment, _, share, _ = _KINDS[kind]
    return list(_made_things(chance, kind, segment, max(int(total * share), 12)))


def _made_things(chance: random.Random, kind: str, segment: str, count: int) -> Iterator[Thing]:
    for number in range(count):
        names = (_name(chance, number),) if number % 3 == 0 else ()
        label = f"Kamerstuk 3{number // 900:04}, nr. {number % 900}" if kind == "kamerstuk" else _name(chance, number)
        yield Thing(f"{ID}{segment}/m{number}", kind, label, names)


def _paper(chance: random.Random, number: int) -> Thing:
    facts: tuple[tuple[str, Any], ...] = (("title", _name(chance, number)), ("issued", f"{2010 + number % 15}-03-01"))
    return Thing(f"{ID}doc/kst-20000-{number}", "document", f"Kamerstuk 20000, nr. {number}", facts=facts)


def _passage(chance: random.Random, source: str, things: list[Thing], relation: str, number: int) -> Passage:
    often = min(int(chance.paretovariate(0.6)) - 1, len(things) - 1)
    target = things[often] if chance.random() < 0.6 else chance.choice(things)
    words = chance.choices(_WORDS, k=22)
    return Passage(
        source, target.iri, " ".join(words[5:8]), f"{' '.join(words)}.", str(number % 900), number, "", "",
        relation=relation,
    )  # fmt: skip
