"""Taking in a time registration: the page of every import, with the Eenheid of the whole file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout

from app.gui import theme
from app.gui.context import Kantoor
from app.gui.format import Status, StatusText, aantal
from app.gui.tabelimport.page import KiesPad, Tabelimportpagina, kies_sjabloonpad
from app.gui.tabelimport.soort import Importsoort
from app.gui.widgets.restyle import restyle
from app.services import zorgimport, zorgregistratie, zorgsjabloon
from app.services.kolommen import Kolomkeuze
from app.services.tabel import Tabel
from app.services.workspace import Workspace
from app.services.zorgcontrole import EENHEDEN, eenheidnaam
from app.services.zorgimport import Zorgvoorstel
from app.services.zorgregistratie import AANTAL, EENHEID
from app.standard.codelijsten import codelijst

_UITLEG = """\
Haal gewerkte uren uit een Excel- of CSV-bestand: het **sjabloon**, of wat je registratie geeft.
Herkent Heenweer de kolommen niet, dan wijs je ze aan. Dat hoef je per indeling maar één keer te
doen.

- Nodig zijn de datum, het BSN of het toewijzingnummer, en het aantal. In plaats van een aantal
  mogen er een begintijd en een eindtijd staan. Uren mogen ook als *1:30*.
- Hoort er nog geen 301 bij een regel, dan wordt hij toch overgenomen. Hij krijgt zijn toewijzing
  vanzelf als de 301 er is.
- *Let op* houdt niets tegen: kijk of het klopt.
- Met een *fout* wordt er niets overgenomen. Verbeter het bestand en sleep het opnieuw hierheen.
- Hetzelfde bestand wordt nooit twee keer overgenomen.
"""
_NIEUW = StatusText(Status.DONE, "Nieuw")
_AL = StatusText(Status.SOON, "Staat er al")
_WACHT = StatusText(Status.SOON, "Wacht")


class Zorgimportpagina(Tabelimportpagina[Zorgvoorstel]):
    """Lets choose the Eenheid where the file does not say it."""

    def __init__(self, kantoor: Kantoor, kies_pad: KiesPad = kies_sjabloonpad) -> None:
        self._eenheid: str | None = None  # what the user chose
        super().__init__(kantoor, zorgsoort(lambda: self._eenheid), kies_pad)
        self.eenheid = QComboBox()
        self.eenheid.setAccessibleName("Eenheid van het hele bestand")
        self.eenheid.addItem("Kies een eenheid", None)
        for code in codelijst(EENHEDEN).waarden:
            self.eenheid.addItem(eenheidnaam(code).capitalize(), code)
        self.eenheid.activated.connect(lambda _: self._kies_eenheid())
        self._eenheidlabel = QLabel("&Eenheid van het hele bestand")
        self._eenheidlabel.setBuddy(self.eenheid)
        rij = QHBoxLayout()
        rij.setSpacing(theme.tokens().size.within)
        rij.addWidget(self._eenheidlabel)
        rij.addWidget(self.eenheid)
        rij.addStretch()
        vak = self._kolomvak.layout()
        assert isinstance(vak, QVBoxLayout)  # the page gave it one
        vak.addLayout(rij)

    def _toon(self, gelezen: Tabel, voorstel: Zorgvoorstel, *, nieuw: bool) -> None:
        if nieuw:
            self._eenheid = None  # of another file
        super()._toon(gelezen, voorstel, nieuw=nieuw)
        keuze = voorstel.kolommen.keuze
        nodig = AANTAL in keuze and EENHEID not in keuze
        for deel in (self._eenheidlabel, self.eenheid):
            deel.setVisible(nodig)
        self.eenheid.setCurrentIndex(max(0, self.eenheid.findData(voorstel.eenheid)))
        self.eenheid.setProperty("finding", voorstel.kies_eenheid)
        restyle(self.eenheid)
        if voorstel.kies_eenheid and nieuw:
            self._kolomvak.show()
            self._noem_kolomknop()
            self.eenheid.setFocus()

    def _vat_samen(self, voorstel: Zorgvoorstel) -> None:
        """Ask for the Eenheid too while a column is missing: both stand open at once."""
        super()._vat_samen(voorstel)
        if voorstel.kolommen.ontbreekt and voorstel.kies_eenheid:
            self.samenvatting.setText(
                f"{self.samenvatting.text()} Kies ook de eenheid van het hele bestand."
            )

    def _kies_eenheid(self) -> None:
        self._eenheid = self.eenheid.currentData()
        if self._voorstel is not None:
            self._kolommen_gekozen(self._voorstel.kolommen.keuze)


def zorgsoort(eenheid: Callable[[], str | None]) -> Importsoort[Zorgvoorstel]:
    """What an import of care is about; ``eenheid`` gives the one that the user chose."""

    def lees(ws: Workspace, gelezen: Tabel, keuze: Kolomkeuze | None) -> Zorgvoorstel:
        return zorgimport.bekijk(ws, gelezen, keuze, eenheid())

    def importeer(ws: Workspace, gelezen: Tabel, keuze: Kolomkeuze | None) -> Zorgvoorstel:
        return zorgimport.importeer(ws, lees(ws, gelezen, keuze))

    return Importsoort(
        titel="Zorg importeren",
        sleep="Sleep je urenregistratie hierheen",
        hint="Een Excel-werkmap (.xlsx) of CSV, met een rij voor elke keer dat er hulp was",
        help_text=_UITLEG,
        doel=zorgregistratie.DOEL,
        sjabloonnaam="geleverde zorg.xlsx",
        lees=lees,
        importeer=importeer,
        sjabloon=lambda _, pad: zorgsjabloon.schrijf(pad),
        standen=standen,
        samenvatting=samenvatting,
        gedaan=gedaan,
        bezwaar=lambda voorstel: voorstel.eerder or voorstel.niet,
    )


def standen(voorstel: Zorgvoorstel) -> Mapping[int, StatusText]:
    """What becomes of each row."""
    if voorstel.eerder:
        return dict.fromkeys(voorstel.rijen, _AL)
    return {
        rij: _NIEUW if regel.toewijzing_id is not None else _WACHT
        for rij, regel in zip(voorstel.rijen, voorstel.regels, strict=True)
    }


def samenvatting(voorstel: Zorgvoorstel) -> str:
    """Tell what taking over will do."""
    regels = aantal(len(voorstel.regels), "regel klopt", "regels kloppen")
    return f"{regels}.{_wacht(voorstel)}"


def gedaan(voorstel: Zorgvoorstel) -> str:
    """Tell what taking over did."""
    regels = aantal(len(voorstel.regels), "regel", "regels")
    return f"{regels} overgenomen uit ‘{voorstel.tabel.bestand}’.{_wacht(voorstel)}"


def _wacht(voorstel: Zorgvoorstel) -> str:
    wacht = voorstel.zonder_toewijzing
    if not wacht:
        return ""
    hoeveel = aantal(wacht, "regel heeft", "regels hebben")
    return f" {hoeveel} nog geen toewijzing (301)."
