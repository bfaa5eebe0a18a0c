"""The explorer page as text: what is in it, that it is safe, and that it is the same every time."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.errors import NotFoundError
from kg.result import Rows
from kg.shown import SHOWN
from kg.store import GraphSource, LocalGraph, open_graph
from kg.view import page_of_triples, served_page, view_page
from kg.view.columns import unpacked
from kg.view.contents import FACTS, LINK_RELATIONS, Contents, Passage, Thing, contents
from kg.vocab import PREFIXES

GRAPH_FILE = Path(__file__).parent / "data" / "explorer.ttl"
HOSTILE = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>\u2028\u2029{{vis}}"


class Reader(HTMLParser):
    """Collects the tags of a page, and the text of its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []  # (tag, text) of script and style
        self._open = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open in ("script", "style"):
            self.texts.append((self._open, data))

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def block(self, name: str) -> dict[str, Any]:
        """What is in a block of data."""
        scripts = [attributes for tag, attributes in self.tags if tag == "script"]
        at = next(at for at, attributes in enumerate(scripts) if attributes.get("id") == name)
        text = [text for tag, text in self.texts if tag == "script"][at]
        found: dict[str, Any] = json.loads(text) if name == "config" else unpacked(text)
        return found


@pytest.fixture(scope="module")
def graph() -> GraphSource:
    return open_graph(GRAPH_FILE)


@pytest.fixture(scope="module")
def shown(graph: GraphSource) -> Contents:
    return contents(graph)


@pytest.fixture(scope="module")
def page(graph: GraphSource) -> Reader:
    return Reader(view_page(graph))


def thing(shown: Contents, name: str) -> Thing:
    return next(each for each in shown.things if each.iri.endswith(name))


def test_things_have_the_kind_that_the_legend_shows(shown: Contents) -> None:
    kinds = {each.iri.rsplit("/", 1)[1]: each.kind for each in shown.things}

    assert kinds == {
        "txt-0123456789abcdef": "document",
        "kst-11111-2": "document",
        "kst-10000-5": "kamerstuk",
        "pbl-2020-wonen": "report",
        "thuis": "programme",
        "BWBR0002888": "law",
        "pbl": "body",
        "kst-11111-2.q12": "question",
        "kst-11111-2.a12": "answer",
    }


def test_reference_data_that_no_document_refers_to_is_left_out(shown: Contents) -> None:
    assert not [each for each in shown.things if "nooit-genoemd" in each.iri]


def test_a_thing_carries_names_facts_and_pages(shown: Contents) -> None:
    document = thing(shown, "kst-11111-2")

    assert ("issued", "2024-12-10") in document.facts
    assert document.pages == ("https://zoek.officielebekendmakingen.nl/kst-11111-2.html",)
    assert thing(shown, "pbl-2020-wonen").names == ("de woonverkenning",)
    assert thing(shown, "thuis").versions == (("Onder dak", "", "2022-11"), ("Iedereen een thuis", "2022-11", ""))


def test_a_passage_carries_its_sentence_place_and_footnote(shown: Contents) -> None:
    (passage,) = [p for p in shown.passages if p.footnote]

    assert passage == Passage(
        source="https://w3id.org/kamergraaf/id/doc/kst-11111-2.a12",
        target="https://w3id.org/kamergraaf/id/body/pbl",
        words="PBL",
        sentence="PBL, Wonen in Nederland, 2020.",
        line="9",
        begin=40,
        footnote="3",
        reason="",
        relation="mentionsBody",
        anchor="c2",
    )


def test_a_reference_that_is_not_resolved_stays_with_its_reason(shown: Contents) -> None:
    (passage,) = [p for p in shown.passages if not p.target]

    assert passage.reason == "twee rapporten gaan vooraf"
    assert passage.candidates == ("https://w3id.org/kamergraaf/id/report/pbl-2020-wonen",)


def test_the_page_is_the_same_bytes_whatever_the_hash_seed() -> None:
    script = (
        "import sys; from kg.store import open_graph; from kg.view import view_page;"
        "import hashlib; print(hashlib.sha256(view_page(open_graph(sys.argv[1])).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(GRAPH_FILE)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(GRAPH_FILE.parents[2])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(digests) == 1


def test_no_tag_of_the_page_asks_for_another_file(page: Reader) -> None:
    asking = [
        (tag, name, value)
        for tag, attributes in page.tags
        for name, value in attributes.items()
        if name in ("src", "href", "srcset", "action", "data", "poster") and not (value or "").startswith("#")
    ]

    assert asking == [("link", "href", "data:,")]


def test_only_the_scripts_and_the_style_of_the_page_are_allowed(page: Reader) -> None:
    policy = next(
        str(each["content"]) for tag, each in page.tags if each.get("http-equiv") == "Content-Security-Policy"
    )
    (_, style), (_, vis), (_, script) = page.texts[0], *page.texts[-2:]

    def hashed(text: str) -> str:
        return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert policy == (
        f"default-src 'none'; script-src {hashed(vis)} {hashed(script)}; style-src {hashed(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def test_styles_and_our_script_name_no_address_to_load(page: Reader) -> None:
    (_, style), (_, script) = page.texts[0], page.texts[-1]

    assert not re.search(r"url\(|@import", style)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|XMLHttpRequest|importScripts", script
    )


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours "#rrggbb": WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_and_shapes_stand_out_from_what_is_behind_them(page: Reader, theme: int) -> None:
    block = re.findall(r":root \{(.*?)\n\s*\}", page.texts[0][1], re.S)[theme]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    text = [(name, behind) for name in ("ink", "soft", "accent") for behind in ("paper", "sheet", "wash")]
    text += [("mark-ink", "mark"), ("accent-ink", "accent"), ("paper", "ink")]
    shapes = [(name, behind) for name in colours if name.startswith("kind-") for behind in ("paper", "sheet")]

    assert [pair for pair in text if contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []
    assert [pair for pair in shapes if contrast(colours[pair[0]], colours[pair[1]]) < 3] == []


def page_of_store(store: ox.Store) -> str:
    return view_page(LocalGraph(store))


def test_a_hostile_label_stays_data() -> None:
    store = ox.Store()
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    text = GRAPH_FILE.read_text("utf-8").replace('"Woningwet"', quoted).replace('"De Woningwet geldt."', quoted)
    store.load(text.encode(), ox.RdfFormat.TURTLE)

    html = page_of_store(store)

    page = Reader(html)
    assert [tag for tag, _ in page.tags].count("script") == 5
    assert "img" not in [tag for tag, _ in page.tags]
    assert HOSTILE in page.block("texts")["sentences"]
    assert " ".join(HOSTILE.split()) in page.block("core")["things"]["label"]


def test_error_an_unknown_focus(graph: GraphSource) -> None:
    with pytest.raises(NotFoundError, match=r"https://example\.org/x: no document refers to this; nothing to draw"):
        view_page(graph, "https://example.org/x")


def test_a_focus_opens_the_page_with_that_thing(graph: GraphSource) -> None:
    page = Reader(view_page(graph, "https://w3id.org/kamergraaf/id/body/pbl"))

    assert page.block("config") == {
        "mode": "embedded", "base": "https://w3id.org/kamergraaf/id/", "focus": "https://w3id.org/kamergraaf/id/body/pbl",
    }  # fmt: skip


def test_all_that_the_page_shows_of_a_thing_is_gathered_when_a_document_is_written() -> None:
    for short in (*FACTS.values(), *LINK_RELATIONS.values()):
        prefix, _, name = short.partition(":")
        assert f"{PREFIXES[prefix]}{name}" in SHOWN, short


def test_an_empty_graph_has_a_page_too() -> None:
    assert Reader(page_of_store(ox.Store())).block("core")["things"]["rest"] == []


def test_a_small_corpus_can_be_read_in_inert_templates(built: Path) -> None:
    page = (built / "explorer.html").read_text("utf-8")
    documents = re.findall(r'<template data-document="([^"]+)"><article', page)

    assert len(documents) == 5
    assert "https://w3id.org/kamergraaf/id/doc/kst-32824-451" in documents
    assert re.search(r'id="A47"', page)


def test_a_graph_too_large_for_one_file_gets_a_page_that_says_so(
    graph: GraphSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.view.MOST_REFERENCES", 5)

    page = view_page(graph)

    assert "7 verwijzingen" in page
    assert "kg serve -g" in page
    assert [tag for tag, _ in Reader(page).tags].count("script") == 0


ID = "https://w3id.org/kamergraaf/id/"


@pytest.mark.parametrize("most", [10_000, 1])
def test_of_a_graph_too_large_for_one_file_a_thing_gets_a_page_of_its_surroundings(
    built: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """With the documents that refer to it, or the first of them when they have too many references."""
    monkeypatch.setattr("kg.view.MOST_REFERENCES", 5)
    monkeypatch.setattr("kg.view._MOST_NEAR", most)
    whole, focus = open_graph(built), f"{ID}report/risbo-2023-ontwikkeling-in-integratie"
    refer = "SELECT DISTINCT ?d { ?c cito:hasCitedEntity <$> ; nif:referenceContext/kg:textOf ?d }".replace("$", focus)
    found = whole.query(refer)
    assert isinstance(found, Rows)
    documents = {iri for (iri,) in found.texts()}

    page = Reader(view_page(whole, focus))
    core, every = page.block("core"), Reader((built / "explorer.html").read_text("utf-8")).block("core")

    assert page.block("config")["focus"] == focus
    things = zip(core["things"]["head"], core["things"]["rest"], core["things"]["kind"], strict=True)
    shown_documents = {core["heads"][head] + rest for head, rest, kind in things if core["kinds"][kind] == "document"}
    assert shown_documents <= documents
    assert len(shown_documents) == (len(documents) if most > 1 else 1)
    # what is shown of a thing is what the page of everything shows of it
    shown, known = ({labels[0]: labels[1:] for labels in _told(one)} for one in (core, every))
    assert shown.items() <= known.items()
    assert len(core["references"]["to"]) < len(every["references"]["to"])


def _told(core: dict[str, Any]) -> list[tuple[Any, ...]]:
    """IRI, label and names of each thing that is neither a document nor a part of one."""
    things = core["things"]
    names = dict(zip(*things["names"], strict=True))
    own = {core["kinds"].index(kind) for kind in ("report", "programme", "law", "body", "ministry", "party")}
    return [
        (core["heads"][head] + rest, label, names.get(at))
        for at, (head, rest, label, kind) in enumerate(
            zip(things["head"], things["rest"], things["label"], things["kind"], strict=True)
        )
        if kind in own
    ]


def test_plain_triples_become_things_facts_and_links() -> None:
    a, b = ox.NamedNode("https://example.org/a"), ox.NamedNode("https://example.org/b%20c")
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    triples = [
        ox.Triple(a, label, ox.Literal("Iets")),
        ox.Triple(a, ox.NamedNode("https://example.org/size"), ox.Literal(3)),
        ox.Triple(a, ox.NamedNode("https://example.org/near"), b),
        ox.Triple(a, ox.NamedNode("https://example.org/near"), ox.BlankNode()),
    ]

    core = Reader(page_of_triples(triples)).block("core")

    assert core["things"]["label"] == ["b c", "Iets"]
    assert core["things"]["facts"] == [[1], [[["size", "3"]]]]
    assert core["links"] == {"relations": ["near"], "from": [1], "relation": [0], "to": [0]}


def test_a_served_page_asks_only_its_own_server_and_has_no_data() -> None:
    served = served_page(api="api/", reading="documents/")
    page = Reader(served.html)

    assert "connect-src 'self'" in served.policy
    assert page.block("config") == {"mode": "served", "api": "api/", "reading": "documents/"}
    assert [attributes.get("id") for tag, attributes in page.tags if tag == "script"] == ["config", None, None]
