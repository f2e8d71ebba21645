"""From delivered care to a correction in the window: propose, mend, send, redeclare, credit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from app.gui.klaar.groepen import Groep
from app.gui.zorg.importeren import Zorgimportpagina
from app.services import controleren, declaraties
from app.standard.codec import decode
from app.standard.declaratie import Declaratiebericht, Prestatie
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.gui.declareerscherm import (
    DAGEN,
    Agenda,
    afgekeurd,
    agenda,
    declarant,
    gelezen,
    is_rood,
    kaal,
    kies,
    open_tab,
    rust,
    voorstel,
)
from tests.gui.declareerscherm import declaraties as declaratiespagina
from tests.gui.open_venster import Scherm, export, laatste, open_werk
from tests.walks.conftest import afkeuring, sjabloon, snelle_sleutel
from tests.walks.declareren import antwoord325, regelpad

__all__ = ["agenda", "declarant", "export", "kaal", "open_werk", "sjabloon", "snelle_sleutel"]
MEI_20, MEI_22 = date(2026, 5, 20), date(2026, 5, 22)


def prestaties(pad: Path) -> list[Prestatie]:
    bericht = decode(pad.read_bytes())
    assert isinstance(bericht, Declaratiebericht)
    return [een for client in bericht.declaratie.clienten for een in client.prestaties]


def exporteer(scherm: Scherm, export: Path) -> Path:
    """Export what is ready, and hold the newest 323 to schema and rules."""
    scherm.ga_naar("klaar")
    scherm.klik(scherm.klaar.exporteer)
    pad = laatste(export, "JW323")
    (oordeel,) = controleren.controleer(scherm.workspace, [pad])
    assert oordeel.in_orde
    return pad


def test_van_zorg_tot_correctie(declarant: Scherm, export: Path, agenda: Agenda) -> None:
    pad = verbeter_en_verstuur(declarant, export)
    agenda.dag = MEI_20
    declarant.importeer(antwoord325(pad, afkeuring("TR321", "9321", regelpad()), dag=MEI_20))
    (klaar,) = gelezen(declarant.klaar.vakken[Groep.AFGEROND].tabel)
    assert klaar[-1] == "Deels toegekend"  # and not simply right
    declareer_opnieuw(declarant, export, prestaties(pad)[0])
    agenda.dag = MEI_22
    crediteer(declarant, export)


def verbeter_en_verstuur(scherm: Scherm, export: Path) -> Path:
    """Twelve hours where ten may be: the most that may be is filled in."""
    scherm.importeer(bericht301(toegewezen(300202), bsn=ANDER_BSN, identificatie="G0002"))
    importeer_uren(scherm)
    open_tab(scherm, "voorstel")
    page = voorstel(scherm)
    assert page.kiezer.maanden.currentText() == "April 2026"  # the last that is over
    assert page.kiezer.zin.whole == "1 regel klopt niet: verbeter hem."
    assert page.voet.zin == "1 declaratie, samen € 360,00"
    kies(scherm, is_rood)
    scherm.klik(page.paneel.volume)
    assert page.volumevraag.volume.text() == "10"
    scherm.klik(page.volumevraag.bewaar)  # without a reason
    assert page.volumevraag.isVisible()
    scherm.typ("twee uur waren overleg", page.volumevraag.reden)
    scherm.klik(page.volumevraag.bewaar)
    assert scherm.gezegd == "Het volume is vastgelegd."
    assert page.kiezer.zin.whole == "Kijk de regels na en zet ze klaar."
    assert page.voet.zin == "1 declaratie, samen € 960,00"
    scherm.klik(page.voet.zet_klaar)
    assert scherm.gezegd == "1 declaratie staat bij Klaar voor VECOZO: april 2026, € 960,00."
    pad = exporteer(scherm, export)
    assert sorted(een.geleverd_volume for een in prestaties(pad)) == [6, 10]
    scherm.klik(scherm.klaar.ingediend)
    (wacht,) = gelezen(scherm.klaar.vakken[Groep.WACHT].tabel)
    assert wacht[:3] == ["Declaratie (JW323)", "apr 2026, € 960,00", "Nijmegen"]
    return pad


def importeer_uren(scherm: Scherm) -> None:
    """Drop the hours of the other client on Geleverde zorg, from Excel, and take them over."""
    boek = openpyxl.Workbook()
    blad = boek.active
    assert isinstance(blad, Worksheet)
    blad.append(["Datum", "BSN", "Toewijzingnummer", "Minuten", "Medewerker"])
    for dag in DAGEN:
        blad.append([dag, ANDER_BSN, 300202, 180, "Kim"])
    pad = scherm.werk / "uren.xlsx"
    boek.save(pad)
    open_tab(scherm, "zorg")
    scherm.sleep(pad)
    over = scherm.geopend.venster.over
    assert isinstance(over, Zorgimportpagina)
    assert over.samenvatting.text() == "4 regels kloppen."
    scherm.klik(over.neem_over)
    assert scherm.gezegd == "4 regels overgenomen uit ‘uren.xlsx’."


def declareer_opnieuw(scherm: Scherm, export: Path, eerste: Prestatie) -> None:
    """The gemeente refused a line: it goes again, under a new number."""
    open_tab(scherm, "afgekeurd")
    (rij,) = gelezen(afgekeurd(scherm).tabel)
    assert rij[1] == "9321"
    scherm.klik(afgekeurd(scherm).kaart.opnieuw)
    rust(scherm)
    page = voorstel(scherm)
    assert page.isVisible()
    assert page.voet.zin.startswith("1 declaratie")
    scherm.klik(page.voet.zet_klaar)
    (opnieuw,) = prestaties(exporteer(scherm, export))
    assert opnieuw.geleverd_volume == eerste.geleverd_volume
    assert opnieuw.product_referentie != eerste.product_referentie
    scherm.klik(scherm.klaar.ingediend)
    assert declaraties.aantal_afgekeurd(scherm.workspace) == 0


def crediteer(scherm: Scherm, export: Path) -> None:
    """The other line was granted, and is taken back for another volume."""
    open_tab(scherm, "declaraties")
    lijst = declaratiespagina(scherm)
    (deels,) = [r for r in lijst._rijen if r.van.afgekeurde_regels]
    assert lijst.tabel.kies(deels.van.bericht_id)
    rust(scherm)
    assert [r[-1] for r in gelezen(lijst.regels)] == ["Afgekeurd", "Toegekend"]
    lijst.regels.selectRow(1)
    rust(scherm)
    scherm.klik(lijst.paneel.crediteer)
    scherm.typ("5", lijst.creditvraag.volume)
    scherm.wacht_op_voorbeeld()
    assert "opnieuw. Samen €\N{NO-BREAK SPACE}" in lijst.creditvraag.gevolg.text()
    scherm.klik(lijst.creditvraag.bewaar)
    assert scherm.gezegd.startswith("De correctie voor ")
    credit, debet = prestaties(exporteer(scherm, export))
    assert (credit.ingediend_bedrag.debet_credit, debet.geleverd_volume) == ("C", 5)
    assert credit.product_referentie.vorig_referentie_nummer is not None


def test_klaarzetten_kan_ongedaan(declarant: Scherm) -> None:
    open_tab(declarant, "voorstel")
    page = voorstel(declarant)
    declarant.klik(page.voet.zet_klaar)
    rust(declarant)
    assert page.tabel.model().rowCount() == 0
    assert page.tabel.accessibleDescription().startswith("Niets meer te declareren over april")
    declarant.klik(declarant.knop("Ongedaan maken"))
    assert declarant.gezegd == "1 declaratie is teruggetrokken. Het voorstel staat er weer."
    assert page.voet.zin == "1 declaratie, samen € 360,00"
