"""A page with a text to mail or read out to a gemeente: no name, no BSN in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, QUrlQuery, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.gui import icons, theme
from app.gui.gemeentecontact import Contactvak
from app.gui.venster import Overpagina

_MAIL = "Mail deze tekst, of lees hem voor aan de telefoon. Er staan geen naam en geen BSN in."
_GEEN_NAAM = "Er staan geen naam en geen BSN in."


class BriefPagina(Overpagina):
    """Shows a text for the gemeente, to copy or to take into the user's own mail program.

    The text identifies messages and nobody in them. ``bellen`` is what to say on the telephone, and
    ``contact`` whom to call or mail; ``vooraf`` says what to do with it. ``gebruikt`` tells that
    the text was copied or mailed.
    """

    gebruikt = Signal()

    def __init__(
        self,
        titel: str,
        onderwerp: str,
        tekst: str,
        samenvatting: str,
        uitleg: str,
        *,
        bellen: str = "",
        contact: Contactvak | None = None,
        vooraf: str = "",
    ) -> None:
        super().__init__()
        self.titel = titel
        self.help_text = uitleg
        self._samenvatting = samenvatting
        self.contact = contact
        self.tekst = _tekstveld("Tekst voor de gemeente", tekst)
        self.bellen = _tekstveld("Wat je aan de telefoon vraagt", bellen)
        self.onderwerp = QLineEdit(onderwerp)
        self.onderwerp.setAccessibleName("Onderwerp")
        self.onderwerp.setAcceptDrops(False)
        self.onderwerp.setCursorPosition(0)  # what is longer than the field begins at its begin
        self._teksten = QStackedWidget()
        self._teksten.addWidget(self._maak_mail())
        if bellen:
            self._teksten.addWidget(self.bellen)
        self.wijze = QTabBar()
        self.wijze.setAccessibleName("Mailen of bellen")
        self.wijze.setExpanding(False)
        self.wijze.setDrawBase(False)
        self.wijze.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.wijze.addTab("Mailen")
        self.wijze.addTab("Bellen")
        self.wijze.setVisible(bool(bellen))
        self.kopieer = icons.TextButton("kopieren", "&Kopieer tekst", "primary")
        self.kopieer.clicked.connect(self._kopieer)
        self.mail = QPushButton("Open in je mailpro&gramma")
        self.mail.clicked.connect(self._mail)
        self.setFocusProxy(self.kopieer)
        self.wijze.currentChanged.connect(self._kies)
        self._bouw(vooraf or (_GEEN_NAAM if bellen else _MAIL))

    def _bouw(self, vooraf: str) -> None:
        terug = QPushButton("&Terug")
        terug.clicked.connect(self.gesloten)
        doen = QLabel(vooraf)
        doen.setProperty("role", "quiet")
        doen.setWordWrap(True)
        size = theme.tokens().size
        boven = QHBoxLayout()
        boven.setSpacing(size.group)
        boven.addWidget(self.wijze)
        boven.addWidget(doen, 1)
        self.knoppen = QHBoxLayout()
        self.knoppen.setSpacing(size.within)
        self.knoppen.addWidget(terug)
        self.knoppen.addStretch()
        self.knoppen.addWidget(self.mail)
        self.knoppen.addWidget(self.kopieer)
        self.kolom = QVBoxLayout(self)
        self.kolom.setContentsMargins(size.page, 0, size.page, size.group)
        self.kolom.setSpacing(size.group)
        if self.contact is not None:
            self.kolom.addWidget(self.contact)
        self.kolom.addLayout(boven)
        self.kolom.addWidget(self._teksten, 1)
        self.kolom.addLayout(self.knoppen)

    def _maak_mail(self) -> QWidget:
        """The subject above the text, as in a mail program."""
        size = theme.tokens().size
        label = QLabel("Ond&erwerp")
        label.setBuddy(self.onderwerp)
        boven = QHBoxLayout()
        boven.setSpacing(size.group)
        boven.addWidget(label)
        boven.addWidget(self.onderwerp, 1)
        mail = QWidget()
        kolom = QVBoxLayout(mail)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(size.within)
        kolom.addLayout(boven)
        kolom.addWidget(self.tekst, 1)
        return mail

    @property
    def belt(self) -> bool:
        """Whether the text for the telephone is in sight."""
        return self.wijze.currentIndex() == 1

    def appear(self) -> None:
        """Tell what it is about, and read whom to mail or call."""
        self.summary_changed.emit(self._samenvatting)
        if self.contact is not None:
            self.contact.lees()

    def ga_terug(self) -> None:
        """Stop changing how to reach the gemeente first."""
        if self.contact is not None and self.contact.typt:
            self.contact.stop()
        else:
            super().ga_terug()

    def _kies(self, at: int) -> None:
        self._teksten.setCurrentIndex(at)
        self.mail.setVisible(not self.belt)
        self.kopieer.setText("&Kopieer tekst")

    def _kopieer(self) -> None:
        QGuiApplication.clipboard().setText(
            (self.bellen if self.belt else self.tekst).toPlainText()
        )
        self.kopieer.setText("Gekopieerd")
        self.gebruikt.emit()

    def _mail(self) -> None:
        vraag = QUrlQuery()
        vraag.addQueryItem("subject", self.onderwerp.text())
        vraag.addQueryItem("body", self.tekst.toPlainText())
        adres = QUrl("mailto:")
        adres.setPath(self.contact.contact.email if self.contact is not None else "")
        adres.setQuery(vraag)
        QDesktopServices.openUrl(adres)
        self.gebruikt.emit()


def _tekstveld(naam: str, tekst: str) -> QPlainTextEdit:
    veld = QPlainTextEdit(tekst)
    veld.setAccessibleName(naam)
    veld.setTabChangesFocus(True)
    veld.setAcceptDrops(False)  # a file dropped here must reach the window
    return veld
