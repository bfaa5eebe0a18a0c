"""What a build found, for people: a summary on the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from kg.build import Problem, Summary
from kg.link import Account

_SHOWN_ISSUES = 10
_SHOWN_DOCUMENTS = 40
_NAME_WIDTH = 60  # columns
_CONTROLS = dict.fromkeys(range(32), " ")  # a file name can hold a line break


def summary_report(summary: Summary, *, verbose: bool = False) -> Group:
    """Tables of the documents, the references by kind and the files.

    With *verbose* also what was not resolved, and why, and which files were passed over; and all documents, of which
    otherwise the first ones are shown.
    """
    parts: list[Table | Text] = [_documents(summary, verbose=verbose)]
    if summary.documents > _SHOWN_DOCUMENTS and not verbose:
        parts.append(Text(f" ... and {summary.documents - _SHOWN_DOCUMENTS} more (--verbose lists them)"))
    parts += [Text(), _kinds(summary)]
    if summary.unresolved:
        told = ":" if verbose else " (--verbose lists them)"
        parts.append(Text(f"\n{summary.unresolved} references are not resolved{told}"))
        parts += _lines(line for one in summary.accounts() for line in one.unresolved) if verbose else []
    parts += _issues(summary, verbose=verbose)
    parts += [Text(), _files(summary)]
    if verbose:
        parts += (Text(f"  passed over: {one.message}") for one in summary.passed)
    size = f"{summary.documents} documents, {summary.characters / 1e6:.2f} million characters"
    parts.append(Text(f"\n{size}, {summary.seconds:.1f} s -> {summary.output}"))
    if summary.written < summary.documents:
        parts.append(
            Text(f"{summary.read} files were read, {summary.written} documents written anew, {summary.removed} removed")
        )
    return Group(*parts)


def _documents(summary: Summary, *, verbose: bool) -> Table:
    table = Table("document", "questions", "answers", "notes", "references", box=None, header_style="bold")
    for column in table.columns[1:]:
        column.justify = "right"
    for one in islice(summary.accounts(), None if verbose else _SHOWN_DOCUMENTS):
        references = sum(found for found, _ in one.references.values())
        table.add_row(_name(one), str(one.questions), str(one.answers), str(one.notes), str(references))
    return table


def _name(one: Account) -> Text:
    """The file's name, and below it the id and kind of the document; narrow enough for a terminal of 80 columns."""
    name = Text(one.name.translate(_CONTROLS), style="bold", overflow="ellipsis", no_wrap=True)
    name.truncate(_NAME_WIDTH, overflow="ellipsis")
    below = Text(f"  {', '.join(part for part in (one.id, one.type) if part)}", style="not bold")
    below.truncate(_NAME_WIDTH, overflow="ellipsis")
    return name.append("\n").append_text(below)


def _kinds(summary: Summary) -> Table:
    table = Table("references to", "found", "resolved", box=None, header_style="bold")
    for column in table.columns[1:]:
        column.justify = "right"
    for kind, (found, resolved) in summary.references_by_kind.items():
        table.add_row(kind, str(found), str(resolved))
    totals = summary.references_by_kind.values()
    table.add_row(
        "all", str(sum(found for found, _ in totals)), str(sum(resolved for _, resolved in totals)), style="bold"
    )
    return table


def _files(summary: Summary) -> Table:
    """What was read how, what was passed over for which reason, and how much could not be read."""
    table = Table("files", "how many", box=None, header_style="bold")
    table.columns[1].justify = "right"
    for form, count in sorted(summary.forms.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(f"read as {form}", str(count))
    if summary.second_files:
        table.add_row("of these, second files of a document", str(summary.second_files))
    reasons = Counter(_reason(one) for one in summary.passed)
    for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(f"passed over: {reason}", str(count))
    if summary.problems:
        table.add_row("not read, for the reasons told at the end", str(len(summary.problems)))
    return table


def _reason(problem: Problem) -> str:
    """Why a file was passed over, without what is about this one file."""
    reason = problem.message.removeprefix(f"{problem.path}: ")
    return "the same text as another file" if reason.startswith("the same text as") else reason


def _issues(summary: Summary, *, verbose: bool) -> Iterator[Text]:
    count = summary.remarks + len(summary.issues)
    if not count:
        return
    yield Text(f"\n{count} things to look at:")
    within = (line for one in summary.accounts() for line in one.issues)
    every = chain(within, (f"{issue.message} [{issue.code}]" for issue in summary.issues))
    yield from _lines(every if verbose else islice(every, _SHOWN_ISSUES))
    if count > _SHOWN_ISSUES and not verbose:
        yield Text(f"  ... and {count - _SHOWN_ISSUES} more (--verbose lists them)")


def _lines(lines: Iterable[str]) -> Iterator[Text]:
    return (Text(f"  {line}") for line in lines)


def console(*, error: bool = False) -> Console:
    """The terminal; text from documents is printed as it is, never read as markup."""
    return Console(stderr=error, markup=False, highlight=False, soft_wrap=error)
