"""What a query asks for besides an answer: SERVICE would make this server ask others, an update would change data.

The engine never makes an update of a query. It would follow SERVICE: to any host that the address names. So a query
with that word where the grammar can read it as a keyword (https://www.w3.org/TR/sparql11-query/#sparqlGrammar) is
refused before it is run; in strings, comments, IRIs and names it may stand.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""
      <[^<>"{}|^`\\\x00-\x20]*>                              # IRIREF
    | \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*+\"\"\"                # strings
    | '''(?:'{0,2}(?:[^'\\]|\\.))*+'''
    | "(?:[^"\\\n\r]|\\.)*+"
    | '(?:[^'\\\n\r]|\\.)*+'
    | \#[^\n\r]*                                             # comment
    | [?$@][\w-]+                                            # variable, language
    | (?:[^\W\d_][\w.-]*)?:(?:[\w:.\u00b7-]|%[0-9A-Fa-f]{2}|\\.)*   # prefixed name, blank node
    | (?P<word>[A-Za-z_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset("insert delete load clear drop create add move copy".split())
_FORMS = frozenset("select ask construct describe".split())
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def asks_service(query: str) -> bool:
    """Whether the query has a SERVICE clause, also one written with \\u escapes.

    >>> asks_service("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }")
    True
    >>> asks_service('SELECT ?service { ?service ?p "SERVICE" } # SERVICE')
    False
    """
    return any("service" in _words(text) for text in {query, _unescaped(query)})


def has_dataset(query: str) -> bool:
    """Whether the query says itself with FROM which graphs it is about.

    >>> has_dataset("SELECT * FROM <http://x/> { ?s ?p ?o }"), has_dataset("SELECT ?from { ?from ?p 'from' }")
    (True, False)
    """
    return any("from" in _words(text) for text in {query, _unescaped(query)})


def is_update(query: str) -> bool:
    """Whether the text is an update request and no query: its first keyword after the prologue says so."""
    for word in _words(query):
        if word in _FORMS:
            return False
        if word in _UPDATES or word == "with":
            return True
    return False


def _words(query: str) -> list[str]:
    return [match["word"].lower() for match in _TOKEN.finditer(query) if match["word"]]


def _unescaped(query: str) -> str:
    """Code point escapes resolved, as a parser may do before anything else (SPARQL 1.1, 19.2)."""

    def character(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code <= 0x10FFFF else match[0]

    return _ESCAPE.sub(character, query)
