"""Excel files made in memory: what is in them comes on no disk but where the user wants it.

The library writes every sheet to the folder for temporary files, unless it has a writer already.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


def nieuw_boek() -> Workbook:
    """Give a workbook of which the rows are written one after the other."""
    boek = Workbook(write_only=True)
    boek.properties.creator = "Heenweer"
    return boek


def begin_blad(blad: Any) -> None:
    """Let the rows of a sheet be written in memory; its widths and panes come before this."""
    schrijver = _Schrijver(blad)
    blad._writer = schrijver  # noqa: SLF001 - there is no other way in
    schrijver.write_top()


def zet_tekst(cel: Cell, tekst: str) -> None:
    """Put words in a cell: never a formula, and without what XML cannot hold."""
    cel.value = ILLEGAL_CHARACTERS_RE.sub("", tekst)
    cel.data_type = "s"  # a text that begins with = would become a formula


def inhoud(boek: Workbook) -> bytes:
    """Give a workbook, all of whose sheets were begun here, as a file."""
    uit = BytesIO()
    with _Archief(uit, "w", ZIP_DEFLATED, allowZip64=True) as archief:
        ExcelWriter(boek, archief).save()
    return uit.getvalue()


class _Schrijver(WorksheetWriter):
    """Writes a sheet in memory."""

    def __init__(self, werkblad: Any) -> None:
        super().__init__(werkblad, BytesIO())

    def cleanup(self) -> None:
        """Have no file to remove."""


class _Archief(ZipFile):
    """Takes in a sheet from memory where the library hands over a file."""

    def write(self, filename: Any, arcname: Any = None, *args: Any, **kwargs: Any) -> None:
        """Add a file, or what is in memory."""
        if isinstance(filename, BytesIO):
            self.writestr(arcname, filename.getbuffer())
        else:
            super().write(filename, arcname, *args, **kwargs)
