"""Beside the text: what refers to this document or this answer from elsewhere, and what could not be resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from kg.reading.links import Links, anchor
from kg.reading.markup import Content, element
from kg.reading.paper import MOST_REFERRING, Made, Paper, PartOf, Received


def margin(
    unit: PartOf,
    paper: Paper,
    links: Links,
    say: Mapping[str, str],
    *,
    received: Sequence[Received],
    lost: Sequence[Made],
) -> Markup | None:
    """The margin of a unit, or None when there is nothing to say."""
    if not (received or lost):
        return None
    return element(
        "aside",
        _list(say["referred"], [_received(each, paper, links) for each in received]),
        _list(say["unresolved"], [_unresolved(each, paper, say) for each in lost]),
        aria_label=f"{unit.label}: {say['referred' if received else 'unresolved'].lower()}",
    )


def received_whole(paper: Paper, links: Links, say: Mapping[str, str]) -> Markup:
    """Who refers to the document as a whole."""
    every = [each for each in paper.received if each.to == paper.iri]
    if not every:
        return element("p", say["not_referred"], class_="received none")
    items = [_received(each, paper, links) for each in every[:MOST_REFERRING]]
    if len(every) > MOST_REFERRING:
        items.append(element("li", element("a", say["and_more"], href=links.thing(paper.iri), data_iri=paper.iri)))
    count = f"{len(items)}+" if len(every) > MOST_REFERRING else str(len(every))
    return element(
        "details", element("summary", say["referred_whole"], " ", element("span", count, class_="count")),
        element("ul", items), class_="received", open=len(every) <= 6,
    )  # fmt: skip


def _list(heading: str, items: Sequence[Markup]) -> Content:
    return [element("h3", heading), element("ul", items)] if items else None


def _received(each: Received, paper: Paper, links: Links) -> Markup:
    named = anchor(each.iri, each.paper.iri)
    is_own = each.paper.iri == paper.iri
    where = each.unit_label if is_own else ", ".join(part for part in (each.paper.label, each.unit_label) if part)
    link = element(
        "a", where or each.unit, lang="nl", href=f"#{named}" if is_own else links.place(each.paper.iri, named),
        data_doc=None if is_own else each.paper.iri, data_anchor=named,
    )  # fmt: skip
    return element("li", link, element("q", each.sentence, lang="nl"))


def _unresolved(each: Made, paper: Paper, say: Mapping[str, str]) -> Markup:
    link = element("a", " ".join(each.words.split()), href=f"#{anchor(each.iri, paper.iri)}", lang="nl")
    return element("li", link, element("span", f"{say[f'kind_{each.kind}'].lower()}: {each.reason}", class_="reason"))
