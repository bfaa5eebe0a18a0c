"""Web addresses: `https://www.scp.nl/publicaties`, `www.han.nl/projecten/2024/`, `nos.nl/artikel/2510977-kritiek`.

Rules:

- `url.scheme`: with `http://` or `https://`, whatever its capitals (`Https://`)
- `url.www`: from `www.` on
- `url.host`: a host name with a path, without either

An address that was broken over lines is joined: after `/`, `-` or the like at its end, when the next word can only be a
part of it. What closes a sentence or bracket is no part of an address. E-mail addresses are none.
Syntax: RFC 3986 (https://www.rfc-editor.org/rfc/rfc3986). Corpus: tests/corpus/url.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.gazetteer import NameHit
from kg.model import Context, Mention, UrlReading
from kg.recognise.excerpt import Excerpt, Trigger
from kg.scan import matches_at
from kg.text import Span

_STOP = r"\s<>\"«»“”„‹›|\\^`{}\u00ad"  # what is not printed inside an address
# A second address that follows without a blank begins anew, unless it is part of the first: `archive.org/web/https://x.nl`
_IN = rf"(?:(?<=[/=])|(?![Hh][Tt][Tt][Pp][Ss]?://))[^{_STOP}]"
_TOPS = "nl com org eu net int gov info edu be de uk fr ch at nu amsterdam frl news io ai".split()
_TOP = rf"(?:{'|'.join(_TOPS)})"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(
    rf"""
    (?P<scheme>[Hh][Tt][Tt][Pp][Ss]?://)\s?(?:{_IN})+ |
    (?<![\w@./-])(?P<www>[Ww]{{3}}\.)\s?(?={_LABEL}\.)(?:{_IN})+ |
    (?<![\w@./-])(?P<host>(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,4}}{_TOP}/(?=[A-Za-z0-9~?_-]))(?:{_IN})*
    """,
    re.VERBOSE,
)
_BEGINS = Trigger("http", "www.")
_ENDS_OF_HOSTS = Trigger(*(f".{top}/" for top in _TOPS))
TRIGGERS: tuple[Trigger, ...] = (_BEGINS, _ENDS_OF_HOSTS)
_NEXT = re.compile(rf"[ \u00a0]*\n?[ \u00a0]*(?P<word>[^{_STOP}]+)")
_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~%/#?=&+:@!$',;()-]*")
_TELLING = re.compile(r"[/=?&_%#]|\w-\w|\d\w|\w\d|\.(?:html?|pdf|php|aspx)\b")  # what no word of a sentence has
_ESCAPE = re.compile(r"%[0-9A-F]{2}[\w.%-]")  # `provincies %202022.pdf`: a blank in the address
_CLOSING = ".,;:!?'’‘*…"
_BRACKETS = {")": "(", "]": "["}


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield every web address, in reading order."""
    del context, hits
    text = passage.text.text
    free = 0
    for match in matches_at(_ADDRESS, text, _begins(passage)):
        if match.start() < free:
            continue
        span = Span(match.start(), _end(text, match))
        url = "".join(span.of(text).split())
        if "." not in url.removesuffix("."):
            continue
        scheme = match["scheme"] or ""
        rule = "url.scheme" if scheme else "url.www" if match["www"] else "url.host"
        reading = UrlReading(scheme.lower() + url[len(scheme) :])
        yield Mention(span, "url", reading, rule, passage.unit, passage.via)
        free = span.end


def _begins(passage: Excerpt) -> list[int]:
    """Where an address can begin: at its scheme, at `www.`, and where the word begins that ends in `.nl/`."""
    text = passage.text.text
    begins = [begin for begin, _ in passage.places(_BEGINS)]
    free = 0  # what is before was looked at
    for top, end in passage.places(_ENDS_OF_HOSTS):
        begin = top
        while begin > free and (text[begin - 1].isalnum() or text[begin - 1] in "_@./-"):
            begin -= 1
        if begin > free or not free:
            begins.append(begin)
        free = end
    return sorted(begins)


def _end(text: str, match: re.Match[str]) -> int:
    """The end of the address, over the breaks in it, without what closes a sentence or bracket."""
    end = match.end()
    while (following := _NEXT.match(text, end)) and (
        (text[end - 1] in "/-_=&?%" and _continues(text, match, following)) or _ESCAPE.match(following["word"])
    ):
        end = following.end()
    return _without_closing(text, match.start(), end)


def _continues(text: str, address: re.Match[str], following: re.Match[str]) -> bool:
    word = following["word"]
    if not _PART.fullmatch(word) or following.start("word") == following.start():
        return False
    body = word.rstrip(_CLOSING + ")]")
    if text[following.start() - 1] == "-" or _TELLING.search(body):
        return True
    # `(https://dashboards.cbs.nl/v5/ asielenintegratie)`: the bracket around the address closes after the word
    return text[address.start() - 1 : address.start()] == "(" and ")" in word and body.islower()


def _without_closing(text: str, begin: int, end: int) -> int:
    while end > begin:
        last = text[end - 1]
        opening = _BRACKETS.get(last)
        unopened = opening is not None and text.count(last, begin, end) > text.count(opening, begin, end)
        if last not in _CLOSING and not unopened:
            break
        end -= 1
    return end
