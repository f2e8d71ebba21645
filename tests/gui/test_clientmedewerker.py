"""Who follows a client, in the dossier; and how to reach a gemeente, under Instellingen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.gui.clienten.page import ClientenPage
from app.gui.gemeentecontact import Contactpagina
from app.gui.instellingen.page import InstellingenPage
from app.services import dossiers, gemeentecontact
from app.store.instellingen import Gemeentecontact
from tests.bouw import ANDER_BSN, NIJMEGEN, bericht301, toegewezen
from tests.gui.bureau import Bureau, teksten
from tests.gui.clientscherm import naam, nummer_van, typ

KEY = Qt.Key


def medewerker(hier: Bureau, client_id: int) -> str:
    client = dossiers.dossier(hier.workspace, client_id).client
    assert client is not None
    return client.medewerker


def open_dossier(hier: Bureau) -> tuple[ClientenPage, QLineEdit]:
    """Two clients, of whom the first one is shown."""
    hier.importeer(
        bericht301(),
        bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G2", naam=naam("Zandstra")),
    )
    page = ClientenPage(hier.kantoor)
    hier.toon(page)
    return page, page.dossier.medewerker.veld


def zegt(hier: Bureau) -> str:
    return hier.recorder.said[-1][1]


def test_enter_keeps_who_follows_and_it_can_be_undone(hier: Bureau) -> None:
    _, veld = open_dossier(hier)
    wit = nummer_van(hier, "wit")
    typ(veld, " M.  Bos")
    assert medewerker(hier, wit) == ""
    QTest.keyClick(veld, KEY.Key_Return)
    hier.wacht()
    assert (medewerker(hier, wit), veld.text()) == ("M. Bos", "M. Bos")
    assert zegt(hier) == "M. Bos volgt deze cliënt."
    terug = hier.recorder.said[-1][2]
    assert terug is not None
    terug.act()
    hier.wacht()
    assert (medewerker(hier, wit), veld.text()) == ("", "")
    assert zegt(hier) == "Niemand volgt deze cliënt."


def test_a_known_name_is_proposed_and_keeps_its_spelling(hier: Bureau) -> None:
    page, veld = open_dossier(hier)
    zandstra = nummer_van(hier, "zandstra")
    dossiers.zet_medewerker(hier.workspace, zandstra, "Ö. Kaya")
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    voorstel = veld.completer()
    voorstel.setCompletionPrefix("kay")
    assert voorstel.currentCompletion() == "Ö. Kaya"
    typ(veld, "ö. kaya")
    QTest.keyClick(veld, KEY.Key_Return)
    hier.wacht()
    assert veld.text() == "Ö. Kaya"
    assert page.dossier.client == nummer_van(hier, "wit")


def test_walking_to_another_client_keeps_the_name_with_its_owner(hier: Bureau) -> None:
    page, veld = open_dossier(hier)
    typ(veld, "M. Bos")
    QTest.keyClick(page.list, KEY.Key_Down)
    hier.wacht()
    assert veld.text() == ""
    wit, zandstra = nummer_van(hier, "wit"), nummer_van(hier, "zandstra")
    assert (medewerker(hier, wit), medewerker(hier, zandstra)) == ("M. Bos", "")


def test_escape_gives_the_name_back_and_news_does_not_take_it_away(hier: Bureau) -> None:
    _, veld = open_dossier(hier)
    typ(veld, "half")
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert veld.text() == "half"
    QTest.keyClick(veld, KEY.Key_Escape)
    assert veld.text() == ""


def test_closing_the_window_keeps_the_name(hier: Bureau) -> None:
    page, veld = open_dossier(hier)
    typ(veld, "M. Bos")
    page.close()
    assert medewerker(hier, nummer_van(hier, "wit")) == "M. Bos"


# How to reach a gemeente


def test_the_row_of_a_gemeente_leads_to_its_contact_details(hier: Bureau) -> None:
    hier.importeer(bericht301())
    bekend = Gemeentecontact("backoffice@nijmegen.example", "000 123 45 67")
    gemeentecontact.zet_contact(hier.workspace, NIJMEGEN, bekend)
    page = InstellingenPage(hier.kantoor)
    hier.toon(page)
    (link,) = [
        k
        for k in page.gemeenten.findChildren(QPushButton)
        if k.accessibleName() == "Contactgegevens van Nijmegen (0268)"
    ]
    assert "Backoffice: backoffice@nijmegen.example · 000 123 45 67" in teksten(page.gemeenten)
    link.click()
    waarheen, over = hier.geopend[-1]
    assert waarheen == "open_over"
    assert isinstance(over, Contactpagina)
    hier.toon(over)
    assert over.form.email.text() == "backoffice@nijmegen.example"
    over.form.telefoon.setText("vraag Jo")
    QTest.keyClick(over.form.telefoon, KEY.Key_Return)
    hier.wacht()
    assert "In ‘vraag Jo’ staat geen cijfer." in teksten(over)
    over.form.telefoon.clear()
    with hier.qtbot.waitSignal(over.gesloten):
        QTest.keyClick(over.form.telefoon, KEY.Key_Return)
    assert gemeentecontact.contact(hier.workspace, NIJMEGEN) == Gemeentecontact(bekend.email)
    hier.wacht()
    assert zegt(hier) == "De contactgegevens van Nijmegen zijn bewaard."
