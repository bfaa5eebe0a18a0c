"""Political parties and their groups in parliament: `VVD-fractie`, `het lid Flach (SGP)`, `Partij voor de Dieren`.

Names: ontology/parties.toml. A new group is read by its form: `de fractie van Lid Omtzigt`, `de Groep Van Haga`.
Corpus: tests/corpus/party.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.gazetteer import NameHit, slug
from kg.model import Context, Mention, Thing, ThingReading
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.names import DocumentNames, begins_sentence, collapsed, is_printed_as_name, things_of
from kg.text import Span

# Abbreviations that mean other things too; they count only as a party where the words around them say so.
_ALSO_OTHER = frozenset(("GL", "CU", "SP", "CD", "Denk", "AOV", "Volt", "LN", "TON"))
_MEMBER = r"(?:Van\s(?:de[nr]?\s)?|De[n]?\s)?[A-ZÀ-Þ][a-zà-ÿ][\w-]*"
_GROUP = re.compile(rf"\((?P<name>(?:Groep|Lid|Fractie)[\s-]{_MEMBER})\)")
# Outside brackets: `de Groep Van Haga`, `Fractie-Nanninga`, `de leden van de fractie Den Haan`
_GROUP_FREE = re.compile(rf"(?P<name>Groep\s{_MEMBER}(?:/{_MEMBER})?|[Ff]ractie[-\s](?P<who>{_MEMBER}))(?![\w-])")
_NO_MEMBER = frozenset(
    "De Het Die Dit Een Voorzitter Kamer Kamerleden Tweede Eerste Namens Nederland Nederlandse Europese".split()
)
_ARTICLES = ("de ", "De ", "(de ")
_NAME_GOES_ON = re.compile(r"\s(?:(?:van|en|voor)\s)?[A-ZÀ-Þ]|[/-]")
_HAS_PREFIX = re.compile(r"Groep\s(?:Van|De[n]?)\s")
_FRACTIE = re.compile(r"-[Ff]racties?\b")
_GROUP_AFTER = re.compile(
    r"-?(?:[Ff]ractie|\s?[Kk]amerl|[Mm]otie|[Mm]inister|[Ll]id\b|[Ll]eden|[Ww]oordvoerder|[Bb]ewinds)|\)"
)
_GROUP_BEFORE = re.compile(
    r"(?:[Ff]ractie(?:s)?(?:\svan)?(?:\s(?:de|het))?|[Pp]artij|[Ll]eden\svan(?:\sde)?|\(|beiden|\b[Dd]e)\s?$"
)
# Between two parties of one list: `D66, de SP-fractie en de ChristenUnie`
_JOINT = re.compile(r"(?:-fractie)?(?:,|\sen|/|\sof|,\sen)?\s?(?:de\s|het\s)?")


_GROUPS = Trigger("(groep", "(lid", "(fractie")
_FREE = Trigger("groep ", "fractie ", "fractie-")
TRIGGERS: tuple[Trigger, ...] = (_GROUPS, _FREE)


def introduce(passages: Sequence[Excerpt], known: DocumentNames, context: Context) -> Iterator[Thing]:
    """Yield the groups of one member that are no party: `(Groep Van Haga)`, `(Lid Omtzigt)`."""
    for passage in passages:
        for match in passage.matches(_GROUP, _GROUPS) if _GROUPS in passage.triggers else ():
            yield Thing("party", slug(match["name"]), match["name"])
        for match in passage.matches(_GROUP_FREE, _FREE):
            if _is_group(match, passage.text.text, known):
                name = match["name"][0].upper() + match["name"][1:]
                yield Thing("party", slug(name), name)


def _is_group(match: re.Match[str], text: str, known: DocumentNames) -> bool:
    """Whether a member of parliament gives the group its name: not `fractie GroenLinks`, `Groep Noord`."""
    if text[match.start() - 1 : match.start()].isalnum() or text[match.start() - 1 : match.start()] == "-":
        return False
    if match["who"] is None:  # a group with a capital, after an article or among parties
        if _HAS_PREFIX.match(match["name"]) or "/" in match["name"]:
            return True
        alone = text.endswith(_ARTICLES, 0, match.start()) and not _NAME_GOES_ON.match(text, match.end())
        return alone and not any(known.find(match["name"].split()[-1]))
    return match["who"].split()[0] not in _NO_MEMBER - {"De"} and not any(known.find(match["who"]))


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield the parties in *passage*."""
    text = passage.text.text
    before: Span | None = None  # the last party that was read
    for hit in hits:
        thing = next(iter(things_of(hit, "party")), None)
        if thing is None or not is_printed_as_name(text, hit, thing):
            continue
        words = hit.span.of(text)
        if words in _ALSO_OTHER and not _is_party(text, hit.span, before):
            continue
        before = hit.span
        end = hit.span.end
        group = _FRACTIE.match(text, end)
        span = Span(hit.span.begin, group.end() if group else end)
        rule = "party.fractie" if group else "party.name"
        yield Mention(span, "party", ThingReading(thing.id, collapsed(words)), rule, passage.unit, passage.via)


def _is_party(text: str, span: Span, before: Span | None) -> bool:
    """Whether the words around an abbreviation say that it is a party: `de SP-fractie`, `(SP)`, `D66 en SP`."""
    if _GROUP_AFTER.match(text, span.end) or _GROUP_BEFORE.search(text[max(0, span.begin - 30) : span.begin]):
        return True
    if span.of(text) == "Volt" and not begins_sentence(text, span.begin):
        return True  # the unit has a small letter
    return before is not None and _JOINT.fullmatch(text, before.end, span.begin) is not None
