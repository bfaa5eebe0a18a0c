"""The page in a single file and the page of a server show the same: both answer each call in the same way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from browsing import launched
from playwright.sync_api import Page

from kg.catalogue import CATALOGUE_FILE
from kg.store import open_graph
from kg.view import Answers
from kg.view.bundle import bundle
from kg.view.columns import core, packed, texts
from kg.view.contents import contents

pytestmark = pytest.mark.browser

ID = "https://w3id.org/kamergraaf/id/"
LETTER, ANSWERS, SZW = f"{ID}doc/kst-32824-378", f"{ID}doc/kst-32824-451", "mnre1073"
FILTERS = [
    {"kind": ["report", "law"], "year": ["2022"]},
    {"party": [f"{ID}party/vvd"], "relation": ["mentions"]},
    {"certainty": ["ambiguous", "unresolved"]},
    {"document": [ANSWERS], "kind": ["question", "kamerstuk"]},
    {"ministry": ["https://identifier.overheid.nl/tooi/id/ministerie/mnre1073"], "kind": ["document", "parldoc"]},
]
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("overview", {}),
    ("facets", {}),
    *((call, {"filters": filters}) for filters in FILTERS for call in ("overview", "facets", "passages")),
    *(("search", {"text": text, "limit": 8}) for text in ("scp", "32 824, nr. 378", "wet straf", "vraag 83", "VIA")),
    ("search", {"text": "antwoord op vraag 83 van 32824-451"}),
    ("ranking", {"kind": "report", "offset": 3, "limit": 9}),
    ("ranking", {"kind": "programme", "filters": FILTERS[1]}),
    *(("thing", {"iri": f"{ID}{name}"}) for name in ("body/scp", "doc/kst-32824-451.a47", "doc/kst-32824-451.q83")),
    ("thing", {"iri": LETTER, "filters": FILTERS[0]}),
    ("thing", {"iri": f"{ID}programme/werkagenda-voor-een-inclusieve-arbeidsmarkt"}),
    ("passages", {"to": f"{ID}body/scp", "offset": 5, "limit": 20}),
    ("passages", {"from": ANSWERS, "to": f"{ID}body/cbs"}),
    ("passages", {"publisher": f"{ID}body/scp", "limit": 30}),
    ("passages", {"from": ANSWERS, "unresolved": True}),
    ("neighbours", {"iri": f"{ID}body/scp", "limit": 10}),
    ("neighbours", {"iri": f"{ID}body/scp", "depth": 2, "limit": 60}),
    ("neighbours", {"iri": f"{ID}body/scp", "limit": 10, "drawn": [f"{ID}doc/kst-32824-451", f"{ID}body/cbs"]}),
    ("neighbours", {"iri": f"{ID}party/vvd"}),
    ("neighbours", {"iri": f"{ID}doc/kst-32824-451.a47", "filters": FILTERS[3]}),
    ("drawing", {"iris": [LETTER, ANSWERS, f"{ID}body/scp", f"{ID}party/vvd", f"{ID}body/none"]}),
    ("path", {"from": f"{ID}party/d66", "to": f"{ID}law/BWBR0015703"}),
    ("path", {"from": f"{ID}body/scp", "to": f"{ID}body/scp"}),
]


@pytest.fixture(scope="module")
def embedded(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the data source of a single file and nothing else."""
    shown = contents(open_graph(str(built)))
    modules = files("kg").joinpath("page")

    def read(name: str) -> str:
        entry = 'import { Embedded } from "./embedded.js";\nwindow.opening = Embedded.open();\n'
        return entry if name == "test" else modules.joinpath(f"{name}.js").read_text("utf-8")

    blocks = {"core": core(shown), "texts": texts(shown, with_units=True, with_anchors=True)}
    html = [
        f'<script type="application/octet-stream" id="{name}">{packed(data)}</script>' for name, data in blocks.items()
    ]
    path = tmp_path_factory.mktemp("data") / "data.html"
    path.write_text(f"<!doctype html>{''.join(html)}<script>{bundle('test', read)}</script>", "utf-8")
    with launched() as browser:
        page = browser.new_page()
        page.goto(path.as_uri())
        yield page


@pytest.fixture(scope="module")
def served(built: Path) -> Answers:
    return Answers(open_graph(str(built)), built / CATALOGUE_FILE)


@pytest.mark.parametrize(("call", "arguments"), CALLS, ids=lambda value: value if isinstance(value, str) else "")
def test_both_sources_give_the_same_answer(
    embedded: Page, served: Answers, call: str, arguments: dict[str, Any]
) -> None:
    asked = "async ([call, args]) => (await window.opening).answer(call, args)"
    in_page: dict[str, Any] = embedded.evaluate(asked, [call, arguments])
    in_python: dict[str, Any] = json.loads(json.dumps(served.answer(call, arguments)))

    assert set(in_page) == set(in_python)
    for name, value in in_python.items():
        assert in_page[name] == value, name
