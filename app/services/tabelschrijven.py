"""Tables for others: Excel with real dates and numbers, or CSV as a Dutch Excel reads it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.services.tabel import Waarde, als_tekst, met_streepje
from app.services.wegschrijven import schrijf_nieuw

SOORTEN = (".xlsx", ".csv")
_DATUM = "dd-mm-yyyy"
_BREEDTE = 16  # characters
_WIT = "FFFFFFFF"
_KOP = "FF0B6E75"


def schrijf(
    pad: Path,
    naam: str,
    kop: Sequence[str],
    rijen: Iterable[Sequence[Waarde]],
    breed: Sequence[int] = (),
) -> Path:
    """Write a table to a new .xlsx or .csv file; ``naam`` is that of its sheet.

    ``breed`` has the widths of columns in characters. Raises UserError when the file exists,
    cannot be made, or has another extension.
    """
    als_csv = is_csv(pad)
    return schrijf_nieuw(
        pad, _als_csv(kop, rijen) if als_csv else _als_werkboek(naam, kop, rijen, breed)
    )


def is_csv(pad: Path) -> bool:
    """Whether the end of a name says CSV, or else Excel. Raises UserError for any other."""
    soort = pad.suffix.casefold()
    if soort not in SOORTEN:
        raise UserError(
            f"‘{pad.name}’ is geen CSV- of Excel-bestand.",
            "Laat de naam eindigen op .xlsx of .csv.",
        )
    return soort == ".csv"


def _als_csv(kop: Sequence[str], rijen: Iterable[Sequence[Waarde]]) -> bytes:
    tekst = io.StringIO(newline="")
    schrijver = csv.writer(tekst, delimiter=";")
    schrijver.writerow(kop)
    schrijver.writerows([_in_csv(waarde) for waarde in rij] for rij in rijen)
    return tekst.getvalue().encode("utf-8-sig")  # by the mark Excel knows that it is UTF-8


def _in_csv(waarde: Waarde) -> str:
    tekst = als_tekst(waarde)
    return met_streepje(tekst) if isinstance(waarde, str) else tekst


def _als_werkboek(
    naam: str, kop: Sequence[str], rijen: Iterable[Sequence[Waarde]], breed: Sequence[int]
) -> bytes:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    from app import werkboek  # it brings the library along

    boek = werkboek.nieuw_boek()
    blad: Any = boek.create_sheet(naam)
    blad.freeze_panes = "A2"
    for plek in range(len(kop)):
        breedte = breed[plek] if plek < len(breed) else _BREEDTE
        blad.column_dimensions[get_column_letter(plek + 1)].width = breedte
    werkboek.begin_blad(blad)
    koppen = []
    for titel in kop:
        cel = WriteOnlyCell(blad, titel)
        cel.font = Font(bold=True, color=_WIT)
        cel.fill = PatternFill("solid", fgColor=_KOP)
        koppen.append(cel)
    blad.append(koppen)

    def cellen(rij: Sequence[Waarde]) -> Iterator[Any]:
        for waarde in rij:
            if isinstance(waarde, date):
                cel = WriteOnlyCell(blad, datetime.combine(waarde, time()))
                cel.number_format = _DATUM
                yield cel
            elif isinstance(waarde, Decimal):
                heel = waarde == waarde.to_integral_value()
                yield int(waarde) if heel else float(waarde)
            elif isinstance(waarde, str):
                cel = WriteOnlyCell(blad)
                werkboek.zet_tekst(cel, waarde)
                yield cel
            else:
                yield waarde

    for rij in rijen:
        blad.append(list(cellen(rij)))
    blad.close()
    return werkboek.inhoud(boek)
