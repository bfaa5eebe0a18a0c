"""What a build found, for people: a summary on the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from kg.build import Summary
from kg.model import Analysis

_SHOWN_ISSUES = 10


def summary_report(summary: Summary, *, verbose: bool = False) -> Group:
    """Tables of the documents and the references by kind; with *verbose* also what was not resolved, and why."""
    parts: list[Table | Text] = [_documents(summary), Text(), _kinds(summary)]
    unresolved = list(_unresolved(summary))
    issues = [(one, issue) for one in summary.analyses for issue in one.document.issues]
    if unresolved:
        parts.append(
            Text(f"\n{len(unresolved)} references are not resolved" + (":" if verbose else " (--verbose lists them)"))
        )
        parts += unresolved if verbose else []
    if issues:
        parts.append(Text(f"\n{len(issues)} things to look at:"))
        shown = issues if verbose else issues[:_SHOWN_ISSUES]
        parts += [
            Text(f"  {one.document.source.name}:{issue.line}: {issue.message} [{issue.code}]") for one, issue in shown
        ]
        if len(shown) < len(issues):
            parts.append(Text(f"  ... and {len(issues) - len(shown)} more (--verbose lists them)"))
    size = f"{len(summary.analyses)} documents, {summary.characters / 1e6:.2f} million characters"
    parts.append(Text(f"\n{size}, {summary.seconds:.1f} s -> {summary.output}"))
    return Group(*parts)


def _documents(summary: Summary) -> Table:
    table = Table(
        "document", "id", "kind", "questions", "answers", "footnotes", "references", box=None, header_style="bold"
    )
    for column in table.columns[3:]:
        column.justify = "right"
    table.columns[0].max_width = 26
    table.columns[1].min_width = 20  # "txt-" and 16 digits: an id that is cut is of no use
    for one in summary.analyses:
        kinds = Counter(unit.kind for unit in one.document.units)
        table.add_row(
            Text(one.document.source.name, overflow="ellipsis", no_wrap=True),
            Text(one.id),
            Text(_type(one)),
            str(kinds["question"] + kinds["remarks"]),
            str(kinds["answer"] + kinds["reply"]),
            str(len(one.document.footnotes)),
            str(len(one.references)),
        )
    return table


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


def _unresolved(summary: Summary) -> Iterator[Text]:
    for one in summary.analyses:
        for reference in one.references:
            if reference.target is None:
                place = f"  {one.document.source.name}:{reference.line} {reference.unit}"
                yield Text(f"{place} {reference.kind} «{reference.words}»: {reference.why}")


def _type(one: Analysis) -> str:
    return next((fact.value for fact in one.facts if fact.key == "type"), "")


def console(*, error: bool = False) -> Console:
    """The terminal; text from documents is printed as it is, never read as markup."""
    return Console(stderr=error, markup=False, highlight=False, soft_wrap=error)
