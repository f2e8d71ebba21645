"""What is due in Excel: real dates, all columns, and nobody named unasked."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from app.domain.termijnoverzicht import Namen, Termijnoverzicht
from app.reports.termijnblad import termijnblad
from tests.bouw import BSN
from tests.reports.boekhouding import Boekhouding
from tests.reports.termijnen import antwoord, duizend, overzicht, regel

KOLOMMEN = [
    "Soort", "Wat", "Wet", "Gemeentecode", "Gemeente", "Cliënt", "Toewijzingnummer", "Telt vanaf",
    "Termijn", "Uiterlijk", "Werkdagen over", "Wie", "Waarom", "Regel", "Bron", "Gevolg",
    "Uitgesteld tot",
]  # fmt: skip
UITGESTELD = regel(uitgesteld_tot=date(2026, 4, 12), notitie="=1+1 moeder De Wit belt")


@pytest.fixture
def boek(engine: Engine) -> Boekhouding:
    made = Boekhouding(engine)
    made.wijs_toe()
    return made


def open_(boek: Boekhouding, wat: Termijnoverzicht, namen: Namen = Namen.INITIALEN) -> Any:
    return load_workbook(BytesIO(termijnblad(boek.engine, wat, namen)))["Termijnen"]


def rijen(blad: Any) -> list[dict[str, Any]]:
    koppen, *rest = blad.iter_rows(values_only=True)
    return [dict(zip(koppen, rij, strict=True)) for rij in rest]


def _dag(dag: int) -> datetime:
    """A day of April, as the library gives it."""
    return datetime.combine(date(2026, 4, dag), time())


def test_alle_kolommen_met_echte_datums(boek: Boekhouding) -> None:
    blad = open_(boek, overzicht(UITGESTELD, antwoord()))
    assert [cel.value for cel in blad[1]] == KOLOMMEN
    wij, zij = rijen(blad)
    assert wij == {
        "Soort": "305", "Wat": "Start melden (305)", "Wet": "Jeugdwet", "Gemeentecode": "0268",
        "Gemeente": "Nijmegen", "Cliënt": "T.d.W. (2010)", "Toewijzingnummer": 300201,
        "Telt vanaf": _dag(6), "Termijn": "5 werkdagen",
        "Uiterlijk": _dag(13), "Werkdagen over": 4, "Wie": "wij",
        "Waarom": "Zorg begon 6 apr 2026; 5 werkdagen (OP271)", "Regel": "OP271",
        "Bron": "Rijk van Nijmegen 1.17.1, §2.2.1",
        "Gevolg": "Zonder 305 weet de gemeente van niets.",
        "Uitgesteld tot": _dag(12),
    }  # fmt: skip
    assert (zij["Wie"], zij["Werkdagen over"]) == ("gemeente", -1)
    assert blad["J2"].number_format == "dd-mm-yyyy"


def test_filter_en_vaste_kop(boek: Boekhouding) -> None:
    blad = open_(boek, overzicht(*duizend()))
    assert blad.auto_filter.ref == "A1:Q1001"
    assert blad.freeze_panes == "A2"


def test_zonder_te_vragen_geen_naam_en_geen_bsn(boek: Boekhouding) -> None:
    blad = open_(boek, overzicht(UITGESTELD))
    waarden = {str(waarde) for rij in blad.iter_rows(values_only=True) for waarde in rij}
    for geheim in (BSN, "Wit", "moeder", "Notitie"):
        assert not any(geheim in waarde for waarde in waarden)


def test_met_namen_komt_de_notitie_erbij_en_die_is_geen_formule(boek: Boekhouding) -> None:
    blad = open_(boek, overzicht(UITGESTELD), Namen.NAAM)
    (rij,) = rijen(blad)
    assert rij["Cliënt"] == "T. de Wit"
    assert rij["Notitie"] == "=1+1 moeder De Wit belt"
    assert blad["R2"].data_type == "s"
    assert "BSN" not in rij


def test_met_bsn(boek: Boekhouding) -> None:
    zonder = regel(client_id=None, client="", waarover="4 cliënten", toewijzing_nummer=None)
    een, geen = rijen(open_(boek, overzicht(UITGESTELD, zonder), Namen.BSN))
    assert (een["Cliënt"], een["BSN"]) == ("T. de Wit", BSN)
    assert (geen["Cliënt"], geen["BSN"], geen["Toewijzingnummer"]) == ("4 cliënten", None, None)


def test_niets_te_doen_is_een_leeg_blad_met_koppen(boek: Boekhouding) -> None:
    assert [cel.value for cel in open_(boek, overzicht())[1]] == KOLOMMEN
