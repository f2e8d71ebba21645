"""Draws the referrals of a client, the form for one, its scan, and the text for the gemeente."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QColor, QImage, QPainter

from app.domain.verwijzing import Verwijzing
from app.gui.application import Application
from app.gui.clienten.page import ClientenPage
from app.gui.verwijzing.page import Verwijzingpagina
from app.gui.verwijzing.vak import Verwijzingenvak
from app.reports.papier import Alinea, Briefhoofd, maak_pdf
from app.services import verwijzingen
from app.services.workspace import Workspace
from tests.screenshots.kijker import Kijker

_LANG = "Huisartsenpraktijk Van der Weijden-Schouten en Broekhuizen te Oosterbeek"[:64]


def _brief(map_: Path) -> Path:
    regels = [
        Alinea(f"{nr}. Hierbij verwijs ik deze jeugdige naar specialistische ggz.")
        for nr in range(1, 60)
    ]
    pad = map_ / "verwijsbrief.pdf"
    pad.write_bytes(
        maak_pdf(Briefhoofd("Verwijzing", "Huisartsenpraktijk", "12 maart 2026"), regels)
    )
    return pad


def _foto(map_: Path) -> Path:
    beeld = QImage(900, 1200, QImage.Format.Format_RGB32)
    beeld.fill(QColor("#f4f1e8"))
    painter = QPainter(beeld)
    for regel in range(20):
        painter.fillRect(90, 120 + 48 * regel, 720 - 31 * (regel % 5), 10, QColor("#555"))
    painter.end()
    pad = map_ / "foto van de verwijzing die de ouders meenamen naar het eerste gesprek.jpg"
    beeld.save(str(pad))
    return pad


def _vul(workspace: Workspace, client_id: int, map_: Path) -> None:
    """Keep three: one that is valid, one that nears its end, one long ago."""
    for een, paden in (
        (
            Verwijzing(
                type="02", zorgverlener_code="01234567", datum=date(2026, 3, 12),
                aanmelding=date(2026, 3, 20), eerste_contact=date(2026, 4, 1),
                geldig_tot=date(2026, 12, 20), client_id=client_id,
            ),
            [_brief(map_), _foto(map_)],
        ),
        (
            Verwijzing(
                type="04", naam=_LANG, datum=date(2025, 8, 4), geldig_tot=date(2026, 5, 4),
                opmerking="Beschikking volgt nog; de jeugdbeschermer belt terug.",
                client_id=client_id,
            ),
            [],
        ),
        (
            Verwijzing(
                type="05", naam="Dr. A. Visser", datum=date(2024, 5, 6),
                geldig_tot=date(2025, 2, 6), client_id=client_id,
            ),
            [],
        ),
    ):  # fmt: skip
        bewaard = verwijzingen.bewaar(workspace, een)
        for pad in paden:
            verwijzingen.voeg_bijlage_toe(workspace, bewaard.bewaard_id, pad)


def _vak(page: ClientenPage) -> Verwijzingenvak:
    vak = page.dossier.findChild(Verwijzingenvak)
    assert isinstance(vak, Verwijzingenvak)
    return vak


def _toon_vak(kijker: Kijker, page: ClientenPage) -> Verwijzingenvak:
    kijker.venster.open_screen("clienten")
    kijker.rust()
    vak = _vak(page)
    page.dossier.verticalScrollBar().setValue(vak.y() - 8)
    return vak


def teken_verwijzingen(app: Application, map_: Path, modus: str) -> None:
    kijker = Kijker(app, map_, modus, "verwijzing")
    kijker.geopend.kantoor.open_client(1)
    kijker.rust()
    page = kijker.venster.page("clienten")
    assert isinstance(page, ClientenPage)
    _toon_vak(kijker, page)
    kijker.teken("leeg")
    workspace = kijker.geopend.kantoor.workspace
    with TemporaryDirectory() as naam:
        werk = Path(naam)
        _vul(workspace, 1, werk)
        kijker.geopend.kantoor.changes.gewijzigd.emit()
        kijker.rust()
        vak = _toon_vak(kijker, page)
        kijker.teken("kaarten")
        vak.toevoegen.click()
        kijker.teken("toevoegen")
        formulier(kijker, werk)
        _toon_vak(kijker, page).kaarten[0].wijzig.click()
        kijker.teken("wijzigen")
        kijker.venster.help.toggle()
        kijker.teken("hulp")
        kijker.venster.help.toggle()
        for nr, soort in enumerate(("pdf", "foto")):
            _toon_vak(kijker, page).kaarten[0].scans[nr].bekijk.click()
            kijker.teken(f"scan-{soort}")
            kijker.venster.close_over()
        _toon_vak(kijker, page).kaarten[0].mail.click()
        kijker.teken("mail")
        kijker.venster.close_over()
        _toon_vak(kijker, page).kaarten[1].verwijder.click()
        kijker.teken("verwijderd")
    kijker.sluit()


def formulier(kijker: Kijker, werk: Path) -> None:
    over = kijker.venster.over
    assert isinstance(over, Verwijzingpagina)
    over.bewaar.click()
    kijker.teken("niets-ingevuld")
    over.type.set_value("02")
    over.agb.setText("0123")
    over.naam.setText(_LANG)
    over.datum.set_value(date(2026, 4, 2))
    over.aanmelding.set_value(date(2026, 3, 30))
    over.eerste_contact.set_value(date(2026, 4, 1))
    over.geldig_tot.set_value(date(2026, 1, 1))
    fout = werk / "verslag van het gesprek.docx"
    fout.write_bytes(b"PK\x03\x04")
    over.take_files([_brief(werk), _foto(werk), fout])
    over.bewaar.click()
    kijker.teken("fouten")
    over.gebied.verticalScrollBar().setValue(9_999)
    kijker.teken("fouten-onder")
    kijker.venster.close_over()
