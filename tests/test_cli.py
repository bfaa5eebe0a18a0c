"""The command line as a user meets it: what works, and what each mistake says."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.view.columns import unpacked

EXAMPLES = Path(__file__).parent.parent / "examples" / "documents"
LETTER = EXAMPLES / "kamerbrief-ontwikkelingen-in-integratie.txt"


def _kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def _state(folder: Path) -> dict[str, str]:
    """The bytes of every result but the store, whose files the engine names, and what is kept for the next build."""
    every = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name[0] != ".")
    files = (path for path in every if "store" not in path.parts)
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output folder with the graph of one letter."""
    folder = tmp_path / "output"
    assert _kg("build", LETTER, "-o", folder, "--quiet").exit_code == 0
    return folder


def test_build_prints_what_it_found_and_writes_all_results(tmp_path: Path) -> None:
    result = _kg("build", LETTER, "-o", tmp_path / "out")

    assert result.exit_code == 0
    assert "kamerbrief" in result.output
    assert {path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")} == {
        "explorer.html", "graph.ttl", "store", "tables", "texts",
    }  # fmt: skip


@pytest.mark.parametrize("command", ["build", "query", "show", "view", "export", "validate"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = _kg(command, "--help")

    assert result.exit_code == 0
    assert f"kg {command} " in result.output.partition("Example")[2]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "nothing but white space"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"PK\x03\x04\x14\x00", ""),
        (b"\x00\x01\x02\x03" * 50, "binary"),
    ],
)
def test_error_a_file_that_is_no_text_is_named_with_the_reason(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "document.txt"
    path.write_bytes(content)

    result = _kg("build", path, "-o", tmp_path / "out")

    assert result.exit_code == 2
    assert f"kg: {path}" in result.output
    assert message in result.output
    assert not (tmp_path / "out" / "graph.ttl").exists()


def test_error_a_folder_without_documents_and_a_missing_path_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    for path in (tmp_path / "empty", tmp_path / "missing"):
        result = _kg("build", path, "-o", tmp_path / "out")
        assert (result.exit_code, f"kg: {path}" in result.output) == (2, True)


def test_a_bad_file_among_good_ones_is_named_and_the_others_are_built(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.txt").write_bytes(b"\x00" * 100)
    (tmp_path / "in" / "good.txt").write_bytes(LETTER.read_bytes())

    result = _kg("build", tmp_path / "in", "-o", tmp_path / "out")

    assert result.exit_code == 2
    assert "bad.txt: a binary file" in result.output
    assert "kst-32824-378" in (tmp_path / "out" / "graph.ttl").read_text("utf-8")


def test_what_is_no_document_in_a_folder_is_passed_over_and_counted(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "brief.txt").write_bytes(LETTER.read_bytes())
    (tmp_path / "in" / "kopie.txt").write_bytes(LETTER.read_bytes())
    (tmp_path / "in" / "README.md").write_text("# Uitleg\n", "utf-8")
    (tmp_path / "in" / "antwoord.json").write_text('{"value": [1]}', "utf-8")

    result = _kg("build", tmp_path / "in", "-o", tmp_path / "out")

    assert result.exit_code == 0
    assert "passed over: JSON" in result.output
    assert "passed over: the same text as another file" in result.output
    assert "read as plain text" in result.output


def test_error_what_is_no_document_and_named_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "antwoord.json").write_text('{"value": [1]}', "utf-8")

    result = _kg("build", LETTER, tmp_path / "antwoord.json", "-o", tmp_path / "out")

    assert result.exit_code == 2
    assert f"kg: {tmp_path / 'antwoord.json'}: JSON" in result.output


def test_error_a_failed_build_leaves_the_old_output_as_it_was(output: Path, tmp_path: Path) -> None:
    before = _state(output)
    (tmp_path / "empty.txt").touch()

    assert _kg("build", tmp_path / "empty.txt", "-o", output).exit_code == 2

    assert _state(output) == before


def test_error_an_output_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    result = _kg("build", LETTER, "-o", tmp_path / "file" / "out")

    assert result.exit_code == 2
    assert "cannot be written" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "-e", "SELECT ?x WHERE { ?x a }"], "line 1, column 25"),
        (["query", "top-report"], "did you mean top-reports"),
        (["query"], "--list shows the names"),
        (["query", "nothing.rq"], "nothing.rq: cannot be read"),
        (["show", "Instituut dat niet bestaat"], "Instituut dat niet bestaat"),
        (["view", "Instituut dat niet bestaat"], "Instituut dat niet bestaat"),
    ],
)
def test_error_a_query_or_name_that_is_wrong_says_what_to_do(output: Path, arguments: list[str], message: str) -> None:
    result = _kg(*arguments, "-g", output)

    assert result.exit_code == 2
    assert message in result.output


def test_error_a_graph_that_is_not_there_is_named(tmp_path: Path) -> None:
    for command in (["query", "things"], ["show", "SCP"], ["validate"], ["export", "-o", str(tmp_path / "x.ttl")]):
        result = _kg(*command, "-g", tmp_path / "nowhere")
        assert result.exit_code == 2
        assert f"{tmp_path / 'nowhere'}" in result.output


def test_a_page_is_made_of_the_triples_of_a_construct_and_of_nothing_else(output: Path, tmp_path: Path) -> None:
    page = tmp_path / "reports.html"
    query = "CONSTRUCT { ?d kg:citesReport ?r } WHERE { ?d kg:citesReport ?r }"

    assert _kg("view", "-e", query, "-g", output, "-o", page).exit_code == 0
    blocks = re.findall(r'id="core">([^<]+)</script>', page.read_text("utf-8"))
    assert any(label.startswith("Ontwikkelingen in Integratie") for label in unpacked(blocks[0])["things"]["label"])
    refused = _kg("view", "-e", "SELECT * WHERE { ?s ?p ?o }", "-g", output, "-o", page)
    assert (refused.exit_code, "CONSTRUCT" in refused.output) == (2, True)


def test_query_show_view_and_validate_work_on_what_was_built(output: Path, tmp_path: Path) -> None:
    assert "Risbo" in _kg("query", "references", "-g", output, "--format", "csv").output
    assert "Sociaal en Cultureel Planbureau" in _kg("show", "SCP", "-g", output).output
    assert _kg("view", "SCP", "-g", output, "-o", tmp_path / "scp.html").exit_code == 0
    assert (tmp_path / "scp.html").read_text("utf-8").startswith("<!doctype html>")
    assert "0 violations" in _kg("validate", "-g", output).output
    assert "top-reports" in _kg("query", "--list").output


@pytest.mark.parametrize("seed", ["0", "42"])
def test_a_second_build_gives_the_same_bytes_whatever_the_hash_seed(output: Path, tmp_path: Path, seed: str) -> None:
    again = tmp_path / "again"
    command = [sys.executable, "-m", "kg", "build", str(LETTER), "-o", str(again), "--quiet"]

    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})

    assert _state(again) == _state(output)


def test_ctrl_c_while_the_modules_are_read_is_one_line(tmp_path: Path) -> None:
    """The signal comes when the command begins to read the module that the last argument names."""
    for module in ("kg", "kg.build", "kg.view.sparql", "rdflib"):
        program = (
            "import signal, sys\n"
            "from importlib.abc import MetaPathFinder\n"
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background jobs ignore it
            "class Stop(MetaPathFinder):\n"
            "    def find_spec(self, name, path, target=None):\n"
            f"        if name == {module!r}:\n"
            "            signal.raise_signal(signal.SIGINT)\n"
            "sys.meta_path.insert(0, Stop())\n"
            "import kg_command\n"
            "kg_command.main()\n"
        )
        command = [sys.executable, "-c", program, "build", str(LETTER), "-o", str(tmp_path / "out")]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=LETTER.parents[2])

        assert done.returncode == 130
        assert done.stderr == "kg: interrupted before it began; nothing was written\n"
        assert not (tmp_path / "out").exists()
