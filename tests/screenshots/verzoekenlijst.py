"""Draws the requests: the list with the card of each kind, in the dossier, and in Vandaag."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from app.deadlines.termijnen import Actie
from app.gui.clienten.verzoeken import Verzoekenvak
from app.gui.verzoeken.page import VerzoekenPage
from tests.screenshots.kijker import KEY, Kijker


def verzoekenlijst(kijker: Kijker) -> None:
    """Draw the screen Verzoeken in the demo."""
    page = _pagina(kijker)
    kijker.teken("verzoeken")
    _toon_alles(page, True)
    kijker.rust()
    for rij in page.table.rijen:
        page.table.kies(rij.sleutel)
        achternaam = rij.client.split()[-1].lower()
        kijker.teken(f"verzoeken-{rij.soort.value}-{achternaam}-{rij.stand.words.lower()[:12]}")
    wacht = next(rij for rij in page.table.rijen if rij.stand.words == "Wacht op besluit")
    page.table.kies(wacht.sleutel)
    kijker.rust()
    page.kaart.vraag_reden()
    kijker.teken("verzoeken-afhandelen")
    QTest.keyClick(page.kaart.vraag.reden, KEY.Key_Return)
    kijker.teken("verzoeken-zonder-reden")
    page.kaart.vraag.gestopt.emit()
    kijker.venster.header.search.setText("niemand")
    kijker.venster.header.search.search_now()
    kijker.teken("verzoeken-niets-gevonden")
    kijker.venster.header.search.setText("")
    kijker.venster.header.search.search_now()
    _toon_alles(page, False)


def verzoeken_in_dossier(kijker: Kijker) -> None:
    """Draw the requests of a client, and of one at whose gemeente no 317 can be asked."""
    page = _pagina(kijker)
    rijen = {rij.client: rij for rij in page.table.rijen if rij.verzoek}
    for naam, rij in rijen.items():
        if any(deel in naam for deel in ("Kamphuis", "Rijckevorsel")):
            assert rij.verzoek is not None
            assert rij.verzoek.verzoek.client_id is not None
            _toon_vak(kijker, rij.verzoek.verzoek.client_id, naam.split()[-1].lower())


def verzoeken_in_vandaag(kijker: Kijker) -> None:
    """Draw what is due of requests."""
    for actie in (Actie.BEKIJK_VERZOEK, Actie.VRAAG_VERLENGING, Actie.MAIL_GEMEENTE):
        kijker.doe(actie, kies_alleen=True)
        QTest.keyClick(kijker.geopend.vandaag.lijst, KEY.Key_Space)
        kijker.teken(f"vandaag-{actie.value}")


def _toon_vak(kijker: Kijker, client_id: int, naam: str) -> None:
    kijker.geopend.kantoor.open_client(client_id)
    kijker.rust()
    clienten = kijker.venster.page("clienten")
    (vak,) = clienten.findChildren(Verzoekenvak)
    gebied = next(g for g in clienten.findChildren(QScrollArea) if g.isAncestorOf(vak))
    gebied.ensureWidgetVisible(vak, 0, 200)
    kijker.teken(f"client-verzoeken-{naam}")


def _pagina(kijker: Kijker) -> VerzoekenPage:
    kijker.venster.open_screen("verzoeken")
    kijker.rust()
    page = kijker.venster.page("verzoeken")
    assert isinstance(page, VerzoekenPage)
    return page


def _toon_alles(page: VerzoekenPage, alles: bool) -> None:
    page.stand.setCurrentIndex(int(alles))
    page.stand.activated.emit(int(alles))
