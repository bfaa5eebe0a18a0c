"""All about a thing as a page: what is known of it, and the passages behind every reference to it and from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from kg.reading.markup import Content, element
from kg.serve.pages import View, whole
from kg.view import Answers

MOST_PASSAGES = 100  # each way; the explorer has the rest
_MOST_GROUPS = 20
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell of a thing, as the calls of the explorer answer it (docs/explorer-data.md)."""

    detail: Json
    to: tuple[int, Sequence[Json]]  # how many passages refer to it, and the first of them
    out: tuple[int, Sequence[Json]]
    things: Mapping[str, Json]  # cards

    @classmethod
    def of(cls, answers: Answers, iri: str) -> Told:
        """Raises NotFoundError when the graph says nothing of it."""
        detail: Json = answers.answer("thing", {"iri": iri})
        things = dict(detail["things"])
        # An answer is referred to through the question that it answers.
        answered = next(_related(detail, "answersQuestion"), ())
        found: list[Json] = []
        total = 0
        for one in (iri, *answered):
            asked: Json = answers.answer("passages", {"to": one, "limit": MOST_PASSAGES})
            total += asked["total"]
            found += asked["passages"]
            things |= asked["things"]
        out: Json = answers.answer("passages", {"from": iri, "limit": MOST_PASSAGES})
        return cls(detail, (total, found[:MOST_PASSAGES]), (out["total"], out["passages"]), things | out["things"])

    @property
    def iri(self) -> str:
        return str(self.detail["iri"])

    def label(self, iri: str) -> str:
        return str(self.things.get(iri, {}).get("label") or iri)


def _related(detail: Json, relation: str) -> Iterator[Sequence[str]]:
    return (each["iris"] for each in detail["relations"] if each["relation"] == relation and each["own"])


def thing_page(told: Told, view: View, is_document: bool) -> str:
    """The page of a thing."""
    iri, say, label = told.iri, view.say, told.label(told.iri)
    at = view.addresses.thing(iri)
    forms = [element("a", text, href=f"{at}{'&' if '?' in at else '?'}format={form}") for form, text in
             (("turtle", "Turtle"), ("jsonld", "JSON-LD"))]  # fmt: skip
    facts = [element("div", element("dt", key), element("dd", value)) for key, value in _pairs(told, view)]
    kind = told.things.get(iri, {}).get("kind", "thing")
    return whole(
        view,
        label,
        element("p", say(f"kind_{kind}"), class_="over"),
        element("h1", label, lang="nl"),
        element("p", element("code", iri), class_="address"),
        element("p", [element("a", say("read"), href=view.addresses.document(iri)) if is_document else None,
                      element("a", say("in_explorer"), href=f"/#thing={quote(iri, safe='')}"), forms],
                class_="forms"),
        element("dl", facts, class_="facts") if facts else None,
        element("blockquote", told.detail["text"], lang="nl") if told.detail["text"] else None,
        _passages(say("referred"), told, told.to, view, outward=False),
        _published(told, view),
        _passages(say("refers"), told, told.out, view, outward=True),
    )  # fmt: skip


def _pairs(told: Told, view: View) -> list[tuple[str, Content]]:
    say, detail = view.say, told.detail
    pairs: list[tuple[str, Content]] = [
        (say(f"fact_{key}"), value if key != "documentType" else value.replace("-", " ").capitalize())
        for key, value in detail["facts"]
    ]
    for each in detail["relations"]:
        links = [element("li", element("a", _whole_label(told, iri), href=view.addresses.thing(iri), lang="nl"))
                 for iri in each["iris"]]  # fmt: skip
        rest = each["total"] - len(each["iris"])
        more = element("li", say("and_more", rest)) if rest > 0 else None
        word = say(f"{'link' if each['own'] else 'back'}_{each['relation']}")
        pairs.append((word, element("ul", links, more, class_="plain")))
    names = [element("li", name) for name in detail["names"]]
    if names:
        pairs.append((say("also"), element("ul", names, class_="plain", lang="nl")))
    for name, since, until in detail["versions"]:
        period = ", ".join(say(key, value) for key, value in (("since", since), ("until", until)) if value)
        pairs.append((say("name"), [element("span", name, lang="nl"), f" ({period})" if period else None]))
    pairs += [(say("outside"), element("a", page, href=page, rel="noopener noreferrer")) for page in detail["pages"]]
    return pairs


def _whole_label(told: Told, iri: str) -> str:
    """The label; of a question or answer with that of its document."""
    document = told.things.get(iri, {}).get("document")
    return f"{told.label(document)}: {told.label(iri)}" if document else told.label(iri)


def _document_of(told: Told, passage: Json) -> str:
    return str(told.things.get(passage["from"], {}).get("document") or passage["from"])


def _passages(
    heading: str, told: Told, found: tuple[int, Sequence[Json]], view: View, *, outward: bool
) -> Markup | None:
    total, passages = found
    if not total:
        return None
    groups = groupby(passages, key=lambda passage: _document_of(told, passage))
    return element(
        "section",
        element("h2", f"{heading} ({total})"),
        [_of_document(document, [*some], told, view, outward=outward) for document, some in groups],
        element("p", view.say("rest", len(passages), total)) if len(passages) < total else None,
    )


def _of_document(document: str, passages: Sequence[Json], told: Told, view: View, *, outward: bool) -> Markup:
    rows = [element("li", _place(document, one, told, view),
                    _aim(one, told, view) if outward else None,
                    element("q", _marked(one["sentence"], one["words"]), lang="nl"))
            for one in passages]  # fmt: skip
    title = element("h3", element("a", told.label(document), href=view.addresses.document(document), lang="nl"))
    return element("div", title, element("ul", rows, class_="passages"))


def _place(document: str, one: Json, told: Told, view: View) -> Content:
    """Where it stands: a link to it in the text, and the line."""
    say = view.say
    unit = say("body") if one["from"] == document else told.label(one["from"])
    note = say("note", one["footnote"]) if "footnote" in one else ""
    page, _, line = str(one.get("line", "")).rpartition(".")
    link = element("a", ", ".join(filter(None, (unit, note))), href=view.addresses.document(document, one["anchor"]))
    return [link, ", ", say("page_line", page, line) if page else say("line", line), ": "]


def _aim(one: Json, told: Told, view: View) -> Content:
    if "to" in one:
        return element("a", _whole_label(told, one["to"]), href=view.addresses.thing(one["to"]), lang="nl")
    return element("em", view.say("unresolved"))


def _marked(sentence: str, words: str) -> Content:
    before, found, after = sentence.partition(words)
    return [before, element("mark", words), after] if found else sentence


def _published(told: Told, view: View) -> Markup | None:
    """Who refers to what an organisation published."""
    found = told.detail["published"]
    if not found["total"]:
        return None
    rows = [element("li", element("a", told.label(document), href=view.addresses.document(document), lang="nl"),
                    f" ({count})") for document, count in found["groups"][:_MOST_GROUPS]]  # fmt: skip
    rest = len(found["groups"]) - _MOST_GROUPS
    more = element("li", view.say("and_more", rest)) if rest > 0 else None
    return element("section", element("h2", f"{view.say('published')} ({found['total']})"), element("ul", rows, more))
