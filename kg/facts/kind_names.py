"""The kinds of kamerstukken by their headings: `Nr. 2 VOORSTEL VAN WET`, `VERSLAG VAN EEN COMMISSIEDEBAT`."""

from __future__ import annotations

import re
from typing import Final

from kg.gazetteer import slug

# (?:...) of words that may precede a kind without making it another one: "TWEEDE NADER GEWIJZIGDE MOTIE"
_CHANGED = r"(?:(?:tweede|derde|vierde|vijfde|nader|gewijzigde?|nader gewijzigde?|herdruk|aangepaste?)\s+)*"

# The heading begins with the pattern -> the type. The first that fits counts: longer names come before shorter ones.
HEADINGS: Final[tuple[tuple[str, str], ...]] = (
    ("inbreng-verslag-van-een-schriftelijk-overleg", r"inbreng (?:\w+ ){0,4}schriftelijk overleg"),
    ("lijst-van-vragen-en-antwoorden", r"(?:verslag houdende een )?lijst van vragen en antwoorden"),
    ("lijst-van-vragen", r"(?:verslag houdende een )?lijst van (?:feitelijke )?vragen"),
    ("motie", rf"{_CHANGED}motie van"),
    ("amendement", rf"{_CHANGED}(?:sub)?amendement van"),
    ("advies-raad-van-state", r"advies (?:van de )?(?:afdeling advisering )?(?:van de )?raad van state"),
    ("nota-naar-aanleiding-van-het-verslag", r"nota naar aanleiding van het (?:\w+ ){0,2}(?:eind)?verslag"),
    ("memorie-van-toelichting", rf"{_CHANGED}memorie van toelichting"),
    ("memorie-van-antwoord", r"(?:nadere )?memorie van antwoord"),
    ("nota-van-wijziging", r"(?:\w+ )?nota van wijziging"),
    ("nota-van-verbetering", r"nota van verbetering"),
    ("toelichtende-nota", r"toelichtende nota"),
    ("initiatiefnota", r"initiatiefnota"),
    ("voorstel-van-wet", rf"{_CHANGED}(?:initiatief)?(?:voorstel|ontwerp) van (?:rijks)?wet"),
    ("koninklijke-boodschap", r"koninklijke boodschap"),
    ("geleidende-brief", r"geleidende brief"),
    ("nader-rapport", r"nader rapport"),
    ("beslisnota", r"beslisnota"),
    ("kamerbrief", r"brief van (?:de |het )?(?:vice-)?(?:minister|staatssecretaris|bewindspersonen|kabinet)"),
    ("brief-van-een-commissie", r"brief van de (?:vaste |tijdelijke |algemene |parlementaire )?(?:\w+)?commissie"),
    ("brief-van-een-lid", r"brief van (?:het lid|de leden)"),
    ("brief", r"brief van"),
    ("jaarverslag", r"jaarverslag"),
    ("verslag", r"(?:nader |voorlopig |eind)*verslag(?: van de (?:vaste )?commissie\b.*| van het onderzoek\b.*)?$"),
    ("rapport", r"rapport\b"),
)  # fmt: skip
_HEADINGS = tuple((name, re.compile(pattern, re.I)) for name, pattern in HEADINGS)
# "(STENOGRAFISCH) VERSLAG VAN EEN COMMISSIEDEBAT" and every other kind of meeting: the type is the words themselves.
_MEETING = re.compile(
    r"(?:\(?stenografisch\)? )?(?P<kind>verslag van een (?:\w+ )?\w*(?:overleg|debat|gesprek|hoorzitting))\b", re.I
)


def heading_type(heading: str) -> str | None:
    """The type that a heading names.

    >>> heading_type("NADER GEWIJZIGDE MOTIE VAN HET LID PODT"), heading_type("VERSLAG VAN EEN COMMISSIEDEBAT")
    ('motie', 'verslag-van-een-commissiedebat')
    """
    match = _MEETING.match(heading)
    if match:
        return slug(match["kind"])
    return next((name for name, pattern in _HEADINGS if pattern.match(heading)), None)
