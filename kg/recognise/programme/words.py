"""The words by which names of programmes are told: heads, adjectives before them, and where a name ends.

One table each, and the patterns are built from them. Kept apart from the rules that use them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.recognise.excerpt import Trigger

# Heads that say little: a programme is known by what follows them. Longer ones first.
GENERIC = (
    "plan van aanpak", "specifieke uitkering", "programma", "project", "pilot", "campagne", "traject", "aanpak",
    "agenda", "plan", "strategie", "survey", "enquête", "alliantie", "onderzoek", "experiment", "coalitie",
    "initiatief", "regeling", "visie", "impuls", "operatie",
    "subsidie",
)  # fmt: skip
# Heads that by themselves name a kind of programme, so that `de Actieagenda` can stand for the whole name.
COMPOUND = (
    r"(?:actie|werk|toekomst|kennis|onderzoeks|innovatie|uitvoerings|beleids|hervormings|investerings|implementatie|impuls"
    r"|stimulerings|samenwerkings|meerjaren|master|delta|aanvals|herstel|veerkracht|klimaat|preventie|zorg|stage|techniek"
    r"|onderwijs|sport|energie|grondstoffen|natuur|water|woon|bestuurs|sociaal|pensioen|noodhulp|stappen"
    r"|verbeter|cyber\w*|crypto|veiligheids|digitaliserings|migratie|gelijkheids|ontwikkel|doe|lokaal)"
    r"-?(?:agenda|plan|programma|akkoord|pact|strategie|aanpak|deal)"
)
# First parts of compounds that name no programme: `bestemmingsplan`, `televisieprogramma`, `uitvoeringsregeling`.
_OTHER_FIRST = """
lease
bestemmings omgevings bouw school les studie opleidings onderwijs televisie tv radio computer software verkiezings
partij familie crisis rooster reis dienst vlieg huis straf cao verlof vertrek overgangs uitvoerings vrijstellings
ontheffings ministeriële wettelijke pensioen waarborg vermogens beleggings begrotings gemeente provincie belasting zorg
behandel ondernemings business jaar vloer ziekte sociaal hedge durf investerings noodlijdende echtscheidings rouw
""".split()
_ANY_COMPOUND = (
    rf"(?!(?:{'|'.join(_OTHER_FIRST)})-?(?:plan|programma|project|regeling|fonds|subsidie|agenda|visie)\b)"
    r"[a-zà-ÿ-]{3,30}(?:agenda|plan|programma|akkoord|(?<!im)pact|strategie|aanpak|deal|convenant|alliantie|impuls|offensief"
    r"|regeling|subsidie|campagne|pilot|visie|routekaart|ambitie|operatie|(?<!bouw)(?<!wet)(?<!school)project)"
)
# With a name after them: `handhavingsprogramma Dierenwelzijn`, `Waterconvenant Twente`, `SPUK Ouderenhuisvesting`
SPECIFIC = (
    rf"(?:{COMPOUND}|convenant|pact|akkoord|deal|decentralisatie-uitkering|subsidieregeling|stimuleringsregeling"
    rf"|routekaart|intentieverklaring|afspraken|spuk|{_ANY_COMPOUND})"
)
# Heads, in small letters, after which a name with one capital may go on in small letters.
GOES_ON = ("programma", "project", "pilot", "campagne")
# Heads that must be printed with a capital (`de agenda Europese Raad` is none), or be quoted (`het traject Utrecht`).
CAPITAL_ONLY = (
    "aanpak",
    "agenda",
    "plan",
    "strategie",
    "akkoord",
    "pact",
    "deal",
    "visie",
    "afspraken",
    "coalitie",
    "operatie",
)
# `Regeling X` is a law; `de regeling X` is not
NEVER_BARE = ("onderzoek", "traject")
# Heads that are no part of the name: `project Respectvol Samenleven` is known as Respectvol Samenleven.
SEPARATE = (
    "programma", "project", "pilot", "campagne", "traject", "onderzoek", "plan van aanpak", "survey", "enquête",
    "regeling", "initiatief",
)  # fmt: skip
PLURAL = r"(?:s|’s|'s|ën|n?en)?"
HEAD = rf"(?:{'|'.join(GENERIC)}|{SPECIFIC})"

STEMS = Trigger(
    *"programma project pilot campagne traject aanpak agenda plan strategie survey enquête alliantie akkoord pact "
    "convenant specifieke uitkering regeling routekaart deal onderzoek experiment coalitie initiatief visie impuls "
    "offensief intentieverklaring afspraken spuk fonds subsidie krediet voucher operatie ambitie".split()
)
ADJECTIVE = (
    r"(?:Nationaa?le?|Lange[- ]?[Tt]ermijn"
    r"|Nationaal|Landelijke?|Nederlandse?|Europees|Europese|Rijksbrede?|Interbestuurlijke?|Integraal|Integrale"
    r"|Bestuurlijke?|Maatschappelijke?|Digitale|Regionale?|Regionaal|Meerjarige?|Tweede|Derde|Vierde|Strategische?"
    r"|Sociale|Brede?|Gezamenlijke?|Internationale?|Economische|Algemene|Gemeenschappelijke|Vernieuwde|Duurzame|Groene"
    r"|Lokale|Provinciale|Stedelijke|Rijksbreed)"
)

# Words at which a name in small letters ends.
STOP_WORDS = frozenset(
    """
    is zijn was waren wordt worden werd werden heeft hebben had hadden kan kunnen kon konden zal zullen zou zouden moet
    moeten mag mogen wil willen gaat gaan ging komt komen kwam doet doen blijft blijven staat staan ligt liggen loopt
    lopen geeft geven maakt maken richt richten biedt bieden zet zetten draagt dragen leidt leiden helpt helpen ziet
    zien laat laten valt vallen vormt vormen bevat bevatten omvat kent kennen stelt stellen beoogt werkt werken dient
    start starten krijgt krijgen die dat deze dit waar waarin waarmee waarbij waarvan waarvoor waaraan waarop waaruit
    waaronder wat wie als dan toen om door aan naar uit over zoals ook nog nu al niet wel geen er hier daar ik u uw mijn
    we wij zij ze hij men hun haar onder ter ten tijdens sinds vanaf binnen via per zodat omdat terwijl hoewel maar want
    dus namelijk bijvoorbeeld zelf mede verder nader reeds inmiddels onlangs recent eerder vervolgens daarnaast daarom
    gericht bedoeld genaamd genoemd getiteld bestaat voert vervolgd gestart opgezet opgesteld beschikbaar nodig mogelijk
    open is/zal te tot volgens conform mits naast na voordat wanneer indien tenzij immers echter zodra rond rondom aldus
    hiermee daarmee hierin daarin hiervoor daarvoor jaarlijks thans momenteel wederom opnieuw straks morgen gisteren
    houdende betreffende inzake aangaande omtrent jegens behoudens krachtens wegens vanwege namens
    """.split()
)
_PARTICIPLE = re.compile(r"(?:ge|be|ver|ont|her|aange|opge|uitge|inge|afge|voorge|vastge)\w{2,}(?:d|t|en)$")
INNER = ("en", "of", "van", "voor", "de", "het", "een", "in", "op", "met", "bij", "tegen")  # never end a name


def stops(word: str) -> bool:
    """Whether a name in small letters ends before *word*."""
    return word in STOP_WORDS or _PARTICIPLE.match(word) is not None


# At the end of a word with a capital that alone names a programme: `het Landbouwakkoord`, `de Woningbouwimpuls`
_ALONE_ENDS = (
    "agenda|akkoord|(?<!im)pact|strategie|programma|impuls|fonds|regeling|aanpak|offensief|deal|convenant|alliantie|coalitie"
    "|plan|visie|krediet|voucher"
)
ALONE = re.compile(rf"(?P<first>[A-ZÀ-Þ][a-zà-ÿ]{{2,}}[a-zà-ÿ-]*?)(?P<head>{_ALONE_ENDS})")
# First parts of such words that name no particular one: `het Actieplan`, `het Gemeentefonds`, `de Structuurvisie`
_NEVER_ALONE = frozenset(
    """
    actie beleids jaar werk project subsidie stimulerings stimulering uitvoerings coalitie regeer hoofdlijnen bestuurs
    meerjaren meerjarig master toekomst kennis innovatie stappen herstel nood investerings verbeter implementatie
    raam deel tussen principe onderhandelings gemeente provincie mobiliteits delta infrastructuur diergezondheids
    belasting begrotings beheer bedrijfs inrichtings communicatie evaluatie toezicht toezichts maatwerk compensatie
    schade vergoedings overgangs bekostigings behandel hulpverlenings samenwerkings cao vakantie vertrek
    consumptie consumptief woon hypotheek bank over microfinancierings ondernemers doorlopend leverings exportleverings
    overbruggings kas werk model voorbeeld concept
    structuur gebieds eind tele super pro
    invoerings aanpassings wijzigings
    tegemoetkomings uitkerings toeslagen ontwikkel ontwikkelings activiteiten aanvals aanvullings milieu
    """.split()
)
_NOT_ALONE = _NEVER_ALONE | frozenset((*_OTHER_FIRST, "groei", "nummer"))
_OF_ANYTHING = "plan programma project regeling fonds subsidie agenda visie krediet voucher".split()  # not `Zorgpact`
_YET_ALONE = frozenset(
    (
        ("groei", "fonds"),
        ("toekomst", "fonds"),
        ("innovatie", "krediet"),
        ("herstel", "fonds"),
        ("innovatie", "fonds"),
        ("mobiliteits", "visie"),
        ("mobiliteits", "agenda"),
    )
)
_NEVER = frozenset(_OTHER_FIRST) | frozenset(
    "coalitie regeer hoofdlijnen bestuurs jaar begrotings cao principe".split()
)
CABINETS = ("Rutte", "Balkenende", "Schoof", "Kok", "Lubbers", "Jetten")  # `regeerakkoord Rutte III`
# Abbreviations that are no scheme before a head: `EU-programma`, `BTW-regeling`
NO_SCHEME = (
    r"(?:CAO|BTW|EU|VN|MKB|NL|ICT|IT|AI|OV|HR|OR|AOW|WW|CO2|HBO|MBO|PR|COVID|ADHD|GGZ|TBS|DNA|USA?|TV|WMO|BES"
    r"|LHBTI\+?)"
)


def names_no_programme(first: str) -> bool:
    """Whether a compound with this first part names no programme, also with its years: `verkiezings`, `coalitie`."""
    return first.casefold().rstrip("-") in _NEVER


@lru_cache(maxsize=4096)
def names_alone(word: str) -> str:
    """The head, in small letters, of a word that is the name of a programme by itself; empty when it is none.

    >>> names_alone("Landbouwakkoord"), names_alone("Actieplan")
    ('akkoord', '')
    """
    match = ALONE.fullmatch(word)
    first = match["first"].casefold().rstrip("-") if match else ""
    if match is None or (match["head"] in ("krediet", "voucher") and match["first"].endswith("-")):
        return ""  # `Bbz-krediet`: a credit that a law gives
    if first.endswith("begrotings"):
        return ""  # `Defensiematerieelbegrotingsfonds`: a budget
    says_nothing = _NOT_ALONE if match["head"] in _OF_ANYTHING else _NEVER_ALONE
    if first in says_nothing and (first, match["head"]) not in _YET_ALONE:
        return ""
    return match["head"]
