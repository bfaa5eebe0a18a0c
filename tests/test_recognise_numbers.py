"""Papers, other numbers, see-also and web addresses: the examples of tests/corpus, and what holds for all of them."""

from __future__ import annotations

import re

import pytest
from corpora import corpus, passage

from kg.iri import paper_id
from kg.model import Context, Mention, PaperReading, PublicationReading, QuestionReading, UrlReading
from kg.recognise import kamerstuk, parldoc, seealso, url, vergaderjaar
from kg.recognise.enumeration import Enumeration, dash, separator

QUESTIONS = Context(questions=frozenset(map(str, range(1, 236))))


def papers(text: str) -> list[Mention]:
    return [*kamerstuk.find(passage(text), Context(), ())]


def read_id(mention: Mention) -> str:
    match mention.reading:
        case PaperReading() as paper:
            return paper_id(paper)
        case PublicationReading(id=official_id):
            return official_id
        case QuestionReading(number=number):
            return number
        case UrlReading(url=address):
            return address
    raise TypeError(mention.reading)


@pytest.mark.parametrize(("text", "expected"), corpus("kamerstuk.tsv", rows=333))
def test_papers_and_dossiers_are_read_as_printed(text: str, expected: list[str]) -> None:
    assert [read_id(mention) for mention in papers(text)] == expected


@pytest.mark.parametrize(("text", "expected"), corpus("parldoc.tsv", rows=177))
def test_other_numbers_become_the_ids_of_their_publications(text: str, expected: list[str]) -> None:
    found = [*parldoc.find(passage(text), Context(), ())]

    assert [read_id(mention) for mention in found] == expected


@pytest.mark.parametrize(("text", "expected"), corpus("seealso.tsv", rows=57))
def test_other_questions_are_pointed_at(text: str, expected: list[str]) -> None:
    found = [*seealso.find(passage(text, "A200"), QUESTIONS, ())]

    assert [read_id(mention) for mention in found] == expected


@pytest.mark.parametrize(("text", "expected"), corpus("url.tsv", rows=25))
def test_web_addresses_are_whole_and_no_longer(text: str, expected: list[str]) -> None:
    found = [*url.find(passage(text), Context(), ())]

    assert [read_id(mention) for mention in found] == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Brief\nNummer: 2024D33435, datum: 2024-09-17\nDeel van zaak 2024Z13681:", "2024Z13681"),
        ("2024D33435 LIJST VAN VRAGEN\nZie zaak 2024Z13681.", "2024Z13681"),
        (
            "Vragen over de begroting 2024D33435 INBRENG VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\nZie 2024Z13681",
            "2024Z13681",
        ),
        ("De vuurtoren. " * 60 + "\n2024D33435 LIJST VAN VRAGEN\nZie zaak 2024Z13681.", "2024Z13681"),
        ("Brief\nOnderdeel van zaak 2024Z13681:\n- Indiener van 2024D00012", "2024D00012"),
        ("2021Z03345\nVragen van het lid Jansen (VVD) over 2021Z03344", "2021Z03344"),
        ("Uw kenmerk 2021Z03345\nGeachte voorzitter, in de brief (2021D00012) staat dat.", "2021D00012"),
        ("De vuurtoren. " * 300 + "\n2021Z03345\nEen agenda", "2021Z03345"),
    ],
)
def test_the_number_of_the_document_itself_is_no_reference(head: str, expected: str) -> None:
    assert [read_id(mention) for mention in parldoc.find(passage(head, "D"), Context(), ())] == [expected]


def test_a_dossier_has_its_own_kind_and_rule() -> None:
    mention = papers("het wetsvoorstel Groene daken (36 463)")[0]

    assert (mention.kind, mention.rule) == ("dossier", "dossier.in-brackets")


def test_pages_are_read_and_pin_the_place() -> None:
    first, second = papers("36 222, nr. 6, p. 15-16; nr. 7, p. 5")

    assert (first.pinpoint, second.pinpoint) == ("p. 15-16", "p. 5")


def test_the_first_of_a_list_has_the_words_before_it_and_the_others_their_number() -> None:
    text = "Kamerstukken II 2016/17, 29 515, nrs. 404 en 408."

    assert [mention.span.of(text) for mention in papers(text)] == ["Kamerstukken II 2016/17, 29 515, nrs. 404", "408"]


def test_an_answer_does_not_point_at_its_own_question() -> None:
    found = seealso.find(passage("Zie vraag 12 en 13.", "A12"), QUESTIONS, ())

    assert [read_id(mention) for mention in found] == ["13"]


def test_a_question_that_speaks_of_your_answer_means_an_earlier_document() -> None:
    assert not [*seealso.find(passage("Herinnert u zich uw antwoord op vraag 3?", "Q5"), QUESTIONS, ())]
    assert not [*seealso.find(passage("Klopt dat antwoord op vraag 3 nog?", "Q5"), QUESTIONS, ())]
    assert [*seealso.find(passage("Indien uw antwoord op vraag 3 nee is, waarom?", "Q5"), QUESTIONS, ())]


def test_without_numbered_questions_nothing_is_pointed_at() -> None:
    assert not [*seealso.find(passage("Zie het antwoord op vraag 3."), Context(), ())]


def test_the_numbers_of_a_range_share_its_words() -> None:
    text = "Zie vraag 39 t/m 41."
    found = [*seealso.find(passage(text, "A1"), QUESTIONS, ())]

    assert {mention.span.of(text) for mention in found} == {"Zie vraag 39 t/m 41"}


def test_a_unit_and_a_footnote_are_passed_on() -> None:
    mention = next(kamerstuk.find(passage("Kamerstuk 36 651, nr. 34.", "A87", "fn24"), Context(), ()))

    assert (mention.unit, mention.via) == ("A87", "fn24")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("2021-2022", "20212022"), ("1999/2000", "19992000"), ("2024/225", "20242025"), ("95/96", "19951996")],
)
def test_a_session_year_has_eight_digits(printed: str, expected: str) -> None:
    assert vergaderjaar.eight_digits(printed) == expected


def test_no_session_year_is_an_error() -> None:
    with pytest.raises(ValueError, match="not a session year"):
        vergaderjaar.eight_digits("volgend jaar")


def test_a_range_that_is_too_long_is_none() -> None:
    numbers = Enumeration(re.compile(r"(?P<number>\d+)"), separator(), dash())

    assert [item.number for item in numbers.items("1 t/m 900", 0)] == ["1"]


def test_damaged_text_is_read_without_an_error_and_every_span_lies_in_it() -> None:
    """Each example with each of its characters left out or doubled."""
    examples = [
        str(row.values[0]) for name in ("kamerstuk", "parldoc", "seealso", "url") for row in corpus(f"{name}.tsv")
    ]
    for text in examples:
        for at in range(0, len(text), 3):
            for damaged in (text[:at] + text[at + 1 :], text[:at] + text[at] + text[at:]):
                here = passage(damaged, "A1")
                for family in (kamerstuk, parldoc, seealso, url):
                    for mention in family.find(here, QUESTIONS, ()):
                        assert 0 <= mention.span.begin < mention.span.end <= len(damaged)
