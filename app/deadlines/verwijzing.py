"""Until when a referral is valid, where a region agreed on that."""

from __future__ import annotations

from datetime import date

from app.deadlines.protocol import Protocol
from app.deadlines.termijnen import VERWIJZING
from app.deadlines.werkdagen import Werkkalender
from app.domain.aanvraag import JEUGD_GGZ, Zorgvorm

_VORMEN = (Zorgvorm.BASIS_GGZ, Zorgvorm.SPECIALISTISCHE_GGZ)
_CATEGORIEEN = ("51", "52", JEUGD_GGZ)  # JZ020: basis-ggz, specialistische ggz, Jeugd-ggz


def geldigheid_verwijzing(
    protocol: Protocol, zorgvorm: Zorgvorm | None, categorie: str | None, aanmelding: date | None
) -> date | None:
    """Last day on which a referral for care of the Jeugdwet is valid, or None for no such day.

    Only for jeugd-ggz was such a day agreed (Rijk van Nijmegen 1.17.1, §6.3). ``categorie`` is of
    JZ020 and ``aanmelding`` the day on which the client registered with us.
    """
    term = protocol.termijnen.get(VERWIJZING)
    is_ggz = zorgvorm in _VORMEN or categorie in _CATEGORIEEN
    if term is None or aanmelding is None or not is_ggz:
        return None
    return term.vervaldatum(aanmelding, Werkkalender())
