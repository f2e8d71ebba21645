"""A text to mail or read out to the gemeente when its answer stays away: no name, no BSN in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from app.deadlines.termijnen import Termijn
from app.domain.openstaand import AntwoordOpen
from app.gui import icons, theme
from app.gui.format import datum
from app.gui.venster import Overpagina
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import datum_voluit

_UITLEG = """\
De gemeente had al moeten antwoorden. Vraag ernaar met deze tekst, per mail of aan de telefoon.

Er staan geen naam en geen BSN in: gewone mail is daar niet veilig genoeg voor. Met de
identificatie en de datum vindt de gemeente het bericht terug.

Je kunt de tekst hier nog aanpassen. Dat verandert niets aan je gegevens.
"""


def onderwerp(termijnen: Sequence[Termijn]) -> str:
    """Give the subject of the mail."""
    eerste = termijnen[0]
    heen = Berichtsoort(eerste.soort).heen
    return f"Geen {_naam(eerste, eerste.soort)} ontvangen op {_naam(eerste, heen)}"


def tekst(termijnen: Sequence[Termijn]) -> str:
    """Give the text of the mail; it identifies the messages and nobody in them."""
    eerste, een = termijnen[0], len(termijnen) == 1
    soort = Berichtsoort(eerste.soort)
    wat = "een bericht" if een else f"{len(termijnen)} berichten"
    berichten = "\n".join(_regel(t) for t in termijnen)
    return (
        "Beste collega,\n\n"
        f"Via VECOZO hebben wij {wat} ingediend waarop wij nog geen antwoord hebben ontvangen:\n\n"
        f"{berichten}\n\n"
        f"Wij verwachten daarop een {soort.titel.lower()} ({_naam(eerste, soort)}), binnen "
        f"{eerste.lengte} na ontvangst ({eerste.regel}).\n\n"
        f"Wil je nagaan of {'het bericht' if een else 'de berichten'} bij jullie "
        f"{'is' if een else 'zijn'} aangekomen, en het antwoord via VECOZO sturen?\n\n"
        "Met vriendelijke groet,\n"
    )


def _regel(t: Termijn) -> str:
    assert isinstance(t.feit, AntwoordOpen)  # only an answer is asked of a gemeente
    heen = Berichtsoort(t.soort).heen
    return (
        f"- {heen.titel} ({_naam(t, heen)}), identificatie {t.identificatie}, "
        f"ingediend op {datum_voluit(t.feit.ingediend_op)}"
    )


def _naam(t: Termijn, soort: str) -> str:
    return f"{t.wet.value.upper()}{soort}"


class MailPagina(Overpagina):
    """Shows the text to copy or to take into the user's own mail program."""

    help_text = _UITLEG

    def __init__(self, termijnen: Sequence[Termijn]) -> None:
        super().__init__()
        self._termijnen = termijnen
        self.titel = "Vraag de gemeente om antwoord"
        self.tekst = QPlainTextEdit(tekst(termijnen))
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

        uitleg = QLabel(
            "Mail deze tekst, of lees hem voor aan de telefoon. Er staan geen naam en geen BSN in."
        )
        uitleg.setProperty("role", "quiet")
        uitleg.setWordWrap(True)
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
        kolom.addWidget(uitleg)
        kolom.addWidget(self.tekst, 1)
        kolom.addLayout(knoppen)

    def appear(self) -> None:
        """Tell which answer this is about."""
        eerste = self._termijnen[0]
        wie = eerste.client if len(self._termijnen) == 1 else f"{len(self._termijnen)} berichten"
        self.summary_changed.emit(
            f"Gemeente {gemeentenaam(eerste.gemeente)} · {wie} · "
            f"antwoord verwacht op {datum(eerste.vervaldatum)}"
        )

    def _kopieer(self) -> None:
        QGuiApplication.clipboard().setText(self.tekst.toPlainText())
        self.kopieer.setText("Gekopieerd")

    def _mail(self) -> None:
        vraag = QUrlQuery()
        vraag.addQueryItem("subject", onderwerp(self._termijnen))
        vraag.addQueryItem("body", self.tekst.toPlainText())
        adres = QUrl("mailto:")
        adres.setQuery(vraag)
        QDesktopServices.openUrl(adres)
