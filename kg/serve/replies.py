"""Replies of more than one route: a page in the language asked for, a message, what a browser may keep."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.reading.markup import Content, element
from kg.serve import pages
from kg.serve.pages import View
from kg.serve.words import LANGUAGES

COOKIE = "kg-language"
_YEAR = 31_536_000  # seconds


def message(view: View, title: str, why: str, more: Content = None) -> str:
    """A page that says why there is nothing else; *title* and *why* are keys of Words."""
    shown = element("code", more) if isinstance(more, str) and not isinstance(more, Markup) else more
    return pages.message_page(view, view.say(title), view.say(why), " ", shown)


def page_for(request: Request, html: str | bytes, status: int = 200) -> Response:
    """A page in the language that was asked for; a choice in the address is kept in a cookie for the next pages.

    The explorer reads and writes the same cookie (kg/page/words.js), so scripts may have it.
    """
    answer = HTMLResponse(html, status, {"Vary": "Accept, Accept-Language, Cookie"})
    if (chosen_one := request.query_params.get("lang", "")) in LANGUAGES:
        answer.set_cookie(COOKIE, chosen_one, max_age=_YEAR, samesite="lax")
    return answer


def lasting(request: Request, text: str, kind: str, headers: Mapping[str, str] | None = None) -> Response:
    """What is the same as long as this version of kg is installed: a browser that has it already is told so."""
    tag = _tag(text)
    told = {"ETag": tag, "Cache-Control": "no-cache", **(headers or {})}
    wanted = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if tag in wanted:
        return Response(status_code=304, headers=told)
    return Response(text, media_type=f"{kind}; charset=utf-8", headers=told)


@cache
def _tag(text: str) -> str:
    return f'"{sha256(text.encode()).hexdigest()[:32]}"'
