from __future__ import annotations

from pathlib import Path

import pytest

from app.gui.state import State


def test_what_was_put_is_there_the_next_time(tmp_path: Path) -> None:
    file = tmp_path / "venster.json"
    state = State(file)
    state.put("thema", "donker")
    assert not file.exists()
    state.save()
    assert State(file).get("thema") == "donker"
    assert State(file).get("iets anders") is None
    assert list(tmp_path.iterdir()) == [file]


def test_nothing_new_is_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "venster.json"
    state = State(file)
    state.put("a", "1")
    state.save()
    file.unlink()
    state.put("a", "1")
    state.save()
    assert not file.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b'{"a": 1}', b"\xff\xfe"])
def test_a_damaged_file_counts_as_empty(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "venster.json"
    file.write_bytes(content)
    state = State(file)
    assert state.get("a") is None
    state.put("a", "2")
    state.save()
    assert State(file).get("a") == "2"


def test_a_folder_that_cannot_be_written_disturbs_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    state = State(tmp_path / "weg" / "venster.json")
    state.put("a", "1")
    state.save()
    assert "not kept" in caplog.text
    assert state.get("a") == "1"


def test_without_a_file_nothing_is_kept() -> None:
    state = State()
    state.put("a", "1")
    state.save()
    assert state.get("a") == "1"
    assert State().get("a") is None
