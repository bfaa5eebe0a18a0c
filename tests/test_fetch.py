"""Fetching official publications, from a local server that replays answers of the services."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from publication_server import DATA, PublicationServer, Reply, publication_server

import kg
from kg.cli import main
from kg.errors import FetchError, InputError, ServiceDownError
from kg.fetch import FetchReport, fetch, run, sru
from kg.fetch import odata as odata_service
from kg.fetch.asked import Asked, ChamberNumber, Dossier, Publication, Search, asked_for, search
from kg.fetch.services import origin
from kg.fetch.sru import query_of
from kg.fetch.transport import Transport

MOTION = "kst-32545-143"
ANSWERS = "ah-tk-20202021-3235"
FRBR = DATA / "readers" / "official" / "frbr" / "officielepublicaties"


@pytest.fixture
def server() -> Iterator[PublicationServer]:
    with publication_server() as running:
        yield running


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for a server; the waiting itself is tested with a clock of its own."""
    monkeypatch.setattr("time.sleep", lambda _: None)


def _fetch(server: PublicationServer, folder: Path, *asked: str | Asked, **options: Any) -> FetchReport:
    return fetch(
        asked, folder, contact="test@example.org", pause=0, repository=server.base, odata=f"{server.base}/OData",
        **options,
    )  # fmt: skip


def _kg(server: PublicationServer, folder: Path, *arguments: str) -> Result:
    addresses = ["--repository", server.base, "--odata", f"{server.base}/OData", "--pause", "0", "-o", str(folder)]
    return CliRunner().invoke(main, ["fetch", "--contact", "test@example.org", *addresses, *arguments])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("32824-378", Publication("kst-32824-378")),
        ("kst-32824-378", Publication("kst-32824-378")),
        ("32 824, nr. 378", Publication("kst-32824-378")),
        ("Kamerstukken II 36 600 XV, nr. 24", Publication("kst-36600-XV-24")),
        ("21501-20-915", Publication("kst-21501-20-915")),
        ("35010-C", Publication("kst-35010-C", "35010-C")),
        ("ah-tk-20242025-769", Publication("ah-tk-20242025-769")),
        ("https://zoek.officielebekendmakingen.nl/kst-32824-378.html", Publication("kst-32824-378")),
        ("32824", Dossier("32824")),
        ("36600-XV", Dossier("36600-XV")),
        ("21501-20", Dossier("21501-20")),
        ("2022Z03332", ChamberNumber("2022Z03332")),
        ("2023d09676", ChamberNumber("2023D09676")),
    ],
)
def test_what_is_asked_for_is_known_by_its_form(text: str, expected: Asked) -> None:
    assert asked_for(text) == expected


@pytest.mark.parametrize("text", ["", "integratie", "../../etc/passwd", "kst-../x", "2022A03332", "12"])
def test_error_what_is_no_number_is_refused_before_anything_is_asked(text: str) -> None:
    with pytest.raises(InputError, match="is no number of a publication"):
        asked_for(text)


def test_a_search_is_a_query_of_the_service() -> None:
    asked = search('inburgering "gedeelde waarden"', "motie", "2023", "2024-06-30")

    assert query_of(asked) == (
        'c.product-area==officielepublicaties and w.organisatietype=="staten generaal" and '
        'cql.textAndIndexes="inburgering" and cql.textAndIndexes="gedeelde waarden" and w.subrubriek=="Motie" and '
        'dt.date>="2023-01-01" and dt.date<="2024-06-30"'
    )


def test_words_of_a_search_cannot_end_their_quotation() -> None:
    assert query_of(Search(('a" or b',))).endswith(r'cql.textAndIndexes="a\" or b"')
    assert "contains(Onderwerp,'d''Hondt')" in odata_service.query_url("https://h", Search(("d'Hondt",)), 0, 10)


def test_a_paper_comes_as_xml_with_its_metadata_and_is_built(server: PublicationServer, tmp_path: Path) -> None:
    report = _fetch(server, tmp_path / "documents", "32545-143")

    (document,) = report.documents
    assert (document.id, document.outcome, report.problems) == (MOTION, "fetched", ())
    assert document.path.read_bytes() == (FRBR / f"kst/32545/{MOTION}/1/xml/{MOTION}.xml").read_bytes()
    assert {path.name for path in document.path.parent.iterdir()} == {
        f"{MOTION}.xml", "metadata.xml", "metadata_owms.xml", ".fetch.json",
    }  # fmt: skip
    summary = kg.build([tmp_path / "documents"], tmp_path / "output")
    assert not summary.problems
    assert f'kg:officialId "{MOTION}"' in (tmp_path / "output" / "graph.ttl").read_text("utf-8")


def test_every_request_says_who_asks(server: PublicationServer, tmp_path: Path) -> None:
    _fetch(server, tmp_path, MOTION)

    assert {headers["user-agent"] for _, headers in server.requests} == {
        f"kamergraaf/{kg.__version__} (contact: test@example.org)"
    }


def test_a_dossier_is_fetched_page_by_page_up_to_the_limit(
    server: PublicationServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sru, "PAGE", 1)

    report = _fetch(server, tmp_path, "32545", limit=2)

    assert [document.id for document in report.documents] == [MOTION, ANSWERS]
    assert sum(path.startswith("/sru") for path in server.paths) == 2


def test_a_zaak_gives_its_published_documents_from_the_kamer_when_the_repository_has_none(
    server: PublicationServer, tmp_path: Path
) -> None:
    report = _fetch(server, tmp_path, "2025Z08269")

    (document,) = report.documents
    assert document.path.name == "kst-31305-491.xml"
    assert document.path.read_bytes() == (DATA / "readers/official/moties/kst-31305-491.xml").read_bytes()
    assert (document.path.parent / "metadata.xml").exists()
    # the sample of the second metadata file is not replayed: a problem is told, and the next run tries again
    assert [problem.asked for problem in report.problems] == ["kst-31305-491"]
    assert not (document.path.parent / ".fetch.json").exists()


def test_a_document_that_is_not_published_comes_from_the_kamer(server: PublicationServer, tmp_path: Path) -> None:
    report = _fetch(server, tmp_path, "2025D18359")

    (document,) = report.documents
    assert document.path == tmp_path / "2025D18359" / "2025D18359.pdf"


def test_the_kamer_can_be_searched_and_deleted_records_are_passed_over(
    server: PublicationServer, tmp_path: Path
) -> None:
    report = _fetch(server, tmp_path, search("voorjaarsnota", since="2025"), service="tweedekamer")

    assert [document.id for document in report.documents] == ["2025D18359", "2025D04904"]
    assert "contains(Onderwerp,'voorjaarsnota')" in server.paths[0]
    assert "%24" not in server.paths[0]


def test_what_is_there_is_not_asked_for_again(server: PublicationServer, tmp_path: Path) -> None:
    _fetch(server, tmp_path, MOTION)
    before = len(server.requests)

    report = _fetch(server, tmp_path, MOTION)

    assert [document.outcome for document in report.documents] == ["kept"]
    assert len(server.requests) == before


def test_refresh_asks_only_whether_it_changed(server: PublicationServer, tmp_path: Path) -> None:
    _fetch(server, tmp_path, MOTION)
    server.requests.clear()

    report = _fetch(server, tmp_path, MOTION, refresh=True)

    assert [document.outcome for document in report.documents] == ["unchanged"]
    conditions = [headers for path, headers in server.requests if path.startswith("/frbr")]
    assert len(conditions) == 3
    assert all(headers["if-none-match"] and headers["if-modified-since"] for headers in conditions)


def test_refresh_takes_what_changed(server: PublicationServer, tmp_path: Path) -> None:
    _fetch(server, tmp_path, MOTION)
    newer = (FRBR / f"kst/32545/{MOTION}/1/xml/{MOTION}.xml").read_bytes().replace(b"negatieve", b"positieve")
    server.fault(f"{MOTION}.xml", Reply(200, newer, (("ETag", '"2"'),)))

    report = _fetch(server, tmp_path, MOTION, refresh=True)

    assert [document.outcome for document in report.documents] == ["updated"]
    assert report.documents[0].path.read_bytes() == newer


def test_a_run_that_was_stopped_goes_on_with_the_rest(server: PublicationServer, tmp_path: Path) -> None:
    def stop_after_the_first(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _fetch(server, tmp_path, MOTION, ANSWERS, progress=stop_after_the_first)
    report = _fetch(server, tmp_path, MOTION, ANSWERS)

    assert [document.outcome for document in report.documents] == ["kept", "fetched"]


def test_a_file_that_was_damaged_after_fetching_is_fetched_again(server: PublicationServer, tmp_path: Path) -> None:
    (document,) = _fetch(server, tmp_path, MOTION).documents
    document.path.write_bytes(b"damaged")

    (again,) = _fetch(server, tmp_path, MOTION).documents

    assert again.outcome == "fetched"
    assert again.path.read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        (b"<html><body>Storing</body></html>", "HTML"),
        (b"", "empty"),
        (b"<?xml version='1.0'?><officiele-publicatie><kamerstuk>", "damaged"),
    ],
)
def test_content_that_is_not_what_was_promised_is_passed_over_for_the_next_form(
    server: PublicationServer, tmp_path: Path, wrong: bytes, found: str
) -> None:
    server.fault(f"{MOTION}.xml", Reply(body=wrong))

    report = _fetch(server, tmp_path, MOTION)
    server.fault(f"{ANSWERS}.xml", Reply(body=wrong))
    for form in ("html", "pdf", "odt"):
        server.fault(f"{ANSWERS}.{form}", Reply(404))
    failed = _fetch(server, tmp_path, ANSWERS)

    assert report.documents[0].path.name == f"{MOTION}.html"
    assert failed.documents == ()
    assert found in failed.problems[0].message
    assert "not there (HTTP 404)" in failed.problems[0].message
    assert not (tmp_path / ANSWERS).exists()


def test_addresses_outside_the_services_are_never_asked(server: PublicationServer, tmp_path: Path) -> None:
    with publication_server() as other:
        elsewhere = Reply(302, headers=(("Location", f"{other.base}/frbr/secret.xml"),))
        for form in ("xml", "html", "pdf", "odt"):
            server.fault(f"{MOTION}.{form}", elsewhere)
        report = _fetch(server, tmp_path, MOTION)

        assert other.requests == []
    assert "not one of the services" in report.problems[0].message


def test_a_redirect_within_the_services_is_followed_but_not_in_circles(
    server: PublicationServer, tmp_path: Path
) -> None:
    place = f"/frbr/officielepublicaties/kst/32545/{MOTION}/1/xml/{MOTION}.xml"
    server.fault(place, Reply(301, headers=(("Location", f"{place}?moved"),)))
    first = _fetch(server, tmp_path / "a", MOTION)
    server.fault(place, Reply(301, headers=(("Location", place),)), times=6)
    second = _fetch(server, tmp_path / "b", MOTION)

    assert first.documents[0].path.name == f"{MOTION}.xml"
    assert second.documents[0].path.name == f"{MOTION}.html"


def test_error_a_list_with_addresses_of_another_kind_is_told_for_each_document(
    server: PublicationServer, tmp_path: Path
) -> None:
    """The replayed list has a PDF at `httbroken://` and a record with the files of another paper."""
    report = _fetch(server, tmp_path, "32545")

    messages = {problem.asked: problem.message for problem in report.problems}
    assert "not one of the services" in messages["blg-1025203"]
    assert "does not speak of kst-32545-144" in messages["kst-32545-144"]
    assert {document.id for document in report.documents} == {MOTION, ANSWERS}


def test_a_file_that_is_too_large_is_not_fetched(server: PublicationServer, tmp_path: Path) -> None:
    report = _fetch(server, tmp_path, MOTION, most=1_000)

    assert "larger than 0 MB; allow more with --max-size" in report.problems[0].message
    assert list(tmp_path.rglob("*.xml")) == []


def test_nothing_is_written_through_a_link_out_of_the_folder(server: PublicationServer, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / MOTION).symlink_to(tmp_path / "elsewhere")

    with pytest.raises(kg.KgError, match="leads out of the folder"):
        _fetch(server, tmp_path / "documents", MOTION)

    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    "reply", [Reply(503), Reply(429, headers=(("Retry-After", "0"),)), Reply(500), Reply(200, b"<?xml", cut=400)]
)
def test_a_failure_that_passes_is_tried_again(server: PublicationServer, tmp_path: Path, reply: Reply) -> None:
    server.fault(f"{MOTION}.xml", reply, times=2)

    report = _fetch(server, tmp_path, MOTION)

    assert report.documents[0].path.name == f"{MOTION}.xml"


def test_error_a_service_that_stays_overloaded_ends_the_run(server: PublicationServer, tmp_path: Path) -> None:
    server.fault(f"{ANSWERS}.xml", Reply(503), times=10)

    with pytest.raises(ServiceDownError, match=r"no answer after 4 attempts \(HTTP 503\)"):
        _fetch(server, tmp_path, MOTION, ANSWERS)

    assert (tmp_path / MOTION / ".fetch.json").exists()


def _waits(server: PublicationServer, pause: float = 0.0, requests: int = 1) -> list[float]:
    """For how long a transport sleeps while it gets a file that often, by a clock that moves only then."""
    slept: list[float] = []
    with Transport(
        frozenset([origin(server.base)]), "x", pause, clock=lambda: sum(slept), sleep=slept.append
    ) as transport:
        for _ in range(requests):
            transport.get(f"{server.base}/frbr/officielepublicaties/kst/32545/{MOTION}/1/xml/{MOTION}.xml", 10_000)
    return slept


def test_attempts_are_further_and_further_apart_or_as_the_server_says(server: PublicationServer) -> None:
    server.fault(".xml", Reply(503), times=2)
    server.fault(".xml", Reply(503, headers=(("Retry-After", "7"),)))
    assert _waits(server) == [1.0, 2.0, 7.0]

    date = (("Date", "Fri, 01 Mar 2024 10:00:00 GMT"), ("Retry-After", "Fri, 01 Mar 2024 10:00:30 GMT"))
    server.fault(".xml", Reply(429, headers=date))
    assert _waits(server)[0] <= 30.0


def test_two_requests_to_one_host_are_a_pause_apart(server: PublicationServer) -> None:
    assert _waits(server, pause=1.5, requests=3) == [1.5, 1.5]


def test_error_a_server_that_asks_for_hours_is_not_waited_for(server: PublicationServer) -> None:
    server.fault(".xml", Reply(429, headers=(("Retry-After", "7200"),)))

    with pytest.raises(ServiceDownError, match="asks to wait 7200 s"):
        _waits(server)


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply(body=b"<html>"), "is no XML of a search service|not of a search service"),
        (Reply(body=b"<r><diagnostics>unknown index</diagnostics></r>"), "refuses the query: unknown index"),
        (Reply(403), r"refused \(HTTP 403\)"),
    ],
)
def test_error_an_answer_that_is_no_list(server: PublicationServer, tmp_path: Path, reply: Reply, message: str) -> None:
    server.fault("/sru", reply)

    report = _fetch(server, tmp_path, MOTION)

    assert report.documents == ()
    with pytest.raises(FetchError, match=message):
        raise FetchError(report.problems[0].message)


def test_the_command_says_what_it_did_and_builds(server: PublicationServer, tmp_path: Path) -> None:
    folder = tmp_path / "documents"

    result = _kg(server, folder, MOTION, ANSWERS)

    assert result.exit_code == 0, result.output
    assert f"2 fetched -> {folder}" in result.output
    assert "2 there already" in _kg(server, folder, MOTION, ANSWERS).output


def test_error_the_command_tells_each_problem_and_fetches_the_rest(server: PublicationServer, tmp_path: Path) -> None:
    result = _kg(server, tmp_path, "32545-999", MOTION)

    assert result.exit_code == 2
    assert "kg: kst-32545-999: neither the repository nor the Tweede Kamer has a publication" in result.output
    assert "1 fetched, 1 not fetched" in result.output


def test_error_without_a_contact_nothing_is_asked(server: PublicationServer, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["fetch", MOTION, "--repository", server.base], env={"KG_CONTACT": ""})

    assert result.exit_code == 2
    assert "an address at which the services can reach you" in result.output
    assert server.requests == []


def test_error_no_server_at_all(tmp_path: Path) -> None:
    with publication_server() as gone:
        pass

    result = _kg(gone, tmp_path, MOTION)

    assert result.exit_code == 2
    assert "is the service up?" in result.output


def test_interrupted_says_how_to_go_on(
    server: PublicationServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "check", interrupt)

    result = _kg(server, tmp_path, MOTION)

    assert result.exit_code == 130
    assert "the same command goes on" in result.output


def test_what_a_graph_cites_and_does_not_hold_is_fetched(server: PublicationServer, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(
        "De motie (Kamerstuk 32 545, nr. 143) is uitgevoerd. Zie ook Kamerstuk 32 545, nr. 999 en Stb. 2020, 118.\n"
    )
    kg.build([letter], tmp_path / "output")

    result = _kg(server, tmp_path / "documents", "--missing", "-g", str(tmp_path / "output"))
    again = kg.build([letter, tmp_path / "documents"], tmp_path / "both")

    assert "kst-32545-999: neither" in result.output
    assert not any("stb" in path for path in server.paths)
    assert json.loads((tmp_path / "documents" / MOTION / ".fetch.json").read_bytes())["document"] == MOTION
    assert not again.problems
    left = _kg(server, tmp_path / "more", "--missing", "-g", str(tmp_path / "both"))
    assert not (tmp_path / "more" / MOTION).exists(), left.output
