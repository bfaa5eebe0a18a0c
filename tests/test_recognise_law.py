"""Laws and articles: the examples of tests/corpus, and what the document itself says about names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from corpora import corpus, passage

from kg.gazetteer import NameIndex, known
from kg.model import ArticleReading, Context, Mention, Thing, ThingReading
from kg.recognise import law
from kg.recognise.excerpt import Excerpt

IN_2025 = Context(date=date(2025, 3, 1))
KNOWN = NameIndex(known().things)


def introduced(*passages: Excerpt, context: Context = IN_2025) -> list[Thing]:
    return [*law.introduce(passages, KNOWN, context)]


def found(text: str, context: Context = IN_2025) -> list[Mention]:
    here = passage(text)
    names = NameIndex((*known().things, *introduced(here, context=context)))
    context = replace(context, own_law=law.own_law([here], names))
    return [*law.find(here, context, tuple(names.find(text)))]


def laws(text: str, context: Context = IN_2025) -> list[str]:
    return [mention.reading.id for mention in found(text, context) if isinstance(mention.reading, ThingReading)]


def articles(text: str) -> list[tuple[Mention, ArticleReading]]:
    return [(mention, mention.reading) for mention in found(text) if isinstance(mention.reading, ArticleReading)]


@pytest.mark.parametrize(("text", "expected"), corpus("law.tsv", rows=120))
def test_laws_are_found_by_name_and_by_form(text: str, expected: list[str]) -> None:
    assert laws(text) == expected


@pytest.mark.parametrize(("text", "expected"), corpus("article.tsv", rows=132))
def test_articles_are_found_with_their_law(text: str, expected: list[str]) -> None:
    read = [f"{article.law.id if article.law else '?'}#{article.number}" for _, article in articles(text)]

    assert read == expected


def test_every_law_of_an_article_is_also_a_mention() -> None:
    text = "artikel 289 Sr en artikel 6 van de Grondwet"

    assert {article.law.id for _, article in articles(text) if article.law} == set(laws(text))


def test_leden_and_onderdelen_are_numbers_and_letters() -> None:
    mention, article = articles("artikel 3, tweede en derde lid, onder c, van de Awb")[0]

    assert (article.lid, article.onderdeel, mention.pinpoint) == ("2, 3", "c", "lid 2, 3, onderdeel c")


def test_a_range_of_leden_keeps_its_ends() -> None:
    assert articles("artikel 3, eerste tot en met derde lid, van de Awb")[0][1].lid == "1-3"


def test_the_words_of_an_article_go_up_to_its_law() -> None:
    text = "op grond van artikel 6 van de Grondwet is"

    assert articles(text)[0][0].span.of(text) == "artikel 6 van de Grondwet"


@pytest.mark.parametrize(
    ("year", "expected"), [(2015, "wet-inburgering"), (2021, "wet-inburgering"), (2024, "wet-inburgering-2021")]
)
def test_a_name_without_a_year_is_the_act_in_force(year: int, expected: str) -> None:
    assert laws("volgens de Wet inburgering", Context(date=date(year, 6, 1))) == [expected]


def test_a_name_that_the_document_gives_to_a_known_law_leads_to_that_law() -> None:
    thing = introduced(passage("de Gemeentewet (hierna: GemW)"))[0]

    assert (thing.id, "GemW" in thing.names) == ("gemeentewet", True)


def test_a_bill_keeps_the_name_under_which_it_is_printed() -> None:
    thing = introduced(passage("Het wetsvoorstel Kwaliteit Van Groene Daken dat nu in de Kamer ligt"))[0]

    assert thing.label == "Wet kwaliteit van groene daken"
    assert thing.names == ("Kwaliteit Van Groene Daken",)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Verordening (EU) 2018/848", "32018R0848"),
        ("Verordening (EG) nr. 834/2007", "32007R0834"),
        ("Richtlijn 95/46/EG", "31995L0046"),
        ("Kaderbesluit 2002/584/JBZ", "32002F0584"),
    ],
)
def test_an_act_of_the_union_has_its_celex_number(printed: str, expected: str) -> None:
    assert introduced(passage(f"volgens {printed}."))[0].fact("celex") == expected


def test_a_law_is_introduced_once_however_often_it_is_named() -> None:
    text = "De Wet groene daken. Verder de Wet groene daken."

    assert [thing.id for thing in introduced(passage(text), passage(text))] == ["wet-groene-daken"]


def test_the_rule_tells_whether_the_list_has_the_law() -> None:
    assert [mention.rule for mention in found("de Gemeentewet en de Wet groene daken.")] == ["law.name", "law.form"]
