"""What holds for the structure of any text, whole or damaged."""

from __future__ import annotations

import hashlib
import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document, SourceDocument
from kg.structure import passages, structure
from kg.text import MappedText, Span

DOCUMENTS = Path(__file__).parent.parent / "examples" / "documents"
NAMES = sorted(path.name for path in DOCUMENTS.glob("*.txt"))
PIECES = (
    "Vraag 1\n",
    "Vraag 2 en 3\n",
    "Vraagt 4: Kunt u dat?\n",
    "Antwoord\n",
    "Antwoord op vraag 1, 2 en\n3\n",
    "Antwoord 12: ja.\n",
    "Kunt u dat toelichten?\n",
    "Kunt u dat?Bent u bereid?\n",
    "Het kabinet volgt de samen-\nleving.1 En in 20222\n",
    "verder\n",
    " een nieuwe pagina\n",
    "1 Kamerstuk 32 824, nr. 378\n",
    "2 Zie https://www.cbs.nl/nl-\n\nnl/nieuws\n",
    "1\n",
    "2\n Zie noot 1.\n",
    "3 Zie ook\n",
    "1Rechtbank\n",
    "Tweede Kamer, vergaderjaar 2024–2025, 32 824, nr. 451 26\n",
    "Pagina 1 van 6\n",
    "\f",
    "\n",
    "  \n",
    "\t",
    "\u00a0",
    "\u00ad",
    "I Vragen en opmerkingen vanuit de fracties\n",
    "Vragen en opmerkingen van de leden van de VVD-fractie\n",
    "Inbreng van de leden van de fractie van de PVV\n",
    "II Reactie van de minister\n",
    "> Retouradres Postbus 90801\n",
    "Datum\n14 november 2022\n",
    "http://www.cbs.nl/\n",
    "• een\n\nitem\n",
    "Hoogachtend,\n",
    "¹ Zie daar.\n",
)


def source(text: str) -> SourceDocument:
    return SourceDocument("proef.txt", "proef.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")


@cache
def example(name: str) -> str:
    return (DOCUMENTS / name).read_text(encoding="utf-8")


def places(document: Document) -> list[Span]:
    """Every place of a unit, footnote or piece of furniture, in order."""
    units = [span for unit in document.units for span in unit.spans]
    notes = [span for note in document.footnotes for span in note.spans]
    return sorted([*units, *notes, *(piece.span for piece in document.furniture)])


def assert_partition(document: Document) -> None:
    at = 0
    for span in places(document):
        assert span.begin == at, (at, span)
        assert len(span)
        at = span.end
    assert at == len(document.source.text)


def assert_exact_map(text: MappedText, spans: tuple[Span, ...], source_text: str) -> None:
    """Each character is that of its place in the source, or stands for white space there; places ascend."""
    origins = [text.origin(offset) for offset in range(len(text.text))]
    assert origins == sorted(set(origins))
    for character, origin in zip(text.text, origins, strict=True):
        assert any(span.begin <= origin < span.end for span in spans)
        assert source_text[origin] == character or (character in " \n" and not source_text[origin].isalnum())


def assert_reads_well(text: str) -> None:
    assert text == text.strip()
    assert "  " not in text
    assert " \n" not in text
    assert "\n\n" not in text
    assert "\t" not in text


def assert_sound(document: Document) -> None:
    assert_partition(document)
    names = [unit.name for unit in document.units]
    assert len(names) == len(set(names))
    assert len({note.name for note in document.footnotes}) == len(document.footnotes)
    lines = document.source.text.count("\n") + 1
    for unit in document.units:
        assert 1 <= unit.line <= lines
        assert set(unit.answers) <= set(names)
        assert_exact_map(unit.text, unit.spans, document.source.text)
        assert_reads_well(unit.text.text)
    texts = {unit.name: unit.text.text for unit in document.units}
    for note in document.footnotes:
        assert_exact_map(note.text, note.spans, document.source.text)
        assert_reads_well(note.text.text)
        assert (note.marker is None) == (note.anchor is None)
        if note.marker is not None and note.anchor is not None:
            assert 0 <= note.anchor <= len(texts[note.unit])
            assert note.marker.of(document.source.text).isdecimal() or note.marker.of(document.source.text).isdigit()
    assert len(passages(document)) == len(document.units) + len(document.footnotes)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_document_is_sound(name: str) -> None:
    assert_sound(structure(source(example(name))))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_document_is_sound(name: str, seed: int) -> None:
    chance = random.Random(f"{name} {seed}")
    lines = example(name)[: 30_000 + seed].splitlines(keepends=True)
    for _ in range(60):
        at = chance.randrange(len(lines))
        kind = chance.randrange(4)
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(at, chance.choice(lines))
        elif kind == 2:
            lines.insert(at, chance.choice(PIECES))
        else:
            lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]

    assert_sound(structure(source("".join(lines))))


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_a_text_of_such_lines_in_any_order_is_sound(text: str) -> None:
    assert_sound(structure(source(text)))


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_is_sound(text: str) -> None:
    assert_sound(structure(source(text)))


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=50, deadline=None)
def test_the_structure_is_the_same_each_time(text: str) -> None:
    assert structure(source(text)) == structure(source(text))
