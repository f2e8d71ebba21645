"""How what is due of declaring reads in a row of Vandaag, and where its button leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from app.deadlines.termijnen import Actie, Termijn
from app.domain.openstaand import AgbWisselOpen, DeclaratieOpen, Waarom
from app.gui.context import TAB_AFGEKEURD, TAB_DECLARATIES, TAB_VOORSTEL
from app.services.taakwoorden import declaratie_nummer, eigen_titel

# Where the buttons lead; what else is done of a declaration has a page of its own.
TABS = MappingProxyType(
    {
        Actie.DECLAREER: TAB_VOORSTEL,
        Actie.BEKIJK_REGELS: TAB_AFGEKEURD,
        Actie.BEKIJK_DECLARATIE: TAB_DECLARATIES,
    }
)


def groepstitel(groep: Sequence[Termijn]) -> str | None:
    """Give the title of a folded row: of several months none is named."""
    feit = groep[0].feit
    if isinstance(feit, DeclaratieOpen) and feit.status is None and feit.waarom is Waarom.MAAND:
        return f"Declareren ({groep[0].soort})"
    return eigen_titel(groep[0])


def kindtitel(t: Termijn) -> str | None:
    """Tell apart what stands in one folded row."""
    nummer = declaratie_nummer(t.feit)
    return f"Declaratie {nummer}" if nummer else None


def eigen_id(t: Termijn) -> str | None:
    """Give the id of the row of what is about an AGB code of ours and in no message, or None."""
    match t.feit:
        case AgbWisselOpen() | DeclaratieOpen(bericht_id=None) as feit:
            return f"{t.soort}/{feit.wet}/{feit.gemeente}/{feit.aanbieder}/{feit.tot}"
    return None


def waar(groep: Sequence[Termijn]) -> Mapping[str, Any]:
    """What to show there: the declaration, or the month that is most urgent."""
    eerste = groep[0]
    plek: dict[str, Any] = {"wet": eerste.wet, "gemeente": eerste.gemeente}
    if isinstance(eerste.feit, DeclaratieOpen):
        # A proposal brings earlier months along, so of a year its last one is shown.
        plek["maand"] = eerste.feit.tot.replace(day=1)
    elif len(groep) == 1:
        plek["bericht_id"] = eerste.bericht_id
    return plek
