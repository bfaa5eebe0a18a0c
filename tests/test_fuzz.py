"""A short sample of what scripts/fuzz.py does: damaged files of every form are read or refused."""

from __future__ import annotations

from pathlib import Path

import fuzz
import pytest


@pytest.mark.parametrize("form", fuzz.FORMS)
def test_damaged_files_are_read_or_refused_with_a_message_that_names_them(form: str, tmp_path: Path) -> None:
    fuzz.write_batch(tmp_path, form, 3, range(5))

    results = list(fuzz.read_batch(tmp_path))

    assert [one["number"] for one in results] == [0, 1, 2, 3, 4]
    assert {one["outcome"] for one in results} <= {"read", "refused"}
