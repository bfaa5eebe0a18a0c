"""What the publisher marked as references in motions and debates is found in their text alone, without the tags.

Data: official publications of the Tweede Kamer (https://zoek.officielebekendmakingen.nl), each paragraph in which
something is marked, and motions in which nothing is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpora import passage

from kg.gazetteer import known
from kg.iri import paper_id
from kg.model import Context, PaperReading, PublicationReading
from kg.recognise import recognise

DATA = Path(__file__).parent / "data"
WRONG_MARKS = {"kst-CCD-II"}  # on the words `CCD II`, a directive on consumer credit
# Papers that the same paragraphs name and the publisher did not mark: each stands there.
NOT_MARKED = {"kst-21501-08-719", "kst-36760-16", "31289"}


def rows(name: str) -> Iterator[list[str]]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def numbers(text: str) -> set[str]:
    readings = (mention.reading for mention in recognise([passage(text)], Context(), known()).mentions)
    return {
        paper_id(reading) if isinstance(reading, PaperReading) else reading.id
        for reading in readings
        if isinstance(reading, PaperReading | PublicationReading)
    }


def test_every_marked_reference_is_found_and_no_other_paper() -> None:
    missed: set[tuple[str, str]] = set()
    more: set[str] = set()
    marked = 0
    for document, ids, text in rows("marked-references.tsv"):
        wanted = set(ids.split()) - WRONG_MARKS
        found = numbers(text)
        marked += len(wanted)
        missed |= {(document, one) for one in wanted - found}
        more |= found - wanted

    assert (missed, marked) == (set(), 130)
    assert more == NOT_MARKED


def test_in_motions_that_cite_no_paper_none_is_found() -> None:
    found = {(document, number) for document, text in rows("unmarked-motions.tsv") for number in numbers(text)}

    assert found == set()
