"""Draws the question list of the woonplaatsbeginsel and what the dossier keeps of it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.gui.clienten.page import ClientenPage
from app.gui.clienten.woonplaats_view import Bepaling
from app.gui.woonplaats.page import WoonplaatsPagina
from app.standard.release import Wet
from tests.screenshots.kijker import Kijker


def woonplaats(kijker: Kijker) -> None:
    _, client = kijker.zoek(lambda t: t.sleutel.wet is Wet.JW)
    kijker.geopend.kantoor.open_client(client)
    kijker.rust()
    clienten = kijker.venster.page("clienten")
    assert isinstance(clienten, ClientenPage)
    clienten.dossier.ensureWidgetVisible(_knop(clienten, "Woonplaats bepalen"))
    kijker.teken("client-woonplaats-nog-niet")
    kijker.geopend.kantoor.open_woonplaats(client)
    kijker.teken("woonplaats-eerste-vraag")
    page = kijker.venster.over
    assert isinstance(page, WoonplaatsPagina)
    page.vragen.verder()
    kijker.teken("woonplaats-geen-antwoord")
    _antwoord(page, "verblijf")
    kijker.teken("woonplaats-tweede-vraag")
    _antwoord(page, "aantekening")
    kijker.teken("woonplaats-halverwege")
    _antwoord(page, "onbekend")
    kijker.teken("woonplaats-gemeente")
    assert page.vragen.gemeente is not None
    page.vragen.gemeente.set_value("0268")
    page.vragen.verder()
    kijker.teken("woonplaats-uitkomst")
    kijker.venster.help.toggle()
    kijker.teken("woonplaats-hulp")
    kijker.venster.help.toggle()
    page.vragen.terug()
    page.vragen.terug()
    kijker.teken("woonplaats-terug")
    page.vragen.verder()
    page.vragen.verder()
    page.vragen.verder()
    kijker.rust()
    _knop(clienten, "Waarom").click()
    kijker.rust()
    clienten.dossier.ensureWidgetVisible(clienten.dossier.findChildren(Bepaling)[0])
    kijker.teken("client-woonplaats")


def _knop(page: ClientenPage, woorden: str) -> QPushButton:
    return next(k for k in page.dossier.findChildren(QPushButton) if k.text() == woorden)


def _antwoord(page: WoonplaatsPagina, code: str) -> None:
    next(k for k in page.vragen.kaarten if k.code == code).knop.setChecked(True)
    page.vragen.verder()
