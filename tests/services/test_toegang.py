"""The keyring is a comfort, never a need."""

from __future__ import annotations

import time
from pathlib import Path

import keyring
import pytest

from app.services import toegang


def test_zonder_sleutelring_is_er_geen_wachtwoord(tmp_path: Path) -> None:
    # conftest gives the backend that always fails
    assert toegang.wachtwoord_uit_sleutelring(tmp_path) is None
    assert toegang.bewaar_in_sleutelring(tmp_path, "geheim") is False


def test_een_sleutelring_die_hangt_wordt_niet_afgewacht(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toegang, "_WACHT_SECONDEN", 0.05)
    monkeypatch.setattr(keyring, "get_password", lambda *_: time.sleep(0.5))
    begin = time.perf_counter()
    assert toegang.wachtwoord_uit_sleutelring(tmp_path) is None
    assert time.perf_counter() - begin < 0.4


def test_een_sleutelring_per_gegevensmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bewaard: dict[tuple[str, str], str] = {}
    monkeypatch.setattr(keyring, "get_password", lambda d, n: bewaard.get((d, n)))
    monkeypatch.setattr(keyring, "set_password", lambda d, n, w: bewaard.__setitem__((d, n), w))
    monkeypatch.setattr(keyring, "delete_password", lambda d, n: bewaard.pop((d, n)))
    een, twee = tmp_path / "een", tmp_path / "twee"
    assert toegang.bewaar_in_sleutelring(een, "geheim")
    assert toegang.wachtwoord_uit_sleutelring(een) == "geheim"
    assert toegang.wachtwoord_uit_sleutelring(twee) is None
    toegang.vergeet_in_sleutelring(een)
    assert toegang.wachtwoord_uit_sleutelring(een) is None
