"""References that the file marks, beside those that the text tells."""

from __future__ import annotations

import hashlib

import pytest

from kg.errors import Issue
from kg.gazetteer import known
from kg.model import Context, Hints, LinkHint, Mention, SourceDocument
from kg.recognise import recognise
from kg.recognise.marked import with_marked
from kg.structure import passages, structure
from kg.text import Span


def found(text: str, *links: tuple[str, str, str], form: str = "official XML") -> tuple[list[Mention], list[Issue]]:
    """The numbers and addresses in *text*; *links* are words, target and kind."""
    hints = Hints(
        links=tuple(
            LinkHint(Span(text.index(words), text.index(words) + len(words)), target, kind)  # type: ignore[arg-type]  # a kind by name
            for words, target, kind in links
        )
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = SourceDocument("motie.xml", "motie.xml", text, digest, "utf-8", hints, form)
    parts = passages(structure(source))
    told = recognise(parts, Context(), known()).mentions
    mentions, issues = with_marked(source, parts, told)
    return [one for one in mentions if one.kind in ("kamerstuk", "dossier", "parldoc", "url")], list(issues)


def test_a_mark_that_the_text_tells_too_adds_nothing() -> None:
    mentions, issues = found("de motie (36 600 XV, nr. 24)", ("36 600 XV, nr. 24", "kst-36600-XV-24", "document"))

    assert [mention.rule for mention in mentions] == ["kamerstuk.numbered"]
    assert issues == []


@pytest.mark.parametrize(
    ("target", "kind", "is_a"),
    [
        ("kst-36600-XV-24", "document", "kamerstuk"),
        ("stb-2020-118", "document", "parldoc"),
        ("36600", "dossier", "dossier"),
    ],
)
def test_a_mark_that_the_text_does_not_tell_is_a_reference_and_is_told(target: str, kind: str, is_a: str) -> None:
    ((mention,), (issue,)) = found(
        "gehoord de beraadslaging\nzie de motie daarover", ("de motie daarover", target, kind)
    )

    assert (mention.kind, mention.rule) == (is_a, "marked.document")
    assert (issue.code, issue.line) == ("marked-but-not-read", 2)


def test_where_text_and_mark_differ_both_stay() -> None:
    mentions, issues = found("de motie (36 600 XV, nr. 24)", ("36 600 XV, nr. 24", "kst-36600-XV-42", "document"))

    assert {mention.rule for mention in mentions} == {"kamerstuk.numbered", "marked.document"}
    assert [issue.code for issue in issues] == ["marked-but-not-read"]


def test_a_number_without_a_mark_is_told_where_the_publisher_marks_others() -> None:
    text = "de moties (36 600 XV, nr. 24) en (36 600 XV, nr. 25)"
    mentions, issues = found(text, ("36 600 XV, nr. 24", "kst-36600-XV-24", "document"))

    assert len(mentions) == 2
    assert [issue.code for issue in issues] == ["read-but-not-marked"]
    assert found(text)[1] == []


def test_a_mark_that_can_be_no_number_is_told_and_not_taken() -> None:
    mentions, (issue,) = found("het deel in CCD II", ("CCD II", "kst-CCD-II", "document"))

    assert mentions == []
    assert "not taken" in issue.message


def test_a_link_is_an_address_unless_one_is_printed_and_other_formats_have_no_issues() -> None:
    text = "Zie het rapport op www.scp.nl/rapport of mail ons."
    mentions, issues = found(
        text,
        ("het rapport", "https://www.scp.nl/publicaties/rapport", "url"),
        ("www.scp.nl/rapport", "http://www.scp.nl/rapport", "url"),
        ("mail ons", "mailto:info@scp.nl", "url"),
        form="PDF",
    )

    assert [(mention.rule, mention.span.of(text)) for mention in mentions] == [
        ("marked.url", "het rapport"),
        ("url.www", "www.scp.nl/rapport"),
    ]
    assert issues == []
