"""The rules that find references, with how often they were right: `ontology/rules.tsv`, counted by scripts/rules.py."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from kg.errors import DataError
from kg.gazetteer import ontology_folder


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and what the truth tables say of its hits."""

    name: str  # "kamerstuk.numbered"
    hits: int  # compared with hand-made truth
    right: int

    @property
    def share(self) -> str:
        """The share of right hits in hundredths, rounded down: "0.98"; only "1.00" when every hit was right.

        >>> Rule("x.y", 300, 299).share
        '0.99'
        """
        return f"{self.right * 100 // self.hits / 100:.2f}"


@cache
def rules() -> tuple[Rule, ...]:
    """The rules that had hits in the truth tables, in order of name; raises DataError for impossible counts."""
    path = ontology_folder() / "rules.tsv"
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t"))
    found = [Rule(row["rule"], int(row["hits"]), int(row["right"])) for row in rows]
    for rule in found:
        if not 0 <= rule.right <= rule.hits or not rule.hits:
            raise DataError(f"{path.name}: {rule.name} has {rule.right} right hits of {rule.hits}")
    return tuple(found)
