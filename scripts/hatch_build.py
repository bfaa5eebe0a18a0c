"""When a wheel is built: the JavaScript of kg/page/vendor/ goes into it, where npm can give it."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class VendorHook(BuildHookInterface):  # type: ignore[type-arg]  # of any configuration
    """Runs scripts/vendor.py; an editable install leaves that to scripts/setup."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        spec = spec_from_file_location("kg_vendor", Path(self.root) / "scripts" / "vendor.py")
        if spec is None or spec.loader is None:
            raise FileNotFoundError("scripts/vendor.py")
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        print(module.vendor(), file=sys.stderr)
        build_data["artifacts"].append("kg/page/vendor/*")
