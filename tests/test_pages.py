"""Evidence from a PDF says its page and the line on it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kg.build import build
from kg.iri import Iris
from kg.query import named_query, run, write_result
from kg.show import account
from kg.store import GraphSource, open_graph

ANSWERS = Path(__file__).parent / "data" / "readers" / "ah-tk-20232024-1178.pdf"


def table(graph: GraphSource, name: str) -> list[dict[str, str]]:
    """The rows of a named query."""
    out = io.StringIO()
    write_result(run(graph, named_query(name).text), "csv", out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_references_and_footnotes_of_a_pdf_show_page_and_line(tmp_path: Path) -> None:
    summary = build([ANSWERS], tmp_path / "out")
    (text,) = (summary.output / "texts").glob("*.txt")
    pages = text.read_bytes().decode().split("\f")
    graph = open_graph(str(tmp_path / "out"))
    rows = [(row["line"], row["quote"]) for row in table(graph, "references")]
    rows += [(row["line"], row["text"]) for row in table(graph, "footnotes")]

    assert len(pages) == 5
    assert len(rows) > 60
    for line, words in rows:
        page, _, line_on_page = line.partition(".")
        assert words[:3] in pages[int(page) - 1].split("\n")[int(line_on_page) - 1]

    shown = account(graph, Iris().document("ah-tk-20232024-1178")).refers_to
    assert {(one.place, one.quote) for one in shown} >= {(line, " ".join(words.split())) for line, words in rows[:5]}


def test_a_text_without_pages_keeps_its_line(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Geachte voorzitter,\n\nZie Kamerstuk 32 824, nr. 378.\n", "utf-8")
    build([tmp_path / "brief.txt"], tmp_path / "out")
    (row,) = table(open_graph(str(tmp_path / "out")), "references")

    assert row["line"] == "3"
