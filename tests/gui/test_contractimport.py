"""Taking a file with a contract in."""

from __future__ import annotations

from datetime import date

from app.gui.contract.importeren import CONTRACT
from app.gui.messages import Kind
from app.gui.page import Screen
from app.gui.tabelimport.page import Tabelimportpagina
from app.services import contracten
from app.services.contractimport import Contractvoorstel
from tests.gui.bureau import Bureau, toets_toetsenbord
from tests.gui.contractscherm import cellen
from tests.services.test_contracten import afspraak

KOP = "wet;gemeente;categorie;product;omschrijving;eenheid;tarief;variant;vanaf;tot\n"
RIJ = "jw;0268;45;45A04;Jeugdhulp ambulant;04;93,60;inspanning;2026-01-01;\n"


def open_import(hier: Bureau, inhoud: str) -> Tabelimportpagina[Contractvoorstel]:
    pad = hier.map / "contract.csv"
    pad.write_text(inhoud, encoding="utf-8")
    page = Tabelimportpagina(hier.kantoor, CONTRACT, lambda _parent, naam: hier.map / naam)
    hier.toon(page, (784, 640))
    page.take_files([pad])
    hier.wacht()
    return page


def test_a_known_file_needs_one_click(hier: Bureau) -> None:
    page = open_import(hier, KOP + RIJ)
    assert not page.kolommen.isVisible()
    assert not page.meldingen.isVisible()
    assert page.samenvatting.text() == "1 nieuwe afspraak."
    assert cellen(page.rijen)[0][:4] == ["2", "Nieuw", "jw", "0268"]
    with hier.qtbot.waitSignal(page.gesloten):
        page.neem_over.click()
    hier.wacht()
    assert contracten.lijst(hier.workspace) == [afspraak()]
    assert hier.recorder.said[-1][:2] == (Kind.DONE, "Contract overgenomen: 1 nieuwe afspraak.")


def test_nothing_is_taken_over_while_a_row_is_wrong(hier: Bureau) -> None:
    fout = RIJ.replace("45A04", "45A05").replace("93,60", "veel")
    vreemd = RIJ.replace("45A04", "45A06").replace("93,60", "1,56")
    page = open_import(hier, KOP + RIJ + fout + vreemd)
    assert not page.neem_over.isEnabled()
    assert page.samenvatting.text().startswith("1 rij klopt niet.")
    assert [rij[:3] for rij in cellen(page.meldingen)] == [
        ["Fout", "3", "tarief\nveel"],
        ["Let op", "4", "tarief\n1,56"],
    ]
    assert [rij[1] for rij in cellen(page.rijen)] == ["Nieuw", "Fout", "Let op"]
    page.meldingen.selectRow(0)
    assert page.rijen.currentIndex().row() == 1
    assert contracten.lijst(hier.workspace) == []


def test_what_is_odd_does_not_stand_in_the_way(hier: Bureau) -> None:
    page = open_import(hier, KOP + RIJ.replace(";04;", ";01;"))
    assert page.meldingen.isVisible()
    assert page.samenvatting.text() == "1 nieuwe afspraak. Kijk of dit klopt: 1 rij valt op."
    page.neem_over.click()
    hier.wacht()
    assert len(contracten.lijst(hier.workspace)) == 1


def test_unknown_columns_are_pointed_out_once(hier: Bureau) -> None:
    inhoud = KOP.replace("tarief", "euros").replace("product;", "zorgsoort;") + RIJ
    page = open_import(hier, inhoud)
    assert page.kolommen.isVisible()
    assert page.samenvatting.text() == "Kies nog een kolom voor: product, tarief."
    assert not page.neem_over.isEnabled()
    for naam, plek in (("product", 3), ("tarief", 6)):
        veld = page.kolommen.velden[naam]
        assert veld.property("finding")
        assert veld.currentText() == "Kies een kolom"
        veld.setCurrentIndex(plek + 1)
        veld.activated.emit(plek + 1)
        hier.wacht()
    assert page.kolommen.velden["tarief"].currentText() == "euros  (93,60)"
    assert page.neem_over.isEnabled()
    page.neem_over.click()
    hier.wacht()
    assert contracten.lijst(hier.workspace) == [afspraak()]

    opnieuw = open_import(hier, inhoud)
    assert not opnieuw.kolommen.isVisible()
    assert opnieuw.samenvatting.text().startswith("Alles in dit bestand staat er al.")


def test_a_column_that_is_chosen_elsewhere_leaves_there(hier: Bureau) -> None:
    page = open_import(hier, KOP + RIJ)
    page.kolomknop.click()
    assert page.kolommen.isVisible()
    veld = page.kolommen.velden["omschrijving"]
    veld.setCurrentIndex(1)
    veld.activated.emit(1)
    hier.wacht()
    assert page.kolommen.velden["wet"].plek is None
    assert page.samenvatting.text() == "Kies nog een kolom voor: wet."


def test_what_is_no_table_is_told(hier: Bureau) -> None:
    page = open_import(hier, "alleen een titel")
    soort, gezegd, _ = hier.recorder.said[-1]
    assert soort is Kind.ERROR
    assert "geen rij met de namen van de kolommen" in gezegd
    assert page.drop.isVisible()
    assert not page.neem_over.isVisible()


def test_another_file_can_be_chosen(hier: Bureau) -> None:
    page = open_import(hier, KOP + RIJ)
    page.ander.click()
    assert page.drop.isVisible()
    assert page.voorstel is None
    assert not page.neem_over.isVisible()


def test_taking_over_tells_which_agreements_end(hier: Bureau) -> None:
    contracten.bewaar(hier.workspace, afspraak(date(2025, 1, 1)))
    page = open_import(hier, KOP + RIJ)
    assert page.samenvatting.text() == (
        "1 nieuwe afspraak. 1 eerdere afspraak eindigt de dag voordat een latere begint."
    )


def test_the_keyboard_comes_everywhere_in_the_import(hier: Bureau) -> None:
    def maak() -> Tabelimportpagina[Contractvoorstel]:
        page = Tabelimportpagina(hier.kantoor, CONTRACT)
        pad = hier.map / "fout.csv"
        pad.write_text(KOP.replace("tarief", "x") + RIJ, encoding="utf-8")
        page.take_files([pad])
        return page

    toets_toetsenbord(hier, Screen("c", "X", "bestand", maak, ""))
