"""The last step: what would be sent, and what stands in its way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.bezwaar import Bezwaar
from app.forms.stappen import Stapfout, Stappenform
from app.gui import theme
from app.gui.codekaart import tekst
from app.gui.format import Status, StatusText, aantal, heel
from app.gui.melden.voorbeeld import Voorbeeldvak
from app.gui.stappen.bezwaarkaart import Bezwaarkaart, advieskaart, regelkaart
from app.gui.widgets.label import link, wrapped
from app.gui.widgets.section import Section
from app.gui.widgets.status import StatusChip
from app.services.verzoekuitslag import Verzoekvoorbeeld

_HOOGTE = 320  # pixels: enough of the message to read in
_BEZIG = StatusText(Status.SOON, "Wordt nagekeken")
_KAN = StatusText(Status.DONE, "Kan weg")
_NIET = StatusText(Status.LATE, "Kan nog niet weg")
_MISLUKT = StatusText(Status.LATE, "Niet nagekeken")
_LEEG = "Zodra alles is ingevuld, staat hier wat er verstuurd wordt."
_ONBEKEND = "Het nakijken is niet gelukt. Er is niets verstuurd."


class Controlevak(QScrollArea):
    """Shows a Verzoekvoorbeeld; ``veranderd`` says that a reason made it possible to send, or not.

    ``naar`` gives the step, group and question of what is wrong; ``opnieuw`` asks to judge again.
    """

    naar = Signal(str, str, str)
    opnieuw = Signal()
    veranderd = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._klaar = False
        self._wacht = False
        self._vast = 0  # what stops it whatever reason is given
        self.kaarten: dict[str, Bezwaarkaart] = {}
        size = theme.tokens().size
        self.stand = StatusChip(_BEZIG)
        self._zin = wrapped(role="strong")
        self._wat = wrapped(role="quiet")
        self.probeer = link("Probeer opnieuw")
        self.probeer.clicked.connect(self.opnieuw)
        self.delen = {naam: _Deel(titel, uitleg) for naam, titel, uitleg in _DELEN}
        self.voorbeeld = Voorbeeldvak()
        kop = QFrame()
        kop.setObjectName("card")
        boven = QHBoxLayout()
        boven.setSpacing(size.group)
        boven.addWidget(self._zin, 1)
        boven.addWidget(self.stand, 0, Qt.AlignmentFlag.AlignTop)
        onder = QHBoxLayout()
        onder.setSpacing(size.within)
        onder.addWidget(self._wat, 1)
        onder.addWidget(self.probeer)
        binnen = QVBoxLayout(kop)
        binnen.setContentsMargins(size.group, 12, size.group, 12)
        binnen.setSpacing(4)
        binnen.addLayout(boven)
        binnen.addLayout(onder)
        inhoud = QWidget()
        kolom = QVBoxLayout(inhoud)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(size.group)
        kolom.addWidget(kop)
        for deel in self.delen.values():
            kolom.addWidget(deel)
        kolom.addWidget(self.voorbeeld, 1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inhoud)
        self.voorbeeld.bericht.setMinimumHeight(_HOOGTE)

    # What there is to say

    def bezig(self, zin: str) -> None:
        """Say that it is being judged; what was found before stays to look at."""
        self._klaar, self._wacht = False, True
        self._zeg(zin, _BEZIG, "Even kijken wat de regels en de afspraken van de gemeente zeggen.")

    def mislukt(self) -> None:
        """Say that it could not be judged."""
        self._klaar, self._wacht = False, False
        self._zeg(self._zin.text(), _MISLUKT, _ONBEKEND)
        self.probeer.show()

    def toon(self, form: Stappenform, voorbeeld: Verzoekvoorbeeld, zin: str) -> None:
        """Show what would be sent, and what stands in its way."""
        self._zin.setText(heel(zin))
        self.delen["fouten"].vul(self._foutkaarten(form, voorbeeld.fouten))
        self.delen["regels"].vul(map(regelkaart, voorbeeld.bevindingen))
        blokkeert = [bezwaar for bezwaar in voorbeeld.bezwaren if bezwaar.blokkeert]
        self.delen["bezwaren"].vul(self._bezwaarkaarten(blokkeert))
        advies = [bezwaar for bezwaar in voorbeeld.bezwaren if not bezwaar.blokkeert]
        self.delen["advies"].vul(map(advieskaart, advies))
        self._vast = len(voorbeeld.fouten) + len(voorbeeld.bevindingen)
        self._klaar, self._wacht = bool(voorbeeld.xml) and not self._vast, False
        if voorbeeld.xml and not voorbeeld.fouten:
            self.voorbeeld.toon(voorbeeld, "")
        else:
            self.voorbeeld.toon_geen(_LEEG)
        self._tel()

    @property
    def kan_weg(self) -> bool:
        """Whether nothing stops the request, or a reason was given for each objection."""
        return self._klaar and all(kaart.reden for kaart in self.kaarten.values())

    @property
    def redenen(self) -> Mapping[str, str]:
        """Why it goes although, by the key of the objection."""
        return {sleutel: k.reden for sleutel, k in self.kaarten.items() if k.reden}

    @property
    def zin(self) -> str:
        """What is said on top: what is asked, and how it stands."""
        return f"{self._zin.text()} {self._wat.text()}"

    # Where the keyboard goes

    @property
    def heeft_focus(self) -> bool:
        """Whether the keyboard is at a reason."""
        return any(kaart.invoer.hasFocus() for kaart in self.kaarten.values())

    def eerste(self) -> QWidget | None:
        """Give what is to be done first, if something stands in the way; nothing while waiting."""
        if self._wacht:
            return None
        for deel in self.delen.values():
            knop = next((k for k in deel.findChildren(QPushButton) if k.isVisibleTo(self)), None)
            if knop is not None:
                return knop
        return None

    def volgende_lege(self) -> QWidget | None:
        """Give the next reason that is asked and not given."""
        gevraagd = (k.invoer for k in self.kaarten.values() if k.wordt_gevraagd)
        return next((invoer for invoer in gevraagd if not invoer.hasFocus()), None)

    # The parts

    def _foutkaarten(self, form: Stappenform, fouten: Sequence[Stapfout]) -> Iterable[QFrame]:
        groepen = {stap.naam: form.groepen(stap.naam) for stap in form.stappen}
        waar = {groep.naam: stap for stap in form.stappen for groep in groepen[stap.naam]}
        # With more products in a step, or more Toewijzingen, it must be clear which is meant.
        titels = {
            groep.naam: f"{groep.titel}: "
            for van_stap in groepen.values()
            for groep in van_stap
            if len(van_stap) > 1 and groep.titel
        }
        volgorde = [stap.naam for stap in form.stappen]
        met = [(waar.get(fout.groep, form.stappen[0]), fout) for fout in fouten]
        met.sort(key=lambda paar: volgorde.index(paar[0].naam))
        for stap, paren in groupby(met, key=lambda paar: paar[0]):
            hier = [fout for _, fout in paren]
            kaart = QFrame()
            kaart.setObjectName("card")
            kaart.setAccessibleName(stap.titel)
            ga = link(f"Naar {stap.titel}".replace("&", "&&"))
            eerste = hier[0]
            ga.clicked.connect(
                lambda _=False, naam=stap.naam, f=eerste: self.naar.emit(naam, f.groep, f.fout.veld)
            )
            size = theme.tokens().size
            kolom = QVBoxLayout(kaart)
            kolom.setContentsMargins(size.group, 12, size.group, 12)
            kolom.setSpacing(4)
            boven = QHBoxLayout()
            boven.addWidget(wrapped(stap.titel, "strong"), 1)
            boven.addWidget(ga)
            kolom.addLayout(boven)
            for fout in hier:
                woorden = (fout.fout.melding, fout.fout.advies, fout.fout.regel)
                welke = titels.get(fout.groep, "")
                kolom.addWidget(tekst(heel(f"•  {welke}{' '.join(filter(None, woorden))}")))
            yield kaart

    def _bezwaarkaarten(self, bezwaren: Sequence[Bezwaar]) -> Sequence[QFrame]:
        """Give the cards; one that says the same as before keeps its reason and the keyboard."""
        eerder, self.kaarten = self.kaarten, {}
        for bezwaar in bezwaren:
            kaart = eerder.get(bezwaar.sleutel)
            if kaart is None or kaart.bezwaar != bezwaar:
                kaart = Bezwaarkaart(bezwaar)
                kaart.veranderd.connect(self._tel)
            self.kaarten[bezwaar.sleutel] = kaart
        return list(self.kaarten.values())

    def _tel(self) -> None:
        tegen = self._vast + sum(not kaart.reden for kaart in self.kaarten.values())
        if tegen:
            wat = "houdt" if tegen == 1 else "houden"
            waarom = f"{aantal(tegen, 'ding', 'dingen')} {wat} dit verzoek nog tegen."
        elif self.kaarten:
            waarom = "Je hebt een reden gegeven. Die wordt bij het verzoek bewaard."
        elif self._klaar:
            waarom = "Alles is ingevuld en niets houdt het verzoek tegen."
        else:
            waarom = "Er is nog geen bericht om te versturen."
        self._zeg(self._zin.text(), _KAN if self.kan_weg else _NIET, waarom)
        self.veranderd.emit()

    def _zeg(self, zin: str, stand: StatusText, waarom: str) -> None:
        self._zin.setText(heel(zin))
        self.stand.set_status(stand)
        self._wat.setText(waarom)
        self.probeer.hide()


_DELEN = (
    ("fouten", "Nog aan te vullen", ""),
    ("regels", "Hierop keurt de gemeente het bericht af", ""),
    ("bezwaren", "Dit past niet bij de afspraken", ""),
    ("advies", "Goed om te weten", ""),
)


class _Deel(Section):
    """A heading with cards; hidden while there are none."""

    def __init__(self, titel: str, uitleg: str) -> None:
        super().__init__(titel, uitleg)
        self._kaarten: list[QFrame] = []
        self.hide()

    def vul(self, kaarten: Iterable[QFrame]) -> None:
        """Show these cards in place of those that stood here."""
        nieuw = list(kaarten)
        for oud in self._kaarten:
            if oud not in nieuw:
                oud.hide()
                oud.deleteLater()
        for kaart in nieuw:
            if kaart not in self._kaarten:
                self.add(kaart)
                kaart.show()
        self._kaarten = nieuw
        self.setVisible(bool(nieuw))

    @property
    def woorden(self) -> str:
        """All that the cards say."""
        return "\n".join(
            label.text() for kaart in self._kaarten for label in kaart.findChildren(QLabel)
        )
