"""The cards that ask: another volume, what takes the place of a credited line, what was paid."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.volume import EURO
from app.forms.bedrag import lees_bedrag
from app.gui.format import bedrag, heel
from app.gui.widgets.date_field import DateField
from app.gui.widgets.vraagkaart import Redenvraag, Vraagkaart, redenveld
from app.standard.codelijsten import codelijst

_BREED = 168
_MEESTE_CIJFERS = 8  # GeleverdVolume
NIET = "Komt er later nog zorg bij, dan stelt Heenweer alles opnieuw voor."
NIET_TERUG = "Wat hiervan al is toegekend, wordt dan gecrediteerd."
_WACHT_MS = 230  # the pause after the last key


def lees_volume(tekst: str, eenheid: str) -> int | None:
    """Give a GeleverdVolume that was typed, of euros an amount; None for what is none."""
    if eenheid == EURO:
        return lees_bedrag(tekst)
    cijfers = tekst.strip().replace(".", "")
    goed = cijfers.isascii() and cijfers.isdigit() and len(cijfers) <= _MEESTE_CIJFERS
    return int(cijfers) if goed else None


def volume_in_veld(volume: int, eenheid: str) -> str:
    """Give a GeleverdVolume as one types it."""
    return bedrag(volume).removeprefix("€ ") if eenheid == EURO else str(volume)


def eenheidnaam(eenheid: str) -> str:
    """Give what an Eenheid is called: ``uur``."""
    return codelijst("WJ756").label(eenheid).partition(" (")[0].lower()


class Volumevraag(Vraagkaart):
    """Asks which volume to declare in place of what was recorded, and why."""

    def __init__(self) -> None:
        super().__init__(
            "&Leg dit volume vast",
            "Het telt zolang er aan de vastgelegde zorg niets verandert.",
        )
        self._eenheid = ""
        self.volume = QLineEdit()
        self.volume.setFixedWidth(_BREED)
        self._volumeveld = self.voeg_toe("&Volume", self.volume, "")
        self.reden = redenveld()
        self._redenveld = self.voeg_toe(
            "&Reden", self.reden, "Waarom je iets anders declareert dan er is vastgelegd."
        )

    def vraag(self, eenheid: str, nu: int, hoogstens: int | None) -> None:
        """Ask, with the most that may be declared filled in when that is known."""
        self._eenheid = eenheid
        naam = eenheidnaam(eenheid)
        voor = volume_in_veld(nu if hoogstens is None else hoogstens, eenheid)
        grens = f" Hoogstens {voor}." if hoogstens is not None else ""
        self._volumeveld.set_help(f"In {naam}, zonder cijfers achter de komma.{grens}")
        if eenheid == EURO:
            self._volumeveld.set_help(f"Het bedrag in euro.{grens}")
        self.volume.setText(voor)
        self.reden.clear()
        self.begin()
        self.volume.selectAll()

    @property
    def antwoord(self) -> tuple[int, str]:
        """The volume and the reason, once they are right."""
        return lees_volume(self.volume.text(), self._eenheid) or 0, self.reden.text().strip()

    def controleer(self) -> QWidget | None:
        """Ask for a volume of at least one, and a reason."""
        volume, reden = self.antwoord
        if not volume:
            self._volumeveld.set_finding(
                "Vul een volume van ten minste 1 in.",
                "Wil je niets declareren, kies dan Niet declareren.",
            )
            return self.volume
        if not reden:
            self._redenveld.set_finding("Schrijf op waarom.", "Een paar woorden zijn genoeg.")
            return self.reden
        return None


class Creditvraag(Vraagkaart):
    """Asks what takes the place of a granted line: another volume, or nothing.

    ``veranderd`` comes a moment after the volume was typed: ``gevolg`` then tells what would go.
    """

    veranderd = Signal()

    def __init__(self) -> None:
        super().__init__("&Zet de correctie klaar")
        self._eenheid = ""
        self._wacht = QTimer(self, singleShot=True, interval=_WACHT_MS)
        self._wacht.timeout.connect(self.veranderd)
        self.volume = QLineEdit()
        self.volume.setFixedWidth(_BREED)
        self._volumeveld = self.voeg_toe("&Goede volume", self.volume, "")
        self.volume.textChanged.connect(lambda _: self._wacht.start())
        self.reden = redenveld()
        self.voeg_toe("&Reden", self.reden, "Voor jezelf; de gemeente ziet dit niet.")

    def vraag(self, eenheid: str) -> None:
        """Ask anew."""
        self._eenheid = eenheid
        naam = "euro" if eenheid == EURO else eenheidnaam(eenheid)
        self._volumeveld.set_help(f"In {naam}. Leeg: er komt niets voor in de plaats.")
        self.volume.clear()
        self.reden.clear()
        self.begin()
        self.gevolg.setText("")
        self.veranderd.emit()

    @property
    def nieuw(self) -> int | None:
        """The volume that takes its place; None for nothing."""
        return lees_volume(self.volume.text(), self._eenheid)

    def zeg(self, gevolg: str, bezwaar: str = "") -> None:
        """Say what would go out, or why that cannot be."""
        self.gevolg.setText(heel(gevolg))
        self.bewaar.setEnabled(not bezwaar)
        if bezwaar:
            self._volumeveld.set_finding(bezwaar)
        else:
            self._volumeveld.clear_finding()

    def controleer(self) -> QWidget | None:
        """Refuse what is no volume."""
        if self.volume.text().strip() and not self.nieuw:
            self._volumeveld.set_finding(
                "Dit is geen volume.", "Vul een heel getal in, of laat het leeg."
            )
            return self.volume
        return None


class Betaalvraag(Vraagkaart):
    """Asks when what came in, in euro."""

    def __init__(self, vandaag: date) -> None:
        super().__init__("&Leg de betaling vast")
        self.datum = DateField(vandaag)
        self._datumveld = self.voeg_toe("&Datum", self.datum, "De dag waarop het geld binnenkwam.")
        self.bedrag = QLineEdit()
        self.bedrag.setFixedWidth(_BREED)
        self._bedragveld = self.voeg_toe("&Bedrag", self.bedrag, "In euro, zoals 1.234,56.")

    def vraag(self, open_bedrag: int, vandaag: date) -> None:
        """Ask, with today and what is open filled in."""
        self.datum.set_value(vandaag)
        self.bedrag.setText(volume_in_veld(abs(open_bedrag), EURO))
        self._teken = -1 if open_bedrag < 0 else 1
        verrekend = "Verrekend door de gemeente: dit telt als min." if open_bedrag < 0 else ""
        self.gevolg.setText(verrekend)
        self.begin()
        self.bedrag.selectAll()

    @property
    def antwoord(self) -> tuple[date, int]:
        """The day and the amount in eurocent, once they are right; negative when settled."""
        dag, eurocent = self.datum.value, lees_bedrag(self.bedrag.text())
        assert dag is not None  # controleer saw to it
        return dag, self._teken * (eurocent or 0)

    def controleer(self) -> QWidget | None:
        """Ask for a date and an amount."""
        self.datum.commit()
        if self.datum.value is None:
            if self.datum.refusal is None:
                self._datumveld.set_finding("Vul in wanneer het geld binnenkwam.")
            return self.datum
        if not lees_bedrag(self.bedrag.text()):
            self._bedragveld.set_finding("Dit is geen bedrag.", "Schrijf het als 1.234,56.")
            return self.bedrag
        return None


def niet_declareren() -> Redenvraag:
    """Give the card that asks why a line is not declared."""
    return Redenvraag(
        "&Declareer dit niet",
        NIET,
        "Voor jezelf, zoals ‘valt onder een ander contract’.",
        "Schrijf op waarom je dit niet declareert.",
    )


def hoeft_niet() -> Redenvraag:
    """Give the card that asks why a refused line needs nothing more."""
    return Redenvraag(
        "&Haal van de lijst",
        "De zorg van deze regel wordt dan niet opnieuw gedeclareerd.",
        "Voor jezelf, zoals ‘de gemeente betaalt dit niet’.",
        "Schrijf op waarom het niet meer hoeft.",
    )
