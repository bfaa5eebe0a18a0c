"""Automated accessibility checks with axe-core, which npm brings at test time.

https://github.com/dequelabs/axe-core/blob/develop/doc/API.md
"""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from playwright.sync_api import Page

_RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  const where = (nodes) => nodes.map((node) => node.target.join(" "));
  return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, where: where(nodes) }));
}"""


@cache
def axe_core() -> str:
    """The text of axe-core; skips the test where npm cannot give it."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm found: axe-core cannot be installed")
    folder = Path(mkdtemp(prefix="axe-"))
    try:
        command = [npm, "install", "--prefix", str(folder), "axe-core@4", "--no-audit", "--no-fund", "--silent"]
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)
        if done.returncode:
            pytest.skip("npm could not install axe-core")
        return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def serious_findings(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds seriously or critically wrong in the page as it is now."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(axe_core())
    found: list[dict[str, Any]] = page.evaluate(_RUN)
    return [each for each in found if each["impact"] in ("serious", "critical")]
