"""Mentions become references: by number, by name, or unresolved with the reason."""

from __future__ import annotations

import pytest

from kg.gazetteer import Gazetteer
from kg.iri import Iris
from kg.model import (
    Antecedent,
    ArticleReading,
    Document,
    Kind,
    Mention,
    PaperReading,
    Passage,
    QuestionReading,
    Reading,
    Reference,
    SourceDocument,
    Thing,
    ThingReading,
    UrlReading,
)
from kg.resolve import Resolver, references
from kg.text import MappedText, Span

SOURCE = "Zie Kamerstuk 32 824,\nnr. 378. Het SCP meldt iets."
SCP = Thing("body", "scp", "Sociaal en Cultureel Planbureau", ("SCP",))
GRONDWET = Thing("law", "grondwet", "Grondwet", (), (("bwb", "BWBR0001840"),))
REPORT = Thing("report", "scp-2016-integratie", "Integratie in zicht?", (), (("publisher", "scp"), ("year", "2016")))


def _resolved(kind: Kind, reading: Reading, words: str, document_id: str = "kst-1-2") -> list[Reference]:
    document = Document(SourceDocument("a.txt", "a.txt", SOURCE, "0" * 64, "utf-8"), (), (), ())
    passage = Passage("D", None, MappedText.of(SOURCE).replace("\n", " "))
    begin = passage.text.text.index(words)
    mention = Mention(Span(begin, begin + len(words)), kind, reading, "test", "D")
    known = Gazetteer.of([SCP, GRONDWET])
    resolver = Resolver(document_id, frozenset({"Q47"}), {("report", REPORT.id): REPORT}, known, Iris())
    return list(references(document, [passage], [mention], resolver))


def test_a_paper_is_found_by_number_with_its_place_and_sentence() -> None:
    (found,) = _resolved("kamerstuk", PaperReading("32824", None, "378"), "Kamerstuk 32 824, nr. 378")

    assert found.target is not None
    assert found.target.iri.endswith("id/doc/kst-32824-378")
    assert found.quote == "Kamerstuk 32 824,\nnr. 378" == found.span.of(SOURCE)
    assert (found.words, found.line) == ("Kamerstuk 32 824, nr. 378", 1)
    assert found.sentence == "Zie Kamerstuk 32 824, nr. 378."


def test_a_document_does_not_cite_itself() -> None:
    assert _resolved("kamerstuk", PaperReading("32824", None, "378"), "378", "kst-32824-378") == []


@pytest.mark.parametrize(("own", "count"), [((Span(0, 30),), 0), ((), 1), ((Span(40, 50),), 1)])
def test_the_dossier_at_the_head_of_a_document_is_no_citation_but_in_its_text_it_is(
    own: tuple[Span, ...], count: int
) -> None:
    document = Document(SourceDocument("a.txt", "a.txt", SOURCE, "0" * 64, "utf-8"), (), (), ())
    passage = Passage("D", None, MappedText.of(SOURCE))
    mention = Mention(Span(4, 20), "kamerstuk", PaperReading("32824", None, None), "test", "D")
    iris = Iris()
    resolver = Resolver("kst-1-2", frozenset(), {}, Gazetteer.of([]), iris, frozenset({iris.dossier("32824")}))

    assert len(list(references(document, [passage], [mention], resolver, own))) == count


@pytest.mark.parametrize(
    ("kind", "reading", "ending"),
    [
        ("dossier", PaperReading("36600", "XV"), "id/dossier/36600-XV"),
        ("seealso", QuestionReading("47"), "id/doc/kst-1-2.q47"),
        ("body", ThingReading("scp", "SCP"), "id/body/scp"),
        ("article", ArticleReading("6", ThingReading("grondwet", "Grondwet")), "id/law/BWBR0001840.art6"),
        ("url", UrlReading("https://www.cbs.nl/x"), "https://www.cbs.nl/x"),
    ],
)
def test_each_reading_has_its_target(kind: Kind, reading: Reading, ending: str) -> None:
    (found,) = _resolved(kind, reading, "SCP")

    assert found.target is not None
    assert found.target.iri.endswith(ending)


def test_the_publisher_of_a_report_becomes_an_iri() -> None:
    (found,) = _resolved("report", ThingReading(REPORT.id, "Integratie in zicht?"), "SCP")

    assert found.target is not None
    assert ("publisher", Iris().thing(SCP)) in found.target.facts


def test_words_that_take_up_a_title_tell_its_line() -> None:
    title = Antecedent("D", None, Span(4, 13))
    (found,) = _resolved("report", ThingReading(REPORT.id, "het SCP", antecedent=title), "Het SCP")

    assert found.target is not None
    assert (found.line, found.why) == (2, "antecedent: line 1")


@pytest.mark.parametrize(
    ("kind", "reading", "reason"),
    [
        ("seealso", QuestionReading("260"), "this document has no question 260"),
        ("article", ArticleReading("6", None), "no law is named near the article"),
        ("body", ThingReading("xyz", "XYZ"), "nothing is known under the name 'XYZ'"),
        ("law", ThingReading("grondwet", "de wet", ("gw",)), "'de wet' can mean more than one thing"),
    ],
)
def test_what_cannot_be_resolved_stays_with_the_reason(kind: Kind, reading: Reading, reason: str) -> None:
    (found,) = _resolved(kind, reading, "SCP")

    assert (found.target, found.why) == (None, reason)
