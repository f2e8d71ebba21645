"""The screen Verzoeken: what was asked of gemeenten, and beneath it the card of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.deadlines.termijnen import Termijn
from app.domain.verzoek import Concept
from app.gui import icons, messages, verzoekrijen
from app.gui.context import VERZOEKEN, Kantoor
from app.gui.kaartlijst import Kaartlijst
from app.gui.messages import ONGEDAAN, Action
from app.gui.page import Screen
from app.gui.task import Progress
from app.gui.vandaag.mail import MailPagina
from app.gui.verzoeken.kaart import Verzoekkaart
from app.gui.verzoeken.lijst import Verzoektabel, standkeuze
from app.gui.verzoekrijen import Lijstrij
from app.gui.widgets.tab_order import walk_in_order
from app.services import concepten, verzoeken
from app.services.verzoeken import Inzage
from app.store.mapping import vergelijkbaar

_UITLEG = """\
Komt een cliënt via een huisarts, jeugdarts, medisch specialist of gecertificeerde instelling, dan
vraag je zelf een toewijzing aan met een **verzoek om toewijzing** (315). Moet een toewijzing die
loopt anders, dan doe je een **verzoek om wijziging** (317) vanuit het dossier van de cliënt.

- **Concept**: je bent begonnen. Kies *Verder invullen*.
- **Klaar**, **Geëxporteerd**: het verzoek moet nog naar VECOZO.
- **Wacht op besluit**: de gemeente heeft het. Zij stuurt een toewijzing (301) of antwoord (319).
  Onder de lijst staat tot wanneer zij heeft. Is dat voorbij, dan kies je *Vraag het na*.
- **In onderzoek**: de gemeente heeft meer tijd nodig, hooguit acht weken na je verzoek.
- **Afgewezen**: onder de lijst staat waarom, en wat je kunt doen.
- **Toegewezen**: onder de lijst staat of dat is wat je vroeg, product voor product.

Is het met de gemeente geregeld zonder bericht, kies dan **Sluit af…** en schrijf op wat jullie
afspraken. Dan kun je weer een nieuw verzoek doen.

Zolang een verzoek voor een cliënt loopt, neemt een gemeente geen tweede aan (TR374).
"""
_VERDELING = (316, 294)  # how table and card share the height


def scherm(kantoor: Kantoor) -> Screen:
    """Give the screen for the sidebar."""
    return Screen(VERZOEKEN, "Verzoeken", "verzoeken", lambda: VerzoekenPage(kantoor), _UITLEG)


class VerzoekenPage(Kaartlijst):
    """Lets see how far each request is, go on with a concept, and begin a new one."""

    search_hint = "Cliënt of product"

    def __init__(self, kantoor: Kantoor) -> None:
        self.table = Verzoektabel(kantoor.state)
        self.kaart = Verzoekkaart()
        super().__init__(kantoor, self.table, self.kaart, _VERDELING)
        self._rijen: list[Lijstrij] = []
        self._getoond: tuple[str, int | None] | None = None
        # The main button is that of the card: what to do now with the chosen request.
        self.nieuw = icons.TextButton("erbij", "&Nieuw verzoek")
        self.nieuw.clicked.connect(self._begin)
        self.stand = standkeuze()
        self._verbind()

    def _verbind(self) -> None:
        self.stand.activated.connect(lambda _: self._toon())
        self.kaart.elders_gevraagd.connect(self._vraag_elders)
        self.kaart.verbeteren_gevraagd.connect(self._verbeter)
        self.kaart.verder_gevraagd.connect(self._ga_verder)
        self.kaart.versturen_gevraagd.connect(self._ga_versturen)
        self.kaart.navraag_gevraagd.connect(self._vraag_na)
        self.kaart.weggooien_gevraagd.connect(self._gooi_weg)
        self.kaart.bericht_gevraagd.connect(self._open_bericht)
        self.kaart.client_gevraagd.connect(self._open_client)
        self.kaart.afsluiten_gevraagd.connect(self._sluit_af)
        self.kaart.heropenen_gevraagd.connect(self._heropen)

    def header_actions(self) -> list[QWidget]:
        """Give the choice of what is seen, and the button for a new request."""
        return [self.stand, self.nieuw]

    def _laad(self) -> None:
        self._ronde += 1
        ronde, workspace = self._ronde, self._kantoor.workspace

        def werk(_: Progress) -> list[Lijstrij]:
            return verzoekrijen.lees(workspace)

        self._kantoor.tasks.run(werk, lambda gelezen: self._ontvang(ronde, gelezen))

    def _ontvang(self, ronde: int, gelezen: list[Lijstrij]) -> None:
        if ronde != self._ronde:
            return
        self._rijen = gelezen
        self._getoond = None  # what came of it may have changed
        self._toon()
        self._vat_samen()

    def _toon(self) -> None:
        gekozen: Lijstrij | None = self.table.chosen_row()
        if self._te_tonen is not None:
            doel = ("verzoek", self._te_tonen)
            if any(rij.sleutel == doel and not rij.open for rij in self._rijen):
                self.stand.setCurrentIndex(1)
        alles, gezocht = bool(self.stand.currentData()), vergelijkbaar(self._zoek).split()
        gekozen_rijen = [rij for rij in self._rijen if (alles or rij.open) and rij.bevat(gezocht)]
        self.kaart.setVisible(bool(gekozen_rijen))  # else the list may have all the room
        leeg = alles or not self._rijen
        self.table.toon(gekozen_rijen, gezocht=bool(gezocht), alles=leeg)
        if self._te_tonen is not None:
            self.table.kies(("verzoek", self._te_tonen))
            self._te_tonen = None
        elif gekozen_rijen and not (gekozen and self.table.kies(gekozen.sleutel)):
            self.table.selectRow(0)
        self._laad_kaart()

    def _vat_samen(self) -> None:
        aantal = sum(rij.open for rij in self._rijen)
        self.summary_changed.emit(f"{aantal} open" if aantal else "")

    def _laad_kaart(self) -> None:
        self._loop.stop()
        rij: Lijstrij | None = self.table.chosen_row()
        if rij is None or rij.sleutel == self._getoond:
            return  # who reads the card keeps the place
        self._getoond = rij.sleutel
        if rij.verzoek is None:
            self.kaart.toon(rij, None)
            return
        workspace, id_ = self._kantoor.workspace, rij.verzoek.verzoek.id
        assert id_ is not None  # it was read from the store

        def werk(_: Progress) -> Inzage:
            return verzoeken.inzage(workspace, id_)

        def klaar(inzage: Inzage) -> None:
            if self._getoond == rij.sleutel:
                self.kaart.toon(rij, inzage)
                walk_in_order(self.table, self.kaart)

        self._kantoor.tasks.run(werk, klaar)

    def _begin(self) -> None:
        self._kantoor.open_aanvraag()

    # What can be done with the chosen one

    @property
    def _verzoek_id(self) -> int:
        rij = self.table.chosen_row()
        assert rij is not None  # its card is in sight
        assert rij.verzoek is not None
        id_: int = rij.verzoek.verzoek.id
        return id_

    def _vraag_elders(self) -> None:
        self._kantoor.open_aanvraag(elders_van=self._verzoek_id)

    def _verbeter(self) -> None:
        rij = self.table.chosen_row()
        self._kantoor.open_aanvraag(opnieuw_van=rij.verzoek.verzoek.bericht_id)

    def _ga_verder(self) -> None:
        self._kantoor.open_aanvraag(concept_id=self.table.chosen_row().concept.concept.id)

    def _ga_versturen(self) -> None:
        self._kantoor.open_klaar(self.table.chosen_row().verzoek.verzoek.bericht_id)

    def _vraag_na(self, besluit: Termijn) -> None:
        self._kantoor.open_over(MailPagina(self._kantoor, [besluit]))

    def _gooi_weg(self) -> None:
        workspace, id_ = self._kantoor.workspace, self.table.chosen_row().concept.concept.id

        def klaar(weg: Concept) -> None:
            messages.done(
                self._kantoor.messages,
                "Concept weggegooid.",
                Action(ONGEDAAN, lambda: self._zet_terug(weg)),
            )
            self._kantoor.changes.gewijzigd.emit()

        self._kantoor.tasks.run(lambda _: concepten.gooi_weg(workspace, id_), klaar)

    def _zet_terug(self, concept: Concept) -> None:
        workspace = self._kantoor.workspace
        self._kantoor.tasks.run(
            lambda _: concepten.zet_terug(workspace, concept),
            lambda _: self._kantoor.changes.gewijzigd.emit(),
        )

    def _open_bericht(self) -> None:
        self._kantoor.open_bericht(self.table.chosen_row().verzoek.verzoek.bericht_id)

    def _open_client(self) -> None:
        rij = self.table.chosen_row()
        if rij.verzoek is not None:
            self._kantoor.open_client(rij.verzoek.verzoek.client_id)
        elif rij.concept.concept.client_id is not None:
            self._kantoor.open_client(rij.concept.concept.client_id)

    def _sluit_af(self, reden: str) -> None:
        workspace, id_ = self._kantoor.workspace, self._verzoek_id

        def klaar(_: None) -> None:
            self.kaart.toon_knoppen()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            messages.done(
                self._kantoor.messages,
                "Het verzoek is afgehandeld. Je vindt het terug onder Alles.",
                Action(ONGEDAAN, lambda: self._heropen_met(id_)),
            )
            self._kantoor.changes.gewijzigd.emit()

        self._kantoor.tasks.run(
            lambda _: verzoeken.sluit_af(workspace, id_, reden),
            klaar,
            lambda _: self.kaart.vraag.geef_vrij(),
        )

    def _heropen(self) -> None:
        self._heropen_met(self._verzoek_id)

    def _heropen_met(self, id_: int) -> None:
        workspace = self._kantoor.workspace
        self._kantoor.tasks.run(
            lambda _: verzoeken.heropen(workspace, id_),
            lambda _: self._kantoor.changes.gewijzigd.emit(),
        )
