"""Building blocks of a 317: what the client has, and what is asked to change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.domain.dossier import Dossier
from app.standard.basis import Omvang, Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from app.standard.verzoek import NieuwProduct, OngewijzigdProduct, TeWijzigenProduct
from tests.bouw import AGB, PRODUCTEN
from tests.rules.bouw import geldig, met
from tests.rules.bron import neem_op

HEEL_2026 = {"ingangsdatum": date(2026, 1, 1), "einddatum": date(2026, 12, 31)}
MEI_20 = date(2026, 5, 20)  # the Dagtekening
JUNI_1 = date(2026, 6, 1)
DEC_31 = date(2026, 12, 31)


def omvang(volume: int, frequentie: str = "2", eenheid: str = "04") -> Omvang:
    """An Omvang, per week in hours unless told."""
    return Omvang(volume=volume, eenheid=eenheid, frequentie=frequentie)


def product(wet: Wet, code: str | None) -> Product:
    """A product of the category of the tests."""
    return Product(categorie=PRODUCTEN[wet].categorie, code=code)


def heeft(wet: Wet, *producten: ToegewezenProduct, agb: str = AGB) -> Dossier:
    """The client with these Toewijzingen."""
    dossier = Dossier()
    neem_op(dossier, *producten, wet=wet, agb=agb)
    return dossier


def vraag(
    wet: Wet,
    *producten: TeWijzigenProduct | NieuwProduct,
    ongewijzigd: Sequence[int] = (),
    dagtekening: date = MEI_20,
) -> Any:
    """A 317 for these changes."""
    bericht = geldig(Berichtsoort.VERZOEK_WIJZIGING, wet)
    bericht = met(bericht, "header/bericht_identificatie/dagtekening", dagtekening)
    delen: dict[str, tuple[Any, ...]] = {
        "ongewijzigde_producten": tuple(
            OngewijzigdProduct(toewijzing_nummer=n) for n in ongewijzigd
        ),
        "te_wijzigen_producten": tuple(p for p in producten if isinstance(p, TeWijzigenProduct)),
        "nieuwe_producten": tuple(p for p in producten if isinstance(p, NieuwProduct)),
    }
    for naam, deel in delen.items():
        bericht = met(bericht, f"client/verzoek/{naam}", deel)
    return bericht


def wijzig(
    nummer: int, vanaf: date, tot: date | None, wat: Omvang | int | None
) -> TeWijzigenProduct:
    """What is asked of a Toewijzing: another Omvang, or a Budget in eurocent."""
    return TeWijzigenProduct(
        toewijzing_nummer=nummer,
        gewenste_ingangsdatum=vanaf,
        einddatum=tot,
        omvang=wat if isinstance(wat, Omvang) else None,
        budget=wat if isinstance(wat, int) else None,
    )


def nieuw(wet: Wet, code: str, vanaf: date, tot: date, wat: Omvang) -> NieuwProduct:
    """A product that is asked for beside what there is."""
    return NieuwProduct(
        product=product(wet, code), gewenste_ingangsdatum=vanaf, einddatum=tot, omvang=wat
    )
