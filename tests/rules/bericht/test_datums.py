"""CS003, CS335, TR018, TR134 at their edges."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.standard.basis import GeslotenPeriode, OpenPeriode
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from tests.rules.bouw import DAGTEKENING, bericht307, geldig, met, stop_product, vind

APRIL_1, MEI_1 = date(2026, 4, 1), date(2026, 5, 1)
TOEWIJZING = geldig(Berichtsoort.TOEWIJZING, Wet.JW)
EERSTE = "client/toegewezen_producten/0"


@pytest.mark.parametrize(
    ("begin", "eind", "goed"),
    [
        (APRIL_1, MEI_1, True),
        (APRIL_1, APRIL_1, True),
        (MEI_1, APRIL_1, False),
        (None, APRIL_1, True),
        (APRIL_1, None, True),
    ],
)
def test_cs003_periode_van_een_contact(begin: date | None, eind: date | None, goed: bool) -> None:
    periode = OpenPeriode(begindatum=begin, einddatum=eind)
    bericht = met(TOEWIJZING, "client/contactgegevens/0/periode", periode)
    findings = vind("CS003", bericht)
    assert [f.pad for f in findings] == (
        [] if goed else ["/Bericht/Client/Contactgegevens/Contact[1]/Periode/Einddatum"]
    )


def test_cs003_toewijzing_van_een_dag_en_zonder_einde() -> None:
    assert vind("CS003", met(TOEWIJZING, f"{EERSTE}/einddatum", APRIL_1)) == []
    assert vind("CS003", met(TOEWIJZING, f"{EERSTE}/einddatum", None)) == []


def test_cs003_te_wijzigen_product() -> None:
    bericht = geldig(Berichtsoort.VERZOEK_WIJZIGING, Wet.WMO)
    pad = "client/verzoek/te_wijzigen_producten/0/einddatum"
    (finding,) = vind("CS003", met(bericht, pad, APRIL_1))
    assert (
        finding.pad == "/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[1]/Einddatum"
    )
    assert finding.veld == "einddatum"


@pytest.mark.parametrize(
    ("reden", "eind", "goed"),
    [
        ("13", APRIL_1, True),
        ("13", MEI_1, False),
        ("13", None, False),
        ("05", MEI_1, True),
        (None, MEI_1, True),
    ],
)
def test_cs335_verwijderd_eindigt_op_de_ingangsdatum(
    reden: str | None, eind: date | None, goed: bool
) -> None:
    bericht = met(met(TOEWIJZING, f"{EERSTE}/reden_wijziging", reden), f"{EERSTE}/einddatum", eind)
    assert (vind("CS335", bericht) == []) is goed


@pytest.mark.parametrize("wet", Wet)
def test_tr018_stop_op_de_dag_van_de_start_mag(wet: Wet) -> None:
    assert vind("TR018", bericht307(wet, stop_product(wet, MEI_1, MEI_1))) == []


@pytest.mark.parametrize("wet", Wet)
def test_tr018_oordeelt_niet_over_een_intrekking(wet: Wet) -> None:
    assert vind("TR018", bericht307(wet, stop_product(wet, MEI_1, APRIL_1, "3"))) == []
    assert vind("TR018", bericht307(wet, stop_product(wet, MEI_1, APRIL_1, "1")))


def test_tr134_op_de_dagtekening_zelf_mag() -> None:
    bericht = geldig(Berichtsoort.DECLARATIE, Wet.JW)
    pad = "declaratie/declaratie_periode/begindatum"
    assert vind("TR134", met(bericht, pad, DAGTEKENING)) == []
    start = geldig(Berichtsoort.START, Wet.JW)
    assert vind("TR134", met(start, "client/geboortedatum/datum", DAGTEKENING)) == []


def test_tr134_oordeelt_over_het_begin_en_tr137_over_het_einde_van_een_periode() -> None:
    bericht = geldig(Berichtsoort.DECLARATIE, Wet.JW)
    later = date(2026, 6, 30)
    pad = "declaratie/clienten/1/prestaties/0/product_periode"
    for einde in ("begindatum", "einddatum"):
        bericht = met(bericht, f"{pad}/{einde}", later)
    periode = "/Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[1]/ProductPeriode"
    assert [f.pad for f in vind("TR134", bericht)] == [f"{periode}/Begindatum"]
    assert [f.pad for f in vind("TR137", bericht)] == [f"{periode}/Einddatum"]


def test_tr134_oordeelt_niet_over_toewijzing_start_en_stop() -> None:
    vroeg = date(2026, 1, 1)
    for soort in (Berichtsoort.TOEWIJZING, Berichtsoort.START, Berichtsoort.STOP):
        bericht = geldig(soort, Wet.JW)
        assert vind("TR134", met(bericht, "header/bericht_identificatie/dagtekening", vroeg)) == []


@pytest.mark.parametrize(
    ("begin", "eind", "goed"),
    [
        (APRIL_1, DAGTEKENING, True),
        (APRIL_1, DAGTEKENING + timedelta(days=1), False),
        (APRIL_1, APRIL_1, True),
        (MEI_1, APRIL_1, False),
    ],
)
@pytest.mark.parametrize("wet", Wet)
def test_tr137_einde_ligt_tussen_begin_en_dagtekening(
    begin: date, eind: date, goed: bool, wet: Wet
) -> None:
    bericht = met(
        geldig(Berichtsoort.DECLARATIE, wet),
        "declaratie/declaratie_periode",
        GeslotenPeriode(begindatum=begin, einddatum=eind),
    )
    assert [(f.pad, f.waarde) for f in vind("TR137", bericht)] == (
        [] if goed else [("/Bericht/Declaratie/DeclaratiePeriode/Einddatum", eind.isoformat())]
    )
