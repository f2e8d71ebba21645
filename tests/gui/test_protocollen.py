"""Instellingen: which protocols there are, who follows them, and copying one."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from app.gui.instellingen.page import InstellingenPage
from app.gui.instellingen.protocolpagina import Protocolpagina
from app.gui.instellingen.stand import titel_voor_kopie
from app.services import instellen, protocollen
from tests.gui.bureau import Bureau, knop, teksten
from tests.gui.protocolscherm import NIJMEGEN, RVN, ongedaan, ons, page

__all__ = ["ons", "page"]  # fixtures


def test_every_protocol_stands_there_with_who_follows_it(
    hier: Bureau, page: InstellingenPage, ons: str
) -> None:
    instellen.zet_protocol(hier.workspace, NIJMEGEN, ons)
    hier.kantoor.changes.gewijzigd.emit()
    hier.wacht()
    gezegd = teksten(page.protocollen.rijen)
    assert "Vanaf 1 jan 2026 · kopie van Rijk van Nijmegen 1.17.1, nog gelijk" in gezegd
    assert "Gevolgd door Nijmegen" in gezegd
    assert "1 jan 2020 – 25 apr 2022 · hoort bij Heenweer" in gezegd
    assert "Geen van je gemeenten volgt dit" in gezegd
    [keuze] = page.gemeenten.rijen.findChildren(QComboBox)
    assert keuze.currentText() == "Onze afspraken"
    assert "Je eigen aanpassing van Rijk van Nijmegen 1.17.1" in teksten(page.gemeenten.rijen)


def test_a_copy_is_made_with_one_click_and_opened(hier: Bureau, page: InstellingenPage) -> None:
    landelijk = next(
        button
        for button in page.protocollen.findChildren(QWidget)
        if button.accessibleName() == "Kopieer Landelijk, release 3.2 en pas het aan"
    )
    landelijk.click()  # type: ignore[attr-defined]  # a button
    hier.wacht()
    assert protocollen.lijst(hier.workspace)[-1].titel == "Landelijk, release 3.2 (eigen)"
    naam, over = hier.geopend[-1]
    assert naam == "open_over"
    assert isinstance(over, Protocolpagina)
    assert hier.recorder.said[-1][1] == "Je hebt nu een kopie van Landelijk, release 3.2."
    ongedaan(hier)
    assert len(protocollen.lijst(hier.workspace)) == 4


def test_a_title_for_a_copy_is_free_and_fits(hier: Bureau) -> None:
    titels = []
    van = protocollen.lijst(hier.workspace)[1]
    for _ in range(3):
        titel = titel_voor_kopie(van, protocollen.lijst(hier.workspace))
        titels.append(protocollen.kopieer(hier.workspace, van.naam, titel).titel)
    naam = "Midden-IJssel/Oost-Veluwe 2024"
    assert titels == [f"{naam} (eigen)", f"{naam} (eigen 2)", f"{naam} (eigen 3)"]
    lang = protocollen.kopieer(hier.workspace, van.naam, "x" * 60).naam
    alle = protocollen.lijst(hier.workspace)
    titel = titel_voor_kopie(next(een for een in alle if een.naam == lang), alle)
    assert titel == "x" * 52 + " (eigen)"


def test_who_followed_a_protocol_follows_the_original_when_it_goes_and_it_comes_back(
    hier: Bureau, page: InstellingenPage, ons: str
) -> None:
    for code in (NIJMEGEN, "0296"):
        instellen.zet_protocol(hier.workspace, code, ons)
    page.appear()
    hier.wacht()
    knop(page.protocollen, "Verwijder").click()
    hier.wacht()
    assert hier.recorder.said[-1][1] == (
        "Onze afspraken is verwijderd. Nijmegen en Wijchen volgen weer Rijk van Nijmegen 1.17.1."
    )
    assert {een.protocol for een in instellen.gemeenten(hier.workspace)} == {RVN}
    assert "Onze afspraken" not in teksten(page.protocollen)
    ongedaan(hier)
    assert {een.protocol for een in instellen.gemeenten(hier.workspace)} == {ons}
    assert "Onze afspraken" in teksten(page.protocollen)


def test_beschermd_wonen_goes_through_nijmegen(hier: Bureau, page: InstellingenPage) -> None:
    for code in (NIJMEGEN, "0296", "0200"):
        instellen.zet_protocol(hier.workspace, code, "landelijk-3.2")
    page.appear()
    hier.wacht()
    gezegd = teksten(page.gemeenten.rijen)
    assert gezegd.count("Beschermd Wonen loopt via Nijmegen: die berichten hebben code 0268") == 1
    assert gezegd.count("Beschermd Wonen van andere gemeenten in de regio") == 1
