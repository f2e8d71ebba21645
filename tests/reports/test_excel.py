"""Everything in Excel: real types, a sheet per subject, and no BSN unless it was asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from sqlalchemy import Engine, update

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.verzending import Status
from app.reports.bladen import exporteer
from app.standard.release import Wet
from app.store.tables import client
from app.store.tables_declareren import prestatie
from app.store.unit_of_work import UnitOfWork
from tests.bouw import BSN, NIJMEGEN, PRODUCTEN
from tests.reports.boekhouding import NU, Boekhouding, Regel, zorgregel
from tests.store.conftest import Teller

VANDAAG = date(2026, 6, 15)
BLADEN = [
    "Omzet", "Declaraties", "Prestaties", "Geleverde zorg", "Contract", "Betalingen",
    "Afgekeurde regels", "Budgetplafonds",
]  # fmt: skip


@pytest.fixture
def boek(engine: Engine) -> Boekhouding:
    made = Boekhouding(engine)
    made.wijs_toe()
    return made


@pytest.fixture
def vol(boek: Boekhouding) -> Boekhouding:
    with UnitOfWork(boek.engine) as uow:
        uow.contracten.voeg_toe(
            [
                Contractproduct(
                    wet=Wet.JW, gemeente=NIJMEGEN, product=PRODUCTEN[Wet.JW], naam="Ambulant",
                    eenheid="04", tarief=6050, uitvoering=Uitvoeringsvariant.INSPANNING,
                    vanaf=date(2026, 1, 1),
                )
            ]
        )  # fmt: skip
        uow.contracten.zet_plafond(NIJMEGEN, 2026, 100000)
        uow.commit()
    zorg = boek.leg_vast(zorgregel("1.25"), zorgregel(opmerking="=1+1 belde zijn moeder"))
    id_ = boek.declareer(Regel(48050, zorg=(zorg[0],)), Regel(2000, maand=5))
    boek.antwoord(id_, {1: ["9321"]})
    boek.betaal(id_, 48050)
    with UnitOfWork(boek.engine) as uow:
        uow.zorg.vervang(zorg[1], None, NU)
        uow.commit()
    return boek


def dag(jaar: int, maand: int, nummer: int) -> datetime:
    """A date as the library gives it back."""
    return datetime.combine(date(jaar, maand, nummer), time())


def inhoud(boek: Boekhouding, *, met_bsn: bool = False) -> bytes:
    return exporteer(boek.engine, VANDAAG, met_bsn=met_bsn, stap=lambda *_: None)


def open_(boek: Boekhouding, *, met_bsn: bool = False) -> Workbook:
    return load_workbook(BytesIO(inhoud(boek, met_bsn=met_bsn)))


def rijen(boek_: Workbook, blad: str) -> list[dict[str, Any]]:
    """The rows of a sheet by the heads of their columns."""
    koppen, *rest = boek_[blad].iter_rows(values_only=True)
    return [dict(zip(map(str, koppen), rij, strict=True)) for rij in rest]


def test_elk_onderwerp_heeft_een_blad_met_vaste_koppen_en_een_filter(vol: Boekhouding) -> None:
    gelezen = open_(vol)
    assert gelezen.sheetnames == BLADEN
    for blad in gelezen.worksheets:
        assert blad.freeze_panes == "A2"
        assert blad.auto_filter.ref == blad.dimensions
        letters = map(get_column_letter, range(1, blad.max_column + 1))
        assert all(blad.column_dimensions[letter].width >= 8 for letter in letters)
        assert blad.max_row > 1, blad.title


def test_zonder_gegevens_zijn_er_alleen_koppen(engine: Engine) -> None:
    gelezen = open_(Boekhouding(engine))
    assert gelezen.sheetnames == BLADEN
    assert {blad.max_row for blad in gelezen.worksheets} == {1}


def test_datums_zijn_datums_en_bedragen_getallen_in_euro(vol: Boekhouding) -> None:
    blad = open_(vol)["Prestaties"]
    koppen = [cel.value for cel in blad[1]]
    rij = dict(zip(koppen, blad[2], strict=True))
    assert rij["Begin"].value == dag(2026, 4, 1)
    assert rij["Begin"].number_format == "dd-mm-yyyy"
    assert rij["Bedrag"].value == 480.5
    assert "€" in rij["Bedrag"].number_format
    assert "0.00" in rij["Bedrag"].number_format
    assert rij["Toewijzing"].value == 300201
    assert rij["Volume"].value == 8


def test_een_prestatie_met_haar_stand_en_codes(vol: Boekhouding) -> None:
    goed, fout = rijen(open_(vol), "Prestaties")
    assert (goed["Stand"], goed["Codes"]) == ("betaald", None)
    assert (fout["Stand"], fout["Codes"]) == ("afgekeurd", "9321")
    assert (goed["Cliënt"], goed["Geboortejaar"]) == ("T.d.W.", 2010)
    assert (goed["Product"], goed["Omschrijving"]) == ("45A04", "Ambulant")


def standen(boek: Boekhouding) -> list[str]:
    return [rij["Stand"] for rij in rijen(open_(boek), "Prestaties")]


@pytest.mark.parametrize(
    ("status", "stand"),
    [
        (Status.VOORBEREID, "klaar"),
        (Status.GEEXPORTEERD, "klaar"),
        (Status.INGEDIEND, "ingediend"),
        (Status.AFGEKEURD_VECOZO, "afgekeurd"),
        (Status.VERVALLEN, "vervallen"),
    ],
)
def test_de_stand_van_een_regel_volgt_die_van_zijn_bericht(
    boek: Boekhouding, status: Status, stand: str
) -> None:
    boek.declareer(Regel(100), status=status)
    assert standen(boek) == [stand]


def test_een_regel_is_gecrediteerd_als_de_creditregel_is_toegekend(boek: Boekhouding) -> None:
    eerste = boek.declareer(Regel(100))
    boek.antwoord(eerste)
    tweede = boek.declareer(Regel(100, crediteert=boek.referenties[eerste][0]))
    assert standen(boek) == ["toegekend", "ingediend"]
    boek.antwoord(tweede)
    assert standen(boek) == ["gecrediteerd", "toegekend"]


def test_een_regel_is_betaald_als_de_hele_declaratie_dat_is(boek: Boekhouding) -> None:
    id_ = boek.declareer(Regel(100), Regel(50, maand=5))
    boek.antwoord(id_)
    boek.betaal(id_, 100)
    assert standen(boek) == ["toegekend", "toegekend"]
    boek.betaal(id_, 50)
    assert standen(boek) == ["betaald", "betaald"]


def test_zorg_in_een_afgekeurde_regel_is_niet_gedeclareerd(boek: Boekhouding) -> None:
    zorg = boek.leg_vast(zorgregel())
    boek.antwoord(boek.declareer(Regel(100, zorg=tuple(zorg))), {0: ["9321"]})
    (rij,) = rijen(open_(boek), "Geleverde zorg")
    assert rij["Gedeclareerd in"] is None


def test_van_wie_de_geboortedatum_onbekend_is_staat_er_geen_jaar(boek: Boekhouding) -> None:
    boek.declareer(Regel(100))
    with boek.engine.begin() as verbinding:
        verbinding.execute(update(client).values(datum_gebruik="3"))
    (rij,) = rijen(open_(boek), "Prestaties")
    assert (rij["Cliënt"], rij["Geboortejaar"]) == ("T.d.W.", None)


def test_geleverde_zorg_met_waar_zij_is_gedeclareerd(vol: Boekhouding) -> None:
    eerste, tweede = rijen(open_(vol), "Geleverde zorg")
    assert (eerste["Aantal"], eerste["Eenheid"], eerste["Medewerker"]) == (1.25, "Uur", "M. Maas")
    assert (eerste["Gedeclareerd in"], eerste["Vervallen op"]) == ("D000001", None)
    assert (tweede["Gedeclareerd in"], tweede["Vervallen op"]) == (None, dag(2026, 6, 1))


def test_zorg_van_iemand_die_we_nog_niet_kennen_staat_er_ook(boek: Boekhouding) -> None:
    boek.leg_vast(zorgregel(bsn="999996770"))
    (rij,) = rijen(open_(boek, met_bsn=True), "Geleverde zorg")
    assert (rij["Cliënt"], rij["BSN"]) == (None, "999996770")


def test_declaraties_contract_betalingen_en_plafond(vol: Boekhouding) -> None:
    gelezen = open_(vol)
    (declaratie,) = rijen(gelezen, "Declaraties")
    assert declaratie["Ingediend bedrag"] == 500.5
    assert declaratie["Toegekend bedrag"] == declaratie["Betaald"] == 480.5
    assert (declaratie["Nog te ontvangen"], declaratie["Regels"]) == (0, 2)
    (contract,) = rijen(gelezen, "Contract")
    assert (contract["Tarief"], contract["Uitvoering"]) == (60.5, "inspanning")
    (betaling,) = rijen(gelezen, "Betalingen")
    assert (betaling["Bedrag"], betaling["Datum"]) == (480.5, dag(2026, 6, 10))
    (plafond,) = rijen(gelezen, "Budgetplafonds")
    assert (plafond["Plafond"], plafond["Gedeclareerd"]) == (1000, 480.5)
    assert plafond["Bereikt in"] == dag(2026, 6, 1)


def test_afgekeurde_regels_met_wat_hun_code_betekent(vol: Boekhouding) -> None:
    (rij,) = rijen(open_(vol), "Afgekeurde regels")
    assert (rij["Code"], rij["Bedrag"], rij["Hoe het staat"]) == ("9321", 20, "nog op te lossen")
    assert "volume" in rij["Wat de code betekent"]
    vol.declareer(Regel(1900, maand=5), maand=date(2026, 5, 1))
    (rij,) = rijen(open_(vol), "Afgekeurde regels")
    assert rij["Hoe het staat"] == "opnieuw gedeclareerd"


def test_omzet_van_alle_jaren(vol: Boekhouding) -> None:
    vol.declareer(Regel(100, maand=12, jaar=2025), maand=date(2025, 12, 1))
    omzet = rijen(open_(vol), "Omzet")
    assert [(r["Maand van de zorg"], r["Gedeclareerd"]) for r in omzet] == [
        (dag(2025, 12, 1), 1), (dag(2026, 4, 1), 480.5), (dag(2026, 5, 1), 0),
    ]  # fmt: skip


def test_van_een_product_in_euros_is_het_volume_in_euro_CS339(  # noqa: N802 - a rule's number
    boek: Boekhouding,
) -> None:
    boek.declareer(Regel(12345))
    with boek.engine.begin() as verbinding:
        verbinding.execute(update(prestatie).values(eenheid="83", volume=12345, tarief=None))
    (rij,) = rijen(open_(boek), "Prestaties")
    assert (rij["Volume"], rij["Bedrag"], rij["Tarief"]) == (123.45, 123.45, None)


# Privacy


def teksten(gelezen: Workbook) -> Iterator[str]:
    for blad in gelezen.worksheets:
        for rij in blad.iter_rows(values_only=True):
            yield from (str(waarde) for waarde in rij if waarde is not None)


def test_zonder_dat_erom_is_gevraagd_geen_bsn_naam_of_opmerking(vol: Boekhouding) -> None:
    alles = list(teksten(open_(vol)))
    assert not [tekst for tekst in alles if BSN in tekst or "Wit" in tekst or "moeder" in tekst]


def test_met_bsn_staan_bsn_en_opmerking_er_als_tekst(vol: Boekhouding) -> None:
    gelezen = open_(vol, met_bsn=True)
    assert rijen(gelezen, "Prestaties")[0]["BSN"] == BSN
    assert rijen(gelezen, "Afgekeurde regels")[0]["BSN"] == BSN
    blad = gelezen["Geleverde zorg"]
    (opmerking,) = [cel for rij in blad for cel in rij if "moeder" in str(cel.value)]
    assert opmerking.value == "=1+1 belde zijn moeder"
    assert opmerking.data_type == "s"  # no formula


def test_een_teken_dat_niet_in_excel_mag_houdt_niets_tegen(boek: Boekhouding) -> None:
    boek.leg_vast(zorgregel(medewerker="M.\x07 Maas"))
    (rij,) = rijen(open_(boek), "Geleverde zorg")
    assert rij["Medewerker"] == "M. Maas"


def test_er_komt_niets_in_de_map_voor_tijdelijke_bestanden(
    vol: Boekhouding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leeg = tmp_path / "tijdelijk"
    leeg.mkdir(mode=0o500)  # whoever writes there fails
    gemaakt: list[object] = []

    def vastgelegd(*args: object, **kwargs: object) -> None:
        gemaakt.append(args)
        raise AssertionError("a temporary file")

    monkeypatch.setattr(tempfile, "tempdir", str(leeg))
    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", vastgelegd)
    assert inhoud(vol, met_bsn=True)
    assert gemaakt == []


def test_wie_stopt_krijgt_niets(vol: Boekhouding) -> None:
    class Genoeg(Exception):
        pass

    gezien: list[tuple[str, int, int]] = []

    def stap(blad: str, gedaan: int, totaal: int) -> None:
        gezien.append((blad, gedaan, totaal))
        if blad == "Geleverde zorg":
            raise Genoeg

    with pytest.raises(Genoeg):
        exporteer(vol.engine, VANDAAG, met_bsn=False, stap=stap)
    assert gezien[-1] == ("Geleverde zorg", 0, 2)


def test_het_aantal_vragen_hangt_niet_af_van_hoeveel_er_is(
    vol: Boekhouding, vragen: Teller
) -> None:
    with vragen() as weinig:
        inhoud(vol)
    for _ in range(3):
        vol.antwoord(vol.declareer(*[Regel(100)] * 4), {0: ["9321"]})
    with vragen() as meer:
        inhoud(vol)
    assert len(meer) == len(weinig) < 30


def test_een_bedrag_is_exact(boek: Boekhouding) -> None:
    boek.declareer(Regel(123456789), Regel(1, maand=5))
    assert [Decimal(str(r["Bedrag"])) for r in rijen(open_(boek), "Prestaties")] == [
        Decimal("1234567.89"), Decimal("0.01"),
    ]  # fmt: skip
