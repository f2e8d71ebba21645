from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "installer" / "bootstrap.py"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the fake programs are shell scripts")


@pytest.fixture
def bootstrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Give the script, in an empty project, as a module that remembers what it would run."""
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("ROOT", "VENV", "PYTHON", "LOCK", "STAMP", "DEMO"):
        place = tmp_path / getattr(module, name).relative_to(SCRIPT.parents[1])
        monkeypatch.setattr(module, name, place)
    module.VENV.mkdir()
    module.LOCK.write_text("lxml==6.1.3")
    (tmp_path / "pyproject.toml").write_text("[project]")
    return module


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that is the whole PATH, for fake programs."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def fake(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def commands(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, code: int = 0) -> list[str]:
    ran: list[str] = []

    def run(*command: object, **_: str) -> int:
        ran.append(" ".join(map(str, command)))
        return code

    monkeypatch.setattr(bootstrap, "run", run)
    return ran


def test_without_root_or_sudo_it_says_exactly_what_to_install(
    bootstrap: ModuleType, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    fake(programs, "apt-get", "exit 0")
    for sudo in ("none", "refuses"):
        if sudo == "refuses":
            fake(programs, "sudo", f"printf '%s\\n' \"$*\" >> {programs}/asked; exit 1")
        with pytest.raises(bootstrap.Stop) as stop:
            bootstrap.install_packages(["libgl1", "libegl1"], "Qt mist iets.")
        assert "sudo apt-get update && sudo apt-get install -y libgl1 libegl1" in str(stop.value)
    assert (programs / "asked").read_text() == "-n true\n"


@pytest.mark.parametrize(
    ("user", "person", "prefix"),
    [(0, False, ""), (1000, False, "sudo -n "), (1000, True, "sudo ")],
)
def test_root_and_sudo_install_at_once(
    user: int,
    person: bool,
    prefix: str,
    bootstrap: ModuleType,
    programs: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran = commands(bootstrap, monkeypatch)
    monkeypatch.setattr("os.geteuid", lambda: user)
    monkeypatch.setattr("sys.stdin.isatty", lambda: person, raising=False)
    fake(programs, "apt-get", "exit 0")
    fake(programs, "sudo", "exit 0")
    bootstrap.install_packages(["libgl1"], "Qt mist iets.")
    apt = f"{prefix}env DEBIAN_FRONTEND=noninteractive apt-get -q"
    assert ran[-2:] == [f"{apt} update", f"{apt} install -y --no-install-recommends libgl1"]


def test_where_there_is_no_apt_the_names_are_given(bootstrap: ModuleType, programs: Path) -> None:
    with pytest.raises(bootstrap.Stop, match="libgl1"):
        bootstrap.install_packages(["libgl1"], "Qt mist iets.")


@pytest.mark.skipif(sys.platform != "linux", reason="ldd is of Linux")
def test_a_screen_asks_for_more_libraries_than_none(
    bootstrap: ModuleType, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bootstrap.VENV / "lib" / "python3.11" / "site-packages" / "PySide6").mkdir(parents=True)
    fake(
        programs,
        "ldd",
        """for file; do case $file in
        *offscreen*) printf '\\tlibGL.so.1 => not found\\n\\tlibc.so.6 => /lib/libc.so.6\\n';;
        *xcb*) printf '\\tlibxcb-cursor.so.0 => not found\\n\\tlibGL.so.1 => not found\\n';;
        esac; done""",
    )
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert bootstrap.missing_libraries() == ["libGL.so.1"]
    monkeypatch.setenv("DISPLAY", ":0")
    assert bootstrap.missing_libraries() == ["libGL.so.1", "libxcb-cursor.so.0"]


def test_missing_libraries_are_installed_by_package(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = [["libglib-2.0.so.0", "libgthread-2.0.so.0", "libGL.so.1"], []]
    installed: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "missing_libraries", lambda: lacking.pop(0))
    monkeypatch.setattr(bootstrap, "install_packages", lambda names, _: installed.append(names))
    bootstrap.provide_libraries()
    assert installed == [["libgl1", "libglib2.0-0"]]


@pytest.mark.parametrize("library", ["libGL.so.1", "libunheardof.so.7"])
def test_a_library_that_stays_away_stops_it(
    library: str, bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "missing_libraries", lambda: [library])
    monkeypatch.setattr(bootstrap, "install_packages", lambda *_: None)
    with pytest.raises(bootstrap.Stop, match=library):
        bootstrap.provide_libraries()


def test_packages_are_fetched_only_when_something_changed(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = commands(bootstrap, monkeypatch)
    bootstrap.install_project()
    assert ["--require-hashes" in ran[0], "--editable" in ran[1], len(ran)] == [True, True, 2]
    bootstrap.install_project()
    assert len(ran) == 2
    bootstrap.LOCK.write_text("lxml==6.1.4")
    bootstrap.install_project()
    assert len(ran) == 4


def test_a_failed_fetch_is_tried_again(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands(bootstrap, monkeypatch, code=1)
    with pytest.raises(bootstrap.Stop, match=r"requirements\.lock"):
        bootstrap.install_project()
    ran = commands(bootstrap, monkeypatch)
    bootstrap.install_project()
    assert len(ran) == 2


def test_the_demo_is_filled_once_and_opened_with_its_own_data(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled: list[str] = []
    opened: list[dict[str, str]] = []

    def run(*command: object, **_: str) -> int:
        filled.append(str(command[-1]))
        Path(str(command[-1])).mkdir()
        return 0

    monkeypatch.setattr(bootstrap, "run", run)
    monkeypatch.setattr(bootstrap, "become", lambda *_, **env: opened.append(env))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    bootstrap.demo()
    bootstrap.demo()
    assert filled == [str(bootstrap.ROOT / ".demo-nieuw")]
    place = {"HEENWEER_GEGEVENS": str(bootstrap.DEMO), "HEENWEER_WACHTWOORD": "demo"}
    assert opened == [place, place]
    assert bootstrap.DEMO.is_dir()


def test_a_demo_that_failed_halfway_is_not_opened(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands(bootstrap, monkeypatch, code=1)
    with pytest.raises(bootstrap.Stop):
        bootstrap.demo()
    assert not bootstrap.DEMO.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen")
def test_without_a_screen_it_says_so(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(bootstrap.Stop, match="QT_QPA_PLATFORM=offscreen"):
        bootstrap.open_window()


def test_a_venv_is_made_with_the_debian_package_when_python_has_none(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = commands(bootstrap, monkeypatch)
    installed: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "install_packages", lambda names, _: installed.append(names))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name != "ensurepip" or None)
    bootstrap.make_venv()
    assert installed == [["python{}.{}-venv".format(*sys.version_info[:2])]]
    assert ran == [f"{sys.executable} -m venv --clear {bootstrap.VENV}"]


def test_too_old_a_python_makes_way_for_a_newer_one(
    bootstrap: ModuleType, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    went_on: list[str] = []

    def execv(python: str, _: list[str]) -> None:
        went_on.append(python)
        raise SystemExit

    monkeypatch.setattr("sys.version_info", (3, 9, 2))
    monkeypatch.setattr("os.execv", execv)
    with pytest.raises(bootstrap.Stop, match=r"3\.11 of nieuwer nodig; dit is 3\.9"):
        bootstrap.use_new_enough_python()
    fake(programs, "python3.13", "exit 1")  # as of a version manager that has it not active
    fake(programs, "python3.12", "exit 0")
    with pytest.raises(SystemExit):
        bootstrap.use_new_enough_python()
    assert went_on == [str(programs / "python3.12")]


@pytest.mark.parametrize("arguments", [[], ["dmeo"], ["demo", "test"]])
def test_wrong_usage_shows_the_commands(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert all(name in done.stdout for name in ("demo", "run", "test", "lint", "wheel"))


def test_make_knows_the_same_commands(bootstrap: ModuleType) -> None:
    makefile = (SCRIPT.parents[1] / "Makefile").read_text()
    targets = next(line for line in makefile.splitlines() if line.startswith(".PHONY:"))
    assert targets.split()[1:] == list(bootstrap.COMMANDS)
