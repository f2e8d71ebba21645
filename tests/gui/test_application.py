from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QFont

from app.errors import UserError
from app.gui.application import Application, check_display

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_with_a_screen_it_goes_on(name: str) -> None:
    check_display({name: "x"}, "linux")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_there_is_always_a_screen(platform: str) -> None:
    check_display({}, platform)


def test_without_a_screen_it_says_so() -> None:
    with pytest.raises(UserError, match="geen scherm"):
        check_display({"DISPLAY": ""}, "linux")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt aborts only on Linux")
def test_without_a_screen_the_process_is_not_aborted() -> None:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    code = (
        "from app.gui.application import Application\n"
        "from app.errors import UserError\n"
        "try: Application([])\n"
        "except UserError as error: print(error)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], env=kept, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith("Hier is geen scherm")


def test_it_has_a_name_an_icon_and_fusion(qapp: Application) -> None:
    assert qapp.organizationName() == qapp.applicationDisplayName() == "Heenweer"
    assert not qapp.windowIcon().isNull()
    assert not qapp.windowIcon().pixmap(32, 32).isNull()


def test_qt_speaks_dutch(qapp: Application) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuleren"
    assert QLocale().language() == QLocale.Language.Dutch


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is not counted there")
def test_the_binding_does_not_lose_references_to_none(qapp: Application) -> None:
    # PySide6 6.12.0 loses one with each call that returns nothing, and then aborts the process.
    font = QFont()
    before = sys.getrefcount(None)
    for _ in range(1000):
        font.setPointSizeF(11.0)
    assert sys.getrefcount(None) > before - 500
