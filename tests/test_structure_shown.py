"""What a file shows of its structure beyond the characters: footnotes, questions, page furniture."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st
from test_invariants_structure import PIECES, assert_sound

from kg.model import Document, Furniture, Hints, NoteHint, SourceDocument, UnitHint
from kg.structure import structure
from kg.text import Span


def shown(text: str, hints: Hints) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return structure(SourceDocument("proef.pdf", "proef.pdf", text, digest, "pdf", hints))


def place(text: str, words: str, occurrence: int = 0) -> Span:
    at = -1
    for _ in range(occurrence + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def test_a_footnote_stands_where_the_file_shows_its_marker() -> None:
    text = "In 20225 en CO25 is het besluit genomen.\n\n5 Zie het besluit.\n"
    marker = place(text, "5", 1)
    hints = Hints(markers=(NoteHint("5", marker),), notes=(NoteHint("5", place(text, "5 Zie het besluit.")),))

    document = shown(text, hints)

    assert document.units[0].text.text == "In 20225 en CO2 is het besluit genomen."
    (note,) = document.footnotes
    assert (note.name, note.marker, note.text.text) == ("fn5", marker, "Zie het besluit.")
    assert note.anchor == len("In 20225 en CO2")


def test_two_notes_on_one_line_are_two_and_a_star_is_a_number_too() -> None:
    text = "Eén* en twee2.\n\n* Noot een. 2 Noot twee.\n"
    hints = Hints(
        markers=(NoteHint("*", Span(3, 4)), NoteHint("2", Span(12, 13))),
        notes=(NoteHint("*", place(text, "* Noot een.")), NoteHint("2", place(text, "2 Noot twee."))),
    )

    document = shown(text, hints)

    assert document.units[0].text.text == "Eén en twee."
    assert [(note.name, note.number, note.text.text) for note in document.footnotes] == [
        ("fnnote", "*", "Noot een."),
        ("fn2", "2", "Noot twee."),
    ]


def test_questions_that_the_markup_shows_need_no_heading_in_the_text() -> None:
    text = "Vragen aan de minister\n1\nKent u dit?\n2\nWaarom?\nJa, daarom.\nToelichting: zie elders.\n"
    units = (
        UnitHint("question", ("1",), place(text, "1\n"), place(text, "1\nKent u dit?")),
        UnitHint("question", ("2",), place(text, "2\n"), place(text, "2\nWaarom?")),
        UnitHint("answer", ("1", "2"), Span(text.index("Ja"), text.index("Ja")), place(text, "Ja, daarom.")),
    )

    document = shown(text, Hints(units=units))

    assert [(unit.name, unit.text.text, unit.answers) for unit in document.units] == [
        ("D", "Vragen aan de minister\nToelichting: zie elders.", ()),
        ("Q1", "Kent u dit?", ()),
        ("Q2", "Waarom?", ()),
        ("A1", "Ja, daarom.", ("Q1", "Q2")),
    ]


def test_marked_questions_without_the_answers_that_the_text_tells_are_not_relied_on() -> None:
    text = "Vraag 1\nKent u dit?\nAntwoord 1\nJa.\n"
    units = (UnitHint("question", ("1",), place(text, "Vraag 1"), Span(0, len(text) - 1)),)

    assert [unit.name for unit in shown(text, Hints(units=units)).units] == ["Q1", "A1"]


def test_furniture_by_its_place_on_the_page_is_set_apart() -> None:
    text = "Kamerbrief\nHet kabinet gaat dit\n\fKamerbrief\nna.\n"
    furniture = tuple(Furniture(place(text, "Kamerbrief", at), "running-header") for at in (0, 1))

    document = shown(text, Hints(pages=(0, text.index("\f") + 1), furniture=furniture))

    assert document.units[0].text.text == "Het kabinet gaat dit na."


@st.composite
def _hinted(draw: st.DrawFn) -> tuple[str, Hints]:
    text = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join))

    def spans(most: int) -> list[Span]:
        pairs = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 60)), max_size=most))
        return sorted({Span(begin, min(len(text), begin + length)) for begin, length in pairs})

    digits = [Span(at, at + 1) for at, character in enumerate(text) if character in "123"]
    marked = draw(st.lists(st.sampled_from(digits), max_size=4, unique=True)) if digits else []
    units = tuple(
        UnitHint(draw(st.sampled_from(("question", "answer"))), (draw(st.sampled_from("123")),), span, span)
        for span in spans(4)
    )
    return text, Hints(
        pages=tuple(span.begin for span in spans(3)),
        furniture=tuple(Furniture(span, "running-header") for span in spans(3)),
        markers=tuple(NoteHint(span.of(text), span) for span in sorted(marked)),
        notes=tuple(NoteHint(draw(st.sampled_from("123")), span) for span in spans(5)),
        units=units if draw(st.booleans()) else (),
    )


@given(_hinted())
@settings(max_examples=400, deadline=None)
def test_whatever_a_file_shows_the_parts_cover_the_text_once(hinted: tuple[str, Hints]) -> None:
    assert_sound(shown(*hinted))
