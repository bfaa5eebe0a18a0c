"""What a build found, for people: a summary on the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from kg.build import Problem, Summary
from kg.model import Analysis

_SHOWN_ISSUES = 10
_NAME_WIDTH = 60  # columns


def summary_report(summary: Summary, *, verbose: bool = False) -> Group:
    """Tables of the documents, the references by kind and the files.

    With *verbose* also what was not resolved, and why, and which files were passed over.
    """
    parts: list[Table | Text] = [_documents(summary), Text(), _kinds(summary)]
    unresolved, issues = list(_unresolved(summary)), list(_issues(summary))
    if unresolved:
        told = ":" if verbose else " (--verbose lists them)"
        parts.append(Text(f"\n{len(unresolved)} references are not resolved{told}"))
        parts += unresolved if verbose else []
    if issues:
        parts.append(Text(f"\n{len(issues)} things to look at:"))
        shown = issues if verbose else issues[:_SHOWN_ISSUES]
        parts += shown
        if len(shown) < len(issues):
            parts.append(Text(f"  ... and {len(issues) - len(shown)} more (--verbose lists them)"))
    parts += [Text(), _files(summary)]
    if verbose:
        parts += (Text(f"  passed over: {one.message}") for one in summary.passed)
    size = f"{len(summary.analyses)} documents, {summary.characters / 1e6:.2f} million characters"
    parts.append(Text(f"\n{size}, {summary.seconds:.1f} s -> {summary.output}"))
    return Group(*parts)


def _documents(summary: Summary) -> Table:
    table = Table("document", "questions", "answers", "notes", "references", box=None, header_style="bold")
    for column in table.columns[1:]:
        column.justify = "right"
    for one in summary.analyses:
        kinds = Counter(unit.kind for unit in one.document.units)
        table.add_row(
            _name(one),
            str(kinds["question"] + kinds["remarks"]),
            str(kinds["answer"] + kinds["reply"]),
            str(len(one.document.footnotes)),
            str(len(one.references)),
        )
    return table


def _name(one: Analysis) -> Text:
    """The file's name, and below it the id and kind of the document; narrow enough for a terminal of 80 columns."""
    kind = next((fact.value for fact in one.facts if fact.key == "type"), "")
    name = Text(one.document.source.name, style="bold", overflow="ellipsis", no_wrap=True)
    name.truncate(_NAME_WIDTH, overflow="ellipsis")
    below = Text(f"  {', '.join(part for part in (one.id, kind) if part)}", style="not bold")
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
    forms = Counter(source.form for one in summary.analyses for source in (one.document.source, *one.others))
    others = sum(len(one.others) for one in summary.analyses)
    for form, count in sorted(forms.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(f"read as {form}", str(count))
    if others:
        table.add_row("of these, second files of a document", str(others))
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


def _unresolved(summary: Summary) -> Iterator[Text]:
    for one in summary.analyses:
        for reference in one.references:
            if reference.target is None:
                place = f"  {one.document.source.name}:{reference.line} {reference.unit}"
                yield Text(f"{place} {reference.kind} «{reference.words}»: {reference.why}")


def _issues(summary: Summary) -> Iterator[Text]:
    for one in summary.analyses:
        for issue in one.document.issues:
            yield Text(f"  {one.document.source.name}:{issue.line}: {issue.message} [{issue.code}]")
    for issue in summary.issues:
        yield Text(f"  {issue.message} [{issue.code}]")


def console(*, error: bool = False) -> Console:
    """The terminal; text from documents is printed as it is, never read as markup."""
    return Console(stderr=error, markup=False, highlight=False, soft_wrap=error)
