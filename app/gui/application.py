"""The Qt application: its name, texts, looks, and a kind word where there is no screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import __version__, paths
from app.errors import UserError
from app.gui.collector import Collector
from app.gui.theme import Choice, Theme

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def check_display(environment: Mapping[str, str], platform: str) -> None:
    """Raise UserError where Qt would abort the process because there is no screen."""
    if platform.startswith("linux") and not any(map(environment.get, _SCREENS)):
        raise UserError(
            "Hier is geen scherm, dus het venster van Heenweer kan niet open.",
            "Open Heenweer op een computer met een bureaublad, of gebruik de opdrachten: "
            "heenweer --help.",
        )


class Application(QApplication):
    """QApplication as Heenweer wants it: Dutch, Fusion, in our own colours.

    Raises UserError when there is no screen to show a window on.
    """

    def __init__(self, arguments: Sequence[str], choice: Choice = Choice.SYSTEM) -> None:
        check_display(os.environ, sys.platform)
        super().__init__(list(arguments))
        self.setApplicationName("Heenweer")
        self.setApplicationDisplayName("Heenweer")
        self.setApplicationVersion(__version__)
        self.setOrganizationName("Heenweer")
        self.setDesktopFileName("heenweer")
        self.setWindowIcon(QIcon(str(paths.resources() / "icons" / "heenweer.svg")))
        QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        texts = QTranslator(self)
        # The texts of Qt itself: Annuleren, Kopiëren, the names of months in the calendar.
        if texts.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self.installTranslator(texts)
        self.theme = Theme(self, choice)
        Collector(self)
