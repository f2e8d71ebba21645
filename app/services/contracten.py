"""What was agreed with gemeenten: products, tariffs and from when until when they count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise

from app.domain.contract import Contractproduct
from app.errors import FieldError, UserError
from app.services.tarieven import heeft_tarief
from app.services.workspace import Workspace
from app.standard.codelijsten import bestaat_gemeente, codelijst
from app.standard.leesbaar import datum_voluit
from app.standard.release import PRODUCT_CATEGORIE, Wet
from app.store.unit_of_work import UnitOfWork

LANGSTE_CODE = 5  # LDT_ProductCode
HOOGSTE_TARIEF = 99_999_999  # LDT_Bedrag, eurocent
_DAG = timedelta(days=1)
Reeks = tuple[Wet, str, str, str | None, str]


@dataclass(frozen=True, slots=True)
class Bewaard:
    """What was kept, and the earlier agreements that end because of it."""

    product: Contractproduct
    afgesloten: Sequence[Contractproduct]


def lijst(workspace: Workspace) -> list[Contractproduct]:
    """Give every product of every contract, by gemeente, product and day."""
    with workspace.lezen() as uow:
        return uow.contracten.alle()


def bewaar(workspace: Workspace, product: Contractproduct) -> Bewaard:
    """Add a product, or change the one with its id.

    The same product in the same Eenheid that had no end, ends the day before this one begins.
    Raises FieldError for what cannot be, or overlaps.
    """
    for fout in fouten(product):
        raise fout
    with workspace.schrijven() as uow:
        anderen = [ander for ander in _alle_van(uow, product) if ander.id != product.id]
        if any(ander.vanaf == product.vanaf for ander in anderen):
            raise FieldError(
                "vanaf",
                f"Van dit product begint op {datum_voluit(product.vanaf)} al een afspraak.",
                "Wijzig die, of kies een andere dag.",
            )
        aangesloten, gesloten = sluit_aan([*anderen, product])
        for eerder, later in overlappingen(aangesloten):
            if product.vanaf in (eerder.vanaf, later.vanaf):
                raise overlapfout(product, eerder, later)
        bewaren = next(p for p in aangesloten if p.vanaf == product.vanaf)
        uow.contracten.wijzig([p for p in gesloten if p is not bewaren])
        if product.id is None:
            uow.contracten.voeg_toe([bewaren])
        else:
            uow.contracten.wijzig([bewaren])
        bewaard = next(p for p in _alle_van(uow, bewaren) if p.vanaf == bewaren.vanaf)
        uow.commit()
    return Bewaard(bewaard, gesloten)


def verwijder(workspace: Workspace, id_: int) -> Contractproduct:
    """Take a product away and give it, to be kept again when that was a mistake.

    Raises UserError when it is gone already.
    """
    with workspace.schrijven() as uow:
        weg = next((product for product in uow.contracten.alle() if product.id == id_), None)
        if weg is None:
            raise UserError(
                "Deze afspraak is er niet meer.", "Misschien heb je hem net al verwijderd."
            )
        uow.contracten.verwijder([id_])
        uow.commit()
    return replace(weg, id=None)


def fouten(product: Contractproduct) -> Iterator[FieldError]:
    """What is wrong with a product by itself, whatever else was agreed."""
    if not bestaat_gemeente(product.gemeente):
        yield FieldError("gemeente", "Kies een gemeente uit de lijst.")
    categorieen = codelijst(PRODUCT_CATEGORIE.voor(product.wet))
    if product.product.categorie not in categorieen:
        yield FieldError(
            "categorie",
            f"Categorie {product.product.categorie} bestaat niet in de {product.wet.naam}.",
            f"Kies een code uit de lijst {categorieen.naam}.",
        )
    code = product.product.code or ""
    if not code.strip():
        yield FieldError("product", "Vul de productcode in.", "Die staat in je contract: 45A04.")
    elif len(code) > LANGSTE_CODE:
        yield FieldError(
            "product",
            f"‘{code}’ is te lang voor een productcode.",
            f"Een productcode heeft hooguit {LANGSTE_CODE} tekens.",
        )
    if product.eenheid not in codelijst("WJ756"):
        yield FieldError("eenheid", "Kies een eenheid uit de lijst.")
    if product.tarief > HOOGSTE_TARIEF:
        yield FieldError("tarief", "Dit tarief is hoger dan in een declaratie past.")
    elif product.tarief and not heeft_tarief(product.eenheid):
        yield FieldError(
            "tarief",
            "Bij een product in euro’s hoort geen tarief: je declareert het bedrag zelf (CS339).",
            "Laat het tarief leeg, of kies een andere eenheid.",
        )
    if product.tot is not None and product.tot < product.vanaf:
        yield FieldError(
            "tot", "De afspraak eindigt voordat hij begint.", "Kijk de twee datums na."
        )


def reeks(product: Contractproduct) -> Reeks:
    """Within which agreements may not overlap: one product of one gemeente in one Eenheid."""
    wat = product.product
    return (product.wet, product.gemeente, wat.categorie, wat.code, product.eenheid)


def sluit_aan(
    producten: Iterable[Contractproduct],
) -> tuple[list[Contractproduct], list[Contractproduct]]:
    """Let what has no end, end the day before the next begins; give all, and those that ended.

    All by series and day. No two of a series begin on the same day.
    """
    alle: list[Contractproduct] = []
    gesloten: list[Contractproduct] = []
    gesorteerd = sorted(producten, key=lambda p: (*map(str, reeks(p)), p.vanaf))
    for _, groep in groupby(gesorteerd, key=reeks):
        rij = list(groep)
        for at, (eerder, later) in enumerate(pairwise(rij)):
            if eerder.tot is None:
                rij[at] = replace(eerder, tot=later.vanaf - _DAG)
                gesloten.append(rij[at])
        alle += rij
    return alle, gesloten


def overlappingen(
    producten: Iterable[Contractproduct],
) -> Iterator[tuple[Contractproduct, Contractproduct]]:
    """Pairs of a series that count on the same day, from what `sluit_aan` gives."""
    for _, groep in groupby(producten, key=reeks):
        langste: Contractproduct | None = None
        for product in groep:
            if langste is not None and product.vanaf <= (langste.tot or date.max):
                yield langste, product
            if langste is None or (product.tot or date.max) > (langste.tot or date.max):
                langste = product


def overlapfout(
    product: Contractproduct, eerder: Contractproduct, later: Contractproduct
) -> FieldError:
    """Tell of a product that it counts at the same time as another."""
    ander = later if product.vanaf == eerder.vanaf else eerder
    tot = f"tot en met {datum_voluit(ander.tot)}" if ander.tot else "zonder einde"
    return FieldError(
        "vanaf" if ander is eerder else "tot",
        f"Van dit product loopt al een afspraak vanaf {datum_voluit(ander.vanaf)} {tot}.",
        "Laat de een eindigen voordat de ander begint.",
    )


def _alle_van(uow: UnitOfWork, product: Contractproduct) -> list[Contractproduct]:
    alle = uow.contracten.van([(product.wet, product.gemeente)])
    return [ander for ander in alle if reeks(ander) == reeks(product)]
