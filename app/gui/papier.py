"""Reports on paper: saved as a PDF, or sent to a printer. Both are the same pages.

``maak`` makes the file; it runs off the GUI thread and may raise Cancelled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.gui import messages
from app.gui.bewaren import kies_bestand, schrijf_nieuw
from app.gui.context import Kantoor
from app.gui.format import aantal
from app.gui.task import Progress

Maak = Callable[[Progress], bytes]
Kies = Callable[[QWidget, str, str, str], Path | None]


@dataclass(frozen=True)
class Bestandsoort:
    """A kind of file: its suffix, what the box that asks where is called, and its filter."""

    achtervoegsel: str
    titel: str
    soorten: str


PDF = Bestandsoort(".pdf", "Opslaan als PDF", "PDF (*.pdf)")
EXCEL = Bestandsoort(".xlsx", "Opslaan als Excel", "Excel (*.xlsx)")
AGENDA = Bestandsoort(".ics", "Opslaan voor je agenda", "Agenda (*.ics)")


def sla_op(
    parent: QWidget,
    kantoor: Kantoor,
    maak: Maak,
    naam: str,
    kies: Kies = kies_bestand,
    soort: Bestandsoort = PDF,
) -> None:
    """Ask where, save there, and say so; `naam` is the name to begin with, without suffix."""
    achter = soort.achtervoegsel
    pad = kies(parent, f"{naam}{achter}", soort.titel, soort.soorten)
    if pad is None:
        return
    doel = pad if pad.suffix.lower() == achter else pad.with_name(f"{pad.name}{achter}")

    def bewaard(waar: Path) -> None:
        messages.done(kantoor.messages, f"Opgeslagen als ‘{waar}’.")

    kantoor.tasks.run(lambda voortgang: schrijf_nieuw(doel, maak(voortgang)), bewaard)


def druk_af(parent: QWidget, kantoor: Kantoor, maak: Maak, naam: str) -> None:
    """Make the pages, ask which printer, print there, and say so."""
    from app.gui import afdrukken  # brings pdfium and the printers along

    def klaar(gedaan: int) -> None:
        paginas = aantal(gedaan, "pagina", "pagina’s")
        messages.done(kantoor.messages, f"{paginas} naar de printer gestuurd.")

    def kies(gemaakt: tuple[bytes, int]) -> None:
        pdf, paginas = gemaakt
        try:
            printer = afdrukken.kies_printer(parent, naam, paginas)
        except UserError as fout:
            messages.error(kantoor.messages, fout)
            return
        if printer is not None:
            kantoor.tasks.run(lambda voortgang: afdrukken.druk_af(printer, pdf, voortgang), klaar)

    def eerst(voortgang: Progress) -> tuple[bytes, int]:
        pdf = maak(voortgang)
        return pdf, afdrukken.aantal_paginas(pdf)

    kantoor.tasks.run(eerst, kies)
