"""What the dossier of a client tells of money: the bars, the forecast, the declared lines."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from sqlalchemy import event

from app.domain.declaratie import Vaststelling
from app.gui import theme
from app.gui.application import Application
from app.gui.clienten import beeld
from app.gui.clienten.beeld import Clientbeeld, Toewijzingkaart
from app.gui.clienten.declaraties import NIEUWSTE
from app.gui.clienten.geld import Verbruikbeeld
from app.gui.clienten.kaart import Toewijzingblok
from app.gui.clienten.page import ClientenPage, scherm
from app.gui.clienten.tijdlijn import Stuksoort
from app.gui.clienten.tijdlijn_view import Tijdbaan
from app.gui.clienten.volume_view import Verbruikblok, Volumebalk
from app.gui.context import TAB_DECLARATIES
from app.gui.format import Status
from app.gui.theme import Choice
from app.gui.widgets.status import StatusChip
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import BSN, bericht301, toegewezen
from tests.declareren_bouw import beantwoord, declareer, referentie
from tests.gui.bureau import Bureau, teksten, toets_toetsenbord
from tests.gui.clientgeld import (
    BUDGET,
    DAGDELEN,
    FEBRUARI,
    HALF,
    LOOPT,
    MAART,
    TE_VEEL,
    ZONDER,
    declareer_maand,
    vul,
)
from tests.gui.clientscherm import naam
from tests.rules.declareren import credit, regel
from tests.store.opslag import ontvang_en_bewaar
from tests.walks.declareren import leg_vast, zorg

LANG = naam("Hoogwoerden tot Kortenesse-van den Berghe", "WGM")


@pytest.fixture
def gevuld(hier: Bureau) -> Bureau:
    vul(hier.workspace, naam=LANG)
    return hier


def laad(hier: Bureau) -> Clientbeeld:
    return beeld.laad(hier.workspace, 1)


def kaart(hier: Bureau, nummer: int) -> Toewijzingkaart:
    return next(k for k in laad(hier).toewijzingen if f"Toewijzing {nummer} " in k.kenmerk)


def verbruik(hier: Bureau, nummer: int) -> Verbruikbeeld:
    gevonden = kaart(hier, nummer).verbruik
    assert gevonden is not None
    return gevonden


def blok(page: ClientenPage, nummer: int) -> Verbruikblok:
    [gevonden] = [
        blok
        for deel in page.dossier.findChildren(Toewijzingblok)
        if f"Toewijzing {nummer} " in deel.accessibleName()
        for blok in deel.findChildren(Verbruikblok)
    ]
    return gevonden


def open_(hier: Bureau, size: tuple[int, int] = (784, 560)) -> ClientenPage:
    page = ClientenPage(hier.kantoor)
    hier.toon(page, size)
    return page


# In words


def test_gegeven_gedeclareerd_toegekend_en_over(gevuld: Bureau) -> None:
    een = verbruik(gevuld, HALF)
    assert een.regel == "26 van 64 uur gedeclareerd, 38 over"
    assert een.toekenning == "20 uur toegekend, 6 nog niet"
    assert een.te_veel is None
    assert een.nog == "Nog te declareren: 6 uur (april)"
    assert een.woorden.startswith("26 van 64 uur gedeclareerd, 38 over. 20 uur toegekend, 6 nog")


def test_wat_te_vroeg_opraakt_vraagt_aandacht_en_wat_overblijft_niet(gevuld: Bureau) -> None:
    op = verbruik(gevuld, HALF)  # 26 hours in 59 days
    assert (op.vooruit, op.let_op) == ("Rond 26 juni is het volume op.", True)
    ruim = declareer_op(gevuld, toegewezen(300301, ingangsdatum=MAART), 2)
    assert ruim.vooruit.startswith("Er blijft naar verwachting")
    assert not ruim.let_op


def declareer_op(hier: Bureau, product: ToegewezenProduct, volume: int) -> Verbruikbeeld:
    """Declare over March on a Toewijzing that is new."""
    nummer = product.toewijzing_nummer
    ontvang_en_bewaar(hier.workspace.engine, bericht301(product, identificatie=f"G{nummer}"))
    with hier.workspace.schrijven() as uow:
        declareer_maand(uow, nummer, MAART, volume)
        uow.commit()
    return verbruik(hier, nummer)


def test_te_veel_is_een_woord_met_een_vorm(gevuld: Bureau) -> None:
    een = verbruik(gevuld, TE_VEEL)
    assert een.regel == "68 van 64 uur gedeclareerd"
    assert een.te_veel is not None
    assert (een.te_veel.status, een.te_veel.words) == (Status.LATE, "4 uur te veel")
    assert een.vooruit == ""  # it would say the same again
    assert "4 uur te veel." in een.woorden


def test_een_budget_is_in_euro(gevuld: Bureau) -> None:
    een = verbruik(gevuld, BUDGET)
    assert een.regel == "€ 4.000,00 van € 5.000,00 gedeclareerd, € 1.000,00 over"
    assert een.toekenning == "Alles toegekend"
    assert een.vooruit == "In dit tempo was het budget rond 8 maart op."


def test_zonder_volume_alleen_wat_gedeclareerd_is(gevuld: Bureau) -> None:
    een = verbruik(gevuld, ZONDER)
    assert een.gegeven is None
    assert een.woorden == "€ 1.250,50 gedeclareerd. Alles toegekend."


def test_wat_zonder_einde_loopt_is_gegeven_tot_en_met_deze_maand(gevuld: Bureau) -> None:
    een = verbruik(gevuld, LOOPT)  # 18 weeks of two hours; what was refused does not count
    assert een.regel == "8 van 36 uur tot en met 30 april gedeclareerd, 28 over"
    assert een.afgekeurd == "1 regel afgekeurd en nog op te lossen (maart)"


def test_wat_opgelost_is_vraagt_niets_meer(gevuld: Bureau) -> None:
    with gevuld.workspace.schrijven() as uow:
        declareer_maand(uow, LOOPT, MAART, 8)
        uow.commit()
    een = verbruik(gevuld, LOOPT)
    assert een.afgekeurd == ""
    assert een.regel.startswith("16 van 36 uur")


def test_niets_gedeclareerd_en_grote_aantallen(gevuld: Bureau) -> None:
    een = verbruik(gevuld, DAGDELEN)
    assert een.regel == "Nog niets gedeclareerd van 1.200 dagdelen"
    assert een.toekenning == ""
    assert een.nog == "Nog te declareren: 3 dagdelen (maart en april)"


def test_van_wat_nog_moet_beginnen_valt_niets_te_zeggen(hier: Bureau) -> None:
    ontvang_en_bewaar(hier.workspace.engine, bericht301(toegewezen(ingangsdatum=date(2026, 5, 1))))
    assert kaart(hier, 300201).verbruik is None


def test_een_correctie_die_nog_niet_is_toegekend(hier: Bureau) -> None:
    ontvang_en_bewaar(hier.workspace.engine, bericht301())
    with hier.workspace.schrijven() as uow:
        eerste = regel(referentie(), 8)
        beantwoord(uow, declareer(uow, "D1", eerste))
        declareer(uow, "D2", credit(eerste, referentie()), regel(referentie(), 5))
        uow.commit()
    een = verbruik(hier, 300201)
    assert een.regel == "5 van 32 uur gedeclareerd, 27 over"
    assert een.toekenning == "8 uur toegekend, 3 uur gaat er nog af"


# Recorded and not declared


def leg_april_vast(hier: Bureau, minuten: int = 90) -> None:
    leg_vast(hier.workspace, zorg(date(2026, 4, 3), minuten, HALF, toewijzing_id=1))


def test_zorg_van_een_regel_die_staat_is_al_gedeclareerd(hier: Bureau) -> None:
    ontvang_en_bewaar(hier.workspace.engine, bericht301())
    leg_april_vast(hier)
    assert verbruik(hier, HALF).nog == "Nog te declareren: 1 uur en 30 minuten (april)"
    with hier.workspace.schrijven() as uow:
        declareer(uow, "D1", regel(referentie(), 2), zorg_ids=[1])
        uow.commit()
    assert verbruik(hier, HALF).nog == ""
    leg_april_vast(hier, 45)  # later
    assert verbruik(hier, HALF).nog == "Nog te declareren: 45 minuten (april)"


def test_wat_vervallen_is_gaat_af_van_wat_erbij_kwam(hier: Bureau) -> None:
    ontvang_en_bewaar(hier.workspace.engine, bericht301())
    leg_april_vast(hier)
    with hier.workspace.schrijven() as uow:
        declareer(uow, "D1", regel(referentie(), 2), zorg_ids=[1])
        beter = zorg(date(2026, 4, 3), 120, HALF, toewijzing_id=1)
        uow.zorg.vervang(1, beter, hier.workspace.nu())
        uow.commit()
    assert verbruik(hier, HALF).nog == "Nog te declareren: 30 minuten (april)"


def test_wat_je_besloot_niet_te_declareren_hoeft_niet_meer(hier: Bureau) -> None:
    ontvang_en_bewaar(hier.workspace.engine, bericht301())
    leg_april_vast(hier)
    with hier.workspace.schrijven() as uow:
        besluit = Vaststelling(
            toewijzing_id=1,
            product_categorie="45",
            product_code="45A04",
            maand=date(2026, 4, 1),
            geregistreerd=90_000,
            volume=0,
            reden="gratis",
            op=date(2026, 4, 9),
        )
        uow.declaraties.stel_vast([besluit])
        uow.commit()
    assert verbruik(hier, HALF).nog == ""


# On screen


def test_de_balk_toont_toegekend_wachtend_en_te_veel(gevuld: Bureau, qapp: Application) -> None:
    page = open_(gevuld)
    for keuze in (Choice.LIGHT, Choice.DARK):
        qapp.theme.choose(keuze)
        kleuren = theme.colours()
        half = pixels(blok(page, HALF), kleuren.accent)
        assert half == pytest.approx(20 / 64, abs=0.12)  # with what the stripes add
        assert pixels(blok(page, HALF), kleuren.late) == 0
        assert pixels(blok(page, TE_VEEL), kleuren.late) > 0
        assert pixels(blok(page, BUDGET), kleuren.accent) == pytest.approx(0.8, abs=0.03)


def pixels(blok: Verbruikblok, kleur: str) -> float:
    """Part of the middle line of the bar that has a colour."""
    [balk] = blok.findChildren(Volumebalk)
    beeld_ = balk.grab().toImage()
    midden = beeld_.height() // 2
    geteld = sum(
        beeld_.pixelColor(x, midden) == QColor(kleur) for x in range(2, beeld_.width() - 2)
    )
    return geteld / beeld_.width()


def test_de_delen_van_de_balk(gevuld: Bureau) -> None:
    page = open_(gevuld)
    delen = {
        nummer: blok(page, nummer).findChildren(Volumebalk)[0].delen()
        for nummer in (HALF, TE_VEEL, BUDGET, DAGDELEN)
    }
    assert delen == {
        HALF: (20 / 64, 26 / 64, 1.0),
        TE_VEEL: (40 / 68, 1.0, 64 / 68),
        BUDGET: (0.8, 0.8, 1.0),
        DAGDELEN: (0.0, 0.0, 1.0),
    }


def test_de_balk_heeft_de_hele_zin_als_naam(gevuld: Bureau) -> None:
    page = open_(gevuld)
    [balk] = blok(page, TE_VEEL).findChildren(Volumebalk)
    assert balk.accessibleName() == verbruik(gevuld, TE_VEEL).woorden
    [chip] = blok(page, TE_VEEL).findChildren(StatusChip)
    assert chip.accessibleName() == "4 uur te veel"
    assert blok(page, ZONDER).findChildren(Volumebalk) == []
    assert "€\u00a01.250,50 gedeclareerd" in teksten(blok(page, ZONDER))


def test_onder_de_tijdlijn_staat_wat_gedeclareerd_is(gevuld: Bureau) -> None:
    baan = kaart(gevuld, HALF).baan
    [strook] = baan.gedeclareerd  # two months that follow on each other
    assert (strook.van, strook.tot) == (FEBRUARI, date(2026, 3, 31))
    assert kaart(gevuld, LOOPT).baan.gedeclareerd[0].tot == date(2026, 2, 28)  # March was refused
    assert Stuksoort.GEDECLAREERD in baan.soorten
    assert "gedeclareerd 1 feb – 31 mrt 2026" in baan.woorden
    page = open_(gevuld)
    lane = next(een for een in page.dossier.findChildren(Tijdbaan) if een.baan == baan)
    begin = page.dossier.findChildren(Tijdbaan)[0].width()
    uitleg = {lane.uitleg(x) for x in range(begin)}
    assert "Toegewezen: 1 jan – 31 dec 2026\nGedeclareerd: 1 feb – 31 mrt 2026" in uitleg


def test_de_gedeclareerde_regels_nieuwste_eerst(gevuld: Bureau) -> None:
    page = open_(gevuld)
    model = page.dossier.declaraties.table.model()
    eerste = [model.index(0, kolom).data() for kolom in range(model.columnCount())]
    assert eerste[0].startswith(f"mrt 2026 · {LOOPT} · 45A04 Jeugdhulp ambulant\n")
    assert eerste[0].split("\n")[1].startswith("declaratie R")
    assert eerste[1:] == ["€ 540,00\n9 uur", "Afgekeurd"]
    standen = {model.index(rij, 2).data() for rij in range(model.rowCount())}
    assert standen == {"Afgekeurd", "Klaar", "Toegekend"}
    assert not page.dossier.declaraties.alles.isVisibleTo(page)


def test_een_klik_of_enter_opent_de_declaratie(gevuld: Bureau) -> None:
    page = open_(gevuld, (784, 2400))
    table = page.dossier.declaraties.table
    regels = laad(gevuld).declaraties
    [half] = [at for at, een in enumerate(regels) if een.kenmerk == "declaratie HALF2"]
    plek = table.visualRect(table.model().index(half, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=plek)
    wat = (TAB_DECLARATIES, regels[half].bericht_id, regels[half].prestatie_id)
    assert gevuld.geopend == [("open_declareren", wat)]
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert gevuld.geopend[1:] == [("open_declareren", wat)]


def test_eerst_de_nieuwste_tien_en_dan_alles(gevuld: Bureau) -> None:
    with gevuld.workspace.schrijven() as uow:
        for maand in range(1, 13):
            declareer_maand(uow, LOOPT, date(2025, maand, 1), 1)
        uow.commit()
    page = open_(gevuld)
    lijst = page.dossier.declaraties
    assert lijst.table.model().rowCount() == NIEUWSTE
    assert lijst.alles.text() == "Toon alles (20 regels)"
    hoog = lijst.table.height()
    lijst.alles.click()
    assert lijst.table.model().rowCount() == 20
    assert lijst.table.height() > hoog
    assert not lijst.alles.isVisibleTo(page)
    gevuld.kantoor.changes.gewijzigd.emit()
    gevuld.wacht()
    assert lijst.table.model().rowCount() == 20  # the same client, the same view


def test_zonder_declaraties_staat_er_geen_leeg_deel(hier: Bureau) -> None:
    hier.importeer(bericht301())
    page = open_(hier)
    assert not page.dossier.declaraties.isVisible()
    assert "Declaraties" not in teksten(page.dossier)


def test_een_smal_venster_hoeft_niet_opzij(gevuld: Bureau) -> None:
    page = open_(gevuld)  # what 1024 by 700 leaves for a page
    blad = page.dossier.widget()
    assert blad is not None
    assert blad.width() <= page.dossier.viewport().width()
    table = page.dossier.declaraties.table
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_het_toetsenbord_komt_overal(gevuld: Bureau) -> None:
    toets_toetsenbord(gevuld, scherm(gevuld.kantoor))


def test_evenveel_vragen_voor_hoeveel_toewijzingen_ook(hier: Bureau) -> None:
    ontvang_en_bewaar(hier.workspace.engine, bericht301())
    leg_april_vast(hier)
    with hier.workspace.schrijven() as uow:
        declareer(uow, "D1", regel(referentie(), 2))
        uow.commit()
    een = vragen(hier)
    meer = [toegewezen(400000 + nr) for nr in range(12)]
    ontvang_en_bewaar(hier.workspace.engine, bericht301(*meer, bsn=BSN, identificatie="G9"))
    with hier.workspace.schrijven() as uow:
        for product in meer:
            declareer_maand(uow, product.toewijzing_nummer, MAART, 2)
        uow.commit()
    leg_vast(
        hier.workspace,
        *(zorg(date(2026, 4, 3), 60, 400000 + nr, toewijzing_id=2 + nr) for nr in range(12)),
    )
    assert len([k for k in laad(hier).toewijzingen if k.verbruik and k.verbruik.nog]) == 13
    assert vragen(hier) == een


def vragen(hier: Bureau) -> int:
    gezien: list[str] = []

    def noteer(_v: object, _c: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            gezien.append(statement)

    event.listen(hier.workspace.engine, "before_cursor_execute", noteer)
    laad(hier)
    event.remove(hier.workspace.engine, "before_cursor_execute", noteer)
    return len(gezien)
