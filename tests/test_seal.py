"""A process that answers queries of strangers can open no connection, whatever a query says."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "kg" / "serve" / "seal.py"
PROGRAM = """
import runpy, sys
seal = runpy.run_path(sys.argv[1])["seal"]
if sys.argv[3] == "sealed" and not seal():
    sys.exit("not sealed")
import pyoxigraph as ox
store = ox.Store()
store.add(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:b"), ox.Literal(1)))
assert len(list(store.query("SELECT * { ?s ?p ?o }"))) == 1
list(store.query(f"SELECT * {{ ?s ?p 1SERVICE SILENT <http://localhost:{sys.argv[2]}/> {{ ?x ?y ?z }} }}"))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's filter is Linux's")
@pytest.mark.parametrize("state", ["open", "sealed"])
def test_service_reaches_no_host_from_a_sealed_process(state: str) -> None:
    """Without the seal the same query asks the host, which shows that the test can fail."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        port = server.getsockname()[1]
        command = [sys.executable, "-c", PROGRAM, str(SCRIPT), str(port), state]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            try:
                asked = False
                while process.poll() is None and not asked:
                    try:
                        server.accept()[0].close()
                        asked = True
                    except TimeoutError:
                        continue
            finally:
                process.kill()
    assert asked is (state == "open")
