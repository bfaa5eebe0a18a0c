"""What the readers of marked-up files share: safe parsing, repair of characters, walking a tree, links and limits.

Nothing outside the file is ever read: no DTD, no external entity, no network. A file that declares entities is
refused, for no official publication does and a few lines of them can grow to gigabytes (CWE-776).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.entities import html5
from pathlib import Path
from typing import Final, Literal

from lxml import etree

from kg.errors import InputError, Issue
from kg.model import LinkHint
from kg.readers.flow import Flow, Gap, Note
from kg.text import Span

MAX_BYTES: Final = (
    32 * 1024 * 1024
)  # the largest official publications in XML have some 10 MB; a tree takes ten times it
MAX_TAGS: Final = 1_000_000  # elements and attributes take 120 to 220 bytes each; a large report has some 200,000
MAX_DEPTH: Final = 200  # elements within elements; the deepest publications have some 30
MarkupKind = Literal["official XML", "metadata", "HTML", "XML", "debate report"]

_DECLARED = re.compile(r"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.-]{1,40})["']""")
_META = re.compile(r"""<meta[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.-]{1,40})""", re.IGNORECASE)
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?(?P<name>[\w.-]+)")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Only these: other names that Python knows are no encodings of documents, and some are slow on purpose-made input.
_ENCODINGS: Final = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-1": "windows-1252",  # as browsers do: https://encoding.spec.whatwg.org/#names-and-labels
    "latin1": "windows-1252",
    "windows-1252": "windows-1252",
    "cp1252": "windows-1252",
    "iso-8859-15": "iso-8859-15",
}
_KINDS_BY_ROOT: Final[Mapping[str, MarkupKind]] = {
    **dict.fromkeys(("officiele-publicatie", "kamerstuk", "kamervragen", "handelingen"), "official XML"),
    **dict.fromkeys(("metadata_gegevens", "owms-metadata"), "metadata"),
    "vloscoredocument": "debate report",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def decoded(path: Path, content: bytes) -> Decoded:
    """The characters of a marked-up file, by its byte order mark, else as it declares, else UTF-8; repaired.

    Raises InputError when the file is too large.
    """
    if len(content) > MAX_BYTES:
        raise InputError(f"{path}: {len(content) // 2**20} MB of markup; at most {MAX_BYTES // 2**20} MB is read")
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), "") or _declared_encoding(content)
    issues: tuple[Issue, ...] = ()
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text, issues = _lenient(content, encoding)
    whole = unmangled(text)
    if whole != text:
        issues = (*issues, Issue(0, "encoding-repaired", "UTF-8 had been read as Windows-1252 and saved so; undone"))
    return Decoded(whole.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff \n\t"), encoding, issues)


def _declared_encoding(content: bytes) -> str:
    head = content[:4096].replace(b"\0", b"").decode("latin-1")
    match = _DECLARED.search(head.removeprefix("ï»¿")) or _META.search(head)
    name = _ENCODINGS.get(match[1].lower(), "utf-8") if match else "utf-8"
    if name.startswith("utf-16") and b"\0" not in content[:4096]:
        return "utf-8"  # the declaration is from before a conversion
    return name


def _lenient(content: bytes, encoding: str) -> tuple[str, tuple[Issue, ...]]:
    """The characters of bytes that are not all what they are said to be: the others are read as Windows-1252."""
    if encoding == "windows-1252":  # five bytes have no meaning in it
        return content.decode(encoding, "replace").replace("\ufffd", " "), ()
    if encoding != "utf-8":
        return content.decode(encoding, "replace"), (_bad_bytes(0, encoding),)
    parts: list[str] = []
    count, at = 0, 0
    decoder = content.decode("utf-8", "surrogateescape")
    for match in re.finditer("[\udc80-\udcff]+", decoder):
        raw = match[0].encode("utf-8", "surrogateescape")
        parts += (decoder[at : match.start()], raw.decode("windows-1252", "replace").replace("\ufffd", " "))
        count += len(raw)
        at = match.end()
    parts.append(decoder[at:])
    return "".join(parts), (_bad_bytes(count, "UTF-8"),)


def _bad_bytes(count: int, encoding: str) -> Issue:
    which = f"{count} bytes are" if count else "some bytes are"
    return Issue(0, "encoding-repaired", f"{which} not {encoding}; read as Windows-1252 where they could be")


# UTF-8 read as Windows-1252 (or Latin-1, where bytes 80-9F become controls): "Ã«" for "ë", "â€™" for "’".
_HIGH = bytes(range(0x80, 0xC0)).decode("latin-1") + "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MANGLED = re.compile(f"[Â-ß][{re.escape(_HIGH)}]|[à-ï][{re.escape(_HIGH)}]{{2}}|[ð-ô][{re.escape(_HIGH)}]{{3}}")
# What no right text holds: a letter that Dutch has not (Â, Ã) or â before a currency sign or control, then a sign.
_TELLING = re.compile(f"[ÂÃ][{re.escape(_HIGH)}]|â[€\x80‚\x82][{re.escape(_HIGH)}]|ï»¿")
# "à" is C3 A0: its second byte is a no-break space, lost where a program trimmed the text.
_MANGLED_OR_LOST = re.compile(rf"{_MANGLED.pattern}|Ã(?=[\s<]|$)")


def unmangled(text: str) -> str:
    """*text* with UTF-8 that was once read as Windows-1252 made good; untouched when nothing shows that it was.

    >>> unmangled("de motie-KrÃ¶ger over Ã©Ã©n emissie-eis"), unmangled("«CAFÉ» in É»")
    ('de motie-Kröger over één emissie-eis', '«CAFÉ» in É»')
    """
    if not _TELLING.search(text):
        return text
    right = _MANGLED.sub("", text)
    # Where right letters stand as well, only what cannot be right is changed: "CAFÉ»" is a word and a quotation mark.
    mixed = any(character > "\x7f" and character not in "ÂÃ" for character in right)
    return (_TELLING if mixed else _MANGLED_OR_LOST).sub(_made_good, text)


def _made_good(match: re.Match[str]) -> str:
    if match[0] == "Ã":
        return "à"
    raw = b"".join(_byte(character) for character in match[0])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _byte(character: str) -> bytes:
    return character.encode("latin-1" if character <= "\xff" else "windows-1252")


def markup_kind(content: bytes) -> MarkupKind | None:
    """What kind of marked-up file *content* is, by its root element; None when it is none.

    >>> markup_kind(b'<?xml version="1.0"?><officiele-publicatie>'), markup_kind(b"Motie")
    ('official XML', None)
    """
    head = decoded(Path(), content[:65_536]).text
    if not head.startswith("<"):
        return None
    bare = re.sub(r"<!--.*?(?:-->|$)|<!\[if.*?>", "", head, flags=re.DOTALL)
    root = _ROOT.search(bare)
    if root is None:
        return "XML" if bare.startswith(("<?xml", "<!DOCTYPE")) else None
    name = root["name"].lower()
    if name == "html" or re.match(r"\s*<!doctype\s+html", bare, re.IGNORECASE):
        return "HTML"
    if name in _KINDS_BY_ROOT:
        return _KINDS_BY_ROOT[name]
    return "XML" if bare.startswith("<?xml") else None


def xml_tree(path: Path, content: bytes) -> tuple[etree._Element, Decoded]:
    """The root element of an XML file, and its characters.

    Raises InputError for a file that is not well-formed, declares entities, or is too large or too deep.
    """
    source = decoded(path, content)
    return xml_root(path, source.text), source


def xml_root(path: Path, text: str) -> etree._Element:
    """The root element of XML; InputErrors as `xml_tree`. *path* names the file in messages."""
    _check_size(path, text)
    if "<!ENTITY" in text:
        raise InputError(f"{path}: declares entities, which can blow up when read; no official publication does")
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(_PROLOG.sub("", text, count=1).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(
            f"{path}: this XML is damaged ({_reason(error)}); fetch the file again, or use another form of the document"
        ) from error
    return root


def _check_size(path: Path, text: str) -> None:
    if text.count("<") + text.count("=") > MAX_TAGS:
        raise InputError(f"{path}: more than {MAX_TAGS} tags and attributes, more than any publication has")


def _reason(error: Exception) -> str:
    return re.sub(r"\s+", " ", str(error))[:200]


def html_root(path: Path, text: str) -> etree._Element:
    """The root element of HTML; XHTML is read as XML when it can be. Raises InputError when there is none."""
    _check_size(path, text)
    if text.startswith("<?xml") and "<!ENTITY" not in text:
        try:
            return xml_root(path, text)
        except InputError:
            pass  # not well-formed, as much XHTML is: read as browsers do
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, recover=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(_PROLOG.sub("", text, count=1).encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{path}: no HTML could be read from it ({_reason(error)})") from error
    if root is None:
        raise InputError(f"{path}: no HTML could be read from it")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError(
            f"{path}: too many elements within each other, or a piece of text over 10 MB; no page has that"
        )
    return root


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without namespace, whatever its case; blanks around it are gone; empty when absent."""
    value = element.get(name)
    if value is None:
        wanted = name.lower()
        value = next(
            (str(each) for key, each in element.attrib.items() if str(key).rpartition("}")[2].lower() == wanted), ""
        )
    return value.strip()


def words_of(element: etree._Element) -> str:
    """All text within an element, white space levelled."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


class Walk:
    """A tree read in the order of its text. A reader says in `begin` and `finish` what each element means."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.flow = Flow()
        self.notes: list[Note] = []
        self._rows: list[bool] = []  # for each row of a table that is open: whether it is one line
        self._outer: list[tuple[Flow, list[bool]]] = []  # what a note interrupts

    def begin(self, element: etree._Element) -> bool:
        """Called before the text of *element*; False leaves it out with all that is in it."""
        raise NotImplementedError

    def finish(self, element: etree._Element) -> None:
        """Called after the text of *element*."""
        raise NotImplementedError

    def paragraph(self, gap: Gap = Gap.PARAGRAPH) -> None:
        """What follows begins a paragraph; in a row that is one line, only a word."""
        self.flow.gap(Gap.BLANK if self._rows and self._rows[-1] else gap)

    def begin_row(self, cells: Iterable[etree._Element], paragraphs: frozenset[str]) -> None:
        """A row is one line when none of its cells holds two paragraphs, a list or a table."""
        self._rows.append(all(_is_one_paragraph(cell, paragraphs) for cell in cells))
        self.flow.gap(Gap.PARAGRAPH)

    def cell(self) -> None:
        """A cell begins or ends."""
        self.flow.gap(Gap.TAB if self._rows and self._rows[-1] else Gap.PARAGRAPH)

    def finish_row(self) -> None:
        self._rows.pop()
        self.paragraph()

    @property
    def in_note(self) -> bool:
        """Whether a note is being read, whose places are not yet those of the text."""
        return bool(self._outer)

    def begin_note(self, note: Note) -> None:
        """What follows is the text of *note*, until `finish_note`."""
        self._outer.append((self.flow, self._rows))
        self.flow, self._rows = note.flow, []

    def finish_note(self) -> None:
        self.flow, self._rows = self._outer.pop()

    def read(self, root: etree._Element) -> None:
        """Read *root* with all that is in it. Raises InputError when elements lie too deep within each other."""
        if not self.begin(root):
            return
        self.flow.words(root.text)
        stack: list[tuple[etree._Element, Iterator[etree._Element]]] = [(root, iter(root))]
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self.finish(element)
                if stack:
                    self.flow.words(element.tail)
            elif not isinstance(child.tag, str):  # a comment, a processing instruction, an undeclared entity
                if child.tag is etree.Entity:
                    self.flow.words(html5.get(f"{child.name};", ""))
                self.flow.words(child.tail)
            elif len(stack) >= MAX_DEPTH:
                raise InputError(f"{self.path}: more than {MAX_DEPTH} elements within each other; the file is damaged")
            elif self.begin(child):
                self.flow.words(child.text)
                stack.append((child, iter(child)))
            else:
                self.flow.words(child.tail)


_LISTS: Final = frozenset("list lijst ul ol table tbl row tr table-row".split())


def _is_one_paragraph(cell: etree._Element, paragraphs: frozenset[str]) -> bool:
    count = 0
    for element in cell.iter(etree.Element):
        name = local_name(element)
        count += name in paragraphs
        if count > 1 or (name in _LISTS and element is not cell):
            return False
    return True


# kst-36410-VII-33, ah-tk-20202021-3235, h-tk-20172018-50-1, stb-2020-118, blg-1007826
PUBLICATION = re.compile(
    r"(?:(?:ah|kv|h|ag|nds|vv|hnd)-[te]k|ah|kv|kst|blg|stb|stcrt|trb|gmb|prb|wsb|bgr)-[0-9A-Za-z][0-9A-Za-z.()-]*"
)
_PUBLICATION_PAGE = re.compile(rf"(?P<id>{PUBLICATION.pattern}?)(?:\.(?:html?|xml|pdf|odt))?(?:[?#].*)?")
_HOSTS = re.compile(
    r"https?://(?:zoek|www|repository)?\.?(?:officielebekendmakingen|officiele-overheidspublicaties|overheid)\.nl/"
)
_DOSSIER_PAGE = re.compile(r"(?:.*/)?dossier/(?P<id>\d{5}(?:-[0-9A-Z]+)?)/?")
WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def link(span: Span, address: str) -> LinkHint | None:
    """The link to *address*: a publication, a dossier or a page of the web; None for places within the document.

    >>> link(Span(0, 4), "stb-2020-118.html").target, link(Span(0, 4), "#noot1")
    ('stb-2020-118', None)
    """
    target = "".join(address.split())
    host = _HOSTS.match(target)
    local = target[host.end() :] if host else target
    dossier = _DOSSIER_PAGE.fullmatch(local)
    if dossier and (host or "://" not in target):
        return LinkHint(span, dossier["id"], "dossier")
    page = _PUBLICATION_PAGE.fullmatch(local.rpartition("/")[2])
    if page and (host or "://" not in target):
        return LinkHint(span, page["id"], "document")
    return LinkHint(span, target, "url") if WEB.fullmatch(target) else None


def in_order(links: Iterable[LinkHint]) -> tuple[LinkHint, ...]:
    """Links in the order of the text, each once."""
    return tuple(dict.fromkeys(sorted(links, key=lambda found: (found.span, found.target))))
