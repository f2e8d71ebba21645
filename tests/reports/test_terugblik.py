"""How did we do, on paper and in Excel: all acts, real dates, and nobody's name unless asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from app.domain.terugblik import Einde, Gehaald, Terugblik
from app.reports.terugblik import terugblik_pdf
from app.reports.terugblik_bladen import terugblik_excel
from app.standard.release import Wet
from tests.bouw import NIJMEGEN, bericht301
from tests.reports.lezen import paginas
from tests.store.opslag import ontvang_en_bewaar

WIJCHEN = "0296"
BLADEN = [
    "Per soort", "Per maand en gemeente", "Alles", "Terugwerkende kracht", "Eerder gestopt",
    "Beëindigingen",
]  # fmt: skip


def gehaald(soort: str = "305", gemeente: str = NIJMEGEN, **anders: Any) -> Gehaald:
    """An act of the client of the tests, in time on the last day unless told otherwise."""
    velden: dict[str, Any] = {
        "soort": soort, "wet": Wet.JW, "gemeente": gemeente, "wij": soort in ("305", "315"),
        "telt_vanaf": date(2026, 4, 1), "vervaldatum": date(2026, 4, 10),
        "gedaan_op": date(2026, 4, 10), "werkdagen": 5, "laat": 0, "client_id": 1,
        "client": "T. de Wit", "bericht_id": 1, "wat": "Toewijzing 300201",
    }  # fmt: skip
    return Gehaald(**velden | anders)


LAAT = gehaald(gedaan_op=date(2026, 4, 14), werkdagen=7, laat=2)
OPEN = gehaald("306", gemeente=WIJCHEN, gedaan_op=None, werkdagen=40, laat=35)
VERZOEK = gehaald("315", gedaan_op=date(2026, 4, 14), werkdagen=7, laat=2)
EINDE = Einde(
    wet=Wet.JW, gemeente=NIJMEGEN, client_id=1, client="T. de Wit", toewijzing_nummer=300201,
    bericht_id=1, einddatum=date(2026, 4, 20), tot=date(2026, 7, 14), reden="32",
)  # fmt: skip
TERUG = Terugblik(
    van=date(2026, 4, 1), tot=date(2026, 4, 30), gemeente=None, vandaag=date(2026, 6, 1),
    gehaald=(gehaald(), LAAT, OPEN, VERZOEK), aanvragen=(VERZOEK,),
    einden=(EINDE, replace(EINDE, tot=None)),
)  # fmt: skip


@pytest.fixture
def gevuld(engine: Engine) -> Engine:
    ontvang_en_bewaar(engine, bericht301())
    return engine


def bladen(inhoud: bytes) -> dict[str, list[tuple[Any, ...]]]:
    boek = load_workbook(BytesIO(inhoud))
    return {blad.title: list(blad.iter_rows(values_only=True)) for blad in boek.worksheets}


def test_op_papier_staan_de_cijfers_en_geen_mens() -> None:
    samen = " ".join(paginas(terugblik_pdf(TERUG, "De Linde")))
    assert "April 2026, alle gemeenten" in samen
    assert "Wij: 33 % op tijd" in samen
    assert "De gemeente: 0 % op tijd" in samen
    assert "Start melden (305) 2 50 % 1 6,0 7" in samen
    assert "Retour op start (306) 1 0 % 1 1 40,0 40" in samen
    assert "Wijchen 1 0 % 40,0" in samen
    assert "Welke redenen als uitval tellen, staat in het contract." in samen
    assert "April 2026 Nijmegen 1 1" in samen
    assert "1 van 2 definitieve stops (307) kwam voor" in samen
    assert "Voortijdig afgesloten, door cliënt 32 Jeugdwet 1" in samen
    for persoonlijk in ("Wit", "T.d.W.", "300201", "2010"):
        assert persoonlijk not in samen


def test_op_papier_van_een_gemeente_en_zonder_iets() -> None:
    (blad,) = paginas(terugblik_pdf(replace(TERUG, gemeente=NIJMEGEN, aanvragen=()), ""))
    assert "April 2026, Nijmegen" in blad
    assert "Per gemeente" not in blad
    leeg = replace(TERUG, gehaald=(), aanvragen=(), einden=())
    (blad,) = paginas(terugblik_pdf(leeg, ""))
    assert "In deze periode was er niets met een termijn." in blad


def test_elke_handeling_staat_in_excel_met_echte_datums(gevuld: Engine) -> None:
    gelezen = bladen(terugblik_excel(gevuld, TERUG))
    assert list(gelezen) == BLADEN
    kop, *rijen = gelezen["Alles"]
    assert len(rijen) == 4
    als_dict = [dict(zip(kop, rij, strict=True)) for rij in rijen]
    assert als_dict[1]["Gedaan op"] == datetime(2026, 4, 14)  # noqa: DTZ001 - as Excel has it
    assert (als_dict[1]["Werkdagen"], als_dict[1]["Werkdagen te laat"]) == (7, 2)
    assert (als_dict[2]["Gedaan op"], als_dict[2]["Wie"]) == (None, "gemeente")
    assert {rij["Cliënt"] for rij in als_dict} == {"T.d.W. (2010)"}
    assert gelezen["Per soort"][1:3] == [
        ("wij", "Toewijzing aanvragen (315)", 1, 0, 1, 0, 0, 7, 7),
        ("wij", "Start melden (305)", 2, 1, 1, 0, 0.5, 6, 7),
    ]
    assert gelezen["Terugwerkende kracht"][1][1:] == (NIJMEGEN, "Nijmegen", 1, 1, 1)
    assert gelezen["Eerder gestopt"][1:] == [
        ("Jeugdwet", "32", "Voortijdig afgesloten, door cliënt", 1)
    ]
    assert [rij[-1] for rij in gelezen["Beëindigingen"][1:]] == ["ja", "nee"]


def test_wat_tussen_twee_cijfers_ligt_is_in_excel_wat_het_op_papier_is(gevuld: Engine) -> None:
    negen = [gehaald(werkdagen=2 + (at == 0), laat=int(at == 0)) for at in range(9)]
    kwart = [gehaald("306", werkdagen=2 + (at == 0)) for at in range(4)]
    terug = replace(TERUG, gehaald=(*negen, *kwart))
    samen = " ".join(paginas(terugblik_pdf(terug, "")))
    assert "Start melden (305) 9 88 % 1 2,1 3" in samen  # 88,9 %, rounded down; 2,11
    assert "Retour op start (306) 4 100 % 2,3 3" in samen  # 2,25
    boek = load_workbook(BytesIO(terugblik_excel(gevuld, terug)))
    deel, dagen = boek["Per soort"]["G2"], boek["Per soort"]["H3"]
    assert (deel.value, deel.number_format) == (0.88, "0%")
    assert (dagen.value, dagen.number_format) == (2.25, "0.0")  # Excel rounds a half upwards too


def test_namen_staan_er_alleen_als_je_erom_vraagt(gevuld: Engine) -> None:
    zonder = str(bladen(terugblik_excel(gevuld, TERUG)))
    met = str(bladen(terugblik_excel(gevuld, TERUG, met_namen=True)))
    assert "T. de Wit" not in zonder
    assert "T. de Wit" in met
    assert "9999" not in zonder + met  # nor a BSN, whatever was asked


def test_de_maanden_in_excel_tellen_op_tot_de_soorten(gevuld: Engine) -> None:
    gelezen = bladen(terugblik_excel(gevuld, TERUG))
    per_soort = sum(rij[2] for rij in gelezen["Per soort"][1:])
    assert per_soort == sum(rij[5] for rij in gelezen["Per maand en gemeente"][1:]) == 4
