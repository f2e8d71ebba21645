"""How a line follows from care in words (IV079, IV081), and what the screen asks beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.verzending import Status
from app.errors import UserError
from app.services import declaraties, declareren, herleiding, ontvangen, verzenden, voorstellen
from app.services.herleiding import bedrag_in_woorden
from app.services.rekensom import som_in_woorden
from app.services.voorstellen import Voorstellijn
from app.services.workspace import Workspace
from app.standard.basis import Omvang
from app.standard.codec import decode, encode
from app.standard.declaratie import Declaratiebericht
from tests.bouw import bericht301, toegewezen
from tests.services.afkeuringen import op
from tests.walks.conftest import afkeuring, sjabloon, snelle_sleutel, workspace
from tests.walks.declareren import afspraak, antwoord325, leg_vast, regelpad, zorg

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures
APRIL = date(2026, 4, 1)
DAGEN = [date(2026, 4, d) for d in (7, 14, 21, 28)]
MEI_4, MEI_20 = date(2026, 5, 4), date(2026, 5, 20)


@pytest.fixture
def ws(workspace: Workspace, tmp_path: Path) -> Workspace:
    """On 4 May, with two hours a week and four times 95 minutes in April."""
    neem_in(workspace, tmp_path, bericht301(toegewezen()))
    leg_vast(workspace, *(zorg(dag, 95) for dag in DAGEN), contract=[afspraak()])
    return op(workspace, MEI_4)


def neem_in(ws: Workspace, map_: Path, *berichten: Any) -> None:
    for nummer, bericht in enumerate(berichten):
        pad = map_ / f"{bericht.identificatie}{nummer}.xml"
        pad.write_bytes(encode(bericht))
        ontvangen.ontvang(ws, [pad])


def lijn(ws: Workspace) -> Voorstellijn:
    (declaratie,) = voorstellen.stel(ws, APRIL).declaraties
    (een,) = declaratie.lijnen
    return een


def verstuur(ws: Workspace, map_: Path, *bevindingen: Any) -> None:
    (verzending,) = declareren.maak(ws, APRIL).verzendingen
    verzenden.meld_ingediend(ws, [verzending.identificatie])
    heen = decode(verzending.inhoud)
    assert isinstance(heen, Declaratiebericht)
    neem_in(op(ws, MEI_20), map_, antwoord325(heen, *bevindingen, dag=MEI_20))


def test_iv079_som_in_uren_en_minuten() -> None:
    regels = [zorg(dag, 95) for dag in DAGEN]
    assert som_in_woorden(regels, 6, "04") == (
        "380 minuten = 6 uur en 20 minuten, afgerond 6 uur (IV079).",
        True,
    )
    kort = som_in_woorden([zorg(DAGEN[0], 20)], 1, "04")
    assert kort == ("20 minuten, afgerond 1 uur (IV079).", True)
    assert som_in_woorden([zorg(DAGEN[0], 120)], 2, "04") == ("120 minuten = 2 uur.", True)
    assert som_in_woorden(regels, 380, "01") == ("380 minuten.", True)
    halve = [zorg(DAGEN[0], "1.5", eenheid="14"), zorg(DAGEN[1], "1.25", eenheid="14")]
    som, klopt = som_in_woorden(halve, 3, "14")
    assert klopt
    assert som.endswith("afgerond 3 etmalen (IV079).")
    assert som_in_woorden([zorg(DAGEN[0], "200.50", eenheid="83")], 20050, "83") == (
        "€ 200,50.",
        True,
    )


def test_een_volume_dat_niet_uit_de_som_volgt_heet_niet_afgerond() -> None:
    regels = [zorg(dag, 95) for dag in DAGEN]
    assert som_in_woorden(regels, 5, "04") == ("380 minuten = 6 uur en 20 minuten.", False)
    gemengd = [*regels, zorg(DAGEN[0], 1, eenheid="14")]
    assert som_in_woorden(gemengd, 6, "04") == ("380 minuten en 1 etmaal.", False)
    assert som_in_woorden([], 0, "04") == ("Er staat geen zorg meer bij.", False)


def test_iv081_bedrag_van_minuten_onder_een_uurtarief() -> None:
    uur = afspraak(tarief=6100)
    assert (
        bedrag_in_woorden(95, "01", 102, 9658, [uur])
        == "95 minuten tegen € 61,00 per uur = € 96,58 (IV081)."
    )
    assert "afgerond € 1,02" in bedrag_in_woorden(95, "01", 102, 9658)
    assert bedrag_in_woorden(6, "04", 6000, 36000) == "6 × € 60,00 = € 360,00."
    assert "CS339" in bedrag_in_woorden(20000, "83", None, 20000)


def test_een_voorgestelde_regel_zegt_waar_hij_van_komt_en_wat_er_over_is(ws: Workspace) -> None:
    uit = herleiding.van_regel(ws, lijn(ws).regel)
    assert [een.datum for een in uit.zorg] == DAGEN
    assert uit.som.endswith("afgerond 6 uur (IV079).")
    assert uit.bedrag == "6 × € 60,00 = € 360,00."
    assert uit.ruimte == (
        "Toegewezen: 2 uur per week.",
        "Deze periode: 6 van 10 uur.",
        "Hele toewijzing tot nu toe: 6 van 32 uur.",
    )


def test_wat_al_is_gedeclareerd_telt_mee_en_een_correctie_niet_dubbel(
    ws: Workspace, tmp_path: Path
) -> None:
    verstuur(ws, tmp_path)
    leg_vast(ws, zorg(date(2026, 4, 30), 120))
    uit = herleiding.van_regel(ws, lijn(ws).regel)
    assert uit.ruimte[2] == "Hele toewijzing tot nu toe: 8 van 32 uur."


def test_een_vastgesteld_volume_wordt_erbij_gezegd(ws: Workspace) -> None:
    regel = lijn(ws).regel
    declareren.besluit(ws, regel.sleutel, regel.geregistreerd, 5, "een uur viel uit")
    assert herleiding.van_regel(ws, lijn(ws).regel).som.endswith(
        "Je hebt 5 uur vastgesteld: een uur viel uit"
    )


def test_een_gedeclareerde_regel_houdt_zijn_zorg(ws: Workspace, tmp_path: Path) -> None:
    verstuur(ws, tmp_path)
    ((rij, (regel,)),) = declaraties.met_regels(ws)
    assert regel.regel.id is not None
    uit = herleiding.van_prestatie(ws, regel.regel.id)
    assert len(uit.zorg) == 4
    assert uit.som.startswith("380 minuten")
    declareren.crediteer(op(ws, MEI_20), regel.regel.prestatie.product_referentie.referentie_nummer)
    correctie = declaraties.lijst(ws)[0]
    (credit,) = declaraties.regels(ws, correctie.bericht_id)
    assert credit.regel.id is not None
    assert "haalt 6 uur" in herleiding.van_prestatie(ws, credit.regel.id).som
    assert rij.klopt


def test_het_voorbeeld_is_wat_er_klaar_komt_te_staan_en_bewaart_niets(ws: Workspace) -> None:
    (voorstel,) = voorstellen.stel(ws, APRIL).declaraties
    gezien = voorstellen.voorbeeld(ws, voorstel, APRIL)
    assert gezien is not None
    assert (gezien.getoond, gezien.clienten) == (1, 1)
    assert "<jw323:GeleverdVolume>6</jw323:GeleverdVolume>" in gezien.xml
    assert any(regel.waarde == "€ 360,00" for regel in gezien.leesbaar)
    assert voorstellen.voorbeeld(ws, voorstel, APRIL, [lijn(ws).regel.sleutel]) is None
    assert verzenden.uitgaand(ws, [Status.KLAAR]) == []


def test_tr137_een_lopende_maand_wordt_beoordeeld_als_op_haar_laatste_dag(ws: Workspace) -> None:
    (declaratie,) = voorstellen.stel(op(ws, date(2026, 4, 29)), APRIL).declaraties
    assert declaratie.bezwaar == ()
    assert [een.regel.volume for een in declaratie.goed] == [6]
    with pytest.raises(UserError, match="30 april 2026"):
        declareren.maak(op(ws, date(2026, 4, 29)), APRIL)
    with pytest.raises(UserError):
        voorstellen.stel(op(ws, date(2026, 3, 31)), APRIL)


def test_crediteren_bekijken_bewaart_niets(ws: Workspace, tmp_path: Path) -> None:
    verstuur(ws, tmp_path)
    ((_, (regel,)),) = declaraties.met_regels(ws)
    referentie = regel.regel.prestatie.product_referentie.referentie_nummer
    bericht = declareren.bekijk_credit(op(ws, MEI_20), referentie, 5)
    credit, debet = bericht.declaratie.clienten[0].prestaties
    assert credit.product_referentie.vorig_referentie_nummer == referentie
    assert debet.ingediend_bedrag.bedrag == 30000
    assert len(declaraties.lijst(ws)) == 1
    assert voorstellen.stel(ws, APRIL).declaraties == ()  # nothing was decided either
    with pytest.raises(UserError, match="al 6"):
        declareren.bekijk_credit(op(ws, MEI_20), referentie, 6)


def test_afgekeurde_regel_weet_sinds_wanneer_en_telt_mee(ws: Workspace, tmp_path: Path) -> None:
    assert declaraties.aantal_afgekeurd(ws) == 0
    verstuur(ws, tmp_path, afkeuring("TR321", "9321", regelpad()))
    (rij,) = declaraties.afgekeurd(ws)
    assert rij.afgekeurd_op == MEI_20
    assert declaraties.aantal_afgekeurd(ws) == 1
    declareren.maak(op(ws, MEI_20), APRIL)
    assert declaraties.aantal_afgekeurd(ws) == 0


def test_ander_volume_van_een_afgekeurde_regel_komt_in_het_voorstel(
    ws: Workspace, tmp_path: Path
) -> None:
    verstuur(ws, tmp_path, afkeuring("TR321", "9321", regelpad()))
    (rij,) = declaraties.afgekeurd(ws)
    assert rij.regel.id is not None
    with pytest.raises(UserError):
        declaraties.ander_volume(op(ws, MEI_20), rij.regel.id, 5, " ")
    declaraties.ander_volume(op(ws, MEI_20), rij.regel.id, 5, "een uur te veel")
    assert lijn(op(ws, MEI_20)).regel.volume == 5


def test_meer_berichten_gaan_samen_terug_of_geen(ws: Workspace) -> None:
    (een,) = declareren.maak(ws, APRIL).verzendingen
    verzenden.trek_terug(ws, een.bewaard_id)
    (twee,) = declareren.maak(ws, APRIL).verzendingen
    with pytest.raises(UserError):
        verzenden.trek_terug(ws, twee.bewaard_id, een.bewaard_id)
    assert verzenden.vind(ws, twee.identificatie).status is Status.KLAAR


def test_waar_er_iets_te_declareren_valt(workspace: Workspace) -> None:
    assert voorstellen.begin(workspace) == voorstellen.Begin(contract=False, zorg=False)
    leg_vast(workspace, zorg(DAGEN[0]), contract=[afspraak()])
    assert voorstellen.begin(workspace) == voorstellen.Begin(contract=True, zorg=True)


def test_omvang_zonder_vergelijkbare_eenheid_zegt_alleen_wat_is_toegewezen(ws: Workspace) -> None:
    regel = lijn(ws).regel
    product = replace(
        regel.toewijzing.actueel, omvang=Omvang(volume=2, eenheid="14", frequentie="2")
    )
    toewijzing = replace(
        regel.toewijzing, versies=[replace(regel.toewijzing.versies[-1], product=product)]
    )
    uit = herleiding.van_regel(ws, replace(regel, toewijzing=toewijzing))
    assert uit.ruimte == ("Toegewezen: 2 etmalen per week.",)
