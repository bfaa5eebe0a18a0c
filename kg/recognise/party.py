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
from kg.recognise.names import DocumentNames, collapsed, is_printed_as_name, things_of
from kg.text import Span

# Abbreviations that mean other things too; they count only as a party where the words around them say so.
_ALSO_OTHER = frozenset(("GL", "CU", "SP", "CD", "Denk", "AOV", "Volt", "LN"))
_GROUP = re.compile(r"\((?P<name>(?:Groep|Lid)\s(?:Van\s(?:de[nr]?\s)?|De\s)?[A-ZÀ-Þ][\w-]+)\)")
_FRACTIE = re.compile(r"-[Ff]racties?\b")
_GROUP_AFTER = re.compile(
    r"-?(?:[Ff]ractie|[Kk]amerl|[Mm]otie|[Mm]inister|[Ll]id\b|[Ll]eden|[Ww]oordvoerder|[Bb]ewinds)|\)"
)
_GROUP_BEFORE = re.compile(
    r"(?:[Ff]ractie(?:s)?(?:\svan)?(?:\s(?:de|het))?|[Pp]artij|[Ll]eden\svan(?:\sde)?|\(|beiden|\b[Dd]e)\s?$"
)
# Between two parties of one list: `D66, de SP-fractie en de ChristenUnie`
_JOINT = re.compile(r"(?:-fractie)?(?:,|\sen|/|\sof|,\sen)?\s?(?:de\s|het\s)?")


_GROUPS = Trigger("(groep", "(lid")
TRIGGERS: tuple[Trigger, ...] = (_GROUPS,)


def introduce(passages: Sequence[Excerpt], known: DocumentNames, context: Context) -> Iterator[Thing]:
    """Yield the groups of one member that are no party: `(Groep Van Haga)`, `(Lid Omtzigt)`."""
    for passage in passages:
        for match in passage.matches(_GROUP, _GROUPS) if _GROUPS in passage.triggers else ():
            yield Thing("party", slug(match["name"]), match["name"])


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
    return before is not None and _JOINT.fullmatch(text, before.end, span.begin) is not None
