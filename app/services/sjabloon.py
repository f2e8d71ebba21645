"""Templates to fill in: an empty table, as CSV or Excel; this with what to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.services.tabel import als_tekst
from app.services.tabelschrijven import is_csv
from app.services.wegschrijven import schrijf_nieuw

_RIJEN = 1_000  # rows of the sheet that are made ready to fill in


@dataclass(frozen=True, slots=True)
class Sjabloonkolom:
    """A column of a template: what to fill in, an example and, if they are few, the choices.

    ``soort`` is what it holds when there is no example to tell.
    """

    naam: str
    uitleg: str
    voorbeeld: str | date | Decimal | None
    keuzes: tuple[str, ...] = ()
    breed: int = 14  # characters
    soort: type | None = None


def schrijf(
    pad: Path, kolommen: Sequence[Sjabloonkolom], codes: Sequence[tuple[str, str, str]] = ()
) -> Path:
    """Write a template; the end of the name says whether as CSV or as Excel.

    ``codes`` (list, code, label) come on a sheet of their own. Raises UserError when it exists, or
    cannot be made.
    """
    als_csv = is_csv(pad)
    return schrijf_nieuw(pad, _csv(kolommen) if als_csv else _werkboek(kolommen, codes))


def _csv(kolommen: Sequence[Sjabloonkolom]) -> bytes:
    stroom = io.StringIO(newline="")
    schrijver = csv.writer(stroom, delimiter=";")
    schrijver.writerow(kolom.naam for kolom in kolommen)
    return stroom.getvalue().encode("utf-8-sig")  # without the BOM Excel takes it for cp1252


def _werkboek(kolommen: Sequence[Sjabloonkolom], codes: Sequence[tuple[str, str, str]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    kop = Font(bold=True)
    boek = Workbook()
    blad = boek.worksheets[0]
    blad.title = "Invullen"
    blad.freeze_panes = "A2"
    for plek, kolom in enumerate(kolommen, 1):
        letter = get_column_letter(plek)
        blad.column_dimensions[letter].width = kolom.breed
        cel = blad.cell(1, plek, kolom.naam)
        cel.font = kop
        cel.fill = PatternFill("solid", fgColor="E1F1F2")
        for rij in range(2, _RIJEN + 2):
            # As words, unless it is a date or an amount: else Excel takes the 0 off a code.
            soort = kolom.soort or type(kolom.voorbeeld)
            opmaak = {date: "DD-MM-YYYY", Decimal: "#,##0.00"}.get(soort, "@")
            blad.cell(rij, plek).number_format = opmaak
        keuze = DataValidation(allow_blank=True, showInputMessage=True)
        keuze.promptTitle, keuze.prompt = kolom.naam, kolom.uitleg
        if kolom.keuzes:
            keuze.type, keuze.formula1 = "list", f'"{",".join(kolom.keuzes)}"'
            keuze.showErrorMessage = True
            keuze.error = f"Kies uit: {', '.join(kolom.keuzes)}."
        keuze.add(f"{letter}2:{letter}{_RIJEN + 1}")
        blad.add_data_validation(keuze)
    uitleg = boek.create_sheet("Uitleg")
    # An example among the rows would be taken in with them, as if it had been agreed.
    uitleg.append(("kolom", "wat je invult", "voorbeeld"))
    for kolom in kolommen:
        uitleg.append((kolom.naam, kolom.uitleg, als_tekst(kolom.voorbeeld)))
    if codes:
        uitleg.append(())
        uitleg.append(("lijst", "code", "betekenis"))
        for regel in codes:
            uitleg.append(regel)
    for koprij in (1, len(kolommen) + 3):
        for cel in uitleg[koprij]:
            cel.font = kop
    for cel in uitleg["B"]:
        cel.alignment = Alignment(wrap_text=True, vertical="top")
        cel.number_format = "@"
    for letter, breed in (("A", 24), ("B", 60), ("C", 60)):
        uitleg.column_dimensions[letter].width = breed
    stroom = io.BytesIO()
    boek.save(stroom)
    return stroom.getvalue()
