"""Care that was recorded and is not declared, by the terms within which it must be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, case, func, literal_column, select

from app.domain.openstaand import DeclaratieOpen, Waarom
from app.domain.volume import UUR
from app.domain.zorg import einde_maand, geteld
from app.standard.release import Wet
from app.store.regelstand import keten, vastgehouden
from app.store.sql import letterlijk
from app.store.tables import aanbieder, toewijzing
from app.store.tables_declareren import vaststelling, zorg

_MAAND = func.substr(zorg.c.datum, 1, 7)


def te_declareren(verbinding: Connection, vandaag: date) -> list[DeclaratieOpen]:
    """Care of the months that have passed and is not declared, by AGB code, month and term.

    Two queries, and none where no care was ever recorded but the one that tells so.
    """
    if verbinding.execute(_ER_IS_ZORG).scalar() is None:
        return []
    rijen = [_Open(*rij) for rij in verbinding.execute(_niet_gedeclareerd(vandaag.replace(day=1)))]
    if not rijen:
        return []
    rijen = _zonder_vastgestelde(rijen, verbinding.execute(_OP_NUL))
    return [*_per_maand(rijen), *_per_jaar(rijen, vandaag), *_na_agb(rijen, vandaag)]


_ER_IS_ZORG = select(zorg.c.id).where(zorg.c.toewijzing_id.is_not(None)).limit(1)


@dataclass(frozen=True, slots=True)
class _Open:
    """Care of one Toewijzing, product and month that nobody declared."""

    wet: Wet
    gemeente: str
    aanbieder: str
    agb_tot: date | None
    client_id: int
    toewijzing_id: int
    product: str
    eenheid: str
    maand_tekst: str
    zondagmaand: str
    aantal: int

    @property
    def maand(self) -> date:
        """First day of the month."""
        return date.fromisoformat(f"{self.maand_tekst}-01")


def _niet_gedeclareerd(voor: date) -> Select[Any]:
    """Care of before a day that no line holds, summed as the proposal does."""
    schakel, nieuw = keten(), zorg.alias()
    vervangers = (
        select(schakel.c.zorg_id)
        .join(nieuw, nieuw.c.id == schakel.c.zorg_id)
        .where(
            schakel.c.eigen == letterlijk(0),
            nieuw.c.toewijzing_id == schakel.c.toewijzing_id,
            func.substr(nieuw.c.datum, 1, 7) == schakel.c.maand,
        )
    )
    zondagmaand = func.substr(func.date(zorg.c.datum, "weekday 0"), 1, 7)
    return (
        select(
            toewijzing.c.wet,
            toewijzing.c.gemeente,
            toewijzing.c.aanbieder,
            aanbieder.c.tot,
            toewijzing.c.client_id,
            zorg.c.toewijzing_id,
            zorg.c.product_code,
            zorg.c.eenheid,
            _MAAND,
            zondagmaand,
            func.sum(zorg.c.aantal),
        )
        .select_from(zorg)
        .join(toewijzing, toewijzing.c.id == zorg.c.toewijzing_id)
        .join(aanbieder, aanbieder.c.agb == toewijzing.c.aanbieder)
        .where(
            zorg.c.vervallen_op.is_(None),
            zorg.c.datum < voor,
            ~vastgehouden(zorg),
            zorg.c.id.not_in(vervangers),
        )
        .group_by(zorg.c.toewijzing_id, _MAAND, zorg.c.product_code, zorg.c.eenheid, zondagmaand)
        .order_by(toewijzing.c.wet, toewijzing.c.gemeente, toewijzing.c.aanbieder, _MAAND)
    )


# Decisions not to declare, with what is recorded now in the Eenheid in which is added up (IV079).
_OP_NUL = select(
    vaststelling.c.toewijzing_id,
    vaststelling.c.product_code,
    func.substr(vaststelling.c.maand, 1, 7),
    vaststelling.c.geregistreerd,
    select(func.sum(case((zorg.c.eenheid == UUR, zorg.c.aantal * 60), else_=zorg.c.aantal)))
    .where(
        zorg.c.toewijzing_id == vaststelling.c.toewijzing_id,
        zorg.c.vervallen_op.is_(None),
        zorg.c.product_code.in_([vaststelling.c.product_code, literal_column("''")]),
        func.substr(vaststelling.c.maand, 1, 7) == _MAAND,
    )
    .scalar_subquery(),
).where(vaststelling.c.volume == letterlijk(0))


def _zonder_vastgestelde(rijen: list[_Open], op_nul: Iterable[Any]) -> list[_Open]:
    """Leave out care of which the user decided to declare nothing, while that decision counts.

    The month is that of the care, or that in which its week ends where that is declared (IV076).
    """
    weg: set[int] = set()
    per_toewijzing: dict[int, list[_Open]] = {}
    for rij in rijen:
        per_toewijzing.setdefault(rij.toewijzing_id, []).append(rij)
    for toewijzing_id, code, maand, geregistreerd, nu in op_nul:
        van = [r for r in per_toewijzing.get(toewijzing_id, ()) if r.product in (code, "")]
        for soms in (
            [r for r in van if r.maand_tekst == maand],
            [r for r in van if r.zondagmaand == maand],
        ):
            som = sum(geteld(r.aantal, r.eenheid) for r in soms)
            if geregistreerd in (som, nu):
                weg.update(map(id, soms))
                break
    return [rij for rij in rijen if id(rij) not in weg]


def _per_maand(rijen: Iterable[_Open]) -> Iterable[DeclaratieOpen]:
    """One for each month, as the 323 is made for one."""
    for groep in _groepen(rijen, lambda rij: rij.maand_tekst):
        eerste = groep[0]
        yield _open(groep, Waarom.MAAND, einde_maand(eerste.maand))


def _per_jaar(rijen: Iterable[_Open], vandaag: date) -> Iterable[DeclaratieOpen]:
    """One for each year that has passed."""
    oud = [rij for rij in rijen if rij.maand.year < vandaag.year]
    for groep in _groepen(oud, lambda rij: rij.maand_tekst[:4]):
        yield _open(groep, Waarom.JAAR, date(groep[0].maand.year, 12, 31))


def _na_agb(rijen: Iterable[_Open], vandaag: date) -> Iterable[DeclaratieOpen]:
    """One for each AGB code of ours that has ended."""
    for groep in _groepen(rijen, lambda _: ""):
        tot = groep[0].agb_tot
        if tot is not None and tot <= vandaag:
            yield _open(groep, Waarom.AGB, tot)


def _groepen(rijen: Iterable[_Open], deel: Callable[[_Open], str]) -> list[list[_Open]]:
    groepen: dict[tuple[Wet, str, str, str], list[_Open]] = {}
    for rij in rijen:
        sleutel = (rij.wet, rij.gemeente, rij.aanbieder, deel(rij))
        groepen.setdefault(sleutel, []).append(rij)
    return list(groepen.values())


def _open(groep: list[_Open], waarom: Waarom, tot: date) -> DeclaratieOpen:
    eerste = groep[0]
    return DeclaratieOpen(
        wet=eerste.wet,
        gemeente=eerste.gemeente,
        waarom=waarom,
        aanbieder=eerste.aanbieder,
        vanaf=min(rij.maand for rij in groep),
        tot=tot,
        clienten=len({rij.client_id for rij in groep}),
        prestaties=len({(rij.toewijzing_id, rij.product, rij.maand_tekst) for rij in groep}),
    )
