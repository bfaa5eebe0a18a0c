"""Who wrote a document, by its signature or by how it speaks of itself.

De Minister van Sociale Zaken en Werkgelegenheid,
C.E.G. van Gennip

Als Minister van Sociale Zaken en Werkgelegenheid zet ik mij graag in ...
Hieronder reageer ik mede namens de Minister van Buitenlandse Zaken (BZ) en de Staatssecretaris van ...
Bij brief van 3 mei 2023 heeft de minister van Sociale Zaken en Werkgelegenheid deze beantwoord.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from kg.facts.dates import DATE, iso
from kg.facts.page import Line, Page, joined
from kg.facts.portfolios import ROLE, Portfolios
from kg.model import Fact
from kg.scan import matches_at, places
from kg.text import Span

_PARTICLE: Final = r"(?i:van|de|den|der|ter|ten|te|’t|'t|von|la|el|al|op|in|–|-)"
_INITIALS = r"(?:(?:[A-ZÀ-Ý]|Ch|Th|IJ|Ph|St)\.[ -]?){1,7}(?:\([A-Z][a-z]+\)\s)?"
_NAME = re.compile(
    rf"(?:\(?w\.g\.\)?\s)?(?:(?:mw|mr|drs|dr|ir|ing|prof)\.\s?)*(?P<name>(?:{_INITIALS}\s?|[A-ZÀ-Ý][\w’'-]+\s)?"
    rf"(?:{_PARTICLE}\s)*[A-ZÀ-ÝŞ][\w’'-]+(?:\s?[–-]\s?(?:{_PARTICLE}\s)*[A-Z][\w’'-]+|\s[A-Z][\w’'-]+)?)"
)
_NO_NAME = re.compile(
    r"\b(?:Kamer|Minister|Ministerie|Staatssecretaris|Vraag|Antwoord|Bijlage|Den Haag|Pagina|Artikel|Datum|Zaken)\b"
)
# "De Minister van ...,", "Adjunct-griffier van de commissie,": an office at the beginning of a line
_OFFICE_LINE = re.compile(
    r"^[ \t\f]*(?:(?:De|de|Namens de)\s++)?"
    r"(?P<office>(?:(?i:fungerend|plv\.?|plaatsvervangend|waarnemend|demissionair)\s++)?"
    rf"(?:{ROLE}|(?i:voorzitter|adjunct-griffier|griffier|ondervoorzitter)(?!\w)))",
    re.M,
)
_OFFICES = ("inister", "ecretaris", "oorzitter", "riffier")  # one of these is in each office
_MOTION_END = "over tot de orde van de dag"
_SPEAKS = re.compile(rf"\b[Aa]ls\s++(?=(?P<role>{ROLE}))")
_VERB_I = re.compile(r"(?:\s++[a-zà-ÿ]+){1,4}?\s++ik\b")
_ANSWERED = re.compile(
    rf"\b[Bb]ij\s++brief\s++van\s++(?P<date>\S.{{0,29}}?)\s++(?:heeft|hebben)\s++(?:de\s++)?(?=(?P<role>{ROLE}))", re.S
)
_BY_LETTER = re.compile(r"ij\s++brief\s++van\b")
_ANSWERS = re.compile(r".{0,60}?\bbeantwoord\b", re.S)
_BEHALF = re.compile(r"mede(?<!\wmede)\s++namens\s++(?=(?:de\s++)?(?i:minister|staats))")
_FIRST_PERSON = re.compile(r"\b(?:ik|wij|mij|ons)\b", re.I)
# "Vanuit het Ministerie van SZW wil ik", "wij als SZW": the speaker's own ministry
_OWN_MINISTRY = re.compile(
    r"\b(?:(?:[Vv]anuit|[Nn]amens|[Bb]innen)\s++(?:het\s++)?[Mm]inisterie\s++van\s++(?P<after>)|(?:[Ww]ij|[Ii]k)\s++(?:\w+\s++)?als\s++(?=[A-Z])(?P<as>))"
)
_SPEAKER_BEFORE = re.compile(r"\b(?:[Ww]ij|[Ii]k)\s++(?:\w+\s++)?$")
_OWN_VERB = re.compile(r"\s++[a-zà-ÿ]+\s++(?:ik|wij|we)\b")
_LAST_LINES = 25
_NEAR = 300  # characters in which an office with its portfolio must end


def signature_facts(page: Page, ministries: Portfolios, on: date | None) -> Iterator[Fact]:
    """author, author_role, ministry and on_behalf_of; how it speaks of itself counts when no bewindspersoon signed."""
    signed = list(_signatures(page, ministries, on))
    yield from signed
    yield from _motion_authors(page)
    if not any(fact.key == "ministry" for fact in signed):
        yield from _answering_minister(page, ministries, on)
        yield from _speaker(page, ministries, on)
        yield from _own_ministry(page, ministries, on)
    yield from _on_behalf_of(page, ministries, on)


def _signatures(page: Page, ministries: Portfolios, on: date | None) -> Iterator[Fact]:
    last = [line.number for line in page.lines(max(0, len(page.text) - 4000), len(page.text))][-_LAST_LINES:]
    for match in matches_at(_OFFICE_LINE, page.text, page.lines_with(*_OFFICES)):
        office = _office(page, match)
        if not office:
            continue
        words = joined(office).rstrip(",")
        title = re.sub(r"^(?:De|de|Namens de)\s++", "", words)
        member = next(ministries.members(title, on=on), None)
        is_whole = member is not None and bool(member.portfolio) and member.span.end == len(title)
        below = page.following(office[-1].span.end, 1)
        name = _name(below[0].text) if below and (office[-1].text.endswith(",") or is_whole) else None
        span = Span(office[0].span.begin, office[-1].span.end)
        if name is None and not (is_whole and office[-1].text.endswith(",") and last and office[0].number >= last[0]):
            continue
        if name is not None:
            yield page.fact("author", name, Span(span.begin, below[0].span.end))
        yield page.fact("author_role", title, span)
        if member is not None and member.ministry:
            yield page.fact("ministry", member.ministry, span)


def _office(page: Page, match: re.Match[str]) -> list[Line]:
    """The one to three lines of an office in a signature: up to a comma at the line end; empty for running text."""
    start = match.start("office")
    begin = page.text.rfind("\n", 0, start) + 1
    lines: list[Line] = []
    for line in page.lines(begin, start + 400):
        if lines and line.number != lines[-1].number + 1:
            break
        lines.append(line)
        if line.text.endswith(","):
            return lines
        if len(lines) == 3 or line.text[-1] in ".:;?!":
            break
    one = lines[:1]  # without a comma an office is one whole line, with the portfolio on it
    return one if one and one[0].text[-1] not in ".:;?!" else []


def _name(text: str) -> str | None:
    """The name that a line consists of.

    >>> _name("C.E.G. van Gennip"), _name("Van den Broek"), _name("De Staatssecretaris van Justitie,")
    ('C.E.G. van Gennip', 'Van den Broek', None)
    """
    match = _NAME.fullmatch(text) if len(text) <= 50 else None
    return match["name"] if match and not _NO_NAME.search(text) else None


def _motion_authors(page: Page) -> Iterator[Fact]:
    """The names below the closing words of a motion."""
    at = page.text.find(_MOTION_END)
    if at < 0 or page.text.find(_MOTION_END, at + 1) >= 0:
        return
    for line in page.following(at, 12):
        name = _name(line.text)
        if name is None:
            return
        yield page.fact("author", name, line.span)
        yield page.fact("author_role", "lid", line.span)


def _answering_minister(page: Page, ministries: Portfolios, on: date | None) -> Iterator[Fact]:
    """`Bij brief van … 2023 heeft de minister van ... deze beantwoord.`"""
    letters = (letter.start() - 1 for letter in _BY_LETTER.finditer(page.text) if letter.start())
    for match in matches_at(_ANSWERED, page.text, letters):
        member = next(ministries.members(page.text, match.end(), match.end() + _NEAR, on), None)
        after = _ANSWERS.match(page.text, member.span.end) if member else None
        if member is None or after is None:
            continue
        span = Span(match.start(), after.end())
        day = iso(match["date"]) if re.fullmatch(DATE, match["date"], re.I) else None
        if day:
            yield page.fact("answered_date", day, span)
        yield page.fact("author_role", member.title, span)
        if member.ministry:
            yield page.fact("ministry", member.ministry, span)
        return


def _speaker(page: Page, ministries: Portfolios, on: date | None) -> Iterator[Fact]:
    """`Als Minister van ... zet ik mij in`, `Als Staatssecretaris adviseer en ondersteun ik`; not in a question."""
    questions = sorted(
        span for unit in page.document.units if unit.kind in ("question", "remarks") for span in unit.spans
    )
    for match in matches_at(_SPEAKS, page.text, (at - 1 for at in places("ls", page.text) if at)):
        member = next(ministries.members(page.text, match.end(), match.end() + _NEAR, on), None)
        verb = _VERB_I.match(page.text, member.span.end) if member else None
        if member is None or verb is None or any(span.contains(Span(*match.span())) for span in questions):
            continue
        span = Span(match.start(), verb.end())
        yield page.fact("author_role", member.title, span)
        if member.ministry:
            yield page.fact("ministry", member.ministry, span)
        return


def _own_ministry(page: Page, ministries: Portfolios, on: date | None) -> Iterator[Fact]:
    """The ministry that most sentences in the first person name as the speaker's own; none when two are equal."""
    votes: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for match in matches_at(_OWN_MINISTRY, page.text, _of_speaker(page.text)):
        name = ministries.name_at(page.text, match.end(), match.end() + _NEAR)
        ministry = ministries.ministry(name, on) if name else None
        end = match.end() + len(name)
        verb = _OWN_VERB.match(page.text, end)
        if ministry is None or (match["after"] is not None and verb is None):
            continue
        votes[ministry] += 1
        first.setdefault(ministry, Span(match.start(), verb.end() if verb else end))
    ranked = votes.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        best, count = ranked[0]
        where = f"{count} of {votes.total()} sentences in the first person, "
        yield page.fact("ministry", best, first[best], where)


def _of_speaker(text: str) -> list[int]:
    """Where words can begin that name the speaker's own ministry."""
    begins = [at - 1 for word in ("anuit", "amens", "innen") for at in places(word, text) if at]
    speakers = (_SPEAKER_BEFORE.search(text, max(0, at - 60), at) for at in places("als", text))
    return sorted((*begins, *(speaker.start() for speaker in speakers if speaker)))


def _on_behalf_of(page: Page, ministries: Portfolios, on: date | None) -> Iterator[Fact]:
    """For whom the author says to speak as well: `reageer ik mede namens de Minister van ... en de ...`."""
    for match in _BEHALF.finditer(page.text):
        sentence = page.text[max(0, match.start() - 200) : match.start()].rpartition(".")[2]
        if not _FIRST_PERSON.search(sentence):
            continue
        for member in ministries.members(page.text, match.end(), match.end() + 2 * _NEAR, on):
            yield page.fact("on_behalf_of", member.title, Span(match.start(), member.span.end))
        return
