"""A local server that replays answers of the two services of official publications.

`/sru` and `/frbr/...` are the repository (`tests/data/fetch/sru.xml`, `tests/data/readers/official/frbr`); `/OData/...`
is the Tweede Kamer. `faults` are given once each, in order, before the right answer.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, unquote, urlsplit

from lxml import etree

DATA = Path(__file__).parent / "data"
_REPOSITORY = DATA / "readers" / "official"
_SRU = "{http://docs.oasis-open.org/ns/search-ws/sruResponse}"
_IDENTIFIER = "{http://purl.org/dc/terms/}identifier"
_CHANGED = "Tue, 13 Jul 2021 10:00:00 GMT"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server gives, once, for an address that holds certain characters."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    cut: int = 0  # bytes that are promised and do not come


@dataclass
class PublicationServer:
    """The server; `requests` are the addresses that were asked for, with their headers."""

    base: str = ""
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    faults: list[tuple[str, Reply]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.requests]

    def fault(self, part: str, reply: Reply, times: int = 1) -> None:
        self.faults += [(part, reply)] * times

    def reply(self, path: str, headers: dict[str, str]) -> Reply:
        self.requests.append((path, headers))
        for one in self.faults:
            if one[0] in path:
                self.faults.remove(one)
                return one[1]
        parts = urlsplit(path)
        if parts.path == "/sru":
            return Reply(body=self._sru(parts.query))
        if parts.path.startswith("/frbr/"):
            return _file(_REPOSITORY / parts.path.lstrip("/"), headers)
        return self._odata(unquote(parts.path), parse_qs(parts.query))

    def _sru(self, query: str) -> bytes:
        """The records that the query selects by id, or all of them, from `startRecord` on."""
        asked = parse_qs(query)
        root = etree.fromstring((DATA / "fetch" / "sru.xml").read_bytes())
        records = root.find(f"{_SRU}records")
        assert records is not None
        wanted = re.search(r'dt\.identifier=="([^"]+)"', asked["query"][0])
        chosen = [one for one in records if wanted is None or one.findtext(f".//{_IDENTIFIER}") == wanted[1]]
        begin, size = int(asked["startRecord"][0]), int(asked["maximumRecords"][0])
        records[:] = chosen[begin - 1 : begin - 1 + size]
        count = root.find(f"{_SRU}numberOfRecords")
        assert count is not None
        count.text = str(len(chosen))
        return etree.tostring(root).replace(b"http://__MOCK_SERVICE__/repository.overheid.nl", self.base.encode())

    def _odata(self, path: str, asked: dict[str, list[str]]) -> Reply:
        zaak = json.loads((DATA / "fetch" / "zaak-2025Z08269.json").read_bytes())
        condition = asked.get("$filter", [""])[0]
        if path == "/OData/Zaak":
            return _json([zaak] if condition == "Nummer eq '2025Z08269'" else [])
        if path == "/OData/Document":
            return _json(_documents(condition, int(asked["$skip"][0]), int(asked["$top"][0])))
        version = zaak["Document"][0]["HuidigeDocumentVersie"]
        for one in (*version["DocumentPublicatie"], *version["DocumentPublicatieMetadata"]):
            if path.endswith(f"({one['Id']})/Resource"):
                return _published(one["FileName"])
        if path.endswith(")/Resource"):
            return Reply(body=(DATA / "readers" / "kst-32545-143.pdf").read_bytes())
        return Reply(404)


def _documents(condition: str, skip: int, top: int) -> list[object]:
    found = json.loads((DATA / "fetch" / "documents.json").read_bytes())
    number = re.search(r"DocumentNummer eq '(\w+)'", condition)
    if number:
        found = [one for one in found if one["DocumentNummer"] == number[1]]
    if "ExterneIdentifier" in condition:
        found = []
    return [*found[skip : skip + top]]


def _published(name: str) -> Reply:
    if name == "metadata.xml":
        return Reply(
            body=b'<metadata_gegevens><metadata name="DC.identifier" content="kst-31305-491"/></metadata_gegevens>'
        )
    file = _REPOSITORY / "moties" / name
    return Reply(body=file.read_bytes()) if file.exists() else Reply(404)


def _json(values: list[object]) -> Reply:
    return Reply(body=json.dumps({"@odata.context": "...", "value": values}).encode())


def _file(path: Path, headers: dict[str, str]) -> Reply:
    if not path.exists() and path.suffix == ".pdf":
        path = DATA / "readers" / path.name
    if not path.exists():
        return Reply(404)
    content = path.read_bytes()
    etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    if headers.get("if-none-match") == etag:
        return Reply(304)
    return Reply(200, content, (("ETag", etag), ("Last-Modified", _CHANGED)))


@contextmanager
def publication_server() -> Iterator[PublicationServer]:
    """A running server on a free port of this machine."""
    server = PublicationServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = server.reply(self.path, {name.lower(): value for name, value in self.headers.items()})
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            if reply.status != 304:
                self.send_header("Content-Length", str(len(reply.body) + reply.cut))
            self.end_headers()
            if reply.status != 304:
                self.wfile.write(reply.body)
            self.close_connection = bool(reply.cut)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A client that stops reading is part of the tests."""

    with Quiet(("127.0.0.1", 0), Handler) as httpd:
        server.base = f"http://127.0.0.1:{httpd.server_address[1]}"
        thread = Thread(target=httpd.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            httpd.shutdown()
            thread.join()
