"""The screen Berichten: finding a message, reading it, and keeping its exact bytes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.gui.berichten.filters import Groep
from app.gui.berichten.page import BerichtenPage, scherm
from app.gui.codekaart import Codekaart
from app.gui.messages import Kind
from app.rules.finding import Finding
from app.services import berichten, verzenden
from app.standard.basis import Achternaam, VolledigeNaam
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode, encode
from app.store.berichtfilter import Berichtfilter
from app.store.tables import Richting
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.gui.bureau import Bureau, knop, teksten, toets_toetsenbord
from tests.verzoeken_bouw import bericht315, bericht319, vraag

PAD = "/Bericht/Client/StartProducten/StartProduct[1]"
JANSEN = VolledigeNaam(geslachtsnaam=Achternaam(achternaam="Jansen"), naam_gebruik="1")
AFGEBROKEN = encode(bericht301(identificatie="G9"))[:900]


def open_page(hier: Bureau, doel: Path | None = None) -> BerichtenPage:
    page = BerichtenPage(hier.kantoor, lambda _parent, naam: doel)
    hier.toon(page, (784, 640))
    return page


def rijen(page: BerichtenPage) -> list[list[str]]:
    model = page.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_an_empty_office_says_what_to_do_first(hier: Bureau) -> None:
    page = open_page(hier)
    assert page.table.empty.isVisible()
    assert "Sleep de bestanden" in page.table.accessibleDescription()
    assert not page.detail.isVisible()
    assert not page.wis.isVisible()


def test_a_row_tells_which_message_it_is(hier: Bureau) -> None:
    hier.importeer(bericht301())
    page = open_page(hier)
    uit, binnen = rijen(page)
    assert binnen == [
        "In", "JW301 Toewijzing", "Nijmegen", "T. de Wit", "do 9 apr 2026", "Verwerkt", "G0001",
    ]  # fmt: skip
    assert uit[:2] == ["Uit", "JW302 Retour op toewijzing"]
    assert uit[5] == "Voorbereid"


@pytest.mark.parametrize("gezocht", ["G0002", "de wit", ANDER_BSN, "300202", "download2"])
def test_one_search_finds_it_all(hier: Bureau, gezocht: str) -> None:
    hier.importeer(
        bericht301(naam=JANSEN),
        bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G0002"),
    )
    page = open_page(hier)
    gezegd: list[str] = []
    page.summary_changed.connect(gezegd.append)
    page.search(gezocht)
    hier.wacht()
    assert gezegd[-1] in {"1 bericht gevonden", "2 berichten gevonden"}
    assert {rij[3] for rij in rijen(page)} == {"T. de Wit"}


def test_a_long_list_is_fetched_a_page_at_a_time(
    hier: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    hier.importeer(*(bericht301(toegewezen(400000), identificatie=f"G{n}") for n in range(250)))
    gevraagd: list[tuple[int, int]] = []
    echt = berichten.zoek

    def zoek(workspace: Any, tekst: str, welke: Any, offset: int, limit: int) -> Any:
        gevraagd.append((offset, limit))
        return echt(workspace, tekst, welke, offset, limit)

    monkeypatch.setattr(berichten, "zoek", zoek)
    page = open_page(hier)
    assert page.table.model().rowCount() == 500
    assert gevraagd == [(0, 200)]
    page.table.scrollToBottom()
    page.table.repaint()
    assert gevraagd == [(0, 200), (400, 200)]


def test_what_could_not_be_processed_stands_apart_with_reason_and_advice(hier: Bureau) -> None:
    hier.importeer(bericht301(), AFGEBROKEN)
    page = open_page(hier)
    plek = list(Groep).index(Groep.NIET_VERWERKT)
    assert page.filters.groepen.tabText(plek) == "Niet verwerkt (1)"
    assert not page.filters.groepen.tabIcon(plek).isNull()
    page.filters.groepen.setFocus()
    for _ in range(plek):
        QTest.keyClick(page.filters.groepen, Qt.Key.Key_Right)
    hier.wacht()
    assert [rij[1] for rij in rijen(page)] == ["download2.xml"]
    gezegd = teksten(page.detail)
    assert "Dit bestand is niet heel" in gezegd
    assert "Haal het opnieuw op bij VECOZO." in gezegd
    assert "Het bestand is bewaard zoals het binnenkwam." in gezegd
    view = page.detail.view
    zichtbaar = [view.tabText(at) for at in range(view.count()) if view.isTabVisible(at)]
    assert zichtbaar == ["&Wat er mis is", "&XML"]
    assert "jw301:Bericht" in view.xml.toPlainText()
    page.wis.click()
    hier.wacht()
    assert len(rijen(page)) == 3


def test_the_exact_bytes_are_saved_and_nothing_is_overwritten(hier: Bureau) -> None:
    raar = b"\xff\xfe<niet heel\r\n"
    hier.importeer(raar)
    doel = hier.map / "bewaard.xml"
    page = open_page(hier, doel)
    page.detail.bewaar.click()
    hier.wacht()
    assert doel.read_bytes() == raar
    assert hier.recorder.said[-1][:2] == (Kind.DONE, f"Bewaard als ‘{doel}’.")
    doel.write_bytes(b"iets anders")
    page.detail.bewaar.click()
    hier.wacht()
    assert doel.read_bytes() == b"iets anders"
    soort, gezegd, _ = hier.recorder.said[-1]
    assert soort is Kind.ERROR
    assert "bestaat al en is niet overschreven" in gezegd


def test_our_own_message_is_saved_under_the_name_it_is_exported_by(hier: Bureau) -> None:
    hier.importeer(bericht301())
    namen: list[str] = []

    def kies_niets(_parent: QWidget, naam: str) -> None:
        namen.append(naam)

    page = BerichtenPage(hier.kantoor, kies_niets)
    hier.toon(page)
    page.detail.bewaar.click()
    [retour] = verzenden.uitgaand(hier.workspace)
    assert namen == [retour.bestandsnaam]
    assert hier.recorder.said == []


def test_what_is_missing_is_shown_at_what_it_should_have_stood_in(hier: Bureau) -> None:
    hier.importeer(bericht301(toegewezen(einddatum=None)))
    page = open_page(hier)
    page.table.selectRow(1)
    hier.wacht()
    assert "regel CD076" in teksten(page.detail)
    knop(page.detail, "Toon in het bericht").click()
    xml = page.detail.view.xml
    assert xml.marked is not None
    assert "ToegewezenProduct>" in xml.toPlainText().splitlines()[xml.marked - 1]


def test_a_finding_tells_its_rule_and_shows_its_place(hier: Bureau) -> None:
    hier.importeer(bericht301(toegewezen(einddatum=date(2026, 3, 1))))
    page = open_page(hier)
    page.table.selectRow(1)
    hier.wacht()
    gezegd = teksten(page.detail)
    assert "maar begint pas" in gezegd
    assert "Vraag de gemeente om de periode te verbeteren" in gezegd
    assert "regel CS003 · retourcode 0001" in gezegd
    knop(page.detail, "Toon in het bericht").click()
    view = page.detail.view
    assert view.currentWidget() is view.tree
    gekozen = view.tree.currentItem()
    assert gekozen is not None
    assert gekozen.text(0) == "Einddatum"
    assert gekozen.text(1) == "1 maart 2026"
    assert "maar begint pas" in gekozen.toolTip(1)
    assert view.xml.marked is not None
    assert "Einddatum" in view.xml.toPlainText().splitlines()[view.xml.marked - 1]


def test_what_is_only_told_does_not_look_like_a_refusal(hier: Bureau) -> None:
    hier.importeer(bericht301(toegewezen(referentie_aanbieder="WEB-77")))
    page = open_page(hier)
    page.table.selectRow(1)
    hier.wacht()
    tabs = page.detail.view
    assert tabs.tabText(tabs.currentIndex()) == "&Wat opvalt"
    gezegd = teksten(page.detail)
    assert "Dit bericht is verwerkt. Er valt wel iets op." in gezegd
    assert "noemt een verzoek met referentie WEB-77" in gezegd
    assert "dan hoef je niets te doen" in gezegd
    assert "regel TR379" in gezegd
    assert "retourcode" not in gezegd
    (fout,) = hier.importeer(
        bericht301(toegewezen(einddatum=date(2026, 3, 1)), identificatie="G0002")
    )
    assert fout.bericht_id is not None
    page.toon(fout.bericht_id)
    hier.wacht()
    assert tabs.tabText(tabs.currentIndex()) == "&Wat er mis is"


def afgekeurd(hier: Bureau) -> str:
    hier.importeer(bericht301())
    identificatie = hier.meld_start(1, date(2026, 4, 6))
    hier.antwoord(identificatie, Finding("", 3, "9326", PAD, "", "", ""))
    return identificatie


def test_a_refused_message_explains_the_code_of_its_answer(hier: Bureau) -> None:
    identificatie = afgekeurd(hier)
    page = open_page(hier)
    page.search(identificatie)
    hier.wacht()
    page.table.selectRow(1)  # the answer is the newer one
    hier.wacht()
    assert "De gemeente keurde dit af op do 9 apr 2026" in teksten(page.detail)
    [kaart] = page.detail.findChildren(Codekaart)
    gezegd = teksten(kaart)
    assert "Voor deze toewijzing loopt al een start." in gezegd
    assert "De start is al eerder gemeld." in gezegd
    assert "Klopt de eerste start, dan hoef je niets te doen." in gezegd
    tree = page.detail.view.tree
    [gestart] = tree.findItems("Startproduct", Qt.MatchFlag.MatchRecursive)
    assert "Voor deze toewijzing loopt al een start." in gestart.text(1)


def test_a_refusal_by_vecozo_explains_its_code(hier: Bureau) -> None:
    hier.importeer(bericht301())
    identificatie = hier.meld_start(1, date(2026, 4, 6))
    verzenden.meld_afgekeurd(hier.workspace, identificatie, "BRS01")
    page = open_page(hier)
    page.search(identificatie)
    hier.wacht()
    gezegd = teksten(page.detail)
    assert "VECOZO keurde dit af" in gezegd
    assert "VECOZO kent de afzender van het bericht niet." in gezegd


def test_related_messages_are_links(hier: Bureau) -> None:
    afgekeurd(hier)
    page = open_page(hier)
    page.search("305")
    hier.wacht()
    assert "Antwoord:" in teksten(page.detail)
    knop(page.detail, "Retour op start zorg (JW306)").click()
    hier.wacht()
    assert "Antwoord op:" in teksten(page.detail)
    gekozen = page.table.chosen_row()
    assert gekozen.soort is Berichtsoort.START_RETOUR
    knop(page.detail, "T. de Wit").click()
    assert hier.geopend == [("open_client", gekozen.client_id)]


def test_a_request_its_decision_and_their_answers_are_one_thread(hier: Bureau) -> None:
    with hier.workspace.schrijven() as uow:
        vraag(uow, bericht315("A1", identificatie="V1"))
        uow.commit()
    hier.importeer(bericht319("A1"))
    page = open_page(hier)
    page.search("V1")
    hier.wacht()
    assert "Besluit:" in teksten(page.detail)
    knop(page.detail, "Antwoord op verzoek (JW319)").click()
    hier.wacht()
    gezegd = teksten(page.detail)
    assert "Besluit op:" in gezegd  # the 315
    assert "Antwoord:" in gezegd  # the 320 that is prepared
    knop(page.detail, "Retour op antwoord (JW320)").click()
    hier.wacht()
    gezegd = teksten(page.detail)
    assert "Antwoord op:" in gezegd
    assert "Hoort bij hetzelfde:" in gezegd


def test_a_message_can_be_shown_whatever_was_filtered(hier: Bureau) -> None:
    hier.importeer(bericht301(), AFGEBROKEN)
    page = open_page(hier)
    page.filters.groepen.setCurrentIndex(list(Groep).index(Groep.NIET_VERWERKT))
    page.search("download2")
    hier.wacht()
    [wanted] = berichten.zoek(hier.workspace, "G0001", Berichtfilter(richting=Richting.IN))
    page.toon(wanted.id)
    hier.wacht()
    assert page.detail.bericht == wanted.id
    assert page.table.gekozen() == wanted.id
    assert page.filters.groepen.groep is Groep.ALLES


def test_nothing_found_is_not_the_same_as_nothing_there(hier: Bureau) -> None:
    hier.importeer(bericht301())
    page = open_page(hier)
    page.search("qqq")
    hier.wacht()
    assert "Niets gevonden" in page.table.accessibleDescription()
    assert page.detail.bericht is None
    assert not page.detail.isVisible()
    page.search("")
    hier.wacht()
    assert page.detail.isVisible()


def test_news_keeps_the_message_that_is_being_read(hier: Bureau) -> None:
    hier.importeer(bericht301())
    page = open_page(hier)
    page.table.selectRow(1)
    hier.wacht()
    gelezen = page.detail.bericht
    page.detail.view.setCurrentWidget(page.detail.view.xml)
    hier.importeer(bericht301(toegewezen(2), bsn=ANDER_BSN, identificatie="G0002"))
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    assert len(rijen(page)) == 4
    assert page.detail.bericht == gelezen == page.table.gekozen()
    assert page.detail.view.currentWidget() is page.detail.view.xml


def test_the_xml_of_an_unreadable_line_is_laid_out_and_says_so(hier: Bureau) -> None:
    plat = b"".join(regel.strip() for regel in encode(bericht301()).splitlines())
    assert decode(plat) == bericht301()
    hier.importeer(plat)
    page = open_page(hier)
    page.table.selectRow(1)
    hier.wacht()
    assert len(page.detail.view.xml.toPlainText().splitlines()) > 20
    assert "Het bestand zelf is niet veranderd." in teksten(page.detail)


def test_narrow_and_wide_both_fit(hier: Bureau) -> None:
    hier.importeer(bericht301())
    page = open_page(hier)
    table = page.table
    assert table.horizontalHeader().length() <= table.viewport().width()
    assert page.detail.y() > table.y()
    page.resize(1500, 700)
    hier.wacht()
    assert page.detail.x() > table.x()
    assert not table.isColumnHidden(6)
    assert table.horizontalHeader().length() <= table.viewport().width()
    assert hier.kantoor.state.get("kolommen.Berichten") is None  # no width was chosen


def test_the_keyboard_reaches_all_of_it(hier: Bureau) -> None:
    hier.importeer(bericht301(toegewezen(einddatum=date(2026, 3, 1))), AFGEBROKEN)
    toets_toetsenbord(hier, scherm(hier.kantoor))


def test_the_message_that_is_shown_is_in_sight_in_its_list(hier: Bureau) -> None:
    hier.importeer(*(bericht301(toegewezen(1), identificatie=f"G{n}") for n in range(30)))
    page = open_page(hier)
    [eerste] = berichten.zoek(hier.workspace, "G0", Berichtfilter(richting=Richting.IN))
    page.toon(eerste.id)
    hier.wacht()
    table = page.table
    assert table.currentIndex().row() > 30
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
