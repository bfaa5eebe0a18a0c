"""Which references count: the filters of the explorer, as conditions on the catalogue (docs/explorer-data.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from kg.asking import node
from kg.errors import QueryError
from kg.view.kinds import KINDS, local_name
from kg.vocab import KG, RELATIONS

CERTAINTIES = ("resolved", "ambiguous", "unresolved")
RELATION_GROUPS: Mapping[str, tuple[str, ...]] = {
    group: tuple(dict.fromkeys(name for name in (str(iri) for iri in RELATIONS.values()) if f"#{group}" in name))
    for group in ("cites", "mentions", "seeAnswer")
}
# kind of the thing referred to -> relation; the three kinds of document share one
KIND_RELATIONS = {**RELATIONS, "document": KG.citesDocument, "question": KG.seeAnswer}


@dataclass(frozen=True, slots=True)
class Filters:
    """What must hold for a reference; an empty field holds always."""

    kind: tuple[str, ...] = ()
    document: tuple[str, ...] = ()  # IRIs
    ministry: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    year: tuple[str, ...] = ()  # "2024"
    relation: tuple[str, ...] = ()  # keys of RELATION_GROUPS
    certainty: tuple[str, ...] = ()  # of CERTAINTIES

    @classmethod
    def of(cls, wanted: object) -> Filters:
        """The filters in JSON from a page. Raises QueryError for what is no filter or no value of one."""
        if wanted is None:
            return cls()
        if not isinstance(wanted, Mapping):
            raise QueryError("filters must be an object")
        known = {each.name for each in fields(cls)}
        found: dict[str, tuple[str, ...]] = {}
        for name, some in wanted.items():
            if name not in known:
                raise QueryError(f"no filter is called {str(name)[:50]!r}; there are {', '.join(sorted(known))}")
            if not isinstance(some, list) or not all(isinstance(value, str) for value in some):
                raise QueryError(f"filter {name!r} must be a list of strings")
            _check(name, some)
            found[name] = tuple(sorted(set(some)))
        return cls(**found)

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def on(self, table: str) -> Where:
        """The condition that these filters make on rows of *table*: `citation` or `cell` of kg.catalogue."""
        parts: list[str] = []
        values: list[object] = []
        for name in _DIRECT:
            if some := getattr(self, name):
                parts.append(f"{table}.{name} IN {LISTED}")
                values.append(some)
        if self.relation:
            parts.append(f"{table}.relation IN {LISTED}")
            values.append([local_name(iri) for group in self.relation for iri in RELATION_GROUPS[group]])
        for name, condition in _INDIRECT.items():
            if some := getattr(self, name):
                parts.append(condition.replace("$table", table))
                values.append(some)
        return Where(" AND ".join(parts) or "1", tuple(values))


@dataclass(frozen=True, slots=True)
class Where:
    """A condition of a query, and the values for the question marks in it."""

    sql: str
    values: tuple[object, ...]


LISTED = "(SELECT value FROM json_each(?))"
_ONES = f"(SELECT id FROM thing WHERE iri IN {LISTED})"
_DIRECT = ("kind", "certainty")
_INDIRECT = {
    "document": f"$table.document IN {_ONES}",
    "ministry": f"""$table.document IN (
        SELECT source FROM link WHERE relation = 'responsibleMinistry' AND target IN {_ONES})""",
    "party": f"$table.unit IN (SELECT unit FROM asker WHERE party IN {_ONES})",
    "year": f"$table.document IN (SELECT id FROM document WHERE year IN {LISTED})",
}


def _check(name: str, some: list[str]) -> None:
    allowed = {"kind": set(KINDS) & set(KIND_RELATIONS), "relation": RELATION_GROUPS, "certainty": CERTAINTIES}
    for value in some:
        if name in allowed and value not in allowed[name]:
            raise QueryError(
                f"filter {name!r} has no value {value[:50]!r}; there are {', '.join(sorted(allowed[name]))}"
            )
        if name == "year" and not re.fullmatch(r"\d{4}", value):
            raise QueryError(f"filter 'year' must be years of four digits, not {value[:50]!r}")
        if name in ("document", "ministry", "party"):
            node(value)
