"""HTML: publications as officielebekendmakingen.nl shows them, and any other page as plain paragraphs.

<div id="broodtekst"><div class="vraag"><h2 class="stuktitel">Vraag 1</h2><p>Zie <a href="stb-2020-118.html">
<p>...<sup><a class="nootnum" href="#ID-1">1</a></sup></p>            marker of a footnote
<div class="voet noot"><span class="nootnum"><a id="ID-1"/>1</span><p>...</p></div>      its body
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from lxml import etree

from kg.model import Hints
from kg.readers import ReadText
from kg.readers.flow import Flow, Gap, Mark, Note
from kg.readers.markup import Walk, attribute, decoded, html_root, in_order, link, local_name, words_of
from kg.readers.metadata import meta_records, metadata_facts
from kg.readers.units import KINDS, Units

BLOCKS: Final = frozenset(
    "address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr html li main ol p pre section summary table tbody tfoot thead ul caption center".split()
)
SKIPPED: Final = frozenset(
    "head script style noscript template nav form button select textarea svg math iframe object canvas audio video "
    "option input".split()
)
_HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())
_PARAGRAPHS: Final = _HEADINGS | {"p", "pre", "br", "dt", "dd", "blockquote"}
_NUMBER = re.compile(r"[\[(]?\s*(?P<number>\d{1,4}|\*{1,3}|[a-z])\s*[\])]?")  # the words of a footnote marker
_NOTE = re.compile(r"(?:^|[\s_-])(?:voet|voetnoot|noot|footnote|endnote|fn|ftn|edn)(?:$|[\s_\d-])")
_NO_TEXT: Final = frozenset({"nootnum", "note-close", "footnote-back", "footnote-backref"})
_OFFICIAL = re.compile(r"(?:DC|DCTERMS|OVERHEID(?:op)?)\.", re.IGNORECASE)
_LABELS: Final = frozenset({"ol", "li-nr", "lidnr", "nr"})  # classes of the printed number of an item


def read(path: Path, content: bytes) -> ReadText:
    """The text of an HTML page, with its questions, footnotes, links and metadata.

    Raises InputError when the file is too large, or nothing can be read from it.
    """
    source = decoded(path, content)
    root = html_root(path, source.text)
    page = _Page(path, root)
    page.read(_body(root))
    flow = page.flow
    flow.place(page.notes)
    metas = [meta for meta in root.iter("{*}meta") if _OFFICIAL.match(attribute(meta, "name"))]
    hints = Hints(
        markers=tuple(flow.markers),
        notes=tuple(flow.notes),
        units=tuple(page.units.found),
        links=in_order(flow.links),
        facts=metadata_facts(meta_records(metas, "markup: meta")),
    )
    return ReadText(flow.text + "\n" * bool(flow.length), source.encoding, hints, source.issues)


def _body(root: etree._Element) -> etree._Element:
    """The element with the document itself: what is around it is the site's."""
    named = {attribute(element, "id"): element for element in root.iter("{*}div", "{*}main")}
    text, notes = named.get("broodtekst"), named.get("noten")
    if text is not None:
        if notes is not None and text not in notes.iterancestors() and notes not in text.iterancestors():
            text.append(notes)  # the bodies of the footnotes belong to the text
        return text
    main = next(root.iter("{*}main"), None)
    return main if main is not None else next(root.iter("{*}body"), root)


class _Page(Walk):
    """A page as it is read."""

    def __init__(self, path: Path, root: etree._Element) -> None:
        super().__init__(path)
        self.units = Units()
        self._markers, self._bodies = _footnotes(root)
        self._marks: dict[etree._Element, Mark] = {}
        self._items: list[int | None] = []  # for each list that is open: the number of its next item

    def begin(self, element: etree._Element) -> bool:
        name = local_name(element)
        if name in SKIPPED or element.get("hidden") is not None:
            return False
        if element in self._markers:
            self.flow.marker(self._markers[element])
            return False
        if element in self._bodies:
            self._note(self._bodies[element])
            return True
        if _classes(element) & _NO_TEXT or (self.in_note and _is_way_back(element)):
            return False
        self._part(element, name, is_begin=True)
        if name in _HEADINGS or name == "a":
            self._marks[element] = self.flow.open()
        for kind in () if self.in_note else sorted(_classes(element) & KINDS.keys()):
            self.units.begin(KINDS[kind], self.flow)
        return True

    def finish(self, element: etree._Element) -> None:
        name = local_name(element)
        if element in self._bodies:
            self.finish_note()
            return
        mark = self._marks.pop(element, None)
        span = self.flow.close(mark) if mark is not None else None
        if span is not None and name == "a":
            found = link(span, attribute(element, "href"))
            self.flow.links += (found,) if found else ()
        elif span is not None and not self.in_note:
            self.units.head(span, words_of(element))
        for _ in () if self.in_note else _classes(element) & KINDS.keys():
            self.units.finish(self.flow)
        self._part(element, name, is_begin=False)

    def _part(self, element: etree._Element, name: str, *, is_begin: bool) -> None:
        """What comes before or after *element*."""
        if name == "br":
            self.paragraph(Gap.LINE)
        elif name == "tr" and is_begin:
            self.begin_row(element.iterchildren("{*}td", "{*}th"), _PARAGRAPHS)
        elif name == "tr":
            self.finish_row()
        elif name in ("td", "th"):
            self.cell()
        elif name in BLOCKS:
            parent = element.getparent()
            is_tight = parent is not None and "alineagroep" in _classes(parent)
            self.paragraph(Gap.LINE if is_tight else Gap.PARAGRAPH)
        if name in ("ol", "ul"):
            self._list(element, is_begin=is_begin)
        elif name == "li" and is_begin:
            self._item(element)
        elif name == "span" and not is_begin and _classes(element) & _LABELS:
            self.flow.hold()

    def _list(self, element: etree._Element, *, is_begin: bool) -> None:
        if is_begin:
            start = attribute(element, "start")
            first = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
            self._items.append(first if local_name(element) == "ol" else None)
        else:
            self._items.pop()

    def _item(self, element: etree._Element) -> None:
        """The number of an item, or a bullet, unless it is printed in the item itself."""
        labels = (each for each in element.iter("{*}span", "{*}li") if each is not element)
        first = next(labels, None)
        is_labelled = first is not None and local_name(first) == "span" and _classes(first) & _LABELS
        number = self._items[-1] if self._items else None
        if number is not None:
            self._items[-1] = number + 1
        if not is_labelled and words_of(element):
            self.flow.write("•" if number is None else f"{number}.")
            self.flow.hold()

    def _note(self, number: str) -> None:
        note = Note(number, Flow())
        self.notes.append(note)
        self.begin_note(note)


def _classes(element: etree._Element) -> frozenset[str]:
    return frozenset(attribute(element, "class").lower().split())


def _is_way_back(element: etree._Element) -> bool:
    """Whether *element*, in the body of a footnote, only leads back to the marker: its number, an arrow."""
    is_link = local_name(element) == "a" and attribute(element, "href").startswith("#")
    return is_link and len(words_of(element)) <= 6


def _footnotes(root: etree._Element) -> tuple[dict[etree._Element, str], dict[etree._Element, str]]:
    """The markers of footnotes and the elements with their bodies, each with its number."""
    places: dict[str, etree._Element] = {}
    for element in root.iter(etree.Element):
        for name in (attribute(element, "id"), attribute(element, "name")):
            if name and local_name(element) != "meta":
                places.setdefault(name, element)
    markers: dict[etree._Element, str] = {}
    bodies: dict[etree._Element, str] = {}
    for element in root.iter("{*}a"):
        match = _NUMBER.fullmatch(words_of(element))
        target = places.get(attribute(element, "href").removeprefix("#"))
        if match is None or target is None or not attribute(element, "href").startswith("#"):
            continue
        body = next((each for each in (target, *target.iterancestors()) if _is_body(each)), None)
        if body is not None and body not in (element, *element.iterancestors()):
            markers[element] = match["number"]
            bodies[body] = match["number"]
    for element in root.iter("{*}div"):
        if {"voet", "noot"} <= _classes(element) and element not in bodies:  # its marker was not found
            number = next((words_of(each) for each in element.iter("{*}span") if "nootnum" in _classes(each)), "")
            bodies[element] = number or str(len(bodies) + 1)
    return markers, bodies


def _is_body(element: etree._Element) -> bool:
    """Whether *element* holds the body of one footnote."""
    if local_name(element) not in ("div", "li", "p", "aside", "td", "dd"):
        return False
    return bool(_NOTE.search(f"{attribute(element, 'class').lower()} {attribute(element, 'id').lower()}"))
