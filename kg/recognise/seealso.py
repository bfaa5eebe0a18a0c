"""References to another question of the same document: `Zie ook de antwoorden onder vraag 1, 2 en 3`.

Rules:

- `seealso.question`: `antwoord op vraag 47`, `de vragen 39 t/m 43`, `Zoals aangegeven in vraag 37`; by its place:
  `Zie het antwoord op de vorige vraag`, `Zoals gezegd in het voorgaande antwoord`
- `seealso.answer`: the number right after the answer: `Zie antwoord 164`, `zie het antwoord op 12 en 13`; or all that
  an answer says: `Zie 3.`, `Nee, zie onder 3 en 4.`

One mention a number; those of a range (`39 t/m 42`) have the words of the range in common. Not read: a question of
another document (`vraag 3 van de leden X`, `uw eerdere antwoorden op vraag 2`), a question that speaks of itself, and
anything in a document that has no numbered questions. Corpus: tests/corpus/seealso.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from kg.gazetteer import NameHit
from kg.model import Context, Mention, QuestionReading
from kg.recognise.enumeration import NOT_A_DATE, Enumeration, dash, separator
from kg.recognise.excerpt import Excerpt, Trigger
from kg.text import Span

# A number that is not an amount, a date, a part of a longer number, or an ordinal.
_NUMBER = (
    r"(?P<number>[1-9]\d{0,2}[a-z]?)(?!\w)(?![.,:/]\d|-\d+-|-\d{3})(?!\s\d{3}\b)"
    rf"(?!\s?(?:%|procent|euro|miljoen|miljard)){NOT_A_DATE}"
)
_AGAIN = r"(?:(?:op\s|onder\s|van\s)?(?:de\s)?(?:het\santwoord\sop\s)?vra(?:ag|gen)\s)"
_NUMBERS = Enumeration(re.compile(_NUMBER), separator(_AGAIN), dash(_AGAIN))
# `het antwoord op vraag 47`, `beantwoording onder vraag 47`, `de vragen 39 t/m 43`, `vraag nr. 5`
_QUESTION = re.compile(r"[Vv]ra(?:ag|gen)\s+(?:(?:met\s)?(?:nummers?|nrs?\.?)\s*)?(?=[1-9])")
# `Zie antwoord 164`, `zie het antwoord op 12`, `zie het gestelde bij antwoord 4`; with `Zie` or the like, since
# `antwoord 3` alone may be anything
_ANSWER = re.compile(r"ntwoord(?:en|ing)?\s(?:(?:op|onder|bij|van)\s)?(?:nr\.?\s)?(?=[1-9])")
_ONLY = re.compile(r"\s*(?:(?:Ja|Nee)[.,;]?\s)?[Zz]ie\s(?:ook\s)?(?:(?:onder|bij|sub)\s)?(?=[1-9])")
_ONLY_AFTER = re.compile(r"[\s.]*$")
_PREVIOUS = re.compile(r"(?:vorige|voorgaande|voorafgaande)\s(?:vraag|antwoord)(?!\w)")
_TO_PREVIOUS = re.compile(
    r"(?:\b[Zz]ie|\b[Vv]erwijs|\b[Vv]erwezen|\b[Zz]oals|ntwoord(?:en|ing)?\s(?:op|bij|onder|van)|\b[Cc]onform)\b[^.;?\n]{0,40}$"
)
_CUE = re.compile(
    r"(?:[Zz]ie|[Cc]onform|[Zz]oals|[Vv]erwijs(?:\s\w+){0,2}|[Vv]erwezen)\s"
    r"(?:(?:ook|verder|hiervoor|in|naar|mijn|het|de|gestelde|bij|onder)\s)*(?:be)?a$"
)
_LEAD = re.compile(
    r"(?:(?:[Zz]ie|[Zz]oals)\s(?:ook\s)?(?:(?:aan|be|ge|ver|uit|toe|op)\w+[dnt]\s)?)?(?:\b(?:in|naar|op|onder|voor|bij)\s)?"
    r"(?:(?:het|de|mijn)\s)?(?:(?:antwoord(?:en)?|beantwoording)\s(?:(?:op|onder|van|bij|in|gegeven\sop)\s)?)?(?:de\s)?"
    r"(?:(?:be)?a)?$"  # the first letters of the answer, when it is looked for by the rest of its letters
)
_OTHER_AFTER = re.compile(
    r"(?![^.;\n]{0,20}?\bvan\sdeze\s(?:set|lijst|(?:schriftelijke\s|Kamer)?vragen)\b)"
    r"[^.;\n]{0,40}?\b(?:van|uit|in|bij)\s(?:(?:de|het|mijn|uw|onze|deze|die|dat|een)\s)?(?:\w+\s)?"
    r"(?:leden|lid|(?<=eerdere\s)vragen|Kamervragen|kamervragen|schriftelijke|Aanhangsel|brief|verslag|nota|lijst|set|vragen\svan|Kamerstuk)\b|"
    r"[\s,]*[(,]\s?(?:ingezonden|2\d{3}Z|Aanhangsel|Kamerstuk|Handelingen)"
)
# `eerder gegeven antwoorden`; but `Zoals eerder vermeld in het antwoord op vraag 3` speaks of this document
_OTHER_BEFORE = re.compile(
    r"\b(?:eerdere|eerder\s(?:gegeven|gestelde|ingezonden|beantwoorde|verzonden|toegezonden)|vorige|voorgaande\sset)"
    r"\s(?:\w+\s){0,4}$|\bAanhangsel\b[^.;\n]{0,60}$"
)
_GLUED = re.compile(r"(?<!\w)(?:(?:op|van|bij|onder)(?:de)?|de)$")
_YOURS_BEFORE = re.compile(
    r"(?<!ndien\s)(?<!Als\s)(?<!als\s)\b(?:uw|dat|dit|die)\s(?:\w+\s){0,3}(?:op|onder|van)\s(?:de\s)?$"
)
# `Zie ook onder 5.`, unless the answer has a point 5 of its own
_UNDER = re.compile(r"\b[Zz]ie\s(?:ook\s)?(?:hetgeen\s)?(?:onder|sub)\s(?=[1-9])")
_UNDER_AFTER = re.compile(r"[\s)]*(?:[.;]|$)")


def _is_word(text: str, begin: int) -> bool:
    """Whether a word begins there, or the blank before it was lost: `de beantwoording vanvraag 3`."""
    return not text[begin - 1 : begin].isalnum() or _GLUED.search(text, max(0, begin - 6), begin) is not None


def _has_cue(text: str, begin: int) -> bool:
    return _CUE.search(text, max(0, begin - 60), begin) is not None


_RULES = (  # how the pattern begins, the pattern, the name of the rule, what else must hold
    (Trigger("vraag", "vragen"), _QUESTION, "seealso.question", _is_word),
    (Trigger("ntwoord"), _ANSWER, "seealso.answer", _has_cue),
)
_OF_PREVIOUS = Trigger("vorige ", "vorige\n", "voorgaande", "voorafgaande")
_OF_ONLY = Trigger(*(f"zie {digit}" for digit in "123456789"), "zie ook ", "zie onder ", "zie bij ", "zie sub ")
_OF_UNDER = Trigger(
    "zie onder ", "zie ook onder ", "zie sub ", "zie hetgeen onder ", "zie ook hetgeen onder ", "zie ook sub "
)
TRIGGERS: tuple[Trigger, ...] = (*(trigger for trigger, *_ in _RULES), _OF_PREVIOUS, _OF_ONLY, _OF_UNDER)


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield every question of this document that the passage points at, in reading order."""
    del hits
    text = passage.text.text
    if not context.questions:
        return
    for trigger, pattern, rule, is_meant in _RULES:
        free = 0
        for match in passage.matches(pattern, trigger) if trigger in passage.triggers else ():
            if match.start() < free or not is_meant(text, match.start()):
                continue  # among others the second of `vraag 169 en vraag 170`, read as one list
            for mention in _mentions(passage, context, match, rule):
                yield mention
                free = mention.span.end
    if passage.unit.startswith("A") and not passage.via:
        only = [*_only(passage, context)]
        yield from only or _under(passage, context)
        yield from _previous(passage, context)


def _only(passage: Excerpt, context: Context) -> Iterator[Mention]:
    """The numbers of an answer that says nothing else."""
    text = passage.text.text
    lead = _ONLY.match(text) if _OF_ONLY in passage.triggers else None
    items = [*_NUMBERS.items(text, lead.end())] if lead else []
    if items and _ONLY_AFTER.match(text, items[-1].span.end):
        for item in items:
            if item.number != passage.unit[1:] and item.number in context.questions:
                reading = QuestionReading(item.number)
                yield Mention(item.span, "seealso", reading, "seealso.answer", passage.unit, passage.via)


def _under(passage: Excerpt, context: Context) -> Iterator[Mention]:
    """`Zie ook onder 5.` at the end of a sentence."""
    text = passage.text.text
    for match in passage.matches(_UNDER, _OF_UNDER):
        items = [*_NUMBERS.items(text, match.end())]
        if not items or not _UNDER_AFTER.match(text, items[-1].span.end):
            continue
        for item in items:
            is_point = re.search(rf"(?:^|\n){re.escape(item.number)}[.)]\s", text) is not None
            if item.number != passage.unit[1:] and item.number in context.questions and not is_point:
                reading = QuestionReading(item.number)
                yield Mention(item.span, "seealso", reading, "seealso.answer", passage.unit, passage.via)


def _previous(passage: Excerpt, context: Context) -> Iterator[Mention]:
    """The question before the first that this answer answers."""
    text, own = passage.text.text, passage.unit[1:]
    number = str(int(own) - 1) if own.isdecimal() else ""
    for match in passage.matches(_PREVIOUS, _OF_PREVIOUS) if number in context.questions else ():
        offset = max(0, match.start() - 60)
        lead = _TO_PREVIOUS.search(text[offset : match.start()])
        if lead and not _OTHER_AFTER.match(text, match.end()):
            span, reading = Span(offset + lead.start(), match.end()), QuestionReading(number)
            yield Mention(span, "seealso", reading, "seealso.question", passage.unit, passage.via)


def _mentions(passage: Excerpt, context: Context, match: re.Match[str], rule: str) -> Iterator[Mention]:
    text = passage.text.text
    items = [*_NUMBERS.items(text, match.end())]
    if not items or _is_of_another_document(passage, match.start(), items[-1].span.end):
        return
    own = passage.unit[1:]
    for item in items:
        number = item.number if item.number in context.questions else item.number.rstrip(ascii_lowercase)  # `vraag 2a`
        if number == own or number not in context.questions:
            continue
        begin = _begin(text, match.start()) if item.span == items[0].span else item.span.begin
        span = Span(begin, item.span.end)
        yield Mention(span, "seealso", QuestionReading(number), rule, passage.unit, passage.via)


def _is_of_another_document(passage: Excerpt, begin: int, end: int) -> bool:
    text, before = passage.text.text, max(0, begin - 80)
    if _OTHER_AFTER.match(text, end) or _OTHER_BEFORE.search(text[before:begin]):
        return True
    # A question cannot speak of the answer that it asks for: "uw antwoord op vraag 3" is an earlier one.
    return passage.unit.startswith("Q") and _YOURS_BEFORE.search(text[before:begin]) is not None


def _begin(text: str, at: int) -> int:
    """Where the words begin that lead to the question: `Zie ook het antwoord op vraag 6`."""
    offset = max(0, at - 60)
    lead = _LEAD.search(text[offset:at])
    return offset + lead.start() if lead else at
