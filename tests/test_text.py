"""The map from cleaned text back to the source."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import LineIndex, MappedText, Span

SOURCES = st.text(alphabet="ab -\n\u00a0é", max_size=60)


@given(SOURCES)
def test_a_text_that_is_not_changed_maps_to_itself(source: str) -> None:
    mapped = MappedText.of(source)

    assert [mapped.origin(offset) for offset in range(len(source))] == list(range(len(source)))


@given(SOURCES)
def test_every_kept_character_is_the_character_at_its_origin(source: str) -> None:
    cleaned = MappedText.of(source).replace(r"-\n", "").replace(r"[ \u00a0]{2,}", " ").replace(r"\n+", "\n")

    for offset, character in enumerate(cleaned.text):
        assert re.sub(r"\s", " ", source[cleaned.origin(offset)]) == re.sub(r"\s", " ", character)


@given(SOURCES)
def test_origins_ascend(source: str) -> None:
    cleaned = MappedText.of(source).replace(r"-\n", "").replace(r"\s+", " ")

    origins = [cleaned.origin(offset) for offset in range(len(cleaned.text))]

    assert origins == sorted(set(origins))


@given(SOURCES, st.data())
def test_ranges_of_a_source_follow_each_other(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), min_size=4, max_size=4)))
    spans = [Span(cuts[0], cuts[1]), Span(cuts[2], cuts[3])]

    chosen = MappedText.of(source, spans)

    assert chosen.text == source[cuts[0] : cuts[1]] + source[cuts[2] : cuts[3]]
    assert [chosen.origin(i) for i in range(len(chosen.text))] == [*range(cuts[0], cuts[1]), *range(cuts[2], cuts[3])]


def test_a_span_over_a_removed_hyphen_covers_it_in_the_source() -> None:
    source = "het wetsvoorstel Transpa-\nrantie ligt"
    cleaned = MappedText.of(source).replace(r"-\n(?=[a-z])", "")

    begin = cleaned.text.index("Transparantie")
    where = cleaned.to_source(Span(begin, begin + len("Transparantie")))

    assert where.of(source) == "Transpa-\nrantie"


def test_error_a_replacement_longer_than_its_match_is_refused() -> None:
    with pytest.raises(ValueError, match="may not be longer"):
        MappedText.of("ab").replace("a", "xx")


def test_error_an_empty_span_has_no_place() -> None:
    with pytest.raises(IndexError):
        MappedText.of("ab").to_source(Span(1, 1))


def test_error_a_span_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match=r"3\.\.2"):
        Span(3, 2)


@given(SOURCES)
def test_lines_are_counted_from_one(source: str) -> None:
    index = LineIndex(source)

    assert [index.line(offset) for offset in range(len(source))] == [
        source.count("\n", 0, offset) + 1 for offset in range(len(source))
    ]
