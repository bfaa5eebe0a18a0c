"""A good graph has nothing wrong, and each kind of mistake is found."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from small_document import DOC, GRONDWET, IRIS, PAPER, REFERENCES, SOURCE, analysis, reference

from kg.gazetteer import known
from kg.model import Analysis, Target
from kg.store import add_graph, new_store
from kg.text import MappedText
from kg.triples import document_triples, reference_triples, run_triples
from kg.validate import Finding, findings, validate
from kg.vocab import KG, NIF, PREFIXES

GRAPH = IRIS.document_graph("kst-32824-451")
CITATION = next(
    str(t.subject).strip("<>")
    for t in document_triples(analysis(), IRIS)
    if t.predicate == ox.NamedNode(NIF.anchorOf) and "Kamerstuk" in str(t.object)
)
CITED = f"doc:{CITATION.rpartition('/')[2]}"
NO_ANSWER = Finding(
    "warning", "doc:kst-32824-451.q-vvd", "this question has no answer, and others in the document have"
)


def store_of(triples: Iterator[ox.Triple]) -> ox.Store:
    """A store as a build makes it, with *triples* for the document."""
    store = new_store()
    add_graph(store, GRAPH, triples)
    used = tuple(thing for thing in known().things if thing.id in ("szw", "vvd", "grondwet"))
    add_graph(store, IRIS.graph("reference"), reference_triples(replace(known(), things=used), IRIS))
    add_graph(store, IRIS.graph("run"), run_triples([("kst-32824-451", "ab" * 32)], "0", IRIS))
    return store


@pytest.fixture
def store() -> ox.Store:
    return store_of(document_triples(analysis(), IRIS))


def text_of(sha256: str) -> str:
    return SOURCE


def change(store: ox.Store, remove: str = "", insert: str = "") -> None:
    """Change the graph of the document by SPARQL; `$c` is the citation of the kamerstuk."""
    for verb, pattern in (("DELETE", remove), ("INSERT", insert)):
        if pattern:
            block = f"{{ GRAPH <{GRAPH}> {{ {pattern.replace('$c', f'<{CITATION}>')} }} }}"
            where = block if verb == "DELETE" else "{}"
            store.update(f"{verb} {block} WHERE {where}", prefixes=dict(PREFIXES))


def wrong(store: ox.Store) -> list[tuple[str, str]]:
    """What is found beyond the fraction without an answer: where, and the message."""
    return [(finding.where, finding.message) for finding in findings(store, text_of) if finding != NO_ANSWER]


def test_a_good_graph_has_nothing_wrong(store: ox.Store) -> None:
    assert findings(store, text_of) == (NO_ANSWER,)


def mistakes() -> list[list[str]]:
    """Rows of what to remove, what to insert, where it is found, and the message."""
    table = (Path(__file__).parent / "data" / "mistakes.tsv").read_text("utf-8")
    return [line.split("\t") for line in table.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("remove", "insert", "where", "message"), mistakes())
def test_each_mistake_is_found(store: ox.Store, remove: str, insert: str, where: str, message: str) -> None:
    change(store, remove, insert)
    found = wrong(store)

    assert any(place.startswith(where.replace("$c", CITED)) and message in text for place, text in found), found


def test_a_changed_text_is_found(store: ox.Store) -> None:
    found = [finding.message for finding in findings(store, lambda sha256: SOURCE.replace("Ja, zie", "Ja,  zie"))]

    assert "the stored text is not the one that was read: its SHA-256 differs" in found
    assert any(message.startswith("it quotes 'Kamerstuk 32 824, nr. 378', but at") for message in found)


def test_a_text_that_is_not_at_hand_is_a_warning(store: ox.Store) -> None:
    found = findings(store, lambda sha256: None)

    assert {finding.severity for finding in found} == {"warning"}
    assert "its text is not at hand, so the quotations cannot be checked" in [finding.message for finding in found]


OFFICIAL_IDS = """
    kst-32824-378 kst-36600-XV-24 kst-36600-IIB-3 kst-36836-D kst-21501-02-3174 kst-1263281
    ah-tk-20242025-769 h-tk-20242025-87-15 kv-tk-2022Z03332 kv-42231 blg-1007826 stb-2020-118
    2022Z03332 2023D09676 TZ202309-010 ECLI:NL:RBMNE:2021:6269 32016R0679
"""


@pytest.mark.parametrize("number", OFFICIAL_IDS.split())
def test_every_form_of_official_id_is_accepted(number: str) -> None:
    target = Target("parldoc", IRIS.document(number), number, facts=(("official_id", number),))
    citing = analysis(references=(reference("parldoc", "Ja, zie", target),))

    assert wrong(store_of(document_triples(citing, IRIS))) == []


def test_the_same_words_do_not_cite_a_thing_twice() -> None:
    twice = analysis(references=(*REFERENCES, replace(REFERENCES[0], rule="kamerstuk.other")))

    assert any(
        "the same words cite the same thing" in message for _, message in wrong(store_of(document_triples(twice, IRIS)))
    )


def test_a_citation_outside_its_unit_is_found() -> None:
    misplaced = analysis(references=(reference("law", "Grondwet", GRONDWET, unit="Q1"),))

    assert any(
        "its words stand outside doc:kst-32824-451.q1" in message
        for _, message in wrong(store_of(document_triples(misplaced, IRIS)))
    )


def test_two_documents_that_call_a_thing_differently_are_found(store: ox.Store) -> None:
    other = analysis(
        id="kst-36600-1", references=(reference("kamerstuk", "Vraag 1", replace(PAPER, label="Die brief"), unit="Q1"),)
    )
    add_graph(store, IRIS.document_graph("kst-36600-1"), document_triples(other, IRIS))

    assert ("doc:kst-32824-378", "more than one preferred name: 'Die brief', 'Kamerstuk 32824, nr. 378'") in wrong(
        store
    )


def test_a_graph_without_documents_is_a_warning() -> None:
    assert findings(ox.Store(), text_of) == (Finding("warning", "graph", "there is no document in this graph"),)


def test_a_folder_is_checked_against_its_texts(store: ox.Store, tmp_path: Path) -> None:
    disk = new_store(tmp_path / "store")
    disk.bulk_extend(store)
    disk.flush()
    del disk
    (tmp_path / "texts").mkdir()
    sha256 = analysis().document.source.sha256
    (tmp_path / "texts" / f"{sha256[:16]}.txt").write_bytes(SOURCE.encode())

    assert validate(tmp_path) == (NO_ANSWER,)
    assert DOC in {quad.object.value for quad in store if quad.predicate == ox.NamedNode(KG.textOf)}


def test_a_turtle_file_without_named_graphs_is_checked_as_a_whole(store: ox.Store, tmp_path: Path) -> None:
    add_graph(store, IRIS.document_graph("kst-36600-1"), document_triples(second(), IRIS))
    (tmp_path / "graph.ttl").write_bytes(
        ox.serialize({quad.triple for quad in store}, format=ox.RdfFormat.TURTLE) or b""
    )

    found = validate(tmp_path / "graph.ttl")
    texts = sorted(f"text:{each.document.source.sha256[:16]}" for each in (analysis(), second()))
    assert [finding.where for finding in found] == [NO_ANSWER.where, "doc:kst-36600-1.q-vvd", *texts]
    assert {finding.severity for finding in found} == {"warning"}


def second() -> Analysis:
    """Another document, with another text."""
    document = analysis().document
    text = SOURCE + "."
    source = replace(document.source, name="004.txt", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    return analysis(id="kst-36600-1", document=replace(document, source=source), facts=())


def test_violations_come_first_and_numbers_in_their_order() -> None:
    places = ["doc:kst-1.q10", "doc:kst-1.q9", "doc:kst-1.q9"]
    made = [Finding("warning", where, "x") for where in places[:2]] + [Finding("violation", places[2], "x")]

    assert sorted(made, key=lambda finding: finding.place) == [made[2], made[1], made[0]]


def test_questions_without_any_answer_are_no_cause_for_warning() -> None:
    document = analysis().document
    questions = tuple(unit for unit in document.units if unit.kind == "question")
    put = analysis(document=replace(document, units=questions, footnotes=()), references=())

    assert wrong(store_of(document_triples(put, IRIS))) == []


def test_a_question_without_words_is_a_warning() -> None:
    document = analysis().document
    empty = replace(document.units[2], spans=(), text=MappedText.of(""))
    units = (*document.units[:2], empty, *document.units[3:])
    found = findings(store_of(document_triples(analysis(document=replace(document, units=units)), IRIS)), text_of)

    assert found == (Finding("warning", "doc:kst-32824-451.q2", "nothing stands in this unit"), NO_ANSWER)


def test_findings_come_in_the_same_order_each_time(store: ox.Store) -> None:
    change(store, "$c kg:rule ?x . $c kg:sentence ?y")
    first = findings(store, text_of)

    assert first == findings(store, text_of)


def test_a_thousand_citations_are_checked_in_seconds() -> None:
    many = analysis(references=tuple(replace(REFERENCES[i % 6], rule=f"test.n{i}") for i in range(1000)))
    store = store_of(document_triples(many, IRIS))
    began = time.perf_counter()
    findings(store, text_of)

    assert time.perf_counter() - began < 15
