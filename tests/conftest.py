"""The five example documents, built once for all tests that look at real results."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import Summary, build

EXAMPLES = Path(__file__).parent.parent / "examples" / "documents"


@pytest.fixture(scope="session")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """The build of the five example documents."""
    return build([EXAMPLES], tmp_path_factory.mktemp("built") / "output")


@pytest.fixture(scope="session")
def built(summary: Summary) -> Path:
    """The folder of that build."""
    return summary.output
