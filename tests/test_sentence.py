"""The sentence around words."""

from __future__ import annotations

import pytest

from kg.sentence import Sentences
from kg.text import Span


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Zie Kamerstuk 32 824, nr. 378. Het kabinet werkt.", "378", "Zie Kamerstuk 32 824, nr. 378."),
        ("Dat blijkt uit art. 6 Gw. De SIM is klaar.", "SIM", "De SIM is klaar."),
        ("Volgens o.a. De Nederlandsche Bank. Ja.", "Bank", "Volgens o.a. De Nederlandsche Bank."),
        ("«Integratie in zicht?» Het SCP stelt.", "SCP", "Het SCP stelt."),
        ("Eerste alinea zonder punt\nTweede alinea.", "Tweede", "Tweede alinea."),
        ("Minister C.E.G. van Gennip schrijft. Ja.", "Gennip", "Minister C.E.G. van Gennip schrijft."),
    ],
)
def test_a_sentence_is_cut_where_a_reader_would(text: str, words: str, sentence: str) -> None:
    begin = text.index(words)

    assert Sentences(text).around(Span(begin, begin + len(words))) == sentence


def test_words_over_two_sentences_bring_both() -> None:
    text = "Gevestigd, maar niet thuis. Eerste bevindingen uit de Survey. Slot."

    assert Sentences(text).around(Span(0, 40)) == "Gevestigd, maar niet thuis. Eerste bevindingen uit de Survey."


def test_a_table_without_full_stops_is_cut_to_a_window() -> None:
    text = "rij kolom " * 1000

    assert len(Sentences(text).around(Span(5000, 5010))) <= 820


def test_where_a_sentence_begins() -> None:
    sentences = Sentences("Zie nr. 3. Dit rapport is helder.")

    assert [sentences.begin(at) for at in (0, 8, 11, 20)] == [0, 0, 11, 11]
