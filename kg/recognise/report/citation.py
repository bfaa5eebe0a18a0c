"""A publication as one place of a document cites it, and the words by which publications are told from other things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg import gazetteer
from kg.gazetteer import NameHit
from kg.model import Thing
from kg.recognise.names import Names
from kg.recognise.titles import MONTH
from kg.text import Span

CITED_YEAR = r"(?:19\d{2}|20[0-3]\d)"  # 2050 in a name is no year of publication
DATE = rf"(?:(?:(?P<day>\d{{1,2}})\s+)?{MONTH}\s+)?(?P<year>{CITED_YEAR})"

_PUBLISHERS = ("body", "committee", "ministry")

# Nouns after which a capitalised title may follow without quotes: `het rapport Samenleven in Verscheidenheid`.
PUBLICATION = (
    r"(?:rapp?ort(?:age)?|publicatie|studie|handreiking|monitor|dashboard|longread|factsheet|ambtsbericht"
    r"|fenomeenanalyse|jaarverslag|handboek|leidraad|whitepaper|brochure|essay|signalement|dreigingsbeeld|manifest"
    r"|boek|proefschrift|barometer|kernindicatoren|atlas)"
)
# Nouns that need a quoted title: `het advies «…»`, `de Kamerbrief «…»`.
QUOTED_PUBLICATION = (
    rf"(?:{PUBLICATION}|onderzoek|analyse|evaluatie|verkenning|advie[sz]|notitie|nota|brief|richtlijn|module"
    r"|document|kennisdossier|infographic|paper|verslag|gids|toolkit|position paper|scan|benchmark|doorlichting"
    r"|peiling|visitatie|inventarisatie|memorandum|zienswijze|heroverweging|audit)"
)
# Nouns that are part of the name of what they head: `Jaarrapport Integratie`, `dashboard Asiel en Integratie`.
NAMED_PUBLICATION = (
    r"(?:rapp?ortage|jaarrapp?ort|monitor|dashboard|ambtsbericht|barometer|kernindicatoren|dreigingsbeeld|atlas)"
)
PLURAL = r"(?:en|s|’s)?"

# What a note begins with that cites no publication: official papers and courts,
_OFFICIAL = """
kamerstuk\\w*|tweede kamer|eerste kamer|handelingen|aanhangsel|stb|stcrt|staatsblad|staatscourant|trb|pb|pbeu|artikel
art|wet|besluit|regeling|ecli|hof|rechtbank|hr|abrvs|ehrm|hvj|bijlage|motie|vergaderjaar|besluitenlijst|kamervragen
zie|bron|vgl|ibid|dit|deze|het gaat|tabel|figuur|noot
""".strip().replace("\n", "|")
# and the press, whose headlines are no publications in the sense of a policy reference.
_PRESS = """
telegraaf|volkskrant|nrc|trouw|ad|algemeen dagblad|financieel dagblad|fd|parool|nos|rtl|nieuwsuur|nu\\.nl
een ?vandaag|zembla|follow the money|ftm|nederlands dagblad|reformatorisch dagblad|groene|hart ?van ?nederland
bnr|bnnvara|kro|omroep|rtv|l1|nh nieuws|at5|binnenlands bestuur|reuters|politico|guardian|new york times|cnn|bbc
al jazeera|security\\.nl|tweakers|x|twitter|youtube|linkedin|argos|pointer|powned|geenstijl|gelderlander
tubantia|bn ?destem|eindhovens dagblad|limburger|trt|noordhollands dagblad|leeuwarder courant|friesch dagblad
elsevier|ew|vrij nederland|de correspondent|medisch contact|sky news|skipr|zorgvisie|het laatste nieuws
de standaard|bloomberg|forbes|financial times|washington post|euractiv
""".strip().replace("\n", "|")
_NO_PUBLISHER = re.compile(rf"(?:(?:{_OFFICIAL})|(?:de |het )?(?:{_PRESS}))(?!\w)", re.IGNORECASE)
_PRESS_LIKE = re.compile(
    r"\w[\w’' -]{0,30}\b(?:News|Times|Post|Herald|Tribune|Daily|Courant|Dagblad|Nieuws)\b(?=$|[,.(])"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A title in one passage, with what is said there of who published it and when."""

    span: Span  # of the title in the passage
    title: str  # as printed, white space collapsed
    publishers: tuple[str, ...] = ()  # ids of known bodies or committees
    authors: tuple[str, ...] = ()  # names of others: "Hans Boutellier"
    year: str = ""
    url: str = ""
    printed: str = ""  # when the title is made up from other words: "jaarverslag 2023 van de AIVD"


def is_no_publisher(name: str) -> bool:
    """Whether *name* is what a note begins with that cites no publication: an official paper, a court, the press."""
    return _NO_PUBLISHER.match(name) is not None or _PRESS_LIKE.match(name) is not None


def is_known(thing: Thing) -> bool:
    """Whether *thing* is one of the reference data, perhaps with a name that the document adds."""
    return bool(thing.fact("source")) or (thing.kind, thing.id) in _known_ids()


@cache
def _known_ids() -> frozenset[tuple[str, str]]:
    return frozenset((thing.kind, thing.id) for thing in gazetteer.known().things if thing.kind in _PUBLISHERS)


@dataclass(frozen=True, slots=True)
class Publishers:
    """Finds who could have published something among the known names."""

    known: Names

    def within(self, text: str) -> tuple[Thing, ...]:
        """The bodies and committees named in *text*, in order.

        A domain counts as its owner: `cbs.nl`.
        """
        found = [thing for hit in self.known.find(text) for thing in _publishers(hit, text)]
        for domain in re.findall(r"\b(?:www\.)?([a-z-]{2,20})\.nl\b", text):
            hits = self.known.find(domain.upper())
            owner = _owners().get(f"{domain}.nl")
            found += [thing for hit in hits for thing in _publishers(hit, domain.upper())] or ([owner] if owner else [])
        return tuple(dict.fromkeys(found))

    def bodies(self, text: str) -> Iterator[tuple[NameHit, Thing]]:
        """The names of bodies and committees in *text*, each with the first that bears it."""
        for hit in self.known.find(text):
            thing = next((thing for thing in hit.things if thing.kind in ("body", "committee")), None)
            if thing is not None:
                yield hit, thing

    def begins_known(self, name: str) -> bool:
        """Whether *name* begins with a name of something known."""
        return any(hit.span.begin == 0 for hit in self.known.find(name))

    def at_start(self, text: str) -> tuple[int, tuple[Thing, ...]]:
        """Where the publishers that *text* begins with end, and who they are: `AIVD en NCTV. Over de grens`.

        An abbreviation in brackets after a name belongs to it. (0, ()) when it begins otherwise.
        """
        end, found = 0, []
        for hit in self.known.find(text):
            things = _publishers(hit, text)
            if not things or not _BETWEEN.fullmatch(text, end, hit.span.begin):
                break
            found.append(things[0])
            end = hit.span.end
            if bracket := _ABBREVIATION.match(text, end):
                end = bracket.end()
        return end, tuple(dict.fromkeys(found))


@cache
def _owners() -> Mapping[str, Thing]:
    """The known bodies by the host of their home page: `politie.nl`."""
    pages = ((thing, thing.fact("homepage")) for thing in gazetteer.known().of_kind("body"))
    return {re.sub(r"^https?://(?:www\.)?|/.*", "", page): thing for thing, page in pages if page}


def _publishers(hit: NameHit, text: str) -> list[Thing]:
    """The possible publishers of that name; a ministry only by its own name or abbreviation, not by a portfolio."""
    words = hit.span.of(text)
    if _TELLS_WHAT.match(words):
        return [thing for thing in hit.things if thing.kind in _PUBLISHERS and is_known(thing)]
    ministry = words.isupper() or words.casefold().startswith("minister")
    return [t for t in hit.things if t.kind in _PUBLISHERS and (ministry or t.kind != "ministry")]


# `Monitor Tuinen` after two names, taken for a third of them
_TELLS_WHAT = re.compile(
    r"(?:[A-Z][a-z]+)?(?:[Mm]onitor|[Rr]apport(?:age)?|[Ee]valuatie|[Vv]erkenning|[Bb]arometer|[Ff]actsheet)\s[A-Z]"
)
_BETWEEN = re.compile(r"\s*(?:(?:,|&|/|en|in samenwerking met|van|,\s*in opdracht van)?\s*(?:de|het)?)\s*", re.I)
_ABBREVIATION = re.compile(r"\s*\([A-Z][\w&-]{1,9}\)")
