"""The same document in several files: one document, with one text that carries the citations."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from kg.build import Summary, build
from kg.copies import best_first, is_copy
from kg.model import SourceDocument
from kg.query import named_query, run
from kg.result import Rows
from kg.store import open_graph
from kg.validate import validate

PUBLICATIONS = Path(__file__).parent / "data" / "readers" / "official" / "frbr"


def source(text: str, form: str = "plain text") -> SourceDocument:
    return SourceDocument(form, form, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8", form=form)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("copies")


@pytest.fixture(scope="module")
def summary(folder: Path) -> Summary:
    """Official publications in XML, HTML and ODT, with their metadata and what else lies in a folder."""
    shutil.copytree(PUBLICATIONS, folder / "in")
    (folder / "in" / "README.md").write_text("# Uitleg\n")
    (folder / "in" / "antwoord.json").write_text('{"value": [1]}')
    return build([folder / "in"], folder / "out")


def test_the_files_of_one_publication_are_one_document_read_from_the_xml(summary: Summary) -> None:
    found = {one.id: one for one in summary.accounts()}

    assert sorted(found) == ["ah-tk-20202021-3235", "kst-32545-143"]
    assert {one.form for one in found.values()} == {"official XML"}
    assert {other for one in found.values() for other in one.others} == {"HTML", "ODT"}
    assert summary.problems == ()
    assert len(summary.passed) >= 2


def test_the_graph_holds_every_text_and_each_citation_once(summary: Summary, folder: Path) -> None:
    del summary
    graph = open_graph(str(folder / "out"))
    found = run(graph, named_query("documents").text)
    texts = run(graph, "SELECT ?t WHERE { ?t a kg:SourceText }")

    assert isinstance(found, Rows)
    assert isinstance(texts, Rows)
    assert len(list(found.rows)) == 2
    assert len(list(texts.rows)) == 6
    assert len(list((folder / "out" / "texts").glob("*.txt"))) == 6
    assert [finding for finding in validate(str(folder / "out")) if finding.severity == "violation"] == []


def test_the_best_text_is_the_one_that_shows_most() -> None:
    forms = ("plain text", "PDF", "ODT", "HTML", "official XML", "DOCX")

    assert [one.form for one in best_first([source("Motie", form) for form in forms])] == [
        "official XML", "HTML", "DOCX", "ODT", "PDF", "plain text",
    ]  # fmt: skip


def test_a_text_with_pages_missing_is_a_copy_and_another_text_is_none() -> None:
    whole = source("De integratie van nieuwkomers vraagt blijvend aandacht van gemeenten en werkgevers.")

    assert is_copy(whole, source("integratie van nieuwkomers vraagt blijvend aandacht"))
    assert not is_copy(whole, source("Het wetsvoorstel over dierenwelzijn regelt slachthuizen."))
    assert not is_copy(whole, source("1 2 3"))


LETTER = """De voorzitter van de Tweede Kamer der Staten-Generaal
Datum 14 november 2022
Betreft Voortgang van de vuurtorens aan de kust

Geachte voorzitter,

{}

De Minister van Infrastructuur en Waterstaat,

M.G.J. Jansen
"""
WORDS = "Met deze brief informeer ik uw Kamer over de lampen, het onderhoud en de wachters van negentien vuurtorens."
OTHERS = "Hierbij ontvangt u het onderzoek naar zeehonden, waarin biologen voorstellen een opvangcentrum te bouwen."


def test_two_exports_of_a_letter_without_a_number_are_one_document(tmp_path: Path) -> None:
    whole = LETTER.format(WORDS)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "letter.txt").write_text(whole)
    (folder / "letter-layout.txt").write_text(whole.replace("Kamer over ", "Kamer\n   over ").replace("\n\n", "\n \n"))
    (folder / "other.txt").write_text(LETTER.format(OTHERS))
    (folder / "later.txt").write_text(whole.replace("14 november", "15 november"))

    build([folder / "letter.txt"], tmp_path / "out")
    summary = build([folder], tmp_path / "out")

    found = {one.name: one.others for one in summary.accounts()}
    assert len(found) == 3
    assert sorted(len(others) for others in found.values()) == [0, 0, 1]
    assert summary.second_files == 1
    assert {"later.txt", "other.txt"} < set(found)


PARTS = [chr(ord("a") + at) for at in range(26)]
NOTE = "Nota over de vuurtorens\n\n" + " ".join(
    f"Onderdeel {one * 5}beheer kost {at}3 duizend euro. Onderhoud van {one * 4}lampen en {one * 6}dijken volgt."
    for at, one in enumerate(PARTS)
)


def files(summary: Summary) -> dict[str, int]:
    """File -> how many other files of the same document there are."""
    return {one.name: len(one.others) for one in summary.accounts()}


def test_two_texts_without_number_date_and_title_are_one_document_whatever_comes_when(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "b.txt").write_text(NOTE)
    (folder / "c.txt").write_text(NOTE.replace(" kost ", "\nkost "))
    (folder / "next-year.txt").write_text(NOTE.replace("3 duizend", "7 duizend"))
    (folder / "half.txt").write_text(NOTE[: len(NOTE) // 2])
    first = files(build([folder], tmp_path / "out"))
    (folder / "a.txt").write_text(NOTE.replace("euro. ", "euro.\n"))
    later = files(build([folder], tmp_path / "out"))
    afresh = files(build([folder], tmp_path / "afresh"))
    (folder / "b.txt").unlink()
    (folder / "c.txt").unlink()
    pruned = files(build([folder], tmp_path / "out", prune=True))

    assert first == {"b.txt": 1, "half.txt": 0, "next-year.txt": 0}
    assert later == afresh == {"a.txt": 2, "half.txt": 0, "next-year.txt": 0}
    assert pruned == {"a.txt": 0, "half.txt": 0, "next-year.txt": 0}
    build([folder], tmp_path / "afresh-2")
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == (tmp_path / "afresh-2" / "graph.ttl").read_bytes()


def test_the_letter_of_a_ministry_is_one_document_with_the_publication_of_it(tmp_path: Path) -> None:
    body = NOTE.partition("\n\n")[2]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "brief.txt").write_text(LETTER.format(body))
    head = "Tweede Kamer der Staten-Generaal 2\nVergaderjaar 2022–2023\n\n33 450 Kustwacht\n\nNr. 97\n\nBRIEF VAN DE"
    (folder / "kst.txt").write_text(f"{head} MINISTER\n\n{LETTER.format(body)}")

    summary = build([folder], tmp_path / "out")

    assert [(one.id, one.name, len(one.others)) for one in summary.accounts()] == [("kst-33450-97", "kst.txt", 1)]
