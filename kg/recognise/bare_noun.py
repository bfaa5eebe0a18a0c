"""Noun phrases in small letters that stand as a name behind the word that says what is named.

`de aanpak piekbelasting` · `het plan van aanpak sociale advocatuur` · `de richtlijn stedelijk afvalwater`
"""

from __future__ import annotations

import re

# Nouns that may be all of a name, by their end: `de aanpak piekbelasting`
_NOUN_ENDS = (
    r"(?:ing|ings|ie|heid|teit|schap|isme|logie|iek|markt|zorg|bouw|stof|fraude|armoede|geweld|keten|veld|water|lucht"
    r"|landbouw|houderij|erij|industrie|sport|cultuur|natuur|onderwijs|jeugd|druk|crisis|zorgen|woningen|scholen|gevangenis"
    r"|zzp|mkb|mbo|nitraat|klimaat|verkeer|vervoer|bodem|schulden|wijken|tekort|tekorten|groepen|bijstand|overlast"
    r"|stelsel|beleid)"
)
_SAYS_LITTLE = (
    "vertraging|verbetering|verlenging|aanpassing|uitbreiding|verandering|invulling|uitvoering|ondersteuning|financiering"
    "|versterking|versnelling|verhoging|verlaging|aanvulling|werking|werkelijkheid|vermindering|voorziening|betekenis"
    "|prioriteit|mogelijkheid|gelegenheid|vernieuwing|ervaring|toepassing|onderdeel|aanleiding|medewerking|voortgang"
    "|beschikking|rekening|toelichting|doelstelling|voorbereiding|inwerkingtreding|begroting|regeling|instemming|zekerheid"
    "|bekendheid|duidelijkheid|urgentie|informatie|innovatie|wijziging|richting|werkwijze|opvolging|evaluatie|afronding"
)
NOUN = rf"(?!(?:{_SAYS_LITTLE})\b)(?:[a-zà-ÿ-]{{3,40}}{_NOUN_ENDS}|v?mbo|hbo|mkb|zzp|ggz)"
_DONE = (
    r"(?:aanpak|vervanging|modernisering|versterking|verbetering|vernieuwing|verduurzaming|bestrijding|herziening"
    r"|stimulering|tegemoetkoming|vergoeding|ondersteuning|ontwikkeling|uitbreiding|transitie|herstel|beheer|verlaging"
    r"|versnelling|voorkoming|preventie|bevordering|bescherming|herinrichting|renovatie|sanering|digitalisering)\ "
)
_WORD = r"(?!(?:van|voor|met|in|op|aan|te|is|wordt|heeft|een|het|de)\b)[a-zà-ÿ][a-zà-ÿ-]{3,40}"
_ADJECTIVE = (
    r"(?:(?!(?:nieuwe|huidige|deze|eerste|tweede|derde|andere|goede|grote|extra|nadere|enkele|vele|beide|alle|zulke|dezelfde"
    r"|verschillende|meerdere|mogelijke|eigen|verdere|diverse|concrete|belangrijke|volgende|aanvullende|voldoende"
    r"|beschikbare)\b)"
    r"(?:[a-zà-ÿ-]{2,25}(?:(?<!i)e|lijk|isch|baar|aal|eel|ief)|(?:ge|be|ver)[a-z]{3,20}en)\ )"
)
_LIGHT = (
    r"(?!(?:middelen|resultaten|regels|stappen|kosten|gevolgen|effecten|afspraken|maatregelen|aandacht|ruimte|geld"
    r"|voorwaarden|gebruik|sprake|rekening|mensen|partijen|gemeenten|vragen|keer|jaar|jaren)\b)"
)
NAMED = rf"(?:{_DONE}(?:{_ADJECTIVE})?{_LIGHT}{_WORD}|{_ADJECTIVE}{{1,2}}{_LIGHT}{_WORD}|{NOUN})"
END = r"(?=[.,;:)?»]|\s(?:\(|(?P<next>[a-z]+)(?P<inverted>\s(?:ik|wij|we|hij|zij|men)\b)?)|$)"
_AFTER_NAME = frozenset(
    "is zijn was wordt worden werd heeft hebben kan zal moet gaat loopt liep en in uit aan met voor bij op als".split()
)
# Before a clause with its verb at the end: `dat het programma vertraging en kosten`
SUBORDINATE = re.compile(
    r"(?i)\b(?:dat|of|om|als|indien|omdat|zodat|terwijl|waar\w*|die|heeft|hebben|had|geeft|biedt|kan|zal|moet|wordt)\s$"
)


def ends(match: re.Match[str]) -> bool:
    """Whether the name ends where *match*, of a pattern with `END` at its end, has it end."""
    return not match["next"] or match["next"] in _AFTER_NAME or match["inverted"] is not None
