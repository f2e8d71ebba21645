"""The screen Afkeur with three refusals on it, and what the tests look at and click there."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from app.gui.afkeur.page import AfkeurPage
from app.services import verzenden
from app.standard.basis import Achternaam, VolledigeNaam
from app.standard.codec import decode
from app.standard.release import Wet
from tests.bouw import ANDER_BSN, bericht301, toegewezen
from tests.gui.open_venster import Scherm
from tests.services.afkeuringen import maak_start, meld_start
from tests.walks.conftest import afkeuring, antwoord

PRODUCT = "/Bericht/Client/StartProducten/StartProduct[1]"
BSN_DRIE = "999996770"


def pagina(scherm: Scherm) -> AfkeurPage:
    """The screen itself."""
    page = scherm.geopend.venster.page("afkeur")
    assert isinstance(page, AfkeurPage)
    return page


def rust(scherm: Scherm) -> None:
    """Wait until the list and the card show what was asked."""
    scherm.qtbot.wait(80)  # the pause after a key in the list
    scherm.rust()


def cellen(scherm: Scherm, kolom: int = 0) -> list[str]:
    """The first line of each row in a column."""
    model = pagina(scherm).table.model()
    return [model.index(rij, kolom).data().split("\n")[0] for rij in range(model.rowCount())]


def teksten(scherm: Scherm) -> str:
    """All words on the card beside the list."""
    kaart = pagina(scherm).kaart
    return "\n".join(label.text() for label in kaart.findChildren(QLabel) if label.isVisible())


def kies(scherm: Scherm, client: str) -> None:
    """Choose the row of a client."""
    pagina(scherm).table.selectRow(cellen(scherm).index(client))
    rust(scherm)


@pytest.fixture
def gevuld(scherm: Scherm) -> Scherm:
    """One refused by the gemeente, one by VECOZO, one by us."""
    scherm.importeer(
        bericht301(),
        bericht301(
            toegewezen(300202, Wet.WMO), wet=Wet.WMO, bsn=ANDER_BSN, gemeente="1945",
            identificatie="G0002", naam=_naam("Bakker"),
        ),
        bericht301(
            toegewezen(300203, einddatum=date(2026, 3, 1)), bsn=BSN_DRIE, identificatie="G0003",
            naam=_naam("Çelik"),
        ),
    )  # fmt: skip
    werk = scherm.workspace
    eerste = meld_start(werk, date(2026, 4, 2))
    scherm.importeer(antwoord(decode(eerste.inhoud), afkeuring("TR326", "9326", PRODUCT)))
    tweede = meld_start_van(scherm, 300202)
    verzenden.meld_afgekeurd(werk, tweede, "BRS13")
    scherm.geopend.changes.gewijzigd.emit()
    scherm.ga_naar("afkeur")
    rust(scherm)
    return scherm


def meld_start_van(scherm: Scherm, nummer: int) -> str:
    """Report the start of a Toewijzing; gives the identificatie of the 305."""
    gemaakt = maak_start(scherm.workspace, date(2026, 4, 2), nummer)
    verzenden.meld_ingediend(scherm.workspace, [gemaakt.identificatie])
    return gemaakt.identificatie


def _naam(achternaam: str) -> VolledigeNaam:
    return VolledigeNaam(
        geslachtsnaam=Achternaam(achternaam=achternaam), voorletters="A", naam_gebruik="1"
    )


def toon_alles(scherm: Scherm) -> None:
    """Show what is no longer open too."""
    stand = pagina(scherm).filters.stand
    stand.setCurrentIndex(1)
    stand.activated.emit(1)
    rust(scherm)
