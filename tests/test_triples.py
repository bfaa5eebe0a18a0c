"""What a document says, as triples."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef
from small_document import DOC, IRIS, LAW, OTHER, PAPER, REFERENCES, SOURCE, SZW, UNITS, analysis, reference

from kg.gazetteer import Gazetteer, known
from kg.iri import TOOI_MINISTRY
from kg.model import Fact, Target, Thing
from kg.text import Span
from kg.triples import document_triples, reference_triples, run_triples
from kg.vocab import CITO, DCTERMS, FABIO, FOAF, KG, NIF, PROV, RDF, SDO, SKOS, XSD, prefixes


def objects(triples: list[ox.Triple], subject: str, predicate: URIRef) -> list[str]:
    """Values of a property of *subject*, in order."""
    wanted = (ox.NamedNode(subject), ox.NamedNode(predicate))
    return [str(getattr(t.object, "value", "")) for t in triples if (t.subject, t.predicate) == wanted]


def subjects(triples: list[ox.Triple], predicate: URIRef) -> set[str]:
    """What has the property."""
    return {iri(t.subject) for t in triples if t.predicate == ox.NamedNode(predicate)}


def citations(triples: list[ox.Triple]) -> list[str]:
    """The citation nodes, in order."""
    return [iri(t.subject) for t in triples if t.predicate == ox.NamedNode(NIF.anchorOf)]


def iri(term: object) -> str:
    """The IRI of a term that has to be one."""
    assert isinstance(term, ox.NamedNode)
    return term.value


@pytest.fixture(scope="module")
def triples() -> list[ox.Triple]:
    return list(document_triples(analysis(), IRIS))


def test_a_document_carries_its_facts(triples: list[ox.Triple]) -> None:
    expected = {
        RDF.type: [str(KG.Document)],
        SKOS.prefLabel: ["Kamerstuk 32824, nr. 451"],
        KG.officialId: ["kst-32824-451"],
        DCTERMS.title: ["Lijst van vragen"],
        DCTERMS.issued: ["2024-11-14"],
        KG.inDossier: [IRIS.dossier("32824"), IRIS.dossier("36600-XV")],
        KG.sequenceNumber: ["451"],
        KG.sessionYear: ["2024-2025"],
        KG.documentType: ["lijst-van-vragen-en-antwoorden"],
        KG.responsibleMinistry: [SZW],
        FOAF.page: ["https://zoek.officielebekendmakingen.nl/kst-32824-451.html"],
    }

    assert {key: objects(triples, DOC, key) for key in expected} == expected


def test_each_fact_keeps_its_ground_and_place(triples: list[ox.Triple]) -> None:
    fact = f"{DOC}.fact-type"

    assert objects(triples, fact, KG.ground) == ["line 1: Vraag 1"]
    assert objects(triples, fact, NIF.beginIndex) == ["0"]
    assert objects(triples, f"{DOC}.fact-dossier-2", KG.value) == ["36600-XV"]


def test_a_document_without_number_is_called_by_its_title_or_file_name() -> None:
    unnumbered = analysis(id="txt-0123456789abcdef", facts=(Fact("subject", "Integratie", "line 1"),))
    nameless = analysis(id="txt-0123456789abcdef", facts=())
    node = IRIS.document("txt-0123456789abcdef")

    assert objects(list(document_triples(unnumbered, IRIS)), node, SKOS.prefLabel) == ["Integratie"]
    assert objects(list(document_triples(nameless, IRIS)), node, SKOS.prefLabel) == ["003.txt"]
    assert objects(list(document_triples(nameless, IRIS)), node, KG.officialId) == []


def test_a_number_alone_tells_dossier_and_sequence_number() -> None:
    inferred = analysis(id="kst-36600-XV-24", facts=(Fact("official_id", "kst-36600-XV-24", "cited as 36600-XV-24"),))
    found = list(document_triples(inferred, IRIS))
    node = IRIS.document("kst-36600-XV-24")

    assert objects(found, node, KG.inDossier) == [IRIS.dossier("36600-XV")]
    assert objects(found, node, KG.sequenceNumber) == ["24"]
    assert objects(found, node, SKOS.prefLabel) == ["Kamerstuk 36600-XV, nr. 24"]


def test_units_tell_what_they_answer_and_who_asked(triples: list[ox.Triple]) -> None:
    assert objects(triples, f"{DOC}.a1", KG.answersQuestion) == [f"{DOC}.q1"]
    assert objects(triples, f"{DOC}.a1", SKOS.prefLabel) == ["Antwoord op vraag 1"]
    assert objects(triples, f"{DOC}.q-vvd", KG.askedBy) == [f"{IRIS.base}id/party/vvd"]
    assert objects(triples, f"{DOC}.q-vvd", SKOS.prefLabel) == ["Inbreng VVD"]
    assert objects(triples, f"{DOC}.q1", SDO.text) == ["Kent u het SCP-rapport?"]
    assert objects(triples, f"{DOC}.a1", KG.order) == ["2"]


def test_a_joint_answer_names_its_questions() -> None:
    document = analysis().document
    joint = replace(UNITS[1], answers=("Q3", "Q4", "Q9"))
    found = list(document_triples(analysis(document=replace(document, units=(joint,))), IRIS))

    assert objects(found, f"{DOC}.a1", SKOS.prefLabel) == ["Antwoord op vraag 3, 4 en 9"]


def test_a_party_that_is_not_known_gets_a_node_of_its_own() -> None:
    document = analysis().document
    remarks = replace(UNITS[4], asked_by="Lid Nieuw")
    found = list(document_triples(analysis(document=replace(document, units=(remarks,))), IRIS))

    assert objects(found, f"{DOC}.q-vvd", KG.askedBy) == [f"{IRIS.base}id/party/lid-nieuw"]
    assert objects(found, f"{IRIS.base}id/party/lid-nieuw", SKOS.prefLabel) == ["Lid Nieuw"]


def test_a_citation_is_at_most_twelve_triples_without_its_pinpoint(triples: list[ox.Triple]) -> None:
    uncounted = (ox.NamedNode(KG.candidate), ox.NamedNode(KG.pinpoint))
    nodes = set(citations(triples))
    size = Counter(iri(t.subject) for t in triples if t.predicate not in uncounted)

    assert len(nodes) == len(REFERENCES)
    assert max(size[node] for node in nodes) == 12


def test_plain_edges_run_from_the_unit_and_once_more_from_the_document(triples: list[ox.Triple]) -> None:
    assert objects(triples, f"{DOC}.a1", KG.citesLaw) == [LAW]
    assert objects(triples, DOC, KG.citesLaw) == [LAW]
    assert objects(triples, f"{DOC}.a2", KG.seeAnswer) == [f"{DOC}.q1"]
    assert objects(triples, f"{DOC}.fn1", KG.citesLaw) == []


def test_a_reference_in_a_note_belongs_to_the_unit_of_the_marker(triples: list[ox.Triple]) -> None:
    noted = [node for node in citations(triples) if objects(triples, node, KG.viaFootnote)]

    assert objects(triples, f"{DOC}.a1", KG.hasFootnote) == [f"{DOC}.fn1"]
    assert [objects(triples, node, CITO.hasCitingEntity) for node in noted] == [[f"{DOC}.a1"]] * 2
    assert objects(triples, noted[0], KG.viaFootnote) == [f"{DOC}.fn1"]


def test_what_is_not_resolved_keeps_words_and_reason(triples: list[ox.Triple]) -> None:
    open_ones = [node for node in citations(triples) if not objects(triples, node, CITO.hasCitedEntity)]
    reasons = [objects(triples, node, KG.reason) for node in open_ones]
    candidates = [objects(triples, node, KG.candidate) for node in open_ones]

    assert reasons == [["no report is named before"], ["two laws bear the name"]]
    assert candidates == [[], [LAW, OTHER.iri]]
    assert objects(triples, f"{DOC}.q1", KG.citesReport) == []


def test_the_quote_stands_where_it_says(triples: list[ox.Triple]) -> None:
    for node in citations(triples):
        begin, end = (int(objects(triples, node, key)[0]) for key in (NIF.beginIndex, NIF.endIndex))
        assert [SOURCE[begin:end]] == objects(triples, node, NIF.anchorOf)


def test_a_cited_document_is_a_stub_with_its_number_and_page(triples: list[ox.Triple]) -> None:
    assert objects(triples, PAPER.iri, KG.inDossier) == [IRIS.dossier("32824")]
    assert objects(triples, PAPER.iri, FOAF.page) == ["https://zoek.officielebekendmakingen.nl/kst-32824-378.html"]
    assert objects(triples, IRIS.dossier("32824"), KG.dossierNumber) == ["32824"]
    assert objects(triples, f"{LAW}.art6", KG.number) == ["6"]


@pytest.mark.parametrize(
    ("number", "pages"),
    [
        ("2022Z03332", []),
        ("ah-tk-20242025-769", ["https://zoek.officielebekendmakingen.nl/ah-tk-20242025-769.html"]),
        ("ECLI:NL:RBMNE:2021:6269", ["https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:RBMNE:2021:6269"]),
        ("32016R0679", ["https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679"]),
    ],
)
def test_a_number_has_the_page_where_it_is_published(number: str, pages: list[str]) -> None:
    case = Target("parldoc", IRIS.document(number), number, facts=(("official_id", number),))
    found = list(document_triples(analysis(references=(reference("parldoc", "Vraag 1", case),)), IRIS))

    assert objects(found, case.iri, KG.officialId) == [number]
    assert objects(found, case.iri, FOAF.page) == pages


def test_each_triple_comes_once_in_the_same_order_and_without_blank_nodes(triples: list[ox.Triple]) -> None:
    assert len(triples) == len(set(triples))
    assert triples == list(document_triples(analysis(), IRIS))
    assert not any(isinstance(term, ox.BlankNode) for t in triples for term in (t.subject, t.object))


def test_words_added_before_a_citation_leave_its_iri_as_it_is(triples: list[ox.Triple]) -> None:
    moved = tuple(replace(each, span=Span(each.span.begin + 9, each.span.end + 9)) for each in REFERENCES)

    assert citations(list(document_triples(analysis(references=moved), IRIS))) == citations(triples)


def test_every_term_of_ours_is_in_the_vocabulary(triples: list[ox.Triple]) -> None:
    terms = {str(term) for term in dir(KG)}
    used = {term.value for t in triples for term in (t.predicate, t.object) if isinstance(term, ox.NamedNode)}

    assert {term for term in used if term.startswith(prefixes()["kg"])} <= terms


def test_a_programme_has_its_names_in_order() -> None:
    via = Thing(
        "programme", "via", "Verdere Integratie op de Arbeidsmarkt", ("VIA",),
        (
            ("name_version", "Verdere Integratie op de Arbeidsmarkt||2022-11"),
            ("name_version", "Voor een Inclusieve Arbeidsmarkt|2022-11-30|"),
            ("source", "https://www.rijksoverheid.nl/"),
        ),
    )  # fmt: skip
    found = list(reference_triples(Gazetteer.of([via]), IRIS))
    node = f"{IRIS.base}id/programme/via"
    until = next(t.object for t in found if t.predicate == ox.NamedNode(KG.validUntil))

    assert objects(found, node, KG.hasNameVersion) == [f"{node}.n1", f"{node}.n2"]
    assert until == ox.Literal("2022-11", datatype=ox.NamedNode(XSD.gYearMonth))
    assert objects(found, f"{node}.n2", KG.validFrom) == ["2022-11-30"]
    assert objects(found, node, DCTERMS.source) == ["https://www.rijksoverheid.nl/"]


def test_a_report_has_title_publisher_year_and_address() -> None:
    scp = Thing("body", "scp", "Sociaal en Cultureel Planbureau", ("SCP",))
    facts = (("publisher", "scp"), ("year", "2016"), ("url", "www.scp.nl/integratie"), ("subtitle", "Een overzicht"))
    report = Thing("report", "scp-2016-integratie-in-zicht", "Integratie in zicht?", facts=facts)
    found = list(reference_triples(Gazetteer.of([scp, report]), IRIS))
    node = f"{IRIS.base}id/report/scp-2016-integratie-in-zicht"

    assert objects(found, node, DCTERMS.publisher) == [f"{IRIS.base}id/body/scp"]
    assert objects(found, node, DCTERMS.title) == ["Integratie in zicht?: Een overzicht"]
    assert objects(found, node, FOAF.page) == ["http://www.scp.nl/integratie"]
    assert objects(found, node, FABIO.hasPublicationYear) == ["2016"]


def test_the_reference_data_becomes_triples_with_sources() -> None:
    found = list(reference_triples(known(), IRIS))
    versions = {value for t in found for value in objects([t], iri(t.subject), KG.hasNameVersion)}
    unsourced = subjects(found, SKOS.prefLabel) - subjects(found, DCTERMS.source) - versions

    assert all(node.startswith(TOOI_MINISTRY) for node in unsourced)  # the IRI is the source
    assert objects(found, SZW, KG.abbreviation) == ["SZW"]


def test_a_thing_that_always_had_its_name_has_no_name_versions() -> None:
    steady = Thing("ministry", "x", "Ministerie van X", facts=(("period", "..|X"),))

    assert subjects(list(reference_triples(Gazetteer.of([steady]), IRIS)), KG.hasNameVersion) == set()


def test_a_run_says_which_program_made_which_graph_from_which_text() -> None:
    found = list(run_triples([("kst-32824-451", "ab" * 32)], "0.1.0", IRIS))
    graph = IRIS.document_graph("kst-32824-451")

    assert objects(found, graph, PROV.wasDerivedFrom) == [IRIS.text("ab" * 32)]
    assert objects(found, IRIS.software("0.1.0"), SDO.softwareVersion) == ["0.1.0"]
    assert found == list(run_triples([("kst-32824-451", "ab" * 32)], "0.1.0", IRIS))


@given(
    st.sampled_from(["http://", "https://", "www.", "mailto:", "", "http:"]),
    st.text(st.sampled_from("ab.:/?#[]@%20é–\u00a0<>{}|\\^`\"' \x00")),
)
def test_every_address_that_a_text_can_hold_becomes_a_node(scheme: str, rest: str) -> None:
    address = Target("url", IRIS.web_page(scheme + rest), scheme + rest or "x")
    found = list(document_triples(analysis(references=(reference("url", "Vraag 1", address, unit="Q1"),)), IRIS))

    assert objects(found, f"{DOC}.q1", KG.citesWebPage) == [address.iri]


@pytest.mark.parametrize(
    ("printed", "node"),
    [
        ("http://www.vng.nl/100% inzet", "http://www.vng.nl/100%25%20inzet"),
        ("www.scp.nl", "http://www.scp.nl"),
        ("https://a.nl:8080/x?y=[1]#a#b", "https://a.nl:8080/x?y=%5B1%5D#a%23b"),
        ("https://a.nl:80b/", "https://a.nl%3A80b/"),
        ("https://wetten.overheid.nl/BWBR0001854/2024-01-01#Boek2", "https://wetten.overheid.nl/BWBR0001854/2024-01-01#Boek2"),
    ],
)  # fmt: skip
def test_an_address_stays_as_it_is_where_it_can(printed: str, node: str) -> None:
    assert IRIS.web_page(printed) == node
