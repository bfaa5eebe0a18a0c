"""Documents as pages to read: on the five examples, and on a graph whose texts try to be markup."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from lxml import html

from kg.errors import NotFoundError
from kg.reading import papers, reading
from kg.reading.markup import element, safe_address
from kg.result import Rows
from kg.store import GraphSource, LocalGraph, open_graph

DOC = "https://w3id.org/kamergraaf/id/doc/"
HOSTILE = "</p></template></script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>\"'><b>vet</b>"
TAGS = set(
    "article header p h1 h2 h3 dl div dt dd a ul ol li span sup section small aside q nav details summary".split()
)


@pytest.fixture(scope="module")
def graph(built: Path) -> GraphSource:
    return open_graph(built)


def page(graph: GraphSource, document: str, texts: Path | None = None) -> html.HtmlElement:
    return html.fragment_fromstring(str(reading(graph, f"{DOC}{document}", texts)))


def words_of(node: html.HtmlElement) -> str:
    """The text of an element without markers of footnotes and other signs between it."""
    for sign in node.xpath(".//sup"):
        sign.drop_tree()
    return " ".join(node.text_content().split())


def citations(graph: GraphSource, document: str) -> dict[str, str]:
    """Anchor of each reference in a document -> its words."""
    asked = f"""SELECT ?c ?words {{ ?text kg:textOf <{document}> . ?c nif:referenceContext ?text ; nif:anchorOf ?words ;
      cito:hasCitingEntity ?u }}"""
    result = graph.query(asked)
    assert isinstance(result, Rows)
    return {iri.removeprefix(f"{document}."): words for iri, words in result.texts()}


@pytest.mark.parametrize("with_texts", [True, False], ids=["texts", "graph only"])
def test_every_reference_is_marked_once_with_its_own_words(graph: GraphSource, built: Path, with_texts: bool) -> None:
    exact = nested = total = 0
    for row in papers(graph):
        shown = page(graph, row["iri"].removeprefix(DOC), built / "texts" if with_texts else None)
        expected = citations(graph, row["iri"])
        marked = {node.get("id"): words_of(node) for node in shown.xpath("//*[contains(@class, 'ref')][@id]")}
        assert marked.keys() == expected.keys()
        for anchor, words in marked.items():
            # words within another reference have only a sign; a note or page header between words is no part of them
            printed, said = (re.sub(r"[\s-]", "", one) for one in (expected[anchor], words))
            letters = iter(printed)
            assert said == "+" or all(letter in letters for letter in said)
            exact += said == printed
            nested += said == "+"
            total += 1
        ids = shown.xpath("//@id")
        assert len(ids) == len(set(ids))
    assert exact + nested > 0.99 * total > 1100


def test_a_pointer_leads_to_the_question_and_to_the_answer_where_it_is_really_answered(
    graph: GraphSource, built: Path
) -> None:
    shown = page(graph, "kst-32824-451", built / "texts")

    answer = shown.get_element_by_id("A83")
    assert answer.xpath(".//a[@data-kind='seealso']/@href") == ["#Q47"]
    assert answer.xpath(".//p[@class='elsewhere']/a/@href") == ["#A47"]
    assert shown.get_element_by_id("Q83").xpath(".//*[@class='answered']//a/@href") == ["#A47", "#A83", "#A47"]
    joint = shown.get_element_by_id("A47")
    numbers = "47 79 80 83 84 109 110 111 114 124".split()
    assert joint.xpath("./div/h2//a[not(@class)]/@href") == [f"#Q{number}" for number in numbers]
    assert "Antwoord op vraag 83" in joint.xpath("string(./aside)")


def test_a_question_whose_answer_follows_is_not_told_so(graph: GraphSource, built: Path) -> None:
    shown = page(graph, "kst-32824-451", built / "texts")

    assert shown.get_element_by_id("Q1").xpath(".//*[contains(@class, 'answered')]") == []


def test_a_footnote_stands_in_the_unit_of_its_marker_linked_there_and_back(graph: GraphSource, built: Path) -> None:
    shown = page(graph, "kst-32824-451", built / "texts")

    unit = shown.get_element_by_id("A1")
    marker = unit.xpath(".//sup[@id='fn1-marker']")[0]
    assert marker.getprevious() is not None or marker.getparent().text
    assert marker.xpath("./a/@href") == ["#fn1"]
    note = unit.xpath(".//li[@id='fn1']")[0]
    assert note.xpath("./span/a/@href") == ["#fn1-marker"]
    assert "Kernindicatoren integratie" in note.text_content()
    assert len(shown.xpath("//ol[@class='notes']/li")) == 43


def test_the_running_text_is_whole_and_in_order(graph: GraphSource, built: Path) -> None:
    shown = page(graph, "kst-32824-378", built / "texts")

    text = words_of(shown)
    assert text.index("De Nederlandse samenleving is een diverse samenleving.") < text.index("integratie paradox")
    assert "‘Gevestigd, maar niet thuis. Eerste bevindingen uit de Survey Integratie Migranten’ (SIM 2020)" in text
    assert "Pagina 2 van" not in text


def test_remarks_of_fractions_and_their_replies_are_units(graph: GraphSource, built: Path) -> None:
    shown = page(graph, "txt-7bbeeede2423f100", built / "texts")

    assert shown.xpath("//section[contains(@class, 'question')]/@id") == ["V-VVD", "V-D66"]
    assert shown.xpath("//nav//a/@href") == ["#V-VVD", "#V-D66"]
    assert shown.get_element_by_id("V-VVD").xpath(".//p[@class='asked-by']/a/@data-iri") == [
        "https://w3id.org/kamergraaf/id/party/vvd"
    ]
    assert shown.get_element_by_id("V-VVD").xpath(".//*[@class='answered']//a/@href") == ["#R-VVD"]


def test_the_head_tells_who_refers_to_the_document_and_where(graph: GraphSource, built: Path) -> None:
    shown = page(graph, "kst-32824-378", built / "texts")

    links = shown.xpath("//details[contains(@class, 'received')]//a")
    assert len(links) == 8
    assert {link.get("data-doc").removeprefix(DOC) for link in links} <= {
        "kst-32824-451", "txt-0325c4312a41e018", "txt-7bbeeede2423f100",
    }  # fmt: skip
    assert all(re.fullmatch("c[0-9a-f]{12}", link.get("data-anchor")) for link in links)


def test_what_is_unresolved_is_marked_as_such_with_the_reason(graph: GraphSource, built: Path) -> None:
    lost = [
        (node.get("title"), node.xpath("ancestor::section/aside"))
        for row in papers(graph)
        for node in page(graph, row["iri"].removeprefix(DOC), built / "texts").xpath("//span[@data-kind][@id]")
    ]

    unresolved = graph.query("SELECT ?c { ?c cito:hasCitingEntity ?x FILTER NOT EXISTS { ?c cito:hasCitedEntity ?y } }")
    assert isinstance(unresolved, Rows)
    assert len(lost) == len(list(unresolved.rows)) > 0
    assert all(title.startswith("Onopgelost (") and len(title) > 30 for title, _ in lost)


def test_damaged_reading_texts_leave_what_the_graph_holds(graph: GraphSource, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "texts", tmp_path / "texts")
    for path in (tmp_path / "texts").glob("*.gz"):
        path.write_bytes(path.read_bytes()[:100])

    shown = page(graph, "kst-32824-451", tmp_path / "texts")

    assert "Zie beantwoording onder vraag 47" in shown.get_element_by_id("A83").text_content()


def test_an_unknown_document_is_an_error(graph: GraphSource) -> None:
    with pytest.raises(NotFoundError, match="no document of this graph"):
        reading(graph, f"{DOC}kst-1-1")
    with pytest.raises(NotFoundError, match="not an IRI"):
        reading(graph, "no iri > {}")


def test_nothing_from_a_document_becomes_markup() -> None:
    text = (Path(__file__).parent / "data" / "explorer.ttl").read_text("utf-8")
    quoted = str(ox.Literal(HOSTILE))
    properties = "skos:prefLabel|schema:text|kg:sentence|kg:fileName|kg:reason|kg:askedBy|nif:anchorOf|dcterms:title"
    text = re.sub(rf'({properties}) "[^"]*"', lambda match: f"{match[1]} {quoted}", text)
    text = text.replace("https://zoek.officielebekendmakingen.nl/kst-11111-2.html", "javascript:window.ran=1")
    store = ox.Store()
    store.load(text.encode(), ox.RdfFormat.TURTLE)
    graph = LocalGraph(store)

    for row in papers(graph):
        shown = html.fragment_fromstring(str(reading(graph, row["iri"])))
        assert HOSTILE in shown.text_content()
        assert {node.tag for node in shown.iter()} <= TAGS
        assert not [name for node in shown.iter() for name in node.attrib if name.startswith("on")]
        assert not [link for link in shown.xpath("//@href") if "javascript" in link.lower()]


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://x.nl/a?b=c#d", True),
        ("HTTP://x.nl", True),
        ("#A21", True),
        ("/id/doc/kst-1-2", True),
        ("doc/kst-1-2#A3", True),
        ("?iri=https%3A%2F%2Fx.nl", True),
        (".", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        ("data:text/html,<b>", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("//evil.example/", False),
        ("/\\evil.example/", False),
        ("mailto:a@b.nl", False),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str, is_safe: bool) -> None:
    assert (safe_address(address) is not None) is is_safe
    assert ("href" in str(element("a", "x", href=address))) is is_safe
