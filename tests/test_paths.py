from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app import paths

ROOT = Path(__file__).resolve().parent.parent


def test_from_source_the_folders_of_the_checkout_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.resources() == ROOT / "resources"
    assert paths.migrations() == ROOT / "migrations"


@pytest.mark.parametrize("find", [paths.resources, paths.migrations])
def test_frozen_only_the_bundle_counts(
    find: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = find.__name__
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(FileNotFoundError, match=name):
        find()
    (tmp_path / name).mkdir()
    assert find() == tmp_path / name


def test_what_the_wheel_bundles_goes_before_what_lies_beside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "app")
    (tmp_path / "resources").mkdir()
    assert paths.resources() == tmp_path / "resources"
    bundled = tmp_path / "app" / "_bundled" / "resources"
    bundled.mkdir(parents=True)
    assert paths.resources() == bundled


@pytest.mark.skipif(os.name != "posix", reason="XDG_DATA_HOME is of Linux")
def test_the_data_folder_belongs_to_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.default_data_folder() == tmp_path / "Heenweer"
    assert not (tmp_path / "Heenweer").exists()
