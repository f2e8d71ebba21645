"""A contract from a file: what is new, what changes, what is wrong; all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.volume import EURO
from app.errors import UserError
from app.services import contracten, kolommen
from app.services.kolommen import Doel, Doelkolom, Kolomkeuze, Kolomvoorstel
from app.services.tabel import Tabel, Waarde, als_tekst, kaal
from app.services.tarieven import verdacht
from app.services.waarden import (
    STUKS_INSPANNING,
    STUKS_OUTPUT,
    Rijfout,
    Rijlezer,
    lees_code,
    lees_datum,
    lees_eenheid,
    lees_eurocent,
    lees_gemeente,
    lees_tekst,
    lees_wet,
)
from app.services.workspace import Workspace
from app.standard.basis import Product
from app.standard.codelijsten import codelijst
from app.standard.release import PRODUCT_CATEGORIE
from app.store.unit_of_work import UnitOfWork

DOEL = Doel(
    "contract",
    (
        Doelkolom("wet", "wet", synoniemen=("domein", "perceel wet")),
        Doelkolom(
            "gemeente",
            "gemeente",
            synoniemen=("gemeentecode", "gemeente code", "gemeentenaam", "opdrachtgever"),
        ),
        Doelkolom(
            "categorie",
            "categorie",
            synoniemen=("productcategorie", "product categorie", "categoriecode", "cat"),
        ),
        Doelkolom(
            "product", "product", synoniemen=("productcode", "product code", "code", "zorgcode")
        ),
        Doelkolom(
            "omschrijving",
            "omschrijving",
            verplicht=False,
            synoniemen=("naam", "productnaam", "productomschrijving", "omschrijving product"),
        ),
        Doelkolom("eenheid", "eenheid", synoniemen=("declaratie-eenheid", "tariefeenheid", "per")),
        Doelkolom(
            "tarief",
            "tarief",
            synoniemen=("prijs", "bedrag", "tarief in euro", "tarief per eenheid", "producttarief"),
        ),
        Doelkolom(
            "variant",
            "variant",
            synoniemen=("uitvoeringsvariant", "uitvoering", "bekostiging", "inspanning/output"),
        ),
        Doelkolom(
            "vanaf",
            "vanaf",
            synoniemen=(
                "ingangsdatum",
                "ingang",
                "begindatum",
                "geldig vanaf",
                "startdatum",
                "datum vanaf",
            ),
        ),
        Doelkolom(
            "tot",
            "tot",
            verplicht=False,
            synoniemen=("einddatum", "geldig tot", "tot en met", "geldig tot en met", "datum tot"),
        ),
    ),
)
_VARIANTEN = {
    Uitvoeringsvariant.INSPANNING: frozenset(
        {"inspanning", "inspanningsgericht", "i", "inspanninggericht"}
    ),
    Uitvoeringsvariant.OUTPUT: frozenset({"output", "outputgericht", "o"}),
}

# WJ756 has two codes for pieces, by how they are paid.
_VARIANT_VAN = {
    STUKS_OUTPUT: Uitvoeringsvariant.OUTPUT,
    STUKS_INSPANNING: Uitvoeringsvariant.INSPANNING,
}


class Stand(StrEnum):
    """What taking a row over does."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    ONGEWIJZIGD = "ongewijzigd"


@dataclass(frozen=True, slots=True)
class Contractregel:
    """A row that can be taken over, as it will be kept."""

    rij: int
    product: Contractproduct
    stand: Stand


@dataclass(frozen=True, slots=True)
class Contractvoorstel:
    """What a file would do; with ``fouten`` it does nothing.

    ``afgesloten`` are the agreements that get an end because a later one begins.
    """

    tabel: Tabel
    kolommen: Kolomvoorstel
    regels: Sequence[Contractregel] = ()
    afgesloten: Sequence[Contractproduct] = ()
    fouten: Sequence[Rijfout] = ()
    waarschuwingen: Sequence[Rijfout] = ()

    def aantal(self, stand: Stand) -> int:
        """Count the rows that do this."""
        return sum(regel.stand is stand for regel in self.regels)


@dataclass(frozen=True, slots=True)
class _Gelezen:
    lezer: Rijlezer
    rij: int
    product: Contractproduct


def lees(workspace: Workspace, tabel: Tabel, keuze: Kolomkeuze | None = None) -> Contractvoorstel:
    """Tell what a file would do. While a column is missing nothing of it is judged.

    ``keuze`` is which column is which when the user says so. Raises UserError when a column is
    chosen twice.
    """
    with workspace.lezen() as uow:
        return _voorstel(uow, tabel, keuze)


def importeer(
    workspace: Workspace, tabel: Tabel, keuze: Kolomkeuze | None = None
) -> Contractvoorstel:
    """Take a file over, all of it, or nothing when a row is wrong; gives what that came to.

    A choice of columns is remembered. Raises UserError when a column is missing.
    """
    with workspace.schrijven() as uow:
        voorstel = _voorstel(uow, tabel, keuze)
        kolommen.eis(voorstel.kolommen, tabel)
        if voorstel.fouten:
            return voorstel
        if keuze is not None:
            kolommen.onthoud(uow, DOEL, tabel.kop, keuze)
        te_wijzigen = {
            product.id: product
            for product in (
                *(r.product for r in voorstel.regels if r.stand is Stand.GEWIJZIGD),
                *(product for product in voorstel.afgesloten if product.id is not None),
            )
        }
        uow.contracten.wijzig(list(te_wijzigen.values()))
        uow.contracten.voeg_toe(r.product for r in voorstel.regels if r.stand is Stand.NIEUW)
        uow.commit()
    return voorstel


def _voorstel(uow: UnitOfWork, tabel: Tabel, keuze: Kolomkeuze | None) -> Contractvoorstel:
    gekozen = kolommen.kies(uow, DOEL, tabel, keuze)
    if gekozen.ontbreekt:
        return Contractvoorstel(tabel, gekozen)
    gelezen: list[_Gelezen] = []
    fouten: list[Rijfout] = []
    waarschuwingen: list[Rijfout] = []
    eerder: dict[tuple[contracten.Reeks, date], int] = {}
    for rij in tabel.rijen:
        lezer = Rijlezer(rij, gekozen.keuze, DOEL)
        product = _lees_rij(lezer)
        if product is not None:
            for fout in contracten.fouten(product):
                lezer.weiger(fout.veld, fout.message, fout.advice or "")
            dubbel = eerder.setdefault((contracten.reeks(product), product.vanaf), rij.nummer)
            if dubbel != rij.nummer:
                lezer.weiger(
                    "vanaf",
                    f"Dit product met deze eenheid en begindatum staat ook op rij {dubbel}.",
                    "Laat er een van staan.",
                )
            if not lezer.fouten:
                gelezen.append(_Gelezen(lezer, rij.nummer, product))
                waarschuwingen += _opvallend(lezer, product)
        fouten += lezer.fouten
    bestaand = uow.contracten.van({(g.product.wet, g.product.gemeente) for g in gelezen})
    regels, afgesloten, overlap = _vergelijk(gelezen, bestaand, gekozen.keuze)
    alle_fouten = sorted([*fouten, *overlap], key=lambda fout: fout.rij)
    return Contractvoorstel(tabel, gekozen, regels, afgesloten, alle_fouten, waarschuwingen)


def _lees_rij(lezer: Rijlezer) -> Contractproduct | None:
    """Read a row; None when something of it cannot be read, which the reader then knows."""
    wet = lezer.lees("wet", lees_wet)
    gemeente = lezer.lees("gemeente", lees_gemeente)
    categorie = None
    if wet is not None:
        categorielijst = PRODUCT_CATEGORIE.voor(wet)
        categorie = lezer.lees(
            "categorie",
            lambda waarde: lees_code(waarde, categorielijst, f"categorie van de {wet.naam}"),
        )
    code = lezer.lees("product", lees_tekst)
    variant = lezer.lees("variant", _lees_variant)
    stuks = next((code for code, bij in _VARIANT_VAN.items() if bij is variant), None)
    eenheid = lezer.lees("eenheid", lambda waarde: lees_eenheid(waarde, stuks))
    if eenheid == EURO and lezer.waarde("tarief") is None:
        tarief: int | None = 0
    else:
        tarief = lezer.lees("tarief", lees_eurocent)
    vanaf = lezer.lees("vanaf", lees_datum)
    tot = lezer.lees("tot", lees_datum)
    naam = lezer.lees("omschrijving", lees_tekst) or ""
    if lezer.fouten:
        return None
    # What is needed and empty was refused above.
    assert wet is not None
    assert gemeente is not None
    assert categorie is not None
    assert code is not None
    assert variant is not None
    assert eenheid is not None
    assert tarief is not None
    assert vanaf is not None
    return Contractproduct(
        wet=wet,
        gemeente=gemeente,
        product=Product(categorie=categorie, code=code),
        naam=naam,
        eenheid=eenheid,
        tarief=tarief,
        uitvoering=variant,
        vanaf=vanaf,
        tot=tot,
    )


def _lees_variant(waarde: Waarde) -> Uitvoeringsvariant:
    woord = kaal(als_tekst(waarde))
    for variant, woorden in _VARIANTEN.items():
        if woord in woorden:
            return variant
    raise UserError(
        f"‘{als_tekst(waarde)}’ is geen uitvoeringsvariant.", "Vul inspanning of output in."
    )


def _opvallend(lezer: Rijlezer, product: Contractproduct) -> Iterable[Rijfout]:
    """What is odd about a row, though it may be right."""
    if (vreemd := verdacht(product.eenheid, product.tarief)) is not None:
        yield lezer.rijfout("tarief", *vreemd)
    hoort = {
        STUKS_OUTPUT: Uitvoeringsvariant.OUTPUT,
        STUKS_INSPANNING: Uitvoeringsvariant.INSPANNING,
    }
    bij = hoort.get(product.eenheid, product.uitvoering)
    if bij is not product.uitvoering:
        label = codelijst("WJ756").label(product.eenheid)
        yield lezer.rijfout(
            "variant",
            f"De eenheid {label} hoort bij {bij}, en hier staat {product.uitvoering}.",
            "Kijk in je contract wat er geldt.",
        )


def _vergelijk(
    gelezen: Sequence[_Gelezen], bestaand: Sequence[Contractproduct], keuze: Kolomkeuze
) -> tuple[list[Contractregel], list[Contractproduct], list[Rijfout]]:
    """Lay the rows beside what is kept: what each does, what ends by it, what overlaps."""
    oud = {(contracten.reeks(product), product.vanaf): product for product in bestaand}
    nieuw = {(contracten.reeks(g.product), g.product.vanaf): g for g in gelezen}
    reeksen = {reeks for reeks, _ in nieuw}
    samen = [product for plek, product in oud.items() if plek[0] in reeksen and plek not in nieuw]
    samen += [_aangevuld(g.product, oud.get(plek), keuze) for plek, g in nieuw.items()]
    alle, gesloten = contracten.sluit_aan(samen)
    fouten = []
    for eerder, later in contracten.overlappingen(alle):
        # Told of the later row of the two, if it is in the file.
        plekken = [(contracten.reeks(p), p.vanaf) for p in (later, eerder)]
        g = next((nieuw[plek] for plek in plekken if plek in nieuw), None)
        if g is not None:
            fout = contracten.overlapfout(g.product, eerder, later)
            fouten.append(g.lezer.rijfout(fout.veld, fout.message, fout.advice or ""))
    regels = []
    onveranderd = set()
    for product in alle:
        plek = (contracten.reeks(product), product.vanaf)
        if plek not in nieuw:
            continue
        eerst = oud.get(plek)
        stand = Stand.NIEUW
        if eerst is not None:
            stand = Stand.ONGEWIJZIGD if eerst == product else Stand.GEWIJZIGD
        if stand is Stand.ONGEWIJZIGD:
            onveranderd.add(plek)
        regels.append(Contractregel(nieuw[plek].rij, product, stand))
    regels.sort(key=lambda regel: regel.rij)
    afgesloten = [p for p in gesloten if (contracten.reeks(p), p.vanaf) not in onveranderd]
    return regels, afgesloten, fouten


def _aangevuld(
    product: Contractproduct, bewaard: Contractproduct | None, keuze: Kolomkeuze
) -> Contractproduct:
    """Take from what is kept its id, and what the file has no column for."""
    if bewaard is None:
        return product
    return replace(
        product,
        id=bewaard.id,
        naam=product.naam if "omschrijving" in keuze else bewaard.naam,
        tot=product.tot if "tot" in keuze else bewaard.tot,
    )
