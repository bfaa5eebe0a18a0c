"""The output folder is the old state or the new one, whenever a run stops."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.output import finish_swap, staged


def _write(output: Path, text: str) -> None:
    with staged(output) as folder:
        (folder / "graph.ttl").write_text(text)
        (folder / "tables").mkdir()
        (folder / "tables" / "references.csv").write_text(text)


def _fail_half_way(output: Path, error: type[BaseException]) -> None:
    with staged(output) as folder:
        (folder / "graph.ttl").write_text("half")
        raise error


def _state(output: Path) -> tuple[str, str]:
    return (output / "graph.ttl").read_text(), (output / "tables" / "references.csv").read_text()


def test_a_second_state_replaces_the_first_and_leaves_other_files(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    _write(tmp_path, "old")
    _write(tmp_path, "new")

    assert _state(tmp_path) == ("new", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.ttl", "notes.txt", "tables"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_a_run_that_fails_leaves_the_old_state(tmp_path: Path, error: type[BaseException]) -> None:
    _write(tmp_path, "old")

    with pytest.raises(error):
        _fail_half_way(tmp_path, error)

    assert _state(tmp_path) == ("old", "old")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.ttl", "tables"]


@pytest.mark.parametrize("moves", [0, 1, 2, 3])
def test_a_swap_that_is_killed_is_finished_by_the_next_run(
    tmp_path: Path, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "old")
    replace = os.replace
    done: list[Path] = []

    def killed(source: Path, target: Path) -> None:
        if len(done) == moves:
            raise KeyboardInterrupt
        done.append(source)
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            _write(tmp_path, "new")
    finish_swap(tmp_path)

    assert _state(tmp_path) == ("new", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.ttl", "tables"]


def test_error_an_output_that_is_a_file_is_named(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("a file")

    with pytest.raises(OutputError, match=r"out: cannot be written .* choose another folder with -o"), staged(target):
        pass
