"""Names of programmes that are printed in small letters, or go on in them: `subsidieregeling instandhouding molens`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.recognise.bare_noun import NOUN
from kg.recognise.names import begins_sentence
from kg.recognise.programme.head import SMALL_HEAD, YEARS, Head, plain, singular
from kg.recognise.programme.name import Name
from kg.recognise.programme.words import GENERIC, INNER, NEVER_BARE, SPECIFIC, STOP_WORDS, stops
from kg.scan import of_words
from kg.text import Span

_MOST_WORDS = 9
_NO_NAME = frozenset(
    "voor de het een in van periode jaar jaren eerste tweede komende".split()
)  # `Convenant voor de periode 2024`
# A name goes on after them only up to the end of the clause: `Regio’s aan de grens.`
_SOFT = ("aan", "naar", "uit", "om")
# `Tel mee met Taal`, not `Zwaluw van de Provincie`
_TO_CAPITAL = re.compile(
    r"\s(?!van|door|uit|in|bij|aan|naar|en|of|te)[a-z]{2,}\s(?:[a-z]+\s){1,3}[A-Z][a-z]{2,}(?![\w-])"
)
# `Beter verbeteren`, `Samen beslissen`
_HOW = re.compile(r"\s(?:Anders|Beter|Bewust|Goed|Meer|Samen|Slim|Slimmer|Sneller|Veilig|Veiliger|Zelf)$")
_INFINITIVE = re.compile(r"\s[a-z]{3,}en(?=[.,;)]|\s\()")
_SHORTEST_NAME = 3  # letters of a name of one word
_PREPOSITIONS = frozenset("uit over aan naar om te bij per tot rond binnen tegen".split())
_LOWER_YEARS = re.compile(rf"\s+(?P<name>(?:[a-zë][\w-]*\s+){{1,5}}?)(?P<years>{YEARS})")
_AGAINST = re.compile(r"\s+(?P<name>tegen\s+[a-zë]+(?:(?:\s+en|,)\s+[a-zë]+)*)")
_LOWER = re.compile(r"\s+(?P<rest>[a-zë][^.,;:()«»“”‘\n]{4,140})")
_may_have_years = of_words(rf"{SPECIFIC}|programma|strategie|agenda|survey|enquête")
_WITH_AGAINST = ("programma", "agenda", "actieplan", "plan", "strategie", "actieprogramma")
_may_go_on = of_words(r"decentralisatie-uitkering|programma|[a-z-]{3,}regeling|[a-z]{3,}subsidie")
# `veiligheid, integriteit en maatschappelijk draagvlak`
_LISTED = re.compile(
    r"\s+(?P<rest>[a-zë][\w-]{3,}(?:,\s[a-zë][\w-]{3,}){1,3}\sen\s[a-zë][\w-]+(?:\s[a-zë][\w-]{5,})?)(?=[\s.,;)])"
)
_ABOUT = re.compile(rf"(?:(?!een\b|het\b|de\b|meer\b)[a-zà-ÿ-]+\s){{0,3}}{NOUN}")
_NOTE = re.compile(r"(?<=[a-zà-ÿ]{3})\d{1,2}$")
_VERBS = ("dt", "eert")  # `geldt`, `subsidieert`
_VERB_LIKE = re.compile(r"(?:[^aeiour]t|(?<!teko)rt|(?<!en)d|[^n]de|te|den|ten)$")


@lru_cache(maxsize=4096)
def may_be_followed(noun: str) -> bool:
    """Whether a name in small letters may follow a head with this *noun*, as it is printed."""
    small = noun.casefold()
    if small in _WITH_AGAINST or (noun[0].isupper() and noun != "Regeling"):
        return True
    return _may_have_years(small) is not None or _may_go_on(small) is not None


def small_letters(text: str, head: Head) -> Iterator[Name]:
    """The programmes that are named in small letters after *head*."""
    kind = singular(head.noun)
    match = _LOWER_YEARS.match(text, head.span.end) if _may_have_years(head.small) else None
    own = match["name"].split() if match else []
    if match and _may_be_name(own):
        span = Span(head.span.begin, match.end())
        yield Name(span, kind, plain(span.of(text)))
    if head.small in _WITH_AGAINST and (match := _AGAINST.match(text, head.span.end)):
        words = re.split(r"(\s+)", match["name"])
        keep = next((i for i, word in enumerate(words) if i > 2 and stops(word)), len(words))
        name = re.sub(r"\s+en$", "", "".join(words[:keep]).rstrip(" ,"))
        span = Span(head.begin, match.start("name") + len(name))
        yield Name(span, kind, plain(span.of(text)))
    yield from _lower(text, head, kind)


def _may_be_name(words: Sequence[str]) -> bool:
    """Whether the words between a head and years name something: not `Convenant voor de periode 2024`."""
    if words[0] in _PREPOSITIONS or _NO_NAME.issuperset(words):
        return False
    return not any(stops(word) and word not in _PREPOSITIONS for word in words)


def _lower(text: str, head: Head, kind: str) -> Iterator[Name]:
    """`subsidieregeling instandhouding molens`, and after a capital in the middle of a sentence any head."""
    as_name = head.noun[0].isupper() and head.noun != "Regeling" and not begins_sentence(text, head.begin)
    if not (as_name or _may_go_on(head.small)) or head.small in NEVER_BARE:
        return
    match = _LISTED.match(text, head.span.end) or _LOWER.match(text, head.span.end)
    if match is None:
        return
    is_vague = head.small == "programma"  # `het programma is`: its name goes up to the end of the clause
    if is_vague and text[match.end() : match.end() + 1] not in ("()" if not as_name else "(),.;"):
        return
    fewest = 3 if is_vague or head.small == "decentralisatie-uitkering" else 1 if as_name else 2
    name = _until_stop(match["rest"], fewest, cut=not is_vague)
    if as_name and not is_vague and not _may_go_on(head.small) and not _ABOUT.fullmatch(name):
        return  # `hoe de Actieagenda meer gefocust is`
    if name:
        begin = head.begin if as_name else head.span.begin
        span = Span(begin, match.start("rest") + len(name))
        yield Name(span, kind, plain(span.of(text) if as_name or kind not in GENERIC else name))


def _until_stop(rest: str, fewest: int, *, cut: bool) -> str:
    """The words before the first that ends a name, if *cut*, else all; empty when they do not look like a name."""
    every = rest.split()
    kept = every[: next((at for at, word in enumerate(every) if _ends(word)), len(every))]
    marked = next((at for at, word in enumerate(kept) if _NOTE.search(word)), None)
    if marked is not None:  # `binnenvaart1`: the mark of a note ends the name
        kept = [*kept[:marked], _NOTE.sub("", kept[marked])]
        every = kept
    while kept and cut and kept[-1] in INNER:
        kept.pop()
    if (
        (not cut and kept != every)
        or not fewest <= len(kept) <= _MOST_WORDS
        or _VERB_LIKE.search(kept[0])
        or kept[0] in INNER
        or (len(kept) == 1 and (len(kept[0]) < _SHORTEST_NAME or kept[0].endswith("en")))
    ):
        return ""
    return " ".join(kept)


def _ends(word: str) -> bool:
    """Whether a name in small letters ends before *word*: a small word, a capital, a verb."""
    return word in STOP_WORDS or not word[0].islower() or word.endswith(_VERBS)


def extended(text: str, end: int) -> int:
    """Where a name goes on in small letters: `programma Economische veerkracht van vrouwen.`

    The same *end* when it cannot be told where the name stops.
    """
    last = end
    sure: int | None = None  # where the name ends if it does not go on to the end of the clause
    if (infinitive := _INFINITIVE.match(text, end)) and _HOW.search(text, max(0, end - 10), end):
        return infinitive.end()
    goes_on = _TO_CAPITAL.match(text, end)
    if goes_on and not any(map(stops, goes_on[0].split()[:-1])):
        return goes_on.end()  # `Tel mee met Taal`
    for count, word in enumerate(re.finditer(r"\s+([a-zë][\w’-]*)|\s*(\S)", text[end : end + 160])):
        if word[1] is None:
            return last if sure is None or word[2] in "(),.;" else sure
        if word[1] in _SOFT:
            sure = last if sure is None else sure
        elif stops(word[1]) or SMALL_HEAD.fullmatch(word[1]) or text.startswith(" in op ", end + word.start()):
            break  # `het project Haven en het project Sluis`, `met het programma Haven in op`
        if count == _MOST_WORDS:
            return end
        if word[1] not in INNER and word[1] not in _SOFT:
            last = end + word.end()
    return last if sure is None else sure
