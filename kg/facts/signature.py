"""Who wrote a document, by its signature or by how it speaks of itself.

De Minister van Sociale Zaken en Werkgelegenheid,
C.E.G. van Gennip

De voorzitter van de commissie, Kuzu                        D.S. Beljaarts
De Minister van Defensie, R.P. Brekelmans                   Minister van Economische Zaken

Als Minister van Sociale Zaken en Werkgelegenheid zet ik mij graag in ...
Hieronder reageer ik mede namens de Minister van Buitenlandse Zaken (BZ) en de Staatssecretaris van ...
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from kg.facts.consultation import consultation_facts
from kg.facts.page import Line, Page, joined
from kg.facts.portfolios import ROLE, Bewindspersoon, Portfolios
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
    r"^[ \t\f]*(?:(?:De|de|DE|Namens de)\s++)?"
    r"(?P<office>(?:(?i:fungerend|plv\.?|plaatsvervangend|waarnemend|demissionair)\s++)?"
    rf"(?:{ROLE}|(?i:voorzitter|adjunct-griffier|griffier|ondervoorzitter)(?!\w)))",
    re.M,
)
# "De voorzitter van de commissie, Sneller"; "Adjunct-griffier van de commissie, Freriks"
_ONE_LINE = re.compile(
    r"^[ \t\f]*(?:De\s)?(?P<office>(?:(?i:fungerend|plv\.?|plaatsvervangend|waarnemend)\s)?"
    r"(?i:voorzitter|adjunct-griffier|griffier)"
    r"[^\n,]{0,90}),[ \t](?P<name>[^\n,.]{2,40}?)[ \t]*$",
    re.M,
)
_AFTER_OFFICE = re.compile(r",\s+(?P<name>[^,]{3,50})")
_TWO_OFFICES = re.compile(
    rf"^[ \t\f]*(?:[Dd]e\s)?(?P<first>{ROLE}[^\n,]*(?:,[^\n,]+)?),[ \t]+[Dd]e[ \t]"
    rf"(?P<second>{ROLE}[^\n]*?),[ \t]*$",
    re.M,
)
_COLUMNS = re.compile(r"\s{3,}|(?<=\w) (?=(?:[A-ZÀ-Þ]\.){1,6} )")  # a wide gap, or the initials of the second name
_OFFICES = ("inister", "ecretaris", "oorzitter", "riffier")  # one of these is in each office
_MOTION_END = "over tot de orde van de dag"
_SPEAKS = re.compile(rf"\b[Aa]ls\s++(?=(?P<role>{ROLE}))")
_VERB_I = re.compile(r"(?:\s++[a-zà-ÿ]+){1,4}?\s++ik\b")
_BEHALF = re.compile(r"mede(?<!\wmede)\s++namens\s++(?=(?:de\s++)?(?i:minister|staats))")
_FIRST_PERSON = re.compile(r"\b(?:ik|wij|mij|ons)\b", re.I)
# "Vanuit het Ministerie van SZW wil ik", "wij als SZW": the speaker's own ministry
_OWN_MINISTRY = re.compile(
    r"\b(?:(?:[Vv]anuit|[Nn]amens|[Bb]innen)\s++(?:het\s++)?[Mm]inisterie\s++van\s++(?P<after>)|(?:[Ww]ij|[Ii]k)\s++(?:\w+\s++)?als\s++(?=[A-Z])(?P<as>))"
)
_SPEAKER_BEFORE = re.compile(r"\b(?:[Ww]ij|[Ii]k)\s++(?:\w+\s++)?$")
_OWN_VERB = re.compile(r"\s++[a-zà-ÿ]+\s++(?:ik|wij|we)\b")
_LAST_LINES = 25
_LONGEST_LINE = 120  # characters: a longer one is running text
_NEAR = 300  # characters in which an office with its portfolio must end


def signature_facts(page: Page, ministries: Portfolios, on: date | None) -> Iterator[Fact]:
    """author, author_role, ministry and on_behalf_of; how it speaks of itself counts when no bewindspersoon signed."""
    signed = list(_signatures(page, ministries, on))
    yield from signed
    yield from _motion_authors(page)
    if not any(fact.key == "ministry" for fact in signed):
        yield from consultation_facts(page, ministries, on)
        yield from _speaker(page, ministries, on)
        yield from _own_ministry(page, ministries, on)
    yield from _on_behalf_of(page, ministries, on)


def _signatures(page: Page, ministries: Portfolios, on: date | None) -> Iterator[Fact]:
    last = [line.number for line in page.lines(max(0, len(page.text) - 4000), len(page.text))][-_LAST_LINES:]
    yield from _side_by_side(page, ministries, on)
    yield from _name_after_office(page, ministries, on)
    for match in _ONE_LINE.finditer(page.text):
        if name := person_name(match["name"]):
            yield page.fact("author", name, Span(match.start("office"), match.end("name")))
            yield page.fact("author_role", match["office"], Span(*match.span("office")))
    for match in matches_at(_OFFICE_LINE, page.text, page.lines_with(*_OFFICES)):
        office, title, member = _office(page, match, ministries, on)
        if not office:
            continue
        is_whole = member is not None and bool(member.portfolio) and member.span.end == len(title)
        has_comma = office[-1].text.endswith(",")
        signed = _signed(page, office, has_comma=has_comma, is_whole=is_whole)
        if signed is None and not (is_whole and has_comma and last and office[0].number >= last[0]):
            continue
        span = Span(office[0].span.begin, office[-1].span.end)
        if signed is not None:
            name, other = signed
            yield page.fact("author", name, Span(min(span.begin, other.begin), max(span.end, other.end)))
        yield page.fact("author_role", title, span)
        if member is not None and member.ministry:
            yield page.fact("ministry", member.ministry, span)


def _signed(page: Page, office: Sequence[Line], *, has_comma: bool, is_whole: bool) -> tuple[str, Span] | None:
    """The name with an office, and its line: below it; above it, when the office is a whole line without a comma."""
    below = page.following(office[-1].span.end, 1)
    name = person_name(below[0].text) if below and (has_comma or is_whole) else None
    if name is not None:
        return name, below[0].span
    above = page.before(office[0].span.begin) if is_whole and not has_comma else None
    name = person_name(above.text) if above else None
    return (name, above.span) if above and name else None


def _side_by_side(page: Page, ministries: Portfolios, on: date | None) -> Iterator[Fact]:
    """Two offices on one line, and their names on the next: as the columns of a letter are read.

    `de minister van Financiën,          de minister van Justitie en Veiligheid,`
    """
    for match in _TWO_OFFICES.finditer(page.text):
        names = page.following(match.end(), 1)
        parts = _COLUMNS.split(names[0].span.of(page.text)) if names else []
        found = [person_name(" ".join(part.split())) for part in parts]
        if len(found) != 2:
            continue
        for name, office in zip(found, ("first", "second"), strict=True):
            span = Span(*match.span(office))
            member = next(ministries.members(match[office], on=on), None)
            if name and member and member.portfolio:
                yield page.fact("author", name, Span(span.begin, names[0].span.end))
                yield page.fact("author_role", member.title, span)
                if member.ministry:
                    yield page.fact("ministry", member.ministry, span)


def _name_after_office(page: Page, ministries: Portfolios, on: date | None) -> Iterator[Fact]:
    """`De Minister van Defensie, A.Th.B. Bijleveld-Schouten`: office and name as one line, or broken over two.

    A line of running text can look so: it goes on in small letters, or another goes before it.
    """
    for match in matches_at(_OFFICE_LINE, page.text, page.lines_with("inister", "ecretaris")):
        begin = page.text.rfind("\n", 0, match.start("office")) + 1
        lines = [line for line in page.lines(begin, match.start("office") + 400) if len(line.text) <= _LONGEST_LINE]
        for count in (1, 2):
            words = re.sub(r"^(?:De|de|DE)\s++", "", joined(lines[:count]))
            member = next(ministries.members(words, on=on), None) if len(lines) >= count else None
            after = _AFTER_OFFICE.fullmatch(words, member.span.end) if member and member.ministry else None
            name = person_name(after["name"]) if after else None
            if member is None or name is None or not _stands_alone(page, lines, count):
                continue
            span = Span(match.start("office"), lines[count - 1].span.end)
            yield page.fact("author", name, span)
            yield page.fact("author_role", member.title, span)
            if member.ministry:
                yield page.fact("ministry", member.ministry, span)
            break


def _stands_alone(page: Page, lines: Sequence[Line], count: int) -> bool:
    """Whether the first *count* of *lines* follow each other and no sentence goes on before or after them."""
    first, last = lines[0], lines[count - 1]
    above = page.before(first.span.begin)
    below = page.following(last.span.end, 1)
    has_own_begin = above is None or above.number < first.number - 1 or above.text[-1] in ".,:;?!"
    has_own_end = not below or below[0].number > last.number + 1 or not below[0].text[0].islower()
    return last.number == first.number + count - 1 and has_own_begin and has_own_end


def _office(
    page: Page, match: re.Match[str], ministries: Portfolios, on: date | None
) -> tuple[Sequence[Line], str, Bewindspersoon | None]:
    """The one to three lines of an office in a signature, the office, and whose it is; no lines for running text.

    It ends with a comma at the line end. A portfolio can hold one: `de staatssecretaris van Volksgezondheid,` goes on.
    """
    start = match.start("office")
    begin = page.text.rfind("\n", 0, start) + 1
    lines: list[Line] = []
    for line in page.lines(begin, start + 400):
        if len(lines) == 3 or (lines and line.number != lines[-1].number + 1):
            break
        if len(line.text) > _LONGEST_LINE:
            break
        lines.append(line)
    known = [(count, *_title(lines[:count], ministries, on)) for count in range(len(lines), 0, -1)]
    for count, title, member in known:
        if member is not None and member.ministry and member.span.end == len(title):
            return lines[:count], title, member
    until = next((at for at, line in enumerate(lines, 1) if line.text[-1] in ",.:;?!"), 0)
    count = until if until and lines[until - 1].text.endswith(",") else 1
    chosen = lines[:count] if lines and lines[count - 1].text[-1] not in ".:;?!" else []
    return (chosen, *_title(chosen, ministries, on))


def _title(lines: Sequence[Line], ministries: Portfolios, on: date | None) -> tuple[str, Bewindspersoon | None]:
    """The office on *lines* without its article and comma, in small letters when printed in capitals."""
    words = re.sub(r"^(?:De|de|DE|Namens de)\s++", "", joined(lines).rstrip(","))
    member = next(ministries.members(words, on=on), None)
    if words.isupper() and member is not None and member.span.end == len(words):
        words = " ".join((member.role.capitalize(), member.link.lower(), ministries.proper(member.portfolio)))
        member = next(ministries.members(words, on=on), None)
    return words, member


def person_name(text: str) -> str | None:
    """The name that a line consists of.

    >>> person_name("C.E.G. van Gennip"), person_name("Van den Broek"), person_name("De Staatssecretaris van Justitie,")
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
        name = person_name(line.text)
        if name is None:
            return
        yield page.fact("author", name, line.span)
        yield page.fact("author_role", "lid", line.span)


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
