"""The one place where identifiers and IRIs are made. The patterns: docs/identifiers.md."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from kg.gazetteer import slug
from kg.model import ArticleReading, PaperReading, Thing

DEFAULT_BASE = "https://w3id.org/kamergraaf/"
TOOI_MINISTRY = "https://identifier.overheid.nl/tooi/id/ministerie/"
_UNIT_PREFIX = {"Q": "q", "A": "a", "V": "q", "R": "a"}
_PLAIN = re.compile(r"[A-Za-z0-9_.:-]*")  # an id that stands in an IRI as it is


def _escaped(text: str, also: str) -> str:
    """*text* with everything escaped but what may stand there: unreserved signs, delimiters and *also*."""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text), safe=f"-._~!$&'()*+,;=%{also}")


def paper_id(reading: PaperReading) -> str:
    """The official id of a kamerstuk, or the number of a dossier cited as a whole.

    >>> paper_id(PaperReading("36600", "XV", "24"))
    'kst-36600-XV-24'
    >>> paper_id(PaperReading("36600", "XV"))
    '36600-XV'
    """
    dossier = f"{reading.dossier}-{reading.toevoeging}" if reading.toevoeging else reading.dossier
    return f"kst-{dossier}-{reading.ondernummer}" if reading.ondernummer else dossier


@lru_cache(maxsize=1 << 12)
def _unit_name(unit: str) -> str:
    """What the IRI of a unit has more than that of its document."""
    if unit == "D":
        return ""
    if unit == "R":  # one reply to all fractions
        return f".{_UNIT_PREFIX[unit]}"
    match = re.fullmatch(r"([QAVR])(-?)(.+)", unit)
    if match is None:
        raise ValueError(f"not the name of a unit: {unit!r}")
    name = match[3].lower() if re.fullmatch(r"\d+[a-z]?(\.\d+)?", match[3], re.I) else slug(match[3])
    return f".{_UNIT_PREFIX[match[1]]}{match[2]}{name}"


@lru_cache(maxsize=1 << 12)
def _web_page(url: str) -> str:
    full = url if re.match(r"[a-z][a-z0-9+.-]*:", url, re.I) else f"http://{url}"
    scheme, _, rest = full.partition(":")
    rest, hash_sign, fragment = rest.partition("#")
    authority = ""
    if rest.startswith("//"):
        named, *after = re.split(r"(?=[/?])", rest[2:], maxsplit=1)
        host, colon, port = named.rpartition(":") if re.search(r":[0-9]*\Z", named) else (named, "", "")
        authority, rest = f"//{_escaped(host, '')}{colon}{port}", "".join(after)
    return f"{scheme}:{authority}{_escaped(rest, ':@/?')}{hash_sign}{_escaped(fragment, ':@/?')}"


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes IRIs below a base."""

    base: str = DEFAULT_BASE

    def document(self, document_id: str) -> str:
        """`id/doc/kst-32824-451`; *document_id* is an official id or `txt-` and 16 hex digits."""
        return f"{self.base}id/doc/{_quoted(document_id)}"

    def unit(self, document_id: str, unit: str) -> str:
        """The IRI of a unit: `.q12`, `.a21`, `.q-vvd` (remarks of a fraction), `.a-vvd` (the reply), or the document.

        >>> Iris().unit("kst-35475-16", "R-VVD")
        'https://w3id.org/kamergraaf/id/doc/kst-35475-16.a-vvd'
        """
        return f"{self.document(document_id)}{_unit_name(unit)}"

    def footnote(self, document_id: str, footnote: str) -> str:
        """`.fn35`"""
        return f"{self.document(document_id)}.{footnote}"

    def citation(self, document_id: str, unit: str, relation: str, what: str, occurrence: int) -> str:
        """No offset is part of it, so text added elsewhere in the document does not change it.

        *what* is the IRI of the target, or the words when there is none; *occurrence* counts equal ones from 0.
        """
        key = "\n".join((unit, relation, what, str(occurrence)))
        return f"{self.document(document_id)}.c{hashlib.sha256(key.encode()).hexdigest()[:12]}"

    def fact(self, document_id: str, key: str, occurrence: int) -> str:
        """`.fact-session-year`, and `.fact-dossier-2` for the next one with that key; *occurrence* counts from 1."""
        name = key.replace("_", "-") if occurrence == 1 else f"{key.replace('_', '-')}-{occurrence}"
        return f"{self.document(document_id)}.fact-{name}"

    def rule(self, name: str) -> str:
        """`id/rule/kamerstuk.numbered`"""
        return f"{self.base}id/rule/{quote(name, safe='-.')}"

    def dossier(self, number: str) -> str:
        """`id/dossier/36600-XV`"""
        return f"{self.base}id/dossier/{quote(number, safe='-')}"

    def text(self, sha256: str) -> str:
        return f"{self.base}id/text/{sha256[:16]}"

    def thing(self, thing: Thing) -> str:
        """TOOI for a ministry that has it, BWB or CELEX for a law, else `id/<kind>/<slug>`."""
        if thing.kind == "ministry" and thing.fact("tooi"):
            return f"{TOOI_MINISTRY}{thing.fact('tooi')}"
        name = thing.id
        if thing.kind == "law":
            name = thing.fact("bwb") or thing.fact("celex") or thing.id
        return f"{self.base}id/{thing.kind}/{quote(name, safe='-.')}"

    def article(self, law: str, reading: ArticleReading) -> str:
        """`id/law/BWBR0001854.art289` below the IRI of its law; lid and onderdeel are no part of it."""
        return f"{law}.art{quote(reading.number, safe='-.:')}"

    def web_page(self, url: str) -> str:
        """The address itself, with what may not stand in an IRI escaped; `http://` before a bare `www.`.

        >>> Iris().web_page("www.vng.nl/100% inzet")
        'http://www.vng.nl/100%25%20inzet'
        """
        return _web_page(url)

    def name_version(self, thing: str, order: int) -> str:
        """`id/programme/via.n2`: the second name of the thing with the IRI *thing*; always below our own base.

        >>> Iris().name_version("https://identifier.overheid.nl/tooi/id/ministerie/mnre1045", 1)
        'https://w3id.org/kamergraaf/id/ministry/mnre1045.n1'
        """
        own = thing if thing.startswith(self.base) else f"{self.base}id/ministry/{thing.rpartition('/')[2]}"
        return f"{own}.n{order}"

    def software(self, version: str) -> str:
        """`id/software/kamergraaf-0.1.0`"""
        return f"{self.base}id/software/kamergraaf-{quote(version, safe='-.')}"

    def document_graph(self, document_id: str) -> str:
        return f"{self.base}graph/doc/{_quoted(document_id)}"

    def graph(self, name: str) -> str:
        """`graph/reference` or `graph/run`."""
        return f"{self.base}graph/{name}"


def _quoted(document_id: str) -> str:
    return document_id if _PLAIN.fullmatch(document_id) else quote(document_id, safe="-.:")
