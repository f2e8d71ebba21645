"""Care that was recorded and is not declared, or was declared and is another now.

A line declares all care of a Toewijzing, product and month. So care that no line holds is still to
be declared where no line stands for the same, and makes that line wrong where one does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, case, exists, func, select

from app.domain.contract import Uitvoeringsvariant
from app.domain.openstaand import CorrectieOpen, DeclaratieOpen, Waarom
from app.domain.productperiode import eerste_dag, laatste_dag, maand_van_output
from app.domain.volume import PER_WEEK, UUR
from app.domain.zorg import OpenZorg, geteld, teleenheid
from app.standard.release import Wet
from app.store.laat_toegewezen import als_dag, sggz_toegewezen
from app.store.leidend import LEIDEND
from app.store.openstaand_declaraties import VAN_DECLARATIE, van_declaratie
from app.store.regelstand import staat, vastgehouden
from app.store.sql import in_delen
from app.store.tables import aanbieder, bericht, toewijzing, toewijzing_versie
from app.store.tables_declareren import (
    contractproduct,
    declaratie,
    prestatie,
    prestatie_zorg,
    vaststelling,
    zorg,
)

_DAG = timedelta(days=1)
_JAREN = 5  # TR335: what is older cannot be declared
_GELDT = zorg.c.vervallen_op.is_(None)


def te_declareren(verbinding: Connection, vandaag: date) -> list[DeclaratieOpen | CorrectieOpen]:
    """Care of the months that have passed and is not declared as it is recorded.

    Four queries and one for the granted lines that changed; only one where no care was recorded.
    """
    if verbinding.execute(_ER_IS_ZORG).scalar() is None:
        return []
    los = [_los(rij) for rij in verbinding.execute(_niet_vastgehouden(eerste_dag(vandaag)))]
    vast = _vastgesteld(verbinding)
    nieuw = _zonder_vastgestelde([een for een in los if een.lijn is None], vast)
    anders = _verschillen(los, verbinding.execute(_VERVALLEN))
    return [
        *_per_maand(nieuw),
        *_per_jaar(nieuw, vandaag),
        *_na_agb(nieuw, vandaag),
        *_te_corrigeren(verbinding, anders, vast),
    ]


def open_zorg(verbinding: Connection, client_id: int, vandaag: date) -> list[OpenZorg]:
    """Care of a client that was recorded until today and is not declared, by Toewijzing and month.

    Of a line that stands, what was recorded besides. Not what a rejected line holds, nor what the
    user decided not to declare. At most four queries.
    """
    eigen = select(toewijzing.c.id).where(toewijzing.c.client_id == client_id)
    vraag = _niet_vastgehouden(laatste_dag(vandaag) + _DAG, eigen)
    los = [_los(rij) for rij in verbinding.execute(vraag)]
    vast = _vastgesteld(verbinding)
    nieuw = _zonder_vastgestelde([een for een in los if een.lijn is None], vast)
    vervallen = verbinding.execute(_VERVALLEN.where(prestatie.c.client_id == client_id))
    anders = {id_: som for id_, som in _verschillen(los, vervallen).items() if som > 0}
    som: Counter[tuple[int, date, str]] = Counter()
    for een in nieuw:
        som[een.sleutel.toewijzing_id, een.sleutel.maand, een.eenheid] += een.geteld
    for rij in _veranderd(verbinding, anders, vast):
        wat = (rij.toewijzing_id, eerste_dag(rij.begindatum), teleenheid(rij.eenheid))
        som[wat] += anders[rij.prestatie_id]
    return [OpenZorg(*wat, aantal) for wat, aantal in sorted(som.items())]


class _Sleutel(NamedTuple):
    """What a line declares; the product without its category."""

    toewijzing_id: int
    product_code: str
    maand: date


@dataclass(frozen=True, slots=True)
class _Los:
    """Care of one Toewijzing, product and month that no line holds; ``lijn`` stands for it."""

    wet: Wet
    gemeente: str
    aanbieder: str
    agb_tot: date | None
    client_id: int
    sleutel: _Sleutel
    eenheid: str  # in which is added up
    geteld: int  # thousandths of it
    lijn: int | None
    sggz_toegewezen_op: date | None


_ER_IS_ZORG = select(zorg.c.id).where(zorg.c.toewijzing_id.is_not(None)).limit(1)


def _niet_vastgehouden(voor: date, van: Select[tuple[int]] | None = None) -> Select[Any]:
    """Care of before a day that no line holds, with the lines that stand for its Toewijzing.

    ``voor`` is the first day of a month; ``van`` are the only Toewijzingen, when given.
    """
    maand = func.substr(zorg.c.datum, 1, 7)
    zondagmaand = func.substr(func.date(zorg.c.datum, "weekday 0"), 1, 7)
    som = (
        select(
            zorg.c.toewijzing_id,
            zorg.c.product_code,
            zorg.c.eenheid,
            maand.label("maand"),
            zondagmaand.label("zondagmaand"),
            func.min(zorg.c.datum).label("eerste"),
            func.sum(zorg.c.aantal).label("aantal"),
        )
        .where(
            _GELDT,
            zorg.c.toewijzing_id.is_not(None) if van is None else zorg.c.toewijzing_id.in_(van),
            zorg.c.datum >= voor.replace(year=max(voor.year - _JAREN, 1)),
            zorg.c.datum < voor,
            ~vastgehouden(),
        )
        .group_by(zorg.c.toewijzing_id, maand, zorg.c.product_code, zorg.c.eenheid, zondagmaand)
        .subquery("som")
    )
    versie = toewijzing_versie
    afspraak = contractproduct
    is_output = and_(
        versie.c.frequentie == PER_WEEK,
        exists(
            select(afspraak.c.id).where(
                afspraak.c.gemeente == toewijzing.c.gemeente,
                afspraak.c.wet == toewijzing.c.wet,
                afspraak.c.product_code
                == func.coalesce(func.nullif(som.c.product_code, ""), versie.c.product_code),
                afspraak.c.uitvoering == Uitvoeringsvariant.OUTPUT,
                afspraak.c.vanaf <= som.c.eerste,
                func.coalesce(afspraak.c.tot, som.c.eerste) >= som.c.eerste,
            )
        ),
    )
    begin = som.c.maand + "-01"
    regel, bij = prestatie.alias(), bericht.alias()
    lijnen = (
        select(
            func.group_concat(
                func.printf(
                    "%s/%s/%d",
                    func.substr(regel.c.begindatum, 1, 7),
                    regel.c.product_code,
                    regel.c.id,
                )
            )
        )
        .select_from(regel)
        .join(bij, bij.c.id == regel.c.bericht_id)
        .where(
            regel.c.toewijzing_id == som.c.toewijzing_id,
            # A week may belong to the month before or after it (IV076).
            regel.c.begindatum >= func.date(begin, "-1 month"),
            regel.c.begindatum < func.date(begin, "+2 months"),
            staat(regel, bij),
        )
        .scalar_subquery()
    )
    return (
        select(
            toewijzing.c.wet,
            toewijzing.c.gemeente,
            toewijzing.c.aanbieder,
            aanbieder.c.tot,
            toewijzing.c.client_id,
            som,
            versie.c.product_code.label("gegeven_code"),
            versie.c.ingangsdatum,
            versie.c.einddatum,
            is_output.label("is_output"),
            lijnen.label("lijnen"),
            sggz_toegewezen(begin).label("sggz_op"),
        )
        .select_from(som)
        .join(toewijzing, toewijzing.c.id == som.c.toewijzing_id)
        .join(versie, LEIDEND)
        .join(aanbieder, aanbieder.c.agb == toewijzing.c.aanbieder)
        .order_by(som.c.maand, toewijzing.c.wet, toewijzing.c.gemeente, toewijzing.c.aanbieder)
    )


def _los(rij: Any) -> _Los:
    maand = date.fromisoformat(f"{rij.maand}-01")
    if rij.is_output:
        zondagmaand = date.fromisoformat(f"{rij.zondagmaand}-01")
        maand = maand_van_output(rij.ingangsdatum, rij.einddatum, maand, zondagmaand)
    code = rij.product_code or rij.gegeven_code or ""
    lijnen = [tekst.split("/") for tekst in (rij.lijnen or "").split(",") if tekst]
    van_lijn = [
        int(id_)
        for van, product, id_ in lijnen
        if van == maand.isoformat()[:7] and code in ("", product)
    ]
    return _Los(
        wet=rij.wet,
        gemeente=rij.gemeente,
        aanbieder=rij.aanbieder,
        agb_tot=rij.tot,
        client_id=rij.client_id,
        sleutel=_Sleutel(rij.toewijzing_id, code, maand),
        eenheid=teleenheid(rij.eenheid),
        geteld=geteld(rij.aantal, rij.eenheid),
        lijn=max(van_lijn, default=None),
        sggz_toegewezen_op=als_dag(rij.sggz_op),
    )


# Decisions of the user; they count while what was recorded is the same.
_VASTGESTELD = select(
    vaststelling.c.toewijzing_id,
    vaststelling.c.product_code,
    vaststelling.c.maand,
    vaststelling.c.geregistreerd,
    vaststelling.c.volume,
)


def _vastgesteld(verbinding: Connection) -> dict[Any, Any]:
    return {
        (een.toewijzing_id, een.product_code, een.maand): een
        for een in verbinding.execute(_VASTGESTELD)
    }


def _verschillen(los: Iterable[_Los], vervallen: Iterable[Any]) -> dict[int, int]:
    """How much more or less was recorded than lines that stand declare, by the id of the line."""
    verschil: Counter[int] = Counter()
    for een in los:
        if een.lijn is not None:
            verschil[een.lijn] += een.geteld
    for prestatie_id, eenheid, aantal in vervallen:
        verschil[prestatie_id] -= geteld(aantal, eenheid)
    return {id_: som for id_, som in verschil.items() if som}


def _zonder_vastgestelde(los: list[_Los], vast: Mapping[Any, Any]) -> list[_Los]:
    """Leave out care of which the user decided to declare nothing."""
    som: Counter[_Sleutel] = Counter()
    for een in los:
        som[een.sleutel] += een.geteld

    def blijft(een: _Los) -> bool:
        besluit = vast.get(een.sleutel)
        return besluit is None or besluit.volume != 0 or besluit.geregistreerd != som[een.sleutel]

    return [een for een in los if blijft(een)]


def _per_maand(los: Iterable[_Los]) -> Iterable[DeclaratieOpen]:
    """One for each month, as a 323 is made for one."""
    for groep in _groepen(los, lambda een: een.sleutel.maand):
        dagen = [een.sggz_toegewezen_op for een in groep if een.sggz_toegewezen_op is not None]
        yield replace(
            _open(groep, Waarom.MAAND, laatste_dag(groep[0].sleutel.maand)),
            sggz_toegewezen_op=min(dagen) if len(dagen) == len(groep) else None,
        )


def _per_jaar(los: Iterable[_Los], vandaag: date) -> Iterable[DeclaratieOpen]:
    """One for each year that has passed."""
    oud = [een for een in los if een.sleutel.maand.year < vandaag.year]
    for groep in _groepen(oud, lambda een: een.sleutel.maand.year):
        yield _open(groep, Waarom.JAAR, date(groep[0].sleutel.maand.year, 12, 31))


def _na_agb(los: Iterable[_Los], vandaag: date) -> Iterable[DeclaratieOpen]:
    """One for each AGB code of ours that has ended."""
    for groep in _groepen(los, lambda _: None):
        tot = groep[0].agb_tot
        if tot is not None and tot <= vandaag:
            yield _open(groep, Waarom.AGB, tot)


def _groepen(los: Iterable[_Los], deel: Callable[[_Los], object]) -> list[list[_Los]]:
    groepen: dict[tuple[object, ...], list[_Los]] = {}
    for een in los:
        sleutel = (een.wet, een.gemeente, een.aanbieder, deel(een))
        groepen.setdefault(sleutel, []).append(een)
    return list(groepen.values())


def _open(groep: list[_Los], waarom: Waarom, tot: date) -> DeclaratieOpen:
    eerste = groep[0]
    return DeclaratieOpen(
        wet=eerste.wet,
        gemeente=eerste.gemeente,
        waarom=waarom,
        aanbieder=eerste.aanbieder,
        vanaf=min(een.sleutel.maand for een in groep),
        tot=tot,
        clienten=len({een.client_id for een in groep}),
        prestaties=len({een.sleutel for een in groep}),
    )


# Of lines that stand, the care that lapsed since.
_VERVALLEN = (
    select(prestatie.c.id, zorg.c.eenheid, func.sum(zorg.c.aantal))
    .select_from(zorg)
    .join(prestatie_zorg, prestatie_zorg.c.zorg_id == zorg.c.id)
    .join(prestatie, prestatie.c.id == prestatie_zorg.c.prestatie_id)
    .join(bericht, bericht.c.id == prestatie.c.bericht_id)
    .where(zorg.c.vervallen_op.is_not(None), staat(prestatie, bericht))
    .group_by(prestatie.c.id, zorg.c.eenheid)
)


def _te_corrigeren(
    verbinding: Connection, anders: Mapping[int, int], vast: Mapping[Any, Any]
) -> list[CorrectieOpen]:
    """The declarations with granted lines of which other care is recorded than was declared."""
    van: dict[int, Any] = {}
    regels: Counter[int] = Counter()
    for rij in _veranderd(verbinding, anders, vast):
        if rij.beantwoord_op is not None:  # and it stands, so it was granted
            van[rij.id] = rij
            regels[rij.id] += 1
    return [
        CorrectieOpen(**van_declaratie(rij), sinds=rij.beantwoord_op, regels=regels[id_])
        for id_, rij in van.items()
    ]


def _veranderd(
    verbinding: Connection, anders: Mapping[int, int], vast: Mapping[Any, Any]
) -> Iterable[Any]:
    """Lines whose recorded care is more or less than was declared, by this much.

    Not those whose volume is what the user decided to declare of what is recorded now.
    """
    for deel in in_delen(anders):
        for rij in verbinding.execute(_LIJN.where(prestatie.c.id.in_(deel))):
            maand = eerste_dag(rij.begindatum)
            besluit = vast.get((rij.toewijzing_id, rij.product_code, maand))
            nu = (rij.gedeclareerd or 0) + anders[rij.prestatie_id]
            if besluit is None or (besluit.geregistreerd, besluit.volume) != (nu, rij.volume):
                yield rij


_LIJN = (
    select(
        *VAN_DECLARATIE,
        declaratie.c.beantwoord_op,
        prestatie.c.id.label("prestatie_id"),
        prestatie.c.toewijzing_id,
        prestatie.c.product_code,
        prestatie.c.begindatum,
        prestatie.c.volume,
        prestatie.c.eenheid,
        select(
            # Added up in minutes what is in hours (IV079).
            func.sum(case((zorg.c.eenheid == UUR, zorg.c.aantal * 60), else_=zorg.c.aantal))
        )
        .select_from(zorg)
        .join(prestatie_zorg, prestatie_zorg.c.zorg_id == zorg.c.id)
        .where(prestatie_zorg.c.prestatie_id == prestatie.c.id)
        .scalar_subquery()
        .label("gedeclareerd"),
    )
    .select_from(prestatie)
    .join(declaratie, declaratie.c.bericht_id == prestatie.c.bericht_id)
    .join(bericht, bericht.c.id == prestatie.c.bericht_id)
    .order_by(prestatie.c.id)
)
