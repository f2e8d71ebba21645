"""Beside the proposal: of the chosen line what is wrong, where it comes from and what to do."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.toewijzing import volume_tekst
from app.domain.voorstelregel import Regelsleutel
from app.gui import theme
from app.gui.codekaart import tekst, waarschuwing
from app.gui.declareren import voorstelrijen as vr
from app.gui.declareren.herkomst import Kolom, herkomstkaarten, kaart, zorgkaart
from app.gui.declareren.voorstelrijen import Kop, Lijnrij, Rij, Wegrij
from app.gui.format import bedrag, maandnaam, periode
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.status import StatusChip
from app.rules.finding import Finding
from app.services.herleiding import Herleiding

_SMALST = 312


class Voorstelpaneel(QWidget):
    """Tells of the chosen row, and asks by its signals for what can be done with it."""

    volume_gevraagd = Signal()
    niet_gevraagd = Signal()
    toch_gevraagd = Signal()
    zorg_gevraagd = Signal()
    client_gevraagd = Signal()
    contract_gevraagd = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Over deze regel")
        self.setMinimumWidth(_SMALST)
        size = theme.tokens().size
        self._kop = QVBoxLayout()
        self._kopdeel = QWidget()
        self._kop.addWidget(self._kopdeel)
        self.kolom = Kolom("Waar deze regel van komt")
        self.volume = _knop("Ander &volume…", self.volume_gevraagd)
        self.niet = _knop("&Niet declareren…", self.niet_gevraagd)
        self.toch = _knop("&Toch declareren", self.toch_gevraagd)
        self.contract = _knop("Naar het &contract", self.contract_gevraagd)
        self.zorg = _knop("Naar de &zorg", self.zorg_gevraagd)
        self.client = _knop("Naar de cl&iënt", self.client_gevraagd)
        self._alle = (
            self.volume, self.niet, self.toch, self.contract, self.zorg, self.client,
        )  # fmt: skip
        self.knoppen = QWidget()
        self._rooster = QGridLayout(self.knoppen)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setHorizontalSpacing(size.within)
        self._rooster.setVerticalSpacing(size.within)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.within, 0, 0, 0)
        kolom.setSpacing(size.within)
        kolom.addLayout(self._kop)
        kolom.addWidget(self.kolom, 1)
        kolom.addWidget(self.knoppen)

    def toon(
        self, rij: Rij, behalve: Collection[Regelsleutel], herleiding: Herleiding | None
    ) -> None:
        """Show a row; what it follows from when that is known."""
        nieuw = _kop(rij, behalve)
        self._kop.replaceWidget(self._kopdeel, nieuw)
        self._kopdeel.hide()
        self._kopdeel.deleteLater()
        self._kopdeel = nieuw
        self.kolom.toon(_kaarten(rij, herleiding))
        self._zet_knoppen(self._mogelijk(rij))

    @property
    def eerste_knop(self) -> QPushButton | None:
        """The button of the first thing to do here."""
        item = self._rooster.itemAt(0)
        knop = item.widget() if item is not None else None
        return knop if isinstance(knop, QPushButton) else None

    def _mogelijk(self, rij: Rij) -> Sequence[QPushButton]:
        if isinstance(rij, Kop):
            return ()
        if isinstance(rij, Lijnrij):
            zelf = (self.volume, self.niet) if rij.lijn.regel.geregistreerd else ()
            besloten = (self.toch,) if rij.lijn.regel.vastgesteld is not None else ()
            self.toch.setText("Maak &ongedaan")
            return (*zelf, *besloten, self.zorg, self.client)
        knoppen = [self.toch] if rij.weg.vastgesteld is not None else []
        self.toch.setText("&Toch declareren")
        knoppen += [self.contract] if rij.weg.regel in ("IV081", "IV075") else []
        knoppen += [self.zorg] if rij.weg.zorg_ids else []
        return [*knoppen, *([self.client] if rij.weg.toewijzing is not None else [])]

    def _zet_knoppen(self, knoppen: Sequence[QPushButton]) -> None:
        while self._rooster.count():
            self._rooster.takeAt(0)
        # In the layout first: a button without a parent would become a window when it is shown.
        for plaats, knop in enumerate(knoppen):
            self._rooster.addWidget(knop, plaats // 2, plaats % 2)
        for knop in self._alle:
            knop.setVisible(knop in knoppen)


def _knop(woord: str, signaal: SignalInstance) -> QPushButton:
    knop = QPushButton(woord)
    knop.clicked.connect(signaal)
    return knop


def _kop(rij: Rij, behalve: Collection[Regelsleutel]) -> QWidget:
    blok = QWidget()
    kolom = QVBoxLayout(blok)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(4)
    boven = QHBoxLayout()
    boven.setSpacing(theme.tokens().size.within)
    boven.addWidget(ElidedLabel(vr.client(rij), "group"))
    stand = vr.stand(rij, behalve)
    if stand is not None:
        boven.addWidget(StatusChip(stand), 0, Qt.AlignmentFlag.AlignTop)
    boven.addStretch(1)
    kolom.addLayout(boven)
    # Of a heading the card below says the same.
    onder = () if isinstance(rij, Kop) else (vr.product(rij), vr.dagen(rij))
    for regel in filter(None, onder):
        kolom.addWidget(ElidedLabel(regel, "quiet"))
    return blok


def _kaarten(rij: Rij, herleiding: Herleiding | None) -> list[QWidget]:
    if isinstance(rij, Kop):
        return _van_bericht(rij)
    if isinstance(rij, Wegrij):
        return _weggelaten(rij, herleiding)
    kaarten: list[QWidget] = [
        _bevinding(b) for b in (*rij.declaratie.bezwaar, *rij.lijn.bevindingen)
    ]
    if rij.lijn.let_op:
        kaarten.append(waarschuwing(rij.lijn.let_op))
    if rij.lijn.regel.crediteert is not None:
        kaarten.append(_correctie(rij))
    if herleiding is not None:
        kaarten += herkomstkaarten(herleiding)
    return kaarten


def _van_bericht(kop: Kop) -> list[QWidget]:
    if kop.declaratie is None:
        return [kaart("", "Kies een regel: hier staat dan waarom hij niet meegaat.")]
    van = kop.declaratie
    kaarten: list[QWidget] = [_bevinding(b) for b in van.bezwaar]
    kaarten.append(
        kaart(
            "Dit bericht (323)",
            f"Declaratie over {maandnaam(van.maand)}",
            kop.bij,
            f"AGB-code {van.aanbieder}",
            rol="strong",
        )
    )
    return kaarten


def _weggelaten(rij: Wegrij, herleiding: Herleiding | None) -> list[QWidget]:
    weg = rij.weg
    waarom = kaart("Waarom dit niet meegaat", weg.reden, weg.advies, rol="strong")
    if weg.regel:
        laag = waarom.layout()
        assert laag is not None  # a card has one
        laag.addWidget(tekst(f"Regel {weg.regel}", "small"))
    zorg = [zorgkaart(herleiding.zorg)] if herleiding is not None and herleiding.zorg else []
    return [waarom, *zorg]


def _bevinding(bevinding: Finding) -> QWidget:
    gemaakt = kaart("Zo kan deze regel niet weg", bevinding.melding, bevinding.advies, rol="error")
    laag = gemaakt.layout()
    assert laag is not None  # a card has one
    laag.addWidget(tekst(f"Regel {bevinding.regel}", "small"))
    return gemaakt


def _correctie(rij: Lijnrij) -> QWidget:
    regel = rij.lijn.regel
    assert regel.crediteert is not None  # else it is no correction
    oud = regel.crediteert.prestatie
    was = volume_tekst(oud.geleverd_volume, oud.eenheid)
    nummer = oud.product_referentie.referentie_nummer
    wordt = volume_tekst(regel.volume, regel.eenheid) if regel.volume else "niets"
    van = oud.product_periode
    return kaart(
        "Correctie",
        f"{was} → {wordt}",
        f"Dit crediteert prestatie {nummer} ({bedrag(oud.ingediend_bedrag.bedrag)}, "
        f"{periode(van.begindatum, van.einddatum)})"
        + (f" en declareert {bedrag(regel.bedrag)} opnieuw." if regel.volume else "."),
        rol="strong",
    )
