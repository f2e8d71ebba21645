"""Everything of declaring in one Excel file: a sheet per subject, with real dates and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from app import werkboek

Waarde = str | int | Decimal | date | None
Stap = Callable[[str, int, int], None]

_ELKE = 500  # rows between two steps
_HOOG = 30  # points, of the row of heads
_RECHTS = Alignment(horizontal="right", vertical="center", wrap_text=True)
_LINKS = Alignment(horizontal="left", vertical="center", wrap_text=True)


class Soort(Enum):
    """What a column holds; the value is how Excel shows it."""

    TEKST = "@"
    DATUM = "dd-mm-yyyy"
    MAAND = "mmm yyyy"
    GELD = '"€" #,##0.00;"€" -#,##0.00'
    GETAL = "0"
    AANTAL = "#,##0.###"
    GEMIDDELD = "0.0"
    PROCENT = "0%"

    @property
    def rechts(self) -> bool:
        """Whether it stands at the right of its column."""
        return self not in (Soort.TEKST, Soort.DATUM, Soort.MAAND)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column; ``breed`` in characters. GELD is given in eurocent."""

    kop: str
    soort: Soort
    breed: int


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet: its rows are read while it is written."""

    titel: str
    kolommen: Sequence[Kolom]
    rijen: Iterator[Sequence[Waarde]]
    aantal: int  # of rows, for who watches


def maak_excel(bladen: Sequence[Callable[[], Blad]], stap: Stap) -> bytes:
    """Give the workbook of these sheets.

    ``stap`` hears the sheet and how many of its rows are written, and may raise to stop.
    """
    boek = werkboek.nieuw_boek()
    for maak in bladen:
        _schrijf(boek, maak(), stap)
    return werkboek.inhoud(boek)


def _schrijf(boek: Workbook, blad: Blad, stap: Stap) -> None:
    werkblad: Any = boek.create_sheet(blad.titel)  # its stubs lack what it has of a Worksheet
    werkblad.freeze_panes = "A2"
    for nummer, kolom in enumerate(blad.kolommen, 1):
        werkblad.column_dimensions[get_column_letter(nummer)].width = kolom.breed
    werkblad.row_dimensions[1].height = _HOOG
    werkblad.page_setup.orientation = "landscape"
    werkblad.print_title_rows = "1:1"
    werkboek.begin_blad(werkblad)
    try:
        aantal = _schrijf_rijen(werkblad, blad, stap)
        laatste = get_column_letter(len(blad.kolommen))
        werkblad.auto_filter.ref = f"A1:{laatste}{aantal + 1}"
    finally:
        werkblad.close()  # also of who stops: the library would complain of it later


def _schrijf_rijen(werkblad: Any, blad: Blad, stap: Stap) -> int:
    """Write the heads and the rows, and give how many of these there were."""
    werkblad.append([_kop(werkblad, kolom) for kolom in blad.kolommen])
    cellen = [_cel(werkblad, kolom.soort) for kolom in blad.kolommen]
    soorten = [kolom.soort for kolom in blad.kolommen]
    aantal = 0
    for rij in blad.rijen:
        if aantal % _ELKE == 0:
            stap(blad.titel, aantal, blad.aantal)
        aantal += 1
        werkblad.append(
            [
                None if waarde is None or waarde == "" else _vul(cel, soort, waarde)
                for cel, soort, waarde in zip(cellen, soorten, rij, strict=True)
            ]
        )
    return aantal


def _kop(werkblad: Any, kolom: Kolom) -> Cell:
    cel = WriteOnlyCell(werkblad, kolom.kop)
    cel.font = Font(bold=True)
    cel.fill = PatternFill("solid", fgColor="E9EEF0")
    cel.border = Border(bottom=Side("thin", color="56616E"))
    cel.alignment = _RECHTS if kolom.soort.rechts else _LINKS
    return cel


def _cel(werkblad: Any, soort: Soort) -> Cell:
    cel = WriteOnlyCell(werkblad)
    cel.number_format = soort.value
    return cel


def _vul(cel: Cell, soort: Soort, waarde: Any) -> Cell:
    """Put a value in the cell that its whole column is written with, one after the other."""
    if soort is Soort.GELD:
        cel.value = Decimal(waarde) / 100
    elif isinstance(waarde, str):
        werkboek.zet_tekst(cel, waarde)
    else:
        cel.value = waarde
    return cel
