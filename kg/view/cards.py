"""Cards: what is needed to draw or list a thing (docs/explorer-data.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.asking import batched_rows
from kg.store import GraphSource
from kg.view.kinds import CLASS_KINDS, KINDS
from kg.vocab import DCTERMS, KG, RDF, SKOS

_ABBREVIATION = re.compile(r"[A-Z](?=\w*[A-Z\d])\w{1,6}|[A-Z][a-z]{3,7}")  # "SCP", "JenV", "D66"; or a word: "Risbo"
_PROPERTIES = {
    str(property_): key
    for property_, key in (
        (RDF.type, "class"), (SKOS.prefLabel, "label"), (SKOS.altLabel, "name"), (DCTERMS.title, "title"),
        (KG.officialId, "officialId"), (KG.abbreviation, "abbreviation"), (KG.unitOf, "document"),
        (KG.unitName, "unit"), (KG.line, "line"), (KG.number, "number"),
    )
}  # fmt: skip
# A FILTER, not a second VALUES: with that, Oxigraph reads all triples of these properties.
_SAID = f"""SELECT ?x ?p ?value WHERE {{ $values ?x ?p ?value
  FILTER(?p IN ({", ".join(f"<{each}>" for each in _PROPERTIES)})) }}"""
_FILES = "SELECT ?x ?file WHERE { $values ?text kg:textOf ?x ; kg:fileName ?file }"


@dataclass(slots=True)
class Said:
    """What the graph says of one thing, by key; several values sorted."""

    values: dict[str, set[str]] = field(default_factory=dict)

    def all(self, key: str) -> list[str]:
        return sorted(self.values.get(key, ()))

    def first(self, key: str) -> str:
        return min(self.values.get(key, ()), default="")

    def add(self, key: str, value: str) -> None:
        self.values.setdefault(key, set()).add(value)


def said(graph: GraphSource, iris: Iterable[str]) -> dict[str, Said]:
    """What cards are made of, for each of *iris* that the graph says something of."""
    wanted = sorted(set(iris))
    found: dict[str, Said] = {}
    for iri, property_, value in batched_rows(graph, _SAID, "x", wanted):
        found.setdefault(iri, Said()).add(_PROPERTIES[property_], value)
    papers = [iri for iri, each in found.items() if str(KG.Document) in each.all("class")]
    for iri, file in batched_rows(graph, _FILES, "x", sorted(papers)):
        found[iri].add("file", file)
    return found


def card(iri: str, each: Said, uses: int) -> dict[str, object]:
    kind = kind_of(each)
    label = " ".join((each.first("label") or each.first("title") or each.first("officialId") or iri).split())
    title = " ".join(each.first("title").split())
    short = short_label(kind, label, each.first("abbreviation"), each.all("name"), each.first("file"))
    fields: dict[str, object] = {
        "short": "" if short == label else short,
        "title": main_title(title) if kind in ("document", "kamerstuk", "parldoc") and title != label else "",
        "uses": uses,
    }
    if kind in ("question", "answer"):
        line = each.first("line")
        fields |= {"document": each.first("document"), "unit": each.first("unit"), "line": line}
    return {"iri": iri, "kind": kind, "label": label} | {key: value for key, value in fields.items() if value}


def kind_of(each: Said) -> str:
    """The kind of a thing that can have several classes (a ministry is a body too): the most telling one."""
    prefix = str(KG)
    names = (name.removeprefix(prefix) for name in each.all("class") if name.startswith(prefix))
    kinds = {CLASS_KINDS[name] for name in names if name in CLASS_KINDS}
    if not kinds:
        return "thing"
    kind = min(kinds - {"body"} or kinds, key=KINDS.index)
    if kind != "parldoc":
        return kind
    if each.all("file"):
        return "document"
    return "kamerstuk" if each.first("officialId").startswith("kst-") else "parldoc"


def short_label(kind: str, label: str, abbreviation: str, names: Sequence[str], file: str = "") -> str:
    """The label for a drawing: an abbreviation where there is one, no subtitle, a paper's number alone.

    >>> short_label("body", "Sociaal en Cultureel Planbureau (SCP)", "", [])
    'SCP'
    >>> short_label("report", "Gevestigd, maar niet thuis. Eerste bevindingen", "", [])
    'Gevestigd, maar niet thuis'
    """
    if kind in ("document", "kamerstuk", "parldoc"):
        number = label.removeprefix("Kamerstuk ")
        if number.endswith(file or ".txt"):
            number = re.sub(r"[-_]+", " ", number.rpartition(".")[0])
        return main_title(number)
    if kind in ("report", "programme"):
        return main_title(label)
    if kind in ("motion", "person"):  # what stands in brackets behind them is a party
        return label
    if kind == "law" and len(label) <= 30:  # few know a law by its abbreviation
        return label
    in_brackets = re.search(r"\(([^()\s]{2,8})\)$", label)
    candidates = [abbreviation, in_brackets[1] if in_brackets else "", *names]
    shorter = (name for name in candidates if 2 * len(name) < len(label) and _ABBREVIATION.fullmatch(name))
    return next(shorter, label)


def main_title(title: str) -> str:
    """A title without its subtitle.

    >>> main_title("Gevestigd, maar niet thuis. Eerste bevindingen")
    'Gevestigd, maar niet thuis'
    """
    main = re.split(r"(?<=\w{4})[.:] ", title, maxsplit=1)[0]
    return main if len(main) >= 8 else title
