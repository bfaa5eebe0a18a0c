"""Every quotation stands in the stored text exactly where it says."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kg.text import LineIndex, Span
from kg.validate.dataset import Dataset, Graph
from kg.validate.finding import Finding, short
from kg.vocab import CITO, KG, NIF, RDF


@dataclass(frozen=True, slots=True)
class _Text:
    iri: str
    text: str
    lines: LineIndex


def quotation_findings(dataset: Dataset, text_of: Callable[[str], str | None]) -> Iterator[Finding]:
    """Yield where the text is missing or another one, or where words stand elsewhere than the graph says."""
    for graph in dataset.documents:
        texts: dict[str, _Text] = {}
        for iri, sums in dataset.values(graph, str(KG.sha256)).items():
            text = text_of(sums[0])
            if text is None:
                message = "its text is not at hand, so the quotations cannot be checked"
                yield Finding("warning", short(iri), message)
                continue
            texts[iri] = _Text(iri, text, LineIndex(text))
            yield from _text_findings(dataset, graph, iri, sums[0], text)
        yield from _place_findings(dataset, graph, texts)


def _text_findings(dataset: Dataset, graph: Graph, iri: str, sha256: str, text: str) -> Iterator[Finding]:
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != sha256:
        yield Finding("violation", short(iri), "the stored text is not the one that was read: its SHA-256 differs")
    expected = (str(len(text)),)
    found = dataset.values(graph, str(KG.charCount)).get(iri)
    if found != expected:
        yield Finding("violation", short(iri), f"kg:charCount is {found}, the text has {expected[0]} code points")


def _place_findings(dataset: Dataset, graph: Graph, texts: dict[str, _Text]) -> Iterator[Finding]:
    spans = _spans(dataset, graph)
    contexts = dataset.values(graph, str(NIF.referenceContext))
    inside = {}
    for node, span in spans.items():
        context = texts.get(contexts.get(node, ("",))[0])
        if context is None:
            continue
        if span.end > len(context.text):
            message = f"it ends at {span.end}, beyond the text of {len(context.text)} code points"
            yield Finding("violation", short(node), message)
        else:
            inside[node] = context
    yield from _quote_findings(dataset, graph, spans, inside)
    yield from _unit_findings(dataset, graph, spans)
    yield from _footnote_findings(dataset, graph, spans, contexts)


def _spans(dataset: Dataset, graph: Graph) -> dict[str, Span]:
    """Where things stand; those without a proper place are reported by the shapes."""
    begins, ends = (dataset.values(graph, str(key)) for key in (NIF.beginIndex, NIF.endIndex))
    places = {node: (int(begin[0]), int(ends[node][0])) for node, begin in begins.items() if node in ends}
    return {node: Span(begin, end) for node, (begin, end) in places.items() if 0 <= begin < end}


def _quote_findings(
    dataset: Dataset, graph: Graph, spans: dict[str, Span], texts: dict[str, _Text]
) -> Iterator[Finding]:
    lines = dataset.values(graph, str(KG.line))
    for node, (quote, *_) in dataset.values(graph, str(NIF.anchorOf)).items():
        if node not in texts:
            continue
        there = spans[node].of(texts[node].text)
        if there != quote:
            message = f"it quotes {quote!r}, but at {spans[node].begin}..{spans[node].end} stands {there!r}"
            yield Finding("violation", short(node), message)
        line = texts[node].lines.line(spans[node].begin)
        if lines.get(node, (str(line),)) != (str(line),):
            yield Finding("violation", short(node), f"it stands on line {line}, not {lines[node][0]}")


def _unit_findings(dataset: Dataset, graph: Graph, spans: dict[str, Span]) -> Iterator[Finding]:
    """A citation lies within its footnote, else within its unit; two citations of one thing are not the same words."""
    units = dataset.values(graph, str(CITO.hasCitingEntity))
    notes = dataset.values(graph, str(KG.viaFootnote))
    cited = dataset.values(graph, str(CITO.hasCitedEntity))
    seen: dict[tuple[Span, str, str], str] = {}
    for node, (unit, *_) in units.items():
        span = spans.get(node)
        home = notes.get(node, (unit,))[0]
        if span is None:
            continue
        if home in spans and not spans[home].contains(span):
            yield Finding("violation", short(node), f"its words stand outside {short(home)}")
        if node in cited:
            first = seen.setdefault((span, home, cited[node][0]), node)
            if first != node:
                yield Finding("violation", short(node), f"the same words cite the same thing as {short(first)} does")


def _footnote_findings(
    dataset: Dataset, graph: Graph, spans: dict[str, Span], contexts: Mapping[str, tuple[str, ...]]
) -> Iterator[Finding]:
    """No two footnotes share words."""
    types = dataset.values(graph, str(RDF.type))
    notes = defaultdict(list)
    for node, span in spans.items():
        if str(KG.Footnote) in types.get(node, ()):
            notes[contexts.get(node)].append((span, node))
    for placed in notes.values():
        for (before, first), (after, second) in pairwise(sorted(placed)):
            if before.overlaps(after):
                yield Finding("violation", short(second), f"it overlaps {short(first)}")
