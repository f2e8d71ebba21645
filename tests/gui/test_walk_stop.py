"""Reporting that care stopped, in the window, with real widgets: 307 out, 308 back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.toewijzing import VERWIJDERD
from app.domain.verzending import Status
from app.forms.stop_controle import EINDDATUM, OOK, REDEN, Stopantwoord
from app.gui.klaar.groepen import Groep
from app.gui.melden.velden import Keuzevraag, Meervraag
from app.gui.widgets.choice_field import ChoiceField
from app.gui.widgets.date_field import DateField
from app.gui.widgets.status import StatusChip
from app.rules.finding import Finding
from app.services import melden, starten, stoppen, verzenden
from app.services.melden import Voorbeeld
from app.standard.basis import Product
from app.standard.codec import decode
from app.standard.regie import Stopbericht, StopProduct
from tests.bouw import bericht301, toegewezen
from tests.gui.bureau import teksten
from tests.gui.open_venster import Scherm, export, laatste, open_werk, scherm
from tests.walks.conftest import afkeuring, antwoord, sjabloon, snelle_sleutel

__all__ = ["export", "open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures

STOP_PRODUCT = "/Bericht/Client/StopProducten/StopProduct[1]"
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
APRIL_2, APRIL_8, APRIL_9 = date(2026, 4, 2), date(2026, 4, 8), date(2026, 4, 9)
ANDER_PRODUCT = Product(categorie="45", code="45A48")


def lopende_hulp(scherm: Scherm, *producten: Any, tot: Status = Status.INGEDIEND) -> None:
    """Take in a 301 and report the start of all that is in it."""
    scherm.importeer(bericht301(*producten))
    for nummer in range(1, 1 + max(1, len(producten))):
        form = starten.formulier(scherm.workspace, nummer)
        gezet = melden.zet_klaar(scherm.workspace, form, APRIL_2).verzending
        assert gezet is not None
        if tot is Status.INGEDIEND:
            verzenden.meld_ingediend(scherm.workspace, [gezet.identificatie])
            scherm.importeer(antwoord(decode(gezet.inhoud)))


def vraag(scherm: Scherm, naam: str) -> Any:
    return scherm.stop.vragen[naam]


def client(scherm: Scherm, knop: str) -> None:
    """Click a button in the dossier of the client."""
    scherm.geopend.kantoor.open_client(1)
    scherm.rust()
    scherm.klik(scherm.knop(knop))


def dossier(scherm: Scherm) -> str:
    scherm.geopend.kantoor.open_client(1)
    scherm.rust()
    return teksten(scherm.geopend.venster.page("clienten"))


def standen(scherm: Scherm) -> list[str]:
    """What the chips in the dossier of the client say."""
    scherm.geopend.kantoor.open_client(1)
    scherm.rust()
    chips = scherm.geopend.venster.page("clienten").findChildren(StatusChip)
    return [chip.accessibleName() for chip in chips if chip.isVisible()]


def vul_stop(scherm: Scherm, dag: str, reden: str) -> None:
    scherm.vul_datum(dag)
    scherm.kies(reden)


def dien_in(scherm: Scherm, export: Path, naam: str = "JW307") -> Path:
    scherm.dien_in()
    return laatste(export, naam)


def producten(pad: Path) -> list[StopProduct]:
    bericht = decode(pad.read_bytes())
    assert isinstance(bericht, Stopbericht)
    assert bericht.client is not None
    return list(bericht.client.stop_producten)


def test_tijdelijk_gestopt_verdergegaan_en_gestopt(scherm: Scherm, export: Path) -> None:
    lopende_hulp(scherm)
    client(scherm, "Meld stop")
    assert scherm.geopend.venster.header.title == "Stop melden (307)"
    assert scherm.stop.voorbeeld.zin.startswith("Vul de laatste dag en de reden in.")
    scherm.vul_datum("03-04-2026")
    assert not scherm.stop.voorbeeld.getoond
    scherm.kies("20")
    assert scherm.stop.voorbeeld.zin == (
        "Je laat gemeente Nijmegen weten dat de hulp aan T. de Wit op 3 april 2026 tijdelijk is "
        "gestopt. Je verwacht dat de hulp weer verdergaat."
    )
    scherm.klik(scherm.stop.zet_klaar)
    assert scherm.gezegd == "Het stopbericht (307) voor T. de Wit staat bij Klaar voor VECOZO."
    pad = dien_in(scherm, export)
    scherm.ga_naar("vandaag")
    assert "DEZE WEEK: Antwoord verwacht (308), T. de Wit" in scherm.taken()
    scherm.importeer(antwoord(pad))
    assert "Onderbroken sinds 3 apr 2026" in standen(scherm)

    client(scherm, "Meld start")  # care goes on
    scherm.vul_datum("07-04-2026")
    scherm.klik(scherm.start.zet_klaar)
    scherm.importeer(antwoord(dien_in(scherm, export, "JW305")))
    gezegd = dossier(scherm)
    assert (
        "Verdergegaan op 7 apr 2026: gemeld en goedgekeurd. Eerder geleverd: 2 apr – 3 apr 2026."
        in gezegd
    )

    client(scherm, "Meld stop")
    vul_stop(scherm, "08-04-2026", "31")
    assert scherm.stop.voorbeeld.zin == (
        "Je laat gemeente Nijmegen weten dat de hulp aan T. de Wit op 8 april 2026 is gestopt: "
        "levering is volgens plan beëindigd."
    )
    scherm.klik(scherm.stop.zet_klaar)
    scherm.importeer(antwoord(dien_in(scherm, export)))
    assert "Reden: levering is volgens plan beëindigd." in dossier(scherm)
    scherm.ga_naar("vandaag")
    assert not [taak for taak in scherm.taken() if "(305)" in taak or "(307)" in taak]


def test_een_afgekeurde_verbetering_komt_gevuld_terug(scherm: Scherm, export: Path) -> None:
    lopende_hulp(scherm)
    gestopt(scherm)
    client(scherm, "Corrigeer stop")
    assert scherm.geopend.venster.header.title == "Stop corrigeren (307)"
    assert scherm.datumvraag.datum.text() == "08-04-2026"
    assert scherm.stop.voorbeeld.zin.startswith("Verander de laatste dag of de reden.")
    scherm.vul_datum("09-04-2026")
    assert scherm.stop.voorbeeld.zin.endswith(
        "Dit vervangt de stop op 8 april 2026 (levering is volgens plan beëindigd)."
    )
    scherm.klik(scherm.stop.zet_klaar)
    pad = dien_in(scherm, export)
    assert [(p.status_aanlevering, p.einddatum) for p in producten(pad)] == [
        ("3", APRIL_8),
        ("1", APRIL_9),
    ]

    scherm.importeer(antwoord(pad, afkeuring("TR063", "9063", STOP_PRODUCT)))
    scherm.ga_naar("vandaag")
    assert [taak for taak in scherm.taken() if "307" in taak] == [
        "VANDAAG: Stop afgekeurd (307), T. de Wit"
    ]
    scherm.doe("Stop afgekeurd (307)")
    assert scherm.geopend.venster.screen_key == "afkeur"
    scherm.klik(scherm.knop("Verbeter en stuur opnieuw"))
    assert scherm.geopend.venster.header.title == "Stop corrigeren (307)"
    assert (vraag(scherm, EINDDATUM).waarde, vraag(scherm, REDEN).waarde) == (APRIL_9, "31")
    scherm.kies("32")
    scherm.klik(scherm.stop.zet_klaar)
    nieuw = dien_in(scherm, export)
    assert decode(nieuw.read_bytes()).identificatie != decode(pad.read_bytes()).identificatie
    assert producten(nieuw)[1].reden_beeindiging == "32"
    scherm.ga_naar("vandaag")
    assert not [taak for taak in scherm.taken() if "afgekeurd" in taak]


def test_een_onderbreking_wordt_definitief(scherm: Scherm, export: Path) -> None:
    lopende_hulp(scherm)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    vul_stop(scherm, "03-04-2026", "20")
    scherm.klik(scherm.stop.zet_klaar)
    scherm.importeer(antwoord(dien_in(scherm, export)))
    client(scherm, "Meld stop")
    assert scherm.datumvraag.datum.text() == "03-04-2026"  # the day on which it was interrupted
    assert vraag(scherm, REDEN).keuze.findData("20") == -1  # it was interrupted already
    scherm.kies("32")
    assert "op 3 april 2026 definitief is gestopt" in scherm.stop.voorbeeld.zin
    scherm.klik(scherm.stop.zet_klaar)
    assert producten(dien_in(scherm, export))[0].reden_beeindiging == "32"


def test_twee_producten_in_een_bericht_en_weer_terug(scherm: Scherm, export: Path) -> None:
    lopende_hulp(scherm, toegewezen(300201), toegewezen(300202, product=ANDER_PRODUCT))
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    vul_stop(scherm, "08-04-2026", "35")
    ook = vraag(scherm, OOK)
    assert isinstance(ook, Meervraag)
    (vinkje,) = ook.vinkjes.per_code.values()
    assert vinkje.text().endswith("· Toewijzing 300202")
    vinkje.click()
    scherm.wacht_op_voorbeeld()
    assert "is gestopt voor 2 toewijzingen: voortijdig" in scherm.stop.voorbeeld.zin
    scherm.klik(scherm.stop.zet_klaar)
    scherm.klik(scherm.knop("Ongedaan maken"))
    assert scherm.gezegd == "Het stopbericht (307) voor T. de Wit is teruggetrokken."
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    assert not scherm.stop.vragen[OOK].waarde  # what was taken back is not proposed
    vul_stop(scherm, "08-04-2026", "35")
    (vinkje,) = vraag(scherm, OOK).vinkjes.per_code.values()
    vinkje.click()
    scherm.klik(scherm.stop.zet_klaar)
    pad = dien_in(scherm, export)
    assert [p.toewijzing_nummer for p in producten(pad)] == [300201, 300202]

    scherm.importeer(antwoord(pad, afkeuring("TR382", "9069", STOP_PRODUCT)))
    scherm.ga_naar("vandaag")
    scherm.doe("Stop afgekeurd (307)")
    scherm.klik(scherm.knop("Verbeter en stuur opnieuw"))
    assert vraag(scherm, OOK).waarde == {"300202"}  # it was in the same message
    assert vraag(scherm, REDEN).waarde == "35"


def test_van_een_onverzonden_bericht_gaat_de_rest_opnieuw(scherm: Scherm, export: Path) -> None:
    lopende_hulp(scherm, toegewezen(300201), toegewezen(300202, product=ANDER_PRODUCT))
    form = stoppen.formulier(scherm.workspace, 1)
    samen = Stopantwoord(APRIL_8, "31", frozenset({300202}))
    assert melden.zet_klaar(scherm.workspace, form, samen).gelukt
    scherm.geopend.kantoor.open_stop(1, corrigeer=True)
    scherm.rust()
    scherm.klik(scherm.stop.trek_in)
    scherm.klik(scherm.stop.zet_klaar)
    assert scherm.gezegd == (
        "De stop van T. de Wit is ingetrokken. De rest van het bericht staat bij Klaar voor VECOZO."
    )
    assert [p.toewijzing_nummer for p in producten(dien_in(scherm, export))] == [300202]


def test_wie_al_tijdelijk_gestopt_is_kan_niet_nog_eens_mee(scherm: Scherm) -> None:
    lopende_hulp(scherm, toegewezen(300201), toegewezen(300202, product=ANDER_PRODUCT))
    form = stoppen.formulier(scherm.workspace, 2)
    assert melden.zet_klaar(scherm.workspace, form, Stopantwoord(APRIL_2, "20")).gelukt
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    vul_stop(scherm, "08-04-2026", "20")
    ook = vraag(scherm, OOK)
    (vinkje,) = ook.vinkjes.per_code.values()
    assert ook.finding == ""
    vinkje.click()
    assert ook.finding.startswith("De hulp van toewijzing 300202 is al tijdelijk gestopt.")
    assert ook.finding.endswith("TR413")
    assert vinkje.accessibleDescription().startswith("De hulp van toewijzing 300202")
    vinkje.click()
    assert ook.finding == ""


def gestopt(scherm: Scherm, tot: Status = Status.INGEDIEND) -> None:
    """Report a stop on 8 April, until its message has this status."""
    form = stoppen.formulier(scherm.workspace, 1)
    gezet = melden.zet_klaar(scherm.workspace, form, Stopantwoord(APRIL_8, "31")).verzending
    assert gezet is not None
    if tot is Status.INGEDIEND:
        verzenden.meld_ingediend(scherm.workspace, [gezet.identificatie])


def test_een_stop_die_niet_klopt_intrekken(scherm: Scherm, export: Path) -> None:
    lopende_hulp(scherm)
    gestopt(scherm)
    client(scherm, "Corrigeer stop")
    scherm.klik(scherm.stop.trek_in)
    scherm.wacht_op_voorbeeld()
    assert not any(v.isVisible() for v in scherm.stop.vragen.values())
    assert scherm.stop.voorbeeld.zin == (
        "Je laat gemeente Nijmegen weten dat de stop van T. de Wit op 8 april 2026 niet klopt: "
        "de hulp loopt door."
    )
    scherm.klik(scherm.stop.zet_klaar)
    assert scherm.gezegd.startswith("Het intrekken van de stop voor T. de Wit staat bij")
    assert [p.status_aanlevering for p in producten(dien_in(scherm, export))] == ["3"]
    assert "Gestart op 2 apr 2026" in dossier(scherm)


def test_een_stop_die_nog_niet_weg_is_vervalt(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    gestopt(scherm, Status.KLAAR)
    client(scherm, "Corrigeer stop")
    scherm.klik(scherm.stop.trek_in)
    scherm.wacht_op_voorbeeld()
    assert "de gemeente hoort er niets van" in scherm.stop.voorbeeld.zin
    assert not scherm.stop.voorbeeld.getoond
    scherm.klik(scherm.stop.zet_klaar)
    assert scherm.gezegd == "De stop van T. de Wit is ingetrokken. Er hoeft niets weg."


def test_wie_verbetert_wat_nog_klaarstaat_ziet_wat_er_echt_weggaat(
    scherm: Scherm, export: Path
) -> None:
    """The first 307 lapses, so that the new one takes nothing back (IV008)."""
    lopende_hulp(scherm)
    gestopt(scherm, Status.KLAAR)
    client(scherm, "Corrigeer stop")
    vul_stop(scherm, "09-04-2026", "32")
    scherm.wacht_op_voorbeeld()
    assert "Dit vervangt" not in scherm.stop.voorbeeld.zin
    assert scherm.stop.voorbeeld.bericht.xml.toPlainText().count("StatusAanlevering>1<") == 1
    assert "StatusAanlevering>3<" not in scherm.stop.voorbeeld.bericht.xml.toPlainText()
    scherm.klik(scherm.stop.zet_klaar)
    assert [p.status_aanlevering for p in producten(dien_in(scherm, export))] == ["1"]


def test_wie_een_verbetering_terugdraait_die_nog_klaarstaat_verstuurt_niets(
    scherm: Scherm,
) -> None:
    lopende_hulp(scherm)
    gestopt(scherm)
    form = stoppen.correctie(scherm.workspace, 1)
    assert melden.zet_klaar(scherm.workspace, form, Stopantwoord(APRIL_2, "31")).gelukt
    client(scherm, "Corrigeer stop")
    vul_stop(scherm, "08-04-2026", "31")
    scherm.wacht_op_voorbeeld()
    assert scherm.stop.voorbeeld.zin.startswith("Zo is het al gemeld.")
    assert not scherm.stop.voorbeeld.getoond
    scherm.klik(scherm.stop.zet_klaar)
    scherm.ga_naar("klaar")
    assert not scherm.klaar.vakken[Groep.KLAAR].rijen()


def test_wat_op_een_verwijderde_toewijzing_staat_gaat_eraf_de_stop_eerst(
    scherm: Scherm, export: Path
) -> None:
    lopende_hulp(scherm)
    gestopt(scherm)
    weg = toegewezen(
        toewijzingsdatum=APRIL_9, einddatum=date(2026, 4, 1), reden_wijziging=VERWIJDERD
    )
    scherm.importeer(bericht301(weg, identificatie="G0002", dagtekening=APRIL_9))
    scherm.ga_naar("vandaag")
    scherm.doe("Melding intrekken")
    assert scherm.geopend.venster.header.title == "Stop intrekken (307)"
    assert scherm.stop.trekt_in
    assert QApplication.focusWidget() is scherm.stop.zet_klaar
    scherm.wacht_op_voorbeeld()
    assert scherm.stop.voorbeeld.zin.endswith(
        "vervalt: de gemeente heeft de toewijzing verwijderd."
    )
    scherm.klik(scherm.stop.zet_klaar)
    scherm.importeer(antwoord(dien_in(scherm, export)))
    scherm.ga_naar("vandaag")
    scherm.doe("Melding intrekken")
    assert scherm.geopend.venster.header.title == "Start intrekken (305)"
    assert scherm.start.trekt_in
    scherm.wacht_op_voorbeeld()
    assert scherm.start.voorbeeld.zin.endswith("de start van T. de Wit op 2 april 2026 vervalt.")
    scherm.klik(scherm.start.zet_klaar)
    scherm.importeer(antwoord(dien_in(scherm, export, "JW305")))
    scherm.ga_naar("vandaag")
    assert "Melding intrekken" not in " ".join(scherm.taken())


def test_een_reden_die_niet_meer_past_staat_er_met_waarom(scherm: Scherm, export: Path) -> None:
    lopende_hulp(scherm)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    vul_stop(scherm, "03-04-2026", "20")
    scherm.klik(scherm.stop.zet_klaar)
    pad = dien_in(scherm, export)
    scherm.importeer(antwoord(pad, afkeuring("TR382", "9069", STOP_PRODUCT)))
    korter = toegewezen(toewijzingsdatum=APRIL_9, einddatum=APRIL_8, reden_wijziging="05")
    scherm.importeer(bericht301(korter, identificatie="G0002", dagtekening=APRIL_9))
    scherm.ga_naar("vandaag")
    scherm.doe("Stop afgekeurd (307)")
    scherm.klik(scherm.knop("Verbeter en stuur opnieuw"))
    reden = vraag(scherm, REDEN)
    assert isinstance(reden, Keuzevraag)
    assert reden.keuze.currentText() == "20  past niet meer"
    assert reden.finding.startswith("De toewijzing is afgelopen")
    assert reden.finding.endswith("OP378")
    scherm.kies("36")
    assert reden.finding == ""
    assert scherm.stop.voorbeeld.getoond


def test_een_dag_na_het_einde_van_de_toewijzing(scherm: Scherm) -> None:
    lopende_hulp(scherm, toegewezen(einddatum=APRIL_9))
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    assert scherm.datumvraag.datum.text() == "09-04-2026"  # it has ended
    vul_stop(scherm, "10-04-2026", "31")
    assert "na de einddatum van de toewijzing (9 april 2026)" in scherm.datumvraag.finding
    assert vraag(scherm, REDEN).finding == ""
    assert scherm.stop.voorbeeld.zin.endswith("Verbeter eerst wat hierboven staat.")
    scherm.klik(scherm.stop.zet_klaar)
    assert scherm.geopend.venster.over is scherm.stop  # nothing leaves
    assert QApplication.focusWidget() is scherm.datumvraag.datum
    scherm.vul_datum("01-04-2026")
    assert "voor de start (2 april 2026)" in scherm.datumvraag.finding
    scherm.vul_datum("09-04-2026")
    assert scherm.datumvraag.finding == ""
    assert scherm.stop.voorbeeld.getoond


def test_wie_niets_invult_hoort_het_bij_elk_veld_pas_na_de_knop(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    dag, reden = vraag(scherm, EINDDATUM), vraag(scherm, REDEN)
    assert (dag.finding, reden.finding) == ("", "")
    scherm.klik(scherm.stop.zet_klaar)
    assert dag.finding == "Vul in wat de laatste dag van de hulp was. OP272"
    assert reden.finding == "Kies waarom de hulp stopt. OP272"
    assert QApplication.focusWidget() is dag.datum
    scherm.vul_datum("03-04-2026")
    scherm.klik(scherm.stop.zet_klaar)
    assert QApplication.focusWidget() is reden.keuze
    assert dag.finding == ""


def test_een_datum_die_niet_bestaat_blijft_gezegd(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    vul_stop(scherm, "31-04-2026", "31")
    assert scherm.datumvraag.finding == "31-04-2026 bestaat niet. April heeft 30 dagen."
    scherm.klik(scherm.stop.zet_klaar)
    assert QApplication.focusWidget() is scherm.datumvraag.datum


def test_de_kop_blijft_van_het_formulier(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    scherm.vandaag.summary_changed.emit("3 te laat")  # what was still being fetched below
    assert scherm.geopend.venster.header.summary.startswith("Toewijzing 300201")
    scherm.toets(KEY.Key_Escape)
    assert not scherm.geopend.venster.header.summary.startswith("Toewijzing")


def test_de_uitleg_volgt_de_reden(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    reden = vraag(scherm, REDEN)
    assert "Waarom de hulp stopt (reden beëindiging)." in teksten(reden)
    scherm.kies("32")
    assert "De cliënt stopt eerder dan gepland" in teksten(reden)
    assert "De cliënt stopt eerder dan gepland" in reden.keuze.accessibleDescription()


def test_wat_de_regels_vinden_staat_bij_zijn_veld_en_de_rest_eronder(
    scherm: Scherm, monkeypatch: pytest.MonkeyPatch
) -> None:
    lopende_hulp(scherm)
    bevindingen = tuple(
        Finding(
            "TR999", 3, "9999", f"{STOP_PRODUCT}/{element}", "", f"Over {element}.", "Doe iets."
        )
        for element in ("Einddatum", "RedenBeeindiging", "Begindatum")
    )

    nog_een = replace(bevindingen[0], melding="Ook dat nog.")

    def voorbeeld(*_: object) -> Voorbeeld:
        return Voorbeeld((), "<x/>", (*bevindingen, nog_een))

    monkeypatch.setattr(melden, "voorbeeld", voorbeeld)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    vul_stop(scherm, "03-04-2026", "31")
    assert vraag(scherm, EINDDATUM).finding == "Over Einddatum. Doe iets. regel TR999"
    assert vraag(scherm, REDEN).finding == "Over RedenBeeindiging. Doe iets. regel TR999"
    assert scherm.stop.voorbeeld.bezwaren == "Over Begindatum. Doe iets. (regel TR999)"


def test_een_start_die_nog_klaarstaat_geeft_een_waarschuwing_en_geen_slot(scherm: Scherm) -> None:
    lopende_hulp(scherm, tot=Status.KLAAR)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    (let_op,) = [
        label for label in scherm.stop.findChildren(QLabel) if label.text().startswith("Let op.")
    ]
    assert let_op.isVisible()
    assert "OP080" in let_op.text()
    vul_stop(scherm, "03-04-2026", "31")
    scherm.klik(scherm.stop.zet_klaar)
    assert scherm.gezegd.startswith("Het stopbericht (307)")


def test_wat_intussen_veranderde_wordt_gezegd(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    gestopt(scherm)
    client(scherm, "Corrigeer stop")
    vul_stop(scherm, "09-04-2026", "32")
    elders = stoppen.correctie(scherm.workspace, 1)
    assert melden.zet_klaar(scherm.workspace, elders, Stopantwoord(APRIL_2, "31")).gelukt
    scherm.klik(scherm.stop.zet_klaar)
    assert scherm.gezegd.startswith("Deze stop is intussen gewijzigd.")
    assert scherm.stop.zet_klaar.isEnabled()


def test_wat_intussen_niet_meer_kan_staat_bij_het_veld(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    client(scherm, "Meld stop")
    vul_stop(scherm, "09-04-2026", "32")
    gestopt(scherm)
    scherm.klik(scherm.stop.zet_klaar)
    assert "is al een stop gemeld" in scherm.datumvraag.finding
    assert QApplication.focusWidget() is scherm.datumvraag.datum


def test_alles_met_het_toetsenbord(scherm: Scherm, export: Path) -> None:
    lopende_hulp(scherm, toegewezen(einddatum=APRIL_8))
    scherm.toets(KEY.Key_1, CTRL)
    titels = [regel.titel for regel in scherm.regels()]
    for _ in range(titels.index("Stop melden (307)")):
        scherm.toets(KEY.Key_Down)
    scherm.toets(KEY.Key_Return)
    dag: DateField = vraag(scherm, EINDDATUM).datum
    reden: ChoiceField = vraag(scherm, REDEN).keuze
    assert QApplication.focusWidget() is dag
    QTest.keyClick(dag, KEY.Key_A, CTRL)
    scherm.typ("7-4")
    scherm.toets(KEY.Key_Return)  # reads the date and goes to what is still open
    assert dag.text() == "07-04-2026"
    assert QApplication.focusWidget() is reden
    scherm.typ("overst")
    assert reden.value == "38"
    scherm.toets(KEY.Key_Return)
    assert QApplication.focusWidget() is scherm.stop.zet_klaar
    scherm.wacht_op_voorbeeld()
    assert "overstap naar andere aanbieder" in scherm.stop.voorbeeld.zin
    scherm.toets(KEY.Key_Return)
    assert scherm.geopend.venster.over is None
    assert scherm.gezegd.startswith("Het stopbericht (307)")


def test_escape_sluit_eerst_de_lijst_en_dan_het_formulier(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    scherm.geopend.kantoor.open_stop(1)
    scherm.rust()
    reden = vraag(scherm, REDEN).keuze
    reden.setFocus()
    scherm.toets(KEY.Key_Space)
    assert reden.view().isVisible()
    QTest.keyClick(reden.view(), KEY.Key_Escape)
    scherm.rust()
    assert not reden.view().isVisible()
    assert scherm.geopend.venster.over is scherm.stop
    scherm.toets(KEY.Key_Escape)
    assert scherm.geopend.venster.over is None


def test_vandaag_zegt_van_een_stop_product_toewijzing_en_waarom(scherm: Scherm) -> None:
    lopende_hulp(scherm, toegewezen(einddatum=APRIL_8))
    scherm.ga_naar("vandaag")
    regel = scherm.regel("Stop melden (307)")
    assert regel.actie_tekst == "Meld stop"
    assert regel.uitleg.startswith("Toewijzing tot en met 8 apr 2026")
    assert "5 werkdagen (OP272" in regel.uitleg
    scherm.vandaag.lijst.choose(regel.id)
    scherm.rust()
    voet = teksten(scherm.vandaag.voet)
    assert "Toewijzing 300201" in voet
    assert "45A04" in voet
    assert "Nog niet gestart" not in voet


def test_een_toewijzing_die_pas_later_eindigt_heeft_geen_haast(scherm: Scherm) -> None:
    lopende_hulp(scherm)
    korter = toegewezen(toewijzingsdatum=APRIL_9, einddatum=date(2026, 5, 29), reden_wijziging="05")
    scherm.importeer(bericht301(korter, identificatie="G0002", dagtekening=APRIL_9))
    scherm.ga_naar("vandaag")
    regel = scherm.regel("Stop melden (307)")
    assert regel.groep == "LATER"
    assert str(regel.status).startswith("○ Over ")
    assert standen(scherm)[0] == "Gestart"
    assert not scherm.knop("Meld stop").property("role")  # it may be done, and nothing shouts
