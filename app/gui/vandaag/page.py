"""Vandaag: everything that is due, the most urgent first, each with the one act that does it.

It is the first screen: what an act needs is imported when it is done, not when the program starts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.deadlines.termijnen import Actie, Termijn
from app.domain.openstaand import BetalingOpen, RetourOpen
from app.gui import icons, messages, theme
from app.gui.context import KLAAR, TAB_DECLARATIES, VANDAAG, Kantoor
from app.gui.format import aantal, datum
from app.gui.kalender.balk import Kalenderbalk
from app.gui.messages import Action
from app.gui.page import Page, Screen
from app.gui.task import Progress
from app.gui.vandaag import declareren, rijen, uitstellen, verzoeken
from app.gui.vandaag.filters import Filters
from app.gui.vandaag.lijst import Takenlijst
from app.gui.vandaag.rijen import Keuze, Lijst
from app.gui.vandaag.voet import Voet, hoeft_misschien_niet, mag_nog_niet
from app.gui.widgets.action_model import Taakregel
from app.gui.widgets.tab_order import walk_in_order
from app.services import instellen, werklijst
from app.services.taakwoorden import samenvatting

if TYPE_CHECKING:
    from app.domain.verzending import Verzending

_UITLEG = """\
Hier staat wat je moet doen, met het dringendste bovenaan. Elke regel heeft één knop, die doet wat
er nodig is.

- **Enter** doet wat op de knop staat.
- **Spatie** laat de hele uitleg zien: vanaf welke dag de termijn telt, welke regel dat zegt, en
  wat er gebeurt als je te laat bent.
- **Pijl rechts** klapt een regel open, **pijl links** weer dicht.
- **Ctrl+F** zoekt op cliënt, gemeente of toewijzingnummer.
- **Afdrukken** zet alles op papier, in een PDF, in Excel of in je agenda.
- **Ctrl+O** kiest bestanden om in te lezen. Je kunt ze ook hierheen slepen.

**Week** en **Maand** laten zien wat wanneer valt. Klik op een dag, of kies hem met de pijltjes en
**Enter**, om te zien wat er dan moet. Met *Lijst* zie je weer alles.

**Uitstellen…** (onderaan, of met de rechtermuisknop) haalt een regel uit de lijst tot een dag die
je kiest, met een notitie voor jezelf. De termijn zelf schuift niet op. Boven de lijst staat hoeveel
er is uitgesteld; kies **Uitgesteld** bij *Alle taken* om ze te zien, of zoek op de cliënt. Gaat de
termijn vanaf een andere dag tellen, dan staat de regel er meteen weer.

Vul bij een cliënt in wie die volgt, en kies hier bij **Iedereen** wiens cliënten je wilt zien.

Een termijn telt werkdagen: maandag tot en met vrijdag, zonder feestdagen. De dag van ontvangst
telt niet mee. Declareren, corrigeren en betalen gaat op de kalender: die datum blijft staan, ook
als hij in een weekend valt.

*Verwachte start* betekent dat nog niemand heeft gezegd dat de hulp begonnen is. Is dat zo, kies
dan onderaan **Nog niet gestart** en vul in wanneer je de start verwacht.

*Stop melden* staat er zodra een toewijzing afloopt of de gemeente hem korter maakt. Stopt de hulp
eerder, meld de stop dan vanaf de cliënt. *Melding intrekken* staat er als de gemeente een
toewijzing heeft verwijderd waarop je al iets meldde.

*Declareren* staat er zodra een maand voorbij is waarin je zorg vastlegde die nog niet is
gedeclareerd. Van een toewijzing zonder vastgelegde zorg weet Heenweer niet of er iets te declareren
is. *Betaling ontbreekt* verdwijnt als je de betaling boekt.

*Toewijzing aanvragen* telt vanaf het eerste contact dat je bij de verwijzing of het verzoek
invulde. *Verlenging vragen* staat er vanaf twaalf weken voor het einde van een toewijzing waarop de
hulp loopt. Gaat de hulp niet verder, kies dan onderaan **Niet nodig**.
"""


class VandaagPage(Page):
    """Shows the Termijnen, and does or opens what each asks for; ``gevuld`` when they stand."""

    gevuld = Signal()

    search_hint = "Zoek cliënt of gemeente"

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._termijnen: list[Termijn] = []
        self._lijst = Lijst()
        self._keuze = Keuze()
        self._zoek = ""
        self._ronde = 0  # an answer of an earlier round is passed by
        self._bezig = False
        self.lijst = Takenlijst()
        self.afdrukken = icons.TextButton("afdrukken", "&Afdrukken…")
        self.afdrukken.setToolTip("Afdrukken, of bewaren als PDF, Excel of agenda")
        self.balk = Kalenderbalk(kantoor.workspace.vandaag(), self.afdrukken)
        self._vrij: Mapping[date, str] = {}
        self.voet = Voet(kantoor.workspace.vandaag())
        self.filters = Filters()
        size = theme.tokens().size
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.within)
        self._kolom = kolom
        kolom.addWidget(self.balk)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.voet)
        self._verbind()

    def _verbind(self) -> None:
        self.filters.gekozen.connect(self._kies)
        self.afdrukken.clicked.connect(self._druk_af)
        self.lijst.acted.connect(self._doe)
        self.lijst.gekozen.connect(self._toon_voet)
        self.lijst.menu_gevraagd.connect(self._open_menu)
        self.voet.nog_niet.connect(self._nog_niet_gestart)
        self.voet.niet_nodig.connect(self._niet_nodig)
        self.voet.uitstellen.connect(self._stel_uit)
        self.voet.toon_weer.connect(self._toon_weer)
        self.voet.open_client.connect(self._kantoor.open_client)
        self.voet.open_bericht.connect(self._kantoor.open_bericht)
        self.voet.gesloten.connect(self.lijst.setFocus)
        self.balk.veranderd.connect(self._kies)
        self._kantoor.changes.gewijzigd.connect(self._ververs_als_zichtbaar)

    @property
    def regels(self) -> Sequence[Taakregel]:
        """The rows that are shown now, those that are folded away in their row."""
        return self._lijst.regels

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in what is shown. A focus proxy would let Tab pass by what stands above it."""
        super().focusInEvent(event)
        doel = self.lijst if self.balk.is_lijst else self.balk.tabel
        doel.setFocus(event.reason())

    def header_actions(self) -> list[QWidget]:
        """Give the filters."""
        return self.filters.widgets()

    def search(self, text: str) -> None:
        """Show only what matches."""
        self._zoek = text
        self._kies()

    def appear(self) -> None:
        """Show what is known and find out what has changed."""
        self.summary_changed.emit(samenvatting(self._termijnen))
        self._toon_filters()
        self._ververs()

    def _ververs_als_zichtbaar(self) -> None:
        if self.isVisible():
            self._ververs()

    def _ververs(self) -> None:
        self._ronde += 1
        ronde, workspace = self._ronde, self._kantoor.workspace

        def werk(_: Progress) -> list[Termijn]:
            return werklijst.termijnen(workspace)

        self._kantoor.tasks.run(werk, lambda gevonden: self._ontvang(ronde, gevonden))

    def _ontvang(self, ronde: int, termijnen: list[Termijn]) -> None:
        if ronde != self._ronde:
            return
        self._termijnen = termijnen
        self.filters.vul(termijnen)
        self._toon_filters()
        self._kies()
        self.gevuld.emit()
        self.summary_changed.emit(samenvatting(termijnen))

    def _toon_filters(self) -> None:
        """Leave the filters away while there is nothing to choose from."""
        if self.isVisible():  # else the header belongs to another page
            self.filters.toon(iets=bool(self._termijnen))

    def _kies(self) -> None:
        self._keuze = self.filters.keuze(self._zoek)
        gekozen = rijen.kies(self._termijnen, self._keuze)
        self._toon_kalender(gekozen)
        if not self.balk.is_lijst:  # the rows are made when they are asked for again
            self._toon_voet(None)
            return
        op_dag = self.balk.dag is not None and bool(gekozen)
        if self.balk.dag is not None:
            gekozen = [t for t in gekozen if t.vervaldatum == self.balk.dag]
        self._lijst = rijen.maak_lijst(gekozen, vouw_later=self._keuze.alles)
        weg = sum(t.uitgesteld_tot is not None for t in self._termijnen)
        self.lijst.zeg_leeg(
            gekozen=bool(self._termijnen),
            op_dag=op_dag,
            uitgesteld=weg if weg == len(self._termijnen) else 0,
        )
        self.lijst.set_rows(self._lijst.regels)

    def _toon_kalender(self, gekozen: Sequence[Termijn]) -> None:
        """Show the week or month in place of the list, when that was asked for."""
        lijst = self.balk.is_lijst
        self.lijst.setVisible(lijst)
        self.balk.zet_vandaag(self._kantoor.workspace.vandaag())
        if lijst and not self.balk.heeft_tabel:
            return
        tabel = self.balk.tabel
        if self._kolom.indexOf(tabel) < 0:
            self._kolom.insertWidget(self._kolom.indexOf(self.lijst), tabel, 1)
            walk_in_order(self)
            self._lees_vrij()
        tabel.setVisible(not lijst)
        self.balk.vul(gekozen, self._vrij)

    def _lees_vrij(self) -> None:
        """Find out which days off the user added."""
        workspace = self._kantoor.workspace

        def klaar(vrij: Mapping[date, str]) -> None:
            self._vrij = vrij
            if vrij:
                self._kies()

        self._kantoor.tasks.run(lambda _: instellen.vrije_dagen(workspace), klaar)

    def _toon_voet(self, regel: Taakregel | None) -> None:
        self.voet.toon(self.termijnen_van(regel), staat_voor_anderen=bool(regel and regel.kinderen))
        self.voet.setVisible(bool(self._lijst.regels) and self.balk.is_lijst)

    def termijnen_van(self, regel: Taakregel | None) -> tuple[Termijn, ...]:
        """Give the Termijnen that a row stands for, the most urgent first."""
        return self._lijst.termijnen.get(regel.id, ()) if regel else ()

    def _open_menu(self, plaats: QPoint) -> None:
        """Open the other acts of the chosen row."""
        regel = self.lijst.chosen_row()
        termijnen = self.termijnen_van(regel)
        if regel is None or not termijnen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(regel.actie_tekst, lambda: self._doe(regel))
        menu.addSeparator()
        een = termijnen[0] if len(termijnen) == 1 else None
        if een is not None:
            self._vul_menu_vooraf(menu, een)
        menu.addAction("Uitstellen…", self.voet.vraag_uitstel)
        if termijnen[0].uitgesteld_tot is not None:
            menu.addAction("Weer tonen", lambda: self._toon_weer(termijnen))
        if een is not None:
            self._vul_menu(menu, een)
        menu.popup(plaats)

    def _vul_menu_vooraf(self, menu: QMenu, termijn: Termijn) -> None:
        if mag_nog_niet(termijn):
            menu.addAction("Nog niet gestart…", self.voet.vraag_datum)
        if hoeft_misschien_niet(termijn):
            menu.addAction("Niet nodig", lambda: self._niet_nodig(termijn))

    def _vul_menu(self, menu: QMenu, termijn: Termijn) -> None:
        client, bericht = termijn.client_id, termijn.bericht_id
        if termijn.actie is Actie.MAIL_GEMEENTE and isinstance(termijn.feit, BetalingOpen):
            menu.addAction("Bekijk declaratie", lambda: self._bekijk_declaratie(termijn))
        if bericht is not None:
            menu.addAction("Bekijk bericht", lambda: self._kantoor.open_bericht(bericht))
        if client is not None:
            menu.addAction("Open cliënt", lambda: self._kantoor.open_client(client))

    def _druk_af(self) -> None:
        """Ask how what is due is to be printed or saved."""
        from app.gui.termijnoverzicht.page import TermijnoverzichtPagina

        gemeente = self.filters.gemeenten.currentData()
        self._kantoor.open_over(TermijnoverzichtPagina(self._kantoor, gemeente))

    def _bekijk_declaratie(self, termijn: Termijn) -> None:
        """Go to where what the bank paid is recorded."""
        self._kantoor.open_declareren(TAB_DECLARATIES, **declareren.waar((termijn,)))

    def _doe(self, regel: Taakregel) -> None:
        termijnen = self.termijnen_van(regel)
        if not termijnen:
            return
        eerste = termijnen[0]
        if eerste.actie is Actie.ZET_KLAAR:
            self._zet_klaar(termijnen)
        elif eerste.actie is Actie.MELD_START and eerste.toewijzing_id is not None:
            self._kantoor.open_start(eerste.toewijzing_id)
        elif eerste.actie is Actie.MELD_STOP and eerste.toewijzing_id is not None:
            self._kantoor.open_stop(eerste.toewijzing_id)
        elif eerste.actie is Actie.TREK_IN and eerste.toewijzing_id is not None:
            self._kantoor.open_intrekking(eerste.toewijzing_id)
        elif eerste.actie is Actie.BEKIJK_AFKEUR and eerste.bericht_id is not None:
            self._kantoor.open_afkeur(eerste.bericht_id)
        elif eerste.actie in {Actie.MAIL_GEMEENTE, Actie.NEEM_CONTACT_OP}:
            from app.gui.vandaag.mail import MailPagina

            self._kantoor.open_over(MailPagina(self._kantoor, termijnen))
        elif eerste.actie in declareren.TABS:
            tab = declareren.TABS[eerste.actie]
            self._kantoor.open_declareren(tab, **declareren.waar(termijnen))
        elif eerste.actie in verzoeken.KNOPPEN:
            verzoeken.open_(self._kantoor, eerste)
        else:
            self._kantoor.open_klaar(_uitgaand_id(eerste) if len(termijnen) == 1 else None)

    def _zet_klaar(self, termijnen: Sequence[Termijn]) -> None:
        ids = [
            t.feit.retour_id
            for t in termijnen
            if isinstance(t.feit, RetourOpen) and t.feit.retour_id is not None
        ]
        if self._bezig or not ids:
            return
        self._bezig = True
        workspace = self._kantoor.workspace

        def werk(_: Progress) -> list[Verzending]:
            from app.services import retouren

            return retouren.zet_klaar_op_id(workspace, ids)

        def klaar(gezet: list[Verzending]) -> None:
            self._bezig = False
            staan = "staat" if len(gezet) == 1 else "staan"
            messages.done(
                self._kantoor.messages,
                f"{aantal(len(gezet), 'retourbericht', 'retourberichten')} {staan} klaar.",
                Action("Naar Klaar voor VECOZO", lambda: self._kantoor.open_klaar(None), KLAAR),
            )
            self._kantoor.changes.gewijzigd.emit()

        self._kantoor.tasks.run(werk, klaar, self._mislukt)

    def _nog_niet_gestart(self, termijn: Termijn, verwacht: date | None) -> None:
        toewijzing, workspace = termijn.toewijzing_id, self._kantoor.workspace
        if toewijzing is None or self._bezig:
            return
        self._bezig = True

        def werk(_: Progress) -> None:
            from app.services import starten

            starten.nog_niet_gestart(workspace, toewijzing, verwacht)

        def klaar(_: None) -> None:
            self._bezig = False
            self.voet.klaar()
            wanneer = f" De start wordt verwacht op {datum(verwacht)}." if verwacht else ""
            messages.done(self._kantoor.messages, f"{termijn.client} is nog niet gestart.{wanneer}")
            self._kantoor.changes.gewijzigd.emit()

        self._kantoor.tasks.run(werk, klaar, self._mislukt)

    def _stel_uit(self, termijnen: Sequence[Termijn], tot: date | None, notitie: str) -> None:
        vraag = self.voet.uitstel
        uitstellen.stel_uit(self._kantoor, termijnen, tot, notitie, self.voet.klaar, vraag.weiger)

    def _toon_weer(self, termijnen: Sequence[Termijn]) -> None:
        uitstellen.toon_weer(self._kantoor, termijnen)

    def _niet_nodig(self, termijn: Termijn) -> None:
        verzoeken.geen_verlenging(self._kantoor, termijn)

    def _mislukt(self, _: BaseException) -> None:
        self._bezig = False


def scherm(kantoor: Kantoor) -> Screen:
    """Give Vandaag for the sidebar."""
    return Screen(VANDAAG, "Vandaag", "vandaag", lambda: VandaagPage(kantoor), _UITLEG)


def _uitgaand_id(termijn: Termijn) -> int | None:
    """Id of our own message that still has to leave."""
    feit = termijn.feit
    return feit.retour_id if isinstance(feit, RetourOpen) else termijn.bericht_id
