"""Committees of parliament and of the state.

`vaste commissie voor Sociale Zaken en Werkgelegenheid`, `commissie Financiën`, `Staatscommissie Rechtsstaat`,
`Parlementaire ondervragingscommissie naar ... (POCOB)`, `Adviescommissie Versterken Weerbaarheid`, `commissie-Donner`.
A commission that is an organisation (`Europese Commissie`, `Commissie Doelmatigheid Hoger Onderwijs`) is a body.
Corpus: tests/corpus/committee.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.gazetteer import NameHit, slug
from kg.model import Context, Mention, Thing, ThingReading
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.names import CAPITALISED, NAME, RULE_OF, DocumentNames, collapsed, rule_of, spelling, things_of
from kg.text import Span

_STANDING = r"(?:[Vv]aste|[Aa]lgemene|[Tt]ijdelijke|[Bb]ijzondere)\s(?:[Kk]amerc|[Cc])ommissie"
_INQUIRY = r"(?:[Pp]arlementaire\s|[Tt]ijdelijke\s)*(?:[Oo]ndervragings|[Ee]nquête|[Oo]nderzoeks)"
_STATE = rf"(?:[Ss]taats|[Aa]dvies|{_INQUIRY})commissie"
_PERSON = rf"(?:(?:[Vv]an|[Dd]e[nr]?|[Tt]e[nr]?)\s(?:de[nr]?\s)?)?{CAPITALISED}(?:\s{CAPITALISED})?"
_ABOUT = r"(?:(?:voor|van|naar|tegen|over|inzake)\s)?(?:de\s|het\s)?"
# `..., Waterstaat en Omgeving`: the rest of a name with a comma
_WORDS = rf"{CAPITALISED}(?:\s{CAPITALISED})*"
_LISTED = rf"(?:(?:,\s{_WORDS})+\sen\s{_WORDS})?"
_SEVERAL = rf"(?:{_WORDS}(?:,\s{_WORDS})+\sen\s{_WORDS}|{CAPITALISED}(?:[ ]{CAPITALISED})+)"
_FORM = re.compile(
    rf"""(?x)\b(?:
    [Tt]ijdelijke\scommissie \s [A-Z][a-z]+e \s [a-z]{{5,}} (?:\s{CAPITALISED})?  # Digitale toekomst
    | [Tt]ijdelijke\scommissie \s Parlementair \s (?:zelf)?onderzoek (?:\s[A-Za-z][a-zà-ÿ-]{{5,}})?
    | {_STANDING} \s {_ABOUT} {NAME} {_LISTED} (?:\s?/\s?{NAME}{_LISTED})*  # vaste commissie voor Wonen en Rijksdienst
    | {_STATE} \s {_ABOUT} {NAME} (?:\s\d{{4}}\b)?  # Staatscommissie Rechtsstaat
    | Tijdelijke\scommissie \s (?![a-z]+(?:t|en|de)\b) [a-z]{{8,}} (?:\s(?:Tweede|Eerste)\sKamer)?
    | Adviescommissie \s [a-z]{{5,}} \s {NAME}       # Adviescommissie uitvoering Toeslagen
    | Staatscommissie \s (?:voor|tegen|naar) \s (?:de\s|het\s)? [a-z-]{{5,}}  # Staatscommissie voor het onderwijs
    | (?<!\w)commissie \s voor \s (?:de\s|het\s)? (?!Nederland\b|Europa\b) {NAME} {_LISTED}  # commissie voor Werk
    | (?<!\w)commissie [ ] {_SEVERAL}            # commissie Evaluatie Zorg, commissie Water, Bos en Hei
    | (?:[Oo]nderzoeks|[Ee]valuatie|[Aa]dvies)?[Cc]ommissie- {_PERSON}  # commissie-Van der Staaij
    | (?:[Tt]hemacommissie | [Cc]ontactgroep) \s {NAME}  # themacommissie Ouderenbeleid, contactgroep Frankrijk
    | (?<!Europese\s)[Cc]ommissie \s (?:[Vv]an\s(?:de[nr]?\s)?)? [A-Z][a-zë]+ # commissie Borstlap
      (?=\s?[,.;:)]|\s[(a-z])
    )"""
)
# `de vaste commissies voor Justitie1 en voor Defensie2`, `vaste commissies voor Financiën en van Economische Zaken`
_PLURAL = re.compile(r"(?:[Vv]aste|[Aa]lgemene)\s(?:[Kk]amer)?commissies\s(?=(?:voor|van)\s)")
_PIECE = re.compile(r"(?:(?P<about>voor|van)\s(?:de\s|het\s)?)?(?=[A-ZÀ-Þ])")
_NEXT_PIECE = re.compile(
    r"(?:\d{0,2}(?:,\s(?:en\s)?|\sen\s)(?=(?:voor|van)\s)|\d{1,2}(?:,\s(?:en\s)?|\sen\s)(?=[A-ZÀ-Þ]))"
)
_WORD_OF_FIELD = rf"{CAPITALISED}(?:\s&\s{CAPITALISED}|\s{CAPITALISED})*"
_FIELD_OF_SEVERAL = re.compile(
    rf"{_WORD_OF_FIELD}(?:(?:,\s{_WORD_OF_FIELD})*\sen\s{_WORD_OF_FIELD})?(?:\s?/\s?{_WORD_OF_FIELD}(?:\sen\s{_WORD_OF_FIELD})?)?"
)
_OF_SEVERAL = re.compile(r"commissies\s[^.;:]*$")
# `de Commissie WWI van de Tweede Kamer`, `de vaste commissie OCW`
_BY_ABBREVIATION = re.compile(
    r"(?:(?:[Kk]amer)?[Cc]ommissie|(?:[Vv]aste\s)(?:[Kk]amer)?commissie)\s(?:voor\s)?(?P<short>[A-Z][A-Za-z&]{0,4}[A-Z])(?![\w-])"
    r"(?=(?P<chamber>\svan\sde\s(?:Tweede|Eerste)\sKamer)?)"
)
_KIND_OF_COMMITTEE = re.compile(rf"{_STATE}|{_STANDING}")
# A commission for a field, and not called after a person, is an organisation: `de Commissie Draagkracht`
_FIELD = re.compile(
    r"Commissie [A-Z]\w+(?:kracht|schade|ing|heid|schap|zorg|recht|bouw|zaken|beleid|toezicht|onderzoek|bestuur|ie|teit"
    r"|markt|sector|stelsel|raad|werk)"
)
_VAN = re.compile(r"^([Vv]aste commissie) van ")
_NOT_A_NAME = re.compile(
    r"(?i)commissie[- ](?:europese|kamer|nederland|minister|staatssecretaris|(?:uit|met|die)\b|de\sheer|mevrouw)"
)


_LONGEST_NAME = 90  # characters
_OF_PHRASE = "committee.form"  # the rule of a name that counts only behind `commissies`

_COMMITTEE = Trigger("ommissie")
_BEGIN = Trigger(
    *("vaste ", "algemene ", "tijdelijke ", "bijzondere ", "parlementaire ", "staatscommissie", "adviescommissie"),
    *(
        "ondervragingscommissie",
        "enquêtecommissie",
        "onderzoekscommissie",
        "commissie-",
        "commissie ",
        "kamercommissie ",
    ),
    *("themacommissie", "contactgroep ", "evaluatiecommissie-"),
)
_SEVERAL_BEGIN = Trigger("vaste commissies ", "vaste kamercommissies ", "algemene commissies ")
TRIGGERS: tuple[Trigger, ...] = (_COMMITTEE, _BEGIN, _SEVERAL_BEGIN)


def introduce(passages: Sequence[Excerpt], known: DocumentNames, context: Context) -> Iterator[Thing]:
    """Yield the committees that the document names by their form or defines an abbreviation for."""
    for passage in passages:
        if not passage.places(_COMMITTEE) and not passage.places(_BEGIN):
            continue
        yield from _defined(passage, known)
        yield from _abbreviated(passage, known)
        yield from _several(passage, known) if _SEVERAL_BEGIN in passage.triggers else ()
        for match in passage.matches(_FORM, _BEGIN):
            other = _with_other_word(known, match[0])
            if other is not None:
                yield Thing("committee", other.id, other.label, (collapsed(match[0]),), other.facts)
                continue
            if _NOT_A_NAME.search(match[0]) or _FIELD.fullmatch(match[0]) or _is_known(known, match[0]):
                continue
            yield Thing("committee", slug(match[0]), collapsed(match[0]))


def _with_other_word(known: DocumentNames, words: str) -> Thing | None:
    """The known committee that is printed with `van` for `voor`, or without: `de vaste commissie Defensie`."""
    if _VAN.match(words):
        hits = known.find(_VAN.sub(r"\1 voor ", words))
        return next((thing for hit in hits for thing in things_of(hit, "committee")), None)
    whole = (hit for hit in known.find(words) if hit.span.begin and hit.span.end == len(words))
    return next((thing for hit in whole for thing in things_of(hit, "committee")), None)


def _several(passage: Excerpt, known: DocumentNames) -> Iterator[Thing]:
    """The committees that are named together, each under the words that are printed for it."""
    text = passage.text.text
    for match in passage.matches(_PLURAL, _SEVERAL_BEGIN):
        begin, piece = match.start(), _PIECE.match(text, match.end())
        while piece:
            thing, end = _one_of_several(text, piece.end(), known)
            if thing is None:
                break
            # `en van Economische Zaken` alone would be found among ministers too
            if begin == match.start() or piece["about"] != "van":
                words = text[begin:end]
                rule = () if "ommissie" in words.lower() else ((f"{RULE_OF} {words}", _OF_PHRASE),)
                yield Thing("committee", thing.id, thing.label, (words,), (*thing.facts, *rule))
            joint = _NEXT_PIECE.match(text, end)
            piece = _PIECE.match(text, joint.end()) if joint else None
            begin = piece.start() if piece else end


def _one_of_several(text: str, begin: int, known: DocumentNames) -> tuple[Thing | None, int]:
    """The committee whose field is printed from *begin* on, and where it ends; one that is not known by its form."""
    name = "vaste commissie voor "
    hit = next(iter(known.find(name + text[begin : begin + _LONGEST_NAME])), None)
    form = _FIELD_OF_SEVERAL.match(text, begin)
    end = begin + hit.span.end - len(name) if hit and not hit.span.begin and things_of(hit, "committee") else begin
    if hit and end > begin and (form is None or form.end() <= end or text[end : end + 1] != " "):
        return things_of(hit, "committee")[0], end
    if form is None:
        return None, begin
    return Thing("committee", slug(name + form[0]), name + collapsed(form[0])), form.end()


def _defined(passage: Excerpt, known: DocumentNames) -> Iterator[Thing]:
    text = passage.text.text
    for definition in passage.definitions:
        long, short = collapsed(definition.long.of(text)), definition.short.of(text)
        if not _KIND_OF_COMMITTEE.match(long):
            continue
        same = [thing for hit in known.find(long) if hit.span.end == len(long) for thing in things_of(hit, "committee")]
        if same:
            if not spelling(same[0], short):
                yield Thing("committee", same[0].id, same[0].label, (short,), same[0].facts)
        else:
            yield Thing("committee", slug(short), long, (short,))


def _abbreviated(passage: Excerpt, known: DocumentNames) -> Iterator[Thing]:
    """Committees called after a ministry by its abbreviation, and others that belong to a chamber."""
    for match in passage.matches(_BY_ABBREVIATION, _BEGIN):
        words = collapsed(match[0])
        if any(hit.span.end == len(words) and not hit.span.begin for hit in known.find(words)):
            continue
        ministries = [thing for hit in known.find(match["short"]) for thing in things_of(hit, "ministry")]
        names = (f"vaste commissie voor {name}" for thing in ministries for name in (thing.label, *thing.names))
        full = (thing for name in names for hit in known.find(name) for thing in things_of(hit, "committee"))
        every = [*full]  # `EZ` has been several ministries
        of_name = (thing for thing in every if thing.id.endswith(f"-{slug(match['short'])}"))
        thing = next(of_name, next(iter(every), None))
        if thing is not None:
            yield Thing("committee", thing.id, thing.label, (words,), thing.facts)
        elif ministries or match["chamber"] or words.startswith(("vaste", "Vaste")):
            yield Thing("committee", slug(words), words)


def _is_known(known: DocumentNames, words: str) -> bool:
    """Whether the words, but for a lower-case rest, are a name that is known already."""
    return any(
        (things_of(hit, "committee") and not words.startswith(", ", hit.span.end))
        or (things_of(hit, "body") and hit.span == Span(0, len(words)))
        for hit in known.find(words)
    )


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield the committees in *passage*."""
    text = passage.text.text
    for hit in hits:
        for thing in things_of(hit, "committee")[:1]:
            words = hit.span.of(text)
            is_field = thing.fact(f"{RULE_OF} {words}") == _OF_PHRASE
            if words.islower() or (is_field and not _OF_SEVERAL.search(text, 0, hit.span.begin)):
                continue
            rule = rule_of(thing, words) or ("committee.known" if thing.fact("source") else "committee.form")
            reading = ThingReading(thing.id, collapsed(words))
            yield Mention(hit.span, "committee", reading, rule, passage.unit, passage.via)
