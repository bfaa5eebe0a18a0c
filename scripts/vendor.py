#!/usr/bin/env python3
"""Brings the JavaScript that pages take from npm into kg/page/vendor/, which git ignores; nothing of it is committed.

scripts/vendor.py    Oxigraph as WebAssembly, pinned by scripts/vendor/package-lock.json

Without npm nothing is brought, and there is no `kg view --sparql`. Run by scripts/setup and when a
wheel is built. Needs Python alone.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "scripts" / "vendor"
VENDOR = ROOT / "kg" / "page" / "vendor"
FILES = {
    "oxigraph.js": "oxigraph/web.js",
    "oxigraph.wasm": "oxigraph/web_bg.wasm",
}


def vendor(folder: Path = VENDOR) -> str:
    """Bring the files into *folder*, unless those of this lock file are there; what was done, as a sentence."""
    pinned = (PINNED / "package-lock.json").read_bytes()
    wanted = hashlib.sha256(pinned).hexdigest()
    stamp = folder / "versions.json"
    if stamp.exists() and json.loads(stamp.read_text("utf-8")).get("lock") == wanted:
        return "vendor: up to date"
    npm = shutil.which("npm")
    if npm is None:
        return "vendor: npm was not found; there is no `kg view --sparql`"
    with TemporaryDirectory(prefix="kg-vendor-") as place:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(PINNED / name, place)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stderr or done.stdout).strip()[-300:]
            return f"vendor: npm gave nothing ({said}); there is no `kg view --sparql`"
        _copy(Path(place) / "node_modules", folder, wanted)
    return f"vendor: {', '.join(FILES)} in {folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder}"


def _copy(modules: Path, folder: Path, lock: str) -> None:
    """Copy the files, and last of all the versions and licences of what they are made of."""
    shutil.rmtree(folder, ignore_errors=True)  # what an earlier version brought
    folder.mkdir(parents=True)
    for name, path in FILES.items():
        shutil.copyfile(modules / path, folder / name)
    told = {}
    for package in sorted({path.rpartition("/")[0] for path in FILES.values()}):
        about = json.loads((modules / package / "package.json").read_text("utf-8"))
        told[package] = {key: about.get(key) for key in ("version", "license", "homepage")}
    text = json.dumps({"lock": lock, "packages": told}, indent=2) + "\n"
    (folder / "versions.json").write_text(text, "utf-8")


if __name__ == "__main__":
    print(vendor(), file=sys.stderr)
