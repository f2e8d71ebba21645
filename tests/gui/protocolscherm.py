"""Building blocks of what is set of protocols: an office, and a protocol or calendar on screen."""

from __future__ import annotations

import pytest

from app.gui.instellingen.kalenderpagina import Kalenderpagina
from app.gui.instellingen.page import InstellingenPage
from app.gui.instellingen.protocolpagina import Protocolpagina
from app.gui.instellingen.termformulier import Termformulier
from app.services import protocollen
from tests.gui.bureau import Bureau

RVN = "rijk-van-nijmegen-1.17.1"
NIJMEGEN = "0268"
BRON = "contract 2026, artikel 4"


@pytest.fixture
def page(hier: Bureau) -> InstellingenPage:
    made = InstellingenPage(hier.kantoor)
    hier.toon(made, (784, 2400))
    return made


@pytest.fixture
def ons(hier: Bureau) -> str:
    return protocollen.kopieer(hier.workspace, RVN, "Onze afspraken").naam


def open_protocol(hier: Bureau, naam: str) -> Protocolpagina:
    made = Protocolpagina(hier.kantoor, naam)
    hier.toon(made, (784, 560))
    return made


def open_kalender(hier: Bureau) -> Kalenderpagina:
    made = Kalenderpagina(hier.kantoor, NIJMEGEN)
    hier.toon(made, (784, 560))
    return made


def formulier(page: Protocolpagina, soort: str) -> Termformulier:
    page.kaarten[soort].wijzig.click()
    form = page.kaarten[soort].form
    assert form is not None
    return form


def ongedaan(hier: Bureau) -> None:
    terug = hier.recorder.said[-1][2]
    assert terug is not None
    terug.act()
    hier.wacht()


def anders(hier: Bureau, naam: str) -> dict[str, frozenset[str]]:
    termen = protocollen.beeld(hier.workspace, naam).termen
    return {een.soort: een.anders for een in termen if een.anders}
