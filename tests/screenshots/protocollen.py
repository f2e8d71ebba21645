"""Draws Instellingen with protocols of the user and a declaration calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QScrollArea, QWidget

from app.gui.instellingen.kalenderimport import importsoort
from app.gui.instellingen.kalenderpagina import Kalenderpagina
from app.gui.instellingen.page import InstellingenPage
from app.gui.instellingen.protocolpagina import Protocolpagina
from app.gui.tabelimport.page import Tabelimportpagina
from app.services import declaratiekalender, instellen, protocollen
from tests.screenshots.kijker import Kijker

_RVN = "rijk-van-nijmegen-1.17.1"
_BRON = "Contract Jeugdhulp 2026, artikel 4.2"


def _rol(kijker: Kijker, page: QWidget, naar: QWidget) -> None:
    """Scroll until a part is at the top."""
    kijker.rust()
    scroll = page.findChildren(QScrollArea)[0]
    blad = scroll.widget()
    assert blad is not None  # it scrolls something
    scroll.verticalScrollBar().setValue(naar.mapTo(blad, naar.rect().topLeft()).y() - 16)


def beheer(kijker: Kijker) -> None:
    workspace = kijker.geopend.kantoor.workspace
    ons = protocollen.kopieer(workspace, _RVN, "Onze afspraken 2026").naam
    protocollen.zet_termijn(workspace, ons, "305", {"lengte": "10", "bron": _BRON})
    protocollen.zet_termijn(
        workspace, ons, "302", {"let_op": "Bel bij spoed ook het wijkteam: 024 - 123 45 67."}
    )
    instellen.zet_protocol(workspace, "0268", ons)
    dagen = {date(2026, maand, 1): date(2026, maand + 1, 10) for maand in range(1, 9)}
    declaratiekalender.zet_jaar(workspace, "0268", 2026, dagen)
    kijker.venster.open_screen("instellingen")
    page = kijker.venster.page("instellingen")
    assert isinstance(page, InstellingenPage)
    page.appear()
    _rol(kijker, page, page.gemeenten)
    kijker.teken("instellingen-gemeenten")
    _rol(kijker, page, page.protocollen)
    kijker.teken("instellingen-protocollen")
    kantoor = kijker.geopend.kantoor
    over = Protocolpagina(kantoor, ons)
    kantoor.open_over(over)
    kijker.teken("protocol-eigen")
    _rol(kijker, over, over.kaarten["302"])
    kijker.teken("protocol-eigen-termijnen")
    over.kaarten["305"].open()
    _rol(kijker, over, over.kaarten["305"])
    form = over.kaarten["305"].form
    assert form is not None
    form.lengte.setText("0")
    form.bewaar.click()
    kijker.teken("protocol-termijn-wijzigen")
    over.kaarten["305"].sluit()
    over.alleen_anders.setChecked(True)
    _rol(kijker, over, over.alleen_anders)
    kijker.teken("protocol-alleen-anders")
    kantoor.open_over(Protocolpagina(kantoor, "landelijk-3.2"))
    kijker.teken("protocol-landelijk")
    landelijk = protocollen.kopieer(workspace, "landelijk-3.2", "Twente").naam
    over = Protocolpagina(kantoor, landelijk)
    kantoor.open_over(over)
    _rol(kijker, over, over.erbij_kop)
    kijker.teken("protocol-erbij")
    kalender = Kalenderpagina(kantoor, "0268")
    kantoor.open_over(kalender)
    kijker.teken("declaratiekalender")
    kalender.dagen[9].setText("30-9")
    kalender.bewaar.click()
    kijker.teken("declaratiekalender-fout")
    _importeer(kijker)
    kijker.venster.close_over()


def _importeer(kijker: Kijker) -> None:
    kantoor = kijker.geopend.kantoor
    pad = kantoor.workspace.map / "kalender.csv"
    pad.write_text(
        "Declaratieperiode;Uiterste indiendatum\nseptember 2026;12-10-2026\n"
        "oktober 2026;volgt nog\nnovember 2026;10-12-2026\naugustus 2026;10-09-2026\n",
        encoding="utf-8",
    )
    page = Tabelimportpagina(kantoor, importsoort("0268"))
    kantoor.open_over(page)
    kijker.teken("declaratiekalender-importeren-leeg")
    page.take_files([pad])
    kijker.teken("declaratiekalender-importeren")
