"""The command `kg push`: options and messages."""

from __future__ import annotations

import sys

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from kg.push import BATCH, push


@click.command("push")
@click.argument("url")
@click.option(
    "-g",
    "--graph",
    "source",
    default="output",
    show_default=True,
    help="A folder made by kg build, or TriG or N-Quads.",
)
@click.option("--prune", is_flag=True, help="Remove what was pushed before and is there no more.")
@click.option("--all", "everything", is_flag=True, help="Send every graph, also those that the server has.")
@click.option("--batch", type=click.IntRange(min=1), default=BATCH, show_default=True, help="Triples of one request.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=300.0,
    show_default=True,
    help="Seconds to wait for the server.",
)
@click.option("--graph-store", default="", help="Where the server speaks the Graph Store Protocol.")
@click.option("--update", default="", help="Where the server takes SPARQL Update.")
@click.option("--quiet", is_flag=True, help="Print nothing but problems.")
def push_command(
    *, url: str, source: str, prune: bool, everything: bool, batch: int, timeout: float, graph_store: str, update: str,
    quiet: bool,
) -> None:  # fmt: skip
    """Send a built graph to the SPARQL server that takes queries at URL: what it has already is not sent again.

    Each document's graph is replaced as a whole. Where the server takes data is known of Oxigraph and Virtuoso; for
    others give --graph-store or --update. User name and password are read from KG_USER and KG_PASSWORD, a token from
    KG_TOKEN.

    \b
    Examples:
      kg push http://localhost:7878/query
      KG_USER=dba KG_PASSWORD=... kg push http://localhost:8890/sparql -g output --prune
      kg push https://example.org/ds/query --graph-store https://example.org/ds/data
      kg query top-reports -g http://localhost:7878/query
    """
    shown = not quiet and sys.stderr.isatty()
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not shown) as bar:
        task = bar.add_task("push", total=None)
        pushed = push(
            source, url, graph_store=graph_store, update=update, prune=prune, everything=everything, batch=batch,
            timeout=timeout, progress=lambda _, done, total: bar.update(task, completed=done, total=total),
        )  # fmt: skip
    if not quiet:
        gone = f", {pushed.removed} removed" if pushed.removed else ""
        click.echo(
            f"{pushed.sent} graphs sent ({pushed.triples:,} triples), {pushed.unchanged} there already{gone} -> {url}"
        )
