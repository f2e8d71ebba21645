"""How what is due of declaring reads in a row of Vandaag, and where its button leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from app.deadlines.termijnen import (
    AGB_EINDE,
    BETALING,
    CORRECTIE_AFGEKEURD,
    CORRECTIE_TOEGEKEND,
    JAAREINDE,
    Actie,
    Termijn,
    Urgentie,
)
from app.domain.openstaand import (
    AntwoordOpen,
    BetalingOpen,
    CorrectieOpen,
    DeclaratieOpen,
    Feit,
    RegelsAfgekeurd,
    Waarom,
)
from app.gui.context import TAB_AFGEKEURD, TAB_DECLARATIES, TAB_VOORSTEL
from app.gui.format import aantal
from app.standard.leesbaar import bedrag, maand_voluit

SOORTEN = MappingProxyType(
    {
        BETALING: "Betaling",
        CORRECTIE_AFGEKEURD: "Afgekeurde regels",
        CORRECTIE_TOEGEKEND: "Correctie",
        JAAREINDE: "Jaarafsluiting",
        AGB_EINDE: "Beëindigde AGB-code",
    }
)
# Where the buttons lead; what else is done of a declaration has a page of its own.
TABS = MappingProxyType(
    {
        Actie.DECLAREER: TAB_VOORSTEL,
        Actie.BEKIJK_REGELS: TAB_AFGEKEURD,
        Actie.BEKIJK_DECLARATIE: TAB_DECLARATIES,
    }
)


def titel(t: Termijn) -> str | None:
    """Give the title of a row, or None for what is not about declaring itself."""
    match t.feit:
        case DeclaratieOpen(status=None, waarom=Waarom.MAAND, tot=tot):
            return f"Declareren {maand_voluit(tot).partition(' ')[0]} ({t.soort})"
        case DeclaratieOpen(waarom=Waarom.JAAR, tot=tot):
            return f"Zorg van {tot.year} declareren"
        case DeclaratieOpen(waarom=Waarom.AGB):
            return "Declareren oude AGB"
        case BetalingOpen():
            return "Betaling ontbreekt" if t.status is Urgentie.TE_LAAT else "Betaling verwacht"
        case RegelsAfgekeurd():
            return "Afgekeurde regels verbeteren"
        case CorrectieOpen():
            return "Toegekende regels corrigeren"
    return None


def groepstitel(groep: Sequence[Termijn]) -> str | None:
    """Give the title of a folded row: of several months none is named."""
    feit = groep[0].feit
    if isinstance(feit, DeclaratieOpen) and feit.status is None and feit.waarom is Waarom.MAAND:
        return f"Declareren ({groep[0].soort})"
    return titel(groep[0])


def kindtitel(t: Termijn) -> str | None:
    """Tell apart what stands in one folded row."""
    nummer = declaratie_nummer(t.feit)
    return f"Declaratie {nummer}" if nummer else titel(t)


def hoeveel(groep: Sequence[Termijn]) -> str:
    """Say how much a row stands for; empty for what is not about declaring itself."""
    feiten = [t.feit for t in groep]
    match feiten[0]:
        case DeclaratieOpen(status=None, waarom=Waarom.MAAND) if len(groep) > 1:
            return aantal(len(groep), "maand", "maanden")
        case DeclaratieOpen(status=None):
            clienten = sum(f.clienten for f in feiten if isinstance(f, DeclaratieOpen))
            return aantal(clienten, "cliënt", "cliënten") if len(groep) == 1 else ""
        case BetalingOpen():
            return bedrag(sum(f.bedrag for f in feiten if isinstance(f, BetalingOpen)))
        case RegelsAfgekeurd() | CorrectieOpen():
            regels = sum(f.regels for f in feiten if isinstance(f, RegelsAfgekeurd | CorrectieOpen))
            return aantal(regels, "regel", "regels")
        case AntwoordOpen() if declaratie_nummer(feiten[0]):
            if len(groep) > 1:
                return aantal(len(groep), "declaratie", "declaraties")
            return f"Declaratie {declaratie_nummer(feiten[0])}"
    return ""


def declaratie_nummer(feit: Feit) -> str:
    """DeclaratieNummer of what a fact is about; empty when it is about no declaration."""
    if isinstance(feit, AntwoordOpen | BetalingOpen | RegelsAfgekeurd | CorrectieOpen):
        return feit.declaratie_nummer
    return ""


def eigen_id(t: Termijn) -> str | None:
    """Give the id of the row of care that is in no message yet, or None for anything else."""
    feit = t.feit
    if isinstance(feit, DeclaratieOpen) and feit.bericht_id is None:
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
