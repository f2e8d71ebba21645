"""Draws the question list of the woonplaatsbeginsel and what the dossier keeps of it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.gui.clienten.page import ClientenPage
from app.gui.clienten.woonplaats_view import Bepaling
from app.gui.stappen.page import Stappenpagina
from app.gui.verzoeken.erbij import Gemeentehulp
from app.gui.woonplaats.page import WoonplaatsPagina
from app.gui.woonplaats.vragen import Woonplaatsvragen
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
    _antwoord(page.vragen, "verblijf")
    kijker.teken("woonplaats-tweede-vraag")
    _antwoord(page.vragen, "aantekening")
    kijker.teken("woonplaats-halverwege")
    _antwoord(page.vragen, "onbekend")
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
    _in_een_aanvraag(kijker, client)


def _in_een_aanvraag(kijker: Kijker, client: int) -> None:
    """Draw the list beneath the gemeente of a 315: half way, at its end, and taken over."""
    kijker.geopend.kantoor.open_aanvraag(client_id=client)
    kijker.rust()
    page = kijker.venster.over
    assert isinstance(page, Stappenpagina)
    page.ga_naar("gemeente")
    hulp = page.findChild(Gemeentehulp)
    assert isinstance(hulp, Gemeentehulp)
    hulp.open.click()
    vragen = hulp.vragen
    assert vragen is not None
    _antwoord(vragen, "verblijf")
    _antwoord(vragen, "aantekening")
    kijker.teken("315-woonplaats-halverwege")
    _antwoord(vragen, "gemeente")
    assert vragen.gemeente is not None
    vragen.gemeente.set_value("0225")
    vragen.verder()
    kijker.teken("315-woonplaats-uitkomst")
    vragen.verder()
    kijker.teken("315-woonplaats-overgenomen")
    kijker.venster.close_over()


def _knop(page: ClientenPage, woorden: str) -> QPushButton:
    return next(k for k in page.dossier.findChildren(QPushButton) if k.text() == woorden)


def _antwoord(vragen: Woonplaatsvragen, code: str) -> None:
    next(k for k in vragen.kaarten if k.code == code).knop.setChecked(True)
    vragen.verder()
