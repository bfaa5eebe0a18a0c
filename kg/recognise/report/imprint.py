"""How a source tells who wrote it and where it came out: `Jansen, P. & De Boer, K.`, `Den Haag/Heerlen: CBS`."""

from __future__ import annotations

import re

_INITIALS = r"(?:[A-Z][a-z]?\.[\s-]?){1,5}"
SURNAME = r"(?:(?:van|de|der|den|ten|ter|Van|De|Den|Ten|Ter)\s){0,2}[A-ZÀ-Þ][\w’'-]+"
_AUTHOR = rf"(?:{_INITIALS}\s?{SURNAME}|{SURNAME},\s{_INITIALS}(?:\s?(?:van|de|der|den|ten|ter)\b){{0,2}})"
# `P. de Groot en L.M. Visser`, `De Groot, P., Visser, L. & Smit, K. (red.)`, `P. de Groot e.a.`
AUTHORS = (
    rf"{_AUTHOR}(?:,?(?:\s|\s(?:en|&|and)\s){_AUTHOR}){{0,7}}(?:,?\s(?:e\.?a\.?|et\sal\.?|c\.s\.))?"
    r"(?:\s\((?:red|eds?)\.\))?"
)
_CITY = (
    r"(?:Den\sHaag|’s-Gravenhage|Utrecht|Amsterdam|Rotterdam|Leiden|Groningen|Nijmegen|Tilburg|Maastricht|Delft|Deventer"
    r"|Bilthoven|Brussel|Brussels|Zoetermeer|Wageningen|Enschede|Diemen|Houten|Parijs|Paris|Geneva|Genève|London|Luxemburg"
    r"|Luxembourg|New\sYork|Washington)"
)
CITIES = rf"{_CITY}(?:\s?/\s?[A-Z][\w-]+){{0,2}}"
# At the end of a source: `. Utrecht: Boom`, `. Washington, DC: World Bank`, `, Den Haag/Heerlen: CBS`
IMPRINT = re.compile(
    r"(?:(?<=[.)?])\s+[A-Z][\w’-]+(?:[ /][A-Z]?[\w’-]+){0,2}(?:,\s[A-Z]{2})?"
    rf"|,\s+{CITIES}|\s\({CITIES})"
    r":\s+(?P<publisher>[^:]{2,80})$"
)
PLACE = re.compile(rf"(?:[.,]\s{_CITY})+$")
A_CITY_AND_YEAR = rf"{_CITY}\s\d"
