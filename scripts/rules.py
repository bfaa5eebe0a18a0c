#!/usr/bin/env python3
"""Counts for each rule how many of its hits are right by the truth tables, and writes them to ontology/rules.tsv.

    kg build examples/documents tests/gold/tuning tests/gold/heldout -o output
    python scripts/rules.py --found output/tables

A hit is a row of the references table in a unit of which the truth says anything. It is right when the truth has the
same thing in that unit, required or optional.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from score import found_rows, is_same, names_of_things, table

HERE = Path(__file__).resolve().parent.parent
TRUTHS = (
    ("seeds.tsv", "entities.tsv"), ("seeds-rest.tsv", "entities.tsv"), ("tuning.tsv", "tuning-entities.tsv"),
    ("heldout.tsv", "heldout-entities.tsv"),
)  # fmt: skip


def counts(tables: Path, gold: Path) -> tuple[Counter[str], Counter[str]]:
    """Hits by rule, and those of them that are right."""
    hits: Counter[str] = Counter()
    right: Counter[str] = Counter()
    found = [row for row in found_rows(tables) if row.get("rule") and row["target"]]
    for truth_file, entities_file in TRUTHS:
        truth = table(gold / truth_file)
        names = names_of_things(truth, table(gold / entities_file))
        places = {(row["doc"], row["unit"]) for row in truth}
        for row in found:
            if (row["doc"], row["unit"]) not in places:
                continue
            there = (one for one in truth if all(one[key] == row[key] for key in ("doc", "unit", "kind")))
            hits[row["rule"]] += 1
            right[row["rule"]] += any(is_same(one, row, names) for one in there)
    return hits, right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--found", type=Path, required=True, help="the tables folder of a build")
    parser.add_argument("--gold", type=Path, default=HERE / "tests" / "gold")
    parser.add_argument("--out", type=Path, default=HERE / "ontology" / "rules.tsv")
    options = parser.parse_args()
    hits, right = counts(options.found, options.gold)
    with options.out.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter="\t", lineterminator="\n")
        writer.writerow(("rule", "hits", "right"))
        writer.writerows((rule, hits[rule], right[rule]) for rule in sorted(hits))
    print(f"{len(hits)} rules, {sum(right.values())} of {sum(hits.values())} hits right -> {options.out}")


if __name__ == "__main__":
    main()
