"""Building blocks of declarations: lines before and now, on Toewijzing 300201. Test BSNs only."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.declaratie import GedeclareerdePrestatie, Prestatiestatus, totaal_bedrag
from app.domain.dossier import Dossier
from app.rules.finding import Finding
from app.standard.basis import BedragMetDC, GeslotenPeriode, ProductReferentie
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import Declaratiebericht, DeclaratieClient, Prestatie
from app.standard.release import Wet
from tests.bouw import AGB, BSN, NIJMEGEN, toegewezen
from tests.rules.bouw import bron_bij, geldig, prestatie, vind
from tests.rules.bron import Proefbron, neem_op

TOEGEKEND, INGEDIEND, AFGEKEURD = (
    Prestatiestatus.TOEGEKEND,
    Prestatiestatus.INGEDIEND,
    Prestatiestatus.AFGEKEURD,
)
REGEL = "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]"


def maand(jaar: int, nummer: int) -> GeslotenPeriode:
    """A whole calendar month."""
    return GeslotenPeriode(
        begindatum=date(jaar, nummer, 1),
        einddatum=date(jaar, nummer, monthrange(jaar, nummer)[1]),
    )


APRIL, MEI, JUNI = maand(2026, 4), maand(2026, 5), maand(2026, 6)


def regel(
    referentie: str = "P1",
    volume: int = 8,
    eenheid: str = "04",
    tarief: int = 6000,
    wet: Wet = Wet.JW,
    **anders: Any,
) -> Prestatie:
    """A debet line on Toewijzing 300201 over April, with the amount that belongs to it."""
    bedrag = anders.pop("bedrag", volume if eenheid == "83" else volume * tarief)
    velden: dict[str, Any] = {
        "geleverd_volume": volume,
        "eenheid": eenheid,
        "product_tarief": None if eenheid == "83" else tarief,
        "ingediend_bedrag": BedragMetDC(bedrag=bedrag, debet_credit="D"),
    }
    return prestatie(wet, referentie, **velden | anders)


def credit(van: Prestatie, referentie: str = "C1", **anders: Any) -> Prestatie:
    """The line that takes another one back (IV091)."""
    return replace(
        van,
        product_referentie=ProductReferentie(
            referentie_nummer=referentie,
            vorig_referentie_nummer=van.product_referentie.referentie_nummer,
        ),
        ingediend_bedrag=replace(van.ingediend_bedrag, debet_credit="C"),
        **anders,
    )


def gedeclareerd(
    *prestaties: Prestatie, wet: Wet = Wet.JW, status: Prestatiestatus = TOEGEKEND
) -> list[GedeclareerdePrestatie]:
    """Lines that went out before, and what became of them."""
    return [
        GedeclareerdePrestatie(
            wet=wet, gemeente=NIJMEGEN, aanbieder=AGB, prestatie=een, status=status
        )
        for een in prestaties
    ]


def declaratie(*prestaties: Prestatie, wet: Wet = Wet.JW, **anders: Any) -> Declaratiebericht:
    """A 323 with these lines of one client."""
    bericht = geldig(Berichtsoort.DECLARATIE, wet)
    assert isinstance(bericht, Declaratiebericht)
    velden: dict[str, Any] = {
        "clienten": (DeclaratieClient(bsn=BSN, prestaties=prestaties),),
        "totaal_ingediend_bedrag": totaal_bedrag(prestaties),
    }
    return replace(bericht, declaratie=replace(bericht.declaratie, **velden | anders))


def administratie(
    *eerder: GedeclareerdePrestatie, wet: Wet = Wet.JW, contract: bool = True, **van_product: Any
) -> Proefbron:
    """What is known: Toewijzing 300201, perhaps with other properties, and earlier lines."""
    bron = bron_bij(Berichtsoort.DECLARATIE, wet)
    dossier = Dossier()
    neem_op(dossier, toegewezen(wet=wet, **van_product), wet=wet)
    dossier.prestaties = list(eerder)
    bron.dossiers = {**bron.dossiers, BSN: dossier}
    return bron if contract else replace(bron, contracten=())


def gevonden(nummer: str, bron: Proefbron, *prestaties: Prestatie, **anders: Any) -> list[Finding]:
    """What one rule finds in a declaration of these lines."""
    return vind(nummer, declaratie(*prestaties, **anders), bron=bron)


def paden(findings: Sequence[Finding]) -> list[str]:
    """Where findings are, from the first client on."""
    stam = REGEL.rpartition("[")[0]
    return [finding.pad.removeprefix(stam) for finding in findings]
