"""Documents that are known under a number because others cite them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.facts import facts
from kg.identity import CitedPaper, Record, identities, record
from kg.model import Document, SourceDocument, Unit
from kg.text import MappedText

EXAMPLES = Path(__file__).parents[1] / "examples" / "documents"
SCP = (
    "Reactie publicatie SCP Gevestigd, maar niet thuis. "
    "Eerste bevindingen uit de Survey Integratie Migranten (SIM 2020)"
)


def letter(name: str = "a.txt", subject: str = SCP, date: str = "2022-11-14", **changes: str) -> Record:
    return Record(
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        name=name,
        official_id=changes.get("official_id", ""),
        type=changes.get("type", "kamerbrief"),
        date=date,
        dossiers=tuple(changes["dossier"].split()) if "dossier" in changes else (),
        titles=(("subject", subject),),
    )


def cited(sentence: str, number: str = "kst-32824-378", source: str = "b.txt", line: int = 16) -> CitedPaper:
    return CitedPaper(number, source, line, sentence)


def number(records: list[Record], *citations: CitedPaper) -> str | None:
    """The number that the first record gets."""
    fact = identities(records, citations).facts.get(records[0].sha256)
    return fact.value if fact else None


def example(name: str) -> Document:
    text = (EXAMPLES / name).read_text(encoding="utf-8-sig")
    body = MappedText.of(text)
    source = SourceDocument(name, name, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")
    return Document(source, (Unit("D", "body", (), body, 1),), (), ())


def test_a_letter_gets_the_number_under_which_a_consultation_cites_it() -> None:
    documents = [
        example("kamerbrief-gevestigd-maar-niet-thuis.txt"),
        example("schriftelijk-overleg-tweede-nationaliteit.txt"),
    ]
    sentence = (
        "over de op 14 november 2022 ontvangen brief inzake Ongewenste tweede nationaliteit (Kamerstuk 35475-15) en de "
        f"op 14 november 2022 ontvangen brief {SCP} (Kamerstuk 32824-378)."
    )
    source = documents[1].source.name

    found = identities(
        [record(one, facts(one)) for one in documents],
        [cited(sentence, "kst-35475-15", source), cited(sentence, "kst-32824-378", source, 18)],
    ).facts

    assert list(found) == [documents[0].source.sha256]
    fact = found[documents[0].source.sha256]
    assert fact.value == "kst-32824-378"
    assert fact.ground == f"cited as 32824-378 with this subject and date: {source} line 18"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{SCP} (32824-378)",
        f"de brief {SCP} (Kamerstuk 32 824, nr. 378)",
        "de op 14 november 2022 ontvangen brief Reactie publicatie SCP «Gevestigd, maar niet thuis» (32824-378)",
        "Eerste bevindingen uit de Survey Integratie Migranten (SIM 2020) (32824-378) De leden van de VVD-fractie",
        "REACTIE PUBLICATIE SCP GEVESTIGD, MAAR NIET THUIS (Kamerstukken II 2022–2023, 32 824, nr. 378)",
        f"32824-378 {SCP}",
        f"Kamerstuk 32 824, nr. 378: {SCP}",
        f"de op 15 november 2022 ontvangen brief {SCP} (Kamerstuk 32824-378)",  # a day later
    ],
)
def test_words_that_cite_a_letter(sentence: str) -> None:
    assert number([letter()], cited(sentence)) == "kst-32824-378"


@pytest.mark.parametrize(
    "sentence",
    [
        "Kamerstuk 32 824, nr. 378.",  # no title
        f"de op 3 maart 2023 ontvangen brief {SCP} (Kamerstuk 32824-378)",  # another day
        f"het verslag van een schriftelijk overleg over {SCP} (Kamerstuk 32824-378)",  # about the letter
        f"de motie over {SCP} (Kamerstuk 32824-378)",
        f"{SCP} (Kamerstuk 35475-15) en de brief over iets anders (Kamerstuk 32824-378)",  # the other number's title
        f"{SCP} is een brief. De Kamer heeft daarna op verschillende momenten over het integratiebeleid gesproken "
        "en daarbij ook andere stukken betrokken (Kamerstuk 32824-378)",  # too far away
        "de Eerste bevindingen (Kamerstuk 32824-378)",  # too little of it
    ],
)
def test_words_that_do_not_cite_the_letter(sentence: str) -> None:
    assert number([letter()], cited(sentence)) is None


def test_a_short_title_counts_only_with_its_date() -> None:
    one = letter(subject="Voortgang inburgering")

    assert number([one], cited("de brief Voortgang inburgering (Kamerstuk 32824-378)")) is None
    assert number([one], cited("de brief Voortgang inburgering van 14 november 2022 (Kamerstuk 32824-378)"))


def test_a_date_in_the_title_is_not_the_date_of_the_letter() -> None:
    title = "Reactie op het bericht van 3 mei 2022 over de inburgering van nieuwkomers"

    assert number([letter(subject=title)], cited(f"de brief {title} (Kamerstuk 32824-378)")) == "kst-32824-378"


def test_a_kind_in_the_title_is_not_the_kind_of_the_letter() -> None:
    title = "Uitvoering van de motie van het lid Podt over de inburgering van nieuwkomers"

    assert number([letter(subject=title)], cited(f"de brief {title} (Kamerstuk 32824-378)")) == "kst-32824-378"


def test_a_document_is_not_the_paper_that_it_cites() -> None:
    sentence = f"de brief {SCP} (Kamerstuk 32824-378)"
    consultation = letter(date="2023", type="")

    assert number([consultation], cited(sentence, source="a.txt"), cited(sentence)) is None


def test_a_consultation_with_the_title_of_a_letter_does_not_become_the_letter() -> None:
    consultation = letter(date="2023", type="verslag-van-een-schriftelijk-overleg")
    overleg = f"het verslag van een schriftelijk overleg inzake {SCP} (Kamerstuk 32824-385)"

    assert number([consultation], cited(f"de brief {SCP} (Kamerstuk 32824-378)")) is None
    assert number([consultation], cited(overleg, "kst-32824-385")) == "kst-32824-385"
    assert number([letter()], cited(overleg, "kst-32824-385")) is None


def test_two_numbers_for_one_letter_give_none_unless_one_has_the_date() -> None:
    plain = f"de brief {SCP} (Kamerstuk {{}})"
    one, other = cited(plain.format("32824-378")), cited(plain.format("32824-380"), "kst-32824-380")
    dated = cited(f"de op 14 november 2022 ontvangen brief {SCP} (Kamerstuk 32824-378)")

    assert number([letter()], one, other) is None
    assert identities([letter()], [one, other]).issues[0].message == (
        "a.txt is cited as kst-32824-378 and as kst-32824-380; it got none"
    )
    assert number([letter()], one, other, dated) == "kst-32824-378"


def test_a_number_that_two_documents_claim_goes_to_neither() -> None:
    records = [letter("a.txt"), letter("c.txt")]

    found = identities(records, [cited(f"de brief {SCP} (Kamerstuk 32824-378)")])

    assert found.facts == {}
    assert [issue.code for issue in found.issues] == ["number-claimed-twice"]


def test_a_number_that_a_document_bears_is_not_given_to_another() -> None:
    sentence = cited(f"de brief {SCP} (Kamerstuk 32824-378)")

    assert number([letter(), letter("c.txt", official_id="kst-32824-378")], sentence) is None
    assert number([letter(official_id="kst-1-2")], sentence) is None


def test_a_number_of_another_dossier_is_not_taken() -> None:
    sentence = cited(f"de brief {SCP} (Kamerstuk 32824-378)")

    assert number([letter(dossier="29544")], sentence) is None
    assert number([letter(dossier="29544 32824")], sentence) == "kst-32824-378"


def test_the_order_of_documents_and_citations_does_not_matter() -> None:
    records = [letter(), letter("c.txt", subject="Voortgang inburgering", date="2022-03-01")]
    citations = [
        cited(f"{SCP} (32824-378)", line=9),
        cited(f"{SCP} (32824-378)", source="d.txt", line=3),
        cited("de op 1 maart 2022 ontvangen brief Voortgang inburgering (Kamerstuk 32 824, nr. 350)", "kst-32824-350"),
    ]

    found = identities(records, citations)

    assert dict(found.facts) == dict(identities(records[::-1], citations[::-1]).facts)
    assert found.facts[records[0].sha256].ground == "cited as 32824-378 with this subject: b.txt line 9, and 1 more"


def test_a_record_holds_titles_without_the_number_of_a_discussed_letter() -> None:
    document = example("schriftelijk-overleg-tweede-nationaliteit.txt")

    found = record(document, facts(document))

    assert found.titles == (("title", SCP), ("subject", "Ongewenste tweede nationaliteit"), ("subject", SCP))
    assert found.dossiers == ("32824",)
