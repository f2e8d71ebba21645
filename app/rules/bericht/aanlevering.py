"""Rules about how lines are delivered: CS058, TR101."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from app.domain.levering import EERSTE_AANLEVERING, VERWIJDEREN
from app.rules.regel import Controle, Plek, regel
from app.standard.codelijsten import codelijst
from app.standard.declaratie import DeclaratieClient, Prestatie
from app.standard.element import Berichtklasse
from app.standard.regie import StartProduct, StopProduct
from app.standard.toewijzing import Contact, Relatie, ToegewezenProduct
from app.standard.verzoek import (
    AangevraagdProduct,
    NieuwProduct,
    OngewijzigdProduct,
    TeWijzigenProduct,
)


@regel("CS058")
def cs058(c: Controle) -> Iterator[Plek]:
    """CS058: a start or stop is reported (1) or withdrawn (3), and nothing else."""
    regels: list[tuple[str, StartProduct | StopProduct]] = [
        *c.objecten(StartProduct),
        *c.objecten(StopProduct),
    ]
    for pad, product in regels:
        status = product.status_aanlevering
        if status not in (EERSTE_AANLEVERING, VERWIJDEREN):
            yield Plek(
                f"{pad}/StatusAanlevering",
                status,
                "Een start of stop kun je melden (1) of intrekken (3). "
                f"Hier staat ‘{codelijst('COD467').label(status)}’ ({status}).",
                "Wil je iets verbeteren, trek de melding dan in en meld opnieuw.",
            )


@dataclass(frozen=True, slots=True)
class _Sleutel:
    """The logical key of a class, what the class is called, and what of it may be shown."""

    van: Callable[[Any], object]
    wat: str
    toon: Callable[[Any], str] = lambda _object: ""


# The key elements of the classes that can repeat. The others have a key as well, but stand in
# a message once.
_SLEUTELS: dict[type[Any], _Sleutel] = {
    Contact: _Sleutel(lambda o: o.soort, "een adres van deze soort", lambda o: str(o.soort)),
    Relatie: _Sleutel(lambda o: o.nummer, "deze relatie"),
    ToegewezenProduct: _Sleutel(
        lambda o: o.toewijzing_nummer, "deze toewijzing", lambda o: str(o.toewijzing_nummer)
    ),
    StartProduct: _Sleutel(
        lambda o: (o.toewijzing_nummer, o.product, o.begindatum),
        "deze start",
        lambda o: str(o.begindatum),
    ),
    StopProduct: _Sleutel(
        lambda o: (o.toewijzing_nummer, o.product, o.begindatum, o.reden_beeindiging, o.einddatum),
        "deze stop",
        lambda o: str(o.einddatum),
    ),
    AangevraagdProduct: _Sleutel(
        lambda o: o.referentie_aanbieder, "deze aanvraag", lambda o: str(o.referentie_aanbieder)
    ),
    OngewijzigdProduct: _Sleutel(
        lambda o: o.toewijzing_nummer, "deze toewijzing", lambda o: str(o.toewijzing_nummer)
    ),
    TeWijzigenProduct: _Sleutel(
        lambda o: o.toewijzing_nummer, "deze toewijzing", lambda o: str(o.toewijzing_nummer)
    ),
    NieuwProduct: _Sleutel(
        lambda o: (o.product, o.gewenste_ingangsdatum),
        "dit product met dezelfde ingangsdatum",
        lambda o: str(o.gewenste_ingangsdatum),
    ),
    DeclaratieClient: _Sleutel(lambda o: o.bsn, "deze cliënt"),
    Prestatie: _Sleutel(
        lambda o: o.product_referentie,
        "deze prestatie",
        lambda o: str(o.product_referentie.referentie_nummer),
    ),
}


@regel("TR101")
def tr101(c: Controle) -> Iterator[Plek]:
    """TR101: no two lines of a message have the same logical key.

    The key counts together with the keys of the classes around it. Comparing lines within one
    parent gives the same verdict: two lines can only be equal across parents when those parents
    are equal themselves. A withdrawal counts too: withdrawing a start or stop and reporting one
    with the same key takes two messages (IV008).
    """
    gezien: dict[object, object] = {}
    for pad, regel_ in c.objecten(Berichtklasse):
        sleutel = _SLEUTELS.get(type(regel_))
        if sleutel is None:
            continue
        plaats = (pad.rpartition("/")[0], type(regel_), sleutel.van(regel_))
        if plaats not in gezien:
            gezien[plaats] = regel_
        else:
            yield Plek(
                pad,
                sleutel.toon(regel_),
                f"In dit bericht staat {sleutel.wat} al eerder.",
                _advies_dubbel(c, gezien[plaats], regel_),
            )


def _advies_dubbel(c: Controle, eerste: object, tweede: object) -> str:
    statussen = {getattr(deel, "status_aanlevering", None) for deel in (eerste, tweede)}
    if statussen == {EERSTE_AANLEVERING, VERWIJDEREN}:
        return "Stuur eerst de intrekking, en daarna de nieuwe melding in een eigen bericht."
    return c.advies(
        "het bericht opnieuw te sturen zonder dubbele regels", "Laat een van de twee weg."
    )
