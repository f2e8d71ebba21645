"""The screen Controleer een bestand with files on it, good and bad, and what it lists of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.gui.controleren.page import ControlerenPage
from app.standard.codec import encode
from tests.bouw import bericht301
from tests.gui.bureau import Bureau

GOED = encode(bericht301())
BSN = encode(bericht301(bsn="999900007"))
SCHEMA = GOED.replace(b"<jw301:Geslacht>1<", b"<jw301:Geslacht>9<").replace(
    b"2026-07-14", b"14-07-2026"
)


def schrijf(hier: Bureau, **inhouden: bytes) -> list[Path]:
    paden = []
    for naam, inhoud in inhouden.items():
        paden.append(hier.map / f"{naam}.xml")
        paden[-1].write_bytes(inhoud)
    return paden


def open_page(hier: Bureau, doel: Path | None = None, **inhouden: bytes) -> ControlerenPage:
    def kies(_parent: QWidget, _naam: str, _titel: str, _soorten: str) -> Path | None:
        return doel

    page = ControlerenPage(hier.kantoor, kies)
    hier.toon(page, (952, 620))
    page.take_files(schrijf(hier, **inhouden))
    wacht_lang(hier)
    return page


def wacht_lang(hier: Bureau) -> None:
    """Wait for the check, and then for the file that is shown of it."""
    hier.wacht()
    hier.wacht()


def rijen(page: ControlerenPage) -> list[tuple[str, str]]:
    model = page.table.model()
    return [(model.index(r, 0).data(), model.index(r, 1).data()) for r in range(model.rowCount())]
