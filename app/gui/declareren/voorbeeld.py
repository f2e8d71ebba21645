"""A 323 to read before it is made: in words and as XML, over the proposal."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.gui import theme
from app.gui.format import aantal, getal
from app.gui.gegevens import gegevens
from app.gui.venster import Overpagina
from app.gui.widgets.message_view import MessageView
from app.services.voorstellen import Voorbeeld

_UITLEG = """\
Dit is het bericht zoals het nu klaargezet zou worden: alleen de regels die in orde zijn en waar een
vinkje voor staat. De nummers krijgt het pas echt bij **Zet klaar voor VECOZO**.
"""


class VoorbeeldPagina(Overpagina):
    """Shows one message; leaving it leads back to the proposal."""

    help_text = _UITLEG

    def __init__(self, titel: str, voorbeeld: Voorbeeld) -> None:
        super().__init__()
        self.titel = titel
        self.bericht = MessageView()
        self.bericht.set_message(gegevens(voorbeeld.leesbaar), voorbeeld.xml)
        kop = self.bericht.tree.topLevelItem(0)
        if kop is not None:
            kop.setExpanded(False)
        zin = QLabel(_zin(voorbeeld))
        zin.setProperty("role", "quiet")
        zin.setWordWrap(True)
        terug = QPushButton("&Terug naar het voorstel")
        terug.clicked.connect(self.gesloten)
        size = theme.tokens().size
        onder = QHBoxLayout()
        onder.addStretch()
        onder.addWidget(terug)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(12)
        kolom.addWidget(zin)
        kolom.addWidget(self.bericht, 1)
        kolom.addLayout(onder)
        self.setFocusProxy(self.bericht.tree)


def _zin(voorbeeld: Voorbeeld) -> str:
    if voorbeeld.getoond < voorbeeld.clienten:
        return (
            f"Je ziet de eerste {voorbeeld.getoond} van {getal(voorbeeld.clienten)} cliënten. De "
            "totalen zijn die van het hele bericht."
        )
    return f"Zo gaat het weg, met {aantal(voorbeeld.clienten, 'cliënt', 'cliënten')}."
