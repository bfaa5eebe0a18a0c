"""Identifiers, as docs/identifiers.md lists them."""

from __future__ import annotations

import pytest

from kg.gazetteer import known
from kg.iri import Iris, paper_id
from kg.model import ArticleReading, PaperReading, Thing

BASE = "https://w3id.org/kamergraaf/"


@pytest.mark.parametrize(
    ("unit", "ending"),
    [
        ("D", ""), ("Q12", ".q12"), ("A21", ".a21"), ("V-VVD", ".q-vvd"), ("R-D66", ".a-d66"),
        ("V-GroenLinks-PvdA", ".q-groenlinks-pvda"),
    ],
)  # fmt: skip
def test_a_unit_is_named_flat_below_its_document(unit: str, ending: str) -> None:
    assert Iris().unit("kst-35475-16", unit) == f"{BASE}id/doc/kst-35475-16{ending}"


def test_error_a_unit_of_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="not the name of a unit"):
        Iris().unit("kst-1-1", "Z1")


@pytest.mark.parametrize(
    ("reading", "number"),
    [
        (PaperReading("32824", None, "378"), "kst-32824-378"),
        (PaperReading("21501", "02", "3174"), "kst-21501-02-3174"),
        (PaperReading("36410", "A"), "36410-A"),
    ],
)
def test_papers_and_dossiers_bear_their_official_numbers(reading: PaperReading, number: str) -> None:
    assert paper_id(reading) == number


def test_a_ministry_has_its_tooi_iri_and_a_law_its_bwb_number() -> None:
    ministry, law = known().by_id["ministry", "szw"], known().by_id["law", "wetboek-van-strafrecht"]

    assert Iris().thing(ministry) == "https://identifier.overheid.nl/tooi/id/ministerie/mnre1073"
    assert Iris().thing(law) == f"{BASE}id/law/BWBR0001854"
    assert Iris().article(Iris().thing(law), ArticleReading("289", None)) == f"{BASE}id/law/BWBR0001854.art289"


def test_text_from_documents_cannot_break_out_of_an_iri() -> None:
    hostile = Thing("body", 'x> <y "', "x")

    assert not set('<>" {}|^`\\') & set(Iris().thing(hostile))
    assert not set('<>" {}|^`\\[]') & set(Iris().web_page('https://a.nl/[x] "><b>'))


def test_a_citation_keeps_its_iri_when_text_elsewhere_changes() -> None:
    one = Iris().citation("kst-1-2", "A1", "citesLaw", "id/law/x", 0)

    assert one == Iris().citation("kst-1-2", "A1", "citesLaw", "id/law/x", 0)
    assert one != Iris().citation("kst-1-2", "A1", "citesLaw", "id/law/x", 1)
