"""A page with a text to mail or read out to a gemeente: no name, no BSN in it."""

from __future__ import annotations

from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from app.gui import icons, theme
from app.gui.venster import Overpagina

_VOORAF = "Mail deze tekst, of lees hem voor aan de telefoon. Er staan geen naam en geen BSN in."


class BriefPagina(Overpagina):
    """Shows a text for the gemeente, to copy or to take into the user's own mail program.

    The text identifies messages and nobody in them. ``vooraf`` says what to do with it.
    """

    def __init__(
        self,
        titel: str,
        onderwerp: str,
        tekst: str,
        samenvatting: str,
        uitleg: str,
        vooraf: str = _VOORAF,
    ) -> None:
        super().__init__()
        self.titel = titel
        self.help_text = uitleg
        self._onderwerp = onderwerp
        self._samenvatting = samenvatting
        self.tekst = QPlainTextEdit(tekst)
        self.tekst.setAccessibleName("Tekst voor de gemeente")
        self.tekst.setTabChangesFocus(True)
        self.tekst.setAcceptDrops(False)  # a file dropped here must reach the window
        self.kopieer = icons.TextButton("kopieren", "&Kopieer tekst", "primary")
        self.kopieer.clicked.connect(self._kopieer)
        mail = QPushButton("Open in je &mailprogramma")
        mail.clicked.connect(self._mail)
        terug = QPushButton("&Terug")
        terug.clicked.connect(self.gesloten)
        self.setFocusProxy(self.kopieer)

        doen = QLabel(vooraf)
        doen.setProperty("role", "quiet")
        doen.setWordWrap(True)
        size = theme.tokens().size
        knoppen = QHBoxLayout()
        knoppen.setSpacing(size.within)
        knoppen.addWidget(terug)
        knoppen.addStretch()
        knoppen.addWidget(mail)
        knoppen.addWidget(self.kopieer)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(doen)
        kolom.addWidget(self.tekst, 1)
        kolom.addLayout(knoppen)

    def appear(self) -> None:
        """Tell what it is about."""
        self.summary_changed.emit(self._samenvatting)

    def _kopieer(self) -> None:
        QGuiApplication.clipboard().setText(self.tekst.toPlainText())
        self.kopieer.setText("Gekopieerd")

    def _mail(self) -> None:
        vraag = QUrlQuery()
        vraag.addQueryItem("subject", self._onderwerp)
        vraag.addQueryItem("body", self.tekst.toPlainText())
        adres = QUrl("mailto:")
        adres.setQuery(vraag)
        QDesktopServices.openUrl(adres)
