"""The five example documents, built once for all tests that look at real results."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from kg.build import Summary, build

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")

EXAMPLES = Path(__file__).parent.parent / "examples" / "documents"


@pytest.fixture(scope="session")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """The build of the five example documents."""
    return build([EXAMPLES], tmp_path_factory.mktemp("built") / "output")


@pytest.fixture(scope="session")
def built(summary: Summary) -> Path:
    """The folder of that build."""
    return summary.output
