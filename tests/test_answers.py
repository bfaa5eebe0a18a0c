"""What the explorer page asks of a graph: each call, on the five example documents and on a small graph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import NotFoundError, QueryError
from kg.store import open_graph
from kg.view import Answers

GRAPH_FILE = Path(__file__).parent / "data" / "explorer.ttl"
ID = "https://w3id.org/kamergraaf/id/"


@pytest.fixture(scope="module")
def small() -> Answers:
    return Answers(open_graph(GRAPH_FILE))


@pytest.fixture(scope="module")
def real(built: Path) -> Answers:
    return Answers(open_graph(str(built)))


def ask(answers: Answers, call: str, **arguments: Any) -> dict[str, Any]:
    """The answer as a page gets it."""
    found = answers.answer(call, {name.rstrip("_"): value for name, value in arguments.items()})
    answer: dict[str, Any] = json.loads(json.dumps(found))
    return answer


def test_an_overview_counts_and_ranks(real: Answers) -> None:
    overview = ask(real, "overview")
    reports = next(group for group in overview["groups"] if group["kind"] == "report")

    assert overview["figures"]["documents"] == 5
    assert overview["figures"]["references"] > 1000
    assert overview["groups"][0]["kind"] == "document"
    assert overview["things"][reports["iris"][0]]["label"].startswith("Gevestigd, maar niet thuis")
    assert {iri for group in overview["groups"] for iri in group["iris"]} == set(overview["things"])


def test_edges_take_units_as_their_document(small: Answers) -> None:
    edges = ask(small, "overview")["edges"]

    assert [f"{ID}doc/kst-11111-2", f"{ID}body/pbl", 1, "mentionsBody"] in edges
    assert [f"{ID}report/pbl-2020-wonen", f"{ID}body/pbl", 1, "publisher"] in edges


def test_a_card_has_a_short_label_and_a_title(real: Answers) -> None:
    scp = ask(real, "drawing", iris=[f"{ID}body/scp"])["things"][f"{ID}body/scp"]
    letter = ask(real, "drawing", iris=[f"{ID}doc/kst-32824-378"])["things"][f"{ID}doc/kst-32824-378"]

    assert (scp["kind"], scp["short"]) == ("body", "SCP")
    assert (letter["kind"], letter["short"]) == ("document", "32824, nr. 378")
    assert letter["title"].startswith("Reactie publicatie SCP")


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("scp", "Sociaal en Cultureel Planbureau"),
        ("32 824, nr. 378", "Kamerstuk 32824, nr. 378"),
        ("32824-378", "Kamerstuk 32824, nr. 378"),
        ("wetboek strafrecht", "Wetboek van Strafrecht"),
        ("vraag 83", "Vraag 83"),
        ("antwoord op vraag 84 van 32824-451", "Antwoord op vraag 47, 79, 80, 83, 84, 109, 110, 111, 114 en 124"),
        ("VIA", "Werkagenda Voor een Inclusieve Arbeidsmarkt"),
    ],
)
def test_search_finds_names_other_names_numbers_and_questions(real: Answers, typed: str, label: str) -> None:
    found = ask(real, "search", text=typed)

    assert found["things"][found["hits"][0][0]]["label"] == label


def test_search_for_nothing_finds_nothing(real: Answers) -> None:
    assert ask(real, "search", text=" .,! ")["hits"] == []
    assert ask(real, "search", text="xyzzy")["hits"] == []


def test_a_thing_tells_names_in_time_and_who_refers_to_it(small: Answers) -> None:
    home = ask(small, "thing", iri=f"{ID}programme/thuis")

    assert home["versions"] == [["Onder dak", "", "2022-11"], ["Iedereen een thuis", "2022-11", ""]]
    assert home["in"] == {"total": 1, "groups": [[f"{ID}doc/txt-0123456789abcdef", 1]]}


def test_a_document_tells_its_units_and_what_it_refers_to(small: Answers) -> None:
    document = ask(small, "thing", iri=f"{ID}doc/kst-11111-2")

    assert document["units"] == [f"{ID}doc/kst-11111-2.q12", f"{ID}doc/kst-11111-2.a12"]
    assert document["out"]["unresolved"] == 1
    assert document["facts"][1] == ["documentType", "lijst-van-vragen"]
    assert document["pages"] == ["https://zoek.officielebekendmakingen.nl/kst-11111-2.html"]


def test_a_passage_has_sentence_words_place_and_footnote(small: Answers) -> None:
    found = ask(small, "passages", from_=f"{ID}doc/kst-11111-2", to=f"{ID}body/pbl")

    assert found["total"] == 1
    assert found["passages"] == [
        {
            "from": f"{ID}doc/kst-11111-2.a12", "to": f"{ID}body/pbl", "begin": 40, "certainty": "resolved",
            "words": "PBL", "sentence": "PBL, Wonen in Nederland, 2020.", "line": "9", "footnote": "3",
            "relation": "mentionsBody", "anchor": "c2",
        }
    ]  # fmt: skip


def test_passages_come_a_part_at_a_time_and_in_order(real: Answers) -> None:
    first = ask(real, "passages", to=f"{ID}body/scp", limit=5)
    second = ask(real, "passages", to=f"{ID}body/scp", limit=5, offset=5)
    both = ask(real, "passages", to=f"{ID}body/scp", limit=10)

    assert first["total"] > 50
    assert first["passages"] + second["passages"] == both["passages"]


def test_an_unresolved_reference_has_reason_and_candidates(small: Answers) -> None:
    (found,) = ask(small, "passages", from_=f"{ID}doc/kst-11111-2", unresolved=True)["passages"]

    assert (found["certainty"], found["reason"]) == ("ambiguous", "twee rapporten gaan vooraf")
    assert found["candidates"] == [f"{ID}report/pbl-2020-wonen"]


def test_facets_count_references_by_what_the_other_filters_leave(real: Answers) -> None:
    every = ask(real, "facets")
    some = ask(real, "facets", filters={"kind": ["report"], "document": [f"{ID}doc/kst-32824-451"]})

    assert sum(count for _, count in every["certainty"]) == ask(real, "overview")["figures"]["references"]
    assert dict(some["kind"])["law"] < dict(every["kind"])["law"]
    assert dict(some["document"])[f"{ID}doc/kst-32824-378"] < dict(every["document"])[f"{ID}doc/kst-32824-378"]
    assert {value for value, _ in every["relation"]} == {"cites", "mentions", "seeAnswer"}
    assert f"{ID}party/vvd" in dict(every["party"])


@pytest.mark.parametrize(
    "filters",
    [
        {"kind": ["kamerstuk"]},
        {"kind": ["document", "law"]},
        {"year": ["2022", "2023"]},
        {"party": [f"{ID}party/vvd"]},
        {"relation": ["seeAnswer"]},
        {"certainty": ["ambiguous", "unresolved"]},
        {"ministry": ["https://identifier.overheid.nl/tooi/id/ministerie/mnre1073"], "relation": ["cites"]},
    ],
)
def test_a_filter_leaves_as_many_passages_as_its_facets_count(real: Answers, filters: dict[str, list[str]]) -> None:
    counted = ask(real, "overview", filters=filters)["figures"]["references"]

    assert counted > 0
    assert ask(real, "passages", filters=filters)["total"] == counted


def test_neighbours_come_strongest_first(real: Answers) -> None:
    near = ask(real, "neighbours", iri=f"{ID}body/scp", limit=3)
    wide = ask(real, "neighbours", iri=f"{ID}body/scp", depth=2, limit=40)

    assert near["order"] == wide["order"][:3]
    assert near["left"] > 0
    assert len(wide["order"]) == 40
    assert all(a in wide["things"] and b in wide["things"] for a, b, _, _ in wide["edges"])


def test_a_path_leads_over_what_both_have_in_common(small: Answers) -> None:
    found = ask(small, "path", from_=f"{ID}law/BWBR0002888", to=f"{ID}report/pbl-2020-wonen")

    assert found["path"] == [
        f"{ID}law/BWBR0002888", f"{ID}doc/txt-0123456789abcdef", f"{ID}body/pbl", f"{ID}report/pbl-2020-wonen",
    ]  # fmt: skip
    assert len(found["edges"]) == 3


def test_a_path_begins_at_the_document_of_a_unit(small: Answers) -> None:
    found = ask(small, "path", from_=f"{ID}doc/kst-11111-2.a12", to=f"{ID}body/pbl")

    assert found["path"] == [f"{ID}doc/kst-11111-2", f"{ID}body/pbl"]


@pytest.mark.parametrize(
    ("call", "arguments", "message"),
    [
        ("nothing", {}, "no call is named 'nothing'"),
        ("_uses", {}, "no call is named '_uses'"),
        ("search", {}, "'text' must be a string"),
        ("thing", {"iri": "a> } DROP ALL"}, "not an IRI"),
        ("passages", {"to": "x:y", "limit": -1}, "'limit' must be a whole number"),
        ("ranking", {"kind": "answer"}, "has no value 'answer'"),
        ("overview", {"filters": {"colour": ["red"]}}, "no filter is called 'colour'"),
        ("overview", {"filters": {"year": ["20*"]}}, "years of four digits"),
        ("drawing", {"iris": ["x:y"] * 1001}, "at most 1000 things"),
    ],
)
def test_error_a_wrong_argument(small: Answers, call: str, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        small.answer(call, arguments)


def test_error_an_unknown_thing(small: Answers) -> None:
    with pytest.raises(NotFoundError, match="says nothing of this"):
        small.answer("thing", {"iri": f"{ID}law/none"})
