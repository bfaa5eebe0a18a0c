"""The command `kg fetch`: options and messages."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import get_args

import click
from rich.console import Console
from rich.status import Status
from rich.text import Text

from kg.errors import KgError
from kg.fetch import FetchReport, fetch
from kg.fetch.asked import KINDS, Asked, Service, search
from kg.fetch.missing import missing_papers
from kg.fetch.run import Event, Fetched, Listing
from kg.fetch.services import ODATA, REPOSITORY

_MEGABYTE = 1_000_000


@click.command("fetch")
@click.argument("numbers", nargs=-1)
@click.option("-o", "--output", default="documents", show_default=True, help="Folder for the documents.")
@click.option("--words", default="", help="Search for these words; a phrase within double quotes.")
@click.option("--kind", type=click.Choice(tuple(KINDS)), help="Only this kind, of a dossier or a search.")
@click.option("--since", default="", help="Search from this day (2024-03-31) or year on.")
@click.option("--until", default="", help="Search up to and including this day or year.")
@click.option("--missing", is_flag=True, help="Fetch what the graph cites and does not hold.")
@click.option("-g", "--graph", "source", default="output", show_default=True, help="The graph, for --missing.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help="Most documents of a list.")
@click.option(
    "--service", type=click.Choice(get_args(Service)), default="repository", show_default=True,
    help="Where a dossier or search is looked up: official publications, or documents of the Tweede Kamer.",
)  # fmt: skip
@click.option("--refresh", is_flag=True, help="Ask whether the documents that are there have changed.")
@click.option(
    "--contact", envvar="KG_CONTACT", default="", show_envvar=True, help="Address at which the services can reach you."
)
@click.option(
    "--pause", type=click.FloatRange(0, 60), default=1.0, show_default=True, help="Seconds between two requests."
)
@click.option("--max-size", type=click.IntRange(1, 2000), default=64, show_default=True, help="Largest file, in MB.")
@click.option("--repository", default=REPOSITORY, show_default=True, help="Address of the repository.")
@click.option("--odata", default=ODATA, show_default=True, help="Address of the service of the Tweede Kamer.")
@click.option("--quiet", is_flag=True, help="Print nothing but problems.")
def fetch_command(
    *, numbers: tuple[str, ...], output: str, words: str, kind: str | None, since: str, until: str, missing: bool,
    source: str, limit: int, service: Service, refresh: bool, contact: str, pause: float, max_size: int,
    repository: str, odata: str, quiet: bool,
) -> None:  # fmt: skip
    """Fetch official publications, by number, by dossier or by search, into a folder that kg build reads.

    NUMBERS are papers (32824-378, kst-32824-378), other publications (ah-tk-20242025-769), dossiers (32824, 36600-XV)
    and numbers of the Tweede Kamer (2022Z03332, 2023D09676). XML is taken when there is any, else HTML, else PDF, with
    the metadata. What is in the folder is not fetched again: a run that was stopped goes on where it was.

    \b
    Examples:
      kg fetch 32824-378 ah-tk-20242025-769 --contact you@example.org
      kg fetch 32824 --kind brief --limit 20
      kg fetch --words 'inburgering "gedeelde waarden"' --since 2023 --until 2024
      kg fetch --missing -g output
    """
    asked: list[str | Asked] = [*numbers]
    if words or since or until or (kind and not numbers and not missing):
        asked.append(search(words, kind or "", since, until))
    if missing:
        asked += islice(missing_papers(source), limit)
    if not asked and not missing:
        raise click.UsageError("give numbers, a search (--words, --kind, --since, --until) or --missing")
    telling = _Telling(is_quiet=quiet)
    try:
        with telling.status:
            report = fetch(
                asked, output, contact=contact, kind=kind or "", limit=limit, refresh=refresh, service=service,
                most=max_size * _MEGABYTE, pause=pause, repository=repository, odata=odata, progress=telling.tell,
            )  # fmt: skip
    except KeyboardInterrupt:
        click.echo(f"kg: interrupted; the documents in {output} are whole, the same command goes on", err=True)
        sys.exit(130)
    except KgError:
        if telling.outcomes:  # what was fetched before the failure is there
            click.echo(telling.summary(output), err=True)
        raise
    _finish(report, telling.summary(output), is_quiet=quiet)


def _finish(report: FetchReport, summary: str, *, is_quiet: bool) -> None:
    if not is_quiet:
        click.echo(summary)
    for problem in report.problems:
        click.echo(f"kg: {problem.message}", err=True)
    if report.problems:
        sys.exit(2)


@dataclass
class _Telling:
    """Says what is done while it is done, and how much in the end."""

    is_quiet: bool
    outcomes: Counter[str] = field(default_factory=Counter)
    problems: int = 0
    expected: int = 0  # documents of the list that is being fetched; 0: no list
    console: Console = field(default_factory=lambda: Console(stderr=True, highlight=False))

    def __post_init__(self) -> None:
        self.console.quiet = self.is_quiet
        self.status = Status("asking", console=self.console)

    def tell(self, event: Event) -> None:
        if isinstance(event, Listing):
            self.expected = min(event.total, event.limit)
            rest = f"; the first {event.limit} of them, --limit for more" if event.total > event.limit else ""
            self.console.print(Text(f"{event.total} found{rest}"))
        elif isinstance(event, Fetched):
            self.outcomes[event.outcome] += 1
            self.console.print(
                Text(f"{event.outcome:<9}  {event.path}  {event.title}"), overflow="ellipsis", no_wrap=True
            )
        else:
            self.problems += 1
        done = sum(self.outcomes.values()) + self.problems
        self.status.update(f"{done} of {self.expected}" if self.expected >= done else f"{done} done")

    def summary(self, folder: str) -> str:
        words: Iterable[tuple[str, str]] = (
            ("fetched", "fetched"), ("updated", "updated"), ("unchanged", "not changed"), ("kept", "there already"),
        )  # fmt: skip
        said = [f"{self.outcomes[outcome]} {word}" for outcome, word in words if self.outcomes[outcome]]
        failed = [f"{self.problems} not fetched"] if self.problems else []
        return f"{', '.join([*said, *failed]) or 'nothing fetched'} -> {folder}"
