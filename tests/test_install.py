"""What a user installs is whole: the wheel has everything and finds it from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="the build backend is not installed")

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.install


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a new environment with the wheel; the libraries are borrowed from this one."""
    folder = tmp_path_factory.mktemp("install")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    venv = folder / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", str(venv), cwd=folder)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python(venv))
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel), cwd=folder)
    # A .pth within the borrowed folder is not followed, so the source tree stays out of sight.
    site = next(venv.rglob("site-packages"))
    (site / "borrowed.pth").write_text(sysconfig.get_path("platlib"))
    return venv


def python(venv: Path) -> str:
    return str(venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def run(*command: str, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(folder: Path) -> list[str]:
    return sorted(
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    )


def test_from_a_foreign_folder_everything_that_ships_is_found(
    installed: Path, tmp_path: Path
) -> None:
    program = (
        "import json; from app import paths;"
        "print(json.dumps([paths.__file__, str(paths.resources()), str(paths.migrations())]))"
    )
    module, resources, migrations = map(
        Path, json.loads(run(python(installed), "-c", program, cwd=tmp_path))
    )
    assert module.is_relative_to(installed)
    assert resources.is_relative_to(installed)
    assert files(ROOT / "resources")
    assert files(resources) == files(ROOT / "resources")
    assert migrations.is_relative_to(installed)
    assert files(ROOT / "migrations")
    assert files(migrations) == files(ROOT / "migrations")


def test_every_module_is_in_the_wheel(installed: Path) -> None:
    app = next(installed.rglob("site-packages")) / "app"
    shipped = [file for file in files(app) if not file.startswith("_bundled/")]
    assert shipped == files(ROOT / "app")


def test_the_command_heenweer_is_there_and_answers(installed: Path, tmp_path: Path) -> None:
    command = Path(python(installed)).with_name("heenweer" + (".exe" if os.name == "nt" else ""))
    assert "termijnen" in run(str(command), "--help", cwd=tmp_path)
