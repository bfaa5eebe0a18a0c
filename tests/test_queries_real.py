"""The named queries on the five example documents: rows that anybody can check by reading the documents."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.query import named_queries, named_query, run, write_result
from kg.result import Rows
from kg.show import account, find_thing
from kg.store import open_graph

EXAMPLES = Path(__file__).parent.parent / "examples" / "documents"
ANSWERS = "antwoorden-onderzoek-migratieachtergrond.txt"
LETTER = "kamerbrief-gevestigd-maar-niet-thuis.txt"
SHORT_LETTER = "kamerbrief-ontwikkelingen-in-integratie.txt"
CONSULTATION = "schriftelijk-overleg-tweede-nationaliteit.txt"
QUESTIONS = "vragen-antwoorden-actieagenda-integratie.txt"

Record = dict[str, str]


def rows(built: Path, name: str, **where: str) -> list[Record]:
    """The rows of a named query in which the columns have these values."""
    result = run(open_graph(built), named_query(name).text)
    assert isinstance(result, Rows)
    return [row for row in result.records() if all(row[column] == value for column, value in where.items())]


def values(built: Path, name: str, columns: str, **where: str) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns.split()) for row in rows(built, name, **where)]


@pytest.mark.parametrize("name", [query.name for query in named_queries()])
def test_the_store_and_the_turtle_file_give_the_same_rows(built: Path, name: str) -> None:
    texts = []
    for source in (built, built / "graph.ttl"):
        out = io.StringIO()
        write_result(run(open_graph(source), named_query(name).text), "csv", out)
        texts.append(out.getvalue())

    assert texts[0] == texts[1]


@pytest.mark.parametrize("name", ["references", "questions", "footnotes", "documents"])
def test_the_tables_of_the_build_are_what_the_queries_say(built: Path, name: str) -> None:
    out = io.StringIO()
    write_result(run(open_graph(built), named_query(name).text), "csv", out)

    assert (built / "tables" / f"{name}.csv").read_bytes().decode() == out.getvalue()


def test_documents(built: Path) -> None:
    assert [(source, number) for source, number in values(built, "documents", "source official_id") if number] == [
        (LETTER, "kst-32824-378"),
        (QUESTIONS, "kst-32824-451"),
    ]
    assert values(built, "documents", "date reference_number dossier number", source=LETTER) == [
        ("2022-11-14", "2022-0000229946", "32824", "378")
    ]
    assert [row["source"] for row in rows(built, "documents")] == sorted(path.name for path in EXAMPLES.glob("*.txt"))


def test_facts_have_a_ground(built: Path) -> None:
    (number,) = rows(built, "facts", source=LETTER, key="official_id")

    assert number["value"] == "kst-32824-378"
    assert CONSULTATION in number["ground"] or SHORT_LETTER in number["ground"]
    assert all(row["ground"] for row in rows(built, "facts"))


def test_questions(built: Path) -> None:
    pairs = values(built, "questions", "source question answer")
    asked = Counter(source for source, question in dict.fromkeys((source, question) for source, question, _ in pairs))

    assert asked == {ANSWERS: 14, QUESTIONS: 235, CONSULTATION: 2}
    assert (ANSWERS, "9", "A3") in pairs
    assert {(QUESTIONS, "83", "A47"), (QUESTIONS, "83", "A83")} <= set(pairs)  # answered twice
    assert values(built, "questions", "question answer", source=CONSULTATION) == [
        ("V-VVD", "R-VVD"),
        ("V-D66", "R-D66"),
    ]


def test_unanswered(built: Path) -> None:
    assert rows(built, "unanswered") == []


def test_joint_answers(built: Path) -> None:
    assert values(built, "joint-answers", "source answer count questions") == [
        (ANSWERS, "A3", "6", "3, 4, 5, 6, 7, 9"),
        (ANSWERS, "A10", "3", "10, 11, 12"),
        (QUESTIONS, "A21", "2", "21, 22"),
        (QUESTIONS, "A29", "2", "29, 30"),
        (QUESTIONS, "A47", "10", "47, 79, 80, 83, 84, 109, 110, 111, 114, 124"),
        (QUESTIONS, "A63", "2", "63, 64"),
        (QUESTIONS, "A126", "4", "126, 127, 128, 129"),
        (QUESTIONS, "A169", "2", "169, 170"),
        (QUESTIONS, "A182", "2", "182, 183"),
        (QUESTIONS, "A225", "2", "225, 226"),
    ]


def test_answered_elsewhere_follows_the_trail(built: Path) -> None:
    assert values(built, "answered-elsewhere", "answer points_at found_in points_on", question="229") == [
        ("A229", "23", "A18", "false"),
        ("A229", "23", "A23", "true"),
    ]
    assert values(built, "answered-elsewhere", "answer points_at found_in", question="83") == [("A83", "47", "A47")]
    assert {row["points_at"] for row in rows(built, "answered-elsewhere", question="35")} == {"39", "40", "41", "42"}


def test_footnotes_stand_where_their_marker_is(built: Path) -> None:
    numbers = values(built, "footnotes", "unit number", source=QUESTIONS)

    assert [int(number) for _, number in numbers] == list(range(1, 44))
    assert ("A28", "16") in numbers  # printed as "202216"
    assert values(built, "footnotes", "number unit", source=SHORT_LETTER) == [("1", "D"), ("2", "D"), ("3", "D")]


def test_references_have_one_row_a_unit_kind_and_target(built: Path) -> None:
    found = values(built, "references", "source unit kind target", status="resolved")

    assert [row for row, count in Counter(found).items() if count > 1] == []
    assert len(found) > 500


def test_what_means_more_than_one_thing_has_no_target(tmp_path: Path) -> None:
    text = "Het Besluit glazen kassen (Bgk) en het Besluit grote kranen (Bgk): de Minister van VWS vindt het Bgk oud.\n"
    (tmp_path / "brief.txt").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["build", str(tmp_path / "brief.txt"), "-o", str(tmp_path / "output")])
    assert result.exit_code == 0, result.output

    ambiguous = values(tmp_path / "output", "references", "quote target label", status="ambiguous")
    assert set(ambiguous) == {("Bgk", "", "Bgk")}


def test_passages_stand_in_the_source_where_they_say(built: Path) -> None:
    texts = {path.name: path.read_text("utf-8") for path in EXAMPLES.glob("*.txt")}
    wrong = [
        row
        for row in rows(built, "passages")
        if texts[row["source"]][int(row["begin"]) : int(row["end"])] != row["quote"]
        or texts[row["source"]].count("\n", 0, int(row["begin"])) + 1 != int(row["line"])
    ]

    assert wrong == []


def test_cited_by(built: Path) -> None:
    cited = values(built, "cited-by", "source unit in_folder", paper="kst-32824-378")

    assert set(cited) == {
        (SHORT_LETTER, "D", "true"),
        *((CONSULTATION, unit, "true") for unit in ("D", "V-VVD", "V-D66", "R-VVD", "R-D66")),
    }
    assert values(built, "cited-by", "source unit", paper="kst-36600-XV-24") == [(QUESTIONS, "A166")]


def test_missing_papers(built: Path) -> None:
    missing = {row["paper"]: row["page"] for row in rows(built, "missing-papers")}

    assert missing["kst-36600-XV-24"] == "https://zoek.officielebekendmakingen.nl/kst-36600-XV-24.html"
    assert "kst-32824-378" not in missing
    assert "kst-32824-451" not in missing  # only its own running footers bear that number


def test_dossiers(built: Path) -> None:
    found = {row["dossier"]: int(row["citations"]) for row in rows(built, "dossiers")}

    assert found["35475"] >= 8
    assert {"32824", "29544", "30950", "36600-XV"} <= set(found)


def test_reports_and_their_publishers(built: Path) -> None:
    publishers = {row["report"]: (row["publisher"], row["year"]) for row in rows(built, "top-reports")}

    assert publishers["De nieuwe verscheidenheid"] == ("Wetenschappelijke Raad voor het Regeringsbeleid", "2018")
    assert publishers["Gematigde Groei"] == ("Staatscommissie Demografische Ontwikkelingen 2050", "2024")
    assert rows(built, "top-reports")[0]["report"].startswith("Gevestigd, maar niet thuis")
    assert [row["publisher"] for row in rows(built, "reports-by-publisher")][:2] == [
        "Sociaal en Cultureel Planbureau",
        "Centraal Bureau voor de Statistiek",
    ]
    assert values(built, "reports", "unit via", report="Gematigde Groei") == [
        ("A20", "fn10"),
        ("A26", "fn13"),
        ("A27", "fn15"),
        ("A28", "fn17"),
    ]


def test_programme_names_over_time(built: Path) -> None:
    used = values(built, "programme-names", "name valid_from valid_until source unit")

    assert ("Verdere Integratie op de Arbeidsmarkt", "", "2022-11", LETTER, "D") in used
    assert ("Voor een Inclusieve Arbeidsmarkt", "2022-11", "", QUESTIONS, "A67") in used


def test_laws_and_articles(built: Path) -> None:
    cited = values(built, "laws", "law id article")

    assert ("Wetboek van Strafrecht", "BWBR0001854", "289") in cited
    assert ("Grondwet", "BWBR0001840", "1") in cited
    criminal = [int(article) for law, _, article in cited if law == "Wetboek van Strafrecht" and article]
    assert criminal == sorted(criminal)


def test_ministries(built: Path) -> None:
    assert values(built, "ministries", "abbreviation documents")[0] == ("SZW", "5")
    assert {"OCW", "BZK", "VWS", "JenV"} <= {row["abbreviation"] for row in rows(built, "ministries")}
    assert values(built, "ministries-by-dossier", "ministry", dossier="32824")[0] == (
        "Ministerie van Sociale Zaken en Werkgelegenheid",
    )


def test_persons_and_motions(built: Path) -> None:
    assert "Van Baarle" in {row["person"] for row in rows(built, "persons")}
    assert [(row["unit"], row["line"]) for row in rows(built, "motions") if "Flach" in row["motion"]] == [
        ("A166", "2910")
    ]


def test_urls_are_joined_over_lines(built: Path) -> None:
    addresses = {row["address"] for row in rows(built, "urls")}

    assert "https://dashboards.cbs.nl/v5/kernindicatoren_integratie/" in addresses
    assert all(re.fullmatch(r"https?://\S+", address) for address in addresses)


def test_shared_things(built: Path) -> None:
    shared = {row["thing"]: int(row["documents"]) for row in rows(built, "shared-things")}

    assert shared["Sociaal en Cultureel Planbureau"] == 5
    assert shared["Survey Integratie Migranten"] == 4
    assert min(shared.values()) == 2


def test_who_asked_what(built: Path) -> None:
    report = "De religieuze beleving van moslims in Nederland"

    assert values(built, "who-asked-what", "party questions replies", thing=report) == [
        ("Volkspartij voor Vrijheid en Democratie", "1", "0")
    ]


def test_kinds_things_and_references_agree(built: Path) -> None:
    kinds = {row["kind"]: row for row in rows(built, "kinds")}
    things = Counter(row["kind"] for row in rows(built, "things"))
    unresolved = Counter(row["kind"] for row in rows(built, "unresolved"))

    assert {kind: int(row["things"]) for kind, row in kinds.items() if row["things"] != "0"} == things
    assert {kind: int(row["references"]) - int(row["resolved"]) for kind, row in kinds.items()} == {
        kind: unresolved[kind] for kind in kinds
    }
    assert sum(int(row["resolved"]) for row in kinds.values()) == len(rows(built, "passages"))


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("32824-378", "doc/kst-32824-378"),
        ("32 824, nr. 451", "doc/kst-32824-451"),
        ("kst-32824-451 A22", "doc/kst-32824-451.a21"),
        (f"{CONSULTATION} R-VVD", ".a-vvd"),
        ("Gematigde groei", "2024-gematigde-groei"),
        ("SCP", "body/scp"),
        ("OCW", "mnre1109"),
    ],
)
def test_show_finds_what_a_user_would_type(built: Path, text: str, tail: str) -> None:
    graph = open_graph(built)
    told = account(graph, find_thing(graph, text))

    assert told.iri.endswith(tail)
    assert told.label != told.iri
    assert told.referred_to or told.refers_to


DOCS = (Path(__file__).parent.parent / "docs" / "queries.md").read_text("utf-8")


def test_the_documentation_explains_every_named_query() -> None:
    told = dict(re.findall(r"^\| `([a-z-]+)` \| (.*?) \|$", DOCS, re.M))
    stable = re.findall(r"^\| `([a-z]+)` \| [^|]+ \| (source, [^|]+) \|$", DOCS, re.M)

    assert {**told, **{name: named_query(name).question for name, _ in stable}} == {
        query.name: query.question for query in named_queries()
    }
    assert [re.findall(r"\?([a-z_]+)", _head(named_query(name).text)) for name, _ in stable] == [
        columns.split(", ") for _, columns in stable
    ]


def _head(sparql: str) -> str:
    return "\n".join(line for line in sparql.splitlines() if not line.startswith("#")).partition("WHERE")[0]


@pytest.mark.parametrize("sparql", re.findall(r"```sparql\n(.*?)```", DOCS, re.S))
def test_the_queries_in_the_documentation_have_an_answer(built: Path, sparql: str) -> None:
    out = io.StringIO()
    result = run(open_graph(built), sparql)
    write_result(result, "csv" if isinstance(result, Rows) else "turtle", out)

    assert out.getvalue().count("\n") > 3


def test_the_python_in_the_documentation_runs(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", DOCS, re.S)
    monkeypatch.chdir(built.parent)
    assert built.name == "output"

    exec(compile(code, "docs/queries.md", "exec"), {})

    assert capsys.readouterr().out.startswith("report,publisher,year,")
