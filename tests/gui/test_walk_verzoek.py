"""A request in the window, with real widgets: from the first question to what came of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.verzoek import Verzoekstatus
from app.forms.aanvraag_form import AanvraagForm
from app.gui.stappen.page import Stappenpagina
from app.gui.verzoeken.erbij import Gemeentehulp, Scanvak
from app.gui.widgets import drop_zone
from app.services import verzoeken, woonplaats
from app.standard.codec import decode
from app.standard.verzoek import VerzoekToewijzingbericht, VerzoekWijzigingbericht
from tests.bouw import BSN, NIJMEGEN, bericht301
from tests.gui.bureau import teksten
from tests.gui.open_venster import Scherm, export, laatste, open_werk, scherm
from tests.gui.verzoekscherm import Verzoekscherm
from tests.walks.conftest import antwoord, sjabloon, snelle_sleutel
from tests.walks.verzoeken import (
    APELDOORN,
    antwoord_319,
    kent_toe,
    kent_wijziging_toe,
    lopend_bericht,
    uren,
)

__all__ = ["export", "open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

VRIJDAG = date(2026, 4, 10)


@pytest.fixture
def hier(scherm: Scherm) -> Verzoekscherm:
    return Verzoekscherm(scherm)


def client(hier: Verzoekscherm, geboren: str = "14-02-2010") -> None:
    """Fill in the step about a new client."""
    hier.vul("client", wet="Jeugdwet")
    hier.vul(
        "client", bsn=BSN, achternaam="Wit", voorvoegsel="de", voorletters="T",
        geboortedatum=geboren, geslacht="1",
    )  # fmt: skip


def tot_hulp(hier: Verzoekscherm, gemeente: str = "Nijmegen", verwijzer: str = "02") -> None:
    """Fill in the first three steps."""
    hier.begin()
    client(hier)
    hier.volgende()
    hier.vul("gemeente", gemeente=gemeente)
    hier.volgende()
    hier.vul("verwijzing", type=verwijzer)
    if verwijzer == "02":
        hier.vul("verwijzing", naam="Huisartsenpraktijk Het Veer", eerste_contact="10-04-2026")
    hier.volgende()


def hulp(hier: Verzoekscherm, groep: str = "product-0") -> None:
    """Fill in a product of no contract."""
    hier.vul(groep, product="specifiek")
    hier.vul(groep, categorie="45")
    hier.vul(
        groep, code="45a04", ingangsdatum="10-04-2026", einddatum="09-10-2026", volume="2",
        eenheid="04", frequentie="2",
    )  # fmt: skip


def dien_in(hier: Verzoekscherm, export: Path, naam: str) -> Path:
    """Hand it in, and let the gemeente confirm that it came."""
    hier.scherm.dien_in()
    pad = laatste(export, naam)
    hier.scherm.importeer(antwoord(pad, dag=VRIJDAG))
    return pad


def stand(hier: Verzoekscherm) -> list[Verzoekstatus]:
    return [rij.verzoek.status for rij in verzoeken.met_uitkomsten(hier.scherm.workspace)]


def kaart(hier: Verzoekscherm) -> str:
    """Everything that the card of the chosen request says."""
    hier.scherm.ga_naar("verzoeken")
    hier.lijst.stand.setCurrentIndex(1)
    hier.lijst.stand.activated.emit(1)
    hier.scherm.qtbot.wait(80)
    hier.scherm.rust()
    return " ".join(label.text() for label in hier.lijst.kaart.findChildren(QLabel))


def test_een_315_van_leeg_tot_anders_toegewezen(hier: Verzoekscherm, export: Path) -> None:
    tot_hulp(hier)
    hulp(hier)
    hier.volgende()
    assert hier.kan_weg
    assert "1 product voor T. de Wit" in hier.page.controle.zin
    hier.zet_klaar()
    assert hier.scherm.gezegd == "Het verzoek (315) voor T. de Wit staat bij Klaar voor VECOZO."
    assert hier.scherm.geopend.venster.over is None

    pad = dien_in(hier, export, "JW315")
    bericht = decode(pad.read_bytes())
    assert isinstance(bericht, VerzoekToewijzingbericht)
    assert bericht.client is not None
    (product,) = bericht.client.aangevraagde_producten
    assert (bericht.gemeente, product.omvang) == (NIJMEGEN, uren(2))
    assert "heeft nog niet besloten" in kaart(hier)

    hier.scherm.importeer(kent_toe(pad, dag=VRIJDAG, omvang=uren(1)))
    assert stand(hier) == [Verzoekstatus.TOEGEWEZEN]
    assert "anders toegewezen dan je vroeg" in kaart(hier)
    assert "1 uur per week in plaats van 2 uur per week" in kaart(hier)


def test_niets_gaat_door_zolang_er_iets_ontbreekt(hier: Verzoekscherm) -> None:
    hier.begin()
    hier.volgende()
    assert hier.page.stap == "client"
    assert any("Vul het burgerservicenummer in." in fout for fout in hier.fouten())
    hier.vul("client", bsn="999900007")
    assert any("elfproef" in fout for fout in hier.fouten())
    client(hier)
    assert hier.fouten() == []
    hier.volgende()
    assert hier.page.stap == "gemeente"


def test_een_afspraak_houdt_tegen_tot_er_een_reden_is(hier: Verzoekscherm, export: Path) -> None:
    tot_hulp(hier, verwijzer="06")
    hulp(hier)
    hier.volgende()
    assert not hier.kan_weg
    woorden = " ".join(label.text() for label in hier.page.controle.findChildren(QLabel))
    assert "zonder wettelijke verwijzer wordt niet in behandeling genomen" in woorden
    assert "Rijk van Nijmegen 1.17.1, §5.1" in woorden
    hier.geef_reden("afgesproken met de gemeente")
    assert hier.kan_weg
    hier.zet_klaar()
    (een,) = verzoeken.met_uitkomsten(hier.scherm.workspace)
    assert [o.reden for o in een.overrulingen] == ["afgesproken met de gemeente"]
    assert "Reden: afgesproken met de gemeente" in kaart(hier)


def test_half_ingevuld_blijft_het_een_concept(hier: Verzoekscherm) -> None:
    hier.begin()
    client(hier)
    hier.volgende()
    hier.vul("gemeente", gemeente="Nijmegen")
    hier.scherm.toets(Qt.Key.Key_Escape)
    assert hier.scherm.geopend.venster.over is None
    assert "bewaard als concept" in hier.scherm.gezegd
    assert "Je was bij de stap ‘Gemeente’" in kaart(hier)
    hier.scherm.klik(hier.lijst.kaart.verder)
    form = hier.page.form
    assert (hier.page.stap, form.aanvraag.gemeente) == ("gemeente", NIJMEGEN)
    hier.page.ga_naar("client")
    assert "2010" in str(hier.vraag("client", "geboortedatum").waarde)


def test_het_woonplaatsbeginsel_wijst_de_gemeente_aan(hier: Verzoekscherm) -> None:
    hier.begin()
    client(hier)
    hier.volgende()
    hulpvak = hier.page.findChild(Gemeentehulp)
    assert isinstance(hulpvak, Gemeentehulp)
    hier.scherm.klik(hulpvak.open)
    vragen = hulpvak.vragen
    assert vragen is not None
    for code in ("ambulant", "gemeente"):
        next(k for k in vragen.kaarten if k.code == code).knop.click()
        hier.scherm.klik(vragen.volgende)
    assert vragen.gemeente is not None
    hier.typ("Wijchen", vragen.gemeente)
    hier.scherm.klik(vragen.volgende)
    hier.scherm.klik(vragen.volgende)  # takes it over
    assert hier.page.form.aanvraag.gemeente == "0296"
    hier.volgende()
    hier.vul("verwijzing", type="08")
    hier.volgende()
    hulp(hier)
    hier.volgende()
    hier.zet_klaar()
    (rij,) = verzoeken.met_uitkomsten(hier.scherm.workspace)
    assert rij.verzoek.client_id is not None
    (bepaling,) = woonplaats.van_client(hier.scherm.workspace, rij.verzoek.client_id)
    assert bepaling.gemeente == "0296"


def test_een_andere_gemeente_met_een_klik(hier: Verzoekscherm, export: Path) -> None:
    tot_hulp(hier)
    hulp(hier)
    hier.volgende()
    hier.zet_klaar()
    pad = dien_in(hier, export, "JW315")
    hier.scherm.importeer(antwoord_319(pad, "1", "8", dag=VRIJDAG, andere=APELDOORN))
    assert "is Apeldoorn verantwoordelijk" in kaart(hier)
    assert hier.lijst.kaart.elders.text() == "&Vraag aan bij Apeldoorn"
    hier.scherm.klik(hier.lijst.kaart.elders)
    assert hier.page.form.aanvraag.gemeente == APELDOORN
    assert hier.page.stap == "controle"
    hier.zet_klaar()
    hier.scherm.dien_in()
    assert laatste(export, f"JW315_{APELDOORN}").exists()


@pytest.mark.parametrize("gesleept", [False, True])
def test_een_scan_van_de_verwijzing_gaat_mee_naar_het_dossier(
    hier: Verzoekscherm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gesleept: bool
) -> None:
    scan = tmp_path / "verwijzing.pdf"
    scan.write_bytes(b"%PDF-1.4 verzonnen")
    monkeypatch.setattr(drop_zone, "pick_files", lambda *_: [scan])
    hier.begin()
    client(hier)
    hier.volgende()
    hier.vul("gemeente", gemeente="Nijmegen")
    hier.volgende()
    hier.vul("verwijzing", type="02", naam="Het Veer", verwezen_op="01-04-2026")
    vak = hier.page.findChild(Scanvak)
    assert isinstance(vak, Scanvak)
    if gesleept:
        hier.scherm.geopend.venster.take_files([scan])
        hier.scherm.rust()
    else:
        hier.scherm.klik(vak.kies)
    form = hier.page.form
    assert isinstance(form, AanvraagForm)
    assert form.aanvraag.verwijzing_id is not None
    hier.volgende()
    hulp(hier)
    hier.volgende()
    hier.zet_klaar()
    (rij,) = verzoeken.met_uitkomsten(hier.scherm.workspace)
    with hier.scherm.workspace.lezen() as uow:
        assert rij.verzoek.client_id is not None
        (stuk,) = uow.verwijzingen.dossier(rij.verzoek.client_id)
    assert [bijlage.naam for bijlage in stuk.bijlagen] == ["verwijzing.pdf"]
    assert rij.verzoek.verwijzing_id == stuk.verwijzing.id


def test_een_317_vanuit_het_dossier(hier: Verzoekscherm, export: Path) -> None:
    hier.scherm.importeer(lopend_bericht())
    hier.scherm.geopend.kantoor.open_aanvraag(wijziging_van=1)
    hier.scherm.rust()
    hier.vul("reden", reden="1")
    hier.vul("toewijzing-700001", wat="anders")
    hier.vul("toewijzing-700001", gewenste_ingangsdatum="01-07-2026", volume="5")
    hier.volgende()
    hier.volgende()
    assert hier.kan_weg
    hier.zet_klaar()
    pad = dien_in(hier, export, "JW317")
    bericht = decode(pad.read_bytes())
    assert isinstance(bericht, VerzoekWijzigingbericht)
    hier.scherm.importeer(kent_wijziging_toe(pad, dag=VRIJDAG))
    assert stand(hier) == [Verzoekstatus.TOEGEWEZEN]
    assert "toegewezen zoals je vroeg" in kaart(hier)


def test_waar_geen_317_kan_staat_waarom(hier: Verzoekscherm) -> None:
    hier.scherm.importeer(bericht301())
    hier.scherm.geopend.kantoor.open_client(1)
    hier.scherm.rust()
    hier.scherm.klik(hier.scherm.knop("Vraag wijziging (317)"))
    assert "verwerkt geen verzoeken om wijziging" in hier.scherm.gezegd
    assert not isinstance(hier.scherm.geopend.venster.over, Stappenpagina)


def test_teruggetrokken_telt_het_niet(hier: Verzoekscherm) -> None:
    tot_hulp(hier)
    hulp(hier)
    hier.volgende()
    hier.zet_klaar()
    hier.scherm.klik(hier.scherm.knop("Ongedaan maken"))
    assert hier.scherm.gezegd == "Het verzoek (315) voor T. de Wit is teruggetrokken."
    assert "niet aangenomen of teruggetrokken" in kaart(hier)


def test_teruggetrokken_gaat_het_invullen_verder(hier: Verzoekscherm) -> None:
    tot_hulp(hier)
    hulp(hier)
    hier.volgende()
    hier.zet_klaar()
    hier.scherm.klik(hier.scherm.knop("Ongedaan maken"))
    hier.scherm.klik(hier.scherm.knop("Verder invullen"))
    form = hier.page.form
    assert isinstance(form, AanvraagForm)
    assert [een.code for een in form.aanvraag.producten] == ["45A04"]
    hier.page.ga_naar("controle")
    hier.scherm.rust()
    assert hier.kan_weg


def test_na_het_klaarzetten_is_het_bericht_te_bekijken(hier: Verzoekscherm) -> None:
    tot_hulp(hier)
    hulp(hier)
    hier.volgende()
    hier.zet_klaar()
    hier.scherm.klik(hier.scherm.knop("Bekijk"))
    assert hier.scherm.geopend.venster.screen_key == "klaar"


def test_zonder_verwijzer_wordt_geen_scan_gevraagd(hier: Verzoekscherm) -> None:
    hier.begin()
    client(hier)
    hier.volgende()
    hier.vul("gemeente", gemeente="Nijmegen")
    hier.volgende()
    vak = hier.page.findChild(Scanvak)
    assert isinstance(vak, Scanvak)
    assert vak.isVisible()
    hier.vul("verwijzing", type="06")
    assert not vak.isVisible()
    assert hier.page.drop_hint == ""  # files are taken in as anywhere
    hier.vul("verwijzing", type="02")
    assert vak.isVisible()
    assert "scan" in hier.page.drop_hint
    assert hier.page.files_hint in teksten(hier.scherm.geopend.venster.status)
    hier.page.ga_naar("gemeente")
    assert hier.page.drop_hint == hier.page.files_hint == ""
