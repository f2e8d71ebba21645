"""How months, volumes and statuses of declarations read on screen."""

from __future__ import annotations

from datetime import date

from app.domain.declaratie import is_credit, met_teken
from app.domain.toewijzing import volume_tekst
from app.domain.verzending import Status as Verzendstatus
from app.domain.voorstelregel import Regelsleutel
from app.gui.format import Status, StatusText, datum
from app.gui.regelstand import DEELS_TOEGEKEND
from app.standard.codelijsten import codelijst
from app.standard.declaratie import Prestatie
from app.standard.release import PRODUCT_CATEGORIE, Wet
from app.store.declaratieregels import Declaratierij, Regelrij

GEWEIGERD = frozenset({Verzendstatus.AFGEKEURD, Verzendstatus.AFGEKEURD_VECOZO})


def dag(wanneer: date) -> str:
    """Give a date without its weekday: ``9 apr 2026``."""
    return datum(wanneer).partition(" ")[2]


def stand(rij: Declaratierij) -> StatusText:
    """Give where a declaration is; what does not add up goes before everything."""
    if not rij.klopt:
        return StatusText(Status.REFUSED, "Klopt niet")
    if rij.status in GEWEIGERD or rij.regels == rij.afgekeurde_regels:
        return StatusText(Status.REFUSED, "Afgekeurd")
    if rij.status is Verzendstatus.INGEDIEND:
        return StatusText(Status.SOON, "Ingediend")
    if rij.status.onderweg:
        return StatusText(Status.TODAY, rij.status.label)
    if rij.toegekend and rij.te_ontvangen == 0:
        return StatusText(Status.DONE, "Betaald")
    if rij.afgekeurde_regels:
        return DEELS_TOEGEKEND
    return StatusText(Status.DONE, "Toegekend")


def product(wet: Wet, categorie: str, code: str) -> str:
    """Give what a product is called, its code first: that is what is left in a narrow column."""
    return f"{code} {codelijst(PRODUCT_CATEGORIE.voor(wet)).label(categorie)}"


def product_van(rij: Regelrij) -> str:
    """Give the product of a declared line."""
    prestatie = rij.regel.prestatie
    return product(rij.regel.wet, prestatie.product_categorie, prestatie.product_code)


def sleutel(rij: Regelrij) -> Regelsleutel:
    """Give what a declared line declares."""
    prestatie = rij.regel.prestatie
    maand_ = prestatie.product_periode.begindatum.replace(day=1)
    return Regelsleutel(
        rij.toewijzing_id, prestatie.product_categorie, prestatie.product_code, maand_
    )


def volume(prestatie: Prestatie) -> str:
    """Give the volume of a line, with a minus when it is taken back."""
    teken = "-" if is_credit(prestatie) else ""
    return teken + volume_tekst(prestatie.geleverd_volume, prestatie.eenheid)


def eurocent(prestatie: Prestatie) -> int:
    """Give what a line adds to its declaration."""
    waarde = prestatie.ingediend_bedrag
    return met_teken(waarde.bedrag, waarde.debet_credit)
