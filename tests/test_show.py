"""kg show: a thing is found by what a person types, and everything about it is told."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from rich.console import Console

from kg.cli import main
from kg.errors import NotFoundError
from kg.show import NameInTime, account, find_thing, render
from kg.store import GraphSource, LocalGraph, add_graph, new_store, open_graph
from kg.vocab import PREFIXES

DOC = PREFIXES["doc"]
REPORT = f"{PREFIXES['report']}scp-2021-atlas-van-de-buurt"
PROGRAMME = f"{PREFIXES['programme']}buurtagenda"


@pytest.fixture(scope="module")
def small() -> GraphSource:
    return open_graph(Path(__file__).parent / "data" / "small.trig")


def printed(graph: GraphSource, text: str, *, width: int = 100) -> str:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(render(account(graph, find_thing(graph, text))))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        (f"{DOC}kst-99001-12", f"{DOC}kst-99001-12"),
        ("http://www.scp.nl/atlas", "http://www.scp.nl/atlas"),
        ("kst-99001-12", f"{DOC}kst-99001-12"),
        ("99001-12", f"{DOC}kst-99001-12"),
        ("99 001, nr. 12", f"{DOC}kst-99001-12"),
        ("99.001 nr 12", f"{DOC}kst-99001-12"),
        ("Kamerstukken II 99 001, nr. 12", f"{DOC}kst-99001-12"),
        ("Kamerstuk 99001, nr. 12", f"{DOC}kst-99001-12"),
        ("lijst.txt", f"{DOC}kst-99001-12"),
        ("Vragen over de buurt", f"{DOC}kst-99001-12"),
        ("99002-7", f"{DOC}kst-99002-7"),
        ("99001", f"{PREFIXES['dossier']}99001"),
        ("dossier 99 001", f"{PREFIXES['dossier']}99001"),
        ("kst-99001-12 A3", f"{DOC}kst-99001-12.a3"),
        ("99 001, nr. 12 q4", f"{DOC}kst-99001-12.q4"),
        ("lijst.txt A1", f"{DOC}kst-99001-12.a1"),
        ("kst-99001-12 A2", f"{DOC}kst-99001-12.a1"),  # the answer to question 2 is printed under 1 and 2
        ("kst-99001-12 D", f"{DOC}kst-99001-12"),
        ("kst-99001-12 fn1", f"{DOC}kst-99001-12.fn1"),
        ("kst-99001-9 R-VVD", f"{DOC}kst-99001-9.a-vvd"),
        ("kst-99001-9 v-d66", f"{DOC}kst-99001-9.q-d66"),
        ("Atlas van de buurt", REPORT),
        ("atlas VAN de  Buurt", REPORT),
        ("Buurtagenda", PROGRAMME),
        ("Wijkagenda", PROGRAMME),
        ("OCW", f"{PREFIXES['tooi']}mnre1109"),
        ("sociaal en cultureel", f"{PREFIXES['body']}scp"),
        ("artikel 6 Participatiewet", f"{PREFIXES['law']}BWBR0015703.art6"),
        ("Participatiewet", f"{PREFIXES['law']}BWBR0015703"),
    ],
)
def test_a_thing_is_found_by_what_a_person_types(small: GraphSource, text: str, iri: str) -> None:
    assert find_thing(small, text) == iri


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "atlas",
            "2 things have a name with 'atlas'; say which:\n"
            f"  Atlas van de buurt (report)  {REPORT}\n  www.scp.nl/atlas (webpage)  http://www.scp.nl/atlas",
        ),
        ("https://x.nl/unknown", "the graph does not speak of https://x.nl/unknown"),
        ("https://x.nl/a b", "https://x.nl/a b is not an IRI"),
        (
            "kst-99001-9 A7",
            f"{DOC}kst-99001-9 has no unit A7; it has V-VVD, V-D66, R-VVD, R-D66",
        ),
        ("kst-99002-7 A1", f"{DOC}kst-99002-7 has no unit A1; it has none"),
    ],
)
def test_error_for_what_is_not_one_thing(small: GraphSource, text: str, message: str) -> None:
    with pytest.raises(NotFoundError) as error:
        find_thing(small, text)

    assert str(error.value) == message


def test_error_for_an_unknown_name_tells_the_near_ones(small: GraphSource) -> None:
    with pytest.raises(
        NotFoundError, match=r"is called 'Participatiewett'; near it are:\n  Participatiewet \(law\)  https"
    ):
        find_thing(small, "Participatiewett")
    with pytest.raises(NotFoundError, match=r"small\.trig is called 'zzz'; `kg query things` lists"):
        find_thing(small, "zzz")


@pytest.mark.parametrize("text", ["agenda", "emancipatiemonitr", "sociaal cultureel", "verdere integratie op", "zzz"])
def test_the_catalogue_finds_the_names_that_the_graph_alone_gives(built: Path, text: str) -> None:
    def outcome(graph: GraphSource) -> str:
        try:
            return find_thing(graph, text)
        except NotFoundError as error:
            return str(error).replace(graph.name, "")

    with_catalogue, without = open_graph(built), open_graph(built / "graph.ttl")

    assert isinstance(with_catalogue, LocalGraph)
    assert with_catalogue.is_of_now()
    assert outcome(with_catalogue) == outcome(without)


def test_an_account_has_the_names_over_time_and_every_passage(small: GraphSource) -> None:
    told = account(small, PROGRAMME)

    assert (told.kind, told.label, told.names) == ("programme", "Wijkagenda", ("Buurtagenda",))
    assert told.names_in_time == (NameInTime("Buurtagenda", until="2022"), NameInTime("Wijkagenda", since="2022"))
    assert [(each.source, each.unit, each.line, each.quote) for each in told.referred_to] == [
        ("lijst.txt", "Q2", 4, "Buurtagenda"),
        ("lijst.txt", "A1", 7, "Buurtagenda"),
        ("overleg.txt", "V-D66", 5, "Wijkagenda"),
        ("overleg.txt", "R-VVD", 7, "Wijkagenda"),
        ("overleg.txt", "R-D66", 9, "Wijkagenda"),
    ]


def test_of_many_passages_the_first_are_shown_and_all_are_counted(small: GraphSource) -> None:
    every, first = account(small, PROGRAMME), account(small, PROGRAMME, limit=2)

    assert first.referred_to == every.referred_to[:2]
    assert (first.times, first.sources) == (every.times, every.sources) == (5, 2)
    out = io.StringIO()
    Console(file=out, width=100, highlight=False).print(render(first))
    assert "\nReferred to 5 times in 2 documents\n" in out.getvalue()
    assert out.getvalue().rstrip().endswith("\n... the first 2; --limit 5 shows all")


def test_the_command_shows_as_many_passages_as_asked() -> None:
    graph = str(Path(__file__).parent / "data" / "small.trig")
    shown = CliRunner().invoke(main, ["show", "Wijkagenda", "-g", graph, "--limit", "1"])

    assert shown.exit_code == 0
    assert "... the first 1; --limit 5 shows all" in shown.output
    assert CliRunner().invoke(main, ["show", "Wijkagenda", "-g", graph, "--limit", "0"]).exit_code == 2


def test_a_report_is_shown_with_its_publisher_and_its_passages(small: GraphSource) -> None:
    assert printed(small, "Atlas van de buurt") == (
        "Atlas van de buurt  report\n"
        f"{REPORT}\n"
        "  title      Atlas van de buurt\n"
        "  publisher  Sociaal en Cultureel Planbureau\n"
        "  year       2021\n"
        "  page       www.scp.nl/atlas\n"
        "\n"
        "Referred to 5 times in 2 documents\n"
        "Kamerstuk 99001, nr. 12  lijst.txt\n"
        "  A1  line 6  Het kabinet gebruikt de Atlas van de buurt van het SCP.1 Dat rapport telt.\n"
        "  A1  line 6  De Atlas van de buurt is ook benut voor de Buurtagenda (Kamerstuk 99 002, nr. 7).\n"
        "Kamerstuk 99001, nr. 9  overleg.txt\n"
        "  V-VVD  line 3  De leden van de VVD-fractie vragen naar de Atlas van de buurt.\n"
        "  R-VVD  line 7  De Atlas van de buurt is bekend."
    )


def test_an_answer_is_shown_with_its_text_and_what_points_at_it(small: GraphSource) -> None:
    text = printed(small, "kst-99001-12 A1")

    assert "  answers   Vraag 1; Vraag 2\n  footnote  Voetnoot 1\n" in text
    assert "  Het kabinet gebruikt de Atlas van de buurt van het SCP.1 Dat rapport telt." in text
    assert "Referred to 1 time in 1 document\nKamerstuk 99001, nr. 12  lijst.txt\n  A3  line 12  Zie het antw" in text
    assert "Refers to 5 things\n" in text
    assert "report     3x  Atlas van de buurt  A1\n" in text


def test_the_words_that_refer_are_bold_and_the_page_is_told(small: GraphSource) -> None:
    out = io.StringIO()
    console = Console(file=out, width=120, highlight=False, force_terminal=True, color_system="standard")
    console.print(render(account(small, find_thing(small, "99002-7"))))

    assert "(\x1b[1mKamerstuk 99 002, nr. 7\x1b[0m).\x1b[2m  [p. 3]\x1b[0m" in out.getvalue()


def test_a_document_tells_also_what_it_could_not_resolve(small: GraphSource) -> None:
    text = printed(small, "99001-12", width=120)

    assert "report     1x  het bovengenoemde rapport: no report is named before it in this answer  A3" in text
    assert "law        1x  de wet: two laws could be meant  A3" in text


def test_a_thing_to_which_nothing_refers_is_shown(small: GraphSource) -> None:
    assert printed(small, "Wet op de buurt").endswith("\n\nNothing refers to it, and it refers to nothing.")


def test_what_points_at_a_thing_with_its_facts_is_told(small: GraphSource) -> None:
    assert "  holds    Kamerstuk 99001, nr. 12; Kamerstuk 99001, nr. 9\n" in printed(small, "99001")
    assert "  published    Atlas van de buurt\n" in printed(small, "SCP")
    assert "  asked        Kamerstuk 99001, nr. 9: Inbreng VVD\n" in printed(small, "VVD")


def test_names_from_documents_are_printed_literally() -> None:
    iri, name = "https://x.nl/r", "[bold red]Atlas[/bold red] \x1b[31mrood :smile:"
    store = new_store()
    node, skos = ox.NamedNode(iri), PREFIXES["skos"]
    kind = ox.Triple(node, ox.NamedNode(f"{PREFIXES['rdf']}type"), ox.NamedNode(f"{PREFIXES['kg']}Report"))
    label = ox.Triple(node, ox.NamedNode(f"{skos}prefLabel"), ox.Literal(name))
    add_graph(store, "https://x.nl/g", [kind, label])

    assert printed(LocalGraph(store), iri).startswith("[bold red]Atlas[/bold red]  [31mrood :smile:  report\n")
    with pytest.raises(NotFoundError) as error:
        find_thing(LocalGraph(store), "Atlaz \x1b[31m")
    assert "\x1b" not in str(error.value)
