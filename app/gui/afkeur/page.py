"""The screen Afkeur: everything that was refused, and beneath it the card of the chosen code."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.gui.afkeur import afhandelen, handelen
from app.gui.afkeur.kaart import Afkeurkaart
from app.gui.afkeur.lijst import Afkeurtabel, Filters
from app.gui.context import AFKEUR, Kantoor
from app.gui.kaartlijst import Kaartlijst
from app.gui.page import Screen
from app.gui.task import Progress
from app.gui.widgets.tab_order import walk_in_order
from app.services import afkeuren
from app.services.afkeuren import Afkeur
from app.services.afkeurherstel import Stand
from app.standard.leesbaar import Regel

_UITLEG = """\
Hier staat alles wat is afgekeurd, met één regel per code: wat de gemeente of VECOZO van jouw
berichten afkeurde, en berichten van de gemeente waarin wij zelf iets vonden.

- **Open**: er moet nog iets gebeuren. Onder de lijst staat wat, met een knop die het doet.
- **Verbetering onderweg**: er is een nieuw bericht gemaakt, maar daar is nog geen antwoord op.
- **Opgelost**: het nieuwe bericht is aangenomen. Kies bovenaan *Alles* om ook dat te zien.
- **Afgehandeld**: jij hebt gezegd dat het niet meer hoeft. Ook dat staat onder *Alles*.

Onder *Uiterlijk* staat de dag waarop het klaar moet zijn. Bij wat is opgelost of afgehandeld is
het de dag waarop dat gebeurde.

Vraagt een afkeuring niets meer, bijvoorbeeld omdat je hetzelfde al eerder had gemeld? Kies **Hoeft
niet meer…** en schrijf op waarom: **Enter** bewaart, **Escape** laat het zoals het was. Het bericht
gaat van deze lijst en van *Vandaag*. Met **Toch oppakken** komt het terug.

- Wat in het afgekeurde bericht stond, telt niet mee (OP286). Is er verder geen start of stop
  gemeld, dan vraagt *Vandaag* daar weer om.
- Met een 302 of 320 kan het niet: de gemeente wacht op je antwoord.

**Enter** op een regel gaat naar de knop die het herstelt. **Ctrl+F** zoekt op cliënt,
toewijzingnummer, code of identificatie.

Bestanden die Heenweer niet kon lezen staan bij *Berichten*, onder *Niet verwerkt*.
"""
_VERDELING = (232, 380)  # how table and card share the height


def scherm(kantoor: Kantoor) -> Screen:
    """Give the screen for the sidebar."""
    return Screen(AFKEUR, "Afkeur", "afkeur", lambda: AfkeurPage(kantoor), _UITLEG)


class AfkeurPage(Kaartlijst):
    """Lets find what was refused and mend it."""

    search_hint = "Cliënt, nummer of code"

    def __init__(self, kantoor: Kantoor) -> None:
        self.table = Afkeurtabel(kantoor.state)
        self.kaart = Afkeurkaart()
        super().__init__(kantoor, self.table, self.kaart, _VERDELING)
        self._rijen: list[Afkeur] = []
        self._getoond: Afkeur | None = None
        self.filters = Filters()
        self._verbind()

    def _verbind(self) -> None:
        self.filters.stand.activated.connect(lambda _: self._laad())
        for keuze in (self.filters.wet, self.filters.gemeente, self.filters.door):
            keuze.activated.connect(lambda _: self._toon())
        self.kaart.handeling_gevraagd.connect(self._handel)
        self.kaart.bericht_gevraagd.connect(self._open_bericht)
        self.kaart.client_gevraagd.connect(self._open_client)
        self.kaart.afhandelen_gevraagd.connect(self._handel_af)
        self.kaart.heropenen_gevraagd.connect(self._heropen)

    def header_actions(self) -> list[QWidget]:
        """Give the filters."""
        return self.filters.keuzes

    def toon(self, id_: int) -> None:
        """Show a refused message, whatever was chosen before."""
        self.filters.toon_alles(ook_opgelost=False)
        super().toon(id_)

    def _laad(self) -> None:
        self._ronde += 1
        ronde, workspace = self._ronde, self._kantoor.workspace
        alles = bool(self.filters.stand.currentData())

        def werk(_: Progress) -> list[Afkeur]:
            return afkeuren.lijst(workspace, alles=alles)

        self._kantoor.tasks.run(werk, lambda rijen: self._ontvang(ronde, rijen))

    def _ontvang(self, ronde: int, rijen: list[Afkeur]) -> None:
        if ronde != self._ronde:
            return
        self._rijen = rijen
        self.filters.zet_gemeenten(rijen)
        self._toon()
        self._vat_samen()

    def _toon(self) -> None:
        gekozen = self.table.chosen_row()
        vraag = self.filters.vraag(self._zoek)
        rijen = vraag.kies(self._rijen)
        self.kaart.setVisible(bool(rijen))  # else the list may have all the room
        self.table.toon(rijen, vraag)
        if self._te_tonen is not None:
            self._kies_gevraagde(self._te_tonen)
        elif rijen and not (gekozen and self.table.kies(gekozen.bericht_id, gekozen.volgorde)):
            self.table.selectRow(0)
        self._laad_kaart()

    def _kies_gevraagde(self, bericht_id: int) -> None:
        if self.table.kies(bericht_id):
            self._te_tonen = None
        elif not self.filters.stand.currentData():  # it may be solved by now
            self.filters.toon_alles(ook_opgelost=True)
            self._laad()
        else:
            self._te_tonen = None

    def _vat_samen(self) -> None:
        open_ = sum(rij.stand is Stand.OPEN for rij in self._rijen)
        onderweg = sum(rij.stand is Stand.ONDERWEG for rij in self._rijen)
        delen = [f"{open_} open"] if open_ else []
        delen += [f"{onderweg} onderweg"] if onderweg else []
        self.summary_changed.emit(" · ".join(delen))

    def _laad_kaart(self) -> None:
        self._loop.stop()
        afkeur: Afkeur | None = self.table.chosen_row()
        if afkeur == self._getoond:
            return  # who reads the card keeps the place
        self._getoond = afkeur
        if afkeur is None:
            return
        workspace = self._kantoor.workspace

        def werk(_: Progress) -> tuple[Regel, ...]:
            return afkeuren.in_woorden(workspace, afkeur)

        def klaar(regels: tuple[Regel, ...]) -> None:
            if self._getoond is afkeur:
                self.kaart.toon(afkeur, regels)
                walk_in_order(self.table, self.kaart)

        self._kantoor.tasks.run(werk, klaar)

    def _handel(self) -> None:
        afkeur = self._getoond
        if afkeur is not None:
            van_bericht = [rij for rij in self._rijen if rij.bericht_id == afkeur.bericht_id]
            handelen.handel(self._kantoor, afkeur, van_bericht)

    def _handel_af(self, reden: str) -> None:
        if self._getoond is not None:
            vraag = self.kaart.vraag
            afhandelen.handel_af(
                self._kantoor, self._getoond, reden, self._afgehandeld, vraag.geef_vrij
            )

    def _afgehandeld(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kaart.toon_knoppen()

    def _heropen(self) -> None:
        if self._getoond is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            afhandelen.heropen(self._kantoor, self._getoond)

    def _open_bericht(self) -> None:
        if self._getoond is not None:
            self._kantoor.open_bericht(self._getoond.bericht_id)

    def _open_client(self) -> None:
        if self._getoond is not None and self._getoond.client_id is not None:
            self._kantoor.open_client(self._getoond.client_id)
