"""Named queries answer what they promise, and results are written without doing anything but be read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.query import FORMATS, NamedQuery, named_queries, named_query, run, write_result
from kg.result import Boolean, Rows, Triples, printable
from kg.store import GraphSource, LocalGraph, new_store, open_graph
from kg.vocab import PREFIXES

DATA = Path(__file__).parent / "data"
SMALL_ROWS = DATA / "small-rows"  # what each named query says of small.trig, checked by reading both

# the columns that spreadsheets and other programs rest on; others may follow
STABLE = {
    "references": "source, document, unit, kind, target, label, line, quote, via, status",
    "questions": "source, document, question, answer, asked_by, text",
    "footnotes": "source, document, unit, number, line, text",
    "documents": "source, document, type, title, date, dossier, number, session_year, reference_number, author, "
    "author_role, ministry",
}


@pytest.fixture(scope="module")
def small() -> GraphSource:
    return open_graph(DATA / "small.trig")


def written(graph: GraphSource, query: str, form: str, limit: int | None = None) -> str:
    out = io.StringIO()
    write_result(run(graph, query, limit), form, out, PREFIXES)
    return out.getvalue()


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_a_named_query_has_exactly_these_rows(small: GraphSource, query: NamedQuery) -> None:
    assert written(small, query.text, "tsv") == (SMALL_ROWS / f"{query.name}.tsv").read_text("utf-8")


def test_every_named_query_has_rows_to_compare_with() -> None:
    assert [query.name for query in named_queries()] == sorted(path.stem for path in SMALL_ROWS.iterdir())
    assert len(named_queries()) >= 16


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_a_named_query_says_what_it_answers_and_how_to_ask_it(query: NamedQuery) -> None:
    assert query.question.endswith("?")
    assert query.example.startswith(f"kg query {query.name}")


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_a_named_query_is_also_right_on_the_merge_alone(query: NamedQuery, tmp_path: Path, small: GraphSource) -> None:
    """A Turtle file has no named graphs, and a triple store puts them in another order."""
    path = tmp_path / "graph.ttl"
    path.write_bytes(ox.serialize(reversed(list(small.triples())), format=ox.RdfFormat.TURTLE) or b"")

    assert written(open_graph(path), query.text, "tsv") == written(small, query.text, "tsv")


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_a_named_query_has_no_rows_in_an_empty_graph(query: NamedQuery) -> None:
    result = run(LocalGraph(new_store()), query.text)

    assert isinstance(result, Rows)
    assert list(result.rows) == []


@pytest.mark.parametrize(("name", "columns"), STABLE.items())
def test_the_stable_tables_begin_with_their_columns(small: GraphSource, name: str, columns: str) -> None:
    result = run(small, named_query(name).text)

    assert isinstance(result, Rows)
    assert ", ".join(result.columns).startswith(columns)


def test_a_unit_refers_to_a_thing_once_at_the_first_place(small: GraphSource) -> None:
    result = run(small, named_query("references").text)
    assert isinstance(result, Rows)
    atlas = [row for row in result.records() if row["label"] == "Atlas van de buurt" and row["unit"] == "A1"]

    assert [(row["line"], row["quote"]) for row in atlas] == [("6", "Atlas van de buurt")]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("reference", "did you mean references?"),
        ("top_reports", "did you mean top-reports"),
        ("xyz", "`kg query --list` shows them all"),
    ],
)
def test_error_for_an_unknown_name_tells_the_near_ones(name: str, near: str) -> None:
    with pytest.raises(QueryError) as error:
        named_query(name)

    assert str(error.value).startswith(f"no query is called {name!r}; {near}")


def test_limit_cuts_rows_and_triples(small: GraphSource) -> None:
    rows = run(small, "SELECT ?s WHERE { ?s ?p ?o }", limit=2)
    triples = run(small, "CONSTRUCT WHERE { ?s ?p ?o }", limit=3)

    assert isinstance(rows, Rows)
    assert isinstance(triples, Triples)
    assert (len(list(rows.rows)), len(list(triples.triples))) == (2, 3)
    assert run(small, "ASK { ?s ?p ?o }", limit=0) == Boolean(True)


VALUES = r"""SELECT ?iri ?text ?number ?none WHERE { VALUES (?iri ?text ?number ?none) {
  (kg:Report "a \"b\"\tc\nd, [red]e[/red] \u001B[31m" 12 UNDEF) (<https://x.nl/> "é"@nl true "1.5"^^xsd:decimal) } }"""


def test_csv_keeps_every_character(small: GraphSource) -> None:
    rows = list(csv.reader(io.StringIO(written(small, VALUES, "csv"), newline="")))

    assert rows == [
        ["iri", "text", "number", "none"],
        ["https://w3id.org/kamergraaf/def#Report", 'a "b"\tc\nd, [red]e[/red] \x1b[31m', "12", ""],
        ["https://x.nl/", "é", "true", "1.5"],
    ]


def test_tsv_has_one_line_a_row_without_quotes(small: GraphSource) -> None:
    assert written(small, VALUES, "tsv").splitlines() == [
        "iri\ttext\tnumber\tnone",
        'https://w3id.org/kamergraaf/def#Report\ta "b" c d, [red]e[/red] \x1b[31m\t12\t',
        "https://x.nl/\té\ttrue\t1.5",
    ]


def test_json_is_the_standard_results_format(small: GraphSource) -> None:
    text = written(small, VALUES, "json")
    again = ox.parse_query_results(text.encode(), format=ox.QueryResultsFormat.JSON)

    assert isinstance(again, ox.QuerySolutions)
    assert [tuple(row) for row in again] == [tuple(row) for row in _solutions(small, VALUES)]
    assert json.loads(text)["head"] == {"vars": ["iri", "text", "number", "none"]}


def _solutions(graph: GraphSource, query: str) -> list[tuple[object, ...]]:
    result = run(graph, query)
    assert isinstance(result, Rows)
    return list(result.rows)


def test_a_table_prints_what_documents_say_literally(small: GraphSource) -> None:
    text = written(small, VALUES, "table")

    assert "[red]e[/red]" in text
    assert "\x1b" not in text
    assert text.endswith("2 rows\n")


def test_printable_takes_out_what_moves_the_cursor_or_turns_the_text_round() -> None:
    assert printable("a\x1b[2Jb\x00c\x9bd\u202ee\r\nf\tg") == "a [2Jb c d e \nf\tg"


def test_ask_is_written_in_every_format(small: GraphSource) -> None:
    query = "ASK { ?r a kg:Report }"

    assert written(small, query, "table") == "yes\n"
    assert written(small, query, "csv") == written(small, query, "tsv") == "answer\ntrue\n"
    assert json.loads(written(small, query, "json")) == {"head": {}, "boolean": True}


def test_construct_gives_turtle_with_the_prefixes_that_it_uses(small: GraphSource) -> None:
    query = "CONSTRUCT { ?r kg:number 1 ; a kg:Report } WHERE { ?r a kg:Report }"

    assert (
        written(small, query, "turtle")
        == written(small, query, "table")
        == (
            "@prefix kg: <https://w3id.org/kamergraaf/def#> .\n"
            "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
            "@prefix report: <https://w3id.org/kamergraaf/id/report/> .\n"
            "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
            "\n"
            "report:scp-2021-atlas-van-de-buurt a kg:Report ;\n"
            "\tkg:number 1 .\n"
        )
    )


def test_error_when_the_format_does_not_fit(small: GraphSource) -> None:
    with pytest.raises(QueryError, match="use --format turtle instead of csv"):
        written(small, "CONSTRUCT WHERE { ?s ?p ?o }", "csv")
    with pytest.raises(QueryError, match="use --format table, csv, tsv, json instead of turtle"):
        written(small, "SELECT ?s WHERE { ?s ?p ?o }", "turtle")


def test_error_while_rows_are_read_is_a_query_error() -> None:
    with pytest.raises(QueryError, match="the query failed"):
        _solutions(LocalGraph(new_store()), "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_the_formats_are_those_of_the_command() -> None:
    assert FORMATS == ("table", "csv", "tsv", "json", "turtle")
