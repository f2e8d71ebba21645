"""From delivered care to an answered declaration, without a window."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app import bootstrap
from app.services.workspace import Workspace
from app.standard.basis import Omvang
from app.standard.codec import decode
from app.standard.declaratie import Declaratiebericht
from tests.bouw import bericht301, toegewezen
from tests.walks.conftest import WACHTWOORD, Kantoor, afkeuring
from tests.walks.declareren import afspraak, antwoord325, leg_vast, regelpad, zorg

APRIL = [date(2026, 4, d) for d in (7, 14, 21, 28)]


@pytest.fixture
def declarant(kantoor: Kantoor) -> Kantoor:
    """A client with 2 hours a week, a contract, and four times 95 minutes in April."""
    kantoor.importeer(bericht301(toegewezen()))
    ws = open_ws(kantoor)
    leg_vast(ws, *(zorg(dag, 95) for dag in APRIL), contract=[afspraak()])
    ws.engine.dispose()
    kantoor.vandaag = date(2026, 5, 4)
    return kantoor


def open_ws(kantoor: Kantoor) -> Workspace:
    return bootstrap.open_workspace(kantoor.map, WACHTWOORD, lambda: kantoor.vandaag)


def declareer(kantoor: Kantoor, maand: str = "2026-04", *opties: str) -> Any:
    return kantoor.heenweer("declareer", "--maand", maand, *opties)


def test_iv079_vier_keer_95_minuten_is_zes_uur(declarant: Kantoor) -> None:
    voorstel = declareer(declarant, "2026-04", "--voorstel")
    assert declarant.heenweer("declaraties") == []
    uit = declareer(declarant)
    (declaratie,) = uit["declaraties"]
    (regel,) = declaratie["regels"]
    assert (regel["volume"], regel["eenheid"], regel["bedrag"]) == (6, "04", 36000)
    assert (regel["begindatum"], regel["einddatum"]) == ("2026-04-01", "2026-04-30")
    assert uit["weggelaten"] == []
    assert voorstel["declaraties"][0]["totaal"] == declaratie["totaal"] == 36000
    (xml,) = declarant.exporteer()
    bericht = decode(xml.read_bytes())
    assert isinstance(bericht, Declaratiebericht)
    (controle,) = declarant.heenweer("controleer", xml)
    assert controle["geldig"]
    assert controle["bevindingen"] == []


def test_afgekeurde_regel_komt_terug_en_wordt_nooit_gecrediteerd(declarant: Kantoor) -> None:
    declareer(declarant)
    (xml,) = declarant.exporteer()
    declarant.heenweer("ingediend", decode(xml.read_bytes()).identificatie)
    declarant.vandaag = date(2026, 5, 20)
    declarant.importeer(antwoord325(xml, afkeuring("TR321", "9321", regelpad())))
    (declaratie,) = declarant.heenweer("declaraties")
    assert declaratie["toegekend"] == 0
    (regel,) = declaratie["regels"]
    assert regel["status"] == "afgekeurd"
    assert [code["code"] for code in regel["codes"]] == ["9321"]
    assert declaratie["open_regels"] == 1
    (nieuw,) = declareer(declarant)["declaraties"]
    (opnieuw,) = nieuw["regels"]
    assert opnieuw["debet_credit"] == "D"
    assert opnieuw["referentienummer"] != regel["referentienummer"]
    assert declarant.heenweer("declaraties")[1]["open_regels"] == 0


def test_iv091_crediteren_met_een_verbeterd_volume_in_hetzelfde_bericht(
    declarant: Kantoor,
) -> None:
    (declaratie,) = declareer(declarant)["declaraties"]
    (regel,) = declaratie["regels"]
    (xml,) = declarant.exporteer()
    declarant.heenweer("ingediend", declaratie["identificatie"])
    declarant.vandaag = date(2026, 5, 20)
    declarant.heenweer("crediteer", regel["referentienummer"], "--volume", 5)
    assert declarant.code == 1  # no answer yet (IV085)
    declarant.importeer(antwoord325(xml))
    correctie = declarant.heenweer("crediteer", regel["referentienummer"], "--volume", 5)
    credit, debet = correctie["regels"]
    assert credit["vorig_referentienummer"] == regel["referentienummer"]
    assert (credit["volume"], credit["bedrag"], credit["debet_credit"]) == (6, 36000, "C")
    assert (debet["volume"], debet["bedrag"], debet["debet_credit"]) == (5, 30000, "D")
    assert correctie["totaal"] == -6000
    assert declareer(declarant)["declaraties"] == []
    (uit,) = declarant.exporteer()
    (controle,) = declarant.heenweer("controleer", uit)
    assert controle["bevindingen"] == []


def test_nieuwe_uren_na_toekenning_worden_een_correctie(declarant: Kantoor) -> None:
    (declaratie,) = declareer(declarant)["declaraties"]
    (xml,) = declarant.exporteer()
    declarant.heenweer("ingediend", declaratie["identificatie"])
    declarant.importeer(antwoord325(xml, dag=date(2026, 5, 4)))
    ws = open_ws(declarant)
    leg_vast(ws, zorg(date(2026, 4, 30), 120))
    ws.engine.dispose()
    (correctie,) = declareer(declarant)["declaraties"]
    credit, debet = correctie["regels"]
    assert (credit["debet_credit"], debet["volume"]) == ("C", 8)


def test_tr321_te_veel_uren_is_een_rode_regel_en_zegt_hoeveel(declarant: Kantoor) -> None:
    ws = open_ws(declarant)
    leg_vast(ws, zorg(date(2026, 4, 30), 360))
    ws.engine.dispose()
    uit = declareer(declarant)
    assert uit["declaraties"] == []
    (weg,) = uit["weggelaten"]
    assert weg["regel"] == "TR321"
    assert "2 uur te veel" in weg["reden"]


def test_zorg_voor_de_301_wordt_weggelaten_tot_hij_er_is(kantoor: Kantoor) -> None:
    ws = open_ws(kantoor)
    leg_vast(ws, zorg(APRIL[0]), contract=[afspraak()])
    ws.engine.dispose()
    kantoor.vandaag = date(2026, 5, 4)
    (weg,) = declareer(kantoor)["weggelaten"]
    assert "301" in weg["reden"]
    kantoor.importeer(bericht301(toegewezen()))
    (declaratie,) = declareer(kantoor)["declaraties"]
    assert declaratie["totaal"] == 6000


def test_iv090_een_eerdere_maand_gaat_mee_met_de_laatst_gedeclareerde(declarant: Kantoor) -> None:
    ws = open_ws(declarant)
    leg_vast(ws, zorg(date(2026, 5, 5), 60))
    ws.engine.dispose()
    declarant.vandaag = date(2026, 6, 3)
    (beide,) = declareer(declarant, "2026-05")["declaraties"]
    assert [r["begindatum"] for r in beide["regels"]] == ["2026-04-01", "2026-05-01"]
    assert beide["maand"] == "2026-05"


def test_iv076_output_per_week_gaat_met_de_zondag(kantoor: Kantoor) -> None:
    """Example 2: 7 July to 6 September 2025 at 300 euro a week; September brings nothing."""
    kantoor.vandaag = date(2025, 7, 1)
    product = toegewezen(
        toewijzingsdatum=date(2025, 6, 20),
        ingangsdatum=date(2025, 7, 7),
        einddatum=date(2025, 9, 6),
        omvang=Omvang(volume=30000, eenheid="83", frequentie="2"),
    )
    kantoor.importeer(bericht301(product, dagtekening=date(2025, 6, 20)))
    ws = open_ws(kantoor)
    maandagen = [date.fromordinal(date(2025, 7, 7).toordinal() + 7 * week) for week in range(9)]
    leg_vast(
        ws,
        *(zorg(dag, 300, eenheid="83") for dag in maandagen),
        contract=[afspraak(eenheid="83", tarief=0, uitvoering="output", vanaf=date(2025, 1, 1))],
    )
    ws.engine.dispose()
    kantoor.vandaag = date(2025, 10, 1)
    (declaratie,) = declareer(kantoor, "2025-09")["declaraties"]
    assert [(r["begindatum"], r["einddatum"], r["volume"]) for r in declaratie["regels"]] == [
        ("2025-07-07", "2025-07-31", 90000),
        ("2025-08-01", "2025-08-31", 180000),
    ]


def test_een_toewijzing_zegt_wat_er_is_gedeclareerd_en_wat_er_over_is(declarant: Kantoor) -> None:
    (voor,) = declarant.heenweer("toewijzingen")
    assert (voor["gedeclareerd"], voor["toegekend"]) == (0, 0)
    (declaratie,) = declareer(declarant)["declaraties"]
    (xml,) = declarant.exporteer()
    declarant.heenweer("ingediend", declaratie["identificatie"])
    declarant.importeer(antwoord325(xml, dag=date(2026, 5, 4)))
    (na,) = declarant.heenweer("toewijzingen")
    assert (na["gedeclareerd"], na["toegekend"]) == (36000, 36000)
    # 1 April to 14 July touches 16 weeks, of 2 hours each
    assert (na["verbruik"]["gegeven"], na["verbruik"]["over"]) == (32 * 60, 26 * 60)
