"""The declaration calendar of a gemeente, typed or from a file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from app import bootstrap
from app.errors import UserError
from app.services import declaratiekalender, kalenderimport, tabel
from app.services.contractimport import Stand
from app.services.kalenderimport import Kalendervoorstel, lees_maand, lees_uiterlijk
from app.services.tabel import Waarde
from app.services.workspace import Workspace

VANDAAG = date(2026, 4, 9)
NIJMEGEN = "0268"


def maand(nummer: int, jaar: int = 2026) -> date:
    return date(jaar, nummer, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return bootstrap.open_workspace(tmp_path / "gegevens", "wachtwoord", lambda: VANDAAG)


def csv(tmp_path: Path, *regels: str) -> tabel.Tabel:
    pad = tmp_path / "kalender.csv"
    pad.write_text("\n".join(regels), encoding="utf-8")
    return tabel.lees(pad)


def importeer(workspace: Workspace, gelezen: tabel.Tabel) -> Kalendervoorstel:
    return kalenderimport.importeer(workspace, NIJMEGEN, gelezen)


# Typed


def test_the_days_of_a_year_are_kept_and_other_years_stay(workspace: Workspace) -> None:
    vorig = {maand(12, 2025): date(2026, 1, 15)}
    declaratiekalender.zet_jaar(workspace, NIJMEGEN, 2025, vorig)
    dit = {maand(3): date(2026, 4, 10), maand(4): date(2026, 5, 8)}
    assert declaratiekalender.zet_jaar(workspace, NIJMEGEN, 2026, dit) == vorig
    assert declaratiekalender.kalender(workspace, NIJMEGEN) == vorig | dit
    declaratiekalender.zet_jaar(workspace, NIJMEGEN, 2026, {maand(4): date(2026, 5, 9)})
    assert declaratiekalender.kalender(workspace, NIJMEGEN) == vorig | {maand(4): date(2026, 5, 9)}
    assert declaratiekalender.kalender(workspace, "0296") == {}


@pytest.mark.parametrize(
    ("dag", "gezegd"),
    [
        (date(2026, 3, 31), "31 maart 2026 is voor het eind van maart 2026."),
        (date(2025, 4, 10), "10 april 2025 is voor het eind van maart 2026."),
        (date(2027, 4, 2), "2 april 2027 is meer dan een jaar na maart 2026."),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_its_month(
    workspace: Workspace, dag: date, gezegd: str
) -> None:
    with pytest.raises(UserError, match=gezegd) as fout:
        declaratiekalender.zet_jaar(workspace, NIJMEGEN, 2026, {maand(3): dag})
    assert getattr(fout.value, "veld", None) == "2026-03-01"
    assert declaratiekalender.kalender(workspace, NIJMEGEN) == {}


@pytest.mark.parametrize("dag", [date(2026, 4, 1), date(2027, 4, 1)])
def test_the_first_and_the_last_day_that_can_be(workspace: Workspace, dag: date) -> None:
    declaratiekalender.zet_jaar(workspace, NIJMEGEN, 2026, {maand(3): dag})
    assert declaratiekalender.kalender(workspace, NIJMEGEN) == {maand(3): dag}


def test_a_gemeente_that_does_not_exist_has_no_calendar(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="Gemeentecode 9999 bestaat niet"):
        declaratiekalender.kalender(workspace, "9999")


# Months as people write them


@pytest.mark.parametrize(
    "waarde",
    [
        "maart 2026", "Maart 2026", "mrt 2026", "mrt-26", "maa. 2026", "mrt '26", "mrt ’26",
        "2026-03", "2026/3", "03-2026", "3/2026", "202603", 202603, "2026 maart", "P3 2026",
        "2026-P03", "periode 3 2026", "zorg van maart 2026", date(2026, 3, 1),
        date(2026, 3, 31), "1-3-2026", "01-03-2026 t/m 31-03-2026", "1/3/2026 - 31/3/2026",
        "2026-03-01",
    ],
)  # fmt: skip
def test_a_month_in_many_spellings(waarde: Waarde) -> None:
    assert lees_maand(waarde) == (3, 2026)


@pytest.mark.parametrize("waarde", ["maart", "mrt", "3", 3, "03", "P3", "periode 3"])
def test_a_month_without_its_year(waarde: Waarde) -> None:
    assert lees_maand(waarde) == (3, None)
    assert lees_maand(waarde, 2026) == (3, 2026)


@pytest.mark.parametrize("waarde", ["", "13", "ma", "ju 2026", "2026", "Q1 2026", Decimal("1.5")])
def test_what_is_no_month_is_told(waarde: Waarde) -> None:
    with pytest.raises(UserError, match="is geen maand"):
        lees_maand(waarde)


@pytest.mark.parametrize(
    ("waarde", "van", "dag"),
    [
        ("10-04-2026", maand(3), date(2026, 4, 10)),
        (date(2026, 4, 10), maand(3), date(2026, 4, 10)),
        ("vrijdag 10 april 2026", maand(3), date(2026, 4, 10)),
        ("10 apr 26", maand(3), date(2026, 4, 10)),
        ("10 april", maand(3), date(2026, 4, 10)),
        ("15 januari", maand(12, 2025), date(2026, 1, 15)),
        ("15 januari", maand(11), date(2027, 1, 15)),
        ("29-2", maand(1, 2028), date(2028, 2, 29)),
    ],
)
def test_a_last_day_in_many_spellings(waarde: Waarde, van: date, dag: date) -> None:
    assert lees_uiterlijk(waarde, van) == dag


@pytest.mark.parametrize("waarde", ["vandaag", "+5", "31-04-2026", "volgt", "april 2026"])
def test_what_is_no_last_day_is_told(waarde: str) -> None:
    with pytest.raises(UserError, match=r"is geen datum|bestaat niet"):
        lees_uiterlijk(waarde, maand(3))


# From a file


def test_a_row_that_cannot_be_read_is_told_with_its_number_and_the_rest_is_taken(
    workspace: Workspace, tmp_path: Path
) -> None:
    gelezen = csv(
        tmp_path,
        "Declaratieperiode;Uiterste indiendatum;Betaling",
        "januari 2026;10-02-2026;1-3",
        "februari 2026;volgt nog;",
        "maart 2026;10-03-2026;",
        "april 2026;;",
        "januari 2026;11-02-2026;",
        "mei 2026;10 juni;",
    )
    voorstel = importeer(workspace, gelezen)
    assert declaratiekalender.kalender(workspace, NIJMEGEN) == {
        maand(1): date(2026, 2, 10),
        maand(5): date(2026, 6, 10),
    }
    assert [(fout.rij, fout.kolom, fout.melding) for fout in voorstel.fouten] == [
        (3, "uiterlijk", "‘volgt nog’ is geen datum."),
        (4, "uiterlijk", "10 maart 2026 is voor het eind van maart 2026."),
        (5, "uiterlijk", "uiterlijk is niet ingevuld."),
        (6, "maand", "Januari 2026 staat ook op rij 2."),
    ]


def test_months_of_the_file_replace_and_others_stay(workspace: Workspace, tmp_path: Path) -> None:
    declaratiekalender.zet_jaar(
        workspace,
        NIJMEGEN,
        2026,
        {maand(1): date(2026, 2, 10), maand(2): date(2026, 3, 10), maand(3): date(2026, 4, 10)},
    )
    gelezen = csv(tmp_path, "maand,uiterlijk", "2026-02,2026-03-10", "2026-03,2026-04-20")
    eerst = kalenderimport.lees(workspace, NIJMEGEN, gelezen)
    assert [regel.stand for regel in eerst.regels] == [Stand.ONGEWIJZIGD, Stand.GEWIJZIGD]
    assert declaratiekalender.kalender(workspace, NIJMEGEN)[maand(3)] == date(2026, 4, 10)
    importeer(workspace, gelezen)
    assert declaratiekalender.kalender(workspace, NIJMEGEN) == {
        maand(1): date(2026, 2, 10),
        maand(2): date(2026, 3, 10),
        maand(3): date(2026, 4, 20),
    }


def test_a_workbook_with_real_dates_and_a_column_for_the_year(
    workspace: Workspace, tmp_path: Path
) -> None:
    boek = Workbook()
    blad = boek.worksheets[0]
    blad.append(["Declaratiekalender gemeente"])
    blad.append(["Jaar", "Periode", "Deadline"])
    blad.append([2025, 12, date(2026, 1, 15)])
    blad.append([2026, 1, date(2026, 2, 12)])
    boek.save(tmp_path / "kalender.xlsx")
    importeer(workspace, tabel.lees(tmp_path / "kalender.xlsx"))
    assert declaratiekalender.kalender(workspace, NIJMEGEN) == {
        maand(12, 2025): date(2026, 1, 15),
        maand(1): date(2026, 2, 12),
    }


def test_months_without_a_year_get_that_of_their_day(workspace: Workspace, tmp_path: Path) -> None:
    gelezen = csv(
        tmp_path, "maand;deadline", "november;10-12-2025", "december;15-01-2026",
        "januari;10 februari", "maart;31-03-2026",
    )  # fmt: skip
    voorstel = importeer(workspace, gelezen)
    assert declaratiekalender.kalender(workspace, NIJMEGEN) == {
        maand(11, 2025): date(2025, 12, 10),
        maand(12, 2025): date(2026, 1, 15),
    }
    assert [fout.rij for fout in voorstel.fouten] == [4, 5]
    assert "heeft geen jaar" in voorstel.fouten[0].melding


def test_a_file_without_the_columns_takes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    gelezen = csv(tmp_path, "a;b", "x;y")
    assert len(kalenderimport.lees(workspace, NIJMEGEN, gelezen).kolommen.ontbreekt) == 2
    with pytest.raises(UserError, match="niet gevonden: ‘maand’, ‘uiterlijk’"):
        importeer(workspace, gelezen)
    kalenderimport.importeer(
        workspace, NIJMEGEN, csv(tmp_path, "a;b", "2026-01;10-2-2026"), {"maand": 0, "uiterlijk": 1}
    )
    assert declaratiekalender.kalender(workspace, NIJMEGEN) == {maand(1): date(2026, 2, 10)}


def test_the_template_once_filled_in_is_read(workspace: Workspace, tmp_path: Path) -> None:
    pad = kalenderimport.schrijf_sjabloon(tmp_path / "kalender.csv", 2026)
    pad.write_bytes(pad.read_bytes() + b"maart 2026;10-04-2026")
    importeer(workspace, tabel.lees(pad))
    assert declaratiekalender.kalender(workspace, NIJMEGEN) == {maand(3): date(2026, 4, 10)}
