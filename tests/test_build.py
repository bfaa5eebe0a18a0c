"""Building into a folder that has a build: only what changed is read and written, and the result is that of one go."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pytest

from kg import model
from kg.build import build
from kg.draft import draft
from kg.errors import OutputError
from kg.gazetteer import known
from kg.link import Linked
from kg.output import locked
from kg.query import named_query, run, write_result
from kg.record import draft_from, record_of
from kg.state import TABLES
from kg.store import open_graph
from kg.tasks import LinkTask, link_one
from kg.text import MappedText
from kg.validate import validate
from kg.view import view_page

EXAMPLES = Path(__file__).parent.parent / "examples" / "documents"
READERS = Path(__file__).parent / "data" / "readers"
LETTER = """Den Haag, {day} maart 2024

Betreft: Voortgang van het {subject}

Geachte voorzitter,

Zie Kamerstuk 32 824, nr. {number}, en het rapport "{report}" van het Sociaal en Cultureel Planbureau (SCP). Ook het
{subject} en artikel 5 van de Participatiewet zijn van belang. De Minister van Sociale Zaken en Werkgelegenheid heeft
eerder de motie van het lid Becker genoemd (Kamerstuk 35 000, nr. {number}).
"""


def letter(number: int) -> str:
    subject = ("Programma Samen Werken", "Actieplan Goed Wonen", "Meerjarenplan Zelfbeschikking")[number % 3]
    return LETTER.format(
        day=number % 28 + 1, subject=subject, number=number, report=f"Gescheiden werelden deel {number % 16}"
    )


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1, 49):
        (folder / f"brief-{number:02}.txt").write_text(letter(number), "utf-8")
    return folder


def results(folder: Path) -> dict[str, object]:
    """The bytes of every result; of the store its content."""
    files = (path for path in folder.rglob("*") if path.is_file() and "store" not in path.parts)
    found: dict[str, object] = {
        str(path.relative_to(folder)): path.read_bytes() for path in files if not path.name.startswith(".")
    }
    return {**found, "store": sorted(map(str, open_graph(folder).quads()))}


def same(one: Path, other: Path) -> bool:
    first, second = results(one), results(other)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    return True


def table(folder: Path, name: str) -> str:
    out = io.StringIO()
    write_result(run(open_graph(folder), named_query(name).text), "csv", out)
    return out.getvalue()


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_say_what_the_named_queries_find(built: Path, name: str) -> None:
    assert (built / "tables" / f"{name}.csv").read_text("utf-8") == table(built, name)


@pytest.fixture(scope="module")
def readable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of files of every kind: PDF with pages, marked-up publications with copies in other formats."""
    folder = tmp_path_factory.mktemp("readable") / "out"
    build([READERS], folder)
    return folder


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_of_all_kinds_of_files_say_what_the_named_queries_find(readable: Path, name: str) -> None:
    assert (readable / "tables" / f"{name}.csv").read_text("utf-8") == table(readable, name)


def test_a_graph_of_all_kinds_of_files_is_valid(readable: Path) -> None:
    assert [finding for finding in validate(readable) if finding.severity == "violation"] == []


def test_the_turtle_holds_what_the_store_holds(readable: Path) -> None:
    turtle = open_graph(readable / "graph.ttl")

    assert sorted(map(str, turtle.triples())) == sorted(map(str, open_graph(readable).triples()))


@pytest.mark.parametrize(
    "path", [*sorted(EXAMPLES.iterdir()), READERS / "ah-tk-20232024-1178.pdf"], ids=lambda p: p.name
)
def test_a_draft_that_was_kept_is_the_draft_that_was_made(path: Path) -> None:
    made = draft(path, known())
    kept = draft_from(record_of(made))

    assert (kept.facts, kept.recognition, kept.passages) == (made.facts, made.recognition, made.passages)
    assert (kept.document.units, kept.document.footnotes) == (made.document.units, made.document.footnotes)
    assert kept.document.issues == made.document.issues
    assert kept.document.source.text == made.document.source.text


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (model.Fact, "key value ground span"),
        (model.Unit, "name kind spans text line number answers asked_by"),
        (model.Footnote, "name number unit marker spans text line anchor"),
        (model.Mention, "span kind reading rule unit via pinpoint"),
        (model.Thing, "kind id label names facts"),
        (model.PaperReading, "dossier toevoeging ondernummer pages"),
        (model.PublicationReading, "id"),
        (model.QuestionReading, "number"),
        (model.UrlReading, "url"),
        (model.ThingReading, "id name candidates antecedent"),
        (model.ArticleReading, "number law lid onderdeel"),
        (model.UnresolvedReading, "words reason candidates"),
        (model.Antecedent, "unit via span"),
        (MappedText, "text starts origins"),
    ],
)
def test_every_field_is_kept(kind: type, names: str) -> None:
    """A new field of these has to be added to kg.record too."""
    assert [field.name for field in fields(kind)] == names.split()


def test_a_second_build_of_the_same_files_reads_and_writes_nothing(letters: Path, tmp_path: Path) -> None:
    build([letters], tmp_path / "out")
    before = results(tmp_path / "out")

    again = build([letters], tmp_path / "out")

    assert (again.read, again.written, again.removed, again.documents) == (0, 0, 0, 48)
    assert results(tmp_path / "out") == before


def changed(letters: Path) -> None:
    """One letter new, one with other words, one renamed, one with a report that others name too."""
    (letters / "brief-49.txt").write_text(letter(60), "utf-8")
    (letters / "brief-03.txt").write_text(letter(50), "utf-8")
    (letters / "brief-05.txt").rename(letters / "aa.txt")
    words = letter(7).replace("Gescheiden werelden deel 7", "Gescheiden werelden deel 7. Een vervolg")
    (letters / "brief-07.txt").write_text(words, "utf-8")


def test_a_build_of_what_changed_gives_the_bytes_of_one_go(letters: Path, tmp_path: Path) -> None:
    build([letters], tmp_path / "out")
    changed(letters)

    summary = build([letters], tmp_path / "out", prune=True)
    build([letters], tmp_path / "fresh")

    assert summary.read == 4
    assert 0 < summary.written < 16
    assert same(tmp_path / "out", tmp_path / "fresh")
    assert [finding for finding in validate(tmp_path / "out") if finding.severity == "violation"] == []


def test_files_of_earlier_builds_stay_until_they_are_pruned(letters: Path, tmp_path: Path) -> None:
    first, rest = letters / "brief-01.txt", sorted(letters.iterdir())[1:]
    build([first], tmp_path / "out")
    build(rest, tmp_path / "out")
    build([letters], tmp_path / "fresh")

    assert same(tmp_path / "out", tmp_path / "fresh")
    first.unlink()
    assert build(rest, tmp_path / "out").documents == 48
    pruned = build(rest, tmp_path / "out", prune=True)
    build(rest, tmp_path / "less")

    assert (pruned.documents, pruned.removed) == (47, 1)
    assert same(tmp_path / "out", tmp_path / "less")


def test_a_number_that_another_letter_tells_reaches_a_document_that_was_there(tmp_path: Path) -> None:
    cited = EXAMPLES / "kamerbrief-gevestigd-maar-niet-thuis.txt"
    build([cited], tmp_path / "out")
    assert [one.id[:4] for one in build([cited], tmp_path / "out").accounts()] == ["txt-"]

    summary = build([EXAMPLES], tmp_path / "out")
    build([EXAMPLES], tmp_path / "fresh")

    assert "kst-32824-378" in [one.id for one in summary.accounts()]
    assert same(tmp_path / "out", tmp_path / "fresh")


def test_a_change_that_shows_neither_another_time_nor_another_size_is_seen(letters: Path, tmp_path: Path) -> None:
    """What was written just before a build may be written again within the same tick of a clock of whole seconds."""
    one = letters / "brief-03.txt"
    times = time.time_ns() // 1_000_000_000 * 1_000_000_000
    os.utime(one, ns=(times, times))
    build([letters], tmp_path / "out")
    one.write_text(one.read_text("utf-8").replace("nr. 3", "nr. 4"), "utf-8")
    os.utime(one, ns=(times, times))

    assert build([letters], tmp_path / "out").read == 1
    assert build([letters], tmp_path / "out").read == 0


@pytest.mark.parametrize("others", [1, 40])
def test_a_title_reaches_its_number_among_few_and_many(others: int, letters: Path, tmp_path: Path) -> None:
    """Only documents in whose words a title stands are looked at closely; which these are changes with each update."""
    for file in sorted(letters.iterdir())[others:]:
        file.unlink()
    build([letters], tmp_path / "out")
    for file in EXAMPLES.iterdir():
        (letters / file.name).write_bytes(file.read_bytes())
        summary = build([letters], tmp_path / "out")
    build([letters], tmp_path / "fresh")

    assert "kst-32824-378" in [one.id for one in summary.accounts()]
    assert same(tmp_path / "out", tmp_path / "fresh")


def test_other_iris_make_everything_anew(letters: Path, tmp_path: Path) -> None:
    build([letters], tmp_path / "out")

    summary = build([letters], tmp_path / "out", base="https://example.org/x/")
    build([letters], tmp_path / "fresh", base="https://example.org/x/")

    assert (summary.read, summary.written) == (0, 48)
    assert same(tmp_path / "out", tmp_path / "fresh")


def test_results_that_somebody_changed_are_made_anew(letters: Path, tmp_path: Path) -> None:
    build([letters], tmp_path / "out")
    before = results(tmp_path / "out")
    (tmp_path / "out" / "tables" / "references.csv").write_text("mine\n")

    build([letters], tmp_path / "out")

    assert results(tmp_path / "out") == before


def test_the_number_of_workers_does_not_show(letters: Path, tmp_path: Path) -> None:
    build([letters, EXAMPLES], tmp_path / "one")
    build([letters, EXAMPLES], tmp_path / "two", workers=2)

    assert same(tmp_path / "one", tmp_path / "two")


def deadly_link(task: LinkTask) -> Linked:
    """Links, but for one document that ends the process."""
    if b"deel 13" in draft_from(task.linking.record).document.source.text.encode():
        os.kill(os.getpid(), signal.SIGKILL)
    return link_one(task)


def test_a_document_that_ends_its_process_is_left_out_and_told_and_tried_again(
    letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in sorted(letters.iterdir())[20:]:
        file.unlink()
    with monkeypatch.context() as changed:
        changed.setattr("kg.writing.link_one", deadly_link)
        summary = build([letters], tmp_path / "out", workers=2)

    assert [Path(one.path).name for one in summary.problems] == ["brief-13.txt"]
    assert "brief-13.txt: writing it down ended the process" in summary.problems[0].message
    assert summary.documents == summary.written == 19

    again = build([letters], tmp_path / "out")
    build([letters], tmp_path / "fresh")
    assert (again.problems, again.written, again.documents) == ((), 1, 20)
    assert same(tmp_path / "out", tmp_path / "fresh")


def test_error_a_second_build_at_once_is_refused(letters: Path, tmp_path: Path) -> None:
    with locked(tmp_path / "out"), pytest.raises(OutputError) as error:
        build([letters], tmp_path / "out")

    assert str(error.value) == (
        f"{tmp_path / 'out'}: another build is writing into this folder; wait for it, or choose another folder with -o"
    )


def test_builds_that_are_killed_leave_the_old_or_the_new_state_and_are_finished_by_the_next() -> None:
    script = Path(__file__).parent.parent / "scripts" / "kill_builds.py"
    command = [sys.executable, str(script), "--documents", "8", "--kills", "2", "--workers", "1", "--seed", "5"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert "all as they should be" in done.stdout, done.stdout + done.stderr


def test_the_page_of_a_build_is_the_page_of_its_graph(readable: Path) -> None:
    page = (readable / "explorer.html").read_text("utf-8")

    assert view_page(open_graph(readable), texts=readable / "texts") == page


def test_the_page_of_a_large_corpus_shows_a_part_and_says_so(
    letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.writing._MOST_IN_PAGE", 100)
    monkeypatch.setattr("kg.writing._SHOWN_OF_MORE", 60)
    build([letters], tmp_path / "out")
    page = (tmp_path / "out" / "explorer.html").read_text("utf-8")

    shown = re.search(r'<p id="notice">Dit zijn (\d+) van 48 documenten', page)
    assert shown is not None
    assert 0 < int(shown[1]) < 48
