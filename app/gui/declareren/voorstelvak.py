"""Around the list of Voorstel: the choice of a month, the button below, and how to begin."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.productperiode import eerste_dag, laatste_dag, vorige_maand
from app.gui import icons, theme
from app.gui.format import aantal, bedrag, maandnaam
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.keuze import Keuze
from app.gui.widgets.maandkeuze import Maandkeuze
from app.services.voorstellen import Voorstel
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import datum_voluit
from app.standard.release import Wet

_MAANDEN = 24  # to choose from; what is older comes along by itself
_TEKEN = 40  # pixels
_BREED = 420


class Kiezer(QWidget):
    """The month, the wet and the gemeente to show, and one line that says what to do."""

    maand_gekozen = Signal()
    filter_gekozen = Signal()

    def __init__(self, vandaag: date) -> None:
        super().__init__()
        uitleg = "De maand waarover je declareert; eerdere maanden gaan mee"
        self.maanden = Maandkeuze(vandaag, _MAANDEN, uitleg, 164)
        self.maanden.kies(laatste_volle_maand(vandaag))
        self.wet = Keuze("Wet", "Elke wet", 120)
        self.gemeente = Keuze("Gemeente", "Elke gemeente", 164)
        self.zin = ElidedLabel("")
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(theme.tokens().size.within)
        rij.addWidget(self.maanden)
        rij.addWidget(self.wet)
        rij.addWidget(self.gemeente)
        rij.addSpacing(theme.tokens().size.within)
        rij.addWidget(self.zin, 1)
        self.wet.hide()
        self.gemeente.hide()
        self.maanden.activated.connect(lambda _: self.maand_gekozen.emit())
        for keuze in (self.wet, self.gemeente):
            keuze.activated.connect(lambda _: self.filter_gekozen.emit())

    def zet_filter(self, wet: Wet | None, gemeente: str | None) -> None:
        """Choose a wet and a gemeente, without telling."""
        for keuze, waarde in ((self.wet, wet), (self.gemeente, gemeente)):
            keuze.setCurrentIndex(max(0, keuze.findData(waarde)) if waarde is not None else 0)

    def bied_aan(self, voorstel: Voorstel) -> None:
        """Offer the wetten and gemeenten that occur, when there is more than one."""
        sleutels = {(een.wet, een.gemeente) for een in voorstel.declaraties}
        sleutels |= {
            (weg.toewijzing.sleutel.wet, weg.toewijzing.sleutel.gemeente)
            for _, weg in voorstel.weggelaten
            if weg.toewijzing is not None
        }
        wetten = sorted({wet for wet, _ in sleutels})
        codes = sorted({code for _, code in sleutels}, key=gemeentenaam)
        self.wet.vul([(wet.naam, wet) for wet in wetten])
        self.gemeente.vul([(gemeentenaam(code), code) for code in codes])
        self.wet.setVisible(len(wetten) > 1)
        self.gemeente.setVisible(len(codes) > 1)

    def zeg(self, zin: str) -> None:
        """Say in one line what to do."""
        self.zin.set_text(zin)


class Voet(QWidget):
    """Below the list: what would be sent, a look at it, and the one main button."""

    def __init__(self) -> None:
        super().__init__()
        self._zin = ElidedLabel("", "quiet")
        self.voorbeeld = QPushButton("&Bekijk het bericht")
        self.zet_klaar = QPushButton("&Zet klaar voor VECOZO")
        self.zet_klaar.setProperty("role", "primary")
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(theme.tokens().size.within)
        rij.addWidget(self._zin, 1)
        rij.addWidget(self.voorbeeld)
        rij.addWidget(self.zet_klaar)

    def toon(self, declaraties: int, totaal: int, bezwaar: str) -> None:
        """Say how many messages with what total; ``bezwaar`` is why they cannot be made yet."""
        zin = f"{aantal(declaraties, 'declaratie', 'declaraties')}, samen {bedrag(totaal)}"
        self._zin.set_text(bezwaar or (zin if declaraties else "Er gaat nu niets mee."))
        self.zet_klaar.setEnabled(bool(declaraties) and not bezwaar)
        self.zet_klaar.setAccessibleDescription(bezwaar or zin)
        self.voorbeeld.setEnabled(bool(declaraties))

    @property
    def zin(self) -> str:
        """What is said beside the button."""
        return self._zin.whole


class Beginvak(QWidget):
    """What stands here while there is nothing to declare from: no contract, or no care."""

    naar_contract = Signal()
    naar_zorg = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._teken = QLabel()
        self._kop = QLabel()
        self._kop.setProperty("role", "group")
        self._wat = QLabel()
        self._wat.setProperty("role", "quiet")
        self._wat.setWordWrap(True)
        self._wat.setFixedWidth(_BREED)
        self._wat.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.knop = QPushButton()
        self.knop.setProperty("role", "primary")
        self.knop.clicked.connect(self._ga)
        self._naar = self.naar_contract
        kolom = QVBoxLayout(self)
        kolom.setSpacing(theme.tokens().size.within)
        kolom.addStretch(2)
        for deel in (self._teken, self._kop, self._wat, self.knop):
            kolom.addWidget(deel, 0, Qt.AlignmentFlag.AlignHCenter)
        kolom.addStretch(3)
        self._kleur()

    def toon(self, *, contract: bool) -> None:
        """Say what comes first: the contract, and when there is one the care."""
        if contract:
            self._kop.setText("Er is nog geen zorg vastgelegd")
            self._wat.setText(
                "Leg vast wie wat wanneer deed, of haal het uit je urenregistratie. Daaruit maakt "
                "Heenweer de declaratie."
            )
            self.knop.setText("&Leg geleverde zorg vast")
            self._naar = self.naar_zorg
        else:
            self._kop.setText("Begin met het contract")
            self._wat.setText(
                "Zet in het contract welke producten je met de gemeente hebt afgesproken, en voor "
                "welk tarief. Daarmee rekent Heenweer de declaratie uit."
            )
            self.knop.setText("&Vul het contract in")
            self._naar = self.naar_contract
        self._wat.ensurePolished()
        self._wat.setMinimumHeight(self._wat.heightForWidth(_BREED))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._kleur()

    def _ga(self) -> None:
        self._naar.emit()

    def _kleur(self) -> None:
        ratio = self.devicePixelRatioF()
        colour = theme.colours().quiet
        self._teken.setPixmap(icons.pixmap("declareren", colour, _TEKEN, ratio))


def wat_te_doen(mee: int, rood: int, *, voorbij: bool) -> str:
    """Say in one line what to do with the lines that would be sent and those that are red."""
    if rood == 1:
        return "1 regel klopt niet: verbeter hem."
    if rood:
        return f"{rood} regels kloppen niet: verbeter ze."
    if not mee:
        return ""
    return "Kijk de regels na en zet ze klaar." if voorbij else "Kijk de regels alvast na."


def tel_op(mee: int, rood: int, weg: int) -> str:
    """Count the lines by what becomes of them; what is nought is left out."""
    delen = [f"{aantal(mee, 'regel gaat', 'regels gaan')} mee"] if mee else []
    delen += [aantal(rood, "klopt niet", "kloppen niet")] if rood else []
    delen += [f"{aantal(weg, 'regel gaat', 'regels gaan')} niet mee"] if weg else []
    return " · ".join(delen)


def nog_niet(maand: date) -> str:
    """Say from which day a month can be declared (TR137)."""
    return f"Kan vanaf {datum_voluit(laatste_dag(maand))}, de laatste dag van de maand (TR137)."


def leeg(maand: date, *, zoekt: bool) -> tuple[str, str, str]:
    """Say why the list is empty."""
    if zoekt:
        return ("Niets gevonden", "Zoek op iets anders, of wis het zoekveld.", "zoeken")
    return (
        f"Niets meer te declareren over {maandnaam(maand)}",
        "Alles wat is vastgelegd, is gedeclareerd. Onder Declaraties volg je wat ermee gebeurt.",
        "gedaan",
    )


def laatste_volle_maand(vandaag: date) -> date:
    """Give the last month that is over; on its last day it is (TR137)."""
    deze = eerste_dag(vandaag)
    return deze if laatste_dag(deze) == vandaag else vorige_maand(deze)
