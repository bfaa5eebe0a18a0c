"""One document's rows of the four stable tables, as the named queries of the same names find them in the graph.

    b"".join(rows["references"] of every document, by file name and id) == the csv of `kg query references`

Made with the triples and not asked of the whole graph, so that a table grows with the documents and is never held.
That they say the same as `kg/queries/*.rq`, to the byte, is tested on real documents.
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from kg.gazetteer import Gazetteer
from kg.iri import Iris
from kg.model import Analysis, Reference, Target, Unit
from kg.rules import rules
from kg.triples.document import DocumentStatements, agent, first_lines, line_count
from kg.triples.things import name_versions

Cell = str | int
Row = tuple[Cell, ...]

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "references": (
            "source", "document", "unit", "kind", "target", "label", "line", "quote", "via", "status", "reason",
            "sentence", "rule", "pinpoint", "confidence",
        ),
        "questions": (
            "source", "document", "question", "answer", "asked_by", "text", "answer_text", "line", "answer_line",
        ),
        "footnotes": ("source", "document", "unit", "number", "line", "text"),
        "documents": (
            "source", "document", "type", "title", "date", "dossier", "number", "session_year", "reference_number",
            "author", "author_role", "ministry", "subject", "addressee", "on_behalf_of", "official_id", "label",
            "characters", "lines", "other_files", "official_kind", "dossier_title", "asked_by", "asked_date",
            "answered_date", "question_number", "question_document", "see_also", "main_document",
        ),
    }
)  # fmt: skip
_EIGHT_WORDS = re.compile(r"(\S+(?:\s+\S+){7})\s.*", re.DOTALL)


def rows_of(one: Analysis, iris: Iris, gazetteer: Gazetteer, dossier_titles: Sequence[str] = ()) -> Mapping[str, bytes]:
    """Table -> the rows of the document as lines of CSV, in the order of the table.

    *dossier_titles* are those of its dossiers, which other documents can tell too.
    """
    tables = _Tables(one, iris, gazetteer)
    return {
        "references": _csv(tables.references()),
        "questions": _csv(tables.questions()),
        "footnotes": _csv(tables.footnotes()),
        "documents": _csv(tables.documents("; ".join(sorted(dossier_titles)))),
    }


def header(table: str) -> bytes:
    """The first line of a table."""
    return _csv([COLUMNS[table]])


def _csv(rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


@cache
def _shares() -> Mapping[str, str]:
    return {rule.name: rule.share.rstrip("0").rstrip(".") for rule in rules()}  # as the store writes decimals


class _Tables:
    """The rows of one document."""

    def __init__(self, one: Analysis, iris: Iris, gazetteer: Gazetteer) -> None:
        self.one, self.iris, self.gazetteer = one, iris, gazetteer
        self.source = one.document.source.name
        # As queries tell it from the IRI.
        self.document = iris.document(one.id).partition("/id/doc/")[2]
        self.units = [unit for unit in one.document.units if unit.kind != "body"]
        self.order = {unit.name: order for order, unit in enumerate(self.units, 1)}
        self.tops = sorted(set(first_lines(one.document.source)))
        self.day = one.date.isoformat() if one.date else ""

    def line(self, line: int) -> Cell:
        """Of a text with pages: the page, and the line on it."""
        page = bisect_right(self.tops, line)
        return f"{page}.{line - self.tops[page - 1] + 1}" if page else line

    def references(self) -> Iterator[Row]:
        found = [*self._resolved(), *self._unresolved(), *self._notes()]
        for _, row in sorted(found):
            yield (self.source, self.document, *row)

    def _resolved(self) -> Iterator[tuple[Row, Row]]:
        first: dict[tuple[str, str, str], int] = {}
        for each in self.one.references:
            if each.target:
                key = (each.unit, _relation(each), each.target.iri)
                first[key] = min(first.get(key, each.span.begin), each.span.begin)
        for each in self.one.references:
            target = each.target
            if target and first[each.unit, _relation(each), target.iri] == each.span.begin:
                kind = _kind(each, target)
                for label in self._labels(target):
                    yield self._row(each, (kind, label, target.iri), "resolved", "")

    def _unresolved(self) -> Iterator[tuple[Row, Row]]:
        for each in self.one.references:
            if not each.target:
                kind = "kamerstuk" if each.kind == "parldoc" else each.kind
                status = "ambiguous" if each.candidates else "unresolved"
                yield self._row(each, (kind, each.quote, ""), status, each.why)

    def _row(self, each: Reference, what: tuple[str, str, str], status: str, reason: str) -> tuple[Row, Row]:
        kind, label, target = what
        place = (self.order.get(each.unit, 0), each.span.begin, kind, label, target)
        return place, (
            each.unit, kind, target, label, self.line(each.line), each.quote, each.via or "", status, reason,
            each.sentence, each.rule, each.pinpoint, _shares().get(each.rule, ""),
        )  # fmt: skip

    def _labels(self, target: Target) -> Sequence[str]:
        """The thing's name; of a ministry the one that it bore on the document's day (or those, if it bore two)."""
        if target.kind != "ministry" or not self.day:
            return (target.label,)
        versions = name_versions(target)
        then = [f"Ministerie van {version.name}" for version in versions if version.holds_on(self.day)]
        return then or (target.label,)

    def _notes(self) -> Iterator[tuple[Row, Row]]:
        for note in self.one.document.footnotes:
            if note.spans:
                begin = min(span.begin for span in note.spans)
                text, iri = note.text.text, self.iris.footnote(self.one.id, note.name)
                match = _EIGHT_WORDS.fullmatch(text)
                place = (self.order.get(note.unit, 0), begin, "footnote", note.number, iri)
                yield place, (
                    note.unit, "footnote", iri, note.number, self.line(note.line), match[1] if match else text, "",
                    "resolved", "", text, "footnote", "", "",
                )  # fmt: skip

    def questions(self) -> Iterator[Row]:
        replies: dict[str, list[Unit]] = {}
        for unit in self.units:
            for name in dict.fromkeys(unit.answers):
                replies.setdefault(name, []).append(unit)
        for unit in self.units:
            if unit.kind in ("question", "remarks") and unit.number:
                party = agent(self.gazetteer, "party", unit.asked_by).label if unit.asked_by else ""
                name = unit.name if unit.name.startswith("V-") else unit.number
                for reply in replies.get(unit.name) or (None,):
                    answer, text, line = (reply.name, reply.text.text, reply.line) if reply else ("", "", "")
                    yield (self.source, self.document, name, answer, party, unit.text.text, text, unit.line, line)

    def footnotes(self) -> Iterator[Row]:
        placed = [(min(span.begin for span in note.spans), note) for note in self.one.document.footnotes if note.spans]
        for _, note in sorted(placed, key=lambda pair: pair[0]):
            yield (self.source, self.document, note.unit, note.number, self.line(note.line), note.text.text)

    def documents(self, dossier_title: str) -> Iterator[Row]:
        one, source = self.one, self.one.document.source
        writer = DocumentStatements(one, self.iris, self.gazetteer)

        def facts(key: str) -> str:
            return "; ".join(fact.value for fact in one.facts if fact.key == key)

        dossiers = sorted(set(writer.dossiers()))
        ministries = {agent(self.gazetteer, "ministry", name) for name in writer.every("ministry")}
        yield (
            self.source, self.document, facts("type"), writer.title, writer.issued, "; ".join(dossiers), writer.number,
            facts("session_year"), facts("reference_number"), facts("author"),
            facts("author_role"), "; ".join(sorted(ministry.label for ministry in ministries)), facts("subject"),
            facts("addressee"), facts("on_behalf_of"), writer.official_id, writer.label, len(source.text),
            line_count(source), "; ".join(sorted(other.name for other in one.others)), facts("official_kind"),
            dossier_title, facts("asked_by"), facts("asked_date"), facts("answered_date"), facts("question_number"),
            facts("question_document"), facts("see_also"), facts("main_document"),
        )  # fmt: skip


def _relation(each: Reference) -> str:
    """References of both these kinds have one relation, kg:citesDocument."""
    return "kamerstuk" if each.kind == "parldoc" else each.kind


def _kind(each: Reference, target: Target) -> str:
    if _relation(each) != "kamerstuk":
        return each.kind
    official_id = next((value for key, value in target.facts if key == "official_id"), "")
    return "parldoc" if official_id and not official_id.startswith("kst-") else "kamerstuk"
