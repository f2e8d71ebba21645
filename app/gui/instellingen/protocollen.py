"""The protocols: those that come with the program and the user's own, with who follows them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.eigen_protocol import EigenProtocol
from app.gui import messages
from app.gui.context import Kantoor
from app.gui.format import aantal, periode
from app.gui.instellingen.protocolpagina import Protocolpagina
from app.gui.instellingen.rijen import Rijen
from app.gui.instellingen.stand import titel_voor_kopie
from app.gui.messages import ONGEDAAN, Action
from app.gui.vastleggen import bewaar
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.label import link
from app.gui.widgets.section import Section
from app.services import protocollen
from app.services.protocollen import Protocolregel, Verwijderd
from app.standard.codelijsten import gemeentenaam


class Protocollen(Section):
    """Shows each protocol; a copy can be changed and taken away, and that can be undone."""

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__(
            "Protocollen",
            "Wat er in je regio is afgesproken over termijnen. Sprak je met een gemeente iets "
            "anders af? Maak dan een kopie, pas die aan, en kies hem hierboven bij de gemeente.",
        )
        self._kantoor = kantoor
        self._alle: Sequence[Protocolregel] = ()
        self.rijen = Rijen("Protocollen", "")
        self.add(self.rijen)

    def toon(self, alle: Sequence[Protocolregel]) -> None:
        """Show the protocols."""
        self._alle = alle
        self.rijen.vul([self._rij(een) for een in alle])

    def _rij(self, een: Protocolregel) -> QWidget:
        naam = een.naam
        knoppen = []
        if een.eigen:
            pas_aan = link("Pas aan", f"Pas {een.titel} aan")
            pas_aan.clicked.connect(lambda: self._open(naam))
            weg = link("Verwijder", f"Verwijder {een.titel}")
            weg.clicked.connect(lambda: self._verwijder(een))
            kopieer = link("Kopieer", f"Kopieer {een.titel}")
            knoppen = [pas_aan, kopieer, weg]
        else:
            bekijk = link("Bekijk", f"Bekijk {een.titel}")
            bekijk.clicked.connect(lambda: self._open(naam))
            kopieer = link("Kopieer en pas aan", f"Kopieer {een.titel} en pas het aan")
            knoppen = [bekijk, kopieer]
        kopieer.clicked.connect(lambda: self._kopieer(een))
        woorden = QVBoxLayout()
        woorden.setSpacing(2)
        woorden.addWidget(ElidedLabel(een.titel, "strong"))
        for regel in (_wat(een), _wie(een)):
            woorden.addWidget(ElidedLabel(regel, "small"))
        rij = QWidget()
        row = QHBoxLayout(rij)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(4)
        row.addLayout(woorden, 1)
        for knop in knoppen:
            row.addWidget(knop)
        return rij

    def _open(self, naam: str) -> None:
        self._kantoor.open_over(Protocolpagina(self._kantoor, naam))

    def _kopieer(self, van: Protocolregel) -> None:
        workspace, titel = self._kantoor.workspace, titel_voor_kopie(van, self._alle)

        def gelukt(kopie: EigenProtocol) -> None:
            self._open(kopie.naam)
            terug = Action(ONGEDAAN, lambda: self._ongedaan(kopie.naam))
            messages.done(self._kantoor.messages, f"Je hebt nu een kopie van {van.titel}.", terug)

        bewaar(self._kantoor, lambda: protocollen.kopieer(workspace, van.naam, titel), gelukt)

    def _ongedaan(self, naam: str) -> None:
        workspace = self._kantoor.workspace
        bewaar(
            self._kantoor,
            lambda: protocollen.verwijder(workspace, naam),
            lambda weg: messages.done(self._kantoor.messages, f"{weg.eigen.titel} is weer weg."),
        )

    def _verwijder(self, een: Protocolregel) -> None:
        workspace = self._kantoor.workspace

        def gelukt(weg: Verwijderd) -> None:
            woorden = f"{een.titel} is verwijderd."
            if weg.gemeenten:
                volgen = "volgt" if len(weg.gemeenten) == 1 else "volgen"
                wie = " en ".join(
                    filter(None, (", ".join(map(gemeentenaam, weg.gemeenten[:-1])),
                                  gemeentenaam(weg.gemeenten[-1])))
                )  # fmt: skip
                woorden += f" {wie} {volgen} weer {een.origineel}."
            messages.done(
                self._kantoor.messages, woorden, Action(ONGEDAAN, lambda: self._zet_terug(weg))
            )

        bewaar(self._kantoor, lambda: protocollen.verwijder(workspace, een.naam), gelukt)

    def _zet_terug(self, weg: Verwijderd) -> None:
        workspace = self._kantoor.workspace
        bewaar(
            self._kantoor,
            lambda: protocollen.zet_terug(workspace, weg),
            lambda _: messages.done(self._kantoor.messages, f"{weg.eigen.titel} is er weer."),
        )


def _wat(een: Protocolregel) -> str:
    """Say what it is and when it is valid."""
    geldig = periode(een.geldig_vanaf, een.geldig_tot)
    if not een.eigen:
        return f"{geldig.capitalize()} · hoort bij Heenweer"
    anders = (
        aantal(een.anders, "termijn anders", "termijnen anders") if een.anders else "nog gelijk"
    )
    return f"{geldig.capitalize()} · kopie van {een.origineel}, {anders}"


def _wie(een: Protocolregel) -> str:
    if not een.gevolgd_door:
        return "Geen van je gemeenten volgt dit"
    return f"Gevolgd door {', '.join(map(gemeentenaam, een.gevolgd_door))}"
