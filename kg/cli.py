"""The command `kg`: options and messages; the work is done elsewhere.

Exit codes: 0 done; 1 the graph does not conform (`kg validate`); 2 wrong use or bad input, with a message that says
what to do; 130 interrupted.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table
from rich.text import Text

from kg.build import build as run_build
from kg.errors import InputError, KgError, OutputError
from kg.export import FORMATS as EXPORT_FORMATS
from kg.export import export as run_export
from kg.fetch.command import fetch_command
from kg.iri import DEFAULT_BASE
from kg.push.command import push_command
from kg.query import FORMATS, named_queries, named_query, run, write_result
from kg.reading import TEXTS_FOLDER
from kg.report import console, summary_report
from kg.serve.command import serve_command
from kg.show import MOST_PASSAGES, account, find_thing, render
from kg.store import open_graph
from kg.validate import validate as run_validate
from kg.version import __version__
from kg.view import page_of_construct, view_page
from kg.view.sparql import with_sparql
from kg.vocab import PREFIXES

P = ParamSpec("P")
R = TypeVar("R")

COLLECTED_AFTER = 50_000  # objects
_GRAPH = click.option(
    "-g", "--graph", "source", default="output", show_default=True,
    help="A folder made by kg build, a Turtle/TriG/N-Quads file, or the address of a SPARQL endpoint.",
)  # fmt: skip


def _with_clear_errors(command: Callable[P, R]) -> Callable[P, R]:
    """A failure is one message and exit code 2, never a traceback."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except KgError as error:
            click.echo(f"kg: {error}", err=True)
            sys.exit(2)
        except BrokenPipeError:  # `kg query ... | head`
            sys.stderr.close()
            sys.exit(0)
        except KeyboardInterrupt:
            click.echo("kg: interrupted; what was in the output folder is as it was", err=True)
            sys.exit(130)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Dutch parliamentary documents as a knowledge graph of policy references.

    \b
    kg build folder/ -o output     read documents, write graph, tables and explorer
    kg query top-reports           what do the documents rely on most?
    kg show 32824-378              who cites this paper, and in which words?
    """


@main.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("-o", "--output", default="output", show_default=True, help="Folder for the results.")
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="Beginning of the IRIs that are made.")
@click.option("--prune", is_flag=True, help="Take out what earlier builds read from files that are not there any more.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that work at once (default: all cores).")
@click.option("--cluster", metavar="ADDRESS", help="Work on a Dask cluster: the address of its scheduler.")
@click.option("--verbose", is_flag=True, help="List what was not resolved, and why.")
@click.option("--quiet", is_flag=True, help="Print nothing but problems.")
@_with_clear_errors
def build(
    inputs: tuple[str, ...],
    *,
    output: str,
    base: str,
    prune: bool,
    workers: int | None,
    cluster: str | None,
    verbose: bool,
    quiet: bool,
) -> None:
    """Read files and folders and write the graph.

    OUTPUT then holds graph.ttl (Turtle), store/ (for kg query), tables/*.csv, texts/ and explorer.html. What it holds
    from an earlier build stays: only files that are new or changed are read. A file that cannot be read is named, the
    others are built, and the exit code is 2.

    \b
    Examples:
      kg build examples/documents
      kg build letter.txt answers.txt -o output/asylum --verbose
      kg build /data/papers -o /data/graph --workers 8 --prune
    """
    gc.freeze()  # what is loaded now stays
    gc.set_threshold(COLLECTED_AFTER)  # next to nothing of what a build makes is in circles
    with _progress(shown=not quiet) as tell:
        summary = run_build(
            inputs, output, base=base, prune=prune, workers=workers or 0, cluster=cluster, progress=tell
        )
    if not quiet:
        console().print(summary_report(summary, verbose=verbose))
    for problem in summary.problems:
        click.echo(f"kg: {problem.message}", err=True)
    if summary.problems:
        sys.exit(2)


@main.command()
@click.argument("query", required=False)
@_GRAPH
@click.option("-e", "--execute", "text", help="SPARQL on the command line instead of a name or file.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(min=0), help="At most so many rows.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), help="At most so many seconds.")
@click.option("--list", "listed", is_flag=True, help="The queries that have a name, with the question each answers.")
@_with_clear_errors
def query(
    query: str | None, *, source: str, text: str | None, form: str, limit: int | None, timeout: float | None,
    listed: bool,
) -> None:  # fmt: skip
    """Ask the graph: QUERY is a name (see --list) or a .rq file. Prefixes are known.

    \b
    Examples:
      kg query --list
      kg query top-reports
      kg query references --format csv > references.csv
      kg query my-question.rq --format json
      kg query -e 'SELECT ?r WHERE { ?r a kg:Report } LIMIT 5'
      kg query passages -g http://localhost:7878/query --limit 100 --timeout 30
    """
    if listed:
        _print_names()
        return
    if (query is None) == (text is None):
        raise click.UsageError("give the name of a query, a .rq file, or -e 'SELECT ...'; --list shows the names")
    sparql = text if text is not None else _sparql(query or "")
    write_result(run(open_graph(source), sparql, limit, timeout), form, sys.stdout, PREFIXES)


def _print_names() -> None:
    table = Table("name", "question", box=None, header_style="bold")
    for one in named_queries():
        table.add_row(Text(one.name, style="bold"), Text(one.question))
    console().print(table)


def _sparql(name: str) -> str:
    if not name.endswith((".rq", ".sparql")):
        return named_query(name).text
    try:
        return Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{name}: cannot be read as a query ({error})") from error


@main.command()
@click.argument("thing")
@_GRAPH
@click.option(
    "--limit", type=click.IntRange(min=1), default=MOST_PASSAGES, show_default=True,
    help="At most so many passages that refer to it.",
)  # fmt: skip
@_with_clear_errors
def show(thing: str, source: str, limit: int) -> None:
    """Everything about one thing: names, facts, who refers to it, and in which words.

    THING is an IRI, a number, a unit of a document, or a name.

    \b
    Examples:
      kg show 32824-378
      kg show "kst-32824-451 A47"
      kg show VIA
    """
    graph = open_graph(source)
    console().print(render(account(graph, find_thing(graph, thing), limit)))


@main.command()
@click.argument("thing", required=False)
@_GRAPH
@click.option("-e", "--execute", "sparql", help="A CONSTRUCT query: the page shows the triples that it yields.")
@click.option("--sparql", "with_engine", is_flag=True, help="Put the graph and a SPARQL engine into the page too.")
@click.option("-o", "--output", default="page.html", show_default=True, help="The page to write.")
@_with_clear_errors
def view(thing: str | None, source: str, sparql: str | None, output: str, *, with_engine: bool) -> None:
    """An interactive page: an overview of the whole, the neighbourhood of THING, or the result of a CONSTRUCT.

    The page is one file that needs nothing else and asks nothing from the network.

    \b
    Examples:
      kg view -o overview.html
      kg view "Meerjarenplan Zelfbeschikking" -o zelfbeschikking.html
      kg view --sparql -o everything.html    (the named queries and any SPARQL, offline; some 2 MB more)
      kg view -e 'CONSTRUCT { ?d kg:citesReport ?r } WHERE { ?d kg:citesReport ?r . ?r dcterms:publisher ?p }'
    """
    if thing and sparql:
        raise click.UsageError("give a THING or -e 'CONSTRUCT ...', not both")
    graph = open_graph(source)
    focus = find_thing(graph, thing) if thing else None
    page = page_of_construct(graph, sparql) if sparql else view_page(graph, focus, Path(source) / TEXTS_FOLDER)
    if with_engine:
        page = with_sparql(page, graph)
    try:
        Path(output).write_text(page, "utf-8")
    except OSError as error:
        raise OutputError(f"{output}: cannot be written ({error.strerror or error})") from error
    click.echo(f"written: {output}")


@main.command()
@_GRAPH
@click.option("--format", "form", type=click.Choice(EXPORT_FORMATS), default="turtle", show_default=True)
@click.option("-o", "--output", help="File, or folder for csv. Standard output when left out (not for csv).")
@_with_clear_errors
def export(source: str, form: str, output: str | None) -> None:
    """Write the graph in another format.

    \b
    Examples:
      kg export --format turtle -o graph.ttl
      kg export --format graphml -o network.graphml     (Gephi, yEd)
      kg export --format csv -o tables
    """
    run_export(open_graph(source), form, Path(output) if output else None)


@main.command()
@_GRAPH
@_with_clear_errors
def validate(source: str) -> None:
    """Check the graph against its shapes, and every quotation against the stored text.

    \b
    Example:
      kg validate -g output
    """
    findings = run_validate(source)
    for finding in findings:
        click.echo(f"{finding.severity}: {finding.where}: {finding.message}")
    wrong = sum(finding.severity == "violation" for finding in findings)
    click.echo(f"{wrong} violations, {len(findings) - wrong} warnings")
    if wrong:
        sys.exit(1)


for command in (fetch_command, push_command, serve_command):
    command.callback = _with_clear_errors(command.callback) if command.callback else None
    main.add_command(command)


@contextmanager
def _progress(*, shown: bool) -> Iterator[Callable[[str, int, int], None]]:
    bar = Progress(
        TextColumn("{task.description:<12}", markup=False), BarColumn(), MofNCompleteColumn(),
        console=console(error=True), transient=True, disable=not (shown and sys.stderr.isatty()),
    )  # fmt: skip
    tasks: dict[str, TaskID] = {}

    def tell(stage: str, done: int, total: int) -> None:
        if not tasks:
            bar.start()  # not before there is something to tell: it has a thread (kg.spread)
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=total)
        bar.update(tasks[stage], completed=done)

    try:
        yield tell
    finally:
        bar.stop()
