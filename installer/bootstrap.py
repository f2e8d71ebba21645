#!/usr/bin/env python3
"""Set everything up on a fresh machine, then do one thing: see COMMANDS.

Needs nothing but Python and the network. Each step is taken only when it is still needed, so a
second run starts at once. What the person at the terminal reads is Dutch.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "heenweer.stamp"
DEMO = ROOT / ".demo"

# The Debian and Ubuntu package of each library that Qt needs and does not bring itself.
DEBIAN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}


class Stop(Exception):
    """Setting up cannot go on until the person has done what the text says."""


def say(text: str) -> None:
    """Tell the person at the terminal what is going on."""
    print(f"heenweer: {text}", flush=True)


def run(*command: str | Path, **environment: str) -> int:
    """Run a command with extra environment variables and give its exit code."""
    return subprocess.call([str(part) for part in command], env={**os.environ, **environment})


def must(*command: str | Path, **environment: str) -> None:
    """Run a command that has to succeed; raises Stop when it does not."""
    code = run(*command, **environment)
    if code:
        raise Stop(f"Dit mislukte (code {code}): {' '.join(map(str, command))}")


def become(*command: str | Path, **environment: str) -> int:
    """Go on as another program, so that signals reach it; comes back on Windows only."""
    if os.name != "nt":
        sys.stdout.flush()
        words = [str(part) for part in command]
        os.execve(words[0], words, {**os.environ, **environment})
    return run(*command, **environment)


# The machine


def use_new_enough_python() -> None:
    """Start again under a newer Python when this one is too old; raises Stop when there is none."""
    if sys.version_info >= OLDEST:
        return
    wanted = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    for minor in range(30, OLDEST[1] - 1, -1):
        python = shutil.which(f"python3.{minor}")
        if python and subprocess.call([python, "-c", wanted], stderr=subprocess.DEVNULL) == 0:
            os.execv(python, [python, *sys.argv])
    raise Stop(
        "Heenweer heeft Python {}.{} of nieuwer nodig; dit is {}.{}.\n"
        "Op Debian en Ubuntu: sudo apt-get install python3 python3-venv\n"
        "Elders: installeer een nieuwere Python en probeer het opnieuw.".format(
            *OLDEST, *sys.version_info[:2]
        )
    )


def install_packages(packages: list[str], why: str) -> None:
    """Install Debian packages as root or with sudo; where that fails, raises Stop with the way."""
    by_hand = (
        f"{why}\nInstalleer dit en probeer het opnieuw:\n"
        f"    sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"
    )
    if not shutil.which("apt-get"):
        raise Stop(f"{why}\nInstalleer met je eigen pakketbeheer wat in Debian heet: {packages}")
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    if os.geteuid() != 0:
        # Someone at the terminal can type a password; a script cannot.
        sudo = ["sudo"] if sys.stdin and sys.stdin.isatty() else ["sudo", "-n"]
        if not shutil.which("sudo") or run(*sudo, "true"):
            raise Stop(by_hand)
        apt = [*sudo, *apt]
    say(f"{why} Ik installeer: {' '.join(packages)}")
    run(*apt, "update")  # when this fails the list of yesterday may still do
    if run(*apt, "install", "-y", "--no-install-recommends", *packages):
        raise Stop(by_hand)


def missing_libraries() -> list[str]:
    """Give the system libraries that Qt needs on this machine and cannot find."""
    if not sys.platform.startswith("linux") or not shutil.which("ldd"):
        return []
    site = next(VENV.glob("lib/python3*/site-packages/PySide6"))
    plugins = site / "Qt" / "plugins" / "platforms"
    wanted = [*site.glob("Qt*.abi3.so"), plugins / "libqoffscreen.so"]
    if os.environ.get("DISPLAY"):
        wanted.append(plugins / "libqxcb.so")
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted.append(plugins / "libqwayland.so")
    report = subprocess.run(
        ["ldd", *map(str, wanted)], stdout=subprocess.PIPE, text=True, check=False
    ).stdout
    lines = (line.split() for line in report.splitlines() if line.endswith("=> not found"))
    return sorted({words[0] for words in lines})


def provide_libraries() -> None:
    """Install the system libraries that Qt lacks; raises Stop when they cannot be had."""
    for _ in range(2):  # what was installed may show what is still missing
        missing = missing_libraries()
        if not missing:
            return
        why = f"Voor het venster ontbreken systeembibliotheken: {', '.join(missing)}."
        unknown = [name for name in missing if name not in DEBIAN]
        if unknown:
            raise Stop(f"{why}\nInstalleer met je eigen pakketbeheer: {', '.join(unknown)}")
        install_packages(sorted({DEBIAN[name] for name in missing}), why)
    if missing_libraries():
        raise Stop(f"Deze systeembibliotheken ontbreken nog: {', '.join(missing_libraries())}")


# The virtual environment


def make_venv() -> None:
    """Make .venv, unless there is one that works."""
    check = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    if PYTHON.exists() and not subprocess.call([PYTHON, "-c", check], stderr=subprocess.DEVNULL):
        return
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        install_packages([package], "Python mist hier het onderdeel venv.")
    say("Ik maak een eigen omgeving in .venv.")
    must(sys.executable, "-m", "venv", "--clear", VENV)


def install_project() -> None:
    """Install the locked packages and the project itself, when either has changed."""
    content = LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + bytes(VENV)
    state = hashlib.sha256(content).hexdigest()
    if STAMP.exists() and STAMP.read_text() == state:
        return
    say("Ik haal de pakketten op. De eerste keer duurt dat enkele minuten.")
    pip = "-m", "pip", "--disable-pip-version-check", "install", "--quiet"
    must(PYTHON, *pip, "--require-hashes", "-r", LOCK)
    must(PYTHON, *pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    STAMP.write_text(state)


# The commands


def setup() -> int:
    """Alleen alles klaarzetten."""
    return 0


def demo() -> int:
    """Heenweer openen met de gegevens van een verzonnen aanbieder."""
    if not DEMO.exists():
        say("Ik maak de voorbeeldgegevens.")
        unfinished = ROOT / ".demo-nieuw"
        shutil.rmtree(unfinished, ignore_errors=True)
        must(PYTHON, "-m", "app", "demo", unfinished, HEENWEER_WACHTWOORD="demo")
        unfinished.rename(DEMO)
    say("De voorbeeldgegevens staan in .demo; verwijder die map om opnieuw te beginnen.")
    return open_window(HEENWEER_GEGEVENS=str(DEMO), HEENWEER_WACHTWOORD="demo")


def open_window(**environment: str) -> int:
    """Heenweer openen met je eigen gegevens."""
    screen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(map(os.environ.get, screen)):
        raise Stop(
            "Alles staat klaar, maar hier is geen scherm, dus het venster kan niet open.\n"
            "Doe dit op een computer met een bureaublad, of zet QT_QPA_PLATFORM=offscreen\n"
            "om Heenweer te laten draaien zonder dat je het ziet."
        )
    return become(PYTHON, "-m", "app", **environment)


def test() -> int:
    """Alle tests draaien."""
    return become(PYTHON, "-m", "pytest", "-n", "auto", "--dist", "worksteal")


def lint() -> int:
    """Stijl en typen nakijken."""
    codes = [
        run(PYTHON, "-m", "ruff", "check", "."),
        run(PYTHON, "-m", "ruff", "format", "--check", "."),
        run(PYTHON, "-m", "mypy"),
    ]
    return max(codes)


def bench() -> int:
    """Meten hoe snel het is."""
    return become(PYTHON, "-m", "tests.bench")


def screenshots() -> int:
    """Van elk scherm een plaatje maken, in screenshots/."""
    return become(PYTHON, "-m", "tests.screenshots", QT_QPA_PLATFORM="offscreen")


def wheel() -> int:
    """Een wheel bouwen, in dist/."""
    return become(PYTHON, "-m", "hatchling", "build", "-t", "wheel")


COMMANDS = {
    "demo": demo,
    "run": open_window,
    "test": test,
    "lint": lint,
    "bench": bench,
    "screenshots": screenshots,
    "wheel": wheel,
    "setup": setup,
}


def main() -> int:
    """Do the set-up and then the one command that was asked for."""
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        print("Gebruik: python3 installer/bootstrap.py OPDRACHT\n")
        for name, command in COMMANDS.items():
            print(f"  {name:12} {command.__doc__}")
        return 2
    os.chdir(ROOT)
    try:
        use_new_enough_python()
        make_venv()
        install_project()
        provide_libraries()
        return COMMANDS[sys.argv[1]]()
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
