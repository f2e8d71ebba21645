"""Vandaag: everything that is due, the most urgent first, each with the one act that does it.

It is the first screen: what an act needs is imported when it is done, not when the program starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QMenu, QVBoxLayout, QWidget

from app.deadlines.termijnen import Actie, Termijn
from app.domain.openstaand import BetalingOpen, RetourOpen
from app.gui import icons, messages, theme
from app.gui.context import KLAAR, TAB_DECLARATIES, VANDAAG, Kantoor
from app.gui.format import aantal, datum
from app.gui.messages import Action
from app.gui.page import Page, Screen
from app.gui.task import Progress
from app.gui.vandaag import declareren, rijen, verzoeken
from app.gui.vandaag.lijst import Takenlijst
from app.gui.vandaag.rijen import Keuze, Lijst
from app.gui.vandaag.voet import Voet, hoeft_misschien_niet, mag_nog_niet
from app.gui.widgets.action_model import Taakregel
from app.services import werklijst
from app.services.taakwoorden import samenvatting, soort_naam
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet

if TYPE_CHECKING:
    from app.domain.verzending import Verzending

_UITLEG = """\
Hier staat wat je moet doen, met het dringendste bovenaan. Elke regel heeft één knop, die doet wat
er nodig is.

- **Enter** doet wat op de knop staat.
- **Spatie** laat de hele uitleg zien: vanaf welke dag de termijn telt, en welke regel dat zegt.
- **Pijl rechts** klapt een regel open, **pijl links** weer dicht.
- **Ctrl+F** zoekt op cliënt, gemeente of toewijzingnummer.
- **Afdrukken** zet alles op papier, in een PDF, in Excel of in je agenda.
- **Ctrl+O** kiest bestanden om in te lezen. Je kunt ze ook hierheen slepen.

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
        self._ronde = 0  # an answer of an earlier round is passed by
        self._bezig = False
        self.lijst = Takenlijst()
        self.voet = Voet(kantoor.workspace.vandaag())
        self.setFocusProxy(self.lijst)
        self._maak_filters()
        self.afdrukken = icons.TextButton("afdrukken", "&Afdrukken…")
        self.afdrukken.setToolTip("Afdrukken, of bewaren als PDF, Excel of agenda")
        size = theme.tokens().size
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.within)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.voet)
        self._verbind()

    def _maak_filters(self) -> None:
        self.soorten = _combo("Soort werk", "Alle taken", 136)
        self.gemeenten = _combo("Gemeente", "Elke gemeente", 160)
        self.wetten = _combo("Wet", "Elke wet", 108)
        for wet in (Wet.WMO, Wet.JW):
            self.wetten.addItem(wet.naam, wet)
        for combo in (self.soorten, self.gemeenten, self.wetten):
            combo.activated.connect(self._kies)

    def _verbind(self) -> None:
        self.afdrukken.clicked.connect(self._druk_af)
        self.lijst.acted.connect(self._doe)
        self.lijst.gekozen.connect(self._toon_voet)
        self.lijst.menu_gevraagd.connect(self._open_menu)
        self.voet.nog_niet.connect(self._nog_niet_gestart)
        self.voet.niet_nodig.connect(self._niet_nodig)
        self.voet.open_client.connect(self._kantoor.open_client)
        self.voet.open_bericht.connect(self._kantoor.open_bericht)
        self.voet.gesloten.connect(self.lijst.setFocus)
        self._kantoor.changes.gewijzigd.connect(self._ververs_als_zichtbaar)

    @property
    def regels(self) -> Sequence[Taakregel]:
        """The rows that are shown now, those that are folded away in their row."""
        return self._lijst.regels

    def header_actions(self) -> list[QWidget]:
        """Give the three filters, and the way to paper."""
        return [*self._filters(), self.afdrukken]

    def _filters(self) -> list[QWidget]:
        return [self.soorten, self.gemeenten, self.wetten]

    def search(self, text: str) -> None:
        """Show only what matches."""
        self._keuze = replace(self._keuze, zoek=text)
        self._toon()

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
        self._vul_filters()
        self._toon()
        self.gevuld.emit()
        self.summary_changed.emit(samenvatting(termijnen))

    def _vul_filters(self) -> None:
        soorten = sorted({t.soort for t in self._termijnen})
        codes = sorted({t.gemeente for t in self._termijnen if t.gemeente}, key=gemeentenaam)
        _vul(self.soorten, [(soort_naam(soort), soort) for soort in soorten])
        _vul(self.gemeenten, [(gemeentenaam(code), code) for code in codes])
        self._toon_filters()
        self._lees_filters()

    def _toon_filters(self) -> None:
        """Leave the filters away while there is nothing to choose from."""
        if self.isVisible():  # else the header belongs to another page
            for combo in self._filters():
                combo.setVisible(bool(self._termijnen))

    def _lees_filters(self) -> None:
        self._keuze = Keuze(
            self.wetten.currentData(),
            self.gemeenten.currentData(),
            self.soorten.currentData(),
            self._keuze.zoek,
        )

    def _kies(self) -> None:
        self._lees_filters()
        self._toon()

    def _toon(self) -> None:
        gekozen = rijen.kies(self._termijnen, self._keuze)
        self._lijst = rijen.maak_lijst(gekozen, vouw_later=self._keuze.alles)
        self.lijst.zeg_leeg(gekozen=bool(self._termijnen))
        self.lijst.set_rows(self._lijst.regels)

    def _toon_voet(self, regel: Taakregel | None) -> None:
        self.voet.toon(self.termijnen_van(regel), staat_voor_anderen=bool(regel and regel.kinderen))
        self.voet.setVisible(bool(self._lijst.regels))

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
        if len(termijnen) == 1:
            self._vul_menu(menu, termijnen[0])
        menu.popup(plaats)

    def _vul_menu(self, menu: QMenu, termijn: Termijn) -> None:
        menu.addSeparator()
        client, bericht = termijn.client_id, termijn.bericht_id
        if mag_nog_niet(termijn):
            menu.addAction("Nog niet gestart…", self.voet.vraag_datum)
        if hoeft_misschien_niet(termijn):
            menu.addAction("Niet nodig", lambda: self._niet_nodig(termijn))
        if termijn.actie is Actie.MAIL_GEMEENTE and isinstance(termijn.feit, BetalingOpen):
            menu.addAction("Bekijk declaratie", lambda: self._bekijk_declaratie(termijn))
        if bericht is not None:
            menu.addAction("Bekijk bericht", lambda: self._kantoor.open_bericht(bericht))
        if client is not None:
            menu.addAction("Open cliënt", lambda: self._kantoor.open_client(client))

    def _druk_af(self) -> None:
        """Ask how what is due is to be printed or saved."""
        from app.gui.termijnoverzicht.page import TermijnoverzichtPagina

        gemeente = self.gemeenten.currentData()
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
        elif eerste.actie is Actie.MAIL_GEMEENTE:
            from app.gui.vandaag.mail import MailPagina

            self._kantoor.open_over(MailPagina(termijnen))
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


def _combo(naam: str, alles: str, breed: int) -> QComboBox:
    combo = QComboBox()
    # As wide as its first choice, so that the summary keeps its room; the list is wider.
    combo.setFixedWidth(breed)
    combo.setAccessibleName(naam)
    combo.setToolTip(naam)
    combo.addItem(alles, None)
    return combo


def _vul(combo: QComboBox, keuzes: Sequence[tuple[str, Any]]) -> None:
    """Give other choices after the first, which means all; keep what was chosen."""
    gekozen = combo.currentData()
    while combo.count() > 1:
        combo.removeItem(1)
    for tekst, waarde in keuzes:
        combo.addItem(tekst, waarde)
    combo.setCurrentIndex(max(0, combo.findData(gekozen)) if gekozen is not None else 0)
    combo.view().setMinimumWidth(combo.view().sizeHintForColumn(0) + 2 * theme.tokens().size.group)
