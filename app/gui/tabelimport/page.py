"""Takes a table of others in: choose the file, look what it does, take it over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import UserError
from app.gui import icons, messages, theme
from app.gui.bewaren import kies_bestand
from app.gui.context import Kantoor
from app.gui.format import aantal
from app.gui.tabelimport.kolommen import Kolomkeuzes
from app.gui.tabelimport.lijsten import FOUT, LET_OP, Meldingen, Rijentabel
from app.gui.tabelimport.soort import Importsoort, V
from app.gui.task import Progress, while_there
from app.gui.venster import Overpagina
from app.gui.widgets.drop_zone import DropZone
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.label import link
from app.gui.widgets.restyle import restyle
from app.services import tabel
from app.services.kolommen import Kolomkeuze
from app.services.tabel import Tabel

_SOORTEN = "Tabellen (*.xlsx *.csv *.txt);;Alle bestanden (*)"
_SJABLOON = "Excel-werkmap (*.xlsx);;CSV (*.csv)"
_VERHOUDING = (200, 220)  # what to look at, and the rows

KiesPad = Callable[[QWidget, str], Path | None]


def kies_sjabloonpad(parent: QWidget, naam: str) -> Path | None:
    """Let the user choose where the template goes; a name without an end becomes Excel."""
    pad = kies_bestand(parent, naam, "Sjabloon opslaan", _SJABLOON)
    return pad if pad is None or pad.suffix else pad.with_suffix(".xlsx")


def bewaar_sjabloon(
    kantoor: Kantoor, soort: Importsoort[V], parent: QWidget, kies: KiesPad = kies_sjabloonpad
) -> None:
    """Let the user save the template, and say where it is."""
    pad = kies(parent, soort.sjabloonnaam)
    if pad is not None:
        kantoor.tasks.run(
            lambda _: soort.sjabloon(kantoor.workspace, pad),
            lambda gemaakt: messages.done(
                kantoor.messages, f"Het sjabloon staat in ‘{gemaakt.name}’. Vul het in en sleep "
                "het hierheen.",
            ),
        )  # fmt: skip


class Tabelimportpagina(Overpagina, Generic[V]):
    """The page over a screen; nothing is kept before *Neem over*."""

    drop_hint = "Laat los om dit bestand te bekijken"
    files_hint = "Sleep een Excel- of CSV-bestand hierheen"

    def __init__(
        self, kantoor: Kantoor, soort: Importsoort[V], kies_pad: KiesPad = kies_sjabloonpad
    ) -> None:
        super().__init__()
        self.titel, self.help_text = soort.titel, soort.help_text
        self._kantoor = kantoor
        self._soort = soort
        self._kies_pad = kies_pad
        self._tabel: Tabel | None = None
        self._voorstel: V | None = None
        self._verzoek = 0  # only the answer to the newest question is shown
        self.drop = DropZone(soort.sleep, soort.hint, _SOORTEN, "&Bestand kiezen…")
        self.drop.files_dropped.connect(self.take_files)
        self.sjabloon = icons.TextButton("opslaan", "&Sjabloon opslaan…", "link")
        self.sjabloon.clicked.connect(
            lambda: bewaar_sjabloon(self._kantoor, self._soort, self, self._kies_pad)
        )
        self._delen = QStackedWidget()
        self._delen.addWidget(self._maak_begin())
        self._delen.addWidget(self._maak_bestand())
        size = theme.tokens().size
        column = QVBoxLayout(self)
        column.setContentsMargins(size.page, 0, size.page, size.group)
        column.setSpacing(size.group)
        column.addWidget(self._delen, 1)
        column.addLayout(self._maak_knoppen())
        self.setFocusProxy(self.drop.button)
        self._toon_begin()

    @property
    def voorstel(self) -> V | None:
        """What the file would do, as it is shown."""
        return self._voorstel

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read the first file."""
        if not paths:
            return
        if len(paths) > 1:
            messages.info(
                self._kantoor.messages, f"Alleen ‘{paths[0].name}’ wordt gelezen: één tegelijk."
            )
        pad = paths[0]

        def werk(_: Progress) -> tuple[Tabel, V]:
            gelezen = tabel.lees(pad)
            return gelezen, self._soort.lees(self._kantoor.workspace, gelezen, None)

        self._vraag(werk, lambda uitkomst: self._toon(*uitkomst, nieuw=True))

    def _maak_begin(self) -> QWidget:
        begin = QWidget()
        column = QVBoxLayout(begin)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens().size.group)
        column.addWidget(self.drop)
        column.addWidget(self.sjabloon, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return begin

    def _maak_bestand(self) -> QWidget:
        size = theme.tokens().size
        self.naam = ElidedLabel("", "strong")
        self.kolomknop = link("&Kolommen")
        self.kolomknop.setToolTip("Welke kolom van het bestand wat is")
        self.kolomknop.clicked.connect(self._wissel_kolommen)
        self.ander = link("Ander &bestand…")
        self.ander.clicked.connect(self._ander_bestand)
        kop = QHBoxLayout()
        kop.setSpacing(size.within)
        kop.addWidget(self.naam, 1)
        kop.addWidget(self.kolomknop)
        kop.addWidget(self.ander)
        self.kolommen = Kolomkeuzes(self._soort.doel)
        self.kolommen.gekozen.connect(self._kolommen_gekozen)
        self._kolomvak = QFrame()
        self._kolomvak.setObjectName("card")
        vak = QVBoxLayout(self._kolomvak)
        vak.setContentsMargins(size.group, 12, size.group, size.group)
        vak.addWidget(self.kolommen)
        self.meldingen = Meldingen(self._kantoor.state)
        self.meldingen.selectionModel().currentRowChanged.connect(self._naar_rij)
        self.rijen = Rijentabel(self._soort.doel)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        self._splitter.addWidget(self.meldingen)
        self._splitter.addWidget(self.rijen)
        self._splitter.setSizes(_VERHOUDING)
        self.samenvatting = QLabel()
        self.samenvatting.setWordWrap(True)
        blad = QWidget()
        column = QVBoxLayout(blad)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(size.within)
        column.addLayout(kop)
        column.addWidget(self._kolomvak)
        column.addWidget(self.samenvatting)
        column.addWidget(self._splitter, 1)
        return blad

    def _maak_knoppen(self) -> QHBoxLayout:
        self.annuleer = QPushButton("&Annuleren")
        self.annuleer.clicked.connect(self.gesloten)
        self.neem_over = QPushButton("&Neem over")
        self.neem_over.setProperty("role", "primary")
        self.neem_over.clicked.connect(self._neem_over)
        row = QHBoxLayout()
        row.addWidget(self.annuleer)
        row.addStretch()
        row.addWidget(self.neem_over)
        return row

    def _toon_begin(self) -> None:
        self._tabel = self._voorstel = None
        self._delen.setCurrentIndex(0)
        self.neem_over.hide()
        self.summary_changed.emit("")

    def _ander_bestand(self) -> None:
        self._verzoek += 1
        self._toon_begin()
        self.drop.button.setFocus()

    def _toon(self, gelezen: Tabel, voorstel: V, *, nieuw: bool) -> None:
        self._tabel, self._voorstel = gelezen, voorstel
        kolommen = voorstel.kolommen
        self._delen.setCurrentIndex(1)
        self.naam.set_text(f"{gelezen.bestand} · {aantal(len(gelezen.rijen), 'rij', 'rijen')}")
        self.kolommen.toon(gelezen, kolommen)
        if nieuw:
            self._kolomvak.setVisible(not kolommen.duidelijk)
        self._noem_kolomknop()
        self.meldingen.toon(voorstel.fouten, voorstel.waarschuwingen)
        self.meldingen.setVisible(bool(voorstel.fouten or voorstel.waarschuwingen))
        standen = dict(self._soort.standen(voorstel))
        standen |= {fout.rij: LET_OP for fout in voorstel.waarschuwingen}
        standen |= {fout.rij: FOUT for fout in voorstel.fouten}
        self.rijen.toon(gelezen.rijen, kolommen.keuze, standen)
        self._vat_samen(voorstel)
        kan = not (kolommen.ontbreekt or self._houdt_tegen(voorstel))
        self.neem_over.show()
        self.neem_over.setEnabled(kan)
        if nieuw:
            self._eerste_stop(kan).setFocus()

    def _eerste_stop(self, kan: bool) -> QWidget:
        """Where the keyboard goes: to what must be done first."""
        if self._voorstel is not None and self._voorstel.kolommen.ontbreekt:
            return self.kolommen.velden[self._voorstel.kolommen.ontbreekt[0].sleutel]
        if kan:
            return self.neem_over
        return self.ander if self.meldingen.isHidden() else self.meldingen

    def _houdt_tegen(self, voorstel: V) -> bool:
        """Whether something stands in the way of taking over."""
        fout = bool(voorstel.fouten) and not self._soort.neemt_rest
        return fout or bool(self._soort.bezwaar(voorstel))

    def _vat_samen(self, voorstel: V) -> None:
        """Say what taking over will do, or why it cannot."""
        fout_in = len({fout.rij for fout in voorstel.fouten})
        if voorstel.kolommen.ontbreekt:
            namen = ", ".join(kolom.naam for kolom in voorstel.kolommen.ontbreekt)
            rol, woorden = "warning", f"Kies nog een kolom voor: {namen}."
            over = self._tabel is None or len(voorstel.kolommen.keuze) < len(self._tabel.kop)
            if not over:
                woorden += " Staat dat niet in het bestand, zet het er dan in en sleep het opnieuw."
        elif bezwaar := self._soort.bezwaar(voorstel):
            rol, woorden = "warning", bezwaar
        elif fout_in and not self._soort.neemt_rest:
            rol = "error"
            woorden = (
                f"{aantal(fout_in, 'rij klopt', 'rijen kloppen')} niet. Er wordt niets overgenomen "
                "tot alles klopt. Verbeter het bestand en sleep het opnieuw hierheen."
            )
        else:
            rol, woorden = "", self._soort.samenvatting(voorstel)
            if fout_in:
                rol = "warning"
                weg = aantal(fout_in, "rij kan", "rijen kunnen")
                woorden += f" {weg} niet worden gelezen: de rest wordt overgenomen."
            if opvallend := len({fout.rij for fout in voorstel.waarschuwingen}):
                woorden += (
                    f" Kijk of dit klopt: {aantal(opvallend, 'rij valt', 'rijen vallen')} op."
                )
        self.samenvatting.setProperty("role", rol)
        restyle(self.samenvatting)
        self.samenvatting.setText(woorden)

    def _naar_rij(self) -> None:
        melding = self.meldingen.chosen_row()
        if melding is not None:
            self.rijen.ga_naar(melding.fout.rij)

    def _wissel_kolommen(self) -> None:
        self._kolomvak.setVisible(self._kolomvak.isHidden())
        self._noem_kolomknop()

    def _noem_kolomknop(self) -> None:
        dicht = self._kolomvak.isHidden()
        self.kolomknop.setText("&Kolommen aanpassen" if dicht else "&Kolommen verbergen")

    def _kolommen_gekozen(self, keuze: Kolomkeuze) -> None:
        gelezen = self._tabel
        if gelezen is not None:
            self._vraag(
                lambda _: self._soort.lees(self._kantoor.workspace, gelezen, keuze),
                lambda voorstel: self._toon(gelezen, voorstel, nieuw=False),
            )

    def _neem_over(self) -> None:
        gelezen, voorstel = self._tabel, self._voorstel
        if gelezen is None or voorstel is None or not self.neem_over.isEnabled():
            return
        self.neem_over.setEnabled(False)
        keuze = voorstel.kolommen.keuze

        def klaar(gedaan: V) -> None:
            # Something else was kept in the meantime.
            if self._houdt_tegen(gedaan):
                self._toon(gelezen, gedaan, nieuw=False)
                return
            self.sluit()
            messages.done(self._kantoor.messages, self._soort.gedaan(gedaan))
            self._kantoor.changes.gewijzigd.emit()

        self._kantoor.tasks.run(
            lambda _: self._soort.importeer(self._kantoor.workspace, gelezen, keuze),
            klaar,
            lambda _: self.neem_over.setEnabled(True),
        )

    def _vraag(self, werk: Callable[[Progress], object], toon: Callable[..., object]) -> None:
        """Do something in a thread; only what the newest question gives is shown."""
        self._verzoek += 1
        verzoek = self._verzoek

        def probeer(voortgang: Progress) -> object:
            try:
                return werk(voortgang)
            except UserError as fout:
                return fout

        def klaar(uitkomst: object) -> None:
            if verzoek != self._verzoek:
                return
            if isinstance(uitkomst, UserError):
                messages.error(self._kantoor.messages, uitkomst)
            else:
                toon(uitkomst)

        self._kantoor.tasks.run(probeer, while_there(self, klaar))
