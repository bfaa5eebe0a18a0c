"""What the documentation says, tried: commands, Python, SPARQL, codes, links."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import QueryError
from kg.gazetteer import KINDS
from kg.query import named_queries, run
from kg.result import Rows
from kg.store import open_graph

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
SOURCE = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "kg").rglob("*.py")))


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_to_files_of_the_project(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_names_every_command_and_no_other() -> None:
    table = README.partition("## Commands")[2].partition("## What you get")[0]

    assert set(re.findall(r"^\| `kg (\w+)", table, re.MULTILINE)) == set(main.commands)


def test_every_command_has_help_with_an_example() -> None:
    for name in main.commands:
        text = CliRunner().invoke(main, [name, "--help"]).output
        assert re.search(rf"Examples?:\n\s+kg {name}\b", text), name


def test_the_queries_that_the_readme_names_exist() -> None:
    named = set(re.findall(r"kg query ([a-z-]+)(?!\S)", README)) | set(re.findall(r'named_query\("(.+?)"\)', README))

    assert named - {one.name for one in named_queries()} == set()


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    printed: list[tuple[object, ...]] = []

    for block in _blocks("python"):
        exec(compile(block, "README.md", "exec"), {"print": lambda *values: printed.append(values)})

    assert (tmp_path / "output" / "graph.ttl").exists()
    assert len(printed) > 20


def test_the_sparql_of_the_readme_has_answers(built: Path) -> None:
    (sparql,) = _blocks("sparql")

    answer = run(open_graph(str(built)), sparql, None)

    assert isinstance(answer, Rows)
    assert answer.columns == ("publisher", "answers", "reports")
    assert next(answer.texts())[0] == "Centraal Bureau voor de Statistiek"


def test_error_the_sparql_of_the_readme_with_a_mistake_is_refused(built: Path) -> None:
    with pytest.raises(QueryError):
        run(open_graph(str(built)), _blocks("sparql")[0].replace("WHERE", "WHER"), None)


def test_every_issue_that_the_program_can_raise_is_explained() -> None:
    raised = set(re.findall(r'\bIssue\(\s*[^,()]+,\s*"([a-z-]+)"', SOURCE))
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", (ROOT / "docs" / "issues.md").read_text("utf-8"), re.MULTILINE))

    assert raised
    assert raised - explained == set()


def test_the_page_on_reference_data_names_every_file_and_key() -> None:
    page = (ROOT / "docs" / "reference-data.md").read_text("utf-8")
    keys: set[str] = set()
    for path in (ROOT / "ontology").glob("*.toml"):
        assert f"`{path.name}`" in page
        (records,) = tomllib.loads(path.read_text("utf-8")).values()
        keys |= {key for record in records for key in record}

    assert {key for key in keys if f"`{key}`" not in page and f"\n{key} = " not in page} == set()


def test_the_readme_names_every_kind_of_reference() -> None:
    assert {kind for kind in KINDS if kind not in README} == set()
