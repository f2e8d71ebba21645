"""What the tests of a stop in the window do again and again, and what they look at."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from app.domain.verzending import Status
from app.forms.stop_controle import Stopantwoord
from app.gui.widgets.status import StatusChip
from app.services import melden, starten, stoppen, verzenden
from app.standard.basis import Product
from app.standard.codec import decode
from app.standard.regie import Stopbericht, StopProduct
from tests.bouw import bericht301
from tests.gui.bureau import teksten
from tests.gui.open_venster import Scherm, laatste
from tests.walks.conftest import antwoord

STOP_PRODUCT = "/Bericht/Client/StopProducten/StopProduct[1]"
APRIL_2, APRIL_8, APRIL_9 = date(2026, 4, 2), date(2026, 4, 8), date(2026, 4, 9)
ANDER_PRODUCT = Product(categorie="45", code="45A48")


def lopende_hulp(scherm: Scherm, *producten: Any, tot: Status = Status.INGEDIEND) -> None:
    """Take in a 301 and report the start of all that is in it."""
    scherm.importeer(bericht301(*producten))
    for nummer in range(1, 1 + max(1, len(producten))):
        form = starten.formulier(scherm.workspace, nummer)
        gezet = melden.zet_klaar(scherm.workspace, form, APRIL_2).verzending
        assert gezet is not None
        if tot is Status.INGEDIEND:
            verzenden.meld_ingediend(scherm.workspace, [gezet.identificatie])
            scherm.importeer(antwoord(decode(gezet.inhoud)))


def vraag(scherm: Scherm, naam: str) -> Any:
    """The question with this name in the form of a stop."""
    return scherm.stop.vragen[naam]


def client(scherm: Scherm, knop: str) -> None:
    """Click a button in the dossier of the client."""
    scherm.geopend.kantoor.open_client(1)
    scherm.rust()
    scherm.klik(scherm.knop(knop))


def dossier(scherm: Scherm) -> str:
    """All words in the dossier of the client."""
    scherm.geopend.kantoor.open_client(1)
    scherm.rust()
    return teksten(scherm.geopend.venster.page("clienten"))


def standen(scherm: Scherm) -> list[str]:
    """What the chips in the dossier of the client say."""
    scherm.geopend.kantoor.open_client(1)
    scherm.rust()
    chips = scherm.geopend.venster.page("clienten").findChildren(StatusChip)
    return [chip.accessibleName() for chip in chips if chip.isVisible()]


def vul_stop(scherm: Scherm, dag: str, reden: str) -> None:
    """Fill in the form of a stop: the last day and the reason."""
    scherm.vul_datum(dag)
    scherm.kies(reden)


def dien_in(scherm: Scherm, export: Path, naam: str = "JW307") -> Path:
    """Hand in what is ready and give the message of this name that was exported."""
    scherm.dien_in()
    return laatste(export, naam)


def producten(pad: Path) -> list[StopProduct]:
    """The StopProducten in an exported 307."""
    bericht = decode(pad.read_bytes())
    assert isinstance(bericht, Stopbericht)
    assert bericht.client is not None
    return list(bericht.client.stop_producten)


def gestopt(scherm: Scherm, tot: Status = Status.INGEDIEND) -> None:
    """Report a stop on 8 April, until its message has this status."""
    form = stoppen.formulier(scherm.workspace, 1)
    gezet = melden.zet_klaar(scherm.workspace, form, Stopantwoord(APRIL_8, "31")).verzending
    assert gezet is not None
    if tot is Status.INGEDIEND:
        verzenden.meld_ingediend(scherm.workspace, [gezet.identificatie])
