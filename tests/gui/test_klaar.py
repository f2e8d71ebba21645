from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu

from app.domain.verzending import Verzending
from app.forms.stop_controle import Stopantwoord
from app.gui.klaar import exporteren, groepen
from app.gui.klaar.geweigerd import GeweigerdPagina
from app.gui.klaar.groepen import Groep
from app.gui.klaar.groepvak import Berichtentabel
from app.services import instellen, melden, retouren, starten, stoppen, verzenden
from app.standard.release import Wet
from app.standard.uitleg import vecozocodes
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.gui.bureau import teksten
from tests.gui.open_venster import Scherm, open_werk, scherm
from tests.walks.conftest import VRIJDAG, sjabloon, snelle_sleutel

__all__ = ["open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

KEY = Qt.Key


@pytest.fixture
def gevuld(scherm: Scherm, tmp_path: Path) -> Scherm:
    """Three retourberichten that are ready, and a folder to write to."""
    instellen.zet_waarde(scherm.workspace, instellen.EXPORTMAP, str(tmp_path / "uit"))
    scherm.importeer(
        bericht301(),
        bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G0002"),
        bericht301(
            toegewezen(300203, Wet.WMO), bsn="999996770", wet=Wet.WMO, identificatie="G0003"
        ),
    )
    retouren.zet_klaar(scherm.workspace, "302")
    scherm.ga_naar("klaar")
    return scherm


def kies(scherm: Scherm, groep: Groep, *rijen: int) -> None:
    vlag = QItemSelectionModel.SelectionFlag
    tabel = scherm.klaar.vakken[groep].tabel
    tabel.clearSelection()
    for rij in rijen:
        tabel.selectionModel().select(tabel.model().index(rij, 0), vlag.Select | vlag.Rows)


def knoppen(scherm: Scherm) -> list[str]:
    return [k.text().replace("&", "") for k in scherm.klaar.voet.knoppen if k.isVisible()]


def test_leeg_zegt_wat_je_eerst_doet(scherm: Scherm) -> None:
    scherm.ga_naar("klaar")
    assert not scherm.klaar.exporteer.isVisible()
    assert not scherm.klaar.voet.isVisible()
    assert scherm.geopend.venster.sidebar.button("klaar").accessibleName() == "Klaar voor VECOZO"


def test_de_groepen_en_het_getal_in_de_zijbalk(gevuld: Scherm) -> None:
    assert [g for g, vak in gevuld.klaar.vakken.items() if vak.isVisible()] == [Groep.KLAAR]
    assert gevuld.geopend.venster.header.summary == "3 klaar"
    gevuld.geopend.changes.gewijzigd.emit()
    gevuld.rust()
    knop = gevuld.geopend.venster.sidebar.button("klaar")
    assert knop.accessibleName() == "Klaar voor VECOZO (3)"


def test_alleen_de_gekozen_exporteren(gevuld: Scherm, tmp_path: Path) -> None:
    kies(gevuld, Groep.KLAAR, 0, 1)
    assert knoppen(gevuld) == ["Alleen deze exporteren"]
    gevuld.klik(gevuld.klaar.voet.handeling("Alleen deze exporteren"))
    assert len(list((tmp_path / "uit").iterdir())) == 2
    assert len(gevuld.klaar.vakken[Groep.KLAAR].rijen()) == 1
    kies(gevuld, Groep.GEEXPORTEERD, 0)
    gevuld.klik(gevuld.klaar.voet.handeling("Alleen deze ingediend"))
    assert len(gevuld.klaar.vakken[Groep.GEEXPORTEERD].rijen()) == 1
    assert gevuld.gezegd == "1 bericht ingediend bij VECOZO."


def test_opnieuw_exporteren_overschrijft_niets(gevuld: Scherm, tmp_path: Path) -> None:
    gevuld.klik(gevuld.klaar.exporteer)
    kies(gevuld, Groep.GEEXPORTEERD, 0)
    gevuld.klik(gevuld.klaar.voet.handeling("Opnieuw exporteren"))
    assert len(list((tmp_path / "uit").glob("*.xml"))) == 4


def test_zips_per_wet_en_de_keuze_wordt_onthouden(gevuld: Scherm, tmp_path: Path) -> None:
    vorm = gevuld.klaar.vorm
    vorm.setCurrentIndex(1)
    vorm.activated.emit(1)
    gevuld.klik(gevuld.klaar.exporteer)
    namen = sorted(pad.name for pad in (tmp_path / "uit").iterdir())
    assert namen == ["JW_berichten_20260410_1.zip", "WMO_berichten_20260410_1.zip"]
    with zipfile.ZipFile(tmp_path / "uit" / namen[0]) as archief:
        assert len(archief.namelist()) == 2
    assert gevuld.gezegd.startswith("2 bestanden staan in ")
    assert gevuld.klaar.exporteur.als_zip


def test_de_map_openen_die_net_gevuld_is(
    gevuld: Scherm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    geopend: list[Path] = []
    monkeypatch.setattr(exporteren, "open_map", geopend.append)
    gevuld.klik(gevuld.klaar.exporteer)
    gevuld.klik(gevuld.knop("Open de map"))
    assert geopend == [tmp_path / "uit"]


def test_wie_geen_map_kiest_exporteert_niets(
    gevuld: Scherm, monkeypatch: pytest.MonkeyPatch
) -> None:
    instellen.zet_waarde(gevuld.workspace, instellen.EXPORTMAP, "")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    gevuld.klik(gevuld.klaar.exporteer)
    assert len(gevuld.klaar.vakken[Groep.KLAAR].rijen()) == 3
    gevuld.klik(gevuld.klaar.exporteer)  # it can be tried again
    assert gevuld.gezegd == ""


def test_een_map_die_niet_kan_wordt_uitgelegd(gevuld: Scherm, tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("dit is een bestand")
    gevuld.klik(gevuld.klaar.exporteer)
    assert "kan niet worden geschreven" in gevuld.gezegd
    assert len(gevuld.klaar.vakken[Groep.KLAAR].rijen()) == 3


def stop_zonder_start(scherm: Scherm, nummer: int, reden: str = "31") -> Verzending:
    """Get a 307 ready whose start was taken back afterwards."""
    workspace = scherm.workspace
    toewijzing = melden.vind(workspace, nummer)
    begonnen = melden.zet_klaar(
        workspace, starten.formulier(workspace, toewijzing), date(2026, 4, 3)
    ).verzending
    antwoord = Stopantwoord(date(2026, 4, 8), reden, frozenset())
    stop = melden.zet_klaar(
        workspace, stoppen.formulier(workspace, toewijzing), antwoord
    ).verzending
    assert begonnen is not None
    assert stop is not None
    verzenden.trek_terug(workspace, begonnen.bewaard_id)
    scherm.geopend.changes.gewijzigd.emit()
    scherm.rust()
    return stop


def test_wat_niet_meer_klopt_blijft_achter_en_de_rest_gaat_weg(gevuld: Scherm) -> None:
    stop = stop_zonder_start(gevuld, 300201)
    gevuld.klik(gevuld.klaar.exporteer)
    geschreven, kop, gebleven = gevuld.gezegd.split("\n")
    assert geschreven.startswith("3 bestanden staan in ")
    assert kop == "Niet geëxporteerd: 1 bericht."
    assert gebleven.startswith(f"Stop (JW307) {stop.identificatie} · T. de Wit: ")
    assert gebleven.endswith("(regel TR382)")
    assert len(gevuld.klaar.vakken[Groep.KLAAR].rijen()) == 1
    gevuld.klik(gevuld.klaar.exporteer)
    assert gevuld.gezegd.startswith("Niet geëxporteerd: 1 bericht.\nStop (JW307)")


def test_van_veel_achterblijvers_worden_er_drie_verteld(gevuld: Scherm) -> None:
    gevuld.importeer(bericht301(toegewezen(300204), bsn="999900018", identificatie="G0004"))
    stops = [
        stop_zonder_start(gevuld, nummer, "19" if nummer == 300203 else "31")
        for nummer in (300201, 300202, 300203, 300204)
    ]
    gevuld.klik(gevuld.klaar.exporteer)
    _, kop, *regels, slot = gevuld.gezegd.split("\n")
    assert kop == "Niet geëxporteerd: 4 berichten."
    genoemd = [stop.identificatie for stop, regel in zip(stops, regels, strict=False)
               if stop.identificatie in regel]  # fmt: skip
    assert genoemd == [stop.identificatie for stop in stops[:3]]
    assert slot == "Verbeter deze eerst en exporteer opnieuw. Dan zie je de rest."


def test_terugtrekken_zet_de_302_terug_op_vandaag(gevuld: Scherm) -> None:
    kies(gevuld, Groep.KLAAR, 0)
    gevuld.klik(gevuld.klaar.voet.handeling("Terugtrekken"))
    assert gevuld.gezegd.endswith("is teruggetrokken en gaat niet weg.")
    gevuld.ga_naar("vandaag")
    assert "Retour sturen (302)" in [r.titel for r in gevuld.regels()]


def test_de_keuze_staat_in_een_groep_tegelijk(gevuld: Scherm) -> None:
    kies(gevuld, Groep.KLAAR, 0)
    gevuld.klik(gevuld.klaar.voet.handeling("Alleen deze exporteren"))
    kies(gevuld, Groep.KLAAR, 0)
    kies(gevuld, Groep.GEEXPORTEERD, 0)
    assert gevuld.klaar.vakken[Groep.KLAAR].keuze() == []
    assert "Afgekeurd…" in knoppen(gevuld)
    gevuld.klaar.vakken[Groep.GEEXPORTEERD].tabel.clearSelection()
    assert knoppen(gevuld) == []


def test_een_afgekeurd_302_ligt_meteen_opnieuw_klaar(gevuld: Scherm) -> None:
    gevuld.klik(gevuld.klaar.exporteer)
    kies(gevuld, Groep.GEEXPORTEERD, 0)
    gevuld.klik(gevuld.klaar.voet.handeling("Afgekeurd…"))
    pagina = gevuld.geopend.venster.over
    assert isinstance(pagina, GeweigerdPagina)
    vuller = pagina.code.completer()
    assert vuller is not None
    vuller.setCompletionPrefix("opbouw van")  # words of the meaning find the code too
    assert vuller.completionCount() > 0
    pagina.code.setCurrentIndex(pagina.code.findData("BRS13"))
    assert pagina.gekozen_code() == "BRS13"
    pagina.toelichting.setFocus()
    gevuld.typ("zie portaal")
    gevuld.toets(KEY.Key_Return)
    assert "Een nieuw bericht staat voor je klaar op Vandaag." in gevuld.gezegd
    gevuld.klik(gevuld.knop("Naar Vandaag"))
    assert "Retour sturen (302)" in [r.titel for r in gevuld.regels()]


def test_geen_regel_van_de_uitleg_bij_een_code_valt_weg(gevuld: Scherm) -> None:
    gevuld.klik(gevuld.klaar.exporteer)
    kies(gevuld, Groep.GEEXPORTEERD, 0)
    gevuld.klik(gevuld.klaar.voet.handeling("Afgekeurd…"))
    pagina = gevuld.geopend.venster.over
    assert isinstance(pagina, GeweigerdPagina)
    for code in vecozocodes():
        pagina.code.setEditText(code.code)
        gevuld.rust()
        labels = [each for each in pagina.findChildren(QLabel) if each.isVisible()]
        gewikkeld = [each for each in labels if each.wordWrap() and each.text()]
        assert any(code.actie == each.text() for each in gewikkeld)
        for each in gewikkeld:
            nodig = each.fontMetrics().boundingRect(
                QRect(0, 0, each.contentsRect().width(), 10_000),
                Qt.TextFlag.TextWordWrap,
                each.text(),
            )
            assert each.height() >= nodig.height(), (code.code, each.text())


def meld_starts(scherm: Scherm, *ids: int) -> None:
    for id_ in ids:
        form = starten.formulier(scherm.workspace, id_)
        melden.zet_klaar(scherm.workspace, form, VRIJDAG)
    scherm.geopend.changes.gewijzigd.emit()
    scherm.rust()


def test_het_dringendste_staat_bovenaan_in_elke_groep(gevuld: Scherm) -> None:
    meld_starts(gevuld, 1, 2)  # five working days from today, a 302 three
    soorten = [rij.titel[:5] for rij in gevuld.klaar.vakken[Groep.KLAAR].rijen()]
    assert soorten == ["Retou", "Retou", "Retou", "Start", "Start"]


def test_zonder_termijn_herhaalt_de_stand_de_kop_niet(gevuld: Scherm) -> None:
    (rij, *_) = gevuld.klaar.vakken[Groep.KLAAR].rijen()
    assert rij.stand is not None
    assert groepen._rij(rij.regel, None).stand is None


@pytest.mark.parametrize("breed", [1024, 1240])
def test_de_stand_past_in_zijn_kolom(gevuld: Scherm, breed: int) -> None:
    gevuld.geopend.venster.resize(breed, 800)
    gevuld.rust()
    tabel = gevuld.klaar.vakken[Groep.KLAAR].tabel
    model = tabel.model()
    for rij in range(model.rowCount()):
        for kolom in (0, 4):  # what it is and how it stands
            assert not tabel._delegate.is_shortened(model.index(rij, kolom))
    assert tabel.horizontalHeader().length() <= tabel.viewport().width()
    assert tabel._fitted


def test_de_kolommen_van_alle_groepen_blijven_onder_elkaar(gevuld: Scherm) -> None:
    kies(gevuld, Groep.KLAAR, 0)
    gevuld.klik(gevuld.klaar.voet.handeling("Alleen deze exporteren"))
    klaar, weg = (gevuld.klaar.vakken[g].tabel for g in (Groep.KLAAR, Groep.GEEXPORTEERD))

    def breedten(tabel: Berichtentabel) -> list[int]:
        return [tabel.columnWidth(kolom) for kolom in range(5)]

    for breed in (1400, 1024):
        gevuld.geopend.venster.resize(breed, 800)
        gevuld.rust()
        assert breedten(klaar) == breedten(weg)
        assert sum(breedten(weg)) <= weg.viewport().width()
        assert klaar._fitted  # the widths are not yet the user's
        assert weg._fitted
    assert gevuld.geopend.kantoor.state.get("kolommen.klaar") is None
    klaar.setColumnWidth(1, 180)
    gevuld.geopend.venster.resize(1400, 800)
    gevuld.rust()
    assert breedten(klaar)[1] == breedten(weg)[1] == 180


@pytest.mark.parametrize(("ids", "woorden"), [((1,), "1 wacht op"), ((1, 2), "2 wachten op")])
def test_de_telling_is_goed_nederlands(gevuld: Scherm, ids: tuple[int, ...], woorden: str) -> None:
    meld_starts(gevuld, *ids)
    gevuld.klik(gevuld.klaar.exporteer)
    gevuld.klik(gevuld.klaar.ingediend)
    assert gevuld.geopend.venster.header.summary == f"{woorden} antwoord"


def test_de_naam_van_de_client_staat_voorop_bij_wat_gekozen_is(gevuld: Scherm) -> None:
    kies(gevuld, Groep.KLAAR, 0)
    (rij,) = gevuld.klaar.vakken[Groep.KLAAR].keuze()
    assert teksten(gevuld.klaar.voet).startswith(f"{rij.regel.client} · ")


def test_een_melding_blijft_achter_op_haar_scherm(gevuld: Scherm) -> None:
    gevuld.klik(gevuld.klaar.exporteer)
    assert gevuld.gezegd.startswith("3 bestanden staan in")
    gevuld.ga_naar("klaar")  # the same screen
    assert gevuld.gezegd
    kies(gevuld, Groep.GEEXPORTEERD, 0)
    gevuld.klik(gevuld.klaar.voet.handeling("Afgekeurd…"))
    assert gevuld.gezegd == ""
    pagina = gevuld.geopend.venster.over
    assert isinstance(pagina, GeweigerdPagina)
    pagina.code.setEditText("IB014")
    gevuld.klik(pagina.leg_vast)
    assert "is afgekeurd door VECOZO" in gevuld.gezegd  # the page that said it closed
    gevuld.ga_naar("clienten")
    assert "is afgekeurd door VECOZO" in gevuld.gezegd  # it asks for something
    gevuld.ga_naar("vandaag")
    assert gevuld.gezegd == ""


def test_een_code_die_wij_niet_kennen_mag(gevuld: Scherm) -> None:
    gevuld.klik(gevuld.klaar.exporteer)
    kies(gevuld, Groep.GEEXPORTEERD, 0)
    gevuld.klik(gevuld.klaar.voet.handeling("Afgekeurd…"))
    pagina = gevuld.geopend.venster.over
    assert isinstance(pagina, GeweigerdPagina)
    pagina.code.setEditText("XY999 iets nieuws")
    assert pagina.gekozen_code() == "XY999"
    gevuld.klik(pagina.leg_vast)
    assert "is afgekeurd door VECOZO" in gevuld.gezegd


def test_enter_laat_het_bericht_zien(gevuld: Scherm) -> None:
    tabel = gevuld.klaar.vakken[Groep.KLAAR].tabel
    tabel.setFocus()
    tabel.selectRow(1)
    QTest.keyClick(tabel, KEY.Key_Return)
    gevuld.rust()
    assert gevuld.geopend.venster.screen_key == "berichten"


def test_het_menu_heeft_wat_de_knoppen_hebben(gevuld: Scherm) -> None:
    kies(gevuld, Groep.KLAAR, 0)
    gevuld.klaar.vakken[Groep.KLAAR].tabel.customContextMenuRequested.emit(QPoint(5, 5))
    (menu,) = gevuld.klaar.findChildren(QMenu)
    assert [a.text() for a in menu.actions()] == [
        "Alleen deze exporteren",
        "Terugtrekken",
        "Bekijk",
    ]
    menu.actions()[1].trigger()
    menu.close()
    gevuld.rust()
    assert len(gevuld.klaar.vakken[Groep.KLAAR].rijen()) == 2


def test_groepen_sorteren_samen(gevuld: Scherm) -> None:
    kies(gevuld, Groep.KLAAR, 0)
    gevuld.klik(gevuld.klaar.voet.handeling("Alleen deze exporteren"))
    klaar, weg = (gevuld.klaar.vakken[g].tabel for g in (Groep.KLAAR, Groep.GEEXPORTEERD))
    assert not klaar.horizontalHeader().isHidden()
    assert weg.horizontalHeader().isHidden()
    klaar.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert weg.horizontalHeader().sortIndicatorSection() == 3
    nummers = [klaar.model().index(rij, 3).data() for rij in range(2)]
    assert nummers == sorted(nummers, reverse=True)


def test_ververs_houdt_de_keuze_vast(gevuld: Scherm) -> None:
    kies(gevuld, Groep.KLAAR, 2)
    (voor,) = gevuld.klaar.vakken[Groep.KLAAR].keuze()
    gevuld.importeer(bericht301(toegewezen(300209), bsn="999990639", identificatie="G0009"))
    retouren.zet_klaar(gevuld.workspace, "302")
    gevuld.geopend.changes.gewijzigd.emit()
    gevuld.rust()
    assert len(gevuld.klaar.vakken[Groep.KLAAR].rijen()) == 4
    (na,) = gevuld.klaar.vakken[Groep.KLAAR].keuze()
    assert na.id == voor.id


def test_de_export_heeft_het_toetsenbord_als_de_pagina_opent(gevuld: Scherm) -> None:
    gevuld.toets(KEY.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is gevuld.klaar.exporteer
