#!/usr/bin/env python3
"""Precision, recall and F1 of the tables of a build against a hand-made truth, kind by kind.

    kg build examples/documents -o output
    python scripts/score.py --gold tests/gold/seeds.tsv --found output/tables
    python scripts/score.py --gold tests/gold/seeds.tsv --found output/tables --against before/tables   # gains, losses

A found row is right when the truth has the same document, unit, kind and thing. Things that have an identifier are
compared by it, others by name: the label, or the end of the IRI, equals one of the names in entities.tsv after folding
case, accents and punctuation; of two report titles one may be the beginning of the other. A truth row marked `opt` is
neither required nor counted as wrong. Needs nothing but the standard library.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Row = Mapping[str, str]
Place = tuple[str, str]  # document, unit
NUMBERED = frozenset({"kamerstuk", "dossier", "parldoc"})
KINDS = (
    "kamerstuk", "dossier", "parldoc", "seealso", "answers", "footnote", "law", "article", "ministry", "body", "report",
    "programme", "party", "person", "committee", "motion", "place", "url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """What was found of one kind."""

    wanted: int
    missed: tuple[Row, ...]
    extra: tuple[Row, ...]

    @property
    def right(self) -> int:
        return self.wanted - len(self.missed)

    @property
    def precision(self) -> float:
        found = self.right + len(self.extra)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def fold(text: str) -> str:
    """Letters and digits only, lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]+", "", "".join(c for c in plain if not unicodedata.combining(c)))


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a tab- or comma-separated file with a header."""
    with path.open(encoding="utf-8", newline="") as handle:
        if path.suffix == ".csv":
            return list(csv.DictReader(handle))
        return list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))


def names_of_things(gold: Iterable[Row], entities: Iterable[Row]) -> dict[tuple[str, str], set[str]]:
    """(kind, id) -> every name under which the thing may be found, folded."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in gold:
        names[row["kind"], row["id"]] |= {fold(row["id"]), fold(row["label"])}
    for row in entities:
        every = [row["id"], row["label"], *row["aliases"].split("|")]
        remark = row.get("remark") or ""
        if remark.startswith("also:"):
            every += re.split(r"[\s,|]+", remark.removeprefix("also:").split(";")[0])
        names[row["kind"], row["id"]] |= {fold(name) for name in every}
        names[row["kind"], row["id"]] |= {fold(re.sub(r"\s*\([^)]*\)\s*$", "", name)) for name in every}
    for found in names.values():
        found.discard("")
    return names


def is_same(wanted: Row, found: Row, names: Mapping[tuple[str, str], set[str]]) -> bool:
    """Whether a found row means the thing of a row of the truth (same document, unit and kind given)."""
    kind, label, tail = wanted["kind"], found["label"], re.split(r"[/#]", found["target"].rstrip("/"))[-1]
    if kind in NUMBERED:
        return fold(wanted["id"]) in {fold(tail), fold(label), fold(f"dossier{tail}")}
    if kind == "url":
        return _address(wanted["id"]) in {_address(found["target"]), _address(label)}
    if kind in ("seealso", "answers", "footnote"):
        return re.findall(r"\d+", wanted["id"])[-1:] == re.findall(r"\d+", label)[-1:]
    if kind == "article":
        law, _, number = wanted["id"].partition("#artikel-")
        laws = names["law", law] | {fold(law)}
        return label.lower().startswith(f"artikel {number} ") and any(name in fold(label) for name in laws)
    candidates = {fold(label), fold(tail), fold(re.sub(r"\s*\([^)]*\)\s*$", "", label))} - {""}
    known = names[kind, wanted["id"]]
    if known & candidates:
        return True
    return kind == "report" and any(_begins(one, other) for one in known for other in candidates)


def _address(url: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", url.strip().lower()).rstrip("/.")


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 15 and long.startswith(short)


def scores(gold: Sequence[Row], found: Sequence[Row], names: Mapping[tuple[str, str], set[str]]) -> dict[str, Score]:
    """Kind -> score, for the units of which the truth says anything."""
    by_place: dict[tuple[str, Place], list[Row]] = defaultdict(list)
    places = {(row["doc"], row["unit"]) for row in gold}
    for row in gold:
        by_place[row["kind"], (row["doc"], row["unit"])].append(row)
    hits: set[tuple[str, str, str, str]] = set()
    extra: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        place = row["doc"], row["unit"]
        if place not in places:
            continue
        same = [one for one in by_place[row["kind"], place] if is_same(one, row, names)]
        hits |= {(one["kind"], *place, one["id"]) for one in same}
        if not same:
            extra[row["kind"]].append(row)
    missed: dict[str, dict[tuple[str, str, str], Row]] = defaultdict(dict)
    wanted: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for row in gold:
        key = row["doc"], row["unit"], row["id"]
        if not row.get("opt"):
            wanted[row["kind"]].add(key)
            if (row["kind"], *key) not in hits:
                missed[row["kind"]][key] = row
    return {kind: Score(len(wanted[kind]), tuple(missed[kind].values()), tuple(extra[kind])) for kind in KINDS}


def found_rows(tables: Path) -> list[Row]:
    """The references of a build, and its question-answer pairs as rows of kind `answers`."""
    rows: list[Row] = [{**row, "doc": Path(row["source"]).stem} for row in table(tables / "references.csv")]
    for row in table(tables / "questions.csv"):
        if row["answer"]:
            place = {"doc": Path(row["source"]).stem, "unit": row["answer"], "kind": "answers"}
            rows.append({**place, "target": "", "label": row["question"], "line": "", "quote": ""})
    return rows


def report(result: Mapping[str, Score], *, details: bool) -> str:
    """The table of scores, with what was missed and what is too much when *details* are asked for."""
    lines = [f"{'kind':<12}{'truth':>7}{'right':>7}{'extra':>7}{'P':>8}{'R':>8}{'F1':>8}"]
    for kind, one in result.items():
        if one.wanted or one.extra:
            figures = f"{one.wanted:>7}{one.right:>7}{len(one.extra):>7}"
            lines.append(f"{kind:<12}{figures}{one.precision:>8.3f}{one.recall:>8.3f}{one.f1:>8.3f}")
            if details:
                lines += [
                    f"    missed {r['doc'][:24]} {r['unit']} {r['id']} ({r['line']}) {r['quote']}" for r in one.missed
                ]
                lines += [
                    f"    extra  {r['doc'][:24]} {r['unit']} {r['label']} ({r['line']}) {r['quote']}" for r in one.extra
                ]
    every = tuple(result.values())
    whole = Score(
        sum(one.wanted for one in every),
        tuple(row for one in every for row in one.missed),
        tuple(row for one in every for row in one.extra),
    )
    figures = f"{whole.wanted:>7}{whole.right:>7}{len(whole.extra):>7}"
    lines.append(f"{'all':<12}{figures}{whole.precision:>8.3f}{whole.recall:>8.3f}{whole.f1:>8.3f}")
    return "\n".join(lines)


def differences(now: Mapping[str, Score], before: Mapping[str, Score]) -> str:
    """What was gained and lost between two builds."""
    lines = []
    for kind in now:
        gone = {_key(row): row for row in now[kind].missed}
        was = {_key(row): row for row in before[kind].missed}
        lines += [f"gained {kind} {' '.join(key)}" for key in was if key not in gone]
        lines += [f"lost   {kind} {' '.join(key)}" for key in gone if key not in was]
    return "\n".join(lines) or "nothing gained, nothing lost"


def _key(row: Row) -> tuple[str, str, str]:
    return row["doc"], row["unit"], row["id"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the truth: doc, unit, kind, id, label, ..., opt")
    parser.add_argument("--entities", type=Path, help="names of the things; default: entities.tsv beside the truth")
    parser.add_argument("--found", type=Path, required=True, help="the tables folder of a build")
    parser.add_argument("--against", type=Path, help="the tables folder of an earlier build")
    parser.add_argument("--details", action="store_true", help="list what was missed and what is too much")
    options = parser.parse_args()
    gold = table(options.gold)
    names = names_of_things(gold, table(options.entities or options.gold.with_name("entities.tsv")))
    result = scores(gold, found_rows(options.found), names)
    print(report(result, details=options.details))
    if options.against:
        print(differences(result, scores(gold, found_rows(options.against), names)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
