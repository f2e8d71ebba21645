"""Draws Afkeur and what follows from it, Klaar, and the screens that only show."""

from __future__ import annotations

from datetime import date

from PySide6.QtTest import QTest

from app.deadlines.termijnen import Actie
from app.domain.afkeur import Door
from app.gui.afkeur.page import AfkeurPage
from app.gui.clienten.page import ClientenPage
from app.gui.kalender.balk import Weergave
from app.gui.klaar.geweigerd import GeweigerdPagina
from app.gui.klaar.groepen import Groep
from app.gui.klaar.page import KlaarPage
from app.gui.overzichten.page import OverzichtenPage
from app.services import afkeuren
from app.services.afkeurherstel import Stand
from app.services.plafonds import zet_plafond
from tests.screenshots.kijker import KEY, VANDAAG, Kijker


def gemeente(kijker: Kijker) -> None:
    kijker.doe(Actie.BEKIJK_AFKEUR)
    kijker.teken("afkeur-van-vandaag")
    kijker.doe(Actie.MAIL_GEMEENTE)
    kijker.teken("mail")
    kijker.venster.close_over()
    kijker.doe(Actie.NEEM_CONTACT_OP)
    kijker.teken("overleg")
    kijker.venster.close_over()


def afkeur(kijker: Kijker) -> None:
    kijker.venster.open_screen("afkeur")
    kijker.teken("afkeur")
    page = kijker.venster.page("afkeur")
    assert isinstance(page, AfkeurPage)
    for naam, door in (("gemeente", Door.GEMEENTE), ("wij", Door.WIJ)):
        _kies_door(page, door)
        kijker.teken(f"afkeur-door-{naam}")
    page.kaart.herstel.click()
    kijker.teken("afkeur-na-de-knop")
    _afhandelen(kijker, page)
    kijker.venster.open_screen("afkeur")
    page.filters.stand.setCurrentIndex(1)
    page.filters.stand.activated.emit(1)
    _kies_door(page, None)
    kijker.teken("afkeur-alles")
    kijker.venster.header.search.setText("niemand")
    kijker.venster.header.search.search_now()
    kijker.teken("afkeur-niets-gevonden")
    kijker.venster.header.search.setText("")
    kijker.venster.header.search.search_now()


def _afhandelen(kijker: Kijker, page: AfkeurPage) -> None:
    """Ask why a refusal needs nothing more, refuse an empty answer, and show what was put aside."""
    kijker.venster.open_screen("afkeur")
    _kies_door(page, Door.GEMEENTE)
    kijker.rust()
    page.kaart.hoeft_niet.click()
    kijker.teken("afkeur-hoeft-niet-meer")
    QTest.keyClick(page.kaart.vraag.reden, KEY.Key_Return)
    kijker.teken("afkeur-zonder-reden")
    page.kaart.vraag.gestopt.emit()
    page.filters.stand.setCurrentIndex(1)
    page.filters.stand.activated.emit(1)
    kijker.rust()
    (weg,) = [rij for rij in afkeuren.lijst(kijker.geopend.kantoor.workspace, alles=True)
              if rij.stand is Stand.AFGEHANDELD]  # fmt: skip
    page.table.kies(weg.bericht_id)
    kijker.teken("afkeur-afgehandeld")
    page.kaart.oppakken.click()
    kijker.rust()
    kijker.teken("afkeur-weer-opgepakt")
    afkeuren.handel_af(kijker.geopend.kantoor.workspace, weg.bericht_id, weg.reden)
    page.filters.stand.setCurrentIndex(0)
    page.filters.stand.activated.emit(0)


def _kies_door(page: AfkeurPage, door: Door | None) -> None:
    keuze = page.filters.door
    keuze.setCurrentIndex(max(0, keuze.findData(door)))
    keuze.activated.emit(keuze.currentIndex())


def klaar(kijker: Kijker) -> None:
    kijker.geopend.kantoor.open_klaar(None)
    kijker.teken("klaar")
    page = kijker.venster.page("klaar")
    assert isinstance(page, KlaarPage)
    vak = page.vakken[Groep.GEEXPORTEERD]
    vak.tabel.selectRow(0)
    kijker.teken("klaar-gekozen")
    page.voet.handeling("Afgekeurd…").click()
    kijker.teken("klaar-afgekeurd-leeg")
    over = kijker.venster.over
    assert isinstance(over, GeweigerdPagina)
    over.code.setEditText("IB014")
    kijker.teken("klaar-afgekeurd")
    kijker.venster.close_over()


def overzichten(kijker: Kijker) -> None:
    kijker.venster.open_screen("overzichten")
    kijker.teken("overzichten")
    page = kijker.venster.page("overzichten")
    assert isinstance(page, OverzichtenPage)
    page.per.setCurrentIndex(3)
    page.per.activated.emit(3)
    kijker.teken("overzichten-per-product")
    for at, naam in ((1, "niets-afgekeurd"), (2, "plafonds")):
        page.bladen.setCurrentIndex(at)
        kijker.teken(f"overzichten-{naam}")
    for plafond, euro in (("0268", 15_000), ("0296", 20_000), ("0225", 2_000), ("0209", 1_600)):
        zet_plafond(kijker.geopend.kantoor.workspace, plafond, VANDAAG.year, euro * 100)
    page.appear()
    kijker.teken("overzichten-plafonds-gezet")
    page.bladen.setCurrentIndex(0)
    page.jaar.setCurrentIndex(page.jaar.count() - 1)
    page.jaar.activated.emit(page.jaar.currentIndex())
    kijker.teken("overzichten-vorig-jaar")
    page.bladen.setCurrentIndex(1)
    kijker.teken("overzichten-afgekeurd")
    _op_tijd(kijker, page)


def _op_tijd(kijker: Kijker, page: OverzichtenPage) -> None:
    page.bladen.setCurrentWidget(page.optijd)
    kijker.teken("op-tijd")
    balk = page.optijd.gebied.verticalScrollBar()
    for nr in (1, 2):
        balk.setValue(balk.value() + balk.pageStep() - 40)
        kijker.teken(f"op-tijd-{nr}")
    page.optijd.wij.table.gekozen.emit(page.optijd.wij.table.rijen.row(3), "te_laat")
    kijker.teken("op-tijd-handelingen")
    kijker.venster.close_over()
    page.optijd.uitval.gekozen.emit(page.optijd.uitval.rijen.row(0), "")
    kijker.teken("op-tijd-uitval")
    kijker.venster.close_over()
    for keuze in (page.optijd.periode.laatste, page.optijd.periode.eerste):
        keuze.kies(date(2024, 1, 1))
    page.optijd.laad()
    kijker.teken("op-tijd-leeg")
    page.optijd.periode.periode.setCurrentIndex(0)
    page.optijd.periode.periode.activated.emit(0)
    page.bladen.setCurrentIndex(0)


def client_met_geld(kijker: Kijker) -> None:
    kijker.venster.open_screen("clienten")
    kijker.teken("client")
    page = kijker.venster.page("clienten")
    assert isinstance(page, ClientenPage)
    lijst, dossier = page.dossier.declaraties, page.dossier
    balk = dossier.verticalScrollBar()
    for nr in (1, 2):
        balk.setValue(balk.value() + balk.pageStep() - 40)
        kijker.teken(f"client-volume-{nr}")
    dossier.ensureWidgetVisible(lijst, 0, 40)
    lijst.table.selectRow(0)
    kijker.teken("client-declaraties")
    lijst.alles.click()
    balk.setValue(balk.value() + 200)
    kijker.teken("client-declaraties-alles")


def overige(kijker: Kijker) -> None:
    for key in ("clienten", "berichten", "instellingen"):
        kijker.venster.open_screen(key)
        kijker.teken(key)
    kijker.geopend.kantoor.open_client(1)
    kijker.teken("client")
    kijker.geopend.kantoor.open_bericht(1)
    kijker.teken("bericht")
    kijker.venster.open_screen("vandaag")
    kijker.venster.help.toggle()
    kijker.teken("hulp")
    kijker.venster.help.toggle()
    balk = kijker.geopend.vandaag.balk
    for weergave in (Weergave.WEEK, Weergave.MAAND):
        balk.keuzes[weergave].click()
        kijker.teken(f"kalender-{weergave.value.lower()}")
    balk.tabel.geopend.emit(VANDAAG)
    kijker.teken("kalender-dag")
    balk.alles.click()
