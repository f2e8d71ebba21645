"""Tables of others: CSV of any sort, Excel, and what is neither."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.services import tabel
from app.services.tabel import Tabel, Tabelrij, als_tekst, lees

KOP = ("datum", "aantal", "opmerking")


@pytest.fixture
def csv(tmp_path: Path) -> Callable[[str | bytes], Tabel]:
    def lees_csv(inhoud: str | bytes) -> Tabel:
        pad = tmp_path / "uren.csv"
        pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
        return lees(pad)

    return lees_csv


def werkboek(pad: Path, *bladen: Sequence[Sequence[Any]]) -> Path:
    boek = openpyxl.Workbook()
    boek.remove(boek.worksheets[0])
    for rijen in bladen:
        blad = boek.create_sheet()
        for rij in rijen:
            blad.append(list(rij))
    boek.save(pad)
    return pad


@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_is_read_whatever_wrote_it(
    csv: Callable[[bytes], Tabel], scheiding: str, codering: str
) -> None:
    tekst = "datum;aantal;opmerking\r\n1-4-2026;2;Zoë\r\n".replace(";", scheiding)
    gelezen = csv(tekst.encode(codering))
    assert gelezen.kop == KOP
    assert gelezen.rijen == (Tabelrij(2, ("1-4-2026", "2", "Zoë")),)


def test_a_decimal_comma_is_no_separator(csv: Callable[[str], Tabel]) -> None:
    gelezen = csv("datum;aantal;tarief;som\n1,0;1,5;93,60;3,5\n2,0;2,5;93,60;4,5\n")
    assert [rij.waarden[1] for rij in gelezen.rijen] == ["1,5", "2,5"]


def test_a_row_has_the_number_that_excel_shows(csv: Callable[[str], Tabel]) -> None:
    gelezen = csv('\nUren van april\ndatum;aantal\n\n1-4-2026;"twee\nregels"\n;;\n2-4-2026;3\n\n\n')
    assert gelezen.kop == ("datum", "aantal")
    assert [rij.nummer for rij in gelezen.rijen] == [5, 7]


def test_a_title_in_several_cells_is_not_taken_for_the_names(csv: Callable[[str], Tabel]) -> None:
    gelezen = csv("Uren van;april\na;b;c;d;e\n1;2;3;4;5\n")
    assert gelezen.kop == ("a", "b", "c", "d", "e")


def test_the_line_that_names_the_separator_is_no_header(csv: Callable[[str], Tabel]) -> None:
    gelezen = csv("sep=,\ndatum,aantal\n1-4-2026,2\n")
    assert gelezen.kop == ("datum", "aantal")
    assert gelezen.rijen[0].nummer == 3


def test_a_column_without_a_name_is_called_after_its_letter(csv: Callable[[str], Tabel]) -> None:
    gelezen = csv("datum;;aantal\n1-4-2026;x;2;y\n")
    assert gelezen.kop == ("datum", "Kolom B", "aantal", "Kolom D")
    assert gelezen.rijen[0].waarden == ("1-4-2026", "x", "2", "y")


def test_a_short_row_has_a_value_for_every_column(csv: Callable[[str], Tabel]) -> None:
    assert csv("datum;aantal;opmerking\n1-4-2026\n").rijen[0].waarden == ("1-4-2026", None, None)


def test_what_excel_keeps_as_a_value_comes_as_one(tmp_path: Path) -> None:
    moment = datetime(2026, 4, 2, 9, 30)  # noqa: DTZ001  # as Excel has it
    rij = (date(2026, 4, 1), moment, 45, 45.3, 0.1 + 0.2, True, " x ", 3.0)
    pad = werkboek(tmp_path / "a.xlsx", [tuple("abcdefgh"), rij])
    assert lees(pad).rijen[0].waarden == (
        date(2026, 4, 1),
        moment,
        45,
        Decimal("45.3"),
        Decimal("0.3"),
        True,
        "x",
        3,
    )


def test_a_duration_stays_a_time(tmp_path: Path) -> None:
    pad = werkboek(
        tmp_path / "a.xlsx", [("van", "duur"), (time(9, 5), timedelta(hours=25, minutes=30))]
    )
    assert lees(pad).rijen[0].waarden == ("9:05", "25:30")


def test_the_first_sheet_with_names_is_read(tmp_path: Path) -> None:
    pad = werkboek(
        tmp_path / "a.xlsx",
        [],
        [("Uren",), (1, 2)],
        [("Titel",), (), ("datum", "aantal"), (1, 2), (None, None), (3, 4), (None, " ")],
    )
    gelezen = lees(pad)
    assert gelezen.kop == ("datum", "aantal")
    assert gelezen.rijen == (Tabelrij(4, (1, 2)), Tabelrij(6, (3, 4)))


def test_the_same_bytes_are_recognised(tmp_path: Path) -> None:
    een, twee = tmp_path / "a.csv", tmp_path / "b.csv"
    for pad in (een, twee):
        pad.write_text("a;b\n1;2\n")
    assert lees(een).sha256 == lees(twee).sha256
    twee.write_text("a;b\n1;3\n")
    assert lees(een).sha256 != lees(twee).sha256


def zip_met(naam: str) -> bytes:
    from io import BytesIO

    stroom = BytesIO()
    with zipfile.ZipFile(stroom, "w") as archief:
        archief.writestr(naam, "<x")
    return stroom.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "gezegd"),
    [
        (b"", "is leeg"),
        (b" \n\n", "is leeg"),
        (b"datum;aantal\n", "geen regels"),
        (b"alleen een titel\nen tekst\n", "geen rij met de namen"),
        (b"%PDF-1.7 \x00", "is geen tabel"),
        (b"a;b\n\x00\x01;2\n", "is geen tabel"),
        (b'a;b\n"open;2\n', "aanhalingsteken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 oud", "oud Excel-bestand"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "met een wachtwoord"),
        (b"PK\x03\x04 afgekapt", "niet heel"),
        (zip_met("mimetype"), "geen Excel-werkmap"),
        (zip_met("xl/workbook.xml"), "niet heel"),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path: Path, inhoud: bytes, gezegd: str) -> None:
    pad = tmp_path / "uren.xlsx"
    pad.write_bytes(inhoud)
    with pytest.raises(UserError, match=gezegd) as fout:
        lees(pad)
    assert "‘uren.xlsx’" in fout.value.message
    assert fout.value.advice


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="geen bestand"):
        lees(tmp_path / "weg.csv")


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "a.csv"
    pad.write_text("a;b\n" + "1;2\n" * 11)
    monkeypatch.setattr(tabel, "MAX_RIJEN", 11)
    assert len(lees(pad).rijen) == 11
    monkeypatch.setattr(tabel, "MAX_RIJEN", 10)
    with pytest.raises(UserError, match="te veel regels"):
        lees(pad)
    monkeypatch.setattr(tabel, "MAX_BYTES", 10)
    with pytest.raises(UserError, match="groter dan 25 MB"):
        lees(pad)


def test_a_workbook_that_unpacks_too_large_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = werkboek(tmp_path / "a.xlsx", [("a", "b"), (1, 2)])
    monkeypatch.setattr(tabel, "MAX_UITGEPAKT", 100)
    with pytest.raises(UserError, match="te veel regels"):
        lees(pad)


woorden = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z")), min_size=1, max_size=8
).filter(lambda tekst: not tekst.startswith("\ufeff"))


@given(st.lists(st.tuples(woorden, woorden, woorden), min_size=1, max_size=5))
def test_words_come_back_from_excel_and_csv_alike(
    tmp_path_factory: pytest.TempPathFactory, rijen: list[tuple[str, str, str]]
) -> None:
    import csv as csv_module

    map_ = tmp_path_factory.mktemp("tabel")
    pad = map_ / "a.csv"
    with pad.open("w", encoding="utf-8-sig", newline="") as stroom:
        schrijver = csv_module.writer(stroom, delimiter=";")
        schrijver.writerows([KOP, *rijen])
    assert [rij.waarden for rij in lees(pad).rijen] == rijen


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (None, ""),
        (True, "ja"),
        (date(2026, 4, 1), "01-04-2026"),
        (Decimal("45.30"), "45,30"),
        (12, "12"),
        (" x ", "x"),
    ],
)
def test_a_value_is_shown_as_people_write_it(waarde: tabel.Waarde, tekst: str) -> None:
    assert als_tekst(waarde) == tekst
