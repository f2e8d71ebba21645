"""The card of one request: what was asked, what came of it, and what can be done now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.deadlines.termijnen import Termijn
from app.domain.verzoek import IngediendVerzoek, Verzoekstatus
from app.domain.verzoekuitkomst import Uitkomst
from app.gui import theme
from app.gui.codekaart import tekst
from app.gui.format import datum, werkdagen
from app.gui.kaartlijst import Kaartblad, kaart
from app.gui.verzoekrijen import Lijstrij
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.status import StatusChip
from app.gui.widgets.vraagkaart import Redenvraag
from app.services.verzoeken import Inzage
from app.standard.afwijzing import afwijzing
from app.standard.codelijsten import gemeentenaam
from app.standard.leesbaar import datum_voluit

_GEVOLG = "Je wacht dan niet meer op de gemeente en kunt opnieuw iets aanvragen."
_HULP = "Kort, zoals ‘telefonisch geregeld’."


class Verzoekkaart(Kaartblad):
    """Shows one request or concept; asks by its signals for what can be done with it."""

    elders_gevraagd = Signal()
    verbeteren_gevraagd = Signal()
    verder_gevraagd = Signal()
    versturen_gevraagd = Signal()
    navraag_gevraagd = Signal(object)  # with the term in which the gemeente had to decide
    weggooien_gevraagd = Signal()
    bericht_gevraagd = Signal()
    client_gevraagd = Signal()
    afsluiten_gevraagd = Signal(str)  # with what was agreed
    heropenen_gevraagd = Signal()

    def __init__(self) -> None:
        vraag = Redenvraag("&Sluit af", _GEVOLG, _HULP, "Schrijf op wat er is afgesproken.")
        super().__init__("Over dit verzoek", "Wat ervan kwam", vraag)
        self.vraag.bewaard.connect(self.afsluiten_gevraagd)
        self.elders = QPushButton()
        self.verbeter = QPushButton("&Verbeter en vraag opnieuw")
        self.verder = QPushButton("&Verder invullen")
        self.verstuur = QPushButton("Naar &Klaar voor VECOZO")
        self.navraag = QPushButton("Vraag het &na")
        self._besluit: Termijn | None = None
        for knop in (self.elders, self.verbeter, self.verder, self.verstuur, self.navraag):
            knop.setProperty("role", "primary")
        self.weg = QPushButton("&Weggooien")
        self.bekijk = QPushButton("&Bekijk bericht")
        self.client = QPushButton("&Cliënt")
        self.sluit = QPushButton("&Sluit af…")
        self.heropen = QPushButton("&Toch open")
        self.elders.clicked.connect(self.elders_gevraagd)
        self.verbeter.clicked.connect(self.verbeteren_gevraagd)
        self.verder.clicked.connect(self.verder_gevraagd)
        self.verstuur.clicked.connect(self.versturen_gevraagd)
        self.navraag.clicked.connect(lambda: self.navraag_gevraagd.emit(self._besluit))
        self.weg.clicked.connect(self.weggooien_gevraagd)
        self.bekijk.clicked.connect(self.bericht_gevraagd)
        self.client.clicked.connect(self.client_gevraagd)
        self.heropen.clicked.connect(self.heropenen_gevraagd)
        self._zet_knoppen(
            (self.bekijk, self.client),
            (
                self.sluit, self.heropen, self.weg,
                self.verbeter, self.elders, self.verder, self.verstuur, self.navraag,
            ),
            stop=self.sluit,
        )  # fmt: skip

    def toon(self, rij: Lijstrij, inzage: Inzage | None) -> None:
        """Show a request with what came of it, or a concept."""
        self._vul(_kop(rij), _inhoud(rij, inzage))
        self._kies_knoppen(rij, inzage)
        self._orden()

    def _kies_knoppen(self, rij: Lijstrij, inzage: Inzage | None) -> None:
        verzoek = inzage.verzoek if inzage else None
        andere = verzoek.andere_gemeente if verzoek and verzoek.gevraagd else None
        afgewezen = verzoek is not None and verzoek.status is Verzoekstatus.AFGEWEZEN
        geweigerd = verzoek is not None and not verzoek.berichtstatus.telt
        self.elders.setText(f"&Vraag aan bij {gemeentenaam(andere)}" if andere else "")
        self.elders.setVisible(andere is not None and afgewezen)
        self.verbeter.setVisible((afgewezen or geweigerd) and not self.elders.isVisibleTo(self))
        self.verder.setVisible(rij.concept is not None)
        self.weg.setVisible(rij.concept is not None)
        self.verstuur.setVisible(verzoek is not None and _nog_bij_ons(verzoek))
        self._besluit = inzage.besluit if inzage else None
        self.navraag.setVisible(self._besluit is not None and self._besluit.werkdagen_over < 0)
        self.bekijk.setVisible(verzoek is not None)
        self.client.setVisible(verzoek is not None or bool(_client_id(rij)))
        kan_af = verzoek is not None and (afgewezen or (verzoek.loopt and not geweigerd))
        self.sluit.setVisible(kan_af)
        self.heropen.setVisible(verzoek is not None and verzoek.status is Verzoekstatus.AFGESLOTEN)

    @property
    def eerste_knop(self) -> QPushButton:
        """The button of the first thing to do here."""
        knoppen = (
            self.verder, self.elders, self.verbeter, self.verstuur, self.navraag, self.heropen,
            self.bekijk,
        )  # fmt: skip
        return next((knop for knop in knoppen if not knop.isHidden()), self.client)


def _client_id(rij: Lijstrij) -> int | None:
    return rij.concept.concept.client_id if rij.concept else None


def _nog_bij_ons(een: IngediendVerzoek) -> bool:
    """Whether its message must still be handed in at VECOZO, so that nothing was decided."""
    return een.status is Verzoekstatus.IN_BEHANDELING and een.berichtstatus.onderweg


def _kop(rij: Lijstrij) -> QWidget:
    blok = QWidget()
    kolom = QVBoxLayout(blok)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(4)
    boven = QHBoxLayout()
    boven.setSpacing(12)
    boven.addWidget(ElidedLabel(f"{rij.bericht} · {rij.client}", "group"))
    boven.addWidget(StatusChip(rij.stand))
    boven.addStretch(1)
    kolom.addLayout(boven)
    delen = [f"Gemeente {gemeentenaam(rij.gemeente)}" if rij.gemeente else ""]
    if rij.verzoek is not None:
        verzoek = rij.verzoek.verzoek
        delen += [f"gevraagd op {datum(rij.op)}", f"referentie {verzoek.referentie_aanbieder}"]
    kolom.addWidget(ElidedLabel(" · ".join(filter(None, delen)), "quiet"))
    return blok


def _inhoud(rij: Lijstrij, inzage: Inzage | None) -> QWidget:
    size = theme.tokens().size
    binnen = QWidget()
    kolom = QVBoxLayout(binnen)
    kolom.setContentsMargins(0, 0, size.within, 0)
    kolom.setSpacing(size.within)
    if inzage is None:
        kolom.addWidget(_begonnen(rij))
    else:
        kolom.addWidget(_besluit(inzage))
        for uitkomst in inzage.uitkomsten:
            if not uitkomst.onveranderd:
                kolom.addWidget(_uitkomst(uitkomst, inzage.verzoek.status))
        blijft = [uitkomst.product for uitkomst in inzage.uitkomsten if uitkomst.onveranderd]
        if blijft:
            kolom.addWidget(_onveranderd(blijft))
        if inzage.overrulingen:
            kolom.addWidget(_toch(inzage))
    kolom.addStretch()
    return binnen


def _begonnen(rij: Lijstrij) -> QFrame:
    """How far a concept is."""
    blok, kolom = kaart()
    kolom.addWidget(tekst("Nog niet af", "strong"))
    stap = f"Je was bij de stap ‘{rij.stap}’. " if rij.stap else ""
    kolom.addWidget(
        tekst(f"{stap}Alles wat je invulde is bewaard, voor het laatst op {datum(rij.op)}.")
    )
    return blok


def _besluit(inzage: Inzage) -> QFrame:
    """What the gemeente said, and what can be done about it."""
    verzoek = inzage.verzoek
    gemeente = gemeentenaam(verzoek.gemeente)
    blok, kolom = kaart()
    match verzoek.status:
        case Verzoekstatus.AFGEWEZEN:
            reden = afwijzing(verzoek.reden_afwijzing or "")
            kolom.addWidget(tekst(f"{gemeente} wees dit af: {reden.label.lower()}", "strong"))
            kolom.addWidget(tekst(reden.betekenis, "quiet"))
            if verzoek.andere_gemeente:
                andere = gemeentenaam(verzoek.andere_gemeente)
                kolom.addWidget(tekst(f"Volgens {gemeente} is {andere} verantwoordelijk."))
            kolom.addWidget(tekst(reden.doen))
        case Verzoekstatus.IN_ONDERZOEK:
            kolom.addWidget(tekst(f"{gemeente} onderzoekt het verzoek nog", "strong"))
            _zet_uiterlijk(kolom, inzage)
        case Verzoekstatus.TOEGEWEZEN:
            anders = inzage.anders_toegewezen
            hoe = "anders toegewezen dan je vroeg" if anders else "toegewezen zoals je vroeg"
            kolom.addWidget(tekst(f"{gemeente} heeft het {hoe}", "strong"))
        case Verzoekstatus.AFGESLOTEN:
            kolom.addWidget(tekst("Buiten de berichten afgehandeld", "strong"))
            kolom.addWidget(tekst(verzoek.afsluiting or ""))
        case Verzoekstatus.IN_BEHANDELING:
            for regel, rol in _wachten(inzage):
                kolom.addWidget(tekst(regel, rol))
            _zet_uiterlijk(kolom, inzage)
    return blok


def _zet_uiterlijk(kolom: QVBoxLayout, inzage: Inzage) -> None:
    """By when the gemeente has to decide, and why then."""
    termijn = inzage.besluit
    if termijn is None:
        return
    dag, over = datum_voluit(termijn.vervaldatum), termijn.werkdagen_over
    if over < 0:
        laat = f"Het besluit had er op {dag} moeten zijn, {werkdagen(-over)} geleden."
        kolom.addWidget(tekst(f"{laat} {termijn.gevolg}".strip()))
    else:
        kolom.addWidget(tekst(f"Uiterlijk {dag} hoort er een besluit te zijn."))
    kolom.addWidget(tekst(termijn.uitleg, "quiet"))


def _wachten(inzage: Inzage) -> Sequence[tuple[str, str]]:
    """Where a request is on which the gemeente did not decide."""
    verzoek = inzage.verzoek
    if not verzoek.berichtstatus.telt:
        return (
            ("Dit bericht is niet aangenomen of teruggetrokken", "strong"),
            ("Het telt als niet verstuurd (OP286).", "quiet"),
        )
    if _nog_bij_ons(verzoek):
        return (
            ("Dit verzoek is nog niet bij de gemeente", "strong"),
            ("Dien het in bij VECOZO en meld dat bij Klaar voor VECOZO.", "quiet"),
        )
    return (
        (f"{gemeentenaam(verzoek.gemeente)} heeft nog niet besloten", "strong"),
        ("Er komt een toewijzing (301) of een antwoord (319).", "quiet"),
    )


def _uitkomst(uitkomst: Uitkomst, stand: Verzoekstatus) -> QFrame:
    """A product: what was asked, and what was assigned otherwise or not at all."""
    blok, kolom = kaart()
    kolom.addWidget(tekst(uitkomst.product, "section"))
    kolom.addWidget(tekst(f"Gevraagd: {uitkomst.gevraagd}"))
    if uitkomst.nummer is None:
        if stand is Verzoekstatus.TOEGEWEZEN:
            kolom.addWidget(tekst("Niet toegewezen", "strong"))
        return blok
    if uitkomst.zoals_gevraagd:
        kolom.addWidget(tekst(f"✓ Toegewezen zoals gevraagd, toewijzing {uitkomst.nummer}", "done"))
        return blok
    kolom.addWidget(tekst(f"Anders toegewezen, toewijzing {uitkomst.nummer}:", "strong"))
    for verschil in uitkomst.verschillen:
        anders = f"{verschil.wat}: {verschil.toegewezen} in plaats van {verschil.gevraagd}"
        kolom.addWidget(tekst(f"• {anders}"))
    return blok


def _onveranderd(producten: Sequence[str]) -> QFrame:
    """What a 317 leaves as it was: all of it together, beneath what it is about."""
    blok, kolom = kaart()
    kolom.addWidget(tekst("Blijft zo", "section"))
    kolom.addWidget(tekst("\n".join(producten)))
    return blok


def _toch(inzage: Inzage) -> QFrame:
    """What the user went past, and why."""
    blok, kolom = kaart()
    kolom.addWidget(tekst("Toch gevraagd", "section"))
    for een in inzage.overrulingen:
        kolom.addWidget(tekst(een.melding))
        kolom.addWidget(tekst(f"Reden: {een.reden} ({een.bron})", "quiet"))
    return blok
