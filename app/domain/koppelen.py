"""Of which Toewijzing delivered care is."""

from __future__ import annotations

from datetime import date

from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzing, vervallen
from app.domain.zorg import Zorgregel


def koppel(regel: Zorgregel, dossier: Dossier) -> Toewijzing | None:
    """Find the Toewijzing that a line of care is of, within the Dossier of its client.

    By its number; without one, the only Toewijzing that holds on that day and has the product.
    None when there is no such Toewijzing, or more than one; see :func:`waarom_los`.
    """
    passend = kandidaten(regel, dossier)
    return passend[0] if len(passend) == 1 else None


def kandidaten(regel: Zorgregel, dossier: Dossier) -> list[Toewijzing]:
    """Give the Toewijzingen that a line of care may be of; what was taken back is none of them."""
    if regel.toewijzing_nummer is not None:
        return [
            een for een in _met_nummer(regel.toewijzing_nummer, dossier) if not _teruggenomen(een)
        ]
    return [een for een in geldig_op(regel.datum, dossier) if past(een, regel.product)]


def geldig_op(dag: date, dossier: Dossier) -> list[Toewijzing]:
    """Give the Toewijzingen that hold on a day, as they are assigned now (OP033x1)."""
    return [een for een in dossier.toewijzingen.values() if geldt_op(een, dag)]


def geldt_op(toewijzing: Toewijzing, dag: date) -> bool:
    """Whether a day lies within a Toewijzing that was not taken back."""
    if _teruggenomen(toewijzing):
        return False
    product = toewijzing.actueel
    return product.ingangsdatum <= dag and (product.einddatum is None or dag <= product.einddatum)


def past(toewijzing: Toewijzing, product: str) -> bool:
    """Whether a ProductCode, or none, may be of a Toewijzing.

    One without a code (aspecific) or without a product (generic) leaves the code open (IV075).
    """
    toegewezen = toewijzing.actueel.product
    if not product or toegewezen is None or toegewezen.code is None:
        return True
    return toegewezen.code == product


def product_van(regel: Zorgregel, toewijzing: Toewijzing) -> str:
    """ProductCode of a line: as recorded, else as assigned; empty when both leave it open."""
    toegewezen = toewijzing.actueel.product
    return regel.product or (toegewezen.code if toegewezen else None) or ""


def waarom_los(regel: Zorgregel, dossier: Dossier) -> str:
    """Say in Dutch why a line has no Toewijzing; empty when it has one."""
    passend = kandidaten(regel, dossier)
    if len(passend) == 1:
        return ""
    if passend:
        nummers = ", ".join(str(een.sleutel.nummer) for een in passend)
        if regel.toewijzing_nummer is not None:
            return f"Toewijzing {regel.toewijzing_nummer} is er bij meer dan één gemeente of wet."
        return f"Er passen {len(passend)} toewijzingen: {nummers}. Kies er een."
    if regel.toewijzing_nummer is not None:
        if _met_nummer(regel.toewijzing_nummer, dossier):
            return f"Toewijzing {regel.toewijzing_nummer} is door de gemeente verwijderd."
        return f"Toewijzing {regel.toewijzing_nummer} (301) is nog niet binnen."
    if not dossier.toewijzingen:
        return "Van deze cliënt is nog geen toewijzing (301) binnen."
    if regel.product and geldig_op(regel.datum, dossier):
        return f"Geen toewijzing van deze cliënt op deze dag is voor product {regel.product}."
    return "Op deze dag heeft deze cliënt nog geen toewijzing (301)."


def advies_los(regel: Zorgregel, dossier: Dossier) -> str:
    """Say in Dutch what to do about a line that has no Toewijzing."""
    if kandidaten(regel, dossier):
        return "Vul bij deze zorg in voor welke toewijzing zij is."
    return "Zodra de toewijzing (301) is ingelezen, stelt Heenweer deze zorg voor."


def _teruggenomen(toewijzing: Toewijzing) -> bool:
    return toewijzing.verwijderd or vervallen(toewijzing.actueel)


def _met_nummer(nummer: int, dossier: Dossier) -> list[Toewijzing]:
    return [een for een in dossier.toewijzingen.values() if een.sleutel.nummer == nummer]
