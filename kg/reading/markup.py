"""Markup is only made here: text and attributes are escaped, addresses are checked, and nothing else can get in.

>>> str(element("p", "1 < 2 ", element("a", "more", href="javascript:alert(1)", class_="x")))
'<p>1 &lt; 2 <a class="x">more</a></p>'
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

Content = str | Markup | None | Iterable["Content"]
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_ADDRESSES = frozenset({"href", "src", "action", "formaction"})
# An address on the web, or one relative to the page: no other scheme, no other host without a scheme, no character that
# browsers leave out of a scheme (https://url.spec.whatwg.org/#concept-basic-url-parser).
_SAFE = re.compile(r"(?:https?://|[#?]|/(?![/\\])|\.{1,2}/|\.\Z|[\w%~.-]+(?:[/?#]|\Z))[^\s\x00-\x20\\<>\"]*", re.I)


def element(tag: str, *content: Content, **attributes: str | int | bool | None) -> Markup:
    """An element. An attribute that is None or False is left out, and so is an address that a page may not have.

    A name ends in `_` where Python has it (`class_`); other underscores are hyphens (`data_iri`).
    """
    told = "".join(_attribute(name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())
    if tag in _VOID:
        return Markup(f"<{tag}{told}>")
    return Markup(f"<{tag}{told}>{joined(content)}</{tag}>")


def joined(content: Content) -> Markup:
    """Pieces of content one after the other; what is not markup yet is escaped."""
    if content is None:
        return Markup()
    if isinstance(content, str):  # Markup is one too, and stays as it is
        return escape(content)
    return Markup().join(joined(piece) for piece in content)


def safe_address(address: str) -> str | None:
    """*address* when it leads to the web or to a place relative to the page; None for any other.

    >>> safe_address("https://x.nl/a?b#c"), safe_address("doc/kst-1#A2"), safe_address("java\\tscript:alert(1)")
    ('https://x.nl/a?b#c', 'doc/kst-1#A2', None)
    """
    return address if _SAFE.fullmatch(address) else None


def _attribute(name: str, value: str | int | bool | None) -> Markup:
    if name in _ADDRESSES and isinstance(value, str):
        value = safe_address(value)
    if value is None or value is False:
        return Markup()
    return Markup(f" {name}") if value is True else Markup(f' {name}="{escape(str(value))}"')
