"""Reporting that care stopped, in the window, with real widgets: 307 out, 308 back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.domain.toewijzing import VERWIJDERD
from app.domain.verzending import Status
from app.forms.stop_controle import EINDDATUM, OOK, REDEN, Stopantwoord
from app.gui.klaar.groepen import Groep
from app.gui.velden.keuze import Meervraag
from app.services import melden, stoppen
from app.standard.codec import decode
from tests.bouw import bericht301, toegewezen
from tests.gui.bureau import teksten
from tests.gui.open_venster import Scherm, export, open_werk, scherm
from tests.gui.stoppen import (
    ANDER_PRODUCT,
    APRIL_2,
    APRIL_8,
    APRIL_9,
    STOP_PRODUCT,
    client,
    dien_in,
    dossier,
    gestopt,
    lopende_hulp,
    producten,
    standen,
    vraag,
    vul_stop,
)
from tests.walks.conftest import afkeuring, antwoord, sjabloon, snelle_sleutel

__all__ = ["export", "open_werk", "scherm", "sjabloon", "snelle_sleutel"]  # fixtures


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
