"""What comes from npm is pinned by its content, and pages are made without it too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import vendor


def test_every_package_is_pinned_by_its_sum_and_no_host_is_named() -> None:
    text = (vendor.PINNED / "package-lock.json").read_text("utf-8")

    packages = {name: each for name, each in json.loads(text)["packages"].items() if name}
    assert packages.keys() >= {"node_modules/oxigraph"}
    assert all(each["integrity"].startswith("sha512-") for each in packages.values())
    assert "://" not in text


def test_without_npm_nothing_is_brought_and_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    said = vendor.vendor(tmp_path / "vendor")

    assert said == "vendor: npm was not found; there is no `kg view --sparql`"
    assert not (tmp_path / "vendor").exists()
