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

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.errors import NotFoundError
from kg.store import GraphSource, LocalGraph, open_graph
from kg.view import page_of_triples, view_page
from kg.view.contents import Contents, Passage, Thing, contents
from kg.view.drawing import NARROW, WIDE, Drawing, Sheet, neighbourhood, overview
from kg.view.layout import Room, force_layout

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

    @property
    def data(self) -> dict[str, Any]:
        """What is in the data block."""
        found: dict[str, Any] = json.loads(self.texts[1][1])
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
    )


def test_a_reference_that_is_not_resolved_stays_with_its_reason(shown: Contents) -> None:
    (passage,) = [p for p in shown.passages if not p.target]

    assert passage.reason == "twee rapporten gaan vooraf"
    assert passage.candidates == ("https://w3id.org/kamergraaf/id/report/pbl-2020-wonen",)


@pytest.mark.parametrize("sheet", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_overview_draws_the_documents_and_what_they_refer_to(shown: Contents, sheet: Sheet) -> None:
    drawing = overview(shown, sheet)
    drawn = {shown.things[node].label for node in drawing.places}

    assert {"Kamerstuk 11111, nr. 2", "Kamerbrief over huren", "Woningwet", "Iedereen een thuis"} <= drawn
    assert "Vraag 12" not in drawn
    assert all(abs(x) <= sheet.size[0] / 2 and abs(y) <= sheet.size[1] / 2 for x, y in drawing.places.values())


def test_an_edge_weighs_the_passages_of_all_units_of_a_document(shown: Contents) -> None:
    drawing = overview(shown, WIDE)
    by_label = {(shown.things[a].label, shown.things[b].label): weight for (a, b), weight in drawing.edges.items()}

    assert by_label["Kamerstuk 11111, nr. 2", "Planbureau voor de Leefomgeving (PBL)"] == 1
    assert by_label["Wonen in Nederland. Een verkenning", "Planbureau voor de Leefomgeving (PBL)"] == 1


def test_a_neighbourhood_has_its_thing_in_the_middle(shown: Contents) -> None:
    at = shown.things.index(thing(shown, "pbl"))

    drawing = neighbourhood(shown, at, WIDE)

    assert drawing.places[at] == (0.0, 0.0)
    assert {shown.things[node].kind for node in drawing.places} == {"body", "document", "report"}


def test_a_unit_is_drawn_as_its_document(shown: Contents) -> None:
    drawing = neighbourhood(shown, shown.things.index(thing(shown, ".a12")), WIDE)

    assert drawing.places[shown.things.index(thing(shown, "kst-11111-2"))] == (0.0, 0.0)


def test_nodes_with_their_labels_do_not_overlap() -> None:
    rooms = {node: Room(10.0, 100.0, 30.0) for node in range(30)}
    star: nx.Graph[int] = nx.star_graph(29)

    places = force_layout(star, [0], rooms, (900.0, 700.0))

    boxes = [(x - 10, y - 15, x + 110, y + 15) for x, y in places.values()]
    assert not [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[i + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


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
    (_, style), (_, _), (_, vis), (_, script) = page.texts

    def hashed(text: str) -> str:
        return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert policy == (
        f"default-src 'none'; script-src {hashed(vis)} {hashed(script)}; style-src {hashed(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_styles_and_our_script_name_no_address_to_load(page: Reader) -> None:
    (_, style), _, _, (_, script) = page.texts

    assert not re.search(r"url\(|@import", style)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|\bfetch\(|XMLHttpRequest", script
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
    assert [tag for tag, _ in page.tags].count("script") == 3
    assert "img" not in [tag for tag, _ in page.tags]
    assert HOSTILE in page.data["sentences"]
    assert " ".join(HOSTILE.split()) in [each.get("l") for each in page.data["things"]]
    assert not re.search("[\u2028\u2029<&]", page.texts[1][1])


def test_error_an_unknown_focus(graph: GraphSource) -> None:
    with pytest.raises(NotFoundError, match=r"https://example\.org/x: no document refers to this; nothing to draw"):
        view_page(graph, "https://example.org/x")


def test_a_focus_opens_the_page_with_that_thing(graph: GraphSource) -> None:
    data = Reader(view_page(graph, "https://w3id.org/kamergraaf/id/body/pbl")).data

    assert data["things"][data["focus"]]["i"] == "https://w3id.org/kamergraaf/id/body/pbl"
    assert len(data["wide"]["nodes"]) == 4


def test_an_empty_graph_has_a_page_too() -> None:
    assert Reader(page_of_store(ox.Store())).data["things"] == []


def test_plain_triples_become_things_facts_and_links() -> None:
    a, b = ox.NamedNode("https://example.org/a"), ox.NamedNode("https://example.org/b%20c")
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    triples = [
        ox.Triple(a, label, ox.Literal("Iets")),
        ox.Triple(a, ox.NamedNode("https://example.org/size"), ox.Literal(3)),
        ox.Triple(a, ox.NamedNode("https://example.org/near"), b),
        ox.Triple(a, ox.NamedNode("https://example.org/near"), ox.BlankNode()),
    ]

    data = Reader(page_of_triples(triples)).data

    assert [each["l"] for each in data["things"]] == ["b c", "Iets"]
    assert data["things"][1]["f"] == [["size", "3"]]
    assert data["links"] == [[1, "near", 0]]
    assert len(data["wide"]["edges"]) == 1


def test_an_empty_drawing_has_no_places() -> None:
    assert overview(Contents((), (), ()), WIDE) == Drawing({}, {})
