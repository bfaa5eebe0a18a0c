"""Where the name of a law ends, when no list says so: `Wet openbare manifestaties | bevoegd in de gemeentelijke ...`.

A name runs over capitals, nouns and adjectives, and over the small words that join them; it ends before punctuation, a
finite verb, a participle, a pronoun, or a preposition that does not belong to it. In `Wet Educatie en Beroepsonderwijs
middelen` the capitals of the first words tell that a lower-case word is no part of it.
"""

from __future__ import annotations

import re

from kg.text import Span

_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w’'+-]*")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_BLANK = re.compile(
    r"[ \u00a0]+(?:\n[ \u00a0]*(?=[a-z]))?|\n[ \u00a0]*(?=[a-z])"
)  # a capital on a new line begins anew
_MOST_WORDS = 14

_CONJUNCTIONS = frozenset(("en", "of"))
_DETERMINERS = frozenset(("de", "het", "een", "der", "den", "'t"))
_PREPOSITIONS = frozenset(
    "aan bij door in inzake met naar om omtrent op over per sinds te ten ter tijdens tegen tot uit van vanaf via voor "
    "vanwege volgens wegens zonder na onder tussen binnen buiten betreffende houdende krachtens".split()
)
# Prepositions right after the first word: `Wet op de loonbelasting 1964`, `Wet ter voorkoming van witwassen`.
_OPENING = frozenset(("op", "ter", "tot", "tegen", "inzake", "betreffende", "houdende", "voor", "in", "over"))
# `op grond van`, `naar arbeidsvermogen`: prepositions that stand inside names of laws.
_INSIDE = re.compile(
    r"(?:op\s+grond\s+van|naar\s+(?:arbeids)?vermogen|door\s+het\s+openbaar\s+bestuur|bij\s+de\s+arbeid|bij\s+de\s+heffing\s+van|op\s+scholen|"
    r"op\s+afstand|over\s+(?:land|zee|de\s+weg|het\s+spoor)|zonder\s+vergunning|in\s+de\s+(?:luchtvaart|zeevaart|binnenvaart|visserij|landbouw)|in\s+de\s+(?:individuele\s+)?(?:gezondheids)?zorg|in\s+(?:eigen\s+)?beheer)(?!\w)"
)
_NOT_AFTER_VAN = frozenset(
    "toepassing kracht belang rechtswege invloed betekenis deze dit die dat mijn uw ons onze haar zijn vorig vorige "
    "afgelopen begin eind medio".split()
)
# Words with which the sentence goes on: finite verbs that follow the name of a law, pronouns, adverbs.
_STOP = frozenset(
    """
    vormen vormt vroeg vraagt samen draagt sluit past helpt wijzigt schrijft
    aangenomen aangezien al alle alleen als andere artikel artikelen begonnen besproken bijlage bijlagen gegeven
    gehouden genomen hoofdstuk ingediend ingetrokken ontvangen opgenomen paragraaf verschenen vervangen
    afgelopen beoogt bepaalde beperkt bestaat betreft bevat bevoegd biedt bij blijft
    blijkt blijven brengt c.q COM daar daarbij daarmee daarna daarom daarop dan dat deze die dienen dient dit
    diverse doet door dus dwingt echter een eerst eist enige enkele er erop ervan even evenals evenmin expliciet ga
    gaan gaat gaf geboden geeft geen gekomen gelden geldt gelet gerealiseerd geregeld graag haar had hadden heb
    hebben heeft hem hen het hier hij hoe hoeft hoort houdt ik immers inclusief indien inmiddels is ja juist kan
    kennen kent kiest komen komt kon konden krachtens krijgen krijgt kunnen laat laten legt leiden leidt ligt lijkt
    los maakt maar mag maken meer men mits mocht moest moet moeten mogelijk mogen naast nader namelijk neemt niet
    noch nodig noemt nog nu om omdat ontbreekt onverkort ook op opnieuw overige overigens per plaatsvindt reeds
    regelde regelt richt sinds slechts soms speelt spreekt staan staat stelde stellen stelt strekt tevens toch toe
    toen tot trad treden treedt u uitgaat uw vallen valt van vanaf verbiedt vereist verplicht verruimt verschillende
    verstaat vervalt vinden vindt voldoende voldoet volgens volgt voor vooral voorschriften voorschrijft voorziet
    waar waarbij waarin waarmee waarnaar waarom waarop waarover waarvan wanneer want waren was wat we weer wel welk
    welke werd werden werkt wie wij wijst wil worden wordt zal zelf zich zie ziet zij zijn zo zoals zodat zodra
    zorgt zou zouden zowel zullen
    """.split()
)
_PARTICIPLE = re.compile(
    r"(?:aan|af|in|op|over|toe|uit|vast|voor)?(?:ge|be|ver|ont|her)[a-zë]{3,}(?:(?<!hei)d|(?<!ei)t|(?<!hei)den|(?<!ei)ten)"
)
_VERB = re.compile(r"\w{3,}(?:eert|eerde|eerden)")  # `introduceert`
_NOT_PARTICIPLES = frozenset(
    "beleid bestand besluit besluiten bewind geweld gebied gebieden gezant getijden gewesten verband verbanden verbond "
    "verdriet verbod hert geluid geduld gerucht gewicht gezicht gehandicapten gedetineerden gemeenten".split()
)
_NOUN_ENDING = re.compile(r"\w*(?:recht|dienst|ziekte|koste|kracht|vaart|tijd|schap|gebied|overhed|agent)(?:en|n)?")
# `Wet hergebruik van overheidsinformatie`: what it does to something
_VERBAL_NOUN = re.compile(r"(?:ing|gebruik|beheer|behoud|toezicht|verbod|herstel|verlof|vervoer|raad)$")
_NOTE = re.compile(r"(?<=[a-zà-ÿ]{4})\d{1,2}$")  # the mark of a note, glued to the word before it
_ABBREVIATION = r"(?P<abbreviation>[A-Z][\w/&+-]{1,14}(?:\s(?:19|20)\d\d)?)"
_ENCLOSED = re.compile(r"(?:(?: |\n| \n)[\w’'-]+){1,12}(?=[)»”])")  # `(Wet verbetering beschikbaarheid jeugdzorg)`
_CLOSING_ABBREVIATION = re.compile(rf"(?P<rest>(?:(?!,\sde\s[A-Z])[^().;:\n]){{0,90}}?)\s?\({_ABBREVIATION}\)")


def name_end(text: str, begin: int, head_end: int, joining: frozenset[str] = frozenset(), content: int = 0) -> int:
    """The end of the name that begins at *begin*; its first word or words, such as `Wet`, end at *head_end*.

    *head_end* itself when no name follows. *joining* are prepositions that may join its parts anywhere;
    *content* is how many words of the name itself the head holds: that of a bill has one, with a capital.

    >>> text = "de Wet Educatie en Beroepsonderwijs middelen beschikbaar"
    >>> text[3 : name_end(text, 3, 6)]
    'Wet Educatie en Beroepsonderwijs'
    """
    abbreviated = _CLOSING_ABBREVIATION.match(text, head_end)
    if abbreviated and spells(abbreviated["abbreviation"], text[begin : abbreviated.end("rest")]):
        return abbreviated.end("rest")
    enclosed = _ENCLOSED.match(text, head_end) if text[begin - 1 : begin] in ("(", "«", "“") else None
    if enclosed and not _STOP.intersection(enclosed[0].split()):
        return enclosed.end()
    return _Scan(text, head_end, joining, content).end()


def is_name_word(word: str) -> bool:
    """Whether a name can begin with *word*, however it is printed."""
    return word.lower() not in _STOP | _DETERMINERS | _PREPOSITIONS | frozenset(_CONJUNCTIONS)


def spells(abbreviation: str, name: str) -> bool:
    """Whether *abbreviation* can stand for *name*: its letters are found in the name in order, the first as its first.

    >>> spells("Wpg", "Wet politiegegevens"), spells("SCP", "Wet politiegegevens")
    (True, False)
    """
    letters = [letter for letter in abbreviation.lower() if letter.isalnum()]
    rest = iter("".join(letter for letter in name.lower() if letter.isalnum()))
    words = len(re.findall(r"\w{4,}", name))
    return name[:1].lower() == letters[0] and words < 3 * len(letters) and all(letter in rest for letter in letters)


def _is_participle(word: str) -> bool:
    is_noun = word in _NOT_PARTICIPLES or _NOUN_ENDING.fullmatch(word) is not None
    return not is_noun and _PARTICIPLE.fullmatch(word) is not None


class _Scan:
    """One walk over the words after the head of a name."""

    def __init__(self, text: str, head_end: int, joining: frozenset[str], content: int) -> None:
        self._text = text
        self._joining = joining
        self._head_end = head_end
        self._last = head_end  # the end of the last word that can close the name
        self._at = head_end
        self._capitals = self._content = content

    def end(self) -> int:
        for _ in range(_MOST_WORDS):
            word = self._next(self._at)
            if word is None or not self._takes(word):
                break
        year = _BLANK.match(self._text, self._last)
        if year and _YEAR.match(self._text, year.end()):
            return year.end() + 4
        return self._last

    def _next(self, at: int) -> Span | None:
        if self._text.startswith("-,", at - 1):  # `Besluit in-, uit- en doorvoer`
            at += 1
        blank = _BLANK.match(self._text, at)
        word = _WORD.match(self._text, blank.end()) if blank else None
        return Span(*word.span()) if word else None

    def _takes(self, word: Span) -> bool:
        printed = word.of(self._text)
        if printed in _PREPOSITIONS:
            return self._takes_preposition(word, printed)
        if printed in _CONJUNCTIONS:
            return self._takes_conjunction(word)
        if printed in _DETERMINERS:
            return self._at > self._last and self._pass(word)
        if printed in _STOP or _is_participle(printed) or _VERB.fullmatch(printed):
            return False
        capital = printed[0].isupper()
        if not capital and self._capitals > 1 and self._capitals == self._content:
            return False
        self._capitals += capital
        self._content += 1
        self._last = self._at = word.end
        if note := _NOTE.search(printed):
            self._last -= len(note[0])
        return note is None

    def _pass(self, word: Span) -> bool:
        self._at = word.end
        return True

    def _takes_preposition(self, word: Span, printed: str) -> bool:
        if self._content == 0 and self._last == self._head_end == self._at:
            return printed in _OPENING and self._pass(word)
        inside = _INSIDE.match(self._text, word.begin)
        if inside:
            self._at = inside.end()
            self._last = inside.end() if not inside[0].endswith("van") else self._last
            return True
        following = self._next(word.end)
        if following is None:
            return False
        after = following.of(self._text)
        is_name = after[0].isupper() and not (printed in self._joining and after.isupper())  # `waarden voor CO`
        if is_name or (after in _DETERMINERS and self._capitals > 1):
            # `Participatiewet in Balans`, but `Wet inburgering in Nederland`: only among capitals
            return self._capitals == self._content > 0 and self._pass(word)
        if printed in self._joining:
            return after not in _NOT_AFTER_VAN and self._pass(word)
        nominal = self._content == 1 and _VERBAL_NOUN.search(self._text, self._head_end, self._at) is not None
        return printed == "van" and nominal and after not in _NOT_AFTER_VAN and self._pass(word)

    def _takes_conjunction(self, word: Span) -> bool:
        following = self._next(word.end)
        if following is None or self._at == self._head_end:
            return False
        after = following.of(self._text)
        joined = after[0].isupper() == (self._capitals == self._content > 0) or self._text[self._at - 1] == "-"
        return joined and after not in _STOP | _DETERMINERS | _PREPOSITIONS and self._pass(word)
