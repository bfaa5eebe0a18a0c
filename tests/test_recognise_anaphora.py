"""Words that take up a publication: the only one that fits, else unresolved with the candidates."""

from __future__ import annotations

import re

import pytest
from corpora import corpus

from kg.gazetteer import known
from kg.model import Context, Mention, Passage, ThingReading, UnresolvedReading
from kg.recognise import recognise
from kg.text import MappedText

RULES = ("report.anaphor", "report.of-publisher")


def passages(text: str) -> list[Passage]:
    """The units of *text* and their notes."""
    found: list[Passage] = []
    for part in text.split(" || "):
        name = re.match(r"([A-Z]\d+): ", part)
        unit = name[1] if name else "D"
        words = part[name.end() :] if name else part
        notes: list[Passage] = []
        while note := re.search(r"\[\[(.*?)\]\]", words):
            words = words[: note.start()] + words[note.end() :]
            notes.append(Passage(unit, f"fn{len(notes) + 1}", MappedText.of(note[1]), note.start()))
        found += [Passage(unit, None, MappedText.of(words)), *notes]
    return found


def anaphora(text: str) -> list[Mention]:
    return [mention for mention in recognise(passages(text), Context(), known()).mentions if mention.rule in RULES]


def meaning(mention: Mention) -> str:
    match mention.reading:
        case ThingReading(id=report):
            return report
        case UnresolvedReading(candidates=candidates):
            return "?" + ",".join(candidates)
    raise AssertionError(mention)


@pytest.mark.parametrize(("text", "expected"), corpus("anaphora.tsv", rows=42))
def test_corpus(text: str, expected: list[str]) -> None:
    """Each takes up the publication that a careful reader would take it for, or stays unresolved."""
    assert [meaning(mention) for mention in anaphora(text)] == expected


def test_an_anaphor_leads_back_to_the_title() -> None:
    text = (
        "In het rapport «Koester de Democratie» (2023) staat dat. Dit rapport is helder, en het rapport noemt cijfers."
    )
    first, second = anaphora(text)

    assert first.span.of(text) == "Dit rapport"
    for mention in (first, second):
        assert isinstance(mention.reading, ThingReading)
        assert mention.reading.antecedent is not None
        assert mention.reading.antecedent.span.of(text) == "Koester de Democratie"


def test_the_publisher_in_the_words_stays_a_mention() -> None:
    text = "Uit «Integratie in zicht?» van het SCP blijkt dat. Het SCP-rapport is helder."
    mentions = recognise(passages(text), Context(), known()).mentions

    assert [(mention.kind, mention.span.of(text)) for mention in mentions][-2:] == [
        ("report", "Het SCP-rapport"),
        ("body", "SCP"),
    ]


def test_the_reason_tells_how_many_fit() -> None:
    text = (
        "In het rapport «Koester de Democratie» (2023) en de publicatie «Spelen met Vuur» staat dat. Dit rapport ook."
    )
    (mention,) = anaphora(text)

    assert isinstance(mention.reading, UnresolvedReading)
    assert mention.reading.reason == "2 publications fit"
