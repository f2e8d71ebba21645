"""The result of an import: every file, what came of it, and the whole reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.gui import theme
from app.gui.context import Kantoor
from app.gui.format import Status, StatusText, moment
from app.gui.importeren.uitslag import Uitslag, te_bekijken, volgorde
from app.gui.venster import Overpagina
from app.gui.widgets.rows import Column, RowsModel
from app.gui.widgets.table import Table
from app.gui.woorden import ALLEEN_GEMELD
from app.services.ontvangen import Importregel, Uitkomst
from app.standard.uitleg import uitleg

_UITLEG = """\
Van elk bestand zie je wat ermee is gebeurd.

- **Verwerkt**: het bericht staat in de dossiers, en op *Vandaag* staat wat je ermee moet.
- **Bekend**: precies dit bestand was er al. Er is niets veranderd.
- **Geweigerd**: het kon niet worden verwerkt. De reden staat eronder. Het bestand is bewaard, je
  vindt het terug bij *Berichten*.

Wat je aandacht vraagt, staat bovenaan.
"""
_LEEG = ("Geen bestanden", "Er is nog niets ingelezen.", "importeren")


def stand(regel: Importregel) -> StatusText:
    """Give what came of a file as a chip."""
    if regel.uitkomst is Uitkomst.GEWEIGERD:
        return StatusText(Status.REFUSED, "Geweigerd")
    if regel.uitkomst is Uitkomst.BEKEND:
        return StatusText(Status.SOON, "Bekend")
    if te_bekijken(regel):
        return StatusText(Status.TODAY, "Verwerkt, let op")
    return StatusText(Status.DONE, "Verwerkt")


def _kort(regel: Importregel) -> str:
    if regel.codes and not regel.reden:
        return f"Je bericht is afgekeurd. {uitleg(regel.codes[0]).kort}"
    return regel.kort


_KOLOMMEN: tuple[Column[Importregel], ...] = (
    Column("uitkomst", "Uitkomst", lambda r: stand(r).words, 168, status=stand),
    Column("bericht", "Bericht", lambda r: r.bericht or "", 88),
    Column("bestand", "Bestand", lambda r: r.bestand, 180, wide=True),
    Column("reden", "Wat er is", _kort, 260, wide=True),
)


class ImportPagina(Overpagina):
    """Lists the files; beneath them stands everything about the one that is chosen."""

    help_text = _UITLEG
    titel = "Ingelezen bestanden"

    def __init__(self, kantoor: Kantoor, uitslag: Uitslag) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._uitslag = uitslag
        model = RowsModel(_KOLOMMEN)
        self.tabel = Table(model, "ingelezen bestanden", _LEEG, kantoor.state)
        self.tabel.selectionModel().currentRowChanged.connect(self._toon)
        self.tabel.chosen.connect(self._bekijk)
        self._maak_detail()
        terug = QPushButton("&Terug")
        terug.clicked.connect(self.gesloten)
        self.bekijk = QPushButton("&Bekijk bericht")
        self.bekijk.clicked.connect(lambda: self._bekijk(self.tabel.chosen_row()))
        size = theme.tokens().size
        knoppen = QHBoxLayout()
        knoppen.addWidget(terug)
        knoppen.addStretch()
        knoppen.addWidget(self.bekijk)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(self.tabel, 3)
        kolom.addWidget(self._detail, 2)
        kolom.addLayout(knoppen)
        self.setFocusProxy(self.tabel)
        model.set_rows(volgorde(uitslag.regels))
        if uitslag.regels:
            self.tabel.selectRow(0)

    def _maak_detail(self) -> None:
        self._kop = QLabel()
        self._kop.setProperty("role", "strong")
        self._kop.setWordWrap(True)
        self._tekst = QLabel()
        self._tekst.setTextFormat(Qt.TextFormat.PlainText)
        self._tekst.setWordWrap(True)
        self._tekst.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (self._kop, self._tekst):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        binnen = QWidget()
        kolom = QVBoxLayout(binnen)
        size = theme.tokens().size
        kolom.setContentsMargins(size.group, 12, size.group, 12)
        kolom.setSpacing(size.within)
        kolom.addWidget(self._kop)
        kolom.addWidget(self._tekst, 1)
        gebied = QScrollArea()
        gebied.setWidgetResizable(True)
        gebied.setWidget(binnen)
        gebied.setAccessibleName("Over dit bestand")
        self._detail = QFrame()
        self._detail.setObjectName("card")
        om = QVBoxLayout(self._detail)
        om.setContentsMargins(0, 0, 0, 0)
        om.addWidget(gebied)

    def appear(self) -> None:
        """Tell when it was, and how many of each."""
        vandaag = self._kantoor.workspace.vandaag()
        wanneer = moment(self._uitslag.wanneer.astimezone(), vandaag)
        self.summary_changed.emit(f"{wanneer} · {self._uitslag.telling}")

    @property
    def toelichting(self) -> str:
        """What is told of the chosen file."""
        return self._tekst.text()

    def _toon(self) -> None:
        regel = self.tabel.chosen_row()
        self._kop.setText(regel.bestand if regel else "")
        self._tekst.setText(_lang(regel) if regel else "")
        self.bekijk.setEnabled(regel is not None and regel.bericht_id is not None)

    def _bekijk(self, regel: Importregel | None) -> None:
        if regel is not None and regel.bericht_id is not None:
            self._kantoor.open_bericht(regel.bericht_id)


def _lang(regel: Importregel) -> str:
    """Tell everything about a file."""
    delen = [ALLEEN_GEMELD] if regel.alleen_gemeld else []
    delen += [regel.reden] if regel.reden else []
    delen += [f"{b.melding} {b.advies} (regel {b.regel})" for b in regel.bevindingen]
    if regel.codes:
        delen.append("In dit bestand staat dat je bericht is afgekeurd.")
        delen += [f"{u.kort} {u.actie}" for u in map(uitleg, regel.codes)]
    if regel.uitkomst is Uitkomst.BEKEND:
        delen.insert(0, "Precies dit bestand is al eerder ingelezen. Er is niets veranderd.")
    if not delen:
        delen.append("Het bericht is verwerkt en er is niets op aan te merken.")
    if regel.identificatie:
        delen.append(f"Identificatie van het bericht: {regel.identificatie}")
    return "\n\n".join(delen)
